"""Sentences cut into words by jieba, once for all the rules that ask."""

from __future__ import annotations

from functools import lru_cache
from typing import NamedTuple

import rjieba


class Token(NamedTuple):
    """A word with its place in the text and its part of speech."""

    text: str
    start: int
    stop: int
    tag: str


@lru_cache(maxsize=4096)
def tokens(text: str) -> tuple[Token, ...]:
    """The words of a text, as far as a dictionary knows them; together they are the whole text.

    >>> [(token.text, token.tag) for token in tokens("建成公园")]
    [('建成', 'v'), ('公园', 'n')]
    """
    found, start = [], 0
    for word, tag in rjieba.tag(text):
        stop = start + len(word)
        found.append(Token(word, start, stop, tag))
        start = stop
    return tuple(found)
