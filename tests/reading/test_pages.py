"""Whole pages: where articles begin and end, what their headlines are, who wrote them."""

from __future__ import annotations

import re
from pathlib import Path
from typing import Any

import pytest
import yaml

from kg.model import Article, Page
from kg.reading import parse_page, read_page
from kg.reading.text import punctuate

TESTS = Path(__file__).parent.parent
CASES = sorted((TESTS / "cases" / "reading").glob("*.txt"))
SEEDS = [TESTS.parent / "seeds" / f"{name}.txt" for name in ("000_3a79c1d600050f67", "003_bb795b43b6928199")]
EXTRA = ("kicker", "subtitle", "heading", "caption")


def bare(text: str) -> str:
    """Text as comparable characters: marks and blanks of any width count for nothing."""
    return re.sub(r"[\s“”‘’「」『』()（）,，:：]", "", punctuate(text))


def body(page: Page, article: Article) -> str:
    """All of an article but its head, in page characters."""
    sentences = [s for s in article.sentences if s.role not in ("headline", "kicker", "subtitle", "caption")]
    return "".join(page.text[i] for s in sentences for i in s.passage.offsets)


def check(page: Page, expected: list[dict[str, Any]]) -> None:
    shown = [(a.genre, a.headline and bare(a.headline.text)) for a in page.articles]
    assert shown == [(e["genre"], e["headline"] and bare(e["headline"])) for e in expected]
    for article, wanted in zip(page.articles, expected, strict=True):
        text = bare(body(page, article))
        if article.genre != "table":
            assert text.startswith(bare(wanted["first"])), article.id
        assert bare(wanted["first"]) in text, article.id
        assert text.endswith(bare(wanted["last"])), article.id
        assert [(a.name, a.role) for a in article.authors] == [(a["name"], a["role"]) for a in wanted["authors"]]
        for role in EXTRA:
            if role in wanted:
                assert [s.text for s in article.sentences if s.role == role] == wanted[role]
        for sentence in wanted.get("sentence", ()):
            assert sentence in [s.text for s in article.sentences]


@pytest.mark.parametrize("path", CASES, ids=lambda p: p.stem)
def test_case(path: Path) -> None:
    expected = yaml.safe_load(path.with_suffix(".expect.yaml").read_text(encoding="utf-8"))
    check(read_page(path), expected["articles"])


@pytest.mark.parametrize("path", SEEDS, ids=lambda p: p.stem[:3])
def test_gold_boundaries(path: Path) -> None:
    gold = yaml.safe_load((TESTS / "gold" / f"{path.stem}.yaml").read_text(encoding="utf-8"))
    page = read_page(path)
    check(page, gold["articles"])
    assert page.meta.date is not None and page.meta.date.value == gold["page_date"]


@pytest.mark.parametrize(
    "text",
    [
        "浙江省苍南县霞关镇三澳村滨海路18号",
        "昨日，市长王明到河口镇调研。",
        "某镇",
        "记者 李明",
        "2024年5月6日",
        "姓名\t职务",
        "本报讯",
        "责任编辑：张丽",
        "——谨以此文献给治沙人",
    ],
)
def test_single_line_is_the_body_of_one_article(text: str) -> None:
    page = parse_page("line", text)
    assert [(s.role, s.text) for a in page.articles for s in a.sentences] == [("body", text)]


def test_several_addresses_are_several_paragraphs() -> None:
    page = parse_page("addresses", "江苏省海安市城东镇\n\n江苏省如皋市白蒲镇\n广东省四会市大沙镇")
    assert [s.paragraph for s in page.articles[0].with_role("body")] == [0, 1, 2]


def test_the_label_of_a_table_is_no_part_of_its_title() -> None:
    page = parse_page("p", "表2：各镇造林进度\n\n镇名\t任务（亩）\n石梁镇\t300\n云溪镇\t450\n")
    assert [article.headline.text for article in page.articles if article.headline] == ["各镇造林进度"]


def test_a_per_cent_sign_pushed_to_the_next_line_belongs_to_its_number() -> None:
    page = parse_page("p", "法庭开进果园\n本报讯（记者 张三）该院今年化解\n纠纷318件，一审服判息诉率升至93.7\n%。\n")
    assert [s.text for s in page.articles[0].sentences][-1].endswith("93.7%。")
