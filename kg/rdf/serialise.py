"""Graphs as Turtle, N-Triples and JSON-LD, the same bytes in every run."""

from __future__ import annotations

import json
from collections import defaultdict
from typing import Any, cast

import pyoxigraph
from pyoxigraph import Literal, NamedNode, RdfFormat, Triple

from kg.graph import Graph
from kg.rdf.terms import SECTIONS, curie, prefixes
from kg.rdf.triples import triples
from kg.rdf.turtle import Turtle

_RDF_TYPE = curie("rdf:type").value
_FIRST = {
    curie(name).value: place
    for place, name in enumerate(("rdf:type", "skos:prefLabel", "skos:altLabel", "rdfs:label", "rdf:subject"))
}


def serialise(graph: Graph, form: str = "ttl") -> bytes:
    """The graph in one of the RDF formats: ttl, nt or jsonld."""
    ordered = sorted(triples(graph), key=_Order(graph.base))
    if form == "nt":
        return _nt(ordered)
    if form == "jsonld":
        return _jsonld(ordered, prefixes(graph.base))
    return _turtle(ordered, prefixes(graph.base))


class _Order:
    """By section, subject, then predicate with classes and names first."""

    def __init__(self, base: str) -> None:
        self._base = base
        self._sections = {section: place for place, section in enumerate(SECTIONS)}

    def __call__(self, triple: Triple) -> tuple[int, str, int, str, str]:
        subject = cast(NamedNode, triple.subject).value
        section = subject.removeprefix(self._base).partition("/")[0]
        predicate = triple.predicate.value
        place = self._sections.get(section, len(self._sections))
        return (place, subject, _FIRST.get(predicate, len(_FIRST)), predicate, str(triple.object))


def _turtle(ordered: list[Triple], names: dict[str, str]) -> bytes:
    return "".join(Turtle(names).document(ordered)).encode()


def _nt(ordered: list[Triple]) -> bytes:
    return pyoxigraph.serialize(ordered, format=RdfFormat.N_TRIPLES) or b""


def _jsonld(ordered: list[Triple], names: dict[str, str]) -> bytes:
    """Expanded values under compact names; one object a node."""
    nodes: dict[str, dict[str, list[Any]]] = defaultdict(lambda: defaultdict(list))
    for triple in ordered:
        known = nodes[_short(cast(NamedNode, triple.subject).value, names)]
        if triple.predicate.value == _RDF_TYPE:
            known["@type"].append(_short(cast(NamedNode, triple.object).value, names))
        else:
            known[_short(triple.predicate.value, names)].append(_jsonld_value(triple.object, names))
    graph = [{"@id": key, **values} for key, values in nodes.items()]
    text = json.dumps({"@context": names, "@graph": graph}, ensure_ascii=False, indent=1)
    return text.encode() + b"\n"


def _jsonld_value(term: Any, names: dict[str, str]) -> dict[str, str]:
    if not isinstance(term, Literal):
        return {"@id": _short(term.value, names)}
    if term.language:
        return {"@value": term.value, "@language": term.language}
    return {"@value": term.value, "@type": _short(term.datatype.value, names)}


def _short(iri: str, names: dict[str, str]) -> str:
    for prefix, space in names.items():
        if iri.startswith(space) and iri != space:
            return f"{prefix}:{iri[len(space) :]}"
    return iri
