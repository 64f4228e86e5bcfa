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
    if not (_is_price(text, q) or _is_served(text, q)) or _MANY.search(text, 0, q.start):
        return None
    return doers.lately_named(sentence, CANTEENS, 2)


def _is_price(text: str, q: Quantity) -> bool:
    return q.kind == "money" and q.value <= _DEAR and bool(_PAID.search(text, max(0, q.start - 16), q.start))


_SERVED = re.compile("(?:日均|每天|每日|一天)(?:供餐|用餐|就餐|堂食|送餐)[^，。；：]{0,12}$")


def _is_served(text: str, q: Quantity) -> bool:
    """Whether meals or those who eat them are counted: 日均用餐从58人次升到133人次."""
    return _SERVED.search(text, max(0, q.start - 20), q.start) is not None


#: 全市有助餐点301个，日均就餐9600人次: of all of them
_MANY = re.compile("\\d[余多]?[家个处]，[^，。；：]*$")
_DEAR = 100  # yuan: no meal at a canteen costs more
