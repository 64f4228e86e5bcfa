"""Statements as rows that sort into the order of the files, and sorted rows as the text of the files.

A row says of a thing what one statement says of it (how often, if pages say it with words of their own), or it is the
text of a statement or quote, which need nothing but their page. What has to be chosen over all pages, names and
classes, is chosen when the rows of a thing have come together; no more than one thing is ever held as a whole.
"""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Collection, Iterable, Iterator
from dataclasses import dataclass, field
from itertools import groupby
from typing import NamedTuple

from kg.engines.sorting import Row
from kg.graph import NAMING, kind_and_subclass, ranked_names, weight_of
from kg.model import Statement, Value
from kg.rdf.nodes import (
    GAZETTEER,
    STAGES,
    Node,
    by_section,
    is_told,
    quote_key,
    quote_node,
    section_of,
    statement_node,
    thing_node,
    with_status,
)
from kg.rdf.provenance import graph_of, graph_of_node, split
from kg.rdf.serialise import FORMS

_STATUS, _SOURCE, _STATEMENT, _QUOTE = "96", "97", "98", "99"  # after all sections of things
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

    def subtract(self, other: Tally) -> None:
        self.statements -= other.statements
        self.classes -= other.classes
        self.relations -= other.relations


class Text(NamedTuple):
    """One node in every form asked for: once, and once for each named graph that it has a part in."""

    key: str  # where it stands in the order of nodes
    section: str
    plain: tuple[str, ...]
    by_graph: tuple[tuple[str, tuple[str, ...]], ...]


@dataclass(frozen=True)
class Look:
    """The forms that are written, those by section and those by named graph."""

    base: str
    plain: tuple[str, ...]
    by_graph: tuple[str, ...]

    def text(self, key: str, node: Node, graphs: Iterable[tuple[str, Node]]) -> Text:
        section = section_of(node)
        return Text(
            *(key, section, tuple([FORMS[form].node(node, self.base, section) for form in self.plain])),
            tuple((graph, self._of_graph(graph, part)) for graph, part in graphs) if self.by_graph else (),
        )

    def _of_graph(self, graph: str, node: Node) -> tuple[str, ...]:
        return tuple([FORMS[form].node(node, self.base, graph) for form in self.by_graph])

    def alone(self, key: str, node: Node, graph: str) -> Text:
        """A node that stands in one graph as a whole."""
        return self.text(key, node, [(graph, node)])


# --- statements to rows --------------------------------------------------------------------------


def rows_of(pages: Iterable[Collection[Statement]], look: Look, quoted: bool = True) -> list[Row]:
    """The rows of pages of different content, each with all that is stated of it; texts of `quoted` ones or not."""
    said: dict[Row, list[int]] = {}
    whole: dict[str, Row] = {}
    for page in pages:
        reached = _reached(page, whole)
        for statement in page:
            if not statement.subject.startswith("statement/"):
                counted = said.setdefault(_said(statement, bool(look.by_graph)), [0, 0])
                if statement.evidence.quotes or not counted[1]:  # without words it is one statement on all pages
                    counted[0] += weight_of(statement)
                    counted[1] += 1
                if is_told(statement) and (quoted or not statement.evidence.quotes):
                    _tell(statement, reached.get(statement.id, ()), look, whole)
    return [*((*row, *counted) for row, counted in said.items()), *whole.values()]


def _reached(page: Iterable[Statement], whole: dict[str, Row]) -> dict[str, set[str]]:
    """The statuses that are told of the statements of a page."""
    reached: dict[str, set[str]] = defaultdict(set)
    for statement in page:
        if statement.subject.startswith("statement/"):
            reached[statement.subject.removeprefix("statement/")].add(str(statement.object))
            whole[f"{_STATUS} {statement.id}"] = (f"{_STATUS}{statement.subject}", statement.id)
    return reached


def _said(statement: Statement, by_graph: bool) -> Row:
    section, key = by_section(statement.subject)
    thing = statement.object
    return (
        *(f"{section:02d}{key}", statement.predicate),
        *((thing.text, thing.type) if isinstance(thing, Value) else (thing, "")),
        *("" if statement.evidence.quotes else statement.id, graph_of(statement) if by_graph else ""),
    )


def _tell(statement: Statement, reached: Collection[str], look: Look, whole: dict[str, Row]) -> None:
    """Adds a statement, its source and its quotes; of equal keys the row with the furthest status is the last."""
    key, stage = _STATEMENT + statement.id, max(map(STAGES.index, reached), default=-1)
    node = with_status(statement_node(statement), reached)
    whole[f"{key} {stage}"] = (key, stage, *look.alone(key, node, graph_of(statement))[1:])
    if statement.evidence.source and _SOURCE not in whole:
        whole[_SOURCE] = (_SOURCE, 0, *look.alone(_SOURCE, GAZETTEER, graph_of_node(GAZETTEER.key) or "")[1:])
    for quote in statement.evidence.quotes:
        place = f"{_QUOTE}{quote.article}\0{quote.start:09d}\0{quote.stop:09d}"
        if place not in whole:
            graph = graph_of_node(quote_key(quote)) or ""
            whole[place] = (place, 0, *look.alone(place, quote_node(quote), graph)[1:])


def keys_of(rows: Iterable[Row], by_graph: bool) -> Iterator[str]:
    """Where rows stand in the order: of nodes or, `by_graph`, of graphs and the nodes in them."""
    for row in rows:
        if not by_graph:
            yield row[0]
        elif row[0] < _STATUS:
            yield f"{row[5]}\0{row[0]}"
        elif row[0] >= _SOURCE:
            yield from (f"{graph}\0{row[0]}" for graph, _ in row[4])


# --- rows to text --------------------------------------------------------------------------------


def texts_of(rows: Iterable[Row], look: Look, tally: Tally) -> Iterator[Text]:
    """The nodes that sorted rows make."""
    for key, of in groupby(rows, key=lambda row: str(row[0])):
        if key >= _SOURCE:
            *_, last = of
            yield Text(key, *last[2:])
        elif key >= _STATUS:
            tally.statements += len(set(of))
        else:
            yield _thing(key, of, look, tally)


def _thing(key: str, rows: Iterable[Row], look: Look, tally: Tally) -> Text:
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
        thing = Value(text, kind) if kind else text
        stated.add((predicate, thing))
        tally.statements += count
        if predicate in NAMING and kind:
            names[predicate == "skos:prefLabel", text] += weight
        elif predicate == "rdf:type" and not kind:
            classes[text] += weight
        if look.by_graph:
            graphs.append((predicate, thing, graph))
    chosen = kind_and_subclass(classes) if classes else ()
    tally.classes.update(chosen)
    tally.relations.update(predicate for predicate, _ in stated if predicate not in _PLAIN)
    node = thing_node(key[2:], stated, chosen, ranked_names(names))
    parts = split(node, graphs) if look.by_graph else {}
    return look.text(key, node, ((graph, Node(node.key, tuple(said))) for graph, said in parts.items()))


# --- the second sort, by graph -------------------------------------------------------------------


def graph_rows(texts: Iterable[Text]) -> Iterator[Row]:
    """Texts as rows that sort by graph."""
    for text in texts:
        yield from ((f"{graph}\0{text.key}", of) for graph, of in text.by_graph)


def by_graphs(rows: Iterable[Row]) -> Iterator[tuple[str, list[tuple[str, ...]]]]:
    """Each graph of sorted rows, with the texts of its nodes."""
    for graph, of in groupby(rows, key=lambda row: str(row[0]).partition("\0")[0]):
        yield graph, [texts for _, texts in of]
