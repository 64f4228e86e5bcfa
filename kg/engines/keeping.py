"""Leaving out what is less sure than the user wants, page by page: the same as `kg.graph.Graph.above`.

A statement stays if it is sure enough and the things it speaks of are still there: if any page says surely enough
what they are. That is asked of all pages, so the keys of these things are put into a small database first.
"""

from __future__ import annotations

import sqlite3
from collections.abc import Collection, Iterable
from dataclasses import dataclass
from pathlib import Path

from kg.graph import is_node
from kg.model import Statement

_AT_ONCE = 500  # keys asked for in one query


@dataclass(frozen=True)
class Keeper:
    """Which statements of a page are to be written."""

    confidence: float = 0.0
    there: Path | None = None  # made by `noted`, where the confidence is more than nothing

    def kept(self, statements: Collection[Statement]) -> Collection[Statement]:
        if not self.confidence or self.there is None:
            return statements
        sure = self.sure(statements)
        ends = {s.subject for s in sure} | {str(s.object) for s in sure if is_node(s.object)}
        there = _known(self.there, sorted(ends))
        stand = {s for s in sure if s.subject in there and (not is_node(s.object) or s.object in there)}
        said = {f"statement/{s.id}" for s in stand}
        return stand | {s for s in sure if s.subject in said}

    def sure(self, statements: Iterable[Statement]) -> set[Statement]:
        return {s for s in statements if s.evidence.confidence >= self.confidence}

    def typed(self, statements: Iterable[Statement]) -> list[str]:
        """The things of which it is told surely enough what they are."""
        return sorted({s.subject for s in self.sure(statements) if s.predicate == "rdf:type"})


def noted(file: Path, keys: Iterable[list[str]]) -> None:
    """Writes the database that a keeper asks."""
    with sqlite3.connect(file) as connection:
        connection.execute("PRAGMA journal_mode = OFF")
        connection.execute("CREATE TABLE there(key TEXT PRIMARY KEY) WITHOUT ROWID")
        for some in keys:
            connection.executemany("INSERT OR IGNORE INTO there VALUES (?)", ((key,) for key in some))
    connection.close()


def _known(file: Path, keys: list[str]) -> set[str]:
    connection = sqlite3.connect(f"file:{file}?mode=ro", uri=True)
    found: set[str] = set()
    for start in range(0, len(keys), _AT_ONCE):
        some = keys[start : start + _AT_ONCE]
        marks = ",".join("?" * len(some))
        found.update(key for (key,) in connection.execute(f"SELECT key FROM there WHERE key IN ({marks})", some))
    connection.close()
    return found
