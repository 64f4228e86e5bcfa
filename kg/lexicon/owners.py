"""What kinds of things can own a figure: hospitals have beds, schools pupils, platforms registered users."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cache, lru_cache

from kg.lexicon.patterns import Listed, alternation
from kg.lexicon.vocabulary import rows

#: What the groups of the table stand for.
_GROUPS: dict[str, tuple[str, ...]] = {
    "area": ("county", "town", "village"),
    "site": tuple({row["family"]: "" for row in rows("place_kinds")} | {"scenic": ""}),
    "body": (
        *("firm", "coop", "bank", "school", "medical", "court", "police", "bureau", "committee", "association"),
        *("team", "media"),
    ),
    "event": ("meeting", "training", "contest", "drill", "visit", "signing", "activity", "release"),
}


@dataclass(frozen=True)
class Owners:
    """The kinds that own a figure first of all, and all that may own it."""

    first: frozenset[str]
    all: frozenset[str]


@cache
def _table(column: str) -> dict[str, Owners]:
    """The owners by word or by unit."""
    table: dict[str, Owners] = {}
    for row in rows("figure_owners"):
        first, also = kinds(row["owners"]), kinds(row["also"])
        table.update(dict.fromkeys(row[column].split(), Owners(first, first | also)))
    return table


def kinds(cell: str) -> frozenset[str]:
    """The kinds that a cell of the table names, groups taken apart."""
    return frozenset(kind for word in cell.split() for kind in _GROUPS.get(word, (word,)))


@cache
def _pattern() -> Listed:
    return Listed(_table("words"), f"(?=({alternation(_table('words'))}))")


@lru_cache(maxsize=4096)
def owners_of(words: str) -> Owners | None:
    """Who can own what these words say: the word that ends last decides, of those the longest.

    >>> found = owners_of("日均门诊量")
    >>> sorted(found.first)
    ['medical']
    >>> "person" in owners_of("平台注册用户").first
    False
    """
    last = max(_pattern().finditer(words), key=lambda found: (found.end(1), -found.start()), default=None)
    return _table("words")[last[1]] if last else None


def owners_by_unit(unit: str) -> Owners | None:
    """Who can own what is counted so, where no word says more.

    >>> "person" in owners_by_unit("户").all
    False
    """
    return _table("units").get(unit)
