"""Facts of events."""

from __future__ import annotations

from kg.mentions.scope import Reading
from kg.model import Fact, Figure


def relate(reading: Reading) -> list[Fact | Figure]:
    """The facts of events in one resolved article."""
    return []
