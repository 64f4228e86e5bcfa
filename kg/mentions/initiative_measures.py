"""Measures in a row (推行甲制度；建立乙机制) and the kinds of service point that a body opens (发布首批某某服务点)."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache

from kg.lexicon import programmes
from kg.mentions.initiative_lines import Line, make
from kg.model import Mention

_VERB = (
    "推行|实行|落实|建立健全|健全完善|建立|健全|完善|构建|制定|执行|出台|实施|推出|创新|探索|设立|打造|优化|搭建|形成"
)
_HEAD = (
    "制度|机制|(?:清单|台账|闭环|积分|网格化|标准化|清单化|项目化|分类|分级|精细化|动态)管理"
    "|(?:服务|保障|工作|治理|防控|监管|责任|帮扶|培训)体系|负责制|承诺制|包联制|代办制|首问制|公示制"
)
_MEASURE = re.compile(
    "(?:^|(?<=[，；：。]))(?:同时|并|还|全面|严格|率先|积极|创新|持续|进一步|不断|大力|[一二三四五]是){0,2}"
    f"(?P<verb>{_VERB})(?:推行|实行|落实|建立|完善)?(?:了|起|好)?(?P<name>[\u4e00-\u9fffA-Za-z0-9]{{2,30}}?(?P<head>{_HEAD}))"
    "(?=[，。；]|等)"
)
_OF_MEASURE = re.compile("制度|机制|管理|体系|[责诺联办问示]制")  # in each of them, found fast
_TOLD_TO = re.compile("强调|指出|要求|希望|提出|(?:^|[，；：])(?:要|必须|应|需要)")
_LOOSE = re.compile("相关|各项|一系列|有关|各类|多项|长效机制$|规章制度$|[了对将把与]")
_LEAST = 4  # characters before the head: 建立工作机制 names nothing

_TITLE = re.compile(
    "(?:发布|公布|认定|命名|评定|评选出?|授牌|推出)(?:了)?(?:首批|第[一二三四五六七八九十]批)(?:[\\d一二三四五六七八九十]+[家个处所])?"
    "(?P<name>[\u4e00-\u9fff（）·]{4,24}?(?:服务点|体验点|示范点|教学点|联系点|服务站|驿站|实践站|工作站|实践点|打卡点|监测点|就业帮扶车间))"
    "(?:名单)?(?=[，。；])"
)
_CONTEST = re.compile("示范|标杆|典型|最美|优秀|先进|百强|五星|星级")


def measures(line: Line) -> Iterator[Mention]:
    """Two or more clauses that each bring in a mechanism by its plain name."""
    if not _OF_MEASURE.search(line.text):
        return
    found = [m for m in _MEASURE.finditer(line.text) if not _LOOSE.search(m["name"])]
    if len(found) < 2 or _TOLD_TO.search(line.text):
        return
    for m in found:
        stop = m.end("name")
        start = m.start("name") + (m["name"].rfind("的") + 1)
        name = line.text[start:stop]
        least = _LEAST - 2 * ("的" in m["name"])
        modifier = name[: -len(m["head"])]
        if len(modifier) >= least and line.is_free(start, stop) and modifier not in _generic():
            yield make(line, start, stop, name, "mechanism", f"{m['verb']} + measure among others", 0.7)


@cache
def _generic() -> frozenset[str]:
    return programmes.name_words("generic")


def bestowed(line: Line) -> Iterator[Mention]:
    """The kind of service point that a body opens by publishing its first list."""
    for m in _TITLE.finditer(line.text):
        start, stop = m.span("name")
        bodies = [t for t in line.taken if t.kind == "organisation" and t.span.stop <= m.start()]
        if bodies and line.is_free(start, stop) and not _CONTEST.search(m["name"]):
            yield make(line, start, stop, m["name"], "service", "published first list of service points", 0.75)
