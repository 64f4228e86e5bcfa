"""Facts of events: when, where, by whom, with whom."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace

from kg.entities.event_holders import Holder, agents, chain_start, organisers
from kg.facts.doer import doers_of
from kg.facts.event_participants import participants
from kg.facts.event_running import tellings
from kg.mentions.dates import DateExpression, find_dates
from kg.mentions.event_visits import VISITED
from kg.mentions.scope import Reading
from kg.model import Entity, Fact, Figure, Mention, Span, Status

_PLANNED = re.compile(
    "(?:将于|将在|即将|拟于|拟|计划|谋划|筹备|预计|定于|有望)[^，。]{0,20}$|将(?:联合)?(?:举|召|开|启)?$"
)
#: 原定…未如期举行，拟改于4月举办; 推迟至, 取消
_MOVED = re.compile(
    "(?P<off>取消(?=[，。；]|$|举办|举行))|(?:推迟|延期|延后|改期|改|调整)(?:至|到|于|为)|(?:未能?如期|延期|推迟)"
)
_YEAR = re.compile("(?<!\\d)20\\d\\d(?=年)")
_DATELINE = 30  # a day told further on in a sentence is some other day's
_WENT = re.compile("(?:先后|一行|分别|首先|实地)*(?:来到|走进|深入|前往|赴|到|在)[^，。；]{2,60}")
_WILL = re.compile("(?:即将|将|拟|定)(?:于|在|举|召|开|启)")
_A_DAY = re.compile(
    "(?:是(?:第|全国|世界|国际|我国|中国|国家)|从[^，。]{2,40}(?:获悉|了解到))"
)  # 11月9日是全国消防日: nobody meets on it yet
#: told as the article's own matter: where nothing else is said, in its main place
_AT_HOME = ("event.held", "event.takes-place", "event.scene", "event.festival", "event.together", "event.opened")
_ONCE_SET = re.compile("原(?:定|计划|拟)[于在]?$")
_HELD_HERE = re.compile(
    "[^，。；、的]{0,10}?(?:举办|举行|召开|开展|启动|开幕|开赛|开班|开讲|组织|鸣|上演|举|进行|拉开|落幕|"
    "闭幕|揭)|，|。|$"
)
_AT = re.compile("(?:在|于|到|赴|深入|前往|走进|地点设在)$")
_SAME_DAY = re.compile("当日|当天|当晚|次日")
_KINDS = {"day": 0, "interval": 0, "month": 1, "year": 2}


def relate(reading: Reading) -> list[Fact | Figure]:
    """The facts of events in one resolved article."""
    told: dict[Entity, list[Mention]] = defaultdict(list)
    for mention in sorted((m for m in reading.mentions if m.kind == "event"), key=lambda m: m.span):
        if mention.entity is not None:
            told[mention.entity].append(mention)
    facts: list[Fact | Figure] = []
    telling = tellings(reading, told)
    for event, mentions in told.items():
        status = _status(reading, mentions)
        held = organisers(reading, mentions) or _left_out(reading, mentions)
        facts += [Fact(event, "organised_by", h.entity, (h.span,), h.rule, 0.85, status=status) for h in held]
        facts += _dated(reading, event, mentions, status)
        facts += _located(reading, event, mentions, held, status)
        facts += participants(reading, event, telling[event], [h.entity for h in held])
    return facts


def _status(reading: Reading, mentions: Sequence[Mention]) -> Status:
    for mention in mentions:
        text = reading.scope.article.sentences[mention.span.sentence].text
        moved = _MOVED.search(text, mention.span.stop)
        if not mention.anaphor and _WILL.match(text, mention.span.stop):
            return "planned"
        if not mention.anaphor and moved:
            return "denied" if moved.group("off") else "planned"
        if not mention.anaphor and _PLANNED.search(text[: mention.span.start]):
            return "planned"
    return "done"


# --- organisers ------------------------------------------------------------------------------


def _left_out(reading: Reading, mentions: Sequence[Mention]) -> list[Holder]:
    """Where the holding is told without its doer: the place that governs the clause."""
    for mention in (m for m in mentions if m.rule in ("event.held", "event.festival") and not any(_sites(reading, m))):
        for doer in doers_of(reading).at(mention.span.sentence, mention.span.start):
            if doer.kind == "place":
                return [Holder(doer, mention.span, "event.doer")]
    return []


# --- dates -----------------------------------------------------------------------------------


def _dated(reading: Reading, event: Entity, mentions: Sequence[Mention], status: Status) -> Iterator[Fact]:
    """The finest date in a sentence that names the event, before the event's name rather than behind it."""
    meta = reading.scope.page.meta.date
    page_date = meta.value if meta else None
    options: list[tuple[int, int, int, Mention, DateExpression]] = []
    names = [m.span for m in reading.mentions if m.kind == "event"]
    for mention in mentions:
        if mention.anaphor:
            continue
        text = reading.scope.article.sentences[mention.span.sentence].text
        for date in _dates(reading, mention.span.sentence, page_date):
            inside = any(n.start <= date.start < n.stop for n in names if n.sentence == mention.span.sentence)
            moved = _MOVED.search(text, mention.span.stop)
            apart = date.start > mention.span.stop and "，" in text[mention.span.stop : date.start] and not moved
            gone = bool(_ONCE_SET.search(text[: date.start]) or _A_DAY.match(text, date.stop))
            if date.edtf and date.kind in _KINDS and not inside and not apart and not gone:
                rank = int(date.start > mention.span.start) + 2 * (mention.rule == "event.again")
                beside = int(date.kind == "year" or "，" in text[date.stop : mention.span.start] or rank > 0)
                options.append((beside, _KINDS[date.kind], rank, mention, date))
    if not options:
        options = list(_eve(reading, mentions, page_date))
    if options:
        _, _, _, mention, date = min(options, key=lambda o: (*o[:3], o[3].span, o[4].start))
        first, last = min(date.start, mention.span.start), max(date.stop, mention.span.stop)
        span = Span(mention.span.sentence, first, last)
        edtf = _in_year_of(event, date.edtf)
        yield Fact(event, "date", edtf, (span,), "event.dated", 0.85, status=status)
    elif (named := next((m for m in mentions if _YEAR.search(m.name)), None)) is not None:
        year = _YEAR.search(named.name)
        if year:
            yield Fact(event, "date", year.group(), (named.span,), "event.named-year", 0.6, status=status)


def _eve(
    reading: Reading, mentions: Sequence[Mention], page_date: str | None
) -> Iterator[tuple[int, int, int, Mention, DateExpression]]:
    """The day of the sentence before the event's first, in one paragraph: 10月23日，晴空万里。X马拉松开跑。"""
    sentences = reading.scope.article.sentences
    body = [
        m.span.sentence for m in mentions if not m.anaphor and sentences[m.span.sentence].role in ("body", "caption")
    ]
    lead = next((s.index for s in sentences if s.role in ("body", "caption")), 0)
    eve = body[0] - 1 if body else lead  # told by the headline alone: the lead's day
    if eve < lead or (body and sentences[eve].paragraph != sentences[body[0]].paragraph):
        return
    for date in find_dates(sentences[eve].text, page_date):
        if date.edtf and date.kind in ("day", "interval") and date.start < _DATELINE:
            told = replace(mentions[0], span=Span(eve, date.start, date.stop))
            yield (0, 0, 0, told, date)
            return


def _in_year_of(event: Entity, edtf: str) -> str:
    """10月23日 of an event that its own name puts in 2016."""
    year = _YEAR.search(event.name)
    return edtf.replace("XXXX", year.group()) if year else edtf


def _dates(reading: Reading, sentence: int, page_date: str | None) -> list[DateExpression]:
    """The dates of a sentence; 当日 is understood from the sentence before."""
    sentences = reading.scope.article.sentences
    text = sentences[sentence].text
    before = sentences[sentence - 1].text if sentence and _SAME_DAY.search(text) else ""
    found = _same_days(find_dates(before + text, page_date))
    shift = len(before)
    return [replace(d, start=d.start - shift, stop=d.stop - shift) for d in found if d.start >= shift]


def _same_days(dates: Iterable[DateExpression]) -> Iterator[DateExpression]:
    """当日 of a day whose year is unknown is that day of an unknown year."""
    day = ""
    for date in dates:
        if date.kind == "day" and date.edtf:
            day = date.edtf
        elif day and not date.edtf and _SAME_DAY.fullmatch(date.text) and date.text != "次日":
            date = replace(date, edtf=day, kind="day")
        yield date


# --- places ----------------------------------------------------------------------------------


def _located(
    reading: Reading, event: Entity, mentions: Sequence[Mention], held: Sequence[Holder], status: Status
) -> Iterator[Fact]:
    """The site where the words give one, else the place that holds it or that its holder is of."""
    visited = next((found for way in (_visited, _round) for m in mentions if (found := way(reading, m))), [])
    if visited:
        for where, span in visited:
            yield Fact(event, "located_in", where, (span,), "event.visited", 0.8, status=status)
        return
    site = next((s for m in mentions for s in _sites(reading, m)), None)
    if site is not None:
        where, span = site
        yield Fact(event, "located_in", where, (span,), "event.site", 0.85, status=status)
        return
    for holder in held:
        place = _place_of(reading, holder.entity)
        if place is not None:
            yield Fact(event, "located_in", place, (holder.span,), "event.of-holder", 0.7, status=status)
            return
    main = reading.scope.main
    named = any(m.entity == main for m in reading.mentions)
    if main is not None and main.kind == "place" and named and mentions[0].rule in _AT_HOME:
        yield Fact(event, "located_in", main, (mentions[0].span,), "event.at-home", 0.6, status=status)


def _visited(reading: Reading, mention: Mention) -> list[tuple[Entity, Span]]:
    """赴甲镇、乙镇调研: every place between the visitor and what is done there."""
    if mention.rule != "event.visit":
        return []
    text = reading.scope.article.sentences[mention.span.sentence].text
    way = VISITED.search(text, mention.span.start, mention.span.stop)
    return _between(reading, mention.span.sentence, *way.span()) if way else []


def _round(reading: Reading, mention: Mention) -> list[tuple[Entity, Span]]:
    """一行先后来到甲镇、乙村: where the sentences behind the visit lead, when it names no place itself."""
    if mention.rule != "event.visit":
        return []
    sentences = reading.scope.article.sentences
    for sentence in sentences[mention.span.sentence + 1 : mention.span.sentence + 4]:
        way = _WENT.search(sentence.text)
        if way and sentence.role == "body" and (found := _between(reading, sentence.index, *way.span())):
            return found
    return []


def _between(reading: Reading, index: int, start: int, stop: int) -> list[tuple[Entity, Span]]:
    return [
        (place.entity, Span(index, start, max(stop, place.span.stop)))
        for place in agents(reading, index)
        if place.kind == "place" and place.entity and start < place.span.start and place.span.stop <= stop
    ]


def _sites(reading: Reading, mention: Mention) -> Iterator[tuple[Entity, Span]]:
    """在盐湖区党群服务中心举办X: the place behind 在 that the holding follows."""
    sentence = mention.span.sentence
    text = reading.scope.article.sentences[sentence].text
    here = agents(reading, sentence)
    for agent in here:
        start = chain_start(reading, agent)
        if agent.kind != "place" or not _AT.search(text[:start]) or not _HELD_HERE.match(text, agent.span.stop):
            continue
        span = Span(sentence, min(start - 1, mention.span.start), max(agent.span.stop, mention.span.stop))
        if agent.entity is not None and not (mention.span.start <= start < mention.span.stop):
            yield agent.entity, span


def _place_of(reading: Reading, holder: Entity) -> Entity | None:
    if holder.kind == "place":
        return holder
    if holder.subtype in ("company", "media"):
        return None
    return next((m.entity for m in reading.mentions if m.entity is not None and m.entity.key == holder.place), None)
