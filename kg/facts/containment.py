"""Facts of containment: which place lies in which, as far as the page shows both.

Organisations, programmes and events are located by the rules of their own families.
"""

from __future__ import annotations

import re
from collections.abc import Sequence

from kg.entities.place_lookup import code_of, place_of
from kg.lexicon.gazetteer import gazetteer
from kg.lexicon.happenings import alternation, openings
from kg.mentions.scope import Reading
from kg.model import Entity, Fact, Figure, Mention, Span

_LISTED = 0.95
_READ = 0.8


def relate(reading: Reading) -> list[Fact | Figure]:
    """One fact a place: its lowest container that the article names."""
    places = _places(reading)
    found: list[Fact | Figure] = []
    for entity, mentions in places.items():
        home = _begun_in(entity, mentions, reading) or _container(entity, places, reading)
        if home is None or home.key == entity.key:
            continue
        rule = "gazetteer_container" if code_of(entity) else "read_container"
        confidence = _LISTED if code_of(entity) else _READ
        found.append(Fact(entity, "located_in", home, _evidence(mentions, places.get(home, [])), rule, confidence))
    return found


def _places(reading: Reading) -> dict[Entity, list[Mention]]:
    """The article's places with their mentions, anaphors apart."""
    places: dict[Entity, list[Mention]] = {}
    for mention in reading.mentions:
        if mention.kind == "place" and mention.entity and not mention.anaphor:
            places.setdefault(mention.entity, []).append(mention)
    return places


def _container(entity: Entity, places: dict[Entity, list[Mention]], reading: Reading) -> Entity | None:
    """For a division the lowest named one above it; for other places what their key was made with."""
    by_key = {place.key: place for place in places}
    for mention in reading.mentions:
        if mention.kind == "place" and mention.entity:
            by_key.setdefault(mention.entity.key, mention.entity)
    if not code_of(entity) and entity.place in by_key and _is_origin(places.get(by_key[entity.place], ()), reading):
        return None
    if town := _printed_town(entity, places):
        return town
    code = code_of(entity) or entity.place.removeprefix("place/")
    chain = [f"place/{d.code}" for d in gazetteer().chain(code)]
    if code_of(entity):
        chain = chain[1:]
    named = next((by_key[key] for key in (entity.place, *chain) if key in by_key), None)
    return named or _own_county(chain, reading)


def _own_county(chain: Sequence[str], reading: Reading) -> Entity | None:
    """The page's county, where the article tells of a site or a town in it and leaves the county unsaid."""
    county = reading.scope.county
    return place_of(county) if county is not None and f"place/{county.code}" in chain else None


_NATIVES = re.compile("人(?![民大社力口防才工员事均造流居数家行参]|群)")


def _is_origin(mentions: Sequence[Mention], reading: Reading) -> bool:
    """Whether a place is only said to be where somebody comes from: 甲省乙县人."""
    texts = reading.scope.article.sentences
    return bool(mentions) and all(_NATIVES.match(texts[m.span.sentence].text, m.span.stop) for m in mentions)


_SITES = frozenset({"facility", "zone", "scenic", "compound"})
_BEGUN = re.compile(f"(?:内|里|境内)?(?:正式|顺利|全面|同时)*{alternation(openings())}")


def _begun_in(entity: Entity, mentions: list[Mention], reading: Reading) -> Entity | None:
    """甲产业园在乙县工业园区开工: the widest mention between 在 and the verb, which may be of a chain's last link."""
    for mention in mentions if entity.subtype in _SITES else ():
        index, stop = mention.span.sentence, mention.span.stop
        text = next(s.text for s in reading.scope.article.sentences if s.index == index)
        stop += text.startswith("”", stop)
        if not text.startswith("在", stop):
            continue
        behind = (m for m in reading.mentions if m.kind == "place" and m.entity and m.span.sentence == index)
        sited = [m for m in behind if stop < m.span.start and _BEGUN.match(text, m.span.stop)]
        first = min(sited, key=lambda m: (m.span.stop, m.span.start), default=None)
        if first is not None and first.entity and not re.search("[，。；]", text[stop : first.span.start]):
            return first.entity
    return None


def _printed_town(entity: Entity, places: dict[Entity, list[Mention]]) -> Entity | None:
    """The town right before a village's name that no list has any more: 汪家铺乡 before 杨家桥村, listed elsewhere."""
    if entity.subtype not in ("village", "community"):
        return None
    starts = {(m.span.sentence, m.span.start) for m in places.get(entity, ())}
    towns = [town for town in places if town.subtype == "township" and not code_of(town)]
    return next((t for t in towns if any((m.span.sentence, m.span.stop) in starts for m in places[t])), None)


def _evidence(lower: list[Mention], upper: list[Mention]) -> tuple[Span, ...]:
    """The chain where the two names adjoin, else the stretch that holds both, else the lower one's mention."""
    ends = {(m.span.sentence, m.span.stop): m for m in upper}
    for mention in lower:
        before = ends.get((mention.span.sentence, mention.span.start))
        if before:
            return (Span(mention.span.sentence, before.span.start, mention.span.stop),)
    for mention in lower:
        same = [m for m in upper if m.span.sentence == mention.span.sentence and m.span.start <= mention.span.start]
        if same:
            return (Span(mention.span.sentence, same[-1].span.start, mention.span.stop),)
    return (lower[0].span,)
