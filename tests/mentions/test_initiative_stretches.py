"""Stretches that may name a programme in plain words, and which of them are taken."""

from __future__ import annotations

import pytest

from kg.mentions.initiative_likely import likely
from kg.mentions.initiative_lines import Line, line_of
from kg.mentions.initiative_signs import Told
from kg.mentions.initiative_stretches import is_common, stretches
from kg.mentions.scope import scopes
from kg.reading import Given, parse_page


def _read(text: str) -> tuple[Line, Told]:
    page = parse_page("page", f"新闻一则\n\n本报讯（记者 周文）{text}", Given())
    article = next(iter(scopes(page, use_tagger=False))).article
    sentence = next(s for s in article.sentences if s.text.endswith(text[-4:]))
    return line_of(sentence, (), ()), Told(article)


def _named(text: str) -> list[str]:
    line, told = _read(text)
    return [mention.name for mention in likely(line, told, ())]


def test_what_a_verb_governs_is_a_candidate_up_to_each_place_where_it_may_end() -> None:
    line, _ = _read("该县推行渡口船员积分考评3年，成效明显。")
    found = {line.text[s.start : s.stop] for s in stretches(line)}
    assert "渡口船员积分考评" in found
    assert not any(name.startswith("推行") for name in found)


def test_members_of_a_list_are_candidates_where_they_are_works() -> None:
    line, _ = _read("今年谋划第三水厂扩容、河口小学迁建、老街路面硬化等项目。")
    assert {"第三水厂扩容", "河口小学迁建"} <= {line.text[s.start : s.stop] for s in stretches(line)}


@pytest.mark.parametrize("text", ["长效机制", "县工业园区", "建立工作台账", "护林突击队"])
def test_everyday_things_name_nothing(text: str) -> None:
    assert is_common(text)


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("镇里推行垃圾清运积分考评，按月兑换。", "垃圾清运积分考评"),
        ("学校开设茶艺订单班，招生40人。", "茶艺订单班"),
        ("社区办起长者食堂，老人不再发愁。", "长者食堂"),
    ],
)
def test_programmes_in_plain_words(text: str, name: str) -> None:
    assert _named(text) == [name]


@pytest.mark.parametrize("text", ["全县完成投资3.2亿元，新建农村公路41公里。", "乡里成立工作专班，建立问题台账。"])
def test_work_done_is_no_programme(text: str) -> None:
    assert _named(text) == []
