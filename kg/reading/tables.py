"""Tables: tab-separated rows with one or more header levels, a title before and a remark after."""

from __future__ import annotations

import re
from collections.abc import Sequence

from kg.model import Cell, Passage, Table

_NUMBER = re.compile(r"^[-+—－]?\d[\d,.]*%?$|^[/—-]{1,2}$")


def table(rows: Sequence[Passage], title: Passage | None = None, remark: Passage | None = None) -> Table:
    """A table from its lines."""
    grid = [cells(row) for row in rows]
    width = max(map(len, grid))
    head = _header_height(grid)
    return Table(title, _columns(grid[:head], width), tuple(map(tuple, grid[head:])), remark)


def cells(row: Passage) -> list[Cell]:
    """The cells of a line, parted by tabs."""
    found: list[Cell] = []
    start = 0
    for at, char in enumerate(row.text):
        if char == "\t":
            found.append(Cell(row[start:at]))
            start = at + 1
    found.append(Cell(row[start:]))
    return found


def _header_height(grid: list[list[Cell]]) -> int:
    """Rows before the first that holds a number or a dash in a cell of its own."""
    for at, row in enumerate(grid):
        if any(_NUMBER.match(cell.text) for cell in row[1:]):
            return max(at, 1) if len(grid) > 1 else 0
    return 1


def _columns(head: list[list[Cell]], width: int) -> tuple[tuple[str, ...], ...]:
    """Header levels of each column. An empty cell under a filled outer one belongs to what is left of it."""
    levels = [[cell.text for cell in row] + [""] * (width - len(row)) for row in head]
    for depth, level in enumerate(levels[:-1]):
        for at in range(1, width):
            if not level[at] and level[at - 1] and any(lower[at] for lower in levels[depth + 1 :]):
                level[at] = level[at - 1]
    return tuple(tuple(level[at] for level in levels if level[at]) for at in range(width))
