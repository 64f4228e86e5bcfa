"""Names of other things that hold a misprinted place."""

from __future__ import annotations

from kg.mentions.scope import Reading
from kg.model import Mention


def with_right_place(mention: Mention, reading: Reading) -> str:
    """The mention's name with the right name of a place in it, where the page misprints that by one character."""
    name = mention.name
    for place in reading.mentions:
        if place.kind != "place" or place.entity is None or place.anaphor or place.name not in name:
            continue
        if is_misprint(place.name, place.entity.name):
            name = name.replace(place.name, place.entity.name, 1)
    return name


def is_misprint(printed: str, right: str) -> bool:
    """Whether one character of several differs.

    >>> is_misprint("青枫镇", "清枫镇"), is_misprint("社区", "桃园社区")
    (True, False)
    """
    return len(printed) == len(right) > 2 and sum(a != b for a, b in zip(printed, right, strict=True)) == 1
