"""Places in sentences of many provinces."""

from __future__ import annotations

import pytest

from kg.mentions.place_ground import Found, Ground
from kg.mentions.place_stems import find_stems
from kg.mentions.places import find, places_in
from kg.mentions.scope import Scope
from kg.model import Article, Page, Passage, Sentence
from tests.place_cases import Case, cases, found, read


@pytest.mark.parametrize("case", list(cases()), ids=lambda case: case.text[:16])
def test_places_of_a_sentence(case: Case) -> None:
    assert found(read(case.text, city=case.city, county=case.county)) == list(case.marked)


@pytest.mark.parametrize(
    "text",
    [
        "抓好人居环境整治，建设宜居宜业和美乡村",
        "全体包村干部下沉到村，城中村改造提速",
        "各村各社区要对照清单整改",
        "打造国家级新区，建设产业新区和城市新区",
        "全市35个老旧小区完成改造，71个村级党群服务中心投用",
        "获评“最美小院”，变身“幸福驿站”",
        "被授予“平安县”称号，以“书香中国”为主题，共同建设美丽家园",
        "他沿着北京路走到广州大道",
        "行政村大多远离城区，路小村密",
        "去年村集体经济收入达到90万元，今年村里换了模样",
        "朝阳的光晕荡开，淳化民风，涵养新风",
        "走进当事人窑洞、各大旅游景点、山水田园普法",
        "记者走进一间宿舍，孩子的家在海拔3500米的牧区",
        "932万亩天然有机草场是最珍贵的家底",
        "打造集特色店铺、非遗体验、文旅集市于一体的好去处",
        "蒙古马大赛开赛",
        "素有“丝路驿站，大漠枣乡”的美誉",
        "片区党委为共富工坊牵线搭桥",
        "第三届全民广场舞大赛落幕",
        "县教育局举行开学典礼暨新校区启用仪式",
    ],
)
def test_common_words_are_no_places(text: str) -> None:
    assert [text[f.start : f.stop] for f in places_in(text, Ground(text, "5107")) if not f.anaphor] == []


@pytest.mark.parametrize(
    ("text", "site"),
    [
        ("江油市河西村建起“百草花园”", "百草花园"),
        ("三台县博物馆恢复开放", "三台县博物馆"),
        ("绵阳高新技术产业开发区签约", "绵阳高新技术产业开发区"),
        ("住在滨江苑小区的老人", "滨江苑小区"),
        ("比赛在洞庭湖公园举行", "洞庭湖公园"),
        ("三台县海洋电商产业园开园", "三台县海洋电商产业园"),
        ("企业落户三台县循环经济工业园区", "三台县循环经济工业园区"),
    ],
)
def test_sites(text: str, site: str) -> None:
    assert site in [f.name or text[f.start : f.stop] for f in places_in(text, Ground(text, "5107"))]


@pytest.mark.parametrize(
    ("text", "service", "kind"),
    [
        ("梓潼县白云村办起积分超市，村民凭积分换米面。", "积分超市", "initiative"),
        ("去年，三台县新德镇在村小开设了四点半课堂。", "四点半课堂", "initiative"),
        ("梓潼县白云村建起冷链物流园，占地60亩。", "冷链物流园", "place"),
        ("梓潼县白云村打造集民宿、集市于一体的竹楼里·共富工坊，接待游客。", "竹楼里·共富工坊", "place"),
        ("梓潼县白云村建成1000余亩规模化露天种植园，效益不错。", "规模化露天种植园", "place"),
    ],
)
def test_services_are_no_sites(text: str, service: str, kind: str) -> None:
    sentence = Sentence(0, "body", 0, Passage(text, tuple(range(len(text)))))
    article = Article("a1", "feature", None, (sentence,))
    told = find(Scope(Page("case", text), article, use_tagger=False), ())
    assert [m.kind for m in told if m.name == service] == [kind]


def test_the_south_bank_of_a_river_is_no_province() -> None:
    text = "小镇坐落在清水河南岸"
    assert "河南" not in [f.name or text[f.start : f.stop] for f in places_in(text, Ground(text))]


def test_a_village_is_called_without_its_kind_later_on() -> None:
    first, second, third = "走进柳溪源村，", "柳溪源是个山村，", "柳溪源水库蓄满了水，"
    village = Found(2, 6, "village", "chain_unlisted", 0.9)
    sentences: list[tuple[int, str, list[Found]]] = [(0, first, [village]), (1, second, []), (2, third, [])]
    find_stems(sentences)
    assert [(f.start, f.stop, f.name) for f in sentences[1][2]] == [(0, 3, "柳溪源村")]
    assert sentences[2][2] == []


def test_a_region_is_no_part_of_a_village_called_without_its_kind() -> None:
    first, second = "走进河套陈村，", "据悉，河套陈党支部流转土地800亩，"
    village, region = Found(2, 6, "village", "chain_unlisted", 0.9), Found(3, 5, "natural", "world", 0.7)
    sentences: list[tuple[int, str, list[Found]]] = [(0, first, [village]), (1, second, [region])]
    find_stems(sentences)
    assert [(f.start, f.stop, f.name) for f in sentences[1][2]] == [(3, 6, "河套陈村")]


def _names(text: str, ground: Ground) -> list[str]:
    return [f.name or text[f.start : f.stop] for f in places_in(text, ground)]


def test_a_county_called_like_a_river_is_the_county_on_its_page() -> None:
    page = Ground("綦江区今年改造老旧小区。", county="500110")
    assert ("綦江", "natural") not in [("綦江", f.subtype) for f in places_in("綦江改造老旧小区38个。", page)]


def test_hamlets_and_towns_that_no_list_has() -> None:
    ground = Ground("", city="3212", county="321281")
    assert _names("戴南、柳坞两镇产值增长。", ground) == ["戴南镇", "柳坞镇"]
    assert _names("松弄屯的蚕农笑了。", ground) == ["松弄屯"]
    assert _names("当年部队驻屯的地方。", ground) == []
