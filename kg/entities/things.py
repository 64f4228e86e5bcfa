"""Resolves documents and products: their name alone says which they are."""

from __future__ import annotations

from collections.abc import Container, Sequence
from dataclasses import replace

from kg.entities.misprints import with_right_place
from kg.lexicon.products import ends_in_product
from kg.mentions.products import BY_STEM
from kg.mentions.scope import Reading
from kg.model import Entity, Mention, digest

_KINDS = ("document", "product")


def resolve(readings: Sequence[Reading]) -> list[Reading]:
    """The same readings with the entities of documents and products filled in."""
    bare = {m.name for reading in readings for m in reading.mentions if m.kind == "product"}
    return [_of_article(reading, bare) for reading in readings]


def _of_article(reading: Reading, bare: Container[str]) -> Reading:
    told: list[str] = []  # the products named so far
    mentions = []
    for mention in reading.mentions:
        if mention.kind in _KINDS:
            mention = _resolved(mention, reading, told, bare)
        mentions.append(mention)
    return replace(reading, mentions=tuple(mentions))


def _resolved(mention: Mention, reading: Reading, told: list[str], bare: Container[str]) -> Mention:
    name = with_right_place(mention, reading)
    if mention.kind == "product":
        name = _produce(mention, name, told, bare)
        told.append(name)
    return mention.meaning(Entity(f"{mention.kind}/{digest((name,))}", mention.kind, "", name))


def _produce(mention: Mention, name: str, told: Sequence[str], bare: Container[str]) -> str:
    """柠檬 for 沙河柠檬 where the page says that too, 大棚樱桃 for the 樱桃 that an article goes on with."""
    if mention.rule.endswith(BY_STEM):
        product = ends_in_product(name)
        return product if product in bare and len(product) > 1 else name
    fuller = {other for other in told if other.endswith(name) and other != name and len(name) > 1}
    return fuller.pop() if len(fuller) == 1 else name
