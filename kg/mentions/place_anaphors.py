"""该县, 全镇, 我市, 当地: words that mean a place already named."""

from __future__ import annotations

import re
from functools import cache

from kg.lexicon.vocabulary import Row, rows
from kg.mentions.place_ground import Found, Ground

_SPOILT = re.compile(r"[域际级直属委场]")


@cache
def anaphors() -> dict[str, Row]:
    return {row["word"]: row for row in rows("place_anaphors")}


@cache
def _pattern() -> re.Pattern[str]:
    return re.compile("|".join(sorted(anaphors(), key=len, reverse=True)))


def find_anaphors(text: str, taken: list[Found], ground: Ground) -> list[Found]:
    """
    >>> [(f.start, f.stop, f.subtype) for f in find_anaphors("该县推动全域旅游，全镇受益", [], Ground(""))]
    [(0, 2, 'county'), (9, 11, 'township')]
    """
    found: list[Found] = []
    for match in _pattern().finditer(text):
        row = anaphors()[match[0]]
        if match[0][-1] in "市县区州省" and _SPOILT.match(text, match.end()):
            continue
        if any(f.start < match.end() and match.start() < f.stop for f in taken):
            continue
        found.append(Found(match.start(), match.end(), row["level"], "anaphor", 0.9, (), match[0], True))
    return found
