"""Initiatives named without quotation marks, rule by rule."""

from __future__ import annotations

from collections.abc import Sequence

from kg.mentions.initiative_built import deeds, renewal, such, works_begun, works_done
from kg.mentions.initiative_clauses import alike, hotlines, spelt_out, sums
from kg.mentions.initiative_known import campaigns_to_become, nationwide, points, recurring, shaped
from kg.mentions.initiative_lines import line_of
from kg.mentions.initiative_lists import alongside, distributed, grids, summed
from kg.mentions.initiative_measures import bestowed, measures
from kg.mentions.initiative_objects import brought_in
from kg.mentions.initiative_opened import apps, called, given_names, held_every, opened, this_way
from kg.mentions.initiative_phrases import CORE_OF_PROJECT, headed
from kg.mentions.initiative_projects import projects_at, road_works
from kg.mentions.initiative_works import projects_enumerated, projects_told, several
from kg.mentions.overlaps import by_sentence
from kg.model import Article, Mention

_RULES = (
    grids,
    spelt_out,
    alike,
    sums,
    hotlines,
    distributed,
    summed,
    road_works,
    projects_at,
    works_begun,
    works_done,
    renewal,
    deeds,
    several,
    projects_told,
    projects_enumerated,
    campaigns_to_become,
    bestowed,
    measures,
    headed,
    points,
    nationwide,
    recurring,
    shaped,
    brought_in,
    opened,
    apps,
    called,
    given_names,
    such,
    held_every,
    this_way,
)


def find_plain(article: Article, taken: Sequence[Mention], named: Sequence[Mention]) -> list[Mention]:
    """Initiatives outside quotation marks, rule by rule; a later rule leaves alone what an earlier one found."""
    found: list[Mention] = []
    solid, earlier = by_sentence([m for m in taken if m.kind != "person"]), by_sentence(named)
    for sentence in article.sentences:
        line = line_of(sentence, solid.get(sentence.index, ()), earlier.get(sentence.index, ()))
        here: list[Mention] = []
        for rule in _RULES:
            for mention in rule(line):
                if not any(_clash(m, mention) for m in here):
                    here.append(mention)
        here += [m for m in alongside(line, here) if not any(_clash(other, m) for other in here)]
        found += here
    return found


def _clash(kept: Mention, new: Mention) -> bool:
    """Whether two mentions overlap; a project's core lies inside its full name."""
    apart = kept.span.start >= new.span.stop or kept.span.stop <= new.span.start
    return not apart and not (kept.rule == CORE_OF_PROJECT and new.span.start < kept.span.start)
