"""Limits: what is refused is refused whole, and what runs too long is really stopped."""

from __future__ import annotations

import http.server
import json
import signal
import socket
import threading
import time
from pathlib import Path
from urllib.parse import urlencode

import psutil
import pytest
from serving import Server, serving

from kg.serve.lanes import Refused
from kg.serve.protocol import asked

GOLDEN = Path(__file__).parents[2] / "exports"
DIRECT = {"Content-Type": "application/sparql-query"}
ENDLESS = "SELECT (COUNT(*) AS ?n) { " + " ".join(f"?a{i} ?b{i} ?c{i} ." for i in range(20)) + " }"
LONG = "SELECT (COUNT(*) AS ?n) { " + " ".join(f"?a{i} ?b{i} ?c{i} ." for i in range(3)) + " }"  # over much data
MANY = "SELECT ?a { " + " ".join(f"?a{i} ?b{i} ?c{i} ." for i in range(4)) + " BIND (1 AS ?a) }"


def ask(server: Server, query: str, accept: str = "application/sparql-results+json"):  # type: ignore[no-untyped-def]
    return server.send("POST", "/sparql", query.encode(), DIRECT | {"Accept": accept})


def gone(server: Server, seconds: float = 3) -> bool:
    """Whether no query runs any more."""
    end = time.monotonic() + seconds
    while server.busy() and time.monotonic() < end:
        time.sleep(0.05)
    return not server.busy()


def test_every_answer_tells_the_limits(small: Server) -> None:
    for reply in (ask(small, "ASK {}"), ask(small, "nonsense")):
        assert "seconds=2, rows=100, memory-mb=40" in reply.headers["query-limits"]


def test_a_query_over_its_time_is_stopped_and_gets_an_error(small: Server) -> None:
    began = time.monotonic()
    reply = ask(small, ENDLESS)
    assert 1.5 < time.monotonic() - began < 6
    assert reply.status == 500 and "2 seconds" in reply.text
    assert gone(small)


@pytest.mark.parametrize(
    "accept",
    ["application/sparql-results+json", "application/sparql-results+xml", "text/csv", "text/tab-separated-values"],
)
def test_too_many_rows_are_an_error_and_no_part_of_them_is_sent(small: Server, accept: str) -> None:
    reply = ask(small, MANY, accept)
    assert reply.status == 500 and reply.media == "text/plain" and "100 rows" in reply.text
    assert ask(small, MANY + " LIMIT 100", accept).status == 200
    assert ask(small, MANY + " LIMIT 101", accept).status == 500


def test_rows_are_counted_whatever_is_in_them(small: Server) -> None:
    tricky = ["},{", '\\",\\"x\\":{', "<result>", "a\\nb", "\\\\", '\\"', "[{"]
    block = " ".join(f'("{text}" UNDEF)' if n % 2 else f'(UNDEF "{text}")' for n, text in enumerate(tricky * 14))
    for more, status in ((2, 200), (3, 500)):
        query = f"SELECT ?a ?b {{ VALUES (?a ?b) {{ {block} {'(UNDEF UNDEF)' * more} }} }}"
        for accept in (
            "application/sparql-results+json",
            "application/sparql-results+xml",
            "text/csv",
            "text/tab-separated-values",
        ):
            assert ask(small, query, accept).status == status, (accept, more)


def test_too_many_triples_are_an_error(small: Server) -> None:
    build = "CONSTRUCT { ?a <a:p> ?n } { ?a ?b ?c . ?d ?e ?f . ?g ?h ?i . ?j ?k ?l BIND (STR(RAND()) AS ?n) }"
    reply = ask(small, build, "text/turtle")
    assert reply.status == 500 and "100 triples" in reply.text


def test_a_query_that_eats_memory_dies_alone(golden: Server) -> None:
    reply = ask(golden, "SELECT * { ?s ?p ?o . ?x ?y ?z } ORDER BY ?z ?s")
    assert reply.status == 500 and "memory" in reply.text
    assert ask(golden, "ASK {}").status == 200


def test_a_deeply_nested_query_dies_alone(small: Server) -> None:
    assert ask(small, "ASK " + "{" * 100_000 + "}" * 100_000).status in (400, 500)
    assert ask(small, "ASK {}").status == 200


def test_a_query_of_ten_megabytes_is_too_large(small: Server) -> None:
    big = b"ASK {} #" + b"x" * 10_000_000
    try:
        reply = small.send("POST", "/sparql", big, DIRECT)
        assert reply.status == 413
    except (BrokenPipeError, ConnectionResetError):  # it may hang up before all is sent
        pass
    assert ask(small, "ASK {}").status == 200


def test_a_large_body_without_a_length_is_not_read_to_its_end(small: Server) -> None:
    with socket.create_connection(("127.0.0.1", small.port), timeout=10) as client:
        client.sendall(
            b"POST /sparql HTTP/1.1\r\nHost: localhost\r\nContent-Type: application/sparql-query\r\n"
            b"Transfer-Encoding: chunked\r\n\r\n"
        )
        sent = 0
        try:
            while sent < 40_000_000:
                client.sendall(b"10000\r\n" + b"x" * 65536 + b"\r\n")
                sent += 65536
        except (BrokenPipeError, ConnectionResetError):
            pass
        assert sent < 40_000_000
    assert ask(small, "ASK {}").status == 200


def test_a_client_that_leaves_stops_its_query(small: Server) -> None:
    assert gone(small)
    with socket.create_connection(("127.0.0.1", small.port)) as client:
        client.sendall(f"GET /sparql?{urlencode({'query': ENDLESS})} HTTP/1.1\r\nHost: localhost\r\n\r\n".encode())
        time.sleep(0.4)
        assert len(small.busy()) == 1
    assert gone(small, 1.2)


def test_more_long_queries_than_allowed_are_told_to_come_back() -> None:
    replies = []
    with serving_slowly() as server:
        threads = [threading.Thread(target=lambda: replies.append(ask(server, LONG))) for _ in range(4)]
        for thread in threads:
            thread.start()
        time.sleep(0.8)
        assert ask(server, "ASK {}").status == 200  # quick ones go on
        for thread in threads:
            thread.join()
    assert sorted(reply.status for reply in replies) == [500, 503, 503, 503]
    assert all(reply.headers["retry-after"] == "5" for reply in replies if reply.status == 503)


def serving_slowly():  # type: ignore[no-untyped-def]
    return serving(GOLDEN, "--long-queries", "1", "--timeout", "3")


@pytest.mark.parametrize(
    "query",
    [
        "SELECT * { SERVICE <http://127.0.0.1:%d/> { ?s ?p ?o } }",
        "SELECT * { service silent <http://127.0.0.1:%d/> { ?s ?p ?o } }",
        "PREFIX x: <http://127.0.0.1:%d/> ASK { SERVICE x: { ?s ?p ?o } }",
        "SELECT * { VALUES ?e { <http://127.0.0.1:%d/> } SERVICE ?e { ?s ?p ?o } }",
        'SELECT * { BIND ("<" AS ?x) SERVICE#\n<http://127.0.0.1:%d/> { ?s ?p ?o } }',
    ],
)
def test_service_is_refused_and_nobody_is_called(small: Server, query: str) -> None:
    called = []

    class Trap(http.server.BaseHTTPRequestHandler):
        def do_POST(self) -> None:
            called.append(self.path)
            self.send_error(500)

        do_GET = do_POST

    with http.server.HTTPServer(("127.0.0.1", 0), Trap) as trap:
        threading.Thread(target=trap.serve_forever, daemon=True).start()
        reply = ask(small, query % trap.server_port)
        trap.shutdown()
    assert reply.status == 403 and called == []


@pytest.mark.parametrize(
    "query",
    [
        'ASK { ?s ?p "SERVICE <x>" }',
        "ASK { ?s ?p '''a ' SERVICE <x> ''' }",
        "PREFIX a: <http://example.org/SERVICE> ASK { ?service a:service ?SERVICE }",
        "ASK { ?s ?p <http://example.org/#SERVICE> } # SERVICE <x>",
        "PREFIX service: <http://example.org/> ASK { ?s service:p ?o }",
    ],
)
def test_the_word_service_elsewhere_is_no_matter(query: str) -> None:
    assert asked("POST", b"", "application/sparql-query", query.encode()) is not None


def test_from_loads_nothing(small: Server) -> None:
    reply = ask(small, "SELECT * FROM <http://127.0.0.1:1/x> { ?s ?p ?o }")
    assert reply.status == 200 and json.loads(reply.text)["results"]["bindings"] == []


def test_a_refusal_carries_its_status() -> None:
    with pytest.raises(Refused) as refusal:
        asked("POST", b"", "text/plain", b"")
    assert refusal.value.status == 415


@pytest.mark.parametrize("name", [signal.SIGTERM, signal.SIGINT])
def test_the_end_is_clean(name: signal.Signals) -> None:
    replies = []
    with serving_slowly() as server:
        asking = threading.Thread(target=lambda: replies.append(ask(server, LONG)))
        asking.start()
        time.sleep(0.5)
        children = server.busy()
        assert len(children) == 1
        server.process.send_signal(name)
        assert server.process.wait(timeout=10) == 0
        asking.join()
        assert [reply.status for reply in replies] == [503]
        psutil.wait_procs(children, timeout=3)
        assert not any(child.is_running() for child in children)
        assert server.process.stderr is not None
        assert server.process.stderr.read() == "kg: stopped serving\n"
