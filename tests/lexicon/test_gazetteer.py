"""The divisions as they are packed, read and named."""

from __future__ import annotations

import pytest

from kg.lexicon.gazetteer import Gazetteer, gazetteer


@pytest.fixture(scope="module")
def places() -> Gazetteer:
    return gazetteer()


@pytest.mark.parametrize(
    ("code", "chain"),
    [
        ("330327", ["苍南县", "温州市", "浙江省"]),
        ("110105", ["朝阳区", "北京市"]),
        ("429004", ["仙桃市", "湖北省"]),  # the province runs it: no prefecture between
        ("441900119", ["长安镇", "东莞市", "广东省"]),  # a city without counties
        ("659002", ["阿拉尔市", "新疆维吾尔自治区"]),
        ("71", ["台湾省"]),
    ],
)
def test_chain_up_to_the_province(places: Gazetteer, code: str, chain: list[str]) -> None:
    assert [d.name for d in places.chain(code)] == chain


def test_rows_that_are_no_units_are_left_out(places: Gazetteer) -> None:
    for name in ("市辖区", "县", "省直辖县级行政区划"):
        assert places.named(name) == []


def test_a_township_under_a_zone_lies_in_its_true_county(places: Gazetteer) -> None:
    township = places.named("宋营镇", within="130108")[0]
    assert township.code.startswith("130171")
    assert [d.name for d in places.chain(township)][:2] == ["宋营镇", "裕华区"]


def test_villages_are_found_only_within_a_province(places: Gazetteer) -> None:
    assert places.named("和平村") == []
    assert len(places.named("和平村", within="51")) > 10
    assert {d.level for d in places.named("和平村", within="51")} == {"village"}


def test_namesakes_and_scopes(places: Gazetteer) -> None:
    assert {d.code for d in places.named("朝阳区")} == {"110105", "220104"}
    assert [d.code for d in places.named("朝阳区", within="22")] == ["220104"]


@pytest.mark.parametrize(
    ("short", "code"),
    [
        ("绵阳", "5107"),
        ("恩施州", "4228"),
        ("巴州", "6528"),
        ("积石山", "622927"),
        ("内蒙古", "15"),
        ("达茂旗", "150223"),
    ],
)
def test_short_names(places: Gazetteer, short: str, code: str) -> None:
    assert code in [d.code for d in places.short_named(short)]


@pytest.mark.parametrize(("former", "now"), [("满城县", "满城区"), ("襄樊市", "襄阳市"), ("即墨市", "即墨区")])
def test_former_names(places: Gazetteer, former: str, now: str) -> None:
    assert now in [d.name for d in places.former_named(former)]


def test_new_counties_of_the_ministry_are_there(places: Gazetteer) -> None:
    assert places.named("和康县")[0].code == "653228"
    assert places.get("500157") is not None


def test_every_code_has_a_province_at_the_end_of_its_chain(places: Gazetteer) -> None:
    wrong = [c for p in ("31", "63") for c in places.villages(p) if places.chain(c)[-1].level != "province"]
    assert not wrong


def test_unknown_codes(places: Gazetteer) -> None:
    assert places.get("999999") is None
    assert places.chain("999999") == ()
