"""Which times measure something, and what is done for so long: 拖了11年的官司, 3分钟赶到, 种参19年."""

from __future__ import annotations

import re
from functools import cache

import rjieba

from kg.facts.figure_nouns import noun_after, vocabulary
from kg.facts.figure_nouns_before import noun_before
from kg.lexicon.units import alternatives
from kg.mentions.quantities import Quantity

_SUFFICES = re.compile(
    r"(?:[做干守走用花养种教唱跑住坚经]了|[仅只才][用花需要隔]|用了|花[了费]|坚[持守]了?|奋战|连续|扎根|奔走|奋斗|耗费)\D{0,3}$|"
    r"(?:为期|历时|用时|耗时|时长|工期|持续|再过|缩短|减少|压缩|提前|只需|仅需|需要?|不到|最长|最快|平均|服务期|有效期"
    r"|期限|长达|短短|期为|学制|压减|延长|节省|累计|不少于|至少|天数|周期|增加|时间)\D{0,6}$"
)
_EXPERIENCE = re.compile("的?[^，。；、]{0,5}(?:经验|经历|党龄|工龄|教龄|驾龄|军龄|烟龄|历史|生涯)")
_REACH = 16  # characters on either side of a time that say whether something lasts so long
_WHEN = re.compile(r"(?:前|后|来|间|内|之内|以内|之前|之后|以来|一|值|待命|在线|不)")


def is_duration(text: str, q: Quantity) -> bool:
    """5天 in 为期5天 measures; 3年 in 3年前 tells when, 24小时 in 24小时值守 is a manner of speaking."""
    if q.value == 24 and q.unit == "小时":
        return False
    if q.unit == "秒" and q.value != int(q.value):
        return True  # 跑出11秒62
    left, right = text[max(0, q.start - _REACH) : q.start], text[q.stop : q.stop + _REACH]
    if _EXPERIENCE.match(text, q.stop) or deed_within(q, right) or (_ALONE.match(right) and _is_alone(left, q)):
        return True
    if _WHEN.match(text, q.stop):
        return bool(_SUFFICES.search(text[: q.start]) and text.startswith("内", q.stop))
    return bool(
        _SUFFICES.search(text[: q.start]) or lasting(left, q, right, text[q.start : q.stop]) or _shortened(text, q)
    )


# --- what is done within a time ----------------------------------------------------------------

_SHORT = ("分钟", "秒", "小时", "个小时", "天", "日", "个工作日", "工作日", "周", "个月")
_WITHIN = re.compile("(?:之?内|以内)?(?:就|便|即|可|能|均|都|全部|全|必须|必|须|要|应|完成)*")


@cache
def _done_within() -> re.Pattern[str]:
    return re.compile(alternatives(vocabulary("within")) + "(?:完毕|完成|到位|完)?")


def deed_within(q: Quantity, right: str) -> str:
    """赶到 of 3分钟赶到, 回话 of 7天之内必须回话: what is done in so short a time; "" where the time tells when."""
    if q.unit not in _SHORT:
        return ""
    lead = _WITHIN.match(right)
    deed = _done_within().match(right, lead.end() if lead else 0)
    return deed[0] if deed else ""


_ALONE = re.compile("，(?=[^，。；：]{3})")


def _is_alone(left: str, q: Quantity) -> bool:
    """8分钟，救护车到了: so short a time that is a clause of its own."""
    return q.unit in ("分钟", "秒") and (not left or left[-1] in "，。；：！？“")


# --- what lasts --------------------------------------------------------------------------------

_HOW_LONG = "(?:已经?|整整|足足|将近|接近|近|约|长达|达|快|大约|差不多|大半|有|才|共|竟|都|又|就|是)*$"
#: 拖了|11年, 堵了七八年; never 过了三天, which tells when
_HAS_DONE = re.compile(f"(?P<deed>[一-鿿]{{0,3}}[^，。；：、过为除到成有算罢极好多少完隔差\\d])了{_HOW_LONG}")
#: 踢满16天
_FULL = re.compile(f"(?P<deed>[一-鿿][满够足])了?{_HOW_LONG}")
_NOT_FULL = re.compile("的|以上|及以上|者|后|方可|可")
#: 一干31年, 一待就是40天
_AT_ONCE = re.compile(
    "(?<![第那某每同统唯单之万十百千])(?P<deed>一[^个年天月日名条种次家位场些起是周下步件])(?:就是|便是|就|又是)?(?:整整|近|快)?$"
)
#: 要三天, 得47天
_TAKES = re.compile(
    "(?<![取获所只不觉懂舍显使值赢])得(?:花|用|等|跑|走)?上?(?:整整|近|约)?$|(?<![主重只首次摘纪不将需])要(?:花|用|等|跑|走)?上?(?:整整|近|约)?$"
)
#: 试用期一年
_TERM = re.compile(
    f"(?P<deed>[一-鿿]{{1,4}}(?<![为时学前后长短近中早初日假定同星本到周])期)(?:为|是|共|限|只)*{_HOW_LONG}"
)
#: 每周上两天课, 连跳三天
_DOES = re.compile("(?:(?<=[来去每周月连又再后，])|^)(?P<deed>[上开讲学练跳唱演走跑干玩住待歇等守熬忙])(?=$)")


@cache
def _lasts() -> re.Pattern[str]:
    return re.compile(f"(?P<deed>{alternatives(vocabulary('lasts'))})了?{_HOW_LONG}")


def lasting(left: str, q: Quantity, right: str, printed: str = "") -> str:
    """What lasts so long, by the words right before the time: 拖 of 拖了11年, 种参 of 种参19年."""
    if printed.endswith("以上") or right.startswith(("以上", "及以上")):
        return ""  # 工作3年以上的毕业生
    if (q.unit == "年" and q.value > 99) or q.unit == "日":
        return ""  # 出席了3日的仪式
    found = _HAS_DONE.search(left) or _AT_ONCE.search(left) or _TERM.search(left) or _lasts().search(left)
    if found is None and q.unit != "年":
        found = _DOES.search(left)
    if found is None and (full := _FULL.search(left)) and not _NOT_FULL.match(right):
        found = full
    if found is not None and found.re is _HAS_DONE:
        deed = rjieba.cut(found["deed"])[-1]
        noun = noun_before(left[: found.end("deed") - len(deed)])
        return noun + deed if noun and len(noun) < _LONG_NOUN and noun not in vocabulary("verb") else deed
    if found is not None:
        return found["deed"]
    return "用时" if _TAKES.search(left) and q.unit != "年" else ""


def time_of(q: Quantity, left: str, right: str, before: str, after: str) -> str:
    """What a time measures, of the noun `before` and the one `after`: 办结 with what is settled, 堵 of 堵了七八年."""
    if left.endswith("连续") and (never := _NEVER.match(right)):
        return never[0]
    if deed := deed_within(q, right):
        return deed if before in deed or len(before) > _LONG_NOUN else before + deed
    deed = lasting(left, q, right)
    if not deed or (before and deed in before and not after and deed[0] != "一"):
        return ""
    if after and not _SAYS_MORE.match(right):
        return after
    return deed


def told_next(text: str, q: Quantity) -> str:
    """会诊意见 of 8分钟，会诊意见回来了: what is there after so short a time."""
    comma = _ALONE.match(text, q.stop)
    clause = re.split("[，。；：”]", text[comma.end() : comma.end() + _REACH])[0] if comma else ""
    return noun_after(clause) or (happened[0] if (happened := _HAPPENED.match(clause)) else "")


_HAPPENED = re.compile("[一-鿿]{2,5}(?=[回到来出送接开办][来了到出去上])")


_NEVER = re.compile("(?:没有|没|未|无|零|不曾)[一-鿿]{2,8}(?=[，。；]|$)")
_LONG_NOUN = 8
_SAYS_MORE = re.compile("[没不还才就也都，。；]|的?“")  # 敲了五分钟没人应, 改造了4个月的“近邻食堂”
_FROM = re.compile("[从由](?:原来|原先|过去|之前|以前|最初|平均)?的?(?:大约|近)?$")
_TO = re.compile("[缩压减降变提精延增升](?:[一-鿿])?[到至为成]了?(?:现在|如今|目前)?的?$")


def _shortened(text: str, q: Quantity) -> bool:
    """Both times of 由45天压到18天: how long it took and how long it takes."""
    if _TO.search(text, max(0, q.start - 8), q.start):
        return True
    return bool(_FROM.search(text, max(0, q.start - 6), q.start)) and bool(_TO_NEXT.match(text, q.stop))


_TO_NEXT = re.compile("[缩压减降变提精延增升][一-鿿]?[到至为成]")
