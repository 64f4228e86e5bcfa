"""What 该县, 全镇, 我市 and 当地 mean."""

from __future__ import annotations

import re
from collections.abc import Sequence

from kg.entities.organisation_homes import is_county_city_page, is_told_of_alone, municipality
from kg.entities.place_lookup import containers, place_of
from kg.lexicon.gazetteer import gazetteer
from kg.lexicon.vocabulary import Row
from kg.mentions.place_anaphors import anaphors
from kg.mentions.scope import Scope
from kg.model import Entity, Mention, Sentence

_LEVELS = {
    "province": frozenset({"province"}),
    "city": frozenset({"city", "county"}),
    "county": frozenset({"county"}),
    "township": frozenset({"township"}),
    "village": frozenset({"village", "community"}),
    "compound": frozenset({"compound"}),
    "any": frozenset({"city", "county", "township", "village", "community"}),
}


def meant_place(
    mention: Mention, before: Sequence[Mention], scope: Scope, units: Sequence[Mention] = ()
) -> Entity | None:
    """The place that the anaphor stands for; None where nothing fits. `units` are the places of the whole article."""
    row = anaphors()[mention.name]
    if row["word"].endswith("区") and (zone := _zone(row, before, scope)):
        return zone
    if row["scope"] == "own" and (own := _own(row["level"], scope)):
        return own
    level = row["level"]
    if row["scope"] == "main" and (main := _around_main(level, scope)):
        return main  # 镇里, where the article is about a town
    if row["scope"] == "last" and (spoken := _of_speaker(mention, units, scope)):
        return _last(row["word"], level, spoken) or _last(row["word"], level, before) or _around_main(level, scope)
    return (
        _last(row["word"], level, before)
        or _around_main(level, scope)
        or _only(row["word"], level, units)
        or _own(level, scope)
    )


def _only(word: str, level: str, units: Sequence[Mention]) -> Entity | None:
    """The one town of an article that names it in full only after 全镇."""
    named = {m.entity for m in units if m.kind == "place" and m.entity and m.entity.subtype in _LEVELS[level]}
    named = {e for e in named if e.name.endswith(word[-1])}
    return named.pop() if level in ("township", "village") and len(named) == 1 else None


def _zone(row: Row, before: Sequence[Mention], scope: Scope) -> Entity | None:
    """该区 is the zone where one was named after the last district; 全区 only where the article is about it."""
    if row["scope"] == "own":
        return scope.main if scope.main and scope.main.subtype == "zone" and scope.main.name.endswith("区") else None
    areas = [m.entity for m in before if m.kind == "place" and m.entity and m.entity.name.endswith("区")]
    last = next((e for e in reversed(areas) if e.subtype in ("county", "zone")), None)
    return last if last and last.subtype == "zone" else None


_SAYS = re.compile(r"[^。！？；：“”]{0,60}?(?:说|表示|介绍|告诉|笑着?道|坦言|感慨|感叹|直言)")
_SPOKEN = 6  # sentences that a speech may go on before it is said whose it is
_NEAR = 300  # characters around a word in which its quotation marks are looked for


def _of_speaker(mention: Mention, units: Sequence[Mention], scope: Scope) -> list[Mention]:
    """The places named with who speaks behind the quotation: “全村收入60万元。”甲镇乙村党支部书记某某说."""
    first = mention.span.sentence
    if not _is_quoted(mention, scope):
        return []
    following = scope.article.sentences[first : first + _SPOKEN]
    here = [s for s in following if s.paragraph == following[0].paragraph]
    for index, sentence in enumerate(here):
        start = mention.span.stop if index == 0 else 0
        closed = sentence.text.find("”", start, start + _NEAR)
        while closed >= 0:
            told, behind = sentence, closed + 1
            if closed + 1 >= len(sentence.text.rstrip()) and index + 1 < len(here):
                told, behind = here[index + 1], 0
            if said := _SAYS.match(told.text, behind):
                return _between(units, told, behind, said.end())
            if told is not sentence:
                return []
            closed = sentence.text.find("”", closed + 1, start + _NEAR)
    return []


def _is_quoted(mention: Mention, scope: Scope) -> bool:
    """Whether a quotation that has been opened in the paragraph is still open at the mention."""
    sentences, stop = scope.article.sentences, mention.span.start
    here = sentences[mention.span.sentence]
    for sentence in reversed(sentences[max(0, here.index - _SPOKEN) : here.index + 1]):
        if sentence.paragraph != here.paragraph:
            return False
        stop = stop if sentence is here else len(sentence.text)
        opened, closed = (sentence.text.rfind(mark, max(0, stop - _NEAR), stop) for mark in "“”")
        if opened != closed:
            return opened > closed
    return False


def _between(units: Sequence[Mention], sentence: Sentence, start: int, stop: int) -> list[Mention]:
    return [
        m
        for m in units
        if m.kind == "place" and m.entity and m.span.sentence == sentence.index and start <= m.span.start < stop
    ]


def _own(level: str, scope: Scope) -> Entity | None:
    if level == "city" and speaks_for_county_city(scope):
        return place_of(scope.county) if scope.county else None
    division = {"city": scope.city or municipality(scope), "county": scope.county}.get(level)
    if level == "province" and scope.city:
        division = gazetteer().get(scope.city.code[:2])
    return place_of(division) if division else None


def speaks_for_county_city(scope: Scope) -> bool:
    """Whether 我市 is a county-level city: no city is given, and the page knows none of its neighbours."""
    city = scope.page.meta.city
    return (city is None or city.is_inferred) and (is_county_city_page(scope) or is_told_of_alone(scope))


def _last(word: str, level: str, before: Sequence[Mention]) -> Entity | None:
    """The place of that level named last; 该市 is no 县, 该乡 no 镇, 村里 is no 屯 where a 村 was named."""
    ending = word[-1] if level in ("city", "county", "township") and word[-1] in "市县区旗镇乡州盟" else ""
    hamlet: Entity | None = None
    for mention in reversed(before):
        entity = mention.entity
        if mention.kind == "place" and entity and entity.subtype in _LEVELS[level] and entity.name.endswith(ending):
            if not (word.startswith(("村", "全村", "该村")) and entity.name.endswith("屯")):
                return entity
            hamlet = hamlet or entity
    return hamlet


def _around_main(level: str, scope: Scope) -> Entity | None:
    if scope.main is None:
        return None
    return next((e for e in (scope.main, *containers(scope.main)) if e.subtype in _LEVELS[level]), None)
