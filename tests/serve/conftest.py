"""Two servers for all tests: a small dataset with named graphs, and the golden build."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
from serving import Server, serving

DATA = """
@prefix : <http://example.org/> .
:main :p "in the default graph" .
:one { :x :p "1" ; :name "甲"@zh }
:two { :y :p "2" }
"""
GOLDEN = Path(__file__).parents[2] / "exports"


@pytest.fixture(scope="session")
def small_server(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Server]:
    file = tmp_path_factory.mktemp("small") / "data.trig"
    file.write_text(DATA, "utf-8")
    limits = ("--timeout", "2", "--rows", "100", "--memory", "40")
    with serving(file, *limits) as server:
        yield server


@pytest.fixture(scope="session")
def small(small_server: Server) -> Server:
    """The same under the name that a module may override with parameters, which would start it anew for each."""
    return small_server


@pytest.fixture(scope="session")
def golden(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Server]:
    out = tmp_path_factory.mktemp("golden")
    (out / "graph.ttl").write_bytes((GOLDEN / "graph.ttl").read_bytes())
    (out / "graph.html").write_text("<!doctype html><title>the explorer</title>", "utf-8")
    (out / "secret.txt").write_text("secret", "utf-8")
    with serving(out) as server:
        yield server
