"""Writing a graph to files: all of them or, where one cannot be written, none."""

from __future__ import annotations

import contextlib
import io
import os
import tempfile
from collections.abc import Callable, Iterable, Iterator, Sequence
from pathlib import Path

from kg.errors import OutputError
from kg.graph import Graph

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
# How Turtle and N-Triples tell who says so: see kg.rdf.provenance.
PROVENANCE: dict[str, dict[str, str]] = {
    "reification": {},
    "rdf12": {"ttl": "ttl12", "nt": "nt12"},
    "graphs": {"ttl": "trig", "nt": "nq"},
}
DEFAULT_FORMATS = ("ttl", "html", "graphml")


def write(
    graph: Graph,
    folder: Path,
    formats: Sequence[str] = DEFAULT_FORMATS,
    provenance: str = "reification",
    aside: Path | None = None,
) -> list[Path]:
    """Writes `graph.<format>` into the folder, made where it is missing, and returns the files.

    They are written `aside`, a folder of the same file system, or beside their places, and moved when all are whole.
    """
    check_target(folder)
    writers, told = WRITERS | _BY_PROVENANCE, PROVENANCE[provenance]
    contents = {folder / _name(form): writers[form](graph) for form in (told.get(form, form) for form in formats)}
    with _told(folder):
        folder.mkdir(parents=True, exist_ok=True)
        with contextlib.ExitStack() as stack:
            ready = [
                (stack.enter_context(_beside(path, content, aside or folder)), path)
                for path, content in contents.items()
            ]
            for temporary, path in ready:
                os.replace(temporary, path)
    return list(contents)


def _name(form: str) -> str:
    return "workbench.html" if form == "workbench" else f"graph.{form.removesuffix('12')}"


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
def _beside(path: Path, content: Chunks, aside: Path) -> Iterator[str]:
    """A temporary file with the content of `path`, gone at the end if nobody moved it."""
    if path.is_dir():
        raise OutputError(f"{path}: cannot be written: it is a folder")
    handle, name = tempfile.mkstemp(prefix=f".{path.name}.", dir=aside)
    try:
        with os.fdopen(handle, "wb") as file:
            file.writelines(content)
        os.chmod(name, 0o666 & ~_umask())
        yield name
    finally:
        with contextlib.suppress(FileNotFoundError):
            os.unlink(name)


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
