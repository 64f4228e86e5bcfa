"""Offsets hold whatever happens to a page: every character of a sentence is the page's own."""

from __future__ import annotations

import unicodedata
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from kg.model import Page, Passage
from kg.reading import parse_page
from kg.reading.text import clean, is_invisible, punctuate

CASES = sorted((Path(__file__).parent.parent / "cases" / "reading").glob("*.txt"))
PAGES = [path.read_text(encoding="utf-8") for path in CASES]
QUOTES = {'"': "“”", "＂": "“”", "'": "‘’", "“": "“", "”": "”"}
ALPHABET = '县镇村会年，。：；、“”（）「」"(),.:;!?·…— \t\n\r　\u200b\ufeff12A记者讯本报摄'


def passages(page: Page) -> list[Passage]:
    found = [s.passage for a in page.articles for s in a.sentences]
    found += [u.passage for a in page.articles for u in a.authors]
    found += [c.passage for a in page.articles for t in a.tables for row in t.rows for c in row]
    return found + [a.headline for a in page.articles if a.headline]


def same(mine: str, printed: str) -> bool:
    """A character of a passage is the printed one, normalised."""
    if mine in " \t":
        return printed.isspace() or printed == "|"
    around = {punctuate(printed), punctuate(f"县{printed}县")[1]}
    composed = unicodedata.normalize("NFC", printed)
    return mine in around or mine in QUOTES.get(printed, "") or mine == composed


def holds(page: Page) -> None:
    for passage in passages(page):
        for mine, offset in zip(passage.text, passage.offsets, strict=True):
            printed = page.text[offset]
            composed = unicodedata.combining(page.text[offset + 1 : offset + 2] or " ")
            assert same(mine, printed) or composed, (mine, printed)
        assert not set(passage.text) & set("\r\n\u200b\ufeff")
        assert len(set(passage.offsets)) == len(passage.offsets)


def covered(page: Page) -> set[int]:
    found = {i for p in passages(page) for i in p.offsets}
    return found | {i for c in page.credits for i in c.passage.offsets}


@pytest.mark.parametrize("text", PAGES, ids=[p.stem for p in CASES])
def test_every_character_is_the_pages_own(text: str) -> None:
    holds(parse_page("page", text))


@given(st.text(ALPHABET, max_size=300))
@settings(max_examples=150)
def test_any_text_can_be_read(text: str) -> None:
    holds(parse_page("page", text))


CUTS = st.tuples(st.integers(0, 2000), st.sampled_from(["\n", "\r\n", "\n\n", "\n\n\n", "\u200b", "\u3000"]))


@given(st.sampled_from(PAGES), st.lists(CUTS))
@settings(max_examples=60)
def test_mutilated_pages_can_be_read(text: str, cuts: list[tuple[int, str]]) -> None:
    for at, piece in cuts:
        text = text[: at % len(text)] + piece + text[at % len(text) :]
    holds(parse_page("page", text))


@given(st.text("县镇村会年，。：“”（）12 \n", min_size=1, max_size=200))
@settings(max_examples=100)
def test_no_text_is_lost(text: str) -> None:
    page = parse_page("page", text)
    lines = [line for line in text.split("\n") if any(c.isalnum() for c in line)]
    lost = [c for i, c in enumerate(text) if c.isalnum() and i not in covered(page)]
    assert not (lines and lost)


@pytest.mark.parametrize("piece", ["日报", "摄影", "记者", "新闻热线", "扫一扫", "A", "记者张三", "“", "（"])
def test_repetition_takes_no_forever(piece: str) -> None:
    """Patterns that repeat must not try every way of parting a line: this would not come back."""
    text = piece * (120 // len(piece))
    assert parse_page("page", text).text == text


def test_invisible_characters_leave_sentences_and_keep_offsets() -> None:
    page = parse_page("page", "\u200b某\u200b镇召开\ufeff大会。")
    sentence = page.articles[0].sentences[0]
    assert sentence.text == "某镇召开大会。"
    assert sentence.passage.offsets == (1, 3, 4, 5, 7, 8, 9)


def test_compositions_stand_where_their_base_stood() -> None:
    decomposed = unicodedata.normalize("NFD", "é县ü")
    passage = clean(decomposed)
    assert passage.text == "é县ü"
    assert passage.offsets == (0, 2, 3)
    assert is_invisible("\u200d") and not is_invisible("́")


@pytest.mark.parametrize(
    ("printed", "wanted"),
    [
        ("增长8.5%,达1,200万元;下降3.2%.", "增长8.5%，达1,200万元；下降3.2%。"),
        ("「全域『治理』」", "“全域‘治理’”"),
        ("ＡＩ＋５Ｇ ９０％", "AI+5G 90%"),
        ("10:30开会:研究AI(人工智能)", "10:30开会：研究AI（人工智能）"),
        ("买买提・吐尔逊", "买买提·吐尔逊"),
        ("http://a.cn/x?y=1", "http://a.cn/x?y=1"),
    ],
)
def test_punctuation(printed: str, wanted: str) -> None:
    assert clean(printed).text == wanted
