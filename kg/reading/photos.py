"""Photos with a caption and a credit of their own, wherever they stand, even in the middle of a sentence."""

from __future__ import annotations

import re
from collections.abc import Sequence

from kg.model import Author
from kg.reading.drafts import Draft
from kg.reading.lines import Line

_START = re.compile(
    r"^(?:(?:20\d\d年)?\d{1,2}月\d{1,2}日|\d{1,2}日|近日|日前|连日来|近期|图为|图①|图1|上图|下图|左图|右图|这是|[▲↑→←↓△▼])"
)
_CAPTION = re.compile(r"(?:图为|图①|图1|[上下左右]图|[▲↑→←↓△▼])")
_LONGEST = 12  # lines of a caption, its fragments counted


def lift(lines: Sequence[Line]) -> tuple[list[Draft], list[Line]]:
    """The photo articles of a page, and the lines that remain."""
    taken: set[int] = set()
    drafts: list[Draft] = []
    for at, line in enumerate(lines):
        if at in taken or not _is_credit(line):
            continue
        stop = at
        while stop > 0 and lines[stop - 1].look == "byline" and stop - 1 not in taken:
            stop -= 1
        after = at + 1
        while after < len(lines) and _is_credit(lines[after]) and lines[after].gap <= 1:
            after += 1
        start = _start(lines, stop, taken)
        if start is None or _heads_text(lines, stop, after) or _ends_text(lines[after : after + 1]):
            continue
        drafts.append(_draft(lines[start:stop], lines[stop:after]))
        taken.update(range(start, after))
    return drafts, [line for at, line in enumerate(lines) if at not in taken]


def is_caption(text: str) -> bool:
    """图为…, ▲…: says of itself that it explains a picture."""
    return bool(_CAPTION.match(text))


def _is_credit(line: Line) -> bool:
    return line.look == "byline" and bool(line.byline and line.byline.photo)


def _draft(caption: Sequence[Line], credit: Sequence[Line]) -> Draft:
    draft = Draft("photo", closed=True)
    title = len(caption) > 1 and caption[0].look == "title" and caption[1].look == "body" and caption[1].gap <= 1
    draft.add("headline", *caption[: int(title)])
    draft.add("body", *caption[int(title) :])
    role = ""
    for line in credit:
        for author in line.byline.authors if line.byline else ():
            printed = any(w in author.role for w in ("记者", "员", "特约"))
            role = author.role if printed else role
            draft.sign([author if printed or not role else Author(author.name, role, author.passage)])
    return draft


def _heads_text(lines: Sequence[Line], stop: int, after: int) -> bool:
    """图/文 under a headline: the byline of what follows, not the credit of what stands before."""
    follows = after < len(lines) and lines[after].look in ("body", "title", "subtitle") and lines[after].gap <= 2
    words = {w for n in lines[stop:after] if n.byline for w in n.byline.words}
    both = any("文" in w or "报道" in w for w in words)
    return stop == 0 or (lines[stop - 1].look in ("title", "subtitle") and follows and both)


def _ends_text(below: Sequence[Line]) -> bool:
    """（张三摄影）with（记者 李四）right below it: what signs a whole text, pictures and words."""
    return any(n.gap <= 1 and n.byline and n.byline.bracketed and not n.byline.photo for n in below)


def _start(lines: Sequence[Line], stop: int, taken: set[int]) -> int | None:
    """Where the caption that ends before `stop` begins."""
    at = stop - 1
    if at < 0 or at in taken or lines[at].look not in ("body", "title"):
        return None
    while at >= 0 and at not in taken and lines[at].look in ("body", "title") and stop - at <= _LONGEST:
        if _START.match(lines[at].text) or lines[at].gap >= 2:
            return _with_title(lines, at, taken)
        at -= 1
    return stop - 1


def _with_title(lines: Sequence[Line], at: int, taken: set[int]) -> int:
    """A short line right above the caption, itself set apart from what stands before, is its headline."""
    above = at - 1
    if above < 0 or above in taken or lines[at].gap > 1 or lines[above].look != "title":
        return at
    before = lines[above - 1] if above else None
    apart = before is None or lines[above].gap >= 2 or above - 1 in taken or before.look in ("byline", "credit")
    return above if apart else at
