"""The files of a graph that need not fit into memory: statements of the state, sorted on disk, rendered in parts.

Tasks take some pages each and spill their rows in parts (kg.engines.sorting); each part, gathered from all tasks, is
rendered, and the pieces are handed on in order. Both run on all cores. For named graphs the nodes are sorted once
more, by graph. How much memory that takes depends on the size of a part and not on the number of pages.
"""

from __future__ import annotations

import shutil
from collections.abc import Callable, Iterable, Iterator, Sequence
from functools import partial
from itertools import groupby, islice
from pathlib import Path

from kg.collecting import without_cycles
from kg.engines.pool import in_order
from kg.engines.rows import Look, Tally, Text, by_graphs, graph_rows, keys_of, rows_of, texts_of
from kg.engines.sorting import Row, bounds_of, part, spill
from kg.engines.source import Pages, Source, Task
from kg.rdf.serialise import FORMS

Pieces = dict[str, list[tuple[str, bytes]]]  # by form: section or graph, and text of it
Progress = Callable[[int, int], None]
_AT_ONCE = 256  # nodes that are joined and encoded together
_THINNED = 16  # of so many rows of a sample one is looked at


class Streams:
    """Renders a graph in several forms at once; `tally` is filled meanwhile."""

    def __init__(self, source: Source, folder: Path, jobs: int | None = None) -> None:
        self.tally = Tally()
        self.base = source.base
        self._source = source
        self._folder = folder
        self._jobs = source.processes(jobs)

    def pieces(self, forms: Sequence[str], progress: Progress = lambda done, total: None) -> Iterator[Pieces]:
        """The rendered files, piece by piece: those by section first, then those by graph."""
        by_graph = tuple(form for form in forms if FORMS[form].by_graph)
        look = Look(self._source.base, tuple(form for form in forms if form not in by_graph), by_graph)
        first, second = self._folder / "rows", self._folder / "graphs"
        first.mkdir()
        second.mkdir()
        tasks = self._source.tasks()
        bounds, graph_bounds = self._bounds(look)
        total = len(tasks) + len(bounds) + 1 + (len(graph_bounds) + 1 if by_graph else 0)
        for done in self._spilt(tasks, partial(_spill, self._source.pages, look, bounds, first)):
            progress(done, total)
        render = partial(_render, look, first, second, graph_bounds)
        for done, (pieces, tally) in enumerate(in_order(render, range(len(bounds) + 1), self._jobs), 1 + len(tasks)):
            self.tally.add(tally)
            yield pieces
            progress(done, total)
        shutil.rmtree(first)
        if by_graph:
            again = partial(_render_graphs, look, second)
            yield from in_order(again, range(len(graph_bounds) + 1), self._jobs)
        shutil.rmtree(second)
        progress(total, total)

    def _bounds(self, look: Look) -> tuple[list[str], list[str]]:
        """Where parts begin, in the order of nodes and in that of graphs."""
        keys_only = Look(look.base, (), look.by_graph)
        keys: list[str] = []
        graph_keys: list[str] = []
        for number, page in enumerate(self._source.sample()):
            rows = rows_of([page], keys_only)[number % _THINNED :: _THINNED]
            keys += keys_of(rows, False)
            graph_keys += keys_of(rows, True) if look.by_graph else ()
        return bounds_of(keys, self._source.parts), bounds_of(graph_keys, self._source.parts)

    def _spilt(self, tasks: Sequence[Task], function: Callable[[Task], None]) -> Iterator[int]:
        for done, _ in enumerate(in_order(function, tasks, min(self._jobs, len(tasks))), 1):
            yield done


@without_cycles
def _spill(pages: Pages, look: Look, bounds: list[str], folder: Path, task: Task) -> None:
    number, (first, last) = task
    spill(rows_of(pages.between(first, last), look), bounds, folder / f"{number:06d}")


@without_cycles
def _render(look: Look, folder: Path, again: Path, bounds: Sequence[str], number: int) -> tuple[Pieces, Tally]:
    tally = Tally()
    texts: Iterable[Text] = texts_of(_taken(part(folder, number)), look, tally)
    if look.by_graph:
        texts = list(texts)
        spill(list(graph_rows(texts)), bounds, again / f"{number:06d}")
    sections = groupby(texts, key=lambda text: text.section)
    return _pieces(look.plain, ((section, (text.plain for text in of)) for section, of in sections)), tally


@without_cycles
def _render_graphs(look: Look, folder: Path, number: int) -> Pieces:
    return _pieces(look.by_graph, by_graphs(_taken(part(folder, number))))


def _taken(rows: list[Row]) -> Iterator[Row]:
    """The rows in their order, each let go of as it is handed over."""
    rows.reverse()
    while rows:
        yield rows.pop()


def _pieces(forms: Sequence[str], sections: Iterable[tuple[str, Iterable[tuple[str, ...]]]]) -> Pieces:
    """Some nodes at a time become bytes, so that a part never stands in memory twice as text."""
    pieces: Pieces = {form: [] for form in forms}
    for section, texts in sections:
        following = iter(texts)
        while some := list(islice(following, _AT_ONCE)):
            for place, form in enumerate(forms):
                text = "".join([of[place] for of in some])
                pieces[form].append((section, text.encode("utf-8", "replace")))
    return pieces
