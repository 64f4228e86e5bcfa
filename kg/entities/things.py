"""Resolves documents and products: their name alone says which they are."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from kg.entities.misprints import with_right_place
from kg.mentions.scope import Reading
from kg.model import Entity, Mention, digest

_KINDS = ("document", "product")


def resolve(readings: Sequence[Reading]) -> list[Reading]:
    """The same readings with the entities of documents and products filled in."""
    return [replace(reading, mentions=tuple(_resolved(m, reading) for m in reading.mentions)) for reading in readings]


def _resolved(mention: Mention, reading: Reading) -> Mention:
    if mention.kind not in _KINDS:
        return mention
    name = with_right_place(mention, reading)
    return replace(mention, entity=Entity(f"{mention.kind}/{digest((name,))}", mention.kind, "", name))
