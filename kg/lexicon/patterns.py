"""Vocabulary as regular expressions that stay fast however many words there are."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from typing import TypeAlias

from kg.lexicon.bigrams import Words

_Tree: TypeAlias = dict[str, "_Tree"]


def opening(*vocabularies: Iterable[str]) -> str:
    """A look ahead for the first characters of the words, to put before patterns that are slow to fail.

    >>> opening(["局长", "书记"], ["书记员"])
    '(?=[书局])'
    """
    firsts = {word[0] for vocabulary in vocabularies for word in vocabulary}
    return f"(?=[{re.escape(''.join(sorted(firsts)))}])"


class Listed:
    """A pattern that begins with one of many words, tried only where one may begin; made once, and to stay.

    >>> [match[0] for match in Listed(["书记", "局长"], "(?:书记|局长)们?").finditer("局里的局长们和书记")]
    ['局长们', '书记']
    """

    def __init__(self, words: Iterable[str], pattern: str) -> None:
        self._words = Words(words, lasting=True)
        self._pattern = re.compile(pattern)

    def finditer(self, text: str) -> Iterator[re.Match[str]]:
        free = 0
        for at in self._words.starts(text):
            if at >= free and (match := self._pattern.match(text, at)):
                free = match.end()
                yield match


def occurrences(word: str, text: str) -> Iterator[tuple[int, int]]:
    """Where a word stands in a text, from first to last and none within another.

    >>> list(occurrences("村", "柳村和桥村"))
    [(1, 2), (4, 5)]
    """
    start = text.find(word)
    while start >= 0:
        stop = start + len(word)
        yield start, stop
        start = text.find(word, stop)


def alternation(vocabulary: Iterable[str]) -> str:
    """A regular expression for any of the words, the longest first, as a tree so that matching stays fast.

    >>> alternation(["书记", "书记员", "局长"])
    '(?:书记(?:员)?|局长)'
    """
    tree: _Tree = {}
    for word in sorted(set(vocabulary)):
        node = tree
        for char in word:
            node = node.setdefault(char, {})
        node[""] = {}
    return _branch(tree)


def _branch(node: _Tree) -> str:
    ends, keys = "" in node, [key for key in node if key]
    parts = []
    for key in keys:
        text, below = re.escape(key), node[key]
        while len(below) == 1 and "" not in below:
            ((char, below),) = below.items()
            text += re.escape(char)
        parts.append(text + (_branch(below) if set(below) != {""} else ""))
    if len(parts) == 1 and not ends:
        return parts[0]
    return f"(?:{'|'.join(parts)})" + ("?" if ends else "")
