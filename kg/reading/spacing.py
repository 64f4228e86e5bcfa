"""Blanks between Chinese characters and figures (种植面积 2.3 万亩): a way of setting type, and no borders of words."""

from __future__ import annotations

import re

from kg.model import Passage

_CJK = "[\u4e00-\u9fff]"
_OTHER = "[0-9A-Za-z０-９Ａ-Ｚａ-ｚ]"
_BLANK = "[ \u2009\u202f\xa0]"  # one, thin or fixed as it may be
_APART = re.compile(f"(?<={_CJK}){_BLANK}(?={_OTHER})|(?<=[0-9A-Za-z０-９%％℃‰]){_BLANK}(?={_CJK})")
_CLOSE = re.compile(f"(?<={_CJK})(?={_OTHER})|(?<=[0-9A-Za-z０-９%％℃‰])(?={_CJK})")
_FEWEST = 6  # on a page, before they are a habit
_MEANT = re.compile("[讯电版期号] $")  # the blank behind a dateline parts it from the text
_CELLS = re.compile(r"[^ ，。；：、]{1,6}(?: [^ ，。；：、]{1,6}){2,}|.*\d \d.*")  # a row of a table


def is_spaced(text: str) -> bool:
    """Whether a page sets blanks between Chinese characters and figures as a habit.

    >>> is_spaced("今年 5 月，120 亩果园产果 30 万公斤，有 8 名工人"), is_spaced("今年5月，甲村 120亩果园产果30万公斤")
    (True, False)
    """
    apart = sum(1 for _ in _APART.finditer(text))
    return apart >= _FEWEST and apart > sum(1 for _ in _CLOSE.finditer(text))


def closed_up(text: str) -> str:
    """The text of a page without these blanks, if they are its habit."""
    return _APART.sub("", text) if is_spaced(text) else text


def close_up(line: Passage) -> Passage:
    """The same for a line of a spaced page; rows of tables and datelines keep theirs.

    >>> from kg.reading.text import clean
    >>> close_up(clean("本报讯 6 月 18 日，甲镇 3 个村的 120 户")).text
    '本报讯 6月18日，甲镇3个村的120户'
    >>> close_up(clean("甲村 12 35")).text
    '甲村 12 35'
    """
    text = line.text
    if _CELLS.fullmatch(text):
        return line
    gone = {m.start() for m in _APART.finditer(text) if not _MEANT.search(text[: m.end()])}
    kept = [at for at in range(len(text)) if at not in gone]
    return Passage("".join(text[at] for at in kept), tuple(line.offsets[at] for at in kept)) if gone else line
