"""Roads by their ends or section, and harbours: 甲村至乙村通村路, 柳溪大道北段, 从柳溪港装船."""

from __future__ import annotations

import re
from collections.abc import Iterator

from kg.mentions.place_ground import Found, Ground
from kg.mentions.place_text import boundaries, is_word, word_list

_WAY = re.compile(
    "(?P<of>的)?(?P<kind>[一-鿿]{0,4}?(?:高速公路|快速路|快速通道|公路|县道|乡道|村道|省道|国道|旅游路|产业路|通村路|通组路|连村路|进屯路|水泥路|柏油路|"
    "沥青路|道路|大道|铁路|索道|步道|绿道))(?![一-鿿]{0,6}(?:工程|项目)|客运|公交|班线|班车)"
)
_TO = "至到—-"
_SECTION = re.compile(
    "(?P<own>[一-鿿]{2,3})(?:大道|大街|路|街)(?:[东西南北中]延?(?:长|伸)?段|[东西南北]?延(?:长|伸)(?:线|段))"
)
_ROAD = "[一-鿿]{2,4}(?:路|街|大道|巷)"
_OPENED = re.compile(
    f"(?:打通|贯通|拓宽|新建|续建|改造|修建|建成|畅通)了?(?P<list>{_ROAD}(?:、{_ROAD})*(?:[和与及]{_ROAD})?)(?=等?(?:[0-9一二两三四五六七八九十]+余?条)?"
    "(?:城市|城区|市政|县城|主次?干?)*(?:断头路|道路|主干道|干道|街巷|背街小巷|路段|瓶颈路))"
)
_PLAIN_ROAD = re.compile(
    "(?:产业|通村|进村|通组|断头|水泥|沥青|村组|乡村|农村|城区|主干|瓶颈|机耕|环城|旅游|田间|步行|背街|小吃|美食|美丽)"
)
_HARBOUR = re.compile(
    "(?<=[从经由在])(?P<name>[一-鿿]{2,3}(?<![香出进入海渔空自贸口])港)(?=装船|装箱|出海|出港|出境|启运|发运|起运|启航|卸|上船|登船|转运|通关)"
)


def find_routes(text: str, taken: list[Found], ground: Ground) -> list[Found]:
    """Such roads and harbours that no rule before has found."""
    found: list[Found] = []
    if "路" in text or "道" in text or "街" in text:
        found += [*_between(text, taken), *_sections(text), *_opened(text)]
    if "港" in text:
        found += [Found(*m.span("name"), "facility", "harbour", 0.75) for m in _HARBOUR.finditer(text)]
    spans = {(f.start, f.stop) for f in taken}
    return [f for f in found if (f.start, f.stop) not in spans]


def _between(text: str, taken: list[Found]) -> Iterator[Found]:
    """甲镇柳村至乙镇石村的|通村路: one road, called after its two ends."""
    for first in taken:
        if first.anaphor or text[first.stop : first.stop + 1] not in tuple(_TO):
            continue
        last = _chain_from(first.stop + 1, taken)
        way = _WAY.match(text, last.stop) if last is not None else None
        if way is None or last is None or (way["of"] and len(way["kind"]) < 2):
            continue
        name = f"{text[first.start : first.stop]}至{text[last.start : last.stop]}{way['kind']}"
        yield Found(first.start, way.end(), "facility", "route", 0.8, (), name)


def _chain_from(at: int, taken: list[Found]) -> Found | None:
    """The last link of the chain of places that begins here: 石村 of 乙镇石村."""
    last: Found | None = None
    while (link := max((f for f in taken if f.start == at), key=lambda f: f.stop, default=None)) is not None:
        last, at = link, link.stop
    return last


def _sections(text: str) -> Iterator[Found]:
    """柳溪大道|北段: a section that is built or mended."""
    for match in _SECTION.finditer(text):
        start = next((s for s in (match.start(), match.start() + 1) if s in boundaries(text)), -1)
        if start >= 0 and not set(text[start : match.end("own")]) & word_list("function"):
            yield Found(start, match.end(), "facility", "road_section", 0.75)


def _opened(text: str) -> Iterator[Found]:
    """打通柳荫路、石桥街|等断头路3条: each road by its name."""
    for match in _OPENED.finditer(text):
        for item in re.finditer("[^、和与及]+", match["list"]):
            if not _PLAIN_ROAD.match(item[0]) and not is_word(item[0]):
                start = match.start("list") + item.start()
                yield Found(start, start + len(item[0]), "facility", "road_listed", 0.7)
