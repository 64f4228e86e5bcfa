"""Initiatives named without quotation marks, rule by rule."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Sequence
from functools import lru_cache

from kg.mentions.initiative_built import deeds, renewal, such, works_begun
from kg.mentions.initiative_clauses import alike, hotlines, spelt_out, sums
from kg.mentions.initiative_known import campaigns_to_become, nationwide, points, recurring, shaped
from kg.mentions.initiative_lines import Line, line_of
from kg.mentions.initiative_lists import alongside, distributed, grids, summed
from kg.mentions.initiative_measures import bestowed, measures
from kg.mentions.initiative_objects import brought_in
from kg.mentions.initiative_opened import apps, called, given_names, held_every, opened, this_way
from kg.mentions.initiative_phrases import CORE_OF_PROJECT, headed
from kg.mentions.initiative_projects import projects_at, road_works
from kg.mentions.initiative_works import projects_enumerated, projects_told, several
from kg.mentions.overlaps import by_sentence
from kg.model import Article, Mention

_Rule = Callable[[Line], Iterator[Mention]]
#: Each rule with the characters of which one stands in every sentence where it finds something; "" where none need.
_RULES: tuple[tuple[frozenset[str], _Rule], ...] = tuple(
    (frozenset(signs), rule)
    for signs, rule in (
        ("网", grids),
        ("、", spelt_out),
        ("、", alike),
        ("+", sums),
        ("19", hotlines),
        ("等", distributed),
        ("、", summed),
        ("程目", road_works),
        ("项工期建", projects_at),
        ("启实改建", works_begun),
        ("改整", renewal),
        ("实", deeds),
        ("目", several),
        ("目程", projects_told),
        ("目程", projects_enumerated),
        ("创", campaigns_to_become),
        ("批", bestowed),
        ("制管体", measures),
        ("", headed),
        ("积", points),
        ("", nationwide),
        ("", recurring),
        ("", shaped),
        ("推行试开贷", brought_in),
        ("", opened),
        ("通云管助pP", apps),
        ("牌名旗叫称", called),
        ("叫称名", given_names),
        ("样类", such),
        ("每", held_every),
        ("这积还", this_way),
    )
)
_SIGNS = frozenset(char for signs, _ in _RULES for char in signs)


def find_plain(article: Article, taken: Sequence[Mention], named: Sequence[Mention]) -> list[Mention]:
    """Initiatives outside quotation marks, rule by rule; a later rule leaves alone what an earlier one found."""
    found: list[Mention] = []
    solid, earlier = by_sentence([m for m in taken if m.kind != "person"]), by_sentence(named)
    for sentence in article.sentences:
        line = line_of(sentence, solid.get(sentence.index, ()), earlier.get(sentence.index, ()))
        here: list[Mention] = []
        for rule in _rules_for(_SIGNS & line.chars):
            for mention in rule(line):
                if not any(_clash(m, mention) for m in here) and not _ONLY_SERVES.match(line.text, mention.span.stop):
                    here.append(mention)
        here += [m for m in alongside(line, here) if not any(_clash(other, m) for other in here)]
        found += here
    return found


#: 积分将作为年底考核及优秀网格员评选|的重要参考: only what something else is for
_ONLY_SERVES = re.compile("的(?:重要|主要|参考|基本|直接)*(?:参考|依据|标准|条件|前提|凭证)")


@lru_cache(maxsize=1024)  # sentences of the same signs are many
def _rules_for(signs: frozenset[str]) -> tuple[_Rule, ...]:
    """The rules that may find something in a sentence where these signs stand."""
    return tuple(rule for needed, rule in _RULES if not needed or not needed.isdisjoint(signs))


def _clash(kept: Mention, new: Mention) -> bool:
    """Whether two mentions overlap; a project's core lies inside its full name."""
    apart = kept.span.start >= new.span.stop or kept.span.stop <= new.span.start
    return not apart and not (kept.rule == CORE_OF_PROJECT and new.span.start < kept.span.start)
