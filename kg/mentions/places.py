"""Finds places."""

from __future__ import annotations

from collections.abc import Sequence

from kg.mentions.scope import Scope
from kg.model import Mention


def find(scope: Scope, found: Sequence[Mention]) -> list[Mention]:
    """Mentions of places in the article; `found` are those of the recognisers before."""
    return []
