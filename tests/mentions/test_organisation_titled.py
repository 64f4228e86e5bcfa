"""Bodies that only the title behind them gives away."""

from __future__ import annotations

import pytest

from kg.mentions.organisation_line import Line
from kg.mentions.organisation_titled import level_schools, titled_bodies, titled_firms


def test_a_place_and_what_no_list_has() -> None:
    text = "石门镇合疗办主任李贵明说明了流程。"
    assert [n.name for n in titled_bodies(Line(0, text, ((0, 3, ""),)))] == ["石门镇合疗办"]


@pytest.mark.parametrize("text", ["石门镇的主任来了。", "石门镇各办主任参会。", "石门镇主任陈平到会。"])
def test_no_body_before_the_title(text: str) -> None:
    assert not list(titled_bodies(Line(0, text, ((0, 3, ""),))))


@pytest.mark.parametrize(
    ("text", "firm"),
    [("会上，云海车研首席执行官倪平发言。", "云海车研"), ("青禾餐饮创始人肖玉回到家乡。", "青禾餐饮")],
)
def test_a_firm_before_its_officer(text: str, firm: str) -> None:
    assert [n.name for n in titled_firms(Line(0, text))] == [firm]


@pytest.mark.parametrize(
    "text", ["公司总经理倪平发言。", "历任总经理都在场。", "李建国总经理致辞。", "某知名企业董事长捐款。"]
)
def test_no_firm_before_an_officer(text: str) -> None:
    assert not list(titled_firms(Line(0, text)))


def test_schools_behind_a_level_word() -> None:
    assert [n.name for n in level_schools(Line(0, "市民看到，县第一中学和镇中心校都已放学。"))] == [
        "县第一中学",
        "镇中心校",
    ]
