"""Blanks between Chinese characters and figures (种植面积 2.3 万亩): a way of setting type, and no borders of words."""

from __future__ import annotations

import re

from kg.model import Passage

_CJK = "[\u4e00-\u9fff]"
_OTHER = "[0-9A-Za-z０-９Ａ-Ｚａ-ｚ]"
_BLANK = "[ \u2009\u202f\xa0]"  # one, thin or fixed as it may be
_APART = re.compile(f"{_BLANK}(?:(?<={_CJK}.)(?={_OTHER})|(?<=[0-9A-Za-z０-９%％℃‰].)(?={_CJK}))")  # leaps to a blank
_CLOSE = re.compile(f"(?<={_CJK})(?={_OTHER})|(?<=[0-9A-Za-z０-９%％℃‰])(?={_CJK})")
_FEWEST = 6  # on a page, before they are a habit
_MEANT = re.compile("[讯电版期号] $")  # the blank behind a dateline parts it from the text
_CELLS = re.compile(  # a row of a table: figures side by side, or several among short words
    r".*\d \d.*|(?=(?:[^ ]+ )*[\d.%]+ [^ ]+(?: [^ ]+)* [\d.%]+(?: |$))[^ ，。；：、]{1,6}(?: [^ ，。；：、]{1,6}){2,}"
)


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
    if _CELLS.fullmatch(line.text):
        return line
    return _without(line, {m.start() for m in _APART.finditer(line.text) if not _MEANT.search(line.text[: m.end()])})


#: A blank that stands alone in running text, at least ten characters from any other and from what begins a line.
_ALONE = re.compile(f"(?<=[^ ]{{9}}{_CJK}) (?={_CJK}[^ ]{{9}})")
_RUNNING = re.compile("[，。；]")
_BYLINE = re.compile("记者|通讯员|实习生|摄影|责编|编辑|[讯电]$")
_OPENED = re.compile("[“（《【][^”）》】]*$")


def mend(line: Passage) -> Passage:
    """Running text without blanks that taking it out of its layout has left; slogans and names keep theirs.

    >>> from kg.reading.text import clean
    >>> mend(clean("今年以来，甲镇组织干部走访 群众三百余户，收集意见建议八十余条。")).text
    '今年以来，甲镇组织干部走访群众三百余户，收集意见建议八十余条。'
    >>> mend(clean("今年以来，社区组织开展“书香满社区 阅读共成长”读书日系列活动。")).text
    '今年以来，社区组织开展“书香满社区 阅读共成长”读书日系列活动。'
    >>> mend(clean("全县种树8 万多株，培训1.2 万人。")).text
    '全县种树8万多株，培训1.2万人。'
    """
    text = line.text
    if " " not in text or not _RUNNING.search(text):
        return line
    gone = {m.start() for m in _ALONE.finditer(text)}
    if not _CELLS.fullmatch(text):
        gone |= {m.start() for m in _APART.finditer(text) if not _MEANT.search(text[: m.end()])}
    return _without(line, {at for at in gone if not (_BYLINE.search(text[:at][-12:]) or _OPENED.search(text[:at]))})


def _without(line: Passage, gone: set[int]) -> Passage:
    kept = [at for at in range(len(line.text)) if at not in gone]
    return Passage("".join(line.text[at] for at in kept), tuple(line.offsets[at] for at in kept)) if gone else line
