"""Relating: what the text says of the things it mentions."""

from __future__ import annotations

from collections.abc import Callable

from kg.mentions.scope import Reading
from kg.model import Fact, Figure

Relater = Callable[[Reading], list[Fact | Figure]]


def relaters() -> tuple[Relater, ...]:
    from kg.facts import bodies, containment, events, figures, posts, programmes, trade

    return (
        containment.relate,
        bodies.relate,
        posts.relate,
        programmes.relate,
        events.relate,
        figures.relate,
        trade.relate,
    )


def relate(reading: Reading) -> list[Fact | Figure]:
    """All facts of one resolved article."""
    return [fact for rule in relaters() for fact in rule(reading)]
