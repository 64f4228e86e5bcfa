"""Villages and towns called by their names alone: 柳溪源是个山村 where the article tells of 柳溪源村."""

from __future__ import annotations

import re
from collections.abc import Sequence
from functools import lru_cache

from kg.mentions.place_ground import Found
from kg.mentions.place_text import boundaries, is_word, word_list

_KINDS = re.compile("(?:[一-鿿]{1,4}族)?(?:行政村|自然村|村|社区|嘎查|镇|乡|苏木|街道)$")
_UNITS = frozenset({"village", "community", "township"})
_TOWN_STEM = 3  # characters: shorter names of towns are listed
#: What makes the words part of a longer name: 柳溪|水库, 柳溪|小学, 柳溪|农业公司
_LONGER = re.compile(
    "[村镇乡县区市州省路街道巷桥山河湖江溪沟湾水站库塔寺庙园苑山峰岭洞堂楼阁馆校院所店厂场社嘎苏]|"
    "(?!党支部|党总支|村委)[一-鿿]{0,6}(?:公司|合作社|集团|学校|小学|中学|医院|派出所|法庭|支行|水库|大桥|景区|小区)"
)
#: What stands behind a place that something is said of.
_SAID_OF = re.compile(
    "[，。、；：！？”）]|$|"
    "[是的有在人也就却则已共与和及到离打种养靠产又再更还便才都里]|今年|去年|全|村民|党支部|党总支|支部|村委|地处|位于|曾|以前|过去|如今"
)
_LEADS = ("在", "到", "从", "是", "把", "对", "离", "往", "去", "回", "给", "由", "向", "跟", "和", "与")


def find_stems(sentences: Sequence[tuple[int, str, list[Found]]]) -> None:
    """Adds to each sentence where a village or town of the article is called without its kind."""
    named = _stems(sentences)
    for _, text, places in sentences if named else ():
        for stem, whole in named.items():
            at = text.find(stem)
            while at >= 0:
                stop = at + len(stem)
                over = [place for place in places if place.start < stop and at < place.stop]
                free = all(_is_only_inside(place, at, stop) for place in over)
                if free and _stands(text, at, stop):
                    places[:] = [place for place in places if place not in over]
                    places.append(whole._replace(start=at, stop=stop, rule="stem_again", confidence=0.8))
                at = text.find(stem, stop)


def _is_only_inside(place: Found, start: int, stop: int) -> bool:
    """Whether a region far away is only the beginning of the village's name: 河套 in 河套张."""
    return place.rule == "world" and start <= place.start and place.stop <= stop


def _stems(sentences: Sequence[tuple[int, str, list[Found]]]) -> dict[str, Found]:
    """The names of the article's villages and towns without 村 or 镇; none that two of them share, and no word."""
    found: dict[str, Found] = {}
    shared: set[str] = set()
    for _, text, places in sentences:
        for place in places:
            name = place.name or text[place.start : place.stop]
            kind = _KINDS.search(name)
            if place.anaphor or place.subtype not in _UNITS or kind is None or kind.start() < 2:
                continue
            if place.subtype == "township" and kind.start() < _TOWN_STEM:
                continue
            stem = name[: kind.start()]
            other = found.setdefault(stem, place._replace(name=name))
            if other.name != name:
                shared.add(stem)
    return {stem: place for stem, place in found.items() if stem not in shared and _is_own(stem)}


@lru_cache(maxsize=1024)
def _is_own(stem: str) -> bool:
    """Whether the words are a name and nothing else: 柳溪源, not 团结 or 高山."""
    listed = stem in word_list("stem") or stem in word_list("short")
    return not listed and not is_word(stem) and word_list("function").isdisjoint(stem)


def _stands(text: str, start: int, stop: int) -> bool:
    """Whether the words stand alone: behind a mark, a preposition or a word, and before what is said of a place."""
    before = text[start - 1 : start]
    opens = not "一" <= before <= "鿿" or before in _LEADS or start in boundaries(text)
    return opens and not _LONGER.match(text, stop) and bool(_SAID_OF.match(text, stop))
