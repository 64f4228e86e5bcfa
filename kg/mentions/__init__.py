"""Recognising: which stretches of an article's sentences mean a place, a person, a body, a programme …"""

from __future__ import annotations

from collections.abc import Callable, Sequence

from kg.mentions.overlaps import settle
from kg.mentions.scope import Reading, Scope
from kg.model import Mention

Recogniser = Callable[[Scope, Sequence[Mention]], list[Mention]]


def recognisers() -> tuple[Recogniser, ...]:
    """In order: each sees what those before it found."""
    from kg.mentions import documents, events, initiatives, organisations, people, places, products

    return (
        places.find,
        documents.find,
        organisations.find,
        people.find,
        initiatives.find,
        events.find,
        products.find,
    )


def recognise(scope: Scope) -> Reading:
    """All mentions of one article, overlaps settled, in text order."""
    found: list[Mention] = []
    for find in recognisers():
        found.extend(find(scope, tuple(found)))
    return Reading(scope, tuple(settle(found)))
