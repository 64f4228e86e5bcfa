"""Which names mean one initiative, and which of them is the proper one."""

from __future__ import annotations

import pytest

from kg.entities import resolve
from kg.entities.initiative_names import Name, canonical, same_name
from kg.mentions import recognise
from kg.mentions.scope import scopes
from kg.model import Entity
from kg.reading import Given, parse_page

PAGE = """
灵泉镇以“246”路径写好治理文章

近年来，石楼县灵泉镇探索形成“‘两院’联动、‘四会’议事、‘六步’闭环”院落治理路径。该镇践行“246”院落治理路径，深化“红娘”志愿服务。

志愿者说，“红娘”结对行动让“红娘”志愿服务更有温度。全镇推进“厕所革命”。
"""


@pytest.fixture(scope="module")
def entities() -> set[Entity]:
    page = parse_page("page", PAGE, Given(city="1411"))
    readings = resolve([recognise(scope) for scope in scopes(page, use_tagger=False)])
    return {m.entity for r in readings for m in r.mentions if m.kind == "initiative" and m.entity}


@pytest.mark.parametrize(
    ("one", "other", "same"),
    [
        ("晒太阳工作法", "晒太阳工作法", True),
        ("“码上办”平台", "码上办", True),
        ("“246”路径", "“246”院落治理路径", True),
        ("“红娘”志愿服务", "“红娘”结对行动", False),
        ("甲村文化广场改造提升", "甲村文化广场改造提升项目", True),
        ("甲镇供水管网改造工程", "供水管网改造工程", True),
        ("网格微课堂", "田间微课堂", False),
    ],
)
def test_same_name(one: str, other: str, same: bool) -> None:
    assert same_name(Name(one), Name(other)) is same
    assert same_name(Name(other), Name(one)) is same


def test_canonical_is_the_fullest_proper_name() -> None:
    assert canonical(["码上办", "“码上办”便民平台", "“码上办”平台"]) == "“码上办”便民平台"
    assert canonical(["“甲一、乙二、丙三”治理路径", "“123”治理路径"]) == "“123”治理路径"


def test_a_code_and_its_members_spelt_out_are_one(entities: set[Entity]) -> None:
    names = {e.name for e in entities}
    assert "“246”院落治理路径" in names
    assert not any(name.startswith("“‘两院’") for name in names)
    assert {"“两院”联动", "“四会”议事", "“六步”闭环"} <= names


def test_one_core_with_two_heads_is_two(entities: set[Entity]) -> None:
    assert {"“红娘”志愿服务", "“红娘”结对行动"} <= {e.name for e in entities}


def test_a_nationwide_initiative_has_no_home(entities: set[Entity]) -> None:
    nationwide = next(e for e in entities if e.name == "厕所革命")
    assert nationwide.place == ""
    assert all(e.place for e in entities if e.name.startswith("“红娘”"))
