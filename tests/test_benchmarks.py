"""What the benchmarks compute and write, apart from measuring."""

from __future__ import annotations

from pathlib import Path

import pytest

from benchmarks.report import write_section
from benchmarks.scale import Watch, exponent


def test_the_exponent_of_a_power() -> None:
    assert exponent([(n, 3.5 * n**1.2) for n in (1000, 5000, 20_000)]) == pytest.approx(1.2)


def test_a_section_is_replaced_and_the_others_stay(tmp_path: Path) -> None:
    readme = tmp_path / "README.md"
    write_section("one", "first", readme)
    write_section("two", "second \\1", readme)
    write_section("one", "third", readme)
    text = readme.read_text("utf-8")
    assert text == "<!-- one -->\nthird\n<!-- end of one -->\n\n<!-- two -->\nsecond \\1\n<!-- end of two -->\n"


def test_the_memory_of_a_process_and_its_children_is_seen() -> None:
    import subprocess
    import sys

    code = "import subprocess, sys; subprocess.run([sys.executable, '-c', 'x = bytearray(80_000_000); input()'])"
    child = subprocess.Popen([sys.executable, "-c", code], stdin=subprocess.PIPE)
    watch = Watch(child.pid)
    for _ in range(200):
        watch.look()
        if watch.memory > 80:
            break
    child.communicate(b"\n")
    watch.stop()
    assert watch.memory > 80_000_000 / 2**20
