"""Patterns that leap: the class they open with holds all that may begin a match."""

from __future__ import annotations

import importlib
import pkgutil
import re
from collections.abc import Iterator
from re import _constants, _parser  # type: ignore[attr-defined]
from typing import Any

import pytest

import kg.mentions
from kg.mentions.initiative_opened import _may_open


def _leaping() -> Iterator[tuple[str, re.Pattern[str]]]:
    for module in pkgutil.iter_modules(kg.mentions.__path__):
        for name, value in vars(importlib.import_module(f"kg.mentions.{module.name}")).items():
            if isinstance(value, re.Pattern) and "](?<=(?=" in value.pattern:
                yield f"{module.name}.{name}", value
    yield "initiative_opened._may_open", _may_open()


def _firsts(parsed: Any) -> tuple[list[Any], bool]:
    """What may stand first in a parsed pattern, and whether the pattern may be empty."""
    found: list[Any] = []
    for op, value in parsed:
        if op in (_constants.ASSERT, _constants.ASSERT_NOT, _constants.AT):
            continue
        parts, empty = _of_one(op, value)
        found += parts
        if not empty:
            return found, False
    return found, True


def _of_one(op: Any, value: Any) -> tuple[list[Any], bool]:
    if op is _constants.SUBPATTERN:
        return _firsts(value[3])
    if op in (_constants.MAX_REPEAT, _constants.MIN_REPEAT):
        parts, empty = _firsts(value[2])
        return parts, empty or value[0] == 0
    if op is _constants.BRANCH:
        branches = [_firsts(branch) for branch in value[1]]
        return [part for parts, _ in branches for part in parts], any(empty for _, empty in branches)
    return [(op, value)], False


def _allows(part: tuple[Any, Any], char: str) -> bool:
    op, value = part
    if op is _constants.IN:
        return any(_allows(inner, char) for inner in value)
    if op is _constants.RANGE:
        return bool(value[0] <= ord(char) <= value[1])
    if op is _constants.CATEGORY:
        assert value is _constants.CATEGORY_DIGIT
        return char.isdecimal()
    assert op is _constants.LITERAL, part
    return bool(value == ord(char))


@pytest.mark.parametrize(("name", "pattern"), list(_leaping()))
def test_class_holds_all_firsts(name: str, pattern: re.Pattern[str]) -> None:
    leap, looked_at = re.fullmatch(r"(\[.*?[^\\]\])\(\?<=\(\?=(.*)\)\.\)", pattern.pattern, re.DOTALL).groups()  # type: ignore[union-attr]
    firsts, empty = _firsts(_parser.parse(looked_at))
    assert not empty
    one = re.compile(leap)
    missing = [
        char for char in map(chr, range(0x20, 0xFFFF)) if any(_allows(p, char) for p in firsts) and not one.match(char)
    ]
    assert not missing, (name, "".join(missing))
