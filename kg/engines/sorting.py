"""Sorting what does not fit into memory: rows are spilled to files in parts that follow each other.

Bounds cut the order of all keys into parts of about equal size. Each task sorts its own rows and writes them to a
file, part after part; whoever wants a part takes it from every file. A row is a tuple of plain values whose first is
its key. `marshal` is for files that the same program writes and reads within one run, which these are.
"""

from __future__ import annotations

import itertools
import marshal
import os
import struct
from bisect import bisect_left
from collections.abc import Iterable, Sequence
from pathlib import Path
from typing import Any

Row = tuple[Any, ...]


def bounds_of(keys: Iterable[str], parts: int) -> list[str]:
    """The least keys of the second part and those after it, judged by a sample of keys.

    >>> bounds_of("abcdefgh", 4)
    ['c', 'e', 'g']
    """
    ordered = sorted(keys)
    found = [ordered[len(ordered) * part // parts] for part in range(1, parts)] if ordered else []
    return sorted(set(found))


def spill(rows: list[Row], bounds: Sequence[str], file: Path) -> None:
    """Writes rows in parts: first where each begins and the last ends, then the parts."""
    rows.sort()
    cuts = [0, *(bisect_left(rows, (bound,)) for bound in bounds), len(rows)]
    parts = [marshal.dumps(rows[start:stop]) for start, stop in itertools.pairwise(cuts)]
    places = [8 * len(cuts)]
    for part in parts:
        places.append(places[-1] + len(part))
    with file.open("wb") as written:
        written.write(struct.pack(f"<{len(places)}Q", *places))
        written.writelines(parts)


def part(folder: Path, number: int) -> list[Row]:
    """One part of all files of a folder, sorted."""
    rows: list[Row] = []
    for file in sorted(os.listdir(folder)):
        handle = os.open(folder / file, os.O_RDONLY)
        try:
            start, stop = struct.unpack("<2Q", os.pread(handle, 16, 8 * number))
            rows += marshal.loads(os.pread(handle, stop - start, start))
        finally:
            os.close(handle)
    rows.sort()
    return rows
