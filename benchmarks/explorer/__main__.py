"""The explorer beside plain pyvis: `python -m benchmarks.explorer --write` measures benchmarks/explorer/README.md.

Both show the same graph in the same Chromium in the same run: size of the file, seconds until the first picture,
frames a second while the picture is dragged, memory of the page's scripts.
"""

from __future__ import annotations

import argparse
import datetime
import shutil
import tempfile
import time
from collections.abc import Callable
from pathlib import Path
from typing import Any, NamedTuple

from pyvis.network import Network

from benchmarks.explorer.made import graph_of
from benchmarks.report import machine
from kg.explorer.page import render
from kg.graph import KINDS, Graph

README = Path(__file__).parent / "README.md"
FLAGS = ("--no-sandbox", "--disable-gpu", "--disable-quic", "--no-first-run", "--enable-precise-memory-info")
PATIENCE = 120.0  # seconds until a picture is given up
HEAD = """# The explorer beside plain pyvis

Measured {date} by `python -m benchmarks.explorer --write`: {machine}, headless Chromium without a GPU. Both show the
same made graph in the same run; plain pyvis is `Network.from_nx`-like use with its own physics, as its README shows.

| things | page | written in s | file MB | first picture s | frames/s while dragging | script memory MB |
|---:|---|---:|---:|---:|---:|---:|
"""


class Measured(NamedTuple):
    written: float
    size: float
    picture: float | None
    frames: float | None
    memory: float | None


def main() -> None:
    parser = argparse.ArgumentParser(description="Measures the explorer beside plain pyvis.")
    parser.add_argument("--sizes", type=int, nargs="+", default=[200, 2000, 20000])
    parser.add_argument("--patience", type=float, default=PATIENCE)
    parser.add_argument("--write", action="store_true", help="write benchmarks/explorer/README.md")
    chosen = parser.parse_args()
    text = HEAD.format(date=datetime.date.today().isoformat(), machine=machine())
    for size in chosen.sizes:
        graph = graph_of(size)
        for name, write in (("explorer", render), ("plain pyvis", plain)):
            row = measure(graph, write, chosen.patience)
            text += f"| {size:,} | {name} | " + " | ".join(_shown(value, chosen.patience) for value in row) + " |\n"
            print(text.splitlines()[-1], flush=True)
    if chosen.write:
        README.write_text(text, encoding="utf-8")


def _shown(value: float | None, patience: float) -> str:
    return f"none in {patience:.0f} s" if value is None else f"{value:.1f}"


def plain(graph: Graph) -> str:
    """The same graph by pyvis alone."""
    network = graph.networkx
    view = Network("800px", "100%", directed=True, cdn_resources="in_line")
    known = {key: data for key, data in network.nodes(data=True) if data["kind"] in KINDS}
    for key, data in known.items():
        view.add_node(key, label=data["label"], title=data["kind"])
    for subject, thing, said in network.edges(data=True):
        if subject in known and thing in known:
            view.edges.append({"from": subject, "to": thing, "title": said["predicate"], "arrows": "to"})
    return str(view.generate_html(notebook=False))


def measure(graph: Graph, write: Callable[[Graph], str], patience: float) -> Measured:
    from playwright.sync_api import sync_playwright

    began = time.perf_counter()
    page = write(graph)
    written = time.perf_counter() - began
    with tempfile.TemporaryDirectory() as folder, sync_playwright() as playwright:
        file = Path(folder) / "graph.html"
        file.write_text(page, encoding="utf-8")
        executable = shutil.which("chromium") or shutil.which("google-chrome")
        browser = playwright.chromium.launch(executable_path=executable, args=list(FLAGS))
        context = browser.new_context(viewport={"width": 1400, "height": 900}, offline=True)
        seen = watch(context.new_page(), file, patience)
        browser.close()
    return Measured(written, len(page.encode()) / 1e6, *seen)


def watch(page: Any, file: Path, patience: float) -> tuple[float | None, float | None, float | None]:
    from playwright.sync_api import Error

    began = time.perf_counter()
    page.set_default_timeout(patience * 1000)
    try:
        page.goto(file.as_uri())
        page.wait_for_function(
            "document.querySelector('canvas') && "
            "(!document.getElementById('loadingBar') || document.getElementById('loadingBar').style.opacity === '0')"
        )
        page.evaluate("() => new Promise(done => requestAnimationFrame(() => requestAnimationFrame(done)))")
    except Error:
        return None, None, None
    picture = time.perf_counter() - began
    memory = page.evaluate("performance.memory.usedJSHeapSize") / 1e6
    return picture, dragged(page), memory


def dragged(page: Any, seconds: float = 3.0) -> float:
    """Frames a second while the mouse drags the picture about."""
    box = page.locator("canvas").first.bounding_box()
    x, y = box["x"] + box["width"] * 0.1, box["y"] + box["height"] * 0.1
    page.evaluate(
        "() => { window.frames_ = 0; const count = () => { frames_++; requestAnimationFrame(count); }; count(); }"
    )
    page.mouse.move(x, y)
    page.mouse.down()
    began, first = time.perf_counter(), page.evaluate("frames_")
    step = 0
    while time.perf_counter() - began < seconds:
        step += 1
        page.mouse.move(x + (step % 40) * 6, y + (step % 25) * 6)
    frames = page.evaluate("frames_") - first
    took = time.perf_counter() - began
    page.mouse.up()
    return float(frames / took)


if __name__ == "__main__":
    main()
