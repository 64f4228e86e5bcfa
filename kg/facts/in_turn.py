"""Whose the numbers of a row are that is said of names in a row: 甲、乙、丙分别接待5万、4万和3万人次."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from itertools import pairwise
from typing import NamedTuple

from kg.facts.clauses import behind_mark
from kg.facts.figure_nouns import vocabulary
from kg.facts.figure_nouns_before import noun_before
from kg.mentions.quantities import Quantity
from kg.model import Entity, Mention

_OWNERS = ("place", "organisation", "initiative", "event", "person")
_AND = re.compile("[、和与及]|以及")
_DOES = re.compile("(?:[^，。；：、\\d“”]{0,10})")
_STOP = re.compile("[。；！？]")
_CUT = re.compile("[，：（）]")
_AGENTS = ("由", "被", "向", "给", "为", "对", "从", "与", "同")


class Turn(NamedTuple):
    owner: Entity
    what: str  # what the names of the row are said to have
    first: int  # the place of the row's first number


def in_turn(text: str, quantities: Sequence[Quantity], mentions: Sequence[Mention]) -> Mapping[int, Turn]:
    """By the place of a number in the sentence: whose turn it is.

    甲县、乙县接待游客量居前两位，分别接待16万人次和12万人次: 游客量 of the one, then of the other.
    """
    found: dict[int, Turn] = {}
    for told in re.finditer("分别|依次", text) if "分别" in text or "依次" in text else ():
        row = _row(text, quantities, told.end())
        if len(row) < 2:
            continue
        owners, behind = _names(text, told.start(), len(row), mentions)
        what = _what(text[behind : told.start()]) if owners else ""
        found |= {index: Turn(owner, what, row[0]) for index, owner in zip(row, owners, strict=False)}
    return found


def _row(text: str, quantities: Sequence[Quantity], start: int) -> list[int]:
    """The places of the numbers that follow one another behind 分别."""
    row: list[int] = []
    for index, q in enumerate(quantities):
        if q.start < start:
            continue
        lead = text[quantities[row[-1]].stop if row else start : q.start]
        if not (_AND if row else _DOES).fullmatch(lead):
            break
        row.append(index)
    return row


def _names(text: str, stop: int, count: int, mentions: Sequence[Mention]) -> tuple[list[Entity], int]:
    """The last row of as many names before 分别 in its sentence, and where it ends."""
    start = max((m.end() for m in _STOP.finditer(text, 0, stop)), default=0)
    edges = [start, *(m.end() for m in _CUT.finditer(text, start, stop)), stop + 1]
    for begin, end in reversed(list(pairwise(edges))):
        row = _named_in(text, begin, end - 1, mentions)
        if row and text.startswith(_AGENTS, row[0].span.start - 1):
            continue  # 分别由甲公司、乙公司投资，年产值分别为5亿元和3亿元: of what they invest in
        if len(row) == count:
            return [m.entity for m in row if m.entity is not None], row[-1].span.stop
        if row:
            break  # of other names it is said
    return [], 0


def _named_in(text: str, start: int, stop: int, mentions: Sequence[Mention]) -> list[Mention]:
    """The longest row of names joined by 、 or 和 in a clause: 其中甲县、乙县和丙县产量较高."""
    here = [m for m in mentions if m.kind in _OWNERS and start <= m.span.start and m.span.stop <= stop]
    best: list[Mention] = []
    for first in here:
        row = [_last_link(first, here)]
        while joint := _AND.match(text, row[-1].span.stop):
            following = [m for m in here if m.span.start == joint.end()]
            if not following:
                break
            row.append(_last_link(max(following, key=lambda m: m.span.stop), here))
        best = max(best, row, key=len)
    return best if len(best) > 1 else []


def former_or_latter(text: str, position: int, mentions: Sequence[Mention]) -> Entity | None:
    """The one or the other of two names that 前者 or 后者 at this point means: 甲码头和乙医院开工，前者投资4亿元."""
    if not text.startswith(("前者", "后者"), position):
        return None
    edges = [
        0,
        *(m.end() for m in _STOP.finditer(text, 0, position)),
        *(m.end() for m in _CUT.finditer(text, 0, position)),
    ]
    for begin, end in reversed(list(pairwise(sorted({*edges, position})))):
        pair = _named_in(text, begin, end, mentions)
        if len(pair) == 2:
            return pair[text.startswith("后者", position)].entity
    return None


def _last_link(mention: Mention, here: Sequence[Mention]) -> Mention:
    """The mountain of 甲市乙雪山."""
    while following := [m for m in here if m.span.start == mention.span.stop]:
        mention = max(following, key=lambda m: m.span.stop)
    return mention


_WHAT = re.compile(
    "(?:等地?|[两三四五六七八九十]地)?的?(?P<what>[一-鿿]{2,12}?)"
    "(?:最|居|位[居列]|排|也|均|都|同比|环比|较|领先|增长|增速|突出|名列|，|$)"
)


def _what(text: str) -> str:
    """游客量 of 接待游客量居前两位: what is said of the names behind them."""
    match = _WHAT.match(text)
    what = noun_before(match["what"]) if match else ""
    return "" if what in vocabulary("verb") else what


#: An indicator that another number of the sentence has been named by.
_OF_OTHERS = ("previous", "distributed", "elsewhere")


def named_in_turn(turn: Turn, names: Sequence[tuple[str, str]], unit: str) -> str:
    """The indicator for all the row: that of its first number, or if it is but its verb or unit what the names have."""
    indicator, rule = names[turn.first]
    nothing = indicator == unit or indicator in vocabulary("verb") or len(indicator) < 2
    return turn.what or indicator if nothing or rule in _OF_OTHERS else indicator


_ALIKE = re.compile("[均都皆]|各(?=[^，。；：]{0,6}\\d)")
_IN_ALL = re.compile("共(?!享|建|富|青)|总[计共]|合计|累计|一共")


def each_of(text: str, q: Quantity, doers: Sequence[Entity], mentions: Sequence[Mention]) -> tuple[Entity, ...]:
    """All of 甲县、乙县 in 甲县、乙县产量均超过5万吨, of each of whom the number is told; () where it is of one."""
    if len(doers) < 2 or len({doer.kind for doer in doers}) > 1:
        return ()
    start = behind_mark(text, q.start)
    ends = [m.span.stop for m in mentions if m.entity in doers and m.span.stop <= q.start]
    said = text[max([start, *ends]) : q.start]
    named = {m.entity for m in mentions if m.span.stop <= q.start}
    return tuple(doers) if named.issuperset(doers) and _ALIKE.search(said) and not _IN_ALL.search(said) else ()
