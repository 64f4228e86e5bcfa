"""What a time measures that something lasts: 为期 of 为期3天的节会排了14项活动, 培训 of 为期3天的培训."""

from __future__ import annotations

import re

from kg.facts.named import EVENT_HEADS

_EVENT = re.compile(f"(?:{EVENT_HEADS})$")


def of_event(lasts: str, right: str, after: str) -> str:
    """The word that says it lasts, where no plain noun for an event stands behind the number.

    >>> of_event("为期", "的节会排了", "节会排"), of_event("为期", "的培训", "培训"), of_event("", "的培训", "培训")
    ('为期', '', '')
    """
    return lasts if right.startswith("的") and not _EVENT.search(after) else ""
