"""On which day an event takes place, and which dates of its sentence are not its day."""

from __future__ import annotations

import pytest

from kg.graph import Graph
from kg.pipeline import extract
from kg.reading import Given, parse_page


def _dates(text: str) -> set[str]:
    page = parse_page("p", f"溪口镇新闻\n\n本报讯 {text}", Given(date="2026-06-20", city="5115"))
    return {s.object.text for s in extract(page, use_tagger=False) if s.predicate == "dcterms:date" and s.object}  # type: ignore[union-attr]


@pytest.mark.parametrize(
    ("text", "days"),
    [
        ("6月18日，兴文县召开项目前期工作推进会。", {"2026-06-18"}),
        ("“一季度开工一半，二季度全部开工。”近日，兴文县召开项目前期工作推进会。", set()),
        ("“6月8日前必须完工。”日前，兴文县召开项目前期工作推进会。", set()),
    ],
)
def test_dates_in_what_is_said_are_of_something_else(text: str, days: set[str]) -> None:
    assert _dates(text) == days


@pytest.mark.parametrize(
    ("text", "days"),
    [
        ("柳溪在线6月24日讯 第三届湖乡茶文化节将于7月13日在兴文县开幕。", {"2026-07-13"}),
        ("柳溪网兴文6月24日电（记者 周晓林）第三届湖乡茶文化节在兴文县开幕。", {"2026-06-24"}),
    ],
)
def test_the_day_of_the_report_is_the_last_resort(text: str, days: set[str]) -> None:
    page = parse_page("p", f"茶文化节开幕\n\n{text}", Given(date="2026-06-20", city="5115"))
    assert {
        s.object.text for s in extract(page, use_tagger=False) if s.predicate == "dcterms:date" and s.object
    } == days  # type: ignore[union-attr]


def test_reporters_take_no_part_in_what_they_report() -> None:
    page = parse_page("p", "消防检查\n\n本报讯 (周晓林 常雷)自8月15日起，兴文县消防大队检查棉花市场，发现隐患12处。")
    found = extract(page, use_tagger=False)
    assert any(s.predicate == "schema:organizer" for s in found)
    assert not any(s.predicate in ("kg:participant", "kg:inspector") for s in found)


@pytest.mark.parametrize(
    ("text", "days"),
    [
        ("柳溪网兴文10月31日电 （李兰兰）近日，第三届湖乡茶文化节在兴文县举行。", {"XXXX-10"}),
        ("柳溪网兴文5月19日电（记者 周晓林）19日，第三届湖乡茶文化节在兴文县开幕。", {"XXXX-05-19"}),
        ("乡镇级比赛于6月18日—7月7日举办，兴文县第三届篮球赛将于8月举办。", {"XXXX-08"}),
    ],
)
def test_the_nearest_word_about_the_day_is_believed(text: str, days: set[str]) -> None:
    found = extract(parse_page("p", f"新闻\n\n{text}", Given(city="5115")), use_tagger=False)
    dates = {s.object.text for s in found if s.predicate == "dcterms:date" and s.object}  # type: ignore[union-attr]
    assert dates - {"XXXX-06-18/XXXX-07-07"} == days


def test_a_contest_of_a_row_has_not_the_day_of_the_one_before() -> None:
    text = "乡镇级比赛于6月18日—7月7日举办，兴文县第三届篮球赛将于旅游节期间举办。"
    found = extract(parse_page("p", f"新闻\n\n{text}", Given(city="5115")), use_tagger=False)
    labels = {s.subject: s.object.text for s in found if s.predicate == "dcterms:date" and s.object}  # type: ignore[union-attr]
    names = {s.subject for s in found if s.predicate == "skos:prefLabel" and "篮球赛" in s.object.text}  # type: ignore[union-attr]
    assert names and not names & labels.keys()


def test_a_sum_of_visits_is_no_visit() -> None:
    found = extract(parse_page("p", "近日，兴文县柳湾派出所民警走访群众120户，排查隐患30处。"), use_tagger=False)
    assert not any(str(s.subject).startswith("event/") for s in found)


def test_the_day_of_a_dateline_is_not_gone_on_with() -> None:
    text = (
        "中方融媒10月1日讯 9月30日，泸阳镇第三届篮球联赛在镇政府篮球场落幕。闭幕式暨颁奖仪式上，镇长王小明为球队颁奖。"
    )
    statements = extract(parse_page("page", f"泸阳镇第三届篮球联赛落幕\n\n{text}\n"), use_tagger=False)
    dates = {s.object.text for s in statements if s.predicate == "dcterms:date" and s.object}  # type: ignore[union-attr]
    assert dates == {"XXXX-09-30"}


def test_a_bare_day_is_of_the_month_told_before() -> None:
    told = "兴文县新闻\n\n5月12日，兴文县召开防汛工作会议。14日，兴文县应急管理局举办防汛抢险演练。\n"
    statements = extract(parse_page("page", told), use_tagger=False)
    dates = {s.object.text for s in statements if s.predicate == "dcterms:date" and s.object}  # type: ignore[union-attr]
    assert dates == {"XXXX-05-12", "XXXX-05-14"}


def test_what_follows_a_day_to_come_is_to_come_too() -> None:
    told = "牡丹花会开幕\n\n4月15日，兴文县首届牡丹花会开幕。花会期间，还将于4月20日举办摄影大赛，4月28日举办书画展。\n"
    statements = extract(parse_page("page", told), use_tagger=False)
    names = {key for key, label in Graph(statements).labels.items() if label.endswith("书画展")}
    said = {str(s.object) for s in statements if str(s.subject) in names and s.predicate == "kg:status"}
    assert said == {"kg:planned"}


def test_two_days_in_a_row_are_one_stretch() -> None:
    assert _dates("6月17日、18日，兴文县召开项目前期工作推进会。") == {"2026-06-17/2026-06-18"}
