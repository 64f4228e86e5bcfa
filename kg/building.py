"""Many pages to one graph: which are read, which are known from before, and how far it has got."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from pathlib import Path
from typing import NamedTuple

from kg.engines.local import extract_all, page_key, read_all
from kg.engines.state import State
from kg.errors import InputError, PageError
from kg.graph import BASE, Graph
from kg.model import Statement
from kg.pipeline import Options
from kg.reading import find_pages

Skip = Callable[[PageError], None]
Progress = Callable[[int, int], None]


class Read(NamedTuple):
    """How many pages a build has read, and how many it knew already."""

    new: int
    known: int


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
    bad = _Bad(len(pages), skip)
    for done, (_, outcome) in enumerate(extract_all(pages, options, jobs), 1):
        if isinstance(outcome, PageError):
            bad.add(outcome)
        else:
            statements.update(outcome)
        progress(done, len(pages))
    return Graph(statements, base or BASE, ((path, options.given) for path in pages))


def read_into(
    state: State,
    pages: Sequence[Path],
    options: Options,
    *,
    jobs: int | None = None,
    skip: Skip | None = None,
    progress: Progress = lambda done, total: None,
) -> Read:
    """Makes the state hold the statements of these pages, reading those that it does not know."""
    wanted: list[tuple[bytes, Path]] = []
    new: list[Path] = []
    bad = _Bad(len(pages), skip)
    for path in pages:
        try:
            key = page_key(path, options)
        except PageError as error:
            bad.add(error)
            continue
        wanted += [(key, path)] if state.has(key) else []
        new += [] if wanted and wanted[-1][1] is path else [path]
    known = len(wanted)
    state.close()  # the processes that read part from this one here
    for done, (path, outcome) in enumerate(read_all(new, options, jobs), 1):
        if isinstance(outcome, PageError):
            bad.add(outcome)
        else:
            state.add(outcome)
            wanted.append((outcome.key, path))
        progress(done, len(new))
    state.want(sorted(wanted))
    return Read(len(new), known)


class _Bad:
    """What to do with pages that cannot be read."""

    def __init__(self, pages: int, skip: Skip | None) -> None:
        self._pages = pages
        self._skip = skip
        self._count = 0

    def add(self, error: PageError) -> None:
        if self._skip is None or self._pages == 1:
            raise error
        self._skip(error)
        self._count += 1
        if self._count == self._pages:
            raise InputError(f"none of the {self._count} pages could be read")


def graph_of(state: State, options: Options, base: str = BASE) -> Graph:
    """The graph of the pages that a state is to hold, all in memory."""
    statements: set[Statement] = set()
    for entry in state.entries():
        statements.update(entry.unpacked())
    return Graph(statements, base, ((path, options.given) for _, path in state.paths()))
