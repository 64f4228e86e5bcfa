"""People in sentences written for the purpose, with and without the tagger."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from kg.mentions import people
from kg.mentions.scope import Scope
from kg.model import Article, Mention, Page, Passage, Sentence, Span

LINES = (Path(__file__).parents[1] / "cases" / "people" / "sentences.txt").read_text(encoding="utf-8").splitlines()
CASES = [line for line in LINES if line and line[0] not in "#%"]


def found(*texts: str, use_tagger: bool = True) -> list[Mention]:
    sentences = tuple(
        Sentence(index, "body", 0, Passage(text, tuple(range(len(text))))) for index, text in enumerate(texts)
    )
    article = Article("a1", "feature", None, sentences)
    return people.find(Scope(Page("page", "".join(texts), (article,)), article, use_tagger=use_tagger), ())


def spans(text: str, use_tagger: bool) -> list[str]:
    return [text[m.span.start : m.span.stop] for m in found(text, use_tagger=use_tagger)]


@pytest.mark.parametrize("case", CASES)
def test_sentences_with_the_tagger(case: str) -> None:
    text = re.sub(r"[\[\]~]", "", case)
    assert spans(text, use_tagger=True) == re.findall(r"\[(.*?)\]", case)


@pytest.mark.parametrize("case", [case for case in CASES if not case.startswith("~")])
def test_sentences_without_the_tagger(case: str) -> None:
    text = re.sub(r"[\[\]]", "", case)
    assert spans(text, use_tagger=False) == re.findall(r"\[(.*?)\]", case)


def test_a_space_inside_a_name_is_no_part_of_it() -> None:
    assert [m.name for m in found("副县长李 娜到会。")] == ["李娜"]


def test_a_name_once_sure_is_found_again_anywhere_in_the_article() -> None:
    mentions = found("副县长马晓勇到会。", "在马晓勇带动下，大家干劲十足。", use_tagger=False)
    assert [(m.span.sentence, m.name) for m in mentions] == [(0, "马晓勇"), (1, "马晓勇")]
    assert {m.subtype for m in mentions} == {"official"}


def test_a_name_that_one_sentence_has_whole_is_whole_in_the_others() -> None:
    names = [m.name for m in found("贫困户希德毕嘎拉家中劳力少。", "希德毕嘎拉感激地说。")]
    assert set(names) == {"希德毕嘎拉"}


def test_a_name_that_no_list_has_is_one_where_it_is_introduced_and_speaks() -> None:
    mentions = found("49岁的村民次边打开羊舍。", "次边笑着说，收入好。")
    assert [m.name for m in mentions] == ["次边", "次边"]


@pytest.mark.parametrize(
    ("first", "then", "name"),
    [
        ("村党支部书记阿卜杜拉·买买提介绍了情况。", "换届选举中，阿卜杜拉高票当选。", "阿卜杜拉·买买提"),
        ("专家约翰·史密斯来到甲县。", "史密斯说，这里很美。", "约翰·史密斯"),
    ],
)
def test_a_dotted_name_goes_on_by_one_of_its_parts(first: str, then: str, name: str) -> None:
    assert [m.name for m in found(first, then)] == [name, name]


@pytest.mark.parametrize(
    ("text", "subtype"),
    [
        ("县长李明亮到会。", "official"),
        ("村民李明亮到会。", "resident"),
        ("农业大学教授李明亮到会。", "expert"),
        ("本报记者李明亮报道", "journalist"),
        ("退休教师李明亮到会。", "resident"),
        ("公司总经理李明亮到会。", "resident"),
    ],
)
def test_what_a_person_counts_as(text: str, subtype: str) -> None:
    assert [m.subtype for m in found(text)] == [subtype]


@pytest.mark.parametrize(
    ("text", "subtypes"),
    [
        ("县领导刘中民、罗招远、季昌平和毛伟参加活动。", ["official"] * 4),
        ("专家组王立华、陈国平、季昌平到村里指导。", ["expert"] * 3),
        ("李勇民、赵大海当选为村委会副主任。", ["official"] * 2),
        ("县领导刘中民、村民季昌平参加活动。", ["official", "resident"]),
    ],
)
def test_who_is_listed_after_a_title_is_what_the_first_is(text: str, subtypes: list[str]) -> None:
    assert [m.subtype for m in found(text)] == subtypes


def test_a_bare_surname_with_a_role_is_half_sure() -> None:
    (mention,) = found("村民王大姐笑着说。")
    assert (mention.name, mention.rule) == ("王大姐", "partial name")
    assert mention.confidence < 0.6


@pytest.mark.parametrize("text", ["村支书带着村民种牡丹100亩。", "市委统战部向乡贤代表颁发了证书。"])
def test_a_verb_and_its_object_are_no_name(text: str) -> None:
    assert found(text) == []


def test_half_of_what_she_is_called_is_no_name() -> None:
    (mention,) = found("住在三楼的张阿姨说，社区帮她换了灯。")
    assert (mention.name, mention.rule) == ("张阿姨", "partial: surname alone")


def test_a_name_inside_a_place_or_body_is_none() -> None:
    text = "活动在李明亮纪念馆举行，李明亮纪念馆馆长王海波讲解。"
    sentence = Sentence(0, "body", 0, Passage(text, tuple(range(len(text)))))
    article = Article("a1", "feature", None, (sentence,))
    places = [Mention(Span(0, a, a + 6), "place", "facility", "李明亮纪念馆", "test") for a in (3, 12)]
    mentions = people.find(Scope(Page("page", text, (article,)), article), places)
    assert [m.name for m in mentions] == ["王海波"]
