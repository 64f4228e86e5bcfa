"""Files made of those of the build before: the bytes of a build from nothing, and never a wrong one."""

from __future__ import annotations

import os
import random
import shutil
from collections.abc import Callable
from pathlib import Path

import pytest

from kg.cli import main
from kg.engines import streams

TOWNS = ("大湾镇", "镇隆镇", "丹竹镇", "安怀镇", "官成镇", "思旺镇", "六陈镇", "大新镇")
DEEDS = (
    "{day}日，平南县{town}举办龙舟赛，{n}支队伍参赛。",
    "{town}推行“文明积分制”，划分网格{n}个。",
    "副县长张{name}到{town}调研乡村振兴工作。",
    "桂平市{town}建成高标准农田{n}亩，同比增长{n}%。",
    "今年，{town}计划新建蔬菜大棚{n}座。",
)
PAGES = 45


def page(chance: random.Random) -> str:
    deeds = chance.sample(DEEDS, chance.randint(1, 4))
    town, name = chance.choice(TOWNS), chance.choice("明华强")
    said = "".join(
        deed.format(day=f"6月{chance.randint(1, 28)}", town=town, n=chance.randint(3, 90), name=name) for deed in deeds
    )
    return f"{town}传来喜讯\n\n本报讯（记者 何小雨）{said}\n"


@pytest.fixture
def pages(tmp_path: Path) -> Path:
    folder = tmp_path / "pages"
    folder.mkdir()
    chance = random.Random(1)
    for number in range(PAGES):
        (folder / f"{number}.txt").write_text(page(chance), "utf-8")
    return folder


def build(pages: Path, out: Path, *more: str) -> None:
    words = ["build", str(pages), "-o", str(out), "--no-tagger", "--no-validate", "--limit", "10"]
    assert main([*words, *(more or ("--format", "=ttl,nt"))]) == 0


def contents(out: Path) -> dict[str, bytes]:
    return {file.name: file.read_bytes() for file in out.glob("graph.*")}


@pytest.fixture
def no_streams(monkeypatch: pytest.MonkeyPatch) -> Callable[[], None]:
    """Lets every build fail that renders the whole graph."""

    def refuse(*_: object) -> None:
        raise AssertionError("the whole graph is rendered")

    return lambda: monkeypatch.setattr(streams, "_spill", refuse)


@pytest.mark.parametrize("seed", range(3))
def test_random_changes(
    pages: Path, tmp_path: Path, no_streams: Callable[[], None], monkeypatch: pytest.MonkeyPatch, seed: int
) -> None:
    chance = random.Random(seed)
    build(pages, tmp_path / "out")
    for _ in range(2):
        _change(pages, chance)
        with monkeypatch.context():
            no_streams()
            build(pages, tmp_path / "out")
        monkeypatch.undo()
        shutil.rmtree(tmp_path / "new", ignore_errors=True)
        build(pages, tmp_path / "new")
        assert contents(tmp_path / "out") == contents(tmp_path / "new")


def _change(pages: Path, chance: random.Random) -> None:
    known = sorted(pages.glob("*.txt"))
    for file in chance.sample(known, 2):
        match chance.choice(("change", "delete", "copy", "given")):
            case "change":
                file.write_text(page(chance), "utf-8")
            case "delete":
                file.unlink()
            case "copy":
                file.with_name(f"copy{chance.random()}.txt").write_bytes(file.read_bytes())
            case "given":
                file.with_suffix(".yaml").write_text(f"date: 2024-06-{chance.randint(10, 28)}\n", "utf-8")
        for left in pages.glob("*.yaml"):
            if not left.with_suffix(".txt").exists():
                left.unlink()


def test_nothing_changed(pages: Path, tmp_path: Path, no_streams: Callable[[], None]) -> None:
    build(pages, tmp_path / "out")
    before = contents(tmp_path / "out")
    no_streams()
    build(pages, tmp_path / "out")
    assert contents(tmp_path / "out") == before


def test_in_several_processes_and_triple_terms(pages: Path, tmp_path: Path, no_streams: Callable[[], None]) -> None:
    options = ("--format", "=ttl,nt", "--provenance", "rdf12", "--base", "urn:x:", "--jobs", "2")
    build(pages, tmp_path / "out", *options)
    (pages / "7.txt").write_text(page(random.Random(5)), "utf-8")
    build(pages, tmp_path / "new", *options)
    no_streams()
    build(pages, tmp_path / "out", *options)
    assert contents(tmp_path / "out") == contents(tmp_path / "new")


def _other_bytes(file: Path) -> None:
    known = os.stat(file)
    content = bytearray(file.read_bytes())
    content[len(content) // 2] ^= 1
    file.write_bytes(content)
    os.utime(file, ns=(known.st_atime_ns, known.st_mtime_ns))


def _longer(file: Path) -> None:
    with file.open("a", encoding="utf-8") as opened:
        opened.write("<urn:x> <urn:y> <urn:z> .\n")


@pytest.mark.parametrize("damage", [_other_bytes, _longer, Path.unlink])
def test_a_file_that_somebody_changed_is_written_anew(
    pages: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str], damage: Callable[[Path], None]
) -> None:
    build(pages, tmp_path / "out")
    before = contents(tmp_path / "out")
    damage(tmp_path / "out" / "graph.nt")
    capsys.readouterr()
    build(pages, tmp_path / "out")
    assert contents(tmp_path / "out") == before
    assert ("written anew" in capsys.readouterr().err) == (damage is _other_bytes)


def test_other_settings_are_written_anew(pages: Path, tmp_path: Path) -> None:
    build(pages, tmp_path / "out")
    for options in (("--base", "urn:x:"), ("--min-confidence", "0.9"), ("--compress", "gzip"), ("--format", "=ttl")):
        build(pages, tmp_path / "out", "--format", "=ttl", *options)
        build(pages, tmp_path / "new", "--format", "=ttl", *options)
        names = ("graph.ttl.gz",) if "gzip" in options else ("graph.ttl",)
        for name in names:
            assert (tmp_path / "out" / name).read_bytes() == (tmp_path / "new" / name).read_bytes()
        shutil.rmtree(tmp_path / "new")


def test_the_table_counts_the_whole(pages: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    build(pages, tmp_path / "out")
    (pages / "7.txt").write_text(page(random.Random(5)), "utf-8")
    tables = []
    for out in ("out", "new"):
        capsys.readouterr()
        build(pages, tmp_path / out)
        title, _, rest = capsys.readouterr().out.partition("\n")
        tables.append((title.partition(" in ")[0], rest.partition("wrote ")[0]))
    assert tables[0] == tables[1]
