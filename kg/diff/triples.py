"""The triples of a build, all of them or as they stood on a date."""

from __future__ import annotations

from collections.abc import Iterable
from pathlib import Path

import pyoxigraph as ox

from kg.errors import InputError
from kg.graph import BASE
from kg.rdf.provenance import plain_triples
from kg.rdf.terms import SECTIONS, iri
from kg.sparql.store import graph_files

_FORMATS = {
    ".ttl": ox.RdfFormat.TURTLE,
    ".nt": ox.RdfFormat.N_TRIPLES,
    ".nq": ox.RdfFormat.N_QUADS,
    ".trig": ox.RdfFormat.TRIG,
    ".jsonld": ox.RdfFormat.JSON_LD,
    ".rdf": ox.RdfFormat.RDF_XML,
}
_TYPE = ox.NamedNode(iri("rdf:type", ""))


def read(path: Path) -> set[ox.Triple]:
    """The triples of a graph file or build folder, whichever way they tell who says so.

    Raises InputError where there is none, where it cannot be parsed, and for blank nodes: two files cannot
    be compared by them.
    """
    (file,) = graph_files([path])
    try:
        triples = set(plain_triples(ox.parse(path=str(file), format=_FORMATS[file.suffix])))
    except (SyntaxError, ValueError, OSError) as error:
        raise InputError(f"{file}: {' '.join(str(error).split())}") from error
    for triple in triples:
        if isinstance(triple.subject, ox.BlankNode) or isinstance(triple.object, ox.BlankNode):
            raise InputError(f"{file}: blank nodes cannot be compared: {triple}")
    return triples


def base_of(triples: Iterable[ox.Triple]) -> str:
    """The IRI before `page/…`, as the first page or place in the graph has it."""
    kinds = {ox.NamedNode(iri(name, "")) for name in ("kg:Page", "kg:Place", "rdf:Statement")}
    for triple in triples:
        if triple.predicate == _TYPE and triple.object in kinds and isinstance(triple.subject, ox.NamedNode):
            head, _, section = triple.subject.value.rpartition("/")[0].rpartition("/")
            if section in SECTIONS:
                return f"{head}/"
    return BASE
