"""Literals as the contract writes them."""

from __future__ import annotations

from decimal import Decimal

from kg.model import Value


def number(value: int | float) -> Value:
    """An integer where it is one, else a decimal without exponent.

    >>> number(143), number(91.6), number(4154000000.0)
    (Value(text='143', type='integer'), Value(text='91.6', type='decimal'), Value(text='4154000000', type='integer'))
    """
    exact = Decimal(str(value)) if isinstance(value, int) else Decimal(repr(float(value)))
    if exact == exact.to_integral_value():
        return Value(str(int(exact)), "integer")
    return Value(format(exact.normalize(), "f"), "decimal")


def plain(text: str) -> Value:
    """A string in no language: an identifier, a code, a genre."""
    return Value(text, "string")


def edtf(text: str) -> Value:
    return Value(text, "edtf")


TRUE = Value("true", "boolean")
