"""The files of a graph that need not fit into memory: statements of the state, sorted on disk, rendered in parts.

Tasks take some pages each and spill their rows in parts (kg.engines.sorting); each part, gathered from all tasks, is
rendered, and the pieces are handed on in order. Both run on all cores. For named graphs the nodes are sorted once
more, by graph. How much memory that takes depends on the size of a part and not on the number of pages.
"""

from __future__ import annotations

import shutil
from collections.abc import Callable, Iterator, Sequence
from functools import partial
from itertools import groupby
from pathlib import Path

from kg.engines.pool import in_order
from kg.engines.rows import Tally, by_graphs, keys_of, nodes_of, placed_rows, rows_of
from kg.engines.sorting import bounds_of, part, spill
from kg.engines.source import Pages, Source, Task
from kg.rdf.nodes import section_of
from kg.rdf.serialise import FORMS, rendered

Pieces = dict[str, list[tuple[str, bytes]]]  # by form: section or graph, and text of it
Progress = Callable[[int, int], None]


class Streams:
    """Renders a graph in several forms at once; `tally` is filled meanwhile."""

    def __init__(self, source: Source, folder: Path, jobs: int | None = None) -> None:
        self.tally = Tally()
        self._source = source
        self._folder = folder
        self._jobs = source.processes(jobs)

    def pieces(self, forms: Sequence[str], progress: Progress = lambda done, total: None) -> Iterator[Pieces]:
        """The rendered files, piece by piece: those by section first, then those by graph."""
        by_graph = [form for form in forms if FORMS[form].by_graph]
        plain = [form for form in forms if not FORMS[form].by_graph]
        first, second = self._folder / "rows", self._folder / "graphs"
        first.mkdir()
        second.mkdir()
        tasks = self._source.tasks()
        bounds, graph_bounds = self._bounds(bool(by_graph))
        total = len(tasks) + len(bounds) + 1 + (len(graph_bounds) + 1 if by_graph else 0)
        for done in self._spilt(tasks, partial(_spill, self._source.pages, bounds, first, bool(by_graph))):
            progress(done, total)
        render = partial(_render, self._source.base, plain, first, second if by_graph else None, graph_bounds)
        for done, (pieces, tally) in enumerate(in_order(render, range(len(bounds) + 1), self._jobs), 1 + len(tasks)):
            self.tally.add(tally)
            yield pieces
            progress(done, total)
        shutil.rmtree(first)
        if by_graph:
            again = partial(_render_graphs, self._source.base, by_graph, second)
            yield from in_order(again, range(len(graph_bounds) + 1), self._jobs)
        shutil.rmtree(second)
        progress(total, total)

    def _bounds(self, by_graph: bool) -> tuple[list[str], list[str]]:
        """Where parts begin, in the order of nodes and in that of graphs."""
        rows, parts = rows_of(self._source.sample(), by_graph), self._source.parts
        graph_bounds = bounds_of(keys_of(rows, True), parts) if by_graph else []
        return bounds_of(keys_of(rows, False), parts), graph_bounds

    def _spilt(self, tasks: Sequence[Task], function: Callable[[Task], None]) -> Iterator[int]:
        for done, _ in enumerate(in_order(function, tasks, min(self._jobs, len(tasks))), 1):
            yield done


def _spill(pages: Pages, bounds: list[str], folder: Path, by_graph: bool, task: Task) -> None:
    number, (first, last) = task
    spill(rows_of(pages.between(first, last), by_graph), bounds, folder / f"{number:06d}")


def _render(
    base: str, forms: Sequence[str], folder: Path, again: Path | None, bounds: Sequence[str], number: int
) -> tuple[Pieces, Tally]:
    tally = Tally()
    rows = part(folder, number)
    if again is not None:
        spill(list(placed_rows(nodes_of(rows, Tally(), True))), bounds, again / f"{number:06d}")
    nodes = (node for _, _, node in nodes_of(rows, tally, False))
    sections = [(section, list(of)) for section, of in groupby(nodes, key=section_of)]
    return {form: [(s, rendered(form, of, base, s)) for s, of in sections] for form in forms}, tally


def _render_graphs(base: str, forms: Sequence[str], folder: Path, number: int) -> Pieces:
    graphs = list(by_graphs(part(folder, number)))
    return {form: [(graph, rendered(form, of, base, graph)) for graph, of in graphs] for form in forms}
