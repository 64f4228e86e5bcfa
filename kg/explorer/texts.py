"""The running text of articles, and where in it a quote stands."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import Any

from kg.model import Article, Page, Passage, Quote
from kg.statements.keys import article_key

Mark = tuple[int, int, int]  # unit of the article, start and stop in UTF-16, which is what a browser counts


class Texts:
    """Articles as units (a sentence, a headline, a cell of a table) in reading order, with columns mended."""

    def __init__(self, pages: Iterable[Page]) -> None:
        self.articles = {article_key(page, article): _Text(article) for page in pages for article in page.articles}

    def of(self, article: str) -> dict[str, Any] | None:
        """The text of an article for the page's data; None where its page file is not at hand."""
        text = self.articles.get(article)
        return None if text is None else {"units": text.units, "tables": text.tables}

    def marks(self, quote: Quote) -> list[Mark]:
        """Where the words of a quote stand in the units of its article."""
        text = self.articles.get(quote.article)
        return [] if text is None else list(text.marks(quote.start, quote.stop))


class _Text:
    def __init__(self, article: Article) -> None:
        self.units: list[tuple[str, int, str]] = []  # role, paragraph, text
        self.tables: list[dict[str, Any]] = []
        self._at: dict[int, tuple[int, int, int]] = {}  # page offset → unit, start, stop
        for sentence in article.sentences:
            self._add(sentence.role, sentence.paragraph, sentence.passage)
        for table in article.tables:
            self.tables.append(
                {
                    "title": self._add("table", -1, table.title) if table.title else -1,
                    "columns": table.columns,
                    "rows": [[self._add("cell", -1, cell.passage) for cell in row] for row in table.rows],
                    "remark": self._add("remark", -1, table.remark) if table.remark else -1,
                }
            )

    def _add(self, role: str, paragraph: int, passage: Passage) -> int:
        unit, place = len(self.units), 0
        self.units.append((role, paragraph, passage.text))
        for char, offset in zip(passage.text, passage.offsets, strict=True):
            width = 2 if char > "￿" else 1
            self._at.setdefault(offset, (unit, place, place + width))
            place += width
        return unit

    def marks(self, start: int, stop: int) -> Iterator[Mark]:
        """Stretches of neighbouring characters; a quote may run over several sentences."""
        open_: Mark | None = None
        for offset in range(start, stop):
            at = self._at.get(offset)
            if at is None:
                continue
            if open_ and open_[0] == at[0] and open_[2] == at[1]:
                open_ = (open_[0], open_[1], at[2])
                continue
            if open_:
                yield open_
            open_ = at
        if open_:
            yield open_
