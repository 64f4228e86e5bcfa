"""Edges of bodies where rules and tagger differ: who is believed, case by case."""

from __future__ import annotations

import pytest

from kg.mentions import tagger
from kg.mentions.organisation_line import Line
from kg.mentions.organisation_votes import voted
from kg.mentions.organisations import by_rules
from kg.mentions.tagger import Tagged


def bodies(monkeypatch: pytest.MonkeyPatch, text: str, *told: str) -> list[str]:
    """What stands of the rules' bodies when the tagger takes the words of `told` for bodies."""
    found = tuple(Tagged(text.index(name), text.index(name) + len(name), "ORG") for name in told)
    monkeypatch.setattr(tagger, "tag", lambda _: found)
    line = Line(0, text)
    return [text[name.start : name.stop] for name in voted(line, by_rules(line))]


@pytest.mark.parametrize(
    ("text", "told", "right"),
    [
        ("智利文化部部长到访。", ["智利文化部"], ["智利文化部"]),
        ("监管层担心影响云岭银行的重组。", ["云岭银行"], ["云岭银行"]),
        ("自然资源部地质勘查司负责人介绍。", ["自然资源部地质勘查司"], ["自然资源部地质勘查司"]),
        ("联合国粮食技术合作署发表声明。", ["联合国粮食技术合作署"], ["联合国粮食技术合作署"]),
        ("云岭银行收购金沙银行的消息传开。", ["云岭银行", "金沙银行"], ["云岭银行", "金沙银行"]),
    ],
)
def test_the_tagger_is_right(monkeypatch: pytest.MonkeyPatch, text: str, told: list[str], right: list[str]) -> None:
    assert bodies(monkeypatch, text, *told) == right


@pytest.mark.parametrize(
    ("text", "told", "right"),
    [
        ("浙江大学校长出席。", ["浙江大学校长"], ["浙江大学"]),
        ("财政部联合教育部发文。", ["财政部联合教育部"], ["财政部", "教育部"]),
        ("华东宏远（湖州）建材有限公司投产。", ["建材有限公司"], ["华东宏远（湖州）建材有限公司"]),
    ],
)
def test_the_rules_are_right(monkeypatch: pytest.MonkeyPatch, text: str, told: list[str], right: list[str]) -> None:
    assert bodies(monkeypatch, text, *told) == right


def test_a_short_name_inside_the_name_of_somebody_is_none(monkeypatch: pytest.MonkeyPatch) -> None:
    text = "李淼和万清华每天巡查。"
    monkeypatch.setattr(tagger, "tag", lambda _: (Tagged(3, 6, "PER"),))
    line = Line(0, text)
    assert by_rules(line) and not voted(line, by_rules(line))
