"""No proper name of the example pages stands in code or vocabulary: rules must not know the pages."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
import yaml

ROOT = Path(__file__).parent.parent
GOLD = sorted((ROOT / "tests" / "gold").glob("*.yaml"))
PAGES = sorted((ROOT / "tests" / "pages" / "gold").glob("*.yaml"))
# Names that are no page's own: programmes and phrases used all over the country.
NATIONWIDE = {
    "一村一品",  # a national programme for village products
    "厕所革命",  # a national programme since 2015
    "枫桥经验",  # a method that the whole country is told to learn from
    "全民阅读",  # a national campaign, in the government's work reports since 2014
    "“门前三包”制度",  # the three duties of every frontage, in city rules since the 1980s
    "门前三包",
    "主题党日活动",  # the monthly day of every party branch
    "党员先锋岗",  # posts every party branch may award
    "党员责任岗",
    "农村人居环境整治",  # a national programme since 2018
    "乡村夜校",  # evening classes of villages all over the country
    "田间课堂",  # classes in the fields, given by farm advisers all over the country
    "最美庭院",  # a title that women's federations award all over the country
    "责任网格",  # the generic word for the grids of a grid system
    "政法网格",  # the generic word for grids of law offices
}


def proper_names(entities: list[dict[str, Any]]) -> Iterator[str]:
    """The people, companies, villages and programmes of a gold page that are long enough to be nobody else's."""
    for entity in entities:
        kind, subtype, name = entity["type"], entity.get("subtype", ""), entity["name"]
        long_enough = len(name) >= (3 if kind == "person" or subtype in ("village", "community") else 4)
        wanted = kind in ("person", "initiative") or subtype in ("company", "village", "community")
        if wanted and long_enough and name not in NATIONWIDE and not entity.get("optional"):
            yield name


@pytest.fixture(scope="module")
def sources() -> dict[str, str]:
    """Code and vocabulary, without the national gazetteer's packed files."""
    wanted = [*ROOT.glob("kg/**/*.py"), *ROOT.glob("kg/**/*.tsv"), *ROOT.glob("kg/**/*.txt"), *ROOT.glob("kg/**/*.md")]
    return {str(file.relative_to(ROOT)): file.read_text("utf-8") for file in wanted}


@pytest.mark.parametrize("gold", GOLD, ids=lambda gold: gold.stem[:3])
def test_no_proper_name_of_a_page_stands_in_the_code(gold: Path, sources: dict[str, str]) -> None:
    names = set(proper_names(yaml.safe_load(gold.read_text("utf-8"))["entities"]))
    found = [f"{file}: {name}" for name in sorted(names) for file, text in sources.items() if name in text]
    assert len(names) > 20
    assert not found


def invented(entities: list[dict[str, Any]]) -> Iterator[str]:
    """The people and companies of an annotated page: the programmes there are called what counties call them."""
    long_enough = {"person": 3, "company": 6}
    for entity in entities:
        kind = entity["type"] if entity["type"] == "person" else entity.get("subtype", "")
        if not entity.get("optional") and len(entity["name"]) >= long_enough.get(kind, 100):
            yield entity["name"]


def test_nor_do_the_names_of_the_annotated_pages(sources: dict[str, str]) -> None:
    names = {name for page in PAGES for name in invented(yaml.safe_load(page.read_text("utf-8"))["entities"])}
    code = {file: text for file, text in sources.items() if file.endswith(".py")}
    assert len(names) > 200
    assert not [f"{file}: {name}" for name in sorted(names) for file, text in code.items() if name in text]
