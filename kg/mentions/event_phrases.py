"""How an event is named in a clause: one rule a way, each yields the names it is sure to delimit."""

from __future__ import annotations

import re
from collections.abc import Collection, Iterator
from dataclasses import dataclass
from functools import cache

from kg.lexicon import happenings, patterns
from kg.lexicon.happenings import Head
from kg.mentions.event_carving import (
    GOES_ON,
    GOES_OUT,
    NO_EVENT,
    after_article,
    carve,
    clauses,
    head_at,
    opening,
    quoted,
    strip_setting,
    trim,
)

_ENDINGS = {
    "节": "activity",
    "赛": "contest",
    "展": "activity",
    "会": "activity",
    "周": "activity",
    "季": "activity",
    "班": "training",
}
_TELLING = 4  # 银企对接会: a head of so many characters is a name where its day is told
_MOVED = re.compile(
    "(?:[把将](?:一[场期次个])?)?(?P<name>[^，。；把将]{4,40}?)(?P<verb>[摆开办搬送演唱搭][到进在]了?)(?=[^，。；]{2,24}$)"
)
_MOVED_BY = re.compile("[摆开办搬送演唱搭][到进在]")  # the verb alone is found fast
_SETTING = re.compile("[在于][^，。；]{2,44}")
_NUMBERED = re.compile(
    r"(?:\d{4}年?)?[^，。；：！？、“”的 在第是由暨]{0,10}(?:第[一二三四五六七八九十百\d]+[届期]|首届)"
    r"(?:[^，。；：！？、“”的 ]|“[^”]{1,20}”){1,26}?(?P<end>[节赛展会周季班])"
)
#: 为保证展览顺利举行: what something is done for
_AIMED_AT = re.compile("(?:为了?|以|以便)(?:确保|保证|保障|力保|力争)|为了")
#: 本次展览是协会换届以来举办的首次交流活动: what is said of an occurrence, not its name
_BOAST = re.compile("是[^，。；]{0,30}(?:以来|史上|迄今|今年)[^，。；]{0,8}$")
_INVOLVES = re.compile("参加|参与|开展|举办|举行|召开|接受|荣获|获得|走进|组织")


@dataclass(frozen=True)
class Phrase:
    """An event's name at text[start:stop], closed by `head`; the verb of holding at `verb_at` ("" where none)."""

    start: int
    stop: int
    head: Head
    verb: str
    verb_at: int
    clause: int  # where its clause starts
    rule: str


def held(text: str, start: int, stop: int) -> Iterator[Phrase]:
    """召开X会, 举办X比赛, 举行的X会: the name follows its verb."""
    for verb in _before().finditer(text, start, stop):
        if text.startswith(("仪式", "大会"), verb.end()):
            continue  # 新雪季启动仪式暨冰雪嘉年华
        if text.startswith("的", verb.end()) and _BOAST.search(text, start, verb.start()):
            continue
        begin = after_article(text, verb.end(), stop)
        carved = carve(text, begin, stop)
        if carved:
            yield Phrase(*carved, verb.group(), verb.start(), start, "event.held")
            yield from _next_held(text, carved[1], stop, verb, start)
            return


def _next_held(text: str, at: int, stop: int, verb: re.Match[str], clause: int) -> Iterator[Phrase]:
    """举办首届音乐会、|“Z”摄影大赛和|第三届书画展: what is held besides, as far as each has a name of its own."""
    while joint := _ALSO_HELD.match(text, at, stop):
        carved = carve(text, joint.end(), stop)
        if carved is None or carved[0] != joint.end():
            return
        yield Phrase(*carved, verb.group(), verb.start(), clause, "event.held")
        at = carved[1]


_ALSO_HELD = re.compile("(?:、|和|及|以及|暨)(?=“|首届|第[一二三四五六七八九十百\\d]+届)")


#: 将|5000元捐款|送到, 预祝|活动|举办成功
_NO_NAME = re.compile("[0-9.]+[余多]?[万亿]?元|预?祝[贺愿]?(?!寿)")


def takes_place(text: str, start: int, stop: int) -> Iterator[Phrase]:
    """X会召开, X大赛在Y鸣枪开跑: the name opens the clause and its verb closes it."""
    if _AIMED_AT.match(text, start, stop):
        return
    verb = _after().search(text, start, stop)
    while verb:
        end = strip_setting(text, start, verb.start())
        if _SETTING.fullmatch(text, start, verb.start()) and text[start - 1 : start] == "，":
            yield from _before_comma(text, start, verb)
            return
        head = head_at(text, start, end) or _of_first_half(text, start, end)
        if head:
            begin = trim(text, opening(text, start, end), end)
            telling = end - begin > len(head.word) or len(head.word) >= _TELLING
            if telling and not _NO_NAME.match(text, begin, end):
                yield Phrase(begin, end, head, verb.group("verb"), verb.start(), start, "event.takes-place")
                return
        verb = _after().search(text, verb.start() + 1, stop)


_LONGEST_HALF = 24


def _of_first_half(text: str, start: int, end: int) -> Head | None:
    """X主题活动暨邻里“粽”年华: what the first half is closed by, whatever the second is called."""
    joint = text.rfind("暨", start, end)
    if joint <= start or end - joint > _LONGEST_HALF or quoted(text, start, joint) or "，" in text[joint:end]:
        return None
    return head_at(text, start, joint)


def _before_comma(text: str, start: int, verb: re.Match[str]) -> Iterator[Phrase]:
    """X启动仪式，在甲小学举行: the name is the clause before."""
    before, end = next(((a, b) for a, b in clauses(text[: start - 1]) if b == start - 1), (start, start))
    head = head_at(text, before, end)
    if head:
        begin = trim(text, opening(text, before, end), end)
        if end - begin > len(head.word) or len(head.word) >= _TELLING:
            yield Phrase(begin, end, head, verb.group("verb"), verb.start(), before, "event.takes-place")


def moved(text: str, start: int, stop: int) -> Iterator[Phrase]:
    """年货大集摆到了农贸广场, 把一场招聘会开进了前锋区: it is taken to where it is held."""
    found = _MOVED.search(text, start, stop) if _MOVED_BY.search(text, start, stop) else None
    if found is None:
        return
    end = found.start("verb")
    begin = trim(text, opening(text, found.start("name"), end), end)
    head = head_at(text, begin, end)
    telling = head and (end - begin > len(head.word) or len(head.word) >= _TELLING)
    if head and telling and not _NO_NAME.match(text, begin, end):
        yield Phrase(begin, end, head, "举办", found.start("verb"), start, "event.takes-place")


def says(text: str, start: int, stop: int) -> Iterator[Phrase]:
    """X会议强调: a meeting that speaks by its full name."""
    found = _says().match(text, opening(text, start, stop), stop)
    if found:
        head = happenings.heads()[found.group("head")]
        yield Phrase(found.start("name"), found.end("name"), head, "", found.end("name"), start, "event.says")


def joined(text: str, start: int, stop: int) -> Iterator[Phrase]:
    """在第三届X大赛上, 参加2025年X博览会: named in passing, with an ordinal, a year or a wide reach."""
    for found in _joined().finditer(text, start, stop):
        head = happenings.heads()[found.group("head")]
        if head.strong:
            yield Phrase(found.start("name"), found.end("name"), head, "", found.start(), start, "event.joined")


def at_which(text: str, start: int, stop: int) -> Iterator[Phrase]:
    """在甲开发区集中签约仪式上: where something was said or done at it."""
    if text.find("上", start, stop) < 0:
        return
    first = _at_first().fullmatch(text, opening(text, start, stop), stop)
    for found in [first] if first else _at_which().finditer(text, start, stop):
        head = happenings.heads()[found.group("head")]
        if head.strong and len(found.group("name")) > len(head.word) + 1:
            begin = trim(text, found.start("name"), found.end("name"))
            yield Phrase(begin, found.end("name"), head, "", found.start(), start, "event.at")


def numbered(text: str, start: int, stop: int) -> Iterator[Phrase]:
    """第二十一届茶王节: an ordinal and an ending that no list of heads can exhaust."""
    if text.find("届", start, stop) < 0 and text.find("第", start, stop) < 0:
        return
    for found in _NUMBERED.finditer(text, start, stop):
        standing = NO_EVENT.search(text, found.start(), found.end())
        if not standing and not quoted(text, start, found.start()) and GOES_OUT.match(text, found.end()):
            head = head_at(text, found.start(), found.end()) or Head(
                found.group("end"), _ENDINGS[found.group("end")], True
            )
            begin = trim(text, found.start(), found.end())
            yield Phrase(begin, found.end(), head, "", begin, start, "event.numbered")


def titled(text: str, start: int, stop: int) -> Iterator[Phrase]:
    """“X”主题演讲比赛 without a verb of holding: a quoted title and its head."""
    for found in _titled().finditer(text, start, stop):
        if GOES_ON.match(text, found.end()) or _INVOLVES.search(text, text.index("”", found.start()), found.end()):
            continue
        head = happenings.heads()[found.group("head")]
        yield Phrase(found.start(), found.end(), head, "", found.start(), start, "event.titled")


def modifier(text: str, phrase: Phrase) -> str:
    """The name without its head."""
    return text[phrase.start : phrase.stop - len(phrase.head.word)]


# --- patterns, compiled once -----------------------------------------------------------------


def _head_of(words: Collection[str]) -> str:
    """The head, tried only where one may begin: much may stand before it."""
    return f"{patterns.opening(words)}(?P<head>{patterns.alternation(words)})"


@cache
def _before() -> re.Pattern[str]:
    return _compiled(
        f"(?:{happenings.verbs('before')})(?!部|者|单位|人|方|委员会|架构|结构|机构|法(?![治律院官学医国制])|长(?![跑城江者征卷])|性|领导|能力|力|化|生活|关系|暨)"
    )


@cache
def _after() -> re.Pattern[str]:
    manner = (
        "正式|正在|正|胜利|隆重|顺利|成功|圆满|如期|火热|盛大|同步|同时|同日|当日|今日|昨日|精彩|激情|全面|再次|也|已|将|"
        "陆续|相继|接连|持续|在即|完美|完满|激烈|热烈|热闹|热血|震撼|璀璨|浪漫|温情|顺势|率先|同期|同台|火爆|燃情|激战"
    )
    first = patterns.opening(manner.split("|"), happenings.verb_words("after"), " ")
    return _compiled(
        f"{first}(?:{manner}|[ ])*(?P<verb>{happenings.verbs('after')})(?!(?:了|过)?[^，。；！？：）” ]{{0,20}}(?:的|"
        f"活动|会议))(?!暨)"
    )


@cache
def _says() -> re.Pattern[str]:
    head = _head_of([w for w, h in happenings.heads().items() if h.subtype == "meeting" and w != "会"])
    return _compiled(
        f"(?:经|根据|按照|据)?(?P<name>[^，。；：！？ 在]{{3,36}}?{head})"
        f"(?=(?:上)?(?:票决|批准|审议通过|表决通过|研究(?=决定|通过|同意|，|并|$)|强调|指出|要求|提出|明确|认为|"
        f"审议|传达学习|听取|决定|表决|选举|补选|通过了|接受))"
    )


@cache
def _joined() -> re.Pattern[str]:
    head = _head_of(happenings.heads())
    sign = (
        "第[一二三四五六七八九十百\\d]+届|\\d{4}年?|“[^”]{2,12}”|(?<=[里上]的)|[省市县区州](?=[^，。；的]{2,14}赛上)|"
        "全国|全省|全区|全市|全县|世界|国际|中国|亚洲|"
        "[^，。；：“”、的在]{2,12}?[一二三四五六七八九十]+届(?=[一二三四五六七八九十]+次(?:会议|全会|大会))"
    )
    return _compiled(
        f"(?:在|参加|出席|亮相|获|荣获|摘得|夺得|参与|入选|承办|"
        f"走进)了?(?:(?:去年|今年|前年|上个?月|\\d{{1,2}}月)的?)?(?:[^，。；“”、的]{{1,8}}的(?=“)|[省市县区州旗镇乡][里上]的(?=[^，。；的]{{2,16}}赛))?(?P<name>(?:{sign})[^，。；：！？、的]{{2,28}}?{head})"
        f"(?=上|中|期间|现场|举行|[，。；、]|冠军|金奖|一等奖|二等奖|三等奖|特等奖|银奖|铜奖|$|时|的|优秀|决赛)"
    )


@cache
def _at_which() -> re.Pattern[str]:
    head = _head_of([w for w in happenings.heads() if len(w) > 1])
    return _compiled(
        f"(?<!正)[在从](?P<name>(?:[^，。；：！？、“”在]|“[^”]{{1,20}}”){{4,34}}?{head})上(?=，|$|[强指要]|传[来出])"
    )


@cache
def _at_first() -> re.Pattern[str]:
    head = _head_of([w for w, h in happenings.heads().items() if len(w) > 1 and h.strong])
    return re.compile(f"(?P<name>(?:[^，。；：！？、“”在]|“[^”]{{1,20}}”){{6,40}}?{head})(?:闭幕式|开幕式)?上")


@cache
def _titled() -> re.Pattern[str]:
    head = _head_of(happenings.heads())
    return _compiled(
        f"“[^”]{{2,30}}”[^，。；：！？、“”的是和与等]{{0,16}}?{head}(?![^，。；、：！？ 在于上中举召开启的])"
    )


_CACHE: dict[str, re.Pattern[str]] = {}


def _compiled(pattern: str) -> re.Pattern[str]:
    if pattern not in _CACHE:
        _CACHE[pattern] = re.compile(pattern)
    return _CACHE[pattern]
