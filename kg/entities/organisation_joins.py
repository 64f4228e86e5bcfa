"""Bodies that a page calls by a fuller name elsewhere: 徐溪派出所, 乙市公安局甲分局徐溪派出所."""

from __future__ import annotations

import re
from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from dataclasses import replace
from itertools import takewhile

from rjieba import cut, has_word

from kg.entities.organisation_setting import nameless
from kg.lexicon.body_names import head_of
from kg.lexicon.gazetteer import gazetteer
from kg.mentions.organisation_open import specific
from kg.mentions.scope import Reading
from kg.model import Entity

_OF_PLACE = frozenset(("level_body", "bare_body", "placed_body", "listed_body", "known_name", "team", "tagger"))
_FIRM = "有限公司"
_SHORTEST = 5
_BRAND = 2  # characters that tell one firm or team from all others


def joined(readings: Sequence[Reading]) -> list[Reading]:
    """The same readings, each body with a name of its own under one key on the whole page."""
    everywhere = {key: body for reading in readings for key, body in _bodies(reading, _OF_PLACE).items()}
    known = {key: body for reading in readings for key, body in _bodies(reading).items()}
    meant = dict(_same_name(list(everywhere.values())))
    meant |= _by_short_form([*everywhere.values(), *known.values()])
    meant |= _by_fuller_name([body for body in everywhere.values() if _is_telling(body.name)], known.values())
    return [
        _renamed(
            reading, {**meant, **dict(_by_fuller_name(_bodies(reading, _OF_PLACE).values(), _bodies(reading).values()))}
        )
        for reading in readings
    ]


def _bodies(reading: Reading, without: frozenset[str] = frozenset()) -> dict[str, Entity]:
    """The bodies of an article by key, without those that one of these rules has found: no 县公安局."""
    named = [m for m in reading.mentions if m.kind == "organisation" and m.entity and not m.anaphor]
    found = {m.entity.key: m.entity for m in named if m.entity}
    return {key: found[key] for key in found.keys() - {m.entity.key for m in named if m.entity and m.rule in without}}


def _same_name(bodies: Sequence[Entity]) -> Iterator[tuple[str, Entity]]:
    """One name, tied in one article to the city and in another to its county: the county's."""
    for body in bodies:
        near = [b for b in bodies if b.name == body.name and b is not body and _lies_in(b.place, body.place)]
        if len(near) == 1:
            yield body.key, near[0]


#: How a hospital or a school of a place is called in short, and how in full.
_SHORT_FORMS = (
    (re.compile("(?<=[县市区旗])医院$"), "人民医院"),
    (re.compile("(?<=[县市区旗])([一二三四五六])院$"), r"第\1人民医院"),
    (re.compile("(?<=[县市区旗])([一二三四五六七八九十]{1,2})中$"), r"第\1中学"),
    (re.compile("(?<=[县市区旗])([一二三四五六七八九十]{1,2})小$"), r"第\1小学"),
)


def _by_short_form(bodies: Sequence[Entity]) -> dict[str, Entity]:
    """甲县医院 and 甲县一中 where the page also has 甲县人民医院 and 甲县第一中学."""
    named = {body.name: body for body in bodies}
    fuller = {b.key: form.sub(full, b.name) for b in bodies for form, full in _SHORT_FORMS if form.search(b.name)}
    return {
        **{key: named[name] for key, name in fuller.items() if name in named},
        **{b.key: full for b in bodies if (full := _in_full(b, bodies)) is not None},
    }


def _in_full(body: Entity, bodies: Sequence[Entity]) -> Entity | None:
    """The one body of the place whose words a name takes the first characters of: 职教中心 of 职业教育中心."""
    same = [b for b in bodies if b.place == body.place and len(b.name) > len(body.name)]
    found = {b.name: b for b in same if _has_initials(body.name, b.name)}
    return next(iter(found.values())) if len(found) == 1 else None


def _alike(one: str, other: str) -> int:
    """How many characters both begin with."""
    return sum(1 for _ in takewhile(lambda pair: pair[0] == pair[1], zip(one, other, strict=False)))


_PLACE = re.compile(".*[省市县区旗州镇乡村]|")


def _has_initials(short: str, full: str) -> bool:
    """Whether one name of a place's body takes the first characters of the other's words.

    >>> _has_initials("甲县综治中心", "甲县社会治安综合治理中心"), _has_initials("甲县第一小学", "甲县第十一小学")
    (True, False)
    """
    place = _PLACE.match(short, 0, _alike(short, full))
    begins = place.end() if place else 0
    ends = _alike(short[:begins:-1], full[:begins:-1])
    stem = short[begins : len(short) - ends]
    if not ends or len(stem) < _BRAND:
        return False
    words = cut(full[begins : len(full) - ends])
    initials = iter("".join(word[::_BRAND] for word in words))  # 综合治理 is two words in one
    return all(char in initials for char in stem)


def _lies_in(place: str, container: str) -> bool:
    inner, outer = place.removeprefix("place/"), container.removeprefix("place/")
    return inner != outer and (not outer or (inner.isdigit() and outer.isdigit() and gazetteer().within(inner, outer)))


def _is_telling(name: str) -> bool:
    """Whether a name is so much its own that it means the same body in another article too.

    >>> _is_telling("徐溪派出所"), _is_telling("边境派出所")
    (True, False)
    """
    brand = specific(name.removesuffix(head_of(name)))[:_BRAND]
    return name.endswith(_FIRM) or bool(brand and not has_word(brand))


def _by_fuller_name(short: Iterable[Entity], known: Collection[Entity]) -> Iterator[tuple[str, Entity]]:
    """The one known body whose fuller name a shorter one ends or runs through."""
    for body in short:
        if body.name.endswith("公司") and len(body.name) == _SHORTEST - 1:
            forms = [
                b for b in known if b.name.endswith(f"{body.name[:2]}{_FIRM}") and not b.name.startswith(body.name[:2])
            ]
            yield from ((body.key, b) for b in forms[:1] if len(forms) == 1)  # 富民公司, 甲县乙镇富民有限公司
        if len(body.name) < _SHORTEST or nameless(body.name):
            continue
        fuller = [b for b in known if len(b.name) > len(body.name) and _is_short_for(body.name, b.name)]
        longest = max(fuller, key=lambda b: (len(b.name), b.key), default=None)
        if longest is not None and all(longest.name.endswith(b.name) for b in fuller):
            yield body.key, longest


def _is_short_for(name: str, full: str) -> bool:
    """Whether a name is the end of a fuller one, or its brand and head with words left out between.

    >>> _is_short_for("徐溪派出所", "乙市公安局甲分局徐溪派出所"), _is_short_for("蓝鲸救援队", "江口市蓝鲸应急救援队")
    (True, True)
    >>> _is_short_for("丰园合作社", "丰禾果园合作社")
    False
    """
    head = head_of(name)
    brand = specific(name.removesuffix(head))[:_BRAND]
    if full.endswith(name):
        return len(brand) == _BRAND or name.endswith(_FIRM)
    begins = len(brand) == _BRAND and name.startswith(brand) and brand in full and not full.startswith(name)
    return begins and bool(head) and full.endswith(head) and _runs(name, full)


def _runs(name: str, full: str) -> bool:
    """Whether the characters of a name all stand in the fuller one, in their order."""
    rest = iter(full[full.find(name[:_BRAND]) :])
    return all(char in rest for char in name)


def _renamed(reading: Reading, meant: Mapping[str, Entity]) -> Reading:
    mentions = tuple(
        m.meaning(meant[m.entity.key]) if m.entity and m.entity.key in meant else m for m in reading.mentions
    )
    return replace(reading, mentions=mentions)
