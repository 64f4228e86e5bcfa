"""The triples of a build, all of them or as they stood on a date."""

from __future__ import annotations

import gzip
from collections.abc import Callable, Iterable, Iterator
from pathlib import Path
from typing import IO, cast

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
    """The triples of a graph file or build folder, whichever way they tell who says so, packed or in parts.

    Raises InputError where there is none, where it cannot be parsed, and for blank nodes: two files cannot
    be compared by them.
    """
    triples: set[ox.Triple] = set()
    for file in _files(path):
        try:
            triples.update(plain_triples(_parsed(file)))
        except (SyntaxError, ValueError, OSError, EOFError) as error:
            raise InputError(f"{file}: {' '.join(str(error).split())}") from error
    for triple in triples:
        if isinstance(triple.subject, ox.BlankNode) or isinstance(triple.object, ox.BlankNode):
            raise InputError(f"{path}: blank nodes cannot be compared: {triple}")
    return triples


def _files(path: Path) -> list[Path]:
    """The file of a build, or the parts that Spark wrote."""
    parts = path / "graph.nt" if (path / "graph.nt").is_dir() else path
    if found := sorted(parts.glob("part-*")):
        return found
    if path.is_dir():
        packed = (path / f"graph{suffix}{ending}" for suffix in _FORMATS for ending in ("", *_PACKED))
        path = next((file for file in packed if file.is_file()), path)
    return [path] if path.suffix in _PACKED and path.is_file() else graph_files([path])


def _parsed(file: Path) -> Iterator[ox.Quad]:
    """The quads of a file, which Spark names part-….txt."""
    suffix = file.with_suffix("").suffix if file.suffix in _PACKED else file.suffix
    form = _FORMATS.get(suffix, ox.RdfFormat.N_TRIPLES)
    if file.suffix not in _PACKED:
        yield from ox.parse(path=str(file), format=form)
        return
    with _PACKED[file.suffix](file) as opened:
        yield from ox.parse(opened, format=form)


def _zstd(file: Path) -> IO[bytes]:
    try:
        import zstandard
    except ImportError as error:
        raise InputError(f"{file}: needs the package zstandard: pip install zstandard") from error
    return cast("IO[bytes]", zstandard.open(file, "rb"))


def _gzip(file: Path) -> IO[bytes]:
    return cast("IO[bytes]", gzip.open(file, "rb"))


_PACKED: dict[str, Callable[[Path], IO[bytes]]] = {".gz": _gzip, ".zst": _zstd}


def base_of(triples: Iterable[ox.Triple]) -> str:
    """The IRI before `page/…`, as the first page or place in the graph has it."""
    kinds = {ox.NamedNode(iri(name, "")) for name in ("kg:Page", "kg:Place", "rdf:Statement")}
    for triple in triples:
        if triple.predicate == _TYPE and triple.object in kinds and isinstance(triple.subject, ox.NamedNode):
            head, _, section = triple.subject.value.rpartition("/")[0].rpartition("/")
            if section in SECTIONS:
                return f"{head}/"
    return BASE
