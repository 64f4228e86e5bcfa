"""Projects that are visited, listed or told of: 调研某某基地项目和某某河道治理工程, 年产10万吨某某项目也陆续开工."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache

from kg.lexicon import programmes
from kg.lexicon.tokens import tokens
from kg.mentions.initiative_lines import Line, make
from kg.model import Mention

_HEAD = re.compile(
    "(?:工程建设项目|项目|工程)(?![部组队办化库名款师牌书证表图]|经理|资金|清单|推进|单位|负责|管理|质量|谋划|服务|审批|数)"
)
_EDGE = re.compile("[，。；：！？“”《》—…、]")
_JOINT = re.compile("[、和与及]|以及")
_EDGE_AND = re.compile(f"{_EDGE.pattern}(?:以及|[及暨和与](?![平谐睦好]))?")  # “某某”行动|及|某某项目
_TOLD = re.compile(
    "(?:的)?(?:建设|施工)?(?:现场|工地)|(?:也|已|将|正|均)?(?:[于在](?:近日|日前|今年|去年|[0-9年]{0,5}[0-9]{1,2}月(?:[0-9]{1,2}日|底|初)?))?(?:陆续|相继|正式|顺利|全面|集中|加快|有序|成功|如期|同步)?"
    "(?:开工|动工|奠基|试产|投产|用地|落地|落户|启动|签约|建成|竣工|投用|投入使用|并网|通过验收|获批|入选|列入|封顶|亮相|复工|完工|总投资|占地|计划总投资)"
)
_SUMMED = re.compile(r"等(?:\d|[一二三四五六七八九十]+[余多]?个|一批|多个|重[点大])")
_COUNTED = re.compile(
    r"(?:[该本各此每这那其多数几两首]|一批|\d+|[一二三四五六七八九十百]+)(?:[余多]?个|项)?(?:重[点大]|亿元|$)|第"
    r"|[本这那各每]次|部分|\d+[余多]?[个处座条]"
)
#: 一大批强链补链项目, 第三季度重大项目: many of a kind
_MANY = re.compile(
    "(?:全[省市县区州旗镇乡])?(?:（[^）]{1,6}）)?(?:[0-9]{4}年)?(?:一大?批|一系列|众多|诸多|第?[一二三四]季度|[春夏秋冬]季|上半年|下半年)"
)
_TALLY = re.compile(
    r"(?:\d|[一二三四五六七八九十百两几多])[余多]?(?:个|项|大)(?:重[点大])?(?:亿元级?|百亿级?)?(?:建设|签约|招商|产业|民生|工业)?$"
)
_TIME = re.compile(r"\d{4}年度?|[今去明]年")
_NAME = re.compile("[\u4e00-\u9fffA-Za-z0-9·（）+.-]{4,30}")
_LOOSE = frozenset(
    [*"的了在对将把为是从到赴等以由暨但而并现就有含借", "里有", "包括", "包含", "同时", "其中", "目前", "随后", "当天"]
)
_MEASURE = re.compile(r"[\d.]+[余多]?[万亿]?(?:元|美元|米|公里|千米|亩|户|个|座|处|条|平方米)(?:建设|新建|改造)?")
_BARE_ZONE = re.compile("[省市县区旗]?(?:经济)?(?:技术)?(?:开发区|经开区|高新区|工业园区|产业园区)")
_REACH = 32
_WHERE = ("county", "city", "province")  # a village is part of a project's name, a county is where it stands


@cache
def _governing() -> frozenset[str]:
    """Verbs that have a project for their object."""
    running = {cue.word for cue in programmes.cues("left").values() if cue.weight >= 1 and len(cue.word) > 1}
    return programmes.name_words("visit") | programmes.name_words("carry") | (running - programmes.name_words("either"))


_TRADE = re.compile("[及和与]")
_TRADE_BEFORE = re.compile(
    "(?:海洋|土木|水利|生物|建筑|市政|电力|机电|环保|环境|化工|园林|装饰|交通|地质|岩土|基因|软件|食品)$"
)
_SEVERAL = re.compile(
    "(?P<list>[\u4e00-\u9fffA-Za-z0-9]{4,20}(?:、[\u4e00-\u9fffA-Za-z0-9]{4,20})+(?:和[\u4e00-\u9fffA-Za-z0-9]{4,20})?)"
    "(?:等)?[两三四五六七八九十0-9]{1,3}个(?:[过超]?[0-9十百]*亿元|重点|重大|工业|产业|制造业|农业|文旅|签约|新){0,2}项目"
)


def several(line: Line) -> Iterator[Mention]:
    """甲智能装备、乙金属材料、丙电子三个亿元项目: each is a project."""
    if "、" not in line.text or "个" not in line.text or "项目" not in line.text:
        return
    for m in _SEVERAL.finditer(line.text):
        for item in re.finditer("[^、和]+", m["list"]):
            start, stop = m.start("list") + item.start(), m.start("list") + item.end()
            start, _ = _behind_verb(line, start, stop)
            name = line.text[start:stop]
            if _is_member(line, start, stop, False) and not name.endswith(("产业", "领域", "行业")):
                yield make(line, start, stop, name + "项目", "project", "several projects", 0.7)


def projects_told(line: Line) -> Iterator[Mention]:
    """Specific projects in a list, behind a verb of visiting, or at the head of the clause that tells of them."""
    text, last, verb = line.text, -1, ""
    yield from _sized(line)
    for head in _HEAD.finditer(text):
        if _TRADE.match(text, head.end()) and _TRADE_BEFORE.search(text, 0, head.start()):
            continue  # 海洋工程|及船舶管道项目: a trade, no project
        start, listed = _item(text, head.start(), last)
        start, governed = _behind_verb(line, start, head.start())
        last, verb = head.end(), governed or (verb if listed else "")
        if not _is_project(line, start, head.start(), head.end()):
            continue
        if governed or listed or _goes_on(text, head.end()) or _TOLD.match(text, head.end()):
            done = verb and verb not in programmes.name_words("visit")
            rule = f"{verb} + specific phrase + {head[0]}" if done else "project told of"
            yield make(line, start, head.end(), text[start : head.end()], "project", rule, 0.7)


_SIZED = re.compile(
    r"(?:总投资|投资|投资额|占地|规模|产值|年产值)(?:约|近|超|超过|达|达到|同为|均为)?[\d.]+[余多]?[万亿]?(?:元|美元|亩|平方米)的"
    r"(?P<name>[^，。；：、的]{4,36}?(?:项目|工程))(?=[^，。；]{0,10}(?:开工|落户|签约|投产|满产|达产|试产|量产|奠基|启动|落地|竣工|建成|建设|开建|动工|封顶|复工)|[、，。])"
)


def _sized(line: Line) -> Iterator[Mention]:
    """总投资50亿元的甲组件及乙材料项目开工: what stands between the sum and 项目 is the name."""
    for m in _SIZED.finditer(line.text):
        start, stop = m.span("name")
        if not any(q.start < start < q.stop or q.start < stop < q.stop for q in line.quoted):
            for place in line.taken:
                short = (
                    place.subtype == "province" and line.text[place.span.stop - 1] not in "省区市"
                )  # 江西某某项目: a firm
                if place.span.start == start and place.subtype in _WHERE and place.span.stop < stop - 4 and not short:
                    start = place.span.stop
            yield make(line, start, stop, line.text[start:stop], "project", "project of some size", 0.85)


_CONTENTS = re.compile(
    r"(?:重[点大]|签约|招商|引资|产业|建设|民生|开工|在建|实事|本次|基础设施|社会事业|[\d等些批])的?\d*个?(?:项目|工程)"
    r"(?:\d+[余多]?个)?(?:，?总?投资[^，。；]{1,12}，|，)?(?:主要|共|分别)?(?:涵盖|包括|包含|包括有|有|为|是)了?：?(?P<list>[^，。；：“”]+、[^，。；：“”]+?)(?:等|，|。|；)(?!.{0,6}(?:领域|产业|行业|方面|类))"
)
_LED = re.compile(
    r"(?:^|[，。；：])(?P<list>[^，。；：“”]+、[^，。；：“”]+?|(?![省市县区])[^，。；：“”、]{6,24}(?=等\d))等(?:\d+[余多]?个|一批|多个|一系列)?(?:重大|重点|产业|招商|签约|民生|基础设施|省级|市级)*"
    "(?:项目|工程)(?:建设)?(?=(?:也|已|均|将|正)?(?:在[^，。；]{2,10})?(?:相继|陆续|顺利|加快|加速|全面|集中|有序|全部|如期|先后)?(?:开工|投产|落地|签约|建成|竣工|投用|推进|启动|复工|完工|实施))"
)
_APPOSED = re.compile(
    "(?:^|[，。；：])(?P<list>[^，。；：“”]+、[^，。；：“”]+?)“(?P<n>[两三四五六七八九十])[^“”]{1,6}”(?:重大|重点)?(?:项目|工程)"
)
_MEMBER_NAME = re.compile("[\u4e00-\u9fffA-Za-z0-9·（）+-]{4,24}")
_NUMERALS = "两三四五六七八九十"


_SUMMED_UP = re.compile(
    "(?P<list>[^，。；：“”]{2,60}、[^，。；：“”]+?)(?P<n>[两三四五六七八九十])个(?:重大|重点|亿元级?|百亿级?|产业|工业|招商|签约|民生|省级|市级|建设)*项目(?![组部名])"
)


_HOLDS = re.compile("[^、]{0,24}(?:举行|举办|迎来|签约|签下|引进)了?")


def _summed_up(line: Line) -> Iterator[Mention]:
    """甲装备、乙材料、丙材料三个亿元项目: as many names as are counted behind them."""
    for m in _SUMMED_UP.finditer(line.text):
        items = list(re.finditer("[^、和及]+", m["list"]))
        if len(items) != _NUMERALS.index(m["n"]) + 2:
            continue
        spans = [(m.start("list") + i.start(), m.start("list") + i.end()) for i in items]
        start, stop = spans[0]
        held = _HOLDS.match(line.text, start, stop)
        spans[0] = (_behind_verb(line, held.end() if held else start, stop)[0], stop)
        if all(_is_member(line, start, stop, True) for start, stop in spans):
            for start, stop in spans:
                yield make(line, start, stop, line.text[start:stop], "project", "apposed to a number of projects", 0.92)


def projects_enumerated(line: Line) -> Iterator[Mention]:
    """Projects named without 项目: 重点项目涵盖某某电站、某某风电等, 甲高速、乙风电等重大项目相继开工."""
    text = line.text
    if ("、" not in text and "等" not in text) or ("项目" not in text and "工程" not in text):
        return
    yield from _summed_up(line)
    for pattern in (_CONTENTS, _LED, _APPOSED):
        for m in pattern.finditer(text):
            items = list(re.finditer("[^、]+", m["list"]))
            apposed = pattern is _APPOSED
            if apposed and len(items) != _NUMERALS.index(m["n"]) + 2:
                continue
            for item in items:
                start, stop = m.start("list") + item.start(), m.start("list") + item.end()
                if _is_member(line, start, stop, apposed):
                    rule = "apposed to a number of projects" if apposed else "listed among projects"
                    yield make(line, start, stop, text[start:stop], "project", rule, 0.92)


def _is_member(line: Line, start: int, stop: int, apposed: bool) -> bool:
    """Whether a member of the list is a thing to be built: a noun phrase of some length without any verb of doing."""
    name = line.text[start:stop]
    if not _MEMBER_NAME.fullmatch(name) or _HEAD.search(name) or _COUNTED.match(name) or not line.is_free(start, stop):
        return False
    found, stopped, generic = tokens(name), programmes.name_words("stop"), programmes.name_words("generic")
    if any(len(t.text) > 1 and (t.text in stopped or t.text in _governing()) for t in found[:-1]):
        return False
    specific = "".join(t.text for t in found if t.text not in generic)
    placed = any(m.kind == "place" and start <= m.span.start and m.span.stop <= stop for m in line.taken)
    return len(specific) >= 2 and (apposed or placed or len(name) > 4 or name.endswith(_BUILT))


_BUILT = (
    "电站",
    "高速",
    "风电",
    "光伏",
    "铁路",
    "公路",
    "大桥",
    "水库",
    "机场",
    "港口",
    "码头",
    "产业园",
    "基地",
    "综合体",
    "新城",
    "小镇",
)


def _item(text: str, head: int, last: int) -> tuple[int, bool]:
    """Where the clause or the member of a list begins that ends in a head, and whether a project stands before it."""
    joint = _JOINT.match(text, last) if last >= 0 else None
    if joint and not _EDGE.search(text, joint.end(), head):
        return joint.end(), True
    edges = [m.end() for m in _EDGE_AND.finditer(text, max(0, head - _REACH), head)]
    return (edges[-1] if edges else max(0, head - _REACH)), False


def _behind_verb(line: Line, start: int, head: int) -> tuple[int, str]:
    """The start behind the last verb that governs a project, behind 的 and 在, and behind the county."""
    governed = ""
    for word in line.words:
        if start <= word.start < head and word.stop < head and word.text in _governing():
            if line.text[word.stop] in "及和与" and word.start > start:
                continue  # 湿地公园提升|及防洪堤建设项目
            start, governed = word.stop, word.text
        if start <= word.start and word.stop <= head and word.text in _LOOSE:
            start = word.stop
    if governed and line.text.startswith(("建设", "新建"), start):
        start += 2  # 投资建设年产5万吨某某项目
    if zone := _BARE_ZONE.match(line.text, start, head):
        start = zone.end()  # 县开发区三早项目
    if time := _TIME.match(line.text, start, head):
        start = time.end()
    if measure := _MEASURE.match(line.text, start, head):
        start = measure.end()  # 改造1800米供水管道工程
    firms = [m.span.start for m in line.taken if m.subtype == "company" and start <= m.span.start < m.span.stop < head]
    start = _from_firm(line, start, firms)
    for place in sorted(line.taken, key=lambda m: (m.span.start, -m.span.stop)):
        if start in firms:
            break  # 甲省乙科技有限公司丙项目
        if place.span.start == start and (place.anaphor or place.subtype in _WHERE) and place.span.stop < head:
            start = place.span.stop
    return start, governed


def _from_firm(line: Line, start: int, firms: list[int]) -> int:
    """甲县高新区（南区）|乙科技有限公司丙项目: where the project is stands before the firm that it is named after."""
    placed = any(m.kind == "place" and m.span.start == start for m in line.taken)
    return min(firms) if placed and firms else start


def _goes_on(text: str, stop: int) -> bool:
    """Whether another project follows, or the sum of all: 、丙工程 or 等9个重点项目."""
    if _SUMMED.match(text, stop):
        return True
    joint = _JOINT.match(text, stop)
    return joint is not None and bool(_HEAD.search(_EDGE.split(text[joint.end() : joint.end() + _REACH])[0]))


def _site(line: Line, start: int, head: int) -> str:
    """The zone that a project only stands in: 甲县经济开发区 in 甲县经济开发区重点项目."""
    sites = [m for m in line.taken if m.kind == "place" and m.span.start >= start and m.span.stop < head]
    stop = max((m.span.stop for m in sites if m.subtype in (*_WHERE, "zone")), default=start)
    return line.text[start:stop]


#: 3月份重点|项目, 主会场|项目: those of a month or a meeting
_SOME = re.compile(
    "(?:全?[省市县区]|\\d{1,2}月份?|[一二三四]季度|[上下]半年|\\d{4}年度?|主会场|分会场|本次|本轮|本批|级|开工|集中|签约|重点|重大)+"
)


def _is_project(line: Line, start: int, head: int, stop: int) -> bool:
    """Whether what stands before the head is a name, not 民生实事 or 9个重点."""
    modifier = line.text[start:head]
    if (
        not _NAME.fullmatch(modifier)
        or modifier[0] in "（）"
        or _TALLY.search(modifier)
        or _COUNTED.match(modifier)
        or _MANY.match(modifier)
        or _SOME.fullmatch(modifier)
        or not line.is_free(start, stop)
    ):
        return False
    generic, stopped = programmes.name_words("generic"), programmes.name_words("stop")
    found = tokens(modifier.removeprefix(_site(line, start, head)))
    if all(token.tag in ("v", "d", "ad", "a") for token in found):
        return False  # 切实打通项目 + 落地
    words = [token.text for token in found]
    inner = words[:-1] if len(words) > 2 else words  # 抗逆玫瑰选育推广 + 项目
    if any(len(w) > 1 and w in stopped for w in inner):
        return False
    return len("".join(w for w in words if w not in generic and w not in programmes.name_words("new"))) >= 2
