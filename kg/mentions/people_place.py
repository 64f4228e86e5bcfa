"""A sentence as the rules for people see it: the line, what is taken, and where titles lead to names."""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from functools import cache

from kg.lexicon.patterns import Listed, alternation
from kg.lexicon.people import holder
from kg.lexicon.vocabulary import words as vocabulary
from kg.mentions.names import Line
from kg.mentions.posts import find_titles


@dataclass(frozen=True)
class Found:
    """A name in one sentence, before the choice between crossing ones."""

    start: int
    stop: int
    rule: str
    confidence: float
    subtype: str = "resident"
    name: str = ""  # where it is more than the words of the span: 陈教授 for 陈


@dataclass
class Place:
    """A sentence with all that the rules ask about it."""

    index: int
    line: Line
    text: str = field(init=False)
    blocked: tuple[tuple[int, int, str], ...]
    names: frozenset[str] = frozenset()  # full names found anywhere in the article
    introduced: dict[int, str] = field(default_factory=dict)  # where a name may begin after a title: its holder

    def __post_init__(self) -> None:
        self.text = self.line.text


_GAP = re.compile(r"[\s：]{1,2}|同志|（右|“一肩挑”的?")


@cache
def _roles() -> Listed:
    return Listed(vocabulary("titles"), alternation(vocabulary("titles")))


def introductions(text: str) -> dict[int, str]:
    """Where a name may begin, because a title or a role has just ended: place -> what its bearer counts as."""
    ends: dict[int, str] = {}
    for match in _roles().finditer(text):
        if match[0] != "户长" or not text[match.start() - 1 : match.start()].isdigit():  # 12户|长者家庭
            ends[match.end()] = holder(match[0])
    for title in find_titles(text):
        if ends.get(title.stop) != "resident" or len(title.printed) > 2:  # 退休教师 is a resident
            ends[title.stop] = "resident" if title.holder == "company" else title.holder
    if not ends:
        return ends
    whole = [(title.start, title.stop) for title in find_titles(text)]
    ends = {end: who for end, who in ends.items() if not any(a < end < b for a, b in whole)}  # 理事|长孙
    for end in list(ends):
        gap = _GAP.match(text, end)
        if gap:
            ends.setdefault(gap.end(), ends[end])
    return ends


#: 王小明|被选为村委会副主任
GIVEN_TO = re.compile("被(?:任命|选举|推选|推举|选|聘任|聘请|聘|任)为|当选为?")
_CUT = re.compile("[，。；！？]")


def who(place: Place, start: int, stop: int) -> str:
    """What the person counts as by the title before or after the name."""
    before = place.introduced.get(start)
    if before:
        return before
    if given := GIVEN_TO.match(place.text, stop):
        cut = _CUT.search(place.text, given.end())
        end = cut.start() if cut else len(place.text)
        holders = [title.holder for title in find_titles(place.text) if given.end() <= title.start < end]
        return "resident" if not holders or holders[-1] == "company" else holders[-1]
    after = next((title for title in find_titles(place.text) if 0 <= title.start - stop <= 1), None)
    return "resident" if after is None or after.holder == "company" else after.holder
