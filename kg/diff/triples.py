"""The triples of a build, all of them or as they stood on a date."""

from __future__ import annotations

from collections.abc import Iterable
from pathlib import Path

import pyoxigraph as ox

from kg.errors import InputError
from kg.graph import BASE
from kg.rdf.files import graph_file, quads
from kg.rdf.provenance import plain_triples
from kg.rdf.terms import SECTIONS, iri

_TYPE = ox.NamedNode(iri("rdf:type", ""))


def read(path: Path) -> set[ox.Triple]:
    """The triples of a graph file or build folder, whichever way they tell who says so, packed or in parts.

    Raises InputError where there is none, where it cannot be parsed, and for blank nodes: two files cannot
    be compared by them.
    """
    triples: set[ox.Triple] = set()
    for file in _files(path):
        try:
            triples.update(plain_triples(quads(file)))
        except (SyntaxError, ValueError, OSError, EOFError) as error:
            raise InputError(f"{file}: {' '.join(str(error).split())}") from error
    for triple in triples:
        if isinstance(triple.subject, ox.BlankNode) or isinstance(triple.object, ox.BlankNode):
            raise InputError(f"{path}: blank nodes cannot be compared: {triple}")
    return triples


def _files(path: Path) -> list[Path]:
    """The file of a build, or the parts that Spark wrote."""
    parts = path / "graph.nt" if (path / "graph.nt").is_dir() else path
    return sorted(parts.glob("part-*")) or [graph_file(path)]


def base_of(triples: Iterable[ox.Triple]) -> str:
    """The IRI before `page/…`, as the first page or place in the graph has it."""
    kinds = {ox.NamedNode(iri(name, "")) for name in ("kg:Page", "kg:Place", "rdf:Statement")}
    for triple in triples:
        if triple.predicate == _TYPE and triple.object in kinds and isinstance(triple.subject, ox.NamedNode):
            head, _, section = triple.subject.value.rpartition("/")[0].rpartition("/")
            if section in SECTIONS:
                return f"{head}/"
    return BASE
