"""An article while it is being put together, and the finished article it becomes."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field

from kg.model import Article, Author, Genre, Passage, Role, Sentence, Table
from kg.reading import datelines, seams, sentences
from kg.reading.lines import Line
from kg.reading.text import pair_quotes

_HEAD: tuple[Role, ...] = ("headline", "kicker", "subtitle")
_BRIEF_LONGEST = 600
_TAIL = 400


@dataclass
class Draft:
    """Lines with their roles in the order of reading."""

    genre: Genre = "feature"
    parts: list[tuple[Role, Line]] = field(default_factory=list)
    authors: list[Author] = field(default_factory=list)
    tables: list[Table] = field(default_factory=list)
    listed: bool = False  # lines of their own, not running text
    opened: bool = False  # a byline or dateline at its head
    closed: bool = False  # a byline at its end, or a table's: nothing can follow

    def add(self, role: Role, *lines: Line) -> None:
        self.parts.extend((role, line) for line in lines)

    def sign(self, authors: Sequence[Author]) -> None:
        for author in authors:
            if author.name not in {a.name for a in self.authors}:
                self.authors.append(author)

    def lines(self, *roles: Role) -> list[Line]:
        return [line for role, line in self.parts if role in roles]

    @property
    def first(self) -> int:
        return min((line.number for _, line in self.parts), default=0)

    @property
    def length(self) -> int:
        return sum(len(line.text) for line in self.lines("body"))

    @property
    def last_body(self) -> Line | None:
        return next((line for role, line in reversed(self.parts) if role == "body"), None)

    def finish(self, identifier: str) -> Article:
        """The article, its paragraphs mended and cut into sentences."""
        paragraphs = list(_paragraphs(self.parts, self.listed))
        headline = next((p for role, p in paragraphs if role == "headline"), None)
        body = next((p for role, p in paragraphs if role == "body"), None)
        dateline = datelines.match(body) if body and self.genre != "table" else None
        cut: list[Sentence] = []
        for number, (role, passage) in enumerate(paragraphs):
            whole = role not in ("body", "caption") or "\t" in passage.text
            for part in [passage] if whole else sentences.cut(passage):
                cut.append(Sentence(len(cut), role, number, part))
        return Article(
            id=identifier,
            genre=self._genre(dateline is not None),
            headline=headline,
            sentences=tuple(cut),
            authors=tuple(self.authors),
            tables=tuple(self.tables),
            dateline=dateline.passage if dateline else None,
        )

    def _genre(self, dated: bool) -> Genre:
        if self.genre != "feature":
            return self.genre
        return "brief" if dated or (not self.authors and self.length < _BRIEF_LONGEST) else "feature"


def _paragraphs(parts: list[tuple[Role, Line]], listed: bool) -> Iterator[tuple[Role, Passage]]:
    """Headline, kicker and subtitle first, then the rest, the fragments of each paragraph joined again."""
    for role in _HEAD:
        found = [line.passage for r, line in parts if r == role]
        yield from ((role, pair_quotes(p)) for p in ([joined(found)] if role == "headline" and found else found))
    fragments: list[Passage] = []
    captions: list[Passage] = []  # met inside a sentence: they wait for its end
    before = ""  # how the fragments so far end
    for role, line in ((r, n) for r, n in parts if r not in _HEAD):
        if role == "caption" and fragments and seams.is_open(before):
            captions.append(line.passage)
            continue
        if fragments and (role != "body" or not continues(before, line.text, listed)):
            yield from _flushed(fragments, captions)
            fragments, captions, before = [], [], ""
        if role == "body":
            fragments.append(line.passage)
            before = (before + line.text)[-_TAIL:]
        else:
            yield role, pair_quotes(line.passage)
    yield from _flushed(fragments, captions)


def _flushed(fragments: list[Passage], captions: list[Passage]) -> Iterator[tuple[Role, Passage]]:
    if fragments:
        yield "body", pair_quotes(joined(fragments))
    for passage in captions:
        yield "caption", pair_quotes(passage)


def joined(parts: Sequence[Passage]) -> Passage:
    """Several passages as one."""
    if len(parts) == 1:
        return parts[0]
    return Passage("".join(p.text for p in parts), tuple(i for p in parts for i in p.offsets))


def continues(before: str, after: str, listed: bool = False) -> bool:
    """Whether two neighbouring fragments are one paragraph: unless something speaks against it."""
    if "\t" in before or "\t" in after:
        return False
    seam = seams.goes_on(before, after)
    return bool(seam) if listed else seam is not False
