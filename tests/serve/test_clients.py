"""The endpoint as real clients meet it: curl, SPARQLWrapper, rdflib's SPARQLStore, pandas and a browser."""

from __future__ import annotations

import io
import json
import shutil
import subprocess
from collections.abc import Iterable, Sequence
from pathlib import Path
from typing import Any
from urllib.parse import urlencode

import pandas
import pytest
import rdflib
import SPARQLWrapper
from rdflib.plugins.stores.sparqlstore import SPARQLStore
from serving import Server

PLACES = """PREFIX kg: <https://w3id.org/xianzhi/ontology#> PREFIX skos: <http://www.w3.org/2004/02/skos/core#>
SELECT ?name ?code { ?p a kg:Place ; skos:prefLabel ?name .
  OPTIONAL { ?p <http://purl.org/dc/terms/identifier> ?code } }
ORDER BY ?name ?code"""


@pytest.fixture(scope="module")
def golden_graph() -> rdflib.Graph:
    return rdflib.Graph().parse(Path(__file__).parents[2] / "exports" / "graph.ttl")


def curl(server: Server, *arguments: str) -> subprocess.CompletedProcess[str]:
    command = ["curl", "--silent", "--show-error", "--max-time", "20", *arguments, f"{server.root}sparql"]
    return subprocess.run(command, capture_output=True, text=True, check=True)


@pytest.mark.skipif(not shutil.which("curl"), reason="curl is not installed")
@pytest.mark.parametrize("more", [[], ["--get"], ["--http1.0"], ["-H", "Expect: 100-continue"]])
def test_curl(golden: Server, more: list[str]) -> None:
    said = curl(golden, *more, "--data-urlencode", f"query={PLACES}", "-H", "Accept: text/csv").stdout
    assert said.splitlines()[0] == "name,code" and any(
        line.startswith("毛家湾镇,140827104") for line in said.splitlines()
    )


@pytest.mark.skipif(not shutil.which("curl"), reason="curl is not installed")
def test_curl_posts_a_query_as_it_stands(golden: Server) -> None:
    said = curl(golden, "--data-binary", PLACES, "-H", "Content-Type: application/sparql-query").stdout
    assert len(json.loads(said)["results"]["bindings"]) > 100


@pytest.mark.skipif(not shutil.which("curl"), reason="curl is not installed")
def test_curl_fails_on_an_error(golden: Server) -> None:
    with pytest.raises(subprocess.CalledProcessError) as failed:
        curl(golden, "--fail", "--data-urlencode", "query=nonsense")
    assert failed.value.returncode == 22


def wrapper(server: Server, query: str, form: str) -> SPARQLWrapper.SPARQLWrapper:
    made = SPARQLWrapper.SPARQLWrapper(f"{server.root}sparql")
    made.setQuery(query)
    made.setReturnFormat(form)
    return made


@pytest.mark.parametrize("method", [SPARQLWrapper.GET, SPARQLWrapper.POST])
@pytest.mark.parametrize("direct", [False, True])
def test_sparqlwrapper_selects(golden: Server, golden_graph: rdflib.Graph, method: str, direct: bool) -> None:
    made = wrapper(golden, PLACES, SPARQLWrapper.JSON)
    made.setMethod(method)
    made.setRequestMethod(SPARQLWrapper.POSTDIRECTLY if direct else SPARQLWrapper.URLENCODED)
    if method == SPARQLWrapper.GET and direct:
        pytest.skip("only a POST can carry a query directly")
    found = made.query().convert()["results"]["bindings"]
    assert len(found) == len(golden_graph.query(PLACES))


def test_sparqlwrapper_reads_the_other_formats(golden: Server) -> None:
    assert "毛家湾镇" in wrapper(golden, PLACES, SPARQLWrapper.XML).query().convert().toxml()
    assert "毛家湾镇" in wrapper(golden, PLACES, SPARQLWrapper.CSV).query().convert().decode()
    assert "毛家湾镇" in wrapper(golden, PLACES, SPARQLWrapper.TSV).query().convert().decode()
    build = PLACES.replace("SELECT ?name ?code", "CONSTRUCT { ?p skos:prefLabel ?name }").partition("ORDER")[0]
    for form in (SPARQLWrapper.TURTLE, SPARQLWrapper.N3, SPARQLWrapper.RDFXML):
        found = wrapper(golden, build, form).query().convert()
        graph = found if isinstance(found, rdflib.Graph) else rdflib.Graph().parse(data=found, format="turtle")
        assert len(graph) > 100, form


def test_sparqlwrapper_raises_on_errors(small: Server) -> None:
    with pytest.raises(SPARQLWrapper.SPARQLExceptions.QueryBadFormed):
        wrapper(small, "nonsense", SPARQLWrapper.JSON).query()
    endless = "SELECT (COUNT(*) AS ?n) { " + " ".join(f"?a{i} ?b{i} ?c{i} ." for i in range(20)) + " }"
    with pytest.raises(SPARQLWrapper.SPARQLExceptions.EndPointInternalError, match="2 seconds"):
        wrapper(small, endless, SPARQLWrapper.JSON).query()


@pytest.mark.parametrize("method", ["GET", "POST", "POST_FORM"])
@pytest.mark.parametrize("form", ["xml", "json", "csv", "tsv"])
def test_rdflib_store(golden: Server, golden_graph: rdflib.Graph, method: str, form: str) -> None:
    graph = rdflib.Graph(SPARQLStore(f"{golden.root}sparql", method=method, returnFormat=form))
    told, known = graph.query(PLACES), golden_graph.query(PLACES)
    if form == "csv":  # which keeps no languages
        assert _texts(told) == _texts(known)
    else:
        assert set(told) == set(known)


def _texts(rows: Iterable[Sequence[object]]) -> list[tuple[str, ...]]:
    return sorted(tuple(str(cell or "") for cell in row) for row in rows)


def test_rdflib_store_gives_triples_and_truths(golden: Server, golden_graph: rdflib.Graph) -> None:
    graph = rdflib.Graph(SPARQLStore(f"{golden.root}sparql"))
    place = rdflib.URIRef("https://w3id.org/xianzhi/id/place/140827104")
    assert set(graph.predicate_objects(place)) == set(golden_graph.predicate_objects(place))
    assert len(graph) == len(golden_graph)
    assert graph.query(f"ASK {{ <{place}> ?p ?o }}").askAnswer
    described = graph.query(f"CONSTRUCT WHERE {{ <{place}> ?p ?o }}").graph
    assert described is not None and len(described) == len(set(golden_graph.predicate_objects(place)))


def test_pandas_reads_csv(golden: Server) -> None:
    reply = golden.send("GET", f"/sparql?{urlencode({'query': PLACES})}", headers={"Accept": "text/csv"})
    frame = pandas.read_csv(io.BytesIO(reply.body), dtype=str)
    assert list(frame.columns) == ["name", "code"] and len(frame) > 100
    over_the_wire = pandas.read_csv(
        f"{golden.root}sparql?{urlencode({'query': PLACES})}", dtype=str, storage_options={"Accept": "text/csv"}
    )
    pandas.testing.assert_frame_equal(frame, over_the_wire)


@pytest.fixture
def browser(chromium: Any) -> Any:
    return chromium


def test_the_editor_in_a_browser(golden: Server, browser) -> None:  # type: ignore[no-untyped-def]
    page = browser.new_page(locale="zh-CN")
    asked, troubles = [], []
    page.on("request", lambda request: asked.append(request.url))
    page.on("pageerror", lambda error: troubles.append(str(error)))
    page.goto(f"{golden.root}query")
    page.click(".questions button:has-text('官员')")
    page.wait_for_selector(".answer td")
    assert "行" in page.inner_text(".status")
    page.fill(".parameters input", "垣曲县")
    page.press(".parameters input", "Enter")
    page.wait_for_selector(".cm-content >> text=垣曲县")
    page.click(".cm-content")
    page.keyboard.press("Control+a")
    page.keyboard.type("SELECT * { ?p a kg:Pla")
    page.wait_for_selector(".cm-tooltip-autocomplete >> text=kg:Place")
    page.keyboard.press("Enter")
    page.keyboard.type(" } LIMIT 3")
    page.keyboard.press("Control+Enter")
    page.wait_for_selector(".status >> text=/^3 行/")
    assert page.inner_text(".cm-content").startswith("PREFIX kg: <https://w3id.org/xianzhi/ontology#>")
    page.click(".answer td a")
    page.wait_for_selector("h1")
    assert "/id/place/" in page.url
    assert troubles == []
    assert all(url.startswith((golden.root, "data:", "blob:")) for url in asked)


def test_a_long_query_is_stopped_from_the_browser(golden: Server, browser) -> None:  # type: ignore[no-untyped-def]
    page = browser.new_page(locale="en-GB")
    page.goto(
        f"{golden.root}query?query=SELECT%20(COUNT(*)%20AS%20%3Fn)%20%7B%20%3Fa%20%3Fb%20%3Fc%20.%20%3Fd%20%3Fe%20%3Ff%20.%20%3Fg%20%3Fh%20%3Fi%20%7D"
    )
    page.click(".run")
    page.wait_for_timeout(600)
    assert len(golden.busy()) == 1
    page.click("button:has-text('Stop')")
    page.wait_for_selector(".status >> text=stopped")
    page.wait_for_timeout(400)
    assert golden.busy() == []
