"""Sentences cut into words by jieba, once for all the rules that ask."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from functools import lru_cache
from itertools import chain, pairwise
from typing import NamedTuple

import rjieba


class Token(NamedTuple):
    """A word with its place in the text and its part of speech."""

    text: str
    start: int
    stop: int
    tag: str


#: Where the dictionary's cuts go wrong often: 由|定西…有限公司, 三湾村|民宿.
_MISCUT = re.compile("由|村民宿|专精特新")


@lru_cache(maxsize=1024)
def tokens(text: str) -> tuple[Token, ...]:
    """The words of a text, as far as a dictionary knows them; together they are the whole text.

    >>> [(token.text, token.tag) for token in tokens("建成公园")]
    [('建成', 'v'), ('公园', 'n')]
    """
    words = rjieba.tag(text)
    if _MISCUT.search(text):
        words = list(_recut(words))
    found, start = [], 0
    for word, tag in words:
        stop = start + len(word)
        found.append(tuple.__new__(Token, (word, start, stop, tag)))  # Token(...) takes twice as long
        start = stop
    return tuple(found)


def _recut(words: Iterable[tuple[str, str]]) -> Iterator[tuple[str, str]]:
    """The preposition 由 apart from what no dictionary has with it, 民宿 apart from its village, 专精特新 whole.

    >>> list(_recut([("由定", "d"), ("西", "n")])), list(_recut([("自由", "a")]))
    ([('由', 'p'), ('定', 'n'), ('西', 'n')], [('自由', 'a')])
    >>> list(_recut([("村民", "n"), ("宿", "n")]))
    [('村', 'n'), ('民宿', 'n')]
    """
    moved = joined = False
    for (word, tag), (following, _) in pairwise(chain(words, [("", "")])):
        if moved:
            moved = False
            yield "民宿", "n"
        elif word == "村民" and following == "宿":
            moved = True
            yield "村", "n"
        elif word == "特新" and joined:
            joined = False
        elif word == "专精" and following == "特新":
            joined = True
            yield "专精特新", "n"
        elif "由" in word and not rjieba.has_word(word):
            before, after = word.split("由", 1)
            yield from ((part, "p" if part == "由" else "n") for part in (before, "由", after) if part)
        else:
            yield word, tag
