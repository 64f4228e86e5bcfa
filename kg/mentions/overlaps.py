"""Settles which of several overlapping mentions stand."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable
from itertools import chain

from kg.model import Mention


def settle(mentions: Iterable[Mention]) -> list[Mention]:
    """Drops doubles and crossing mentions; a mention may lie wholly inside one of another kind."""
    kept: dict[int, list[Mention]] = defaultdict(list)  # by sentence
    for mention in sorted(mentions, key=_preference):
        here = kept[mention.span.sentence]
        if not any(_excludes(other, mention) for other in here):
            here.append(mention)
    return sorted(chain.from_iterable(kept.values()), key=lambda m: (m.span, m.kind, m.name))


def _preference(mention: Mention) -> tuple[int, float, int, str]:
    return (mention.span.start - mention.span.stop, -mention.confidence, mention.span.sentence, mention.rule)


def _excludes(kept: Mention, new: Mention) -> bool:
    """Of two mentions in one sentence."""
    a, b = kept.span, new.span
    if a.stop <= b.start or b.stop <= a.start:
        return False
    inside = a.start <= b.start and b.stop <= a.stop
    if not inside:
        return True  # they cross
    if (a.start, a.stop) == (b.start, b.stop):
        return True
    return kept.kind == new.kind and new.kind not in ("place", "organisation", "initiative")
