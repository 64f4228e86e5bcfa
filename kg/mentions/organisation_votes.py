"""Where the tagger and the rules see one body with different edges: who is right more often decides, case by case.

What is decided here was tabulated on news that other people have marked: of two starts the tagger's is the better one
where no list and no place vouches for the rule's; of two ends the tagger's is where its name ends as bodies do.
"""

from __future__ import annotations

import re
from collections.abc import Sequence

from kg.lexicon.body_names import ends_in_head, known_bodies, subtype_of
from kg.lexicon.people import holder
from kg.mentions import tagger
from kg.mentions.organisation_edges import is_of_corps
from kg.mentions.organisation_line import Line, Name

_OPEN = frozenset(("open_name", "known_name", "national_body", "bare_body", "tagger"))
_UNSURE = frozenset(("open_name", "bare_body"))
_SHORTEST = 3
_REGISTERED = re.compile("(?:有限|责任|股份)公司$|（")
#: 甲部联合乙局, 银行重组: no part of the body.
_NO_PART = re.compile(
    "^(?:合股|合资|合营|共建|联合|联手|牵手|会同|协同|携手|主办|承办|协办|提供|发布|邀请|批准)|[重改]组$|[校院]长$|[干全内外局]部$"
)


_JOINING = re.compile("联合(?!国)|联手|会同|协同|携手|、|和|与|及")


def voted(line: Line, chosen: Sequence[Name]) -> list[Name]:
    """The names of the rules, some of them with the tagger's edges."""
    words = tagger.tag(line.text)
    told = ((word.start, word.stop) for word in words if word.label == "ORG")
    people = [(word.start, word.stop) for word in words if word.label == "PER"]
    chosen = [name for name in chosen if not _in_person(name, people)]
    bodies = [(start, stop) for start, stop in told if not is_of_corps(line.text[start:stop])]
    found = [part for name in chosen for part in _split(line, name, bodies)]
    voted_for = [_moved(line, name, bodies) for name in found]
    return [name for name in voted_for if not _swallowed(name, voted_for)]


def _in_person(name: Name, people: Sequence[tuple[int, int]]) -> bool:
    """万|清华: what a university is called for short, in the name of somebody."""
    return name.stop - name.start <= _SHORTEST and any(a < name.start and name.stop <= b for a, b in people)


def _swallowed(name: Name, names: Sequence[Name]) -> bool:
    """计划署 once 联合国甲乙计划署 is one body."""
    return any(
        other is not name
        and other.start <= name.start
        and name.stop <= other.stop
        and (other.start, other.stop) != (name.start, name.stop)
        for other in names
    )


def _split(line: Line, name: Name, bodies: Sequence[tuple[int, int]]) -> list[Name]:
    """甲银行投资乙银行: two bodies of the tagger that fill one name of the rules."""
    inside = [(a, b) for a, b in bodies if name.start <= a and b <= name.stop]
    whole = len(inside) == 2 and inside[0][0] == name.start and inside[1][1] == name.stop
    gap = line.text[inside[0][1] : inside[1][0]] if whole else ""
    if name.rule not in _UNSURE or not whole or len(gap) > 4 or not gap:
        return [name]
    if not all(ends_in_head(line.text[a:b]) for a, b in inside):
        return [name]
    return [name._replace(start=a, stop=b, name=line.text[a:b]) for a, b in inside]


def _moved(line: Line, name: Name, bodies: Sequence[tuple[int, int]]) -> Name:
    if name.rule not in _OPEN or name.anaphor:
        return name
    for start, stop in bodies:
        if stop == name.stop and start != name.start and _better_start(line, name, start):
            return _renamed(line, name, start, stop)
        if start <= name.start and stop > name.stop and _better_end(line, name, start, stop):
            return _renamed(line, name, start, stop)
    return name


def _better_start(line: Line, name: Name, start: int) -> bool:
    """埃及|文化部 and 乌沙科夫|海军学院 with what leads them; 影响|潇湘银行 without."""
    if start < name.start:
        before = line.text[start : name.start]
        return len(before) > 1 and not _JOINING.search(before) and not line.text.startswith("（", start)
    if _REGISTERED.search(line.text[name.start : name.stop]):
        return False  # 甲东（乙城）绿色建筑有限公司
    placed = any(name.start in (chain.start, chain.last) for chain in line.chains)
    owned = line.text[name.start : start] in known_bodies()  # 新浪|北京公司
    return name.rule in _UNSURE and not placed and not owned and name.stop - start >= _SHORTEST


def _better_end(line: Line, name: Name, start: int, stop: int) -> bool:
    """科学技术部|农村科技司, but 北京邮电大学|校长 and 省政府|主办."""
    called = line.text[start:stop]
    rest = line.text[name.stop : stop]
    if len(rest) < 2 or holder(rest) or _NO_PART.search(rest) or not (ends_in_head(called) or called.endswith("司")):
        return False
    return start == name.start or name.rule in _OPEN


def _renamed(line: Line, name: Name, start: int, stop: int) -> Name:
    called = line.text[start:stop]
    subtype = subtype_of(called)
    rule = "open_name" if name.rule in ("known_name", "national_body", "bare_body") else name.rule
    return Name(start, stop, called, subtype if subtype != "social" else name.subtype, rule, name.confidence)
