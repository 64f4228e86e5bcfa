"""Projects named by a place, works and a facility: 某村新建党群服务中心, 某镇敬老院改造提升项目."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache

import rjieba

from kg.lexicon import programmes
from kg.mentions.initiative_lines import Line, make
from kg.model import Mention, Span

_WORKS = re.compile(
    "(?P<new>新建|改建|扩建|改扩建|迁建|重建|续建)?(?P<thing>[\u4e00-\u9fff]{2,14}?)"
    "(?P<act>提档升级|改造提升|提升改造|升级改造|维修改造|改扩建|改造升级|扩容提质|提质改造|新建|扩建|改造|修缮|建设|修复|整治|治理|维修|亮化|硬化)?"
    "(?P<head>建设项目|改造项目|项目|工程)?(?=[，。；：、等和及施正总在占落已将预的“]|$)"
)


@cache
def _facilities() -> tuple[str, ...]:
    return tuple(sorted(programmes.name_words("facility")))


def _is_facility(text: str) -> bool:
    return text.endswith(_facilities())


_IN_LIST = re.compile("(?:项目|工程)")
_ROAD_WORKS = re.compile(
    "的?(?P<what>[一-鿿]{0,4}?(?:高速公路|快速路|快速通道|公路|县道|乡道|村道|省道|国道|旅游路|产业路|通村路|连村路|道路|大道|铁路|管道|管网|水渠|灌渠)"
    "(?:[一二三四]级)?(?:公路)?(?:改造提升|提升改造|升级改造|改扩建|改建|改造|新建|扩建|建设|拓宽|硬化|提级|养护|维修|修复){0,2}(?:项目|工程))(?![部组队办])"
)


_GLUED = re.compile("(?:^|[，。；：、])[一-鿿]{2,8}(?<![的了在于对将把为是从到由和与及至动进设施划行])$")


def road_works(line: Line) -> Iterator[Mention]:
    """柳镇至石镇县道改造工程, 柳村到乙镇石村的公路改建项目: works on what lies between two places."""
    places = [m for m in line.taken if m.kind == "place" and not m.anaphor]
    for first in places:
        if line.text[first.span.stop : first.span.stop + 1] not in ("至", "到", "—", "-"):
            continue
        at = first.span.stop + 1
        while (stop := max((p.span.stop for p in places if p.span.start == at), default=at)) > at:
            at = stop
        works = _ROAD_WORKS.match(line.text, at) if at > first.span.stop + 1 else None
        if works is not None and line.is_free(first.span.start, works.end()):
            name = line.text[first.span.start : works.end()]
            yield make(line, first.span.start, works.end(), name, "project", "works between two places", 0.8)


def projects_at(line: Line) -> Iterator[Mention]:
    """Place + 新建 + facility, or place + facility + 提档升级: 某村新建党群服务中心, 某镇敬老院改造提升项目."""
    about = bool(_IN_LIST.search(line.text)) or "施工" in line.text
    for place in [*line.taken, *_unlisted(line)]:
        if place.kind == "organisation" and not place.anaphor and place.name.endswith(_HOUSES):
            yield from _works_on_site(line, place)
        if place.kind != "place" or place.anaphor:
            continue
        if place.subtype in ("facility", "scenic", "natural"):
            yield from _works_on_site(line, place)
            continue
        if place.subtype in ("village", "community", "zone"):
            yield from _works_on_site(line, place)
        if _GLUED.search(line.text[: place.span.start]) and place.span.start not in {m.span.stop for m in line.taken}:
            continue  # 甲检测华东基地项目: the place stands inside a longer name
        m = _WORKS.match(line.text, place.span.stop)
        if (
            not m
            or not _is_facility(m["thing"])
            or _has_verb(m["thing"])
            or not (m["new"] or (m["act"] and about) or m["head"])
        ):
            continue
        if not line.is_free(place.span.start, m.end()) or (m["new"] and not about and not m["head"]):
            continue
        start = place.span.start
        name = place.name + line.text[place.span.stop : m.end()]
        yield make(line, start, m.end(), name, "project", "place, works and facility", 0.8)


_PHASE = re.compile(
    "(?:[一二三四五]期)?(?:(?:人居|生态|水|城乡)?环境|(?:配套)?基础设施|雨污分流|供水|排水|管网|道路|景观|绿化)?(?:新建|扩建|改建|改扩建|改造|迁建|提标改造|提档升级|升级改造|改造提升|提升改造|整治提升|保护修复|综合治理|综合整治|修缮|建设)?"
    "(?:建设项目|项目|工程)(?!部|组|经理|师|队)"
)
#: 甲产业园二期，总投资…; 甲产业园二期的工地
_BARE_PHASE = re.compile(
    "[一二三四五]期(?=[，。；、的]|总投|计划|已|正|将|开工|竣工|建成|投产|动工|占地|规划|主体|厂房|今年|现场|工地|建设)"
)


#: What a zone's works are called as a whole: 开发区项目, 自贸区建设项目.
#: Bodies with a house of their own, which is enlarged or rebuilt: 某小学扩建工程, 某公司二期项目
_HOUSES = (
    "小学",
    "中学",
    "幼儿园",
    "学校",
    "学院",
    "大学",
    "医院",
    "卫生院",
    "敬老院",
    "福利院",
    "公司",
    "厂",
    "煤矿",
    "水厂",
    "电站",
    "博物馆",
    "图书馆",
    "文化馆",
    "中心",
)
_ALL_THAT_IT_HAS = frozenset({"项目", "工程", "建设项目", "建设工程"})


def _works_on_site(line: Line, place: Mention) -> Iterator[Mention]:
    """Works named after the site alone: 某镇污水处理厂三期项目, 某河综合治理工程."""
    m = _PHASE.match(line.text, place.span.stop) or _BARE_PHASE.match(line.text, place.span.stop)
    if m and (place.subtype == "zone" or place.kind == "organisation") and m[0] in _ALL_THAT_IT_HAS:
        return
    if m and line.is_free(place.span.start, m.end()):
        yield make(line, place.span.start, m.end(), place.name + m[0], "project", "works on a site", 0.75)


def _has_verb(text: str) -> bool:
    """Whether a stretch that should be a facility's name holds a verb: 实施旅游公路, 副市长带队督查工程."""
    stop, cues = programmes.name_words("stop") | programmes.name_words("visit"), programmes.cues("left")
    return any(w in stop or (w in cues and len(w) > 1 and w not in ("建设", "服务")) for w in rjieba.cut(text))


_VILLAGE = re.compile(
    "(?:^|[，。、：]|包括|推进|实施|涵盖)(?P<name>[\u4e00-\u9fff]{2,4}(?:村|社区|镇|乡))(?=新建|改建|扩建|迁建|重建)"
)


def _unlisted(line: Line) -> Iterator[Mention]:
    """A village before 新建 that no gazetteer has."""
    if "建" not in line.text:
        return
    known = {m.span.stop for m in line.taken}
    for m in _VILLAGE.finditer(line.text):
        if m.end("name") not in known:
            span = Span(line.sentence.index, m.start("name"), m.end("name"))
            yield Mention(span, "place", "village", m["name"], "village before 新建")
