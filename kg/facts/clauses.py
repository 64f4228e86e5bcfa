"""Cuts a sentence into clauses and finds where the clause proper begins, behind its adverbials."""

from __future__ import annotations

import re
from functools import cache, lru_cache
from typing import NamedTuple

from kg.lexicon.patterns import opening
from kg.lexicon.units import alternatives
from kg.lexicon.vocabulary import words
from kg.mentions.dates import date_spans
from kg.model import Span
from kg.reading import datelines

_CUT = re.compile(r"[，；。！？：]|——|…+")
_FILLER = " 　“”‘’、，,○●□■◎◇◆△▲☆★※"


#: the marks behind which a clause of a sentence begins, and those behind which an item of a row does
SENTENCE_MARKS = "，。；：！？"
SOFT_MARKS = "，。；：！？、+"


def any_of(*patterns: re.Pattern[str]) -> re.Pattern[str]:
    """A pattern that matches wherever one of these does, to be tried before they are one by one: most clauses fit none.

    >>> any_of(re.compile("(?P<body>公司)"), re.compile("这里")).match("这里有家公司")[0]
    '这里'
    """
    return re.compile("|".join(_NAMES_OF_GROUPS.sub("(?:", pattern.pattern) for pattern in patterns))


_NAMES_OF_GROUPS = re.compile(r"\(\?P<\w+>")


@lru_cache(maxsize=64)  # one number or name is asked about by many rules
def behind_mark(text: str, position: int, marks: str = "，。；：") -> int:
    """Where the clause of a position begins: behind the last of the marks before it.

    >>> behind_mark("甲村养牛，乙村养羊", 7), behind_mark("甲村养牛", 2)
    (5, 0)
    """
    start = 0
    for mark in marks:
        behind = text.rfind(mark, start, position) + 1
        if behind > start:  # `max` would take longer than the search
            start = behind
    return start


class Clause(NamedTuple):
    start: int  # behind the punctuation before it
    stop: int  # before the punctuation behind it
    head: int  # behind 近年来, 据介绍, 4月21日, 某某社记者 and the like
    cut: str  # the punctuation behind it


@lru_cache(maxsize=256)
def clauses(text: str) -> tuple[Clause, ...]:
    """The clauses of a sentence.

    >>> sentence = "据介绍，今年甲县共投入5万元；乙镇开设课堂。"
    >>> [(sentence[c.head : c.stop], c.cut) for c in clauses(sentence)]
    [('', '，'), ('甲县共投入5万元', '；'), ('乙镇开设课堂', '。')]
    """
    dates = dict(date_spans(text))
    found: list[Clause] = []
    start = 0
    for cut in _CUT.finditer(text):
        found.append(Clause(start, cut.start(), _head(text, start, cut.start(), dates), cut[0]))
        start = cut.end()
    if start < len(text):
        found.append(Clause(start, len(text), _head(text, start, len(text), dates), ""))
    return tuple(found)


_SOURCE = re.compile("[^，。；：]{0,4}(?:[会场]?上)?(?:获悉|了解到?|得知|传来)")


def is_source(text: str, clause: Clause, span: Span) -> bool:
    """Whether the clause only tells where something is known from: 记者从某某通气会上获悉."""
    return bool(_SOURCE.match(text, span.stop)) and "从" in text[clause.start : span.start]


@cache
def _openers() -> re.Pattern[str]:
    return re.compile(opening(words("clause_openers")) + alternatives(words("clause_openers")))


def _head(text: str, start: int, stop: int, dates: dict[int, int]) -> int:
    """Where the subject may stand: behind a dateline, dates, connectives and opening quotation marks."""
    position = start or datelines.end(text)
    while position < stop:
        if text[position] in _FILLER:
            position += 1
        elif position in dates:
            position = dates[position]
        elif opener := _openers().match(text, position):
            position = opener.end()
        else:
            break
    return min(position, stop)
