"""A sentence as the rules for organisations see it."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from functools import cache, cached_property
from typing import NamedTuple

from kg.lexicon.body_names import known_bodies, subtype_of
from kg.mentions import organisation_edges as edges
from kg.model import Mention, Sentence

#: Sites that stand beside bodies and not before them: a body is not named after a park.
_TITLE = re.compile("《([^》]*)》")
_UNITS = frozenset(("province", "city", "county", "township", "village", "community", "zone", "compound", ""))


_HANZI = re.compile("[一-鿿]")
#: 乡镇党委, 各县公安局, 两级妇联: many bodies, none of them meant by name.
COLLECTIVE = frozenset("各全每两多几级个本乡镇县市区村省州直")
#: Words that lead to a body, where jieba cuts wrongly: 由乡|党委.
_LEAD = re.compile(
    "[据由在对从为被把让及到将经于和与向同跟受请派赴找以托靠约邀]$|(?<![合工协操创耕著动运写制农])作$|联合|会同|携手|约谈|成立|建立|组建|报请|经过|通过"
)
#: 辖区司法所, 园区企业: no 区 is meant by name.
_OWN_AREA = re.compile("[辖园景校社库片厂灾牧林矿港城郊老新山小战]区|[下邻]村|[集城重古]镇")
_JOINING = re.compile("会同县?|联合[镇乡村]?")
#: 志愿服务队|21支: so many of them, none by name.
COUNTED = re.compile("[共达近约]?[0-9一二三四五六七八九十百两数多几]+[余多]?[支个家所名座栋条]")
#: 示范|村党支部, 贫困|县政府: many of a sort.
SORT = re.compile(
    "示范|试点|专业|重点|贫困|先进|特色|行政|自然|百强|薄弱|落后|明星|文明|美丽|帮扶|结对|相关|有关|所在|周边|邻近|当地|辖区|辖内|属地"
)
_LONGEST_OWNER = 16
_SCOPE_WORDS = re.compile("全国|全省|全市|全县|国家级|省级")


class Name(NamedTuple):
    """What a rule takes for the name of a body: `text[start:stop]`."""

    start: int
    stop: int
    name: str
    subtype: str
    rule: str
    confidence: float = 0.9
    anaphor: bool = False


def _is_verb(text: str, start: int, stop: int) -> bool:
    """住建局会同县财政局 names no 会同县, though there is one; nor 联合镇."""
    return bool(_JOINING.fullmatch(text, start, stop)) and start > 0 and bool(_HANZI.match(text[start - 1]))


class Chain(NamedTuple):
    """Places printed without a gap (容县黎村镇六振村): where the whole and where its last place begins."""

    start: int
    last: int
    stop: int
    anaphor: bool = False


@dataclass(frozen=True)
class Line:
    """One sentence with the places in it as (start, stop, "" or "anaphor")."""

    index: int
    text: str
    places: tuple[tuple[int, int, str], ...] = ()
    sites: tuple[tuple[int, int], ...] = ()  # parks, halls and the like

    @classmethod
    def of(cls, sentence: Sentence, found: Sequence[Mention]) -> Line:
        here = [m for m in found if m.kind == "place" and m.span.sentence == sentence.index]
        here = [m for m in here if not _is_verb(sentence.text, m.span.start, m.span.stop)]
        units = sorted((m.span.start, m.span.stop, "anaphor" if m.anaphor else "") for m in here if m.subtype in _UNITS)
        sites = sorted((m.span.start, m.span.stop) for m in here if m.subtype not in _UNITS)
        return cls(sentence.index, sentence.text, tuple(units), tuple(sites))

    @cached_property
    def chains(self) -> tuple[Chain, ...]:
        """Every place with the places directly before it; nested mentions of one stretch count by their ends."""
        by_stop: dict[int, Chain] = {}
        for start, stop, kind in self.places:
            before = by_stop.get(start)
            chain = Chain(before.start if before else start, start, stop, kind == "anaphor")
            known = by_stop.get(stop)
            if known is None or chain.start < known.start:
                by_stop[stop] = chain
            elif start > known.last:
                by_stop[stop] = known._replace(last=start)
        return tuple(by_stop[stop] for stop in sorted(by_stop))

    @cached_property
    def stops(self) -> frozenset[int]:
        """Where no name goes on; a place's name may stand in any."""
        return edges.stops(self.text) - self._inside_places

    @cached_property
    def hard_stops(self) -> frozenset[int]:
        """As `stops`, but verbs that no list has may belong to a name."""
        return edges.stops(self.text, verbs_pass=True) - self._inside_places

    @cached_property
    def scope_words(self) -> frozenset[int]:
        """Where 全国 and the like stand, which a task may contain (创建全国文明城市领导小组)."""
        return frozenset(at for match in _SCOPE_WORDS.finditer(self.text) for at in range(*match.span()))

    @cached_property
    def _inside_places(self) -> frozenset[int]:
        return frozenset(at for start, stop, kind in self.places if not kind for at in range(start, stop))

    @cached_property
    def starts(self) -> frozenset[int]:
        return edges.starts(self.text)

    def inside_place(self, at: int) -> bool:
        """Whether a place's name goes on at this point."""
        return any(start < at < stop for start, stop, _ in self.places)

    @cached_property
    def titles(self) -> tuple[tuple[int, int], ...]:
        """The titles in 《》; a body inside one is not talked of."""
        return tuple(match.span(1) for match in _TITLE.finditer(self.text))

    def in_title(self, start: int, stop: int) -> bool:
        """Whether the words stand inside a title of which they are not the whole."""
        return any(a <= start and stop <= b and (a, b) != (start, stop) for a, b in self.titles)

    def name(self, start: int, stop: int, rule: str, confidence: float = 0.9, **more: str) -> Name:
        """The stretch as a name, called `name` and of the subtype its last word tells, unless said otherwise."""
        if self.text.startswith("其中", max(0, start - 1)) and start + 2 < stop:
            start += 1  # 其中|山西某某公司
        called = more.get("name") or self.text[start:stop]
        return Name(start, stop, called, more.get("subtype") or subtype_of(called), rule, confidence)


def begins(line: Line, start: int) -> bool:
    """Whether the words before `start` end there, so that a body may begin with the level word at `start`."""
    before = line.text[start - 1 : start] if start else ""
    if not before or not _HANZI.match(before):
        return True
    if (
        _OWN_AREA.match(line.text, start - 1)
        or before in COLLECTIVE
        or SORT.search(line.text[max(0, start - 2) : start])
    ):
        return False
    return start in line.starts or start - 1 in line.stops or bool(_LEAD.search(line.text[max(0, start - 3) : start]))


def owner_before(line: Line, start: int) -> int | None:
    """Where a well-known body begins that ends at `start` and owns what follows: 国网|容县供电公司."""
    known = known_bodies()
    if line.text[max(0, start - 2) : start] not in _ends_of_known():  # as before most places
        return None
    for at in range(max(0, start - _LONGEST_OWNER), start - 1):
        if line.text[at:start] in known:
            return at
    return None


@cache
def _ends_of_known() -> frozenset[str]:
    """The last two characters of the well-known bodies."""
    return frozenset(name[-2:] for name in known_bodies())
