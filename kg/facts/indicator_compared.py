"""What a number says more or less of than another: 返工率比总厂低 of 返工率比总厂还低1.2个百分点."""

from __future__ import annotations

import re
from collections.abc import Sequence

from kg.facts.clauses import behind_mark
from kg.facts.figure_nouns import strip_reach
from kg.facts.figure_nouns_before import noun_before
from kg.mentions.quantities import Quantity

_PROPORTION = re.compile("(?P<of>[^，。；：]*)占比(?:已|约|达到?|为|超过?|近|仅|均|高|提[高升]到?|至|到|上升|降)*$")
_ABOVE = re.compile(
    "(?:(?:增速|增幅)?(?P<verb>[高低快慢优]于|[高超低]出|领先|(?<![赶反高])超(?=全[国省市县]))|比)"
    "(?P<than>全[国省市县区州](?:平均(?:水平|增速|增幅|值)?|[^，。；：、\\d高低比]{0,12}(?:增速|增幅|平均水平))?|(?:所在)?[省市县区]?平均(?:水平|增速|增幅))(?P<way>[高低快慢]出?)?$"
)
_ABOVE_SIGN = re.compile("[于出先超比]")  # one of which stands wherever the pattern above matches
_LEVEL_OF = re.compile(  # 恢复至疫情前的1.2倍
    r"(?P<what>[^，。；：\d]{0,12}?)(?:恢复|相当|回升|扩大|增加|增长|提高)(?:至|到|于)[^，。；：\d]{1,10}的$"
)
_YIELDS = re.compile(
    "(?P<crop>[一-鿿]{0,4}?)[一每]亩地?(?:可|能|可以|要)?(?:收|产|打|收获|产出)(?:下|到|了)?$"
)  # 香菇一亩地可收
_BY_SO_MUCH = re.compile(
    "(?P<what>[^，。；：、]*?)(?<![对可评相占无])[比较](?![例重赛分为如])(?P<than>[^，。；：、\\d]{1,14}?)(?:还|也|又|都|再|要|就|平均|能|可)*"
    "(?P<way>[高低多少快慢贵轻重长短好差早晚](?:出|给|收|卖|挣|赚|付|花|打|产|省|交|用|跑)?|便宜|节省|省)[了出下]?(?:近|约|整整|足足|将近)*$"
)


def share_of(q: Quantity, left: str, before: str) -> str:
    """党员占比 of 党员占比30%, 教师占比 of 800名教师参加，占比92.5%."""
    part = _PROPORTION.search(left) if q.kind == "share" and "占比" in left else None
    if part is None:
        return ""
    return (noun_before(part["of"]) or before).removesuffix("占比") + "占比"


def yields(q: Quantity, left: str) -> str:
    """香菇亩产 of 香菇一亩地可收400公斤."""
    crop = _YIELDS.search(left) if "亩" in left and q.kind in ("measure", "count") else None
    return crop["crop"] + "亩产" if crop else ""


def level_of(q: Quantity, left: str, before: str) -> str:
    """游客量 of 游客量恢复至疫情前的1.2倍."""
    level = _LEVEL_OF.search(left) if q.kind == "share" and left.endswith("的") else None
    return (noun_before(level["what"]) or before) if level else ""


def above(text: str, q: Quantity, left: str, found: Sequence[tuple[str, str]]) -> str:
    """规上工业增加值高于全国 of 规上工业增加值增长5.5%，高于全国1.4个百分点: what is above, and above what."""
    match = _ABOVE.search(strip_reach(left)) if _ABOVE_SIGN.search(left) else None
    if match is None:
        return ""
    start = behind_mark(text, q.start)
    clause = text[start : q.start]
    head = clause[: clause.rfind(match["verb"] or "比")].removesuffix("增速").removesuffix("增幅")
    earlier = [name for name, rule in found if rule != "above"]
    name = noun_before(head) or (earlier[-1] if earlier and text[start - 1 : start] != "。" else "")
    return name + (match["verb"] + match["than"] if match["verb"] else "比" + match["than"] + (match["way"] or ""))


def compared(text: str, q: Quantity, found: Sequence[tuple[str, str]]) -> str:
    """返工率比总厂低 of 返工率比总厂还低1.2个百分点."""
    if q.kind not in ("money", "measure", "share", "count", "person") or not ("比" in text or "较" in text):
        return ""
    start = behind_mark(text, q.start, "，。；：、！？“”")
    clause = text[start : q.start]
    match = _BY_SO_MUCH.fullmatch(clause) if "比" in clause or "较" in clause else None
    if match is None:
        return ""
    name = noun_before(match["what"])
    change = bool(name) and _THEN.search(match["than"]) is not None
    if not match["what"].strip("又还也更反倒而且都") and found and "。" not in text[start - 1 : start]:
        name = found[-1][0]
    if not name:
        return ""
    whole = f"{name}比{match['than']}{match['way']}"
    return whole if len(whole) <= _LONG and not change else name + match["way"]


_THEN = re.compile("年|月|季|茬|同期|以前|从前|过去|之前|原来|原先|往常|平时")  # than itself at another time
_LONG = 12  # characters of a comparison worth keeping whole
