"""Finds initiatives: quoted names, names closed by a head, nationwide ones, projects at a place."""

from __future__ import annotations

from collections.abc import Sequence

from kg.mentions.initiative_named import find_named
from kg.mentions.initiative_plain import find_plain
from kg.mentions.initiative_rows import listed
from kg.mentions.scope import Scope
from kg.model import Mention


def find(scope: Scope, found: Sequence[Mention]) -> list[Mention]:
    """Mentions of initiatives in the article; `found` are those of the recognisers before."""
    named = find_named(scope.article, found)
    rows = [m for m in listed(scope.article) if not any(_overlap(m, n) for n in named)]
    return named + rows + find_plain(scope.article, found, named + rows)


def _overlap(one: Mention, other: Mention) -> bool:
    a, b = one.span, other.span
    return a.sentence == b.sentence and a.start < b.stop and b.start < a.stop
