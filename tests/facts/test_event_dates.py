"""On which day an event takes place, and which dates of its sentence are not its day."""

from __future__ import annotations

import pytest

from kg.pipeline import extract
from kg.reading import Given, parse_page


def _dates(text: str) -> set[str]:
    page = parse_page("p", f"溪口镇新闻\n\n本报讯 {text}", Given(date="2026-06-20", city="5115"))
    return {s.object.text for s in extract(page, use_tagger=False) if s.predicate == "dcterms:date" and s.object}  # type: ignore[union-attr]


@pytest.mark.parametrize(
    ("text", "days"),
    [
        ("6月18日，兴文县召开项目前期工作推进会。", {"2026-06-18"}),
        ("“一季度开工一半，二季度全部开工。”近日，兴文县召开项目前期工作推进会。", set()),
        ("“6月8日前必须完工。”日前，兴文县召开项目前期工作推进会。", set()),
    ],
)
def test_dates_in_what_is_said_are_of_something_else(text: str, days: set[str]) -> None:
    assert _dates(text) == days
