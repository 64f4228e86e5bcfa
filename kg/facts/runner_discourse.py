"""Who runs a programme by the clauses around it: 推行甲工作法以来，该院…; 据乙局统计，甲行动…; 丙镇组织丁村开展….

The reader of clauses gives the subject last named. These rules say where another than that one acts.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Sequence
from itertools import pairwise

from kg.facts.clauses import SENTENCE_MARKS, behind_mark, clauses
from kg.facts.doer import Doers
from kg.facts.runner_words import agents_before, row_of, sentence_of
from kg.facts.subjects import subject
from kg.mentions.scope import Reading
from kg.model import Entity, Mention

_BY_MEANS_OF = re.compile("(?:自从?|随着|通过|依托|借助|凭借|借着|靠着|围绕|按照|根据|为)")
_BEGUN = re.compile(
    "(?:自从?|随着)?(?:全面|深入|率先|大力|积极)?"
    "(?:推行|实施|开展|启动|落实|推广|推进|建立|实行|探索|打造|上线|开通|设立|成立|试行)"
)
_SINCE = re.compile("”?[^，。；：“”、]{0,6}(?:以来|以后|之后|后|过程中|中)，")
_THEREBY = re.compile("”?[^，。；：“”、]{0,6}，")


def whose_since(reading: Reading, mention: Mention) -> tuple[Entity, ...]:
    """The court of 推行“甲”工作法以来，该院设立…: the next clause names who does it."""
    text, start = sentence_of(reading, mention).text, mention.span.start
    clause = behind_mark(text, start, SENTENCE_MARKS)
    link = _SINCE.match(text, mention.span.stop) if _BEGUN.match(text, clause) else None
    link = link or (_THEREBY.match(text, mention.span.stop) if _BY_MEANS_OF.match(text, clause) else None)
    if link is None or agents_before(reading, mention):
        return ()
    here = [m for m in reading.mentions if m.span.sentence == mention.span.sentence and m.entity is not None]
    following = next((c for c in clauses(text) if c.start <= link.end() - 1 < c.stop or c.start == link.end()), None)
    found = subject(text, following, here) if following is not None else []
    return tuple(m.entity for m in found if m.entity is not None and m.span.start <= link.end() + 1)


_SOURCE = re.compile("据(?:了解，)?$")
_TELLS = re.compile("[^，。；：]{0,12}?(?:统计|介绍|消息|通报|负责人|透露|披露|发布)[^，。；：]{0,8}，[“‘]?$")


def whose_count(reading: Reading, mention: Mention) -> tuple[Entity, ...]:
    """The bureau of 据甲局统计，乙行动开展三个月，…: who counts what it has brought runs it."""
    text = sentence_of(reading, mention).text
    if not text.startswith("据"):
        return ()
    for other in agents_before(reading, mention):
        if other.kind != "organisation" or other.entity is None or not _SOURCE.search(text[: other.span.start]):
            continue
        if _TELLS.match(text[other.span.stop : mention.span.start]):
            return (other.entity,)
    return ()


_PAIR = re.compile(
    "(?:^|[，。；：])(?:根据协议|按照协议|今年起|此后|随后|之后|目前|如今)?，?"
    "(?P<pair>双方|两(?:家单位|社区|单位|[校村地县镇乡市区旗家院所馆局]))(?!会谈|座谈|级|委|会|岸)(?:将|还|又|又将|已|先后|共同|联手|联合|约定|推行|签|每|各)"
)
_KINDS = {"校": "(?:学校|中学|小学|学院|大学|[一二三四五六七八九]中)$", "村": "(?:村|嘎查)$", "院": "院$", "馆": "馆$"}
_JOINS = re.compile("(?:[、与和同跟]|携手|联合|牵手)[^，。；：“”]{0,14}$")


def both(reading: Reading, mention: Mention) -> tuple[Entity, ...]:
    """The schools of 甲中学与乙中学结对。…，两校每学期开设…: of whom the sentence before has told."""
    text, index = sentence_of(reading, mention).text, mention.span.sentence
    pair = _PAIR.search(text, 0, mention.span.start)
    if pair is None or any(m.span.start > pair.start() for m in agents_before(reading, mention)):
        return ()
    kind = re.compile(_KINDS.get(pair["pair"][-1], ""))
    for sentence in (index, index - 1, index - 2):
        agents = sorted(
            (
                m
                for m in reading.mentions
                if m.kind in ("place", "organisation") and m.entity is not None and m.span.sentence == sentence
            ),
            key=lambda m: (m.span.start, -m.span.stop),
        )
        told = reading.scope.article.sentences[sentence].text if sentence >= 0 else ""
        alike = [m for m in agents if m.entity is not None and kind.search(m.entity.name) and not m.anaphor]
        ends = {m.span.stop: m.span.start for m in agents}
        alike = [m for m in alike if not any(o.span.start == m.span.stop for o in alike)]  # 丙市|乙区: the district
        for first, second in pairwise(alike):
            same = first.kind == second.kind and first.entity != second.entity
            start = ends.get(second.span.start, second.span.start)
            if same and first.span.stop < start and _JOINS.match(told[first.span.stop : start]):
                return tuple(m.entity for m in (first, second) if m.entity is not None)
    return ()


_AND_MORE = re.compile(
    "等[0-9一二两三四五六七八九十]+[余多]?[家所个](?:企业|公司|单位|学校|医院|部门|高校|院校|机构|合作社|村|社区)?"
)


def with_others(reading: Reading, mention: Mention) -> tuple[Entity, ...]:
    """The school and the firm of 甲职校与乙公司等5家企业开设…: others join in, but these two do it."""
    text = sentence_of(reading, mention).text
    clause = behind_mark(text, mention.span.start, SENTENCE_MARKS)
    before = [m for m in agents_before(reading, mention) if m.span.start >= clause and m.kind == "organisation"]
    first = min(before, key=lambda m: (m.span.start, -m.span.stop), default=None)
    if first is None or first.span.start > clause + 2:
        return ()
    row = row_of(reading, first)
    joined = len(row) > 1 and _AND_MORE.match(text, row[-1].span.stop)
    return tuple(m.entity for m in row if m.entity is not None) if joined else ()


_CLOSES_IT = re.compile("[”》]?(?:平台|系统|小程序|机制|模式|工作法|App|APP)?。$")
_MAKES = re.compile(
    "(?:共同|合力|自主|牵头|投资)*(?:开发|研发|搭建|建设|运营|发起|推出|打造|主办|创办|设立|投建|建起|建成)(?:了|而成)?[，。]"
)


def made_by_next(reading: Reading, mention: Mention) -> tuple[Entity, ...]:
    """The bureaus of 靠的是“甲”平台。去年，乙局联合丙局开发，…: the next sentence says by whom it was made."""
    sentences, index = reading.scope.article.sentences, mention.span.sentence + 1
    here = sentence_of(reading, mention)
    if index >= len(sentences) or not _CLOSES_IT.match(here.text, mention.span.stop):
        return ()
    text = sentences[index].text
    following = sorted(
        (m for m in reading.mentions if m.span.sentence == index and m.kind == "organisation" and m.entity is not None),
        key=lambda m: (m.span.start, -m.span.stop),
    )
    if not following or following[0].span.start > 12:
        return ()
    row = row_of(reading, following[0])
    return tuple(m.entity for m in row if m.entity is not None) if _MAKES.match(text, row[-1].span.stop) else ()


_SENDS = re.compile("(?:组织|发动|动员|号召|带领|率领|召集|集结)(?!部)")


def who_calls(reading: Reading, mention: Mention) -> tuple[Entity, ...]:
    """The township of 甲镇组织乙村、丙村的牧民开展…行动: those that it calls out are not the runners."""
    text = sentence_of(reading, mention).text
    before = agents_before(reading, mention)
    for caller in sorted(before, key=lambda m: (m.span.start, -m.span.stop)):
        called = [m for m in before if m.span.start >= caller.span.stop + 2]
        sends = _SENDS.match(text, caller.span.stop)
        if sends and called and not any(mark in text[caller.span.start : mention.span.start] for mark in "。；：！？"):
            return (caller.entity,) if caller.entity is not None else ()
    return ()


_BODIES = re.compile(
    "(?:文化馆|图书馆|博物馆|美术馆|档案馆|福利院|养老院|敬老院|卫生院|医院|学校|小学|中学|学院|大学|剧院|书店)$"
)
_STANDS_IN = re.compile("[在到于至往进从向去赴]$")


def acts_itself(reading: Reading, doer: Entity, mention: Mention) -> bool:
    """Whether a site is a body that acts: 县文化馆在甲中学开了…, not 在县文化馆开了…."""
    if not _BODIES.search(doer.name) or mention.rule == "nationwide name":
        return False
    text = sentence_of(reading, mention).text
    own = [m for m in agents_before(reading, mention) if m.entity == doer]
    return any(not _STANDS_IN.search(text[: m.span.start]) for m in own)


_BY = re.compile("由$")
_LEADS_IT = re.compile("(?:领办|牵头|创办|主办|承办|组建|发起|举办|管理|运营|托管|出资|投资|联合)")


def rather_than_agent(reading: Reading, found: Sequence[Entity], mention: Mention) -> tuple[Entity, ...]:
    """The group of 甲集团由乙小学领办，…，实行…: told of is the group, not who is behind 由."""
    text = sentence_of(reading, mention).text
    before = agents_before(reading, mention)
    for agent in before:
        if agent.entity not in found or not _BY.search(text[: agent.span.start]):
            continue
        if not _LEADS_IT.match(text, agent.span.stop) or "，" not in text[agent.span.stop : mention.span.start]:
            continue
        head = [m for m in before if m.span.stop == agent.span.start - 1 and m.kind == "organisation"]
        if head and head[0].entity is not None:
            return (head[0].entity,)
    return ()


_AIM = re.compile("(?:以|按照|围绕|根据|落实|结合|对照|贯彻)$")
_SAID = re.compile("(?:说|表示|介绍|透露|指出|强调|要求)，")


def rather_than_example(
    reading: Reading, doers: Doers, found: Sequence[Entity], mention: Mention
) -> tuple[Entity, ...]:
    """The zone of 园区主任说，将以县里开展的甲行动为抓手，实行…: whose campaign serves as the lever does not act."""
    text = sentence_of(reading, mention).text
    said = _SAID.search(text, 0, mention.span.start)
    if said is None:
        return ()
    for other in agents_before(reading, mention):
        aim = other.entity in found and _AIM.search(text[: other.span.start]) and other.span.start > said.end() - 1
        if aim and "，" in text[other.span.stop : mention.span.start]:
            return tuple(one for one in doers.main[:1] if one not in found)
    return ()


_BARE_FIRM = re.compile(
    "(?:该|这家)?(?P<kind>公司|集团|合作社)(?:计划|拟|总|累计|今年|去年|还|又|随后)*(?:投资|投入|斥资|出资)[^，。；]{1,14}的?$"
)


def bare_firm(reading: Reading, mention: Mention) -> tuple[Entity, ...]:
    """The firm last named, of 公司投资5.8亿元的某某项目."""
    text = sentence_of(reading, mention).text
    clause = behind_mark(text, mention.span.start, SENTENCE_MARKS)
    firm = _BARE_FIRM.match(text[clause : mention.span.start])
    if firm is None:
        return ()
    named = (m for m in reading.mentions if m.kind == "organisation" and m.entity is not None and m.span < mention.span)
    own = [m for m in named if m.entity is not None and m.entity.name.endswith(firm["kind"])]
    last = max(own, key=lambda m: m.span, default=None)
    return (last.entity,) if last is not None and last.entity is not None else ()


_BANK = re.compile("(?:银行|农商行|信用社|联社|支行|分行|营业部|担保公司)$")


def lender(reading: Reading, mention: Mention) -> tuple[Entity, ...]:
    """The bank of 从甲农商银行贷出35万元“林权贷”: a loan is the bank's of its sentence."""
    if not mention.name.strip("“”").endswith("贷"):
        return ()
    text, before = sentence_of(reading, mention).text, agents_before(reading, mention)
    banks = [m for m in before if m.entity is not None and _BANK.search(m.entity.name)]
    return tuple(m.entity for m in banks[-1:] if m.entity is not None and text[m.span.start - 1] in "从在向由经")


_AT_MEETING = re.compile(
    "(?:会上|会后|会前|会议(?:上|期间|决定|明确)?|大会(?:上|期间)?|活动(?:中|现场|期间|当天)|现场|仪式上|节会(?:上|期间)"
    "|(?:对接|推介|动员|部署|推进|交流|座谈|发布|启动|签约)(?:会|仪式)(?:上|后|结束后|期间))，?"
)


def host(reading: Reading, doers: Doers, found: Sequence[Entity], mention: Mention) -> tuple[Entity, ...]:
    """The county of 会上发布…，并设立产业基金: what a meeting brings is not the guest's who was named last."""
    text = sentence_of(reading, mention).text
    if not _AT_MEETING.match(text) or agents_before(reading, mention):
        return ()
    return tuple(one for one in doers.main[:1] if one.kind == "place" and one not in found)


def stranger(reading: Reading, doers: Doers, found: Sequence[Entity], mention: Mention) -> tuple[Entity, ...]:
    """The main place, where only a firm of a sentence before could be meant: no firm runs 帮办窗口, 标准地."""
    if mention.subtype not in ("mechanism", "service", "platform", "model", "campaign") or len(found) != 1:
        return ()
    firm, text = found[0], sentence_of(reading, mention).text
    if firm.subtype != "company" or any(m.entity == firm for m in agents_before(reading, mention)):
        return ()
    paragraph = sentence_of(reading, mention).paragraph
    if any(m.entity == firm and sentence_of(reading, m).paragraph == paragraph for m in reading.mentions):
        return ()  # it may well go on about the firm
    opens = text[max(0, mention.span.start - 1) : mention.span.start].strip("“‘") in ("", "，", "。", "；")
    return tuple(one for one in doers.main[:1] if opens and one.kind == "place" and one != firm)


_SPREADS = re.compile(
    "[^，。；：“]{0,20}?(?:铺开|推开|推广|推行|推到|搭建|搭起|建起|建成|投用|开通|上线|启用|试点|开办|办起|拨款|研发|开发|牵头)"
)


def next_clause(reading: Reading, mention: Mention) -> tuple[Entity, ...]:
    """The bureau of 这条线叫远程心电网，甲局去年在各村铺开: the clause behind the name says who spreads it."""
    text, stop = sentence_of(reading, mention).text, mention.span.stop
    while text[stop : stop + 1] in ("”", "》"):
        stop += 1
    if text[stop : stop + 1] != "，":
        return ()
    here = [m for m in reading.mentions if m.span.sentence == mention.span.sentence and m.span.start == stop + 1]
    agents = [m for m in here if m.kind in ("place", "organisation") and m.entity is not None]
    first = max(agents, key=lambda m: m.span.stop, default=None)
    if first is None or first.entity is None or agents_before(reading, mention):
        return ()
    return (first.entity,) if _SPREADS.match(text, first.span.stop) else ()


_THIS_BODY = re.compile(
    "(?:该|我|本)(?P<kind>[院局所校站馆队社厂]|公司|中心|支行|联社|大队|支队|法庭|集团|医院|学校|合作社)(?![长里])"
)
_ENDS = {"院": ("院",), "校": ("学校", "小学", "中学", "学院", "大学"), "社": ("社",), "队": ("队",)}


def this_body(reading: Reading, mention: Mention) -> tuple[Entity, ...]:
    """The court of 这是该院今年第五次到园区开庭。年初以来，流动仲裁庭…: the sentence before tells of that body."""
    sentence = sentence_of(reading, mention)
    index = mention.span.sentence
    if agents_before(reading, mention):
        return ()
    before = [m for m in reading.mentions if m.kind == "organisation" and m.entity is not None and not m.anaphor]
    for told in (index, index - 1):
        other = reading.scope.article.sentences[told] if told >= 0 else None
        if other is None or other.paragraph != sentence.paragraph:
            return ()
        stop = mention.span.start if told == index else len(other.text)
        pointed = list(_THIS_BODY.finditer(other.text, 0, stop))
        if not pointed:
            if told < index and any(
                m.span.sentence == told and m.kind in ("place", "organisation") for m in reading.mentions
            ):
                return ()
            continue
        ends = _ENDS.get(pointed[-1]["kind"], (pointed[-1]["kind"],))
        fit = [m for m in before if m.entity is not None and m.entity.name.endswith(ends) and m.span.sentence <= told]
        last = max(fit, key=lambda m: m.span, default=None)
        return (last.entity,) if last is not None and last.entity is not None else ()
    return ()


_BARE_BODY = re.compile(
    "(?:^|[，。；！？])(?:(?:如今|现在|目前|随后|同时|此外|今年|去年|后来|为此|眼下|于是|去年以来|今年以来|[一-鿿0-9]{1,3}年[间来]),?，?)*"
    "(?P<kind>社里|厂里|校方|院里|所里|队里|(?:医院|学校|法院|检察院|商会|协会|合作社|公司|园区|图书馆|文化馆)"
    "(?=[今去]年|还|也|又|就|便|已|同|与|跟|和[^，。；]{2,12}(?:合|联|共)|联合|先后|率先|专门|专设|把|将|投|建|办|开|推|设|组|成立|引|创|聘|选|派|拿|为[^此了]|每|利用|依托|打造|探索|实行))"
    "(?![的员长内])"
)
_BARE_ENDS = {
    "社里": ("合作社", "联合社", "供销社"),
    "厂里": ("厂", "公司"),
    "校方": ("学校", "小学", "中学", "学院"),
    "院里": ("院",),
    "所里": ("所",),
    "队里": ("队",),
    "学校": ("学校", "小学", "中学", "学院", "大学", "幼儿园"),
    "公司": ("公司", "集团"),
}
_UNITS = ("province", "city", "county", "township", "village", "community")
_JOINS_WITH = re.compile("(?:[同与跟和]|联合)")


def bare_body(reading: Reading, mention: Mention) -> tuple[Entity, ...]:
    """The co-operative of 社里统一育苗，…，菜农叫它“五分钱存折”; the school of 学校同甲镇合办的“蓝色课堂”.

    Of several bodies of that kind it is the one that the article names most often, of these the last.
    """
    text, start = sentence_of(reading, mention).text, mention.span.start
    body = next((m for m in reversed(list(_BARE_BODY.finditer(text, 0, start)))), None)
    if body is None:
        return ()
    agents = [m for m in agents_before(reading, mention) if m.kind != "place" or m.subtype in _UNITS]
    behind = [m for m in agents if m.span.start >= body.end()]
    joined = _JOINS_WITH.match(text, body.end()) is not None
    if not joined and (behind or (body.start() == 0 and agents)):
        return ()
    ends = _BARE_ENDS.get(body["kind"], (body["kind"],))
    named = (m for m in reading.mentions if m.kind in ("organisation", "place") and m.entity is not None)
    fit = [m for m in named if m.entity is not None and m.span < mention.span and m.entity.name.endswith(ends)]
    often = Counter(m.entity for m in fit)
    last = max(fit, key=lambda m: (often[m.entity], m.span), default=None)
    own = (last.entity,) if last is not None and last.entity is not None else ()
    partner = [m.entity for m in behind[:1] if own and joined and m.span.start <= body.end() + 2]
    return (*own, *(one for one in partner if one is not None))


_INTENDS = re.compile(
    "(?:介绍|说|表示|透露|告诉记者)，(?:[“‘])?(?:下一步|接下来|今后|明年|年内|目前|眼下|近期|下半年|他们|我们)?，?(?:还|正)?(?:将|要|计划|打算|准备|拟|着手|想)"
)


def intends(reading: Reading, mention: Mention) -> tuple[Entity, ...]:
    """The bureau of 甲局副局长某某介绍，下一步要搭一个“派单通”小程序: who speaks for it tells what it will do."""
    text = sentence_of(reading, mention).text
    said = _INTENDS.search(text, 0, mention.span.start)
    if said is None:
        return ()
    bodies = [m for m in agents_before(reading, mention) if m.kind == "organisation"]
    speaks = [m for m in bodies if m.span.stop < said.start()]
    behind = [m for m in agents_before(reading, mention) if m.span.start >= said.end()]
    last = max(speaks, key=lambda m: m.span, default=None)
    near = last is not None and not _LEFT_MARK.search(text, last.span.stop, said.start())
    return (last.entity,) if near and not behind and last is not None and last.entity is not None else ()


_LEFT_MARK = re.compile("[，。；：！？]")
_OF_VILLAGE = re.compile("村部|村里|村口|村头|村中|村子")
_VILLAGERS = re.compile("村民(?:们)?(?:都|就|便|也)?(?:管|叫|称)")


def villagers_call(reading: Reading, mention: Mention) -> tuple[Entity, ...]:
    """The village of 往南是甲村。村部墙上贴着一张纸，…，村民管它叫“晒账榜”: the village that its people live in."""
    text, start = sentence_of(reading, mention).text, mention.span.start
    if _VILLAGERS.search(text, max(0, start - 14), start) is None or agents_before(reading, mention):
        return ()
    paragraph = sentence_of(reading, mention).paragraph
    before = [
        m
        for m in reading.mentions
        if m.kind == "place"
        and m.subtype in ("village", "community")
        and m.entity is not None
        and m.span < mention.span
    ]
    last = max(before, key=lambda m: m.span, default=None)
    if last is None or last.entity is None:
        return ()
    same = sentence_of(reading, last).paragraph == paragraph
    return (last.entity,) if same or _OF_VILLAGE.search(text, 0, start) else ()


_OPENING = re.compile("[“‘]?$")
_TAKES_UP = re.compile("(?:通过|创新|推行|探索|建立|开展|实施|以|率先|依托|制定|组织|定期|把|用)")


def taken_up(reading: Reading, mention: Mention) -> tuple[Entity, ...]:
    """The township of “阳光账本”正在重塑村务。甲镇创新…: the name opens a paragraph that goes on with who does it."""
    sentences = reading.scope.article.sentences
    here, index = sentences[mention.span.sentence], mention.span.sentence + 1
    opening = _LEFT_MARK.split(here.text[: mention.span.start])
    first = mention.span.sentence == 0 or sentences[index - 2].paragraph != here.paragraph
    if not first or not _OPENING.fullmatch(opening[-1]) or len(opening) > 2:
        return ()
    if index == len(sentences) or sentences[index].paragraph != here.paragraph or agents_before(reading, mention):
        return ()
    following = [m for m in reading.mentions if m.span.sentence == index and m.entity is not None]
    text = sentences[index].text
    found = subject(text, clauses(text)[0], following)
    if len(found) == 1 and found[0].entity is not None and _TAKES_UP.match(text, found[0].span.stop):
        return (found[0].entity,)
    return ()


_BARE = re.compile(
    "(?:^|[，。；！？“]|况且|现在|如今|而且|后来|当时|今年|去年)(?:我们|咱们?)?(?:村里?|村上|社区里?|嘎查|党支部|村党支部|村委会|居委会|村两委|村支部)"
)


def of_speaker(reading: Reading, mention: Mention) -> tuple[Entity, ...]:
    """The village last named, where somebody says 村里开设了…, 党支部还推出了…."""
    text = sentence_of(reading, mention).text[: mention.span.start]
    if text.count("“") <= text.count("”") or not _BARE.search(text[text.rfind("“") :]):
        return ()
    before = [
        m
        for m in reading.mentions
        if m.kind == "place"
        and m.subtype in ("village", "community")
        and m.span < mention.span
        and m.entity is not None
    ]
    last = max(before, key=lambda m: m.span, default=None)
    return (last.entity,) if last is not None and last.entity is not None else ()
