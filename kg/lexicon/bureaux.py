"""Where the name of a bureau ends: 住房保障和房产管理局, 县委|托."""

from __future__ import annotations

import re
from functools import cache, lru_cache

from kg.lexicon.bigrams import Words
from kg.lexicon.body_names import function_words, name_words
from kg.lexicon.vocabulary import rows

#: After these the short ending of a standard body is the beginning of another word: 委托, 办理, 局面.
_NO_END = {row["word"]: re.compile(row["next"]) for row in rows("organisation_breaks")}
_JOINT = re.compile("[和与暨、]")


@cache
def _bureau_heads() -> Words:
    return Words(name_words("bureau_head"), lasting=True)


def broken(text: str, end: int) -> bool:
    """Whether the word goes on after what looks like a body's end: 县委|托, 政府|采购."""
    rule = _NO_END.get(text[end - 1 : end])
    return bool(rule and rule.match(text, end))


@lru_cache(maxsize=1024)
def bureau_starts(text: str) -> tuple[int, ...]:
    """Where a bureau may begin: `bureau_end` is 0 at all other places, as behind the last head.

    >>> bureau_starts("农业强县农业局教育")
    (0, 4)
    """
    last = max(_bureau_heads().starts(text), default=0)
    return tuple([at for at in function_words().starts(text) if at < last]) if last else ()


def bureau_end(text: str, at: int, short: bool = True) -> int:
    """Where a bureau named after what it sees to ends: 住房保障和房产管理局."""
    words, end = function_words(), at
    for _ in range(5):
        following = words.end(text, end)
        if not following:
            break
        head = next((stop for stop in _bureau_ends(text, end, short) if not broken(text, stop)), 0)
        if head:
            return head
        end = following
        if _JOINT.match(text, end) and words.end(text, end + 1):
            end += 1
    return 0


def _bureau_ends(text: str, at: int, short: bool) -> list[int]:
    """The ends of a function that begins at `at` with a head after it; shorter functions are tried too (民政|局)."""
    found = [
        stop
        for middle in function_words().ends(text, at)
        for stop in _bureau_heads().ends(text, middle)
        if short or text[stop - 1] in "局厅委署" or stop - middle > 2
    ]
    return sorted(found, reverse=True)
