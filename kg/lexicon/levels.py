"""Words for levels of administration that stand for a unit of that level: 镇里, 村集体, 市人社局."""

from __future__ import annotations

from functools import cache

from kg.lexicon.vocabulary import rows


@cache
def _levels() -> dict[str, tuple[str, ...]]:
    return {row["word"]: tuple(row["subtypes"].split()) for row in rows("level_words")}


def subtypes_of_level(word: str) -> tuple[str, ...]:
    """The subtypes of the places that a level word can mean; () for any other word.

    >>> subtypes_of_level("村"), subtypes_of_level("局")
    (('village', 'community'), ())
    """
    return _levels().get(word, ())
