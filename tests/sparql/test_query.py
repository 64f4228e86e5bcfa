"""`kg query`: named questions, SPARQL text and files, every format, and one clear line for what goes wrong."""

from __future__ import annotations

import csv
import io
import json
import time
from pathlib import Path

import psutil
import pytest
import rdflib

from kg.cli import main
from kg.errors import InputError
from kg.sparql.answers import ask_files

TURTLE = """
@prefix kg: <https://w3id.org/xianzhi/ontology#> .
@prefix org: <http://www.w3.org/ns/org#> .
@prefix skos: <http://www.w3.org/2004/02/skos/core#> .
@prefix : <https://example.org/> .
:city a kg:Place ; skos:prefLabel "平南市"@zh .
:town a kg:Place ; skos:prefLabel "大湾镇"@zh ; kg:locatedIn :city .
:quoted a kg:Place ; skos:prefLabel "“甲\\"乙”, 丙"@zh ; kg:locatedIn :city ; kg:area 12 , 1.5 .
:he a kg:Person ; skos:prefLabel "何小雨"@zh ; org:holds :post .
:post a org:Post ; skos:prefLabel "镇长"@zh ; org:postIn :town .
"""
PLACES = """
PREFIX kg: <https://w3id.org/xianzhi/ontology#> PREFIX skos: <http://www.w3.org/2004/02/skos/core#>
SELECT ?name ?in { ?p a kg:Place ; skos:prefLabel ?name . OPTIONAL { ?p kg:locatedIn ?in } } ORDER BY ?name"""
ENDLESS = "SELECT (COUNT(*) AS ?n) { " + " ".join(f"?a{i} ?b{i} ?c{i} ." for i in range(9)) + " }"


@pytest.fixture
def graph(tmp_path: Path) -> Path:
    path = tmp_path / "graph.ttl"
    path.write_text(TURTLE, "utf-8")
    return path


def ask(graph: Path, *arguments: str) -> int:
    return main(["query", *arguments, "--graph", str(graph)])


@pytest.mark.parametrize("name", ["officials", "官员", "Officials"])
def test_a_question_goes_by_its_name_and_both_titles(
    graph: Path, capsys: pytest.CaptureFixture[str], name: str
) -> None:
    assert ask(graph, name, "--place", "平南市", "--format", "csv") == 0
    rows = list(csv.DictReader(io.StringIO(capsys.readouterr().out)))
    assert [(row["name"], row["title"], row["body"]) for row in rows] == [("何小雨", "镇长", "大湾镇")]


def test_a_folder_stands_for_the_graph_in_it(graph: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert ask(graph.parent, "ASK { ?s ?p '何小雨'@zh }") == 0
    assert capsys.readouterr().out == "true\n"


def test_several_graphs_are_asked_as_one(graph: Path, capsys: pytest.CaptureFixture[str]) -> None:
    other = graph.with_name("other.nt")
    other.write_text('<https://example.org/more> <https://example.org/p> "x" .\n', "utf-8")
    count = "SELECT (COUNT(*) AS ?n) { ?s ?p ?o }"
    assert main(["query", count, "--graph", str(graph), "--graph", str(other), "--format", "csv"]) == 0
    assert capsys.readouterr().out.split() == ["n", "17"]


@pytest.mark.parametrize(
    "value",
    [
        '"} DROP ALL #',
        '平南市" || true || "',
        "\\",
        '\\"} UNION { ?person ?name ?title . } #',
        "a\nb\r\t",
        "$place",
        "\\u0022 || true",
        "'''",
        "{}<>",
    ],
)
def test_no_value_changes_the_query(graph: Path, capsys: pytest.CaptureFixture[str], value: str) -> None:
    assert ask(graph, "官员", f"--place={value}", "--format", "csv") == 0
    assert capsys.readouterr().out.splitlines() == ["person,name,title,body"]


def test_a_value_that_needs_escaping_is_found(graph: Path, capsys: pytest.CaptureFixture[str]) -> None:
    question = "SELECT ?p { ?p ?q ?name FILTER (STR(?name) = '“甲\"乙”, 丙') }"
    assert ask(graph, question, "--format", "csv") == 0
    assert capsys.readouterr().out.split() == ["p", "https://example.org/quoted"]


def test_the_query_itself_for_other_stores(capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["query", "官员", "--place", "平南县", "--format", "sparql"]) == 0
    printed = capsys.readouterr().out
    assert '"平南县"' in printed and printed.startswith("PREFIX") and "$place" not in printed


def test_a_query_file(graph: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    (tmp_path / "places.rq").write_text(PLACES, "utf-8")
    assert ask(graph, str(tmp_path / "places.rq"), "--format", "csv") == 0
    assert len(capsys.readouterr().out.splitlines()) == 4


def test_table(graph: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert ask(graph, PLACES) == 0
    printed = capsys.readouterr().out
    assert "平南市" in printed and "https://example.org/city" in printed and printed.endswith("3 rows\n")


def test_csv_and_tsv_are_those_of_the_w3c(graph: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert ask(graph, PLACES, "--format", "csv") == 0
    assert list(csv.reader(io.StringIO(capsys.readouterr().out))) == [
        ["name", "in"],
        ['“甲"乙”, 丙', "https://example.org/city"],
        ["大湾镇", "https://example.org/city"],
        ["平南市", ""],
    ]
    assert ask(graph, PLACES, "--format", "tsv") == 0
    assert '"大湾镇"@zh\t<https://example.org/city>' in capsys.readouterr().out.splitlines()


def test_json_is_that_of_the_w3c(graph: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert ask(graph, PLACES, "--format", "json") == 0
    said = json.loads(capsys.readouterr().out)
    assert said["head"]["vars"] == ["name", "in"]
    assert said["results"]["bindings"][2] == {"name": {"type": "literal", "value": "平南市", "xml:lang": "zh"}}
    assert ask(graph, "ASK { ?s ?p 'nobody' }", "--format", "json") == 0
    assert json.loads(capsys.readouterr().out)["boolean"] is False


@pytest.mark.parametrize("form", ["table", "ttl"])
def test_triples_are_turtle(graph: Path, capsys: pytest.CaptureFixture[str], form: str) -> None:
    assert ask(graph, "DESCRIBE <https://example.org/post>", "--format", form) == 0
    triples = rdflib.Graph().parse(data=capsys.readouterr().out, format="turtle")
    assert {str(thing) for thing in triples.objects()} >= {"镇长", "https://example.org/town"}


@pytest.mark.parametrize(
    ("arguments", "said"),
    [
        (["nonsense"], "nonsense"),
        (["SELECT * {"], "expected"),
        (["SELECT * { ?s nope:p ?o }"], "Prefix not found"),
        (["INSERT DATA { <a:a> <a:b> <a:c> }"], "query:"),
        (["官员", "--nowhere", "x"], "--place"),
        (["官员", "--place"], "value is missing"),
        (["官员", "stray"], "stray"),
        (["to-check", "--below", "much"], "decimal"),
        (["SELECT * { ?s ?p ?o }", "--place", "x"], "no parameters"),
        (["nowhere.rq"], "nowhere.rq"),
        (["SELECT * { ?s ?p ?o }", "--format", "ttl"], "CONSTRUCT"),
        (["DESCRIBE <https://example.org/post>", "--format", "csv"], "ttl"),
        (["SELECT * { ?s ?p ?o }", "--graph", "nowhere"], "nowhere"),
        (["SELECT * { ?s ?p ?o }", "--graph", __file__], "unknown kind"),
    ],
)
def test_an_error_is_one_line(graph: Path, capsys: pytest.CaptureFixture[str], arguments: list[str], said: str) -> None:
    assert ask(graph, *arguments) == 2
    printed = capsys.readouterr()
    assert printed.out == ""
    assert printed.err.count("\n") == 1 and printed.err.startswith("kg: ") and said in printed.err


def test_a_broken_graph_is_named(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    (tmp_path / "graph.ttl").write_text("no turtle", "utf-8")
    assert ask(tmp_path, "ASK {}") == 2
    assert str(tmp_path / "graph.ttl") in capsys.readouterr().err


def test_a_query_over_its_time_is_really_stopped(graph: Path, capsys: pytest.CaptureFixture[str]) -> None:
    before = set(psutil.Process().children(recursive=True))
    began = time.monotonic()
    assert ask(graph, ENDLESS, "--timeout", "0.5") == 2
    assert time.monotonic() - began < 5
    assert set(psutil.Process().children(recursive=True)) <= before
    assert "0.5 seconds" in capsys.readouterr().err


def test_the_list_shows_every_question_in_both_languages(capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["query", "--list"]) == 0
    printed = capsys.readouterr().out
    for said in ("officials (官员) [--place …]", "某地及其下属各级的官员与职务。", "Officials and their posts"):
        assert said in printed


def test_where_nothing_can_be_forked_the_query_runs_all_the_same(
    monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    monkeypatch.setattr("multiprocessing.get_all_start_methods", lambda: ["spawn"])
    file = tmp_path / "graph.nt"
    file.write_text("<urn:a> <urn:b> <urn:c> .", "utf-8")
    assert len(ask_files([file], "SELECT * { ?s ?p ?o }", 60)) == 1
    with pytest.raises(InputError):
        ask_files([file], "SELECT nonsense {", 60)
