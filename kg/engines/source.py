"""The pages of a state as tasks of processes: some pages each, copies of a page together."""

from __future__ import annotations

from collections.abc import Collection, Container, Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from functools import partial
from itertools import groupby
from pathlib import Path
from typing import Literal

from kg.engines.keeping import Keeper, noted
from kg.engines.pool import cores, in_order
from kg.engines.state import Entry, State
from kg.model import Statement

Task = tuple[int, tuple[str, str]]  # its number, and the digests of its first and last page
ROWS = 10_000  # statements that a task or a part of a sort holds at once
_MOST_PARTS = 1000  # more would be files of tiny parts; beyond that parts grow
_SAMPLE = 60  # pages at least that tell how keys are spread; more for many parts, since quotes follow page by page
_WORTH_A_PROCESS = 20_000  # statements


@dataclass(frozen=True)
class Pages:
    """The statements of pages of a state, or what of them is sure enough: what a task needs to know."""

    state: Path
    keeper: Keeper

    def between(self, first: str, last: str) -> Iterator[Collection[Statement]]:
        """What each content of a page states, by digest; copies of a page count once."""
        return (self.keeper.kept(_united(same)) for same in self._same(first, last))

    def of(self, digests: Iterable[str], table: Literal["wanted", "written"]) -> Iterator[Collection[Statement]]:
        """What some contents state now, or stated when they were written."""
        for digest in digests:
            for same in self._same(digest, digest, table):
                yield _united(same)

    def about(
        self, subjects: Container[str] | None, first: str, last: str, but: Container[str]
    ) -> Iterator[Collection[Statement]]:
        """What contents, but for some, state of some subjects or, where none are named, of all."""
        for same in self._same(first, last):
            if same[0].digest not in but:
                yield _united(same, subjects)

    def _same(self, first: str, last: str, table: Literal["wanted", "written"] = "wanted") -> Iterator[list[Entry]]:
        state = State(self.state, reading=True)
        try:
            for _, same in groupby(state.entries(first, last, table), key=lambda entry: entry.digest):
                yield list(same)
        finally:
            state.close()


def _united(copies: Sequence[Entry], about: Container[str] | None = None) -> Collection[Statement]:
    """What the copies of a page state, each statement once, as each copy has it."""
    if len(copies) == 1:
        return list(copies[0].unpacked(about))
    return {statement for copy in copies for statement in copy.unpacked(about)}


@dataclass(frozen=True)
class Source:
    """The pages that a state is to hold, cut into tasks."""

    pages: Pages
    base: str
    sizes: tuple[tuple[str, int], ...]  # digest and number of statements of each page, by digest
    rows: int = ROWS

    @property
    def statements(self) -> int:
        """How many there are, those that several pages state counted for each."""
        return sum(size for _, size in self.sizes)

    @property
    def parts(self) -> int:
        return 1 + self.statements // self._at_once

    @property
    def _at_once(self) -> int:
        return max(self.rows, self.statements // _MOST_PARTS)

    def processes(self, jobs: int | None) -> int:
        """So many as were asked for, else as pay off."""
        return jobs or max(1, min(cores(), self.statements // _WORTH_A_PROCESS))

    def tasks(self) -> list[Task]:
        return list(enumerate(tasks_of(self.sizes, self._at_once)))

    def sample(self) -> Iterator[Collection[Statement]]:
        """Some pages, the same in every run; none where all fits into one part."""
        if self.parts > 1:
            for digest, _ in self.sizes[:: max(1, len(self.sizes) // max(_SAMPLE, self.parts // 4))]:
                yield from self.pages.between(digest, digest)


def source_of(state: State, folder: Path, base: str, confidence: float, jobs: int | None) -> Source:
    """What a state is to hold, as far as it is sure enough."""
    sizes = tuple(state.sizes())
    state.close()  # the processes that read from it part from this one
    source = Source(Pages(state.file, Keeper()), base, sizes)
    if not confidence:
        return source
    keeper, file = Keeper(confidence), folder / "there.sqlite"
    noted(file, in_order(partial(_typed, source.pages, keeper), source.tasks(), source.processes(jobs)))
    return replace(source, pages=Pages(state.file, replace(keeper, there=file)))


def _typed(pages: Pages, keeper: Keeper, task: Task) -> list[str]:
    return sorted({key for page in pages.between(*task[1]) for key in keeper.typed(page)})


def tasks_of(sizes: Iterable[tuple[str, int]], rows: int) -> list[tuple[str, str]]:
    """The first and last page of each task, so that none has many more rows.

    >>> tasks_of([("a", 3), ("b", 1), ("b", 3), ("c", 2)], 4)
    [('a', 'a'), ('b', 'b'), ('c', 'c')]
    """
    tasks: list[tuple[str, str]] = []
    held = rows
    for digest, same in groupby(sizes, key=lambda size: size[0]):
        more = sum(size for _, size in same)
        if held + more > rows:
            tasks.append((digest, digest))
            held = 0
        tasks[-1] = (tasks[-1][0], digest)
        held += more
    return tasks
