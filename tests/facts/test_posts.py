"""Posts with their bodies: marked sentences from many provinces, and cases of their own."""

from __future__ import annotations

from collections import Counter

import pytest
from post_cases import Case, cases, compare, facts_of, found

from kg.model import Fact


@pytest.mark.parametrize(("use_tagger", "floor"), [(True, 0.95), (False, 0.93)], ids=["tagger", "rules alone"])
def test_posts_of_the_marked_sentences(use_tagger: bool, floor: float) -> None:
    counts: Counter[str] = Counter()
    for case in cases():
        got = found(case, use_tagger)
        counts["right"] += compare(case.wanted, got)[0]
        counts["wanted"] += len(case.wanted)
        counts["said"] += len(got)
    assert 2 * counts["right"] / (counts["wanted"] + counts["said"]) >= floor


def _facts(code: str, text: str) -> list[Fact]:
    return facts_of(Case("", 0, code, text), use_tagger=False)


def test_the_quote_runs_from_the_body_to_the_name() -> None:
    text = "4月1日，永春县副县长林建国到会。"
    (fact,) = _facts("350525", text)
    (span,) = fact.spans
    assert text[span.start : span.stop] == "永春县副县长林建国"


def test_a_city_committee_in_a_county_is_the_citys() -> None:
    (fact,) = _facts("350525", "泉州市委书记林建国到永春县调研。")
    assert (fact.title, getattr(fact.object, "name", "")) == ("市委书记", "泉州市委")


def test_a_wish_is_planned() -> None:
    (fact,) = _facts("350525", "林建国拟任永春县水利局局长。")
    assert (fact.status, fact.tenure) == ("planned", "")
