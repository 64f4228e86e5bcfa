"""Who says so, told in three ways that hold the same facts.

`reification` is RDF 1.1: an rdf:Statement for each fact, which any store loads. `rdf12` says the same of a triple
term: `statement:x rdf:reifies <<( s p o )>>`. `graphs` puts what each page says, its evidence included, into a graph
named by the page, and what only the gazetteer says into the gazetteer's; dropping the names gives the first form.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator

import pyoxigraph as ox

from kg.graph import Graph
from kg.model import Statement, Value
from kg.rdf.nodes import Node, Object, Said, TripleTerm, is_told, nodes

_RDF = "http://www.w3.org/1999/02/22-rdf-syntax-ns#"
_TYPE, REIFIES = ox.NamedNode(_RDF + "type"), ox.NamedNode(_RDF + "reifies")
_STATEMENT = ox.NamedNode(_RDF + "Statement")
_PARTS = tuple(ox.NamedNode(_RDF + part) for part in ("subject", "predicate", "object"))


def plain_triples(quads: Iterable[ox.Quad]) -> Iterator[ox.Triple]:
    """The triples of any of the three forms in the first: without graph names, triple terms as rdf:Statement."""
    for quad in quads:
        term = quad.object
        if quad.predicate == REIFIES and isinstance(term, ox.Triple):
            yield ox.Triple(quad.subject, _TYPE, _STATEMENT)
            for part, of in zip(_PARTS, (term.subject, term.predicate, term.object), strict=True):
                yield ox.Triple(quad.subject, part, of)
        else:
            yield quad.triple


def with_triple_term(node: Node) -> Node:
    """The node of a statement speaking of a triple term; other nodes as they are."""
    if not node.key.startswith("statement/"):
        return node
    said = dict(node.said)
    fact = TripleTerm(str(said["rdf:subject"]), str(said["rdf:predicate"]), _thing(said["rdf:object"]))
    rest = tuple(pair for pair in node.said if pair[0] not in _REIFYING)
    return Node(node.key, (("rdf:reifies", fact), *rest))


_REIFYING = ("rdf:type", "rdf:subject", "rdf:predicate", "rdf:object")


def _thing(thing: Object) -> str | Value:
    assert not isinstance(thing, TripleTerm)
    return thing


def placed(graph: Graph) -> dict[str, list[Node]]:
    """The nodes by the graph they stand in: pages, the gazetteer, and "" for what belongs to no page alone."""
    told = {f"statement/{s.id}": graph_of(s) for s in graph.statements if is_told(s)}
    by_graph: dict[str, list[Node]] = defaultdict(list)
    for node in nodes(graph):
        for name, said in _split(graph, node, told).items():
            by_graph[name].append(Node(node.key, tuple(said)))
    return dict(sorted(by_graph.items()))


def _split(graph: Graph, node: Node, told: dict[str, str]) -> dict[str, list[Said]]:
    """What is said of a node, by graph; two pages may say the same."""
    if node.key.startswith("statement/"):
        return {told[node.key]: list(node.said)}
    if (alone := graph_of_node(node.key)) is not None:
        return {alone: list(node.said)}
    return split(node, ((s.predicate, s.object, graph_of(s)) for s in graph.said_of(node.key)))


def graph_of_node(key: str) -> str | None:
    """The one graph that a quote or source stands in; None for other nodes."""
    kind, _, local = key.partition("/")
    if kind == "quote":
        return f"page/{local.partition('-')[0]}"
    return key if kind == "source" else None


def split(node: Node, stated: Iterable[tuple[str, str | Value, str]]) -> dict[str, list[Said]]:
    """What is said of a thing, by the graphs that state it: `stated` gives predicate, object and graph."""
    where: dict[Said, set[str]] = defaultdict(set)
    for predicate, thing, graph in stated:
        where[_as_name(predicate, thing)].add(graph)
    found: dict[str, list[Said]] = defaultdict(list)
    for said in node.said:
        for name in sorted(where[_as_name(*said)]):
            found[name].append(said)
    return found


_NAMES = ("skos:prefLabel", "skos:altLabel", "rdfs:label")


def _as_name(predicate: str, thing: Object) -> Said:
    """Which of its names a thing goes by is chosen when the graph is written; any page that has the name says it."""
    return ("skos:prefLabel" if predicate in _NAMES else predicate), thing


def graph_of(statement: Statement) -> str:
    """The key of the page or source that says a statement, or "" for the graph without a name."""
    if statement.evidence.quotes:
        return f"page/{statement.evidence.quotes[0].page}"
    if statement.evidence.source:
        return f"source/{statement.evidence.source}"
    kind, _, local = statement.subject.partition("/")
    return f"page/{local.partition('-')[0]}" if kind in ("page", "article", "dataset", "slice") else ""
