"""What a web page prints around a text: its line of information, its path, its comments and its links."""

from __future__ import annotations

import re
from collections.abc import Sequence
from typing import Protocol, TypeVar

from kg.lexicon.vocabulary import rows

_INFO_LONGEST = 100
_ROW_LONGEST, _ROW_OF_LABELS = 250, 3  # a longer one, all labels
_OUTLET_LONGEST = 12
_CRUMB_LONGEST = 100
_COMMENT_LONGEST = 40
_RUNNING_TEXT = 45  # a longer line with a full stop is text and no link
_LIST_LONGEST = 60  # lines of a list of titles


def _any(*uses: str) -> str:
    found = sorted((r["word"] for r in rows("web_lines") if r["use"] in uses), key=len, reverse=True)
    return "(?:" + "|".join(map(re.escape, found)) + ")"


_OUTLET = rf"[\u4e00-\u9fff]{{1,12}}{_any('outlet_end')}"
_DAY = r"20\d\d(?:年|[-/.])\d{1,2}(?:月|[-/.])\d{1,2}日?"
_CLOCK = r"\d{1,2}[:：]\d{2}(?:[:：]\d{2})?"
_LABEL = re.compile(rf"(?:^|[\s（(\[［【]|(?<=\d)){_any('label')} ?[:：|｜丨]")
_WEAK_LABEL = re.compile(rf"(?:^|[\s（(\[［【|｜]){_any('weak_label')} ?[:：]")
_DATED = re.compile(rf"(?<!\d){_DAY}(?!\d| ?[至到—~])")
_STAMP = re.compile(rf"(?<!\d)20\d\d([-/.])\d{{1,2}}\1\d{{1,2}} {{0,3}}{_CLOCK}")  # as only machines print it
_MACHINE_DAY = re.compile(
    r"(?:(?:时间|日期)[:：] ?|(?:发布?|发表|更新|编辑|刊发)于 ?)?20\d\d([-/.])\d{1,2}\1\d{1,2}|"
    rf"[（(\[【] ?{_DAY} ?[）)\]】]"
)
_SENTENCE = re.compile("[，。；！？]")
_PARTS = (  # what a line without a verb is made of, beside its date
    re.compile(rf"{_DAY}|(?<!\d){_CLOCK}(?!\d)"),
    re.compile(r"《 ?[\u4e00-\u9fff]{2,10} ?》|第?[A-Z]?\d{1,2} ?版"),
    re.compile(_OUTLET),
    re.compile(rf"{_any('label', 'weak_label')} ?[:：]? ?(?:\d+ ?次?)?"),
    re.compile(rf"(?<![\u4e00-\u9fff]){_any('control')}(?![\u4e00-\u9fff])"),
    re.compile(r"[\s|｜:：/（）()\[\]［］【】+-]+"),
)
_HERE = re.compile(r"(?=[您你现目当所])[您你]?(?:现在|目前|当前)?的?(?:所在)?的?位置 ?[:：].*")
_STEP = re.compile(r" ?(?:>{1,3}|＞|»|›|->) ?")
_NO_STEP = re.compile(r"[\d.%]*")
_LAST_STEP = re.compile(r"[^。，]{2,60}[>＞»›→/|｜-] ?正文")
_MENU = re.compile(r"(?:网站)?首页(?: \S{2,6}){2,20}")
_BUTTON = rf"[【\[（(]?{_any('button')}[】\]）)]?"
_BUTTONS = re.compile(rf"{_BUTTON}(?:[ |｜丨·/：:]{{1,3}}(?:{_BUTTON}|[\d.]{{1,6}}万?\+?)){{0,9}}")
_KEYWORDS = re.compile(rf"{_any('keyword')} ?[:：].{{0,80}}")
_COUNT = re.compile(r"(?:阅读|浏览|点击|点赞|播放|人气|热度)(?:量|数|次数)?[ :：]{0,2}[\d.]{1,8}万?\+?次?")
_FOLIO = re.compile(r"[-—–·]{1,2} ?\d{1,3} ?[-—–·]{1,2}|(?:第 ?\d{1,3} ?页)?[ ，/]{0,2}共 ?\d{1,3} ?页|第 ?\d{1,3} ?页")
_FINIS = re.compile(r"[（(](?:完|全文完|未完待续)[）)]|[（(\[【](?:图片?|组图|视频|音频)[）)\]】]")
_PRINTED = re.compile(  # by a web page or a wire service, at any length
    r"(?:[【\[]?(?>打印(?:本页)?|关闭(?:窗口)?|返回(?:顶部|首页)?|分享到?|[上下]一[篇条]|纠错)[】\]]?[:： |]*+)++|"
    r"(?:扫一扫|扫描?二维码|扫码).*|[上下]一[篇条](?:新闻|文章)?[:：].*|"
    r"首页 ?[>＞»›→/|｜-].*|"
    r"(?:版权所有|版权声明|免责声明|未经(?:书面)?(?:许可|授权)|技术支持 ?[:：]|网站地图|Copyright).*|"
    r".{0,40}ICP备.{0,40}|"
    r"[（(](?:据|转自|摘自|载于|原载|选自)[^（）()，。]{2,20}[）)]|原标题[:：].*|"
    r"《 ?[\u4e00-\u9fff]{2,10} ?》 ?[（(] ?20\d\d.{5,20}版 ?[）)]"
)
_COMMENT = re.compile(
    r"\d ?人参与(?=$|[ ，|｜])|\d ?条评论|抢沙发|(?:发布|发表|我要|参与|查看|全部|登录)评论|"
    r"(?:用户名|密码|验证码|昵称) ?[:：]|请输入(?:验证码|密码|用户名)|登录后.{0,8}(?:评论|查看|回复)|还没有评论"
)
_AROUND = r"[\s>＞»·•|｜【】\[\]（）:：…—-]{0,6}"
_MORE = r"(?:[|｜>＞ ]{0,4}(?:更多|MORE|more)[>＞》… ]{0,4})?"
_END = re.compile(
    rf"{_AROUND}(?:{_any('end')}|[\u4e00-\u9fff]{{0,14}}(?:版权|免责)[与和及、]?(?:免责|版权)?声明|登录后.{{0,30}}评论.{{0,30}}|"
    rf"(?:网友)?评论仅.{{2,60}})"
    rf"{_AROUND}{_MORE}"
)
_LINKS = re.compile(rf"{_AROUND}{_any('links')}{_AROUND}{_MORE}")
_REPEATED = 3  # lines below the window's title in which the headline stands
_TITLE_SHORTEST, _SITE_LONGEST = 6, 40
_TITLE_AROUND = re.compile(r" ?[_|｜-]{1,2}[^。，]{0,40}|(?:名 ?称|标 ?题)[:：] ?|")
_NAVIGATION = re.compile(rf"{_AROUND}{_any('navigation')}{_AROUND}")
_NAVIGATION_END = re.compile(rf"{_AROUND}{_any('navigation_end')}{_AROUND}")


_WHOLE = (_HERE, _LAST_STEP, _MENU, _BUTTONS, _KEYWORDS, _COUNT, _FOLIO, _FINIS, _END, _LINKS, _NAVIGATION)


def is_info(text: str) -> bool:
    """What a web page prints between headline and text: its source, its time, who wrote it.

    >>> [is_info(t) for t in ("[来源:某报] 2019-03-20", "作者：张三 2019-03-20", "某报 2019-03-20 大字")]
    [True, True, True]
    >>> [is_info(t) for t in ("时间：2019年3月20日至25日", "作者张三到甲县", "2019年3月20日甲县举办柑橘节")]
    [False, False, False]
    """
    if len(text) > _ROW_LONGEST or "。" in text:
        return False
    if len(text) > _INFO_LONGEST:
        return len(_LABEL.findall(text)) + len(_WEAK_LABEL.findall(text)) >= _ROW_OF_LABELS
    if _LABEL.search(text):
        return True
    if _MACHINE_DAY.fullmatch(text):
        return True
    if len(_WEAK_LABEL.findall(text)) > 1 and not _SENTENCE.search(text):
        return True  # 媒体：某报 作者：张三
    if not _DATED.search(text) or len(text) <= 10:
        return False
    return (bool(_STAMP.search(text)) and not _SENTENCE.search(text)) or _is_labelled(text) or _says_nothing(text)


def _is_labelled(text: str) -> bool:
    """作者：张三 编辑：李四 2019-03-20: labels beside a date; 时间 alone may be that of a meeting."""
    labels = _WEAK_LABEL.findall(text)
    timed = len(labels) == 1 and re.match("[（(\\[［【]?(?:时间|日期)", text)
    return bool(labels) and not timed and "，" not in text


def _says_nothing(text: str) -> bool:
    """Whether nothing is left of a dated line when its source, date and buttons are taken out."""
    if not re.search(f"{_OUTLET}|{_CLOCK}", text):
        return False
    for part in _PARTS:
        text = part.sub(" ", text)
    return not text.strip()


def is_outlet(text: str) -> bool:
    """甲县融媒, 甲县发布: the name of a source and nothing else."""
    return len(text) <= _OUTLET_LONGEST and bool(re.fullmatch(_OUTLET, text))


def is_furniture(text: str) -> bool:
    """The path to a page, its menu, its buttons, what it says of comments.

    >>> [is_furniture(t) for t in ("您当前的位置：甲县新闻网>>要闻", "某网 > 甲县 > 正文", "评论 0人参与，0条评论")]
    [True, True, True]
    >>> [is_furniture(t) for t in ("120人参与义务植树", ">>小标题", "破解发展密码")]
    [False, False, False]
    """
    if _PRINTED.fullmatch(text):
        return True
    if len(text) > _CRUMB_LONGEST or "。" in text:
        return False
    comment = len(text) <= _COMMENT_LONGEST and _COMMENT.search(text)
    whole = any(pattern.fullmatch(text) for pattern in _WHOLE)
    return bool(comment or whole or _is_path(text))


def _is_path(text: str) -> bool:
    """某网 > 新闻中心 > 甲县: three steps and more."""
    steps = _STEP.split(text)
    return len(steps) >= 3 and all(step.strip() and not _NO_STEP.fullmatch(step) for step in steps[:-1])


class _Printed(Protocol):
    @property
    def text(self) -> str: ...


_Line = TypeVar("_Line", bound=_Printed)


def own(lines: Sequence[_Line]) -> list[_Line]:
    """The lines that are of this page: without the titles of other pages above and below its text."""
    kept = _without_navigation(lines)
    kept = [line for at, line in enumerate(kept) if not _is_repeated(line.text, kept[at + 1 : at + 1 + _REPEATED])]
    text = next((at for at, line in enumerate(kept) if _is_running(line.text)), len(kept))
    stop = next((at for at in range(text + 1, len(kept)) if _closes(kept, at)), len(kept))
    return kept[:stop]


def _is_repeated(text: str, below: Sequence[_Line]) -> bool:
    """The title of the window (甲县办节_某网) or of a form (名称：甲县办节) above the headline itself.

    >>> from kg.reading.text import clean
    >>> [_is_repeated(t, [clean("甲县举办花节")]) for t in ("甲县举办花节_某网", "甲县举办花节", "甲县举办花节开幕式")]
    [True, True, False]
    """
    return any(
        len(line.text) >= _TITLE_SHORTEST
        and len(text) <= len(line.text) + _SITE_LONGEST
        and (text.startswith(line.text) or text.endswith(line.text))
        and _TITLE_AROUND.fullmatch(text.replace(line.text, "", 1))
        for line in below
        if not _is_running(line.text)
    )


def _closes(lines: Sequence[_Line], at: int) -> bool:
    """新闻推荐 below a text; 相关新闻 where only titles follow it, and no second story of the page."""
    text = lines[at].text
    return bool(_END.fullmatch(text)) or (bool(_LINKS.fullmatch(text)) and not _text_follows(lines[at + 1 :]))


def _text_follows(lines: Sequence[_Line]) -> bool:
    for line in lines:
        if _END.fullmatch(line.text):
            return False
        if _is_running(line.text):
            return True
    return False


def _is_running(text: str) -> bool:
    return "。" in text and (len(text) > _RUNNING_TEXT or text.endswith(("。", "。”")))


def _without_navigation(lines: Sequence[_Line]) -> list[_Line]:
    """The lines without what stands between 标题导航 and 返回."""
    kept: list[_Line] = []
    at = 0
    while at < len(lines):
        length = _listed(lines[at + 1 : at + _LIST_LONGEST]) if _NAVIGATION.fullmatch(lines[at].text) else -1
        at += length + 1
        if length < 0:
            kept.append(lines[at])
            at += 1
    return kept


def _listed(lines: Sequence[_Line]) -> int:
    """How many lines a list of titles has, up to the mark that closes it; none where text comes first."""
    for at, line in enumerate(lines):
        if _NAVIGATION_END.fullmatch(line.text):
            return at + 1
        if _is_running(line.text):
            return 0
    return 0
