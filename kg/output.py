"""Writing a graph to files: all of them or, where one cannot be written, none."""

from __future__ import annotations

import contextlib
import gzip
import io
import os
import tempfile
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import IO, TYPE_CHECKING, cast

from kg.errors import OutputError
from kg.graph import Graph

if TYPE_CHECKING:
    from kg.engines.splicing import Splices
    from kg.engines.streams import Progress, Streams

Chunks = Iterable[bytes]


def _rdf(form: str) -> Callable[[Graph], Chunks]:
    def write(graph: Graph) -> Chunks:
        from kg.rdf.serialise import chunks

        return chunks(graph, form)

    return write


def _html(graph: Graph) -> Chunks:
    from kg.explorer.page import render

    yield render(graph).encode()


def _graphml(graph: Graph) -> Chunks:
    import networkx

    from kg.network import flat

    yield b'<?xml version="1.0" encoding="UTF-8"?>\n'
    yield from (f"{line}\n".encode() for line in networkx.generate_graphml(flat(graph.networkx)))


def _gexf(graph: Graph) -> Chunks:
    import re

    import networkx

    from kg.network import flat

    buffer = io.BytesIO()
    networkx.write_gexf(flat(graph.networkx), buffer)
    # networkx stamps the day of writing into the file; the same graph must give the same bytes
    yield re.sub(rb' lastmodifieddate="[^"]*"', b"", buffer.getvalue())


def _workbench(graph: Graph) -> Chunks:
    from kg.serve.workbench import render

    yield render(graph)


WRITERS: dict[str, Callable[[Graph], Chunks]] = {
    "ttl": _rdf("ttl"),
    "nt": _rdf("nt"),
    "jsonld": _rdf("jsonld"),
    "graphml": _graphml,
    "gexf": _gexf,
    "html": _html,
    "workbench": _workbench,
}
_BY_PROVENANCE = {form: _rdf(form) for form in ("ttl12", "nt12", "trig", "nq")}
STREAMED = frozenset(("ttl", "nt", "jsonld", *_BY_PROVENANCE))
# How Turtle and N-Triples tell who says so: see kg.rdf.provenance.
PROVENANCE: dict[str, dict[str, str]] = {
    "reification": {},
    "rdf12": {"ttl": "ttl12", "nt": "nt12"},
    "graphs": {"ttl": "trig", "nt": "nq"},
}
DEFAULT_FORMATS = ("ttl", "html", "graphml")
COMPRESSIONS = {"": "", "gzip": ".gz", "zstd": ".zst"}  # RDF files only: a browser opens no packed page


@dataclass(frozen=True)
class Target:
    """Where the files go and which they are. They are written `aside`, a folder of the same file system, or beside
    their places, and moved when all are whole."""

    folder: Path
    formats: Sequence[str] = DEFAULT_FORMATS
    provenance: str = "reification"
    compress: str = ""
    aside: Path | None = None

    def files(self) -> dict[str, Path]:
        """The file of each form, in the order of the formats."""
        known = PROVENANCE[self.provenance]
        return {known.get(form, form): self.folder / self._name(known.get(form, form)) for form in self.formats}

    def _name(self, form: str) -> str:
        if form == "workbench":
            return "workbench.html"
        return f"graph.{form.removesuffix('12')}" + (COMPRESSIONS[self.compress] if form in STREAMED else "")


def write(
    graph: Graph, folder: Path, formats: Sequence[str] = DEFAULT_FORMATS, provenance: str = "reification"
) -> list[Path]:
    """Writes `graph.<format>` into the folder, made where it is missing, and returns the files."""
    return write_to(Target(folder, formats, provenance), graph)


def write_to(target: Target, graph: Graph) -> list[Path]:
    """Writes a graph that is in memory."""
    files = target.files()
    with _placed(target, files) as opened:
        for form, file in opened.items():
            for chunk in (WRITERS | _BY_PROVENANCE)[form](graph):
                file.write(chunk)
    return list(files.values())


def write_streams(
    target: Target, streams: Streams | Splices, settings: str, excerpt: Callable[[], Graph], progress: Progress
) -> dict[str, str]:
    """Writes a graph that is larger than memory; of it, what cannot be streamed holds an excerpt.

    Returns what is to be noted of the files, so that the next build can make its own of them.
    """
    from kg.engines.splicing import FORMS, Hashed, tally_note
    from kg.rdf.serialise import Script

    files = target.files()
    with _placed(target, files) as opened:
        hashed = {form: Hashed(file.write) for form, file in opened.items() if form in STREAMED}
        scripts = {form: Script(form, streams.base, write) for form, write in hashed.items()}
        for pieces in streams.pieces(list(scripts), progress):
            for form, some in pieces.items():
                for section, piece in some:
                    scripts[form].add(section, piece)
        for script in scripts.values():
            script.end()
        if len(scripts) < len(opened):
            graph = excerpt()
            for form in opened.keys() - scripts.keys():
                for chunk in WRITERS[form](graph):
                    opened[form].write(chunk)
    noted = [form for form in scripts if form in FORMS and not target.compress]
    notes = {form: hashed[form].note(files[form], settings, scripts[form]) for form in noted}
    return notes | {"tally": tally_note(streams.tally)}


def check_target(folder: Path) -> None:
    """Raises OutputError where the folder cannot be written to, before any work is done."""
    here = folder
    while not here.exists() and here != here.parent:
        here = here.parent
    if not here.is_dir():
        raise OutputError(f"{folder}: cannot be written: {here} is no folder")
    if not os.access(here, os.W_OK | os.X_OK):
        raise OutputError(f"{folder}: cannot be written: no permission to write in {here}")


@contextlib.contextmanager
def _placed(target: Target, files: dict[str, Path]) -> Iterator[dict[str, IO[bytes]]]:
    """Temporary files to write, packed where that is wanted, and moved to their places if nothing goes wrong."""
    check_target(target.folder)
    with _told(target.folder):
        target.folder.mkdir(parents=True, exist_ok=True)
        with contextlib.ExitStack() as gone:
            temporary = {form: gone.enter_context(_temporary(path, target.aside)) for form, path in files.items()}
            with contextlib.ExitStack() as closed:
                yield {
                    form: closed.enter_context(_packing(name, target.compress if form in STREAMED else ""))
                    for form, name in temporary.items()
                }
            for form, name in temporary.items():
                os.replace(name, files[form])


@contextlib.contextmanager
def _temporary(path: Path, aside: Path | None) -> Iterator[str]:
    """The name of a temporary file for the content of `path`, gone at the end if nobody moved it."""
    if path.is_dir():
        raise OutputError(f"{path}: cannot be written: it is a folder")
    handle, name = tempfile.mkstemp(prefix=f".{path.name}.", dir=aside or path.parent)
    os.close(handle)
    os.chmod(name, 0o666 & ~_umask())
    try:
        yield name
    finally:
        with contextlib.suppress(FileNotFoundError):
            os.unlink(name)


@contextlib.contextmanager
def _packing(name: str, compress: str) -> Iterator[IO[bytes]]:
    """The file to be written. Packed ones hold no name and no time, so that the same graph gives the same bytes."""
    with open(name, "wb") as file:
        if compress == "gzip":
            with gzip.GzipFile("", "wb", fileobj=file, mtime=0) as packed:
                yield cast("IO[bytes]", packed)
        elif compress == "zstd":
            with _zstd(file) as packed:
                yield packed
        else:
            yield file


def _zstd(file: IO[bytes]) -> IO[bytes]:
    import zstandard

    return cast("IO[bytes]", zstandard.ZstdCompressor(level=3, write_checksum=True).stream_writer(file, closefd=False))


def _umask() -> int:
    mask = os.umask(0)
    os.umask(mask)
    return mask


@contextlib.contextmanager
def _told(folder: Path) -> Iterator[None]:
    try:
        yield
    except OSError as error:
        raise OutputError(f"{error.filename or folder}: cannot be written: {error.strerror or error}") from error
