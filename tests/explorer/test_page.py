"""The first HTML page: self-contained, and safe whatever a page says."""

from __future__ import annotations

import json
import re

import pytest

from kg.explorer.page import render
from kg.graph import Graph
from kg.model import Evidence, Quote, Statement, Value

HOSTILE = '</script><script>alert(1)</script><img src=x onerror="alert(2)">'


@pytest.fixture(scope="module")
def hostile() -> str:
    evidence = Evidence((Quote("p", "article/p-a1", 0, 3, HOSTILE),), "rule", 0.9)
    said = [
        Statement("place/1", "rdf:type", "kg:Place", evidence),
        Statement("place/1", "skos:prefLabel", Value(HOSTILE), evidence),
        Statement("place/2", "rdf:type", "kg:Place", evidence),
        Statement("place/2", "skos:prefLabel", Value("平南县"), evidence),
        Statement("place/1", "kg:locatedIn", "place/2", evidence),
    ]
    return render(Graph(said))


def test_page_text_is_escaped(hostile: str) -> None:
    assert "alert(1)</script>" not in hostile
    assert "<img src=x" not in hostile


def test_nothing_is_fetched(seed_graph: Graph) -> None:
    page = render(seed_graph)
    assert not re.search(r"<(?:script|link|img|iframe)\b[^>]*\b(?:src|href)=", page)
    assert "@import" not in page
    assert json.dumps("毛家湾镇") in page


def test_the_page_is_the_same_every_time(seed_graph: Graph) -> None:
    assert render(seed_graph) == render(Graph(seed_graph.statements))
