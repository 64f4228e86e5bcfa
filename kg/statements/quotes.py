"""From spans of clean sentences back to the words as they stand in the page file."""

from __future__ import annotations

import unicodedata
from collections.abc import Iterator, Sequence

from kg.model import Article, Page, Passage, Quote, Span
from kg.statements.keys import article_key

_INVISIBLE = frozenset("\u200b\u200c\u200d\u2060\ufeff\u00ad")


class Quoter:
    """Quotes the words of one article of a page."""

    def __init__(self, page: Page, article: Article) -> None:
        self._page = page
        self._article = article
        self._key = article_key(page, article)
        self._made: dict[tuple[int, int], Quote] = {}  # many statements have the same words
        self._of_spans: dict[Span, tuple[Quote, ...]] = {}

    def passage(self, passage: Passage) -> tuple[Quote, ...]:
        """The stretches of the page that hold a passage: one, or several where a column cuts it."""
        return self._of_offsets(passage.offsets)

    def spans(self, spans: Sequence[Span]) -> tuple[Quote, ...]:
        """The words of several spans, each stretch once."""
        if len(spans) == 1:
            return self._of_span(spans[0])
        return tuple(dict.fromkeys([quote for span in spans for quote in self._of_span(span)]))

    def surface(self, span: Span) -> str:
        """The clean words of a span."""
        return self._article.sentences[span.sentence].text[span.start : span.stop]

    def _of_span(self, span: Span) -> tuple[Quote, ...]:
        quotes = self._of_spans.get(span)
        if quotes is None:
            offsets = self._article.sentences[span.sentence].passage.offsets[span.start : span.stop]
            quotes = self._of_spans[span] = self._of_offsets(offsets)
        return quotes

    def _of_offsets(self, offsets: tuple[int, ...]) -> tuple[Quote, ...]:
        if offsets and offsets == tuple(range(offsets[0], offsets[-1] + 1)):  # as nearly all words stand
            return (self._quote(offsets[0], _stop(self._page.text, offsets[-1])),)
        return tuple([self._quote(start, stop) for start, stop in _stretches(self._page.text, offsets)])

    def _quote(self, start: int, stop: int) -> Quote:
        quote = self._made.get((start, stop))
        if quote is None:
            exact = self._page.text[start:stop].replace("\r", "").replace("\n", "")
            quote = self._made[start, stop] = Quote(self._page.digest, self._key, start, stop, exact)
        return quote


def _stretches(text: str, offsets: tuple[int, ...]) -> Iterator[tuple[int, int]]:
    """Runs of offsets that nothing but white space interrupts in the page.

    >>> list(_stretches("树标\\n\\n杆。乙", (0, 1, 4)))
    [(0, 5)]
    >>> list(_stretches("树标甲杆", (0, 1, 3)))
    [(0, 2), (3, 4)]
    """
    if not offsets:
        return
    start = last = offsets[0]
    for offset in offsets[1:]:
        if offset <= last or not _is_blank(text[last + 1 : offset]):
            yield start, _stop(text, last)
            start = offset
        last = offset
    yield start, _stop(text, last)


def _is_blank(gap: str) -> bool:
    return all(c.isspace() or c in _INVISIBLE or unicodedata.combining(c) for c in gap)


def _stop(text: str, last: int) -> int:
    """Past the last character and the marks that combine with it."""
    stop = last + 1
    if text[stop : stop + 1].isalnum():  # no mark
        return stop
    while stop < len(text) and unicodedata.combining(text[stop]):
        stop += 1
    return stop
