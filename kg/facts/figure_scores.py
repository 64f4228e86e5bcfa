"""What points are given for and what they buy: 替邻居接回孩子记2分, 攒够50分换一桶油."""

from __future__ import annotations

import re

from kg.facts.figure_nouns_before import noun_before
from kg.mentions.quantities import Quantity

_GIVEN = re.compile(
    "(?:可|能|就|便|则|再|各|分别)*(?:[记加扣减奖计]|奖励|扣除|(?<=[一每次回].{4})[得积挣]|(?<=[次回])[得积挣])了?$"
)
_MARKS = re.compile("[，。；：、！？“”（）]")
_ONE = re.compile("^(?:每|谁家|谁|凡是?|只要|若|如|家里|家庭|村民|居民|农户|党员|群众)+")
_DEED = 10  # characters of what points are given for
_REACHED = re.compile("(?:(?:攒|凑|积|存)[到了够满足]|[够满]|达到)$")
_SPENT = re.compile("(?:[拿用花凭]|拿出|掏出|剩下的?)$")
_BUYS = re.compile(
    "[^。；：！？]{0,14}?(?P<what>(?:兑换?成?|换回?成?|换取|抵扣?|领取|领到?)了?[^，。；：、！？”\\d]{2,8})"
)


def given_for(text: str, q: Quantity) -> str:
    """接回孩子 of 替邻居接回孩子记2分; "" where no points are given."""
    start = max((m.end() for m in _MARKS.finditer(text, 0, q.start)), default=0)
    given = _GIVEN.search(text, start, q.start)
    if given is None:
        return ""
    deed = _ONE.sub("", text[start : given.start()])
    if not deed:
        return noun_before(text[:start].rstrip("，：、")[-_DEED:])
    return deed if len(deed) <= _DEED else noun_before(deed) or deed[-_DEED:]


def buys(text: str, q: Quantity) -> str:
    """换一桶油 of 攒够50分到超市换一桶油, 积分 of 拿50分换了一桶油."""
    if _SPENT.search(text, max(0, q.start - 3), q.start):
        return "积分"
    if not _REACHED.search(text, max(0, q.start - 4), q.start):
        return ""
    bought = _BUYS.match(text, q.stop)
    return bought["what"] if bought else ""
