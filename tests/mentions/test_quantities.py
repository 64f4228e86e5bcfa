"""Quantities: one line a case, and properties that hold for every number."""

from __future__ import annotations

from itertools import pairwise
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kg.lexicon.units import units
from kg.mentions.quantities import Quantity, find_quantities, with_unit

CASES = Path(__file__).parent.parent / "cases" / "quantities.txt"
LINES = [line for line in CASES.read_text("utf-8").splitlines() if line and not line.startswith("#")]


def _printed(quantity: Quantity) -> str:
    parts = [quantity.value, quantity.unit, quantity.bound, quantity.maximum]
    return " ".join(str(part) for part in parts if part not in ("", None))


@pytest.mark.parametrize("line", LINES)
def test_case(line: str) -> None:
    text, _, expected = line.partition(" => ")
    found = "；".join(_printed(quantity) for quantity in (with_unit(text, q) for q in find_quantities(text)))
    assert (found or "无") == expected


@given(st.integers(min_value=2, max_value=10**6), st.sampled_from(["个", "名", "户", "公里", "万元", "亿元", "%"]))
def test_value_and_span(number: int, unit: str) -> None:
    text = f"全县共有{number}{unit}，"
    (quantity,) = find_quantities(text)
    factor = {"万元": 10**4, "亿元": 10**8}.get(unit, 1)
    assert quantity.value == number * factor
    assert text[quantity.start : quantity.stop].endswith(unit)


@given(st.text(alphabet="一二两三十百千万亿0123456789.余多至—个名元%第前近超，。“”年月日", max_size=24))
def test_any_text_gives_ordered_spans(text: str) -> None:
    found = find_quantities(text)
    assert all(q.start < q.stop <= len(text) for q in found)
    assert all(a.stop <= b.start for a, b in pairwise(found))


def test_every_unit_has_a_known_kind() -> None:
    kinds = {"money", "share", "person", "count", "times", "measure", "time", "score", "greater"}
    assert {unit.kind for unit in units().values()} <= kinds
