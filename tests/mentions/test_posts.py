"""Titles in sentences, and whose they are."""

from __future__ import annotations

import re

import pytest

from kg.mentions.posts import find_posts, find_titles

HELD = [
    ("before the name", "县委副书记、县长[王明]到会。", [(0, "县委副书记"), (0, "县长")]),
    ("two people", "县长[王明]、副县长[李勇]到会。", [(0, "县长"), (1, "副县长")]),
    ("shared", "副县长[王明]、[李勇]到会。", [(0, "副县长"), (1, "副县长")]),
    ("not shared", "县长[王明]、[李勇]到会。", [(0, "县长")]),
    ("in brackets", "[王明]（市人大常委会主任）发言。", [(0, "市人大常委会主任")]),
    ("as a clause", "[王明]，县教育局局长。", [(0, "局长")]),
    ("of an office", "时任水利局局长的[王明]回忆。", [(0, "局长")]),
    ("joined by 兼", "党委书记兼乡长[王明]说。", [(0, "党委书记"), (0, "乡长")]),
    ("title after the name", "[王明]县长说。", [(0, "县长")]),
    ("before a role that is no post", "县医院副院长、骨科专家[王明]到会。", [(0, "副院长")]),
    ("a candidate", "提名副县长人选[王明]发言。", [(0, "副县长")]),
    ("several clauses", "[王明]，县茶叶学会理事长，县茶叶协会副会长。", [(0, "理事长"), (0, "副会长")]),
    ("after who the person is", "[王明]，男，汉族，县教育局局长。", [(0, "局长")]),
    ("chosen", "34岁的[王明]被选为村委会副主任。", [(0, "村委会副主任")]),
    ("invited", "[王明]被聘为一中名誉校长。", [(0, "名誉校长")]),
    ("任 inside 主任", "[李勇]主任和[王明]镇长到会。", [(0, "主任"), (1, "镇长")]),
    ("of the offices", "县税务局机关纪委书记[王明]到会。", [(0, "机关纪委书记")]),
    ("the whole title", "公司执行董事长[王明]到会。", [(0, "执行董事长")]),
    ("passive", "局长一职由[王明]担任。", [(0, "局长")]),
    ("nobody named", "县委书记带头包联，相关负责人表示支持。", []),
    ("a bureau is no director", "县卫健局董事会成立，[王明]到会。", []),
]


@pytest.mark.parametrize(("what", "case", "wanted"), HELD, ids=[case[0] for case in HELD])
def test_who_holds_what(what: str, case: str, wanted: list[tuple[int, str]]) -> None:
    text = re.sub(r"[\[\]]", "", case)
    people = [(m.start() - 2 * n, m.end() - 2 * n - 2) for n, m in enumerate(re.finditer(r"\[.*?\]", case))]
    assert sorted((p.person, p.title.printed) for p in find_posts(text, people)) == sorted(wanted)


@pytest.mark.parametrize(
    ("case", "tenure"),
    [
        ("[王明]任县财政局局长。", ""),
        ("任命[王明]为县财政局局长。", "begins"),
        ("[王明]当选县长。", "begins"),
        ("免去[王明]的县财政局局长职务。", "ended"),
        ("[王明]不再担任县财政局局长职务。", "ended"),
        ("县财政局原局长[王明]到会。", "ended"),
        ("[王明]为县财政局局长；", "begins"),
        ("[王明]的县财政局局长职务。", "ended"),
        ("代县长[王明]到会。", "acting"),
        ("[王明]拟任县财政局局长。", "planned"),
        ("提名[王明]为县长候选人。", "planned"),
        ("提名副县长人选[王明]发言。", "planned"),
    ],
)
def test_when_it_is_held(case: str, tenure: str) -> None:
    start = case.index("[")
    posts = find_posts(re.sub(r"[\[\]]", "", case), [(start, start + 2)])
    assert [post.tenure for post in posts] == [tenure]


def test_a_list_of_people_under_one_verb() -> None:
    text = "王明、李勇任县委常委。"
    posts = find_posts(text, [(0, 2), (3, 5)])
    assert [(p.person, p.title.printed) for p in posts] == [(0, "县委常委"), (1, "县委常委")]


def test_the_successor_holds_the_post_and_not_the_predecessor() -> None:
    text = "由王明接替李勇任县长。"
    assert [p.person for p in find_posts(text, [(1, 3), (5, 7)])] == [0]


@pytest.mark.parametrize("text", ["董事会", "主席团", "委员会", "律师事务所", "会长单位"])
def test_bodies_and_bureaus_are_no_titles(text: str) -> None:
    assert find_titles(text) == ()


def test_a_title_does_not_run_into_the_name_of_a_town() -> None:
    text = "慈溪市长河镇王明到会。"
    assert find_posts(text, [(6, 8)], [(0, 3), (3, 6)]) == []
