"""Resolves documents and products: their name alone says which they are."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from kg.mentions.scope import Reading
from kg.model import Entity, Mention, digest

_KINDS = ("document", "product")


def resolve(readings: Sequence[Reading]) -> list[Reading]:
    """The same readings with the entities of documents and products filled in."""
    return [replace(reading, mentions=tuple(_resolved(m, reading) for m in reading.mentions)) for reading in readings]


def _resolved(mention: Mention, reading: Reading) -> Mention:
    if mention.kind not in _KINDS:
        return mention
    name = _proper(mention, reading)
    return replace(mention, entity=Entity(f"{mention.kind}/{digest((name,))}", mention.kind, "", name))


def _proper(mention: Mention, reading: Reading) -> str:
    """The name with the right name of the place in it, where the page misprints that."""
    for place in reading.mentions:
        if place.kind != "place" or place.entity is None or place.anaphor:
            continue
        a, b = place.span, mention.span
        inside = a.sentence == b.sentence and b.start <= a.start and a.stop <= b.stop
        if inside and mention.name.startswith(place.name) and _is_misprint(place.name, place.entity.name):
            return place.entity.name + mention.name[len(place.name) :]
    return mention.name


def _is_misprint(printed: str, right: str) -> bool:
    """Whether one character of several differs."""
    return len(printed) == len(right) > 2 and sum(a != b for a, b in zip(printed, right, strict=True)) == 1
