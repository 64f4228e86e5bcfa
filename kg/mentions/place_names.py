"""Divisions in text: official and short names of the upper levels, chains of them, and unlisted units in chains."""

from __future__ import annotations

import re
from collections.abc import Callable
from functools import lru_cache

from kg.lexicon.gazetteer import gazetteer, names_in
from kg.lexicon.patterns import occurrences
from kg.lexicon.split_counties import is_split
from kg.lexicon.tokens import tokens
from kg.mentions.place_ground import Found, Ground
from kg.mentions.place_text import boundaries, is_loose, is_word, stands_apart, word_list, words_of
from kg.mentions.place_world import ROAD as _ROAD
from kg.mentions.place_world import is_nature, world_name, world_names, world_starts

LEVELS = {2: "province", 4: "city", 6: "county", 9: "township", 12: "village"}

_ZONES = ("区", "园", "新城", "基地", "港", "中心", "局", "处", "公司", "办公室", "部分", "企业")
_SPOILT = {  # a name's last character that begins another word: 新乡村, 平安市场
    "乡": re.compile(r"[村镇亲音下土间里贤]"),
    "市": re.compile(r"[场值面井域]"),
    "区": re.compile(r"[域间别块划]"),
    "镇": re.compile(r"[静定痛压守域]"),
    "县": re.compile(r"[级域]"),
    "州": re.compile(r"[级]"),
}
_SHORT_SPOILT = re.compile(
    r"(?:社区|村|[屯寨](?!里河)|里(?=街道|社区|小区|、)|[步绿栈碧]道|小区|花园|街道(?!办)|镇(?=[，。、的党将以为])|[市县区省州]?[花鸟]|话|菜|戏|剧|酒|病|茶(?!叶)|醋|石|玉|人寿|[虎豹狗鸡鸭鱼猪牛羊]"
    r"|[东南西北两沿]岸|流域|水系|[上中下]游|江面|河面|江堤|特大桥)"
)
_BANK = re.compile("[东南西北][岸麓坡侧]")  # 甲河|南岸, 乙山|东麓
_BODY = re.compile(r"(?:[省市县区旗州盟](?:委|政府|人大|政协|纪委|长|局|法院|公安)|籍|境内|市民|一带|[两三]地|全境)")
_SMALL_KINDS = ("村", "社区", "镇", "乡", "街道", "小区")
_OTHER_TONGUES = frozenset({"15", "54", "63", "65"})  # names of any length: 萨依力克村
_UNIT_ENDS = re.compile(
    r"镇|乡|街道|村|社区|[山河湖中小]|大[学桥]|学|新区|景区|开发区|风景|旅游|古镇|机场|高速|工业|产业|经济"
)
_UNIT = r"[\u4e00-\u9fff]{1,6}?"
_TOWNSHIP = re.compile(rf"({_UNIT})(镇|乡|街道|苏木)(?![村镇亲音下土间里贤领上下级])")
_VILLAGE = re.compile(rf"({_UNIT})(村|社区|嘎查)(?![庄落镇级史口霸容貌]|组(?:[道公干长]|级))")
_GACHA = re.compile("([\u4e00-\u9fff]{5,9}?)(嘎查)")
_HAMLET = re.compile(rf"({_UNIT})([屯寨庄])(?![村园闸桥坝渠坡井])")
_CORPS = re.compile(r"([一二三四五六七八九十百零〇0-9]{1,5})(团)(?![队员结长委])")
_STREET = re.compile("([一-鿿]{2,4}?)街(?![道头巷区边口面上坊市心角景舞])")
_VILLAGE_HEAD = re.compile(r"村|社区|嘎查|屯|寨|庄")
_OWN_VILLAGE = re.compile("村(?![庄落镇级史口霸容貌])|社区|嘎查")
_LONGEST_VILLAGE = 10
_PARTICLES = frozenset("的了在是有为个把被将等从向对，。；：、“”（）")
_COUNTY = re.compile(
    r"(?!(?:经开|高新|开发|城|郊|市|新|老|园|景|社|小|地|片|辖|山|矿|库|牧|林|港|保税|示范|工业|经济|产业|度假|灌|校|院|厂|主城|中心城|老城|新城|核心|中心)区)"
    r"([\u4e00-\u9fff]{1,4}?)(县|区|旗|市)(?![域间场民委级直领])"
)


def find_names(text: str, ground: Ground) -> list[Found]:
    """All divisions and well-known names of the wider world in one sentence."""
    found: list[Found] = []
    free = 0
    for at in _starts(text):
        if at < free:
            continue
        new, container = name_at(text, at, None, ground), None
        while new is not None:
            found.append(new)
            free = new.stop + 1  # what begins right behind it is looked for here, as the next in the chain
            last, new = new, name_at(text, new.stop, new, ground) if free < len(text) else None
            if new is None and container is not None:
                new = _beside(text, last, container, ground)
                free = new.stop + 1 if new else free
            else:
                container = last
    return found


def _beside(text: str, last: Found, container: Found, ground: Ground) -> Found | None:
    """怀柔 in 北京通州、怀柔和房山: the next short name of a list whose first stands behind the container of all."""
    at = last.stop + 1
    if text[last.stop : at] not in ("、", "和", "与", "及") or not container.codes or last.rule not in _SHARING:
        return None
    for word, source, codes in names_in(text).get(at, ()):
        ends = _LIST_ENDS.match(text, at + len(word))
        inside = tuple(c for c in codes if any(c != p and ground.places.within(c, p) for p in container.codes))
        if source == "short" and inside and ends:
            return Found(at, at + len(word), LEVELS[len(inside[0])], "chain_short", 0.9, inside)
    return None


_SHARING = ("chain_short", "chain_stem")
_LIST_ENDS = re.compile("[、和与及，。；等两三四五六七八九]|[一-鿿]{0,2}[县市区](?![域长委])")


@lru_cache(maxsize=1024)
def _starts(text: str) -> tuple[int, ...]:
    """Where a name may begin behind no other. A sentence is searched several times, for page and article."""
    listed = (at for at, names in names_in(text).items() if any(source in _ACCEPT for _, source, _ in names))
    return tuple(sorted({*listed, *world_names(text), *_village_starts(text)}))


@lru_cache(maxsize=1024)
def _village_starts(text: str) -> frozenset[int]:
    """Where a village of a county may begin whose first characters are those of a listed name."""
    if not _village_ends(text):
        return frozenset()
    starts = boundaries(text).intersection((*gazetteer().starts(text), *world_starts(text)))
    return frozenset(at for at in starts if _OWN_VILLAGE.search(text, at + 3, at + _LONGEST_VILLAGE))


@lru_cache(maxsize=1024)
def _village_ends(text: str) -> tuple[re.Match[str], ...]:
    """The words that close villages' names; most sentences have none."""
    return tuple(_VILLAGE_HEAD.finditer(text))


def name_at(text: str, at: int, previous: Found | None, ground: Ground) -> Found | None:
    """The best name that begins here; `previous` is the place that ends here."""
    world = world_name(text, at, ground)
    if world and previous and (unit := _unlisted(text, previous)) and unit.stop > world.stop:
        return unit  # 张庄镇|西南洼村
    own = _own_village(text, at, ground) if previous is None else None
    if own:
        return own
    for word, source, codes in names_in(text).get(at, ()):
        if world and world.stop >= at + len(word):
            return world
        found = _in_chain(text, word, source, at, codes, previous, ground) if previous and previous.codes else None
        if found is None and source in _ACCEPT and not _breaks_chain(word, codes, previous, ground):
            found = _ACCEPT[source](text, at, word, codes, ground)
        if found:
            return found
    if world:
        return world
    return _unlisted(text, previous) if previous else None


def _own_village(text: str, at: int, ground: Ground) -> Found | None:
    """西南坪村 is a village of the page's county, though 西南 begins it."""
    if at not in _village_starts(text) or not ground.counties:
        return None
    lists = [ground.places.villages(province) for province in sorted(ground.provinces)]
    for head in _OWN_VILLAGE.finditer(text, at + 3, min(len(text), at + _LONGEST_VILLAGE)):
        codes = tuple(code for villages in lists for code in villages.codes(text[at : head.end()]))
        near = tuple(c for c in codes if ground.in_counties(c))
        if near:
            return Found(at, head.end(), "community" if head[0] == "社区" else "village", "county_village", 0.9, near)
    return None


# --- names the gazetteer has ---


def _in_chain(
    text: str, word: str, source: str, at: int, codes: tuple[str, ...], previous: Found, ground: Ground
) -> Found | None:
    """苍南县 after 浙江省, 龙港镇 after 苍南县: only those that lie in the place before."""
    inside = tuple(c for c in codes for p in previous.codes if c != p and ground.places.within(c, p))
    if not inside:
        return None
    stop = at + len(word)
    longer = _ROAD.match(text, stop) or _UNIT_ENDS.match(text, stop)
    if source == "stem" and (longer or not stands_apart(text, at, stop)):
        return None
    town = source == "stem" and len(inside) == 1 and previous.subtype == "county"
    whole = ground.places[inside[0]].name if town else ""
    return Found(at, at + len(word), LEVELS[len(inside[0])], f"chain_{source}", 0.98, inside, whole)


def _breaks_chain(word: str, codes: tuple[str, ...], previous: Found | None, ground: Ground) -> bool:
    """龙港镇 after 苍南县: none of that name elsewhere is meant, be it a township or a city."""
    if previous is None or previous.subtype not in ("county", "township"):
        return False
    towns = ground.places.codes(word, "stem")
    if any(ground.places.within(town, county) for town in towns for county in previous.codes):
        return True  # 瑞昌|南阳: its town, not the city far away
    return min(len(c) for c in codes) == 9 or previous.subtype == "township"


def _official(text: str, at: int, word: str, codes: tuple[str, ...], ground: Ground) -> Found | None:
    stop = at + len(word)
    spoilt = _SPOILT.get(word[-1])
    if spoilt and spoilt.match(text, stop):
        return None
    upper = tuple(c for c in codes if len(c) <= 6)
    near = tuple(c for c in codes if ground.at_home(c))
    if is_split(text, at, word, at_home=bool(near)) or (word[1:2] == "全" and at not in boundaries(text)):
        return None  # 三天|全县
    if word in word_list("full") and not (len(codes[0]) == 9 and _in_county(codes, ground)):
        own = tuple(c for c in near if len(c) == 6 and len(word) == 3) or _followed_somewhere(word, codes, ground)
        return Found(at, stop, LEVELS[len(own[0])], "official_ambiguous", 0.6, own) if own else None
    if len(word) == 2 and not stands_apart(text, at, stop):
        return None
    if upper:
        return Found(at, stop, LEVELS[len(upper[0])], "official", 0.95, upper)
    return _township(text, at, word, near or codes, bool(near), ground)


def _township(text: str, at: int, word: str, codes: tuple[str, ...], near: bool, ground: Ground) -> Found | None:
    stop = at + len(word)
    if len(word) < 3 or (word in word_list("township") and not _in_county(codes, ground)):
        return None
    if word.endswith(_ZONES):
        return None  # zones are sites: the bureau hangs them under townships' codes
    if not word.endswith(("镇", "乡", "街道", "苏木")):
        return Found(at, stop, "township", "other_unit", 0.7, codes) if near and len(word) >= 4 else None
    if not near and at and ground.places.has_stem(text[at - 1 : at] + word[:-1]):
        return None  # 二台乡 in 小二台乡
    if near or len(word) > 4 or stands_apart(text, at, stop):
        return Found(at, stop, "township", "township" if near else "far_township", 0.95 if near else 0.75, codes)
    return None


def _followed_somewhere(word: str, codes: tuple[str, ...], ground: Ground) -> tuple[str, ...]:
    """高县, where the text somewhere has one of its townships right behind it: 高县月江镇."""
    if len(word) != 2 or word[-1] not in "县旗":
        return ()
    return tuple(c for c in codes if len(c) == 6 and c in _heading_chains(ground.text, word))


@lru_cache(maxsize=256)
def _heading_chains(text: str, word: str) -> frozenset[str]:
    """The codes of a word that some name right behind it lies in."""
    places = gazetteer()
    inner = (
        code
        for _, stop in occurrences(word, text)
        for name, source in places.candidates(text, stop)
        if source == "name"
        for code in places.codes(name, source)
    )
    return frozenset(code[:6] for code in inner if len(code) == 9)


def _in_county(codes: tuple[str, ...], ground: Ground) -> bool:
    return bool(ground.county) and any(ground.places.within(c, ground.county) for c in codes)


def _short(text: str, at: int, word: str, codes: tuple[str, ...], ground: Ground) -> Found | None:
    stop = at + len(word)
    if _ROAD.match(text, stop) or _SHORT_SPOILT.match(text, stop) or _BANK.match(text, stop - 1):
        return None
    province = len(codes[0]) == 2 and at in boundaries(text)
    if not (province or stands_apart(text, at, stop) or (at in boundaries(text) and _BODY.match(text, stop))):
        return None
    if at and any(len(code) == 2 for code in ground.places.short_codes(text[at - 1 : at + 1])):
        return None  # 西安 in 山西安泽
    if word[-1] in _WATERS_AND_HILLS and _among_nature(text, at, stop):
        return Found(at, stop, "natural", "world", 0.8)
    near = tuple(c for c in codes if ground.at_home(c))
    if not near and not province and is_loose(text, at, stop, codes):
        return None
    chosen = near or codes
    level = LEVELS[min(len(c) for c in chosen)]
    for label, (rule, confidence) in (
        ("spelled", ("short_spelled_out", 0.95)),
        ("body", ("short_body", 0.9)),
        ("followed", ("short_followed", 0.9)),
        ("tagged", ("short_tagged", 0.85)),
        ("plain", ("short_plain", 0.85)),
    ):
        if _EVIDENCE[label](text, at, stop, chosen, ground):
            return Found(at, stop, level, rule, confidence, chosen)
    return None


_WATERS_AND_HILLS = frozenset("山河湖江")


def _among_nature(text: str, at: int, stop: int) -> bool:
    """甲山 in 黄河、太行山、甲山: beside mountains and rivers that no county is called after."""
    before = (text[at - 1 - size : at - 1] for size in (2, 3, 4) if text[at - 1 : at] == "、" and at > size)
    after = (text[stop + 1 : stop + 1 + size] for size in (2, 3, 4) if text[stop : stop + 1] == "、")
    beside = [name for name in (*before, *after) if is_nature(name)]
    return any(not gazetteer().short_named(name) for name in beside)


def _is_spelled(text: str, at: int, stop: int, codes: tuple[str, ...], ground: Ground) -> bool:
    ambiguous = text[at:stop] in word_list("short")
    return any(ground.spelled_out(c) for c in codes) and (not ambiguous or stands_apart(text, at, stop))


def _is_body(text: str, at: int, stop: int, codes: tuple[str, ...], ground: Ground) -> bool:
    return bool(_BODY.match(text, stop))


def _is_tagged(text: str, at: int, stop: int, codes: tuple[str, ...], ground: Ground) -> bool:
    """A common word (惠民) or the beginning of a quoted name (“新乡先锋”) needs more than the tagger's word."""
    if _opens_title(text, at, stop):
        return any(ground.spelled_out(c) for c in codes)
    if text[at:stop] in word_list("short") and not any(ground.at_home(c) for c in codes):
        return False
    return (at, stop, "LOC") in ground.tagged(text)


def _opens_title(text: str, at: int, stop: int) -> bool:
    """南湖 in “南湖助学金”: the beginning of a name, not the place of that name."""
    return text[at - 1 : at] in ("“", "‘") and text[stop : stop + 1] not in ("”", "’")


def _is_followed(text: str, at: int, stop: int, codes: tuple[str, ...], ground: Ground) -> bool:
    """金华 in 金华义乌市: what follows lies in it."""
    following = (c for _, source, inner in names_in(text).get(stop, ()) if source in ("name", "alias") for c in inner)
    return any(c != code and ground.places.within(c, code) for c in following for code in codes)


def _is_plain(text: str, at: int, stop: int, codes: tuple[str, ...], ground: Ground) -> bool:
    """Provinces and prefectures everywhere, counties of the page's own city; never a common word."""
    word = text[at:stop]
    if word in word_list("short") or _is_person(text, at, ground) or _opens_title(text, at, stop):
        return False
    if any(word + kind in ground.text for kind in _SMALL_KINDS):  # 玉树 beside 玉树社区 is the community
        return any(ground.at_home(c) for c in codes)
    return min(len(c) for c in codes) <= 4 or any(ground.at_home(c) for c in codes) or stop - at > 2


def _is_person(text: str, at: int, ground: Ground) -> bool:
    return any(start <= at < end and label == "PER" for start, end, label in ground.tagged(text))


_EVIDENCE: dict[str, Callable[[str, int, int, tuple[str, ...], Ground], bool]] = {
    "spelled": _is_spelled,
    "body": _is_body,
    "followed": _is_followed,
    "tagged": _is_tagged,
    "plain": _is_plain,
}


def _alias(text: str, at: int, word: str, codes: tuple[str, ...], ground: Ground) -> Found | None:
    stop, spoilt = at + len(word), _SPOILT.get(word[-1])
    if (len(word) < 3 and not any(ground.at_home(c) for c in codes)) or (spoilt and spoilt.match(text, stop)):
        return None
    return Found(at, stop, LEVELS[len(codes[0])], "alias", 0.9, codes)


def _former(text: str, at: int, word: str, codes: tuple[str, ...], ground: Ground) -> Found | None:
    stop = at + len(word)
    apart = stands_apart(text, at, stop) if len(word) > 2 else bool(set(codes) & _heading_chains(ground.text, word))
    if not apart:
        return None
    spoilt = _SPOILT.get(word[-1])
    if spoilt and spoilt.match(text, stop):
        return None
    return Found(at, stop, LEVELS[len(codes[0])], "former", 0.75, codes)


_ACCEPT: dict[str, Callable[[str, int, str, tuple[str, ...], Ground], Found | None]] = {
    "name": _official,
    "alias": _alias,
    "short": _short,
    "former": _former,
}


# --- units that only the chain vouches for ---


def _unlisted(text: str, previous: Found) -> Found | None:
    """水田乡 after 秭归县: a unit the gazetteer does not have under the place before it."""
    at = previous.stop
    if not _UNIT_AHEAD.search(text, at, at + _LONGEST_UNIT) or text.startswith("驻", at):
        return None  # 甲区|驻乙镇工作队
    return _unlisted_behind(text, at, previous.subtype, previous.codes)


@lru_cache(maxsize=256)
def _unlisted_behind(text: str, at: int, level: str, inside: tuple[str, ...]) -> Found | None:
    """Such a unit behind a place of this level and these codes: the same for the grounds of page and article."""
    listed = _listed_village(text, at, inside) or (_street(text, at, inside) if level == "county" else None)
    if listed:
        return listed
    patterns = {
        "city": ((_COUNTY, "county"), (_TOWNSHIP, "township")),
        "county": ((_TOWNSHIP, "township"), (_VILLAGE, "village"), (_HAMLET, "village"), *_corps(inside)),
        "township": ((_VILLAGE, "village"), (_HAMLET, "village"), (_GACHA, "village")),
        "zone": ((_VILLAGE, "village"),),
        "village": ((_HAMLET, "village"),),  # 伏林屯 of 平福村
    }.get(level, ())
    matches = [(match, subtype) for pattern, subtype in patterns if (match := pattern.match(text, at))]
    for match, subtype in sorted(matches, key=lambda m: (m[0].re is _HAMLET, m[0].end())):
        subtype = "community" if match[2] == "社区" else "zone" if match[0].endswith("新区") else subtype
        codes = _villages_inside(match[0], inside) if subtype in ("village", "community") else ()
        if subtype == "county" and (match[2] == "市" or text[at - 1] not in "市州盟省"):
            continue
        if not codes and (deed := _deed_before(text, at, match)):
            behind = text[at + deed : match.start(2)]
            if subtype in ("village", "community") and deed > 1 and len(behind) > 1 and is_name(behind, match[2]):
                return Found(at + deed, match.end(), subtype, "chain_unlisted", 0.8)
            continue
        foreign = (
            _other_tongue(inside)
            and match[1][-1] != "驻"
            and not set(match[1]) & _PARTICLES
            and match[1] not in word_list("stem")
        )
        if match[2] == "村" and _STRONG.match(text, match.end() - 2):
            continue  # 甲市埠上|强村富民有限公司
        soft = match[1] in word_list("named_verb") and level == "township" and match[2] in ("村", "社区")
        foreign = (foreign and match[1][0] not in _ALL_OF and not text.startswith("农业农村", at)) or soft
        plain = match[1] if len(match[1]) < 4 else _PEOPLE.sub("", match[1])
        if not (codes or foreign or match.re is _CORPS or is_name(plain, match[2])):
            continue
        if subtype in ("village", "community") and not codes and _is_done_to(text, at, match):
            continue
        return Found(at, match.end(), subtype, "chain_listed" if codes else "chain_unlisted", 0.9, codes)
    return None


#: One of the last characters of what may follow, as far as it may reach: most often there is none.
_UNIT_AHEAD = re.compile("[县区旗市镇乡道木村查街屯寨庄团]")
_LONGEST_UNIT = 12
_STRONG = re.compile("[强富兴]村(?:富民|共富|兴农|惠民|发展|投资|实业|产业|农业|建设|集团|公司|股份|联合)")
#: 水亭|畲族|村: a village called by its people, too.
_PEOPLE = re.compile("(?<=[一-鿿]{2})(?:[一-鿿]族|土家族|蒙古族|布依族|哈尼族|朝鲜族|拉祜族|仡佬族)$")
_ALL_OF = frozenset("各全每两几多本该")


def _is_done_to(text: str, at: int, match: re.Match[str]) -> bool:
    """某街道|探索社区治理: a verb and what it is done to."""
    verb = any(token.start == at and token.text == match[1] and token.tag == "v" for token in tokens(text))
    return verb and match[1] not in word_list("named_verb")


def _deed_before(text: str, at: int, match: re.Match[str]) -> int:
    """甲镇组织|白石村的村民, 甲区驻|乙镇工作队: how long the deed is behind which the name begins."""
    if len(match[1]) > 2 and text[at] == "驻":
        return 1
    first = next((token for token in tokens(text) if token.start == at), None)
    deed = first is not None and 1 < len(first.text) < len(match[1]) and first.tag == "v"
    return len(first.text) if deed and first and first.text in word_list("left") else 0


def _listed_village(text: str, at: int, inside: tuple[str, ...]) -> Found | None:
    """The longest village that begins here and that the place before has: 后庄扶新村, not 后庄."""
    for head in reversed(_village_ends(text)):
        near = at < head.start() and head.end() <= at + _LONGEST_VILLAGE
        codes = _villages_inside(text[at : head.end()], inside) if near else ()
        if codes:
            subtype = "community" if head[0] == "社区" else "village"
            return Found(at, head.end(), subtype, "chain_listed", 0.95, codes)
    return None


def _street(text: str, at: int, inside: tuple[str, ...]) -> Found | None:
    """河西区大营门街: what the north calls its street offices."""
    match = _STREET.match(text, at)
    if match is None:
        return None
    name = f"{match[1]}街道"
    codes = tuple(d.code for code in inside for d in gazetteer().named(name, code, ("township",)))
    return Found(at, match.end(), "township", "chain_listed", 0.9, codes, name) if codes else None


def _other_tongue(codes: tuple[str, ...]) -> bool:
    return bool(codes) and codes[0][:2] in _OTHER_TONGUES


def _corps(codes: tuple[str, ...]) -> tuple[tuple[re.Pattern[str], str], ...]:
    """Regiments are the townships of the production corps' cities."""
    return ((_CORPS, "township"),) if codes and codes[0].startswith("659") else ()


def _villages_inside(name: str, codes: tuple[str, ...]) -> tuple[str, ...]:
    return tuple(d.code for code in codes for d in gazetteer().named(name, code, ("village", "community")))


def is_stem(stem: str) -> bool:
    """Whether what stands before 村 or 镇 can be a name: 石桥, not 贫困 or 的三个."""
    return not (set(stem) & word_list("function")) and stem not in word_list("stem")


def is_name(stem: str, head: str) -> bool:
    """Whether a stem that no list has can name a unit: short, and not made of ordinary words.

    >>> is_name("白石", "村"), is_name("扎实开展农", "村"), is_name("农", "村"), is_name("全面建设", "镇")
    (True, False, False, False)
    """
    if (
        not is_stem(stem)
        or stem in ("城", "进城", "返城")
        or (head in "镇乡" and stem[0] in "县乡镇村")
        or stem[-1] in ("农乡围村镇小古离距驻" if head == "镇" else "农乡围村镇离距驻")
        or (len(stem) == 1 and is_word(stem + head))
    ):
        return False
    if len(stem) > 3:  # 萨依力克: names in other languages are no words at all
        return not any(is_word(word) for word in words_of(stem) if len(word) > 1)
    parts = (stem[:2], stem[1:]) if len(stem) == 3 else ()
    return not any(part in word_list("stem") or part in word_list("site_stop") for part in parts)
