"""Readable by everybody: axe-core finds nothing against WCAG 2.2 AA, and colours differ for the colour-blind."""

from __future__ import annotations

from collections.abc import Callable
from importlib.resources import files
from pathlib import Path
from typing import Any

import pytest

pytestmark = pytest.mark.browser
TAGS = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"]
VIEWS = ("map", "read", "table", "time", "bars", "tree")


@pytest.fixture(scope="module")
def axe() -> str:
    return files("axe_playwright_python").joinpath("axe.min.js").read_text("utf-8")


def violations(page: Any, axe: str, only: dict[str, Any] | None = None) -> list[str]:
    page.evaluate(axe)
    asked = {"runOnly": only or {"type": "tag", "values": TAGS}, "resultTypes": ["violations"]}
    found = page.evaluate("asked => axe.run(document, asked)", asked)["violations"]
    return [f"{v['id']}: {node['html'][:120]} {node['failureSummary'][:300]}" for v in found for node in v["nodes"][:3]]


def test_axe_finds_nothing(visit: Callable[..., Any], seed_file: Path, axe: str) -> None:
    page = visit(seed_file, "theme=light&thing=place/140827104&from=2025-04-01&to=2025-04-30")
    for view in VIEWS:
        page.click(f"[data-view={view}]")
        assert violations(page, axe) == [], view


def test_the_dark_has_enough_contrast(visit: Callable[..., Any], seed_file: Path, axe: str) -> None:
    page = visit(seed_file, "theme=dark&lang=en&thing=place/140827104&from=2025-04-01&to=2025-04-30")
    contrast = {"type": "rule", "values": ["color-contrast"]}
    for view in VIEWS:
        page.click(f"[data-view={view}]")
        assert violations(page, axe, contrast) == [], view


def test_axe_finds_nothing_on_a_phone(visit: Callable[..., Any], seed_file: Path, axe: str) -> None:
    page = visit(seed_file, "thing=place/140827104", width=390, height=844)
    assert violations(page, axe) == []
    page.click("#tool-filters")
    assert violations(page, axe) == []
    page.fill("#search", "mjw")
    assert violations(page, axe) == []
