"""Pages that come with blanks, marks and lines that are none of the text."""

from __future__ import annotations

import re

import pytest

from kg.model import Page
from kg.reading import parse_page

_PLAIN = """龙华镇120亩果园丰收

本报讯（记者 张三）6月18日，龙华镇3个村的120户果农开园采摘，今年种植面积2.3万亩，产果30万公斤，比去年增长4.5%。

镇里引进5G设备2套，培训“新农人 新青年”86人次。
"""
_EDGE = re.compile("(?<=[\u4e00-\u9fff])(?=[0-9A-Z])|(?<=[0-9%G])(?=[\u4e00-\u9fff])")


def _sentences(page: Page) -> list[str]:
    return [sentence.text for article in page.articles for sentence in article.sentences]


def _chrome(text: str) -> str:
    """What stands around a text on the web."""
    return (
        f"当前位置：首页 > 新闻中心 > 乡镇动态\n\n{text}\n上一篇：没有了\n下一篇：天气预报\n版权所有 未经许可不得转载\n"
    )


@pytest.mark.parametrize("blank", [" ", "\u2009", "\u00a0"])
def test_blanks_around_figures_are_a_way_of_setting_type(blank: str) -> None:
    text = _EDGE.sub(blank, _PLAIN)
    page = parse_page("p", text)
    assert _sentences(page) == _sentences(parse_page("p", _PLAIN))
    for article in page.articles:
        for sentence in article.sentences:
            printed = [text[at] for at in sentence.passage.offsets]
            assert [a for a, b in zip(printed, sentence.text, strict=True) if b.isalnum()] == [
                b for b in sentence.text if b.isalnum()
            ]


def test_rows_of_figures_keep_their_blanks() -> None:
    page = parse_page("p", _EDGE.sub(" ", _PLAIN) + "\n甲村 12 35\n乙村 8 20\n")
    assert any("12 35" in sentence for sentence in _sentences(page))


def test_a_blank_left_in_running_text_is_none_of_it() -> None:
    page = parse_page("p", _PLAIN.replace("开园采摘", "开园 采摘"))
    assert _sentences(page) == _sentences(parse_page("p", _PLAIN))


def test_what_the_web_prints_around_a_text_is_none_of_it() -> None:
    (article,) = parse_page("p", _chrome(_PLAIN)).articles
    assert article.headline is not None
    assert article.headline.text == "龙华镇120亩果园丰收"
    told = [sentence.text for sentence in article.sentences if sentence.role in ("headline", "heading", "body")]
    assert not [text for text in told if re.search("首页|上一篇|版权", text)]


def test_marks_pushed_to_the_next_line_end_the_sentence_before() -> None:
    cut = _PLAIN.replace("4.5%。", "4.5%\n。\n")
    assert _sentences(parse_page("p", cut))[:3] == _sentences(parse_page("p", _PLAIN))[:3]
