"""Provenance told in three ways: the same facts, and the same evidence, in all three."""

from __future__ import annotations

from collections.abc import Iterable
from pathlib import Path

import pyoxigraph as ox
import pytest
import rdflib
from pyoxigraph import RdfFormat

from kg.cli import main
from kg.graph import Graph
from kg.rdf.provenance import plain_triples
from kg.rdf.serialise import serialise
from kg.rdf.validation import validate_files

FORMS = {"ttl12": RdfFormat.TURTLE, "nt12": RdfFormat.N_TRIPLES, "trig": RdfFormat.TRIG, "nq": RdfFormat.N_QUADS}
REIFIES = "http://www.w3.org/1999/02/22-rdf-syntax-ns#reifies"
STATEMENT = "http://www.w3.org/1999/02/22-rdf-syntax-ns#Statement"
BASE = "https://w3id.org/xianzhi/id/"


def parsed(graph: Graph, form: str) -> list[ox.Quad]:
    return list(ox.parse(serialise(graph, form), format=FORMS[form]))


def default(graph: Graph) -> set[ox.Triple]:
    return {quad.triple for quad in ox.parse(serialise(graph, "nt"), format=RdfFormat.N_TRIPLES)}


def names(quads: Iterable[ox.Quad]) -> set[str]:
    return {quad.graph_name.value for quad in quads if isinstance(quad.graph_name, ox.NamedNode)}


@pytest.mark.parametrize("form", FORMS)
def test_the_same_facts_and_evidence_in_every_form(seed_graph: Graph, form: str) -> None:
    assert set(plain_triples(parsed(seed_graph, form))) == default(seed_graph)


@pytest.mark.parametrize("form", ["ttl12", "nt12"])
def test_rdf12_speaks_of_triples_that_the_graph_asserts(seed_graph: Graph, form: str) -> None:
    triples = {quad.triple for quad in parsed(seed_graph, form)}
    told = [t.object for t in triples if t.predicate.value == REIFIES]
    assert len(told) > 500
    assert all(isinstance(term, ox.Triple) for term in told)
    facts = [term for term in told if isinstance(term, ox.Triple) and not term.predicate.value.endswith("status")]
    assert all(ox.Triple(term.subject, term.predicate, term.object) in triples for term in facts)
    assert not any(t.object == ox.NamedNode(STATEMENT) for t in triples)


def test_a_store_of_triple_terms_answers(seed_graph: Graph) -> None:
    store = ox.Store()
    store.load(serialise(seed_graph, "ttl12"), format=RdfFormat.TURTLE)
    found = store.query(
        "PREFIX rdf: <http://www.w3.org/1999/02/22-rdf-syntax-ns#> PREFIX kg: <https://w3id.org/xianzhi/ontology#> "
        "PREFIX prov: <http://www.w3.org/ns/prov#> PREFIX oa: <http://www.w3.org/ns/oa#> "
        "SELECT ?who ?words { ?s rdf:reifies <<( ?who kg:implements ?what )>> ; prov:wasDerivedFrom/oa:exact ?words }"
    )
    assert isinstance(found, ox.QuerySolutions)
    assert len(list(found)) > 20


@pytest.mark.parametrize("form", ["trig", "nq"])
def test_each_page_has_a_graph_of_its_name(seed_graph: Graph, seed_pages: list[Path], form: str) -> None:
    graphs = names(parsed(seed_graph, form))
    pages = {name for name in graphs if name.startswith(f"{BASE}page/")}
    assert len(pages) == len(seed_pages)
    assert graphs - pages == {f"{BASE}source/gazetteer"}


def test_a_page_stands_in_its_graph_with_its_articles_quotes_and_statements(seed_graph: Graph) -> None:
    for quad in parsed(seed_graph, "nq"):
        kind, _, local = quad.subject.value.removeprefix(BASE).partition("/")
        if kind in ("page", "article", "quote"):
            assert isinstance(quad.graph_name, ox.NamedNode)
            assert quad.graph_name.value == f"{BASE}page/{local.split('-')[0]}"
        elif kind == "statement":
            assert isinstance(quad.graph_name, ox.NamedNode)


def test_a_graph_holds_what_its_page_says_alone(seed_pages: list[Path], seed_graph: Graph) -> None:
    """Built by itself a page says the same, save for the names and classes chosen over all pages."""
    import kg

    alone = kg.build(seed_pages[0])
    (page,) = (s.subject for s in alone.statements if (s.predicate, s.object) == ("rdf:type", "kg:Page"))
    named = f"{BASE}{page}"
    together = {
        quad.triple
        for quad in parsed(seed_graph, "nq")
        if isinstance(quad.graph_name, ox.NamedNode) and quad.graph_name.value == named
    }
    own = {
        quad.triple
        for quad in parsed(alone, "nq")
        if isinstance(quad.graph_name, ox.NamedNode) and quad.graph_name.value == named
    }
    chosen = ("#type", "Label", "#label", "#status")
    assert {t for t in together if not t.predicate.value.endswith(chosen)} == {
        t for t in own if not t.predicate.value.endswith(chosen)
    }


def test_rdflib_reads_the_named_graphs(seed_graph: Graph) -> None:
    dataset = rdflib.Dataset(default_union=True)
    dataset.parse(data=serialise(seed_graph, "trig"), format="trig")
    assert len(set(dataset.triples((None, None, None)))) == len(default(seed_graph))


@pytest.mark.parametrize(
    ("provenance", "files"),
    [
        ("reification", {"graph.ttl", "graph.nt"}),
        ("rdf12", {"graph.ttl", "graph.nt"}),
        ("graphs", {"graph.trig", "graph.nq"}),
    ],
)
def test_build_writes_the_form_asked_for(tmp_path: Path, provenance: str, files: set[str]) -> None:
    page = tmp_path / "p.txt"
    page.write_text("龙泉市安仁镇推行“文明积分制”，划分网格12个。", "utf-8")
    for form in ("reification", provenance):
        out = tmp_path / form
        build = ["build", str(page), "-o", str(out), "--format", "=ttl,nt", "--no-tagger", "--city", "丽水市"]
        assert main([*build, "--provenance", form]) == 0
    out = tmp_path / provenance
    assert {file.name for file in out.glob("graph*")} == files
    told = [set(plain_triples(ox.parse(path=str(file)))) for file in sorted(out.glob("graph*"))]
    plain = {quad.triple for quad in ox.parse(path=str(tmp_path / "reification" / "graph.nt"))}
    assert told == [plain, plain]
    assert validate_files([out]).exit_code == 0


@pytest.mark.parametrize("provenance", ["reification", "rdf12", "graphs"])
def test_questions_have_the_same_answers_over_every_form(
    tmp_path: Path, provenance: str, capsys: pytest.CaptureFixture[str]
) -> None:
    page = tmp_path / "p.txt"
    page.write_text("龙泉市安仁镇推行“文明积分制”，划分网格12个。", "utf-8")
    answers = []
    for form in ("reification", provenance):
        build = ["build", str(page), "-o", str(tmp_path / form), "--format", "=ttl", "--no-tagger", "--city", "丽水市"]
        assert main([*build, "--provenance", form]) == 0
        capsys.readouterr()
        assert main(["query", "evidence", "--graph", str(tmp_path / form), "--format", "csv"]) == 0
        answers.append(capsys.readouterr().out)
    assert answers[0] == answers[1]
    assert "文明积分制" in answers[0]
