"""Of all changes those that concern certain people, places and initiatives."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence

from kg.diff.changes import Change
from kg.diff.picture import Picture
from kg.errors import InputError

# What is said of a thing concerns as well whatever it lies in or is part of.
_UPWARD = {"place": ("kg:locatedIn", "org:postIn"), "initiative": ("kg:partOf",), "person": ()}


def chosen(changes: Iterable[Change], a: Picture, b: Picture, wanted: Mapping[str, Sequence[str]]) -> list[Change]:
    """The changes that concern, of each kind that is asked for, at least one of the things named.

    A thing is named by any of its names, by its key (`place/1408`) or by its IRI.
    Raises InputError for a name that nothing of its kind has in either graph.
    """
    keys = {kind: _meant(kind, names, a, b) for kind, names in wanted.items() if names}
    return [c for c in changes if all(_concerns(c, kind, meant, a, b) for kind, meant in keys.items())]


def _meant(kind: str, names: Sequence[str], a: Picture, b: Picture) -> set[str]:
    meant: set[str] = set()
    for name in names:
        keys = {
            key
            for picture in (a, b)
            for key in picture.entities
            if key.startswith(f"{kind}/") and (name == key or name.endswith(f"/{key}") or name in picture.names(key))
        }
        if not keys:
            raise InputError(f"--{kind}: neither graph knows one of this name: {name!r}")
        meant |= keys
    return meant


def _concerns(change: Change, kind: str, meant: set[str], a: Picture, b: Picture) -> bool:
    seen: set[str] = set()
    todo = list(change.about)
    while todo:
        key = todo.pop()
        if key not in seen:
            seen.add(key)
            todo += [up for picture in (a, b) for link in _UPWARD[kind] for up in picture.keys(key, link)]
    return bool(seen & meant)
