"""Finds quantities: numbers with their unit, bound and range, and nothing that only looks like one."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from dataclasses import dataclass, replace
from decimal import Decimal
from functools import cache
from itertools import zip_longest

import rjieba

from kg.lexicon.units import Unit, alternatives, bounds, units
from kg.lexicon.vocabulary import words
from kg.mentions.dates import find_dates
from kg.mentions.numerals import DIGITS, MYRIADS, NUMERAL, Number, exact, plain
from kg.model import Bound


@dataclass(frozen=True)
class Quantity:
    """A number that measures or counts: `text[start:stop]`, bounding words included."""

    start: int
    stop: int
    value: Number
    unit: str  # as the graph writes it; 万 and 亿 are in the value
    kind: str  # the unit's kind, of kg.lexicon.units
    number: int  # where the numeral itself begins
    bound: Bound = ""
    maximum: Number | None = None
    chinese: bool = False  # written 两名, not 2名


def find_quantities(text: str) -> tuple[Quantity, ...]:
    """All quantities in the text, in order.

    >>> [(q.value, q.unit, q.bound) for q in find_quantities("培训3万余人，清理1.34万余处，总投资41.54亿元")]
    [(30000, '人', 'over'), (13400, '处', 'over'), (4154000000, '元', '')]
    >>> [(q.value, q.maximum, q.unit) for q in find_quantities("每村有1至2名人选，聘用两名保洁员")]
    [(1, 2, '名'), (2, None, '名')]
    >>> find_quantities("第3批，织密一张网，75岁，“12345”热线")
    ()
    """
    if not _DIGIT.search(text):
        return ()
    masked = _mask(text)
    kept = [q for q in _candidates(text, masked) if not any(reject(text, q) for reject in _REJECTIONS)]
    return tuple(_with_row_unit(text, q, following) for q, following in zip_longest(kept, kept[1:]))


def _with_row_unit(text: str, q: Quantity, following: Quantity | None) -> Quantity:
    """提高9.9个、3.1个百分点: both are percentage points."""
    if following is None or q.unit != "个" or following.unit != "个百分点":
        return q
    joined = text[q.stop : following.start] in ("、", "和", "与", "及")
    return replace(q, unit=following.unit, kind=following.kind) if joined else q


# --- the shape of a quantity -------------------------------------------------------------------

_DIGIT = re.compile(r"[\d一二两三四五六七八九十百千万亿数几上]")  # 上 as in 上千人
_INSIDE = "[余多来几]"
_RANGE = r"(?:至|到|—|——|－|-|~|～|–)"


@cache
def _pattern() -> re.Pattern[str]:
    unit = _unit_pattern()
    after = alternatives(bounds("after"))
    return re.compile(
        rf"(?:(?<![\d.A-Za-z])|(?<=GDP)|(?<=CPI))(?:(?P<per>百分之|千分之)(?P<rate>{NUMERAL})"
        rf"|(?P<low>{NUMERAL})(?P<lowinside>{_INSIDE}?[万亿]{{0,2}})(?P<lowunit>{unit}|%)?{_RANGE}"
        rf"(?P<high>{NUMERAL})(?P<highinside>{_INSIDE}?[万亿]{{0,2}})(?P<rangeunit>{unit})"
        rf"|(?P<vague>(?:[数几上](?=[十百千万亿]))?)(?P<value>{NUMERAL})(?P<inside>{_INSIDE}?)(?P<scale>[万亿]{{0,2}})(?P<unit>{unit})?)"
        rf"(?P<more>[多余](?!次|人|名|个|元|层|功能|种|样|媒|云|肉|用途|年生|户型|式联|彩|热))?(?P<after>{after})?"
    )


def _unit_pattern() -> str:
    """Any unit, the longest first; one of several characters only where no longer word stands: 个 of 3个人民法庭."""
    longest_first = sorted(units().values(), key=lambda unit: (-len(unit.word), unit.word))
    barred = {unit.word: unit.not_before if len(unit.word) > 1 else "" for unit in longest_first}
    return "(?:" + "|".join(re.escape(word) + (f"(?![{no}])" if no else "") for word, no in barred.items()) + ")"


def _candidates(text: str, masked: str) -> Iterator[Quantity]:
    position = 0
    while first := _DIGIT.search(masked, position):
        match = _pattern().match(masked, first.start())
        quantity = _tenths(masked, first.start()) or _coins(masked, first.start()) or (_read(match) if match else None)
        if match is None or quantity is None:
            position = max(first.end(), _after_numeral(match) if match else 0)
            continue
        yield _bounded(text, _below_zero(text, quantity))
        position = quantity.stop


_DEGREES = frozenset({"摄氏度", "℃", "度", "°C"})


def _below_zero(text: str, q: Quantity) -> Quantity:
    """零下20摄氏度 is -20."""
    if q.unit not in _DEGREES or not text.endswith("零下", 0, q.number):
        return q
    number = q.number - len("零下")
    if q.maximum is None:
        return replace(q, start=number, number=number, value=-q.value)
    return replace(q, start=number, number=number, value=-q.maximum, maximum=-q.value)


_TENTHS = re.compile(
    "(?P<tenths>[一二两三四五六七八九])成(?P<half>半)?(?P<more>多)?(?P<after>以上|左右)?(?=[，。；：！？、）的]|$)"
)
_OF_TENTHS = re.compile(
    "(?:占了?|占到|占比|比重|率|[占持]股|近|接近|超过?|突破|过|约|达到?|高出?|低|不[到足]|只?剩|[增提上][长高升加]|[下降减][降低少]|[降涨]"
    "|节[省约]|完成|的)了?$"
)
#: 八成以上用于民生, 其中八成是随迁子女, 三成产品通过电商: a part of what is told of, at the head of its clause
_PART_AT_HEAD = re.compile(
    "(?:(?<=[，。；：！？])|(?<=其中)|(?<=^))(?P<tenths>[二两三四五六七八九])成(?P<half>半)?(?P<more>多)?(?P<after>以上|左右)?"
    "(?=[是来用的]|产品|资金|农户|村民|企业|客源|游客|收入|订单|劳动力|学生|职工|员工|人口|群众|居民|家庭|土地|耕地|事项|案件)"
)


def _tenths(text: str, start: int) -> Quantity | None:
    """占比超过四成 is 40%, 高出一成半 is 15%; 四成 of 四成熟 is none."""
    match = _TENTHS.match(text, start)
    if match is None or not _OF_TENTHS.search(text, max(0, start - 6), start):
        match = _PART_AT_HEAD.match(text, start)
    if match is None:
        return None
    value = DIGITS[match["tenths"]] * 10 + (5 if match["half"] else 0)
    bound: Bound = "over" if match["more"] else bounds("after").get(match["after"] or "", "")
    return Quantity(start, match.end(), value, "%", "share", start, bound)


_COINS = re.compile(
    "(?P<yuan>[一二两三四五六七八九]|\\d{1,3})块(?P<jiao>[一二三四五六七八九1-9])(?:钱)?(?=[一每]?(?:公斤|斤|个|只|枝|盒|张)|钱|[，。；、！？”]|$)"
)


def _coins(text: str, start: int) -> Quantity | None:
    """两块五一斤 is 2.5 yuan: the coins without their name."""
    match = _COINS.match(text, start)
    if match is None:
        return None
    value = (exact(match["yuan"]) or Decimal(0)) + Decimal(int(exact(match["jiao"]) or 0)) / 10
    return Quantity(start, match.end(), plain(value), "元", "money", start)


def _after_numeral(match: re.Match[str]) -> int:
    """Where to search on after a number that is no quantity: behind the whole numeral, not inside it."""
    for group in ("rate", "value", "low"):
        if match[group]:
            return match.end(group)
    return match.start() + 1


def _read(match: re.Match[str]) -> Quantity | None:
    if match["rate"]:
        return _rate(match)
    return _range(match) if match["high"] else _single(match)


def _rate(match: re.Match[str]) -> Quantity | None:
    value = exact(match["rate"])
    if value is None:
        return None
    unit = "%" if match["per"] == "百分之" else "‰"
    return Quantity(match.start(), match.end(), plain(value), unit, "share", match.start("per"), _bound(match, ""))


def _range(match: re.Match[str]) -> Quantity | None:
    unit = units()[match["rangeunit"]]
    low, high = exact(match["low"]), exact(match["high"])
    if low is None or high is None or _splits_word(match, "rangeunit", unit):
        return None
    high *= _scale(match["highinside"])
    scaled = low * _scale(match["lowinside"])
    shared = _scale("".join(char for char in match["high"] + match["highinside"] if char in MYRIADS))
    if scaled == low and not set(match["low"]) & set(MYRIADS) and not match["lowunit"] and low * shared < high:
        scaled = low * shared  # 3—5万元 is 30000 to 50000
    if not scaled < high:
        return None
    return Quantity(
        match.start(),
        match.end(),
        plain(scaled),
        unit.name,
        unit.kind,
        match.start("low"),
        _bound(match, ""),
        plain(high),
        not match["low"][0].isdigit(),
    )


def _single(match: re.Match[str]) -> Quantity | None:
    value, maximum = exact(match["value"]), None
    if value is None:
        value, maximum = _neighbours(match["value"])
        if value is None:
            return None
    factor = _scale(match["scale"])
    if not match["unit"] and (row := _row(match)):
        return _of_row(match, value, row)
    unit = units().get(match["unit"] or "", Unit("", "", ""))
    stop = match.end()
    if not unit.word or _splits_word(match, "unit", unit):
        people = _counts_people(match)
        if not match["unit"] and not match["scale"] and _is_index(match):
            return Quantity(match.start(), match.end("value"), plain(value), "", "score", match.start("value"))
        if not people and (match["unit"] or not (match["scale"] or match["value"][-1] in "百千万亿")):
            return None
        unit, stop = Unit("", "", ""), match.end("scale")  # 已超百万: what it counts must be inferred
    over = match["vague"] or match["inside"] or match["more"] or "多" in unit.word
    bound = _bound(match, "approx" if maximum is not None else "over" if over else "")
    return Quantity(
        match.start(),
        stop,
        plain(value * factor),
        unit.name,
        unit.kind,
        match.start("vague"),
        bound,
        None if maximum is None else plain(maximum * factor),
        not match["value"][0].isdigit(),
    )


def _is_index(match: re.Match[str]) -> bool:
    """恩格尔系数0.31, 综合指数为3.15: an index or a coefficient needs no unit."""
    before = match.string[max(0, match.start() - 8) : match.start()]
    return "." in match["value"] and _INDEX.search(before) is not None


_INDEX = re.compile("(?:指数|系数)(?:为|是|达到?|[升降][至到为])?$")


def _row(match: re.Match[str]) -> re.Match[str] | None:
    """The end of a row whose last number alone has a unit: 分别达到3.2、4.5万吨."""
    start, stop = match.span("value")
    if match["inside"] or match["vague"] or not match.string[start].isdigit():
        return None
    return _row_end().match(match.string, stop) if _ROW_HEAD.search(match.string[max(0, start - 48) : start]) else None


_ROW_HEAD = re.compile(r"分别[^，。；：、\d]{0,12}(?:\d[\d.]{0,8}[、和与及]){0,6}$")


@cache
def _row_end() -> re.Pattern[str]:
    number = r"\d[\d.]{0,8}"
    return re.compile(
        rf"(?:[、和与及]{number}){{0,6}}[、和与及]{number}(?P<scale>[万亿]{{0,2}})(?P<unit>{alternatives(units())})"
    )


def _of_row(match: re.Match[str], value: Decimal, row: re.Match[str]) -> Quantity:
    unit = units()[row["unit"]]
    start, stop = match.span("value")
    scaled = plain(value * _scale(row["scale"]))
    return Quantity(start, stop, scaled, unit.name, unit.kind, start)


def _counts_people(match: re.Match[str]) -> bool:
    """1.2万脱贫人口, 2000余居民: a number right before a noun for people or homes counts them without a unit."""
    if not match["value"][0].isdigit() or not _COUNTED.match(match.string, match.end("scale")):
        return False
    large = (
        bool(match["scale"]) or match["value"][-1] in "千万亿" or match.string.startswith("人口", match.end("scale"))
    )
    year = re.fullmatch(r"(?:19|20)\d\d", match["value"]) and not match["inside"]
    return large or (not year and re.fullmatch(r"\d{2,4}", match["value"]) is not None)


#: people and homes that are counted without a classifier, behind what kind of people they are
_COUNTED = re.compile(
    "(?:脱贫|贫困|农村|农业|城镇|城乡|常住|户籍|流动|外来|返乡|留守|困难|易地|搬迁|受灾|受益|各族|在校|中小|老年人?|残疾人?|参保"
    "|低收入|低保|一线|基层|外地|库区|就近|农民){0,3}"
    "(?P<who>人口|群众|居民|村民|农户|农民工|农民|牧民|牧户|职工|党员|学子|学生|师生|游客|家庭|老年人|老人|移民|市民"
    "|大学生|毕业生|劳动力|志愿者)(?!代表|服务|活动|之家|热线|节|级|证)"
)


def _neighbours(numeral: str) -> tuple[Decimal | None, Decimal | None]:
    """三四十 is 30 to 40: two neighbouring digits before one scale."""
    scale = numeral.lstrip("".join(DIGITS))
    digits = numeral[: len(numeral) - len(scale)]
    if len(digits) != 2 or DIGITS[digits[1]] - DIGITS[digits[0]] not in (1, 2) or len(scale) > 2:
        return None, None
    return exact(digits[0] + scale), exact(digits[1] + scale)


def _scale(text: str) -> Decimal:
    factor = Decimal(1)
    for char in text:
        factor *= MYRIADS.get(char, 1)
    return factor


def _bound(match: re.Match[str], own: Bound) -> Bound:
    """What the word behind the unit says (以上), else what the numeral itself says (余)."""
    return bounds("after").get(match["after"] or "") or own


def _bounded(text: str, quantity: Quantity) -> Quantity:
    """The quantity with the bounding word before it: 不低于, 近, 突破了."""
    before = _before().search(text, max(0, quantity.number - 6), quantity.number)
    if before is None:
        return quantity
    own = quantity.bound if text[: quantity.stop].endswith(tuple(bounds("after"))) else ""
    return replace(quantity, start=before.start(), bound=own or bounds("before")[before["word"]])


@cache
def _before() -> re.Pattern[str]:
    return re.compile(rf"(?P<word>{alternatives(bounds('before'))})[了到]?$")


def _splits_word(match: re.Match[str], group: str, unit: Unit) -> bool:
    """Whether the unit is only the beginning of a longer word: 支 of 支部, 家 of 家庭."""
    following = match.string[match.end(group) : match.end(group) + 1]
    return bool(following) and following in unit.not_before


# --- what looks like a quantity and is none ----------------------------------------------------


@cache
def _idioms() -> re.Pattern[str]:
    return re.compile(r"(?<![\d.])" + alternatives(words("numeral_idioms")))


_FRACTION = re.compile(r"(?<!百)(?<!千)[\d一二三四五六七八九十]+分之[\d一二三四五六七八九十]+")


def _mask(text: str) -> str:
    """The text with dates, fractions and idioms blanked out, at the same length."""
    spans = [(d.start, d.stop) for d in find_dates(text, None) if d.kind not in ("vague", "repeated")]
    spans += [m.span() for m in _idioms().finditer(text)] + [m.span() for m in _FRACTION.finditer(text)]
    chars = list(text)
    for start, stop in spans:
        chars[start:stop] = "□" * (stop - start)
    return "".join(chars)


_ORDINAL = re.compile(r"(?:第|(?<![目日此当提之以眼空往学课餐产婚岗术])前|(?<![先然之随今此以往])后|首|N)$")
_TOKEN_TAGS = frozenset({"m", "mq", "q", "t"})
_SMALL_CLASSIFIERS = frozenset("面口头村镇乡县门方度分级届期节道桌碗手字股伙班队排段角路线号")
_CREATES = re.compile(
    r"(?:新建|建成|建设|建起|修建|成立|组建|设立|购置|新增|添置|配备|建有|开设|创办|增设|打造出?|引进|培育)了?$"
)


def _is_ordinal(text: str, q: Quantity) -> bool:
    """第3批, 前3名: a place in a row, not a count."""
    if q.kind == "time" and text.endswith("头", 0, q.number):
        return True
    if q.unit == "个" and text.startswith(("半小时", "半月", "半天"), q.stop):
        return True  # 三个半小时
    return bool(_ORDINAL.search(text[max(0, q.number - 2) : q.number]))


def _is_code(text: str, q: Quantity) -> bool:
    """A4, 5A级, 3D: part of a name made of letters."""
    before = text[q.number - 1 : q.number]
    if text.endswith(("GDP", "CPI"), 0, q.number):
        return False
    return before.isascii() and (before.isalpha() or before in tuple("-/#."))


def _is_level(text: str, q: Quantity) -> bool:
    """四级架构, 第十六届, 百万千瓦级: a level or a session names a thing and counts nothing."""
    return q.unit in ("级", "届") or (q.kind in ("money", "measure") and text.startswith("级", q.stop))


def _opens_slogan(text: str, q: Quantity) -> bool:
    """“三个清单”, “15条举措”: a short quotation that opens with a number is a name."""
    if q.number == 0 or text[q.number - 1] not in "“‘《「":
        return False
    closing = re.compile("[”’》」+]").search(text, q.stop)
    return closing is not None and closing[0] != "+" and closing.start() - q.number <= (30 if q.chinese else 10)


def _inside_title(text: str, q: Quantity) -> bool:
    opened, closed = text.rfind("《", 0, q.start), text.rfind("》", 0, q.start)
    return opened > closed and "》" in text[q.stop :]


def _is_one(text: str, q: Quantity) -> bool:
    """一个, 一条: the article of Chinese, unless a verb of making shows that things are counted."""
    if not (q.chinese and q.value == 1) or q.maximum is not None:
        return False
    if q.kind == "times" and _EVERY.search(text[: q.number]):
        return False
    return not (q.kind == "count" and q.unit in "座所栋幢辆台处支" and _CREATES.search(text[: q.number]))


_EVERY = re.compile("(?:每|一)(?:日|天|周|星期|旬|半?月|个月|季度?|半?年|学期|届)[^，。；：]{0,14}$")  # 每周通报一次


def _is_loose_word(text: str, q: Quantity) -> bool:
    """五台山, 三门峡, 四方, 统一: a Chinese numeral must begin a word of its own."""
    if not q.chinese or text[q.number] in "数几上" or q.start < q.number:
        return False
    if q.unit in ("大", "大类"):
        return False
    if q.value < 11 and q.unit in _SMALL_CLASSIFIERS:
        return True
    return not _begins_numeral(text, q)


def _begins_numeral(text: str, q: Quantity) -> bool:
    lead = max(0, q.number - 6)
    position = lead
    for word, tag in rjieba.tag(text[lead : q.stop + 6]):
        if position == q.number:
            return tag in _TOKEN_TAGS or len(word) == 1 or word.endswith(q.unit[-1:] or " ")
        if position > q.number:
            return False
        position += len(word)
    return False


def _lacks_unit(text: str, q: Quantity) -> bool:
    """超百万 counts money where money is spoken of, people where they are; any other bare number counts nothing."""
    before = text[max(0, q.start - 14) : q.start]
    counted = _COUNTED.match(text, q.stop)
    if q.kind == "score":
        return False
    return not q.unit and not counted and not _MONEY.search(before) and not _PEOPLE.search(before)


#: 户籍人口5.8万, 务工人员却超过32万
_PEOPLE = re.compile(
    "(?:人口|人数|人员|职工|员工|工人|学生|师生|会员|党员|村民|居民|农民|牧民|移民|老人|游客|客流量?|人流量?|粉丝|用户|就业|客商|观众)"
    "[却已也就共约达近超有为到了]*$"
)


_MONEY = re.compile(r"收入|收益|投资|资金|产值|利润|销售额|营收|营业额|交易额|纯收|贷款|补贴|租金|利税|税收|分红|销售")


def _is_threshold(text: str, q: Quantity) -> bool:
    """亿元以上项目, 500平方米以下门店, 亿元产业村: says which things, not how many."""
    printed = text[q.start : q.stop]
    if q.kind == "money" and q.chinese and _SIZE.fullmatch(printed) and _OF_SIZE.match(text, q.stop):
        return True
    if q.kind == "count" and printed.endswith(("以上", "以下")) and _FARMS.match(text, q.stop):
        return True
    if q.kind not in ("money", "measure") or not re.search(r"以[上下]$|^(?:超过?|过|逾|破)", printed):
        return False
    return bool(_CLASSED.match(text, q.stop))


_SIZE = re.compile("[十百千]?[万亿]元")
_OF_SIZE = re.compile("(?:产业|[强富]?村|企业|项目|集群)")
_FARMS = re.compile("的?(?:规模)?(?:种植|养殖|种粮|养羊|养牛|养猪)?(?:大户|户|场|基地|小区)")
_CLASSED = re.compile(
    r"的?(?:新开工|新签约|新落地|新建|在建|签约|开工|投产|工业|产业|技改|重点|重大|大|招商|外资|规上|上市)*"
    r"(?:项目|企业|工程|商户|门店|场所|贷款|农户|规模|(?:规模)?(?:种植|养殖|种粮)?(?:大户|户|场|基地)|收入的?家庭|建筑|车辆|机组"
    r"|(?:行政|产业)?村|农民|合作社|产业|镇|乡|园区|(?:分别为|有|达|共)?\d)"
)


def _is_congress(text: str, q: Quantity) -> bool:
    """党的二十大以来: a congress, not twenty great things."""
    return q.unit == "大" and (q.value > 12 or text.endswith("的", 0, q.number) or bool(_CONGRESS.match(text, q.stop)))


def _is_session(text: str, q: Quantity) -> bool:
    """十届三次全会: which session, not how many; 装备产业园2期: which part of the works."""
    if q.unit == "次":
        return text.endswith("届", 0, q.number) or (q.chinese and text.startswith("全会", q.stop))
    return q.unit == "期" and q.value < 6 and bool(_WORKS.search(text[max(0, q.number - 4) : q.number]))


_WORKS = re.compile("(?:园区?|项目|工程|大厦|新城|厂|电站|小区|医院|公司|食品|基地)$")


def _is_one_of(text: str, q: Quantity) -> bool:
    """三大名马之一, 入选“…十大案例”: a rank among others."""
    return q.unit == "大" and bool(_ONE_OF.match(text, q.stop))


_ONE_OF = re.compile("[^，。；：、]{1,12}之一|[^，。；：、“]{0,8}(?:案例|品牌|人物|事件)”")
_CONGRESS = re.compile(r"以来|精神|报告|代表|胜利|召开|[，。；、）]|$")


def _is_address(text: str, q: Quantity) -> bool:
    """12幢1单元, 3栋502室: where somebody lives."""
    return q.unit in ("幢", "栋", "单", "层", "座") and bool(_DOOR.match(text, q.stop))


_DOOR = re.compile(r"\d+(?:单元|号|室|楼|层)|元\d|\d{3,4}(?![\d.千万亿兆瓦平亩米公人户吨元个名立余多])")


def _is_team(text: str, q: Quantity) -> bool:
    """甲村6组, 乙村9队、10队: which of the village's groups, not how many."""
    if q.unit not in ("组", "队", "社", "班", "连", "区", "号楼") or q.bound or q.maximum is not None:
        return False
    return bool(_TEAM.search(text[: q.start])) or (q.unit in ("组", "社") and _is_home_of(text, q))


def _is_home_of(text: str, q: Quantity) -> bool:
    """在甲村占地，2组80余户村民入股: the second group, whose people are counted behind it."""
    opens = q.start == 0 or text[q.start - 1] in "，、。；：“（"
    return opens and not q.chinese and bool(_HOMES.match(text, q.stop))


_HOMES = re.compile(r"的?\d+[余多]?[户名人]|(?:村民|社员)(?=[一-鿿]{2,4}(?:[说家，]|告诉))")


_TEAM = re.compile(r"(?:[村屯寨场]|嘎查|社区|小区)(?:\d+[组队社班连区](?:、|和|及|至))*$")


def _is_distance_run(text: str, q: Quantity) -> bool:
    """男子1000米, 100米短跑: the name of a discipline."""
    if q.unit not in ("米", "公里"):
        return False
    return bool(_RUNNER.search(text[max(0, q.start - 4) : q.start]) or _RACE.match(text, q.stop))


_RUNNER = re.compile("(?:男子?|女子?|男女|×|[xX])$")
_RACE = re.compile(
    "(?:短跑|长跑|赛跑|接力|自由泳|蛙泳|仰泳|蝶泳|混合泳|跨?栏|往返跑|折返跑|障碍跑|决赛|(?:健康|健身|欢乐|趣味|越野|迷你)?跑(?:活动)?[，。；、]"
    "|[一-鿿]{0,4}赛(?=[，。；、：（项和及与]|$))"
)


def _is_great_name(text: str, q: Quantity) -> bool:
    """万亩高标准农田项目, 千亩茶园: a round number without a digit of its own that opens the name of a site."""
    round_number = text[q.number : q.stop][:-1] in ("万", "千", "百", "十万", "百万")
    return round_number and q.kind == "measure" and not q.bound and bool(_GREAT_SITE.match(text, q.stop))


_GREAT_SITE = re.compile(
    r"[^，。；：、\d的]{0,10}?(?:项目|工程|基地|园区?|示范[区带田片点]|展示区|产业[带园区]|走廊|长廊|花海|林海|草原|牧场|大田|良田|湿地)"
)


def _is_set_name(text: str, q: Quantity) -> bool:
    """五堆整治, 三堆清理: a set that is cleared up, known by its number."""
    return q.chinese and q.unit in ("堆", "乱", "线") and bool(_CLEARED.match(text, q.stop))


_CLEARED = re.compile("整治|清理|治理|清零|清除|专项")


def _is_every_home(text: str, q: Quantity) -> bool:
    """千家万户, 走进万家, 万家警务站: all the homes there are."""
    return q.unit in ("家", "户") and text[q.number : q.stop] in ("万家", "千家", "万户") and q.start == q.number


def _is_in_a_row(text: str, q: Quantity) -> bool:
    """连续两次, 连续三年: says how long something went on and counts nothing."""
    return q.unit in ("次", "年", "届", "个月", "季度") and text.endswith("连续", 0, q.number)


_PER_NOUN = re.compile("(?:有效|高价值)*(?:发明专利|GDP|地区生产总值|生产总值|工业增加值)")


def _is_per(text: str, q: Quantity) -> bool:
    """每千名老年人, 万人发明专利拥有量: what another number is said of."""
    if text[q.number : q.stop] in ("万人", "万元", "亿元") and _PER_NOUN.match(text, q.stop):
        return True
    return text[q.number : q.number + 1] in tuple("百千万") and text.endswith("每", 0, q.number) and q.value >= 100


def _is_weight(text: str, q: Quantity) -> bool:
    """各占30%、30%和40%的权重: how marks are put together."""
    return q.unit == "%" and bool(_WEIGHT.match(text, q.stop))


_WEIGHT = re.compile(r"(?:[、和与及]\d+(?:\.\d+)?%){0,4}的(?:权重|比例(?:计算|折算|计入|加权|记入))")


_REJECTIONS: tuple[Callable[[str, Quantity], bool], ...] = (
    _is_ordinal,
    _is_code,
    _is_level,
    _opens_slogan,
    _inside_title,
    _is_one,
    _is_loose_word,
    _is_congress,
    _is_session,
    _is_one_of,
    _is_address,
    _is_team,
    _is_distance_run,
    _is_great_name,
    _is_set_name,
    _is_in_a_row,
    _is_every_home,
    _is_threshold,
    _is_per,
    _is_weight,
    _lacks_unit,
)


def with_unit(text: str, quantity: Quantity) -> Quantity:
    """The quantity with the unit that the words leave out: 收入已超百万, 户籍人口5.8万."""
    if quantity.unit or quantity.kind == "score":
        return quantity
    if counted := _COUNTED.match(text, quantity.stop):
        return replace(quantity, unit="户" if counted["who"] in ("家庭", "农户", "牧户") else "人", kind="person")
    unit, kind = ("人", "person") if _PEOPLE.search(text[: quantity.start]) else ("元", "money")
    return replace(quantity, unit=unit, kind=kind)
