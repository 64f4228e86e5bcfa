"""Rivers, lakes and mountains that the words after them give away: 清水河畔, 云台山脚下."""

from __future__ import annotations

import re
from functools import lru_cache

from kg.lexicon.people import surname_of
from kg.lexicon.tokens import tokens
from kg.mentions.place_ground import Found, Ground
from kg.mentions.place_text import boundaries, is_word, word_list
from kg.mentions.place_world import ROAD, begins_inside, is_listed

_SHORE = re.compile(
    r"([\u4e00-\u9fff]{1,3})([河湖江溪山岭]|港(?=断面|出境|及其支流|干流|支流|流域|水质))"
    r"(?=(?:出境|入境|交接)?断面|总磷|氨氮|水质|及其支流|、[一-鿿]{1,3}[河江湖溪](?:干流|支流|沿线|沿岸|两岸|流域|水系)|(?:生态)?(?:治理|修复|整治)|生态廊道|干流|支流|沿线|河道|护岸|[一-鿿]{2,6}段(?:治理|整治|河道|修复)|畔|沿岸|两岸|之滨|之畔|岸边|脚下|北麓|南麓|东麓|西麓|流域|水系|深处|腹地|上游|中游|下游)"
)
_BEFORE_SHORE = re.compile("[河湖江溪山岭]")
_ESTATE = re.compile(r"[新雅佳嘉]?[苑园城村庭居]|花园|小区|家园|公馆|国际|[小中大]学|镇|乡|街道|社区")
_AGAIN = re.compile(r"(?:(?<![\u4e00-\u9fff])|(?<=[的到在登往游爬])|(?<=[登爬]上))([\u4e00-\u9fff]{2})[山湖岛峰岭]")
_ENDS_AGAIN = re.compile("[山湖岛峰岭]")
_COMMON = frozenset("金银青绿高大荒雪火深群满登爬上下进出环")
_MONUMENTS = frozenset("塔寺楼阁宫庙祠桥")
_HOUSES = ("单元楼", "居民楼", "住宅楼", "办公楼", "教学楼", "宿舍楼", "综合楼", "门诊楼", "住院楼", "写字楼")
_WATERS = frozenset("湖河江溪")
_INTO = frozenset("入出过渡跨沿巡治下")  # 入河排污口, 下河捡垃圾
_FIGURATIVE = frozenset(
    (
        *("江湖", "山湖", "山河", "银河", "运河", "内河", "大河", "大江", "护城河", "母亲河"),
        *("天河", "界河", "沙河", "河湖", "江河", "湖泊", "河流"),
    )
)
#: What tells which river without naming it.
_KINDS = frozenset(
    [
        "大",
        "小",
        "青",
        "高",
        "深",
        "母亲",
        "城市",
        "内",
        "外",
        "群",
        "沿",
        "该",
        "本",
        "各",
        "跨",
        "主要",
        "境内",
        "悠悠",
        "巍巍",
    ]
)


def _in_dictionary(text: str, taken: list[Found], ground: Ground) -> list[Found]:
    """治理蠡湖: a word that the dictionary has as the name of a place, and that ends as waters and mountains do."""
    if _WATERS.isdisjoint(text):
        return []
    return [
        Found(start, stop, "natural", "dictionary_nature", 0.7)
        for _, start, stop, flag in tokens(text)
        if flag == "ns"
        and stop - start > 1
        and text[stop - 1] in _WATERS
        and text[start:stop] not in _FIGURATIVE
        and not (stop - start == 2 and text[start] in _INTO)
        and not is_listed(text[start:stop])
        if not any(f.start < stop and start < f.stop for f in taken) and not ROAD.match(text, stop)
        if not _ESTATE.match(text, stop) and not begins_inside(text, start, ground)
    ]


def _monuments(text: str, taken: list[Found], ground: Ground) -> list[Found]:
    """大雁塔, 卢沟桥: temples, towers, halls and bridges that the dictionary knows by name."""
    if _MONUMENTS.isdisjoint(text):
        return []
    return [
        Found(start, stop, "facility" if word[-1] == "桥" else "scenic", "dictionary_monument", 0.7)
        for word, start, stop, flag in tokens(text)
        if len(word) > 2 and word[-1] in _MONUMENTS and flag in ("ns", "nr", "nz") and not word.endswith(_HOUSES)
        if text[start - 1 : start] != "“"  # 搭建“连心桥” builds no bridge
        if not any(f.start < stop and start < f.stop for f in taken) and not ROAD.match(text, stop)
        if not _ESTATE.match(text, stop) and not begins_inside(text, start, ground)
    ]


def _come_back_to(text: str, taken: list[Found], ground: Ground) -> list[Found]:
    """云圣山: no dictionary has the name, and the article names it again."""
    found: list[Found] = []
    if not _ENDS_AGAIN.search(text):
        return found
    for match in _AGAIN.finditer(text):
        name, stem = match[0], match[1]
        if name + "片区" in ground.text:
            continue  # 甲乙山片区 is what three villages call themselves
        if surname_of(stem) and not _as_nature(name).search(ground.text):
            continue  # 王瑞峰, who is named again, is a person
        ordinary = is_word(name) or is_word(stem) or set(stem) & (word_list("function") | _COMMON)
        if ordinary or match.start() not in boundaries(text) or ground.text.count(name) < 2:
            continue
        if not any(f.start < match.end() and match.start() < f.stop for f in taken):
            found.append(Found(match.start(), match.end(), "natural", "nature_again", 0.65))
    return found


_SPOT = re.compile("(?<=[的到在])([一-鿿]{2})[滩坡坪崖塬圩垭沟湾坳峁](?![一-鿿]?[镇乡村屯社街])")
_ENDS_SPOT = re.compile("[滩坡坪崖塬圩垭沟湾坳峁]")
_SET_IN = ("在", "到", "走进")


def _spots(text: str, taken: list[Found], ground: Ground) -> list[Found]:
    """入秋的石阶滩… 在石阶滩建设: flats and slopes that the article comes back to, once as where something is."""
    found: list[Found] = []
    if not _ENDS_SPOT.search(text):
        return found
    for match in _SPOT.finditer(text):
        name, stem = match[0], match[1]
        if is_word(name) or set(stem) & (word_list("function") | _COMMON) or ground.text.count(name) < 2:
            continue
        if match.start() not in boundaries(text) or stem in word_list("stem") or name + "村" in ground.text:
            continue
        set_in = any(word + name in ground.text for word in _SET_IN)
        if set_in and not any(f.start < match.end() and match.start() < f.stop for f in taken):
            found.append(Found(match.start(), match.end(), "natural", "nature_again", 0.65))
    return found


@lru_cache(maxsize=256)
def _as_nature(name: str) -> re.Pattern[str]:
    """What is said of mountains and lakes and of no person."""
    return re.compile(
        f"(?:登|爬|游览?|攀登|位于|地处|在){name}|{name}(?:[上下脚顶麓岸边畔]|景区|风景|旅游|主峰|海拔|水库|公园|林场|古|地处|位于|山|水域|湿地|大桥)"
    )


def _as_township(text: str, river: Found, ground: Ground) -> Found:
    """冬日的清水河 where the article is about 清水河乡: the township, not the river."""
    word = text[river.start : river.stop]
    for name in (word + kind for kind in ("乡", "镇") if ground.text.count(word + kind) > 1):
        codes = tuple(d.code for d in ground.places.named(name, levels=("township",)) if ground.at_home(d.code))
        if codes:
            return Found(river.start, river.stop, "township", "township_short", 0.8, codes, name)
    return river


def find_nature(text: str, taken: list[Found], ground: Ground) -> list[Found]:
    """
    >>> [text[f.start : f.stop] for text in ("漫步清水河畔", "大江两岸") for f in find_nature(text, [], Ground(""))]
    ['清水河']
    """
    found = [_as_township(text, river, ground) for river in _in_dictionary(text, taken, ground)]
    found.extend(_monuments(text, [*taken, *found], ground))
    found.extend(_come_back_to(text, [*taken, *found], ground))
    found.extend(_spots(text, [*taken, *found], ground))
    for match in _SHORE.finditer(text) if _BEFORE_SHORE.search(text) else ():
        marks = boundaries(text)
        for length in (2, 1, 3):
            start = match.start(2) - length
            stem = text[start : match.start(2)]
            if start < match.start() or start not in marks or set(stem) & word_list("function") or stem in _KINDS:
                continue
            if not any(f.start < match.end() and start < f.stop for f in [*taken, *found]):
                found.append(Found(start, match.end(), "natural", "shore", 0.7))
            break
    return found
