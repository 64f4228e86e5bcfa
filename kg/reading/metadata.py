"""What is known of a page as a whole: given by the user or a sidecar, else inferred from its text."""

from __future__ import annotations

import re
from dataclasses import dataclass

from kg.model import Inferred, PageMeta


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
    """Given values as they are, gaps filled from the text."""
    return PageMeta(
        paper=_stated(given.paper),
        date=_stated(given.date) or infer_date(text),
        number=_stated(given.number),
        city=_stated(given.city),
    )


def _stated(value: str | None) -> Inferred | None:
    return Inferred(value) if value else None


def infer_date(text: str) -> Inferred | None:
    """The year and month that the page's own dates point to."""
    years = [int(y) for y in re.findall(r"(20[0-3]\d)年", text)]
    if not years:
        return None
    return Inferred(str(max(years)), 0.5, "年份")
