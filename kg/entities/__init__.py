"""Resolving: which thing each mention means, as a key that is the same on every page."""

from __future__ import annotations

from collections.abc import Callable, Sequence

from kg.mentions.scope import Reading

Resolver = Callable[[Sequence[Reading]], list[Reading]]


def resolvers() -> tuple[Resolver, ...]:
    """In order: each may rely on the entities that those before it filled in."""
    from kg.entities import events, initiatives, organisations, people, places, things

    return (
        places.resolve,
        organisations.resolve,
        people.resolve,
        things.resolve,
        initiatives.resolve,
        events.resolve,
    )


def resolve(readings: Sequence[Reading]) -> list[Reading]:
    """All articles of one page, so that a name explained in one of them is understood in the others."""
    resolved = list(readings)
    for step in resolvers():
        resolved = step(resolved)
    return resolved
