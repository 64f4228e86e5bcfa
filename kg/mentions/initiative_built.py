"""Works named by their site, deeds for the people in a row, and what there are so many of:

某渔港2023年启动升级改造，总投资2亿元; 楼道更新、食堂建设等12件实事; 这样的互助小院，全镇已建起30处.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from kg.mentions.initiative_lines import Line, make
from kg.model import Mention

_WORKS = re.compile(
    r"(?:[于自从]?(?:\d{4}|[今去前明]|当)年(?:\d{1,2}月)?(?:份|底|初)?)?(?:又|起|已|正|将|正式|全面)?(?:启动|实施|开展|进行|推进|完成)了?"
    "(?P<works>(?:[\u4e00-\u9fff]{2})?(?:升级改造|改造升级|提升改造|改造提升|提质改造|改扩建|扩建|除险加固|修缮|综合整治|清淤疏浚|生态修复|扩容改造))"
    "(?:工程|项目)?(?=[，。；])"
)
_COSTS = re.compile("投资|概算|投入|总造价")


def works_begun(line: Line) -> Iterator[Mention]:
    """The works of a site that the clause is about: 某渔港2023年启动升级改造，总投资2亿元."""
    if "启动" not in line.text and "实施" not in line.text and "改造" not in line.text and "建" not in line.text:
        return
    for place in line.taken:
        if place.kind != "place" or place.anaphor or place.subtype not in _SITES:
            continue
        m = _WORKS.match(line.text, place.span.stop)
        if (
            m is not None
            and _COSTS.search(line.text, m.end(), m.end() + 40)
            and line.is_free(place.span.start, m.end())
        ):
            name = place.name + m["works"]
            yield make(line, place.span.start, m.end("works"), name, "project", "works that a site has begun", 0.7)


_RENEWED = re.compile("(?:改造|整治)(?:提升|升级)?(?:城[镇区]|县城)?(?P<what>老旧小区|棚户区|城中村)(?=\\d|，|、|。)")
_MONEY = re.compile("(?:投入|投资|资金|概算)[^，。；]{0,6}?\\d")


def renewal(line: Line) -> Iterator[Mention]:
    """全县投入3000万元改造老旧小区9个: the renewal of old estates, told by its verb and with what it costs."""
    m = _RENEWED.search(line.text)
    if m is not None and _MONEY.search(line.text) and line.is_free(*m.span()):
        yield make(line, *m.span(), m["what"] + "改造", "project", "renewal by its verb", 0.65)


_SITES = ("facility", "scenic", "natural", "zone")


_DEEDS = re.compile(
    "(?P<list>[\u4e00-\u9fff]{4,16}(?:、[\u4e00-\u9fff]{4,14})+(?:[和及][\u4e00-\u9fff]{4,14})?)等?[0-9]{1,3}[余多]?[件项]"
    "(?:民生|惠民|为民|利民)?微?实事"
)
_VERB = re.compile(
    ".{0,6}?(?:排出|办好|办理|实施|完成|推进|涵盖|包括|推动|聚焦|围绕|确定|梳理出?|征集|列出|敲定|抓好|做好|谋划|承诺)(?:了|的)?"
)


DEED = "deed for the people among others"


def deeds(line: Line) -> Iterator[Mention]:
    """楼道微更新 and 食堂建设 of 排出老旧小区改造、食堂建设、楼道微更新等12件实事."""
    if "实事" not in line.text or "、" not in line.text:
        return
    for m in _DEEDS.finditer(line.text):
        verb = _VERB.match(m["list"])
        start = m.start("list") + (verb.end() if verb else 0)
        for item in re.finditer("[^、和及]+", line.text[start : m.end("list")].removesuffix("等")):
            first, last = start + item.start(), start + item.end()
            if 4 <= last - first <= 12 and line.is_free(first, last):
                yield make(line, first, last, item[0], "project", DEED, 0.6)


_SUCH = re.compile(
    "像?(?:这样|类似|同样)的(?P<name>[\u4e00-\u9fff]{4,10})(?:，[^，。；]{0,14}?(?:建起|建成|建了|做了|办起|推开|布设|设立|开到|落地|有)了?"
    "|(?:眼下|目前|已|共|全[县市镇乡区村])*(?:有|建起|办起|建成)了?)[0-9]"
)
_PLAIN_THING = re.compile(
    "(?:[人户村县镇企店厂家路桥队园社团场会院校车田树]|企业|干部|党员|家庭|公司|项目|岗位|车间|基地|大棚|场景|例子|故事|变化|合作社|民宿|老人|孩子|青年|农户|摄像头|设备|集团)$"
)


def such(line: Line) -> Iterator[Mention]:
    """这样的家庭养老床位，街道已建起358张: of what kind the one is of which the text has told."""
    if "样的" not in line.text and "类似的" not in line.text:
        return
    for m in _SUCH.finditer(line.text):
        start, stop = m.span("name")
        inside = any(t.span.start < stop and t.span.stop > start for t in line.taken)
        if not inside and line.is_free(start, stop) and not _PLAIN_THING.search(m["name"]):
            yield make(line, start, stop, m["name"], "service", "kind of what is told of", 0.6)
