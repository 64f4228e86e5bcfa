"""The SPARQL 1.1 Protocol: the cases of the W3C's suite by their names, as far as they concern an endpoint for reading.

Those for queries hold as they stand; of those for updates, every one has to be refused. Each case is sent twice:
by Python's own client and by curl.
"""

from __future__ import annotations

import csv
import io
import json
import shutil
from collections.abc import Sequence
from urllib.parse import quote, urlencode
from xml.etree import ElementTree

import pytest
import rdflib
from serving import CURL, Curl, Reply, Server

FORM = {"Content-Type": "application/x-www-form-urlencoded"}
DIRECT = {"Content-Type": "application/sparql-query"}
JSON = {"Accept": "application/sparql-results+json"}
ONE, TWO = "http://example.org/one", "http://example.org/two"
VALUES = "SELECT ?o { ?s <http://example.org/p> ?o } ORDER BY ?o"
IN_GRAPHS = "SELECT ?g ?o { GRAPH ?g { ?s <http://example.org/p> ?o } } ORDER BY ?o"


@pytest.fixture(params=["http.client", "curl"])
def small(request: pytest.FixtureRequest, small_server: Server) -> Server:
    if request.param == "http.client":
        return small_server
    if not shutil.which(CURL):
        pytest.skip("curl is not installed")
    return Curl(small_server.port, small_server.process)


def get(server: Server, *pairs: tuple[str, str], accept: str = JSON["Accept"]) -> Reply:
    return server.send("GET", f"/sparql?{urlencode(pairs)}", headers={"Accept": accept})


def post(server: Server, body: str | bytes, headers: dict[str, str] | None = None, search: str = "") -> Reply:
    content = body.encode() if isinstance(body, str) else body
    return server.send("POST", f"/sparql{search}", content, headers or {})


def values(reply: Reply, name: str = "o") -> list[str]:
    assert reply.status == 200, reply.text
    return [row[name]["value"] for row in json.loads(reply.text)["results"]["bindings"]]


# --- queries -------------------------------------------------------------------------------------


def test_query_get(small: Server) -> None:
    reply = get(small, ("query", "ASK {}"))
    assert reply.status == 200 and json.loads(reply.text)["boolean"] is True


def test_query_post_form(small: Server) -> None:
    reply = post(small, urlencode({"query": "ASK {}"}), FORM | JSON)
    assert json.loads(reply.text)["boolean"] is True


def test_query_post_direct(small: Server) -> None:
    reply = post(small, 'ASK { ?s ?p "甲"@zh }', {"Content-Type": "application/sparql-query; charset=utf-8"} | JSON)
    assert json.loads(reply.text)["boolean"] is True


def test_query_dataset_default_graphs_get(small: Server) -> None:
    both = [("default-graph-uri", ONE), ("default-graph-uri", TWO)]
    assert values(get(small, ("query", VALUES), *both)) == ["1", "2"]
    assert values(get(small, ("query", VALUES), both[0])) == ["1"]


def test_query_dataset_default_graphs_post(small: Server) -> None:
    search = "?" + urlencode([("default-graph-uri", ONE), ("default-graph-uri", TWO)])
    assert values(post(small, VALUES, DIRECT | JSON, search)) == ["1", "2"]
    form = urlencode([("query", VALUES), ("default-graph-uri", TWO)])
    assert values(post(small, form, FORM | JSON)) == ["2"]


def test_query_dataset_named_graphs_get(small: Server) -> None:
    assert values(get(small, ("query", IN_GRAPHS), ("named-graph-uri", ONE), ("named-graph-uri", TWO))) == ["1", "2"]
    assert values(get(small, ("query", IN_GRAPHS), ("named-graph-uri", TWO)), "g") == [TWO]
    assert values(get(small, ("query", VALUES), ("named-graph-uri", TWO))) == []


def test_query_dataset_named_graphs_post(small: Server) -> None:
    assert values(post(small, IN_GRAPHS, DIRECT | JSON, "?" + urlencode({"named-graph-uri": ONE}))) == ["1"]


def test_query_dataset_full(small: Server) -> None:
    both = "SELECT ?o { { ?s <http://example.org/p> ?o } UNION { GRAPH ?g { ?s <http://example.org/p> ?o } } }"
    pairs = [("query", both), ("default-graph-uri", ONE), ("named-graph-uri", TWO)]
    assert sorted(values(get(small, *pairs))) == ["1", "2"]


def test_query_multiple_dataset(small: Server) -> None:
    """The dataset of the request stands above that of the query."""
    query = f"SELECT ?o FROM <{ONE}> {{ ?s <http://example.org/p> ?o }}"
    assert values(get(small, ("query", query), ("default-graph-uri", TWO))) == ["2"]
    assert values(get(small, ("query", query))) == ["1"]


RESULTS = [
    ("application/sparql-results+json", "application/sparql-results+json"),
    ("application/sparql-results+xml", "application/sparql-results+xml"),
    ("text/csv", "text/csv"),
    ("text/tab-separated-values", "text/tab-separated-values"),
    ("application/json", "application/json"),
    ("*/*", "application/sparql-results+json"),
    ("", "application/sparql-results+json"),
    ("text/csv;q=0.4, text/*;q=0.9", "text/tab-separated-values"),
    ("text/csv;q=0, */*;q=0.1", "application/sparql-results+json"),
    ("application/xhtml+xml, application/sparql-results+xml;q=0.7, */*;q=0.1", "application/sparql-results+xml"),
]


@pytest.mark.parametrize(("accept", "media"), RESULTS)
def test_query_content_type_select(small: Server, accept: str, media: str) -> None:
    reply = get(
        small, ("query", f"SELECT ?name {{ GRAPH <{ONE}> {{ ?s <http://example.org/name> ?name }} }}"), accept=accept
    )
    assert (reply.status, reply.media) == (200, media)
    if "xml" in media:
        space = "{http://www.w3.org/2005/sparql-results#}"
        assert [node.text for node in ElementTree.fromstring(reply.body).iter(f"{space}literal")] == ["甲"]
    elif "json" in media:
        assert values(reply, "name") == ["甲"]
    elif media == "text/csv":
        assert list(csv.reader(io.StringIO(reply.text))) == [["name"], ["甲"]]
    else:
        assert reply.text == '?name\n"甲"@zh\n'


@pytest.mark.parametrize("accept", ["application/sparql-results+json", "application/sparql-results+xml"])
def test_query_content_type_ask(small: Server, accept: str) -> None:
    reply = get(small, ("query", "ASK { ?s ?p 'nobody' }"), accept=accept)
    assert reply.status == 200 and reply.media == accept and "false" in reply.text


TRIPLES = [("text/turtle", "turtle"), ("application/n-triples", "nt"), ("application/rdf+xml", "xml")]


@pytest.mark.parametrize(("media", "form"), TRIPLES)
def test_query_content_type_describe(small: Server, media: str, form: str) -> None:
    reply = get(small, ("query", "DESCRIBE <http://example.org/x>"), accept=media)
    assert (reply.status, reply.media) == (200, media)
    assert len(rdflib.Graph().parse(data=reply.body, format=form)) == 2


@pytest.mark.parametrize(("media", "form"), TRIPLES)
def test_query_content_type_construct(small: Server, media: str, form: str) -> None:
    reply = get(small, ("query", "CONSTRUCT WHERE { ?s <http://example.org/p> ?o }"), accept=media)
    assert (reply.status, reply.media) == (200, media)
    assert len(rdflib.Graph().parse(data=reply.body, format=form)) == 3


def test_bad_query_method(small: Server) -> None:
    for method in ("PUT", "DELETE", "PATCH"):
        assert small.send(method, f"/sparql?{urlencode({'query': 'ASK {}'})}").status == 405


def test_bad_multiple_queries(small: Server) -> None:
    assert get(small, ("query", "ASK {}"), ("query", "SELECT * {}")).status == 400
    assert post(small, "ASK {}", DIRECT, "?query=ASK%20%7B%7D").status == 400


def test_bad_query_wrong_media_type(small: Server) -> None:
    assert post(small, "ASK {}", {"Content-Type": "text/plain"}).status == 415


def test_bad_query_missing_form_type(small: Server) -> None:
    assert post(small, urlencode({"query": "ASK {}"})).status == 415


def test_bad_query_missing_direct_type(small: Server) -> None:
    assert post(small, "ASK {}").status == 415


def test_bad_query_non_utf8(small: Server) -> None:
    assert post(small, "ASK {}".encode("utf-16"), DIRECT).status == 400
    assert small.send("GET", "/sparql?query=ASK%20%7B%20%3Fs%20%3Fp%20%22%ff%fe%22%7D").status == 400


@pytest.mark.parametrize("query", ["ASK {", "", "SELECT ?x", "ASK { ?s nope:p ?o }", "SELECT * { ?s ?p ?o } LIMIT x"])
def test_bad_query_syntax(small: Server, query: str) -> None:
    for reply in (get(small, ("query", query)), post(small, query, DIRECT)):
        assert reply.status == 400 and reply.media == "text/plain" and reply.text.count("\n") == 1


def test_a_post_without_a_query_is_bad(small: Server) -> None:
    assert post(small, "x=y", FORM).status == 400


@pytest.mark.parametrize(
    ("query", "accept"), [("ASK {}", "text/turtle"), ("DESCRIBE <a:b>", "text/csv"), ("ASK {}", "image/png")]
)
def test_what_cannot_be_written_so_is_not_acceptable(small: Server, query: str, accept: str) -> None:
    assert get(small, ("query", query), accept=accept).status == 406


# --- updates: all refused ------------------------------------------------------------------------

INSERT = "INSERT DATA { <http://example.org/new> <http://example.org/p> 'new' }"
UPDATE = {"Content-Type": "application/sparql-update"}
UPDATES: Sequence[tuple[str, str, str | bytes, dict[str, str]]] = [
    ("bad_update_get", f"?update={quote(INSERT)}", b"", {}),
    ("update_post_form", "", urlencode({"update": INSERT}), FORM),
    ("update_post_direct", "", INSERT, UPDATE),
    ("update_dataset_default_graph", "", urlencode({"update": INSERT, "using-graph-uri": ONE}), FORM),
    ("update_dataset_named_graphs", "", urlencode({"update": INSERT, "using-named-graph-uri": ONE}), FORM),
    ("update_base_uri", "", "INSERT DATA { <#x> <#p> <#o> }", UPDATE),
    ("bad_multiple_updates", "", urlencode([("update", INSERT)] * 2), FORM),
    ("bad_update_wrong_media_type", "", INSERT, {"Content-Type": "text/plain"}),
    ("bad_update_missing_form_type", "", urlencode({"update": INSERT}), {}),
    ("bad_update_missing_direct_type", "", INSERT, {}),
    ("bad_update_non_utf8", "", INSERT.encode("utf-16"), UPDATE),
    ("bad_update_syntax", "", "INSERT {", UPDATE),
    ("bad_update_dataset_conflict", f"?using-graph-uri={ONE}", "WITH <a:g> " + INSERT, UPDATE),
    ("an update sent as a query", "", INSERT, DIRECT),
    ("LOAD sent as a query", "", "LOAD <http://127.0.0.1/>", DIRECT),
    ("DROP sent as a query", f"?query={quote('DROP ALL')}", b"", {}),
]


@pytest.mark.parametrize(
    ("search", "body", "headers"), [case[1:] for case in UPDATES], ids=[case[0] for case in UPDATES]
)
def test_updates_are_refused(small: Server, search: str, body: str | bytes, headers: dict[str, str]) -> None:
    content = body.encode() if isinstance(body, str) else body
    reply = small.send("POST" if content else "GET", f"/sparql{search}", content or None, headers)
    assert 400 <= reply.status < 500
    assert json.loads(get(small, ("query", "ASK { ?s ?p 'new' }")).text)["boolean"] is False


# --- Graph Store Protocol, reading ---------------------------------------------------------------


@pytest.mark.parametrize(("media", "form"), TRIPLES)
def test_graph_store_get(small: Server, media: str, form: str) -> None:
    reply = small.send("GET", f"/store?graph={quote(ONE)}", headers={"Accept": media})
    assert (reply.status, reply.media) == (200, media)
    assert len(rdflib.Graph().parse(data=reply.body, format=form)) == 2
    assert len(rdflib.Graph().parse(data=small.send("GET", "/store?default").body, format="turtle")) == 4


def test_graph_store_head(small: Server) -> None:
    reply = small.send("HEAD", "/store?default")
    assert reply.status == 200 and reply.body == b"" and int(reply.headers["content-length"]) > 0


@pytest.mark.parametrize("method", ["PUT", "POST", "DELETE", "PATCH"])
def test_graph_store_is_not_written(small: Server, method: str) -> None:
    reply = small.send(method, "/store?default", b"<a:b> <a:c> <a:d> .", {"Content-Type": "text/turtle"})
    assert reply.status == 405 and "GET" in reply.headers["allow"]


@pytest.mark.parametrize(
    ("search", "status"),
    [
        ("graph=http%3A%2F%2Fexample.org%2Fnone", 404),
        ("", 400),
        (f"default&graph={quote(ONE)}", 400),
        ("graph=no+iri", 400),
    ],
)
def test_graph_store_bad_requests(small: Server, search: str, status: int) -> None:
    assert small.send("GET", f"/store?{search}").status == status
    assert small.send("GET", "/store?default", headers={"Accept": "image/png"}).status == 406


# --- service description and VoID ----------------------------------------------------------------


def test_service_description(small: Server) -> None:
    graph = rdflib.Graph().parse(data=small.send("GET", "/sparql", headers={"Accept": "text/turtle"}).body)
    sd = rdflib.Namespace("http://www.w3.org/ns/sparql-service-description#")
    (service,) = graph.subjects(rdflib.RDF.type, sd.Service)
    assert (service, sd.endpoint, rdflib.URIRef(small.root + "sparql")) in graph
    assert (service, sd.supportedLanguage, sd.SPARQL11Query) in graph
    assert len(set(graph.objects(service, sd.resultFormat))) == 7
    schema = rdflib.Namespace("https://schema.org/")
    limits = {
        graph.value(n, schema.name).toPython(): graph.value(n, schema.maxValue).toPython()
        for n in graph.objects(service, schema.additionalProperty)
    }
    assert limits["time of a query"] == 2 and limits["rows or triples of an answer"] == 100


def test_void(golden: Server) -> None:
    reply = golden.send("GET", "/.well-known/void", headers={"Accept": "application/rdf+xml"})
    graph = rdflib.Graph().parse(data=reply.body, format="xml")
    void = rdflib.Namespace("http://rdfs.org/ns/void#")
    (data,) = graph.subjects(void.sparqlEndpoint)
    (count,) = json.loads(get(golden, ("query", "SELECT (COUNT(*) AS ?n) { ?s ?p ?o }")).text)["results"]["bindings"]
    assert graph.value(data, void.triples).toPython() == int(count["n"]["value"]) > 10_000
    assert sum(graph.value(p, void.triples).toPython() for p in graph.objects(data, void.propertyPartition)) == int(
        count["n"]["value"]
    )
    assert str(graph.value(data, void.uriSpace)) == "https://w3id.org/xianzhi/id/"
