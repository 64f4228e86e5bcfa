"""A graph is a set of statements; merging two graphs is the union of their sets."""

from __future__ import annotations

import contextlib
from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Mapping
from functools import cached_property
from pathlib import Path
from typing import TYPE_CHECKING, cast

from kg.model import Page, Statement, Value

if TYPE_CHECKING:
    import networkx
    import pyoxigraph
    import rdflib

    from kg.reading import Given
    from kg.sparql.answers import Answer

    Source = tuple[Path, Given]  # a page file, and what the user knew of it

KINDS = ("Place", "Person", "Organisation", "Initiative", "Event", "Document", "Product")
KIND_CLASSES = frozenset(f"kg:{kind}" for kind in KINDS)
NAMING = ("skos:prefLabel", "skos:altLabel")
BASE = "https://w3id.org/xianzhi/id/"


class Graph:
    """Statements, and the same as NetworkX and as RDF.

    >>> one = Graph([Statement("place/1408", "rdf:type", "kg:Place")])
    >>> len(one | one)
    1
    """

    def __init__(self, statements: Iterable[Statement] = (), base: str = BASE, sources: Iterable[Source] = ()) -> None:
        self.statements = frozenset(statements)
        self.base = base
        self.sources = frozenset(sources)  # where the running text is, for whoever wants to show it

    def __or__(self, other: Graph) -> Graph:
        return Graph(self.statements | other.statements, self.base, self.sources | other.sources)

    def __len__(self) -> int:
        return len(self.statements)

    def __iter__(self) -> Iterator[Statement]:
        """In an order that depends on nothing but the statements."""
        return (statement for subject in sorted(self._by_subject) for statement in self.of(subject))

    def __eq__(self, other: object) -> bool:
        return isinstance(other, Graph) and self.statements == other.statements and self.base == other.base

    def __hash__(self) -> int:
        return hash((self.statements, self.base))

    @cached_property
    def networkx(self) -> networkx.MultiDiGraph:
        """One node a thing, one edge a statement between things; see `kg.network`."""
        from kg.network import to_networkx

        return to_networkx(self)

    @cached_property
    def rdf(self) -> rdflib.Graph:
        """The triples of `graph.ttl` as an rdflib graph."""
        import rdflib

        from kg.rdf.serialise import serialise

        graph = rdflib.Graph()
        graph.parse(data=serialise(self, "nt"), format="nt")
        return graph

    @cached_property
    def pages(self) -> tuple[Page, ...]:
        """The running text of its pages, read again from their files, without files that have changed or gone."""
        from kg.errors import PageError
        from kg.reading import read_page

        pages: dict[str, Page] = {}
        for path, given in sorted(self.sources, key=str):
            with contextlib.suppress(PageError):  # unreadable now: its quotes are still in the statements
                page = read_page(path, given)
                if f"page/{page.digest}" in self._by_subject:
                    pages.setdefault(page.digest, page)
        return tuple(pages.values())

    def show(self, height: int = 720) -> object:
        """The explorer, shown below a notebook's cell."""
        from kg.explorer.notebook import frame

        return frame(self, height)

    def query(self, asked: str, *, seconds: float | None = None, **values: object) -> Answer:
        """What SPARQL text or a named question with its parameters finds: rows, a truth or triples.

        `list(answer)` gives dictionaries, `answer.to_pandas()` a DataFrame. With `seconds` the query runs in
        a process of its own and is stopped when they are over (kg.sparql.answers.QueryTimeout).
        """
        from kg.sparql.answers import ask, in_child
        from kg.sparql.questions import meant

        text, store = meant(asked, values), self._store
        return ask(store, text) if seconds is None else cast("Answer", in_child(lambda: ask(store, text), seconds))

    @cached_property
    def _store(self) -> pyoxigraph.Store:
        from kg.rdf.serialise import serialise
        from kg.sparql.store import store_of

        return store_of(serialise(self, "nt"))

    @cached_property
    def labels(self) -> dict[str, str]:
        """One name a node, chosen from those its statements give it."""
        return {key: names[0] for key, names in self.names.items()}

    @cached_property
    def names(self) -> dict[str, tuple[str, ...]]:
        """All names of each node, the one to call it by first."""
        weights: dict[str, Counter[tuple[bool, str]]] = defaultdict(Counter)
        for statement in self.statements:
            if statement.predicate in NAMING and isinstance(statement.object, Value):
                name = statement.predicate == "skos:prefLabel", statement.object.text
                weights[statement.subject][name] += weight_of(statement)
        return {key: ranked_names(names) for key, names in weights.items()}

    @cached_property
    def classes(self) -> dict[str, tuple[str, ...]]:
        """The classes of each node: its kind and one subclass, the one most often read."""
        read: dict[str, Counter[str]] = defaultdict(Counter)
        for statement in self.statements:
            if statement.predicate == "rdf:type" and isinstance(statement.object, str):
                read[statement.subject][statement.object] += weight_of(statement)
        return {key: kind_and_subclass(counted) for key, counted in read.items()}

    def of(self, subject: str) -> tuple[Statement, ...]:
        """What is said of one node."""
        return tuple(sorted(self._by_subject.get(subject, ()), key=_reading_order))

    def said_of(self, subject: str) -> Iterable[Statement]:
        """The same in no order: what is then put in order by something else need not be twice."""
        return self._by_subject.get(subject, ())

    @property
    def subjects(self) -> Iterable[str]:
        """The keys of all nodes that something is said of, in no order."""
        return self._by_subject.keys()

    @cached_property
    def _by_subject(self) -> dict[str, list[Statement]]:
        found: dict[str, list[Statement]] = defaultdict(list)
        for statement in self.statements:
            found[statement.subject].append(statement)
        return dict(found)

    def above(self, confidence: float) -> Graph:
        """Without the statements less sure than `confidence`, and without what then hangs in the air."""
        kept = {s for s in self.statements if s.evidence.confidence >= confidence}
        while True:
            there = {s.subject for s in kept if s.predicate == "rdf:type"}
            there |= {f"statement/{s.id}" for s in kept}
            loose = {s for s in kept if not _stands(s, there)}
            if not loose:
                return Graph(kept, self.base, self.sources)
            kept -= loose


def _reading_order(statement: Statement) -> tuple[str, str, str]:
    return statement.predicate, str(statement.object), statement.id


def is_node(thing: str | Value) -> bool:
    """Whether the object of a statement is a node with a key, and no class, status or literal.

    >>> is_node("place/5115"), is_node("kg:Place"), is_node(Value("宜宾市"))
    (True, False, False)
    """
    return isinstance(thing, str) and "/" in thing


def _stands(statement: Statement, there: set[str]) -> bool:
    if statement.subject not in there:
        return False
    return not isinstance(statement.object, str) or not is_node(statement.object) or statement.object in there


def weight_of(statement: Statement) -> int:
    """How much one statement counts where one of several names or classes has to be chosen."""
    if statement.evidence.source:
        return 10**6
    return 1 + len(statement.evidence.quotes) if statement.predicate in NAMING else 1


def ranked_names(names: Mapping[tuple[bool, str], int]) -> tuple[str, ...]:
    """The names of a thing, the one to call it by first; `names` says of each whether it is meant as that one."""
    order = sorted(names, key=lambda name: (not name[0], -names[name], -len(name[1]), name[1]))
    return tuple(dict.fromkeys(text for _, text in order))


def kind_and_subclass(counted: Mapping[str, int]) -> tuple[str, ...]:
    """The kind of a thing and one subclass, or its only class."""
    order = sorted(counted, key=lambda c: (c not in KIND_CLASSES, -counted[c], c))
    if order[0] not in KIND_CLASSES:
        return tuple(order[:1])
    return (order[0], *[c for c in order if c not in KIND_CLASSES][:1])
