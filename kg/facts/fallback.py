"""Whom the facts of an article belong to where the text leaves the doer out."""

from __future__ import annotations

import re

from kg.facts.discourse import entities_of
from kg.facts.told import Told
from kg.model import Entity, Sentence

_ASSEMBLY = re.compile("(?:人民代表大会|人大|人大常委会|常务委员会|政协|政协委员会|人大常委会主任会议)$")


def _is_body(entity: Entity) -> bool:
    """Whether the body itself is told of, as opposed to an assembly that hears what the county has done."""
    return entity.kind == "organisation" and _ASSEMBLY.search(entity.name) is None


_VISITED = re.compile("(?:走进|走入|步入|踏入|来到|探访)(?:了)?[^，。；：]{2,40}?(?=[，。])")


def fallback(told: Told) -> tuple[Entity, ...]:
    """A park that a feature tells of, a body that the headline is about, the main place or the first subject."""
    if visited := _visited(told):
        return (visited,)
    if told_of := _alone(told) or _of_subtitle(told) or _throughout(told):
        return (told_of,)
    if told.main is not None and told.main.kind == "place":
        headline = _first_subject(told, "headline")
        if headline and headline[0].kind == "organisation" and not _is_body(headline[0]):
            return (told.entities.get(headline[0].place, headline[0]),)
        own = bool(headline) and (_is_body(headline[0]) or _is_within(told, headline[0], told.main))
        return headline if own or _is_whole(told, headline) else (told.main,)
    return _first_subject(told, "headline", "body", "caption") or ((told.main,) if told.main else ())


def _visited(told: Told) -> Entity | None:
    """The park that the reporter walks into, in a story without any other subject: 笔者走进位于甲镇的乙示范园."""
    body = [s for s in told.sentences if s.role == "body"]
    visit = _VISITED.search(body[0].text) if body else None
    if visit is None:
        return None
    here = told.mentions[body[0].index]
    parks = [m for m in here if m.span.stop == visit.end() and m.span.start > visit.start()]
    park = next((m.entity for m in parks if m.kind == "place" and m.subtype == "zone"), None)
    if park is None or any(_acts(told, sentence) for sentence in told.sentences if sentence is not body[0]):
        return None
    return park


def _throughout(told: Told) -> Entity | None:
    """The court whose year is told: it opens the text, nothing else acts in it and no town or village is named."""
    body = [s for s in told.sentences if s.role == "body"]
    acting = [entities_of(told.subject(s, c))[:1] for s in body for c in told.clauses[s.index]]
    named = [found[0] for found in acting if found]
    if any(m.subtype in _SMALL for s in body for m in told.mentions[s.index] if m.kind == "place"):
        return None
    if len({s.paragraph for s in body}) < _PARAGRAPHS or not named or named[0].kind != "organisation":
        return None
    opens = any(entities_of(told.subject(body[0], c))[:1] == (named[0],) for c in told.clauses[body[0].index])
    return named[0] if opens and set(named) == {named[0]} and named[0].subtype != "media" else None


_PARAGRAPHS = 3
_SMALL = ("township", "village", "community", "compound")
_STORY = re.compile("(?:走进|走近|探访|专访|聚焦|来自|^—*记|小记|访)[一-鿿“”]{0,12}$")
_OF_IT = re.compile(
    "”?(?:的[^，。；]{0,12}|(?:发展|建设|成长|创业|服务|工作)?"
    "(?:纪实|见闻|侧记|纪事|掠影|速写|素描|观察|札记|手记|小记|故事|印象|启示))?$"
)


def _of_subtitle(told: Told) -> Entity | None:
    """The team, home or site that the line under the headline says the story is of: ——走进甲县乙养老公寓."""
    for sentence in told.sentences:
        if sentence.role != "subtitle" or not sentence.text.startswith(("—", "–", "-", "－")):
            continue
        for m in told.mentions[sentence.index]:
            is_one = m.kind == "organisation" or m.subtype in ("facility", "scenic", "zone", "compound")
            ends = _OF_IT.match(sentence.text, m.span.stop)
            begins = _STORY.search(sentence.text, 0, m.span.start) or (ends and ends[0])
            if is_one and m.subtype not in ("media", "government", "party") and begins and ends:
                return m.entity
    return None


def _alone(told: Told) -> Entity | None:
    """The company under whose picture nothing but its doings is told: 甲公司车间内，…。这个项目采用…."""
    roles = {sentence.role for sentence in told.sentences}
    named = [m for mentions in told.mentions.values() for m in mentions if m.kind in ("place", "organisation")]
    named = [m for m in named if m.entity is not None and not m.anaphor and m.subtype != "media"]
    if not roles <= {"body", "caption"} or not named or {m.entity for m in named} != {named[0].entity}:
        return None
    return named[0].entity if named[0].subtype == "company" else None


def _acts(told: Told, sentence: Sentence) -> bool:
    """Whether a place or body is the subject of a clause."""
    mentions = told.mentions[sentence.index]
    return bool(mentions) and any(told.subject(sentence, c) for c in told.clauses[sentence.index])


def _is_within(told: Told, entity: Entity, whole: Entity) -> bool:
    """Whether a township, county or zone lies in the whole: 嘉禾县 of a headline in its city."""
    seen: set[str] = set()
    while entity.subtype not in ("facility", "scenic", "natural") and entity.place not in seen | {""}:
        if entity.place == whole.key:
            return True
        seen.add(entity.place)
        entity = told.entities.get(entity.place, entity)
    return False


def _is_whole(told: Told, headline: tuple[Entity, ...]) -> bool:
    """Whether headline and text both open with the city of whose county more is told: 甲市经济运行平稳."""
    if not headline or told.main is None or headline[0].kind != "place" or headline[0] == told.main:
        return False
    return _is_within(told, told.main, headline[0]) and _first_subject(told, "body") == headline


def _first_subject(told: Told, *roles: str) -> tuple[Entity, ...]:
    for sentence in told.sentences:
        if sentence.role in roles:
            for clause in told.clauses[sentence.index]:
                found = told.subject(sentence, clause)
                found = [m for m in found if m.subtype != "media"]
                if found:
                    return entities_of(found)[:1]
    return ()
