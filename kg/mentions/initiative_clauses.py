"""Programmes spelt out in clauses (推行村收集、镇转运、县处理的办法), sums and hotlines in plain words."""

from __future__ import annotations

import re
from collections.abc import Iterator

from kg.lexicon import programmes
from kg.lexicon.tokens import tokens
from kg.mentions.initiative_lines import Line, make
from kg.mentions.place_text import boundaries
from kg.model import Mention

_VERB = (
    "推行|推广|实行|施行|试行|实施|践行|采取|采用|探索|摸索|创新|构建|建立|健全|完善|形成|打造|坚持|按照|遵循|沿着|运用|依托|通过|总结"
    "|以|用|靠"
)
_ITEM = "[\u4e00-\u9fffA-Za-z0-9]{3,14}"
_HEAD = (
    "机制|模式|办法|制度|体系|方式|路径|工作法|思路|方针|做法|形式|链条|闭环|网络|服务|管理|责任制|原则|理念|架构"
    "|链路|路子|治理"
)
_SPELT = re.compile(
    f"(?:{_VERB})(?:建立|形成|构建|推行|实行|采取|总结)?(?:健全|完善|起来|起|出|了)?(?P<some>一套|一种|一条)?"
    f"(?P<list>(?!{_VERB}|不){_ITEM}(?:、{_ITEM})+?)的(?P<phrase>[\u4e00-\u9fff]{{0,10}}?(?:{_HEAD}))"
    f"(?!{_HEAD}|新?[格布]局|新?局面|新?态势|[\u4e00-\u9fff]?(?:问题|难题))"
)
_PRACTISED = re.compile(f"(?:实行|推行|施行|试行|践行)(?:起|了)?(?P<list>{_ITEM}(?:、{_ITEM})+)(?=[，。；])")


_PRAISE = 3  # characters of words that only praise


_STEPS = re.compile(
    "(?:^|(?<=[，。；：]))(?:这套|这一|一套|该)?(?P<list>[\u4e00-\u9fff]{2,10}(?:、[\u4e00-\u9fff]{2,10}){2,}?)的"
    "(?P<phrase>[\u4e00-\u9fff]{0,6}?(?:机制|模式|流程|办法|体系|闭环|链条|制度|做法|打法|路径))"
    "(?!流程|机制|管理|[\u4e00-\u9fff]?(?:问题|难题))"
)


#: 乡里改了路数：|集中烧、分散吃; a quotation in the sentence is the name, 大伙叫它“三问法”
_AFTER_COLON = re.compile(
    "(?:路数|办法|做法|打法|法子|路子|规矩|机制|模式|思路|流程|玩法|招数|章程|制度)[^，。；：“”]{0,6}："
    "(?P<list>[\u4e00-\u9fff]{2,8}(?:、[\u4e00-\u9fff]{2,8})+)(?=[，。；])(?!，(?:都|均|就|也|可|能|要|一律|谁))"
)
#: 健全|自治、法治、德治相结合的乡村治理体系
_GOVERNS = re.compile("(?:建立健全|健全完善|建立|健全|构建|完善|形成|探索|推行|实行|创新)(?=[一-鿿]{2,})")
#: 让沙地变了样的，|是|板上发电、板下种草的模式
_IS = re.compile("(?:正|就|便|都|全)?(?:是|靠|凭)(?:的是|了)?(?=[一-鿿]{2,})")


def spelt_out(line: Line) -> Iterator[Mention]:
    """What clauses in a row describe and a head sums up: 探索建立镇村引导、居民共管的长效机制."""
    heads = programmes.heads()
    for m in _SPELT.finditer(line.text):
        start, stop = m.start("list"), m.end("phrase")
        head = next((heads[m["phrase"][-n:]] for n in (4, 3, 2) if m["phrase"][-n:] in heads), None)
        if not line.is_free(start, stop) or not are_clauses(m["list"]) or stop not in boundaries(line.text):
            continue
        if m["some"] and all(len(member) <= _PRAISE for member in m["list"].split("、")):
            continue  # 探索出一套接地气、高效率、暖民心的治理路径
        kept, subtype = (head.kept, head.subtype) if head else (False, "model")
        name = line.text[start:stop] if kept else m["list"]
        yield make(line, start, stop, name, subtype, "clauses before a head", 0.65)
    for m in _STEPS.finditer(line.text):
        if m.end("phrase") not in boundaries(line.text):
            continue  # 集研发、销售为一体的电|机制|造企业
        if line.is_free(m.start("list"), m.end("phrase")) and are_clauses(m["list"]):
            verb = _GOVERNS.match(m["list"]) or _IS.match(m["list"])
            start, stop = m.start("list") + (verb.end() if verb else 0), m.end("phrase")
            yield make(line, start, stop, line.text[start:stop], "mechanism", "steps before a head", 0.65)
    for m in _AFTER_COLON.finditer(line.text) if "：" in line.text and not line.quoted else ():
        if line.is_free(*m.span("list")) and are_clauses(m["list"]):
            yield make(line, *m.span("list"), m["list"], "mechanism", "steps after a colon", 0.65)
    for m in _PRACTISED.finditer(line.text):
        start, stop = m.span("list")
        if not line.is_free(start, stop) or not are_clauses(m["list"]) or _ends_in_head(m["list"]):
            continue
        members = m["list"].split("、")
        if sum(len(member) > 3 and programmes.is_common(member) for member in members) > 1:
            for member in members:  # 推行拿地即开工、竣工即投产、分段验收并联办: each has its name
                start = line.text.index(member, start)
                yield make(line, start, start + len(member), member, "mechanism", "practised among others", 0.65)
        else:
            yield make(line, start, stop, m["list"], "model", "clauses that are practised", 0.6)


_ORDER = "[\u4e00-\u9fff]{2,5}[点下接收派领办评督晒亮跟核交送]单"
_EACH = "一[\u4e00-\u9fff]{1,3}一[\u4e00-\u9fff]{1,4}"
#: 一个法人、一本账、一套考评
_ONE_OF_EACH = (
    "一(?:[个名套本张支条份位家户项块把根笔间台盘体竿批组队链图网站码册窗口]|名|抓|包|管)[\u4e00-\u9fff]{1,8}"
)
_ALIKE = re.compile(
    f"(?:{_ORDER}(?:、{_ORDER})+)|(?:{_EACH}(?:、{_EACH})+)|(?:{_ONE_OF_EACH}(?:、{_ONE_OF_EACH}){{2,}}(?:的[\u4e00-\u9fff]{{0,4}}(?:机制|制度|模式|办法|责任制|工作法))?)"
)
#: 县里给每个项目配了一名领导、一个专班、一名专员; 现场设一个舞台、一个展区 brings in nothing
_GIVEN_OUT = re.compile(
    "(?:实行|推行|落实|建立|坚持|采取|按照|做到|形成|明确|构建|施行|配[备齐有]?了?|健全|完善|探索|创新)(?:了|起|出)?[“‘]?$"
)
_MEASURED = re.compile(f"{_ONE_OF_EACH}、")


def alike(line: Line) -> Iterator[Mention]:
    """Steps or measures of one shape: 居民点单、支部派单、党员接单; 一户一档、一村一策."""
    for m in _ALIKE.finditer(line.text):
        start = m.start() + _governing_verb(line.text[m.start() :])
        if m[0].startswith("一") and _MEASURED.match(m[0]) and not _GIVEN_OUT.search(line.text, 0, m.start()):
            continue
        if line.is_free(start, m.end()):
            yield make(line, start, m.end(), line.text[start : m.end()], "mechanism", "steps of one shape", 0.65)


def _governing_verb(text: str) -> int:
    """How many characters of a verb that governs the first step were taken for its subject: 推行|群众点单."""
    m = re.match(f"[\u4e00-\u9fff]{{0,2}}(?:{_VERB}|做到|实现)", text)
    return m.end() if m and len(text.split("、")[0]) - m.end() > 3 else 0


def _ends_in_head(text: str) -> bool:
    return any(text.endswith(word) for word, head in programmes.heads().items() if head.plain > 1)


def are_clauses(text: str) -> bool:
    """Whether each member says that something is done: 村收集、镇转运, not 教育、医疗.

    >>> are_clauses("支部引领、能人带动"), are_clauses("教育系统、医疗系统")
    (True, False)
    """
    items = text.split("、")
    if all(item.startswith(("更加", "更为", "更", "越来越")) for item in items):
        return False  # 更加灵活、更加公开 says how a mechanism is to be
    if len({len(item) for item in items}) == 1 and len(items[0]) < 6 and len(items) > 2:
        return True  # 户分类、村收集、镇转运
    members = [tokens(item) for item in items]
    return all(
        (found[-1].tag[0] not in "adz" or _is_doing(found[-1].text))
        and any(t.tag[0] in "vl" or _is_doing(t.text) or _DOES.search(t.text) for t in found)
        for found in members
    )


def _is_doing(word: str) -> bool:
    """Whether a word that jieba takes for an adjective says what is done: 落实."""
    return len(word) > 1 and word in programmes.cues("left") and programmes.cues("left")[word].weight >= 1


_DOES = re.compile("^.?[包联管帮带驻评议收转运办建治共领抓讲送推扶护巡查分租种养销储供贷还引育]")
_NAMES = (
    "党建|党支部|党组织|党小组|党员|支部|党委|党总支|合作社|基地|公司|企业|网格|积分|文旅|互联网|电商|旅游|警|法院|银行"
    "|协会"
)
_SUM = re.compile(
    rf"(?:^|(?<=[，。；：、“])|(?:{_VERB}|开展|将|把)(?:了|起|出)?)"
    rf"(?P<sum>(?:{_NAMES})(?:\+[\u4e00-\u9fffA-Za-z0-9]{{1,8}})+?)"
    r"(?P<phrase>的?[\u4e00-\u9fff]{0,6}?(?:模式|机制|工作法|体系|路径|方式|行动|品牌|服务|格局|做法|工程))"
)


def sums(line: Line) -> Iterator[Mention]:
    """党支部+合作社+农户模式 without quotation marks."""
    for m in _SUM.finditer(line.text):
        start, stop = m.start("sum"), m.end("phrase")
        if line.is_free(start, stop):
            yield make(line, start, stop, line.text[start:stop], "model", "sum in plain words", 0.7)


_HOTLINE = re.compile(
    r"(?<![\d.])(?P<name>(?:12[0-9]{3}|11[0-9]|12[0-9]|96[0-9]{3,4})(?:[\u4e00-\u9fff]{0,8}?(?:热线|平台|专线)|(?=接警|受理|派单|办件)))"
)


def hotlines(line: Line) -> Iterator[Mention]:
    """12368热线, 12345政务服务便民热线."""
    if not any(number in line.text for number in ("12", "11", "96")):
        return
    for m in _HOTLINE.finditer(line.text):
        if line.is_free(*m.span("name")):
            yield make(line, *m.span("name"), m["name"], "platform", "hotline", 0.7)
