"""A sentence as the rules for organisations see it."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from functools import cached_property
from typing import NamedTuple

from kg.lexicon.body_names import subtype_of
from kg.mentions import organisation_edges as edges
from kg.model import Mention, Sentence

#: Sites that stand beside bodies and not before them: a body is not named after a park.
_TITLE = re.compile("《([^》]*)》")
_UNITS = frozenset(("province", "city", "county", "township", "village", "community", "zone", "compound", ""))


class Name(NamedTuple):
    """What a rule takes for the name of a body: `text[start:stop]`."""

    start: int
    stop: int
    name: str
    subtype: str
    rule: str
    confidence: float = 0.9
    anaphor: bool = False


class Chain(NamedTuple):
    """Places printed without a gap (夏县裴介镇大吕村): where the whole and where its last place begins."""

    start: int
    last: int
    stop: int
    anaphor: bool = False


@dataclass(frozen=True)
class Line:
    """One sentence with the places in it as (start, stop, "" or "anaphor")."""

    index: int
    text: str
    places: tuple[tuple[int, int, str], ...] = ()
    sites: tuple[tuple[int, int], ...] = ()  # parks, halls and the like

    @classmethod
    def of(cls, sentence: Sentence, found: Sequence[Mention]) -> Line:
        here = [m for m in found if m.kind == "place" and m.span.sentence == sentence.index]
        units = sorted((m.span.start, m.span.stop, "anaphor" if m.anaphor else "") for m in here if m.subtype in _UNITS)
        sites = sorted((m.span.start, m.span.stop) for m in here if m.subtype not in _UNITS)
        return cls(sentence.index, sentence.text, tuple(units), tuple(sites))

    @cached_property
    def chains(self) -> tuple[Chain, ...]:
        """Every place with the places directly before it; nested mentions of one stretch count by their ends."""
        by_stop: dict[int, Chain] = {}
        for start, stop, kind in self.places:
            before = by_stop.get(start)
            chain = Chain(before.start if before else start, start, stop, kind == "anaphor")
            known = by_stop.get(stop)
            if known is None or chain.start < known.start:
                by_stop[stop] = chain
            elif start > known.last:
                by_stop[stop] = known._replace(last=start)
        return tuple(by_stop[stop] for stop in sorted(by_stop))

    @cached_property
    def stops(self) -> frozenset[int]:
        return edges.stops(self.text)

    @cached_property
    def starts(self) -> frozenset[int]:
        return edges.starts(self.text)

    def inside_place(self, at: int) -> bool:
        """Whether a place's name goes on at this point."""
        return any(start < at < stop for start, stop, _ in self.places)

    @cached_property
    def titles(self) -> tuple[tuple[int, int], ...]:
        """The titles in 《》; a body inside one is not talked of."""
        return tuple(match.span(1) for match in _TITLE.finditer(self.text))

    def in_title(self, start: int, stop: int) -> bool:
        """Whether the words stand inside a title of which they are not the whole."""
        return any(a <= start and stop <= b and (a, b) != (start, stop) for a, b in self.titles)

    def name(self, start: int, stop: int, rule: str, confidence: float = 0.9, **more: str) -> Name:
        """The stretch as a name, called `name` and of the subtype its last word tells, unless said otherwise."""
        called = more.get("name") or self.text[start:stop]
        return Name(start, stop, called, more.get("subtype") or subtype_of(called), rule, confidence)
