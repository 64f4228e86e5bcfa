"""Who a clause is about: its subject, the place it is set in, the running topic or the article's main place."""

from __future__ import annotations

from kg.mentions.scope import Reading
from kg.model import Entity


class Doers:
    """The entities that govern each point of an article's sentences."""

    def __init__(self, reading: Reading) -> None:
        self._main = reading.scope.main

    def at(self, sentence: int, offset: int) -> tuple[Entity, ...]:
        """The places or organisations whose doing is told at this point; () where nothing is known."""
        return (self._main,) if self._main else ()
