"""The arguments of `kg diff`, apart so that the other commands load nothing of it."""

from __future__ import annotations

import argparse
from pathlib import Path

EXIT_CODES = """
exit code, as of diff(1): 0 where both say the same, 1 where they differ, 2 where they cannot be compared.
Filters count: 0 where nothing differs for what they choose. With --format patch and update the triples are compared,
else what they say: a figure that another page now tells in the same words is no difference.
"""


FORMATS = "text (default), json, or what makes B's triples of A's: patch (RDF Patch), update (SPARQL Update)"


def add_arguments(parser: argparse.ArgumentParser) -> None:
    parser.epilog = EXIT_CODES
    parser.formatter_class = argparse.RawDescriptionHelpFormatter
    add = parser.add_argument
    add("graphs", nargs="+", type=Path, metavar="GRAPH", help="two builds (folders or graph files), or one with --at")
    add("--at", action="append", default=[], metavar="DATE", help="twice: two dates of one build, by its pages' dates")
    add("--format", choices=("text", "json", "patch", "update"), default="text", help=FORMATS)
    add("--lang", choices=("zh", "en"), default="en", help="language of the text (default: en)")
    for kind in ("person", "place", "initiative"):
        help_text = f"only what concerns this {kind} (repeatable)"
        add(f"--{kind}", action="append", default=[], metavar="NAME", help=help_text)
