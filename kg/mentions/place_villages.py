"""Villages and communities away from any chain: those of the page's own county or city, and unlisted ones."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import lru_cache

from kg.lexicon.people import is_known_name, surname_of
from kg.lexicon.tokens import tokens
from kg.mentions.place_ground import Found, Ground
from kg.mentions.place_names import is_name
from kg.mentions.place_text import boundaries, is_place_word, is_word, stands_apart, word_before, word_list

_HEAD = re.compile(r"村|社区|居民区|嘎查|[屯寨庄](?!村)|[镇乡](?![村镇亲音下土间里贤领上级俗愁情风治友])")
_MAY_END = re.compile("[村社居嘎屯寨庄镇乡街]")  # one of the characters of the heads or of 街道
_INTO = re.compile(r"(?:在|来到|走进|位于|来自)$")
#: Kinds of villages: by law, by how they grew and by who lives there.
_KIND = re.compile(
    "(?:行政|自然|移民|畲族?|回族?|苗族?|瑶族?|侗族?|壮族?|彝族?|土家族?|黎族?|满族|蒙古族|朝鲜族|傣族|哈尼族|布依族|水族|仡佬族)$"
)
_CLAUSE = re.compile(r"[，。、的“：]|党|村|居民|\d+组")
_RESIDENTS = re.compile(
    r"内|里|的?(?:党|居|书记|居民|志愿|干部|住户|网格|物业|活动)|[，。、]"
)  # as communities are called in Shanghai
_LONGEST = 9
_AFTER = re.compile(r"[庄落镇级史霸容貌官]|集体|两级|干部|居环境|规民约|改居")
_AFTER_COMMUNITY = re.compile(r"建设|治理|服务|工作|矫正|团购|卫生|医院|教育|文化|养老|管理|医疗|民警|团长|干部|两委")
_ITS_OWN = (
    "(?:党支部|党总支|党委|村委会|居委会|第一书记|支部书记|党支书|驻村|“?两委|村民[\u4e00-\u9fff]{2,4}[，。说、（])"
)
_ESTATE = re.compile(
    "[\u4e00-\u9fff]{2,4}(?P<kind>家园|花园|新村|新城|新区|嘉园|佳园|花苑|雅苑|小区|公馆|名城|名都|华府|华庭|水岸|新居|广场)$"
)
#: Kinds of villages that are names of villages too.
_SOFT_STEMS = frozenset(
    {
        *("花园", "幸福", "平安", "和平", "长寿", "富裕", "富民", "振兴", "民族", "森林", "园林"),
        *("红色", "健康", "和谐", "明星", "平原", "文化", "将军", "状元", "红军", "博士", "小康"),
        *("先进", "模范", "新", "老", "古", "中心", "奥运", "国际", "星光", "卫星", "胜利", "团结"),
        *("果园", "茶园", "桑园", "柳园"),
    }
)
#: What communities are named after: hills, waters, bridges, gates.
_FEATURES = frozenset("山湖河江桥园苑街路里湾港岭坪坝塘庄寨屯泉井门关口台楼塔寺庙坡沟滩洲岛巷坊")
#: 花园村、马宗村: beside another village the words are a name.
_BESIDE = re.compile("、[\u4e00-\u9fff]{2,3}村|和[\u4e00-\u9fff]{2,3}村")
_CALLED = re.compile("“([一-鿿]{2,5}村)$")
_DESCRIBED = re.compile("[一-鿿][小大少多散远]村[密散多少小大远穷弱富美]$")  # 路小村密
_DONE = frozenset("出进到入过了好成起")  # what follows a verb, not what ends a name: 绣出社区底色
_PUNCTUATION = frozenset("，。；：、“”‘’（）！？ 《》—…·●○■□◆◇▲△★☆►▶")
_FAMILY = re.compile(
    r"^[\u4e00-\u9fff]{1,2}(?:家|各|"
    r"家[湾沟庄坪河坡岭坝冲塘铺店桥台岗寨集营堡楼院埠圩场墩咀嘴山岩洼梁塬峪港洲湖畈垸渡祠巷园洞滩井泉窑沱垭口坳垄林])$"
)


def find_villages(text: str, taken: list[Found], ground: Ground) -> list[Found]:
    """`taken` are the places found so far; a village inside one of them is not looked for."""
    if not _MAY_END.search(text):
        return []
    found: list[Found] = list(_streets(text, taken, ground))
    covered = {at for place in (*taken, *found) for at in range(place.start, place.stop)}
    for head in _HEAD.finditer(text):
        if head.start() in covered or text.startswith("村村", head.start() - 1):
            continue
        if text.startswith("族村民", head.start() - 1):
            continue  # 赫哲族村民
        if head[0] == "村" and _TOWN_OF_VILLAGE.match(text, head.end()):
            continue  # 付村|乡
        if _BY_COLOUR.match(text, head.start() - 2):
            continue  # 绿单村里办，黄单乡里办
        if _is_by_name(text, head, ground):
            continue
        if head[0] in "镇乡":
            new = _township(text, head, ground, covered)
        else:
            new = _listed(text, head, ground, covered) or _unlisted(text, head, ground, covered)
            new = new or _hamlet(text, head, covered)
        if new:
            found.append(new)
            covered.update(range(new.start, new.stop))
    return found


_TOWN_OF_VILLAGE = re.compile("[镇乡](?:[，。、；：的等和与党政]|$)")
#: 绿单|村里办: what a slip of a colour is for.
_BY_COLOUR = re.compile("[红黄蓝绿橙白][单榜牌件档灯色][村镇乡]里[办解调管]")
_HAN_ONLY = re.compile("[一-鿿]+")
_STREET = re.compile("(?<![一-鿿])([一-鿿]{2,3})街道(?=([一-鿿]{2,5}?)社区|党工委|办事处)")


def _streets(text: str, taken: list[Found], ground: Ground) -> Iterator[Found]:
    """延北街道 in 延北街道广场社区: a street office that no list has, where a community of its own follows."""
    for match in _STREET.finditer(text) if "街道" in text and (ground.city or ground.county) else ():
        free = not any(place.start < match.end() and match.start() < place.stop for place in taken)
        if free and is_name(match[1], "街道") and not is_word(match[1]):
            yield Found(match.start(), match.end(), "township", "unlisted_township", 0.7)
            if match[2] and is_name(match[2], "社区"):
                yield Found(match.end(), match.end(2) + 2, "community", "unlisted_village", 0.75)


def _is_by_name(text: str, head: re.Match[str], ground: Ground) -> bool:
    """“落后村”变身“四星村”: what is quoted says of what kind a village is, unless it goes by that name elsewhere."""
    called = _CALLED.search(text, max(0, head.start() - 6), head.end()) if text.startswith("”", head.end()) else None
    return called is not None and ground.text.count(called[1]) == ground.text.count(f"“{called[1]}”")


def _listed(text: str, head: re.Match[str], ground: Ground, covered: set[int]) -> Found | None:
    """The longest name that ends here and that the page's own county or city has."""
    stop = head.end()
    lists = [ground.places.villages(province) for province in sorted(ground.provinces)]
    for start in range(max(0, stop - _LONGEST), stop - len(head[0])):
        name = text[start:stop]
        codes = tuple(code for villages in lists for code in villages.codes(name))
        if not codes or covered & set(range(start, stop)):
            continue
        if name[: -len(head[0])] in word_list("stem") and start - 1 not in covered:
            continue
        near = tuple(c for c in codes if ground.in_counties(c))
        if near and _divides_word(text, start):
            continue
        if near and (stop - start > 2 or (stands_apart(text, start, stop) and _opens(text, start))):
            return Found(start, stop, _subtype(head[0]), "county_village", 0.9, near)
        near = tuple(c for c in codes if ground.city and ground.places.within(c, ground.city))
        if near and _is_half_of_name(text, start):
            continue
        if near and stop - start > 2 and (start in boundaries(text) or _opens(text, start)):
            return Found(start, stop, _subtype(head[0]), "city_village", 0.75, near)
    return None


def _is_half_of_name(text: str, start: int) -> bool:
    """沟底村 in 是后沟底村: upper and lower, front and back villages share their names."""
    return text[start - 1 : start] in _SIDES and (start == 1 or _opens(text, start - 1))


_SIDES = tuple("前后上下东西南北")


def _divides_word(text: str, start: int) -> bool:
    """民新村 in 12个移民新村: the name would begin inside a word."""
    return any(word.start < start < word.stop and is_word(word.text) for word in tokens(text))


def _unlisted(text: str, head: re.Match[str], ground: Ground, covered: set[int]) -> Found | None:
    """白石村 after 走进 or a comma: a natural village, or one of a county that the page does not name."""
    after = _AFTER if head[0] in ("村", "嘎查") else _AFTER_COMMUNITY
    if head[0] not in ("村", "社区", "居民区", "嘎查") or after.match(text, head.end()):
        return None
    if _DESCRIBED.search(text, max(0, head.start() - 2), head.end() + 1):
        return None
    if head[0] == "居民区" and not _RESIDENTS.match(text, head.end()):
        return None
    if kind := _KIND.search(text, max(0, head.start() - 3), head.start()):
        return _of_kind(text, kind.start(), head.end(), ground, covered)
    if estate := _estate(text, head, covered):
        return estate
    if head[0] == "嘎查" and (gacha := _gacha(text, head, covered)):
        return gacha
    for length in (2, 3):
        start = head.start() - length
        if start < 0 or start in covered:
            return None
        stem = text[start : head.start()]
        if not _HAN_ONLY.fullmatch(stem):
            continue
        listed = _in_list(text, start, head[0]) or _is_set_there(text, start, head.end())
        listed = listed or (text[start - 1] == "的" and start - 2 in covered)  # 红山区的南新社区
        named_verb = stem in word_list("named_verb")
        if stem[-1] in _DONE or (not named_verb and _is_verb(text, start)):
            continue
        if named_verb and head[0] == "社区" and _follows_place(text, start, covered):
            return Found(start, head.end(), "community", "unlisted_village", 0.75)
        beside = stem in _SOFT_STEMS and (_BESIDE.match(text, head.end()) or text[start - 2 : start] == "村、")
        if (beside or _comes_back(stem, head[0], ground)) and _opens(text, start):
            return Found(start, head.end(), _subtype(head[0]), "unlisted_village", 0.7)
        if is_name(stem, head[0]) and _opens(text, start) and (listed or not _common(stem, head[0], ground)):
            return Found(start, head.end(), _subtype(head[0]), "unlisted_village", 0.7)
    return None


def _gacha(text: str, head: re.Match[str], covered: set[int]) -> Found | None:
    """达来苏木的|新宝力嘎嘎查: names in Mongolian are long, and begin behind their banner or town and 的."""
    for start in range(head.start() - 2, max(0, head.start() - 7), -1):
        if start in covered or text[start] in word_list("function"):
            return None
        if text[start - 1] == "的" and start - 2 in covered:
            return Found(start, head.end(), "village", "unlisted_village", 0.75)
    return None


def _hamlet(text: str, head: re.Match[str], covered: set[int]) -> Found | None:
    """甲乡的|柳河屯, 乙村|柳河屯: a hamlet behind its town or village; 柳河屯的村民: one of which somebody is."""
    if head[0] not in "屯寨":
        return None
    for start in (head.start() - 2, head.start() - 3):
        stem = text[start : head.start()]
        if start < 0 or start in covered or not is_name(stem, "村"):
            continue
        whole = start - 1 if start > 1 and text[start - 1] == "的" else start
        beneath = whole - 1 in covered and text[whole - 1] in "镇乡村区县"
        settled = head[0] == "屯" and _SETTLED.match(text, head.end()) and _opens(text, start)
        if (beneath and whole < start) or ((beneath or settled) and is_place_word(stem)):
            return Found(start, head.end(), "village", "unlisted_village", 0.75)
    return None


#: 柳河屯|的蚕农, 柳河屯|村民: who lives in a hamlet
_SETTLED = re.compile("的?[一-鿿]{0,3}(?:村民|屯民|居民|群众|乡亲|老人|[农户]|牧民|党员|妇女|老乡|屯长)")


def _estate(text: str, head: re.Match[str], covered: set[int]) -> Found | None:
    """幸福家园社区, 滨河新城社区: named after a housing estate, which has a name of its own."""
    match = _ESTATE.search(text, max(0, head.start() - 6), head.start()) if head[0] == "社区" else None
    start = match.start() if match else 0
    while (
        match
        and start < match.start("kind") - 1
        and (start in covered or start not in boundaries(text) or text[start] in "在到至由从对")
    ):
        start += 1
    if match is None or start in covered or start not in boundaries(text) or match.start("kind") - start < 2:
        return None
    return Found(start, head.end(), "community", "unlisted_village", 0.7) if _opens(text, start) else None


def _comes_back(stem: str, head: str, ground: Ground) -> bool:
    """花园村: called as a kind of village, but the article speaks of its secretary or its villagers."""
    if stem not in _SOFT_STEMS or set(stem) & word_list("function"):
        return False
    return ground.text.count(stem + head) > 1 and bool(re.search(re.escape(stem + head) + _ITS_OWN, ground.text))


def _of_kind(text: str, head: int, stop: int, ground: Ground, covered: set[int]) -> Found | None:
    """陈庙|行政村, 猴盾|畲村: the name stands before the kind of village."""
    for length in (2, 3, 1):
        start = head - length
        stem = text[start:head] if start >= 0 else ""
        if not stem or start in covered or not is_name(stem, "村") or (length == 1 and not surname_of(stem)):
            continue
        opens = _opens(text, start) or (text[start - 1] in "镇乡县区院局所站" and start in boundaries(text))
        if opens and not is_word(stem):
            return Found(start, stop, "village", "unlisted_village", 0.7)
    return None


def _is_verb(text: str, start: int) -> bool:
    """提升社区, 鼓励社区: what stands there is what is done to a community."""
    return any(token.start == start and token.tag == "v" for token in tokens(text))


def _follows_place(text: str, start: int, covered: set[int]) -> bool:
    """振兴社区 in 红山区振兴社区 and in 红山区的振兴社区."""
    return start - 1 in covered or (text[start - 1 : start] == "的" and start - 2 in covered)


def _is_set_there(text: str, start: int, stop: int) -> bool:
    """在战旗村，: a clause set in a village."""
    return bool(_INTO.search(text, 0, start)) and bool(_CLAUSE.match(text, stop))


def _in_list(text: str, start: int, head: str) -> bool:
    """石坎村 in 大坪村、石坎村、红岩村."""
    return text[start - 1 : start] == "、" and text.endswith(head, 0, start - 1)


def _township(text: str, head: re.Match[str], ground: Ground, covered: set[int]) -> Found | None:
    """A township that no list has, or that is misprinted, where the article is set in a county."""
    if known := _other_kind(text, head, ground, covered):
        return known
    start = head.start() - 2
    if text[head.start() - 1] == "村":  # 田付村|乡: called after its seat
        start -= 1
        seat = text[max(start, 0) : head.start() - 1]
        called = start >= 0 and start not in covered and is_name(seat, "村") and not is_word(seat)
        return (
            Found(start, head.end(), "township", "unlisted_township", 0.7) if called and _opens(text, start) else None
        )
    if start > 0 and ground.places.has_stem(text[start - 1 : head.start()]):
        start -= 1  # 小二台乡, though its list has 小二台镇
    stem = text[max(start, 0) : head.start()]
    if start < 0 or start in covered or not (ground.county or ground.places.has_stem(stem)):
        return None
    if is_word(stem[-1] + head[0]):
        return None  # 城乡 in 走好城乡融合之路
    if text[start - 1 : start] == "的" and start - 2 not in covered:
        return None  # 靠天吃饭的山塬镇 says what kind of town it is
    if is_name(stem, head[0]) and not is_word(stem + head[0]) and not is_word(stem) and _opens(text, start):
        return Found(start, head.end(), "township", "unlisted_township", 0.7)
    return None


def _other_kind(text: str, head: re.Match[str], ground: Ground, covered: set[int]) -> Found | None:
    """A town of the page's counties that lists still have as a 乡: the longest stem."""
    for start in range(max(0, head.start() - 6), head.start() - 1):
        stem = text[start : head.start()]
        if covered & set(range(start, head.start())) or not ground.places.has_stem(stem):
            continue
        homes = [d.code for d in ground.places.stem_named(stem) if len(d.code) == 9]
        near = any(ground.places.within(code, county) for code in homes for county in ground.counties)
        if near and (len(stem) > 2 or _opens(text, start)) and not is_word(stem + head[0]):
            return Found(start, head.end(), "township", "unlisted_township", 0.8)
    return None


def _common(stem: str, head: str, ground: Ground) -> bool:
    """Whether the stem is an ordinary word (宜居, 创业), unless the article keeps coming back to it."""
    if _FAMILY.match(stem) or (head == "社区" and len(stem) == 3 and is_known_name(stem)):
        return False  # communities are named after people, too
    if head == "居民区":
        return any(is_word(stem + kind) for kind in ("居民", "住宅", "楼")) or stem in word_list("site_plain")
    if head == "社区" and (len(stem) == 2 or stem[-1] in _FEATURES) and stem not in word_list("site_plain"):
        return False  # 和平社区, 古城社区, 凤凰山社区: communities are named with words
    if is_word(stem) and is_place_word(stem):
        return False  # 清江村: a word only as the name of a place
    parts = (stem, stem[:2], stem[1:]) if len(stem) > 2 else (stem,)
    return any(is_word(part) for part in parts) and ground.text.count(stem + head) < 2


def _opens(text: str, start: int) -> bool:
    """Whether a name may begin here: after punctuation or a word such as 走进."""
    if start == 0 or text[start - 1] in _PUNCTUATION or text[start - 2 : start] in ("区的", "县的", "市的", "镇的"):
        return True
    left = word_list("left")
    if word_before(text, start) in left:
        return True
    return any(text.endswith(word, 0, start) for word in left if len(word) > 1) or text[start - 1] in "在到以从由对是叫"


def _subtype(head: str) -> str:
    return "community" if head in ("社区", "居民区") else "village"


def find_known(text: str, taken: list[Found], ground: Ground) -> list[Found]:
    """Later mentions of names that were met in a chain or another sure place."""
    found: list[Found] = []
    for name, first in ground.known.items():
        if name[:-1] not in text:
            continue
        for match in _printed(name).finditer(text):
            if not any(place.start < match.end() and match.start() < place.stop for place in (*taken, *found)):
                found.append(Found(*match.span(), first.subtype, "known", 0.9, first.codes, first.name))
    return found


@lru_cache(maxsize=1024)
def _printed(name: str) -> re.Pattern[str]:
    """A name as it may come again: 松城街道 also as 松城街, but not in 松城街头."""
    if name.endswith(("街", "街道")):
        return re.compile(re.escape(name.removesuffix("道")) + "(?:道|(?![道头巷区边口面上坊市心角景舞]))")
    return re.compile(re.escape(name))
