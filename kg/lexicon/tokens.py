"""Sentences cut into words by jieba, once for all the rules that ask."""

from __future__ import annotations

from functools import lru_cache

import rjieba


@lru_cache(maxsize=4096)
def tagged(text: str) -> tuple[tuple[str, str], ...]:
    """The words of a text with jieba's parts of speech.

    >>> tagged("建成公园")
    (('建成', 'v'), ('公园', 'n'))
    """
    return tuple(rjieba.tag(text))
