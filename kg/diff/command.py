"""`kg diff` from checked arguments to exit code."""

from __future__ import annotations

import argparse
import sys
from collections.abc import Iterable
from pathlib import Path

import pyoxigraph as ox

from kg.diff.changes import compare
from kg.diff.choosing import chosen
from kg.diff.dates import Dated, checked_date
from kg.diff.patch import patch, update
from kg.diff.picture import Picture
from kg.diff.showing import Showing
from kg.diff.triples import read
from kg.errors import InputError

_KINDS = ("person", "place", "initiative")
_OF_TRIPLES = {"patch": patch, "update": update}


def diff(arguments: argparse.Namespace) -> int:
    """Exit code 0: no difference; 1: differences."""
    wanted = {kind: getattr(arguments, kind) for kind in _KINDS}
    whole = _OF_TRIPLES.get(arguments.format)
    if whole and any(wanted.values()):
        raise InputError(f"--format {arguments.format} is of whole graphs: no --person, --place and --initiative")
    before, after = _sides(arguments.graphs, arguments.at)
    if whole:
        _print(whole(before, after))
        return int(before != after)
    a, b = Picture(before), Picture(after)
    changes = chosen(compare(a, b), a, b, wanted)
    showing = Showing(a, b, arguments.lang)
    _print(showing.text(changes) if arguments.format == "text" else [showing.json(changes)])
    return int(bool(changes))


def _sides(graphs: list[Path], at: list[str]) -> tuple[set[ox.Triple], set[ox.Triple]]:
    """The triples of both builds, or of one build on both dates."""
    if not at and len(graphs) == 2:
        return read(graphs[0]), read(graphs[1])
    if len(at) != 2 or len(graphs) != 1:
        raise InputError("expected two graphs, or one with --at DATE --at DATE")
    first, second = map(checked_date, at)
    dated = Dated(read(graphs[0]))
    if dated.undated:
        print(f"kg: {dated.undated} pages without a date are left out", file=sys.stderr)
    return dated.until(first), dated.until(second)


def _print(lines: Iterable[str]) -> None:
    for line in lines:
        print(line.encode(sys.stdout.encoding or "utf-8", "backslashreplace").decode(sys.stdout.encoding or "utf-8"))
