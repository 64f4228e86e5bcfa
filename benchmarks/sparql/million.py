"""Loading and the named questions over a million triples: `python -m benchmarks.sparql.million --write`.

The golden build is copied under new IRIs until there are enough triples; coded places stay what they are, so the
copies hang together. Oxigraph as `kg query` has it and rdflib are timed in the same run, each question in a
forked process that is killed when its time is over.
"""

from __future__ import annotations

import argparse
import datetime
import multiprocessing
import os
import platform
import re
import resource
import tempfile
import time
from collections.abc import Callable, Iterator
from multiprocessing.connection import Connection
from pathlib import Path
from typing import Any

import pyoxigraph as ox

from kg.sparql.questions import questions
from kg.sparql.store import load, run

GOLDEN = Path(__file__).parents[2] / "exports" / "graph.ttl"
README = Path(__file__).parent / "README.md"
OURS = re.compile(r"<https://w3id\.org/xianzhi/id/(?!place/\d+>|source/)")
Ask = Callable[[str], int]


def copies(path: Path, wanted: int) -> int:
    """Writes N-Triples with at least so many triples and gives how many there are."""
    triples = (quad.triple for quad in ox.parse(path=str(GOLDEN), format=ox.RdfFormat.TURTLE))
    text = (ox.serialize(triples, format=ox.RdfFormat.N_TRIPLES) or b"").decode()
    own = sum(1 for line in text.splitlines() if OURS.search(line))  # the others are the same in every copy
    count, number = text.count("\n") - own, 0
    with path.open("w", encoding="utf-8") as file:
        while count < wanted:
            file.write(OURS.sub(rf"<https://w3id.org/xianzhi/id/copy{number}-", text))
            count += own
            number += 1
    return count


def oxigraph(path: Path) -> tuple[int, Ask]:
    store = load([path])

    def ask(query: str) -> int:
        result = run(store, query)
        assert isinstance(result, ox.QuerySolutions)
        return sum(1 for _ in result)

    return len(store), ask


def rdflib_(path: Path) -> tuple[int, Ask]:
    import rdflib

    graph = rdflib.Graph().parse(path, format="nt")
    return len(graph), lambda query: len(list(graph.query(query)))


def timed(ask: Ask, query: str, seconds: float) -> tuple[float, int] | None:
    """Seconds and rows; None where it was stopped."""
    here, there = multiprocessing.get_context("fork").Pipe(duplex=False)
    child = multiprocessing.get_context("fork").Process(target=_child, args=(there, ask, query))
    child.start()
    there.close()
    try:
        return here.recv() if here.poll(seconds) else None
    finally:
        child.kill()
        child.join()


def _child(pipe: Connection, ask: Ask, query: str) -> None:
    began = time.perf_counter()
    rows = ask(query)
    pipe.send((time.perf_counter() - began, rows))


def measure(wanted: int, seconds: float) -> Iterator[str]:
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder, "graph.nt")
        copies(path, wanted)
        asks: dict[str, Ask] = {}
        yield "| | triples | loaded in, s | resident memory grew by, MB |\n|---|---:|---:|---:|"
        engines: dict[str, Callable[[Path], tuple[int, Ask]]] = {"Oxigraph": oxigraph, "rdflib": rdflib_}
        for name, engine in engines.items():
            before, began = resident(), time.perf_counter()
            count, asks[name] = engine(path)
            yield f"| {name} | {count:,} | {time.perf_counter() - began:.1f} | {resident() - before:.0f} |"
        yield f"\n| question | rows | Oxigraph, s | rdflib, s (stopped after {seconds:g}) | times |"
        yield "|---|---:|---:|---:|---:|"
        for question in questions():
            ours, theirs = (timed(asks[name], question.filled({}), seconds) for name in engines)
            yield f"| {question.name} | {_line(ours, theirs, seconds)} |"


def _line(ours: Any, theirs: Any, seconds: float) -> str:
    rows = ours[1] if ours else "?"
    if ours and theirs and ours[1] != theirs[1]:
        rows = f"{ours[1]} ≠ {theirs[1]}"
    cells = [f"{one[0]:.3f}" if one else f"> {seconds:g}" for one in (ours, theirs)]
    if not ours:
        times = ""
    elif theirs:
        times = f"{theirs[0] / ours[0]:.0f}"
    else:
        times = f"> {seconds / ours[0]:.0f}"
    return " | ".join([str(rows), *cells, times])


def resident() -> float:
    with open("/proc/self/statm") as statm:
        return int(statm.read().split()[1]) * resource.getpagesize() / (1 << 20)


def main() -> None:
    parser = argparse.ArgumentParser(description="Oxigraph and rdflib over many triples, in one run.")
    parser.add_argument("--triples", type=int, default=1_000_000)
    parser.add_argument("--seconds", type=float, default=20.0, help="time for one question")
    parser.add_argument("--write", action="store_true", help="write benchmarks/sparql/README.md")
    chosen = parser.parse_args()
    lines = [
        "# SPARQL over a million triples\n\n"
        f"Measured {datetime.date.today().isoformat()} by `python -m benchmarks.sparql.million --write`: "
        f"{os.cpu_count()} cores {platform.machine()}, Python {platform.python_version()}, load before "
        f"{os.getloadavg()[0]:.1f}.\nOxigraph embedded as `kg query` and `kg serve` use it, and rdflib, in the same "
        "run: one reading each, parsing and sending of the answer included.\nOxigraph 0.5 orders the joins of one "
        "and the same query differently from call to call, so its slow ones vary.\nThe load test of the endpoint is "
        "`python -m benchmarks.sparql.load`; load.tsv has its figures.\n"
    ]
    print(lines[0])
    for line in measure(chosen.triples, chosen.seconds):
        print(line, flush=True)
        lines.append(line)
    if chosen.write:
        README.write_text("\n".join(lines) + "\n", "utf-8")


if __name__ == "__main__":
    main()
