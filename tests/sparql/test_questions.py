"""Every named question gives the expected rows over a small graph, in two engines that share no code.

The graph is `example.ttl`, made by `example_graph.py`; `expected/NAME.tsv` holds a line of parameters, then the
table. `PYTHONPATH=tests python -m sparql.example_graph` writes the graph anew; the rows are to be checked by eye.
"""

from __future__ import annotations

from pathlib import Path

import pyoxigraph as ox
import pytest
import rdflib
from sparql.example_graph import example
from sparql.expectations import EXAMPLE, FILES, read

from kg.cli import main
from kg.graph import Graph
from kg.rdf.serialise import serialise
from kg.rdf.validation import validate_files
from kg.sparql.questions import named, questions


@pytest.fixture(scope="module")
def store() -> ox.Store:
    loaded = ox.Store()
    loaded.bulk_load(path=str(EXAMPLE), format=ox.RdfFormat.TURTLE)
    return loaded


@pytest.fixture(scope="module")
def graph() -> rdflib.Graph:
    return rdflib.Graph().parse(EXAMPLE)


@pytest.mark.parametrize("file", FILES, ids=lambda file: file.stem)
def test_oxigraph_gives_the_expected_rows(store: ox.Store, file: Path) -> None:
    expected = read(file)
    found = store.query(expected.query)
    assert isinstance(found, ox.QuerySolutions)
    assert [variable.value for variable in found.variables] == expected.columns
    got = [tuple("" if row[c] is None else row[c].value for c in expected.columns) for row in found]
    assert sorted(got) == sorted(expected.rows)
    assert len(set(got)) == len(got)


@pytest.mark.parametrize("file", FILES, ids=lambda file: file.stem)
def test_rdflib_gives_the_expected_rows(graph: rdflib.Graph, file: Path) -> None:
    expected = read(file)
    found = graph.query(expected.query)
    assert [str(variable) for variable in found.vars or ()] == expected.columns
    got = [tuple("" if value is None else str(value) for value in row) for row in found]  # type: ignore[union-attr]
    assert sorted(got) == sorted(expected.rows)


def test_every_question_has_an_example_with_rows() -> None:
    answered = {expected.question.name for expected in map(read, FILES) if expected.rows}
    assert answered == {question.name for question in questions()}
    assert len(answered) >= 30


def test_every_parameter_is_used_in_an_example() -> None:
    given = {(expected.question.name, name) for expected in map(read, FILES) for name in expected.values}
    assert given == {(question.name, p.name) for question in questions() for p in question.parameters}


def test_every_question_runs_on_a_build_with_its_defaults(seed_graph: Graph) -> None:
    loaded = ox.Store()
    loaded.load(serialise(seed_graph), format=ox.RdfFormat.TURTLE)
    for question in questions():
        assert isinstance(loaded.query(question.filled({})), ox.QuerySolutions)


def without_confidence(turtle: bytes) -> set[ox.Triple]:
    quads = ox.parse(turtle, format=ox.RdfFormat.TURTLE)
    return {quad.triple for quad in quads if not quad.predicate.value.endswith(("#confidence", "wasDerivedFrom"))}


def test_the_example_is_what_its_facts_say() -> None:
    """Save for how sure they are, which is measured anew from time to time."""
    written = EXAMPLE.read_bytes()
    kept = {str(t.predicate) for t in without_confidence(written)}
    assert kept == {str(t.predicate) for t in without_confidence(serialise(example()))}
    assert validate_files([EXAMPLE]).found == ()


# --- terms of office ----------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("date", "holders"),
    [
        ("2025-03", {("何志明", "after")}),  # nobody told of it before April
        ("2025-04", {("何志明", "then")}),
        ("2025-04-22", {("何志明", "then")}),
        ("2025-05", {("何志明", "before")}),
        ("2025-06", {("何志明", "before"), ("林秀芳", "then")}),  # the month in which one followed the other
        ("2025-06-18", {("何志明", "before"), ("林秀芳", "then")}),  # the day on which the paper told of it
        ("2025-06-19", {("林秀芳", "before")}),
        ("2026", {("林秀芳", "before")}),
        ("2025", {("何志明", "then"), ("林秀芳", "then")}),
    ],
)
def test_who_was_vice_mayor_when(
    store: ox.Store, graph: rdflib.Graph, date: str, holders: set[tuple[str, str]]
) -> None:
    question = named("post-holders-at")
    assert question is not None
    text = question.filled({"body": "龙泉市", "title": "副市长", "date": date})
    assert {(row["name"].value, row["basis"].value) for row in store.query(text)} == holders  # type: ignore[union-attr]
    assert {(str(row[0]), str(row[3])) for row in graph.query(text)} == holders  # type: ignore[index]


APPOINTED = """
@prefix kg: <https://w3id.org/xianzhi/ontology#> . @prefix org: <http://www.w3.org/ns/org#> .
@prefix skos: <http://www.w3.org/2004/02/skos/core#> . @prefix edtf: <http://id.loc.gov/datatypes/> . @prefix : <urn:> .
:body skos:prefLabel "甲县委"@zh .
:old skos:prefLabel "旧书记"@zh . :new skos:prefLabel "新书记"@zh .
:p1 skos:prefLabel "书记"@zh . :p2 skos:prefLabel "书记"@zh .
:m1 a org:Membership ; org:member :old ; org:organization :body ; kg:post :p1 ; kg:heldOn "2025-01-05"^^edtf:edtf .
:m2 a org:Membership ; org:member :new ; org:organization :body ; kg:post :p2 ; kg:begunBy "2025-03-09"^^edtf:edtf .
"""


@pytest.mark.parametrize(
    ("date", "holders"),
    [("2025-02", {"旧书记"}), ("2025-03", {"新书记"}), ("2025-07", {"新书记"}), ("2025-01", {"旧书记"})],
)
def test_a_successor_ends_a_post_that_one_person_holds(date: str, holders: set[str]) -> None:
    loaded = ox.Store()
    loaded.load(APPOINTED.encode(), format=ox.RdfFormat.TURTLE)
    question = named("post-holders-at")
    assert question is not None
    text = question.filled({"body": "甲县委", "title": "县委书记", "date": date})
    assert {row["name"].value for row in loaded.query(text)} == holders  # type: ignore[union-attr]
    assert {str(row[0]) for row in rdflib.Graph().parse(data=APPOINTED).query(text)} == holders  # type: ignore[index]


def test_from_page_to_term_of_office(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """Two pages of different dates, read and asked by the command."""
    spring, summer = tmp_path / "spring.txt", tmp_path / "summer.txt"
    spring.write_text("4月20日，龙泉市委书记周海峰到安仁镇调研。", "utf-8")
    summer.write_text("丽水市委决定，免去周海峰的龙泉市委书记职务。", "utf-8")
    spring.with_suffix(".yaml").write_text('date: "2025-04-22"\n', "utf-8")
    summer.with_suffix(".yaml").write_text('date: "2025-07-03"\n', "utf-8")
    out = str(tmp_path / "out")
    assert main(["build", str(spring), str(summer), "-o", out, "--format", "=ttl", "--no-tagger"]) == 0
    for date, rows in (("2025-06", ["周海峰,市委书记,龙泉市委,before,2025-04-22,2025-07-03"]), ("2025-08", [])):
        capsys.readouterr()
        asked = ["--body", "龙泉市", "--title", "市委书记", "--date", date]
        assert main(["query", "某时任职者", *asked, "--graph", out, "--format", "csv"]) == 0
        assert capsys.readouterr().out.splitlines()[1:] == rows
