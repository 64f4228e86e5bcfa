"""Datelines: 本报讯（记者 张三）, 新华社北京4月21日电（记者张三）, 【本报讯】 …"""

from __future__ import annotations

import re
from dataclasses import dataclass

from kg.model import Author, Passage
from kg.reading import bylines
from kg.reading.bylines import HAN, OUTLET, ROLE

_WIRE = rf"据?{OUTLET}{HAN}{{0,8}}?(?:\d{{1,2}}月\d{{1,2}}日)?(?:综合)?(?:讯|电|消息)"
_HEAD = re.compile(
    rf"[【\[（]?(?:据?(?:本报|本刊|本网|本台|本社){HAN}{{0,6}}?(?:\d{{1,2}}月\d{{1,2}}日)?(?:综合)?(?:讯|电|消息)|"
    rf"{_WIRE}(?=[\s（(：:】\]]))[】\]）]?[:：]? ?"
)
_BRACKET = re.compile(r"[（(【]([^（）()【】。！？]{2,80})[）)】]")
_NAME = rf"(?:{HAN}{{2,3}}|{HAN} {HAN})"
_SIGNED = rf"{OUTLET}{{0,2}}{ROLE}[ :：]?{_NAME}(?:[ 、]{_NAME}(?![{HAN[1:-1]}])){{0,5}}[ 、]?"
_NAMES = re.compile(rf"(?:{_SIGNED}){{1,4}}(?:报道)?[：: ]")


@dataclass(frozen=True)
class Dateline:
    passage: Passage
    authors: tuple[Author, ...]


def match(passage: Passage) -> Dateline | None:
    """The dateline that opens a paragraph, or None.

    >>> from kg.reading.text import clean
    >>> found = match(clean("本报讯(记者 石 磊)近日,某县组织演练。"))
    >>> found.passage.text, [(a.name, a.role) for a in found.authors]
    ('本报讯（记者 石 磊）', [('石磊', '记者')])
    """
    text = passage.text
    head = _HEAD.match(text)
    at = head.end() if head else 0
    if bracket := _BRACKET.match(text, at):
        names = bylines.parse(passage[bracket.start() : bracket.end()])
        if names:
            return Dateline(passage[: bracket.end()], names.authors)
    if not head:
        return None
    if run := _NAMES.match(text, at):  # 本报讯 记者张三 通讯员李四报道：
        names = bylines.parse(passage[at : at + len(run[0].rstrip(" ：:"))])
        if names:
            return Dateline(passage[: at + len(run[0].rstrip())], names.authors)
    return Dateline(passage[: len(text[:at].rstrip())], ())
