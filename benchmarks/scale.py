"""How it grows: `python -m benchmarks.scale --write` measures made corpora of 10, 1,000 and 20,000 pages.

`kg build` as a user runs it, in processes of their own: seconds, processor seconds and the peak memory of all its
processes together, with one job and with two; the exponent with which time grows; a second build after 1 % of the
pages have changed; Turtle written and loaded beside rdflib. `pip install -e '.[bench]'` installs what it needs.
`--pages DIR` measures pages of your own, `--sizes 10,100` takes a minute or two. What stands beside other programs in
the same run is for benchmarks.peers to say.
"""

from __future__ import annotations

import argparse
import math
import os
import re
import shutil
import subprocess
import sys
import tempfile
import threading
import time
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path

import psutil

from benchmarks.corpus import SEEDS, Maker, write
from benchmarks.report import measured_by, write_section
from kg.reading import find_pages

PLOT = Path(__file__).parent / "scale.svg"
_PHASES = re.compile(r"pages read.*: ([\d.]+) s; files written: ([\d.]+) s")
_SAMPLED = 0.25  # seconds between two looks at the memory
_LINEAR_FROM = 1000  # pages: below that, starting takes most of the time
_CHANGED = 100  # one page of so many


@dataclass(frozen=True)
class Run:
    """One run of `kg build`."""

    pages: int
    jobs: int
    seconds: float
    processor: float
    memory: float  # MB, of all processes together
    reading: float
    writing: float


def main() -> None:
    chosen = _arguments()
    command = re.sub(r" --folder[ =]\S+", "", " ".join(["python -m benchmarks.scale", *sys.argv[1:]]))
    lines = [measured_by(command), ""]

    def tell(line: str) -> None:
        print(line, flush=True)
        lines.append(line)

    with tempfile.TemporaryDirectory(dir=chosen.folder) as folder:
        work = Work(Path(folder), chosen)
        for part in (work.growth, work.changed, work.turtle):
            for line in part():
                tell(line)
            tell("")
        if chosen.write:
            plot(work.runs, PLOT)
            lines += [f"![time and memory by pages]({PLOT.name})"]
            write_section("scale", "\n".join(["# Scale", "", *lines]))


def _arguments() -> argparse.Namespace:
    parser = argparse.ArgumentParser(description="Measures how time and memory grow with the pages.")
    add = parser.add_argument
    add("--sizes", type=_numbers, default=[10, 1000, 20_000], metavar="LIST", help="pages (10,1000,20000)")
    add("--jobs", type=_numbers, default=[1, 2], metavar="LIST", help="processes (1,2)")
    add("--articles", type=int, default=2, metavar="N", help="articles on a made page (2)")
    add("--seed", type=int, default=1)
    add("--pages", type=Path, default=SEEDS, metavar="DIR", help="pages that the corpus is made of (the seeds)")
    add("--as-they-are", action="store_true", help="measure the pages of --pages themselves, as many as there are")
    add("--tagger", action="store_true", help="with the tagger")
    add("--folder", type=Path, metavar="DIR", help="where corpora and graphs are put (the system's temporary folder)")
    add("--write", action="store_true", help="write the section of benchmarks/README.md and the plot")
    return parser.parse_args()


def _numbers(text: str) -> list[int]:
    return sorted(int(part) for part in text.split(","))


class Work:
    """The measurements, in the order in which they are told."""

    def __init__(self, folder: Path, chosen: argparse.Namespace) -> None:
        self._folder = folder
        self._chosen = chosen
        self._sources = find_pages([chosen.pages])
        self.runs: list[Run] = []

    def growth(self) -> Iterator[str]:
        """The same command over more and more pages, each time from nothing."""
        tagger = "with the tagger" if self._chosen.tagger else "no tagger"
        yield f"| pages, {tagger}, Turtle only | jobs | s | CPU s | pages/s | characters/s | MB, all processes |"
        yield "|---:|---:|---:|---:|---:|---:|---:|"
        for size in self._sizes():
            pages, characters = self._corpus(size)
            # with the least jobs last: `changed` goes on with what the last build has left
            runs = [self._build(pages, size, jobs) for jobs in reversed(self._chosen.jobs)]
            for run in reversed(runs):
                self.runs.append(run)
                rates = f"{size / run.seconds:,.1f} | {characters / run.seconds:,.0f}"
                times = f"{run.seconds:.1f} | {run.processor:.1f}"
                yield f"| {size:,} | {run.jobs} | {times} | {rates} | {run.memory:.0f} |"
        yield ""
        yield from self._judged()

    def _judged(self) -> Iterator[str]:
        """The figures that follow from the table, and what it takes to start."""
        page = self._folder / "page" / "one.txt"
        page.parent.mkdir()
        page.write_text("本报讯 6月10日，平南县大湾镇举办龙舟赛。\n", "utf-8")
        start = self._build(page.parent, 1, self._chosen.jobs[0], out="one")
        yield f"A page of one sentence takes {start.seconds:.1f} s and {start.memory:.0f} MB."
        alone = [run for run in self.runs if run.jobs == self._chosen.jobs[0]]
        large = [run for run in alone if run.pages >= _LINEAR_FROM] or alone
        if len(large) > 1:
            which = f"from {large[0].pages:,} to {large[-1].pages:,} pages"
            by_time = exponent([(run.pages, run.seconds) for run in large])
            by_processor = exponent([(run.pages, run.processor) for run in large])
            yield f"Time grows with the pages to the power of {by_time:.3f} ({by_processor:.3f} for CPU time), {which};"
            yield f"peak memory at the end is {large[-1].memory / large[0].memory:.2f} times that at the beginning."
        for jobs in self._chosen.jobs[1:]:
            pairs = [(a, b) for a in alone for b in self.runs if (b.pages, b.jobs) == (a.pages, jobs)]
            gains = ", ".join(f"{a.seconds / b.seconds:.2f} at {a.pages:,}" for a, b in pairs)
            yield f"{jobs} jobs against {self._chosen.jobs[0]}: {gains} pages."

    def changed(self) -> Iterator[str]:
        """A build again after nothing, then after one page in a hundred has changed."""
        size, jobs = self._sizes()[-1], self._chosen.jobs[0]
        pages, _ = self._corpus(size)
        first = next(run for run in self.runs if (run.pages, run.jobs) == (size, jobs))
        yield f"| {size:,} pages, {jobs} job | s | reading, recognising, merging | of the first | files |"
        yield "|---|---:|---:|---:|---:|"
        yield self._again("from nothing", first, first)
        yield self._again("again, nothing changed", self._build(pages, size, jobs, fresh=False), first)
        for number, page in enumerate(sorted(pages.rglob("*.txt"))):
            if number % _CHANGED == 0:
                page.write_text(page.read_text("utf-8") + f"\n本报讯 昨日，第{number}次会议召开。\n", "utf-8")
        yield self._again("again, 1 % changed", self._build(pages, size, jobs, fresh=False), first)

    @staticmethod
    def _again(name: str, run: Run, first: Run) -> str:
        share = 100 * run.reading / first.reading
        return f"| {name} | {run.seconds:.1f} | {run.reading:.1f} | {share:.1f} % | {run.writing:.1f} |"

    def turtle(self) -> Iterator[str]:
        """Writing and loading beside rdflib: the same triples, each by its own serializer and parser."""
        import pyoxigraph as ox
        import rdflib

        from kg import build
        from kg.rdf.serialise import chunks, serialise

        size = next((s for s in self._sizes() if s >= _LINEAR_FROM), self._sizes()[-1])
        pages, _ = self._corpus(size)
        graph = build([pages], use_tagger=False)
        triples = serialise(graph, "nt")
        count = triples.count(b"\n")
        theirs = rdflib.Graph().parse(data=triples, format="nt")
        ours, text = timed(lambda: b"".join(chunks(graph, "ttl")))
        written, _ = timed(lambda: theirs.serialize(format="turtle"))
        loaded, _ = timed(lambda: ox.Store().bulk_load(text, format=ox.RdfFormat.TURTLE))
        parsed, _ = timed(lambda: rdflib.Graph().parse(data=text, format="turtle"))
        yield f"| Turtle of {count:,} triples ({len(text) / 1e6:.0f} MB) | s | triples/s |\n|---|---:|---:|"
        rows = {
            "written by Xianzhi, names chosen on the way": ours,
            "written by rdflib's serializer": written,
            "loaded by the embedded store (Oxigraph)": loaded,
            "loaded by rdflib's parser": parsed,
        }
        yield from (f"| {name} | {seconds:.2f} | {count / seconds:,.0f} |" for name, seconds in rows.items())
        yield ""
        yield f"Written {written / ours:.1f} times, loaded {parsed / loaded:.1f} times as fast as rdflib."

    def _sizes(self) -> list[int]:
        return [len(self._sources)] if self._chosen.as_they_are else list(self._chosen.sizes)

    def _corpus(self, size: int) -> tuple[Path, int]:
        """A folder of so many pages, and how many characters they have."""
        folder = self._folder / f"pages-{size}"
        if not folder.exists():
            if self._chosen.as_they_are:
                shutil.copytree(self._chosen.pages, folder)
            else:
                write(Maker(self._sources, self._chosen.seed, self._chosen.articles), size, folder)
        return folder, sum(len(page.read_bytes().decode("utf-8", "replace")) for page in folder.rglob("*.txt"))

    def _build(self, pages: Path, size: int, jobs: int, fresh: bool = True, out: str = "out") -> Run:
        folder = self._folder / out
        if fresh:
            shutil.rmtree(folder, ignore_errors=True)
        options = ["--format", "=ttl", "--no-validate", "--jobs", str(jobs)]
        options += [] if self._chosen.tagger else ["--no-tagger"]
        return build_run([str(pages), "-o", str(folder), *options], size, jobs)


def build_run(arguments: Sequence[str], size: int, jobs: int) -> Run:
    """One run of the command in a process of its own, watched from outside."""
    began = time.perf_counter()
    command = [sys.executable, "-m", "kg.cli", "build", *arguments]
    child = subprocess.Popen(command, stdout=subprocess.PIPE, stderr=subprocess.DEVNULL, text=True)
    watch = Watch(child.pid)
    said = child.stdout.read() if child.stdout else ""
    _, status, usage = os.wait4(child.pid, 0)
    child.returncode = os.waitstatus_to_exitcode(status)
    seconds = time.perf_counter() - began
    watch.stop()
    phases = _PHASES.search(said)
    if child.returncode or phases is None:
        raise SystemExit(f"{' '.join(command)} ended with {child.returncode}")
    processor = usage.ru_utime + usage.ru_stime  # of its children as well
    return Run(size, jobs, seconds, processor, watch.memory, float(phases[1]), float(phases[2]))


class Watch:
    """Looks at a process and all that it starts: their memory together at its height.

    Memory is the proportional set size, which counts what processes share once.
    """

    def __init__(self, pid: int) -> None:
        self.memory = 0.0
        self._root = psutil.Process(pid)
        self._over = threading.Event()
        self._thread = threading.Thread(target=self._watch, daemon=True)
        self._thread.start()

    def stop(self) -> None:
        self._over.set()
        self._thread.join()

    def _watch(self) -> None:
        while not self._over.wait(_SAMPLED):
            self.look()

    def look(self) -> None:
        try:
            tree = [self._root, *self._root.children(recursive=True)]
        except psutil.NoSuchProcess:
            return
        total = 0
        for process in tree:
            try:
                total += process.memory_full_info().pss
            except (psutil.NoSuchProcess, psutil.AccessDenied):  # it has just ended
                continue
        self.memory = max(self.memory, total / 2**20)


def timed(run: Callable[[], object]) -> tuple[float, bytes]:
    began = time.perf_counter()
    made = run()
    return time.perf_counter() - began, made if isinstance(made, bytes) else b""


def exponent(points: Sequence[tuple[float, float]]) -> float:
    """The slope of the straight line through the logarithms, by least squares.

    >>> round(exponent([(10, 30), (100, 300), (1000, 3000)]), 6)
    1.0
    """
    logs = [(math.log(x), math.log(y)) for x, y in points]
    middle = [sum(values) / len(logs) for values in zip(*logs, strict=True)]
    above = sum((x - middle[0]) * (y - middle[1]) for x, y in logs)
    slope: float = above / sum((x - middle[0]) ** 2 for x, _ in logs)
    return slope


def plot(runs: Sequence[Run], file: Path) -> None:
    """Time and memory by pages, both scales logarithmic for the time."""
    import matplotlib

    matplotlib.use("svg")
    matplotlib.rcParams["svg.hashsalt"] = "xianzhi"  # the same picture for the same figures
    from matplotlib import pyplot

    figure, (left, right) = pyplot.subplots(1, 2, figsize=(9, 3.6), layout="constrained")
    for jobs in sorted({run.jobs for run in runs}):
        of = [run for run in runs if run.jobs == jobs]
        sizes = [run.pages for run in of]
        name = f"{jobs} job{'s' if jobs > 1 else ''}"
        left.loglog(sizes, [run.seconds for run in of], "o-", label=name)
        right.semilogx(sizes, [run.memory for run in of], "o-", label=name)
    left.set(title="kg build, text to Turtle", xlabel="pages", ylabel="seconds")
    right.set(title="peak memory, all processes", xlabel="pages", ylabel="MB", ylim=(0, None))
    for axes in (left, right):
        axes.grid(visible=True, alpha=0.3)
        axes.legend()
    figure.savefig(file, format="svg", metadata={"Date": None})
    pyplot.close(figure)


if __name__ == "__main__":
    main()
