"""Place names that only help to name something else: 北京 in 北京大学, 中国 in a document's title."""

from __future__ import annotations

import re
from collections.abc import Sequence

from kg.mentions.scope import Reading, Scope
from kg.model import Mention

_LEVEL = re.compile(r"(?:[省市县区旗州盟镇乡村]|街道|社区|嘎查|苏木|[一二三四五六七八九十0-9][团连师])$")
_RULERS = frozenset(("政府", "当局", "军队", "军方", "警方", "议会", "国会", "总统府"))
_WIDE = frozenset({"province", "city"})
_HOLDERS = frozenset({"person", "organisation", "document", "product"})


def holders(reading: Reading) -> dict[int, list[Mention]]:
    """The names that the name of a place may be part of, by sentence."""
    found: dict[int, list[Mention]] = {}
    for mention in reading.mentions:
        if mention.kind in _HOLDERS:
            found.setdefault(mention.span.sentence, []).append(mention)
    return found


def stands(mention: Mention, near: Sequence[Mention]) -> bool:
    """Whether the mention is a place of its own: outside the names near it, or a unit that runs the body so named."""
    holders = [m for m in near if _holds(m, mention)]
    if not holders:
        return True
    if any(m.kind != "organisation" for m in holders):
        return False
    if mention.subtype in _WIDE and any(m.subtype == "company" for m in holders):
        return False
    return _is_unit(mention) or mention.anaphor or all(_is_government(holder, mention) for holder in holders)


def _is_government(body: Mention, place: Mention) -> bool:
    """美国政府, 印度当局: the country's own rulers, which are called by nothing but its name."""
    rest = body.name.removeprefix(place.name)
    return rest != body.name and rest in _RULERS


def _is_unit(mention: Mention) -> bool:
    """Whether the name says of what level the place is; the 州 of 扬州 does not."""
    return bool(_LEVEL.search(mention.name)) and not mention.rule.startswith("places.short")


def _holds(outer: Mention, inner: Mention) -> bool:
    a, b = outer.span, inner.span
    return a.sentence == b.sentence and a.start <= b.start and b.stop <= a.stop


def without_parts(mentions: list[Mention]) -> list[Mention]:
    """Without short names that only name a site (上饶 in 上饶经济技术开发区) and stand nowhere else in the article."""
    places = [m for m in mentions if m.kind == "place" and m.entity]
    inner = {id(m) for m in places if not _is_unit(m) and any(_holds(o, m) for o in places if o is not m)}
    if not inner:
        return mentions
    free = {m.entity for m in places if id(m) not in inner}
    return [m for m in mentions if id(m) not in inner or m.entity in free]


def without_unnamed(mentions: list[Mention], scope: Scope) -> list[Mention]:
    """Without 全省 where nobody names the province: it says how far a prize or rule reaches, and is told nothing of."""
    named = {m.entity for m in mentions if not m.anaphor}
    return [
        m
        for m in mentions
        if not (m.anaphor and m.subtype == "province" and m.entity not in named) or _is_counted_in(m, scope)
    ]


_THINGS_THERE = re.compile(r"(?:现|共|已|约)*(?:有|建成)?\d[\d.]{0,12}[余多万]{0,2}[个所家名处条座户人件]")


def _is_counted_in(mention: Mention, scope: Scope) -> bool:
    """Whether a clause opens with the word and a number: 全省50所学校."""
    text, span = scope.article.sentences[mention.span.sentence].text, mention.span
    opens = span.start == 0 or text[span.start - 1] in "，。；："
    return opens and _THINGS_THERE.match(text, span.stop) is not None
