"""The annotated pages of other provinces: F1 of entities and facts, the mean of each list, against a floor.

`python -m benchmarks.accuracy.pages` prints the figures. Part of `.ci/slow`, not of the default `pytest`.
"""

from __future__ import annotations

import csv
from functools import cache
from pathlib import Path
from statistics import mean

import pytest

from kg.evaluate import Result, evaluate

PAGES = Path(__file__).parent
SCORER = PAGES.parent / "gold" / "score.py"
#: Set 0.02 under the figures of the day; raise them when the figures have risen.
FLOORS = {
    ("dev", "entity/all"): 0.92,
    ("dev", "fact/all"): 0.69,
    ("eval", "entity/all"): 0.88,
    ("eval", "fact/all"): 0.59,
}


def pages() -> list[dict[str, str]]:
    """The lines of pages.tsv: page, list, and F1 of its entities and facts when it was first read."""
    lines = [line for line in (PAGES / "pages.tsv").read_text("utf-8").splitlines() if not line.startswith("#")]
    return list(csv.DictReader(lines, delimiter="\t"))


@cache
def result_of(page: str) -> Result:
    return evaluate(PAGES / "gold" / f"{page}.yaml", PAGES / f"{page}.txt", SCORER)


def figure(chosen: str, kind: str) -> float:
    """The mean F1 of the pages of a list."""
    return mean(result_of(row["page"]).figures[kind]["f1"] for row in pages() if row["list"] == chosen)


@pytest.mark.parametrize(("chosen", "kind"), FLOORS)
def test_no_list_falls_below_its_floor(chosen: str, kind: str) -> None:
    assert figure(chosen, kind) >= FLOORS[chosen, kind]


def test_every_page_has_a_list() -> None:
    listed = [row["page"] for row in pages()]
    assert sorted(listed) == sorted(path.stem for path in (PAGES / "gold").glob("*.yaml")) == sorted(set(listed))
    assert {row["list"] for row in pages()} == {"dev", "eval"}
