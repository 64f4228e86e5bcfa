"""The command with good and bad input: one clear line, the right exit code, nothing half-written."""

from __future__ import annotations

import os
from pathlib import Path

import pytest

from kg.cli import main

PAGE = "大湾镇举办龙舟赛\n\n本报讯（记者 何小雨）6月10日，平南县大湾镇举办龙舟赛，12支队伍参赛。\n"


@pytest.fixture
def page(tmp_path: Path) -> Path:
    path = tmp_path / "pages" / "p.txt"
    path.parent.mkdir()
    path.write_text(PAGE, "utf-8")
    return path


def run(*arguments: object) -> int:
    try:
        return main([str(a) for a in arguments])
    except SystemExit as stop:  # argparse's own
        return int(stop.code or 0)


def written(out: Path) -> list[str]:
    """The names of the files in an output folder, without the state that is kept below it."""
    return sorted(path.name for path in out.iterdir() if path.name != ".xianzhi")


def test_build_writes_the_three_files_and_a_table(page: Path, capsys: pytest.CaptureFixture[str]) -> None:
    out = page.parent.parent / "new" / "out"
    assert run("build", page, "-o", out) == 0
    assert written(out) == ["graph.graphml", "graph.html", "graph.ttl"]
    printed = capsys.readouterr()
    assert "kg:Place" in printed.out
    assert str(out / "graph.ttl") in printed.out.replace("\n", "")
    assert printed.err == ""


def test_formats_are_added_or_chosen(page: Path, tmp_path: Path) -> None:
    assert run("build", page, "-o", tmp_path / "a", "--format", "nt,gexf,jsonld") == 0
    assert len(written(tmp_path / "a")) == 6
    assert run("build", page, "-o", tmp_path / "b", "--format", "=nt") == 0
    assert written(tmp_path / "b") == ["graph.nt"]


def test_explain_prints_words_and_rule(page: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert run("build", page, "-o", tmp_path / "a", "--explain") == 0
    assert "schema:headline→ 大湾镇举办龙舟赛  “大湾镇举办龙舟赛” [0:8]  headline" in capsys.readouterr().out


def test_given_metadata_reaches_the_graph(page: Path, tmp_path: Path) -> None:
    given = ("--date", "2024-06-11", "--city", "贵港市", "--paper", "贵港日报", "--base", "https://example.org/kg")
    assert run("build", page, "-o", tmp_path / "a", *given) == 0
    turtle = (tmp_path / "a" / "graph.ttl").read_text("utf-8")
    for said in ('"2024-06-11"^^edtf:edtf', "place:4508", '"贵港日报"@zh', "<https://example.org/kg/place/>"):
        assert said in turtle


@pytest.mark.parametrize(
    ("name", "content", "said"),
    [
        ("empty.txt", b"", "empty"),
        ("blank.txt", b" \n\n ", "empty"),
        ("binary.txt", b"\x7fELF\x00\x01\x02\x00", "binary"),
        ("latin.txt", b"caf\xe9 \xff\xff\xff ol\xe9", "UTF-8"),
    ],
)
def test_a_bad_page_is_one_line(
    tmp_path: Path, capsys: pytest.CaptureFixture[str], name: str, content: bytes, said: str
) -> None:
    (tmp_path / name).write_bytes(content)
    assert run("build", tmp_path / name, "-o", tmp_path / "out") == 2
    error = capsys.readouterr().err
    assert error.count("\n") == 1
    assert name in error and said in error
    assert not (tmp_path / "out").exists()


@pytest.mark.parametrize(
    ("arguments", "said"),
    [
        (["nowhere.txt"], "nowhere.txt"),
        (["{}"], "no .txt page"),
        (["{page}", "--format", "pdf"], "pdf"),
        (["{page}", "--date", "gestern"], "gestern"),
        (["{page}", "--city", "无此市"], "无此市"),
        (["{page}", "--base", "no iri"], "no iri"),
        (["{page}", "--jobs", "0"], "--jobs"),
        (["{page}", "--min-confidence", "2"], "--min-confidence"),
    ],
)
def test_bad_arguments_are_named(
    page: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str], arguments: list[str], said: str
) -> None:
    (tmp_path / "empty").mkdir()
    filled = [a.format(tmp_path / "empty", page=page) for a in arguments]
    assert run("build", *filled, "-o", tmp_path / "out") == 2
    assert said in capsys.readouterr().err
    assert not (tmp_path / "out").exists()


def test_a_bad_page_among_good_ones_is_skipped(page: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    (page.parent / "bad.txt").write_bytes(b"")
    assert run("build", page.parent, "-o", tmp_path / "out") == 1
    error = capsys.readouterr().err
    assert "skipped" in error and "bad.txt" in error
    assert (tmp_path / "out" / "graph.ttl").exists()


def test_strict_stops_and_leaves_earlier_output(page: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    out = tmp_path / "out"
    assert run("build", page, "-o", out) == 0
    before = {name: (out / name).read_bytes() for name in written(out)}
    (page.parent / "bad.txt").write_bytes(b"")
    assert run("build", page.parent, "-o", out, "--strict") == 2
    assert {name: (out / name).read_bytes() for name in written(out)} == before
    assert "bad.txt" in capsys.readouterr().err


def test_only_bad_pages_is_an_error(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    for name in ("a.txt", "b.txt"):
        (tmp_path / name).write_bytes(b"")
    assert run("build", tmp_path, "-o", tmp_path / "out") == 2
    assert "none of the 2 pages" in capsys.readouterr().err


def test_a_target_that_is_a_file_is_refused(page: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert run("build", page, "-o", page) == 2
    assert "cannot be written" in capsys.readouterr().err
    assert page.read_text("utf-8") == PAGE


def test_a_file_in_the_way_leaves_all_as_it_was(page: Path, tmp_path: Path) -> None:
    (tmp_path / "out" / "graph.html").mkdir(parents=True)
    assert run("build", page, "-o", tmp_path / "out") == 2
    assert written(tmp_path / "out") == ["graph.html"]


@pytest.mark.skipif(os.geteuid() == 0, reason="root may write anywhere")
def test_a_folder_without_permission_is_refused(page: Path, tmp_path: Path) -> None:
    (tmp_path / "locked").mkdir(mode=0o500)
    assert run("build", page, "-o", tmp_path / "locked" / "out") == 2


def test_unsure_statements_can_be_left_out(page: Path, tmp_path: Path) -> None:
    assert run("build", page, "-o", tmp_path / "all") == 0
    assert run("build", page, "-o", tmp_path / "sure", "--min-confidence", "0.97") == 0
    sizes = [(tmp_path / name / "graph.ttl").stat().st_size for name in ("all", "sure")]
    assert sizes[0] > sizes[1]


@pytest.mark.parametrize(
    "arguments",
    [
        ["--engine", "spark", "--format", "gexf"],
        ["--engine", "spark", "--provenance", "graphs"],
        ["--engine", "spark", "--min-confidence", "0.5"],
        ["--engine", "spark", "--workbench"],
        ["--master", "spark://host:7077"],
    ],
)
def test_what_only_one_engine_knows(arguments: list[str], capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["build", "pages", *arguments]) == 2
    assert "spark" in capsys.readouterr().err
