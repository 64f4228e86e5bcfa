"""Which city and county an article is set in."""

from __future__ import annotations

from dataclasses import replace

import pytest

from kg.mentions.scope import page_city, scopes
from kg.model import PageMeta
from kg.reading import parse_page


def _page(*articles: tuple[str, str]) -> str:
    return "\n\n\n".join(f"{headline}\n\n本报讯（记者 李明）{body}" for headline, body in articles)


@pytest.mark.parametrize(
    ("headline", "body", "county"),
    [
        ("盐亭县加快蚕桑产业发展", "近日，盐亭县召开现场会。三台县、梓潼县代表参加。", "盐亭县"),
        ("全市防汛会议召开", "会议通报了盐亭县、三台县、梓潼县、平武县的隐患排查情况。我市将加强值守。", None),
    ],
)
def test_county_of_an_article(headline: str, body: str, county: str | None) -> None:
    page = parse_page("case", _page((headline, body), ("我市召开经济工作会议", "绵阳市召开会议，我市各县参加。")))
    found = scopes(page, use_tagger=False)[0]
    assert (found.county.name if found.county else None) == county


def test_papers_of_the_nation_have_no_city() -> None:
    page = parse_page("case", _page(("各地春耕忙", "在黑龙江省富锦市、湖南省桃江县，农民抢抓农时。")))
    assert page_city(replace(page, meta=PageMeta())) is None


def test_the_city_of_most_counties_is_the_pages_own() -> None:
    page = parse_page("case", _page(("我市部署春耕", "盐亭县、三台县、平武县先行，全市农民抢抓农时。")))
    city = page_city(replace(page, meta=PageMeta()))
    assert city is not None and city.name == "绵阳市"


def test_stories_from_all_over_have_each_its_own_city() -> None:
    page = parse_page(
        "case",
        _page(
            ("盐亭县蚕桑丰收", "近日，盐亭县富驿镇蚕桑丰收，县委、绵阳市委派人指导。盐亭县增收。"),
            ("嘉鱼县修渠引水", "近日，嘉鱼县潘家湾镇修渠引水，县委组织党员上堤。嘉鱼县投入120万元。"),
        ),
    )
    cities = [scope.city.name if scope.city else None for scope in scopes(page, use_tagger=False)]
    assert cities == ["绵阳市", "咸宁市"]


TOLD = (
    ("盐亭县蚕桑丰收", "近日，盐亭县富驿镇蚕桑丰收，盐亭县增收。"),
    ("选手讲活红色故事", "9月26日，由县委宣传部、县文旅局举办的讲解大赛开讲。{0}"),
)


@pytest.mark.parametrize(("more", "county"), [("", "盐亭县"), ("来自三台县的选手也登台。", "三台县")])
def test_a_story_without_a_county_is_of_the_one_the_page_is_about(more: str, county: str) -> None:
    page = parse_page("case", _page(*((headline, body.format(more)) for headline, body in TOLD)))
    found = scopes(page, use_tagger=False)[1].county
    assert found is not None and found.name == county


@pytest.mark.parametrize(
    ("body", "county"),
    [
        ("修补人行道破损点1360处，打通断头路3条。", "盐亭县"),
        ("全市打通断头路3条。", None),
        ("绵阳打通断头路3条。", None),
        ("云南省打通断头路3条。", None),
        ("健身步道跑起来。来自昆明市、成都市的跑友说好。", "盐亭县"),
        ("云南省少年赛开赛。县第一小学摘得金牌。", "盐亭县"),
    ],
)
def test_a_story_without_any_place_is_of_the_county_whose_paper_it_stands_in(body: str, county: str | None) -> None:
    others = (
        ("盐亭县蚕桑丰收", "近日，盐亭县富驿镇蚕桑丰收，盐亭县增收。"),
        ("盐亭县修渠引水", "近日，盐亭县修渠引水。"),
    )
    page = parse_page("case", _page(*others, ("城市更新半年账", body)))
    found = scopes(page, use_tagger=False)[2].county
    assert (found.name if found else None) == county
