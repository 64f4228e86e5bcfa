"""The name that a misprinted one was meant to be: one character off, in the same container, and alike in shape."""

from __future__ import annotations

from functools import cache

from kg.lexicon.gazetteer import Division, gazetteer, look_alikes


def meant(name: str, container: str) -> Division | None:
    """The only unit of the container whose name differs from this one in one character that looks like its own."""
    if len(name) < 3 or not container:
        return None
    level = "township" if name.endswith(("镇", "乡", "街道", "苏木")) else "village"
    options = [d for d in _units(container, level) if _one_off(name, d.name)]
    return options[0] if len(options) == 1 else None


@cache
def _units(container: str, level: str) -> tuple[Division, ...]:
    return gazetteer().children(container, level)


def _one_off(printed: str, official: str) -> bool:
    if len(printed) != len(official) or printed[-1] != official[-1]:
        return False
    pairs = [(a, b) for a, b in zip(printed, official, strict=True) if a != b]
    return len(pairs) == 1 and pairs[0][1] in look_alikes().get(pairs[0][0], "")
