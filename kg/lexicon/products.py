"""Crops, animals and goods, as data."""

from __future__ import annotations

from functools import cache

from kg.lexicon.vocabulary import rows, words


@cache
def product_words() -> frozenset[str]:
    """The words of `product_words.tsv`."""
    return words("product_words")


@cache
def crops() -> frozenset[str]:
    """The words of `product_words.tsv` for what is grown or raised, or made of it."""
    return frozenset(row["word"] for row in rows("product_words") if row["kind"] == "crop")


def ends_in_product(name: str) -> str:
    """The longest product word that closes a name, or "".

    >>> ends_in_product("高山西瓜"), ends_in_product("广场舞")
    ('西瓜', '')
    """
    table = product_words()
    return next((name[-n:] for n in range(min(6, len(name)), 0, -1) if name[-n:] in table), "")


def starts_with_product(text: str) -> str:
    """The longest product word that opens a text, or "".

    >>> starts_with_product("烧饼香飘万里"), starts_with_product("广场舞")
    ('烧饼', '')
    """
    table = product_words()
    return next((text[:n] for n in range(min(6, len(text)), 0, -1) if text[:n] in table), "")


@cache
def product_stops(kind: str) -> frozenset[str]:
    """Words that end a product's name on its left (`cut`) or name no product (`abstract`)."""
    return frozenset(r["word"] for r in rows("product_stops") if r["kind"] == kind)


_LONGEST_MANNER = 4


def manner_before(text: str, start: int) -> int:
    """How many characters before a product say how it is raised or what for, and belong to its name.

    >>> manner_before("种植林下菌菇", 4), manner_before("种植菌菇", 2)
    (2, 0)
    """
    manners = words("product_manners")
    return next((n for n in range(_LONGEST_MANNER, 1, -1) if n <= start and text[start - n : start] in manners), 0)
