"""The page as a file: self-contained, safe whatever a newspaper says, and the same in every run."""

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


def test_nothing_is_fetched(seed_page: str) -> None:
    assert not re.search(r"<(?:script|link|img|iframe)\b[^>]*\b(?:src|href)=", seed_page)
    assert not re.search(r"@import|url\((?!data:)", seed_page)
    assert not re.search(r"cdn|jsdelivr|unpkg|googleapis", seed_page, re.I)
    assert json.dumps("毛家湾镇", ensure_ascii=False) in seed_page


def test_the_page_is_the_same_every_time(seed_graph: Graph, seed_page: str) -> None:
    assert render(Graph(seed_graph.statements, seed_graph.base, seed_graph.sources)) == seed_page


def test_the_page_of_the_seeds_stays_small(seed_page: str) -> None:
    assert len(seed_page.encode()) < 3_000_000


def test_the_policy_allows_this_page_alone(seed_page: str) -> None:
    policy = re.search(r'Content-Security-Policy" content="([^"]*)"', seed_page)
    assert policy and "default-src 'none'" in policy[1]
    assert "unsafe" not in policy[1] and "http" not in policy[1]


def test_without_page_files_the_quotes_are_still_there(seed_graph: Graph) -> None:
    page = render(Graph(seed_graph.statements))
    assert "毛家湾镇" in page
    assert Graph(seed_graph.statements).pages == ()
