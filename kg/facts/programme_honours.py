"""Who recognised a site or programme: 被评为, published lists."""

from __future__ import annotations

import re
from collections.abc import Iterator

from kg.facts.doer import Doers
from kg.mentions.scope import Reading
from kg.model import Entity, Fact, Mention, Sentence, Span

_AWARD = re.compile(
    "[^，。；]{0,14}?(?:评为|授予|认定为|命名为|确定为|列为|评定为|表彰为|评选为|授牌|颁发|通报表扬|认定|公布的|评选的|推介|推广|肯定|表扬)"
)
_AWARDED = re.compile("(?:被|获|获得|荣获|获评|入选|喜获|经|受到)$")
#: 获评甲厅“…”称号, 入选甲部典型案例, 被列为甲厅试点村: the body stands before the honour
_HONOURED = re.compile("(?:获评|荣获|获得|喜获|入选|列为|列入|评为|确定为|命名为|认定为|获批)了?$")
_HONOUR = re.compile(
    "(?:20\\d\\d年度?)?(?:首批|第[一二三四五六七八九十\\d]+批)?(?:的)?"
    "(?:“[^”]{2,20}”|[^，。；“”]{0,16}?(?:称号|典型案例|优秀案例|案例|示范|试点|名单|名录|先进|示范[村镇县区点户园]|样板))"
)
#: 是甲部命名的“…”
_CALLED = re.compile("(?:命名|认定|授予|评定|公布|确定)的")
_IS = re.compile("(?:是|为|成为)$")
#: 某局发布首批某某服务点: the first part is what the body does, the second what the things on the list are called.
_PUBLISHED = re.compile(
    "(?:联合|正式|集中|研究|今日|近日|对外)?(?:发布|公布|认定|命名|授予|评定|评选出?|确定|遴选出?|授牌|揭晓|推出)(?:了)?"
    r"(?:20\d\d年度?)?(?:首批|第[一二三四五六七八九十\d]+批|新一批|一批)?(?:[\d一二三四五六七八九十]+[家个处所名户])?"
    "(?P<title>[^，。；：、]{4,30}?)(?:名单)?(?=[，。；])"
)
_MEMBERS = re.compile("(?P<intro>[^。；]{4,60}?)(?:名单)?(?:分别|依次)?(?:是|为|有|包括|如下|涵盖)[：]?")


def recognised(reading: Reading, doers: Doers) -> Iterator[Fact]:
    """被省农业农村厅评为…: the subject is recognised by the body; so is every member of a list it published."""
    for body in reading.mentions:
        if body.kind != "organisation" or body.entity is None or body.anaphor:
            continue
        sentence = reading.scope.article.sentences[body.span.sentence]
        yield from _awarded(doers, sentence, body, body.entity)
        if sentence.role == "body" and (published := _PUBLISHED.match(sentence.text, body.span.stop)):
            yield from _listed(reading, sentence, body.entity, published["title"])


def _awarded(doers: Doers, sentence: Sentence, body: Mention, giver: Entity) -> Iterator[Fact]:
    before = sentence.text[: body.span.start]
    if not any(led.search(before) and said.match(sentence.text, body.span.stop) for led, said in _SHAPES):
        return
    clause = Span(sentence.index, max(before.rfind(mark) for mark in "，。；：") + 1, body.span.stop)
    topic = doers.topic(sentence.index, body.span.start)
    for one in (topic,) if topic else doers.at(sentence.index, body.span.start):
        if one.key != giver.key:
            yield Fact(one, "recognised_by", giver, (clause,), "被…评为", 0.75)


_SHAPES = ((_AWARDED, _AWARD), (_HONOURED, _HONOUR), (_IS, _CALLED))


def _listed(reading: Reading, published: Sentence, giver: Entity, title: str) -> Iterator[Fact]:
    """The members of the list that a later sentence spells out: 首批某某服务点分别是：甲（甲公司）、乙…."""
    for sentence in reading.scope.article.sentences[published.index :]:
        intro = _MEMBERS.match(sentence.text)
        if intro is None or not _same_title(title, intro["intro"]):
            continue
        for start, stop in _items(sentence.text, intro.end()):
            member = _member(reading, sentence.index, start, stop)
            if member is not None and member.key != giver.key:
                yield Fact(member, "recognised_by", giver, (Span(sentence.index, start, stop),), "on its list", 0.8)
        return


def _same_title(title: str, intro: str) -> bool:
    """Whether the words before 分别是 end as the title does that the body published.

    >>> _same_title("某市职工康养服务点", "首批10家职工康养服务点")
    True
    """
    return len(title) > 3 and intro.endswith(title[-min(len(title), 5) :])


def _items(text: str, start: int) -> Iterator[tuple[int, int]]:
    """The members of an enumeration without what stands in their brackets."""
    depth, begin = 0, start
    for position in range(start, len(text)):
        mark = text[position]
        if mark in "（、；。，" and depth == 0:
            if position > begin:
                yield begin, position
            begin = position + 1
        if mark == "（":
            depth += 1
        elif mark == "）":
            depth, begin = max(0, depth - 1), position + 1
        if mark == "。":
            return


def _member(reading: Reading, sentence: int, start: int, stop: int) -> Entity | None:
    """What a member of the list names: the longest place or body that reaches to its end."""
    found = [
        m
        for m in reading.mentions
        if m.span.sentence == sentence
        and m.span.start >= start
        and m.span.stop == stop
        and m.kind in ("place", "organisation", "initiative")
    ]
    best = max(found, key=lambda m: (m.kind == "place", m.span.stop - m.span.start), default=None)
    return best.entity if best is not None else None
