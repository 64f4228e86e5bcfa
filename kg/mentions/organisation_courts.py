"""Tribunals of a court in its towns, whatever the first word of their name seems to be."""

from __future__ import annotations

import re
from collections.abc import Iterator

from kg.mentions.organisation_grammar import with_parts
from kg.mentions.organisation_line import Line, Name, begins

#: what begins no town's name but tells what the court does
_GOES_ON = "到在和与向赴及对将把为从由是的了设各等走建派驻联组同请让给被去来"
#: 县人民|法院石桥人民法庭, 市法院柳溪法庭
_OF_LEVEL_COURT = re.compile(
    f"[省市县区州旗](?:人民)?法院(?P<name>(?:(?![{_GOES_ON}立审执])[一-鿿]){{2,4}}?(?:人民)?法庭)(?![内上里外])"
)
#: 甲县法院|开山人民法庭: the name of a town may look like a verb.
_TRIBUNAL = re.compile(
    "(?:人民)?法院(?P<name>(?:(?![在到和与向赴及对将把为从由是的了设各等走建派驻组联同请让给被去来])[一-鿿]){2,4}?人民法庭)"
)


def tribunals(line: Line) -> Iterator[Name]:
    """甲县法院|开山人民法庭: a tribunal right behind its court, whatever its first word seems to be."""
    for chain in line.chains:
        behind = _TRIBUNAL.match(line.text, chain.stop)
        inside = with_parts(line.text, behind.start("name"), line.stops) if behind else 0
        if behind and inside < behind.end() and not chain.anaphor:  # the court's name does not take it in
            yield line.name(*behind.span("name"), "open_name", 0.85, subtype="government")
    for court in _OF_LEVEL_COURT.finditer(line.text) if "法庭" in line.text else ():
        if begins(line, court.start()) and not any(a <= court.start() < b for a, b, _ in line.places):
            yield line.name(*court.span("name"), "open_name", 0.85, subtype="government")
