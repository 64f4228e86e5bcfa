"""The accuracy on the gold pages, each built alone, does not fall below what is recorded."""

from __future__ import annotations

import csv
from functools import cache
from pathlib import Path

import pytest

from kg.evaluate import Result, evaluate, listing, records

ROOT = Path(__file__).parent.parent
GOLD = ROOT / "tests" / "gold"
TOLERANCE = 0.02


def recorded() -> list[dict[str, str]]:
    """The lines of figures.tsv: page, kind, f1. `python -m benchmarks.accuracy` measures them anew."""
    lines = [line for line in (GOLD / "figures.tsv").read_text("utf-8").splitlines() if not line.startswith("#")]
    return list(csv.DictReader(lines, delimiter="\t"))


@cache
def result_of(page: str) -> Result:
    return evaluate(GOLD / f"{page}.yaml", ROOT / "seeds" / f"{page}.txt")


@pytest.mark.parametrize("figure", recorded(), ids=lambda f: f"{f['page'][:3]}-{f['kind']}")
def test_no_figure_falls(figure: dict[str, str]) -> None:
    result = result_of(figure["page"])
    now = result.figures[figure["kind"]]["f1"]
    errors = "\n".join(line for line in listing(result) if figure["kind"].partition("/")[2] in line)
    assert now >= float(figure["f1"]) - TOLERANCE, f"{figure['kind']}: {now} after {figure['f1']}\n{errors}"


@pytest.mark.parametrize("page", sorted({figure["page"] for figure in recorded()}))
def test_every_fact_is_covered_by_evidence(page: str) -> None:
    assert result_of(page).figures["evidence/covered"]["f1"] == 1.0


def test_rules_keep_a_record() -> None:
    results = [result_of(page) for page in sorted({figure["page"] for figure in recorded()})]
    kept = records(results)
    assert len(kept) > 20
    assert all(0 <= right <= fired for fired, right in kept.values())
    for kind in ("entity/place", "located_in", "figure"):
        wrong = sum(fired - right for (of, _), (fired, right) in kept.items() if of == kind)
        told = sum(e[1] == kind.removeprefix("entity/") and e[0].endswith("+") for r in results for e in r.errors)
        assert bool(wrong) == bool(told), kind


def test_the_readme_prints_the_recorded_figures() -> None:
    for name in ("README.md", "README.zh.md"):
        text = (ROOT / name).read_text("utf-8")
        for figure in recorded():
            row = next(line for line in text.splitlines() if line.startswith(f"| {figure['kind']} |"))
            assert f" {float(figure['f1']):.3f} " in row, f"{name}: {row}"
