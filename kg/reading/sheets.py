"""Tables of a page as articles: title lines before the rows, a remark after them."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace

from kg.reading import tables
from kg.reading.drafts import Draft
from kg.reading.lines import Line

_REMARK = re.compile(r"^[（(【※*]?(?:备注|注|说明|单位|数据来源|资料来源|来源|制表)[：:\d]")
_LABEL = re.compile(r"附?表(?:格)?[一二三四五六七八九十\d]*[：:　](?=.)")
_TITLES = 3


def lift(lines: Sequence[Line]) -> tuple[list[Draft], list[Line]]:
    """The table articles of a page, and the lines that remain. A second table with one title joins the first."""
    drafts: list[Draft] = []
    taken: set[int] = set()
    for start, stop in _blocks(lines):
        first = start
        while first > 0 and start - first < _TITLES and _is_title(lines[first - 1]) and first - 1 not in taken:
            first -= 1
        after = stop
        while after < len(lines) and _REMARK.match(lines[after].text):
            after += 1
        titles = [_title(n) for n in lines[first:start] if not _REMARK.match(n.text)]
        remarks = [n for n in (*lines[first:start], *lines[stop:after]) if _REMARK.match(n.text)]
        joins = bool(drafts) and len(titles) <= 1 and first - 1 in taken
        if not joins:
            drafts.append(Draft("table", closed=True))
        _fill(drafts[-1], titles, lines[start:stop], remarks, joins)
        taken.update(range(first, after))
    return drafts, [line for at, line in enumerate(lines) if at not in taken]


def _is_title(line: Line) -> bool:
    return line.look == "title" or bool(_REMARK.match(line.text))


def _title(line: Line) -> Line:
    """The title itself in 表2：甲县民生实事进展."""
    label = _LABEL.match(line.text)
    return replace(line, passage=line.passage[label.end() :]) if label else line


def _fill(draft: Draft, titles: list[Line], rows: Sequence[Line], remarks: list[Line], joins: bool) -> None:
    draft.add("heading" if joins else "headline", *titles[:1])
    draft.add("heading", *titles[1:])
    table = tables.table(
        [n.passage for n in rows],
        titles[-1].passage if titles else None,
        remarks[-1].passage if remarks else None,
    )
    head = len(rows) - len(table.rows)
    draft.add("heading", *rows[:head])
    draft.add("body", *rows[head:], *remarks)
    draft.tables.append(table)


def _blocks(lines: Sequence[Line]) -> Iterator[tuple[int, int]]:
    at = 0
    while at < len(lines):
        stop = at
        while stop < len(lines) and lines[stop].look == "table":
            stop += 1
        if stop > at + 1:
            yield at, stop
        at = max(stop, at + 1)
