"""Every quote stands in the page where it says it does."""

from __future__ import annotations

from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

import kg
from kg.graph import Graph
from kg.model import Page, Quote
from kg.pipeline import extract
from kg.reading import parse_page
from kg.statements.quotes import Quoter

SEEDS = Path(__file__).parents[2] / "seeds"
TEXTS = {page.stem: page.read_bytes().decode("utf-8-sig") for page in sorted(SEEDS.glob("*.txt"))}
EVIDENCED = frozenset(
    (
        *("kg:locatedIn", "org:holds", "kg:implements", "kg:partOf", "kg:uses", "schema:organizer", "kg:participant"),
        *("kg:operatedBy", "kg:specialisesIn", "kg:recognisedBy", "dcterms:date", "schema:value", "schema:mentions"),
    )
)


def flat(text: str) -> str:
    return text.replace("\r", "").replace("\n", "")


def quotes_of(page: Page) -> set[Quote]:
    return {quote for statement in extract(page, use_tagger=False) for quote in statement.evidence.quotes}


def assert_true(quotes: set[Quote], text: str) -> None:
    for quote in quotes:
        assert flat(text[quote.start : quote.stop]) == quote.exact
        assert quote.exact


@pytest.mark.parametrize("stem", TEXTS)
def test_quotes_of_the_seed_pages_stand_there(stem: str) -> None:
    quotes = quotes_of(parse_page(stem, TEXTS[stem]))
    assert len(quotes) > 50
    assert_true(quotes, TEXTS[stem])


@pytest.mark.parametrize("stem", TEXTS)
def test_headlines_and_sentences_can_be_quoted_whole(stem: str) -> None:
    page = parse_page(stem, TEXTS[stem])
    for article in page.articles:
        quoter = Quoter(page, article)
        assert_true({quote for s in article.sentences for quote in quoter.passage(s.passage)}, page.text)


@settings(max_examples=40)
@given(data=st.data())
def test_quotes_of_mutilated_pages_stand_there(data: st.DataObject) -> None:
    """Pieces cut out, doubled, broken by blank lines or invisible characters, line ends changed."""
    text = data.draw(st.sampled_from(list(TEXTS.values())))
    start = data.draw(st.integers(0, len(text) - 1))
    text = text[start : start + data.draw(st.integers(1, 1200))]
    for _ in range(data.draw(st.integers(0, 6))):
        at = data.draw(st.integers(0, len(text)))
        wound = data.draw(st.sampled_from(["\n\n", "\u200b", "\r\n", "　", "\ufeff", "，", text[at : at + 30], "\t"]))
        text = text[:at] + wound + text[at + data.draw(st.integers(0, 20)) :]
    if data.draw(st.booleans()):
        text = text.replace("\n", "\r\n")
    if text.strip():
        assert_true(quotes_of(parse_page("p", text)), text)


def test_every_listed_statement_has_a_quote_or_a_gazetteer(seed_graph: Graph) -> None:
    for statement in seed_graph.statements:
        if statement.predicate in EVIDENCED:
            assert statement.evidence.quotes or statement.evidence.source == "gazetteer", statement
            assert statement.evidence.rule
            assert 0 < statement.evidence.confidence <= 1


def test_a_page_with_a_byte_order_mark_is_quoted_without_it(tmp_path: Path) -> None:
    text = next(iter(TEXTS.values()))[:800]
    (tmp_path / "p.txt").write_bytes(text.replace("\n", "\r\n").encode("utf-8-sig"))
    graph = kg.build(tmp_path)
    assert_true({q for s in graph.statements for q in s.evidence.quotes}, text.replace("\n", "\r\n"))
