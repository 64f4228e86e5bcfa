"""The vocabulary of bodies: every row is usable."""

from __future__ import annotations

import pytest

from kg.lexicon.bodies import body_subtype, full_name, parted_level, split_level, standard_bodies
from kg.lexicon.body_names import Words, ends_in_head, functions, heads, known_bodies, name_words, subtype_of
from kg.lexicon.bureaux import broken, bureau_end

SUBTYPES = {"party", "government", "mass", "company", "social", "media"}


def test_subtypes_are_those_of_the_guidelines() -> None:
    assert {body.subtype for body in standard_bodies().values()} <= SUBTYPES
    assert {body.subtype for body in known_bodies().values()} <= SUBTYPES
    assert {head.subtype for use in ("name", "team") for head in heads(use).values()} <= SUBTYPES


def test_full_names_stay_full() -> None:
    for body in standard_bodies().values():
        once = body.of("容县")
        assert "容县" in once and "{}" not in once


def test_every_kind_of_word_is_there() -> None:
    for kind in ("inside", "stop", "generic", "bare_head", "weak_head", "bureau_head"):
        assert len(name_words(kind)) > 20
    assert len(functions()) > 200


@pytest.mark.parametrize(
    ("body", "full"),
    [
        ("住建局", "容县住房和城乡建设局"),
        ("文旅局", "容县文化和旅游局"),
        ("团委", "共青团容县委员会"),
        ("残联", "容县残疾人联合会"),
        ("教体局", "容县教育体育局"),
        ("公安局交警大队", "容县公安局交警大队"),
        ("委", "容县县委"),
        ("民政局救助管理站", "容县民政局救助管理站"),
    ],
)
def test_full_name(body: str, full: str) -> None:
    assert full_name(body, "容县") == full


@pytest.mark.parametrize(
    ("name", "parts"),
    [
        ("区委", ("区", "委")),
        ("社区居委会", ("社区", "居委会")),
        ("村委会", ("", "村委会")),
        ("团省委", ("省", "团委")),
    ],
)
def test_split_level(name: str, parts: tuple[str, str]) -> None:
    assert split_level(name) == parts


def test_parted_level_needs_no_known_body() -> None:
    assert parted_level("市轨道交通集团") == ("市", "轨道交通集团")


@pytest.mark.parametrize(
    ("name", "subtype"),
    [
        ("瑞丰果业有限公司", "company"),
        ("城北小学", "social"),
        ("机关党委", "party"),
        ("晚报", "media"),
        ("商会", "social"),
    ],
)
def test_subtype_of(name: str, subtype: str) -> None:
    assert subtype_of(name) == subtype


def test_body_subtype_goes_by_the_last_part() -> None:
    assert [body_subtype(b) for b in ("委宣传部", "公安局", "公安局党委")] == ["party", "government", "party"]


def test_ends_in_head() -> None:
    assert ends_in_head("青禾农机专业合作社") and not ends_in_head("新时代")


@pytest.mark.parametrize(
    ("text", "end", "goes_on"),
    [
        ("县委托我们办事", 2, True),
        ("县委派出工作组", 2, False),
        ("公安局部署行动", 3, False),
        ("政府采购目录", 2, True),
    ],
)
def test_broken_off_words(text: str, end: int, goes_on: bool) -> None:
    assert broken(text, end) is goes_on


def test_bureau_of_several_functions() -> None:
    assert [bureau_end(text, 0) for text in ("住房保障和房产管理局", "农业农村和水利局长", "教育事业")] == [10, 8, 0]


def test_words_longest_first() -> None:
    assert Words(["人民", "人民法院"]).ends("县人民法院", 1) == [5, 3]
