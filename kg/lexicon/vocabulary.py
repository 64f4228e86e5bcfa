"""Reads the vocabulary files in `data/`: tab-separated, columns named in the first uncommented line.

Lines that start with `#` say what the file holds and where it comes from.
"""

from __future__ import annotations

from functools import cache
from importlib.resources import files

from kg.errors import LexiconError

Row = dict[str, str]


@cache
def rows(name: str) -> tuple[Row, ...]:
    """The rows of `data/<name>.tsv`. Raises LexiconError with the line of a row that has too many cells."""
    text = files("kg.lexicon").joinpath("data", f"{name}.tsv").read_text(encoding="utf-8")
    header: list[str] = []
    found: list[Row] = []
    for number, line in enumerate(text.splitlines(), 1):
        if not line.strip() or line.startswith("#"):
            continue
        cells = line.split("\t")
        if not header:
            header = cells
            continue
        if len(cells) > len(header):
            raise LexiconError(f"{name}.tsv:{number}: {len(cells)} cells under {len(header)} columns: {line!r}")
        found.append(dict(zip(header, cells + [""] * (len(header) - len(cells)), strict=True)))
    return tuple(found)


@cache
def words(name: str, column: str = "word") -> frozenset[str]:
    """One column of a vocabulary as a set."""
    return frozenset(row[column] for row in rows(name))
