"""The seed pages' explorer, rendered once."""

from __future__ import annotations

import pytest

from kg.explorer.page import render
from kg.graph import Graph


@pytest.fixture(scope="session")
def seed_page(seed_graph: Graph) -> str:
    return render(seed_graph)
