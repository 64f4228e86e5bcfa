"""Events of whole briefs over ten provinces: their names, organisers, dates, places and participants."""

from __future__ import annotations

import pytest
from marked_cases import Case, Count, count_entities, count_facts, read_cases, run

EVENT = frozenset({"event"})
# what the rules reached when they were last worked on, less a little for changes elsewhere
FLOORS = {"organised_by": 0.93, "participant": 0.85, "date": 0.97, "located_in": 0.9}


@pytest.fixture(scope="module")
def cases() -> list[Case]:
    return read_cases("events")


def test_names(cases: list[Case]) -> None:
    count = Count()
    for case in cases:
        count += count_entities(case, run(case, use_tagger=False), EVENT)
    assert count.f1 >= 0.97, "\n".join(count.errors)


@pytest.mark.parametrize("predicate", FLOORS)
def test_facts(cases: list[Case], predicate: str) -> None:
    count = Count()
    for case in cases:
        count += count_facts(case, run(case, use_tagger=False), frozenset({predicate}), EVENT)
    assert count.f1 >= FLOORS[predicate], "\n".join(count.errors)


def test_standing_programmes_and_plurals_are_no_events(cases: list[Case]) -> None:
    for case in cases:
        if case.where.startswith("none") and not any(e.kind == "event" for e in case.entities):
            said = [e.name for e in run(case, use_tagger=False).names if e.kind == "event"]
            assert said == [], case.where
