"""Settles which of several overlapping mentions stand."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Sequence

from kg.model import Mention


def by_sentence(mentions: Sequence[Mention]) -> dict[int, list[Mention]]:
    """The mentions of each sentence, in the order given."""
    grouped: dict[int, list[Mention]] = defaultdict(list)
    for mention in mentions:
        grouped[mention.span.sentence].append(mention)
    return grouped


def settle(mentions: Iterable[Mention]) -> list[Mention]:
    """Drops doubles and crossing mentions; a mention may lie wholly inside one of another kind."""
    kept: list[Mention] = []
    for here in by_sentence(sorted(mentions, key=_preference)).values():
        kept += _settled(here)
    return sorted(kept, key=lambda m: (m.span, m.kind, m.name))


def _settled(mentions: Sequence[Mention]) -> list[Mention]:
    """Of the mentions of one sentence those that stand, the best given first."""
    kept: list[Mention] = []
    for mention in mentions:
        if not any(_excludes(other, mention) for other in kept):
            kept.append(mention)
    return kept


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
        return not (new.rule == "event.also" and kept.kind == new.kind and kept.name != new.name)
    nests = new.kind in ("place", "organisation", "initiative") or new.rule in ("event.series", "event.visit-deed")
    return kept.kind == new.kind and not nests
