"""The name that a misprinted one was meant to be: one character off, in the same container, and alike in shape.

Papers also leave out whose the 乡 is: 青坪乡 for 青坪彝族乡.
"""

from __future__ import annotations

import re
from functools import lru_cache

from kg.lexicon.gazetteer import Division, gazetteer, look_alikes

_TOWNSHIP = ("镇", "乡", "街道", "苏木")
#: Characters by which neighbouring units are told apart.
_TELLING = frozenset("东西南北中上下大小前后左右内外新老古旧里头一二三四五六七八九十甲乙丙丁红阴阳")


def meant(name: str, container: str) -> Division | None:
    """The only unit of the container whose name differs from this one in one character that looks like its own."""
    if len(name) < 3 or not container:
        return None
    level = "township" if name.endswith(_TOWNSHIP) else "village"
    level = "community" if name.endswith("社区") else level
    units = _units(container, level)
    options = [d for d in units if _of_peoples(name, d.name)] or [d for d in units if _one_off(name, d.name)]
    return options[0] if len(options) == 1 else None


_PEOPLES = re.compile("(?:[一-鿿]{1,4}族)+乡")


def _of_peoples(printed: str, official: str) -> bool:
    """Whether a township's name leaves out which peoples' it is.

    >>> _of_peoples("青坪乡", "青坪彝族布朗族乡"), _of_peoples("青坪乡", "青坪乡")
    (True, False)
    """
    short = printed.endswith("乡") and official.startswith(printed[:-1])
    return short and bool(_PEOPLES.fullmatch(official, len(printed) - 1))


@lru_cache(maxsize=64)
def _units(container: str, level: str) -> tuple[Division, ...]:
    return gazetteer().children(container, level)


def _one_off(printed: str, official: str) -> bool:
    """A township needs no likeness, since few lie in a county; 东关 is never a misprint of 西关.

    >>> _one_off("天鹤村", "天鹅村"), _one_off("河吉乡", "河直乡"), _one_off("小窝村", "小堂村")
    (True, True, False)
    >>> _one_off("东关镇", "西关镇")
    False
    """
    if len(printed) != len(official) or printed[-1] != official[-1]:
        return False
    pairs = [(a, b) for a, b in zip(printed, official, strict=True) if a != b]
    if len(pairs) != 1 or set(pairs[0]) & _TELLING:
        return False
    return printed.endswith(_TOWNSHIP) or pairs[0][1] in look_alikes().get(pairs[0][0], "")
