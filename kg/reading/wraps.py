"""Undoes hard wrapping: lines of one even width, broken wherever the column was full."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Sequence
from dataclasses import replace

from kg.reading.lines import Line, reparted

_ASCII = re.compile("[\\0-\\x7f]+")
_NARROWEST, _WIDEST = 20, 120
_FEWEST = 5
_SLACK = 4  # a mark that may not begin a line is carried over


def unwrap(lines: Sequence[Line]) -> list[Line]:
    """The lines with wrapped ones joined, where most open lines of the page have nearly the same width."""
    width = _column(lines)
    if not width:
        return list(lines)
    tight = sum(line.gap == 0 for line in lines) * 2 > len(lines)
    found: list[Line] = []
    full = False
    for line in lines:
        if full and line.gap <= (0 if tight else 1) and _goes_on(found[-1], line):
            found[-1] = replace(found[-1], passage=found[-1].passage + line.passage)
        else:
            found.append(line)
        full = _width(line.text) >= width - _SLACK
    return reparted(found)


def _column(lines: Sequence[Line]) -> int:
    """The width of the column, 0 where the page is not wrapped."""
    text = [(_width(n.text), n) for n in lines if "\t" not in n.text and not n.byline]
    widths = Counter(width for width, n in text if n.is_open and n.gap <= 1)
    total = sum(widths.values())
    if total < _FEWEST:
        return 0
    near = {w: sum(widths[v] for v in range(w - _SLACK, w + _SLACK + 1)) for w in widths}
    width = max(near, key=lambda w: (near[w], w))
    longer = sum(w > width + _SLACK for w, _ in text)
    wrapped = near[width] * 5 >= total * 3 and longer * 10 <= len(text)
    return width if wrapped and _NARROWEST <= width <= _WIDEST else 0


def _width(text: str) -> int:
    """The width in print: a Chinese character takes two, a digit or Latin letter one."""
    return 2 * len(text) - len("".join(_ASCII.findall(text)))


def _goes_on(before: Line, after: Line) -> bool:
    return before.is_open and after.look in ("title", "body") and "\t" not in before.text
