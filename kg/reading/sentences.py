"""Cuts paragraphs into sentences; the speaker named after a quotation stays with it."""

from __future__ import annotations

import re
from collections.abc import Iterator

from kg.model import Passage

_END = re.compile(  # begins with one class of characters, which a search leaps to
    r"[。！？!?…](?<![!?](?![”’）]|\s|$))(?:[。！？…]|[!?](?=[”’）]|\s|$))*[”’）》】]*"
)
_LONGEST = 1200  # what rules cost grows with the square of it, and nobody writes longer ones
_SHORT_QUOTE = 8  # “今天你读书了吗？”活动: a name, not a sentence of its own


def cut(passage: Passage) -> list[Passage]:
    """The sentences of a paragraph.

    >>> from kg.reading.text import clean
    >>> [p.text for p in cut(clean("“真好！”王大姐说。他问：“来吗？”天晴了。"))]
    ['“真好！”王大姐说。', '他问：“来吗？”', '天晴了。']
    """
    found: list[Passage] = []
    start = 0
    for end in (*_stops(passage.text), len(passage.text)):
        for stop in _shortened(passage.text, start, end):
            found.extend(_trimmed(passage[start:stop]))
            start = stop
    return found


def _shortened(text: str, start: int, end: int) -> Iterator[int]:
    """Where a sentence ends, and before that where an endless one is cut, behind a mark if it has any.

    >>> list(_shortened("甲，" * 1000, 0, 2000))
    [1200, 2000]
    """
    while end - start > _LONGEST:
        behind = max(text.rfind(mark, start + 1, start + _LONGEST) for mark in "；，、 ") + 1
        start = behind or start + _LONGEST
        yield start
    yield end


def _trimmed(part: Passage) -> Iterator[Passage]:
    text = part.text
    start = len(text) - len(text.lstrip(" "))
    stop = len(text.rstrip(" "))
    if start < stop:
        yield part[start:stop]


def _stops(text: str) -> Iterator[int]:
    for match in _END.finditer(text):
        opened, brackets = _depth(text, match.start())
        if brackets and text.rfind("）", 0, match.end()) < match.start():
            continue
        closes = match[0].rstrip("）》】").endswith(("”", "’")) or "”" in match[0]
        if closes and not _ends_after_quote(text, opened, match.end()):
            continue
        if opened >= 0 and not closes and match.end() - opened <= _SHORT_QUOTE:
            continue
        yield match.end()


def _depth(text: str, at: int) -> tuple[int, bool]:
    """Where the quotation that holds `at` opens (-1: none does), and whether brackets are open there."""
    window = text[max(0, at - 400) : at]
    opened, closed = window.rfind("“"), window.rfind("”")
    brackets = window.count("（") > window.count("）")
    return (at - len(window) + opened if opened > closed else -1), brackets


def _ends_after_quote(text: str, opened: int, stop: int) -> bool:
    """After a quotation's end mark a sentence ends, unless its speaker or its noun still follows."""
    after = text[stop : stop + 1]
    if not after or after in "“ ":
        return True
    return opened > 0 and text[opened - 1] in "：:"
