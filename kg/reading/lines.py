"""The lines of a page and what each of them looks like on its own."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace
from functools import cached_property
from typing import Literal

from kg.model import Author, Passage
from kg.reading import bylines, datelines, grid, seams, web
from kg.reading.bylines import Byline
from kg.reading.markup import unmarked
from kg.reading.spacing import close_up, is_spaced, mend
from kg.reading.text import clean

Look = Literal["table", "credit", "byline", "subtitle", "dateline", "kicker", "title", "body"]

#: Each alternative begins with a character of its own, so that a search leaps from one to the next.
_BREAK = re.compile(r"<br ?/?>(?:\r\n)?|\r\n|\n|\r|\x0b|\x0c|\x1c|\x1d|\x1e|\x85|\u2028|\u2029")
FINAL = re.compile(r"[。！？!?…；;][”’）》】]*$")
_SUBTITLE = re.compile(r"^(?:—|--|－|–)")
_FOLIO = re.compile(
    r"^(?>(?:20\d\d|二[〇○零].{2,3})年[\d一二三四五六七八九十]{1,2}月[\d一二三四五六七八九十]{1,3}日(?:\s*星期.)?|"
    r"星期[一二三四五六日天]|"
    r"第?[A-Z]?\d{1,2}版|[A-Z]?\d{2}|农历.{2,12}|(?:国内统一.{0,6}刊号|邮发代号|新闻热线|投稿邮箱|CN\s?\d\d-).{0,40}|"
    r"[A-Z]{4,}+|[\s·|/:：])++$"
)
_MASTHEAD = re.compile(
    r"20\d\d年\d{1,2}月\d{1,2}日[ 　]*(?:星期|农历|第.{1,5}期)|第?[A-Z]?\d{1,2}版.*(?:责编|责任编辑)"
)
_TURN = re.compile(r"[（(【](?:下转|上接|紧接)[^（）()【】]{1,14}[）)】]")
_FOLIO_MARK = re.compile(r"星期|版|农历|刊号|代号|热线|邮箱|CN\s?\d|[A-Z]{4}")
_TITLE_LONGEST = 45
_WRITTEN = re.compile(r"\w")
_CLOSERS = re.compile("[，。！？；：、”’）》】…]{1,3}|[%％‰℃][，。！？；：、”’）》】…]{0,3}")
_PAIRS = (("“", "”"), ("（", "）"), ("《", "》"), ("【", "】"), ("‘", "’"))


@dataclass(frozen=True)
class Line:
    """A printed line that is not blank. `gap` counts the blank lines before it."""

    number: int
    passage: Passage
    gap: int
    seen_as: Look | None = None  # where its surroundings say more than the line itself

    @cached_property
    def text(self) -> str:
        return self.passage.text

    @cached_property
    def byline(self) -> Byline | None:
        return bylines.parse(self.passage)

    @property
    def authors(self) -> tuple[Author, ...]:
        if self.is_info:
            return bylines.labelled(self.passage) or bylines.dated(self.passage)
        if self.seen_as == "byline" and not self.byline:
            return bylines.bare(self.passage)
        return self.byline.authors if self.byline else ()

    @cached_property
    def look(self) -> Look:
        return self.seen_as or _look(self)

    @cached_property
    def is_open(self) -> bool:
        """It stops before its sentence does."""
        return seams.is_open(self.text)

    @cached_property
    def is_info(self) -> bool:
        """来源：… 发布时间：…: what a web page prints between headline and text."""
        return web.is_info(self.text) or bool(bylines.dated(self.passage))


def split(text: str) -> list[Line]:
    """All lines of a page that hold something visible; a credit at the end of a line becomes a line of its own."""
    found: list[Line] = []
    gap = 0
    spans = list(_spans(text))
    drawn = grid.rows(text, spans)
    spaced = is_spaced(text)
    for number, (start, stop) in enumerate(spans):
        passage = drawn[number] if number in drawn else clean(text, start, stop)
        if passage is None:
            continue
        if number not in drawn:
            passage = unmarked(passage)
            passage = mend(close_up(passage) if spaced else passage)
        if found and not gap and _CLOSERS.fullmatch(passage.text):  # what closes a sentence, pushed to the next line
            found[-1] = replace(found[-1], passage=found[-1].passage + passage)
            continue
        if not _WRITTEN.search(passage.text):  # blank, or a rule of dashes or stars
            gap += 2 if passage.text.strip() else 1
            continue
        for part in (p for whole in _without_turns(passage) for p in _parted(whole)):
            found.append(Line(len(found), part, gap))
            gap = 0
    return found


def reparted(lines: Iterable[Line]) -> list[Line]:
    """The lines with credits at their ends parted again, after fragments were joined."""
    parts = [(part, line.gap if at == 0 else 0) for line in lines for at, part in enumerate(_parted(line.passage))]
    return [Line(number, part, gap) for number, (part, gap) in enumerate(parts)]


def _spans(text: str) -> Iterator[tuple[int, int]]:
    at = 0
    for match in _BREAK.finditer(text):
        yield at, match.start()
        at = match.end()
    yield at, len(text)


_TRAILING = (  # the gap is what text and credit part at
    re.compile(r"[。！？”](?P<gap>[ 　]?)(?=[（(【][^（）()【】。]{2,60}[）)】]$)"),  # …。（张三 李四）
    re.compile(r"[。！？”](?P<gap>[ 　]?)(?=[^。！？“”]{2,40}$)"),  # …。 本报记者 张三 摄
    # a headline and its byline: … 本报记者 张三
    re.compile(rf"(?P<gap> )(?=(?:本报|记者|通讯员|见习记者|特约|首席|[{bylines.BULLETS}])[^，。！？“”：]{{2,40}}$)"),
)


def _without_turns(passage: Passage) -> list[Passage]:
    """（下转第三版） at the end of a text and （上接第一版） at its start, parted from it."""
    match = _TURN.search(passage.text)
    if not match or (match.start() and match.end() < len(passage)):
        return [passage]
    parts = (passage[: match.start()], passage[match.start() : match.end()], passage[match.end() :])
    return [part for part in parts if part.text.strip()]


def _parted(passage: Passage) -> list[Passage]:
    """Text and the credit or byline that is printed at its end."""
    for pattern in _TRAILING if "\t" not in passage.text else ():
        match = pattern.search(passage.text)
        start, stop = match.span("gap") if match else (0, 0)
        if start > 3 and _may_end(passage, start):
            names = bylines.parse(passage[stop:])
            if names and (names.authors or names.words):
                return [passage[:start], passage[stop:]]
    return [passage]


def _may_end(passage: Passage, at: int) -> bool:
    """Whether text may end here: outside brackets, and not in the middle of one long byline."""
    before = passage.text[:at]
    return before.count("（") == before.count("）") and not bylines.parse(passage)


def _look(line: Line) -> Look:
    text = line.text
    if "\t" in text:
        return "table"
    if line.is_info:
        return "byline"
    if _is_furniture(text):
        return "credit"
    if line.byline:
        return "credit" if line.byline.duties else "byline"
    if _SUBTITLE.match(text) and len(text) <= 60 and not text.endswith("。"):
        return "subtitle"
    if datelines.match(line.passage):
        return "dateline"
    return "title" if is_title(text) and not seams.is_preface(text) else "body"


def _is_furniture(text: str) -> bool:
    """Mastheads, folios, turned-page notes: what belongs to the page and to no article."""
    masthead = len(text) <= 100 and "。" not in text and _MASTHEAD.search(text)
    folio = _FOLIO.match(text) and _FOLIO_MARK.search(text)
    return bool(masthead or folio or _TURN.fullmatch(text) or web.is_furniture(text))


def is_title(text: str) -> bool:
    """Short, whole, with nothing that closes a sentence: by its looks a headline, heading, kicker or caption.

    >>> is_title("我市召开春耕备耕会"), is_title("会议要求，抓好整改。"), is_title("“没想到今年也能")
    (True, False, False)
    """
    if len(text) > _TITLE_LONGEST or FINAL.search(text) or "。" in text or "；" in text:
        return False
    parts = text.split("，")
    even = len(parts) <= 2 or max(map(len, parts)) - min(map(len, parts)) <= 1  # 夯基础，强产业，惠民生
    return not text.endswith(("，", "、", "：", ",")) and even and is_balanced(text)


def is_balanced(text: str) -> bool:
    """Every quotation mark and bracket has its partner."""
    return all(text.count(a) == text.count(b) for a, b in _PAIRS)
