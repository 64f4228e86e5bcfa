"""Whose produce it is: the place's, the company's, not the visitor's nor the committee's."""

from __future__ import annotations

from dataclasses import replace

import pytest
from figure_cases import Case, reading

from kg.facts import trade
from kg.mentions.product_wares import MADE
from kg.mentions.products import BY_STEM
from kg.mentions.scope import Reading
from kg.model import Entity, Fact, Mention, Span


def _grown(text: str, main: str = "青山镇") -> list[tuple[str, str]]:
    read = reading(Case("inline", main, text))
    mentions = tuple(replace(m, rule="specialty: listed") if m.kind == "product" else m for m in read.mentions)
    facts = trade.relate(Reading(read.scope, mentions))
    return [(f.subject.name, f.object.name) for f in facts if isinstance(f, Fact) and isinstance(f.object, Entity)]


@pytest.mark.parametrize(
    ("text", "grown"),
    [
        ("{p 花桥村}种植{d 猕猴桃}、{d 黄桃}。", [("花桥村", "猕猴桃"), ("花桥村", "黄桃")]),
        ("近年来，大力发展{d 茶叶}产业。", [("青山镇", "茶叶")]),
        ("在{p 花桥村}，农户养{d 湖羊}500只。", [("花桥村", "湖羊")]),
        ("走进{p 花桥村}{d 草莓}种植大棚，果香扑鼻。", [("花桥村", "草莓")]),
        ("{p 花桥镇}为养殖合作社购买{d 草鱼}、{d 鲫鱼}等鱼苗。", []),
        ("考察组参观了{d 葡萄}基地。", []),
        ("在{p 花桥村}打造万亩{d 楠竹}基地。", [("花桥村", "楠竹")]),
        ("引导{p 花桥村}、{p 柳湾村}等大力发展{d 蜜柚}产业。", [("花桥村", "蜜柚"), ("柳湾村", "蜜柚")]),
        ("副镇长宣布{d 葡萄}采摘节开幕。", []),
        ("在{p 花桥村}，蔗农{n 王小明}的62亩{d 甘蔗}长到两米。", [("花桥村", "甘蔗")]),
    ],
)
def test_whose_produce(text: str, grown: list[tuple[str, str]]) -> None:
    assert _grown(text) == grown


def test_the_place_whose_name_the_produce_bears_comes_first() -> None:
    read = reading(Case("inline", "青山镇", "{p 花桥村}办节，青山{d 蜜柚}摆满长街。"))
    mentions = tuple(
        replace(m, name="青山蜜柚", rule=f"specialty: {BY_STEM}") if m.kind == "product" else m for m in read.mentions
    )
    town = Entity("place/1", "place", "township", "青山镇")
    here = Mention(Span(0, 0, 0), "place", "township", "青山镇", "places.bare", 0.9, entity=town)
    facts = trade.relate(Reading(read.scope, (*mentions, here)))
    assert [f.subject.name for f in facts if isinstance(f, Fact)] == ["青山镇"]


@pytest.mark.parametrize("firm", ["company", "government"])
def test_what_a_firm_makes_is_the_firm_s(firm: str) -> None:
    read = reading(Case("inline", "青山镇", "{p 花桥村}引来{o 丰园食品有限公司}，投资500万元，做{d 果酒}。"))
    kinds = [replace(m, rule=MADE) if m.kind == "product" else m for m in read.mentions]
    mentions = tuple(
        replace(m, entity=m.entity._replace(subtype=firm)) if m.kind == "organisation" and m.entity else m
        for m in kinds
    )
    facts = [f for f in trade.relate(Reading(read.scope, mentions)) if isinstance(f, Fact)]
    assert [f.subject.name for f in facts] == (["丰园食品有限公司"] if firm == "company" else [])


@pytest.mark.parametrize(
    ("text", "owner"),
    [
        ("在{p 花桥村}{o 丰园合作社}的大棚里，社员正在采收{d 黄瓜}。", "丰园合作社"),
        ("在{p 花桥村}，记者看到，农户正在采收{d 黄瓜}。", "花桥村"),
    ],
)
def test_what_the_workers_of_a_body_bring_in_is_the_body_s(text: str, owner: str) -> None:
    read = reading(Case("inline", "青山镇", text))
    mentions = tuple(
        replace(m, entity=m.entity._replace(subtype="company"))
        if m.kind == "organisation" and m.entity
        else replace(m, rule="specialty: listed")
        if m.kind == "product"
        else m
        for m in read.mentions
    )
    facts = trade.relate(Reading(read.scope, mentions))
    assert [f.subject.name for f in facts if isinstance(f, Fact)] == [owner]
