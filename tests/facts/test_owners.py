"""What can own what: the table of owners, the kinds of things, and how they decide whose a figure is."""

from __future__ import annotations

from collections import Counter

import pytest
from figure_cases import owners_told

from kg.facts.owner_kinds import kinds_of
from kg.lexicon.owners import owners_by_unit, owners_of
from kg.lexicon.vocabulary import rows
from kg.model import Entity


def test_every_word_stands_in_the_table_once() -> None:
    words = Counter(word for row in rows("figure_owners") for word in row["words"].split())
    assert len(words) > 2000
    assert [word for word, count in words.items() if count > 1] == []


@pytest.mark.parametrize(
    ("words", "owner", "other"),
    [
        ("开放床位", "medical", "coop"),
        ("新增学位", "school", "coop"),
        ("总库容", "water", "school"),
        ("日均供餐", "care", "police"),
        ("审结案件", "court", "coop"),
        ("入社农户", "coop", "school"),
        ("村集体经济收入", "village", "water"),
        ("规上工业增加值", "county", "school"),
        ("能繁母猪", "animal", "school"),
    ],
)
def test_who_can_own_and_who_cannot(words: str, owner: str, other: str) -> None:
    owners = owners_of(words)
    assert owners is not None and owner in owners.first and other not in owners.all


def test_a_unit_tells_where_no_word_does() -> None:
    households = owners_by_unit("户")
    assert owners_of("另有") is None
    assert households is not None and "town" in households.first and "person" not in households.all


@pytest.mark.parametrize(
    ("kind", "subtype", "name", "expected"),
    [
        ("place", "township", "横村镇", "town"),
        ("place", "facility", "长乐村共享食堂", "care"),
        ("organisation", "social", "桐庐县第一小学", "school"),
        ("organisation", "company", "青禾蔬菜专业合作社", "coop"),
        ("initiative", "model", "一网统管", "scheme"),
        ("event", "contest", "首届龙舟赛", "contest"),
    ],
)
def test_kinds(kind: str, subtype: str, name: str, expected: str) -> None:
    assert expected in kinds_of(Entity("x", kind, subtype, name))  # type: ignore[arg-type]


@pytest.mark.parametrize(
    ("text", "value", "owner"),
    [
        ("桐庐县组团帮扶医护人员21名，在横村镇中心卫生院建起康复科，开展手术136例。", 136, "卫生院"),
        ("桐庐县组团帮扶医护人员21名，在横村镇中心卫生院建起康复科，修通道路36公里。", 36, "桐庐县"),
        ("桐庐县社会治理中心去年扩建，县司法局、县信访局等13家单位入驻，接待群众4100人次。", 4100, "社会治理中心"),
        ("今年3月，总投资3.6亿元的桐庐县横村镇针织产业园在横村镇开工。", 360000000, "产业园"),
        ("“我们村变了。”村民何招娣说。桐庐县横村镇元川村的何招娣去年承包鱼塘18亩。", 18, "何招娣"),
        ("桐庐县横村镇综合治理办公室牵头，把全镇划成网格47个。", 47, "横村镇"),
        ("9月2日，桐庐县横村镇中心小学新校区启用。新校区占地41亩。", 41, "新校区"),
        ("五年前，村民何招娣养羊90只；如今，羊减到30只，养牛12头。", 12, "何招娣"),
        ("桐庐县成立元川茶叶专业合作社，如今社员增至163户。", 163, "元川茶叶专业合作社"),
        ("桐庐县横村镇举办赶集活动。今年，镇里新修水渠17公里。", 17, "横村镇"),
        ("桐庐县横村镇首创“码上巡河”。运行一个月，上传问题126件。", 126, "码上巡河"),
        ("桐庐县横村镇元川村牵头办起元川茶叶专业合作社，把37户的茶园折股入社。", 37, "元川茶叶专业合作社"),
        ("6月3日，桐庐县横村镇举办茶艺师培训班。桐庐县技工学校派出教师，63人领到结业证书。", 63, "培训班"),
        ("“水位涨了。”桐庐县横村镇元川村网格员何招娣说，沿江低洼户19家已经转移。", 19, "元川村"),
        ("桐庐县青禾食品有限公司投资的笋干加工项目落户横村镇，计划用地58亩。", 58, "笋干加工项目"),
    ],
)
def test_whose_a_figure_is(text: str, value: float, owner: str) -> None:
    assert owners_told(text)[value].endswith(owner)
