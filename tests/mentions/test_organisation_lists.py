"""Firms that only the end of a list calls firms, and lists of other things before the same words."""

from __future__ import annotations

import pytest

from kg.mentions.organisation_line import Line
from kg.mentions.organisation_lists import firms_in_lists, outposts
from kg.model import Passage, Sentence


@pytest.mark.parametrize(
    ("text", "names"),
    [
        ("柳铖高科、赣栎锂业、北京恒耐等一批头部企业落户。", ["柳铖高科", "赣栎锂业", "北京恒耐"]),
        ("开发区引进了江铖耶兹、大连机床等30余家企业。", ["江铖耶兹", "大连机床"]),
        ("园区吸引新材料、生物医药、装备制造等30家企业入驻。", []),
        ("来自杭州、宁波、苏州等20余家企业参会。", []),
        ("村里的种植、养殖、加工等企业发展起来。", []),
        ("服务水稻、小麦、玉米种植等5家企业。", []),
    ],
)
def test_firms_in_lists(text: str, names: list[str]) -> None:
    line = Line.of(Sentence(0, "body", 0, Passage(text, tuple(range(len(text))))), ())
    assert [name.name for name in firms_in_lists(line)] == names


@pytest.mark.parametrize(
    ("text", "names"),
    [
        ("在石桥、柳溪、松坪3个人民法庭设立调解室。", ["石桥人民法庭", "柳溪人民法庭", "松坪人民法庭"]),
        ("新建石桥、柳溪2个派出所。", ["石桥派出所", "柳溪派出所"]),
        ("石桥、柳溪等8个派出所受到表扬。", []),
        ("石桥、柳溪3个卫生院竣工。", []),
    ],
)
def test_outposts_in_lists(text: str, names: list[str]) -> None:
    line = Line.of(Sentence(0, "body", 0, Passage(text, tuple(range(len(text))))), ())
    assert [name.name for name in outposts(line)] == names
