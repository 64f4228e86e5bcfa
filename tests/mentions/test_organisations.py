"""Bodies in sentences of many provinces, written for these tests."""

from __future__ import annotations

import pytest

from kg.mentions import organisations, tagger
from kg.mentions.scope import Scope
from kg.model import Article, Mention, Page, Passage, Sentence, Span
from tests.organisation_cases import Case, bodies, cases, read


@pytest.mark.parametrize("case", list(cases()), ids=lambda case: case.text[:16])
def test_bodies_of_a_sentence(case: Case) -> None:
    assert bodies(read(case.text, case.county)) == list(case.bodies)


@pytest.mark.parametrize(
    ("text", "told"),
    [
        ("学生们观摩了藏文课。", "藏文"),
        ("农林牧渔服务业产值0.96亿元。", "农林牧渔服务业"),
        ("网格长李大进会把问题上报。", "李大进会"),
        ("实行任务联建、数智联通。", "联通"),
        ("新疆兵团第十九师三百团职工增收。", "新疆兵团第十九师三百团"),
        ("三百团地处沙漠南缘。", "三百团"),
        ("深山牧场信号弱。", "深山牧场"),
        ("晚会由农场和柳溪镇合办。", "柳溪镇合办"),
        ("红光一场与邻县联办晚会。", "红光"),
        ("先后修缮爱国主义教育基地柳溪故居。", "爱国主义教育基地"),
    ],
)
def test_what_the_tagger_mistakes_for_a_body(text: str, told: str, monkeypatch: pytest.MonkeyPatch) -> None:
    start = text.index(told)
    monkeypatch.setattr(tagger, "tag", lambda _: (tagger.Tagged(start, start + len(told), "ORG"),))
    sentence = Sentence(0, "body", 0, Passage(text, tuple(range(len(text)))))
    scope = Scope(Page("case", text), Article("a1", "feature", None, (sentence,)), use_tagger=True)
    assert told not in [mention.name for mention in organisations.find(scope, ())]


@pytest.mark.parametrize(
    "text",
    [
        "积分存入每个家庭的道德积分银行。",
        "一条“红线”串起多支小分队。",
        "惠及贫困地区中小学校。",
        "为区内外牧场、客商供应草料。",
        "来自大山的彝族派出所教导员走在前头。",
    ],
)
def test_what_is_no_body(text: str) -> None:
    sentence = Sentence(0, "body", 0, Passage(text, tuple(range(len(text)))))
    scope = Scope(Page("case", text), Article("a1", "feature", None, (sentence,)), use_tagger=False)
    assert [mention.name for mention in organisations.find(scope, ()) if not mention.anaphor] == []


def test_a_verb_of_visiting_is_no_part_of_the_school() -> None:
    text = "副县长到柳溪镇督查石桥学校建设情况。"
    sentence = Sentence(0, "body", 0, Passage(text, tuple(range(len(text)))))
    scope = Scope(Page("case", text), Article("a1", "feature", None, (sentence,)), use_tagger=False)
    town = Mention(Span(0, text.index("柳"), text.index("督")), "place", "township", "柳溪镇", "places.bare", 0.9)
    assert "石桥学校" in [mention.name for mention in organisations.find(scope, (town,))]


def test_the_bare_form_behind_a_place_leaves_the_name_before_it() -> None:
    text = "签约企业为海岭新材柳溪县有限责任公司。"
    sentence = Sentence(0, "body", 0, Passage(text, tuple(range(len(text)))))
    scope = Scope(Page("case", text), Article("a1", "feature", None, (sentence,)), use_tagger=False)
    county = Mention(Span(0, text.index("柳"), text.index("有限")), "place", "county", "柳溪县", "places.bare", 0.9)
    names = [mention.name for mention in organisations.find(scope, (county,))]
    assert names == ["海岭新材柳溪县有限责任公司"]
