"""The corpus of the benchmarks: the same pages for the same seed, each of a county of its own with names of its own."""

from __future__ import annotations

from pathlib import Path

import pytest

from benchmarks.corpus import Maker, write
from kg.lexicon.gazetteer import gazetteer
from kg.pipeline import extract
from kg.reading import parse_page


@pytest.fixture(scope="module")
def maker(seed_pages: list[Path]) -> Maker:
    return Maker(seed_pages, seed=7)


def test_a_page_depends_on_its_number_only(maker: Maker, seed_pages: list[Path], tmp_path: Path) -> None:
    write(Maker(seed_pages[::-1], seed=7), 5, tmp_path)
    texts = [path.read_text("utf-8") for path in sorted(tmp_path.rglob("*.txt"))]
    assert texts == [maker.page(number) for number in range(5)]
    assert len(set(texts)) == 5
    assert Maker(seed_pages, seed=8).page(0) != texts[0]


def test_pages_are_of_counties_all_over_the_country(maker: Maker) -> None:
    cities = set()
    for number in range(0, 4000, 400):
        city = parse_page("x", maker.page(number)).meta.city
        cities.add(city.value[:4] if city else "")
    assert len(cities) > 5


def test_the_names_of_a_page_lie_in_its_city(maker: Maker) -> None:
    page = parse_page("x", maker.page(3))
    city = page.meta.city
    assert city is not None and page.meta.date is not None and page.meta.paper is not None
    found = {str(s.subject).removeprefix("place/") for s in extract(page, use_tagger=False) if "place/" in s.subject}
    coded = {code for code in found if code in gazetteer() and len(code) >= 6}
    inside = {code for code in coded if code.startswith(city.value[:4])}
    assert len(inside) >= 3
    assert len(inside) > len(coded) / 2
