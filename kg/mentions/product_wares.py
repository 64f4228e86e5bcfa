"""What firms make and what an area's industries are: 做果酒、果脯和果汁, 供应轴承, 装备制造、新材料三大主导产业."""

from __future__ import annotations

import re
from collections.abc import Iterator

import rjieba

from kg.lexicon.products import ends_in_product, product_stops
from kg.model import Mention, Sentence, Span

#: The rule of products that only a firm can be told to make.
MADE = "specialty: made by a firm"
INDUSTRY = "specialty: industry"

_ITEM = "[\u4e00-\u9fff]{2,9}"
_ITEMS = f"(?P<items>{_ITEM}(?:[、和及]{_ITEM}){{1,6}}?)"
#: 形成装备制造、新材料、电子信息3条主导产业链
_INDUSTRIES = re.compile(
    "(?:形成|构建|培育|打造|聚焦|布局|构筑|发展|做强|做大|壮大|集聚|拥有|[以有])(?:了|起|出)?(?:以)?"
    + _ITEMS
    + "等?(?:为主的|为主导的)?(?:[0-9]{1,2}|[一二两三四五六七八九十])[条大个]"
    "(?:主导|支柱|重点|特色|优势|百亿级?|千亿级?|新兴|战略性|主要)*"
    "(?:产业链|产业集群|产业|链条|链|集群)"
)
_INDUSTRY_WORD = re.compile("[条大个][^，。]{0,8}(?:链|集群|产业)")
#: ，做果酒、果脯和果汁，
_MAKES = re.compile(
    "(?:(?<=[，。；])|(?<=公司))(?:主要|专门|专业|主营|重点)?(?:做|(?:生产|加工|制造|研发|产销)(?!车间|线|基地|设备|企业))"
    f"(?P<items>{_ITEM}(?:[、和及]{_ITEM}){{0,5}})(?=[，。；]|等)"
)
#: 产品有果酒、果脯、果干等21种
_RANGE = re.compile(f"(?:产品|主营|主打产品)(?:有|包括|涵盖|为)(?P<items>{_ITEM}(?:[、和及]{_ITEM}){{1,6}}?)等")
#: 靠着给甲汽车供应轴承
_SUPPLIES = re.compile("[为给向][\u4e00-\u9fff]{2,12}(?:供应|配套生产|配套)(?P<items>[\u4e00-\u9fff]{2,6})(?=[，。；])")
#: 甲公司的工人正在赶制童鞋
_AT_WORK = re.compile(
    "(?:工人|员工|职工|女工|技工|社员|技术人员)们?(?:正|在|正在|忙着|加紧|抓紧|加班加点|紧张地?|有序地?)+"
    f"(?:赶制|生产|加工|组装|制作|缝制|装配|编织|制造)(?:一批)?(?:出口[^，。；的]{{0,6}}的)?(?P<items>{_ITEM})(?=[，。；])"
)
_WORKERS = ("工人", "员工", "职工", "女工", "技工", "社员", "技术人员")
_TRIGGERS = ("做", "生产", "加工", "制造", "研发", "产销")


def wares(sentence: Sentence) -> Iterator[Mention]:
    """The industries of places and the goods of firms in one sentence."""
    text = sentence.text
    if _INDUSTRY_WORD.search(text):
        for m in _INDUSTRIES.finditer(text):
            yield from _members(sentence, m, INDUSTRY)
    if "公司" not in text and "集团" not in text and "企业" not in text:
        return
    if "产品" in text or "主营" in text:
        for m in _RANGE.finditer(text):
            yield from _members(sentence, m, MADE)
    if any(word in text for word in _TRIGGERS):
        for m in _MAKES.finditer(text):
            yield from _members(sentence, m, MADE)
    if any(word in text for word in _WORKERS):
        for m in _AT_WORK.finditer(text):
            yield from _members(sentence, m, MADE)
    if "供应" in text or "配套" in text:
        for m in _SUPPLIES.finditer(text):
            yield from _members(sentence, m, MADE)


def _members(sentence: Sentence, match: re.Match[str], rule: str) -> Iterator[Mention]:
    """The members of the list that are goods or trades, where all of them are; a firm's, where the first is."""
    found = [(m.start(), m[0]) for m in re.finditer("[^、和及]+", match["items"])]
    goods = [_is_ware(name) for _, name in found]
    if all(goods) or (rule == MADE and goods[0] and all(len(name) < 7 for _, name in found)):
        for offset, name in found:
            start = match.start("items") + offset
            yield Mention(Span(sentence.index, start, start + len(name)), "product", "", name, rule, 0.7)


def _is_ware(name: str) -> bool:
    """Whether words name a good: 果脯, 新能源电池材料; no 服务 and no clause."""
    if ends_in_product(name) and len(name) < 6:
        return True
    tags = rjieba.tag(name)
    if any(word in product_stops("abstract") and word not in _TRADES for word, _ in tags) or len(name) < 2:
        return False
    closes = tags[-1][1][0] == "n" or tags[-1][1] in ("vn", "x", "l")
    return closes and all(tag[0] in "nabjlzx" or tag == "vn" for _, tag in tags)


#: Abstract for a village, a trade for an area.
_TRADES = frozenset(("信息", "能源", "医疗", "健康", "数字", "食品", "科技", "制造", "加工", "环保", "旅游", "文旅"))
