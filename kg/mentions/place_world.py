"""Countries, foreign places, and the country's well-known mountains, rivers, seas and regions."""

from __future__ import annotations

import re
from collections.abc import Sequence
from functools import cache, lru_cache

from kg.lexicon.bigrams import Heads
from kg.lexicon.vocabulary import rows
from kg.mentions.place_ground import Found, Ground
from kg.mentions.place_text import boundaries, stands_apart

ROAD = re.compile(
    r"[东西南北中]?(?:路|大街|大道|公路|高速|铁路|巷|胡同|弄)|街(?!道)|[一二三四五六七八九十]+[路街巷]|[\u4e00-\u9fff][路街]\d"
)
#: What follows a country's name where the whole names a body, a doctrine or a brand.
_NOT_THE_COUNTRY = re.compile(
    r"共产党|人民(?:解放军|银行|政治|武装|志愿|大学)|式|梦|特色|队|银行|移动|联通|电信|石油|石化|科学院|社会科学院|"
    r"首创|[\u4e00-\u9fff]{1,6}之[乡都城]|最美|十大|百强|百佳|非遗|好|工商|农业(?:银行|大学)|建设银行|证监|作协|文联|国民党|少年|青年|共青|红十字|残疾人|消费者|足协|奥委会|新闻社|结|画|茶|心|好人|节|族|包|袍|[语文舞]|马(?![拉来里])|(?:新闻|经济|青年|日报|教育|文明|农业|旅游|财经|交通|环境)?(?:网|日报|青年报)(?![络红])|[一-鿿]{2,4}网(?=讯|记者|消息)"
)

#: 黄河文化节, 三峡能源: the whole names an occasion or a firm.
_OCCASION = re.compile(
    r"病|菊|鲫|鸵鸟|猪瘟|[滩河](?=[枣蟹鲤瓜])|集团|风电|能源|电力|银行|水泥|资本|(?:国际|文化|旅游|美食|艺术|非遗|音乐){0,3}(?:节(?![水约能])|马拉松|论坛|杯|半马)"
)

#: 九龙村, 东海社区: units called after what is well known.
_UNIT = re.compile("村(?![庄落镇级])|社区|街道|镇|乡(?![村镇亲音下土间])|嘎查|苏木")

_TITLE_REST = re.compile("[一-鿿]{3,10}”")

_SUBTYPES = {"city": "city", "natural": "natural"}  # the guidelines have no subtype for countries and regions


@cache
def _names() -> dict[str, str]:
    """Name → subtype."""
    found: dict[str, str] = {}
    for row in rows("place_foreign"):
        subtype = "city" if row["kind"] == "city" else "country" if row["kind"] == "country" else "region"
        found.update(dict.fromkeys(row["words"].split(), subtype))
    for row in rows("place_natural"):
        subtype = "region" if row["kind"] == "region" else "natural"
        found.update(dict.fromkeys(row["words"].split(), subtype))
    return found


@cache
def _lengths() -> dict[str, tuple[int, ...]]:
    found: dict[str, set[int]] = {}
    for name in _names():
        found.setdefault(name[:2], set()).add(len(name))
    return {head: tuple(sorted(lengths, reverse=True)) for head, lengths in found.items()}


@cache
def _heads() -> Heads:
    """The first two characters of all these names."""
    return Heads(_lengths())


def world_name(text: str, at: int, ground: Ground) -> Found | None:
    """The longest such name that begins here and is no part of a longer word."""
    for found in world_names(text).get(at, ()):
        if not (_is_own_county(text[at : found.stop], text, found.stop, ground) or begins_inside(text, at, ground)):
            return found
    return None


def world_starts(text: str) -> Sequence[int]:
    """Where such a name may begin."""
    return _heads().places(text)


@lru_cache(maxsize=1024)
def world_names(text: str) -> dict[int, list[Found]]:
    """Such names by where they begin, the longest first, as far as the sentence alone tells them."""
    found: dict[int, list[Found]] = {}
    for at in world_starts(text):
        names = (_world_name(text, at, length) for length in _lengths()[text[at : at + 2]])
        if told := [name for name in names if name]:
            found[at] = told
    return found


def _world_name(text: str, at: int, length: int) -> Found | None:
    stop = at + length
    word = text[at:stop]
    kind = _names().get(word)
    if kind is None or ROAD.match(text, stop) or _UNIT.match(text, stop):
        return None
    if text[stop : stop + 1] == "·" and word == "中国":
        return None  # 第二届中国·某地杨梅节
    if word[-1] in "河江湖山" and text[at - 1 : at] == "小":
        return None  # 小漳河 is another river
    if _in_title(text, at, stop) or _OCCASION.match(text, stop):
        return None
    if kind == "country":
        alone = at in boundaries(text) and not _NOT_THE_COUNTRY.match(text, stop)
    else:
        alone = stands_apart(text, at, stop)
    return Found(at, stop, _SUBTYPES.get(kind, ""), "world", 0.85) if alone else None


#: What is said of a river or a lake, and of no county.
_WATER = re.compile(
    "[之两沿]?[畔滨岸边面底中里上水鱼蟹大源口]|[东西南北]岸|流域|水[系域质]|干流|支流|河[道段]|[上中下]游|湿地|生态|湖区|堤|风光|段"
)


def _is_own_county(word: str, text: str, stop: int, ground: Ground) -> bool:
    """清江 on a page that tells of 清江县: the county, unless its water is spoken of (清江两岸)."""
    if word[-1] not in "江河湖" or _WATER.match(text, stop):
        return False
    return any(code in ground.counties and len(code) == 6 for code in ground.places.short_codes(word))


def _in_title(text: str, at: int, stop: int) -> bool:
    """The country's name at the head of a quoted title: “中国最美乡村”."""
    return text.startswith("中国", at) and text[at - 1 : at] == "“" and bool(_TITLE_REST.match(text, stop))


def is_listed(name: str) -> bool:
    return name in _names()


def is_nature(name: str) -> bool:
    """
    >>> is_nature("太行山"), is_nature("法国")
    (True, False)
    """
    return _names().get(name) == "natural"


def begins_inside(text: str, at: int, ground: Ground) -> bool:
    """Whether the page's own places have the character before it: 西湖 in 莱西湖."""
    return at > 0 and any(map(ground.at_home, ground.places.short_codes(text[at - 1 : at + 1])))
