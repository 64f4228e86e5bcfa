"""When things began, and what tells of no beginning."""

from __future__ import annotations

import pytest

from kg import entities, mentions
from kg.facts.event_begun import begun
from kg.mentions.scope import scopes
from kg.reading import Given, parse_page

CASES = [
    ("望江县长岭镇高标准农田项目4月10日已经开工，6月底前铺完管道。", [("高标准农田", "2025-04-10")]),
    ("今年6月，安庆路老旧小区改造项目完工，总投资486万元。", [("改造项目", "2025-06")]),
    ("总投资3亿元的望江县水产品加工产业园由县城投公司建设，占地75亩，4月28日开工。", [("产业园", "2025-04-28")]),
    ("9月12日，镇长在望江县水产品加工产业园开工现场察看。", []),
    ("去年以来，望江县水产品加工产业园投产的企业有12家。", []),
]


@pytest.mark.parametrize(("text", "expected"), CASES)
def test_dates_of_things(text: str, expected: list[tuple[str, str]]) -> None:
    page = parse_page("p", f"{text}\n", Given(city="3408", date="2025-10-20"))
    readings = entities.resolve([mentions.recognise(scope) for scope in scopes(page, False)])
    found = [(fact.subject.name, str(fact.object)) for reading in readings for fact in begun(reading)]
    assert len(found) == len(expected), found
    for (name, day), (part, when) in zip(found, expected, strict=True):
        assert part in name
        assert day == when
