"""Whose an event is that is printed without its place."""

from __future__ import annotations

import pytest

from kg.graph import Graph
from kg.pipeline import extract
from kg.reading import parse_page

PAGE = """盐亭县抓实技能培训

本报讯（记者 李明）5月8日，盐亭县富驿镇的蚕房里一片忙碌。{0}盐亭县今年投入120万元。
"""
CASES = [
    ("5月6日，盐亭县举办2025年人民调解员业务培训班。", "盐亭县2025年人民调解员业务培训班"),
    ("5月6日，盐亭县农业农村局举办第六届基层兽医技能竞赛。", "盐亭县第六届基层兽医技能竞赛"),
    ("5月6日，县十八届人大四次会议召开。", "盐亭县十八届人大四次会议"),
    ("5月6日，盐亭县举办“夏日晚风”歌咏比赛。", "“夏日晚风”歌咏比赛"),
]


@pytest.mark.parametrize(("told", "name"), CASES)
def test_the_place_that_holds_it_completes_its_name(told: str, name: str) -> None:
    labels = Graph(extract(parse_page("page", PAGE.format(told)), use_tagger=False)).labels
    assert name in {label for key, label in labels.items() if key.startswith("event/")}
