"""The workbench: SPARQL in one page, with no server and no network."""

from __future__ import annotations

import re
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

from kg.cli import main
from kg.graph import Graph
from kg.model import Statement, Value
from kg.serve.workbench import render

HOSTILE = '</script><script>document.body.id = "broken"</script>'


def graph() -> Graph:
    places = [f"place/{n}" for n in range(300)]
    said = [Statement(place, "rdf:type", "kg:Place") for place in places]
    said += [Statement(place, "skos:prefLabel", Value(f"{HOSTILE}{place}")) for place in places]
    return Graph(said)


def test_the_same_graph_gives_the_same_bytes() -> None:
    assert render(graph()) == render(graph())


def test_nothing_in_it_refers_to_elsewhere() -> None:
    page = render(graph()).decode()
    markup = re.sub(r"(?s)<script[^>]*>.*?</script>", "<script></script>", page)
    assert not re.search(r"""(src|href)\s*=|url\(|@import""", markup)
    assert "default-src 'none'" in markup and "'unsafe-inline'" not in markup and "'unsafe-eval'" not in markup


def test_build_writes_it_when_asked(tmp_path: Path) -> None:
    page = tmp_path / "p.txt"
    page.write_text("大湾镇举办龙舟赛\n\n本报讯（记者 何小雨）6月10日，平南县大湾镇举办龙舟赛。\n", "utf-8")
    assert main(["build", str(page), "-o", str(tmp_path / "out"), "--format", "=nt", "--workbench"]) == 0
    files = sorted(file.name for file in (tmp_path / "out").iterdir() if file.is_file())
    assert files == ["graph.nt", "workbench.html"]


@pytest.fixture(scope="module")
def page(chromium: Any, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Any]:
    file = tmp_path_factory.mktemp("workbench") / "workbench.html"
    file.write_bytes(render(graph()))
    opened = chromium.new_page(locale="zh-CN")
    opened.asked = []
    opened.on("request", lambda request: opened.asked.append(request.url))
    opened.goto(file.as_uri())
    opened.wait_for_selector("body[data-ready=yes]", state="attached", timeout=60_000)
    yield opened
    opened.close()


def write(page: Any, query: str) -> None:
    page.click(".cm-content")
    page.keyboard.press("Control+a")
    page.keyboard.insert_text(query)
    page.keyboard.press("Control+Enter")


def test_it_answers_in_a_browser_from_a_file(page: Any) -> None:
    assert page.inner_text("#limits") == "900 triples"
    write(page, "SELECT (COUNT(*) AS ?n) WHERE { ?p a kg:Place }")
    page.wait_for_selector(".answer td >> text=/^300$/")
    assert page.inner_text(".cm-content").startswith("PREFIX kg:")
    write(page, "ASK { ?p a kg:Person }")
    page.wait_for_selector(".answer pre >> text=false")
    write(page, "SELECT ?n WHERE { ?p skos:prefLabel ?n } ORDER BY ?n LIMIT 2")
    page.wait_for_selector(".answer td >> text=place/0")
    assert HOSTILE in page.inner_text(".answer")


def test_triples_and_errors_are_shown(page: Any) -> None:
    write(page, "CONSTRUCT WHERE { <https://w3id.org/xianzhi/id/place/7> a ?c }")
    page.wait_for_selector(".answer pre >> text=place/7")
    write(page, "SELECT nonsense")
    page.wait_for_selector(".status.error >> text=expected")


def test_named_questions_run(page: Any) -> None:
    page.click(".questions button:has-text('概览')")
    page.wait_for_selector(".answer td >> text=Place")


def test_a_long_query_can_be_stopped(page: Any) -> None:
    write(page, "SELECT (COUNT(*) AS ?n) { ?a ?b ?c . ?d ?e ?f . ?g ?h ?i . ?j ?k ?l }")
    page.wait_for_timeout(700)
    page.click("button:has-text('停止')")
    page.wait_for_selector(".status >> text=已停止")
    write(page, "ASK { ?p a kg:Place }")
    page.wait_for_selector(".answer pre >> text=true", timeout=60_000)


def test_it_called_nobody_and_ran_no_text_of_the_graph(page: Any) -> None:
    assert [url for url in page.asked if not url.startswith(("file:", "blob:", "data:"))] == []
    assert page.get_attribute("body", "id") is None
