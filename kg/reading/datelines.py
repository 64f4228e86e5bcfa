"""Datelines: 本报讯（记者 许菲）, 新华社北京4月21日电（记者张三）, 【本报讯】 …"""

from __future__ import annotations

import re
from dataclasses import dataclass

from kg.model import Author, Passage
from kg.reading import bylines

_HEAD = re.compile(
    r"[【\[（]?(?:本报|本刊|本网|本台|本社|[\u4e00-\u9fff]{2,10}?(?:日报|晚报|晨报|早报|时报|新闻网?|网|融媒体?|电视台|社))"
    r"[\u4e00-\u9fff]{0,8}?(?:\d{1,2}月\d{1,2}日)?(?:综合)?(?:讯|电|消息)[】\]）]?[:：\s]*"
)
_BRACKET = re.compile(r"[（(【]([^（）()【】。！？]{2,80})[）)】]")


@dataclass(frozen=True)
class Dateline:
    passage: Passage
    authors: tuple[Author, ...]


def match(passage: Passage) -> Dateline | None:
    """The dateline that opens a paragraph, or None.

    >>> from kg.reading.text import clean
    >>> found = match(clean("本报讯(记者 付 炎)近日,平陆县组织演练。"))
    >>> found.passage.text, [(a.name, a.role) for a in found.authors]
    ('本报讯（记者 付 炎）', [('付炎', '记者')])
    """
    text = passage.text
    head = _HEAD.match(text)
    at = head.end() if head else 0
    bracket = _BRACKET.match(text, at)
    names = bylines.parse(passage[bracket.start() : bracket.end()]) if bracket else None
    if names and bracket:
        return Dateline(passage[: bracket.end()], names.authors)
    if not head:
        return None
    return Dateline(passage[: len(text[:at].rstrip())], ())
