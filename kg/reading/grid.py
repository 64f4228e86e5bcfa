"""Tables drawn with blanks or pipes: finds their lines, and writes them as cells parted by tabs."""

from __future__ import annotations

import re
from collections.abc import Sequence
from itertools import pairwise

from kg.model import Passage
from kg.reading.text import clean

_COLUMN_GAP = re.compile(r"[ \u3000]{2,}|\u3000|[ \u3000]*\|[ \u3000]*")
_RULE = re.compile(r"[\s|+:=\-—─━┼┬┴├┤┌┐└┘│]+")
_NUMBER = re.compile(r"[-+]?\d[\d,.]*[%‰]?")
_FEWEST_ROWS = 3
_FEWEST_CELLS = 3

Spans = Sequence[tuple[int, int]]


def rows(text: str, spans: Spans) -> dict[int, Passage | None]:
    """Line number → its row; None for the rules of a Markdown table, which say nothing.

    >>> text = "名次  单位  得分\\n1  河口镇  98.5\\n2  城关镇  97"
    >>> [row.text for row in rows(text, [(0, 10), (11, 23), (24, 34)]).values()]
    ['名次\\t单位\\t得分', '1\\t河口镇\\t98.5', '2\\t城关镇\\t97']
    """
    found: dict[int, Passage | None] = {}
    block: list[tuple[int, list[tuple[int, int]]]] = []
    for number, (start, stop) in enumerate(spans):
        if not text[start:stop].strip() and block and block[-1][0] == number - 1:
            continue  # rows may stand a line apart
        cells = _cells(text, start, stop)
        if cells and (not block or len(cells) == len(block[0][1])):
            block.append((number, cells))
        elif block and _RULE.fullmatch(text, start, stop) and stop > start:
            block.append((number, []))
        else:
            found.update(_table(text, block))
            block = [(number, cells)] if cells else []
    found.update(_table(text, block))
    return found


def _cells(text: str, start: int, stop: int) -> list[tuple[int, int]]:
    """Where the cells of a line are; none where it is no row."""
    line = text[start:stop]
    if "\t" in line or "。" in line or not line.strip():
        return []
    left = len(line) - len(line.lstrip(" \u3000|"))
    inner = line.strip(" \u3000|")
    cells: list[tuple[int, int]] = []
    at = start + left
    for gap in _COLUMN_GAP.finditer(inner):
        cells.append((at, start + left + gap.start()))
        at = start + left + gap.end()
    cells.append((at, start + left + len(inner)))
    return cells if len(cells) >= _FEWEST_CELLS else []


def _table(text: str, block: list[tuple[int, list[tuple[int, int]]]]) -> dict[int, Passage | None]:
    """The rows of a block, if it is one: several, with a number among the cells of most."""
    filled = [cells for _, cells in block if cells]
    numeric = sum(any(_NUMBER.fullmatch(text[a:b].strip()) for a, b in cells) for cells in filled)
    if len(filled) < _FEWEST_ROWS or numeric * 2 < len(filled):
        return {}
    return {number: _row(text, cells) if cells else None for number, cells in block}


def _row(text: str, cells: list[tuple[int, int]]) -> Passage:
    row = clean(text, *cells[0])
    for (_, before), cell in pairwise(cells):
        row += Passage("\t", (before,)) + clean(text, *cell)
    return row
