"""Where the name of a body begins that is known by its last word alone: 依托|爱民桃树种植专业合作社."""

from __future__ import annotations

from functools import lru_cache
from typing import NamedTuple

import rjieba

from kg.lexicon.body_names import name_words

#: Parts of speech (of jieba) that may stand inside a name.
_NAME_TAGS = (
    frozenset(
        [
            "n",
            "nr",
            "ns",
            "nt",
            "nz",
            "nrt",
            "nrfg",
            "ng",
            "j",
            "l",
            "i",
            "a",
            "ad",
            "an",
            "b",
            "vn",
            "v",
            "eng",
            "s",
            "z",
        ]
    )
    | frozenset("gkhm")
    | {"vg", "ag"}
)
_LONGEST = 26
_INNER_MARKS = frozenset("（）·&")


class Word(NamedTuple):
    start: int
    stop: int
    tag: str


@lru_cache(maxsize=4096)
def words(text: str) -> tuple[Word, ...]:
    """The sentence as words with jieba's parts of speech."""
    found, at = [], 0
    for word, tag in rjieba.tag(text):
        found.append(Word(at, at + len(word), tag))
        at += len(word)
    return tuple(found)


@lru_cache(maxsize=4096)
def stops(text: str, verbs_pass: bool = False) -> frozenset[int]:
    """The places of a sentence whose word cannot stand inside a body's name."""
    barred = (word for word in words(text) if _is_stop(text, word, verbs_pass))
    return frozenset(at for word in barred for at in range(word.start, word.stop))


def _is_stop(text: str, word: Word, verbs_pass: bool) -> bool:
    printed = text[word.start : word.stop]
    if printed in _INNER_MARKS or printed in name_words("inside"):
        return False
    if printed in name_words("stop"):
        return True
    if word.tag in ("x", "w"):
        return not printed.isalnum()
    if word.tag == "m":
        return not printed.startswith("第") and len(printed) > 1
    if word.tag in ("v", "vd", "vq", "vi"):
        return not verbs_pass and len(printed) != 1
    return word.tag not in _NAME_TAGS


@lru_cache(maxsize=4096)
def starts(text: str) -> frozenset[int]:
    """Where the words of a sentence begin."""
    return frozenset(word.start for word in words(text))


def left_edge(text: str, head: int, verbs_pass: bool = False) -> int:
    """Where the name begins that a head word at `head` closes, as far as the words before it allow.

    >>> left_edge("他们走进丰源蔬菜专业合作社", 7)
    4
    """
    barred, at = stops(text, verbs_pass), head
    while at > 0 and head - at < _LONGEST and at - 1 not in barred:
        at -= 1
    return _balanced(text, at, head)


def _balanced(text: str, start: int, stop: int) -> int:
    """Moves the start behind a bracket that the name does not open."""
    depth = 0
    for at in range(stop - 1, start - 1, -1):
        depth += (text[at] == "）") - (text[at] == "（")
        if depth < 0:
            return at + 1
    return start if depth == 0 else text.index("）", start) + 1
