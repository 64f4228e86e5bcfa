"""Facts of initiatives: who runs them, what they belong to, where, when, by whom run and recognised."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterator, Sequence

from kg.facts.doer import Doers, doers_of
from kg.facts.programme_dates import dates
from kg.facts.programme_parts import parts
from kg.facts.runners import clause_of, implements
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
    facts += _operated(reading)
    facts += _recognised(reading, doers)
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


def _located(reading: Reading, doers: Doers, initiative: Entity, mentions: Sequence[Mention]) -> Iterator[Fact]:
    """The place in its name; for a project, else, the place that carries it out."""
    for mention in mentions:
        for place in reading.mentions:
            entity = place.entity
            opens = place.kind == "place" and not place.anaphor and _opens(place, mention)
            if opens and entity is not None and entity.subtype not in ("facility", "scenic"):
                yield Fact(initiative, "located_in", entity, (mention.span,), "place in its name", 0.85)
                return
    if initiative.subtype != "project":
        return
    for mention in mentions:
        sentence = _sentence(reading, mention)
        here = [d for d in doers.at(sentence.index, mention.span.start) if d.kind == "place"]
        if len(here) == 1 and sentence.role == "body" and here[0].subtype not in ("facility", "scenic", "province"):
            yield Fact(initiative, "located_in", here[0], (clause_of(sentence, mention),), "place that builds it", 0.7)
            return


def _opens(place: Mention, mention: Mention) -> bool:
    a, b = place.span, mention.span
    return a.sentence == b.sentence and a.start == b.start and a.stop < b.stop


# --- run by a body, recognised by a body -----------------------------------------------------------

_RUN_BY = re.compile("由$")
_RUNNING = re.compile("(?:负责)?(?:投资)?(?:建设|兴建|承建|开发|运营|经营|托管|管理运营|运营管理|运营管护|承办运营)")
_AWARD = re.compile(
    "[^，。；]{0,14}?(?:评为|授予|认定为|命名为|确定为|列为|评定为|表彰为|评选为|授牌|颁发|通报表扬|认定|公布的|评选的)"
)
_AWARDED = re.compile("(?:被|获|获得|荣获|获评|入选|喜获|经|受到)$")


def _operated(reading: Reading) -> Iterator[Fact]:
    """某小镇（某公司） and 由某公司运营."""
    for body in reading.mentions:
        if body.kind != "organisation" or body.entity is None or body.anaphor:
            continue
        text = reading.scope.article.sentences[body.span.sentence].text
        before = text[: body.span.start]
        if before.endswith("（") and text.startswith("）", body.span.stop):
            thing = _ending_at(reading, body.span.sentence, body.span.start - 1)
        elif _RUN_BY.search(before) and _RUNNING.match(text, body.span.stop):
            thing = _last_before(reading, body)
        else:
            continue
        if thing is not None and thing.entity is not None:
            span = Span(body.span.sentence, thing.span.start, body.span.stop)
            yield Fact(thing.entity, "operated_by", body.entity, (span,), "body in brackets or after 由", 0.8)


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
    return max(found, key=lambda m: (m.span.stop, m.span.start), default=None)


def _recognised(reading: Reading, doers: Doers) -> Iterator[Fact]:
    """被省农业农村厅评为…: the subject is recognised by the body."""
    for body in reading.mentions:
        if body.kind != "organisation" or body.entity is None or body.anaphor:
            continue
        sentence = reading.scope.article.sentences[body.span.sentence]
        before = sentence.text[: body.span.start]
        if not _AWARDED.search(before) or not _AWARD.match(sentence.text, body.span.stop):
            continue
        clause = Span(sentence.index, max(before.rfind(mark) for mark in "，。；：") + 1, body.span.stop)
        topic = doers.topic(sentence.index, body.span.start)
        for one in (topic,) if topic else doers.at(sentence.index, body.span.start):
            if one.key != body.entity.key:
                yield Fact(one, "recognised_by", body.entity, (clause,), "被…评为", 0.75)


def _sentence(reading: Reading, mention: Mention) -> Sentence:
    return reading.scope.article.sentences[mention.span.sentence]
