"""Every shape finds what it is for: planted violations. check_pyshacl.py compares the reference engine."""

from __future__ import annotations

from pathlib import Path

import pyshacl
import pytest
import rdflib
from edtf import parse_edtf
from edtf.parser.edtf_exceptions import EDTFParseException
from rdflib import RDF, SH

from kg.graph import Graph
from kg.rdf.ontology import ontology_file
from kg.rdf.serialise import serialise
from kg.rdf.validation import validate_text
from kg.statements.edtf import is_edtf

HERE = Path(__file__).parent
SHAPES = rdflib.Graph().parse(data=ontology_file("shapes.ttl").read_text("utf-8"))
KGSH = "https://w3id.org/xianzhi/shapes#"
BASE, *PARTS = (HERE / "planted.txt").read_text("utf-8").split("\n## ")
PLANTED = dict(part.split("\n", 1) for part in PARTS)
PREFIXES = "\n".join(line for line in BASE.splitlines() if line.startswith("@prefix"))


def asking() -> set[str]:
    """The names of the shapes that can be violated themselves, rather than only hold others."""
    holders = (RDF.type, SH.property, SH.targetClass, SH.targetSubjectsOf)
    named = {s for s in SHAPES.subjects(RDF.type) if isinstance(s, rdflib.URIRef) and s.startswith(KGSH)}
    return {str(s).removeprefix(KGSH) for s in named if any(p not in holders for p in SHAPES.predicates(s))}


def subjects(turtle: str) -> set[str]:
    graph = rdflib.Graph().parse(data=PREFIXES + turtle, format="turtle")
    return {str(s) for s in graph.subjects()}


def test_there_is_a_planted_violation_for_every_shape() -> None:
    assert PLANTED.keys() == asking()
    assert len(PLANTED) > 110


def test_the_graph_they_are_planted_in_is_sound() -> None:
    assert validate_text(BASE).found == ()


@pytest.mark.parametrize("name", PLANTED)
def test_a_planted_violation_is_found(name: str) -> None:
    found = [f for f in validate_text(BASE + PLANTED[name]).found if f.shape == f"kgsh:{name}"]
    focused = {finding.focus.removeprefix("_:") for finding in found}
    wanted = {s for s in subjects(PLANTED[name]) if name in s} if "_:" not in PLANTED[name] else focused
    assert wanted and focused >= wanted
    severity = rdflib.Graph.value(SHAPES, rdflib.URIRef(KGSH + name), SH.severity)
    assert {finding.severity for finding in found} == {str(severity or SH.Violation).removeprefix(str(SH))}


def test_every_shape_speaks_both_languages() -> None:
    for name in asking():
        shape = rdflib.URIRef(KGSH + name)
        speaking = [shape, *SHAPES.objects(shape, SH.sparql)]
        said = [m.language for one in speaking for m in SHAPES.objects(one, SH.message)]  # type: ignore[attr-defined]
        assert sorted(said) == ["en", "zh"], name


def test_findings_come_with_both_sentences_in_their_language() -> None:
    for finding in validate_text(BASE + "\n".join(PLANTED.values())).found:
        messages = dict(finding.messages)
        assert any("\u4e00" <= c <= "\u9fff" for c in messages["zh"])
        assert not any("\u4e00" <= c <= "\u9fff" for c in messages["en"])


def test_the_shapes_are_shapes() -> None:
    conforms, _, report = pyshacl.validate(rdflib.Graph(), shacl_graph=SHAPES, meta_shacl=True)
    assert conforms, report


DATES = [
    "2025",
    "2025-04",
    "2025-04-21",
    "XXXX-04-21",
    "2025-01/2025-03",
    "2025/..",
    "../2025",
    "2025-04?",
    "2025-04-21~",
    "202X",
    "20XX",
    "2025-21",
    "2025-04/",
    "2025-04-21T09:30:00",
]
NO_DATES = ["2025-13", "2025-4", "25-04", "近日", "2025年", "2025-04-32", "2025.04", "/"]


@pytest.mark.parametrize("text", [*DATES, *NO_DATES])
def test_the_pattern_takes_what_edtf_takes(text: str) -> None:
    planted = f'bad:x a kg:Event ; dcterms:date "{text}"^^edtf:edtf .'
    refused = any(f.shape == "kgsh:Date" for f in validate_text(BASE + planted).found)
    assert refused == (text in NO_DATES) != is_edtf(text)
    if text in DATES:
        parse_edtf(text)
    else:
        with pytest.raises(EDTFParseException):
            parse_edtf(text)


def test_the_seed_pages_together_keep_to_every_shape(seed_graph: Graph) -> None:
    assert validate_text(serialise(seed_graph).decode()).formatted("text", "en") == ""


@pytest.mark.parametrize("page", sorted((HERE.parents[1] / "seeds").glob("*.txt")), ids=lambda page: page.stem[:3])
def test_each_seed_page_keeps_to_every_shape(page: Path) -> None:
    import kg

    graph = kg.build(page, use_tagger=False)
    assert validate_text(serialise(graph).decode()).formatted("text", "en") == ""
