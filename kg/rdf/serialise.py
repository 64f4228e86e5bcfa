"""Graphs as Turtle, N-Triples and JSON-LD, node by node and the same bytes in every run."""

from __future__ import annotations

import json
from collections.abc import Callable, Iterable, Iterator
from itertools import groupby
from typing import Any

from kg.graph import Graph
from kg.model import Value
from kg.rdf.nodes import Node, Object, Said, TripleTerm, nodes
from kg.rdf.provenance import placed, with_triple_terms
from kg.rdf.terms import DATATYPES, iri, plain_literal, prefixes, short, turtle_literal


def serialise(graph: Graph, form: str = "ttl") -> bytes:
    """The graph in one of the RDF formats: ttl, nt or jsonld; ttl12 and nt12 with triple terms, trig and nq by page."""
    return b"".join(chunks(graph, form))


def chunks(graph: Graph, form: str) -> Iterator[bytes]:
    """The same, piece by piece."""
    return (text.encode("utf-8", "replace") for text in _FORMS[form](graph))


def turtle(graph: Graph, shown: Callable[[Graph], Iterable[Node]] = nodes) -> Iterator[str]:
    """To be read by people: a heading for each kind of node, a paragraph for each node."""
    yield from _prefixes(graph.base)
    for section, of in groupby(shown(graph), key=lambda node: node.key.partition("/")[0]):
        yield f"\n# --- {section} ---\n"
        yield from (_paragraph(node, graph.base) for node in of)


def trig(graph: Graph) -> Iterator[str]:
    """A block for each page with all that it says, one for the gazetteer, and what no page says on its own."""
    yield from _prefixes(graph.base)
    for name, of in placed(graph).items():
        yield f"\n{short(name, graph.base)} {{\n" if name else ""
        yield from (_paragraph(node, graph.base) for node in of)
        yield "\n}\n" if name else ""


def _prefixes(base: str) -> Iterator[str]:
    return (f"@prefix {prefix}: <{space}> .\n" for prefix, space in sorted(prefixes(base).items()))


def _paragraph(node: Node, base: str) -> str:
    said = " ;\n    ".join(_predicates(node.said, base))
    return f"\n{short(node.key, base)} {said} .\n"


def _predicates(said: Iterable[Said], base: str) -> Iterator[str]:
    for predicate, of in groupby(said, key=lambda pair: pair[0]):
        objects = ", ".join(_turtle_object(thing, base) for _, thing in of)
        yield f"{'a' if predicate == 'rdf:type' else predicate} {objects}"


def _turtle_object(thing: Object, base: str) -> str:
    if isinstance(thing, TripleTerm):
        said = (short(thing.subject, base), thing.predicate, _turtle_object(thing.object, base))
        return f"<<( {' '.join(said)} )>>"
    return turtle_literal(thing) if isinstance(thing, Value) else short(thing, base)


def ntriples(graph: Graph, shown: Callable[[Graph], Iterable[Node]] = nodes) -> Iterator[str]:
    for node in shown(graph):
        yield from (f"{line} .\n" for line in _lines(node, graph.base))


def nquads(graph: Graph) -> Iterator[str]:
    for name, of in placed(graph).items():
        end = f" <{iri(name, graph.base)}> .\n" if name else " .\n"
        yield from (line + end for node in of for line in _lines(node, graph.base))


def _lines(node: Node, base: str) -> Iterator[str]:
    for predicate, thing in node.said:
        yield f"<{iri(node.key, base)}> <{iri(predicate, '')}> {_plain_object(thing, base)}"


def _plain_object(thing: Object, base: str) -> str:
    if isinstance(thing, TripleTerm):
        said = f"<{iri(thing.subject, base)}> <{iri(thing.predicate, '')}> {_plain_object(thing.object, base)}"
        return f"<<( {said} )>>"
    return plain_literal(thing) if isinstance(thing, Value) else f"<{iri(thing, base)}>"


def jsonld(graph: Graph) -> Iterator[str]:
    """Compact names over expanded values; one object a node."""
    context = json.dumps(prefixes(graph.base), ensure_ascii=False, sort_keys=True)
    yield f'{{"@context": {context},\n"@graph": ['
    for number, node in enumerate(nodes(graph)):
        yield (",\n" if number else "\n") + json.dumps(_jsonld_node(node, graph.base), ensure_ascii=False)
    yield "\n]}\n"


def _jsonld_node(node: Node, base: str) -> dict[str, Any]:
    known: dict[str, Any] = {"@id": iri(node.key, base)}
    for predicate, of in groupby(node.said, key=lambda pair: pair[0]):
        things = [thing for _, thing in of]
        if predicate == "rdf:type":
            known["@type"] = things
        else:
            known[predicate] = [_jsonld_object(thing, base) for thing in things]
    return known


def _jsonld_object(thing: Object, base: str) -> dict[str, str]:
    if isinstance(thing, TripleTerm):
        raise TypeError("JSON-LD 1.1 has no triple terms")
    if not isinstance(thing, Value):
        return {"@id": iri(thing, base)}
    if thing.type in ("zh", "en"):
        return {"@value": thing.text, "@language": thing.type}
    return {"@value": thing.text} | ({"@type": DATATYPES[thing.type]} if thing.type in DATATYPES else {})


_FORMS: dict[str, Callable[[Graph], Iterator[str]]] = {
    "ttl": turtle,
    "nt": ntriples,
    "jsonld": jsonld,
    "ttl12": lambda graph: turtle(graph, with_triple_terms),
    "nt12": lambda graph: ntriples(graph, with_triple_terms),
    "trig": trig,
    "nq": nquads,
}
