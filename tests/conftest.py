"""What many tests need: the seed pages and their graph, built once."""

from __future__ import annotations

from pathlib import Path

import pytest

import kg
from kg.graph import Graph

ROOT = Path(__file__).parent.parent
SEEDS = ROOT / "seeds"


@pytest.fixture(scope="session")
def seed_pages() -> list[Path]:
    return sorted(SEEDS.glob("*.txt"))


@pytest.fixture(scope="session")
def seed_graph(seed_pages: list[Path]) -> Graph:
    return kg.build(seed_pages)
