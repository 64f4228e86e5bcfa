"""Whether one fragment of text goes on where another stops: ordered rules that answer or abstain."""

from __future__ import annotations

import re
from collections.abc import Callable
from functools import lru_cache

import rjieba

Seam = Callable[[str, str], bool | None]

_FINALS = tuple("。！？!?…；;")
_COMMA = re.compile(r"[，、,]$")
_CANNOT_BEGIN = re.compile(r"[，。、；：！？”’）》】％%]|[的了着过们]|等[，。、]")
_BEGINS = re.compile(
    r"(?:如今|而今|近年来|近日|日前|今年以来|去年以来|据了解|据介绍|据悉|下一步|目前|截至目前|与此同时|此外|同时|"
    r"接下来|不仅如此|为此|活动中|活动现场|会上|会议|[一二三四五六七八九]是|第[一二三四五六七八九]|"
    r"[一二三四五六七八九十]+、|[（(][一二三四五六七八九十]+[）)]|\d{1,2}[.．、](?!\d)|[①-⑳●■◆▲])"
)
_SHORTEST_HALF = 15
_FUNCTION_END = re.compile(r"(?:这一|[的和与及对在把被向从以将等是为让使由于并且或])$")
_PREFACE = re.compile(r"(?:编者按|编者的话|开栏语|开栏的话|核心提示|阅读提示|内容提要|核心阅读|按语)(?:[:：]|$)")
_DATE_LINE = re.compile(
    r"(?:20\d\d年\d{1,2}月\d{1,2}日|二[〇○零Oo0][一二三四五六七八九〇○零Oo0]{2}年[一二三四五六七八九十]{1,2}月[一二三四五六七八九十]{1,3}日)$"
)
_ISSUER = re.compile(  # who issues a notice, on a line of its own
    r"[^，。；：？！“”、\s]{2,24}(?:[局委办会院校司部厅所站室社府处队行厂店]|中心|集团|政府|街道|学校|大学)(?:（(?:盖章|公章|章|代章)）)?"
)
_HEREBY = re.compile("特此(?:公告|通告|通知|通报|公示|函告|说明|声明|启事|批复)[。！]?")
_PAIRS = {"”": "“", "’": "‘", "）": "（", "》": "《", "】": "【"}
_OPENING = frozenset(_PAIRS.values())
_BRACKETS = re.compile(f"[{''.join([*_PAIRS, *_PAIRS.values()])}]")
_ISSUERS_LONGEST = 60
_NEAR = 8
_FAR = 400


def begins(text: str) -> bool:
    """It starts as only a new sentence does: 据了解, 二是, 下一步."""
    return bool(_BEGINS.match(text))


def is_preface(text: str) -> bool:
    """编者按, 核心提示: the label of a note before an article."""
    return bool(_PREFACE.match(text))


def is_open(text: str) -> bool:
    """It stops before its sentence does."""
    return not (text.rstrip("”’）》】").endswith(_FINALS) or text.endswith(("：", ":")))


def is_date_line(text: str) -> bool:
    """2025年3月15日, 二〇二五年三月十五日: the date below a document."""
    return bool(_DATE_LINE.match(text))


def is_issuer(text: str) -> bool:
    """甲县自来水公司, 甲县水利局 甲县公安局（盖章）: who signs a document.

    >>> [is_issuer(text) for text in ("甲县自来水公司", "水利局 公安局（盖章）", "甲县召开会议", "某局，某办")]
    [True, True, False, False]
    """
    return len(text) <= _ISSUERS_LONGEST and all(_ISSUER.fullmatch(body) for body in text.split(" "))


def is_hereby(text: str) -> bool:
    """特此公告: what closes a notice."""
    return bool(_HEREBY.fullmatch(text))


def surely_goes_on(before: str, after: str) -> bool:
    """Punctuation alone says so: strong enough to go over a line that looks like a heading."""
    return is_open(before) and any(rule(before, after) for rule in (_after_comma, cannot_begin, closes_bracket))


def goes_on(before: str, after: str) -> bool | None:
    """Whether `after` continues `before`; None where the two alone do not tell.

    >>> goes_on("树标", "杆，党员带头。"), goes_on("大会召开。", "会议要求"), goes_on("操场", "而今，游人如织。")
    (True, False, False)
    """
    for rule in RULES:
        answer = rule(before, after)
        if answer is not None:
            return answer
    return None


def _closer_first(before: str, after: str) -> bool | None:
    """A closing mark at the very start belongs to the quotation before it, even after a full stop."""
    return True if after[:1] in _PAIRS and closes_bracket(before, after) else None


def _closed_sentence(before: str, after: str) -> bool | None:
    return None if is_open(before) else False


def _on_its_own(before: str, after: str) -> bool | None:
    """The label of a note, the date below a document, those who issue it."""
    alone = (len(before) <= 5 and is_preface(before)) or is_date_line(after) or is_hereby(after) or is_hereby(before)
    return False if alone or is_date_line(before) or (is_issuer(before) and is_issuer(after)) else None


def _after_comma(before: str, after: str) -> bool | None:
    return True if _COMMA.search(before) else None


def cannot_begin(before: str, after: str) -> bool | None:
    """No sentence starts with a closing mark or a particle."""
    return True if _CANNOT_BEGIN.match(after) else None


def closes_bracket(before: str, after: str) -> bool | None:
    """A quotation open in the first half is closed in the second; one closed there must have been opened."""
    stray = stray_closer(after)
    if not stray:
        return None
    return _open_marks(before[-_FAR:])[-1:] == [_PAIRS[stray]]


def _new_beginning(before: str, after: str) -> bool | None:
    return False if begins(after) else None


def splits_word(before: str, after: str) -> bool | None:
    """The break stands inside a word: 树标 / 杆."""
    if not before or not after:
        return None
    return True if _is_word_across(before[-_NEAR:], after[:_NEAR]) else None


def dangles(before: str, after: str) -> bool:
    """A short line that cannot stand alone: it ends in a function word, or the break goes through a word."""
    if len(before) < _SHORTEST_HALF or " " in before:
        return False
    particle = after[:1] in "的了着过们，、。"
    return bool(_FUNCTION_END.search(before) or particle or splits_word(before, after))


RULES: tuple[Seam, ...] = (
    _closer_first,
    _closed_sentence,
    _on_its_own,
    _after_comma,
    cannot_begin,
    closes_bracket,
    _new_beginning,
    splits_word,
)


@lru_cache(maxsize=1024)
def _is_word_across(left: str, right: str) -> bool:
    at = 0
    for word in rjieba.cut(left + right, False):  # known words only, none guessed
        if at < len(left) < at + len(word):
            return True
        at += len(word)
    return False


def _open_marks(text: str) -> list[str]:
    """The opening marks that nothing closes, in text order."""
    stack: list[str] = []
    for mark in _BRACKETS.findall(text):
        if mark in _OPENING:
            stack.append(mark)
        elif stack and stack[-1] == _PAIRS[mark]:
            stack.pop()
    return stack


def stray_closer(text: str) -> str:
    """The first closing mark that nothing opened, near the start of a text."""
    stack: list[str] = []
    marks: list[str] = _BRACKETS.findall(text, 0, _FAR)
    for mark in marks:
        if mark in _OPENING:
            stack.append(mark)
        elif not stack:
            return mark
        else:
            stack.pop()
    return ""
