"""Twenty thousand things: the overview opens at once, everything is found, and the picture moves smoothly."""

from __future__ import annotations

import time
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from benchmarks.explorer.__main__ import dragged
from benchmarks.explorer.made import graph_of
from kg.explorer.page import ALL_SHOWN, render

pytestmark = pytest.mark.browser


@pytest.fixture(scope="module")
def large_file(tmp_path_factory: pytest.TempPathFactory) -> Path:
    file = tmp_path_factory.mktemp("large") / "graph.html"
    file.write_text(render(graph_of(20_000)), encoding="utf-8")
    return file


def test_twenty_thousand(visit: Callable[..., Any], large_file: Path) -> None:
    took = []
    while not took or (took[-1] >= 5 and len(took) < 3):  # the machine may be busy with something else for a while
        began = time.perf_counter()
        page = visit(large_file)
        page.wait_for_selector("#network canvas")
        took.append(time.perf_counter() - began)
    assert min(took) < 5
    assert max(dragged(page, 1.0) for _ in range(2)) >= 15
    shown = page.evaluate("drawn.nodes.length")
    assert 500 < shown <= ALL_SHOWN
    hidden = page.evaluate(
        "JSON.parse(document.getElementById('data').textContent).things.find(row => "
        "row[1] === 'Product' && row[6] < 4)[3][0]"
    )
    page.fill("#search", hidden)
    page.press("#search", "Enter")
    assert hidden in page.inner_text("#panel h2")
    assert "open=" in page.url
