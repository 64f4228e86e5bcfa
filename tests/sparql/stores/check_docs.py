"""The blocks of docs/stores.md under "Run here", run as they stand, one after the other in one folder."""

from __future__ import annotations

import os
import re
import subprocess
import sys
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[3]
BIN = Path(os.environ.get("STORES_BIN", sys.prefix + "/bin"))
MODULES = Path(os.environ.get("STORES_NODE_MODULES", Path(__file__).parent / "node_modules"))
TEXT = (ROOT / "docs" / "stores.md").read_text("utf-8").partition("# Run here")[2].partition("# From the manuals")[0]
BLOCKS = dict(re.findall(r"^## (.+?)$.*?^```sh\n(.*?)^```$", TEXT, re.S | re.M))
PRINTS = {
    "kg itself": "rows",
    "kg serve": "person,name,title,body",
    "Oxigraph server": "person,name,title,body",
    "rdflib": "triples",
    "Apache Jena": "triples",
    "N3.js and Comunica": "triples",
    "Virtuoso": '"person","name","title","body"',
    "RDF::Query": "triples",
    "Parsers": "",
}


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    made = tmp_path_factory.mktemp("docs")
    (made / "out").mkdir()
    (made / "out" / "graph.ttl").write_bytes((ROOT / "exports" / "graph.ttl").read_bytes())
    (made / "node_modules").symlink_to(MODULES)
    return made


def test_every_block_is_known() -> None:
    assert list(BLOCKS) == list(PRINTS)


@pytest.mark.parametrize("title", PRINTS)
def test_a_block_runs_as_it_stands(title: str, folder: Path) -> None:
    # kg and its rdflib first, except where the block wants what the stores brought
    first, second = (BIN, Path(sys.prefix) / "bin")
    if title in ("kg itself", "kg serve", "rdflib"):
        first, second = second, first
    path = os.pathsep.join([str(first), str(second), os.environ["PATH"]])
    said = subprocess.run(
        ["bash", "-euo", "pipefail", "-c", BLOCKS[title]],
        cwd=folder,
        env=os.environ | {"PATH": path},
        capture_output=True,
        text=True,
        timeout=180,
        check=False,
    )
    assert said.returncode == 0, said.stderr
    assert PRINTS[title] in said.stdout
    assert len(said.stdout.splitlines()) >= 1
