"""What 该县, 全镇, 我市 and 当地 mean."""

from __future__ import annotations

from collections.abc import Sequence

from kg.entities.organisation_homes import is_county_city_page, municipality
from kg.entities.place_lookup import containers, place_of
from kg.lexicon.gazetteer import gazetteer
from kg.lexicon.vocabulary import Row
from kg.mentions.place_anaphors import anaphors
from kg.mentions.scope import Scope
from kg.model import Entity, Mention

_LEVELS = {
    "province": frozenset({"province"}),
    "city": frozenset({"city", "county"}),
    "county": frozenset({"county"}),
    "township": frozenset({"township"}),
    "village": frozenset({"village", "community"}),
    "compound": frozenset({"compound"}),
    "any": frozenset({"city", "county", "township", "village", "community"}),
}


def meant_place(mention: Mention, before: Sequence[Mention], scope: Scope) -> Entity | None:
    """The place that the anaphor stands for; None where nothing fits."""
    row = anaphors()[mention.name]
    if row["word"].endswith("区") and (zone := _zone(row, before, scope)):
        return zone
    if row["scope"] == "own" and (own := _own(row["level"], scope)):
        return own
    level = row["level"]
    return _last(row["word"], level, before) or _around_main(level, scope) or _own(level, scope)


def _zone(row: Row, before: Sequence[Mention], scope: Scope) -> Entity | None:
    """该区 is the zone where one was named after the last district; 全区 only where the article is about it."""
    if row["scope"] == "own":
        return scope.main if scope.main and scope.main.subtype == "zone" and scope.main.name.endswith("区") else None
    areas = [m.entity for m in before if m.kind == "place" and m.entity and m.entity.name.endswith("区")]
    last = next((e for e in reversed(areas) if e.subtype in ("county", "zone")), None)
    return last if last and last.subtype == "zone" else None


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
    return (city is None or city.is_inferred) and is_county_city_page(scope)


def _last(word: str, level: str, before: Sequence[Mention]) -> Entity | None:
    """The place of that level named last; 该市 is no 县, 该乡 no 镇."""
    ending = word[-1] if level in ("city", "county", "township") and word[-1] in "市县区旗镇乡州盟" else ""
    for mention in reversed(before):
        entity = mention.entity
        if mention.kind == "place" and entity and entity.subtype in _LEVELS[level] and entity.name.endswith(ending):
            return entity
    return None


def _around_main(level: str, scope: Scope) -> Entity | None:
    if scope.main is None:
        return None
    return next((e for e in (scope.main, *containers(scope.main)) if e.subtype in _LEVELS[level]), None)
