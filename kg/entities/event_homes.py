"""Whose an event is that its printed name does not say: 第六届技能竞赛 of a county, 县十八届人大四次会议."""

from __future__ import annotations

import re

from kg.entities.organisation_homes import own_place
from kg.lexicon.gazetteer import gazetteer
from kg.mentions.scope import Reading
from kg.model import Entity, Mention

#: What may follow a level word at the head of an event's name; 县域, 区块链 and 市场 are other words.
_LEVELLED = re.compile(
    "(?P<level>自治县|街道|[县市区旗镇乡州])(?=第?[一二三四五六七八九十百\\d]+[届次期]|首[届次期]|人大|人民代表大会|政协|党代会)"
)
#: A year, a quarter or a number says which of a row it is; whose row, only the place before it.
_OF_A_ROW = re.compile(
    "\\d{4}年|第[一二三四五六七八九十百\\d]{1,4}(?:届|期|季度|批)|首[届期批]|[一二三四]季度|(?:上|下)半年"
)
_NAMED = re.compile(
    "[“《·]|[一-鿿]{2,4}[省市县区旗镇乡州盟村](?!级|域|委|长|民|场|政|容|干)|社区|街道|开发区|公司|集团|学校|医院"
)
_WORDS_OF_ITS_OWN = re.compile("节$|周$|论坛|联席|圆梦")


def with_level(reading: Reading, name: str) -> str:
    """甲县十八届人大四次会议 for 县十八届人大四次会议, in an article on that county."""
    levelled = _LEVELLED.match(name)
    if levelled and (home := own_place(reading.scope, levelled["level"])):
        return home.name + name[levelled.end() :]
    return name


def with_home(reading: Reading, name: str, mentions: list[Mention], holder: Entity | None) -> str:
    """The name with the place before it that holds the event, or whose body does; a name that says where is left."""
    if holder is None or _NAMED.search(name) or _WORDS_OF_ITS_OWN.search(name) or _holds_place(reading, mentions):
        return name
    home = holder if holder.kind == "place" else _place_of(holder) if _OF_A_ROW.match(name) else None
    if home is None or name.startswith(home.name[:2]):
        return name
    return home.name + name


def _holds_place(reading: Reading, mentions: list[Mention]) -> bool:
    """Whether the printed name has a place in it."""
    spans = [m.span for m in mentions]
    places = (m.span for m in reading.mentions if m.kind == "place" and not m.anaphor)
    return any(s.sentence == p.sentence and s.start <= p.start and p.stop <= s.stop for p in places for s in spans)


def _place_of(body: Entity) -> Entity | None:
    division = gazetteer().get(body.place.removeprefix("place/"))
    return Entity(f"place/{division.code}", "place", division.level, division.name) if division else None
