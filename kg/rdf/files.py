"""Graph files: which a build holds, what they are written in, and reading them, packed or not."""

from __future__ import annotations

import gzip
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import IO, cast

import pyoxigraph as ox

from kg.errors import InputError

FORMATS = {
    ".ttl": ox.RdfFormat.TURTLE,
    ".nt": ox.RdfFormat.N_TRIPLES,
    ".nq": ox.RdfFormat.N_QUADS,
    ".trig": ox.RdfFormat.TRIG,
    ".jsonld": ox.RdfFormat.JSON_LD,
    ".rdf": ox.RdfFormat.RDF_XML,
}


def graph_file(path: Path) -> Path:
    """A graph file, or the one that a build folder holds. Raises InputError where there is none."""
    names = (f"graph{suffix}{ending}" for ending in ("", *_PACKED) for suffix in FORMATS)
    within = (path / name for name in names if (path / name).is_file())
    file = next(within, path / "graph.ttl") if path.is_dir() else path
    if not file.is_file():
        raise InputError(f"{file}: no such graph; build one with: kg build PAGES -o {path}")
    if _suffix(file) not in FORMATS:
        raise InputError(f"{file}: unknown kind of graph file {file.suffix!r}; known are {', '.join(FORMATS)}")
    return file


def form_of(file: Path) -> ox.RdfFormat:
    """What a graph file is written in, told by its name; parts of N-Triples have names without an ending."""
    return FORMATS.get(_suffix(file), ox.RdfFormat.N_TRIPLES)


def opened(file: Path) -> IO[bytes]:
    """The bytes of a graph file, unpacked."""
    return _PACKED.get(file.suffix, _plain)(file)


def quads(file: Path) -> Iterator[ox.Quad]:
    """All that a graph file says. Raises SyntaxError, ValueError, OSError or EOFError where it cannot be read."""
    with opened(file) as source:
        yield from ox.parse(source, format=form_of(file))


def _suffix(file: Path) -> str:
    return file.with_suffix("").suffix if file.suffix in _PACKED else file.suffix


def _zstd(file: Path) -> IO[bytes]:
    import zstandard

    return cast("IO[bytes]", zstandard.open(file, "rb"))


def _plain(file: Path) -> IO[bytes]:
    return file.open("rb")


def _gzip(file: Path) -> IO[bytes]:
    return cast("IO[bytes]", gzip.open(file, "rb"))


_PACKED: dict[str, Callable[[Path], IO[bytes]]] = {".gz": _gzip, ".zst": _zstd}
