"""Who recognised a site or programme: 被评为, published lists."""

from __future__ import annotations

import re
from collections.abc import Iterator

from kg.facts.clauses import behind_mark
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
    yield from _written_up(reading)
    yield from _among(reading)
    for body in reading.mentions:
        if body.kind != "organisation" or body.entity is None or body.anaphor:
            continue
        sentence = reading.scope.article.sentences[body.span.sentence]
        yield from _awarded(reading, doers, sentence, body, body.entity)
        if sentence.role == "body" and (published := _PUBLISHED.match(sentence.text, body.span.stop)):
            yield from _listed(reading, sentence, body.entity, published["title"])


_POINTS_BACK = re.compile(
    "(?:(?:这|该|此)(?:个|套|一|种|项)?(?:做法|经验|模式|办法|机制|法子|探索|制度|举措|工作法|路子|点子)|此举)[^，。；]{0,4}$"
)
_LONGEST_BACK = 8  # sentences


def _pointed(reading: Reading, before: str, honour: Mention) -> Entity | None:
    """The programme of 这个做法被甲局列为示范案例: the one named last."""
    if _POINTS_BACK.search(_AWARDED.sub("", before)) is None:
        return None
    named = [m for m in reading.mentions if m.kind == "initiative" and m.entity is not None and m.span < honour.span]
    last = max(named, key=lambda m: m.span, default=None)
    near = last is not None and honour.span.sentence - last.span.sentence <= _LONGEST_BACK
    return last.entity if near and last is not None else None


_WRITTEN_INTO = re.compile("(?:被|已|先后)*(?:写进|写入|编入|收入|收录进?|选入|列入|入选|纳入)了?《?$")


def _written_up(reading: Reading) -> Iterator[Fact]:
    """这套做法被写进《甲省案例选编》: a paper that takes it up recognises it."""
    for paper in reading.mentions:
        sentence = reading.scope.article.sentences[paper.span.sentence]
        before = sentence.text[: paper.span.start]
        verb = _WRITTEN_INTO.search(before) if paper.kind == "document" and paper.entity is not None else None
        if verb is None or paper.entity is None:
            continue
        head = before[: verb.start()]
        named = [m for m in reading.mentions if m.kind == "initiative" and m.span.sentence == sentence.index]
        right = [m for m in named if m.span.stop <= verb.start() <= m.span.stop + 3]
        one = right[-1].entity if right else _pointed(reading, head, paper)
        if one is not None:
            clause = Span(sentence.index, behind_mark(head, len(head)), paper.span.stop)
            yield Fact(one, "recognised_by", paper.entity, (clause,), "这套做法被写进", 0.75)


_PUBLISHES = re.compile(
    "[^，。；]{0,6}(?:公布|发布|通报|评出|推出|遴选)[^，。；]{0,24}(?:案例|典型|名单|名录|经验|做法|品牌|榜单)，$"
)
_IS_AMONG = re.compile("”?(?:名列其中|榜上有名|位列其中|在列|入选|上榜|成功入选|赫然在列|是其中之一)")


def _among(reading: Reading) -> Iterator[Fact]:
    """甲市委政法委公布优秀案例，“茶桌议事”名列其中."""
    for one in reading.mentions:
        sentence = reading.scope.article.sentences[one.span.sentence]
        if one.kind != "initiative" or one.entity is None or not _IS_AMONG.match(sentence.text, one.span.stop):
            continue
        before = sentence.text[: one.span.start].rstrip("“")
        for body in reading.mentions:
            here = body.kind == "organisation" and body.entity is not None and body.span.sentence == sentence.index
            if here and body.entity is not None and _PUBLISHES.fullmatch(before, body.span.stop):
                quote = Span(sentence.index, body.span.start, one.span.stop)
                yield Fact(one.entity, "recognised_by", body.entity, (quote,), "on its list", 0.8)
                break


def _awarded(reading: Reading, doers: Doers, sentence: Sentence, body: Mention, giver: Entity) -> Iterator[Fact]:
    before = sentence.text[: body.span.start]
    if not any(led.search(before) and said.match(sentence.text, body.span.stop) for led, said in _SHAPES):
        return
    clause = Span(sentence.index, behind_mark(before, len(before)), body.span.stop)
    if (pointed := _pointed(reading, before, body)) is not None:
        yield Fact(pointed, "recognised_by", giver, (clause,), "这个做法被…列为", 0.75)
        return
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
