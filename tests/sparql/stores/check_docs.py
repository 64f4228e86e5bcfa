"""The blocks of docs/stores.md under "Run here", run as they stand, one after the other in one folder."""

from __future__ import annotations

import contextlib
import functools
import os
import re
import signal
import socket
import subprocess
import sys
from pathlib import Path

import pyoxigraph
import pytest

ROOT = Path(__file__).parents[3]
BIN = Path(os.environ.get("STORES_BIN", sys.prefix + "/bin"))
MODULES = Path(os.environ.get("STORES_NODE_MODULES", Path(__file__).parent / "node_modules"))
TEXT = (ROOT / "docs" / "stores.md").read_text("utf-8").partition("# Run here")[2].partition("# From the manuals")[0]
BLOCKS = dict(re.findall(r"^## (.+?)$.*?^```sh\n(.*?)^```$", TEXT, re.S | re.M))
PORT = re.compile(r"\b(?:89\d\d|1911)\b")
GOLDEN = ROOT / "exports" / "graph.ttl"
TRIPLES = f"{len(set(pyoxigraph.parse(path=str(GOLDEN))))} triples"
PRINTS = {
    "kg itself": "rows",
    "kg serve": "person,name,title,body",
    "Oxigraph server": "person,name,title,body",
    "rdflib": TRIPLES,
    "Apache Jena": TRIPLES,
    "N3.js and Comunica": TRIPLES,
    "Virtuoso": '"person","name","title","body"',
    "RDF::Query": TRIPLES,
    "Parsers": "",
}


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    made = tmp_path_factory.mktemp("docs")
    (made / "out").mkdir()
    (made / "out" / "graph.ttl").write_bytes(GOLDEN.read_bytes())
    (made / "node_modules").symlink_to(MODULES)
    return made


def test_every_block_is_known() -> None:
    assert list(BLOCKS) == list(PRINTS)


def shell(script: str, folder: Path, path: str) -> tuple[int, str, str]:
    """Exit code, output and complaints of a script, none of whose servers outlives it."""
    script = PORT.sub(lambda port: str(_free_port(port[0])), script)  # those of the page may be taken on this machine
    said, complained = folder / "said", folder / "complained"
    with said.open("w") as out, complained.open("w") as err:
        process = subprocess.Popen(
            ["bash", "-euo", "pipefail", "-c", script],
            cwd=folder,
            env=os.environ | {"PATH": path},
            stdout=out,
            stderr=err,
            start_new_session=True,
        )
        try:
            code = process.wait(timeout=420)
        finally:
            with contextlib.suppress(ProcessLookupError):
                os.killpg(process.pid, signal.SIGKILL)
            for lock in folder.glob("*.lck"):  # a database that went into the background leaves its number here
                with contextlib.suppress(ProcessLookupError):
                    os.kill(int(lock.read_text().partition("VIRT_PID=")[2].split()[0]), signal.SIGKILL)
    return code, said.read_text(), complained.read_text()


@functools.cache
def _free_port(_instead_of: str) -> int:
    with socket.create_server(("127.0.0.1", 0)) as listener:
        return int(listener.getsockname()[1])


@pytest.mark.parametrize("title", PRINTS)
def test_a_block_runs_as_it_stands(title: str, folder: Path) -> None:
    # kg and its rdflib first, except where the block wants what the stores brought
    first, second = (BIN, Path(sys.prefix) / "bin")
    if title in ("kg itself", "kg serve", "rdflib"):
        first, second = second, first
    path = os.pathsep.join([str(first), str(second), os.environ["PATH"]])
    code, said, complained = shell(BLOCKS[title], folder, path)
    assert code == 0, complained
    assert PRINTS[title] in said
    assert len(said.splitlines()) >= 1
