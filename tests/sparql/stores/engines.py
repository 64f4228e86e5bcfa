"""The stores and engines that a graph is loaded into, each as a function from a graph file and queries to answers."""

from __future__ import annotations

import contextlib
import json
import os
import re
import socket
import subprocess
import sys
import time
import urllib.parse
import urllib.request
from collections.abc import Callable, Iterator, Mapping
from pathlib import Path
from typing import Any

HERE = Path(__file__).parent
BIN = Path(os.environ.get("STORES_BIN", sys.prefix + "/bin"))  # where requirements.txt is installed
MODULES = Path(os.environ.get("STORES_NODE_MODULES", HERE / "node_modules"))  # where package-lock.json is
COUNT = "SELECT (COUNT(*) AS ?n) { ?s ?p ?o }"
GRAPH_IRI = "https://w3id.org/xianzhi/graph"

Queries = Mapping[str, str]
Answers = dict[str, Any]  # {"count": triples, "results": {name: SPARQL JSON or {"error": …}}}


def in_process(graph: Path, queries: Queries) -> Answers:
    """Oxigraph as `kg query` has it."""
    import pyoxigraph as ox

    from kg.sparql.store import load, run

    store = load([graph])

    def ask(query: str) -> Any:
        return json.loads(run(store, query).serialize(format=ox.QueryResultsFormat.JSON))

    return {"count": len(store), "results": {name: ask(query) for name, query in queries.items()}}


def in_rdflib(graph: Path, queries: Queries) -> Answers:
    import rdflib

    loaded = rdflib.Graph().parse(graph, format="turtle")

    def ask(query: str) -> Any:
        return json.loads(loaded.query(query).serialize(format="json") or b"")

    return {"count": len(loaded), "results": {name: ask(query) for name, query in queries.items()}}


def _script(*command: object, **more: str) -> Callable[[Path, Queries], Answers]:
    def run(graph: Path, queries: Queries) -> Answers:
        file = graph.with_name("queries.json")
        file.write_text(json.dumps(queries, ensure_ascii=False), "utf-8")
        arguments = [str(part) for part in (*command, graph.resolve(), file.resolve())]
        said = subprocess.run(
            arguments, capture_output=True, timeout=600, check=False, cwd=MODULES.parent, env=os.environ | more
        )
        assert said.returncode == 0, said.stderr.decode()[-2000:]
        answers: Answers = json.loads(said.stdout)
        return answers

    return run


def _node(name: str) -> Callable[[Path, Queries], Answers]:
    """A module finds its packages from where it lies, so it runs beside the folder of modules."""

    def run(graph: Path, queries: Queries) -> Answers:
        script = MODULES.parent / name
        if script.parent != HERE:
            script.write_bytes((HERE / name).read_bytes())
        return _script("node", script)(graph, queries)

    return run


in_jena = _script(BIN / "python", HERE / "in_jena.py")
in_comunica = _node("in_comunica.mjs")
in_wasm = _node("in_wasm.mjs")
in_rdfquery = _script("perl", HERE / "in_rdfquery.pl")


def in_oxigraph_server(graph: Path, queries: Queries) -> Answers:
    store = graph.with_name("oxigraph")
    program = BIN / "oxigraph"
    subprocess.run([program, "load", "--location", store, "--file", graph], check=True, capture_output=True)
    port = _free_port()
    command = [program, "serve-read-only", "--location", store, "--bind", f"127.0.0.1:{port}"]
    with _running(command, port):
        return _over_http(f"http://127.0.0.1:{port}/query", queries)


def in_kg_serve(graph: Path, queries: Queries) -> Answers:
    port = _free_port()
    command = [sys.executable, "-m", "kg.cli", "serve", graph, "--port", port]
    with _running(command, port):
        return _over_http(f"http://127.0.0.1:{port}/sparql", queries)


def in_virtuoso(graph: Path, queries: Queries) -> Answers:
    folder = graph.with_name("virtuoso")
    folder.mkdir()
    (folder / "graph.ttl").write_bytes(graph.read_bytes())
    port, http = _free_port(), _free_port()
    settings = (HERE / "virtuoso.ini").read_text("utf-8").format(folder=folder, port=port, http=http)
    (folder / "virtuoso.ini").write_text(settings, "utf-8")
    command = ["virtuoso-t", "+foreground", "+configfile", folder / "virtuoso.ini"]
    with _running(command, http, cwd=folder):
        load = f"DB.DBA.TTLP (file_to_string_output ('{folder}/graph.ttl'), '', '{GRAPH_IRI}', 0); checkpoint;"
        said = subprocess.run(
            ["isql-vt", str(port), "dba", "dba", f"exec={load}"], capture_output=True, text=True, check=True
        )
        assert "Error" not in said.stderr + said.stdout, said.stdout + said.stderr
        return _over_http(f"http://127.0.0.1:{http}/sparql", queries, graph=GRAPH_IRI)


def _over_http(endpoint: str, queries: Queries, graph: str = "") -> Answers:
    """The SPARQL 1.1 Protocol, with nothing but the standard library."""

    def ask(query: str) -> Any:
        form = {"query": query} | ({"default-graph-uri": graph} if graph else {})
        request = urllib.request.Request(
            endpoint,
            urllib.parse.urlencode(form).encode(),
            {"Accept": "application/sparql-results+json", "Content-Type": "application/x-www-form-urlencoded"},
        )
        try:
            with urllib.request.urlopen(request, timeout=300) as reply:
                return json.loads(reply.read())
        except urllib.error.HTTPError as error:
            return {"error": error.read().decode("utf-8", "replace")[:500]}

    (row,) = ask(COUNT)["results"]["bindings"]
    return {"count": int(row["n"]["value"]), "results": {name: ask(query) for name, query in queries.items()}}


@contextlib.contextmanager
def _running(command: list[Any], port: int, cwd: Path | None = None) -> Iterator[None]:
    """A server, from when it listens to the end of the block."""
    arguments = [str(part) for part in command]
    process = subprocess.Popen(arguments, cwd=cwd, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
    try:
        end = time.monotonic() + 120
        while True:
            with contextlib.suppress(OSError), socket.create_connection(("127.0.0.1", port), timeout=1):
                break
            assert process.poll() is None, f"{arguments[0]} ended with {process.returncode}"
            assert time.monotonic() < end, f"{arguments[0]} does not listen"
            time.sleep(0.1)
        yield
    finally:
        process.terminate()
        try:
            process.wait(timeout=30)
        except subprocess.TimeoutExpired:
            process.kill()
            process.wait()


def _free_port() -> int:
    with socket.create_server(("127.0.0.1", 0)) as listener:
        return int(listener.getsockname()[1])


def triples_by_rapper(graph: Path) -> int:
    said = subprocess.run(
        ["rapper", "--count", "-i", "turtle", str(graph)], capture_output=True, text=True, check=True, timeout=120
    )
    found = re.search(r"returned (\d+) triples", said.stderr)
    assert found and "rror" not in said.stderr, said.stderr
    return int(found[1])


def triples_by_serdi(graph: Path) -> int:
    command = ["serdi", "-i", "turtle", "-o", "ntriples", str(graph)]
    said = subprocess.run(command, capture_output=True, text=True, check=True, timeout=120)
    assert not said.stderr, said.stderr
    return len(set(said.stdout.splitlines()))


ENGINES: Mapping[str, Callable[[Path, Queries], Answers]] = {
    "Oxigraph in process": in_process,
    "kg serve": in_kg_serve,
    "Oxigraph server": in_oxigraph_server,
    "Oxigraph WASM": in_wasm,
    "rdflib": in_rdflib,
    "Apache Jena": in_jena,
    "Comunica over N3.js": in_comunica,
    "Virtuoso": in_virtuoso,
    "RDF::Query": in_rdfquery,
}
