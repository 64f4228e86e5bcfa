"""A cold start, and each stage alone: `python -m benchmarks.speed --write` writes two tables of benchmarks/README.md.

How it grows is for benchmarks.scale to say, how fast it is beside others for benchmarks.peers.
"""

from __future__ import annotations

import argparse
import functools
import gc
import os
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable, Iterator
from itertools import chain
from pathlib import Path
from typing import TypeVar

from benchmarks.report import measured_by, write_section

T = TypeVar("T")
SEEDS = Path(__file__).parent.parent / "seeds"
ROUNDS = 5


def main() -> None:
    parser = argparse.ArgumentParser(description="Times a cold start and the stages of an extraction.")
    parser.add_argument("--write", action="store_true", help="write the section of benchmarks/README.md")
    chosen = parser.parse_args()
    lines = ["# Speed", "", measured_by("python -m benchmarks.speed --write"), ""]
    for line in chain(cold(), stages()):
        print(line, flush=True)
        lines.append(line)
    if chosen.write:
        write_section("speed", "\n".join(lines))


def cold() -> Iterator[str]:
    """The command as a user meets it: a new process, nothing loaded."""
    yield "| `kg build seeds`, cold start | seconds | CPU seconds | MB |\n|---|---:|---:|---:|"
    for name, more in (("as it is", []), ("without the tagger", ["--no-tagger"])):
        runs = [command([str(SEEDS), *more]) for _ in range(ROUNDS)]
        seconds, cpu = (min(run[part] for run in runs) for part in (0, 1))
        yield f"| {name} | {seconds:.2f} | {cpu:.2f} | {max(run[2] for run in runs):.0f} |"


def command(arguments: list[str]) -> tuple[float, float, float]:
    """Seconds, CPU seconds and peak megabytes of one run (the megabytes of its largest process)."""
    with tempfile.TemporaryDirectory() as out:
        began = time.perf_counter()
        child = subprocess.Popen(
            [sys.executable, "-m", "kg.cli", "build", *arguments, "-o", out], stdout=subprocess.DEVNULL
        )
        _, status, usage = os.wait4(child.pid, 0)
        seconds = time.perf_counter() - began
    if status:
        raise SystemExit(f"kg build ended with {status}")
    return seconds, usage.ru_utime + usage.ru_stime, usage.ru_maxrss / 1024


def stages() -> Iterator[str]:
    """Where the time of an extraction without the tagger goes; the best of several rounds for each stage."""
    files = sorted(SEEDS.glob("*.txt"))
    turns = [Clock() for _ in range(ROUNDS + 1)]
    for clock in turns:
        forget()
        chars = sum(staged(clock, file) for file in files)
    yield "\n| stage, without the tagger | CPU ms per 5,000 characters |\n|---|---:|"
    for stage in turns[0].seconds:  # the first turn loads what is loaded on demand and does not count
        yield f"| {stage} | {5_000_000 * min(clock.seconds[stage] for clock in turns[1:]) / chars:.1f} |"


def staged(clock: Clock, file: Path) -> int:
    """One page through all stages under the clock; how many characters it has."""
    from kg import entities, facts, mentions, statements
    from kg.mentions.scope import scopes
    from kg.reading import read_page

    page = clock.timed("reading", lambda: read_page(file))
    known = clock.timed("scopes", lambda: scopes(page, use_tagger=False))
    found = clock.timed("mentions", lambda: [mentions.recognise(scope) for scope in known])
    resolved = clock.timed("entities", lambda: entities.resolve(found))
    told = clock.timed("facts", lambda: [(reading, facts.relate(reading)) for reading in resolved])
    clock.timed("statements", lambda: statements.state(page, told))
    return len(page.text)


class Clock:
    """Adds up the CPU seconds of each stage."""

    def __init__(self) -> None:
        self.seconds: dict[str, float] = {}

    def timed(self, stage: str, run: Callable[[], T]) -> T:
        began = time.process_time()
        outcome = run()
        self.seconds[stage] = self.seconds.get(stage, 0.0) + time.process_time() - began
        return outcome


def forget() -> None:
    """Empties the caches of what was read, so that no round profits from the one before."""
    gc.unfreeze()  # what is frozen is not listed
    for thing in gc.get_objects():
        if isinstance(thing, functools._lru_cache_wrapper) and thing.cache_info().maxsize is not None:
            thing.cache_clear()
    gc.collect()
    gc.freeze()  # what is loaded, as `kg build` does before it reads


if __name__ == "__main__":
    main()
