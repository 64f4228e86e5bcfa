"""Bodies in sentences of many provinces, written for these tests."""

from __future__ import annotations

import pytest

from kg.mentions import organisations, tagger
from kg.mentions.scope import Scope
from kg.model import Article, Page, Passage, Sentence
from tests.organisation_cases import Case, bodies, cases, read


@pytest.mark.parametrize("case", list(cases()), ids=lambda case: case.text[:16])
def test_bodies_of_a_sentence(case: Case) -> None:
    assert bodies(read(case.text, case.county)) == list(case.bodies)


@pytest.mark.parametrize(
    ("text", "told"),
    [
        ("学生们观摩了藏文课。", "藏文"),
        ("网格长李大进会把问题上报。", "李大进会"),
        ("实行任务联建、数智联通。", "联通"),
        ("新疆兵团第十九师三百团职工增收。", "新疆兵团第十九师三百团"),
    ],
)
def test_what_the_tagger_mistakes_for_a_body(text: str, told: str, monkeypatch: pytest.MonkeyPatch) -> None:
    start = text.index(told)
    monkeypatch.setattr(tagger, "tag", lambda _: (tagger.Tagged(start, start + len(told), "ORG"),))
    sentence = Sentence(0, "body", 0, Passage(text, tuple(range(len(text)))))
    scope = Scope(Page("case", text), Article("a1", "feature", None, (sentence,)), use_tagger=True)
    assert told not in [mention.name for mention in organisations.find(scope, ())]
