"""Undoes hard wrapping: lines of one even width, broken wherever the column was full."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from kg.reading.lines import Line

_WIDEST = 60
_FEWEST = 5
_SLACK = 2  # a mark that may not begin a line is carried over


def unwrap(lines: Sequence[Line]) -> list[Line]:
    """The lines with wrapped ones joined, where most open lines of the page have nearly the same width."""
    width = _column(lines)
    if not width:
        return list(lines)
    found: list[Line] = []
    full = False
    for line in lines:
        if full and _goes_on(found[-1], line):
            found[-1] = replace(found[-1], passage=found[-1].passage + line.passage)
        else:
            found.append(line)
        full = len(line.text) >= width - _SLACK
    return found


def _column(lines: Sequence[Line]) -> int:
    """The width of the column, 0 where the page is not wrapped."""
    widths = sorted(len(n.text) for n in lines if n.is_open and "\t" not in n.text and not n.byline)
    if len(widths) < _FEWEST:
        return 0
    width = widths[len(widths) * 9 // 10]
    even = sum(width - _SLACK <= w <= width + _SLACK for w in widths)
    return width if 10 <= width <= _WIDEST and even * 5 >= len(widths) * 3 else 0


def _goes_on(before: Line, after: Line) -> bool:
    return before.is_open and after.gap <= 1 and after.look in ("title", "body") and "\t" not in before.text
