"""A graph is a set of statements; merging two graphs is the union of their sets."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator
from functools import cached_property
from typing import TYPE_CHECKING

from kg.model import Statement, Value

if TYPE_CHECKING:
    import networkx
    import rdflib

KINDS = ("Place", "Person", "Organisation", "Initiative", "Event", "Document", "Product")
KIND_CLASSES = frozenset(f"kg:{kind}" for kind in KINDS)
BASE = "https://w3id.org/xianzhi/id/"


class Graph:
    """Statements, and the same as NetworkX and as RDF.

    >>> one = Graph([Statement("place/1408", "rdf:type", "kg:Place")])
    >>> len(one | one)
    1
    """

    def __init__(self, statements: Iterable[Statement] = (), base: str = BASE) -> None:
        self.statements = frozenset(statements)
        self.base = base

    def __or__(self, other: Graph) -> Graph:
        return Graph(self.statements | other.statements, self.base)

    def __len__(self) -> int:
        return len(self.statements)

    def __iter__(self) -> Iterator[Statement]:
        """In an order that depends on nothing but the statements."""
        return (statement for subject in sorted(self._by_subject) for statement in self._by_subject[subject])

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
    def labels(self) -> dict[str, str]:
        """One name a node, chosen from those its statements give it."""
        return {key: names[0] for key, names in self.names.items()}

    @cached_property
    def names(self) -> dict[str, tuple[str, ...]]:
        """All names of each node, the one to call it by first."""
        weights: dict[str, Counter[tuple[bool, str]]] = defaultdict(Counter)
        for statement in self.statements:
            if statement.predicate in ("skos:prefLabel", "skos:altLabel") and isinstance(statement.object, Value):
                weight = 10**6 if statement.evidence.source else 1 + len(statement.evidence.quotes)
                preferred = statement.predicate == "skos:prefLabel"
                weights[statement.subject][preferred, statement.object.text] += weight
        return {key: _ranked(names) for key, names in weights.items()}

    @cached_property
    def classes(self) -> dict[str, tuple[str, ...]]:
        """The classes of each node: its kind and one subclass, the one most often read."""
        read: dict[str, Counter[str]] = defaultdict(Counter)
        for statement in self.statements:
            if statement.predicate == "rdf:type" and isinstance(statement.object, str):
                weight = 10**6 if statement.evidence.source else 1
                read[statement.subject][statement.object] += weight
        return {key: _kind_and_subclass(counted) for key, counted in read.items()}

    def of(self, subject: str) -> tuple[Statement, ...]:
        """What is said of one node."""
        return self._by_subject.get(subject, ())

    @property
    def subjects(self) -> Iterable[str]:
        """The keys of all nodes that something is said of, in no order."""
        return self._by_subject.keys()

    @cached_property
    def _by_subject(self) -> dict[str, tuple[Statement, ...]]:
        found: dict[str, list[Statement]] = defaultdict(list)
        for statement in self.statements:
            found[statement.subject].append(statement)
        return {subject: tuple(sorted(said, key=_reading_order)) for subject, said in found.items()}

    def above(self, confidence: float) -> Graph:
        """Without the statements less sure than `confidence`, and without what then hangs in the air."""
        kept = {s for s in self.statements if s.evidence.confidence >= confidence}
        while True:
            there = {s.subject for s in kept if s.predicate == "rdf:type"}
            there |= {f"statement/{s.id}" for s in kept}
            loose = {s for s in kept if not _stands(s, there)}
            if not loose:
                return Graph(kept, self.base)
            kept -= loose


def _reading_order(statement: Statement) -> tuple[str, str, str]:
    return statement.predicate, str(statement.object), statement.id


def is_node(thing: str | Value) -> bool:
    """Whether the object of a statement is a node with a key, and no class, status or literal.

    >>> is_node("place/1408"), is_node("kg:Place"), is_node(Value("运城市"))
    (True, False, False)
    """
    return isinstance(thing, str) and "/" in thing


def _stands(statement: Statement, there: set[str]) -> bool:
    if statement.subject not in there:
        return False
    return not isinstance(statement.object, str) or not is_node(statement.object) or statement.object in there


def _ranked(names: Counter[tuple[bool, str]]) -> tuple[str, ...]:
    order = sorted(names, key=lambda name: (not name[0], -names[name], -len(name[1]), name[1]))
    return tuple(dict.fromkeys(text for _, text in order))


def _kind_and_subclass(counted: Counter[str]) -> tuple[str, ...]:
    order = sorted(counted, key=lambda c: (c not in KIND_CLASSES, -counted[c], c))
    if order[0] not in KIND_CLASSES:
        return tuple(order[:1])
    return (order[0], *[c for c in order if c not in KIND_CLASSES][:1])
