"""Sites in lists: what stands beside recognised sites on a round, or before the firm that runs it, is a site too."""

from __future__ import annotations

import re
from collections.abc import Iterator

from kg.mentions.place_ground import Found, Ground
from kg.mentions.place_sites import heads
from kg.mentions.place_text import word_list

#: 甲县乙小镇（丙公司）: a site and who runs it.
_RUN = re.compile(
    r"(?:^|[：、；])([\u4e00-\u9fffA-Za-z0-9·]{4,24})（[\u4e00-\u9fff]{4,30}(?:公司|合作社|集团)）(?=[、。；和]|$)"
)
_ROUND = re.compile(
    r"(?:来到|走进|深入|前往|参观了?|察看了?|查看了?|考察了?|走访了?|游览了?)([^，。；：（）]{5,90}?)等(?:地|处|[0-9一二三四五六七八九十]+[处个])"
)
_MEMBER = re.compile(r"[\u4e00-\u9fff0-9·]{3,10}")
#: What the names of waters, works and sights end in.
_END = re.compile(
    r"(?:[池堤坝闸湾渠潭滩亭楼阁塔祠寺庙桥井窑坊洞泉岛岭峰坡谷园苑馆院站厂港台湖山]|步道|码头|长廊|小镇|广场|大街|古道|酒店|民宿|农庄|山庄|庄园|营地)$"
)
_BODY = re.compile(r"(?:公司|合作社|集团|局|委|会|中心|医院|学校|小学|中学|大学|学院|法院|银行)$")
_SITE = re.compile(
    f"{_END.pattern[:-2]}|酒店|宾馆|客栈|饭店|[景牧林]区|度假[区村湾]|示范[区点园]|基地|中心|公园|果园|农场|牧场|古镇|古城|水乡|院落|大院)$"
)
_HOUSE = re.compile("(?:酒店|宾馆|民宿|客栈|山庄|农庄|院|馆|中心|基地|广场|商场|超市|餐厅|饭店)$")
_LEVEL_ENDS = frozenset("省市县区旗州盟镇乡村道")
_UNITS = frozenset({"province", "city", "county", "township", "village", "community"})


def find_listed(text: str, taken: list[Found], ground: Ground) -> list[Found]:
    """Members of such lists that no rule before has found."""
    found: list[Found] = []
    for new in (*_run(text, taken), *_round(text, taken)):
        if not any(f.start < new.stop and new.start < f.stop for f in found):
            found.append(new)
    return found


def _run(text: str, taken: list[Found]) -> Iterator[Found]:
    """甲县乙小镇（丙公司）、丁市戊民宿（己公司）: at least two, each after its division."""
    members = list(_RUN.finditer(text)) if "（" in text else []
    for member in members if len(members) > 1 else ():
        start, stop = member.span(1)
        inside = [f for f in taken if start <= f.start < f.stop <= stop and f.subtype in _UNITS]
        before = next((f for f in inside if f.start == start), None)
        known = any(f.stop == stop and f.subtype not in _UNITS for f in taken)
        if before is None or known or _BODY.search(member[1]) or not _SITE.search(member[1]):
            continue
        while (inner := next((f for f in inside if f.start == before.stop), None)) is not None:
            before = inner
        start = before.stop if text[before.stop - 1] in _LEVEL_ENDS or "·" in member[1] else start
        if stop - start > 2:
            subtype = "facility" if _HOUSE.search(member[1]) else "scenic"
            yield Found(start, stop, subtype, "run_site", 0.9)


def _round(text: str, taken: list[Found]) -> Iterator[Found]:
    """先后来到甲池、22号堤、乙博物馆等地: all are sites where one is."""
    for tour in _ROUND.finditer(text) if "等" in text else ():
        sites = [f for f in taken if tour.start(1) <= f.start and f.stop <= tour.end(1) and f.subtype not in _UNITS]
        if not any(f.rule.endswith("_site") for f in sites):
            continue
        at = tour.start(1)
        for piece in re.split("[、和]", tour[1]):
            start, stop = at, at + len(piece)
            at = stop + 1
            before = max(
                (f.stop for f in taken if f.start == start and f.stop < stop - 1 and _holds(text, f)), default=start
            )
            if any(f.start < stop and before < f.stop for f in taken if f.start != before or f.stop == stop):
                continue
            if _names_site(text[before:stop]):
                yield Found(
                    before,
                    stop,
                    "facility"
                    if re.search("[堤坝闸桥馆站厂台]$", piece)
                    else "natural"
                    if re.search("[池湾潭滩洞泉岛岭峰谷湖山]$", piece)
                    else "scenic",
                    "round_site",
                    0.7,
                )


def _holds(text: str, place: Found) -> bool:
    """船山|鸭子池 and 乙镇|丙池 are two names; 锦江观景台 is one."""
    return place.subtype == "natural" or text[place.stop - 1] in _LEVEL_ENDS


def _names_site(name: str) -> bool:
    return (
        name not in heads()
        and bool(_MEMBER.fullmatch(name) and _END.search(name))
        and not (set(name[:-1]) & (word_list("function") - set("0123456789一二三四五六七八九十号")))
    )


__all__ = ["find_listed"]
