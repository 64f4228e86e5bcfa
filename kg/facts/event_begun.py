"""When what is built, founded or opened began or was done: 去年9月开张, 8月28日通车的公路, 建于1986年."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import lru_cache

from kg.lexicon.happenings import alternation, openings
from kg.mentions.dates import DateExpression, find_dates
from kg.mentions.event_carving import clauses
from kg.mentions.overlaps import by_sentence
from kg.mentions.scope import Reading
from kg.model import Fact, Mention, Span, Status

_KINDS = ("day", "month", "year")
_SITES = ("facility", "zone", "scenic", "compound")
_MANNER = (
    "(?:已经|已|正式|顺利|如期|率先|全面|也|便|就|刚刚|刚|才|建成|主体|全线|实现|新近|完成|"
    "前|底前|底|初|中旬|下旬|上旬|份|，)*"
)
_DEED = (
    f"(?:{alternation(openings())}|"
    "上线运行|上线|挂牌运行|成立|组建|创办|创建|开放|验收|运行|运营|注册成功|注册|获批|建起来|建起|开播|首发|落户|问世|诞生|设立)"
)
_THEN = re.compile(f"{_MANNER}{_DEED}(?!以来|前，|之前|后，|时，|时间|仪式)")
_OF_WHICH = re.compile(f"{_MANNER}{_DEED}的")
_BUILT_IN = re.compile("(?:始建|建|成立|创建|创办|启用|开通|建成|开工|投产|投用|落成)于$")
_ON = re.compile("(?:项目|工程)?(?:也|已|则|就|将|是)?(?:于|在|从)?")
_WHERE = re.compile(
    "(?:在|于|落户|入驻|由|与|和|走进|来到)[省市县区镇乡州]?[^，。的]{0,6}$"
)  # 在工业园区开工: not the park
_PLANNED = re.compile("预计|计划|将|力争|确保|明年|有望")
_dates = lru_cache(maxsize=512)(find_dates)


def begun(reading: Reading) -> Iterator[Fact]:
    """One date a thing, the first that is told of it."""
    meta = reading.scope.page.meta.date
    page_date = meta.value if meta else None
    seen: set[str] = set()
    told_of = by_sentence([m for m in reading.mentions if _is_thing(m)])
    for sentence in reading.scope.article.with_role("body", "caption"):
        if sentence.index not in told_of:
            continue
        dates = [d for d in _dates(sentence.text, page_date) if d.edtf and d.kind in _KINDS]
        if not dates:
            continue
        things = told_of[sentence.index]
        things = [m for m in things if not _WHERE.search(sentence.text[max(0, m.span.start - 8) : m.span.start])]
        for date in dates:
            thing = _thing_of(sentence.text, date, things)
            if thing is None or thing.entity is None or thing.entity.key in seen:
                continue
            seen.add(thing.entity.key)
            span = Span(sentence.index, min(date.start, thing.span.start), max(date.stop, thing.span.stop))
            planned = _PLANNED.search(sentence.text[max(0, date.start - 8) : date.stop + 6])
            status: Status = "planned" if planned else "done"
            yield Fact(thing.entity, "date", date.edtf, (span,), "event.begun", 0.65, status=status)


def _is_thing(mention: Mention) -> bool:
    """A programme or a site."""
    if mention.entity is None:
        return False
    kind, subtype = mention.entity.kind, mention.entity.subtype
    return kind == "initiative" or (kind == "place" and subtype in _SITES)


def _thing_of(text: str, date: DateExpression, things: list[Mention]) -> Mention | None:
    """Whose date it is: the thing right before it, the thing that opens behind it, or the sentence's last one."""
    if _BUILT_IN.search(text[: date.start]):
        return _last(m for m in things if m.span.stop < date.start and "。" not in text[m.span.stop : date.start])
    passing = _OF_WHICH.match(text, date.stop)
    if passing:
        behind = [m for m in things if passing.end() <= m.span.start <= passing.end() + _NEAR]
        return min(behind, key=lambda m: (m.span.start, -m.span.stop), default=None)
    if _THEN.match(text, date.stop):
        start = next(a for a, b in clauses(text) if a <= date.start < b or b >= len(text))
        near = [m for m in things if m.span.stop <= date.start and _ON.fullmatch(text, m.span.stop, date.start)]
        return _last(near) or (_last(m for m in things if m.span.stop <= start) if start == date.start else None)
    return min(
        (m for m in things if date.stop <= m.span.start <= date.stop + _FAR and _THEN.match(text, m.span.stop)),
        key=lambda m: m.span.start,
        default=None,
    )


_NEAR = 6  # characters between 通车的 and the road
_FAR = 24  # and between 今年6月， and what is done in it


def _last(things: Iterator[Mention] | list[Mention]) -> Mention | None:
    return max(things, key=lambda m: (m.span.stop, m.span.stop - m.span.start), default=None)
