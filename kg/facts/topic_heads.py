"""Programmes and events behind words that only describe them: 为期两个月的甲活动启动, 影像、病理两大中心设在…."""

from __future__ import annotations

import re
from collections.abc import Sequence

from kg.facts.clauses import Clause
from kg.facts.named import THINGS
from kg.facts.subjects import longest_at
from kg.model import Mention

_LASTS = re.compile("(?:为期|历时|持续)[^，。；：的]{1,6}的“?")
_KINDS = re.compile("(?:[^，。；：的、]{1,8}、){1,8}[^，。；：的、]{1,8}")
_SO_MANY = re.compile("[两三四五六七八九十]大")


def described_thing(text: str, clause: Clause, mentions: Sequence[Mention]) -> Mention | None:
    """The programme or event that the clause opens with, behind how long it lasts or what kinds it is of."""
    return _lasting(text, clause, mentions) or _such(text, clause, mentions) or _of_kinds(text, clause, mentions)


_SUCH = re.compile("(?:像|如今)?(?:这样|那样|同样|这种|这类|此类)的?“?")


def _such(text: str, clause: Clause, mentions: Sequence[Mention]) -> Mention | None:
    """The court of 入冬以来，这样的“茶山法庭”已开了9场."""
    such = _SUCH.match(text, clause.head)
    if such is None:
        return None
    return longest_at(such.end(), mentions, THINGS) or longest_at(such.end() - 1, mentions, THINGS)


def _lasting(text: str, clause: Clause, mentions: Sequence[Mention]) -> Mention | None:
    """The event of 为期两个月的“甲”活动随即启动."""
    lasts = _LASTS.match(text, clause.head)
    if lasts is None:
        return None
    return longest_at(lasts.end(), mentions, THINGS) or longest_at(lasts.end() - 1, mentions, THINGS)


def _of_kinds(text: str, clause: Clause, mentions: Sequence[Mention]) -> Mention | None:
    """The centres of 影像、心电、病理三大共享中心设在…."""
    if "、" not in text[clause.head : clause.head + 9]:
        return None
    works = (m for m in mentions if m.kind == "initiative" and clause.head < m.span.start < clause.stop)
    works = (m for m in works if _SO_MANY.match(text, m.span.start))
    return next((m for m in works if _KINDS.fullmatch(text, clause.head, m.span.start)), None)
