"""Finds places: divisions, villages, named sites, natural features, and words that stand for a place."""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence
from functools import cache, lru_cache

from kg.lexicon import programmes
from kg.lexicon.people import surname_of
from kg.mentions.place_anaphors import find_anaphors
from kg.mentions.place_corps import find_corps
from kg.mentions.place_ground import Found, Ground, Spans
from kg.mentions.place_led import find_led
from kg.mentions.place_letters import find_letters
from kg.mentions.place_lines import find_lines
from kg.mentions.place_lists import find_listed
from kg.mentions.place_names import find_names
from kg.mentions.place_nature import find_nature
from kg.mentions.place_routes import find_routes
from kg.mentions.place_shared import find_shared, same_elsewhere
from kg.mentions.place_sites import find_sites
from kg.mentions.place_stems import find_stems
from kg.mentions.place_tagged import find_tagged
from kg.mentions.place_text import word_list
from kg.mentions.place_told import tell
from kg.mentions.place_villages import find_known, find_villages
from kg.mentions.scope import Scope
from kg.model import Mention, Span

Finder = Callable[[str, list[Found], Ground], list[Found]]

#: Each sees what those before it found in the sentence.
FINDERS: tuple[Finder, ...] = (
    find_corps,
    find_known,
    find_villages,
    find_lines,
    find_sites,
    find_led,
    find_shared,
    find_nature,
    find_listed,
    find_routes,
    find_letters,
    find_tagged,
    find_anaphors,
)
_BYLINE = re.compile(r"（[^（）]{0,20}(?:记者|通讯员|摄影|实习生)[^（）]{0,60}）")
_PROPER = frozenset(
    ("quoted_site", "direct_site", "proper_site", "placed_site", "unlisted_village", "unlisted_township")
)


def find(scope: Scope, found: Sequence[Mention]) -> list[Mention]:
    """Mentions of places in the article; `found` are those of the recognisers before."""
    ground = ground_of(scope)
    sentences = [(s.index, s.text, places_in(s.text, ground)) for s in scope.article.sentences]
    same_elsewhere(sentences, ground)
    again = Ground(ground.text, ground.city, ground.county, ground.tagged, _named_sites(sentences))
    for _, text, places in sentences:
        places.extend(find_known(text, places, again))
    find_stems(sentences)
    tell(sentences, ground.text)
    if "小区" in ground.text:
        _same_estate(sentences)
    return [_mention(index, text, place) for index, text, places in sentences for place in places]


def _mention(index: int, text: str, place: Found) -> Mention:
    """The place as a mention; 积分超市 and 四点半课堂 are services that somebody runs, wherever they are held."""
    name = place.name or text[place.start : place.stop]
    if place.rule.startswith("told_") and (scheme := next((s for s in _schemes() if name.endswith(s)), "")):
        subtype = "points" if scheme.endswith(("超市", "银行")) else "service"
        span = Span(index, max(place.start, place.stop - len(name)), place.stop)
        return Mention(span, "initiative", subtype, name, "told service", place.confidence)
    span = Span(index, place.start, place.stop)
    whole = text[place.start - 1 : place.stop + 1] == f"“{name}”" or name.startswith("“")
    if place.rule == "quoted_site" and name.endswith(_ROOMS) and whole:
        return Mention(span, "initiative", "platform", name, "quoted service", place.confidence)
    offered = place.rule == "quoted_site" and _OFFERED.search(text, max(0, place.start - 8), place.start)
    if offered and programmes.is_common(name) and text.startswith("”", place.stop):
        subtype = programmes.common("yes").get(name) or programmes.common("run").get(name) or "service"
        return Mention(span, "initiative", subtype, name, "quoted service", place.confidence)
    return Mention(span, "place", place.subtype, name, f"places.{place.rule}", place.confidence, place.anaphor)


#: 开办“长者食堂”: what is run, wherever it is
_OFFERED = re.compile("(?:开办|办起|推出|开设|上线|试点|创办|开起|推行|首创|打造)(?:了|起|出)?“$")
#: What is offered there gives such a room its name: “板凳议事厅”
_ROOMS = (
    "议事厅",
    "议事亭",
    "议事堂",
    "议事室",
    "议事廊",
    "调解室",
    "警务室",
    "恳谈室",
    "讲堂",
    "课堂",
    "夜校",
    "学堂",
)


@cache
def _schemes() -> tuple[str, ...]:
    return tuple(sorted(word_list("told_scheme")))


def _same_estate(sentences: Sequence[tuple[int, str, list[Found]]]) -> None:
    """柳香花园 where the article has 柳香花园小区 too: one estate, by its full name."""
    full = {text[p.start : p.stop] for _, text, places in sentences for p in places if p.subtype == "compound"}
    for _, text, places in sentences:
        for index, place in enumerate(places):
            whole = text[place.start : place.stop] + "小区"
            if place.subtype == "compound" and not place.name and whole in full:
                places[index] = place._replace(name=whole)


def _named_sites(sentences: Sequence[tuple[int, str, list[Found]]]) -> dict[str, Found]:
    """Proper names of sites and unlisted villages: what is sure of them once holds wherever they stand."""
    named: dict[str, Found] = {}
    for _, text, places in sentences:
        for place in places:
            if place.rule in _PROPER:
                named.setdefault(text[place.start : place.stop], place)
    return named


def places_in(text: str, ground: Ground) -> list[Found]:
    """Every place in one sentence, in text order; a site's name may hold a place's name.

    >>> ground = Ground("", city="3303")
    >>> [f.name or "苍南县龙港镇的渔民"[f.start : f.stop] for f in places_in("苍南县龙港镇的渔民", ground)]
    ['苍南县', '龙港镇']
    """
    found = find_names(text, ground)
    for finder in FINDERS:
        found.extend(finder(text, found, ground))
    if not found:
        return found
    bylines = [match.span() for match in _BYLINE.finditer(text)]
    outside = [f for f in found if not any(a <= f.start < b for a, b in bylines)]
    people = {end for a, b, label in ground.tagged(text) if label == "PER" for end in (a - 1, b)}
    outside = [f for f in outside if not _is_bestowed(text, f, found)]
    named = (f for f in outside if not _is_praise(text, f) and not _is_among_people(text, f, people))
    return sorted(named, key=lambda f: (f.start, -f.stop))


def _is_bestowed(text: str, place: Found, found: Sequence[Found]) -> bool:
    """爱国主义教育基地|柳溪故居: what a site may call itself, right before the site."""
    named = place.rule == "proper_site" and text.endswith("教育基地", place.start, place.stop)
    return named and any(other.start == place.stop for other in found)


def _is_among_people(text: str, place: Found, people: set[int]) -> bool:
    """黄河 in 李明远、黄河、赵四海: whose name is a river's too; `people` are the places next to people."""
    lone = place.subtype == "natural" and place.stop - place.start == 2 and bool(surname_of(text[place.start]))
    left = text[place.start - 1 : place.start] == "、" and place.start - 1 in people
    right = text[place.stop : place.stop + 1] == "、" and place.stop in people
    return lone and (left or right)


_HONOUR = re.compile("”(?:荣誉)?(?:称号|荣誉|殊荣|牌匾|奖牌|试点)")
_HONOURED = re.compile("(?:授予|获评|荣获|获得|评为|命名为|誉为|称为|创建|争创|创成)[^，。；“”]{0,14}“$")
_MEANS = re.compile("(?:意为|意思[是为]|意即|寓意|译为|译作|即)“$")  # 藏语意为“大湖”
_MARK = re.compile("[^“”，。]{1,6}”(?:区域公用|公用|农产品|特色)*(?:商标|品牌)")  # “黄河红”商标 names no river
_THEME = re.compile("以[^，。；“”]{0,4}“[^”]*$")
_THEMED = re.compile("[^“”]*”为(?:主题|题|主线|口号|目标)")
_AIM = re.compile("(?:的|成为|变成|建设|共建|建好|守护|打造|爱护|保护|创建|共筑)$")
_ANY_HOME = re.compile("(?:美丽|幸福|美好|精神|共同|温馨|绿色|生态|宜居|和谐|和美|平安|清洁)家园")


def _is_praise(text: str, place: Found) -> bool:
    """Whether the words name no place: 平安县 in 授予“平安县”称号, 中国 in 以“书香中国”为主题, 建设美丽家园."""
    before = text[: place.start]
    if _HONOUR.match(text, place.stop) and (before.endswith("“") or _HONOURED.search(before)):
        return True
    if before.endswith("“") and _MEANS.search(before):
        return True
    if (
        text.startswith(("（市、区）", "（区、市）", "（市区）", "（市、旗", "（区）", "（市）"), place.stop)
        and place.stop - place.start == 2
    ):
        return True  # 任|县（市、区）委书记
    if place.rule == "world" and before.endswith("“") and _MARK.match(text, place.stop):
        return True
    if _THEMED.match(text, place.stop) and _THEME.search(before):
        return True
    return bool(_ANY_HOME.fullmatch(text, place.start, place.stop) and _AIM.search(before))


def ground_of(scope: Scope) -> Ground:
    """The article's ground, with the names that the page's articles introduce in chains."""
    city = scope.city.code if scope.city else ""
    county = scope.county.code if scope.county else ""
    tagged = tagged_spans if scope.use_tagger else _nothing
    return Ground(scope.article.text, city, county, tagged, introduced(scope.page.story, city, scope.use_tagger))


@lru_cache(maxsize=4)
def introduced(text: str, city: str, use_tagger: bool = False) -> dict[str, Found]:
    """Unlisted units and villages that stand in a chain somewhere on the page: 石门乡 after 苍南县."""
    ground = Ground(text, city, "", tagged_spans if use_tagger else _nothing)
    known: dict[str, Found] = {}
    for line in text.split("\n"):
        for place in find_names(line, ground):
            if place.rule in ("chain_unlisted", "chain_listed"):
                known.setdefault(line[place.start : place.stop], place)
    return known


def _nothing(text: str) -> frozenset[tuple[int, int, str]]:
    return frozenset()


@lru_cache(maxsize=1024)
def tagged_spans(text: str) -> frozenset[tuple[int, int, str]]:
    """What the tagger marks as a person, place or body."""
    from kg.mentions.tagger import tag

    return frozenset((word.start, word.stop, word.label) for word in tag(text))


__all__ = ["FINDERS", "Spans", "find", "ground_of", "places_in"]
