"""Facts of events: when, where, by whom, with whom."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Mapping, Sequence

from kg.entities.event_holders import Holder, organisers
from kg.facts.doer import doers_of
from kg.facts.event_begun import begun
from kg.facts.event_dates import MOVED, dated
from kg.facts.event_participants import participants
from kg.facts.event_running import tellings
from kg.facts.event_sites import located, sites
from kg.mentions.event_announced import ANNOUNCED
from kg.mentions.scope import Reading
from kg.model import Entity, Fact, Figure, Mention, Status

_PLANNED = re.compile(
    "(?:将于|将在|即将|拟于|拟|计划|谋划|筹备|预计|定于|有望)[^，。]{0,20}$|将(?:联合)?(?:举|召|开|启)?$"
)
#: 将于4月20日举办摄影大赛，4月28日举办|书画展
_PLANNED_ON = re.compile("将(?:于|在|陆续|先后|相继)[^。；]{2,60}，[^，。；了已]{0,14}(?:举办|举行|召开|开展|推出)$")
_WILL = re.compile("(?:即将|将|拟|定)(?:于|在|举|召|开|启|拉开|揭开|登场|上演|亮相|来袭|火热|隆重|盛大|精彩)")
#: 即将举办书画展、灯光音乐节: of a row the last as well as the first
_PLANNED_ROW = re.compile(
    "(?:即将|还将|也将|将(?:陆续|相继|先后|分别|同步|继续)?)(?:举办|举行|开展|推出)[^，。；]{0,80}、$"
)


def relate(reading: Reading) -> list[Fact | Figure]:
    """The facts of events in one resolved article."""
    told: dict[Entity, list[Mention]] = defaultdict(list)
    for mention in sorted((m for m in reading.mentions if m.kind == "event"), key=lambda m: m.span):
        if mention.entity is not None:
            told[mention.entity].append(mention)
    facts: list[Fact | Figure] = []
    telling = tellings(reading, {e: told[e] for e in told if any(m.rule != "event.series" for m in told[e])})
    holding = {event: organisers(reading, mentions) for event, mentions in told.items()}
    for event, mentions in told.items():
        status = _status(reading, mentions)
        held = _of_stage(event, mentions, holding) or holding[event] or _left_out(reading, mentions)
        facts += [Fact(event, "organised_by", h.entity, (h.span,), h.rule, 0.85, status=status) for h in held]
        facts += dated(reading, event, mentions, status)
        facts += located(reading, event, mentions, held, status)
        facts += participants(reading, event, telling.get(event, []), [h.entity for h in held])
    facts += begun(reading)
    return facts


def _status(reading: Reading, mentions: Sequence[Mention]) -> Status:
    if any(m.rule == ANNOUNCED for m in mentions):
        return "planned"
    for mention in mentions:
        text = reading.scope.article.sentences[mention.span.sentence].text
        moved = MOVED.search(text, mention.span.stop)
        if not mention.anaphor and _WILL.match(text, mention.span.stop):
            return "planned"
        if not mention.anaphor and moved:
            return "denied" if moved.group("off") else "planned"
        before = text[: mention.span.start]
        if not mention.anaphor and "将" in before and _PLANNED_ON.search(before):
            return "planned"
        if not mention.anaphor and (_PLANNED.search(before) or (before.endswith("、") and _PLANNED_ROW.search(before))):
            return "planned"
    return "done"


def _of_stage(event: Entity, mentions: Sequence[Mention], holding: Mapping[Entity, Sequence[Holder]]) -> list[Holder]:
    """Of a row of contests those who are said to hold its final: 这项赛事由甲局主办 is told of both."""
    if any(m.rule != "event.series" and not m.anaphor for m in mentions):
        return []
    stages = [held for stage, held in holding.items() if stage != event and stage.name.startswith(event.name)]
    return [h for held in stages for h in held if h.rule == "event.hosted-by"]


def _left_out(reading: Reading, mentions: Sequence[Mention]) -> list[Holder]:
    """Where the holding is told without its doer: the place that governs the clause."""
    for mention in (
        m
        for m in mentions
        if m.rule in ("event.held", "event.festival", "event.gift", "event.listed") and not any(sites(reading, m))
    ):
        for doer in doers_of(reading).at(mention.span.sentence, mention.span.start):
            if doer.kind == "place":
                return [Holder(doer, mention.span, "event.doer")]
    return []
