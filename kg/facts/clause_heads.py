"""Moves the head of a clause on where mentions show that its first words only tell who reports, or when."""

from __future__ import annotations

import re
from collections.abc import Sequence

from kg.facts.clauses import Clause
from kg.facts.subjects import AGENTS, longest_at
from kg.model import Mention

_REPORTER = re.compile("(?:全媒体|融媒体?|见习|首席|特约|驻[^，。；：]{2,4})*记者(?:一行)?")
_OCCASION = re.compile("”?(?:小?长?假期?(?:期间)?|期间|当[天日晚]|前[夕后]|这天)")

_FESTIVALS = ("event", "initiative")  # “三月三” may be taken for either


def headed(text: str, clauses: Sequence[Clause], mentions: Sequence[Mention]) -> tuple[Clause, ...]:
    """The clauses of a sentence, their heads behind 甲报记者某某 and behind “火把节”假期 before 乙县."""
    if "记者" not in text and not any(m.kind in _FESTIVALS for m in mentions):
        return tuple(clauses)
    return tuple(_moved(text, clause, mentions) for clause in clauses)


def _moved(text: str, clause: Clause, mentions: Sequence[Mention]) -> Clause:
    stop = _reporter(text, clause, mentions) or _occasion(text, clause, mentions)
    return clause._replace(head=min(stop, clause.stop)) if stop else clause


def _reporter(text: str, clause: Clause, mentions: Sequence[Mention]) -> int:
    """Where 甲报记者某某 ends: neither the paper nor its reporter does what is told."""
    paper = longest_at(clause.head, mentions, ("organisation",))
    start = paper.span.stop if paper is not None and paper.subtype == "media" else clause.head
    reporter = _REPORTER.match(text, start)
    if reporter is None or start == clause.head:
        return 0
    person = longest_at(reporter.end(), mentions, ("person",))
    return person.span.stop if person is not None else reporter.end()


def _occasion(text: str, clause: Clause, mentions: Sequence[Mention]) -> int:
    """Where “火把节”假期 ends that a place follows: it only says when the place did something."""
    festival = longest_at(clause.head, mentions, _FESTIVALS) or longest_at(clause.head - 1, mentions, _FESTIVALS)
    if festival is None:
        return 0
    when = _OCCASION.match(text, festival.span.stop)
    return when.end() if when is not None and longest_at(when.end(), mentions, AGENTS) is not None else 0
