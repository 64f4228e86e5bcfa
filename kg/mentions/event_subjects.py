"""Events that a clause begins with, whatever it goes on to say of them: 西瓜擂台赛分出胜负, 村民夜话会坐满了人."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache

from kg.lexicon import happenings, patterns
from kg.mentions.event_carving import GOES_ON, NO_EVENT, head_at, opening, quoted, trim
from kg.mentions.event_phrases import Phrase
from kg.mentions.event_signs import tells_exact_day

_LONGEST = 26
_LEAST = 4
#: what a name does not hold: somebody does something there, or it is told of in passing
_DOES = re.compile(
    "[在从于对向把将被了着过由是有为以给让到，。；：、]|参加|参与|出席|观看|举办|举行|召开|开展|组织|承办|获|报名|来到|走进|准备|筹备|"
    "迎接|通过|利用|围绕|结合|借助|记者|根据|按照|每[年月周天]|历届|往届|各[类种]|多场|一系列"
)
#: what it is said to do; a meeting that only begins or ends is left to the verbs of holding
_GOES = re.compile(
    "(?:上|中|现场|后|期间)?，|(?:上|中|现场|当场)|分出|决出|见分晓|坐满|挤满|座无虚席|引来|吸引|请来|邀来|迎来|来了|汇[聚集]|聚集|人头攒动|热闹|火热|"
    "谢幕|散场|评出|颁出|卖出|售出|成交|达成|发布|展出|展销|鸣|响起|传出|传来|奏响|撞出"
)
_ONE = re.compile(
    "一[场堂台次](?P<name>[^，。；的在]{2,20}?)(?=在|引来|吸引|上演|开讲|开演|开场|如约|拉开|热闹|火热|正|走进|来到|搬|送)"
)


def subject(text: str, start: int, stop: int) -> Iterator[Phrase]:
    """7月12日，柳溪镇的西瓜擂台赛分出胜负: behind an exact day."""
    if not tells_exact_day(text):
        return
    begin = opening(text, start, stop)
    if tells_exact_day(text[:begin]):
        for found in _strong().finditer(text, begin, min(stop, begin + _LONGEST)):
            end = found.end()
            if GOES_ON.match(text, end) or not (_GOES.match(text, end, min(len(text), end + 8))):
                continue
            if _DOES.search(text, begin, end) or NO_EVENT.search(text, begin, end) or quoted(text, begin, end):
                continue
            head, first = head_at(text, begin, end), trim(text, begin, end)
            if head and end - first >= max(_LEAST, len(head.word) + 2):
                yield Phrase(first, end, head, "", first, start, "event.subject-of")
                return
    yield from _one(text, start, stop)


#: when it was, right before its name: 今年3月的一次院坝会上, 2024年国庆，村里的丰收节来了6000人
_YEAR = "(?:去年|今年|前年|\\d{4}年)"
_WHEN = re.compile(
    f"(?:{_YEAR}?(?<!\\d)\\d{{1,2}}月份?(?:\\d{{1,2}}[日号]|[底初末]|[上中下]旬)?(?:晚上?|夜里|上午|下午)?|上个?月|本月|"
    f"(?:{_YEAR}的?)“?(?:春节|国庆|中秋|端午|五一|元旦|元宵|重阳|三月三|六月六|腊月|正月|[春夏秋冬][天季日末初]?|年[初底末])”?(?:期间|假期)?|{_YEAR}(?=的|，))"
    "(?:的|，在|，|在)?(?P<owner>[^，。；“”的在]{1,10}的)?(?:[一那]|第一|头一|首)?(?:[场次届回])?"
)
_WENT = re.compile(
    "(?:上|中|现场|期间|里)，|上(?=[^，。；]{2,20}(?:说|提|问|讲|拍|签|举手|吵|提出|交流|发言))|来了|只来|从|[选设办摆定落放搬]在|一(?=[结开办])|坐满|挤满|引来|吸引|迎来|"
    "分出|决出|评出|卖出|成交|达成|以\\d+票|通过|票决|在[^，。；]{2,14}?(?:开了|办了|摆了|唱了|演了|热闹|亮相|上演)"
)
_DATED = re.compile(f"{_YEAR}|\\d月|上个?月|本月")


def in_its_month(text: str, start: int, stop: int) -> Iterator[Phrase]:
    """今年3月的一次院坝会上，吵得最凶的就是这件事: an occurrence told in passing with its month."""
    if "月" not in text and "年" not in text:
        return
    when = _WHEN.match(text, start)
    if when is None:
        return
    begin = when.end()
    for found in _strong().finditer(text, begin, min(len(text), begin + _LONGEST)):
        end = found.end()
        went = _WENT.match(text, end)
        if not went or GOES_ON.match(text, end) or _DOES.search(text, begin, end) or NO_EVENT.search(text, begin, end):
            continue
        head = head_at(text, begin, end)
        if head and not quoted(text, begin, end) and (end - begin > len(head.word) or len(head.word) > 2):
            yield Phrase(begin, end, head, "", begin, start, IN_PASSING)
            return


IN_PASSING = "event.in-passing"
_LIGHT = re.compile(
    "(?<=[一-鿿])(?<![召举创主承协筹合展公打离盛推重新已增绽操分连])(?P<verb>[开办搞](?:了一?[场次期台])?)(?![展始放发设办起了会好法在到进事公])"
)


def lightly_held(text: str, start: int, stop: int) -> Iterator[Phrase]:
    """6月，甲镇在福州办招商推介会; 9月20日，县农业局在村里开现场会: held by a verb of one character."""
    dated = _DATED.search(text, 0, stop)
    if dated is None:
        return
    for verb in _LIGHT.finditer(text, max(start, dated.end()), stop):
        begin = verb.end()
        for found in _strong().finditer(text, begin, min(stop, begin + _SHORTEST_HELD)):
            end = found.end()
            if end != stop and text[end] not in "，。；、":
                continue
            head = head_at(text, begin, end)
            if head and not _DOES.search(text, begin, end) and (end - begin > len(head.word) or len(head.word) > 2):
                yield Phrase(begin, end, head, "举办", verb.start(), start, IN_PASSING)
                return


_SHORTEST_HELD = 16  # characters of a name that such a verb holds


def _one(text: str, start: int, stop: int) -> Iterator[Phrase]:
    """一堂禁毒课在县二中开讲, 一场惠民演出引来观众: one of its kind."""
    told = _ONE.search(text, start, stop)
    if told is None or not tells_exact_day(text[: told.start()]):
        return
    head = head_at(text, told.start("name"), told.end("name"))
    if head and (told.end("name") - told.start("name") > len(head.word) or len(head.word) > 2):
        yield Phrase(told.start("name"), told.end("name"), head, "举办了一场", told.start(), start, "event.subject-of")


_NOUNS = "会赛节展演宴集场坛典式"  # 签约 and 揭牌 are told by rules of their own


@cache
def _strong() -> re.Pattern[str]:
    words = [w for w, h in happenings.heads().items() if h.strong and len(w) > 1 and w[-1] in _NOUNS]
    return re.compile(f"{patterns.opening(words)}(?:{patterns.alternation(words)})")
