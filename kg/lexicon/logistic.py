"""Logistic models whose weights are data: a table of signs, how much each speaks for (below 0: against) a yes."""

from __future__ import annotations

import math
from collections.abc import Mapping
from functools import cache

from kg.lexicon.vocabulary import rows

BIAS = "always"  # the row for what is added whatever the signs


def chance(table: str, signs: Mapping[str, float]) -> float:
    """The chance between 0 and 1 that the weights of a table give to these signs; signs without a weight say nothing.

    >>> chance("quotation_weights", {"verb": 1.0}) > chance("quotation_weights", {"slogan": 1.0})
    True
    """
    return of_weights(_weights(table), signs)


def of_weights(weights: Mapping[str, float], signs: Mapping[str, float]) -> float:
    """The same for weights that are no table yet."""
    total = weights[BIAS] + sum(weights.get(sign, 0.0) * value for sign, value in signs.items())
    return 1 / (1 + math.exp(-total))


@cache
def _weights(table: str) -> dict[str, float]:
    return {row["sign"]: float(row["weight"]) for row in rows(table)}
