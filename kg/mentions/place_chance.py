"""How likely a phrase means one site, from its signs: a logistic model with its weights as data.

The weights were fitted on annotated pages by `python -m benchmarks.accuracy.sites`.
"""

from __future__ import annotations

import math
from collections.abc import Mapping
from functools import cache

from kg.lexicon.vocabulary import rows

SITE = 0.75  # from here on a phrase is taken for a site: on unread pages few of those below are


def chance(signs: Mapping[str, float]) -> float:
    """The chance between 0 and 1 that a phrase with these signs means one site."""
    weights = _weights()
    total = weights["always"] + sum(weights.get(sign, 0.0) * value for sign, value in signs.items())
    return 1 / (1 + math.exp(-total))


@cache
def _weights() -> dict[str, float]:
    return {row["sign"]: float(row["weight"]) for row in rows("site_weights")}
