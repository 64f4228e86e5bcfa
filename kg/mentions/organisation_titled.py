"""Bodies that only the title right behind them gives away: 石门镇合疗办|主任, 云海车研|首席执行官."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache

from kg.lexicon.body_names import subtype_of
from kg.lexicon.bureaux import broken
from kg.lexicon.gazetteer import gazetteer
from kg.lexicon.people import name_score
from kg.mentions.organisation_line import Line, Name, begins
from kg.mentions.organisation_open import placed_heads
from kg.mentions.place_world import is_listed
from kg.mentions.posts import Title, find_titles

_BODY = re.compile(
    "(?![各全每两多几这该本])[一-鿿]{1,9}(?:办|办公室|局|站|所|队|组|室|部|处|科|院|会|厂|场|社|校|园|馆|台|中心|平台|专班|支部|矿|段|仓|店|行)$"
)
_FIRM_HEAD = re.compile(
    "(?:总经理|董事长|总裁|首席执行官|首席技术官|首席运营官|首席科学家|CEO|创始人|创办人|合伙人|总监|董事|厂长)$"
)
_OFFICE = re.compile(
    "(?:主任|站长|所长|队长|组长|局长|处长|科长|股长|院长|会长|秘书长|理事长|厂长|场长|社长|校长|园长|馆长|台长|经理|总经理|董事长|店长|矿长|段长|行长|书记)$"
)
_EDGE = re.compile("[，。；：、！？“”‘’（）《》\\s]|^")
#: What no firm is called: 公司, 这家企业, 项目.
_NO_FIRM = re.compile(
    "^(?:.{0,4}(?:公司|企业|集团|单位|项目|产业|行业|中心|部门|机构|团队|品牌|市场|原任|现任|时任|年轻|女|男|本土|知名|著名|返乡|创业).{0,1})$|"
    "项目$|村$|^[历现前首原][届任]|[的了是由在和与及为把被让到将等位名个]|同志|先生|女士|记者|担任|兼任|聘请|任命|包括|以及"
)
_LEVEL = re.compile("[县区市镇乡旗州](?![级域])")
_SHORTEST, _LONGEST = 2, 10
_LONGEST_BODY = 12  # characters that `_BODY` may have


def titled_bodies(line: Line) -> Iterator[Name]:
    """A place, what no list has, and a title: 石门镇|合疗办|主任."""
    for title in _titles(line, _OFFICE):
        for chain in line.chains:
            near = 1 < title.start - chain.stop <= _LONGEST_BODY and not chain.anaphor
            if not near or not _BODY.fullmatch(line.text, chain.stop, title.start):
                continue
            if line.hard_stops.isdisjoint(range(chain.stop, title.start - 1)):
                called = line.text[chain.last : title.start]
                yield line.name(chain.start, title.start, "titled_body", 0.75, name=called, subtype=_subtype(called))


#: 公寓|创办人: what it is, not what it is called
_KINDS = re.compile(
    "公寓|民宿|酒店|宾馆|农庄|山庄|庄园|客栈|农场|牧场|工坊|作坊|门店|店铺|餐厅|饭店|食堂|超市|茶馆|书店|书屋|园区|基地|果园|茶园|"
    "工作室|直播间|车间|养老院|幼儿园|电商|企业|公司|工厂"
)


def titled_firms(line: Line) -> Iterator[Name]:
    """A name of any make between a mark and an officer that only firms have: ，云海车研|首席执行官."""
    for title in _titles(line, _FIRM_HEAD):
        start = max(match.end() for match in _EDGE.finditer(line.text, 0, title.start))
        called = line.text[start : title.start]
        if not _SHORTEST <= len(called) <= _LONGEST or not re.fullmatch("[一-鿿A-Za-z0-9]+", called):
            continue
        if (
            _NO_FIRM.search(called)
            or _KINDS.fullmatch(called)
            or _is_place(called)
            or (len(called) < 5 and name_score(called) > 0)
            or not line.stops.isdisjoint(range(start, title.start))
        ):
            continue
        yield line.name(start, title.start, "titled_firm", 0.65, subtype="company")


def level_schools(line: Line) -> Iterator[Name]:
    """县|第一中学, 镇|中心校: short names of schools behind a level word."""
    for level in _LEVEL.finditer(line.text):
        end = placed_heads().end(line.text, level.end())
        if end and not broken(line.text, end) and begins(line, level.start()) and not line.inside_place(level.end()):
            yield line.name(level.start(), end, "level_body", 0.8, subtype="social")


def _titles(line: Line, heads: re.Pattern[str]) -> Iterator[Title]:
    return (title for title in find_titles(line.text) if not title.inner and _ends_in(title.head, heads))


@cache
def _ends_in(head: str, heads: re.Pattern[str]) -> bool:
    """Whether a title of the list is of those; there are no others."""
    return bool(heads.search(head))


def _is_place(name: str) -> bool:
    return is_listed(name) or bool(gazetteer().short_named(name))


def _subtype(name: str) -> str:
    subtype = subtype_of(name)
    return (
        "government" if subtype == "social" and name.endswith(("办", "局", "站", "所", "队", "处", "科")) else subtype
    )
