"""The name that a misprinted one was meant to be: one character off, in the same container, and alike in shape."""

from __future__ import annotations

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
    options = [d for d in _units(container, level) if _one_off(name, d.name)]
    return options[0] if len(options) == 1 else None


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
