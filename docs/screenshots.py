"""The pictures of the explorer in this folder: `python docs/screenshots.py` builds the example pages and takes them."""

from __future__ import annotations

import shutil
import sys
import tempfile
from pathlib import Path
from typing import NamedTuple

import kg
from kg.explorer.page import render
from kg.graph import Graph

HERE = Path(__file__).parent
FLAGS = ("--no-sandbox", "--disable-gpu", "--disable-quic", "--no-first-run", "--force-color-profile=srgb")


class Shot(NamedTuple):
    name: str
    address: str
    width: int = 1440
    height: int = 900


def shots(graph: Graph) -> list[Shot]:
    """What is worth showing of any graph: its most told-of county, initiative with parts and official."""
    county = _most_told(graph, "kg:County")
    initiative = max(
        (key for key, classes in graph.classes.items() if "kg:Initiative" in classes),
        key=lambda key: (sum(s.predicate == "kg:partOf" and s.object == key for s in graph.statements), key),
    )
    official = _most_told(graph, "kg:Official")
    return [
        Shot("overview", ""),
        Shot("focus", f"open={county}&thing={county}"),
        Shot("source", f"view=read&thing={initiative}"),
        Shot("timeline", f"view=time&thing={official}"),
        Shot("figures", "view=bars"),
        Shot("structure", f"view=tree&whole={initiative}"),
        Shot("dark", f"theme=dark&lang=en&open={official}&thing={official}"),
        Shot("phone", "", 390, 844),
    ]


def _most_told(graph: Graph, name: str) -> str:
    keys = (key for key, classes in graph.classes.items() if name in classes)
    told = {key: sum(key in (s.subject, s.object) for s in graph.statements) for key in keys}
    return max(told, key=lambda key: (told[key], key))


def main() -> None:
    from playwright.sync_api import sync_playwright

    chromium = shutil.which("chromium") or sys.exit("needs Chromium (Debian: apt-get install chromium fonts-noto-cjk)")
    graph = kg.build(HERE.parent / "seeds")
    with tempfile.TemporaryDirectory() as folder, sync_playwright() as playwright:
        file = Path(folder) / "graph.html"
        file.write_text(render(graph), encoding="utf-8")
        browser = playwright.chromium.launch(executable_path=chromium, args=list(FLAGS))
        for shot in shots(graph):
            page = browser.new_page(viewport={"width": shot.width, "height": shot.height}, locale="zh-CN")
            page.goto(f"{file.as_uri()}#{shot.address}")
            page.wait_for_selector("#panel h2")
            page.wait_for_timeout(400)
            page.screenshot(path=HERE / f"{shot.name}.png")
            page.close()
        browser.close()


if __name__ == "__main__":
    main()
