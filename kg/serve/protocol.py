"""The SPARQL 1.1 Protocol: which query a request means, and in which format it wants the answer."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import partial
from typing import BinaryIO, TypeVar, cast
from urllib.parse import parse_qsl

import pyoxigraph as ox

from kg.rdf.terms import prefixes
from kg.serve.limits import Limits, Refused, Work
from kg.serve.rows import Counted
from kg.sparql.store import run

RESULTS: Mapping[str, ox.QueryResultsFormat] = {
    "application/sparql-results+json": ox.QueryResultsFormat.JSON,
    "application/sparql-results+xml": ox.QueryResultsFormat.XML,
    "text/csv": ox.QueryResultsFormat.CSV,
    "text/tab-separated-values": ox.QueryResultsFormat.TSV,
    "application/json": ox.QueryResultsFormat.JSON,
    "application/xml": ox.QueryResultsFormat.XML,
}
TRIPLES: Mapping[str, ox.RdfFormat] = {
    "text/turtle": ox.RdfFormat.TURTLE,
    "application/n-triples": ox.RdfFormat.N_TRIPLES,
    "application/rdf+xml": ox.RdfFormat.RDF_XML,
}
_FORM = "application/x-www-form-urlencoded"
_DIRECT = "application/sparql-query"
# What can hold the word SERVICE without being the keyword: strings, IRIs, comments.
_OPAQUE = re.compile(
    r'"""(?:[^"\\]|\\.|"(?!""))*"""'
    r"|'''(?:[^'\\]|\\.|'(?!''))*'''"
    r'|"(?:[^"\\\n]|\\.)*"' + r"|'(?:[^'\\\n]|\\.)*'" + r'|<[^<>"{}|^`\\\s]*>|#[^\n]*',
    re.S,
)
_SERVICE = re.compile(r"(?<![\w:?$@%.-])SERVICE(?:\s+(?:SILENT\b|[\w.-]*:)|\s*[<?$])", re.I)
_Thing = TypeVar("_Thing")


@dataclass(frozen=True)
class Asked:
    """A query with the dataset it names."""

    query: str
    default_graphs: tuple[str, ...] = ()
    named_graphs: tuple[str, ...] = ()


def asked(method: str, search: bytes, media: str, body: bytes) -> Asked | None:
    """What a request to the endpoint asks; None where a GET asks nothing. Raises Refused for all that is no query."""
    parameters = _pairs(search)
    if method == "POST":
        kind = media.split(";")[0].strip().lower()
        if kind == _FORM:
            parameters = _pairs(body)
        elif kind == _DIRECT:
            if any(name == "query" for name, _ in parameters):
                raise Refused(400, "a query in the body and another in the address")
            parameters = [*parameters, ("query", _text(body))]
        elif kind == "application/sparql-update":
            raise Refused(403, "this endpoint is for reading: no updates")
        else:
            raise Refused(415, f"POST wants {_FORM} or {_DIRECT}, not {kind or 'a body without a type'}")
    return _meant(parameters, method)


def _meant(parameters: Sequence[tuple[str, str]], method: str) -> Asked | None:
    if any(name == "update" for name, _ in parameters):
        raise Refused(403, "this endpoint is for reading: no updates")
    queries = [value for name, value in parameters if name == "query"]
    if not queries and method != "POST":
        return None
    if len(queries) != 1:
        raise Refused(400, f"expected one query, found {len(queries)}")
    if _SERVICE.search(_OPAQUE.sub("<>", queries[0])):
        raise Refused(403, "SERVICE is refused: this endpoint calls no others")
    return Asked(
        queries[0],
        tuple(value for name, value in parameters if name == "default-graph-uri"),
        tuple(value for name, value in parameters if name == "named-graph-uri"),
    )


def _pairs(text: bytes) -> list[tuple[str, str]]:
    try:
        return parse_qsl(text.decode("ascii"), keep_blank_values=True, errors="strict", max_num_fields=100)
    except ValueError as error:  # UnicodeDecodeError is one
        raise Refused(400, f"the parameters cannot be read: {error}") from error


def _text(body: bytes) -> str:
    try:
        return body.decode("utf-8")
    except UnicodeDecodeError as error:
        raise Refused(400, f"the query is no UTF-8: {error.reason} at byte {error.start}") from error


def accepted(header: str, offered: Iterable[str]) -> str:
    """The media type to answer with. Raises Refused (406) where none of those offered is acceptable.

    >>> accepted("text/csv;q=0.5, application/*", ["application/sparql-results+json", "text/csv"])
    'application/sparql-results+json'
    """
    best, chosen, known = 0.0, "", list(offered)
    ranges = [_range(part) for part in (header or "*/*").split(",") if part.strip()]
    for media in known:
        weight = max(((close, q) for r, q in ranges if (close := _close(media, r))), default=(0, 0.0))[1]
        if weight > best:
            best, chosen = weight, media
    if not chosen:
        raise Refused(406, f"this comes as {', '.join(known)}, not as {header[:200]}")
    return chosen


def _range(part: str) -> tuple[str, float]:
    media, *parameters = (piece.strip().lower() for piece in part.split(";"))
    weight = 1.0
    for parameter in parameters:
        name, _, value = parameter.partition("=")
        if name.strip() == "q":
            try:
                weight = float(value)
            except ValueError as error:
                raise Refused(400, f"Accept: no weight: {parameter[:50]}") from error
    return media, weight


def _close(media: str, wanted: str) -> int:
    """3 for the same type, 2 for `text/*`, 1 for `*/*`, 0 for another."""
    if wanted == media:
        return 3
    if wanted == media.split("/")[0] + "/*":
        return 2
    return int(wanted == "*/*")


def answering(request: Asked, accept: str, base: str) -> Work:
    """What a child process does for a query."""
    return partial(_answer, request, accept, base)


def _answer(request: Asked, accept: str, base: str, store: ox.Store, limits: Limits, file: BinaryIO) -> str:
    result = run(
        store, request.query, base=base, default=_nodes(request.default_graphs), named=_nodes(request.named_graphs)
    )
    if isinstance(result, ox.QueryTriples):
        media = accepted(accept, TRIPLES)
        triples = _limited(result, limits.rows)
        ox.serialize(triples, file, TRIPLES[media], prefixes=prefixes(base))
        return media
    media = accepted(accept, RESULTS)
    counted = Counted(file, RESULTS[media], limits.rows)
    result.serialize(cast(BinaryIO, counted), RESULTS[media])
    if isinstance(result, ox.QuerySolutions):
        counted.finish()
    return media


def reading(graph: ox.NamedNode | ox.DefaultGraph, accept: str, base: str) -> Work:
    """A whole graph. No row limit: it is what the Graph Store gives, and it costs no more than to copy it."""
    return partial(_read, graph, accept, base)


def _read(
    graph: ox.NamedNode | ox.DefaultGraph, accept: str, base: str, store: ox.Store, limits: Limits, file: BinaryIO
) -> str:
    media = accepted(accept, TRIPLES)
    if isinstance(graph, ox.NamedNode) and not store.contains_named_graph(graph):
        raise Refused(404, f"no such graph: {graph.value}")
    triples = (quad.triple for quad in store.quads_for_pattern(None, None, None, graph))
    ox.serialize(triples, file, TRIPLES[media], prefixes=prefixes(base))
    return media


def _nodes(iris: Sequence[str]) -> list[ox.NamedNode]:
    return [ox.NamedNode(iri) for iri in iris]


def _limited(things: Iterable[_Thing], most: int) -> Iterator[_Thing]:
    for number, thing in enumerate(things, 1):
        if number > most:
            raise Refused(500, f"the answer has more than {most} triples, the limit of this endpoint; add a LIMIT")
        yield thing
