"""Roads by their ends, sections, harbours, sights in a list and parks that open their clause."""

from __future__ import annotations

import pytest

from kg.mentions.place_ground import Ground
from kg.mentions.place_told import candidates
from kg.mentions.places import find, places_in
from kg.mentions.scope import Scope
from kg.model import Article, Page, Passage, Sentence

NAMED = [
    ("乐清市大荆镇柳湾村至仙溪镇石坎村的通村路上，压路机来回碾压。", "柳湾村至石坎村通村路"),
    ("县领导来到柳荫大道北段施工现场。", "柳荫大道北段"),
    ("今年打通柳荫路、石桥街等断头路3条。", "石桥街"),
    ("两箱茶饼将从柳溪港装船。", "柳溪港"),
    ("凭门票可免费进柳坞小镇、青屏山等5个景区。", "柳坞小镇"),
    ("柳铺循环经济产业园新入驻企业5户。", "柳铺循环经济产业园"),
    ("监测显示，青溪总磷浓度同比下降。", "青溪"),
    ("这套做法已在柳浦、石南两个社区推开。", "柳浦社区"),
    ("盯牢清水河、石水河沿线的危险区。", "清水河"),
]
NOT_NAMED = [
    "新建产业路、通村路等道路12条。",
    "龙岗街道老旧小区改造惠及居民2000户。",
    "全县循环经济产业园新入驻企业9户。",
    "从柳湾村到县城的公交班线开通了。",
    "大力发展冷链物流园区经济。",
    "单元楼加装电梯，个人调解室有5个。",
    "法官助理李园把文书交给村民。",
]


@pytest.mark.parametrize(("text", "name"), NAMED)
def test_named(text: str, name: str) -> None:
    assert name in [f.name or text[f.start : f.stop] for f in places_in(text, Ground(text))]


@pytest.mark.parametrize("text", NOT_NAMED)
def test_of_a_kind(text: str) -> None:
    kinds = ("route", "road_section", "road_listed", "harbour", "round_site", "proper_site")
    assert [f for f in places_in(text, Ground(text)) if f.rule in kinds] == []


def test_works_with_a_trade_name_are_a_firm() -> None:
    text = "村集体入股的桂溪坊食品厂每天收购次果，村里建起一座豆制品厂。"
    sites = [text[c.start : c.stop] for c in candidates(text, [], text)]
    assert "桂溪坊食品厂" not in sites


def test_an_estate_is_called_with_and_without_its_kind() -> None:
    texts = ("石桥社区柳香花园小区换了路灯。", "柳香花园的车棚也修好了。")
    sentences = tuple(Sentence(n, "body", n, Passage(t, tuple(range(len(t))))) for n, t in enumerate(texts))
    found = find(Scope(Page("p", ""), Article("a1", "feature", None, sentences)), [])
    assert {m.name for m in found if m.subtype == "compound"} == {"柳香花园小区"}


def test_a_river_in_a_trade_mark_is_no_place() -> None:
    text = "注册了“黄河红坡”商标。"
    assert places_in(text, Ground(text)) == []
