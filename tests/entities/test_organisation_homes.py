"""Which place a level word means on a page of which nothing is known."""

from __future__ import annotations

from kg.graph import Graph
from kg.pipeline import extract
from kg.reading import parse_page

TOLD = """县委召开会议

3月28日，市人大常委会副主任、县委书记王小明主持召开县委会议。县委副书记、县长李志勇参加会议。会上，王小明指出，{0}作为\
明文化的发源地，要奋力开创{0}高质量发展新局面。
"""


def _bodies(text: str) -> set[str]:
    labels = Graph(extract(parse_page("page", text), use_tagger=True)).labels
    return {label for key, label in labels.items() if key.startswith("organisation/")}


def test_the_county_that_the_article_is_about() -> None:
    assert _bodies(TOLD.format("凤阳")) == {"凤阳县委", "滁州市人大常委会"}
    assert _bodies(TOLD.format("本地")) == {"县委", "市人大常委会"}


COUNTY_CITY = """{0}县里来了采购商

本报讯 7月3日，盈江县平原镇的水库完工。

搬出大山

本报讯 7月3日，瑞丽市勐秀乡农产品对接会举行。会上，市供销社与4家公司签订协议。
"""


def test_the_city_of_a_county_city_where_the_prefecture_is_none() -> None:
    """市供销社 is never that of an autonomous prefecture."""
    assert "瑞丽市供销社" in _bodies(COUNTY_CITY.format("德宏州"))


GUESTS = """三都水族自治县办篮球赛

本报讯 11月1日，三都水族自治县篮球赛落幕，来自荔波县玉屏街道的球队夺冠。赛事由县文体广电旅游局主办。
"""


def test_not_the_county_that_sent_a_team() -> None:
    assert "三都水族自治县文体广电旅游局" in _bodies(GUESTS)


COAST = """开海

本报讯 9月1日，瑞安市塘下镇渔港开海，温州市农业农村局副局长李明到场。市渔政管理处统计，全市在册渔船1200艘。{0}
"""


def test_a_guest_of_the_prefecture_leaves_the_county_city_its_own() -> None:
    assert "瑞安市渔政管理处" in _bodies(COAST.format(""))
    assert "温州市渔政管理处" in _bodies(COAST.format("温州去年产量居全省前列。"))
