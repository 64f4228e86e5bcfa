"""What is paid at a canteen is told of the canteen: 82岁的某某刷脸付了6元, 午餐每份9元，80岁以上老人付2元."""

from __future__ import annotations

import re

from kg.facts.doer import Doers
from kg.mentions.quantities import Quantity
from kg.model import Entity

CANTEENS = ("食堂", "饭堂", "餐厅", "厨房", "助餐点", "助餐站", "助餐中心", "就餐点", "用餐点", "饭桌", "餐桌")
_PAID = re.compile(
    "(?:刷[脸卡]|扫码|自己|本人|老人|岁(?:以上)?|只|仅|才|就|每[人餐顿份]|一[人餐顿份](?:饭菜?)?)(?:再|只要?|仅需?|只需|才|就|要)?(?:支?付|花|交|掏)?了?$"
    "|(?:[早午晚正]餐|[一每][餐顿份](?:饭菜?)?|饭菜|[一两三]荤[一两三]素)[^，。；：\\d]{0,6}$"
    "|[镇村乡街区社][^，。；：\\d]{0,6}再?补贴?$"
)


def at_canteen(sentence: int, text: str, q: Quantity, doers: Doers) -> Entity | None:
    """The canteen of this sentence or one of the two before, where the number is the price of a meal."""
    if q.kind != "money" or q.value > _DEAR or not _PAID.search(text, max(0, q.start - 16), q.start):
        return None
    return doers.lately_named(sentence, CANTEENS, 2)


_DEAR = 100  # yuan: no meal at a canteen costs more
