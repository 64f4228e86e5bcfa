"""Reads numerals as local news prints them: 1.34万, 两千三百, 3亿5千万, 十, 一百二十, 百分之三十."""

from __future__ import annotations

import re
from decimal import Decimal
from functools import lru_cache

DIGITS = {"零": 0, "〇": 0, "一": 1, "二": 2, "两": 2, "三": 3, "四": 4, "五": 5, "六": 6, "七": 7, "八": 8, "九": 9}
SCALES = {"十": 10, "百": 100, "千": 1000}
MYRIADS = {"万": 10**4, "亿": 10**8}

_CHINESE = "".join(DIGITS) + "".join(SCALES) + "".join(MYRIADS)
_ARABIC = r"\d{1,3}(?:[,，]\d{3})+(?:\.\d+)?|\d+(?:\.\d+)?"

#: A numeral as a regular expression: Arabic with Chinese scales behind it (but 千瓦 is a unit), or wholly Chinese.
NUMERAL = (
    rf"(?:(?:{_ARABIC})(?:千(?![瓦克米伏卡帕])|[百十])?[万亿]{{0,2}}(?:\d+[千百]万?|\d+万)?"
    rf"|(?:(?!(?<=[百万亿])千[瓦克米伏卡帕])[{_CHINESE}])+(?:点[{''.join(DIGITS)}]+)?[万亿]{{0,2}})"
)
_ARABIC_RUN = re.compile(rf"({_ARABIC})([{''.join(SCALES)}]?)")
_WHOLE = re.compile(NUMERAL)

_PLAIN = 16  # so many digits need no rounding

Number = int | float


def plain(value: Decimal) -> Number:
    """The number as Python prints it best: 13400, not 13400.0.

    >>> plain(Decimal("13400.0")), plain(Decimal("91.6"))
    (13400, 91.6)
    """
    return int(value) if value == value.to_integral_value() else float(value)


def parse(text: str) -> Number | None:
    """The number a numeral means, or None where it is no well-formed numeral.

    >>> parse("1.34万"), parse("41.54亿"), parse("两千三百"), parse("十"), parse("3万5千")
    (13400, 4154000000, 2300, 10, 35000)
    >>> parse("二〇二五"), parse("百")
    (2025, 100)
    >>> parse("万一") is None
    True
    """
    value = exact(text)
    return None if value is None else plain(value)


@lru_cache(maxsize=512)  # the same few numbers all over a page
def exact(text: str) -> Decimal | None:
    """As `parse`, without rounding."""
    if text.isdecimal() and len(text) < _PLAIN:
        return Decimal(text)
    if not text or not _WHOLE.fullmatch(text):
        return None
    if text[0].isdigit():
        return _arabic(text)
    whole, _, fraction = text.partition("点")
    if fraction:
        return _with_fraction(whole, fraction)
    if len(whole) > 1 and all(char in DIGITS for char in whole):
        return Decimal("".join(str(DIGITS[char]) for char in whole)) if "两" not in whole else None
    return _chinese(whole)


def _arabic(text: str) -> Decimal | None:
    """Arabic digits, each run with the scales that follow it: 3亿5千万."""
    total, position, last = Decimal(0), 0, Decimal("Infinity")
    while position < len(text):
        run = _ARABIC_RUN.match(text, position)
        if run is None:
            return None
        part = Decimal(run[1].replace(",", "").replace("，", "")) * SCALES.get(run[2], 1)
        position, factor = run.end(), 1
        while position < len(text) and text[position] in MYRIADS:
            factor *= MYRIADS[text[position]]
            position += 1
        part *= factor
        if part >= last:
            return None  # scales must fall: 3万5亿 is no number
        total, last = total + part, part
    return total


def _with_fraction(whole: str, fraction: str) -> Decimal | None:
    scale = 1
    while fraction and fraction[-1] in MYRIADS:
        scale *= MYRIADS[fraction[-1]]
        fraction = fraction[:-1]
    value = _chinese(whole)
    if value is None or not all(char in DIGITS for char in fraction):
        return None
    return (value + Decimal("0." + "".join(str(DIGITS[char]) for char in fraction))) * scale


def _chinese(text: str) -> Decimal | None:
    """Chinese numerals with scales; a missing leading digit is one: 百 is 100, 十二 is 12."""
    if not text:
        return None
    for sign in ("亿", "万"):
        if sign in text:
            head, _, tail = text.rpartition(sign)
            upper = _chinese(head) if head else (Decimal(1) if not tail else None)
            if tail and len(tail) == 1 and tail in DIGITS:
                return None  # 三万五 is spoken language, 万一 is no number
            lower = _chinese(tail.lstrip("零")) if tail.strip("零") else Decimal(0)
            return None if upper is None or lower is None else upper * MYRIADS[sign] + lower
    return _below_myriad(text)


def _below_myriad(text: str) -> Decimal | None:
    total, digit, last = 0, None, 10**4
    for char in text:
        if char in SCALES:
            scale = SCALES[char]
            if scale >= last or digit == 0:
                return None
            total, digit, last = total + (1 if digit is None else digit) * scale, None, scale
        elif digit is None or digit == 0:
            digit = DIGITS[char]
        else:
            return None
    if digit and 10 < last < 10**4 and text[-2] not in "零〇":
        return Decimal(total + digit * last // 10)  # 三百五 is 350
    return Decimal(total + (digit or 0))
