"""Which city a page is from: the prefecture that the places named in it lie in."""

from __future__ import annotations

import math
import re
from collections import Counter, defaultdict

from kg.lexicon.gazetteer import gazetteer
from kg.lexicon.split_counties import is_split
from kg.model import Inferred

_PAPER_END = "(?:日报|晚报|晨报|早报|商报|都市报|时报|新闻网|新闻|发布|融媒|广播电视台|电视台)"
_PAPER = re.compile(rf"([\u4e00-\u9fff]{{2,7}}?){_PAPER_END}")
_OF_PAPER = re.compile(_PAPER_END)  # found fast: few lines have one
_PAPER_WEIGHT = 3.0
_TOWNS = ("镇", "乡", "街道", "苏木")
#: 甲城经开区, 甲城机场: what stands before it is a place, though it may be a word
_OF = re.compile(
    "经开区|高新区|(?:经济|高新)技术(?:产业)?开发区|经济开发区|[市县区]?(?:委|政府|公安|法院|检察院)|机场|高铁站"
)
#: ——甲县深化改革侧记: the place that a subtitle opens with is where the story plays.
_SUBTITLE = re.compile(r"^[ \u3000]*(?:——|--|――)[ \u3000]*([\u4e00-\u9fff]{2,20})", re.M)
_SUBTITLE_WEIGHT = 2.0
_MUNICIPALITIES = ("11", "12", "31", "50")
_UNBACKED = 0.3  # what a short name is worth where nothing is named in full there: 合作 and 振兴 are words
_LEAST = 0.8
_LEAST_SHARE = 0.5


def infer_city(text: str, paper: str = "") -> Inferred | None:
    """The prefecture with the most votes, as its division code; None where no place prevails.

    >>> infer_city("瑞安市与平阳县签约，苍南县派员参加。").value
    '3303'
    >>> infer_city("两地结对\\n——盐亭县协作见闻\\n瑞安市与平阳县派员参加。").value
    '5107'
    """
    votes: defaultdict[str, float] = defaultdict(float)
    for line in (paper, *text.split("\n")):
        for match in _PAPER.finditer(line) if _OF_PAPER.search(line) else ():
            for city, weight in _of_paper(match[1]):
                votes[city] += weight
    for match in _SUBTITLE.finditer(text):
        opening = gazetteer().longest(match[1], 0)
        for city, weight in _votes(*opening) if opening and opening[1] == "name" else ():
            votes[city] += weight * _SUBTITLE_WEIGHT
    named = _named(text)
    sure = {city for word, source in named if source == "short of" for city, _ in _votes(word, "short")}
    for brief in (False, True):
        backed = frozenset(votes) | sure
        for (word, source), times in named.items():
            for city, weight in _votes(word, source) if (source == "short") == brief else ():
                votes[city] += weight * (_UNBACKED if brief and city not in backed else 1) * (1 + math.log(times))
    if not votes:
        return None
    city, most = max(sorted(votes.items()), key=lambda vote: vote[1])
    total = sum(votes.values())
    if most < _LEAST or most < _LEAST_SHARE * total:
        return None
    return Inferred(city, round(min(0.95, 0.3 + 0.6 * most / total), 2), "地名")


def _named(text: str) -> Counter[tuple[str, str]]:
    """How often each name of a division stands in the text, the longest at each place."""
    places = gazetteer()
    found: Counter[tuple[str, str]] = Counter()
    free, joined = 0, "".join(text.split())
    for at in places.starts(joined):
        name = places.longest(joined, at) if at >= free else None
        if name is not None and not is_split(joined, at, name[0]):
            found[name] += 1
            free = at + len(name[0])
            if name[1] == "short" and _OF.match(joined, free):
                found[name[0], "short of"] += 1
    return found


def _votes(word: str, source: str) -> list[tuple[str, float]]:
    """The cities a name speaks for. Short names are often ordinary words, and towns of one name lie all over."""
    if source in ("former", "short of"):
        return []
    places = gazetteer()
    codes = places.codes(word, source)
    upper = [code for code in codes if len(code) in (4, 6)]
    if upper:
        weight = 1.0 if source == "name" else 0.6
        return [(city_of(code), weight * (1.5 if len(code) == 4 else 1.0) / len(upper)) for code in upper]
    towns = [code for code in codes if len(code) == 9 and word.endswith(_TOWNS)]  # 新材料产业园 may be anywhere
    if source != "name" or not 1 <= len(towns) <= 3:
        return []
    return [(city_of(code), 0.4 / len(towns)) for code in towns]


def city_of(code: str) -> str:
    """The prefecture of a division; the municipality or the county itself where it has none."""
    places = gazetteer()
    chain = {d.level: d.code for d in places.chain(code)}
    if code[:2] in _MUNICIPALITIES:
        return code[:2]
    return chain.get("city") or chain.get("county", code)


def _of_paper(name: str) -> list[tuple[str, float]]:
    """The city a paper is named after: 绵阳日报."""
    places = gazetteer()
    found = [d for d in (*places.short_named(name), *places.named(name)) if d.level == "city"]
    return [(d.code, _PAPER_WEIGHT) for d in found[:1]]
