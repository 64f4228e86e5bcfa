"""Things whose name comes only after what is told of them: 搭起一座长40米的连廊，村里人叫它“甲廊桥”."""

from __future__ import annotations

import re
from collections.abc import Sequence

from kg.facts.clauses import Clause
from kg.facts.discourse import Stretch
from kg.facts.subjects import longest_at
from kg.model import Entity, Mention

_CALLED = re.compile(
    "(?:[^，。；：“”]{0,10}?(?:叫|称|唤|管)(?:它们?|其|她们?|他们?|这[^，。；：“”]{0,4}?)?(?:为|作|做)?|(?:取名|起名|得名|人称|名[叫为]|命名为))“"
)
_NAMED = ("initiative", "organisation", "place", "event")
#: 搭起一座长40米的连廊: here the thing is first told of
_A_THING = re.compile("(?:了|起|成|出|设|有|建|办|开|搭)[一1][座支个条间处场套所家]")
_THIS_IS = re.compile("这(?:[场次条支家座项套处趟]|(?:已经?|也|便|就|正)?是)(?P<quote>“?)")


def called(text: str, parts: Sequence[Clause], mentions: Sequence[Mention], stretches: list[Stretch]) -> list[Stretch]:
    """The stretches of a sentence, those just before 叫它“甲” given to what is so called."""
    if "“" not in text:
        return stretches
    for index in range(1, min(len(parts), len(stretches))):
        named = _CALLED.match(text, parts[index].start)
        thing = _named_at(named.end(), mentions) if named else None
        if thing is not None:
            first = _told_from(text, parts, stretches, index)
            of_it = [s._replace(topic=thing, own=True, lost=False) for s in stretches[first:index]]
            return stretches[:first] + of_it + stretches[index:]
    return stretches


def _named_at(position: int, mentions: Sequence[Mention]) -> Entity | None:
    found = longest_at(position, mentions, _NAMED) or longest_at(position - 1, mentions, _NAMED)
    return found.entity if found is not None else None


def _told_from(text: str, parts: Sequence[Clause], stretches: Sequence[Stretch], index: int) -> int:
    """The first clause that tells of the thing called so: that which speaks of 一座, or else the one just before."""
    first = index
    while first > 0 and not stretches[first - 1].own:
        first -= 1
        if _A_THING.search(text, parts[first].start, parts[first].stop):
            return first
    return index if first == index else index - 1


def pointed_first(text: str, mentions: Sequence[Mention], known: Sequence[Entity]) -> Entity | None:
    """The contest of 9支舞狮队登台。|这场“狮王”争霸赛由…: what the sentence before has told of without naming it."""
    this = _THIS_IS.match(text)
    if this is None:
        return None
    kinds = ("initiative", "event")
    found = longest_at(this.end(), mentions, kinds) or longest_at(this.start("quote"), mentions, kinds)
    if found is None or found.anaphor or found.entity in known:
        return None
    return found.entity


def explained(clause: Clause, mentions: Sequence[Mention]) -> Entity | None:
    """The scheme that what stands behind a colon explains: 推行“一窗通办”：立项、用地等4个环节并联办理."""
    ending = [m for m in mentions if clause.start <= m.span.start and m.span.stop in (clause.stop, clause.stop - 1)]
    found = max((m for m in ending if m.kind == "initiative"), key=lambda m: m.span.stop - m.span.start, default=None)
    return found.entity if found is not None else None
