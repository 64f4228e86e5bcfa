"""Initiatives over ten provinces: quoted and plain names, and the many quotations that name nothing."""

from __future__ import annotations

import pytest
from marked_cases import Case, Count, count_entities, count_facts, read_cases, run

from kg.mentions.initiative_quotes import phrase_after, runs
from kg.mentions.initiative_score import weigh

INITIATIVE = frozenset({"initiative"})


@pytest.fixture(scope="module")
def cases() -> list[Case]:
    return read_cases("initiatives")


def test_names(cases: list[Case]) -> None:
    count = Count()
    for case in cases:
        count += count_entities(case, run(case, use_tagger=False), INITIATIVE)
    assert count.expected > 80
    assert count.f1 >= 0.95, "\n".join(count.errors)


def test_slogans_are_no_initiatives(cases: list[Case]) -> None:
    """The signs are weighed: a few slogans look so much like names that pages taught otherwise."""
    slogans = [case for case in cases if case.where.startswith("slogans")]
    taken = [e.name for case in slogans for e in run(case, use_tagger=False).names if e.kind == "initiative"]
    assert len(slogans) > 20
    assert len(taken) <= len(slogans) // 8, taken


def test_who_runs_them(cases: list[Case]) -> None:
    count = Count()
    for case in cases:
        count += count_facts(case, run(case, use_tagger=False), frozenset({"implements"}))
    assert count.expected > 60
    assert count.f1 >= 0.95, "\n".join(count.errors)


@pytest.mark.parametrize(
    ("clause", "is_name"),
    [
        ("推行“晒太阳工作法”，", True),
        ("成为“定心丸”的受益者，", False),
        ("打造“红色引擎”，", False),
        ("用好“1+3+X”体系，", True),
        ("从“输血”到“造血”，", False),
        ("以“初心”为引领，", False),
        ("以“红棉先锋”为引领，", True),
        ("评选出“好邻居”26名，", False),
    ],
)
def test_signs_add_up(clause: str, is_name: bool) -> None:
    run_ = next(runs(clause))
    weight = weigh(run_, run_.items[0], phrase_after(run_.after), times=1)
    assert weight.is_name == is_name, weight.signs
