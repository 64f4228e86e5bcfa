"""`kg serve` from checked arguments to a clean end."""

from __future__ import annotations

import argparse
import contextlib
import gc
import signal
import socket
import sys
from types import FrameType

import pyoxigraph as ox
import uvicorn

from kg.errors import InputError
from kg.graph import BASE
from kg.rdf.files import graph_file
from kg.serve.app import Setting, application
from kg.serve.lanes import Lanes
from kg.serve.limits import Limits
from kg.sparql.store import load

_LOOPBACK = ("127.0.0.1", "localhost", "[::1]")


def serve(chosen: argparse.Namespace) -> int:
    """Serves until it is interrupted or told to end."""
    file = graph_file(chosen.graph)
    store = load([file])
    limits = Limits(
        seconds=chosen.timeout,
        rows=chosen.rows,
        megabytes=chosen.memory,
        slow=chosen.long_queries,
        waiting=chosen.waiting,
    )
    beside = file.with_name("graph.html") if chosen.graph.is_dir() else None
    explorer = beside if beside and beside.is_file() else None
    hosts = (*_LOOPBACK, chosen.host, *chosen.allow_host)
    setting = Setting(chosen.base or base_of(store), explorer, hosts, tuple(chosen.cors))
    listener = _listen(chosen.host, chosen.port)
    app = application(store, setting, limits)
    gc.collect()
    gc.freeze()  # what is there now stays shared with the children
    host, port = listener.getsockname()[:2]
    print(f"{len(store)} triples of {file} at http://{f'[{host}]' if ':' in host else host}:{port}/", flush=True)
    config = uvicorn.Config(
        app, log_level="warning", access_log=False, server_header=False, timeout_graceful_shutdown=2, ws="none"
    )
    signal.signal(signal.SIGTERM, lambda *_: None)  # the server raises it once more when it has ended
    with listener, contextlib.suppress(KeyboardInterrupt):
        _Server(config, app.state.lanes).run(sockets=[listener])
    print("kg: stopped serving", file=sys.stderr)
    return 0


class _Server(uvicorn.Server):
    """Stops its queries before it waits for their answers to be sent."""

    def __init__(self, config: uvicorn.Config, lanes: Lanes) -> None:
        super().__init__(config)
        self._lanes = lanes

    def handle_exit(self, sig: int, frame: FrameType | None) -> None:
        self._lanes.close()
        super().handle_exit(sig, frame)


def _listen(host: str, port: int) -> socket.socket:
    try:
        family = socket.getaddrinfo(host, port, type=socket.SOCK_STREAM)[0][0]
        return socket.create_server((host, port), family=family, backlog=512)
    except (OSError, OverflowError) as error:
        raise InputError(f"--host {host} --port {port}: cannot listen: {error}") from error


def base_of(store: ox.Store) -> str:
    """The base of the entities' IRIs, told by the IRI of a page."""
    query = "SELECT ?p { ?p a <https://w3id.org/xianzhi/ontology#Page> } LIMIT 1"
    for row in store.query(query):  # type: ignore[union-attr]
        return str(row["p"].value.rpartition("page/")[0]) or BASE
    return BASE
