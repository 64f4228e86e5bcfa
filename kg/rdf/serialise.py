"""Graphs as Turtle, N-Triples and JSON-LD, node by node and the same bytes in every run."""

from __future__ import annotations

import json
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from itertools import groupby
from typing import Any

from kg.collecting import without_cycles
from kg.graph import Graph
from kg.model import Value
from kg.rdf.nodes import Node, Object, TripleTerm, nodes, section_of
from kg.rdf.provenance import placed, with_triple_term
from kg.rdf.terms import DATATYPES, iri, plain_literal, prefixes, short, turtle_literal


@dataclass(frozen=True)
class Form:
    """How a file is written: `node` is called with node, base and section, the others with what they take."""

    node: Callable[[Node, str, str], str]
    head: Callable[[str], str] = lambda base: ""
    opening: Callable[[str, str], str] = lambda section, base: ""
    closing: Callable[[str], str] = lambda section: ""
    tail: str = ""
    by_graph: bool = False  # sections are named graphs
    separator: str = ""  # what stands before each node and not before the first


@without_cycles
def serialise(graph: Graph, form: str = "ttl") -> bytes:
    """The graph in one of the RDF formats: ttl, nt or jsonld; ttl12 and nt12 with triple terms, trig and nq by page."""
    return b"".join(chunks(graph, form))


def chunks(graph: Graph, form: str) -> Iterator[bytes]:
    """The same, piece by piece."""
    ready: list[bytes] = []
    script = Script(form, graph.base, ready.append)
    sections = placed(graph).items() if FORMS[form].by_graph else groupby(nodes(graph), key=section_of)
    for section, of in sections:
        script.add(section, rendered(form, of, graph.base, section))
        yield from ready
        ready.clear()
    script.end()
    yield from ready


def rendered(form: str, of: Iterable[Node], base: str, section: str) -> bytes:
    """Nodes of one section as the file has them."""
    how = FORMS[form].node
    return "".join([how(node, base, section) for node in of]).encode("utf-8", "replace")


class Script:
    """A file that is written in pieces, which come by section; several of them may make up one section."""

    def __init__(self, form: str, base: str, write: Callable[[bytes], object]) -> None:
        self.sections: list[tuple[str, int, int]] = []  # where the nodes of each begin and end, unless by graph
        self._form = FORMS[form]
        self._base = base
        self._into = write
        self._section: str | None = None
        self._size = 0
        self._write(self._form.head(base).encode())

    def add(self, section: str, piece: bytes) -> None:
        if self._section is None:
            piece = piece.removeprefix(self._form.separator.encode())
        if section != self._section:
            self._close()
            self._write(self._form.opening(section, self._base).encode())
            self._section, self._began = section, self._size
        self._write(piece)

    def end(self) -> None:
        self._close()
        self._write(self._form.tail.encode())

    def _close(self) -> None:
        if self._section is not None:
            if not self._form.by_graph:
                self.sections.append((self._section, self._began, self._size))
            self._write(self._form.closing(self._section).encode())

    def _write(self, piece: bytes) -> None:
        self._size += len(piece)
        self._into(piece)


def _prefixes(base: str) -> str:
    return "".join(f"@prefix {prefix}: <{space}> .\n" for prefix, space in sorted(prefixes(base).items()))


def _paragraph(node: Node, base: str, section: str = "") -> str:
    pieces: list[str] = []
    before = ""
    for predicate, thing in node.said:
        text = short(thing, base) if isinstance(thing, str) else _turtle_object(thing, base)
        if predicate == before:
            pieces.append(f", {text}")
        else:
            verb = "a" if predicate == "rdf:type" else predicate
            pieces.append(f" ;\n    {verb} {text}" if before else f"{verb} {text}")
            before = predicate
    return f"\n{short(node.key, base)} {''.join(pieces)} .\n"


def _turtle_object(thing: Object, base: str) -> str:
    if isinstance(thing, Value):
        return turtle_literal(thing)
    if isinstance(thing, TripleTerm):
        said = (short(thing.subject, base), thing.predicate, _turtle_object(thing.object, base))
        return f"<<( {' '.join(said)} )>>"
    return short(thing, base)


def _line_by_line(node: Node, base: str, section: str) -> str:
    return "".join(f"{line} .\n" for line in _lines(node, base))


def _quads(node: Node, base: str, section: str) -> str:
    end = f" <{iri(section, base)}> .\n" if section else " .\n"
    return "".join(line + end for line in _lines(node, base))


def _lines(node: Node, base: str) -> Iterator[str]:
    subject = iri(node.key, base)
    for predicate, thing in node.said:
        text = f"<{iri(thing, base)}>" if isinstance(thing, str) else _plain_object(thing, base)
        yield f"<{subject}> <{iri(predicate, '')}> {text}"


def _plain_object(thing: Object, base: str) -> str:
    if isinstance(thing, TripleTerm):
        said = f"<{iri(thing.subject, base)}> <{iri(thing.predicate, '')}> {_plain_object(thing.object, base)}"
        return f"<<( {said} )>>"
    return plain_literal(thing) if isinstance(thing, Value) else f"<{iri(thing, base)}>"


def _context(base: str) -> str:
    return f'{{"@context": {json.dumps(prefixes(base), ensure_ascii=False, sort_keys=True)},\n"@graph": ['


def _jsonld_text(node: Node, base: str, section: str) -> str:
    return ",\n" + json.dumps(_jsonld_node(node, base), ensure_ascii=False)


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
    if isinstance(thing, TripleTerm):
        raise TypeError("JSON-LD 1.1 has no triple terms")
    if not isinstance(thing, Value):
        return {"@id": iri(thing, base)}
    if thing.type in ("zh", "en"):
        return {"@value": thing.text, "@language": thing.type}
    return {"@value": thing.text} | ({"@type": DATATYPES[thing.type]} if thing.type in DATATYPES else {})


def _heading(section: str, base: str) -> str:
    return f"\n# --- {section} ---\n"


# `turtle` is to be read by people: a heading for each kind of node, a paragraph for each node. `trig` has a block for
# each page with all that it says, one for the gazetteer, and what no page says on its own. JSON-LD has compact names
# over expanded values, one object a node.
FORMS = {
    "ttl": Form(_paragraph, _prefixes, _heading),
    "nt": Form(_line_by_line),
    "jsonld": Form(_jsonld_text, _context, tail="\n]}\n", separator=","),
    "ttl12": Form(lambda node, base, _: _paragraph(with_triple_term(node), base), _prefixes, _heading),
    "nt12": Form(lambda node, base, section: _line_by_line(with_triple_term(node), base, section)),
    "trig": Form(
        _paragraph,
        _prefixes,
        opening=lambda graph, base: f"\n{short(graph, base)} {{\n" if graph else "",
        closing=lambda graph: "\n}\n" if graph else "",
        by_graph=True,
    ),
    "nq": Form(_quads, by_graph=True),
}
