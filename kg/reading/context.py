"""Lines whose neighbours say what they are: 谁来守护古树？ right above a byline is a headline."""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence
from dataclasses import replace

from kg.reading import heads, seams, web
from kg.reading.lines import Line, Look, is_balanced

_ISSUERS = 4  # lines of those who sign one notice
Rule = Callable[[Line, Line | None, Line | None], Look | None]


def seen(lines: Sequence[Line]) -> list[Line]:
    """The lines, each seen as the first rule says that knows its surroundings."""
    found: list[Line] = []
    signed = _signatures(lines)
    for at, line in enumerate(lines):
        if at in signed:
            found.append(replace(line, seen_as="body"))
            continue
        before = found[-1] if found else None
        after = lines[at + 1] if at + 1 < len(lines) else None
        looks = (rule(line, before, after) for rule in RULES)
        look = next((look for look in looks if look), None)
        found.append(replace(line, seen_as=look) if look else line)
    return found


def _signatures(lines: Sequence[Line]) -> set[int]:
    """Where a notice is signed: 特此公告, 甲县水利局 and 2025年3月15日, each on a line of its own under its text."""
    found: set[int] = set()
    for at, line in enumerate(lines):
        if seams.is_hereby(line.text):
            found.add(at)
        elif seams.is_date_line(line.text):
            start = _first_issuer(lines, at)
            if start < at and start > 0 and _is_over(lines[start - 1]):
                found.update(range(start, at + 1))
    return found


def _first_issuer(lines: Sequence[Line], at: int) -> int:
    start = at
    while start > 0 and at - start < _ISSUERS and seams.is_issuer(lines[start - 1].text):
        start -= 1
    return start


def _is_over(line: Line) -> bool:
    """A text that is closed, or 特此公告."""
    return seams.is_hereby(line.text) or (line.look == "body" and not line.is_open)


def _point_of_a_list(line: Line, before: Line | None, after: Line | None) -> Look | None:
    return "body" if line.look == "subtitle" and not _is_subtitle(before, after) else None


def _half_of_a_sentence(line: Line, before: Line | None, after: Line | None) -> Look | None:
    if line.look != "title" or after is None or after.look != "body":
        return None
    return "body" if seams.dangles(line.text, after.text) else None


def _hidden_title(line: Line, before: Line | None, after: Line | None) -> Look | None:
    return "title" if after and _is_hidden_title(line, before, after) else None


def _place_before_title(line: Line, before: Line | None, after: Line | None) -> Look | None:
    """某区： on a line of its own, the headline's first."""
    if after is None or after.look != "title" or (before and before.is_open and before.look != "title"):
        return None
    return "title" if len(line.text) <= 12 and line.text.endswith("：") and "，" not in line.text else None


def _asking_title(line: Line, before: Line | None, after: Line | None) -> Look | None:
    """某镇好在哪儿？ under another title or with a place at its head, a paragraph of its own before the text."""
    if line.look != "body" or not line.text.endswith(("？", "！")) or after is None or after.look != "body":
        return None
    whole = len(line.text) <= 30 and not re.search("^“|[，。：]", line.text) and is_balanced(line.text)
    titled = before is not None and before.look == "title" and before.number == line.number - 1
    alone = titled and after.gap > 0 and line.gap > 0
    return "title" if whole and (alone or heads.names_place(line.text)) else None


def _bare_byline(line: Line, before: Line | None, after: Line | None) -> Look | None:
    """张三 between a headline and its text, or beside the line of information that a web page prints there."""
    if before is None or after is None:
        return None
    titled = before.look in ("title", "subtitle") or (before.is_info and line.look == "title")
    named = heads.is_bare_name(line) or (before.look == "title" and heads.is_names(line.text))
    return "byline" if titled and (after.look == "body" or after.is_info) and named else None


def _bare_outlet(line: Line, before: Line | None, after: Line | None) -> Look | None:
    """甲县融媒 between a headline and the date or the author below it, or between these and the text."""
    if line.look != "title" or before is None or after is None or not web.is_outlet(line.text):
        return None
    above, below = before.look == "title" and after.is_info, before.is_info and after.look == "body"
    return "credit" if above or below else None


def _closing_names(line: Line, before: Line | None, after: Line | None) -> Look | None:
    """张三 李四 or 张三、李四 under a closed text: nothing but names, and no list of them goes on."""
    if before is None or before.look != "body" or before.is_open or line.look != "title":
        return None
    last = after is None or after.look in ("credit", "byline", "title", "dateline")
    return "byline" if last and heads.is_names(line.text) and not (after and heads.is_names(after.text)) else None


RULES: tuple[Rule, ...] = (
    _point_of_a_list,
    _half_of_a_sentence,
    _hidden_title,
    _place_before_title,
    _asking_title,
    _bare_byline,
    _bare_outlet,
    _closing_names,
)


def _is_subtitle(before: Line | None, after: Line | None) -> bool:
    """A dash opens a subtitle under a headline; elsewhere, and in rows, it opens the points of a list."""
    if before is None or before.look not in ("title", "kicker", "byline", "subtitle"):
        return before is None and after is not None
    return before.look == "subtitle" or after is None or after.look != "subtitle"


def _is_hidden_title(line: Line, before: Line | None, after: Line) -> bool:
    """Ends in ？or ！, or is longer than titles are, but stands where only a title can."""
    if line.look != "body" or after.look not in ("byline", "subtitle", "dateline"):
        return False
    if after.look == "byline" and after.byline and (after.byline.photo or after.byline.bracketed):
        return False
    free = before is None or not before.is_open or before.look != "body"
    short = len(line.text) <= 30 and line.text.endswith(("？", "！", "？”", "！”")) and "，" not in line.text
    long = len(line.text) <= 60 and line.is_open and "。" not in line.text and not line.text.endswith(("，", "、"))
    return free and is_balanced(line.text) and (short or long)
