"""`kg validate`: what it prints, in which language, and how it ends."""

from __future__ import annotations

import json
from pathlib import Path

import pyoxigraph as ox
import pytest
import rdflib
from rdflib import RDF, SH

from kg.cli import main
from kg.errors import InputError
from kg.graph import Graph
from kg.model import Evidence, Quote, Statement, Value
from kg.rdf.serialise import serialise
from kg.rdf.validation import validate_files, validate_text

QUOTE = Quote("p", "article/p-a1", 3, 14, "安仁镇有村民12.5户")
WORDS = Evidence((QUOTE,), "figure.after", 0.8)
SOUND = [
    Statement("page/p", "rdf:type", "kg:Page"),
    Statement("page/p", "schema:identifier", Value("p", "string")),
    Statement("article/p-a1", "rdf:type", "schema:NewsArticle"),
    Statement("article/p-a1", "kg:genre", Value("brief", "string")),
    Statement("article/p-a1", "schema:isPartOf", "page/p"),
    Statement("place/1", "rdf:type", "kg:Place", WORDS),
    Statement("place/1", "skos:prefLabel", Value("安仁镇"), WORDS),
]
FIGURE = [
    Statement("observation/1", "rdf:type", "schema:Observation", WORDS),
    Statement("observation/1", "schema:observationAbout", "place/1", WORDS),
    Statement("observation/1", "schema:variableMeasured", Value("村民"), WORDS),
    Statement("observation/1", "schema:unitText", Value("户"), WORDS),
]
DUBIOUS = [*FIGURE, Statement("observation/1", "schema:value", Value("12.5", "decimal"), WORDS)]
WRONG = [*FIGURE, Statement("observation/1", "schema:value", Value("12.5", "string"), WORDS)]


def written(tmp_path: Path, statements: list[Statement], form: str = "ttl") -> str:
    file = tmp_path / f"graph.{form}"
    file.write_bytes(serialise(Graph(statements), form))
    return str(file)


@pytest.mark.parametrize(("statements", "code"), [(SOUND, 0), (SOUND + DUBIOUS, 1), (SOUND + WRONG, 2)])
@pytest.mark.parametrize("form", ["ttl", "nt", "jsonld"])
def test_the_exit_code_is_the_severity(tmp_path: Path, statements: list[Statement], code: int, form: str) -> None:
    assert main(["validate", written(tmp_path, statements, form)]) == code


def test_a_sound_graph_is_passed_over_in_silence(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    main(["validate", written(tmp_path, SOUND)])
    assert capsys.readouterr().out == ""


@pytest.mark.parametrize(
    ("language", "line"),
    [
        (
            "zh",
            "可疑：村民 · 安仁镇 <{iri}>：人数与户数应是非负整数。 [12.5] “安仁镇有村民12.5户” (kgsh:WholePeople)\n",
        ),
        (
            "en",
            "warning: 村民 · 安仁镇 <{iri}>: Counts of people and households are whole and not negative. [12.5] "
            "“安仁镇有村民12.5户” (kgsh:WholePeople)\n",
        ),
    ],
)
def test_a_finding_tells_label_words_and_sentence(
    tmp_path: Path, capsys: pytest.CaptureFixture[str], language: str, line: str
) -> None:
    main(["validate", written(tmp_path, SOUND + DUBIOUS), "--lang", language])
    assert capsys.readouterr().out == line.format(iri="https://w3id.org/xianzhi/id/observation/1")


def test_findings_as_json(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    main(["validate", written(tmp_path, SOUND + WRONG), "--format", "json"])
    (finding,) = json.loads(capsys.readouterr().out)
    assert (finding["severity"], finding["shape"], finding["value"]) == ("Violation", "kgsh:FigureValue", "12.5")
    assert finding["path"] == "https://schema.org/value"
    assert finding["words"] == ["安仁镇有村民12.5户"]
    assert set(finding["messages"]) == {"zh", "en"}


@pytest.mark.parametrize(("statements", "results"), [(SOUND, 0), (SOUND + WRONG, 1)])
def test_findings_as_a_shacl_report(
    tmp_path: Path, capsys: pytest.CaptureFixture[str], statements: list[Statement], results: int
) -> None:
    main(["validate", written(tmp_path, statements), "--format", "turtle"])
    report = rdflib.Graph().parse(data=capsys.readouterr().out, format="turtle")
    assert len(list(report.subjects(RDF.type, SH.ValidationReport))) == 1
    assert len(list(report.subjects(RDF.type, SH.ValidationResult))) == results


def test_several_graphs_are_one(tmp_path: Path) -> None:
    """The figure's place is in one file and the figure in another."""
    one, other = tmp_path / "one", tmp_path / "other"
    one.mkdir()
    other.mkdir()
    written(one, SOUND)
    written(other, DUBIOUS)
    assert validate_files([other]).exit_code == 2
    assert validate_files([one, other]).exit_code == 1


def test_a_blank_node_can_be_wrong_too() -> None:
    found = validate_text("@prefix kg: <https://w3id.org/xianzhi/ontology#> . [] a kg:Place .").found
    assert "kgsh:Entity" in {finding.shape for finding in found}


@pytest.mark.parametrize(
    ("name", "content"), [("graph.ttl", "kg:x a kg:Place ."), ("graph.nt", "<x"), ("graph.xls", ""), ("none.ttl", None)]
)
def test_what_cannot_be_read_is_told(
    tmp_path: Path, capsys: pytest.CaptureFixture[str], name: str, content: str | None
) -> None:
    file = tmp_path / name
    if content is not None:
        file.write_text(content, "utf-8")
    assert main(["validate", str(file)]) == 2
    assert name in capsys.readouterr().err


def test_a_folder_without_a_graph_is_told(tmp_path: Path) -> None:
    with pytest.raises(InputError, match="no such graph"):
        validate_files([tmp_path])


def test_build_validates_what_it_writes(
    tmp_path: Path, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    page = tmp_path / "p.txt"
    page.write_text("龙泉市安仁镇有网格员12名。", "utf-8")
    monkeypatch.setattr("kg.commands.graph_of", lambda *_, **__: Graph(SOUND + DUBIOUS))
    build = ["build", str(page), "-o", str(tmp_path / "out")]
    for formats in ([], ["--format", "=nt"]):
        assert main(build + formats) == 0
        assert "0 violations and 1 warnings" in capsys.readouterr().err
    assert main([*build, "--no-validate"]) == 0
    assert capsys.readouterr().err == ""


def test_both_engines_parse_the_same(seed_graph: Graph) -> None:
    """The validator counts nothing, so a graph that it silently did not read would pass: plant one node at its end."""
    text = serialise(seed_graph).decode() + "\n<urn:last> a kg:Place ."
    assert len(list(ox.parse(text, format=ox.RdfFormat.TURTLE))) > 10_000
    assert {finding.focus for finding in validate_text(text).found} == {"urn:last"}
