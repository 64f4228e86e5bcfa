"""Larger bodies inside the names of their parts, and parts that stand alone."""

from __future__ import annotations

from kg.mentions.scope import Reading
from tests.organisation_cases import read


def printed(reading: Reading) -> list[str]:
    texts = {s.index: s.text for s in reading.scope.article.sentences}
    bodies = [m for m in reading.mentions if m.kind == "organisation" and not m.anaphor]
    return [texts[m.span.sentence][m.span.start : m.span.stop] for m in bodies]


def test_the_larger_body_is_named_too() -> None:
    assert printed(read("富川县公安局莲山派出所开展普法。", "451123")) == ["富川县公安局", "富川县公安局莲山派出所"]


def test_the_part_alone_is_found_again() -> None:
    text = "富川县公安局反诈宣传中心发出提醒，反诈宣传中心的电话已经公布。"
    assert printed(read(text, "451123"))[-1] == "反诈宣传中心"


def test_sections_go_by_their_field() -> None:
    assert printed(read("富川县民政局社会救助股上门核查。", "451123")) == ["富川县民政局", "富川县民政局社会救助股"]
    assert printed(read("富川县民政局干部上门核查。", "451123")) == ["富川县民政局"]


def test_a_post_and_a_name_are_no_part() -> None:
    assert printed(read("富川县政府常务副县长雷科到会。", "451123"))[0] == "富川县政府"
    assert printed(read("富川县农业农村局二级主任科员马强到会。", "451123")) == ["富川县农业农村局"]
