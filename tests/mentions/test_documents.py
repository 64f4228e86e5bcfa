"""Documents without 《》: agreements that are signed, the government's report."""

from __future__ import annotations

import pytest
from organisation_cases import read

from kg.mentions import documents
from kg.mentions.scope import Scope
from kg.model import Article, Page, Passage, Sentence


@pytest.mark.parametrize(
    ("text", "names"),
    [
        ("合作社与农户签下草畜平衡责任书。", ["草畜平衡责任书"]),
        ("去年签订为期3年的保价收购协议，每公斤8元。", ["保价收购协议"]),
        ("两县续签2025年度协作框架协议。", ["2025年度协作框架协议"]),
        ("代表们审议县政府工作报告。", ["县政府工作报告"]),
        ("现场签订购销协议14份，双方签了合作协议。", []),
        ("会议审议《政府工作报告》。", ["政府工作报告"]),
    ],
)
def test_documents_of_a_sentence(text: str, names: list[str]) -> None:
    sentence = Sentence(0, "body", 0, Passage(text, tuple(range(len(text)))))
    scope = Scope(Page("case", text), Article("a1", "feature", None, (sentence,)), use_tagger=False)
    assert [mention.name for mention in documents.find(scope, ())] == names


def test_the_place_whose_report_it_is_is_still_read() -> None:
    """泸定县政府工作报告: the county's name is no part of the report's."""
    reading = read("泸定县政府工作报告（2021年1月16日 丁文山）", "513322")
    names = {(mention.kind, mention.name) for mention in reading.mentions}
    assert ("place", "泸定县") in names
    assert ("document", "政府工作报告") in names
