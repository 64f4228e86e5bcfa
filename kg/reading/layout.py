"""Parts the lines of a page into articles: lifts out photos and tables, then reads the running text."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from kg.model import Author
from kg.reading import tables
from kg.reading.drafts import Draft
from kg.reading.heads import assign
from kg.reading.lines import Line

_CAPTION_START = re.compile(
    r"^(?:\d{1,2}月\d{1,2}日|近日|日前|连日来|图为|这是|[▲↑→←↓△])"
)
_REMARK = re.compile(r"^(?:备注|注|说明|单位|数据来源|资料来源|来源)[：:]")
_PICTURE_PARAGRAPHS = 4


def arrange(lines: Sequence[Line]) -> tuple[list[Draft], tuple[Author, ...]]:
    """The articles of a page in the order they begin, and the credits of the page."""
    credits = [line for line in lines if line.look == "credit"]
    rest = [line for line in lines if line.look != "credit"]
    photos, rest = _lift_photos(rest)
    sheets, rest = _lift_tables(rest)
    drafts = sorted([*photos, *sheets, *_run(rest)], key=lambda d: d.first)
    _sign_page(drafts, credits)
    duties = tuple(a for line in credits if line.byline for a in line.byline.duties)
    return [d for d in drafts if d.parts], duties


def _sign_page(drafts: list[Draft], credits: list[Line]) -> None:
    """文字 and 摄影 of a whole page are the authors of its main feature."""
    features = [d for d in drafts if d.genre == "feature"] or drafts
    if features:
        main = max(features, key=lambda d: sum(len(line.text) for _, line in d.parts))
        for line in credits:
            if line.byline:
                main.sign(line.byline)


# --- photos ----------------------------------------------------------------------------------


def _lift_photos(lines: list[Line]) -> tuple[list[Draft], list[Line]]:
    """Photos with a caption and a credit of their own, wherever they stand, even inside a sentence."""
    taken: set[int] = set()
    drafts: list[Draft] = []
    for at, line in enumerate(lines):
        if line.look != "byline" or not line.byline or not line.byline.photo or at in taken:
            continue
        start = _picture_start(lines, at, taken)
        if start is None:
            continue
        stop = at
        draft = Draft("photo", closed=True)
        while start < stop and lines[stop - 1].look == "byline":
            stop -= 1
        for part in lines[start:stop]:
            draft.add("body", part)
        for credit in lines[stop : at + 1]:
            if credit.byline:
                draft.sign(credit.byline)
        taken.update(range(start, at + 1))
        drafts.append(draft)
    return drafts, [line for at, line in enumerate(lines) if at not in taken]


def _picture_start(lines: list[Line], credit: int, taken: set[int]) -> int | None:
    """Where the caption of a photo credit begins; None where the credit belongs to an article's head."""
    at = credit - 1
    while at >= 0 and lines[at].look == "byline":
        at -= 1
    last = at
    while at >= 0 and at not in taken and lines[at].look in ("body", "title") and last - at < _PICTURE_PARAGRAPHS + 2:
        if _CAPTION_START.match(lines[at].text) or lines[at].gap >= 2:
            return at
        at -= 1
    if last < 0 or lines[last].look != "body":
        return None
    return last


# --- tables ----------------------------------------------------------------------------------


def _lift_tables(lines: list[Line]) -> tuple[list[Draft], list[Line]]:
    drafts: list[Draft] = []
    taken: set[int] = set()
    for start, stop in _table_blocks(lines):
        titles = start
        while titles > 0 and start - titles < 3 and lines[titles - 1].look == "title" and titles - 1 not in taken:
            titles -= 1
        after = stop
        while after < len(lines) and _REMARK.match(lines[after].text):
            after += 1
        heads, remarks = lines[titles:start], lines[stop:after]
        if drafts and len(heads) <= 1 and titles - 1 in taken:
            draft = drafts[-1]
            draft.add("heading", *heads)
        else:
            draft = Draft("table", closed=True)
            drafts.append(draft)
            draft.add("headline", *heads[:1])
            draft.add("heading", *heads[1:])
        draft.add("body", *lines[start:stop], *remarks)
        title = heads[-1].passage if heads else None
        draft.tables.append(
            tables.table([n.passage for n in lines[start:stop]], title, remarks[0].passage if remarks else None)
        )
        taken.update(range(titles, after))
    return drafts, [line for at, line in enumerate(lines) if at not in taken]


def _table_blocks(lines: list[Line]) -> Iterator[tuple[int, int]]:
    at = 0
    while at < len(lines):
        stop = at
        while stop < len(lines) and lines[stop].look == "table":
            stop += 1
        if stop > at + 1:
            yield at, stop
        at = max(stop, at + 1)


# --- running text ----------------------------------------------------------------------------


def _run(lines: list[Line]) -> list[Draft]:
    drafts: list[Draft] = []
    for head, body in _runs(lines):
        _place(drafts, head, body)
    return drafts


def _runs(lines: list[Line]) -> Iterator[tuple[list[Line], list[Line]]]:
    """Stretches of title-like lines, each with the stretch of text that follows; a dateline starts a new one."""
    head: list[Line] = []
    body: list[Line] = []
    for line in lines:
        if line.look in ("title", "subtitle", "byline"):
            if body:
                yield head, body
                head, body = [], []
            head.append(line)
        else:
            if line.look == "dateline" and body:
                yield head, body
                head, body = [], []
            body.append(line)
    yield head, body


def _place(drafts: list[Draft], head: list[Line], body: list[Line]) -> None:
    """Adds a stretch to the article it belongs to, or begins a new one."""
    current = drafts[-1] if drafts else None
    if current:
        head = _signed(current, head)
    dated = bool(body) and body[0].look == "dateline"
    anchored = dated or any(line.look in ("byline", "subtitle") for line in head)
    if current and not anchored and not (head and body and _may_begin(current)):
        _go_on(current, head, body)
        return
    captions, head = _own_head(head) if current else ([], head)
    if current:
        current.add("caption", *captions)
    draft = Draft("brief" if dated else "feature")
    assign(draft, head, dated)
    draft.add("body", *body)
    if dated and (found := datelines_of(body[0])):
        draft.authors.extend(found)
    if not draft.parts and current:
        return
    drafts.append(draft)


def datelines_of(line: Line) -> tuple[Author, ...]:
    from kg.reading import datelines

    found = datelines.match(line.passage)
    return found.authors if found else ()


def _signed(current: Draft, head: list[Line]) -> list[Line]:
    """Takes the bylines that close the article before off the head of the next."""
    at = 0
    while at < len(head) and head[at].byline and head[at].look == "byline":
        byline = head[at].byline
        if not (current.last_body and byline) or (current.authors and not byline.bracketed):
            break
        current.sign(byline)
        current.closed = True
        at += 1
    return head[at:]


def _may_begin(current: Draft) -> bool:
    """After a brief or a signed end, a title begins a new article; inside a feature it is a heading."""
    before = current.last_body
    return current.closed or (current.genre == "brief" and not (before and before.is_open))


def _own_head(head: list[Line]) -> tuple[list[Line], list[Line]]:
    """Parts captions of the article before, which stand apart, from the head of the next."""
    for at in range(len(head) - 1, 0, -1):
        if head[at].gap >= 3:
            return head[:at], head[at:]
    return [], head


def _go_on(current: Draft, head: list[Line], body: list[Line]) -> None:
    for at, line in enumerate(head):
        after = head[at + 1] if at + 1 < len(head) else (body[0] if body else None)
        alone = line.gap >= 2 and (after is None or after.gap >= 2)
        crowd = len(head) >= 3 and at < len(head) - 1
        before = current.last_body
        inside = bool(before and before.is_open and body and not body[0].is_beginning)
        current.add("caption" if alone or crowd or inside or not body else "heading", line)
    current.add("body", *body)
