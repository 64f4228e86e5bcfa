"""Facts of initiatives: who runs them, what they belong to, where, when, by whom run and recognised."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterator, Sequence

from kg.facts.doer import Doers, doers_of
from kg.facts.programme_dates import dates
from kg.facts.programme_parts import parts
from kg.facts.status import status_of
from kg.lexicon import programmes
from kg.mentions.initiative_score import governing_cue
from kg.mentions.scope import Reading
from kg.model import Entity, Fact, Figure, Mention, Sentence, Span

_NESTED = ("tier of a grid", "part of a quoted list")
_SITES = ("中心", "站", "所", "馆", "室", "园", "场", "基地", "山", "河", "湖", "景区", "路", "桥", "厅")
_CARRY_OUT = ("推进", "实施", "建设", "推动", "启动", "投资", "开工", "谋划", "完成", "包括")
_CIRCUMFIX = re.compile("[”》]?(?:为引领|为抓手|为统领|为载体|为牵引|为突破口|为切入点|为总揽|为契机|为主线)")


def relate(reading: Reading) -> list[Fact | Figure]:
    """The facts of initiatives in one resolved article."""
    doers = doers_of(reading)
    told: dict[Entity, list[Mention]] = defaultdict(list)
    for mention in sorted((m for m in reading.mentions if m.kind == "initiative"), key=lambda m: m.span):
        if mention.entity is not None:
            told[mention.entity].append(mention)
    facts: list[Fact | Figure] = []
    for initiative, mentions in told.items():
        facts += _implements(reading, doers, initiative, mentions)
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


# --- who runs it ---------------------------------------------------------------------------------


def _implements(reading: Reading, doers: Doers, initiative: Entity, mentions: Sequence[Mention]) -> Iterator[Fact]:
    """The doers of every clause that runs the initiative; failing that, of the clause that first names it."""
    free = [m for m in mentions if m.rule not in _NESTED]
    governed = [m for m in free if _is_run(_sentence(reading, m), m)]
    in_body = [m for m in governed if _sentence(reading, m).role == "body"]
    if not governed and is_nationwide(initiative):
        return
    if initiative.subtype == "project" and not governed:
        return  # 某县光伏玻璃项目完成投资…: who builds it is not said
    chosen = in_body or governed or [m for m in free if _sentence(reading, m).role == "body"][:1] or free[:1]
    for mention in chosen:
        sentence = _sentence(reading, mention)
        confidence = 0.85 if mention in governed else 0.6
        for doer in _owner(reading, mention) or doers.at(sentence.index, mention.span.start):
            if doer.kind in ("place", "organisation") and doer.key != initiative.key:
                status = status_of(sentence.text, mention.span.start)
                rule = "doer of the running verb" if mention in governed else "doer where it is named"
                span = _clause(sentence, mention)
                yield Fact(doer, "implements", initiative, (span,), rule, confidence, status=status)


def _owner(reading: Reading, mention: Mention) -> tuple[Entity, ...]:
    """The place or body right before the name: 市委“一城两区”思路, 某县的“三问”机制."""
    text = _sentence(reading, mention).text
    for other in reading.mentions:
        if other.kind not in ("place", "organisation") or other.entity is None:
            continue
        near = other.span.sentence == mention.span.sentence and other.span.stop <= mention.span.start
        joined = near and text[other.span.stop : mention.span.start] in ("", "的")
        if joined and not other.entity.name.endswith(_SITES):
            return (other.entity,)
    return ()


def is_nationwide(initiative: Entity) -> bool:
    """Whether the whole country runs it, so that a mere mention says nothing of a runner."""
    return initiative.place == "" and initiative.name in programmes.known() and initiative.name[-1] in "月周日节年"


def _is_run(sentence: Sentence, mention: Mention) -> bool:
    """Whether a verb of running governs the mention."""
    before = re.split("[，。；：！？]", sentence.text[: mention.span.start])[-1]
    cue, _ = governing_cue(before)
    if cue is not None and cue.weight >= (1 if mention.subtype == "project" else 0.1):
        return True
    if "specific phrase" in mention.rule:
        return not mention.rule.startswith("place")
    if mention.rule.startswith(("place, works", "works on")):
        return any(verb in before for verb in _CARRY_OUT)
    return bool(_CIRCUMFIX.match(sentence.text, mention.span.stop))


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
            yield Fact(initiative, "located_in", here[0], (_clause(sentence, mention),), "place that builds it", 0.7)
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


def _clause(sentence: Sentence, mention: Mention) -> Span:
    """From the start of the clause to the end of the mention."""
    start = max(sentence.text.rfind(mark, 0, mention.span.start) for mark in "，。；：！？") + 1
    return Span(sentence.index, start, mention.span.stop)
