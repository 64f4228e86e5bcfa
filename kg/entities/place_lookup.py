"""Which division a name means: by the chain it stands in, else by where the article is set."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, field
from functools import lru_cache

from kg.lexicon.gazetteer import Division, gazetteer
from kg.mentions.scope import Scope
from kg.model import Entity, digest

_UPPER = ("province", "city", "county")
_ZONES = ("开发区", "园区", "产业园", "工业园", "示范区", "管理区", "实验区", "聚集区", "新城", "食品区")


def place_of(division: Division) -> Entity:
    """The entity of a division.

    >>> from kg.lexicon.gazetteer import gazetteer
    >>> place_of(gazetteer()["330327"])
    Entity(key='place/330327', kind='place', subtype='county', name='苍南县', place='place/3303')
    """
    parent = gazetteer().parent(division)
    subtype = "zone" if division.name.endswith(_ZONES) else division.level
    return Entity(f"place/{division.code}", "place", subtype, division.name, f"place/{parent.code}" if parent else "")


def code_of(entity: Entity | None) -> str:
    """The division code in a place's key; "" for places without one."""
    return _code(entity.key) if entity else ""


@lru_cache(maxsize=1024)
def _code(key: str) -> str:
    code = key.removeprefix("place/")
    return code if code.isdigit() and len(code) <= 12 and code in gazetteer() else ""


def unlisted(name: str, subtype: str, container: Entity | None) -> Entity:
    """A place that no gazetteer has: its container and its name are its key."""
    home = container.key if container else ""
    return Entity("place/" + digest((home, name)), "place", subtype, name, home)


def containers(entity: Entity) -> list[Entity]:
    """The containers of a coded place, lowest first, up to the province."""
    code = code_of(entity) or entity.place.removeprefix("place/")
    chain = gazetteer().chain(code)
    return [place_of(division) for division in (chain[1:] if code_of(entity) else chain)]


@dataclass
class Surroundings:
    """What has been resolved so far, nearest first, and the page's own city and county."""

    scope: Scope
    towns: tuple[str, ...] = ()  # codes of the towns that the article names anywhere
    met: list[Entity] = field(default_factory=list)  # units met in the article, latest last
    near: list[str] = field(default_factory=list)  # the codes of those that have one
    here: int = 0  # where in `met` the present paragraph begins
    _ranked: list[str] | None = None  # until the next one is met

    def meet(self, entity: Entity) -> None:
        """Adds the unit that the article names next."""
        self.met.append(entity)
        if code := code_of(entity):
            self.near.append(code)
            self._ranked = None

    def ranked(self) -> list[str]:
        """Containers to look in, the most telling first."""
        if self._ranked is None:
            self._ranked = self._rank()
        return self._ranked

    def _rank(self) -> list[str]:
        own = [d.code for d in (self.scope.county, self.scope.city) if d]
        recent = list(dict.fromkeys(reversed(self.near)))
        townships = [c for c in recent if len(c) == 9]
        counties = [c for c in recent if len(c) in (4, 6)]
        wider = [own[0][:4], own[0][:2]] if own else []
        return [*townships[:4], *own[:1], *counties, *own[1:], *wider, *(c[:2] for c in recent[:1])]


def candidates(name: str, subtype: str, provinces: Iterable[str]) -> list[Division]:
    """Every division of this name and level: official, short, former; villages of the given provinces."""
    places = gazetteer()
    levels = _UPPER if subtype in _UPPER else ()
    if subtype in ("village", "community"):
        found = {d.code: d for p in provinces for d in places.named(name, p, ("village", "community"))}
        return list(found.values())
    for found_here in (
        places.named(name, levels=levels),
        places.short_named(name, levels=levels),
        places.former_named(name, levels=levels),
        places.stem_named(name) if subtype == "township" else [],
    ):
        if found_here:
            return found_here
    return []


def in_towns(options: list[Division], around: Surroundings) -> list[Division]:
    """Villages of the towns that the article names, where only one of them has such a village."""
    inside = [d for d in options if d.code[:9] in around.towns]
    return inside if len(inside) == 1 else []


def nearby(options: list[Division], around: Surroundings) -> list[Division]:
    """Villages only of the counties that the article has named so far, else of the page's city."""
    places = gazetteer()
    counties = {code[:6] for code in around.near if len(code) >= 6}
    counties |= {around.scope.county.code} if around.scope.county else set()
    homes = counties or ({around.scope.city.code} if around.scope.city else set())
    return [d for d in options if any(places.within(d.code, home) for home in homes)]


def choose(options: list[Division], around: Surroundings, container: str = "") -> Division | None:
    """The one division that is meant; None where nothing tells."""
    places = gazetteer()
    if container:
        inside = [d for d in options if places.within(d.code, container) and d.code != container]
        return _highest(inside) if inside else None
    if len({d.code for d in options}) == 1:
        return options[0]
    for home in around.ranked():
        inside = [d for d in options if places.within(d.code, home)]
        if len(inside) == 1:
            return inside[0]
        if inside and (upper := _highest(inside)):
            return upper
    holding = [d for d in options if any(near.startswith(d.code) for near in around.near)]
    return holding[0] if len(holding) == 1 else _highest(options)


def _highest(options: list[Division]) -> Division | None:
    """恩施 is the prefecture rather than its city; of equals none."""
    if not options:
        return None
    shortest = min(len(d.code) for d in options)
    top = [d for d in options if len(d.code) == shortest]
    return top[0] if len(top) == 1 else None
