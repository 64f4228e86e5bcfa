"""Many pages to one graph: which are read, which are skipped, and how far it has got."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from pathlib import Path

from kg.engines.local import extract_all
from kg.errors import InputError, PageError
from kg.graph import BASE, Graph
from kg.model import Statement
from kg.pipeline import Options
from kg.reading import find_pages

Skip = Callable[[PageError], None]
Progress = Callable[[int, int], None]


def build_graph(
    paths: Iterable[Path | str],
    options: Options,
    *,
    base: str | None = None,
    jobs: int | None = None,
    skip: Skip | None = None,
    progress: Progress = lambda done, total: None,
) -> Graph:
    """The graph of all pages. A bad page is handed to `skip`; without that, or if it is the only one, it is raised."""
    pages = find_pages(paths)
    statements: set[Statement] = set()
    bad = 0
    for done, (_, outcome) in enumerate(extract_all(pages, options, jobs), 1):
        if not isinstance(outcome, PageError):
            statements.update(outcome)
        elif skip is None or len(pages) == 1:
            raise outcome
        else:
            skip(outcome)
            bad += 1
        progress(done, len(pages))
    if bad == len(pages):
        raise InputError(f"none of the {bad} pages could be read")
    return Graph(statements, base or BASE, ((path, options.given) for path in pages))
