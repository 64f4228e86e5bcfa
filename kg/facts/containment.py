"""Facts of containment."""

from __future__ import annotations

from kg.mentions.scope import Reading
from kg.model import Fact, Figure


def relate(reading: Reading) -> list[Fact | Figure]:
    """The facts of containment in one resolved article."""
    return []
