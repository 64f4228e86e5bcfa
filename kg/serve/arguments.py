"""The arguments of `kg serve`, apart so that the other commands load none of the server."""

from __future__ import annotations

import argparse
import sys
from pathlib import Path

from kg.errors import InputError


def add_arguments(parser: argparse.ArgumentParser) -> None:
    add = parser.add_argument
    add("graph", nargs="?", type=Path, default=Path("out"), metavar="GRAPH", help="graph file or build folder (out)")
    add("--host", default="127.0.0.1", help="address to listen at (default: 127.0.0.1)")
    add("--port", type=int, default=8000, help="port (default: 8000; 0: any that is free)")
    add("--base", help="base IRI of the entities (default: as in the graph)")
    add("--timeout", type=_more_than_nothing, default=30.0, metavar="SECONDS", help="time for a query (30)")
    add("--rows", type=_count, default=100_000, help="rows or triples in an answer (100000)")
    add("--memory", type=_count, default=48, metavar="MB", help="memory for one query (48)")
    add("--long-queries", type=_count, default=3, metavar="N", help="long queries at a time (3)")
    add("--waiting", type=_count, default=200, metavar="N", help="queries that may wait (200)")
    add("--allow-host", action="append", default=[], metavar="NAME", help="another name that clients may call it by")
    add("--cors", action="append", default=[], metavar="ORIGIN", help="a web origin whose pages may ask (none)")


def check_system() -> None:
    """Raises InputError anywhere but on Linux, before anything is imported that only Linux has."""
    if sys.platform != "linux":
        raise InputError(
            "serve: runs on Linux only, which forks, limits and measures the processes that queries run in; "
            "elsewhere kg query and kg build --workbench ask the same graph"
        )


def _count(text: str) -> int:
    if not text.isdigit() or int(text) == 0:
        raise argparse.ArgumentTypeError(f"expected a whole number above 0, found {text!r}")
    return int(text)


def _more_than_nothing(text: str) -> float:
    try:
        number = float(text)
    except ValueError:
        number = 0.0
    if not 0 < number < 86400:
        raise argparse.ArgumentTypeError(f"expected seconds, found {text!r}")
    return number
