"""Facts of initiatives: who runs them, what they belong to, where, when, by whom run and recognised."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterator, Sequence

from kg.facts.doer import Doers, doers_of
from kg.facts.operating import operated, owned
from kg.facts.operating_built import built
from kg.facts.programme_dates import dates
from kg.facts.programme_honours import recognised
from kg.facts.programme_parts import parts
from kg.facts.programme_sites import sited
from kg.facts.runners import clause_of, implements
from kg.lexicon.happenings import alternation, openings
from kg.mentions.initiative_built import DEED
from kg.mentions.initiative_known import RECURRING
from kg.mentions.initiative_lists import OF_SUM, SUM
from kg.mentions.initiative_rows import ITEM, ROW
from kg.mentions.scope import Reading
from kg.model import Entity, Fact, Figure, Mention, Sentence, Span


def relate(reading: Reading) -> list[Fact | Figure]:
    """The facts of initiatives in one resolved article."""
    doers = doers_of(reading)
    told: dict[Entity, list[Mention]] = defaultdict(list)
    for mention in sorted((m for m in reading.mentions if m.kind == "initiative"), key=lambda m: m.span):
        if mention.entity is not None:
            told[mention.entity].append(mention)
    facts: list[Fact | Figure] = []
    for initiative, mentions in told.items():
        facts += implements(reading, doers, initiative, mentions)
        facts += _located(reading, doers, initiative, mentions)
        facts += dates(reading, doers, initiative, mentions)
    facts += parts(reading, told)
    facts += [*operated(reading), *owned(reading, doers), *built(reading)]
    facts += recognised(reading, doers)
    return _distinct(facts)


def _distinct(facts: Sequence[Fact | Figure]) -> list[Fact | Figure]:
    seen: dict[tuple[str, str, str], Fact | Figure] = {}
    for fact in facts:
        if isinstance(fact, Fact):
            key = (
                fact.subject.key,
                fact.predicate,
                fact.object.key if isinstance(fact.object, Entity) else fact.object,
            )
            seen.setdefault(key, fact)
    return list(seen.values())


# --- where ---------------------------------------------------------------------------------------


_NO_SITE = ("facility", "scenic", "province")  # 乙省某某半导体基地 stands elsewhere
_UNSETTLED = (OF_SUM, SUM, RECURRING, DEED)


def _located(reading: Reading, doers: Doers, initiative: Entity, mentions: Sequence[Mention]) -> Iterator[Fact]:
    """The place in its name; for a project, else, the place that carries it out."""
    if any(m.rule in (ROW, ITEM) for m in mentions) and not any(
        p.kind == "place" and _opens(p, mentions[0]) for p in reading.mentions if p.subtype != "compound"
    ):
        return  # 2.农村公路提质：…: the list says what, not where
    for mention in mentions:
        for place in reading.mentions:
            entity = place.entity
            opens = place.kind == "place" and not place.anaphor and _opens(place, mention)
            if opens and entity is not None and entity.subtype not in _NO_SITE:
                yield Fact(initiative, "located_in", entity, (mention.span,), "place in its name", 0.85)
                return
    if settled := next((fact for m in mentions if (fact := _settled(reading, initiative, m))), None):
        yield settled
        return
    if there := list(sited(reading, initiative, mentions)):
        yield from there
        return
    house = any(m.rule == "quoted service" for m in mentions)  # 某社区办起“零工驿站”
    if not house and (
        initiative.subtype != "project" or any("quoted" in m.rule or m.rule in _UNSETTLED for m in mentions)
    ):
        return  # “六治工程” stands nowhere
    for mention in mentions:
        sentence = _sentence(reading, mention)
        here = [d for d in doers.at(sentence.index, mention.span.start) if d.kind == "place"]
        if len(here) == 1 and sentence.role == "body" and here[0].subtype not in ("facility", "scenic", "province"):
            yield Fact(initiative, "located_in", here[0], (clause_of(sentence, mention),), "place that builds it", 0.7)
            return


_SETTLES = re.compile("[^，。；“”]{0,6}(?:落户|落地|选址|坐落|位于|建在|开在|设在)(?:于|在|到)?")
#: 甲项目在某某开发区开工
_BEGINS_IN = re.compile("[^，。；“”]{0,6}(?:正式|近日|昨日|今天|日前)?在")
_BEGINS = re.compile(
    "(?:内|里|境内)?(?:正式|顺利|全面|同时|集中|加快|已经?|如期)*"
    f"(?:{alternation(openings())}|签约|落户|落地|建设|推进|启动)"
)
_STANDS = ("platform", "service", "project", "brand")


def _settled(reading: Reading, initiative: Entity, mention: Mention) -> Fact | None:
    """Where it settles, or the village it is said to be of: 甲项目正式落户乙市, 丙村的“连心讲堂”."""
    sentence, span = _sentence(reading, mention), mention.span
    for place in reading.mentions:
        if place.kind != "place" or place.span.sentence != span.sentence or place.entity is None or place.anaphor:
            continue
        settles = span.stop < place.span.start and _SETTLES.fullmatch(sentence.text, span.stop, place.span.start)
        begins = span.stop < place.span.start and _BEGINS_IN.fullmatch(sentence.text, span.stop, place.span.start)
        settles = settles or (begins and _BEGINS.match(sentence.text, place.span.stop))
        owns = place.subtype in ("village", "community") and place.span.stop < span.start <= place.span.stop + 2
        owns = owns and sentence.text[place.span.stop : span.start].startswith("的") and initiative.subtype in _STANDS
        if settles or owns:
            start, stop = min(span.start, place.span.start), max(span.stop, place.span.stop)
            return Fact(
                initiative, "located_in", place.entity, (Span(span.sentence, start, stop),), "settles there", 0.7
            )
    return None


def _opens(place: Mention, mention: Mention) -> bool:
    a, b = place.span, mention.span
    return a.sentence == b.sentence and a.start == b.start and a.stop < b.stop


def _sentence(reading: Reading, mention: Mention) -> Sentence:
    return reading.scope.article.sentences[mention.span.sentence]
