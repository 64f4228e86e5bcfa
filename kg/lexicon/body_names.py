"""Names of single bodies, and the words that bodies' names are made of."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache, lru_cache

from kg.lexicon.bigrams import Words
from kg.lexicon.vocabulary import rows


@dataclass(frozen=True)
class KnownBody:
    """A body of the whole country or the world: 中组部, in full 中共中央组织部."""

    name: str
    full: str
    subtype: str


@dataclass(frozen=True)
class Head:
    """A word that closes a body's name: 合作社, 领导小组."""

    word: str
    subtype: str


@cache
def known_bodies() -> Mapping[str, KnownBody]:
    found: dict[str, KnownBody] = {}
    for name in ("organisation_known", "organisation_schools", "companies", "media"):
        for row in rows(name):
            full = row["full"] or row["word"]
            found.setdefault(row["word"], KnownBody(row["word"], full, row["subtype"]))
            found.setdefault(full, KnownBody(full, full, row["subtype"]))
    return found


@cache
def known_words() -> Words:
    return Words(known_bodies(), lasting=True)


@cache
def functions() -> Mapping[str, str]:
    """What bureaux see to, as printed, with the official words: 人社 → 人力资源和社会保障."""
    return {row["word"]: row["full"] or row["word"] for row in rows("organisation_functions")}


@cache
def function_words() -> Words:
    return Words(functions(), lasting=True)


@cache
def heads(use: str) -> Mapping[str, Head]:
    """The head words of one use: name, unit or team."""
    return {row["word"]: Head(row["word"], row["subtype"]) for row in rows("organisation_heads") if row["use"] == use}


@cache
def name_words(kind: str) -> frozenset[str]:
    """The words of organisation_words of one kind: inside, stop or generic."""
    return frozenset(row["word"] for row in rows("organisation_words") if row["kind"] == kind)


@cache
def foreign(*kinds: str) -> Words:
    return Words((row["word"] for row in rows("organisation_foreign") if row["kind"] in kinds), lasting=True)


_LAST = re.compile(
    "[局厅委办署部处院所站队社会行厂校府团军]$|中心$|公司$|集团$|大学$|中学$|小学$|学院$|医院$|日报$|晚报$|网$|法庭$|支部$|联盟$|组织$|党$|组$"
)


_TRADE = (
    "泵业|矿业|药业|乳业|果业|茶业|酒业|科技|电器|机电|股份|投资|物流|能源|食品|服饰|电子|汽车|地产|物业|机械|化工|纺织|"
    "航空|证券|保险"
)
_ENDINGS = {
    "party": re.compile(
        "(?:党委|党工委|党组|党总支|党支部|支部|纪委|纪工委|组织部|宣传部|统战部|政法委|[省市县区州旗]委|两委|“两委”|党)$"
    ),
    "mass": re.compile(
        "(?:妇联|残联|科协|文联|作协|侨联|记协|工会|团委|团支部|工商联|青联|学联|关工委|红十字会|妇女联合会)$"
    ),
    "company": re.compile(f"(?:{_TRADE})$"),
}


def ends_in_head(name: str) -> bool:
    """Whether the name ends in a word for a body."""
    return bool(_LAST.search(name)) or name.endswith(_name_heads())


@cache
def _name_heads() -> tuple[str, ...]:
    return tuple(heads("name"))


def head_of(name: str) -> str:
    """The longest head word that closes the name; "" where none does.

    >>> head_of("容县宏达物流有限公司"), head_of("容县")
    ('有限公司', '')
    """
    found = (name[-size:] for size in range(min(len(name) - 1, 10), 0, -1) if name[-size:] in heads("name"))
    return next(found, "")


@lru_cache(maxsize=1024)
def subtype_of(name: str) -> str:
    """The guidelines' subtype of a body by the end of its name.

    >>> subtype_of("青田县公安局刑侦大队"), subtype_of("姚家村党支部"), subtype_of("昌达物流公司")
    ('government', 'party', 'company')
    """
    if name in known_bodies():
        return known_bodies()[name].subtype
    for subtype, pattern in _ENDINGS.items():
        if pattern.search(name):
            return subtype
    for size in range(min(len(name), 12), 0, -1):
        ending = name[-size:]
        for use in ("name", "team"):
            head = heads(use).get(ending)
            if head and head.subtype:
                return head.subtype
        if size == 1 and ending in "局厅委办署部所站队处院":
            return "government"
    return "social"
