"""Names in lists that share their last word or leave it out: 城东、城南两社区; 某县的石门、龙潭、渡口等地."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from itertools import chain

from kg.lexicon.tokens import tokens
from kg.mentions.place_ground import Found, Ground
from kg.mentions.place_names import is_name
from kg.mentions.place_text import boundaries, is_place_word, is_word, stands_apart, word_list

_HAN = "[\u4e00-\u9fff]"
_NUMBERS = {word: number for number, word in enumerate("零一二三四五六七八九十")} | {"两": 2}
#: 石门、龙潭等5个乡镇, 城东、城南两社区
_COUNTED = re.compile(
    f"(?P<items>{_HAN}{{2,7}}(?:、{_HAN}{{1,5}})*(?:[、和及与]{_HAN}{{1,5}}?))"
    "(?P<etc>等)?(?P<count>[两二三四五六七八九十]|[0-9]{1,2})[个大]?"
    "(?:(?:新建|老旧|住宅|居民|开放式|无物业|封闭式|商品房|安置)(?=小区))?(?P<head>行政村|自然村|嘎查村|村庄|村|社区|嘎查|乡镇|镇街|镇乡|镇|乡|街道|苏木|园区|片区|景区|小区)(?![民里级长])"
)
#: 丹寨、从江、榕江3县, 丹寨、从江等五县市
_COUNTY_LIST = re.compile(
    f"(?P<items>{_HAN}{{2,7}}(?:、{_HAN}{{2,4}})*(?:[、和及与]{_HAN}{{2,4}}?))"
    "(?P<etc>等)?(?P<count>[两二三四五六七八九十]|[0-9]{1,2})个?(?:县市区|县[市区]|[市区旗]县|县)(?![民里级长委域城乡直])"
)
_COUNT_OF_COUNTIES = re.compile("[两二三四五六七八九十0-9]个?[市区旗]?县")
_COUNT = re.compile(
    "[两二三四五六七八九十0-9][个大]?[行自嘎村社乡镇街苏园片景小新老住居开无封商安]"
)  # a part of it that is found fast
#: 石门、龙潭、渡口等地
_PLAIN_END = re.compile("等(?:多?地|处|多处|一带|乡镇|村庄|村|镇)")
_PLAIN = re.compile(f"(?P<items>{_HAN}{{2,7}}(?:、{_HAN}{{2,5}})+(?:和{_HAN}{{2,5}}?)?){_PLAIN_END.pattern}")
#: 金州、云顶园区: zones that share their head
_ZONE = re.compile("园区|片区|工业园|产业园|景区|港区|矿区")
_ZONES = re.compile(f"(?P<items>{_HAN}{{2,6}}(?:、{_HAN}{{2,3}})+)(?P<head>{_ZONE.pattern})")
#: 河道整治工程、城东片区改造工程: what is done stands beside where.
_WORKS = re.compile("(?:项目|工程|整治|改造|建设|提升|治理|修复|活动|服务|行动|公司|企业|中心)$")
#: 甲山、乙谷、丙寨旅游体系
_SIGHTS_END = re.compile(
    "旅游体系|旅游景[区点]|景区|景点|旅游线路|旅游区|风景区|名胜|旅游度假区|旅游品牌|自然景观|打卡点|打卡地"
)
_SIGHTS = re.compile(
    f"(?P<items>{_HAN}{{2,9}}(?:、{_HAN}{{2,7}}?)+?)(?:等)?(?:[0-9一二三四五六七八九十两多几]+[个大处])?"
    f"(?:{_SIGHTS_END.pattern})"
)
#: 可免费进|柳坞小镇
_INTO_SIGHT = re.compile("[一-鿿]*(?:[进到往]|游览|游玩|打卡|带火了?|包括|涵盖|串起|其中)(?=[一-鿿]{3})")
_ROW = 3  # sights in a row; two are one where 等 follows: 甲小镇、乙山等5个景区
_SIGHT = re.compile(
    r"(?:部落|古道|古镇|古寨|小镇|水乡|草原|石林|天池|瀑布|梯田|森林|[山谷寨湖岛岭峰洞泉瀑峡河江溪滩湾潭崖塔寺楼阁林])$"
)
_NATURAL = re.compile("[山谷湖岛岭峰洞泉峡河江溪滩湾潭崖]$")
#: 县|开发区, 市|高新区: the zone of the place that the level word means.
_OWN_ZONE = re.compile(
    "(?<![全各两多几该本我城省国])[市县区旗州]((?:经济技术|经济|高新技术产业|高新技术|循环经济|农业科技|产业)?"
    "(?:开发区|经开区|高新区|工业园区|工业园|产业园区|产业园|产业集聚区|工业集中区|园区))(?!域)"
)
_OWN_ZONE_END = re.compile("[开经高园业][发开新区集]")  # a part of it that is found fast
_COURT = re.compile(
    f"{_HAN}{{2,4}}(?P<kind>路|街|巷|大街|大道|胡同|弄|里)[0-9]{{1,4}}号(?:家属院|大院|小区|楼院|院)(?!子)"
)
#: 在城关召开: a town by its short name, where something is held.
_HELD = re.compile(
    f"在({_HAN}{{2,3}})(?=召开|举行|举办|开幕|开赛|开班|开讲|启动|落户|成立|开工|揭牌|落成|上演|开演|开镰)|"
    f"(?<=会场[设放定])[在到于]({_HAN}{{2,3}})(?=[，。；、])"
)


def find_shared(text: str, taken: list[Found], ground: Ground) -> list[Found]:
    """Members of such lists that no rule before has found."""
    found: list[Found] = []
    rules: tuple[Iterator[Found], ...] = (_held(text, ground),)
    if "、" in text:
        lists = (_counted(text, ground), _counties(text, ground), _listed(text, ground), _zones(text), _sights(text))
        rules = (*lists, *rules)
    for new in (*_courts(text), *chain(*rules), *_own_zones(text)):
        if new.rule in ("listed_site", "listed_stem"):  # 金州、云顶园区: no city; 甲县、望江2县: no river
            inside = [f for f in taken if new.start <= f.start and f.stop <= new.stop]
            taken[:] = [f for f in taken if f not in inside or not _gives_way(f, new, ground)]
        if not any(f.start < new.stop and new.start < f.stop for f in (*taken, *found)):
            found.append(new)
    return found


def _gives_way(place: Found, new: Found, ground: Ground) -> bool:
    """Whether a place goes by less than the list does, and is no division of these parts."""
    if new.rule == "listed_site" or place.subtype == "natural":
        return place.rule.startswith("short") or place.rule == "world" or place.subtype != new.subtype
    if place.rule == "proper_site" and place.subtype == "compound":
        return True  # 柳园新村 of 柳园新村、石桥2个街道
    return place.rule.startswith("short") and not any(map(ground.at_home, place.codes))


def same_elsewhere(sentences: Sequence[tuple[int, str, list[Found]]], ground: Ground) -> None:
    """南湖 of 从万泉到南湖 is the town that 万泉、南湖2个乡镇 says it is, and no district of the name far away."""
    listed = {text[p.start : p.stop]: p for _, text, places in sentences for p in places if p.rule == "listed_stem"}
    for _, text, places in sentences if listed else ():
        for index, place in enumerate(places):
            told = listed.get(text[place.start : place.stop])
            if told and told.subtype != place.subtype and _gives_way(place, told, ground):
                places[index] = told._replace(start=place.start, stop=place.stop)


def _items(text: str, match: re.Match[str]) -> list[tuple[int, int]]:
    """Where the members stand; the first may have words before it."""
    found, at = [], match.start("items")
    for piece in re.split("[、和与]|(?<![涉普遍])及", match["items"]):  # 涉及甲、乙2个街道
        found.append((at, at + len(piece)))
        at += len(piece) + 1
    return found


def _counted(text: str, ground: Ground) -> Iterator[Found]:
    """Villages, towns and zones of which the text says how many they are."""
    for match in _COUNTED.finditer(text) if _COUNT.search(text) else ():
        items, head = _items(text, match), match["head"]
        number = int(match["count"]) if match["count"].isdigit() else _NUMBERS[match["count"]]
        if number < len(items) or (number > len(items) and not match["etc"]):
            continue
        if head == "小区":
            yield from _compounds(text, items)
            continue
        units = [_unit(text, start, stop, _kinds(head), ground) for start, stop in items]
        if any(units) and head in _NEW and number == len(items):
            units = [unit or _new_unit(text, *item, _NEW[head]) for unit, item in zip(units, items, strict=True)]
        elif head in ("村", "行政村", "自然村", "村庄") and number == len(items):
            units = _unheard_of(text, items)
        elif head == "社区" and number == len(items):
            units = _unheard_of(text, items, "社区", "community")
        yield from (unit for unit in units if unit)


def _counties(text: str, ground: Ground) -> Iterator[Found]:
    """丹寨、从江、榕江3县: of the page's province."""
    for match in _COUNTY_LIST.finditer(text) if ground.province and _COUNT_OF_COUNTIES.search(text) else ():
        items = _items(text, match)
        number = int(match["count"]) if match["count"].isdigit() else _NUMBERS[match["count"]]
        if number < len(items) or (number > len(items) and not match["etc"]):
            continue
        for start, stop in items:
            for at in range(start, stop - 1):
                named = ground.places.short_named(text[at:stop], levels=("county",))
                own = [d for d in named if d.code.startswith(ground.province)]
                if len(own) == 1:
                    yield Found(at, stop, "county", "listed_stem", 0.85, (own[0].code,), own[0].name)
                    break


def _compounds(text: str, items: list[tuple[int, int]]) -> Iterator[Found]:
    """纺机、磁湖里、电线厂等6个小区: housing estates by the first half of their names."""
    for start, stop in [(_begins(text, *items[0]), items[0][1]), *items[1:]]:
        if 2 <= stop - start <= 5 and not _common(text[start:stop]):
            name = text[start:stop]
            yield Found(start, stop, "compound", "listed_site", 0.7, (), name.removesuffix("小区") + "小区")


def _courts(text: str) -> Iterator[Found]:
    """碧云路67号院: a housing estate by its street and number."""
    if "号" in text:
        for match in _COURT.finditer(text):
            starts = [at for at in range(match.start(), match.start("kind") - 1) if at in boundaries(text)]
            start = max((at for at in starts if match.start("kind") - at <= 3), default=match.start())
            yield Found(start, match.end(), "compound", "court_site", 0.8)


#: Kinds of units of which one between listed ones may be new.
_NEW = dict.fromkeys(("村", "行政村", "自然村", "村庄"), "村") | {kind: kind for kind in ("镇", "乡", "街道", "社区")}


def _new_unit(text: str, start: int, stop: int, kind: str) -> Found | None:
    """A village or a town that no list has, between others: 枧塘 of 石门、枧塘两镇."""
    stem = text[_begins(text, start, stop) : stop]
    listed = text[start - 1 : start] in ("、", "和", "与")  # the first of a list may have other words before it
    if len(stem) in (2, 3) and is_name(stem, kind) and (listed or is_place_word(stem)):
        level = {"村": "village", "社区": "community"}.get(kind, "township")
        rule = "unlisted_township" if level == "township" else "unlisted_village"
        return Found(stop - len(stem), stop, level, rule, 0.7, (), stem + kind)
    return None


def _unheard_of(
    text: str, items: list[tuple[int, int]], kind: str = "村", level: str = "village"
) -> list[Found | None]:
    """把河边的|枧塘、上洛两个村: all of a list whose villages no list has, where each is a name and no word."""
    first, stop = items[0]
    led = [at for at in range(first, stop) if text[at] in "的把将由在和从以"]
    spans = [(led[-1] + 1 if led else first, stop), *items[1:]]
    names = [text[a:b] for a, b in spans]
    known = [is_place_word(n) for n in names]
    sure = any(known) if kind == "社区" else all(known)  # 柳浦、石南两个社区: one of them may be a word
    if not sure or not all(len(n) in (2, 3) and is_name(n, kind) for n in names):
        return []
    return [Found(a, b, level, "unlisted_village", 0.7, (), text[a:b] + kind) for a, b in spans]


def _kinds(head: str) -> tuple[str, ...]:
    if head in ("社区", "街道", "镇", "乡", "苏木", "嘎查"):
        return (head,)
    if head == "嘎查村":
        return ("嘎查",)
    return ("镇", "乡", "街道", "苏木") if head in ("乡镇", "镇街", "镇乡") else ("村", "社区", "嘎查")


def _unit(text: str, start: int, stop: int, kinds: tuple[str, ...], ground: Ground) -> Found | None:
    """The unit of the page's counties that the words before `stop` name without its kind, the longest first."""
    for at in range(max(start, stop - 4), stop - 1):
        for kind in kinds:
            codes = _codes(text[at:stop], kind, ground)
            if codes:
                level = "township" if len(codes[0]) == 9 else "community" if kind == "社区" else "village"
                return Found(at, stop, level, "listed_stem", 0.8, codes, text[at:stop] + kind)
    return None


def _codes(stem: str, kind: str, ground: Ground) -> tuple[str, ...]:
    """The divisions called so in the counties that the page names."""
    if kind in ("镇", "乡", "街道", "苏木"):
        towns = ground.places.stem_named(stem)
        codes = tuple(d.code for d in towns if d.name == stem + kind or _ethnic(d.name, stem, kind))
    else:
        lists = (ground.places.villages(province) for province in sorted(ground.provinces))
        codes = tuple(code for villages in lists for code in villages.codes(stem + kind))
    return tuple(c for c in codes if any(ground.places.within(c, county) for county in ground.counties))


def _ethnic(name: str, stem: str, kind: str) -> bool:
    """木兰回族乡 of 木兰、石桥等3个乡."""
    return kind == "乡" and name.startswith(stem) and name.endswith("族乡")


def _listed(text: str, ground: Ground) -> Iterator[Found]:
    """At least two members, and half of them, are towns or villages of the page's counties."""
    if not ground.counties:
        return
    for match in _PLAIN.finditer(text) if _PLAIN_END.search(text) else ():
        items = _items(text, match)
        units = [
            _unit(text, start, stop, ("镇", "乡", "街道", "苏木"), ground)
            or _unit(text, start, stop, ("村", "社区"), ground)
            for start, stop in items
        ]
        named = [unit for unit in units if unit]
        if len(named) >= 2 and len(named) * 2 >= len(items):
            yield from named


def _zones(text: str) -> Iterator[Found]:
    for match in _ZONES.finditer(text) if _ZONE.search(text) else ():
        items, head = _items(text, match), match["head"]
        start = _begins(text, *items[0])
        names = [(start, items[0][1]), *items[1:]]
        if all(is_word(text[a:b]) for a, b in names) or any(_common(text[a:b]) for a, b in names):
            continue
        if any(_WORKS.search(text[a:b]) for a, b in names):
            continue
        for a, b in names[:-1]:
            yield Found(a, b, "zone", "listed_site", 0.7, (), text[a:b] + head)
        yield Found(names[-1][0], match.end(), "zone", "listed_site", 0.7)


def _begins(text: str, start: int, stop: int) -> int:
    """Where the first member begins: behind words that lead to a list."""
    for word in tokens(text):
        if (
            start <= word.start < stop
            and word.stop < stop
            and (word.text in word_list("site_stop") or word.tag in "vpdc")
        ):
            start = word.stop
    return start


def _common(stem: str) -> bool:
    return stem in word_list("site_plain") or stem in word_list("site_stop") or stem in word_list("stem")


def _sights(text: str) -> Iterator[Found]:
    """Most members end as sights do."""
    for match in _SIGHTS.finditer(text) if _SIGHTS_END.search(text) else ():
        items = _items(text, match)
        if len(items) < _ROW and not text.startswith("等", match.end("items")):
            continue
        begins, stop = _begins(text, *items[0]), items[0][1]
        led = _INTO_SIGHT.match(text, begins, stop)
        names = [(led.end() if led else begins, stop), *items[1:]]
        telling = [(a, b) for a, b in names if _SIGHT.search(text[a:b]) and not is_word(text[a:b])]
        if len(telling) * 3 < len(names) * 2:
            continue
        for a, b in names:
            yield Found(a, b, "natural" if _NATURAL.search(text[a:b]) else "scenic", "round_site", 0.7)


def _own_zones(text: str) -> Iterator[Found]:
    for match in _OWN_ZONE.finditer(text) if _OWN_ZONE_END.search(text) else ():
        if match.start() in boundaries(text):
            yield Found(*match.span(1), "zone", "unit_site_bare", 0.7, (), match[1])


def _held(text: str, ground: Ground) -> Iterator[Found]:
    for match in _HELD.finditer(text):
        start, stop = match.span(match.lastindex or 0)
        unit = next((u for kind in ("镇", "乡", "街道") if (u := _unit(text, start, stop, (kind,), ground))), None)
        if unit and unit.start == start and stands_apart(text, start, stop):
            yield unit
