"""The lines of a page and what each of them looks like on its own."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cached_property
from typing import Literal

from kg.model import Passage
from kg.reading import bylines, datelines
from kg.reading.bylines import Byline
from kg.reading.text import clean

Look = Literal["table", "credit", "byline", "subtitle", "dateline", "title", "body"]

_BREAK = re.compile(r"\r\n|[\n\r\x0b\x0c\x1c-\x1e\x85\u2028\u2029]")
FINAL = re.compile(r"[。！？!?…；;][”’）》】]*$")
_SUBTITLE = re.compile(r"^(?:——|--|—|－－)")
_BEGINNING = re.compile(
    r"(?:如今|而今|近年来|今年以来|去年以来|据了解|据介绍|据悉|下一步|目前|截至目前|与此同时|此外|同时|接下来|"
    r"[一二三四五六七八九]是|第[一二三四五六七八九]|[一二三四五六七八九十]+、|\d{1,2}[.．、])"
)
_TITLE_LONGEST = 45


@dataclass(frozen=True)
class Line:
    """A printed line that is not blank. `gap` counts the blank lines before it."""

    number: int
    passage: Passage
    gap: int

    @property
    def text(self) -> str:
        return self.passage.text

    @cached_property
    def byline(self) -> Byline | None:
        return bylines.parse(self.passage)

    @cached_property
    def look(self) -> Look:
        return _look(self)

    @property
    def is_open(self) -> bool:
        """It stops before its sentence does."""
        return not FINAL.search(self.text) and not self.text.endswith(("：", ":"))

    @property
    def is_beginning(self) -> bool:
        """It starts as only a new sentence does."""
        return bool(_BEGINNING.match(self.text))


def split(text: str) -> list[Line]:
    """All lines of a page that hold something visible."""
    found: list[Line] = []
    gap = 0
    for start, stop in _spans(text):
        passage = clean(text, start, stop)
        if passage.text.strip():
            found.append(Line(len(found), passage, gap))
            gap = 0
        else:
            gap += 1
    return found


def _spans(text: str) -> Iterator[tuple[int, int]]:
    at = 0
    for match in _BREAK.finditer(text):
        yield at, match.start()
        at = match.end()
    yield at, len(text)


def _look(line: Line) -> Look:
    text = line.text
    if "\t" in text:
        return "table"
    if line.byline:
        return "byline" if line.byline.authors and not line.byline.duties else "credit"
    if _SUBTITLE.match(text) and len(text) <= 60 and not text.endswith(("。", "”")):
        return "subtitle"
    if datelines.match(line.passage):
        return "dateline"
    return "title" if is_title(text) else "body"


def is_title(text: str) -> bool:
    """Short, with nothing that closes a sentence: a headline, heading, kicker or caption by its looks.

    >>> is_title("我市召开夏季臭氧污染管控会"), is_title("会议要求，抓好整改。")
    (True, False)
    """
    if len(text) > _TITLE_LONGEST or FINAL.search(text) or re.search("[。；]", text):
        return False
    return not text.endswith(("，", "、", "：", ",")) and text.count("，") <= 1
