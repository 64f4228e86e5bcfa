"""Which body each mention means: full names, the places bodies are of, short names, anaphors."""

from __future__ import annotations

import pytest

from kg import entities, mentions
from kg.entities.organisations import body_for, organisation
from kg.lexicon.gazetteer import gazetteer
from kg.mentions.scope import Scope
from kg.model import Article, Entity, Page, Passage, Sentence
from tests.organisation_cases import bodies, read

ANXI, KUCHE, DONGWU = "350524", "652902", "152525"


def scope(county: str, main: Entity | None = None) -> Scope:
    home = gazetteer()[county]
    return Scope(Page("page", ""), Article("a1", "brief", None, ()), gazetteer().parent(home), home, main)


def town(name: str, subtype: str = "township") -> Entity:
    return Entity(f"place/{name}", "place", subtype, name)


@pytest.mark.parametrize(
    ("name", "full", "subtype"),
    [
        ("市委", "泉州市委", "party"),
        ("县委", "安溪县委", "party"),
        ("县政府", "安溪县人民政府", "government"),
        ("市妇联", "泉州市妇女联合会", "mass"),
        ("团县委", "共青团安溪县委员会", "mass"),
        ("省自然资源厅", "福建省自然资源厅", "government"),
        ("县人社局", "安溪县人力资源和社会保障局", "government"),
        ("县公安局治安大队", "安溪县公安局治安大队", "government"),
        ("人大常委会", "安溪县人大常委会", "government"),
    ],
)
def test_body_for_a_level_word(name: str, full: str, subtype: str) -> None:
    body = body_for(scope(ANXI), name)
    assert (body.name, body.subtype) == (full, subtype)


@pytest.mark.parametrize(
    ("name", "place", "full"),
    [
        ("党委", town("祥华乡"), "祥华乡党委"),
        ("镇党委", town("感德镇"), "感德镇党委"),
        ("政府", town("感德镇"), "感德镇人民政府"),
        ("县委", town("夏县", "county"), "夏县县委"),
        ("党支部", town("和平村", "village"), "和平村党支部"),
        ("村“两委”", town("和平村", "village"), "和平村“两委”"),
        ("党工委", town("城厢街道"), "城厢街道党工委"),
    ],
)
def test_body_for_a_place(name: str, place: Entity, full: str) -> None:
    assert body_for(scope(ANXI), name, place).name == full


def test_one_body_whatever_it_is_called() -> None:
    home = town("安溪县", "county")
    names = ("县妇联", "妇联", "妇女联合会", "县妇女联合会")
    assert len({body_for(scope(ANXI), name, home) for name in names}) == 1


def test_the_same_name_in_two_places_is_two_bodies() -> None:
    assert organisation("向阳小学", "social", town("甲县")).key != organisation("向阳小学", "social", town("乙县")).key


def test_prefectures_of_other_names() -> None:
    assert body_for(scope(DONGWU), "旗委").name == "东乌珠穆沁旗委"
    assert body_for(scope(KUCHE), "自治区党委").name == "新疆维吾尔自治区党委"


TWO_NAMES = "福建山泉茶业有限公司的茶园里采摘正忙。近年来，山泉茶业坚持有机种植，该公司负责人说，销路不愁。"


def test_short_name_and_anaphor_mean_the_company_named_in_full() -> None:
    reading = read(TWO_NAMES, ANXI)
    found = [m for m in reading.mentions if m.kind == "organisation"]
    assert {m.entity.name for m in found if m.entity} == {"福建山泉茶业有限公司"}
    assert [m.anaphor for m in found] == [False, False, True]


def test_defined_short_name() -> None:
    text = "泉州湾渔港开发有限公司（以下简称“湾渔公司”）竣工投产，湾渔公司年产值可达3亿元。"
    assert {name for _, name in bodies(read(text, ANXI))} == {"泉州湾渔港开发有限公司"}


def test_longer_and_shorter_form_of_an_open_name() -> None:
    text = "来到新坡丰禾蔬菜专业合作社，工人正在分拣。丰禾蔬菜专业合作社带动200余户增收。"
    assert {name for _, name in bodies(read(text, ANXI))} == {"新坡丰禾蔬菜专业合作社"}


def test_a_list_shares_the_place_of_its_first_body() -> None:
    text = "永春县教育局、民政局、总工会联合走访慰问。"
    assert [name for _, name in bodies(read(text, ANXI))] == ["永春县教育局", "永春县民政局", "永春县总工会"]


def test_village_branch_of_no_village_in_particular_is_dropped() -> None:
    assert bodies(read("对排名靠后的村党支部书记进行约谈。", ANXI)) == []


def test_anaphor_without_antecedent_is_dropped() -> None:
    reading = read("该公司负责人表示，销路不愁。", ANXI)
    assert not [m for m in reading.mentions if m.kind == "organisation"]


def test_a_body_without_a_name_of_its_own_is_the_village_s() -> None:
    text = "漆店村成立了股份经济合作社，流转土地800亩。"
    assert ("股份经济合作社", "漆店村股份经济合作社") in bodies(read(text, "341524"))


@pytest.mark.parametrize(
    ("text", "full"),
    [
        ("山西省长治市平顺县选派的6名医生到岗，县卫生健康局给他们安排了住处。", "安溪县卫生健康局"),
        ("在山西省长治市平顺县，县教育局负责人介绍了经验。", "平顺县教育局"),
    ],
)
def test_a_county_that_sends_helpers_is_not_the_county_spoken_of(text: str, full: str) -> None:
    assert full in {name for _, name in bodies(read(text, ANXI))}


def test_the_posts_of_a_visitor_are_of_the_visitors_city() -> None:
    text = "厦门市委书记、市人大常委会主任王军民，市委副书记、市长李勇民率团到泉州市考察，市委书记赵大海陪同。"
    names = [name for _, name in bodies(read(text, ANXI))]
    assert names == ["厦门市委", "厦门市人大常委会", "厦门市委", "泉州市委"]


def test_the_councils_of_a_village_are_its_own() -> None:
    text = "漆店村成立红白理事会、道德评议会、禁毒禁赌会。"
    assert [name for _, name in bodies(read(text, "341524"))] == [
        "漆店村红白理事会",
        "漆店村道德评议会",
        "漆店村禁毒禁赌会",
    ]


def test_the_councils_of_no_village_in_particular_are_dropped() -> None:
    assert bodies(read("农村“四会”是红白理事会、道德评议会、村民议事会、禁毒禁赌会的简称。", "341524")) == []


@pytest.mark.parametrize(
    ("text", "names"),
    [
        (
            "近日，福建省推进新型城镇化工作领导小组办公室在泉州市安溪县召开会议。",
            ["福建省推进新型城镇化工作领导小组办公室"],
        ),
        ("福建出入境边防检查总站的民警走进山区。", ["福建出入境边防检查总站"]),
        ("泉州市安溪县法院起步人民法庭干警翻过两座山头。", ["起步人民法庭"]),
        ("家在大凉山的彝族派出所教导员走进村里。", []),
        ("后来，又设立了另一个牧区人民法庭。", []),
        ("市领导来到永春县督查青松学校建设情况。", ["青松学校"]),
        ("一条“红线”串起多支小分队。", []),
        ("山里的项目学校建成了，边境派出所也建成了。", []),
        ("在福建省推进东西部协作工作领导小组办公室下发方案前，大家到会。", ["福建省推进东西部协作工作领导小组办公室"]),
    ],
)
def test_what_a_name_begins_with(text: str, names: list[str]) -> None:
    assert [name for _, name in bodies(read(text, ANXI))] == names


def test_a_department_of_the_province_whose_paper_reports() -> None:
    text = "湖北日报讯 近日，省农业农村厅、省民政厅联合开展活动。"
    passage = Passage(text, tuple(range(len(text))))
    article = Article("a1", "brief", None, (Sentence(0, "body", 0, passage),))
    reading = entities.resolve([mentions.recognise(Scope(Page("page", text, (article,)), article))])[0]
    assert {"湖北省农业农村厅", "湖北省民政厅"} <= {name for _, name in bodies(reading)}
