"""What verbs that only programmes have for their object bring in by a plain name: 推行双师同堂, 开通夜间门诊."""

from __future__ import annotations

import re
from collections.abc import Iterator

from kg.lexicon import programmes
from kg.lexicon.tokens import tokens
from kg.mentions.initiative_lines import Line, make
from kg.mentions.initiative_quotes import head_of
from kg.mentions.place_text import stands_apart
from kg.model import Mention

_BROUGHT_IN = re.compile(
    "(?P<verb>试点推行|推行|试行|推开|推出|开通|开办|开设|实行|试点|创推)(?:了|起)?"
    "(?P<name>[\u4e00-\u9fff]{3,14})(?=[，。；]|[0-9])"
)
#: Taught and held at its hours: what 开办 and 开设 have for their object may as well be a shop.
_TAUGHT = re.compile("(?:班|课堂|讲堂|学堂|夜校|门诊)$")
#: Many manners are 实行, many wares 推出; those that grade, count points or go by turns are schemes.
_SCHEME = re.compile("积分|星级|[三四五]色|红黑|红黄|分级|首问|首席|轮值|长制|包保|包联|承诺|票通|一卡通")
_PLACES_TRIED = re.compile("(?:村|镇|乡|县|区|市|单位|单元|社区|学校|企业|以来|示范|期间|地区|城市)")
#: Measures, goods and manners of work in general
_OF_ALL = re.compile(
    "(?:政策|措施|举措|办法|方案|条例|规定|意见|业态|产品|菜品|新品|商品|作品|饮品|节目|活动|行为|文化|技术|方法|方式|做法|经验"
    "|渠道|线路|专线|公交|航班|航线|班列|列车|大巴|班车|账号|公众号|视频号|热线|直播|直播间|绿色通道|经营|种植|养殖|生产|作业|试运行|体验|之后|后|时|前|中|以来|化)$"
)
_LOOSE = re.compile(
    "[一二两三四五六七八九十几半数][年月天次个项所家处]|一系列|一批|系列|多种|多项|各项|各类|新的|这|该|此|相关|有关|全新|首批|更|免费|统一"
    "|全程|全部|自己|自有|自主|[的了着将把让使被在与和]|^(?:发展|加强|提高|提升|加快|壮大|促进)"
)
_LOAN = re.compile(
    "(?:发放|推出|办理|开发|创新|上线|投放)(?:了|出)?(?:首[笔单批])?"
    "(?P<name>(?!贷|.{0,3}(?:信|借|放|还|房|车|网|高利|校园|助|获|申)贷)[\u4e00-\u9fff]{2,8}贷)(?=[0-9，。；、])"
)


def brought_in(line: Line) -> Iterator[Mention]:
    """推行双师同堂, 推出幸福积分, 开办渔民课堂, 发放技改贷1200万元: the object closes its clause or is counted."""
    text = line.text
    for m in _BROUGHT_IN.finditer(text):
        start, stop = m.span("name")
        if _is_programme(m["verb"], m["name"]) and stands_apart(text, m.start(), stop) and _is_open(line, start, stop):
            yield make(line, start, stop, m["name"], _subtype(m["name"]), f"{m['verb']} + plain object", 0.65)
    for m in _LOAN.finditer(text) if "贷" in text else ():
        if _is_open(line, *m.span("name")):
            yield make(line, *m.span("name"), m["name"], "service", "loan by its name", 0.7)


def _is_programme(verb: str, name: str) -> bool:
    """Whether a thing of this name is a programme behind this verb.

    >>> _is_programme("推行", "双师同堂"), _is_programme("推出", "惠企政策"), _is_programme("开设", "分店")
    (True, False, False)
    """
    if _OF_ALL.search(name) or _LOOSE.search(name) or name in programmes.slogans():
        return False
    if verb in ("开办", "开设", "开通"):
        return bool(_TAUGHT.search(name)) and len(name) > 2
    if verb in ("实行", "推出"):
        return bool(_SCHEME.search(name))
    if verb == "试点" and _PLACES_TRIED.search(name[:4]) is not None:
        return False
    found, stopped = tokens(name), programmes.name_words("stop")
    return not any(t.text in stopped for t in found) and found[0].tag[0] not in "dcrp"


def _is_open(line: Line, start: int, stop: int) -> bool:
    """Whether nothing else has its name there: a place, a body, a programme."""
    return line.is_free(start, stop) and not any(
        t.span.start < stop and t.span.stop > start and t.span.stop >= stop for t in line.taken
    )


def _subtype(name: str) -> str:
    head = head_of(name)
    if head is not None and len(head.word) > 1:
        return head.subtype
    return "points" if "积分" in name else "service" if _TAUGHT.search(name) else "mechanism"
