"""Posts of villages: their branch's 支书, their groups' leaders, and whom a bureau sends to them."""

from __future__ import annotations

import re
from collections.abc import Sequence

from kg.entities.organisation_homes import place_of
from kg.entities.post_chains import Body
from kg.entities.post_signs import VILLAGE_GROUP
from kg.lexicon.gazetteer import gazetteer
from kg.mentions.posts import Title
from kg.model import Entity, Mention

#: Titles that are said of the village and not of a body in it.
OF_THE_VILLAGE = ("支书", "村医", "村会计", "嘎查达")
_LEVELS = ("村", "社区", "嘎查")
_SUBTYPES = ("village", "community")
_TOLD_OF = 12  # sentences
#: Who sends somebody to a village, right before 驻村干部.
_SENDER = re.compile("(?:局|委|办|部|院|中心|公司|集团|银行|支行|分行|会|社|大学|学院|站|所)$")


def is_sender(body: Entity, title: Title) -> bool:
    """县水务局|驻村干部: of the bureau; but 县水务局派驻某村|第一书记 of the village."""
    sent = title.head.startswith("驻村") and not title.head.endswith("书记")
    return body.name.endswith("工作队") or (sent and bool(_SENDER.search(body.name)))


def village_told_of(before: Sequence[Mention], index: int, level: str) -> Entity | None:
    """村支书王小明 some sentences after 柳溪村: who is named heads the village that is told of."""
    for mention in reversed(before) if level in _LEVELS else ():
        place, back = mention.entity, index - mention.span.sentence
        if mention.kind != "place" or place is None or back < 0 or place.subtype not in _SUBTYPES:
            continue
        return place if back <= _TOLD_OF and place.name.endswith(level) else None
    return None


def of_group(here: Sequence[Mention], text: str, title: Title) -> Body | None:
    """雨台村6组|组长: the village stands for its group."""
    if not title.head.endswith("组长"):
        return None
    for place in here:
        village = place.entity if place.kind == "place" else None
        low = village is not None and village.subtype in _SUBTYPES
        if village is not None and low and VILLAGE_GROUP.fullmatch(text, place.span.stop, title.start):
            return Body(village, village, place.span.start, 0.8)
    return None


def above_of(place: Entity, level: str) -> Entity | None:
    """The division of a level that a place lies in."""
    code = place.key.removeprefix("place/")
    chain = gazetteer().chain(code) if code.isdigit() else ()
    return next((place_of(division) for division in chain if division.name.endswith(level)), None)
