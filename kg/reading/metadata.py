"""What is known of a page as a whole: given by the user or a sidecar, else inferred from its text."""

from __future__ import annotations

import re
from dataclasses import dataclass

from kg.errors import InputError
from kg.lexicon.gazetteer import gazetteer
from kg.model import Inferred, PageMeta
from kg.reading.cities import infer_city
from kg.reading.issue import infer_date

_PAPER = re.compile(
    r"(?:^|来源[:：]|\n)[ 　]*《?"
    r"([\u4e00-\u9fff]{2,8}(?:日报|晚报|晨报|早报|时报|商报|都市报|法治报|新闻网|周报))》?(?=\s|\d|$)"
)
_SOURCE_LINE = re.compile(
    r"《 ?(?P<paper>[\u4e00-\u9fff]{2,10}) ?》 ?[（(] ?20\d\d[^）)]{5,14}日 ?第?(?P<number>[A-Z]?\d{1,2}) ?版"
)
_NUMBER = re.compile(r"(?m)^[^\n。，]{0,40}?(?<![\u4e00-\u9fff])第?([A-Z]?\d{1,2})版(?![\u4e00-\u9fff])")


@dataclass(frozen=True)
class Given:
    """Metadata that somebody states of a page; None where nothing is stated."""

    paper: str | None = None
    date: str | None = None  # EDTF
    number: str | None = None  # page number
    city: str | None = None  # division code or name

    def over(self, other: Given) -> Given:
        """These values, with `other`'s where this has none."""
        return Given(
            self.paper or other.paper, self.date or other.date, self.number or other.number, self.city or other.city
        )


def describe(text: str, given: Given) -> PageMeta:
    """Given values as they are, gaps filled from the text.

    >>> describe("庆祝建军98周年", Given(city="宜宾市")).city
    Inferred(value='5115', confidence=1.0, source='given')
    """
    return PageMeta(
        paper=_stated(given.paper) or _of_source_line(text, "paper") or _matched(_PAPER, text, "报头"),
        date=_stated(given.date) or infer_date(text),
        number=_stated(given.number) or _of_source_line(text, "number") or _matched(_NUMBER, text, "版次"),
        city=_stated(city_code(given.city)) if given.city else infer_city(text, given.paper or ""),
    )


def city_code(city: str) -> str:
    """The division code of a city given by code or by name. Raises InputError where there is none."""
    places = gazetteer()
    if city.isdigit():
        if places.get(city) is None:
            raise InputError(f"city: no division has the code {city!r}")
        return city
    found = places.named(city) or places.short_named(city)
    upper = sorted((d for d in found if len(d.code) <= 6), key=lambda d: (d.level != "city", len(d.code)))
    if not upper:
        raise InputError(f"city: no division is named {city!r}")
    return upper[0].code


def _stated(value: str | None) -> Inferred | None:
    return Inferred(value) if value else None


def _of_source_line(text: str, part: str) -> Inferred | None:
    """《人民日报》（2024年07月17日 07版）"""
    match = _SOURCE_LINE.search(text)
    return Inferred(match[part].lstrip("0"), 0.9, "出处") if match else None


def _matched(pattern: re.Pattern[str], text: str, source: str) -> Inferred | None:
    match = pattern.search(text)
    return Inferred(match[1], 0.8, source) if match else None
