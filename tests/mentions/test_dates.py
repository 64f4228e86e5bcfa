"""Dates: their EDTF values, and that every value is EDTF."""

from __future__ import annotations

import pytest
from edtf import parse_edtf
from hypothesis import given
from hypothesis import strategies as st

from kg.mentions.dates import find_dates

CASES = [
    ("4月21日", "2025-04-21"), ("2024年12月5日", "2024-12-05"), ("2025年1月至3月", "2025-01/2025-03"),
    ("1月至3月", "2025-01/2025-03"), ("1—5月", "2025-01/2025-05"), ("今年", "2025"), ("去年", "2024"), ("明年", "2026"),
    ("今年以来", "2025/.."), ("去年以来", "2024/.."), ("2020年以来", "2020/.."), ("自2023年3月以来", "2023-03/.."),
    ("2023年年初", "2023"), ("2021年底", "2021"), ("7月底", "2025-07"), ("今年6月", "2025-06"), ("去年12月", "2024-12"),
    ("上半年", "2025-01/2025-06"), ("一季度", "2025-01/2025-03"), ("2024年第三季度", "2024-07/2024-09"),
    ("前5个月", "2025-01/2025-05"), ("“十四五”期间", "2021/2025"), ("“十三五”以来", "2016/2020"),
    ("10月1日至7日", "2025-10-01/2025-10-07"), ("9月28日至10月3日", "2025-09-28/2025-10-03"), ("次日", "2025-08-07"),
    ("当日", "2025-08-06"), ("昨日", "2025-08-05"), ("二〇二五年三月", "2025-03"), ("2021年至2023年", "2021/2023"),
    ("2025年度", "2025"),
]  # fmt: skip


@pytest.mark.parametrize(("text", "expected"), CASES)
def test_value(text: str, expected: str) -> None:
    (found,) = find_dates(text + "，", "2025-08-06")
    assert found.text.startswith(text[:2])
    assert found.edtf == expected
    parse_edtf(found.edtf)


@pytest.mark.parametrize("text", ["近日", "近年来", "截至目前", "如今"])
def test_vague_words_have_no_value(text: str) -> None:
    (found,) = find_dates(text + "，全县开工", "2025-08-06")
    assert (found.edtf, found.period, found.kind) == ("", "", "vague")


@pytest.mark.parametrize(("text", "period"), [("近3年来", "近3年"), ("每周", "每周"), ("日均", "日均")])
def test_words_stand_where_no_date_can(text: str, period: str) -> None:
    assert find_dates(text, "2025")[0].period == period


def test_without_a_page_date_the_year_is_unknown() -> None:
    assert find_dates("4月21日", None)[0].edtf == "XXXX-04-21"
    assert find_dates("今年", None)[0].edtf == ""


def test_the_year_named_before_holds_for_the_months_after_it() -> None:
    assert [d.edtf for d in find_dates("2023年5月开工，11月完工", "2025-01")] == ["2023-05", "2023-11"]


@pytest.mark.parametrize("text", ["24小时待命", "12345", "岁月", "月饼", "第1节", "3月薪"])
def test_no_date(text: str) -> None:
    assert [d for d in find_dates(text, "2025") if d.edtf] == []


@given(st.integers(1, 12), st.integers(1, 28), st.sampled_from([None, "2025", "2024-02"]))
def test_every_day_is_edtf(month: int, day: int, page_date: str | None) -> None:
    (found,) = find_dates(f"{month}月{day}日", page_date)
    parse_edtf(found.edtf)
    assert found.edtf[4:] == f"-{month:02d}-{day:02d}"


@pytest.mark.parametrize("clock", ["9点30分", "上午9时30分", "9点半"])
def test_a_time_of_day_is_one_expression(clock: str) -> None:
    assert [(d.kind, d.text) for d in find_dates(clock + "，村民正在采茶", None)] == [("clock", clock)]


@pytest.mark.parametrize("text", ["前一一月，", "前九九个月，"])
def test_two_numerals_are_no_month(text: str) -> None:
    assert not any("月" in text[d.start : d.stop] for d in find_dates(text, "2025-08-06"))
