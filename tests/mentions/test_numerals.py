"""Numerals: what is spelt is read back, and what is no numeral is not read."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kg.mentions.numerals import MYRIADS, parse

_SIGNS = "零一二三四五六七八九"


def spell(number: int) -> str:
    """The number in Chinese numerals, written independently of the parser."""
    for sign in ("亿", "万"):
        upper, lower = divmod(number, MYRIADS[sign])
        if upper:
            gap = "零" if 0 < lower < MYRIADS[sign] // 10 else ""
            return spell(upper) + sign + (gap + spell(lower) if lower else "")
    written, zero = "", False
    for sign, scale in (("千", 1000), ("百", 100), ("十", 10), ("", 1)):
        digit, number = divmod(number, scale)
        if digit:
            written += ("零" if zero and written else "") + _SIGNS[digit] + sign
            zero = False
        else:
            zero = True
    return written or "零"


@given(st.integers(min_value=0, max_value=10**12 - 1))
def test_spelt_numbers_are_read_back(number: int) -> None:
    assert parse(spell(number)) == number


@given(st.integers(min_value=0, max_value=10**9))
def test_arabic_numbers_are_read_back(number: int) -> None:
    assert parse(str(number)) == number
    assert parse(f"{number:,}") == number


@given(st.integers(min_value=1, max_value=99_999), st.sampled_from("万亿"))
def test_decimals_with_myriads(hundredths: int, sign: str) -> None:
    assert parse(f"{hundredths / 100:.2f}{sign}") == hundredths * MYRIADS[sign] // 100


@pytest.mark.parametrize(
    ("text", "value"),
    [
        ("十", 10), ("十二", 12), ("二十", 20), ("一百零五", 105), ("两千三", 2300), ("三百五", 350), ("一二", 12),
        ("3万5千", 35000), ("3亿5000万", 350000000), ("1.5亿", 150000000), ("三点五万", 35000), ("二〇二五", 2025),
        ("百万", 1000000), ("万亿", 10**12), ("千万", 10**7), ("万一", None), ("三万五亿", None), ("", None),
        ("12a", None),
    ],
)  # fmt: skip
def test_single_numerals(text: str, value: int | None) -> None:
    assert parse(text) == value
