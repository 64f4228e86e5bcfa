"""Named sites: parks, museums, zones, compounds, the halls and stations of a village or town."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import cache

from kg.lexicon.body_names import name_words
from kg.lexicon.patterns import Listed, alternation
from kg.lexicon.tokens import tokens
from kg.lexicon.vocabulary import rows
from kg.mentions.place_ground import Found, Ground
from kg.mentions.place_text import behind_made, boundaries, is_word, word_list

_LONGEST = 14  # characters of a site's name before its head
_MODIFIER = 10  # of them between the place it belongs to and the head
_QUOTED = re.compile(r"[“‘]([\u4e00-\u9fffA-Za-z0-9·-]{3,14})[”’]")
_BEFORE_HEAD = re.compile(r"“[\u4e00-\u9fffA-Za-z0-9·]{1,10}”$")
_NAME_ENDS = r"(?=[，。；：、“”（）！？\s]|[里内上中]|位于|景区|是|的|，|$)"
_COUNTED = re.compile(
    r"(?:[0-9一二两三四五六七八九十百千几多数]+[余多]?[个处座家所批]|[村镇乡县市各]级|各类|所有|一批|每个|各个|多个)$"
)
_ROADS = re.compile(r"(?:路|大道|大街|巷|\d+号)(?=[\u4e00-\u9fff]{2})")
_LONGER = re.compile(r"城?小区|安置[点区房]|花园|公寓|广场|公园|景区|旅游区|度假区|[镇乡村]|街道|社区")
_HOW_MANY = re.compile(r"[“”’]?(?:等)?[0-9]+[余多]?[个处座家所]|等")
_BECOME = re.compile(
    r"(?:变身|成为|变成|变为|打造成|建成|称为|誉为|当作|作为|当成|荣获|获评|评为|授予|创建|争创)(?:了|的)?$"
)
_VERBAL = re.compile(r"v$|[idpcuryqfm]|ad")
_DEED = re.compile(r"[\u4e00-\u9fff]{0,6}?(?:活动|行动|工程|计划|比赛|大赛|论坛|主题|理念|目标|思路|模式|机制)")
#: “花海”位于甲县乙村: what lies somewhere is a place, whatever its name ends in.
_LIES = re.compile("(?:位于|坐落[于在]|座落[于在]|地处|占地(?:面积)?[约近达]?[0-9])")
#: 引进“甲庄园”等企业: the name is a firm's.
_OF_FIRMS = re.compile("(?:、?[“‘][^”’]{2,12}[”’])*等[^，。；：“”]{0,8}?(?:企业|公司|品牌|商家|商户|厂家|合作社)")
_NAMING = re.compile(r"[\u4e00-\u9fffA-Za-z0-9·]+")
_WORKS = re.compile(r"新建|改建|扩建|建设|重建")
#: Parks and squares that towns all over the country have under the same names.
_IN_EVERY_TOWN = re.compile(
    "(?:(?<![一-鿿])|(?<=[在到于市县区镇乡旗州]))(?:中山|人民|解放|八一|五一|劳动|青年|和平|胜利|世纪|时代|民族|烈士)"
    "(公园|广场)(?!舞|社区|小区|村|路|街|站|地铁)"
)
#: 桥头镇|区域|养老服务中心: words of the name that say of what kind it is.
_OF_KIND = re.compile("(?:区域性?|片区|综合|日间|智慧|城乡)$")
_UNIT_PREFIX = re.compile(r"(?:新建|改建|扩建|的|新|建成|建设|村|镇|乡|社区|街道|县|市|区|该村|全村|本村){0,2}$")
_SOME = re.compile("[两三四五六七八九十几多0-9]+[余多]?[个座处家所间]")  # 甲镇|三家工坊
_OF_LEVEL = re.compile("[省市县区镇乡村]{1,2}级")
_RUN_BY = re.compile("(?:管理|林业|森工|林草|农垦)局|公司|集团")
_FIRM = re.compile(
    "(?:管理|投资|开发|经营|运营|旅游|文化|服务|餐饮|集团|股份)*(?:有限)?(?:责任)?公司"
)  # 听松酒店管理有限公司
_AFTER = re.compile(
    r"(?:主任|负责人|工作人员|党支部|管委会|管理委员会|党工委|授牌|颁牌|有限公司|公司|集团|管理处|管理局|所)"
)


_RUN_AFTER = re.compile(
    "(?:保护|利用|开发|建设|旅游|综合|风景|名胜|服务|经营){1,4}(?:管理局|管理委员会|管委会|管理处|管理中心)"
)
#: 搬进|临港工业园: what somebody goes into is one, though its name be short.
_INTO_ZONE = re.compile("(?:[进到在]|进驻|入驻|落户|位于|走进|来到)$")
#: Halls that a county or town has one of; its museums and libraries are bodies.
_HALL = re.compile(
    "(?:礼堂|剧院|剧场|会堂|影院|戏院|广场|体育场|运动场|体育中心|会展中心|会议中心|文体中心|健身中心|体育馆|游泳馆|公园|车站|客运站|"
    "文化馆|图书馆|博物馆|美术馆|科技馆|火车站|高铁站|客运中心|市场|大集|码头|文化宫|少年宫|展厅|接待中心|集散中心|停车场|训练基地|培训基地)$"
)
_HERE = ("村里", "镇里", "县里", "乡里", "区里", "村上", "镇上")
_MANY = re.compile("[全各两多几每该本城]$")
#: 搬|下山, 金桔|开园: the last word is what is done.
IS_DONE = re.compile("[上下进出登爬封护巡靠守环][山河湖岛沟洞]|[开入进出游闭满离建扩]园|[架修搭建造拆]桥|[起出进靠]港")
_LEVEL_ENDS = frozenset("省市县区旗州盟镇乡村道")
_NAME_FLAGS = frozenset({"ns", "nr", "nz", "nt"})
#: Sites that a short place name alone can name: 蕉城夜市, but not 宜宾公园.
_NAMED_BY_SHORT = frozenset({"夜市", "大集", "景区", "古城", "古镇", "机场", "港区"})
_UNITS = frozenset({"province", "city", "county", "township", "village", "community"})


@dataclass(frozen=True)
class Head:
    text: str
    subtype: str
    use: str


@cache
def heads() -> dict[str, Head]:
    return {row["head"]: Head(row["head"], row["subtype"], row["use"]) for row in rows("place_heads")}


@cache
def _pattern() -> Listed:
    """Heads of one character only where a name may end."""
    words = [h.text for h in heads().values() if h.use in _RULES]
    singles = "".join(word for word in words if len(word) == 1)
    longer = alternation(word for word in words if len(word) > 1)
    return Listed(words, f"{longer}|[{singles}]{_NAME_ENDS}")


def find_sites(text: str, taken: list[Found], ground: Ground) -> list[Found]:
    """Sites in one sentence; `taken` are the places found in it so far."""
    found = [site for match in _QUOTED.finditer(text) if (site := _quoted(text, match))]
    if "公园" in text or "广场" in text:
        found += [Found(*m.span(), heads()[m[1]].subtype, "proper_site", 0.75) for m in _IN_EVERY_TOWN.finditer(text)]
    found += _parks(text, taken) if "园" in text or "区" in text else []
    inside = [(f.start, f.stop) for f in found]
    for match in _pattern().finditer(text):
        if any(start <= match.start() < stop for start, stop in inside):
            continue
        if any(f.start < match.start() and match.end() <= f.stop for f in taken):
            continue  # 公寓 in 谊城公寓社区
        head = heads()[match[0]]
        if text.endswith(_OF_ANY_TOWN, 0, match.start()) and head.subtype in _OLD_ESTATES:
            continue
        if _LONGER.match(text, match.end()) or _in_longer_word(text, match):
            continue  # 花园 in 天河花园小区, 煤矿 in 煤矿工人
        site = _named_in_quotes(text, match, head) or _RULES[head.use](text, match, head, [*taken, *found])
        if site and site.rule == "unit_site_bare" and (own := _by_neighbours(text, site.start, ground)) is not None:
            site = Found(own, match.end(), head.subtype, "proper_site", 0.7)
        if site and not _EVERYWHERE.match(text, site.start) and not OFFICIAL.search(text, site.start, site.stop):
            found.append(site)
            inside.append((site.start, site.stop))
    return found


_PARK = re.compile(
    "(?:(?<=[，。；：、])|^)(?P<own>[一-鿿]{2,3})(?:循环经济|现代农业|农产品加工|食品加工|食品|绿色|科技|返乡创业|创业|冷链物流|物流|化工|精细化工|新材料|新能源|装备制造|"
    "再生资源|中小微企业|小微企业|电商|轻纺|纺织|服装|建材|家居|木业|数字经济|高新技术){1,2}(?:产业园区?|工业园区?|示范园区?|物流园区?|集聚区|集中区|创业园|园区)"
    "(?=(?:已|新|累计|共|现|目前|全年|今年|去年)*(?:入驻|引进|落户|集聚|吸引|建成|投产|投用|占地|开园|现有|有|实现产值|完成产值|落地))"
)
_NOT_OWN = re.compile(
    "[全我该本各这那其今去新][省市县区镇乡年月建]|一[批个]|[一两三四五六七八九十多几]+个|国家|省级|市级|县级|大型|重点|以|在|为|由"
)


def _parks(text: str, taken: list[Found]) -> list[Found]:
    """柳铺|循环经济产业园新入驻企业9户: what opens the clause is the name of a town or hill that no list has."""
    free = (m for m in _PARK.finditer(text) if not any(f.start < m.end("own") and m.start() < f.stop for f in taken))
    named = (m for m in free if not _plain(m["own"]) and not _NOT_OWN.match(m["own"]))
    return [Found(*m.span(), "zone", "proper_site", 0.7) for m in named]


def _named_in_quotes(text: str, match: re.Match[str], head: Head) -> Found | None:
    """“半山”咖啡馆: the name stands in quotation marks before the head."""
    quoted = _BEFORE_HEAD.search(text, max(0, match.start() - _LONGEST), match.start())
    if quoted is None or len(head.text) < 2 or head.subtype == "zone" or head.text.endswith("基地"):
        return None
    before = text[: quoted.start()]
    if _COUNTED.search(before) or _HOW_MANY.match(text, match.end()) or _DEED.match(text, match.end()):
        return None
    return Found(quoted.start(), match.end(), head.subtype, "quoted_site", 0.75)


def _in_longer_word(text: str, match: re.Match[str]) -> bool:
    """Whether the dictionary has a word that goes on behind the head: 林场职工, 广场舞."""
    if match[0].endswith("广场") and text.startswith("舞", match.end()) and not text.startswith("舞台", match.end()):
        return True
    return any(
        word.start <= match.start() and word.stop > match.end() and is_word(word.text)
        for word in tokens(text)
        if word.start < match.end() < word.stop
    )


def _quoted(text: str, match: re.Match[str]) -> Found | None:
    """“共享果园”: a site whose name stands in quotation marks, where it is one thing and no honour or kind."""
    name = match[1]
    endings = (heads().get(name[at:]) for at in range(1, len(name)))
    head = next((h.text for h in endings if h is not None and h.use != "direct"), "")
    before = text[: match.start()]
    if not head and _LIES.match(text, match.end()) and "，" not in name:
        return Found(match.start(1), match.end(1), "scenic", "quoted_site", 0.75)
    if _OF_FIRMS.match(text, match.end()):
        return None
    if not head or _COUNTED.search(before) or _BECOME.search(before) or _DEED.match(text, match.end()):
        return None
    if len(name) > 6 and tokens(name)[0].tag == "v":
        return None  # “感悟…文化畅游…草原” calls for something
    return Found(match.start(1), match.end(1), heads()[head].subtype, "quoted_site", 0.75)


def _unit(text: str, match: re.Match[str], head: Head, taken: list[Found]) -> Found | None:
    """赵庄村新建文化活动中心, 村党群服务中心: named after the unit it belongs to."""
    before = text[: match.start()]
    if _COUNTED.search(before) or _AFTER.match(text, match.end()) or _HOW_MANY.match(text, match.end()):
        return None
    prefix = _UNIT_PREFIX.search(before)
    gap = prefix.start() if prefix else match.start()
    if text[: match.start()].endswith("“") or text.startswith(("”", "+"), match.end()):
        return None  # “社区食堂+送餐上门”: part of a slogan or a service's name
    owner = next((f for f in taken if f.stop == match.start() or gap <= f.stop <= match.start()), None)
    kind = _OF_KIND.search(before)
    if owner is None and kind and (near := next((f for f in taken if f.stop == kind.start()), None)):
        return Found(near.start, match.end(), head.subtype, "placed_site", 0.85)
    own = _called_after(text, match.start()) if owner is None else None
    own = _named_behind(text, match, taken) if owner is None and own is None else own
    if own is not None:
        return Found(own, match.end(), head.subtype, "proper_site", 0.7)
    if owner is None:
        name = head.text
        return Found(match.start(), match.end(), head.subtype, "unit_site_bare", 0.6, (), name)
    if _WORKS.search(text[owner.stop : match.start()]):
        return None  # 石桥村新建文化活动中心 is a project
    printed = text[owner.start : owner.stop]
    if owner.stop == match.start():
        return Found(owner.start, match.end(), head.subtype, "unit_site", 0.9)
    return Found(match.start(), match.end(), head.subtype, "unit_site_of", 0.85, (), printed + head.text)


def _called_after(text: str, stop: int) -> int | None:
    """Where the name begins that stands before a kind of site: 聂耳|文化广场."""
    word = next((token for token in tokens(text) if token.stop == stop), None)
    named = word is not None and word.tag in ("nr", "nz", "nrt") and 1 < len(word.text) < 5
    return word.start if word and named and _LEADS_TO.search(text, 0, word.start) else None


def _named_behind(text: str, match: re.Match[str], taken: list[Found]) -> int | None:
    """甲镇的月光|文化广场, 甲镇月光|文化广场: a name of its own between its unit and the kind of site."""
    for place in taken:
        start = place.stop + text.startswith("的", place.stop)
        own = text[start : match.start()]
        if place.subtype not in _UNITS or place.anaphor or not 2 <= len(own) <= 4 or not _NAMING.fullmatch(own):
            continue
        words = [w for w in tokens(text) if start <= w.start and w.stop <= match.start()]
        verbal = any(_VERBAL.match(w.tag) and w.tag != "m" for w in words)
        if verbal or not words or words[0].start != start or set(own) & word_list("function"):
            continue
        if _plain(own) or any(w.text in word_list("site_plain") or w.text in word_list("site_stop") for w in words):
            continue
        return start
    return None


def _by_neighbours(text: str, stop: int, ground: Ground) -> int | None:
    """白石东里|文化广场, where the article knows a 白石东里社区: called after its community without the level."""
    for start in range(max(0, stop - 5), stop - 1):
        stem = text[start:stop]
        led = stem[0] in "进到在来去往于"
        if not led and _NAMING.fullmatch(stem) and any(stem + kind in ground.text for kind in ("社区", "小区", "新村")):
            return start
    return None


_LEADS_TO = re.compile("(?:^|[，。、；在到于进抵是建成了]|来到|走进)$")


def _placed(text: str, match: re.Match[str], head: Head, taken: list[Found]) -> Found | None:
    """云州经济技术开发区: a place, at most a few words more, then the head."""
    start = _reach(text, match.start())
    owners = [f for f in taken if f.start < match.start() and start <= f.stop <= match.start() and not f.anaphor]
    if not owners:
        return _of_place(text, start, match, head, taken) or _name_like(text, start, match, head)
    if _COUNTED.search(text[: owners[-1].start]):
        return None
    owner = owners[-1]
    modifier = text[owner.stop : match.start()]
    if head.subtype == "scenic" and _RUN_AFTER.match(text, match.end()):
        return None  # 甲湖景区|保护利用管理局
    if not modifier and head.subtype in ("scenic", "facility", "compound") and len(head.text) < 3:
        short = head.text in _NAMED_BY_SHORT and text[owner.stop - 1] not in _LEVEL_ENDS
        named = (short or owner.subtype == "natural") and owner.stop - owner.start > 1  # 邛海公园 beside the lake
        return Found(_short_chain(text, owner, taken), match.end(), head.subtype, "placed_site", 0.7) if named else None
    if _RUN_BY.search(modifier) or _OF_LEVEL.match(modifier) or _SOME.match(modifier):
        return None  # 甲山林业局乙沟林场 is a part of the bureau, 甲县|镇级工业集聚区 are many
    if len(modifier) > _MODIFIER or (_AFTER.match(text, match.end()) and head.subtype != "zone"):
        return None
    proper = head.subtype == "scenic" or _named(text, owner.stop, match.start())
    begin = _after_unit(text, owner, match.start()) if proper else owner.start
    begin = owner.stop if owner.subtype == "zone" and modifier else begin  # 空港新城 in 西咸新区空港新城
    begin = _behind_set_up(text, _partner(text, begin, taken))
    apart = begin == owner.start and text[owner.stop - 1] in _LEVEL_ENDS and len(modifier) > 2 and not _plain(modifier)
    own = text[owner.stop : match.end()] if apart and owner.subtype in _UNITS else ""
    return Found(begin, match.end(), head.subtype, "placed_site", 0.8, (), own)


def _partner(text: str, begin: int, taken: list[Found]) -> int:
    """石家庄·尉犁纺织产业园: the partner's name before the dot belongs to the site's."""
    if text[begin - 1 : begin] != "·":
        return begin
    return next((f.start for f in taken if f.stop == begin - 1), begin)


def _short_chain(text: str, owner: Found, taken: list[Found]) -> int:
    """宜宾翠屏景区: the short name before the short name belongs to the site's name."""
    before = next((f for f in taken if f.stop == owner.start and f.subtype in _UNITS), None)
    return before.start if before and text[before.stop - 1] not in _LEVEL_ENDS else owner.start


def _of_place(text: str, start: int, match: re.Match[str], head: Head, taken: list[Found]) -> Found | None:
    """大捷历史陈列馆 in 位于石坝镇的大捷历史陈列馆: a name of its own after a place and 的."""
    modifier = text[start : match.start()]
    owners = [f for f in taken if f.stop == start - 1]
    here = bool(owners) or text.startswith(_HERE, max(0, start - 3))
    owned = text[start - 1 : start] == "的" and here
    if not owned or len(modifier) < 2 or _plain(modifier) or _is_kind(text, start, match.start()):
        return None
    if _AFTER.match(text, match.end()) and head.subtype != "zone":
        return None
    return Found(start, match.end(), head.subtype, "proper_site", 0.7)


def _is_kind(text: str, start: int, stop: int) -> bool:
    """Whether a modifier only says of what kind a site is: every word of it is plain."""
    plain = word_list("site_plain")
    return all(word in plain for word, a, b, _ in tokens(text) if start <= a and b <= stop)


def _name_like(text: str, start: int, match: re.Match[str], head: Head) -> Found | None:
    """谷克德景区, 滨江公园, 县林秀英体育馆: without a place, but with a modifier that is no ordinary word."""
    stop = match.start()
    if _COUNTED.search(text[:start]):
        return None
    if _of_level(text, start, match):
        return Found(stop, match.end(), head.subtype, "unit_site_bare", 0.65, (), head.text)
    if text[start] in "省市县区镇乡村" and stop - start > 2:
        start += 1
    words = [token for token in tokens(text) if start <= token.start and token.stop <= stop]
    if words and len(words[0].text) == 1 and words[0].start == start and stop - start > 3:
        return None  # the name begins before what can be read of it
    if head.subtype in ("scenic", "compound"):
        known = len(words) == 1 and stop - start > 2 and not _plain(text[start:stop])  # 鼓浪屿景区
        fits = stop - start >= 2 and (known or _named(text, start, stop)) and not _plain(text[start:stop])
    elif head.subtype == "zone":  # a firm's or a place's name first: 中南高科装备产业园
        named = bool(words) and words[0].tag[:2] in _NAME_FLAGS
        into = bool(_INTO_ZONE.search(text, max(0, start - 2), start)) and not _plain(text[start:stop])
        fits = (stop - start >= 4 and named) or (into and stop - start == 2)
        fits = fits and not text.startswith(("项目", "工程", "建设"), match.end())
    else:
        fits = len(head.text) > 2 and stop - start >= 3 and _named(text, start, stop)
        fits = fits or (head.text in _NAMED_ALONE and _opens_clause(text, start, stop))
    if not fits or (head.subtype != "zone" and _AFTER.match(text, match.end())):
        return None
    return Found(start, match.end(), head.subtype, "proper_site", 0.65)


def _opens_clause(text: str, start: int, stop: int) -> bool:
    """青龙|夜市 at the head of a clause or behind 在: two characters that are no ordinary modifier."""
    ordinary = _plain(text[start:stop]) or text[start:stop] in word_list("site_stop")
    return stop - start == 2 and not ordinary and bool(_LEADS_TO.search(text, 0, start))


#: Markets that go by two characters of their own.
_NAMED_ALONE = frozenset({"夜市", "早市", "大集"})


def _of_level(text: str, start: int, match: re.Match[str]) -> bool:
    """县|大礼堂, 镇|农贸市场: the hall of the place that the level word means."""
    at = match.start() - 1
    if at < start or text[at] not in "省市县区旗州镇乡村" or not _HALL.search(match[0]):
        return False
    return (
        (at in boundaries(text) or text[at - 1] == "和")
        and not _MANY.search(text[:at])
        and (at == start or text[at - 1] in "和与及、在于到")
    )


def _named(text: str, start: int, stop: int) -> bool:
    """Whether a modifier holds a word that is a name or that no dictionary has."""
    plain = word_list("site_plain")
    words = [(word, flag) for word, a, b, flag in tokens(text) if start <= a and b <= stop and word not in plain]
    return any(flag[:2] in _NAME_FLAGS or not is_word(word) for word, flag in words if len(word) > 1)


def _proper(text: str, match: re.Match[str], head: Head, taken: list[Found]) -> Found | None:
    """中山纪念馆, 凤凰苑小区: its own modifier names it."""
    start = _reach(text, match.start())
    chained = [f for f in taken if f.start < match.start() and start <= f.stop <= match.start() and not f.anaphor]
    if chained:
        start = _after_unit(text, chained[-1], match.start())
    modifier = text[start : match.start()]
    if len(modifier) < 2 or _plain(modifier) or _COUNTED.search(text[:start]):
        return None
    if _AFTER.match(text, match.end()) and head.subtype != "zone":
        return None
    return Found(start, match.end(), head.subtype, "proper_site", 0.75)


def _after_unit(text: str, place: Found, stop: int) -> int:
    """望江县凤凰苑小区 begins after the county; 宜宾经济开发区 and 大别山纪念馆 begin with the place."""
    own = text[place.stop : stop]
    named_by_unit = (text[place.stop - 1] in _LEVEL_ENDS and place.subtype in _UNITS) or place.rule.endswith("_site")
    return place.stop if named_by_unit and len(own) >= 2 and not _plain(own) else place.start


def _direct(text: str, match: re.Match[str], head: Head, taken: list[Found]) -> Found | None:
    """城南园 in 苍南县城南园: right after a unit, one to three characters and the head."""
    if _FIRM.match(text, match.end()) or IS_DONE.match(text, match.start() - 1):
        return None
    for place in taken:
        modifier = text[place.stop : match.start()]
        if place.subtype in _UNITS and 1 <= len(modifier) <= 3 and not place.anaphor:
            if set(modifier) & word_list("function") or _says_sort(modifier):
                continue
            if len(head.text) == 1 and len(modifier) == 1 and text[place.stop - 1] not in _LEVEL_ENDS:
                continue
            return Found(place.stop, match.end(), head.subtype, "direct_site", 0.7)
    return None


def _says_sort(word: str) -> bool:
    """Whether a word says only of what sort a site is."""
    return word in word_list("site_plain") or word in word_list("site_stop")


def _plain(modifier: str) -> bool:
    plain = word_list("site_plain")
    if modifier in plain:
        return True
    return any(modifier[:cut] in plain and modifier[cut:] in plain for cut in range(1, len(modifier)))


def _reach(text: str, stop: int) -> int:
    """Where the name that ends in a head at `stop` begins: back over words until one that no name holds."""
    start = stop
    before = [word for word in tokens(text) if word.stop <= stop]
    if not before or before[-1].stop != stop:  # the head begins inside a word
        before = list(tokens(text[:stop]))
    for word, begin, end, flag in reversed(before):
        if len(word) == 2 and word[0] == "和" and word[1] in _LEVEL_ENDS:
            return begin + 1  # 文化馆和|县大礼堂 is not in 和县
        if end != start or stop - begin > _LONGEST or not _NAMING.fullmatch(word):
            break
        number = flag == "m" and not re.search("[0-9]", word)  # 小七孔景区
        number = number or (word == "振兴" and text.endswith("乡村", 0, begin))  # one noun: 桃源乡村振兴示范区
        unit = word in ("社区", "街道") and begin > 0  # 金翠苑小区 in 振兴社区金翠苑小区
        allowed = number or word in name_words("inside") or word in word_list("site_deeds")
        verbal = not allowed and _VERBAL.match(flag)
        if unit or word in word_list("site_stop") or verbal:
            break
        start = begin
    start = behind_made(text, _behind_preposition(text, start, stop))
    start = _behind_set_up(text, start)
    if text[start] in "年月日" and text[start - 1 : start].isdigit():
        start += 1  # 2025年|老旧小区改造
    if into := list(_INTO_SITE.finditer(text, start, stop)):
        return into[-1].end()
    roads = list(_ROADS.finditer(text, start, stop))
    return roads[-1].end() if roads else start


def _behind_preposition(text: str, start: int, stop: int) -> int:
    """以|绿园小区为中心: a preposition that the dictionary's cut has glued to the name."""
    if far := _FAR.search(text, start, stop - 2):
        return far.end()
    if text[start] == "趟":
        return start + 1  # 去趟|中山公园
    opens = start == 0 or text[start] == "以" or text[start - 1] in "，。；：、“"
    glued = text[start] in _PREPOSITIONS and opens and stop - start > 2
    return start + 1 if glued and not any(is_word(text[start : start + size]) for size in (2, 3)) else start


def _behind_set_up(text: str, start: int) -> int:
    """在甲村设|实训基地: what is done in the place before is no part of the name."""
    glued = text[start] == "设" and text[start - 1 : start] in _LEVEL_SIGNS
    return start + 1 if glued and not is_word(text[start : start + 2]) else start


#: 招工车|开进|赶场坝: what goes into a site is none of its name.
_INTO_SITE = re.compile("(?:(?<=[一-鿿])[开搬驶送跑装])进(?=[一-鿿]{2})")
_LEVEL_SIGNS = ("村", "镇", "乡", "县", "区", "园", "校", "院")
_FAR = re.compile("(?<=[子村镇县区里城家庄园])(?:离|距离?)(?!石)")  # 村子离|某某古镇
_PREPOSITIONS = frozenset("以把将对向从由让在与因离距沿经")
#: 甲街道|老旧小区改造: estates of a kind, whatever stands before
_OF_ANY_TOWN = ("老旧", "危旧", "破旧")
_OLD_ESTATES = ("compound", "zone")
#: 全村|民宿: sites of a kind, wherever they are.
OFFICIAL = re.compile("[市县区镇乡村州旗局所站]长|书记|主任|主席|常委|助理")  # 副市长某某到|码头
_EVERYWHERE = re.compile(
    "[全该本各每][省市县区旗镇乡村]|[0-9两二三四五六七八九十几数多]+个|一(?:家家|座座|个个|处处|间间|片片|排排)"
)
_RULES = {"unit": _unit, "placed": _placed, "proper": _proper, "direct": _direct}
