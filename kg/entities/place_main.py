"""The place an article is about: the lowest unit that most of its place names lie in."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Mapping, Sequence

from kg.entities.place_lookup import code_of, place_of
from kg.lexicon.gazetteer import gazetteer
from kg.mentions.place_text import is_among_works
from kg.mentions.scope import Scope
from kg.model import Entity, Mention

_UNITS = frozenset({"province", "city", "county", "township", "village", "community", "zone"})
_WEIGHTS = {"headline": 5, "kicker": 1, "subtitle": 5, "heading": 1, "body": 1, "caption": 3}
_LEAD = 3
_REACHED = 6
#: 从甲镇政府往南走6公里，便是|乙村: on the way there the places are only passed
_WAY = re.compile(
    "(?:从|由|自|沿着?|离开|驶出|驱车|乘车|步行)[^。；“”]{2,40}?(?:公里|里路|里地|分钟|小时|向[东南西北前]|往[东南西北前]|拐|出发|行驶|驱车)"
    "[^。；：“”]{0,10}?(?:便是|就是|即是|(?:便|就|即)?(?:来到|到达|抵达|到|走进|进入)了?)(?:位于|地处)?"
)
#: 甲区|代表团来考察: who calls comes from there
_GUESTS = re.compile("[市县区省]?(?:党政|经贸|企业家)?(?:代表团|考察团|考察组|观摩团|访问团|慰问团)")


def main_place(scope: Scope, mentions: Sequence[Mention]) -> Entity | None:
    """From the page's city down, as long as one part has three fifths of what its whole has."""
    scores = _scores(scope, mentions)
    known = {m.entity.key: m.entity for m in mentions if m.entity}
    chains = {key: _chain(known[key], known) for key in scores}
    whole = Counter[str]()
    for key, score in scores.items():
        for above in chains[key]:
            whole[above] += score
    best, total = "", sum(scores.values())
    for key, score in sorted(whole.items(), key=lambda item: (-item[1], len(item[0]), item[0])):
        if score * 5 >= total * 3 and (not best or best in _above(key, chains)):
            best, total = key, score
    found = known.get(best) or _of_key(best)
    if scope.county is not None and _comes_late(best, scope, mentions, chains):
        found = place_of(scope.county)
    city = place_of(scope.city) if scope.city else None
    if found is None and not scores and scope.county:
        return place_of(scope.county)  # the page's one county, for an article that names nothing
    if found is None or (len(code_of(found)) == 2 and city):
        return _own_county(scope, mentions) or city or found
    return found


_OPENING = 4  # sentences of the body by which an article has said where it is


def _comes_late(best: str, scope: Scope, mentions: Sequence[Mention], chains: Mapping[str, tuple[str, ...]]) -> bool:
    """Whether a township is named only after the opening of an article about its county: 县住建局获悉，…。甲镇投入…."""
    assert scope.county is not None
    above = next((chain[chain.index(best) :] for chain in chains.values() if best in chain), ())
    if f"place/{scope.county.code}" not in above[1:]:
        return False
    sentences = scope.article.sentences
    opening = {s.index for s in sentences if s.role not in ("body", "heading")}
    opening |= set([s.index for s in sentences if s.role == "body"][:_OPENING])
    here = (m.entity.key for m in mentions if m.entity is not None and m.span.sentence in opening)
    return not any(best in chains.get(key, ()) for key in here)


def _own_county(scope: Scope, mentions: Sequence[Mention]) -> Entity | None:
    """The county that stands out, unless the article names the prefecture and not the county."""
    county = place_of(scope.county) if scope.county else None
    if county is None or scope.city is None or scope.city == scope.county:
        return county
    named = any(m.entity == county for m in mentions) or any(county.name in s.text for s in scope.article.sentences)
    return county if named or not any(scope.city.short in s.text for s in scope.article.sentences) else None


def _scores(scope: Scope, mentions: Sequence[Mention]) -> Counter[str]:
    """Names weigh by where they stand; the first parts of a chain (甲县 in 甲县柳溪镇) do not count."""
    sentences = scope.article.sentences
    mentions = [m for m in mentions if m.kind == "place"]
    mentions = [m for m in mentions if not is_among_works(sentences[m.span.sentence].text, m.span.stop)]
    lead = [s.index for s in sentences if s.role == "body"][:2]
    starts = {(m.span.sentence, m.span.start) for m in mentions if not m.anaphor}
    zones = [m.span for m in mentions if m.subtype == "zone"]
    ways: dict[int, tuple[int, int]] = {}
    scores: Counter[str] = Counter()
    for m in mentions:
        if m.entity is None or m.entity.subtype not in _UNITS:
            continue
        sentence = sentences[m.span.sentence]
        if sentence.index not in ways:
            way = _WAY.search(sentence.text)
            ways[sentence.index] = way.span() if way else (0, -1)
        start, reached = ways[sentence.index]
        if start <= m.span.start < reached:
            continue
        if any(z.sentence == m.span.sentence and z.start <= m.span.start and m.span.stop < z.stop for z in zones):
            continue  # 高唐县 in 高唐县经济开发区
        if (m.span.sentence, m.span.stop) in starts and not m.anaphor:
            continue
        if _GUESTS.match(sentence.text, m.span.stop):
            continue
        weight = _LEAD if sentence.index in lead else _WEIGHTS[sentence.role]
        weight = _REACHED if m.span.start == reached else weight
        scores[m.entity.key] += weight
    return scores


def _chain(entity: Entity, known: dict[str, Entity]) -> tuple[str, ...]:
    code = code_of(entity)
    if code:
        return tuple(f"place/{d.code}" for d in gazetteer().chain(code))
    if entity.place in known and entity.place != entity.key:
        return (entity.key, *_chain(known[entity.place], known))
    return (entity.key, *(f"place/{d.code}" for d in gazetteer().chain(entity.place.removeprefix("place/"))))


def _above(key: str, chains: dict[str, tuple[str, ...]]) -> tuple[str, ...]:
    for chain in chains.values():
        if key in chain:
            return chain[chain.index(key) :]
    return ()


def _of_key(key: str) -> Entity | None:
    division = gazetteer().get(key.removeprefix("place/"))
    return place_of(division) if division else None
