"""Which place a name means."""

from __future__ import annotations

import pytest

from kg import entities, mentions
from kg.entities.place_misprints import meant
from kg.entities.places import containers, place_named, place_of
from kg.lexicon.gazetteer import gazetteer
from kg.mentions.scope import scopes
from kg.reading import parse_page
from tests.place_cases import found, read


def _keys(*texts: str, city: str = "", county: str = "") -> dict[str, str]:
    reading = read(*texts, city=city, county=county)
    return {m.name: m.entity.key for m in reading.mentions if m.entity and not m.anaphor}


def test_namesakes_by_chain_and_by_city() -> None:
    assert _keys("北京市朝阳区", "长春市朝阳区")["朝阳区"] == "place/220104"
    assert _keys("朝阳区的居民", city="2201")["朝阳区"] == "place/220104"
    assert _keys("朝阳区的居民", city="11")["朝阳区"] == "place/110105"


def test_an_unlisted_village_lies_in_the_township_named_before() -> None:
    reading = read("苍南县矾山镇以白石坑村为试点，白石坑村很快变了样。", city="3303", county="330327")
    village = next(m.entity for m in reading.mentions if m.name == "白石坑村")
    assert village is not None and village.place == f"place/{gazetteer().named('矾山镇', '330327')[0].code}"
    assert len({m.entity.key for m in reading.mentions if m.entity and m.name == "白石坑村"}) == 1


def test_a_hall_of_a_county_level_city_is_that_citys() -> None:
    names = [name for _, _, name in found(read("丹阳市举行招聘会。", "招聘会在市会展中心举行。", county="321181"))]
    assert "丹阳市会展中心" in names


def test_a_short_name_means_what_the_article_calls_by_its_full_one() -> None:
    keys = _keys("朝阳的居民真热心。", "北京市朝阳区的居民真热心。")
    assert keys["朝阳"] == keys["朝阳区"] == "place/110105"


def test_a_township_may_leave_out_which_peoples_it_is() -> None:
    assert "摆榔彝族布朗族乡" in {name for _, _, name in found(read("施甸县摆榔乡种茶。", county="530521"))}


def test_a_misprinted_township_has_its_right_name() -> None:
    assert found(read("广州市黄埔区联合街道玉树社区", city="4401"))[2][2] == "联和街道"


@pytest.mark.parametrize(("name", "container"), [("东关镇", "330327"), ("相关村", "330327"), ("矾山镇", "")])
def test_no_misprint(name: str, container: str) -> None:
    assert meant(name, container) is None


def test_a_villages_hall_is_named_after_the_village() -> None:
    names = [name for _, _, name in found(read("昭觉县火普村，推进村党群服务中心建设。", city="5134", county="513431"))]
    assert "火普村党群服务中心" in names


def test_this_canteen_is_the_one_told_of() -> None:
    texts = ("行流镇双桥社区建起老年食堂，占地400平方米。", "这家食堂去年开办，每天有130名老人就餐。")
    mentions = read(*texts, city="3412", county="341204").mentions
    assert len({m.entity.key for m in mentions if m.name.endswith("食堂") and m.entity}) == 1


def test_a_centre_keeps_the_words_of_its_kind_and_counted_rooms_are_no_site() -> None:
    text = "行流镇有197个村卫生室，行流镇区域养老服务中心设床位80张。"
    names = [name for _, _, name in found(read(text, city="3412", county="341204"))]
    assert set(names) == {"行流镇", "行流镇区域养老服务中心"}


def test_a_site_whose_name_begins_with_a_region_is_called_so_once() -> None:
    names = {name for _, _, name in found(read("走进皖南冷链物流园，首批货车正在装货。", city="3418"))}
    assert "皖南冷链物流园" in names


@pytest.mark.parametrize(
    ("texts", "main"),
    [
        (("昭觉县解放沟镇火普村的苹果熟了。", "火普村有果农百户，火普村还办了合作社。"), "火普村"),
        (("昭觉县推广苹果。", "昭觉县解放沟镇、昭觉县城北镇、昭觉县谷曲镇先行。"), "昭觉县"),
        (("会议召开。",), "凉山彝族自治州"),
        (("从昭觉县城北镇往南走6公里，便是火普村：367户、29名党员。", "早些年，村里路不通。"), "火普村"),
    ],
)
def test_main_place(texts: tuple[str, ...], main: str) -> None:
    place = read(*texts, city="5134").scope.main
    assert place is not None and place.name == main


def test_place_named_and_containers() -> None:
    scope = read("会议召开。", city="5134").scope
    place = place_named("昭觉", scope)
    assert place == place_of(gazetteer()["513431"])
    assert place is not None and [c.name for c in containers(place)] == ["凉山彝族自治州", "四川省"]


def test_one_zone_under_two_names() -> None:
    reading = read("遂宁高新区签约，遂宁高新技术产业开发区管委会介绍，宁德经开区与宁德经济开发区同一天开工。")
    zones = {m.entity.name for m in reading.mentions if m.entity and m.entity.subtype == "zone"}
    assert zones == {"遂宁高新技术产业开发区", "宁德经济开发区"}


def test_our_city_is_the_county_level_city_that_the_page_alone_speaks_of() -> None:
    reading = read("义乌市北苑街道开市，我市再添专业街。", city="3307", county="330782")
    assert {m.entity.name for m in reading.mentions if m.entity and m.anaphor} == {"义乌市"}


def test_a_regiment_lies_in_no_county() -> None:
    reading = read("兵团一四九团与沙湾市商户地镇结对，一四九团六连种棉。")
    homes = {m.name: m.entity.place for m in reading.mentions if m.entity}
    assert homes["一四九团"] == "" and homes["六连"] == next(
        m.entity.key for m in reading.mentions if m.entity and m.name == "一四九团"
    )


def test_a_town_by_its_short_name_behind_its_county() -> None:
    gained = _keys("瑞安马屿：好环境人人护。", "马屿镇开展整治。", city="3303")
    assert gained["马屿镇"] == f"place/{gazetteer().named('马屿镇', '330381')[0].code}"


def test_who_helps_a_village_does_not_contain_it() -> None:
    reading = read("苍南县矾山镇对口帮扶白石坑村、西坑头村。白石坑村变了样。", city="3303", county="330327")
    village = next(m.entity for m in reading.mentions if m.name == "白石坑村")
    assert village is not None and village.place == "place/330327"


def test_one_of_the_works_is_not_what_an_article_is_about() -> None:
    text = "绵阳经开区新材料产业园等10个重大项目集中开工。"
    reading = read(text, "绵阳经开区新材料产业园等重大项目开工后，绵阳经开区再添动力。", city="5107")
    assert reading.scope.main is not None and reading.scope.main.name == "绵阳经开区"


def test_a_park_named_after_the_province_lies_where_it_is_said_to_lie() -> None:
    reading = read("在江西龙须湖国家湿地公园，天鹅嬉戏。坐落在泰和县澄江镇的江西龙须湖国家湿地公园风景如画。")
    homes = {m.entity.place for m in reading.mentions if m.entity and m.entity.name == "江西龙须湖国家湿地公园"}
    towns = {m.entity.key for m in reading.mentions if m.entity and m.entity.name == "澄江镇"}
    assert homes == towns


def test_a_new_area_lies_in_no_community() -> None:
    reading = read("龙须湖社区党群服务中心启用。", "临江新区领导参加。", city="3608")
    zone = next(m.entity for m in reading.mentions if m.entity and m.entity.name == "临江新区")
    communities = {m.entity.key for m in reading.mentions if m.entity and m.entity.subtype == "community"}
    assert zone.place not in communities


def test_a_quoted_site_lies_where_it_is_said_to_lie() -> None:
    reading = read("“长江橘海”位于江西省泰和县澄江镇，果园连片。")
    sea = next(m.entity for m in reading.mentions if m.entity and m.entity.name == "长江橘海")
    town = next(m.entity for m in reading.mentions if m.entity and m.entity.name == "澄江镇")
    assert sea.place == town.key


def test_a_site_lies_in_the_park_where_it_is_set_up() -> None:
    reading = read("去年，泰和县先后在柳溪湿地公园建起科普观鸟基地，游客不断。", city="3608")
    base = next(m.entity for m in reading.mentions if m.entity and m.entity.name.endswith("观鸟基地"))
    park = next(m.entity for m in reading.mentions if m.entity and m.entity.name == "柳溪湿地公园")
    assert base.place == park.key


def test_a_city_named_in_passing_holds_no_site() -> None:
    reading = read("泰和县澄江镇这两年变了样。", "他跑了七趟广州市，引来企业落户柑果加工产业园。", city="3608")
    park = next(m.entity for m in reading.mentions if m.entity and m.entity.name.endswith("加工产业园"))
    cities = {m.entity.key for m in reading.mentions if m.entity and m.entity.name == "广州市"}
    assert park.place and park.place not in cities


@pytest.mark.parametrize(
    ("more", "name"), [("", "天鹅村"), ("天鹤村村民说，天鹤村变了样。", "天鹤村")], ids=["once", "again and again"]
)
def test_a_villages_name_that_is_printed_again_and_again_is_no_misprint(more: str, name: str) -> None:
    page = parse_page("page", f"平武县新鲜事\n\n本报讯 平武县江油关镇天鹤村修了路。{more}\n")
    readings = entities.resolve([mentions.recognise(scope) for scope in scopes(page, use_tagger=False)])
    assert {m.entity.name for r in readings for m in r.mentions if m.entity and m.subtype == "village"} == {name}
