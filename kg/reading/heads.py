"""The head of an article: which of its lines is the headline, kicker, subtitle or byline."""

from __future__ import annotations

import re

from kg.reading.drafts import Draft
from kg.reading.lines import Line

_SLOGAN = re.compile(
    r"^(?:创建|聚焦|学习|贯彻|深入|奋进|凝心聚力|推进|建设|打造|争创|决战|决胜|喜迎|庆祝|牢记|践行|弘扬|奋力|锚定|全力)"
)
_COLUMN = re.compile(
    r"^(?:\S{2,4}[ ·]\S{2,4}|\S{0,8}(?:动态|新闻|传真|速览|快讯|简讯|一线|视点|关注|之窗|风采|要闻|纵横|广角|在线|"
    r"直通车|进行时|热点|专栏|资讯|论坛|亮点|聚焦))$"
)
_SUBTITLE_END = re.compile(r"(?:走笔|侧记|纪实|见闻|综述|扫描|观察|探访|纪事|小记|记事|特写|巡礼|掠影|回眸|透视|速写)$")


def assign(draft: Draft, head: list[Line], dated: bool) -> None:
    """Gives every line of a head its role."""
    anchor = next((i for i, line in enumerate(head) if line.look in ("byline", "subtitle")), len(head))
    titles = _titles(head[:anchor])
    for line in head[:anchor]:
        draft.add("headline" if line in titles else "kicker", line)
    for line in head[anchor:]:
        if line.byline:
            draft.sign(line.byline)
            draft.has_byline = True
        elif line.look == "subtitle" or _SUBTITLE_END.search(line.text):
            draft.add("subtitle", line)
        elif not titles:
            titles = [line]
            draft.add("headline", line)
        else:
            draft.add("kicker" if _SLOGAN.match(line.text) else "heading", line)


def _titles(lines: list[Line]) -> list[Line]:
    """The headline's lines: the one or two nearest the text that are no column name and no slogan."""
    plain = [n for n in lines if not _COLUMN.match(n.text) and not _SLOGAN.match(n.text)]
    if not plain:
        plain = [n for n in lines if not _COLUMN.match(n.text)][-1:] or lines[-1:]
    return plain[-2:]
