"""Whether something told of in the same sentence owns the figure first of all, which what is carried on does not."""

from __future__ import annotations

import re
from collections.abc import Iterator

from kg.facts.figure_subjects import Site
from kg.facts.owner_kinds import kinds_of
from kg.lexicon.owners import Owners, kinds, owners_by_unit, owners_of
from kg.model import Entity

_OF_ITS_PEOPLE = re.compile(
    "等|、|和|与|及|项目|工程|群众|居民|村民|老人|员工|职工|干部|师生|学生|负责人|主任|经理|院长|校长|医生|专家|教师|记者|周边|附近|门口"
)


def expected(site: Site, indicator: str) -> Owners | None:
    """Who can own the figure, by its indicator, else by the words of its clause, else by its unit."""
    text, quantity = site.text, site.quantity
    start = max(text.rfind(mark, 0, quantity.start) for mark in "，。；：") + 1
    return owners_of(indicator) or owners_of(text[start : quantity.start]) or owners_by_unit(quantity.unit)


def owner_told_of(site: Site, chosen: Entity, indicator: str) -> Entity | None:
    """The hospital, school or site of this sentence that the figure is of, where another's doing is only carried on."""
    if site.doers.is_own(site.sentence, site.quantity.start):
        return None
    owners = expected(site, indicator)
    if owners is None:
        return None
    for entity in _named_before(site):
        if entity == chosen:
            return None
        if entity.kind in ("place", "organisation") and kinds_of(entity) & owners.first & _SPECIAL:
            return entity
    return None


def not_his(site: Site, chosen: Entity, indicator: str) -> bool:
    """Whether a person is told of who cannot own the figure: 网格员某某…，低洼户17家."""
    owners = expected(site, indicator) if chosen.kind == "person" else None
    return owners is not None and "person" not in owners.all


_SPECIAL = kinds("site zone housing school medical team association media")


def _named_before(site: Site) -> Iterator[Entity]:
    """The places and bodies of the sentence before the number, the nearest first; none that is part of a name."""
    before = [m for m in site.mentions if m.span.stop <= site.quantity.start and not m.anaphor]
    for mention in sorted(before, key=lambda m: (-m.span.stop, m.span.start)):
        span = mention.span
        inside = any(o.span.start <= span.start and span.stop <= o.span.stop and o.span != span for o in site.mentions)
        agent = site.text.startswith(("由", "与", "和", "同", "跟", "被", "邻"), span.start - 1) and span.start > 0
        if mention.entity is not None and not inside and not agent and not _OF_ITS_PEOPLE.match(site.text, span.stop):
            yield mention.entity
