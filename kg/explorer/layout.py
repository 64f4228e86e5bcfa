"""Where things lie on the map: everything inside the place, body or initiative that it belongs to."""

from __future__ import annotations

import math
from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping
from typing import NamedTuple

from kg.explorer.packing import pack

# Which end of a relation is at home in the other, the most telling relation first.
_SUBJECT, _OBJECT = True, False
_HOMES = {
    "kg:locatedIn": (0, _SUBJECT),
    "kg:partOf": (1, _SUBJECT),
    "org:holds": (1, _SUBJECT),
    "kg:implements": (2, _OBJECT),
    "schema:organizer": (2, _SUBJECT),
    "kg:specialisesIn": (3, _OBJECT),
    "kg:operatedBy": (4, _OBJECT),
    "kg:uses": (4, _OBJECT),
    "kg:recognisedBy": (5, _OBJECT),
    "kg:participant": (6, _OBJECT),
}
_ROOM = 9.0  # around a dot
_MARGIN = 7.0  # between the rim of a home and what lies in it


class Disc(NamedTuple):
    """A home and all that lies in it; without a key, a ring of homeless things of one kind."""

    x: float
    y: float
    r: float
    key: str
    kind: str
    depth: int


class Layout(NamedTuple):
    spots: Mapping[str, tuple[float, float]]
    discs: tuple[Disc, ...]


def homes(kinds: Mapping[str, str], relations: Iterable[tuple[str, str, str]]) -> dict[str, str]:
    """For each thing the one it belongs to, if any.

    >>> homes({"place/1": "Place", "person/a": "Person"}, [("person/a", "org:holds", "place/1")])
    {'person/a': 'place/1'}
    """
    votes: dict[str, Counter[tuple[int, str]]] = defaultdict(Counter)
    for subject, predicate, thing in relations:
        rank, which = _HOMES.get(predicate, (9, _SUBJECT))
        child, home = (subject, thing) if which is _SUBJECT else (thing, subject)
        if child != home and child in kinds and home in kinds and (rank == 0 or kinds[child] != "Place"):
            votes[child][rank, home] += 1
    found: dict[str, str] = {}
    for child in sorted(votes):
        for _, home in sorted(votes[child], key=lambda vote: (vote[0], -votes[child][vote], vote[1])):
            if not _leads_to(home, child, found):
                found[child] = home
                break
    return found


def _leads_to(start: str, end: str, found: Mapping[str, str]) -> bool:
    here: str | None = start
    while here is not None and here != end:
        here = found.get(here)
    return here == end


def lay_out(kinds: Mapping[str, str], sizes: Mapping[str, float], home: Mapping[str, str]) -> Layout:
    """Nested circles: a place in its county, its bodies, officials and initiatives around it."""
    inside: dict[str, list[str]] = defaultdict(list)
    for key in sorted(kinds):
        above = home.get(key)
        inside[above if above in kinds and above is not None else f"({kinds[key]})"].append(key)
    roots = [key for key in inside.pop("(Place)", []) if key in inside]
    alone = [key for key in sorted(kinds) if kinds[key] == "Place" and key not in home and key not in inside]
    if alone:
        inside["(Place)"] = alone
    groups = sorted(key for key in inside if key.startswith("("))
    boxes = _Boxes(inside, sizes)
    top = sorted([*roots, *groups], key=lambda key: (-boxes.radius(key), key))
    centres, _ = pack([boxes.radius(key) + 2 * _MARGIN for key in top])
    spots: dict[str, tuple[float, float]] = {}
    discs: list[Disc] = []
    todo = [(key, x, y, 0) for key, (x, y) in zip(top, centres, strict=True)]
    while todo:
        key, x, y, depth = todo.pop()
        if key in kinds:
            spots[key] = x, y
        if key in inside:
            discs.append(Disc(x, y, boxes.radius(key), key if key in kinds else "", kinds.get(key, key[1:-1]), depth))
        for child, dx, dy in boxes.children(key):
            if child == key:
                spots[key] = x + dx, y + dy
            else:
                todo.append((child, x + dx, y + dy, depth + 1))
    return Layout(spots, tuple(sorted(discs, key=lambda disc: (disc.depth, disc.key, disc.kind))))


class _Boxes:
    """The circle that each thing needs, with what lies in it already packed."""

    def __init__(self, inside: Mapping[str, list[str]], sizes: Mapping[str, float]) -> None:
        self._inside, self._sizes = inside, sizes
        self._radius: dict[str, float] = {}
        self._children: dict[str, list[tuple[str, float, float]]] = {}
        for key in _from_below(inside):
            self._pack(key)

    def radius(self, key: str) -> float:
        return self._radius[key] if key in self._radius else self._sizes[key] + _ROOM

    def children(self, key: str) -> list[tuple[str, float, float]]:
        return self._children.get(key, [])

    def _pack(self, key: str) -> None:
        order = sorted(self._inside[key], key=lambda child: (-self.radius(child), child))
        radii = [self.radius(child) for child in order]
        if key in self._sizes:  # the home itself lies between the two largest: about the middle, and packed tightest
            order.insert(2, key)
            radii.insert(2, self._sizes[key] + _ROOM + _MARGIN)
        spots, reach = pack(radii)
        self._children[key] = [(child, x, y) for child, (x, y) in zip(order, spots, strict=True)]
        self._radius[key] = reach + _MARGIN


def _from_below(inside: Mapping[str, list[str]]) -> list[str]:
    """Homes in an order in which those inside others come first."""
    order: list[str] = []
    nested = {child for children in inside.values() for child in children}
    todo = sorted((key for key in inside if key not in nested), reverse=True)
    while todo:
        key = todo.pop()
        order.append(key)
        todo += [child for child in inside[key] if child in inside]
    return order[::-1]


def size_of(said: int) -> float:
    """The radius of a dot about which so much is said."""
    return round(min(30.0, 5 + 2.3 * math.sqrt(said)), 1)
