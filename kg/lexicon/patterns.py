"""Vocabulary as regular expressions that stay fast however many words there are."""

from __future__ import annotations

import re
from collections.abc import Iterable
from typing import TypeAlias

_Tree: TypeAlias = dict[str, "_Tree"]


def opening(*vocabularies: Iterable[str]) -> str:
    """A look ahead for the first characters of the words, to put before patterns that are slow to fail.

    >>> opening(["局长", "书记"], ["书记员"])
    '(?=[书局])'
    """
    firsts = {word[0] for vocabulary in vocabularies for word in vocabulary}
    return f"(?=[{re.escape(''.join(sorted(firsts)))}])"


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
