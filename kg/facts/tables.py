"""Figures of tables: one for each filled cell, about the thing its row names."""

from __future__ import annotations

from collections.abc import Iterator

from kg.mentions.scope import Reading
from kg.model import Figure


def figures(reading: Reading) -> Iterator[Figure]:
    """The figures of the article's tables, row by row."""
    yield from ()
