"""The workbench: the graph, Oxigraph and the query editor in one page that needs no server and no network."""

from __future__ import annotations

import base64
import gzip
import hashlib
import json
from importlib.resources import files

from kg.graph import Graph
from kg.rdf.serialise import serialise
from kg.serve.editor import settings
from kg.sparql.store import store_of


def render(graph: Graph) -> bytes:
    """The page. The same graph gives the same bytes."""
    triples = serialise(graph, "nt")
    knows = json.dumps(settings(store_of(triples), None, graph.base), ensure_ascii=False, sort_keys=True)
    data = {
        "settings": knows.encode(),
        "graph": gzip.compress(triples, mtime=0),
        "wasm": _asset("oxigraph.wasm.gz"),
        "worker": _asset("workbench-worker.js"),
    }
    style = (_asset("site.css") + _asset("editor.css")).decode()
    script = _asset("workbench.js").decode()
    if "</script" in script.lower():
        raise AssertionError("the bundle would end its own element")
    parts = {
        "policy": _policy(script, style),
        "style": style,
        "data": "\n".join(_data(name, content) for name, content in data.items()),
        "script": script,
    }
    page = _asset("workbench.html").decode()
    for name, text in parts.items():  # the script holds braces of its own, so no format(); it goes in last
        page = page.replace(f"{{{name}}}", text, 1)
    return page.encode()


def _policy(script: str, style: str) -> str:
    """Only this script and this style, WebAssembly, and a worker from what the page itself holds."""
    return (
        f"default-src 'none'; script-src '{_hash(script)}' 'wasm-unsafe-eval'; style-src '{_hash(style)}'; "
        "worker-src blob:; img-src data:; base-uri 'none'; form-action 'none'"
    )


def _hash(text: str) -> str:
    return "sha256-" + base64.b64encode(hashlib.sha256(text.encode()).digest()).decode()


def _data(name: str, content: bytes) -> str:
    return f'<script type="application/octet-stream" id="{name}">{base64.b64encode(content).decode()}</script>'


def _asset(name: str) -> bytes:
    return files("kg.serve").joinpath("assets", name).read_bytes()
