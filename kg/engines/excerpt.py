"""A part of a graph that is too large to be drawn or held: the entities most is said of, or those around some.

Entities are ranked by how many statements tie them to others (or to the ones in focus); what the pages say of the
highest ranked, and only of them, is taken page by page until the limit is reached, each triple with the words of a
few pages. Names and classes are those that the whole graph has.
"""

from __future__ import annotations

import heapq
import shutil
from collections import Counter, defaultdict
from collections.abc import Collection, Iterable, Iterator
from functools import partial
from itertools import groupby
from pathlib import Path
from typing import NamedTuple

from kg.collecting import without_cycles
from kg.engines.pool import in_order
from kg.engines.sorting import Row, bounds_of, part, spill
from kg.engines.source import Pages, Source, Task, tasks_of
from kg.errors import InputError
from kg.graph import KINDS, NAMING, Graph, is_node, kind_and_subclass, ranked_names, weight_of
from kg.model import Evidence, Statement, Value

_ENTITIES = tuple(f"{kind.lower()}/" for kind in KINDS)
_TIES = ("post/", "membership/", "observation/", "cell/", "byline/")  # nodes that are nothing without their entities
_FRAMES = ("page/", "article/", "dataset/", "slice/")  # nodes that stay without some of them
_STATEMENTS_EACH = 50  # about so many are taken of one entity
_AT_ONCE = 10_000  # statements: small tasks, since the first ones may be enough
_WORDS_EACH = 2  # of so many pages each triple keeps the words


class Excerpt(NamedTuple):
    """What was taken: the graph, how many entities it shows and of how many."""

    graph: Graph
    entities: int
    of: int


def excerpt(source: Source, folder: Path, limit: int, focus: str | None, jobs: int | None) -> Excerpt:
    """The part of at most about `limit` statements. Raises InputError where nothing is called `focus`."""
    processes = source.processes(jobs)
    centre = _meant(source, focus, processes) if focus else frozenset()
    ranked, known = _ranked(source, folder, centre, max(1, limit // _STATEMENTS_EACH), processes)
    chosen = centre | set(ranked)
    taken = _taken(source, chosen, centre, limit, processes)
    graph = Graph(taken, source.base)
    names, classes = _named(source, chosen, processes)
    graph.names = graph.names | {key: ranked_names(counted) for key, counted in names.items()}
    graph.classes = graph.classes | {key: kind_and_subclass(counted) for key, counted in classes.items()}
    shown = {s.subject for s in taken if s.predicate == "rdf:type" and s.subject.startswith(_ENTITIES)}
    return Excerpt(graph, len(shown), known)


def _taken(
    source: Source, chosen: Collection[str], centre: frozenset[str], limit: int, processes: int
) -> set[Statement]:
    """What the pages say of the chosen, one after the other, until that is enough."""
    taken: set[Statement] = set()
    told: Counter[tuple[str, str, str]] = Counter()
    tasks = tasks_of(source.sizes, _AT_ONCE)
    for of_pages in in_order(partial(_of_task, source.pages, chosen, centre), enumerate(tasks), processes):
        for said in of_pages:
            if len(taken) < limit:
                taken.update(_not_often(said, told))
        if len(taken) >= limit:
            break
    return taken


Names = dict[str, Counter[tuple[bool, str]]]
Classes = dict[str, Counter[str]]


def _named(source: Source, chosen: Collection[str], processes: int) -> tuple[Names, Classes]:
    """The names and classes that all pages give the chosen."""
    names: Names = defaultdict(Counter)
    classes: Classes = defaultdict(Counter)
    for some, others in in_order(partial(_names_of_task, source.pages, chosen), source.tasks(), processes):
        for key, counted in some.items():
            names[key].update(counted)
        for key, read in others.items():
            classes[key].update(read)
    return names, classes


@without_cycles
def _names_of_task(pages: Pages, chosen: Collection[str], task: Task) -> tuple[Names, Classes]:
    names: Names = defaultdict(Counter)
    classes: Classes = defaultdict(Counter)
    some = pages.between(*task[1]) if pages.keeper.confidence else pages.about(chosen, *task[1], ())
    for page in some:
        for statement in page:
            if statement.subject in chosen:
                _weigh(statement, names, classes)
    return names, classes


def _weigh(statement: Statement, names: dict[str, Counter[tuple[bool, str]]], classes: dict[str, Counter[str]]) -> None:
    if statement.predicate in NAMING and isinstance(statement.object, Value):
        names[statement.subject][statement.predicate == NAMING[0], statement.object.text] += weight_of(statement)
    elif statement.predicate == "rdf:type":
        classes[statement.subject][str(statement.object)] += weight_of(statement)


def _not_often(said: Iterable[Statement], told: Counter[tuple[str, str, str]]) -> Iterator[Statement]:
    for statement in said:
        triple = statement.subject, statement.predicate, str(statement.object)
        told[triple] += 1
        if told[triple] <= _WORDS_EACH:
            yield statement


# --- which entities ------------------------------------------------------------------------------


def _meant(source: Source, focus: str, processes: int) -> frozenset[str]:
    """The entities of a key, an IRI or a name."""
    key = focus.removeprefix(source.base)
    found: set[str] = set()
    for keys in in_order(partial(_called, source.pages, focus, key), source.tasks(), processes):
        found |= keys
    if not found:
        raise InputError(f"--focus: no entity of this name, key or IRI: {focus!r}")
    return frozenset(found)


@without_cycles
def _called(pages: Pages, name: str, key: str, task: Task) -> set[str]:
    found = pages.between(*task[1])
    return {s.subject for page in found for s in page if s.subject.startswith(_ENTITIES) and _is(s, name, key)}


def _is(statement: Statement, name: str, key: str) -> bool:
    thing = statement.object
    return statement.subject == key or (
        statement.predicate in NAMING and isinstance(thing, Value) and thing.text == name
    )


def _ranked(source: Source, folder: Path, centre: Collection[str], count: int, processes: int) -> tuple[list[str], int]:
    """The entities most is said of, and how many there are; around a centre, those tied to it."""
    ranks = folder / "ranks"
    ranks.mkdir()
    bounds = bounds_of((key for page in source.sample() for key in _ties(page, centre)), source.parts)
    for _ in in_order(partial(_count, source.pages, bounds, ranks, frozenset(centre)), source.tasks(), processes):
        pass
    best: list[tuple[int, str]] = []
    known = 0
    for most, of in in_order(partial(_most, ranks, count), range(len(bounds) + 1), processes):
        best = heapq.nsmallest(count, best + most)
        known += of
    shutil.rmtree(ranks)
    return [key for _, key in best], known


@without_cycles
def _count(pages: Pages, bounds: list[str], folder: Path, centre: frozenset[str], task: Task) -> None:
    counted: Counter[str] = Counter()
    for page in pages.between(*task[1]):
        counted.update(_ties(page, centre))
    spill(list(counted.items()), bounds, folder / f"{task[0]:06d}")


def _most(folder: Path, count: int, number: int) -> tuple[list[tuple[int, str]], int]:
    rows: list[Row] = part(folder, number)
    summed = [(-sum(n for _, n in of), key) for key, of in groupby(rows, key=lambda row: str(row[0]))]
    return heapq.nsmallest(count, summed), len(summed)


def _ties(page: Collection[Statement], centre: Collection[str]) -> Counter[str]:
    """How often each entity is tied to others, or to one in the centre: directly, by a post, or on an article."""
    ends: dict[str, set[str]] = defaultdict(set)
    for number, statement in enumerate(page):
        thing = str(statement.object)
        if not is_node(statement.object):
            continue
        if statement.subject.startswith(_ENTITIES):
            ends[f"{number}"] |= {statement.subject} | ({thing} if thing.startswith(_ENTITIES) else set())
        elif thing.startswith(_ENTITIES):
            ends[statement.subject].add(thing)
    counted: Counter[str] = Counter()
    for together in ends.values():
        if not centre:
            counted.update(together)
        elif not together.isdisjoint(centre):
            counted.update(together.difference(centre))
    return counted


# --- what is said of them ------------------------------------------------------------------------


@without_cycles
def _of_task(pages: Pages, chosen: Collection[str], centre: frozenset[str], task: Task) -> list[list[Statement]]:
    """What each page says of the chosen; around a centre, each that speaks of it."""
    found = []
    for page in pages.between(*task[1]):
        if not centre or any(s.subject in centre or s.object in centre for s in page):
            found.append(sorted(_about(page, chosen), key=_order))
    return found


def _order(statement: Statement) -> tuple[str, str, str, Evidence]:
    return statement.subject, statement.predicate, str(statement.object), statement.evidence


def _about(page: Collection[Statement], chosen: Collection[str]) -> set[Statement]:
    """Without other entities, and without nodes that tie to one."""
    gone = {s.subject for s in page if s.subject.startswith(_ENTITIES)} - set(chosen)
    gone |= {str(s.object) for s in page if str(s.object).startswith(_ENTITIES)} - set(chosen)
    while more := {s.subject for s in page if s.object in gone and s.subject.startswith(_TIES)} - gone:
        gone |= more
    kept = {s for s in page if s.subject not in gone and s.object not in gone}
    said = {f"statement/{s.id}" for s in kept}
    kept = {s for s in kept if not s.subject.startswith("statement/") or s.subject in said}
    told = any(not s.subject.startswith(_FRAMES) and s.evidence.quotes for s in kept)
    return kept if told else set()
