"""Pages for people and for machines, and what is not to be had."""

from __future__ import annotations

import subprocess
from pathlib import Path

import pytest
import rdflib
from serving import Server, serving

from kg.cli import main

BASE = "https://w3id.org/xianzhi/id/"
HOSTILE = """
@prefix kg: <https://w3id.org/xianzhi/ontology#> .
@prefix skos: <http://www.w3.org/2004/02/skos/core#> .
@prefix rdf: <http://www.w3.org/1999/02/22-rdf-syntax-ns#> .
@prefix prov: <http://www.w3.org/ns/prov#> .
@prefix oa: <http://www.w3.org/ns/oa#> .
@prefix : <https://example.org/kg/place/> .
<https://example.org/kg/page/p> a kg:Page .
:1 a kg:Place ; skos:prefLabel "<script>alert(1)</script>"@zh ; skos:altLabel "\\"><img src=x onerror=alert(1)>"@zh ;
   kg:locatedIn <javascript:alert(1)> , <https://evil.example/%22onclick=alert(1)> , :%3Cb%3E .
:%3Cb%3E skos:prefLabel "<b>"@zh .
[] a rdf:Statement ; rdf:subject :1 ; rdf:predicate kg:locatedIn ; rdf:object <javascript:alert(1)> ;
   prov:wasDerivedFrom [ oa:exact "</q><script>x</script>" ] .
"""


def get(server: Server, path: str, accept: str = "text/html,application/xhtml+xml,*/*;q=0.8"):  # type: ignore[no-untyped-def]
    return server.send("GET", path, headers={"Accept": accept})


def test_an_entity_for_people(golden: Server) -> None:
    reply = get(golden, "/id/place/140827104")
    assert reply.status == 200 and reply.media == "text/html" and reply.headers["vary"] == "Accept"
    for said in (
        "<h1>毛家湾镇</h1>",
        "位于 located in",
        '<a href="/id/place/140827">',
        "<q>",
        BASE + "place/140827104",
    ):
        assert said in reply.text


@pytest.mark.parametrize(
    ("accept", "form"), [("text/turtle", "turtle"), ("application/n-triples", "nt"), ("application/rdf+xml", "xml")]
)
def test_an_entity_for_machines(golden: Server, accept: str, form: str) -> None:
    graph = rdflib.Graph().parse(data=get(golden, "/id/place/140827104", accept).body, format=form)
    place = rdflib.URIRef(BASE + "place/140827104")
    names = {str(name) for name in graph.objects(place, rdflib.SKOS.prefLabel)}
    assert names == {"毛家湾镇"}
    exact = rdflib.URIRef("http://www.w3.org/ns/oa#exact")
    assert any(graph.objects(None, exact))  # with the words behind what is said


def test_every_entity_has_a_page(golden: Server) -> None:
    query = "SELECT DISTINCT ?s { ?s a ?c } ORDER BY ?s"
    reply = golden.send(
        "POST", "/sparql", query.encode(), {"Content-Type": "application/sparql-query", "Accept": "text/csv"}
    )
    iris = reply.text.split()[1:]
    for iri in iris[:: len(iris) // 40]:
        assert iri.startswith(BASE)
        assert get(golden, "/id/" + iri.removeprefix(BASE)).status == 200


@pytest.mark.parametrize("path", ["/id/place/0", "/id/", "/id/place/%3Cscript%3E", "/id/%00", "/id/../secret.txt"])
def test_what_is_not_there_is_not_found(golden: Server, path: str) -> None:
    reply = get(golden, path)
    assert reply.status == 404 and reply.media == "text/plain"


@pytest.mark.parametrize(
    "path",
    [
        *(
            "/secret.txt",
            "/../secret.txt",
            "/graph.ttl",
            "/assets/../app.py",
            "/assets/..%2fapp.py",
            "/assets/%2e%2e/app.py",
        ),
        *("/assets/oxigraph.wasm.gz", "//etc/passwd", "/assets//etc/passwd", "/id/../../../etc/passwd", "/etc/passwd"),
    ],
)
def test_no_other_file_is_reachable(golden: Server, path: str) -> None:
    assert get(golden, path).status == 404


def test_the_explorer_at_the_root(golden: Server, small: Server) -> None:
    reply = get(golden, "/")
    assert reply.status == 200 and "the explorer" in reply.text
    assert "default-src 'none'" in reply.headers["content-security-policy"]
    assert get(small, "/").headers["location"] == "/query"


def test_a_browser_at_the_endpoint_gets_the_editor(golden: Server) -> None:
    reply = get(golden, "/sparql")
    assert (reply.status, reply.headers["location"]) == (303, "/query")
    page = get(golden, "/query")
    assert page.status == 200
    assert page.headers["content-security-policy"].startswith("default-src 'none'; script-src 'self'; style-src 'self'")
    assert all(said not in page.text for said in ("http://", "https://", "//cdn"))


def test_the_texts_of_the_graph_are_escaped(tmp_path: Path) -> None:
    file = tmp_path / "graph.ttl"
    file.write_text(HOSTILE, "utf-8")
    with serving(file) as server:
        page = get(server, "/id/place/1").text
        assert get(server, "/id/place/%3Cb%3E").status == 200
    assert "&lt;script&gt;alert(1)" in page and "&lt;/q&gt;" in page
    for harm in ("<script", "<img", 'href="javascript', "<b>"):
        assert harm not in page


@pytest.mark.parametrize("host", ["evil.example", "127.0.0.1.evil.example", "localhost.evil.example:80", ""])
def test_a_strange_host_is_refused(golden: Server, host: str) -> None:
    assert golden.send("GET", "/sparql?query=ASK+%7B%7D", headers={"Host": host}).status == 400


@pytest.mark.parametrize("host", ["localhost", "127.0.0.1:8000", "localhost:1"])
def test_loopback_names_are_welcome(golden: Server, host: str) -> None:
    assert golden.send("GET", "/sparql?query=ASK+%7B%7D", headers={"Host": host}).status == 200


def test_other_origins_may_ask_only_where_they_are_named(golden: Server) -> None:
    origin = {"Origin": "https://page.example"}
    assert "access-control-allow-origin" not in golden.send("GET", "/sparql?query=ASK+%7B%7D", headers=origin).headers
    with serving(Path(__file__).parents[2] / "exports", "--cors", "https://page.example") as server:
        reply = server.send("GET", "/sparql?query=ASK+%7B%7D", headers=origin)
        assert reply.headers["access-control-allow-origin"] == "https://page.example"
        other = server.send("GET", "/sparql?query=ASK+%7B%7D", headers={"Origin": "https://other.example"})
        assert "access-control-allow-origin" not in other.headers


@pytest.mark.parametrize(
    ("arguments", "said"),
    [
        (["nowhere"], "nowhere"),
        ([__file__], "unknown kind"),
        (["exports", "--port", "99999"], "99999"),
        (["exports", "--rows", "0"], "--rows"),
    ],
)
def test_bad_arguments_are_one_line(capsys: pytest.CaptureFixture[str], arguments: list[str], said: str) -> None:
    try:
        code = main(["serve", *arguments])
    except SystemExit as stop:
        code = int(stop.code or 0)
    assert code == 2 and said in capsys.readouterr().err


def test_a_port_in_use_is_told(golden: Server, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["serve", "exports", "--port", str(golden.port)]) == 2
    assert "cannot listen" in capsys.readouterr().err


def test_it_listens_on_loopback_only(golden: Server) -> None:
    said = subprocess.run(["cat", "/proc/net/tcp"], capture_output=True, text=True, check=True).stdout
    listening = [line.split()[1] for line in said.splitlines()[1:] if line.split()[3] == "0A"]
    assert [where for where in listening if where.endswith(f":{golden.port:04X}")] == [f"0100007F:{golden.port:04X}"]


@pytest.mark.parametrize("system", ["darwin", "win32"])
def test_another_system_than_linux_is_told_so(
    system: str, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setattr("sys.platform", system)
    assert main(["serve", "nowhere"]) == 2
    assert capsys.readouterr().err.startswith("kg: serve: runs on Linux only")
