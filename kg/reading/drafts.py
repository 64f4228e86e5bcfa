"""An article while it is being put together, and the finished article it becomes."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field

from kg.model import Article, Author, Genre, Passage, Role, Sentence, Table
from kg.reading import datelines, sentences
from kg.reading.bylines import Byline
from kg.reading.lines import Line
from kg.reading.text import pair_quotes

_LIST_MARK = "一二三四五六七八九十0123456789（①②③④⑤⑥⑦⑧⑨⑩"


@dataclass
class Draft:
    """Lines with their roles in reading order; `has_byline` where the authors stand before the text."""

    genre: Genre = "feature"
    parts: list[tuple[Role, Line]] = field(default_factory=list)
    authors: list[Author] = field(default_factory=list)
    tables: list[Table] = field(default_factory=list)
    has_byline: bool = False
    closed: bool = False

    def add(self, role: Role, *lines: Line) -> None:
        self.parts.extend((role, line) for line in lines)

    def sign(self, byline: Byline) -> None:
        known = {a.name for a in self.authors}
        self.authors.extend(a for a in byline.authors if a.name not in known)

    @property
    def first(self) -> int:
        return min((line.number for _, line in self.parts), default=0)

    @property
    def last_body(self) -> Line | None:
        return next((line for role, line in reversed(self.parts) if role == "body"), None)

    def finish(self, identifier: str) -> Article:
        """The article with its paragraphs mended and cut into sentences."""
        paragraphs = list(_paragraphs(self.parts))
        headline = next((p for role, p in paragraphs if role == "headline"), None)
        body = next((p for role, p in paragraphs if role == "body"), None)
        dateline = datelines.match(body) if body and self.genre != "table" else None
        cut: list[Sentence] = []
        for number, (role, passage) in enumerate(paragraphs):
            for part in sentences.cut(passage) if role in ("body", "caption") else [passage]:
                cut.append(Sentence(len(cut), role, number, part))
        return Article(
            identifier, self.genre, headline, tuple(cut), tuple(self.authors), tuple(self.tables),
            dateline.passage if dateline else None,
        )


_FIRST: tuple[Role, ...] = ("headline", "kicker", "subtitle")


def _paragraphs(parts: list[tuple[Role, Line]]) -> Iterator[tuple[Role, Passage]]:
    """Headline, kicker and subtitle first, then the rest; fragments of a paragraph joined again."""
    for role in _FIRST:
        found = [line.passage for r, line in parts if r == role]
        if role == "headline" and found:
            yield role, pair_quotes(_joined(found))
        else:
            yield from ((role, pair_quotes(p)) for p in found)
    fragments: list[Line] = []
    later: list[tuple[Role, Passage]] = []
    for role, line in ((r, n) for r, n in parts if r not in _FIRST):
        if role == "caption" and fragments and fragments[-1].is_open:
            later.append((role, pair_quotes(line.passage)))  # it stands in the middle of a sentence
            continue
        if role != "body" or (fragments and not continues(fragments[-1], line)):
            if fragments:
                yield "body", pair_quotes(_joined([f.passage for f in fragments], ""))
            fragments = []
            yield from later
            later = []
        if role == "body":
            fragments.append(line)
        else:
            yield role, pair_quotes(line.passage)
    if fragments:
        yield "body", pair_quotes(_joined([f.passage for f in fragments]))
    yield from later


def continues(before: Line, after: Line) -> bool:
    """Whether `after` goes on with the sentence that `before` leaves open."""
    if "\t" in before.text or "\t" in after.text:
        return False
    return before.is_open and not after.is_beginning


def _joined(parts: list[Passage], _: str = "") -> Passage:
    whole = parts[0]
    for part in parts[1:]:
        whole += part
    return whole
