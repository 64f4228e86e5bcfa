"""`graph.show()`: the whole page inside a notebook's frame."""

from __future__ import annotations

import html
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from kg.graph import Graph


def test_show_gives_a_frame_that_notebooks_display(seed_graph: Graph, seed_page: str) -> None:
    shown = seed_graph.show(height=500)
    frame = shown._repr_html_()  # type: ignore[attr-defined]
    assert frame.startswith("<iframe") and 'height="500"' in frame
    assert html.escape(seed_page) in frame


@pytest.mark.browser
def test_the_frame_works(visit: Callable[..., Any], seed_graph: Graph, tmp_path: Path) -> None:
    file = tmp_path / "notebook.html"
    frame = seed_graph.show()._repr_html_()  # type: ignore[attr-defined]
    file.write_text(f'<!DOCTYPE html><title>notebook</title><div id="panel"><h2>…</h2></div>{frame}', encoding="utf-8")
    page = visit(file)
    inner = page.frame_locator("iframe")
    inner.locator("#search").fill("mjw")
    inner.locator("#search").press("Enter")
    assert inner.locator("#panel h2").inner_text().strip() == "毛家湾镇"
    inner.locator("[data-view=read]").click()
    assert inner.locator("#view-read .mark.chosen").count() > 0
