"""Which place a body is of that is printed without one: 市妇联 is of the page's city, 自然资源所 of the main place."""

from __future__ import annotations

import re
from collections.abc import Sequence
from functools import lru_cache
from typing import overload

from kg.lexicon.gazetteer import Division, gazetteer
from kg.lexicon.levels import subtypes_of_level
from kg.mentions.scope import Scope
from kg.model import Entity, Mention

_TOWN_WORDS = ("镇", "乡", "街道", "苏木", "办")
_COUNTY_WORDS = ("县", "区", "旗")
_VILLAGE_WORDS = ("村", "社区", "嘎查")
#: Bodies that no town or village has: a bare 公安局 in an article on a town is the county's.
_COUNTY_BODY = re.compile("(?:局|委|院|部|厅|大队|支队|会|联|法院|海关|政协|人大|公司|银行|农商行|农信社|信用联社)$")
_NO_CITY = ("州", "盟", "地区")  # prefectures that nobody calls 市
_TOWNS = ("镇", "乡", "街道")
_TOWN_BODY = re.compile(
    "([一-鿿]{2,6}?)(?:派出所|司法所|中心小学|中心校|中心学校|中心幼儿园|初级中学|中学|卫生院|税务所|供电所|法庭)"
)
#: What follows the name of a county that helps or calls on the one told of.
_GUEST = re.compile("(?:党政|教育局)?(?:对口|支援|帮扶|援助|援派|选派|派[出来驻]|捐|协作|结对|来|赴|代表团|考察)")
#: What stands before the name of the county that a clause tells of, its province and prefecture aside.
_TOLD_OF = re.compile("(?:^|[，在到]|走进)(?:[一-鿿]{2,8}[省市州盟区]){0,2}$")
#: What follows a city or a province in the post of its officer: 甲|市委书记, 甲市|人大常委会副主任.
_POST_OF = re.compile(
    "[市省]?(?:(?:委|人民政府|政府|人大|政协|纪委|监委|法院|检察院)[一-鿿、]{0,12}?(?:书记|主任|主席|常委|委员|秘书长|[市省]长)|"
    "[一-鿿]{1,8}局副?局长|(?:常务)?副?[市省]长|领导)"
)
#: What ends a list of officers with their posts.
_ARRIVES = re.compile("[来到赴率在]|一行|考察|调研|会见|会谈|参加|出席|陪同|带领|表示|指出|主持|介绍")
_UNIT = frozenset(("province", "city", "county", "township", "village", "community", "zone"))


@overload
def place_of(division: Division) -> Entity: ...
@overload
def place_of(division: None) -> None: ...
@overload
def place_of(division: Division | None) -> Entity | None: ...
def place_of(division: Division | None) -> Entity | None:
    """The entity of a division of the gazetteer."""
    if division is None:
        return None
    return Entity(f"place/{division.code}", "place", division.level, division.name)


def is_county_city_page(scope: Scope) -> bool:
    """Whether 市委 is a county-level city's: the page speaks of none of its neighbours, nor of its prefecture."""
    county = scope.county
    if county is None or not county.name.endswith("市"):
        return False
    return _speaks_of_one_county(scope.page.text, county.code)


def _is_of_county_city(scope: Scope) -> bool:
    """Whether 市委 is a county-level city's: on its page, in an article on it alone, in a prefecture that is no 市."""
    if scope.county is None or not scope.county.name.endswith("市"):
        return False
    if scope.city is not None and not scope.city.name.endswith("市"):
        return True
    return is_county_city_page(scope) or is_told_of_alone(scope)


def is_told_of_alone(scope: Scope) -> bool:
    """Whether the article names the county-level city in full, and neither the prefecture nor another part of it."""
    if scope.county is None or not scope.county.name.endswith("市"):
        return False
    text = scope.article.text
    return scope.county.name in text and _speaks_of_one_county(text, scope.county.code)


@lru_cache(maxsize=256)
def _speaks_of_one_county(text: str, code: str) -> bool:
    prefecture = gazetteer().parent(code)
    if prefecture is None:
        return True
    own = gazetteer()[code]
    text = re.sub(re.escape(prefecture.short) + _BODY_OF, "", text)
    if text.count(prefecture.short) > (text.count(own.short) >= _OFTEN):
        return False  # one honour from the prefecture is no sign that it is told of
    others = (d for d in _counties(prefecture.code) if d.code != code)
    return not any(d.name in text or (len(d.short) > 1 and d.short in text) for d in others)


_OFTEN = 3
#: 乙市|农业农村局副局长, 乙|海警局: an officer or a body of the prefecture comes, the prefecture is not told of.
_BODY_OF = (
    "市?(?!委|全)[一-鿿]{2,9}?(?:局|支队|总队|大队|海关|海事处|银行|公司|大学|学院|医院|法院|检察院|中心"
    "|协会|学会|总工会|联合会)"
)


@lru_cache(maxsize=512)
def _counties(code: str) -> tuple[Division, ...]:
    return gazetteer().children(code, "county")


#: Beijing, Tianjin, Shanghai and Chongqing are cities with districts of their own.
_MUNICIPALITIES = ("11", "12", "31", "50")


def municipality(scope: Scope) -> Division | None:
    """The municipality that the article's county is a district of."""
    code = scope.county.code[:2] if scope.county else ""
    return gazetteer().get(code) if code in _MUNICIPALITIES else None


def _province(division: Division | None) -> Entity | None:
    return next((place_of(d) for d in gazetteer().chain(division) if d.level == "province"), None)


_HEAD_OF_PAGE = 400  # characters
_PAPER = re.compile("(?<![一-鿿])([一-鿿]{2,3})日报(?:讯|社|全媒|客户端|[（ ])")


@lru_cache(maxsize=64)
def _province_of_paper(head: str) -> Entity | None:
    """湖北 of 湖北日报讯, where the page names no place of its own: whose 省民政厅 it tells of."""
    found = _PAPER.search(head)
    named = gazetteer().short_named(found[1], levels=("province",)) if found else ()
    return place_of(named[0]) if len(named) == 1 else None


def own_place(scope: Scope, level: str) -> Entity | None:
    """What a level word means in an article by its city, county and main place; without one, whose a bare body is."""
    if level in ("省", "自治区"):
        own = scope.city or scope.county or _main_county(scope)
        home = _province(own) or _province_of_paper(scope.page.text[:_HEAD_OF_PAGE])
        return home if home and home.name.endswith(level) else None  # no 省委 in 广西, no 自治区党委 in 湖南
    if level in ("市", "州", "盟", "地区", "自治州"):
        own = scope.county if level == "市" and _is_of_county_city(scope) else scope.city
        if level == "市" and own is not None and own.name.endswith(_NO_CITY):
            return None  # no 市委 is that of an autonomous prefecture
        return place_of(own or (municipality(scope) if level == "市" else None) or _main_city(scope))
    if level in ("县", "区", "旗", "自治县"):
        county = scope.county or _main_county(scope)
        return place_of(county) if _is_called(county, level) else None
    if level:
        main = scope.main if scope.main and scope.main.subtype in subtypes_of_level(level) else None
        return main or (_town_of_bodies(scope, level) if level in _TOWNS else None)
    return scope.main or place_of(scope.county or scope.city)


def _main_county(scope: Scope) -> Division | None:
    """The county that the article is about, where nothing says what the page's is; a district only by its full name."""
    if scope.county is not None or scope.main is None or scope.main.subtype != "county":
        return None
    if not scope.main.name.endswith(("县", "旗")) and scope.main.name not in scope.page.text:
        return None
    code = scope.main.key.removeprefix("place/")
    return gazetteer().get(code) if code.isdigit() else None


def _main_city(scope: Scope) -> Division | None:
    """The city of the county that the article is about, where nothing says what the page's is."""
    county = _main_county(scope) if scope.city is None else None
    return gazetteer().parent(county.code) if county else None


def _is_called(county: Division | None, level: str) -> bool:
    """Whether a level word can mean the county: no 县委 is that of a 区."""
    return county is None or not county.name.endswith(_COUNTY_WORDS) or county.name.endswith(level)


def _town_of_bodies(scope: Scope, level: str) -> Entity | None:
    """The town that the article names only in the names of its bodies: 石门镇 where 石门派出所 and 石门中学 are."""
    if scope.county is None:
        return None
    stems = {match[1] for s in scope.article.sentences for match in _TOWN_BODY.finditer(s.text)}
    towns = gazetteer().children(scope.county.code, "township") if stems else ()
    found = [d for d in towns if d.name.endswith(level) and any(s.endswith(d.name[: -len(level)]) for s in stems)]
    return place_of(found[0]) if len(found) == 1 else None


def home_of_level(
    scope: Scope, level: str, before: Sequence[Mention], sentence: int | None = None, at: int | None = None
) -> Entity | None:
    """The place a level word means: the one of that level named last, but 市 is first the page's city.

    Among the posts of a visitor, where the words stand `at` a place of the sentence, it is the visitor's.
    A village is meant only where it is the article's own or has just been named: 排名靠后的村党支部 is nobody's.
    """
    low = level in _VILLAGE_WORDS
    if at is not None and level in ("市", "省") and (visitor := _of_visitor(scope, level, before, sentence, at)):
        return visitor
    if (low or level in ("市", "省", "自治区")) and (home := own_place(scope, level)):
        return home
    if level in ("省", "自治区"):
        codes = (m.entity.key.removeprefix("place/") for m in reversed(before) if m.kind == "place" and m.entity)
        provinces = (_province(gazetteer().get(code)) for code in codes)
        return next((home for home in provinces if home and home.name.endswith(level)), None)
    wanted = subtypes_of_level(level)
    if level in _COUNTY_WORDS and sentence is not None and _of_many(scope, before, sentence):
        return None
    for mention in reversed(before):
        place = mention.entity
        if low and sentence is not None and mention.span.sentence < sentence - 1:
            break
        fits = place and mention.kind == "place" and place.subtype in wanted and place.name.endswith(level)
        own = level in _COUNTY_WORDS and _is_called(scope.county, level)
        if place and place.subtype == "zone" and scope.county is not None and scope.county.name.endswith(level):
            continue  # 区委 behind 甲高新技术产业开发区 on a page of 甲区
        if place and fits and not (own and (_is_guest(scope, mention, sentence) or _sends(scope, mention))):
            return place
    return own_place(scope, level)


def _of_visitor(scope: Scope, level: str, before: Sequence[Mention], sentence: int | None, at: int) -> Entity | None:
    """甲市委书记、|市人大常委会主任王小明率团到乙市: the city named with a post is meant through the list."""
    here = [m for m in before if m.kind == "place" and m.entity and m.span.sentence == sentence]
    named = next((m for m in reversed(here) if m.entity and m.entity.name.endswith(level)), None)
    if named is None or named.anaphor:
        return None
    text = next(s.text for s in scope.article.sentences if s.index == sentence)
    posts = text[named.span.stop : at]
    listed = posts.endswith(("、", "，", "和")) and not _ARRIVES.search(posts) and "。" not in posts
    return named.entity if listed and _POST_OF.match(posts) else None


def _sends(scope: Scope, county: Mention) -> bool:
    """来自乙县的选手 in an article on 甲县: whose 县文旅局 runs the contest is not in doubt."""
    own = scope.county or _main_county(scope)
    text = next(s.text for s in scope.article.sentences if s.index == county.span.sentence)
    elsewhere = own is not None and county.entity is not None and county.entity.key != f"place/{own.code}"
    return elsewhere and text.endswith("来自", 0, county.span.start)


def _is_guest(scope: Scope, county: Mention, sentence: int | None) -> bool:
    """嘉善县对口支援资金 in an article on a county of another prefecture: whose 县医院 follows is not in doubt."""
    code = county.entity.key.removeprefix("place/") if county.entity else ""
    if scope.county is None or scope.city is None or not code.isdigit():
        return False
    if code.startswith(scope.city.code) or not gazetteer().within(scope.county.code, scope.city.code):
        return False
    text = next(s.text for s in scope.article.sentences if s.index == county.span.sentence)
    told_of = county.span.sentence == sentence and _TOLD_OF.search(text, 0, county.span.start)
    return not told_of or bool(_GUEST.match(text, county.span.stop))


def _of_many(scope: Scope, before: Sequence[Mention], sentence: int) -> bool:
    """经县工会推荐 after a list of many counties, in an article about their city: any county's."""
    if scope.main is None or scope.main.subtype != "city":
        return False
    counties = [m for m in before if m.kind == "place" and m.entity and m.entity.subtype == "county"]
    here = any(m.span.sentence == sentence for m in counties)
    return not here and len({m.entity for m in counties}) > 3


def home_of_bare(scope: Scope, body: str, spoken_of: Entity | None = None) -> Entity | None:
    """The place of a body printed without place or level word: what is spoken of, the main place or its county."""
    main = spoken_of or scope.main
    if (
        main
        and main.subtype in _UNIT
        and not (main.subtype not in ("province", "city", "county") and _COUNTY_BODY.search(body))
    ):
        return main
    if main and main.subtype in _UNIT and not scope.county:
        return main
    return place_of(scope.county or scope.city)


def is_low(level: str) -> bool:
    """Whether the level word means a town or a village."""
    return level in _TOWN_WORDS or level in _VILLAGE_WORDS


def needs_home(level: str) -> bool:
    """Whether a body of this level is nothing in particular while its place is unknown (村党支部, 镇政府)."""
    return is_low(level)
