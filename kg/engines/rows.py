"""Statements as rows that sort into the order of the files, and sorted rows as nodes.

A row says of a thing what one statement says of it (how often, if several pages say it with words of their own), or
is the whole node of a statement or quote. What has to be chosen over all pages, names and classes, is chosen when
the rows of a thing have come together; so no more than one thing is ever held as a whole.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from itertools import groupby

from kg.engines.sorting import Row
from kg.graph import NAMING, kind_and_subclass, ranked_names, weight_of
from kg.model import Statement, Value
from kg.rdf.nodes import (
    GAZETTEER,
    Node,
    Object,
    TripleTerm,
    by_section,
    is_told,
    quote_node,
    statement_node,
    thing_node,
    with_status,
)
from kg.rdf.provenance import graph_of, graph_of_node, split

Placed = tuple[str, str, Node]  # graph, place in the order of nodes, node
_SOURCE, _STATEMENT, _QUOTE = "97", "98", "99"  # after all sections of things
_PLAIN = ("rdf:type", *NAMING)


@dataclass
class Tally:
    """What a graph holds, counted: statements, things by class, triples by relation."""

    statements: int = 0
    classes: Counter[str] = field(default_factory=Counter)
    relations: Counter[str] = field(default_factory=Counter)

    def add(self, other: Tally) -> None:
        self.statements += other.statements
        self.classes += other.classes
        self.relations += other.relations


def rows_of(pages: Iterable[Iterable[Statement]], by_graph: bool) -> list[Row]:
    """The rows of pages of different content, each with all that is stated of it; `by_graph` keeps graphs apart."""
    said: dict[Row, list[int]] = {}
    whole: set[Row] = set()
    for page in pages:
        for statement in page:
            if statement.subject.startswith("statement/"):
                key = _STATEMENT + statement.subject.removeprefix("statement/")
                whole.add((key, 1, str(statement.object), statement.id))
                continue
            counted = said.setdefault(_said(statement, by_graph), [0, 0])
            if statement.evidence.quotes or not counted[1]:  # without words it is one statement on all pages
                counted[0] += weight_of(statement)
                counted[1] += 1
            if is_told(statement):
                whole.update(_told(statement))
    return [*((*row, *counted) for row, counted in said.items()), *whole]


def _said(statement: Statement, by_graph: bool) -> Row:
    section, key = by_section(statement.subject)
    alone = "" if statement.evidence.quotes else statement.id
    return (
        *(f"{section:02d}{key}", statement.predicate, *_plain(statement.object)),
        *(alone, graph_of(statement) if by_graph else ""),
    )


def _told(statement: Statement) -> Iterator[Row]:
    graph = graph_of(statement)
    yield _STATEMENT + statement.id, 0, *_packed(statement_node(statement)), graph
    if statement.evidence.source:
        yield _SOURCE, 0, *_packed(GAZETTEER), graph_of_node(GAZETTEER.key) or ""
    for quote in statement.evidence.quotes:
        place = f"{quote.article}\0{quote.start:09d}\0{quote.stop:09d}"
        node = quote_node(quote)
        yield _QUOTE + place, 0, *_packed(node), graph_of_node(node.key) or ""


def keys_of(rows: Iterable[Row], by_graph: bool) -> Iterator[str]:
    """Where rows stand in the order: of nodes or, `by_graph`, of graphs and the nodes in them."""
    for row in rows:
        if not by_graph:
            yield row[0]
        elif len(row) != 4:  # of a status nobody knows the graph yet
            yield f"{row[4] if row[1] == 0 else row[5]}\0{row[0]}"


def nodes_of(rows: Iterable[Row], tally: Tally, by_graph: bool) -> Iterator[Placed]:
    """The nodes that sorted rows make; graphs are told where they were kept apart."""
    for key, of in groupby(rows, key=lambda row: row[0]):
        known = list(of)
        yield from _whole(key, known, tally) if key >= _SOURCE else _thing(key, known, tally, by_graph)


def _whole(key: str, rows: list[Row], tally: Tally) -> Iterator[Placed]:
    told = {(row[2], row[3]) for row in rows if row[1]}
    tally.statements += len(told)
    if rows[0][1] == 0:
        _, _, name, said, graph = rows[0]
        yield graph, key, with_status(_node(name, said), {status for status, _ in told})


def _thing(key: str, rows: list[Row], tally: Tally, by_graph: bool) -> Iterator[Placed]:
    names: Counter[tuple[bool, str]] = Counter()
    classes: Counter[str] = Counter()
    stated: set[tuple[str, str | Value]] = set()
    graphs: list[tuple[str, str | Value, str]] = []
    before = None
    for row in rows:
        _, predicate, text, kind, alone, graph, weight, count = row
        if alone and row == before:  # the same statement without words, from another part of the pages
            continue
        before = row
        thing = _object(text, kind)
        stated.add((predicate, thing))
        tally.statements += count
        if predicate in NAMING and kind:
            names[predicate == "skos:prefLabel", text] += weight
        elif predicate == "rdf:type" and not kind:
            classes[text] += weight
        if by_graph:
            graphs.append((predicate, thing, graph))
    chosen = kind_and_subclass(classes) if classes else ()
    tally.classes.update(chosen)
    tally.relations.update(predicate for predicate, _ in stated if predicate not in _PLAIN)
    node = thing_node(key[2:], stated, chosen, ranked_names(names))
    if not by_graph:
        yield "", key, node
    else:
        yield from ((name, key, Node(node.key, tuple(said))) for name, said in split(node, graphs).items())


# --- nodes as plain values -----------------------------------------------------------------------


def placed_rows(placed: Iterable[Placed]) -> Iterator[Row]:
    """Nodes as rows that sort by graph."""
    for graph, key, node in placed:
        yield f"{graph}\0{key}", *_packed(node)


def by_graphs(rows: Iterable[Row]) -> Iterator[tuple[str, list[Node]]]:
    """Each graph's nodes of sorted rows; a node that several tasks made in parts is one again."""
    for graph, of in groupby(rows, key=lambda row: row[0].partition("\0")[0]):
        yield graph, [_node(name, said) for _, name, said in of]


def _packed(node: Node) -> tuple[str, tuple[tuple[str, str, str], ...]]:
    return node.key, tuple((predicate, *_plain(thing)) for predicate, thing in node.said)


def _node(key: str, said: Iterable[tuple[str, str, str]]) -> Node:
    return Node(key, tuple((predicate, _object(text, kind)) for predicate, text, kind in said))


def _plain(thing: Object) -> tuple[str, str]:
    assert not isinstance(thing, TripleTerm)
    return (thing.text, thing.type) if isinstance(thing, Value) else (thing, "")


def _object(text: str, kind: str) -> str | Value:
    return Value(text, kind) if kind else text
