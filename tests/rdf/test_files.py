"""Graph files: packed ones are read as the plain ones are, by whoever reads graphs."""

from __future__ import annotations

import gzip
from pathlib import Path

import pytest
import zstandard

from kg.cli import main
from kg.errors import InputError
from kg.rdf.files import graph_file, quads

TURTLE = b'<https://example.org/a> <http://www.w3.org/2000/01/rdf-schema#label> "\xe5\xa4\x8f\xe5\x8e\xbf"@zh .\n'
QUERY = "SELECT ?name { ?a <http://www.w3.org/2000/01/rdf-schema#label> ?name }"
PACKED = {"graph.ttl.gz": gzip.compress(TURTLE), "graph.ttl.zst": zstandard.compress(TURTLE)}


@pytest.mark.parametrize("name", PACKED)
def test_packed_graphs_are_found_read_and_asked(name: str, tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    (tmp_path / name).write_bytes(PACKED[name])
    assert graph_file(tmp_path).name == name
    (quad,) = quads(tmp_path / name)
    assert quad.object.value == "夏县"  # type: ignore[union-attr]
    assert main(["query", QUERY, "--graph", str(tmp_path), "--format", "csv"]) == 0
    assert "夏县" in capsys.readouterr().out


def test_the_plain_file_comes_first(tmp_path: Path) -> None:
    (tmp_path / "graph.ttl").write_bytes(TURTLE)
    (tmp_path / "graph.nt.gz").write_bytes(gzip.compress(TURTLE))
    assert graph_file(tmp_path).name == "graph.ttl"


@pytest.mark.parametrize("name", PACKED)
def test_a_cut_off_file_is_an_error_that_names_it(name: str, tmp_path: Path) -> None:
    file = tmp_path / name
    file.write_bytes(PACKED[name][:-9])
    with pytest.raises(InputError, match=name):
        from kg.sparql.store import load

        load([file])


def test_an_unknown_kind_is_told(tmp_path: Path) -> None:
    (tmp_path / "graph.csv.gz").write_bytes(b"")
    with pytest.raises(InputError, match="unknown kind"):
        graph_file(tmp_path / "graph.csv.gz")
