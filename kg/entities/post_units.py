"""Sections and parts of a body, after a post in it: 医院党委委员、急诊科|副主任; 公司总经理、安全管理部|部长."""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence

from kg.entities.organisations import organisation
from kg.entities.post_chains import Body
from kg.entities.post_signs import GAP, SECTION, UNIT, bare
from kg.mentions.posts import Title
from kg.model import Entity, Mention

#: Bodies whose parts nobody takes for bodies of the place: those of a 县委 or a bureau may be the county's.
_HAVING_PARTS = re.compile(
    "(?:公司|集团|医院|卫生院|保健院|学校|大学|学院|中学|小学|[一二三四五六]中|厂|矿|公安局|公安分局|银行|报社)$"
)


def heads_region(text: str, title: Title, chain: Sequence[Body]) -> bool:
    """内蒙古自治区|副主席、|代理主席: whose office is that of an autonomous region's head."""
    if title.head != "主席" or title.inner:
        return False
    after = chain[-1].entity if chain and bare(text, title) else None
    told = after is not None and after.kind == "place" and after.name.endswith("自治区")
    return told or text.endswith("自治区", 0, title.start)


def inner_unit(
    text: str, title: Title, chain: Sequence[Body], here: Sequence[Mention], place: Callable[[str], Entity | None]
) -> Body | None:
    """The section or part right before the title, of the body that the chain has told of."""
    start = max(text.rfind(mark, 0, title.start) for mark in "、兼和") + 1
    unit = text[start : title.start]
    if title.inner or not start or not GAP.fullmatch(unit) or not UNIT.search(unit):
        return None
    whole = next((found for body in reversed(chain) if (found := _whole(body, here))), None)
    if whole is None:
        return None
    if SECTION.search(unit):
        return Body(whole, whole, start, 0.75, unit)
    part = organisation(whole.name + unit, whole.subtype, place(whole.place))
    return Body(part, whole, start, 0.75)


def _whole(body: Body, here: Sequence[Mention]) -> Entity | None:
    """The body of a post, or that of which it is a part: the firm of its 销售中心."""
    if body.base is None or body.base.kind != "organisation":
        return None
    bodies = [m.entity for m in here if m.kind == "organisation" and m.entity]
    wholes = [b for b in bodies if body.base.name.startswith(b.name) and _HAVING_PARTS.search(b.name)]
    return min(wholes, key=lambda b: len(b.name), default=None)
