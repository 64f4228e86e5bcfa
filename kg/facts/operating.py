"""Who runs a site or programme: bodies in brackets, 由某公司运营, the hospital of a ward, the firm that builds it."""

from __future__ import annotations

import re
from collections.abc import Iterator

from kg.facts.doer import Doers
from kg.mentions.scope import Reading
from kg.model import Fact, Mention, Span

_RUN_BY = re.compile(
    "(?:由|交|交由|交给|委托给?|租给|租赁给|承包给|出租给|交予|引进|引入|授权|聘请)(?:了)?(?:本地|当地|专业|本土)?的?$"
)
_RUNNER = re.compile(
    "的?(?:运营方|运营单位|运营商|运营公司|管理方|管理单位|经营方|经营者|承建方|建设方|承租方|投资方|业主单位)$"
)
_RUNNING = re.compile(
    "(?:负责|统一|具体|牵头|整体|全权|专门|日常|共同|联合|合股|合作|合资|独立|来|改造|承建)*"
    "(?:(?:投资|出资|投入)(?:[0-9.]+[余多]?[万亿]+元)?)?(?:进行)?"
    "(?:建设|兴建|承建|开发|运营|经营|托管|代管|管理|打理|运作|承包|租用|承租|租赁|接手|接管|承办运营|管护|主办|开办|负责|管着|管起来|看管|照管|照看|操持|张罗|兜底运营|承租|包下来|经管)"
)
_TOLD = "places.told_site"
_SITES = ("facility", "compound", "zone", "scenic")
_BROUGHT = re.compile("(?:引入|引进|聘请|委托|邀请|选聘)了?$")
_HANDED = re.compile("，(?:统一)?(?:把|将|对|为|托管|接管|管理)")
_AND = re.compile("[和与及、]")
#: Who sets up a site for itself runs it: firms, co-operatives, schools and hospitals, no villages and no offices.
_OWNERS = re.compile(
    "(?:公司|集团|合作社|联合社|协会|农场|林场|医院|学校|大学|学院|中学|小学|厂|研究院|研究所|农科院|法院|检察院|派出所)$"
)
#: 甲中学安置点: others use what a school lends them.
_LENT = ("安置点", "安置区", "避险点", "避难所", "考点", "接种点", "采样点", "体育场", "操场", "广场")
_BUILDS = re.compile("(?:建|办|设|开|租|承包)(?:起|成|了|有|立|设|下|办)?(?:了|一[个座家处])?[^，。；]{0,12}$")


def operated(reading: Reading) -> Iterator[Fact]:
    """某小镇（某公司） and 由某公司运营."""
    for body in reading.mentions:
        if body.kind != "organisation" or body.entity is None or body.anaphor:
            continue
        text = _text(reading, body.span.sentence)
        before = text[: body.span.start]
        if before.endswith("（") and text.startswith("）", body.span.stop):
            thing = _ending_at(reading, body.span.sentence, body.span.start - 1)
        elif _is_run_by(reading, body, text):
            thing = _in_short(reading, body) or _last_before(reading, body)
        elif _BROUGHT.search(before) and (over := _HANDED.match(text, body.span.stop)):
            yield from _handed_over(reading, body, over.end())
            continue
        else:
            continue
        if thing is not None and thing.entity is not None:
            span = Span(body.span.sentence, thing.span.start, body.span.stop)
            yield Fact(thing.entity, "operated_by", body.entity, (span,), "body in brackets or after 由", 0.8)


#: 课由两村合办的|甲公司打理
_RUN_BY_OF = re.compile("由[^，。；由]{1,8}的$")
#: 工坊是|甲公司2020年开的
_IS = re.compile("[^，。；不]是$")
_OPENED = re.compile(
    "(?:[0-9]{4}年|[去前今]年|[一-鿿]{0,4}(?:出资|投资|领头|牵头|自己))?(?:[0-9]{1,2}月)?(?:投资|出资)?(?:开|办|建|投资建|投建|开办|创办|兴办)起?(?:来)?的"
)
_SHORT = re.compile(
    "(?:^|[，。；：“、])(?:该|这家?|这座|这个|这处)?(?P<short>[一-鿿]{1,5}?)(?:现在|如今|眼下|目前|日常|平时|统一|已|也|都|则)*(?:的?(?:运营|管理|经营|承建|建设|承租|投资|业主)[一-鿿]{1,2}|是|由[^，。；由]{0,8}的?|交由|交给|委托给?|租给)$"
)
_SHORT_ENDS = 24  # sentences back in which the full name may stand


def _in_short(reading: Reading, body: Mention) -> Mention | None:
    """The site of 景区运营方甲公司 or 课由甲公司打理: the last one whose name ends in the words before."""
    text = _text(reading, body.span.sentence)
    short = _SHORT.search(text[max(0, body.span.start - 30) : body.span.start])
    if short is None:
        return None
    first = body.span.sentence - _SHORT_ENDS
    fit = [
        m
        for m in reading.mentions
        if (m.kind == "initiative" or (m.kind == "place" and m.subtype in _SITES))
        and m.entity is not None
        and not m.anaphor
        and first <= m.span.sentence
        and m.span < body.span
        and m.entity.name.rstrip("”").endswith(short["short"])
    ]
    return max(fit, key=lambda m: m.span, default=None)


def _is_run_by(reading: Reading, body: Mention, text: str) -> bool:
    """由甲公司运营, 运营方甲公司, 由两村合办的甲公司打理, 工坊是甲公司开的."""
    before = text[: body.span.start]
    if _RUNNER.search(before) or (_IS.search(before) and _OPENED.match(text, body.span.stop)):
        return True
    if _alone(reading, body, text):
        return True
    led = _RUN_BY_OF.search(before) or _RUN_BY.search(_without_partners(reading, body))
    return led is not None and _runs(reading, body)


_CLAUSE_HEAD = re.compile("[，；](?:现由|目前|现在|如今|现)?$")
_RUNS_IT = re.compile(
    "(?:负责|统一|具体|全权|专门|日常|共同|受托|来)*(?:建设|投资)?(?:运营|经营|管理|管护|打理|运维|代管|托管)(?:管理)?[，。；]"
)


def _alone(reading: Reading, body: Mention, text: str) -> bool:
    """“赶集专线”由县交通局开通，甲公司运营，…: a body and a verb of running without an object."""
    return bool(_RUNS_IT.match(text, body.span.stop)) and bool(_CLAUSE_HEAD.search(text[: body.span.start]))


def _handed_over(reading: Reading, body: Mention, start: int) -> Iterator[Fact]:
    """引入某物业公司，把甲小区、乙片区连片管理: every site of the clause."""
    text = _text(reading, body.span.sentence)
    stop = next((at for at in range(start, len(text)) if text[at] in "，。；"), len(text))
    for site in reading.mentions:
        span = site.span
        inside = span.sentence == body.span.sentence and start <= span.start and span.stop <= stop
        if site.kind == "place" and inside and site.entity and body.entity and site.subtype in _SITES:
            quote = Span(span.sentence, body.span.start, span.stop)
            yield Fact(site.entity, "operated_by", body.entity, (quote,), "handed over to who is brought in", 0.7)


def _without_partners(reading: Reading, body: Mention) -> str:
    """The sentence before the first of several bodies: 由 of 由甲社与乙公司合股经营."""
    text = _text(reading, body.span.sentence)
    start = body.span.start
    for other in reversed([m for m in reading.mentions if m.kind == "organisation"]):
        here = other.span.sentence == body.span.sentence
        if here and other.span.stop == start - 1 and _AND.match(text, other.span.stop):
            start = other.span.start
    return text[:start]


def _runs(reading: Reading, body: Mention) -> bool:
    """Whether a verb of running follows, perhaps behind other bodies."""
    text = _text(reading, body.span.sentence)
    stop = body.span.stop
    for other in reading.mentions:
        here = other.span.sentence == body.span.sentence and other.kind == "organisation"
        if here and other.span.start == stop + 1 and _AND.match(text, stop):
            stop = other.span.stop
    return bool(_RUNNING.match(text, stop))


def owned(reading: Reading, doers: Doers) -> Iterator[Fact]:
    """县医院血液透析室 is run by the hospital it is named after, 南繁基地 by the firm that builds it."""
    for site in reading.mentions:
        if site.kind != "place" or site.entity is None or site.anaphor or site.subtype not in _SITES:
            continue
        bodies = (m for m in reading.mentions if m.entity and _begins(m, site, reading))
        owner = next((m for m in bodies if m.entity and _OWNERS.search(m.entity.name)), None)
        if owner is not None and site.name.endswith(_LENT):
            continue
        if owner is not None and owner.entity is not None:
            yield Fact(site.entity, "operated_by", owner.entity, (site.span,), "named after who runs it", 0.8)
            continue
        sentence, start = site.span.sentence, site.span.start
        if site.rule == _TOLD and _BUILDS.search(_text(reading, sentence), max(0, start - 20), start):
            for doer in doers.at(sentence, start)[:1]:
                if doer.kind == "organisation" and _OWNERS.search(doer.name):
                    yield Fact(site.entity, "operated_by", doer, (site.span,), "set up by who runs it", 0.7)


def _begins(body: Mention, site: Mention, reading: Reading) -> bool:
    a, b = body.span, site.span
    if body.kind != "organisation" or body.anaphor or a.sentence != b.sentence or a.stop >= b.stop:
        return False
    gap = _text(reading, a.sentence)[a.stop : b.start]
    return a.start == b.start or (a.start < b.start <= a.stop) or (gap == "的" and a.stop < b.start)


def _ending_at(reading: Reading, sentence: int, offset: int) -> Mention | None:
    found = [m for m in reading.mentions if m.span.sentence == sentence and m.span.stop == offset]
    return next((m for m in found if m.kind in ("place", "initiative") and not m.anaphor), None)


def _last_before(reading: Reading, body: Mention) -> Mention | None:
    """The initiative or site named last before the body in its sentence."""
    found = [
        m
        for m in reading.mentions
        if m.span.sentence == body.span.sentence
        and m.span.stop <= body.span.start
        and (m.kind == "initiative" or (m.kind == "place" and m.subtype in ("facility", "scenic", "zone")))
    ]
    text = _text(reading, body.span.sentence)
    if text.rfind("，", 0, body.span.start) >= body.span.start - _LEAD:  # 甲渔港启动改造，码头延长到860米，由乙公司运营
        opening = text.rfind("；", 0, body.span.start) + 1
        topics = [m for m in found if opening <= m.span.start <= opening + _OPENING and not m.anaphor]
        if topics:
            return min(topics, key=lambda m: (m.span.start, -m.span.stop))
    return max(found, key=lambda m: (m.span.stop, m.span.start), default=None)


_LEAD, _OPENING = 4, 14  # characters before the body, and before the topic of a sentence


def _text(reading: Reading, sentence: int) -> str:
    return reading.scope.article.sentences[sentence].text
