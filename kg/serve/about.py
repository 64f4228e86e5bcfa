"""What the endpoint says of itself: its service description and a VoID description of the graph."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from functools import partial
from typing import BinaryIO

import pyoxigraph as ox

from kg import __version__
from kg.rdf.terms import VOCABULARIES
from kg.serve.limits import Limits, Work
from kg.serve.protocol import TRIPLES, accepted

_RDF, _XSD, _SCHEMA = VOCABULARIES["rdf"], VOCABULARIES["xsd"], VOCABULARIES["schema"]
_SD = "http://www.w3.org/ns/sparql-service-description#"
_VOID = "http://rdfs.org/ns/void#"
_FORMATS = "http://www.w3.org/ns/formats/"
_PREFIXES = VOCABULARIES | {"sd": _SD, "void": _VOID, "formats": _FORMATS}
_RESULT_FORMATS = (
    *("SPARQL_Results_JSON", "SPARQL_Results_XML", "SPARQL_Results_CSV", "SPARQL_Results_TSV"),
    *("Turtle", "N-Triples", "RDF_XML"),
)


@dataclass(frozen=True)
class Site:
    """Where things are: the address the client used, and the base of the entities' IRIs."""

    root: str  # http://127.0.0.1:8000/
    base: str

    @property
    def endpoint(self) -> ox.NamedNode:
        return ox.NamedNode(f"{self.root}sparql")

    @property
    def dataset(self) -> ox.NamedNode:
        return ox.NamedNode(f"{self.root}.well-known/void#graph")


def describing(site: Site, accept: str) -> Work:
    """Both descriptions together, as each points to the other."""
    return partial(_describe, site, accept)


def _describe(site: Site, accept: str, store: ox.Store, limits: Limits, file: BinaryIO) -> str:
    media = accepted(accept, TRIPLES)
    triples = [*_service(site, limits), *_dataset(store, site)]
    ox.serialize(triples, file, TRIPLES[media], prefixes=_PREFIXES)
    return media


def _service(site: Site, limits: Limits) -> Iterator[ox.Triple]:
    service, inside, default = site.endpoint, ox.BlankNode(), ox.BlankNode()
    yield _a(service, f"{_SD}Service")
    yield _of(service, f"{_SD}endpoint", service)
    yield _of(service, f"{_SD}supportedLanguage", ox.NamedNode(f"{_SD}SPARQL11Query"))
    for name in _RESULT_FORMATS:
        yield _of(service, f"{_SD}resultFormat", ox.NamedNode(_FORMATS + name))
    yield _of(service, f"{_SD}defaultDataset", inside)
    yield _a(inside, f"{_SD}Dataset")
    yield _of(inside, f"{_SD}defaultGraph", default)
    yield _a(default, f"{_SD}Graph")
    yield _of(default, f"{_VOID}inDataset", site.dataset)
    yield from _limits(service, limits)


def _limits(service: ox.NamedNode, limits: Limits) -> Iterator[ox.Triple]:
    told = (
        ("time of a query", limits.seconds, "s"),
        ("rows or triples of an answer", limits.rows, ""),
        ("memory of a query", limits.megabytes, "MB"),
        ("size of an answer", limits.answer_megabytes, "MB"),
        ("length of a query", limits.query_bytes, "bytes"),
        ("long queries at a time", limits.slow, ""),
        ("queries waiting", limits.waiting, ""),
    )
    for name, number, unit in told:
        limit = ox.BlankNode()
        yield _of(service, f"{_SCHEMA}additionalProperty", limit)
        yield _a(limit, f"{_SCHEMA}PropertyValue")
        yield _of(limit, f"{_SCHEMA}name", ox.Literal(name, language="en"))
        yield _of(limit, f"{_SCHEMA}maxValue", _number(number))
        if unit:
            yield _of(limit, f"{_SCHEMA}unitText", ox.Literal(unit))


def _dataset(store: ox.Store, site: Site) -> Iterator[ox.Triple]:
    data = site.dataset
    yield _a(data, f"{_VOID}Dataset")
    yield _of(data, f"{VOCABULARIES['dcterms']}title", ox.Literal("县志图谱", language="zh"))
    yield _of(data, f"{VOCABULARIES['dcterms']}title", ox.Literal("Xianzhi graph", language="en"))
    yield _of(data, f"{VOCABULARIES['dcterms']}creator", ox.Literal(f"xianzhi {__version__}"))
    yield _of(data, f"{_VOID}sparqlEndpoint", site.endpoint)
    yield _of(data, f"{_VOID}dataDump", ox.NamedNode(f"{site.root}store?default"))
    yield _of(data, f"{_VOID}uriSpace", ox.Literal(site.base))
    for media in TRIPLES:
        name = {"text/turtle": "Turtle", "application/n-triples": "N-Triples"}.get(media, "RDF_XML")
        yield _of(data, f"{_VOID}feature", ox.NamedNode(_FORMATS + name))
    for query, name in (
        ("SELECT (COUNT(*) AS ?n) { ?s ?p ?o }", "triples"),
        ("SELECT (COUNT(DISTINCT ?s) AS ?n) { ?s ?p ?o }", "distinctSubjects"),
        ("SELECT (COUNT(DISTINCT ?o) AS ?n) { ?s ?p ?o }", "distinctObjects"),
    ):
        yield _of(data, _VOID + name, next(iter(_rows(store, query)))["n"])
    yield from _partitions(store, data)


def _partitions(store: ox.Store, data: ox.NamedNode) -> Iterator[ox.Triple]:
    spaces = set()
    for kind, pattern, count in (("class", "?s a ?x", "entities"), ("property", "?s ?x ?o", "triples")):
        for row in _rows(store, f"SELECT ?x (COUNT(*) AS ?n) {{ {pattern} }} GROUP BY ?x ORDER BY ?x"):
            part = ox.BlankNode()
            yield _of(data, f"{_VOID}{kind}Partition", part)
            yield _of(part, _VOID + kind, row["x"])
            yield _of(part, _VOID + count, row["n"])
            spaces.add(row["x"].value.rpartition("#")[0] + "#" if "#" in row["x"].value else "")
    for space in sorted(spaces - {""}):
        yield _of(data, f"{_VOID}vocabulary", ox.NamedNode(space))


def _rows(store: ox.Store, query: str) -> ox.QuerySolutions:
    result = store.query(query)
    assert isinstance(result, ox.QuerySolutions)
    return result


def _a(subject: ox.NamedNode | ox.BlankNode, kind: str) -> ox.Triple:
    return _of(subject, f"{_RDF}type", ox.NamedNode(kind))


def _of(subject: ox.NamedNode | ox.BlankNode, predicate: str, thing: object) -> ox.Triple:
    return ox.Triple(subject, ox.NamedNode(predicate), thing)  # type: ignore[arg-type]


def _number(number: float) -> ox.Literal:
    whole = float(number).is_integer()
    return ox.Literal(
        f"{number:g}" if not whole else str(int(number)),
        datatype=ox.NamedNode(f"{_XSD}integer" if whole else f"{_XSD}decimal"),
    )
