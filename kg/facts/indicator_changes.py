"""What has changed or is reached: 水产养殖量 of 水产养殖量从3万吨增加到5万吨."""

from __future__ import annotations

import re
from collections.abc import Sequence
from itertools import pairwise

import rjieba

from kg.facts.clauses import behind_mark
from kg.facts.figure_deeds import changed_noun
from kg.facts.figure_nouns import noun_after
from kg.facts.figure_nouns_before import noun_before
from kg.mentions.quantities import Quantity

SOFT = re.compile(r"[，。；：！？、+]")


def of_change(indicator: str) -> str:
    """完成投资 of 完成投资占全市工业投资60%，同比增长20%: what changes is no share, and no earlier change of it.

    >>> of_change("完成投资占全市工业投资"), of_change("开工率比去年同期提高"), of_change("占地")
    ('完成投资', '开工率', '占地')
    """
    return _SHARE_OF.sub("", _CHANGED.sub("", indicator))


_SHARE_OF = re.compile("(?<=..)占(?!比|[地用]).{2,14}$")
_CHANGED = re.compile(r"(?<=..)(?:[同环]比|比上年|较上年|比去年|较去年|年均)[^，。；\d]{0,6}$")
SPEED = re.compile(r"[^|]*\|的(?P<what>速度|幅度|增速|速率|比例|频率)")


def of_speed(text: str, q: Quantity) -> str:
    """游客量 of 游客量以每年40%的速度增长."""
    start = behind_mark(text, q.start)
    match = re.search(r"(?P<what>.{2,})(?:正在?)?以(?:年均|每年|平均每年|每月|每天)?$", text[start : q.start])
    return noun_before(match["what"]) if match else ""


_COURSE = re.compile(r"(?P<what>[^，。；：\d]{2,16}?)[从由](?P<start>[^，。；：]*)$")
_ARRIVES = re.compile(
    r"(?:发展|增加|增长|扩大|扩展|提高|提升|上升|下降|减少|降低|压缩|缩短|壮大|变|增|升|降|涨|缩减|跃升|攀升|扩)(?:到|至|为|成)"
)


def course_of(text: str, q: Quantity) -> str:
    """柑橘产业 of 柑橘产业从甲村10亩发展到6个镇10万亩: what has grown from the one to the other."""
    start = behind_mark(text, q.start)
    if text.find("从", start, q.start) < 0 and text.find("由", start, q.start) < 0:
        return ""
    stop = SOFT.search(text, q.stop)
    match = _COURSE.search(text, start, q.start)
    if match is None or not _ARRIVES.search(text, match.start("start"), stop.start() if stop else len(text)):
        return ""
    behind = noun_after(text[q.stop : stop.start() if stop else len(text)])
    arrives = _ARRIVES.search(text, match.start("start"))
    if behind and not (arrives and text.startswith(arrives[0], q.stop)):
        return ""
    return noun_before(match["what"])


_FROM = re.compile(r"(?P<what>[^，。；：]{2,16}?)[从由](?P<when>[^，。；：]{0,14}的)?(?P<of>[^，。；：\d]{0,4})$")
_ALREADY = re.compile("(?:已经|[会将已也则就])+$")
_UP_TO = re.compile("，?[^，。；：]{0,8}?(?:[到至为成]了?(?:(?:现在|现有|如今|目前)的?)?|了)$")


def from_to(text: str, quantities: Sequence[Quantity], index: int) -> str:
    """入社农户 of 入社农户由最初的9户增至236户, for the number it was and for the one it is."""
    for first, second in pairwise(quantities[max(0, index - 1) : index + 2]):
        if first.kind != second.kind or not _UP_TO.fullmatch(text, first.stop, second.start):
            continue
        if text.startswith("，", first.stop) and changed_noun(text[first.stop + 1 : second.start])[0]:
            continue  # 由2平方公里起步，如今建成区扩至20平方公里: another thing has grown
        start = behind_mark(text, first.start)
        told = _FROM.search(text, start, first.start)
        stop = SOFT.search(text, second.stop)
        behind = noun_after(text[second.stop : stop.start() if stop else len(text)])
        if told and not behind and (name := noun_before(_ALREADY.sub("", told["what"]))):
            return name
    return ""


def last_words(text: str) -> str:
    """The last whole words of a text, up to four characters: never 年前提高 of 五年前提高."""
    said = ""
    for word, tag in reversed(rjieba.tag(text[-24:])):
        if said and (len(word) + len(said) > 4 or tag[0] in "mqtxpf"):
            break
        said = word + said
    return said.lstrip("可能将会已") or said
