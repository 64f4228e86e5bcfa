"""Builds killed at random moments, alone or with their workers, again and again: the last one gives the same bytes.

Part of the slow tests (.ci/slow): a round takes seconds. `KILLS=200 pytest tests/engines/check_kills.py` does more.
"""

from __future__ import annotations

import os
import random
import shutil
import signal
import subprocess
import sys
import time
from pathlib import Path

import pytest

KILLS = int(os.environ.get("KILLS", "12"))
TOWNS = ("大湾镇", "镇隆镇", "丹竹镇", "安怀镇", "官成镇", "思旺镇", "六陈镇", "大新镇")
FORMS = {"at once": (), "in streams": ("--limit", "10")}


def text(number: int, chance: random.Random) -> str:
    town = chance.choice(TOWNS)
    deeds = "".join(
        f"{n}日，{chance.choice(TOWNS)}新建大棚{n * 3 + number}座。" for n in range(1, chance.randint(3, 30))
    )
    return f"{town}传来喜讯\n\n本报讯（记者 何小雨）6月{number % 28 + 1}日，平南县{town}举办龙舟赛。{deeds}\n"


def command(pages: Path, out: Path, more: tuple[str, ...]) -> list[str]:
    words = [sys.executable, "-m", "kg.cli", "build", str(pages), "-o", str(out), "--format", "=ttl,nt"]
    return [*words, "--no-tagger", "--no-validate", "--jobs", "2", *more]


def contents(out: Path) -> dict[str, bytes]:
    return {file.name: file.read_bytes() for file in out.iterdir() if file.is_file()}


@pytest.mark.parametrize("more", FORMS.values(), ids=FORMS)
def test_killed_at_random(tmp_path: Path, more: tuple[str, ...]) -> None:
    seed = random.SystemRandom().randrange(10**6)
    print(f"seed {seed}")
    chance = random.Random(seed)
    pages, out, new = tmp_path / "pages", tmp_path / "out", tmp_path / "new"
    pages.mkdir()
    for number in range(150):
        (pages / f"{number}.txt").write_text(text(number, chance), "utf-8")
    began = time.monotonic()
    subprocess.run(command(pages, new, more), check=True, stdout=subprocess.DEVNULL)
    whole = time.monotonic() - began
    ended = killed = 0
    while killed < KILLS:
        if _killed(command(pages, out, more), chance.uniform(0.1, whole * 1.1), chance.random() < 0.5):
            killed += 1
            continue
        ended += 1
        _compare(pages, out, new, more)
        for file in chance.sample(sorted(pages.iterdir()), 5):
            file.write_text(text(chance.randrange(900), chance), "utf-8")
    subprocess.run(command(pages, out, more), check=True, stdout=subprocess.DEVNULL)
    _compare(pages, out, new, more)
    print(f"{killed} builds killed, {ended + 1} ended")


def _killed(words: list[str], seconds: float, with_workers: bool) -> bool:
    """Whether the build was still running when it was to be killed."""
    running = subprocess.Popen(words, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL, start_new_session=True)
    try:
        assert running.wait(seconds) == 0
    except subprocess.TimeoutExpired:
        if with_workers:
            os.killpg(running.pid, signal.SIGKILL)
        else:
            running.kill()
        running.wait()
        return True
    return False


def _compare(pages: Path, out: Path, new: Path, more: tuple[str, ...]) -> None:
    shutil.rmtree(new)
    subprocess.run(command(pages, new, more), check=True, stdout=subprocess.DEVNULL)
    assert contents(out) == contents(new)
