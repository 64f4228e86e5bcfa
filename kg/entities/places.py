"""Resolves places: divisions by code, other places by their container and name, 该县 and 全镇 by what was named."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from dataclasses import replace
from itertools import pairwise

from kg.entities.place_anaphors import meant_place
from kg.entities.place_lookup import (
    Surroundings,
    candidates,
    choose,
    code_of,
    containers,
    in_towns,
    nearby,
    place_of,
    unlisted,
)
from kg.entities.place_main import main_place
from kg.entities.place_misprints import meant
from kg.entities.place_nesting import holders, stands, without_parts, without_unnamed
from kg.entities.place_sites import site
from kg.entities.place_zones import merged
from kg.lexicon.gazetteer import gazetteer
from kg.mentions.place_letters import full_name
from kg.mentions.scope import Reading, Scope
from kg.model import Entity, Mention

__all__ = ["containers", "place_named", "place_of", "resolve"]

_SITES = frozenset({"facility", "scenic", "zone", "compound"})
_BARE = "places.unit_site_bare"
_AGAIN = "places.told_again"
_SMALL = frozenset({"township", "village", "community"})
_EARLY = 4  # places met before


def resolve(readings: Sequence[Reading]) -> list[Reading]:
    """The same readings with the entities of places filled in and each article's main place known."""
    named: dict[str, Entity] = {}  # what a name meant in the articles before
    return merged([_resolved(reading, named) for reading in readings])


def _resolved(reading: Reading, named: dict[str, Entity]) -> Reading:
    held = holders(reading)
    kept = [m for m in reading.mentions if m.kind != "place" or stands(m, held.get(m.span.sentence, ()))]
    units = _units(reading.scope, kept, named)
    scope = replace(reading.scope, main=main_place(reading.scope, units))
    told = dict(named)
    full = _with_sites(scope, units, told)
    main = main_place(scope, full)
    if main is not None and main.subtype == "zone":  # the sites and anaphors are the zone's
        scope, told = replace(scope, main=main), dict(named)
        full = _with_sites(scope, units, told)
        main = main_place(scope, full)
    named.update(told)
    return Reading(replace(scope, main=main), tuple(full))


def _with_sites(scope: Scope, units: Sequence[Mention], named: dict[str, Entity]) -> list[Mention]:
    """The mentions with the sites and anaphors resolved too, in text order."""
    full: list[Mention] = []
    for mention in units:
        if mention.kind == "place" and mention.entity is None:
            again = None if mention.anaphor or mention.rule == _BARE else named.get(mention.name)
            new = _meant(mention, full, scope, units) if mention.anaphor else site(mention, full, scope, units)
            entity = again or new
            if entity is None:
                continue
            mention = mention.meaning(entity)
            if not mention.anaphor and mention.rule != _BARE:
                named[mention.name] = entity
        full.append(mention)
    return without_unnamed(without_parts(full), scope)


def _meant(mention: Mention, before: Sequence[Mention], scope: Scope, units: Sequence[Mention]) -> Entity | None:
    """What an anaphor stands for: a place, or the site that the article told of."""
    if mention.rule != _AGAIN:
        return meant_place(mention, before, scope, units)
    sites = (m.entity for m in reversed(before) if m.kind == "place" and m.entity and m.rule.endswith("_site"))
    return next((e for e in sites if e.name.endswith(mention.name)), None)


#: what a town or county does for others, of whom the words behind tell
_HELPS = re.compile("[两各]?[镇乡县市区]?[^，。；、]{0,4}?(?:结对|对口|帮扶|援建|援助|支援|捐建|援派|援[藏疆青])")


def _units(scope: Scope, mentions: Sequence[Mention], named: dict[str, Entity]) -> list[Mention]:
    """Divisions and the wider world; what the article says in a chain anywhere holds for the bare name too."""
    told = dict(named)
    first = _in_order(scope, mentions, told, {})
    spelled = _spelled_out(first) | _in_full(first)
    towns = tuple(code for m in first if m.entity and len(code := code_of(m.entity)) == 9)
    if not spelled and not towns:  # nothing would be read otherwise
        named.update(told)
        return first
    return _in_order(scope, mentions, named, spelled, tuple(dict.fromkeys(towns)))


def _spelled_out(mentions: Sequence[Mention]) -> dict[str, Entity]:
    """What the villages and towns are that stand right behind their container somewhere: 红光镇|光明村."""
    found: dict[str, set[Entity]] = {}
    units = [m for m in mentions if m.kind == "place" and m.entity and not m.anaphor and not _is_site(m)]
    for before, mention in pairwise(units):
        if mention.entity and mention.subtype in _SMALL and _adjoins(before, mention):
            found.setdefault(mention.name, set()).add(mention.entity)
    return {name: next(iter(entities)) for name, entities in found.items() if len(entities) == 1}


_KINDS_OF_UNIT = ("省", "市", "县", "区", "旗", "街道", "镇", "乡", "村", "社区")


def _in_full(mentions: Sequence[Mention]) -> dict[str, Entity]:
    """What the article calls by its full name too: 青坪 of a far district, where it tells of 青坪村."""
    units = [m for m in mentions if m.kind == "place" and m.entity and not m.anaphor and not _is_site(m)]
    full = {m.name: m.entity for m in units if m.entity and m.name == m.entity.name}
    found: dict[str, Entity] = {}
    for mention in units:
        if mention.rule.startswith("places.short_") and mention.entity and mention.entity.name not in full:
            whole = [full[mention.name + kind] for kind in _KINDS_OF_UNIT if mention.name + kind in full]
            if len(whole) == 1:
                found[mention.name] = whole[0]
    return found


def _in_order(
    scope: Scope,
    mentions: Sequence[Mention],
    named: dict[str, Entity],
    spelled: Mapping[str, Entity],
    towns: tuple[str, ...] = (),
) -> list[Mention]:
    """In text order; sites and anaphors wait for the main place."""
    around = Surroundings(scope, towns=towns)
    paragraphs = {s.index: s.paragraph for s in scope.article.sentences}
    texts = {s.index: s.text for s in scope.article.sentences}
    found: list[Mention] = []
    last: Mention | None = None
    for mention in mentions:
        if last is None or paragraphs[last.span.sentence] != paragraphs[mention.span.sentence]:
            around.here = len(around.met)
        if mention.kind == "place" and not mention.anaphor and not _is_site(mention):
            before = last if last and _adjoins(last, mention) else None
            own = None if before else spelled.get(mention.name)
            entity = own or _unit(mention, around, before.entity if before else None, named)
            mention = mention.meaning(entity)
            named[mention.name] = entity
            if not _HELPS.match(texts[mention.span.sentence], mention.span.stop):
                around.meet(entity)  # 甲镇结对帮扶乙村: the village lies elsewhere
            last = mention
        found.append(mention)
    return found


def _is_site(mention: Mention) -> bool:
    return "_site" in mention.rule or mention.rule in (_AGAIN, "places.shore") or mention.subtype in _SITES


def _adjoins(before: Mention, mention: Mention) -> bool:
    return before.span.sentence == mention.span.sentence and before.span.stop == mention.span.start


def _unit(mention: Mention, around: Surroundings, before: Entity | None, named: dict[str, Entity]) -> Entity:
    name, subtype = mention.name, mention.subtype
    if mention.rule == "places.letter":
        provinces_so_called = gazetteer().named(full_name(name), levels=("province",))
        return place_of(provinces_so_called[0]) if provinces_so_called else unlisted(full_name(name), subtype, None)
    if mention.rule == "places.world" or (mention.rule == "places.corps" and subtype == "city"):
        return unlisted(name, subtype, None)
    if mention.rule == "places.corps" and not before:
        return named.get(name) or unlisted(name, subtype, _corps_home(around, subtype))
    if subtype == "natural":  # 锦江 is a river wherever it flows, not the district called after it
        return named.get(name) or unlisted(name, subtype, before or _home(around, subtype, name))
    container = code_of(before)
    provinces = {c[:2] for c in (container, *around.ranked()) if c}
    options = candidates(name, subtype, provinces)
    if mention.rule == "places.corps":  # 三团 is not the town of 三团乡
        options = [d for d in options if d.code.startswith("659")]
    if subtype in ("village", "community") and not container:
        here = in_towns(options, around)
        # the only town of the article rather than one of its county that nobody names
        options = here if here or len(around.towns) == 1 else nearby(options, around)
    division = choose(options, around, container)
    if division:
        return place_of(division)
    if name in named and not before:
        return named[name]
    home = before or _home(around, subtype, name)
    right = meant(name, code_of(home))
    if right is None:
        return unlisted(name, subtype, home)
    # lists of villages have slips of their own: what a page prints again and again is the village's name
    often = right.level in ("village", "community") and around.scope.page.text.count(name) > 1
    return place_of(right)._replace(name=name) if often else place_of(right)


def _corps_home(around: Surroundings, subtype: str) -> Entity | None:
    """A regiment lies in a division of the corps or its city, a company in a regiment; in no county."""
    level = "township" if subtype == "village" else "city"
    for entity in reversed(around.met):
        corps = entity.name.endswith(("师", "团")) or code_of(entity).startswith("6590")
        if corps and (entity.subtype == level or code_of(entity)):
            return entity
    return None


_KIND = re.compile("(?:[一-鿿]{1,4}族)?(?:街道|社区|苏木|嘎查|[镇乡村])$")


#: Parts of a village: a 屯 is of the 村 told of last.
_HAMLETS = ("屯", "寨")


def _home(around: Surroundings, subtype: str, name: str) -> Entity | None:
    """Where an unlisted unit is likely to lie: a village in its paragraph's or the only town, a town in the county."""
    small = subtype in ("village", "community")
    own = around.scope.county or around.scope.city
    hamlet = subtype == "village" and name.endswith(_HAMLETS)
    for entity in reversed(around.met[around.here :] if small else ()):
        if entity.subtype == "township" or (hamlet and entity.subtype == "village" and entity.name.endswith("村")):
            return entity
    towns = {e for e in around.met if e.subtype == "township"} if small else set()
    stem = _KIND.sub("", name)
    if namesake := next((e for e in towns if len(stem) > 1 and _KIND.sub("", e.name) == stem), None):
        return namesake  # 柳河村 is the seat of 柳河乡
    first = len(around.met) < _EARLY  # told at the beginning, of the town in the lines above
    if len(towns) == 1 and (len(around.towns) < 2 or first):
        return towns.pop()
    if small and (told := next((e for e in reversed(around.met) if e.subtype == "township"), None)):
        return told
    levels = ("county", "city")
    for entity in reversed(around.met):
        code = code_of(entity) or entity.place.removeprefix("place/")
        if entity.subtype in levels and (own is None or code.startswith(own.code[:4])):
            return entity
    return place_of(own) if own else None


def place_named(name: str, scope: Scope) -> Entity | None:
    """The place that a name on its own means here (a table's row, a bracket); None where no gazetteer has it.

    Names such as 苍南经济开发区 are zones of the place they begin with.
    """
    around = Surroundings(scope)
    provinces = {c[:2] for c in around.ranked() if c}
    for subtype in ("county", "village"):
        division = choose(candidates(name, subtype, provinces), around)
        if division:
            return place_of(division)
    return None
