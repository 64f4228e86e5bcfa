"""Where an initiative is run, told beside its name: 在甲村推出“巷口小窗”, 把“夜校”开进乙社区, 丙小区“积分超市”."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from kg.mentions.scope import Reading
from kg.model import Entity, Fact, Mention, Span

_BEGINS_AT = re.compile(
    "(?:等地|等[村镇乡社][区镇村乡]?|[两三四五六七八九十][个]?(?:地|村|社区|镇|乡|乡镇|街道)|内|里|境内)?"
    "(?:(?:率先|首先|先后|陆续|也|已|还|同步|联合|全面|正式|共同)*"
    "(?:推出|推开|推行|开办|办起|开设|开起|设立|设起|试点|试用|试行|铺开|搭起|搭建|建起|建成|启用|上线|成立|挂牌|开通|摆出|支起|打造)了?)"
    "(?:了?一[个处间家条支]|全[县市区镇乡省]首[个家处条]|\\d+[个处间家条支])?“?"
)
_BROUGHT = re.compile("[把将](?:这[个堂支辆])?“?")
_BROUGHT_TO = re.compile("”?(?:[一-鿿]{0,4}?)(?:开|搬|办|设|摆|送|建|落|放|挪|架|延伸|开设)(?:进|到|在|至|入|向)了?")
#: what has a door or a wall: it stands where its place is named
_HOUSED = re.compile(
    "(?:超市|小店|商店|铺子?|驿站|餐桌|夜校|食堂|厨房|小院|庭院|书屋|书房|课堂|学堂|讲堂|小巷|巷|窗口?|小窗|角|小屋|屋|之家|家园|客厅|茶[室馆座桌]|站点?|工作站|点"
    "|工作室|室|亭|墙|廊|银行|集市|市集|工坊|车间|基地|中心|门诊|诊所|药房|小饭桌|托管班|兴趣班|法庭)$"
)
_NARROW = ("village", "community", "compound", "facility", "scenic", "zone", "township")
_SMALL = ("village", "community", "compound", "facility", "scenic")
_JOINT = re.compile("[、和与及]")


def sited(reading: Reading, initiative: Entity, mentions: Sequence[Mention]) -> Iterator[Fact]:
    """The places of the first mention that is told with any."""
    for mention in mentions:
        places = _places(reading, mention.span.sentence)
        found = _begun_at(reading, mention, places) or _brought_to(reading, mention, places)
        found = found or _owned(reading, mention, places)
        if found:
            start, stop = min(p.span.start for p in found), max(p.span.stop for p in found)
            span = Span(mention.span.sentence, min(start, mention.span.start), max(stop, mention.span.stop))
            yield from (Fact(initiative, "located_in", p.entity, (span,), "sited", 0.7) for p in found if p.entity)
            return


def _places(reading: Reading, sentence: int) -> list[Mention]:
    here = (m for m in reading.mentions if m.kind == "place" and m.span.sentence == sentence)
    return sorted((m for m in here if m.entity is not None), key=lambda m: (m.span.start, -m.span.stop))


def _begun_at(reading: Reading, mention: Mention, places: Sequence[Mention]) -> list[Mention]:
    """甲队在乙村推出“巷口小窗”; 先在丙镇、丁镇两地试用: a row of places of one level behind 在."""
    text = reading.scope.article.sentences[mention.span.sentence].text
    for last in reversed([p for p in places if p.span.stop < mention.span.start and p.subtype in _NARROW]):
        if _BEGINS_AT.fullmatch(text, last.span.stop, mention.span.start):
            row = _row(text, last, places)
            return row if _behind_at(text, row[0], places) else []
    return []


def _row(text: str, last: Mention, places: Sequence[Mention]) -> list[Mention]:
    """The places of one level that end with this one, each joined to the next."""
    row = [last]
    for place in reversed([p for p in places if p.span.stop < last.span.start]):
        if place.subtype == last.subtype and _JOINT.fullmatch(text, place.span.stop, row[0].span.start):
            row.insert(0, place)
    return row


def _behind_at(text: str, first: Mention, places: Sequence[Mention]) -> bool:
    """Whether 在 stands before the place or before the chain that it closes: 在甲镇|乙村."""
    start = first.span.start
    for place in reversed(places):
        if place.span.stop == start:
            start = place.span.start
    return text[start - 1 : start] == "在"


def _brought_to(reading: Reading, mention: Mention, places: Sequence[Mention]) -> list[Mention]:
    """把“甲夜校”开进乙社区."""
    text = reading.scope.article.sentences[mention.span.sentence].text
    opened = text[max(0, mention.span.start - 4) : mention.span.start]
    if not _BROUGHT.search(opened):
        return []
    behind = [p for p in places if p.span.start > mention.span.stop and p.subtype in _NARROW]
    there = [p for p in behind if _BROUGHT_TO.fullmatch(text, mention.span.stop, _head(p, places))]
    return there[-1:]  # of a chain the village, not the town


def _head(place: Mention, places: Sequence[Mention]) -> int:
    """Where the chain begins that the place closes: 甲镇|乙村."""
    start = place.span.start
    for before in reversed(places):
        if before.span.stop == start:
            start = before.span.start
    return start


def _owned(reading: Reading, mention: Mention, places: Sequence[Mention]) -> list[Mention]:
    """丙小区“积分超市”: what has a door or a wall stands in the small place right before it."""
    if not _HOUSED.search(mention.name.strip("“”")):
        return []
    text = reading.scope.article.sentences[mention.span.sentence].text
    before = (
        p
        for p in places
        if p.subtype in _SMALL and not p.anaphor and text[p.span.stop : mention.span.start] in ("", "“", "的“")
    )
    return [p for p in before if p.span.stop <= mention.span.start][-1:]
