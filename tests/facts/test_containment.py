"""Which place lies in which."""

from __future__ import annotations

from kg.facts.containment import relate
from kg.model import Entity, Fact
from tests.place_cases import read


def _pairs(*texts: str, city: str = "", county: str = "") -> dict[str, tuple[str, str]]:
    reading = read(*texts, city=city, county=county)
    found: dict[str, tuple[str, str]] = {}
    for fact in relate(reading):
        assert isinstance(fact, Fact) and isinstance(fact.object, Entity)
        span = fact.spans[0]
        found[fact.subject.name] = (fact.object.name, texts[span.sentence][span.start : span.stop])
    return found


def test_a_chain_is_its_own_evidence() -> None:
    assert _pairs("浙江省苍南县矾山镇的渔民", city="3303") == {
        "苍南县": ("浙江省", "浙江省苍南县"),
        "矾山镇": ("苍南县", "苍南县矾山镇"),
    }


def test_the_lowest_named_container_is_taken() -> None:
    pairs = _pairs("苍南县的马站镇和温州市", city="3303")
    assert pairs["马站镇"][0] == "苍南县"
    assert pairs["苍南县"][0] == "温州市"


def test_a_site_lies_in_the_village_that_its_clause_is_set_in() -> None:
    pairs = _pairs("昭觉县在火普村建起“百草花园”。", city="5134", county="513431")
    assert pairs["百草花园"] == ("火普村", "火普村建起“百草花园")


def test_a_site_lies_where_its_work_begins() -> None:
    pairs = _pairs("昭觉县在火普村建起“百草花园”。“百草花园”在解放沟镇开园。", city="5134", county="513431")
    assert pairs["百草花园"][0] == "解放沟镇"


def test_where_somebody_comes_from_holds_no_zone() -> None:
    text = "陈明系浙江苍南人，曾任海州国家高新技术产业开发区党工委副书记。"
    assert "海州国家高新技术产业开发区" not in _pairs(text, city="3303", county="330327")


def test_a_site_called_after_a_river_lies_in_the_page_s_county() -> None:
    assert _pairs("人们聚在黄河广场。", city="6204", county="620421")["黄河广场"][0] == "靖远县"


def test_what_begins_behind_a_zone_with_人参_makes_nobody_a_native() -> None:
    text = "记者走进敦化经济开发区人参精深加工产业园。"
    assert _pairs(text, city="2224", county="222403")["人参精深加工产业园"][0] == "敦化经济开发区"


def test_a_site_lies_where_it_is_said_to_be() -> None:
    assert _pairs("柳荫小区在苍南县矾山镇。", city="3303", county="330327")["柳荫小区"][0] == "矾山镇"
