"""One zone under several names: 扬州经开区 and 扬州经济技术开发区, 高唐开发区 and 高唐县经济开发区."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace

from kg.entities.place_lookup import code_of
from kg.mentions.scope import Reading
from kg.model import Entity

#: What zones of one kind end in, kind → ending; a place has one of each kind.
_KINDS = (
    ("high", re.compile(r"(?:国家级?)?高新(?:技术)?(?:产业)?(?:开发)?(?:园)?区$")),
    ("economic", re.compile(r"(?:经济技术开发区|经济开发区|经开区|开发区|技术开发区)$")),
)


def merged(readings: Sequence[Reading]) -> list[Reading]:
    """The readings of a page with every zone as one entity, called by its fullest name."""
    zones = {m.entity for r in readings for m in r.mentions if m.entity and m.entity.subtype == "zone"}
    same = _same(sorted(zones, key=lambda zone: zone.key))
    return [_with(reading, same) for reading in readings] if same else list(readings)


def _same(zones: Sequence[Entity]) -> dict[Entity, Entity]:
    groups: dict[tuple[str, str], list[Entity]] = {}
    for zone in zones:
        if kind := _kind(zone.name):
            groups.setdefault(kind, []).append(zone)
    found: dict[Entity, Entity] = {}
    for group in groups.values():
        best = max(group, key=lambda zone: (bool(code_of(zone)), len(zone.name), zone.key))
        found.update({zone: best for zone in group if zone != best})
    return found


def _kind(name: str) -> tuple[str, str] | None:
    """The place a zone is named after, without its level, and the zone's kind.

    >>> _kind("高唐县经济开发区"), _kind("高唐开发区"), _kind("空港物流园")
    (('高唐', 'economic'), ('高唐', 'economic'), None)
    """
    for kind, ending in _KINDS:
        match = ending.search(name)
        if match and match.start() >= 2:
            stem = name[: match.start()]
            return (stem[:-1] if len(stem) > 2 and stem[-1] in "省市县区旗" else stem), kind
    return None


def _with(reading: Reading, same: dict[Entity, Entity]) -> Reading:
    mentions = tuple(
        m.meaning(same[m.entity]) if m.entity is not None and m.entity in same else m for m in reading.mentions
    )
    main = reading.scope.main
    scope = replace(reading.scope, main=same.get(main, main)) if main else reading.scope
    return Reading(scope, mentions)
