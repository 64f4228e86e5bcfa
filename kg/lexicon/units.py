"""Units and measure words, and the words that bound a number, as typed data."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from functools import cache
from typing import cast

from kg.lexicon.patterns import alternation
from kg.lexicon.vocabulary import rows
from kg.model import Bound


@dataclass(frozen=True)
class Unit:
    word: str  # as printed
    kind: str  # money | share | person | count | times | measure | time | score | greater
    name: str  # as the graph writes it: 元 for 块钱
    not_before: str = ""  # characters that make it the start of another word: 支 in 支部


@cache
def units() -> dict[str, Unit]:
    """Every unit by its printed form.

    >>> units()["平米"].name
    '平方米'
    """
    return {
        row["word"]: Unit(row["word"], row["kind"], row["as"] or row["word"], row["not_before"])
        for row in rows("units")
    }


@cache
def bounds(where: str) -> dict[str, Bound]:
    """The bounding words that stand `before` a number, `inside` (万余) or `after` its unit.

    >>> bounds("after")["以上"]
    'at_least'
    """
    return {row["word"]: cast(Bound, row["bound"]) for row in rows("bounds") if row["where"] == where}


def alternatives(words: Iterable[str]) -> str:
    """The words as one regular-expression group, the longest first."""
    return f"(?:{alternation(words)})"
