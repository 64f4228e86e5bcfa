"""What places and bodies specialise in, and what they and their initiatives use."""

from __future__ import annotations

import re
from collections.abc import Iterator

from kg.facts.clauses import SENTENCE_MARKS, behind_mark
from kg.facts.doer import Doers, doers_of
from kg.mentions.product_names import IN_NAME, OF_GROWERS, SPECIALTY
from kg.mentions.product_wares import MADE
from kg.mentions.products import BY_STEM, TECHNOLOGY, stem
from kg.mentions.scope import Reading
from kg.model import Entity, Fact, Figure, Mention, Span

_VISIT = re.compile("招引|招商|将持续|下一步|计划|规划|调研|考察|视察|督导|督查|检查|参观|观摩|察看|查看了")
_GIVEN = re.compile("[为给向][^，。；：]{2,24}(?:购买|购置|购入|采购|捐赠|赠送|送去|送来|送上|发放)")  # 为乙社购买鱼苗
#: what was grown once, and what is sold at a fair or won as a prize
_ONCE = re.compile(
    "过去|以前|从前|原先|原来|曾经|早年|昔日|当年|往年|年前|老辈|改革开放前|那时|刚开始|起初|一开始|最初"
)
_FAIR = re.compile("摊位|集市|展位|展台|赶集|奖品|抱走|奖励|冠军")
_MADE = re.compile("(?:印发|出台|制定|制订|修订|编制)(?:了|并实施|完善|并完善)?《?$")

#: Bodies that grow and make things for themselves; what others help to grow is their place's.
_GROWERS = re.compile("(?:公司|集团|合作社|联合社|联社|农场|林场|牧场|厂|协会|企业)$")
_BY_RULE = re.compile("(?:严格)?(?:根据|依据|按照|依照|对照)《?$")


_FEAST = re.compile("(?:采摘|文化|旅游|美食|开园|品鉴|丰收|产业|观光|[一-鿿]{2}旅游)*节(?![水能约省日])")
#: who is brought to grow something, and where it is grown
_SENT = re.compile("在|于|引导|鼓励|支持|带动|组织|指导|动员|推动|帮助|扶持")
_SENT_AT_END = re.compile(f"(?:{_SENT.pattern})$")
_GROWING = re.compile(
    "(?:等(?:[\\d一二三四五六七八九十]+个?[村镇乡])?)?(?:大力|重点|规模化|集中|先后|共|连片|统一|积极|因地制宜)*"
    "(?:种植|种上|栽植|栽种|栽培|试种|打造|建设|建成|建起|建立|发展|流转|培育|引进|推广|新建|规划|养殖|布局|创建)"
)


def relate(reading: Reading) -> list[Fact | Figure]:
    """specialises_in and uses of one resolved article."""
    doers = doers_of(reading)
    facts: dict[tuple[str, str, str], Fact] = {}
    for mention in reading.mentions:
        for fact in _of_mention(reading, doers, mention):
            key = (
                fact.subject.key,
                fact.predicate,
                fact.object.key if isinstance(fact.object, Entity) else fact.object,
            )
            facts.setdefault(key, fact)
    return list(facts.values())


def _of_mention(reading: Reading, doers: Doers, mention: Mention) -> Iterator[Fact]:
    if mention.entity is None:
        return
    if mention.kind == "product" and mention.rule.startswith(SPECIALTY):
        yield from _specialties(reading, doers, mention, mention.entity)
    elif mention.kind == "product" and mention.rule.startswith(TECHNOLOGY):
        yield from _technologies(reading, doers, mention, mention.entity)
    elif mention.kind == "document":
        yield from _documents(reading, doers, mention, mention.entity)


def _specialties(reading: Reading, doers: Doers, mention: Mention, product: Entity) -> Iterator[Fact]:
    span = _clause(reading, mention)
    text = reading.scope.article.sentences[mention.span.sentence].text
    if _VISIT.search(text[span.start : mention.span.start]) or _GIVEN.search(text[span.start : mention.span.start]):
        return
    if mention.rule.endswith(OF_GROWERS):
        yield from _of_its_name(reading, mention, product)
        return
    if _ONCE.search(text[span.start : mention.span.start]) or _FAIR.search(text[: mention.span.start]):
        return
    if mention.rule.endswith(IN_NAME):
        for home in _named_after(reading, mention):
            yield Fact(home, "specialises_in", product, (span,), mention.rule, mention.confidence)
        return
    named = _bears_name_of(reading, mention)
    for place in named:
        yield Fact(place, "specialises_in", product, (mention.span,), mention.rule, mention.confidence)
    where = _named_just_before(reading, mention) or _grown_in(reading, mention, span)
    if not where and _FEAST.match(text, mention.span.stop):
        where = _holds_feast(reading, mention)
        if not where:
            return  # 宣布葡萄采摘节开幕: whose the grapes are, the feast's own name says
    topic = doers.topic(mention.span.sentence, mention.span.start)
    site = (topic,) if topic is not None and topic.kind == "place" and topic.subtype == "zone" else ()
    made = _firm_before(reading, span) if mention.rule == MADE else ()
    at_work = _of_workers(reading, mention, span)
    made = made or at_work
    told = doers.at(mention.span.sentence, mention.span.start)
    if all(doer.kind == "person" for doer in told):
        told = _home_of_grower(reading, mention)
    for doer in made or where or site or told:
        if mention.rule == MADE and doer.subtype != "company":
            continue
        grows = doer.kind == "place" or bool(_GROWERS.search(doer.name))
        home = doer if doer in at_work else _village_of(reading, doer)
        doer = home if grows else doers.known(doer.place) or doer
        if doer.subtype == "facility":  # what grows in a village's greenhouse is the village's
            doer = doers.known(doer.place) or doer
        if doer.subtype == "province" or (named and all(place.place != doer.key for place in named)):
            continue
        if doer.kind == "place" or (grows and doer.subtype in ("company", "social")):
            yield Fact(doer, "specialises_in", product, (span,), mention.rule, mention.confidence)


def _of_its_name(reading: Reading, mention: Mention, product: Entity) -> Iterator[Fact]:
    """蜜柚 of 乙县蜜柚专业合作社: the body grows what it is named after."""
    span = mention.span
    for body in reading.mentions:
        a, named = body.span, body.entity
        inside = a.sentence == span.sentence and a.start <= span.start and span.stop < a.stop
        if inside and body.kind == "organisation" and named is not None:
            yield Fact(named, "specialises_in", product, (a,), mention.rule, mention.confidence)


def _home_of_grower(reading: Reading, mention: Mention) -> tuple[Entity, ...]:
    """The village of 在甲村，蔗农王小明的62亩甘蔗."""
    before = [
        m.entity
        for m in sorted(reading.mentions, key=lambda m: m.span)
        if m.kind == "place" and m.entity and m.span.sentence == mention.span.sentence and m.span < mention.span
    ]
    return tuple(place for place in before[-1:] if place.subtype in ("village", "community", "township"))


def _firm_before(reading: Reading, clause: Span) -> tuple[Entity, ...]:
    """The firm named last before the clause: 引来甲公司落户园区，总投资8000万元，做果酒."""
    firms = [
        m.entity
        for m in sorted(reading.mentions, key=lambda m: m.span)
        if m.kind == "organisation" and m.span.sentence == clause.sentence and m.span.stop <= clause.start and m.entity
    ]
    return tuple(firm for firm in firms[-1:] if firm.subtype == "company")


_WORKERS = re.compile(
    "(?:^|[，。；：！？“]|的)(?:如今|现在|眼下|目前|今年)?(?P<kind>厂子?里|社里|社员|公司|工人|员工|职工|花工|女工|技工)们?(?![^，。；：]{0,2}[说告介])[^，。；：！？]{0,12}$"
)
_BODIES = {"厂": ("厂", "公司"), "社": ("合作社", "联合社")}


def _of_workers(reading: Reading, mention: Mention, clause: Span) -> tuple[Entity, ...]:
    """The co-operative of 社员正在采收黄瓜, the works of 如今厂里日产辐条26万根: the one told of last."""
    text = reading.scope.article.sentences[clause.sentence].text
    worker = _WORKERS.search(text[max(0, clause.start - 1) : mention.span.start])
    if worker is None:
        return ()
    ends = _BODIES.get(worker["kind"][0], ("公司", "集团", "厂", "合作社"))
    first = reading.scope.article.sentences[clause.sentence].paragraph - 1
    bodies = [
        m
        for m in reading.mentions
        if m.kind == "organisation"
        and m.entity is not None
        and m.span < mention.span
        and m.entity.name.endswith(ends)
        and m.entity.subtype in ("company", "social")
        and reading.scope.article.sentences[m.span.sentence].paragraph >= first
    ]
    last = max(bodies, key=lambda m: m.span, default=None)
    return (last.entity,) if last is not None and last.entity is not None else ()


def _bears_name_of(reading: Reading, mention: Mention) -> tuple[Entity, ...]:
    """沙河镇 of 沙河柠檬: the smallest place whose name the produce bears."""
    if not mention.rule.endswith(BY_STEM):
        return ()
    called = mention.name[: len(mention.name) - (mention.span.stop - mention.span.start)]
    places = {m.entity for m in reading.mentions if m.kind == "place" and m.entity and stem(m.entity.name) == called}
    return tuple(sorted(places, key=lambda place: (-len(place.key), place.key))[:1])


def _named_after(reading: Reading, mention: Mention) -> Iterator[Entity]:
    """The village or town of the works in whose name the product stands: 花桥村笋干加工厂."""
    span = mention.span
    for other in reading.mentions:
        a, named = other.span, other.entity
        inside = a.sentence == span.sentence and a.start <= span.start and span.stop < a.stop
        if not inside or named is None or other.kind != "place":
            continue
        places = (m.entity for m in reading.mentions if m.kind == "place" and m.entity is not None)
        home = next((e for e in places if e.key == named.place), None)
        if home is not None and home.subtype in ("village", "community", "township"):
            yield home


def _village_of(reading: Reading, doer: Entity) -> Entity:
    """The village whose company or co-operative grows a crop: 甲村旺农合作社 grows what 甲村 is known for."""
    if doer.kind != "organisation":
        return doer
    places = (m.entity for m in reading.mentions if m.kind == "place" and m.entity is not None)
    village = next((e for e in places if e.subtype == "village" and e.name in doer.name), None)
    return village or doer


def _named_just_before(reading: Reading, mention: Mention) -> tuple[Entity, ...]:
    """The village of 甲村西瓜种植大棚 or 走进甲村的葡萄种植基地."""
    text = reading.scope.article.sentences[mention.span.sentence].text
    here = [m for m in reading.mentions if m.kind == "place" and m.span.sentence == mention.span.sentence and m.entity]
    regions = [m for m in here if m.entity and not m.entity.subtype and m.span.stop == mention.span.start]
    start = regions[0].span.start if regions else mention.span.start  # 甲村|皖南土鸡
    for place in here:
        if place.span.stop <= start and not place.anaphor:
            gap = text[place.span.stop : start]
            if gap in ("", "的", "“") and place.entity and place.entity.subtype not in ("facility",):
                return (place.entity,)
    return ()


def _grown_in(reading: Reading, mention: Mention, clause: Span) -> tuple[Entity, ...]:
    """The villages of 在甲村打造万亩楠竹基地 and 引导乙村、丙村大力发展蜜柚产业, rather than the town that does so."""
    text = reading.scope.article.sentences[mention.span.sentence].text
    if not _SENT.search(text, clause.start, mention.span.start):
        return ()
    here = [
        m
        for m in reading.mentions
        if m.kind == "place"
        and m.entity is not None
        and m.entity.subtype in ("village", "community", "township")
        and m.span.sentence == mention.span.sentence
        and clause.start <= m.span.start
        and m.span.stop <= mention.span.start
        and not m.anaphor
    ]
    row: list[Mention] = []
    for place in sorted(here, key=lambda m: m.span):
        if row and text[row[-1].span.stop : place.span.start] in ("、", "和", "及", "与"):
            row.append(place)
        elif sent := _SENT_AT_END.search(text, clause.start, place.span.start):
            row = (
                [place] if sent[0] not in ("在", "于") or place.subtype != "township" else []
            )  # a firm builds in a town
        elif row and row[-1].span.stop == place.span.start:  # 在甲镇|乙村
            row[-1] = place
    grows = row and _GROWING.match(text, row[-1].span.stop)
    return tuple(m.entity for m in row if m.entity is not None) if grows else ()


def _holds_feast(reading: Reading, mention: Mention) -> tuple[Entity, ...]:
    """The last place in the name of 甲县乙镇第五届葡萄采摘节."""
    at = mention.span
    feasts = [
        m.span
        for m in reading.mentions
        if m.kind == "event" and m.span.sentence == at.sentence and m.span.start <= at.start < m.span.stop
    ]
    inside = [
        m
        for m in reading.mentions
        if m.kind == "place"
        and m.entity is not None
        and m.entity.subtype in ("county", "township", "village", "community")
        and any(f.sentence == m.span.sentence and f.start <= m.span.start and m.span.stop <= at.start for f in feasts)
    ]
    last = max(inside, key=lambda m: m.span, default=None)
    return (last.entity,) if last and last.entity else ()


def _technologies(reading: Reading, doers: Doers, mention: Mention, product: Entity) -> Iterator[Fact]:
    """The initiative that the clause opens with uses it, else the doer."""
    span = _clause(reading, mention)
    tool = _initiative_in(reading, Span(mention.span.sentence, span.start, mention.span.start))
    users = (tool,) if tool else doers.at(mention.span.sentence, mention.span.start)
    for user in users:
        yield Fact(user, "uses", product, (span,), mention.rule, mention.confidence)


def _initiative_in(reading: Reading, span: Span) -> Entity | None:
    """The initiative or project that is the subject of the stretch before a verb of using."""
    for m in reading.mentions:
        inside = m.span.sentence == span.sentence and span.start <= m.span.start and m.span.stop <= span.stop
        if m.kind == "initiative" and m.entity is not None and inside and m.span.start - span.start <= 6:
            return m.entity
    return None


def _documents(reading: Reading, doers: Doers, mention: Mention, document: Entity) -> Iterator[Fact]:
    """Who draws up a document uses it; so does the body that acts by it: 由某局根据《…办法》."""
    text = reading.scope.article.sentences[mention.span.sentence].text
    before = text[: mention.span.start]
    if by := _BY_RULE.search(before):
        for body in reading.mentions:
            here = body.span.sentence == mention.span.sentence and body.span.stop == by.start()
            if here and body.kind == "organisation" and body.entity is not None:
                yield Fact(body.entity, "uses", document, (_clause(reading, mention),), "acts by a document", 0.75)
    if _MADE.search(before):
        for doer in doers.at(mention.span.sentence, mention.span.start):
            yield Fact(doer, "uses", document, (_clause(reading, mention),), "document drawn up", 0.7)


def _clause(reading: Reading, mention: Mention) -> Span:
    """From the start of the clause to the end of the mention."""
    text = reading.scope.article.sentences[mention.span.sentence].text
    start = behind_mark(text, mention.span.start, SENTENCE_MARKS)
    return Span(mention.span.sentence, start, mention.span.stop)
