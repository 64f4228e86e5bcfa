"""Datelines: 本报讯（记者 张三）, 新华社北京4月21日电（记者张三）, 【本报讯】 …"""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import lru_cache

from kg.lexicon.gazetteer import gazetteer
from kg.model import Author, Passage
from kg.reading import bylines
from kg.reading.bylines import HAN, OUTLET, ROLE

_WIRE = rf"据?(?:{OUTLET}|{HAN}{{1,8}}?网){HAN}{{0,8}}?(?:\d{{1,2}}月\d{{1,2}}日)?(?:综合)?(?:讯|电|消息)"
_DATED = rf"{HAN}{{2,12}}?\d{{1,2}}月\d{{1,2}}日(?:综合)?(?:讯|电|消息)"  # 某某在线6月24日讯
_HEAD = re.compile(
    rf"[【\[（]?(?:据?(?:本报|本刊|本网|本台|本社){HAN}{{0,6}}?(?:\d{{1,2}}月\d{{1,2}}日)?(?:综合)?(?:讯|电|消息)|"
    rf"(?:{_WIRE}|{_DATED})(?=[\s（(：:】\]]))[】\]）]?[:：]? ?"
)
_BRACKET = re.compile(r"[（(【]([^（）()【】。！？]{2,80})[）)】]")
_NAME = rf"(?:{HAN}{{2,3}}|{HAN} {HAN})"
_SIGNED = rf"{OUTLET}{{0,2}}{ROLE}[ :：]?{_NAME}(?:[ 、]{_NAME}(?![{HAN[1:-1]}])){{0,5}}[ 、]?"
_NAMES = re.compile(rf"(?:{_SIGNED}){{1,4}}(?:{HAN}{{0,4}}报道)?[：: ]")
_NAMES_ALONE = re.compile(rf"(?:{_SIGNED}){{1,4}}{HAN}{{0,4}}报道[：: ]")
_LOCAL = re.compile(rf"{HAN}{{2,12}}?(?:\d{{1,2}}月\d{{1,2}}日)?[讯电] ?(?=[（(【])")  # 某县讯（张三）: only with names
_REPORTED = re.compile(rf"(?:(?P<from>[ 、]{HAN}{{2,4}})?报道)?[：: ]*$")


#: 本报讯（记者 张三）, 某网6月24日讯 : as it stands in a sentence, whoever signs it
_IN_SENTENCE = re.compile(
    r"[^，。；：（）“”]{1,18}(?:讯|电|消息)(?:[】\]] ?| ?（[^（）]{0,60}）|"
    r" ?(?:本报)?(?:见习|实习)?(?:记者|通讯员)[^，。；：（）]{2,24}?报道[ ，：]?| )|"
    r"[（【][^（）【】，。]{0,30}(?:记者|通讯员)[^（）【】。]{0,50}[）】]"
)


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
    local = None if head else _LOCAL.match(text)
    at = head.end() if head else local.end() if local else 0
    if bracket := _BRACKET.match(text, at):
        names = bylines.parse(passage[bracket.start() : bracket.end()])
        if names:
            return Dateline(passage[: bracket.end()], names.authors)
        if head and (author := _sole_name(passage, bracket)):
            return Dateline(passage[: bracket.end()], (author,))
    if run := (_NAMES if head else _NAMES_ALONE).match(text, at if head else 0):  # 本报讯 记者张三 通讯员李四报道：
        names = bylines.parse(passage[run.start() : run.start() + _length(run[0])])
        if names:
            return Dateline(passage[: run.start() + len(run[0].rstrip())], names.authors)
    if not head:
        return None
    return Dateline(passage[: len(text[:at].rstrip())], ())


_ONE_NAME = re.compile(rf"(?!完|图|上|下|摘|待续|记者|综合){HAN}{{2,4}}")


def _sole_name(passage: Passage, bracket: re.Match[str]) -> Author | None:
    """The one name behind 某网某地5月19日电, though no surname of the list open it."""
    words, places = bracket[1], gazetteer()
    if not _ONE_NAME.fullmatch(words) or not bylines.is_name(words, vouched=True):
        return None
    if places.short_named(words) or places.named(words):
        return None
    return Author(words, "通讯员", passage[bracket.start(1) : bracket.end(1)])


@lru_cache(maxsize=1024)
def end(text: str) -> int:
    """Where a sentence's own words begin, behind its dateline: whoever is named there tells, and takes no part.

    >>> [text[end(text) :] for text in ("本报讯（记者 张三 李四）茶文化节开幕。", "茶文化节开幕。")]
    ['茶文化节开幕。', '茶文化节开幕。']
    """
    found = _IN_SENTENCE.match(text)
    return found.end() if found else 0


def _length(run: str) -> int:
    """How much of a run holds names: 报道 and the place it is sent from (记者 张三 柳州报道) are none."""
    end = _REPORTED.search(run)
    if end is None:
        return len(run)
    places, sent_from = gazetteer(), (end["from"] or "").strip(" 、")
    is_place = bool(places.short_named(sent_from) or places.named(sent_from))
    return end.start() if is_place or not sent_from else end.end("from")
