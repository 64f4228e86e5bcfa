"""What a unit says is measured where no noun stands by the number: 离古镇2公里, 以277分拿下第一."""

from __future__ import annotations

import re

from kg.mentions.quantities import Quantity

_WAYS = ("公里", "千米", "里", "米")
_FAR = re.compile(
    "(?<![距脱撤分远偏])(?P<what>[离距]离?[^，。；：、\\d]{2,16}?)"
    "(?:只有|仅有|仅|不到|不足|不过|大?约|近|有|才|也就|车程|路程|直线距离|最远)*$"
)
_REACH = 24  # characters before a distance in which it is said from where
_WON = re.compile("(?:以|拿下|砍下|^得)$")
_CONTESTED = {"分": "得分", "票": "得票"}
_HOMES = ("户", "人")
_OF_HOMES = ("头", "只", "头（只）", "亩", "棵", "株", "公斤", "吨")


def from_where(text: str, q: Quantity) -> str:
    """离古镇 of 离古镇只有2公里."""
    far = _FAR.search(text, max(0, q.start - _REACH), q.start) if q.unit in _WAYS else None
    return far["what"] if far else ""


def won(q: Quantity, left: str) -> str:
    """得分 of 以277分拿下第一."""
    return _CONTESTED[q.unit] if q.unit in _CONTESTED and _WON.search(left) else ""


def homes_beside(q: Quantity, following: Quantity) -> bool:
    """367户、947口人、3361头牲畜: homes and people are not counted by what is counted behind them."""
    return q.unit in _HOMES and following.unit in _OF_HOMES
