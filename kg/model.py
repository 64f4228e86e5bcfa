"""The frozen records that the stages hand to each other, and nothing else.

Those that are made, compared and hashed by the ten thousand are named tuples, which is done in C.

A page is read into articles and sentences (`reading`), whose stretches of text are found
(`mentions`) and tied to things (`entities`); what the text says of the things becomes facts
(`facts`), and facts become statements, the unit of everything after (`graph`, `rdf`).
"""

from __future__ import annotations

import hashlib
from collections.abc import Iterable
from dataclasses import dataclass, field
from functools import cached_property
from typing import Literal as OneOf
from typing import NamedTuple

Kind = OneOf["place", "person", "organisation", "initiative", "event", "document", "product"]
Genre = OneOf["feature", "brief", "photo", "table"]
Role = OneOf["headline", "kicker", "subtitle", "heading", "body", "caption"]
Bound = OneOf["", "approx", "at_least", "at_most", "over"]
Status = OneOf["", "planned", "target", "ongoing", "done", "denied"]


# --- reading ---------------------------------------------------------------------------------


@dataclass(frozen=True)
class Passage:
    """Clean running text that knows where each of its characters stands in the page.

    `text` has no line breaks or invisible characters and uses full-width Chinese punctuation;
    `offsets[i]` is the place of `text[i]` in `Page.text`. Offsets grow strictly, save where a
    mended column order puts a later stretch first.

    >>> whole = Passage("树标杆", (3, 4, 7))
    >>> whole[1:].offsets
    (4, 7)
    """

    text: str
    offsets: tuple[int, ...]

    def __post_init__(self) -> None:
        if len(self.text) != len(self.offsets):
            raise ValueError(f"{len(self.text)} characters with {len(self.offsets)} offsets: {self.text[:20]!r}")

    def __len__(self) -> int:
        return len(self.text)

    def __getitem__(self, part: slice) -> Passage:
        return Passage(self.text[part], self.offsets[part])

    def __add__(self, other: Passage) -> Passage:
        return Passage(self.text + other.text, self.offsets + other.offsets)


@dataclass(frozen=True)
class Sentence:
    """One sentence of an article, or a headline, kicker, subtitle or section heading as a whole."""

    index: int  # its place in Article.sentences
    role: Role
    paragraph: int  # counts the paragraphs of the article, headlines and headings among them
    passage: Passage

    @cached_property
    def text(self) -> str:
        return self.passage.text


@dataclass(frozen=True)
class Author:
    name: str  # without inner spaces: 付炎 for the printed 付 炎
    role: str  # the printed word: 记者, 通讯员, 特约摄影 …
    passage: Passage  # the name as printed


@dataclass(frozen=True)
class Cell:
    """A filled or empty cell of a table's body."""

    passage: Passage

    @property
    def text(self) -> str:
        return self.passage.text.strip()


@dataclass(frozen=True)
class Table:
    """A table with its header levels joined: `columns[2]` is ("工业投资增速（10%）", "同比增速（%）")."""

    title: Passage | None
    columns: tuple[tuple[str, ...], ...]  # outermost level first; the first column names the row
    rows: tuple[tuple[Cell, ...], ...]
    remark: Passage | None = None


@dataclass(frozen=True)
class Article:
    """An article in reading order. `sentences` starts with headline, kicker and subtitle where printed."""

    id: str  # a1, a2 … in the order of the page
    genre: Genre
    headline: Passage | None
    sentences: tuple[Sentence, ...]
    authors: tuple[Author, ...] = ()
    tables: tuple[Table, ...] = ()
    dateline: Passage | None = None  # 本报讯（记者 许菲）

    @cached_property
    def text(self) -> str:
        """All sentences, a line each."""
        return "\n".join([s.text for s in self.sentences])

    def with_role(self, *roles: Role) -> tuple[Sentence, ...]:
        return tuple(s for s in self.sentences if s.role in roles)


@dataclass(frozen=True)
class Inferred:
    """A piece of page metadata, and whether the page's own text suggested it."""

    value: str
    confidence: float = 1.0
    source: str = "given"  # given | inferred: how, in a word or two ("建军98周年")

    @property
    def is_inferred(self) -> bool:
        return self.source != "given"


@dataclass(frozen=True)
class PageMeta:
    """What is known of the page as a whole; None where nothing is given and nothing can be inferred."""

    paper: Inferred | None = None
    date: Inferred | None = None  # EDTF, to the year, month or day
    number: Inferred | None = None  # page number
    city: Inferred | None = None  # division code of the prefecture (or county) that 我市 means


@dataclass(frozen=True)
class Page:
    """A decoded page file. Offsets everywhere are code points into `text`, line ends untouched."""

    identifier: str  # the file's name without its ending
    text: str
    articles: tuple[Article, ...] = ()
    meta: PageMeta = field(default_factory=PageMeta)
    credits: tuple[Author, ...] = ()  # 责编, 校对, 美编 of the whole page

    @cached_property
    def story(self) -> str:
        """The sentences of all articles, a line each."""
        return "\n".join([s.text for article in self.articles for s in article.sentences])

    @cached_property
    def digest(self) -> str:
        """Names the page by its content, so that two files of one name do not meet."""
        return hashlib.sha256(self.text.encode("utf-8", "surrogatepass")).hexdigest()[:16]


# --- mentions and entities -------------------------------------------------------------------


class Entity(NamedTuple):
    """A thing in the world. Equal keys mean the same thing, on every page and in every run."""

    key: str  # place/140827103, person/…, the local part of the IRI
    kind: Kind
    subtype: str  # of the guidelines: township, official, points … ("" for document and product)
    name: str  # the canonical name
    place: str = ""  # key of the place it is of or in, where known


class Span(NamedTuple):
    """`text[start:stop]` of one sentence of an article."""

    sentence: int
    start: int
    stop: int


@dataclass(frozen=True)
class Mention:
    """A stretch of a sentence that means a thing. Recognisers leave `entity` empty, resolvers fill it."""

    span: Span
    kind: Kind
    subtype: str
    name: str  # what the words say the thing is called; the resolver may know better
    rule: str
    confidence: float = 0.9
    anaphor: bool = False  # 该县, 全镇, 我市: means a thing but is no name of it
    entity: Entity | None = None

    def meaning(self, entity: Entity, subtype: str | None = None) -> Mention:
        """The same mention, tied to the thing it means; `dataclasses.replace` would take thrice the time."""
        own = self.subtype if subtype is None else subtype
        return Mention(self.span, self.kind, own, self.name, self.rule, self.confidence, self.anaphor, entity)


# --- facts -----------------------------------------------------------------------------------


@dataclass(frozen=True)
class Fact:
    """One relation of the guidelines, with the words that say it."""

    subject: Entity
    predicate: str  # located_in, holds_post, implements, part_of, organised_by, participant, date …
    object: Entity | str  # an EDTF string for `date`
    spans: tuple[Span, ...]
    rule: str
    confidence: float = 0.8
    title: str = ""  # of a post, as printed
    role: str = ""  # of a participant
    status: Status = ""
    tenure: str = ""  # of a post: "" held, "begins", "ended", "acting"


@dataclass(frozen=True)
class Figure:
    """A number that measures something of `subject`."""

    subject: Entity
    indicator: str
    value: int | float
    unit: str
    spans: tuple[Span, ...]
    rule: str
    confidence: float = 0.8
    maximum: int | float | None = None
    bound: Bound = ""
    change: bool = False
    period: str = ""  # EDTF where it can be computed, else the printed words
    status: Status = ""
    cells: tuple[Passage, ...] = ()  # for a table's figure: the row from its name to the cell


# --- statements ------------------------------------------------------------------------------


class Quote(NamedTuple):
    """Words of a page: `exact` is `page.text[start:stop]` without line breaks."""

    page: str  # Page.digest
    article: str  # key of the article
    start: int
    stop: int
    exact: str

    def __repr__(self) -> str:  # ids are made of it, and this is faster than what a named tuple has
        where = f"page={self.page!r}, article={self.article!r}, start={self.start!r}, stop={self.stop!r}"
        return f"Quote({where}, exact={self.exact!r})"


class Value(NamedTuple):
    """A literal: `type` is zh, en, integer, decimal, boolean or edtf."""

    text: str
    type: str = "zh"

    def __repr__(self) -> str:
        return f"Value(text={self.text!r}, type={self.type!r})"


class Evidence(NamedTuple):
    """Why a statement is believed: quotes (or a gazetteer), the rule that read them, and how sure it is."""

    quotes: tuple[Quote, ...] = ()
    rule: str = ""
    confidence: float = 1.0
    source: str = ""  # where no page says it: the gazetteer

    def __repr__(self) -> str:
        how = f"rule={self.rule!r}, confidence={self.confidence!r}, source={self.source!r}"
        return f"Evidence(quotes={self.quotes!r}, {how})"


NO_EVIDENCE = Evidence()


@dataclass(frozen=True)
class Statement:
    """The unit of a graph. Its id is a hash of its content and of nothing else.

    >>> Statement("place/1408", "rdf:type", "kg:Place").id
    '33e07897a9f4b573'
    """

    subject: str  # a node's key
    predicate: str  # a CURIE: kg:locatedIn
    object: str | Value  # a node's key, a CURIE or a literal
    evidence: Evidence = NO_EVIDENCE

    def __hash__(self) -> int:  # statements of one triple are few: the evidence need not be hashed
        return hash((self.subject, self.predicate, self.object))

    @cached_property
    def id(self) -> str:
        return digest((self.subject, self.predicate, repr(self.object), repr(self.evidence)))


def digest(parts: Iterable[str], length: int = 16) -> str:
    """A short hash of several strings that no concatenation of others can imitate."""
    return hashlib.sha256("\x1f".join(parts).encode("utf-8", "surrogatepass")).hexdigest()[:length]
