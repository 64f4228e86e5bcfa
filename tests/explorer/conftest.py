"""The seed pages' explorer, rendered once, and a Chromium without a network to look at it with."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

import pytest

from kg.explorer.page import render
from kg.graph import Graph


@pytest.fixture(scope="session")
def seed_page(seed_graph: Graph) -> str:
    return render(seed_graph)


@pytest.fixture(scope="session")
def seed_file(seed_page: str, tmp_path_factory: pytest.TempPathFactory) -> Path:
    file = tmp_path_factory.mktemp("explorer") / "graph.html"
    file.write_text(seed_page, encoding="utf-8")
    return file


@dataclass
class Seen:
    """What a page did that it should not do."""

    requests: list[str] = field(default_factory=list)
    complaints: list[str] = field(default_factory=list)


@pytest.fixture
def visit(chromium: Any) -> Iterator[Callable[..., Any]]:
    """Opens a file offline; at the end nothing may have been asked of the network and nothing complained of."""
    opened: list[tuple[Any, Seen]] = []

    def open_file(file: Path, address: str = "", width: int = 1400, height: int = 900, **options: Any) -> Any:
        context = chromium.new_context(
            viewport={"width": width, "height": height}, locale="zh-CN", accept_downloads=True, **options
        )
        context.set_offline(True)
        page, seen = context.new_page(), Seen()
        page.set_default_timeout(20_000)
        own = file.as_uri()
        page.on("request", lambda request: seen.requests.append(request.url))
        page.on("pageerror", lambda error: seen.complaints.append(str(error)))
        page.on(
            "console", lambda said: seen.complaints.append(said.text) if said.type in ("error", "warning") else None
        )
        page.goto(own + ("#" + address if address else ""))
        page.wait_for_function("document.querySelector('#panel h2')")
        opened.append((context, seen))
        return page

    yield open_file
    for context, seen in opened:
        context.close()
        outside = [url for url in seen.requests if not url.startswith(("file:", "blob:", "data:"))]
        assert not outside
        assert not seen.complaints
