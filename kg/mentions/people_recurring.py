"""Names of other languages that no list has and the tagger does not see: what a title introduces and then speaks."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from kg.lexicon.people import common_word, part_characters
from kg.mentions.people_place import Place

_CLAUSE = "(?:^|[，。；！？：、“”\\s])"
_SPEAKS = "(?=(?:笑着|高兴地?|激动地?|自豪地?|开心地?)?(?:说|表示|介绍|告诉|回忆|坦言|感慨))"


def recurring(places: Sequence[Place], known: Sequence[str]) -> list[str]:
    """村民边吉打开羊舍。边吉笑着说: two or three characters that spell such names and are no word."""
    return [name for name in dict.fromkeys(_candidates(places)) if name not in known and _comes_back(name, places)]


def _candidates(places: Sequence[Place]) -> Iterator[str]:
    for place in places:
        for start, holder in place.introduced.items():
            for size in (3, 2):
                name = place.text[start : start + size]
                if holder == "resident" and len(name) == size and _may_be_name(name):
                    yield name


def _may_be_name(name: str) -> bool:
    spelt = all(char in part_characters() for char in name)
    return spelt and not common_word(name) and not common_word(name[:2])


def _comes_back(name: str, places: Sequence[Place]) -> bool:
    """Whether the same words begin a clause elsewhere and speak there."""
    speaks = re.compile(_CLAUSE + re.escape(name) + _SPEAKS)
    return any(speaks.search(place.text) for place in places)
