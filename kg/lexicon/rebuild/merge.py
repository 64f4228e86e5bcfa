"""Brings the bureau's divisions up to date with the ministry's."""

from __future__ import annotations

from dataclasses import dataclass, field

from kg.lexicon.rebuild.names import NOT_UNITS
from kg.lexicon.rebuild.sources import Affairs, Bureau


@dataclass
class Merged:
    upper: dict[str, str]
    townships: dict[str, str]
    homes: dict[str, str] = field(default_factory=dict)  # township under a zone → the county it lies in
    former: dict[str, list[str]] = field(default_factory=dict)  # code → former names


def merge(bureau: Bureau, affairs: Affairs) -> Merged:
    """The bureau's codes stay; new counties and townships, renames and true counties come from the ministry."""
    merged = Merged(dict(bureau.upper), dict(bureau.townships))
    for code, name in affairs.counties.items():
        if (code not in merged.upper and code[:4] not in merged.upper) or code[:4] == "4603":
            merged.upper.setdefault(code, name)
        elif code not in merged.upper and merged.upper.get(code[:4]) != name:
            merged.upper[code] = name
    in_city = _by_city_and_name(bureau.townships)
    in_county: dict[str, set[str]] = {}
    for code, name in bureau.townships.items():
        in_county.setdefault(code[:6], set()).add(name)
    for county, rows in affairs.townships.items():
        unknown = {c: n for c, n in rows.items() if n not in NOT_UNITS and n not in in_county.get(county, ())}
        for code, name in unknown.items():
            _merge_township(merged, (code, name), set(rows.values()), in_city.get((county[:4], name), []))
    return merged


def _by_city_and_name(townships: dict[str, str]) -> dict[tuple[str, str], list[str]]:
    found: dict[tuple[str, str], list[str]] = {}
    for code, name in townships.items():
        found.setdefault((code[:4], name), []).append(code)
    return found


def _merge_township(merged: Merged, township: tuple[str, str], listed: set[str], elsewhere: list[str]) -> None:
    """`listed` are the names the county has today, `elsewhere` the codes of this name in the whole city."""
    code, name = township
    under_zone = [c for c in elsewhere if c[4] == "7"]  # 130171: the bureau's pseudo-counties
    old = merged.townships.get(code)
    if under_zone:
        merged.homes[under_zone[0]] = code[:6]
    elif old is None:
        merged.townships[code] = name
    elif old not in listed and set(old[:-1]) & set(name[:-1]):
        merged.townships[code] = name
        merged.former.setdefault(code, []).append(old)
