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


@pytest.mark.parametrize("line", ["曾任永寿县副县长", "1972年生。历任", "王新民同志任", "拟任县委常委"])
def test_a_career_is_told_clause_by_clause(line: str) -> None:
    (case,) = (case for case in cases() if case.file == "various" and line in case.text)
    assert compare(case.wanted, found(case)) == (len(case.wanted), [], [])


@pytest.mark.parametrize(
    "line",
    [
        "县总工会主席王海涛",
        "县乡村振兴服务中心主任",
        "孙大勇，苗族",
        "任命了部分",
        "区党委副书记",
        "安全管理部副部长",
        "急诊科副主任",
        "副主席、代理主席",
        "兼驻村工作队副队长",
    ],
)
def test_posts_in_clauses_and_of_parts(line: str) -> None:
    (case,) = (case for case in cases() if case.file == "parts" and line in case.text)
    assert compare(case.wanted, found(case)) == (len(case.wanted), [], [])


def test_a_notice_may_say_much_between_the_name_and_the_post() -> None:
    (case,) = (case for case in cases() if case.file == "parts" and "陈敬海" in case.text)
    held = {(fact.title, getattr(fact.object, "name", "")) for fact in facts_of(case)}
    assert held == {("宣传部部长", "柳州市纪委宣传部"), ("市纪委常委", "柳州市纪委")}


def test_posts_of_a_county_that_no_list_has_are_not_the_pages() -> None:
    text = "林建国曾任永寿县副县长，凤翔县委副书记、县长，县委书记。"
    held = {(fact.title, getattr(fact.object, "name", "")) for fact in facts_of(Case("", 0, "610426", text))}
    assert held == {("副县长", "永寿县"), ("县委副书记", "凤翔县委"), ("县委书记", "凤翔县委")}


def test_who_heads_a_workshop_is_of_the_one_named_last_or_quoted() -> None:
    text = "介福乡紫美村有个柑橘种植基地，基地负责人林建国正在采摘。“甜溪”工坊负责人陈明也来了。"
    held = {fact.subject.name: getattr(fact.object, "name", "") for fact in facts_of(Case("", 0, "350525", text))}
    assert held.get("林建国", "").endswith("柑橘种植基地")
    assert not held.get("陈明", "").endswith("柑橘种植基地")
