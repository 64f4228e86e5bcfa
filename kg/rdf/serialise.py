"""Graphs as Turtle, N-Triples and JSON-LD, node by node and the same bytes in every run."""

from __future__ import annotations

import json
from collections.abc import Callable, Iterable, Iterator
from itertools import groupby
from typing import Any

from kg.graph import Graph
from kg.model import Value
from kg.rdf.nodes import Node, Object, Said, nodes
from kg.rdf.terms import DATATYPES, iri, plain_literal, prefixes, short, turtle_literal


def serialise(graph: Graph, form: str = "ttl") -> bytes:
    """The graph in one of the RDF formats: ttl, nt or jsonld."""
    return b"".join(chunks(graph, form))


def chunks(graph: Graph, form: str) -> Iterator[bytes]:
    """The same, piece by piece."""
    return (text.encode("utf-8", "replace") for text in _FORMS[form](graph))


def turtle(graph: Graph) -> Iterator[str]:
    """To be read by people: a heading for each kind of node, a paragraph for each node."""
    for prefix, space in sorted(prefixes(graph.base).items()):
        yield f"@prefix {prefix}: <{space}> .\n"
    for section, of in groupby(nodes(graph), key=lambda node: node.key.partition("/")[0]):
        yield f"\n# --- {section} ---\n"
        for node in of:
            said = " ;\n    ".join(_predicates(node.said, graph.base))
            yield f"\n{short(node.key, graph.base)} {said} .\n"


def _predicates(said: Iterable[Said], base: str) -> Iterator[str]:
    for predicate, of in groupby(said, key=lambda pair: pair[0]):
        objects = ", ".join(_turtle_object(thing, base) for _, thing in of)
        yield f"{'a' if predicate == 'rdf:type' else predicate} {objects}"


def _turtle_object(thing: Object, base: str) -> str:
    return turtle_literal(thing) if isinstance(thing, Value) else short(thing, base)


def ntriples(graph: Graph) -> Iterator[str]:
    for node in nodes(graph):
        subject = iri(node.key, graph.base)
        for predicate, thing in node.said:
            object_ = plain_literal(thing) if isinstance(thing, Value) else f"<{iri(thing, graph.base)}>"
            yield f"<{subject}> <{iri(predicate, '')}> {object_} .\n"


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
    if not isinstance(thing, Value):
        return {"@id": iri(thing, base)}
    if thing.type in ("zh", "en"):
        return {"@value": thing.text, "@language": thing.type}
    return {"@value": thing.text} | ({"@type": DATATYPES[thing.type]} if thing.type in DATATYPES else {})


_FORMS: dict[str, Callable[[Graph], Iterator[str]]] = {"ttl": turtle, "nt": ntriples, "jsonld": jsonld}
