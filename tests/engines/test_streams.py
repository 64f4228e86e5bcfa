"""Files streamed from the state: the bytes of a graph in memory, in every form and however the pages are cut up."""

from __future__ import annotations

import gzip
import shutil
import subprocess
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

import networkx
import pytest
import zstandard

from kg.building import graph_of, read_into
from kg.cli import main
from kg.commands import counts
from kg.engines.excerpt import excerpt
from kg.engines.sorting import bounds_of, part, spill
from kg.engines.source import Source, source_of
from kg.engines.state import State, open_state
from kg.engines.streams import Streams
from kg.errors import InputError
from kg.graph import BASE, Graph
from kg.pipeline import Options
from kg.rdf.serialise import FORMS, Script, serialise

OPTIONS = Options(use_tagger=False)
# No page tells a status of what another says without words, but pages of a later version may.
COPY = "大湾镇举办龙舟赛\n\n本报讯（记者 何小雨）6月10日，平南县大湾镇计划举办龙舟赛，12支队伍参赛。\n"


@pytest.fixture(scope="module")
def state(tmp_path_factory: pytest.TempPathFactory, seed_pages: list[Path]) -> Iterator[State]:
    folder = tmp_path_factory.mktemp("streams")
    for name in ("one.txt", "two.txt"):  # one content under two names
        (folder / name).write_text(COPY, "utf-8")
    with open_state(folder / "out") as state:
        read_into(state, [*seed_pages[:2], folder / "one.txt", folder / "two.txt"], OPTIONS)
        yield state


@pytest.fixture(scope="module")
def graph(state: State) -> Graph:
    return graph_of(state, OPTIONS)


@pytest.fixture
def source(state: State) -> Iterator[Source]:
    yield source_of(state, state.aside, BASE, 0, 1)
    shutil.rmtree(state.aside)
    state.aside.mkdir()


def streamed(source: Source, state: State, forms: list[str], jobs: int = 1) -> tuple[dict[str, bytes], Streams]:
    contents: dict[str, list[bytes]] = {form: [] for form in forms}
    scripts = {form: Script(form, source.base, contents[form].append) for form in forms}
    streams = Streams(source, state.aside, jobs)
    for pieces in streams.pieces(forms):
        for form, some in pieces.items():
            for section, piece in some:
                scripts[form].add(section, piece)
    for script in scripts.values():
        script.end()
    return {form: b"".join(content) for form, content in contents.items()}, streams


@pytest.mark.parametrize(("rows", "jobs"), [(10**6, 1), (900, 2), (77, 1)])
def test_the_same_bytes_in_every_form(source: Source, state: State, graph: Graph, rows: int, jobs: int) -> None:
    contents, streams = streamed(replace(source, rows=rows), state, list(FORMS), jobs)
    for form, content in contents.items():
        assert content == serialise(graph, form), form
    assert streams.tally == counts(graph)


@pytest.mark.parametrize("confidence", [0.5, 0.9, 0.97])
def test_the_same_without_what_is_unsure(state: State, graph: Graph, source: Source, confidence: float) -> None:
    sure = replace(source_of(state, state.aside, BASE, confidence, 1), rows=900)
    contents, streams = streamed(sure, state, ["ttl", "trig"])
    wanted = graph.above(confidence)
    assert 0 < len(wanted) < len(graph)
    assert contents == {form: serialise(wanted, form) for form in ("ttl", "trig")}
    assert streams.tally == counts(wanted)


def test_rows_come_back_in_order(tmp_path: Path) -> None:
    rows = [(f"{number * 37 % 101:03d}", number) for number in range(500)]
    bounds = bounds_of([key for key, _ in rows[:50]], 7)
    for number in range(5):
        spill(rows[number::5], bounds, tmp_path / str(number))
    found = [row for number in range(len(bounds) + 1) for row in part(tmp_path, number)]
    assert found == sorted(rows)


# --- a part to look at ---------------------------------------------------------------------------


def test_a_part_keeps_to_the_limit(source: Source, state: State, graph: Graph) -> None:
    found = excerpt(replace(source, rows=900), state.aside, 1500, None, 1)
    kinds = {key for key in graph.classes if key.startswith(("place/", "person/", "organisation/"))}
    assert found.graph.statements < graph.statements
    assert 1000 < len(found.graph) < 1500 + 1311
    assert 10 < found.entities <= 30 < found.of
    assert {key: found.graph.labels[key] for key in found.graph.classes if key in kinds} == {
        key: graph.labels[key] for key in found.graph.classes if key in kinds
    }
    ends = {s.object for s in found.graph.statements if s.predicate == "kg:locatedIn"}
    assert ends <= set(found.graph.classes)


def test_a_part_does_not_depend_on_how_pages_are_cut_up(source: Source, state: State) -> None:
    parts = [
        excerpt(replace(source, rows=rows), state.aside, 1500, None, jobs) for rows, jobs in ((500, 2), (10**6, 1))
    ]
    assert parts[0].graph == parts[1].graph
    assert parts[0][1:] == parts[1][1:]


def test_a_part_around_a_name(source: Source, state: State, graph: Graph) -> None:
    found = excerpt(source, state.aside, 2000, "大湾镇", 1)
    key = min(key for key, names in graph.names.items() if "大湾镇" in names and key.startswith("place/"))
    assert found.graph.labels[key] == "大湾镇"
    pages = {s.subject for s in found.graph.statements if s.object == "kg:Page"}
    assert len(pages) == 1
    by_key = excerpt(source, state.aside, 2000, key, 1).graph
    assert by_key == excerpt(source, state.aside, 2000, f"{BASE}{key}", 1).graph
    assert by_key.labels[key] == "大湾镇" and by_key.statements <= found.graph.statements


def test_a_name_that_nobody_has(source: Source, state: State) -> None:
    with pytest.raises(InputError, match="无此镇"):
        excerpt(source, state.aside, 2000, "无此镇", 1)


# --- by command ----------------------------------------------------------------------------------


@pytest.fixture
def pages(tmp_path: Path) -> Path:
    folder = tmp_path / "pages"
    folder.mkdir()
    for number, town in enumerate(("大湾镇", "镇隆镇", "丹竹镇", "安怀镇")):
        (folder / f"{number}.txt").write_text(COPY.replace("大湾镇", town), "utf-8")
    return folder


def build(pages: Path, out: Path, *more: str) -> int:
    return main(["build", str(pages), "-o", str(out), "--no-tagger", *more])


def test_a_larger_graph_is_written_whole_and_shown_in_part(
    pages: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert build(pages, tmp_path / "whole", "--format", "nt") == 0
    table = capsys.readouterr().out.partition("wrote ")[0].partition("\n")[2]
    assert build(pages, tmp_path / "part", "--format", "nt", "--limit", "60") == 0
    told = capsys.readouterr()
    assert "graph.graphml and graph.html" in told.err or "graph.html and graph.graphml" in told.err
    assert "--limit 60" in told.err and "--focus" in told.err and told.err.count("\n") == 1
    assert told.out.partition("wrote ")[0].partition("\n")[2] == table
    for name in ("graph.ttl", "graph.nt"):
        assert (tmp_path / "part" / name).read_bytes() == (tmp_path / "whole" / name).read_bytes()
    sizes = [len(networkx.read_graphml(tmp_path / name / "graph.graphml")) for name in ("part", "whole")]
    assert 0 < sizes[0] < sizes[1]


def test_focus_shows_the_surroundings(pages: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert build(pages, tmp_path / "out", "--focus", "丹竹镇") == 0
    assert "around 丹竹镇" in capsys.readouterr().err
    network = networkx.read_graphml(tmp_path / "out" / "graph.graphml")
    labels = {label for _, label in network.nodes(data="label")}
    assert "丹竹镇" in labels and "平南县" in labels and "大湾镇" not in labels
    assert build(pages, tmp_path / "out", "--focus", "无此镇") == 2
    assert "无此镇" in capsys.readouterr().err


@pytest.mark.parametrize("limit", ["100000", "10"])
@pytest.mark.parametrize(("compress", "ending"), [("gzip", ".gz"), ("zstd", ".zst")])
def test_packed_files_hold_the_same(pages: Path, tmp_path: Path, compress: str, ending: str, limit: str) -> None:
    assert build(pages, tmp_path / "plain", "--format", "=ttl,nt") == 0
    for out in ("one", "two"):
        assert build(pages, tmp_path / out, "--format", "=ttl,nt", "--compress", compress, "--limit", limit) == 0
    for name in ("graph.ttl", "graph.nt"):
        packed = (tmp_path / "one" / (name + ending)).read_bytes()
        assert packed == (tmp_path / "two" / (name + ending)).read_bytes()
        assert not (tmp_path / "one" / name).exists()
        opened = (
            gzip.decompress(packed)
            if compress == "gzip"
            else zstandard.ZstdDecompressor().decompressobj().decompress(packed)
        )
        assert opened == (tmp_path / "plain" / name).read_bytes()


def test_gzip_opens_it(pages: Path, tmp_path: Path) -> None:
    assert build(pages, tmp_path / "out", "--format", "=nt", "--provenance", "graphs", "--compress", "gzip") == 0
    subprocess.run(["gzip", "-t", str(tmp_path / "out" / "graph.nq.gz")], check=True)


def test_times_are_told_apart(pages: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert build(pages, tmp_path / "out", "--format", "=nt") == 0
    assert capsys.readouterr().out.splitlines()[-1].startswith("4 pages read: ")
    (pages / "0.txt").write_text(COPY.replace("大湾镇", "官成镇"), "utf-8")
    assert build(pages, tmp_path / "out", "--format", "=nt") == 0
    assert capsys.readouterr().out.splitlines()[-1].startswith("1 pages read, 3 known from before: ")
