"""Graphs against the shapes in `ontology/shapes.ttl`: what is wrong, of what, and the words behind it."""

from __future__ import annotations

import json
from collections.abc import Iterable
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import TYPE_CHECKING

import pyoxigraph as ox

from kg.errors import InputError
from kg.rdf.files import graph_file, quads
from kg.rdf.ontology import ontology_file
from kg.rdf.provenance import plain_triples
from kg.rdf.terms import iri

if TYPE_CHECKING:
    import shacl

_SEVERITY = {"zh": {"Violation": "违反", "Warning": "可疑"}, "en": {"Violation": "violation", "Warning": "warning"}}
_SHAPES = "https://w3id.org/xianzhi/shapes#"
_Subject = ox.NamedNode | ox.BlankNode | ox.Triple
_MOST_WORDS = 3  # so many quotes tell enough of a node that has hundreds
_NAMES = ("skos:prefLabel", "schema:headline", "schema:identifier", "schema:variableMeasured", "oa:exact")
_NAMED_BY = ("schema:observationAbout", "sdmx-dimension:refArea", "kg:author", "kg:post", "org:postIn", "rdf:subject")


@dataclass(frozen=True)
class Finding:
    """One node that breaks one shape."""

    severity: str  # Violation | Warning
    shape: str  # kgsh:PlaceCounty
    focus: str  # the node's IRI
    label: str  # what it is called, where it has a name
    path: str  # the predicate in question, where there is one
    value: str  # the offending value, where there is one
    words: tuple[str, ...]  # what a page says of the node
    messages: tuple[tuple[str, str], ...]  # by language: zh, en

    def sentence(self, language: str) -> str:
        """
        >>> said = (("zh", "不对。"), ("en", "Wrong."))
        >>> Finding("Warning", "kgsh:X", "urn:x", "甲", "", "7", ("甲7人",), said).sentence("zh")
        '可疑：甲 <urn:x>：不对。 [7] “甲7人” (kgsh:X)'
        """
        colon = "：" if language == "zh" else ": "
        named = f"{self.label} <{self.focus}>" if self.label else f"<{self.focus}>"
        value = f" [{self.value}]" if self.value else ""
        words = "".join(f" “{quote}”" for quote in self.words)
        said = dict(self.messages).get(language, "")
        return f"{_SEVERITY[language][self.severity]}{colon}{named}{colon}{said}{value}{words} ({self.shape})"


@dataclass(frozen=True)
class Findings:
    """Everything that a run found, and the report as SHACL words it."""

    found: tuple[Finding, ...]
    turtle: str

    @property
    def exit_code(self) -> int:
        """0: nothing, 1: warnings only, 2: violations."""
        severities = {finding.severity for finding in self.found}
        return 2 if "Violation" in severities else 1 if severities else 0

    def count(self, severity: str) -> int:
        return sum(finding.severity == severity for finding in self.found)

    def formatted(self, form: str, language: str) -> str:
        """As text, turtle or json."""
        if form == "turtle":
            return self.turtle
        if form == "json":
            return json.dumps([_as_json(finding) for finding in self.found], ensure_ascii=False, indent=1)
        return "\n".join(finding.sentence(language) for finding in self.found)


def _as_json(finding: Finding) -> dict[str, object]:
    return {**finding.__dict__, "words": list(finding.words), "messages": dict(finding.messages)}


def validate_files(paths: Iterable[Path]) -> Findings:
    """Validates the union of graph files. Raises InputError for a file that cannot be read."""
    files = [graph_file(path) for path in paths]
    if len(files) == 1 and files[0].suffix in (".ttl", ".nt") and not _has_triple_terms(files[0]):
        try:
            return validate_text(files[0].read_text(encoding="utf-8"), "turtle")
        except (OSError, UnicodeDecodeError, InputError) as error:
            raise InputError(f"{files[0]}: {error}") from error
    triples: set[ox.Triple] = set()
    for file in files:
        triples |= _read(file)
    text = ox.serialize(triples, format=ox.RdfFormat.N_TRIPLES) or b""
    return validate_text(text.decode(), "ntriples")


def validate_text(text: str, form: str = "turtle") -> Findings:
    """Validates RDF text in turtle or ntriples. Raises InputError where it cannot be parsed."""
    try:
        report = _shapes().validate_text(text, format=form)
    except ValueError as error:
        raise InputError(f"cannot be read as RDF: {error}") from error
    if not report.results:
        return Findings((), report.turtle)
    store = ox.Store()
    store.bulk_load(text.encode(), format=ox.RdfFormat.TURTLE)
    found = sorted((_finding(result, store) for result in report.results), key=_order)
    return Findings(tuple(found), report.turtle)


@cache
def _shapes() -> shacl.Shapes:
    import shacl

    return shacl.Shapes.from_turtle(ontology_file("shapes.ttl").read_text(encoding="utf-8"))


def _has_triple_terms(file: Path) -> bool:
    with file.open("rb") as opened:
        return any(b"<<" in line for line in opened)


def _read(file: Path) -> set[ox.Triple]:
    """The triples of a file without graph names and triple terms."""
    try:
        return set(plain_triples(quads(file)))
    except (SyntaxError, ValueError, OSError, EOFError) as error:
        raise InputError(f"{file}: {error}") from error


def _finding(result: shacl.Result, store: ox.Store) -> Finding:
    focus = result.focus_node.removeprefix("<").removesuffix(">")
    node = ox.NamedNode(focus) if focus != result.focus_node else None
    path = (result.path or "").strip("<>")
    return Finding(
        severity=result.severity,
        shape=(result.source_shape or "").strip("<>").replace(_SHAPES, "kgsh:"),
        focus=focus,
        label=" · ".join(_names(store, node)) if node else "",
        path=path,
        value=_short_value(result),
        words=tuple(_words(store, node, path))[:_MOST_WORDS] if node else (),
        messages=tuple(zip(("zh", "en"), result.messages, strict=False)),
    )


def _short_value(result: shacl.Result) -> str:
    value = result.value_plain or ""
    return value if len(value) <= 120 else value[:119] + "…"


def _names(store: ox.Store, node: ox.NamedNode) -> list[str]:
    """What a node is called, and what the thing it belongs to is called: 党建网格 · 安仁镇."""
    own = [name for predicate in _NAMES for name in _literals(store, node, predicate)][:1]
    others = [other for predicate in _NAMED_BY for other in _objects(store, node, predicate)][:1]
    return own + [name for other in others for name in _literals(store, other, "skos:prefLabel")][:1]


def _words(store: ox.Store, node: ox.NamedNode, path: str) -> list[str]:
    """The quotes behind a node: its own, those of what is said with the predicate, those of all that is said."""
    own = _literals(store, node, "oa:exact") or _quoted(store, node)
    said = [quad.subject for quad in store.quads_for_pattern(None, _node("rdf:subject"), node, None)]
    said += [quad.subject for quad in store.quads_for_pattern(None, _node("rdf:object"), node, None)]
    said.sort(key=lambda one: ([p.value for p in _objects(store, one, "rdf:predicate")] != [path], str(one)))
    return own or list(dict.fromkeys(words for one in said for words in _quoted(store, one)))


def _quoted(store: ox.Store, node: _Subject) -> list[str]:
    sources = _objects(store, node, "prov:wasDerivedFrom")
    return sorted({words for source in sources for words in _literals(store, source, "oa:exact")})


def _objects(store: ox.Store, node: _Subject, predicate: str) -> list[ox.NamedNode]:
    found = (quad.object for quad in store.quads_for_pattern(node, _node(predicate), None, None))
    return sorted((thing for thing in found if isinstance(thing, ox.NamedNode)), key=str)


def _literals(store: ox.Store, node: _Subject, predicate: str) -> list[str]:
    found = (quad.object for quad in store.quads_for_pattern(node, _node(predicate), None, None))
    return sorted(thing.value for thing in found if isinstance(thing, ox.Literal))


@cache
def _node(name: str) -> ox.NamedNode:
    return ox.NamedNode(iri(name, ""))


def _order(finding: Finding) -> tuple[str, str, str, str]:
    return finding.severity, finding.shape, finding.focus, finding.value
