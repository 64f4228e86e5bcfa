"""Which site a mention means: sites of a kind that every village has are named after the unit they belong to."""

from __future__ import annotations

import re
from collections.abc import Sequence

from kg.entities.place_anaphors import speaks_for_county_city
from kg.entities.place_lookup import containers, place_of, unlisted
from kg.lexicon.tokens import tokens
from kg.mentions.place_sites import heads
from kg.mentions.place_text import is_word
from kg.mentions.scope import Scope
from kg.model import Entity, Mention

_UNITS = frozenset({"city", "county", "township", "village", "community"})
_LIES = re.compile("(?:就)?(?:位于|坐落[于在]|座落[于在]|地处|设在|建在|选址在?|在)")
_WITHOUT_LEVEL = re.compile("(?:街道|社区|嘎查|苏木|[村镇乡])$")
_LEVELS = ("嘎查", "社区", "街道", "苏木", "村", "镇", "乡")
_ZONES = ("开发区", "经开区", "高新区", "新区", "工业园区")
_SMALL = frozenset({"village", "community", "township"})


def site(mention: Mention, before: Sequence[Mention], scope: Scope, units: Sequence[Mention] = ()) -> Entity | None:
    """The site as an entity, with the unit it lies in; `units` are all mentions of the article."""
    rule = mention.rule.removeprefix("places.")
    if rule == "unit_site_bare":
        return _bare(mention, before, scope)
    if rule == "told_site":
        return _told(mention, before, scope, units)
    if home := _set_up_in(mention, before, scope):
        return unlisted(_whole(mention, scope), mention.subtype, home)
    inside = _inside(mention, (*before, *units))
    if inside and inside.subtype in ("province", "natural"):  # 坐落在甲镇的乙省丙国家湿地公园, 丁江文化公园位于戊县
        inside = _placed_there(mention, units, scope) or _lies(mention, units, scope) or _not_water(inside)
    owner = (
        (inside if inside and inside.subtype in _SMALL and inside.name.endswith(_LEVELS) else None)
        or _unit_before(mention, before, scope)
        or inside
        or _lies(mention, units, scope)
        or _by_stem(mention, units)
        or _zone_before(mention, before, scope)
        or _placed_there(mention, units, scope)
        or _governing(mention, before, scope)
    )
    if mention.subtype == "zone" and mention.name.endswith("新区") and owner and owner.subtype in _SMALL:
        near = _inside(mention, (*before, *units)) or _right_before(mention, before, scope)
        owner = owner if near == owner else None  # a new area holds towns and communities, none holds it
    if rule in ("unit_site_of", "unit_site") and owner:
        return unlisted(owner.name + _head(mention.name), mention.subtype, owner)
    return unlisted(_whole(mention, scope), mention.subtype, owner)


def _not_water(inside: Entity) -> Entity | None:
    """清江广场 is called after the river, and lies in the town."""
    return None if inside.subtype == "natural" else inside


_SETS_UP = re.compile(
    "[里内]?(?:先后|又|还|共同|联合|投资)?(?:新建|建设|建成|建起|建立|建有|兴建|修建|设立|设置|开设|增设|开办|打造|布局|辟出|建|设|办|开|辟)"
    "(?:起|了|成|出|有)*(?:[一两\\d]?[个座处家间条])?的?"
)
_GROUNDS = frozenset({"scenic", "zone", "natural", "facility"})


def _set_up_in(mention: Mention, before: Sequence[Mention], scope: Scope) -> Entity | None:
    """在甲公园建起颁证基地, 在乙滩建设光伏基地: the grounds on which a site is set up."""
    text = next(s.text for s in scope.article.sentences if s.index == mention.span.sentence)
    for ground in before:
        near = ground.span.sentence == mention.span.sentence and ground.span.stop < mention.span.start
        if near and ground.kind == "place" and ground.entity and ground.entity.subtype in _GROUNDS:
            led = text[ground.span.start - 1 : ground.span.start] == "在"
            if led and _SETS_UP.fullmatch(text, ground.span.stop, mention.span.start):
                return ground.entity
    return None


def _whole(mention: Mention, scope: Scope) -> str:
    """A placed site goes by its name with the place, though it may be called without it: 平原镇幸福家园安置点."""
    if mention.rule != "places.placed_site" or mention.span.stop - mention.span.start <= len(mention.name):
        return mention.name
    text = next(s.text for s in scope.article.sentences if s.index == mention.span.sentence)
    return text[mention.span.start : mention.span.stop]


def _told(mention: Mention, before: Sequence[Mention], scope: Scope, units: Sequence[Mention]) -> Entity:
    """合约食堂 of the village spoken of is called 板桥村合约食堂; 芒谷花卉产业园 has a name of its own."""
    near = _inside(mention, (*before, *units)) or _right_before(mention, before, scope)
    near = near or _own_level(mention, before, scope)
    if near is None and (home := _set_up_in(mention, before, scope)):
        return unlisted(mention.name, mention.subtype, home)
    owner = near or _lies(mention, units, scope) or _by_stem(mention, units) or _last_small(mention, before, scope)
    owner = owner or _governing(mention, before, scope)
    if owner is None or mention.name.startswith(_without_kind(owner.name)) or _has_own_name(mention.name):
        return unlisted(mention.name, mention.subtype, owner)
    called = near is not None or owner.subtype in _SMALL
    kind = next((k for k in _LEVELS if owner.name.endswith(k) and mention.name.startswith(k)), "")
    own = mention.name.removeprefix(kind)  # 社区石榴籽工作室 of 赤马社区
    return unlisted(owner.name + own if called and own else mention.name, mention.subtype, owner)


def _without_kind(name: str) -> str:
    """成都 of 成都市, 石林 of 石林街道: sites are called after the short name."""
    return _WITHOUT_LEVEL.sub("", name) if name.endswith("街道") else name[:-1] if len(name) > 2 else name


def _own_level(mention: Mention, before: Sequence[Mention], scope: Scope) -> Entity | None:
    """The unit that the level before the phrase means: 市|人民医院新院区, 镇|电商服务站."""
    text = next(s.text for s in scope.article.sentences if s.index == mention.span.sentence)
    level = text[mention.span.start] if mention.span.stop - mention.span.start > len(mention.name) else ""
    if level == "市" and scope.county and scope.county.name.endswith("市") and speaks_for_county_city(scope):
        return place_of(scope.county)
    division = scope.county if level and level in "县区旗市" else None
    if level == "市":
        division = scope.city
    if division and division.name.endswith(level):
        return place_of(division)
    units = [m.entity for m in before if m.kind == "place" and m.entity and m.entity.subtype in _UNITS] if level else []
    return next((unit for unit in reversed(units) if unit.name.endswith(level)), None)


def _has_own_name(phrase: str) -> bool:
    """Whether a phrase holds a word that no dictionary has, or begins with a number: 三岔沟矿区."""
    return phrase[:1] in tuple("三四五六七八九十") or any(
        len(word.text) > 1 and not is_word(word.text) for word in tokens(phrase)
    )


def _last_small(mention: Mention, before: Sequence[Mention], scope: Scope) -> Entity | None:
    """The village or town that the paragraph spoke of last."""
    paragraph = {s.index: s.paragraph for s in scope.article.sentences}
    here = paragraph[mention.span.sentence]
    units = (m for m in reversed(before) if m.kind == "place" and paragraph[m.span.sentence] == here)
    return next((m.entity for m in units if m.entity and m.entity.subtype in _SMALL), None)


def _bare(mention: Mention, before: Sequence[Mention], scope: Scope) -> Entity | None:
    """村党群服务中心, 县文化广场: of the unit whose kind stands before it, else of the village or town spoken of."""
    levelled = _levelled(mention, scope) or _spoken_of(mention, before, scope)
    if levelled:
        return unlisted(levelled.name + mention.name, mention.subtype, levelled)
    known = _same_kind(mention, before)
    if known and not _named_here(mention, before):
        return known
    owner = _governing(mention, before, scope)
    home = owner if owner and owner.subtype in _SMALL else scope.main
    if home is None or home.subtype not in _SMALL:
        return None
    return unlisted(home.name + mention.name, mention.subtype, home)


def _levelled(mention: Mention, scope: Scope) -> Entity | None:
    """The page's city or the article's county where 市 or 县 stands right before the site."""
    text = next(s.text for s in scope.article.sentences if s.index == mention.span.sentence)
    kind = text[: mention.span.start][-1:]
    city = scope.county if speaks_for_county_city(scope) else scope.city
    division = scope.county if kind and kind in "县区旗" else city if kind == "市" else None
    return place_of(division) if division and division.name.endswith(kind) else None


def _spoken_of(mention: Mention, before: Sequence[Mention], scope: Scope) -> Entity | None:
    """The unit named last of the kind that stands right before the site: 嘎查|党群服务中心."""
    text = next(s.text for s in scope.article.sentences if s.index == mention.span.sentence)[: mention.span.start]
    level = next((word for word in _LEVELS if text.endswith(word)), "")
    units = [m.entity for m in before if m.kind == "place" and m.entity and m.entity.subtype in _SMALL] if level else []
    return next((unit for unit in reversed(units) if unit.name.endswith(level)), None)


def _same_kind(mention: Mention, before: Sequence[Mention]) -> Entity | None:
    """The site of that kind that the article spoke of last."""
    sites = [m.entity for m in before if m.kind == "place" and m.entity and m.subtype == mention.subtype]
    return next((e for e in reversed(sites) if e.name.endswith(mention.name)), None)


def _named_here(mention: Mention, before: Sequence[Mention]) -> bool:
    """Whether the sentence itself names a unit before the site."""
    return any(m.span.sentence == mention.span.sentence and m.kind == "place" and m.subtype in _UNITS for m in before)


def _head(name: str) -> str:
    return max((h for h in heads() if name.endswith(h)), key=len, default=name)


def _inside(mention: Mention, before: Sequence[Mention]) -> Entity | None:
    """The last place of the chain that the site's name begins with: 大树村 of 青山镇大树村西瓜大棚."""
    same = [m for m in before if m.kind == "place" and m.entity and m.span.sentence == mention.span.sentence]
    touching = [m for m in same if m.span.start >= mention.span.start and m.span.stop <= mention.span.stop]
    return max(touching, key=lambda m: (m.span.start, m.span.stop)).entity if touching else None


def _unit_before(mention: Mention, before: Sequence[Mention], scope: Scope) -> Entity | None:
    """望江县|宜宾某示范区: the unit right before the name, which begins with another place's."""
    owner = _right_before(mention, before, scope)
    return owner if owner and owner.subtype in _UNITS else None


def _lies(mention: Mention, units: Sequence[Mention], scope: Scope) -> Entity | None:
    """某警务站位于七里坪镇长胜街: the last unit of the chain behind the verb."""
    text = next(s.text for s in scope.article.sentences if s.index == mention.span.sentence)
    verb = _LIES.match(text, mention.span.stop + text.startswith("”", mention.span.stop))
    if verb is None:
        return None
    at, home = verb.end(), None
    for unit in units:
        span = unit.span
        if unit.kind != "place" or span.sentence != mention.span.sentence or span.start != at or unit.entity is None:
            continue
        if unit.entity.subtype in _UNITS or unit.entity.subtype == "province":
            at, home = span.stop, unit.entity
    return home


def _by_stem(mention: Mention, units: Sequence[Mention]) -> Entity | None:
    """七里坪警务站 of the 七里坪镇 that the article names."""
    named = {m.entity for m in units if m.kind == "place" and m.entity and not m.anaphor and m.entity.subtype in _SMALL}
    stems = ((_WITHOUT_LEVEL.sub("", unit.name), unit) for unit in sorted(named, key=lambda unit: unit.key))
    name = mention.name if mention.subtype in ("facility", "compound", "zone", "scenic") else ""
    fit = [
        (stem, unit) for stem, unit in stems if len(stem) > 1 and name.startswith(stem) and len(name) > len(stem) + 1
    ]
    return max(fit, key=lambda found: len(found[0]), default=("", None))[1]


def _placed_there(mention: Mention, units: Sequence[Mention], scope: Scope) -> Entity | None:
    """The unit that stands right before the site's name somewhere in the article: 石坝镇的大捷陈列馆."""
    for other in units:
        if other.kind == "place" and other.name == mention.name and other.subtype == mention.subtype:
            owner = _right_before(other, units, scope)
            if owner and owner.subtype in _UNITS:
                return owner
    return None


def _zone_before(mention: Mention, before: Sequence[Mention], scope: Scope) -> Entity | None:
    """The zone or scenic area right before the site: 空港新区果园, 空港新区的果园."""
    owner = _right_before(mention, before, scope)
    return owner if owner and owner.subtype in ("zone", "scenic") else None


def _right_before(mention: Mention, others: Sequence[Mention], scope: Scope) -> Entity | None:
    """The place that ends where the site begins, or before the 的 that it follows."""
    sentence, start = mention.span.sentence, mention.span.start
    text = next(s.text for s in scope.article.sentences if s.index == sentence)
    ends = (start, start - 1) if text[start - 1 : start] == "的" else (start,)
    here = [m for m in others if m.kind == "place" and m.entity and m.span.sentence == sentence and m.span.stop in ends]
    return here[-1].entity if here else None


def _governing(mention: Mention, before: Sequence[Mention], scope: Scope) -> Entity | None:
    """The unit named last before the site in its sentence, else its paragraph's only village, else the main place."""
    paragraph = {s.index: s.paragraph for s in scope.article.sentences}
    units = [m for m in before if m.kind == "place" and m.entity and m.entity.subtype in _UNITS]
    here = [m.entity for m in units if m.span.sentence == mention.span.sentence and not _is_elsewhere(m, scope)]
    zone = None if mention.rule == "places.listed_site" else _zone_of(mention, before, paragraph)
    if here:
        last = here[-1]
        return zone if zone and last and zone.place == last.key else last
    if zone:
        return zone
    around = {
        m.entity
        for m in units
        if paragraph[m.span.sentence] == paragraph[mention.span.sentence] and m.entity and m.entity.subtype in _SMALL
    }
    return around.pop() if len(around) == 1 and mention.subtype in ("facility", "compound") else scope.main


_SET_THERE = re.compile("(?:在|于|到|赴|来到|走进|落户)$")


def _is_elsewhere(unit: Mention, scope: Scope) -> bool:
    """Whether a city is only named in passing: 跑了七趟|丙市，引来企业落户产业园, where the article is not about it."""
    if unit.entity is None or unit.entity.subtype != "city" or scope.main is None or unit.entity == scope.main:
        return False
    if unit.entity in containers(scope.main):
        return False
    text = next(s.text for s in scope.article.sentences if s.index == unit.span.sentence)
    return not _SET_THERE.search(text, max(0, unit.span.start - 2), unit.span.start) and "，" in text[unit.span.stop :]


def _zone_of(mention: Mention, before: Sequence[Mention], paragraph: dict[int, int]) -> Entity | None:
    """The one zone that the paragraph has named so far: the parks and firms told of are in it."""
    here = paragraph[mention.span.sentence]
    named = [m.entity for m in before if m.kind == "place" and m.entity and paragraph[m.span.sentence] == here]
    zones = {e for e in named if e.subtype == "zone" and e.name.endswith(_ZONES) and e.name != mention.name}
    return zones.pop() if len(zones) == 1 else None
