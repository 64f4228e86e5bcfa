"""Spans of clean sentences and the stretches of the page they come from."""

from __future__ import annotations

import pytest

from kg.model import Article, Page, Passage, Sentence, Span
from kg.statements.quotes import Quoter


def quoter(page_text: str, clean: str, offsets: tuple[int, ...]) -> Quoter:
    sentence = Sentence(0, "body", 0, Passage(clean, offsets))
    article = Article("a1", "feature", None, (sentence,))
    return Quoter(Page("p", page_text, (article,)), article)


@pytest.mark.parametrize(
    ("page", "clean", "offsets", "quotes"),
    [
        ("树标杆。", "树标杆。", (0, 1, 2, 3), ["树标杆。"]),
        ("树标\r\n\r\n杆。", "树标杆。", (0, 1, 6, 7), ["树标杆。"]),
        ("付 炎报道", "付炎报道", (0, 2, 3, 4), ["付 炎报道"]),
        ("树标\u200b杆。", "树标杆。", (0, 1, 3, 4), ["树标\u200b杆。"]),
        ("树标另一栏杆。", "树标杆。", (0, 1, 5, 6), ["树标", "杆。"]),
        ("杆。树标", "树标杆。", (2, 3, 0, 1), ["树标", "杆。"]),
    ],
    ids=["whole", "broken line", "inner space", "invisible", "interrupted", "columns swapped"],
)
def test_a_span_is_quoted_in_as_many_pieces_as_it_stands_in(
    page: str, clean: str, offsets: tuple[int, ...], quotes: list[str]
) -> None:
    found = quoter(page, clean, offsets).spans([Span(0, 0, len(clean))])
    assert [quote.exact for quote in found] == quotes
    for quote in found:
        assert page[quote.start : quote.stop].replace("\r", "").replace("\n", "") == quote.exact


def test_the_same_words_are_quoted_once() -> None:
    assert len(quoter("树标杆。", "树标杆。", (0, 1, 2, 3)).spans([Span(0, 0, 2), Span(0, 0, 2)])) == 1


def test_an_accent_of_its_own_belongs_to_its_letter() -> None:
    (quote,) = quoter("cafe\u0301店", "café", (0, 1, 2, 3)).spans([Span(0, 0, 4)])
    assert quote.stop == 5
