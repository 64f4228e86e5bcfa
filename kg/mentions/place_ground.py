"""What is known of the whereabouts of a page or article while its places are being found."""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import dataclass, field
from functools import cache, cached_property, lru_cache
from typing import NamedTuple

from kg.lexicon.gazetteer import Gazetteer, gazetteer, names_in
from kg.lexicon.vocabulary import rows


class Found(NamedTuple):
    """A place name in a text: `codes` are the divisions it may mean, none where no list has it."""

    start: int
    stop: int
    subtype: str
    rule: str
    confidence: float = 0.9
    codes: tuple[str, ...] = ()
    name: str = ""  # where the thing is not called what is printed
    anaphor: bool = False


_OF_BODY = re.compile("(?:法院|检察院|公安|供电|税务|海关|烟草|交警|消防|移动|电信|联通|农商|融媒)")

Spans = Callable[[str], frozenset[tuple[int, int, str]]]


def _no_spans(text: str) -> frozenset[tuple[int, int, str]]:
    return frozenset()


@dataclass(frozen=True)
class Ground:
    """The page's own surroundings: its city and county, its whole text and what a tagger sees in a sentence."""

    text: str
    city: str = ""
    county: str = ""
    tagged: Spans = _no_spans
    known: dict[str, Found] = field(default_factory=dict)  # unlisted names met with their container

    @property
    def places(self) -> Gazetteer:
        return gazetteer()

    @property
    def province(self) -> str:
        return (self.city or self.county)[:2]

    def spelled_out(self, code: str) -> bool:
        """Whether the page somewhere gives the division's full name.

        >>> Ground("苍南县今年……苍南的渔民").spelled_out("330327")
        True
        """
        division = self.places.get(code)
        return division is not None and division.name in self.text

    @cached_property
    def counties(self) -> frozenset[str]:
        """The counties whose full names the page gives, or their short ones before a body; and the page's own."""
        found = {code for codes in _named_counties(self.text) for code in codes if self._plausible(code, len(codes))}
        return frozenset(found | {c for c in (self.county,) if c})

    @cached_property
    def provinces(self) -> frozenset[str]:
        """Where the page's villages are looked for."""
        return frozenset({code[:2] for code in self.counties} | ({self.province} if self.province else set()))

    def _plausible(self, code: str, bearers: int) -> bool:
        return bearers == 1 or bool(self.province and code.startswith(self.province))

    def at_home(self, code: str) -> bool:
        """Whether the division lies in the page's city, contains it, or lies in a county the page names."""
        own = self.city or self.county
        if own and (self.places.within(code, own) or own.startswith(code)):
            return True
        return self.in_counties(code)

    def in_counties(self, code: str) -> bool:
        """Whether the division lies in a county that the page names."""
        return self.places.within(code, self._in_any)

    @cached_property
    def _in_any(self) -> tuple[str, ...]:
        return tuple(self.counties)


@cache
def _chained() -> frozenset[str]:
    return frozenset(word for row in rows("place_words") if row["kind"] == "chained" for word in row["words"].split())


@lru_cache(maxsize=16)
def _named_counties(text: str) -> frozenset[tuple[str, ...]]:
    """The codes of counties and cities for each name in a text, which several grounds share."""
    places, levels = gazetteer(), ("county", "city")
    printed = {pair for line in text.split("\n") for pair in _county_names(line)}
    named = (
        places.named(name, levels=levels) if source == "name" else places.short_named(name, levels=levels)
        for name, source in printed
    )
    return frozenset(tuple(division.code for division in divisions) for divisions in named)


@lru_cache(maxsize=1024)
def _county_names(text: str) -> frozenset[tuple[str, str]]:
    """The names of counties and cities in a sentence, which belongs to the grounds of page and article.

    >>> sorted(_county_names("长乐区一案由福安法院审理"))
    [('福安', 'short'), ('长乐区', 'name')]
    """
    return frozenset(
        (word, source)
        for start, names in names_in(text).items()
        for word, source, _ in names
        if (source == "name" and word[-1] in "县市区旗州盟" and word not in _chained())
        or (source == "short" and _OF_BODY.match(text, start + len(word)))
    )
