"""Finds quantities: numbers with their unit, bound and range, and nothing that only looks like one."""

from __future__ import annotations

import re
from collections.abc import Iterator
from decimal import Decimal
from functools import cache
from itertools import zip_longest

from kg.lexicon.patterns import opening
from kg.lexicon.units import Unit, alternatives, bounds, units
from kg.mentions.numerals import DIGITS, MYRIADS, NUMERAL, exact, plain
from kg.mentions.quantity import COUNTED, OF_PEOPLE, Quantity
from kg.mentions.quantity_rejections import counts_nothing, masked
from kg.model import Bound

__all__ = ["Quantity", "find_quantities", "with_unit"]


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
    kept = [q for q in _candidates(text, masked(text)) if not counts_nothing(text, q)]
    return tuple(_with_row_unit(text, q, following) for q, following in zip_longest(kept, kept[1:]))


def _with_row_unit(text: str, q: Quantity, following: Quantity | None) -> Quantity:
    """提高9.9个、3.1个百分点: both are percentage points."""
    if following is None or q.unit != "个" or following.unit != "个百分点":
        return q
    joined = text[q.stop : following.start] in ("、", "和", "与", "及")
    return q._replace(unit=following.unit, kind=following.kind) if joined else q


# --- the shape of a quantity -------------------------------------------------------------------

_DIGIT = re.compile(r"[\d一二两三四五六七八九十百千万亿数几上半](?<![数几上](?![十百千万亿]))")  # 上 as in 上千人
_INSIDE = "[余多来几]"
_RANGE = r"(?:至|到|—|——|－|-|~|～|–)"
#: Neither a number nor its unit holds one of these marks: a range that is to come stands before them.
_RANGE_AHEAD = r"(?=[^。；：！？、至到—－\-~～–]*[至到—－\-~～–])"


@cache
def _pattern() -> re.Pattern[str]:
    unit = _unit_pattern()
    after = alternatives(bounds("after"))
    return re.compile(
        rf"(?:(?<![\d.A-Za-z])|(?<=GDP)|(?<=CPI))(?:(?P<per>百分之|千分之)(?P<rate>{NUMERAL})"
        rf"|{_RANGE_AHEAD}(?P<low>{NUMERAL})(?P<lowinside>{_INSIDE}?[万亿]{{0,2}})(?P<lowunit>{unit}|%)?{_RANGE}"
        rf"(?P<high>{NUMERAL})(?P<highinside>{_INSIDE}?[万亿]{{0,2}})(?P<rangeunit>{unit})"
        rf"|(?P<vague>(?:[数几上](?=[十百千万亿]))?)(?P<value>{NUMERAL})(?P<inside>{_INSIDE}?)(?P<scale>[万亿]{{0,2}})(?P<unit>{unit})?)"
        rf"(?P<more>[多余](?!次|人|名|个|元|层|功能|种|样|媒|云|肉|用途|年生|户型|式联|彩|热))?(?P<after>{after})?"
    )


def _unit_pattern() -> str:
    """Any unit, the longest first; one of several characters only where no longer word stands: 个 of 3个人民法庭.

    Units of one first character stand together, so that most text fails at once.
    """
    rests: dict[str, list[str]] = {}
    for unit in sorted(units().values(), key=lambda unit: (-len(unit.word), unit.word)):
        barred = f"(?![{unit.not_before}])" if unit.not_before and len(unit.word) > 1 else ""
        rests.setdefault(unit.word[0], []).append(re.escape(unit.word[1:]) + barred)
    branches = (f"{re.escape(first)}(?:{'|'.join(behind)})" for first, behind in rests.items())
    return f"(?:{opening(rests)}(?:{'|'.join(branches)}))"


def _candidates(text: str, masked: str) -> Iterator[Quantity]:
    position = 0
    while first := _DIGIT.search(masked, position):
        match = None
        quantity = _of_own_shape(masked, first.start())
        if quantity is None:
            match = _pattern().match(masked, first.start())
            quantity = _read(match) if match else None
        if quantity is None:
            position = max(first.end(), _after_numeral(match) if match else 0)
            continue
        yield _bounded(text, _below_zero(text, quantity))
        position = quantity.stop


_OWN_SHAPE = re.compile("(?:[一二两三四五六七八九]|\\d{1,3})[成块秒]|半")


def _of_own_shape(text: str, start: int) -> Quantity | None:
    """占比四成, 两块五, 11秒62, 半亩: what is not simply a number and its unit."""
    if not _OWN_SHAPE.match(text, start):
        return None
    return _tenths(text, start) or _coins(text, start) or _run(text, start) or _half(text, start)


_DEGREES = frozenset({"摄氏度", "℃", "度", "°C"})


def _below_zero(text: str, q: Quantity) -> Quantity:
    """零下20摄氏度 is -20."""
    if q.unit not in _DEGREES or not text.endswith("零下", 0, q.number):
        return q
    number = q.number - len("零下")
    if q.maximum is None:
        return q._replace(start=number, number=number, value=-q.value)
    return q._replace(start=number, number=number, value=-q.maximum, maximum=-q.value)


_TENTHS = re.compile(
    "(?P<tenths>[一二两三四五六七八九])成(?P<half>半)?(?P<more>多)?(?P<after>以[上下内]|左右)?"
    "(?![为立熟功员果本效绩群片都人品长就型新色不语交双行套衣婚风像林分天一二三四五六七八九十])"
)
#: 一成 and 三成 where no more is said: only a share behind a word of reaching or changing, or at the head of its clause
_OF_TENTHS = re.compile(
    "(?:占了?|占到|占比|比重|率|[占持]股|近|接近|超过?|突破|过|约|达到?|高出?|[多少][出了]?|低了?|不[到足]|[只就仅还]?[剩有]下?|[增提上][长高升加]"
    "|[下降减][降低少]|[降涨增减升缩扣垫补贴抽让省跌赔赚][到至去掉下出了成]?|[坐停摆堆播收种插栽割耕完干办修建铺卖用销走吃住进花]了?[完掉出好成到去]|[从由]|只?留"
    "|节[省约]|完成|的)了?$"
)
#: 八成以上用于民生, 其中八成是随迁子女, 三成产品通过电商: a part of what is told of, at the head of its clause
_PART_AT_HEAD = re.compile(
    "(?:(?<=[，。；：！？“])|(?<=其中)|(?<=^))(?P<tenths>[一二两三四五六七八九])成(?P<half>半)?(?P<more>多)?(?P<after>以上|左右)?的?"
    "(?=[是来用靠进由归给留]|卖|产品|资金|农户|村民|企业|客源|游客|收入|订单|[青壮]?劳[动]?力|学生|职工|员工|人口|群众|居民|家庭|土地|耕地|事项|案件"
    "|老人|年轻人|户|人家|利润|收益|地|田|果|货|货源|原料|摊位|商户|车辆|工人|党员|村子|店)"
)


def _tenths(text: str, start: int) -> Quantity | None:
    """占比超过四成 is 40%, 高出一成半 is 15%, 播完七成 70%; 四成 of 四成熟 is none."""
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


_HALF = re.compile(
    "(?<![一大小多个两三四五六七八九十百千万过\\d])半(?P<unit>亩|斤|公斤|吨|里|公里)(?:多(?=[一-鿿]))?(?![八半])"
)


def _half(text: str, start: int) -> Quantity | None:
    """半亩坡地 is half an acre."""
    match = _HALF.match(text, start)
    if match is None:
        return None
    over: Bound = "over" if match[0].endswith("多") else ""
    return Quantity(start, match.end(), 0.5, match["unit"], "measure", start, over)


_RUN = re.compile("(?P<whole>\\d{1,2})秒(?P<part>\\d{2})(?![\\d.])")


def _run(text: str, start: int) -> Quantity | None:
    """11秒62: a time of a race."""
    match = _RUN.match(text, start)
    if match is None:
        return None
    return Quantity(start, match.end(), plain(Decimal(f"{match['whole']}.{match['part']}")), "秒", "time", start)


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


_NO_UNIT = Unit("", "", "")


def _single(match: re.Match[str]) -> Quantity | None:
    value, maximum = (None if _TWO_DIGITS.fullmatch(match["value"]) else exact(match["value"])), None
    if value is None:
        value, maximum = _neighbours(match["value"])
        if value is None:
            return None
    factor = _scale(match["scale"])
    if not match["unit"] and (row := _row(match)):
        return _of_row(match, value, row)
    unit = units().get(match["unit"] or "", _NO_UNIT)
    stop = match.end()
    if not unit.word or _splits_word(match, "unit", unit):
        people = _counts_people(match)
        if not match["unit"] and not match["scale"] and _is_index(match):
            return Quantity(match.start(), match.end("value"), plain(value), "", "score", match.start("value"))
        if not people and (match["unit"] or not (match["scale"] or match["value"][-1] in "百千万亿")):
            return None
        unit, stop = _NO_UNIT, match.end("scale")  # 已超百万: what it counts must be inferred
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
    if not match["value"][0].isdigit() or not COUNTED.match(match.string, match.end("scale")):
        return False
    large = (
        bool(match["scale"]) or match["value"][-1] in "千万亿" or match.string.startswith("人口", match.end("scale"))
    )
    year = re.fullmatch(r"(?:19|20)\d\d", match["value"]) and not match["inside"]
    return large or (not year and re.fullmatch(r"\d{2,4}", match["value"]) is not None)


#: 七八年, 三五个人: two neighbouring digits say about how many
_TWO_DIGITS = re.compile("一二|二三|两三|三四|四五|五六|六七|七八|八九|三五")


def _neighbours(numeral: str) -> tuple[Decimal | None, Decimal | None]:
    """三四十 is 30 to 40: two neighbouring digits before one scale."""
    scale = numeral.lstrip("".join(DIGITS))
    digits = numeral[: len(numeral) - len(scale)]
    if not scale and len(digits) == 2:
        return exact(digits[0]), exact(digits[1])
    if len(digits) != 2 or DIGITS[digits[1]] - DIGITS[digits[0]] not in (1, 2) or len(scale) > 2:
        return None, None
    return exact(digits[0] + scale), exact(digits[1] + scale)


_ONE = Decimal(1)


def _scale(text: str) -> Decimal:
    factor = _ONE
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
    return quantity._replace(start=before.start(), bound=own or bounds("before")[before["word"]])


@cache
def _before() -> re.Pattern[str]:
    return re.compile(rf"(?P<word>{alternatives(bounds('before'))})[了到]?$")


def _splits_word(match: re.Match[str], group: str, unit: Unit) -> bool:
    """Whether the unit is only the beginning of a longer word: 支 of 支部, 家 of 家庭."""
    following = match.string[match.end(group) : match.end(group) + 1]
    return bool(following) and following in unit.not_before


#: 花了600块, 每斤便宜10块: money where no noun follows; 展板60块 are boards
_YUAN = re.compile(
    "(?:花|挣|赚|卖|攒|凑|存|去掉|贵|便宜|付|给|拿|补|掏|要|省|赔|涨|降|值|收|交|少|多|领|借|欠|工钱|工资|价格?|收入|补贴|每?[斤天顿张亩顶碗盒份月])(?:[了到出过个近约有是才就得只]|不[下到了足起]){0,3}$"
)
_ENDS = "，。；、！？”）多出左上还"


def with_unit(text: str, quantity: Quantity) -> Quantity:
    """The quantity with the unit that the words leave out: 收入已超百万, 户籍人口5.8万."""
    if quantity.unit == "块" and _YUAN.search(text[max(0, quantity.start - 12) : quantity.start]):
        ends = not text[quantity.stop : quantity.stop + 1] or text[quantity.stop] in _ENDS
        return quantity._replace(kind="money") if ends else quantity
    if quantity.unit or quantity.kind == "score":
        return quantity
    if counted := COUNTED.match(text, quantity.stop):
        return quantity._replace(unit="户" if counted["who"] in ("家庭", "农户", "牧户") else "人", kind="person")
    unit, kind = ("人", "person") if OF_PEOPLE.search(text[: quantity.start]) else ("元", "money")
    return quantity._replace(unit=unit, kind=kind)
