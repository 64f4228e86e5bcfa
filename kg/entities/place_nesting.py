"""Place names that only help to name something else: 北京 in 北京大学, 中国 in a document's title."""

from __future__ import annotations

import re

from kg.mentions.scope import Reading
from kg.model import Mention

_LEVEL = re.compile(r"(?:[省市县区旗州盟镇乡村]|街道|社区|嘎查|苏木)$")
_HOLDERS = frozenset({"person", "organisation", "document", "product"})


def stands(mention: Mention, reading: Reading) -> bool:
    """Whether the mention is a place of its own: outside other names, or a unit that runs the body named after it."""
    holders = [m for m in reading.mentions if m.kind in _HOLDERS and m is not mention and _holds(m, mention)]
    if not holders:
        return True
    if any(m.kind != "organisation" for m in holders):
        return False
    return bool(_LEVEL.search(mention.name)) or mention.anaphor


def _holds(outer: Mention, inner: Mention) -> bool:
    a, b = outer.span, inner.span
    return a.sentence == b.sentence and a.start <= b.start and b.stop <= a.stop
