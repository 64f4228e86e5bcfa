"""The RDF formats say the same, readably, and keep to the contract's shapes."""

from __future__ import annotations

from pathlib import Path

import pyoxigraph
import pytest
import rdflib
from hypothesis import given
from hypothesis import strategies as st
from pyoxigraph import RdfFormat, Triple
from rdflib import RDF, RDFS, SKOS

import kg
from kg.errors import InputError
from kg.graph import KINDS, Graph
from kg.model import Statement, Value
from kg.rdf.serialise import serialise
from kg.rdf.terms import checked_base

FORMATS = {"ttl": RdfFormat.TURTLE, "nt": RdfFormat.N_TRIPLES, "jsonld": RdfFormat.JSON_LD}
GOLDEN = Path(__file__).parents[2] / "exports" / "graph.ttl"
KG = rdflib.Namespace("https://w3id.org/xianzhi/ontology#")


def triples(graph: Graph) -> set[Triple]:
    return parsed(graph, "nt")


def parsed(graph: Graph, form: str) -> set[Triple]:
    return {quad.triple for quad in pyoxigraph.parse(serialise(graph, form), format=FORMATS[form])}


@pytest.fixture(scope="module")
def seed_rdf(seed_graph: Graph) -> rdflib.Graph:
    return rdflib.Graph().parse(data=serialise(seed_graph), format="turtle")


@pytest.mark.parametrize("form", FORMATS)
def test_each_format_holds_every_triple(seed_graph: Graph, form: str) -> None:
    assert parsed(seed_graph, form) == triples(seed_graph)
    assert len(triples(seed_graph)) == serialise(seed_graph, "nt").count(b"\n")


def test_rdflib_reads_the_same_turtle(seed_graph: Graph, seed_rdf: rdflib.Graph) -> None:
    assert len(seed_rdf) == len(triples(seed_graph))


def test_a_graph_is_an_rdflib_graph_of_the_same_triples(seed_pages: list[Path]) -> None:
    graph = kg.build(seed_pages[:1], use_tagger=False)
    assert len(graph.rdf) == len(triples(graph)) > 1000


def test_the_golden_build(seed_graph: Graph) -> None:
    """Built anew with `kg build seeds -o exports` whenever a change of the graph is meant."""
    assert serialise(seed_graph) == GOLDEN.read_bytes()


names = st.text(st.characters(exclude_categories=["Cs"]), min_size=1, max_size=20)


@given(names, st.sampled_from(["zh", "en", "string", "edtf"]), names)
def test_any_text_survives_every_format(name: str, kind: str, key: str) -> None:
    graph = Graph(
        [Statement(f"place/{key}", "skos:prefLabel", Value(name)), Statement("place/1", "kg:x", Value(name, kind))]
    )
    for form in FORMATS:
        assert parsed(graph, form) == triples(graph)


@pytest.mark.parametrize("number", ["12 integer", "-3 integer", "-3.4 decimal", "true boolean"])
def test_numbers_stand_bare(number: str) -> None:
    text, kind = number.split()
    assert f"kg:x {text} ." in serialise(Graph([Statement("place/1", "kg:x", Value(text, kind))])).decode()


def test_every_entity_has_one_kind_one_name_and_one_label(seed_rdf: rdflib.Graph) -> None:
    kinds = [KG[kind] for kind in KINDS]
    entities = {entity for kind in kinds for entity in seed_rdf.subjects(RDF.type, kind)}
    assert len(entities) > 100
    for entity in entities:
        types = set(seed_rdf.objects(entity, RDF.type))
        assert len(types & set(kinds)) == 1
        assert len(types) <= 2
        (name,) = seed_rdf.objects(entity, SKOS.prefLabel)
        assert name.language == "zh"
        assert list(seed_rdf.objects(entity, RDFS.label)) == [name]
        assert name not in set(seed_rdf.objects(entity, SKOS.altLabel))


def test_a_thing_bears_the_stage_it_has_reached() -> None:
    said = [Statement("event/1", "kg:status", f"kg:{stage}") for stage in ("planned", "done", "ongoing")]
    assert "event:1 kg:status kg:done ." in serialise(Graph(said)).decode()


def test_literals_are_of_the_agreed_kinds_only(seed_rdf: rdflib.Graph) -> None:
    agreed = {rdflib.XSD.integer, rdflib.XSD.decimal, rdflib.XSD.boolean}
    agreed |= {rdflib.URIRef("http://id.loc.gov/datatypes/edtf")}
    for literal in {o for o in seed_rdf.objects() if isinstance(o, rdflib.Literal)}:
        assert literal.language in ("zh", "en") or literal.datatype in agreed or literal.datatype is None


def test_another_base_moves_every_entity(seed_graph: Graph) -> None:
    moved = serialise(Graph(seed_graph.statements, "https://example.org/")).decode()
    assert "https://w3id.org/xianzhi/id/" not in moved
    assert "@prefix place: <https://example.org/place/> ." in moved


@pytest.mark.parametrize("base", ["example.org", "http://a b/", "http://a/<x>", "/tmp", ""])
def test_a_base_that_is_no_iri_is_refused(base: str) -> None:
    with pytest.raises(InputError, match="--base"):
        checked_base(base)
