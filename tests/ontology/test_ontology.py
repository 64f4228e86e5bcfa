"""The ontology is complete, sound and told in two languages, and covers every term that the data uses."""

from __future__ import annotations

import itertools
from pathlib import Path

import pyoxigraph
import pytest
import rdflib
import reasonable
from rdflib import DCTERMS, OWL, RDF, RDFS, SKOS, XSD
from rdflib.collection import Collection

from kg.graph import Graph
from kg.rdf.nodes import nodes
from kg.rdf.reference import page
from kg.rdf.serialise import serialise
from kg.rdf.terms import iri

ROOT = Path(__file__).parents[2]
ONTOLOGY, SCHEMES = ROOT / "ontology" / "xianzhi.ttl", ROOT / "ontology" / "schemes.ttl"
ABOUT = rdflib.URIRef("https://w3id.org/xianzhi/ontology")
KG = "https://w3id.org/xianzhi/ontology#"
BUILT_IN = (str(RDF), str(RDFS), str(OWL), str(XSD))
ENTITIES = {OWL.Class, OWL.ObjectProperty, OWL.DatatypeProperty, OWL.AnnotationProperty, OWL.NamedIndividual}


@pytest.fixture(scope="module")
def ontology() -> rdflib.Graph:
    return rdflib.Graph().parse(ONTOLOGY).parse(SCHEMES)


@pytest.fixture(scope="module")
def ours(ontology: rdflib.Graph) -> list[rdflib.term.Node]:
    return sorted(set(ontology.subjects(RDFS.isDefinedBy, ABOUT)))


def languages(graph: rdflib.Graph, term: rdflib.term.Node, predicate: rdflib.URIRef) -> list[str]:
    return sorted(o.language or "" for o in graph.objects(term, predicate) if isinstance(o, rdflib.Literal))


@pytest.mark.parametrize("file", [ONTOLOGY, SCHEMES], ids=lambda file: file.name)
def test_two_parsers_read_the_same(file: Path) -> None:
    assert len(rdflib.Graph().parse(file)) == len(set(pyoxigraph.parse(path=str(file)))) > 300


def test_the_ontology_says_what_it_is(ontology: rdflib.Graph) -> None:
    assert ontology.value(ABOUT, OWL.versionIRI) == ABOUT + "/" + str(ontology.value(ABOUT, OWL.versionInfo))
    assert ontology.value(ABOUT, DCTERMS.license)
    assert languages(ontology, ABOUT, DCTERMS.title) == ["en", "zh"]


def test_every_term_of_ours_is_told_in_both_languages(ontology: rdflib.Graph, ours: list[rdflib.term.Node]) -> None:
    assert len(ours) > 90
    for term in ours:
        for predicate in (RDFS.label, SKOS.definition, SKOS.editorialNote):
            assert languages(ontology, term, predicate) == ["en", "zh"], (term, predicate)
        assert ontology.value(term, SKOS.example), term


def test_everything_in_our_namespace_is_one_of_our_terms(ontology: rdflib.Graph, ours: list[rdflib.term.Node]) -> None:
    used = {node for triple in ontology for node in triple if isinstance(node, rdflib.URIRef) and node.startswith(KG)}
    assert used == set(ours)


def test_every_declared_term_has_a_label_in_both_languages(ontology: rdflib.Graph) -> None:
    for kind in ENTITIES:
        for term in rdflib.Graph().parse(ONTOLOGY).subjects(RDF.type, kind):
            assert languages(ontology, term, RDFS.label) == ["en", "zh"], term


def test_every_concept_has_a_name_in_both_languages_and_a_scheme(ontology: rdflib.Graph) -> None:
    concepts = set(ontology.subjects(SKOS.inScheme))
    assert len(concepts) > 100
    for concept in concepts | set(ontology.subjects(RDF.type, SKOS.ConceptScheme)):
        named = SKOS.prefLabel if (concept, SKOS.prefLabel, None) in ontology else RDFS.label
        assert languages(ontology, concept, named) == ["en", "zh"], concept


def test_codes_are_unique_in_their_scheme(ontology: rdflib.Graph) -> None:
    for scheme in ontology.subjects(RDF.type, SKOS.ConceptScheme):
        codes = [ontology.value(c, SKOS.notation) for c in ontology.subjects(SKOS.inScheme, scheme)]
        given = [code for code in codes if code is not None]
        assert len(given) == len(set(given)), scheme


# --- the profile it claims --------------------------------------------------------------------


def test_no_name_is_two_sorts_of_property_and_none_is_undeclared(ontology: rdflib.Graph) -> None:
    """What OWL 2 DL asks of names."""
    sorts = (OWL.ObjectProperty, OWL.DatatypeProperty, OWL.AnnotationProperty)
    for one, other in itertools.combinations(sorts, 2):
        assert not set(ontology.subjects(RDF.type, one)) & set(ontology.subjects(RDF.type, other))
    assert not set(ontology.subjects(RDF.type, OWL.Class)) & set(ontology.subjects(RDF.type, RDFS.Datatype))
    declared = {s for kind in (*ENTITIES, RDFS.Datatype) for s in ontology.subjects(RDF.type, kind)}
    for predicate in set(ontology.predicates()):
        assert predicate in declared or str(predicate).startswith(BUILT_IN), predicate
    for kind in set(ontology.objects(None, RDF.type)):
        assert kind in declared or str(kind).startswith(BUILT_IN), kind


def test_axioms_speak_of_named_classes_and_properties_only(ontology: rdflib.Graph) -> None:
    """What keeps them within OWL 2 RL: no class expressions, and list members that are declared classes."""
    classes = set(ontology.subjects(RDF.type, OWL.Class))
    for predicate in (RDFS.subClassOf, RDFS.domain):
        assert set(ontology.objects(None, predicate)) <= classes
    for kind in set(ontology.objects(None, RDFS.range)):
        assert kind in classes or kind in (XSD.string, XSD.boolean, XSD.decimal), kind
    for axiom in ontology.subjects(RDF.type, OWL.AllDisjointClasses):
        members = ontology.value(axiom, OWL.members)
        assert members is not None and set(Collection(ontology, members)) <= classes
    axioms = {p for p in ontology.predicates() if str(p).startswith(str(OWL))}
    assert axioms == {OWL.members, OWL.versionIRI, OWL.versionInfo}


def test_sub_properties_are_of_the_sort_of_their_super_property(ontology: rdflib.Graph) -> None:
    for low, high in ontology.subject_objects(RDFS.subPropertyOf):
        sorts = [set(ontology.objects(p, RDF.type)) & ENTITIES for p in (low, high)]
        assert sorts[0] == sorts[1], (low, high)


# --- the data ---------------------------------------------------------------------------------


def test_every_term_of_the_data_is_declared(ontology: rdflib.Graph, seed_graph: Graph) -> None:
    declared = {str(s) for s in ontology.subjects(RDF.type)}
    used = {p for node in nodes(seed_graph) for p, _ in node.said}
    used |= {o for node in nodes(seed_graph) for _, o in node.said if isinstance(o, str) and "/" not in o}
    missing = {iri(name, "") for name in used} - declared
    assert not {name for name in missing if not name.startswith(BUILT_IN)}


def closure(data: bytes, tmp_path: Path) -> dict[str, set[str]]:
    """The classes of every node after OWL RL reasoning."""
    file = tmp_path / "data.ttl"
    file.write_bytes(data)
    reasoner = reasonable.PyReasoner()
    for path in (ONTOLOGY, SCHEMES, file):
        reasoner.load_file(str(path))
    classes: dict[str, set[str]] = {}
    for subject, predicate, thing in reasoner.reason():
        if predicate == RDF.type:
            classes.setdefault(str(subject), set()).add(str(thing))
    return classes


def clashes(ontology: rdflib.Graph, classes: dict[str, set[str]]) -> list[tuple[str, set[str]]]:
    """Nodes that are of two disjoint classes."""
    lists = [ontology.value(axiom, OWL.members) for axiom in ontology.subjects(RDF.type, OWL.AllDisjointClasses)]
    disjoint = [{str(c) for c in Collection(ontology, members)} for members in lists if members is not None]
    return [(node, kinds & group) for node, kinds in classes.items() for group in disjoint if len(kinds & group) > 1]


def test_the_seed_graph_contradicts_nothing(ontology: rdflib.Graph, seed_graph: Graph, tmp_path: Path) -> None:
    classes = closure(serialise(seed_graph), tmp_path)
    assert clashes(ontology, classes) == []
    assert sum("https://schema.org/Place" in kinds for kinds in classes.values()) > 50
    assert sum("http://www.w3.org/ns/org#Organization" in kinds for kinds in classes.values()) > 20


@pytest.mark.parametrize(
    "said",
    [
        "<urn:x> a kg:Meeting, kg:Official .",
        "<urn:x> a kg:Village, kg:County .",
        "<urn:x> a kg:Person . <urn:a> kg:locatedIn <urn:x> .",
        "<urn:x> a kg:Place . <urn:x> kg:participant <urn:b> .",
        "<urn:x> a kg:Organisation . <urn:a> kg:implements <urn:x> .",
    ],
)
def test_disjointness_finds_errors(ontology: rdflib.Graph, said: str, tmp_path: Path) -> None:
    assert {node for node, _ in clashes(ontology, closure(f"@prefix kg: <{KG}> . {said}".encode(), tmp_path))} == {
        "urn:x"
    }


def test_a_place_may_be_a_body_too(ontology: rdflib.Graph, tmp_path: Path) -> None:
    data = f"@prefix kg: <{KG}> . <urn:x> a kg:Facility, kg:Social .".encode()
    assert not clashes(ontology, closure(data, tmp_path))


# --- the reference page -----------------------------------------------------------------------


def test_the_reference_page_is_up_to_date() -> None:
    """Made anew with `python -m kg.rdf.reference > docs/ontology.html`."""
    assert (ROOT / "docs" / "ontology.html").read_text("utf-8") == page()


def test_the_reference_page_tells_every_term_and_asks_nobody(ours: list[rdflib.term.Node]) -> None:
    text = page()
    for term in ours:
        assert f'id="{str(term).removeprefix(KG)}"' in text
    assert "<script" not in text
    assert "src=" not in text
    assert 'href="http' not in text
