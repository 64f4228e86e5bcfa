"""Events told without a verb of holding: festivals in a list, and the lively scene of an occurrence."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import replace
from functools import cache

from kg.lexicon import happenings
from kg.lexicon.happenings import Head
from kg.mentions.event_carving import NO_EVENT, head_at, opening, trim
from kg.mentions.event_phrases import Phrase
from kg.model import Mention, Span

_OFFERS = re.compile(
    "举办|打造|推出|培育|创办|办好|举行|承办|策划|组织|开展|依托|借助|创新|唱响|做强|做优|做响|办起|叫响|擦亮"
)
_QUOTED = re.compile("“([^“”]{2,14}节(?:暨[^“”]{2,16})?)”(?!目|日|点|气)")
_OWN_FESTIVAL = re.compile(
    "“([^“”，。、]{1,14}(?<![春季环细章情礼时关气双两三五调枝骨品名守脱衔末])节)”(?!目|日|点|气|奏|能|约)"
)
_FESTIVE_LIST = re.compile(
    "(?P<list>[^，。；：的]{6,90}?)等(?:一批|各类|各种|多个|多项|多种)?(?:民间|传统|特色|民俗|系列|大型|文旅|文化|旅游|乡村|民族)*"
    "(?:节庆|节会|节日|民俗|赛事|节赛)(?:活动|品牌活动)?(?!日)"
)
_ROW = re.compile(
    "系列(?:[^，。；“”]{0,12}?)(?:活动|赛事|演出)(?:，|：|——)?(?:包括|涵盖|囊括|设有|含|推出|既有|有)?"
    "(?P<list>(?:[^，。；：、]{3,18}(?:、|以及|及|和)){2,}[^，。；：、]{3,18}?)等"
)
_ITEM = re.compile("(?:[^、和及“”]|“[^”]+”){2,24}?(?=、|以及|和|及|$|等)|“[^”]{2,20}”")
_NO_NAME = re.compile(
    "^(?:系列|各类|各种|特色|大型|小型|乡村|民俗|民间|传统|本土|地方|旅游|文化|首届|多个|一个|等)+$|[了过的在]"
)
_STAGE_OF = re.compile(
    "(?:.*——)?(?P<whole>.{5,}(?:大赛|联赛|锦标赛|邀请赛|挑战赛|[球棋]赛|比赛|竞赛|村BA|村超|运动会|杯赛)(?:（[^）]{1,8}）)?)"
    "[^，。；]{0,16}?(?:总决|半决|决|初|复|预|选拔|分区|分站|资格)赛$"
)
_LIVELY = (
    "热闹|人头攒动|人声鼎沸|人山人海|人潮|人流|气氛|掌声|座无虚席|暖意|欢声|笑声|锣鼓|彩旗|灯光|洋溢|精彩|高潮|一片|"
    "秩序|井然|欢快|喜气|火爆|火热|喜庆"
)
_SCENE = re.compile(f"(?P<name>[^，。；：！？、“”]{{4,30}}?)现场，?(?:{_LIVELY})")
_INSTALMENT = re.compile(
    "(?P<name>(?:[^，。；：！？、“”的 在]|“[^”]{1,20}”){3,26}?"
    "(?:第[一二三四五六七八九十百\\d]+(?:期|场|站|讲|课|季|回)|首(?:场|期|讲|站|秀|课|演))(?:活动|讲座|演出|宣讲)?)(?:正式|今日|昨日|成功|顺利|圆满)*(?:在[^，。；]{2,30}?)?"
    "(?P<verb>来到|走进|开讲|开课|举行|举办|开启|启幕|开演|上演|启动(?!仪式|大会|活动)|开唱|收官|落幕|开营|开跑|亮相)"
)
_OF_A_ROW = re.compile("第.{1,4}[期场站讲课季回]|首[场期讲站秀课演]")
_CURTAIN = re.compile("(?:拉开|揭开|拉下|落下)了?(?P<name>[^，。；]{3,36}?)的?(?:帷幕|序幕|大幕)")
# what people do together on one day; 建设, 采摘 and 生产 go on for weeks
_OCCASION = re.compile(
    "(?:兑换|义诊|评选|选举|招聘|颁奖|发放|捐赠|签约|培训|宣讲|拍卖|竞拍|分红|路演|展销|相亲|普法|抽奖|揭牌|评比|推介|庆典|表彰|大集)$"
)


def festivals(text: str, start: int, stop: int) -> Iterator[Phrase]:
    """打造“采茶节”“祈福节”, 举办“村晚”、方竹笋美食节: a festival has a name of its own wherever it is held."""
    yield from _quoted_festivals(text, start, stop)
    offers = _OFFERS.search(text, start, stop)
    if offers is None:
        return
    for found in _QUOTED.finditer(text, offers.end(), stop):
        if not NO_EVENT.search(text, found.start(1), found.end(1)):
            head = Head("节", "activity", True)
            yield Phrase(found.start(1), found.end(1), head, "", offers.start(), start, "event.festival")
    for found in _plain().finditer(text, offers.start(), stop):
        name, head = found.group("name"), happenings.heads()[found.group("head")]
        if not _NO_NAME.search(name):
            begin = found.start("name")
            yield Phrase(begin, found.end("head"), head, "", offers.start(), start, "event.festival")


def _quoted_festivals(text: str, start: int, stop: int) -> Iterator[Phrase]:
    """水族“卯节”, “四十八寨歌节”: a people's own festival, whoever holds it."""
    for found in _OWN_FESTIVAL.finditer(text, start, stop) if text.find("节”", start, stop) > 0 else ():
        if not NO_EVENT.search(text, found.start(1), found.end(1)) and "+" not in found.group(1):
            head = Head("节", "activity", True)
            yield Phrase(found.start(1), found.end(1), head, "", found.start(1), start, "event.festival")


def listed(text: str, start: int, stop: int) -> Iterator[Phrase]:
    """甲社节、乙歌节等民间节庆活动; 系列民俗活动，年货大集、社火、灯会等: each item of the list."""
    if text.find("、", start) < 0 or text.find("等", start) < 0:
        return
    for pattern in (_FESTIVE_LIST, _ROW):
        found = pattern.search(text, start, stop if pattern is _FESTIVE_LIST else len(text))
        if not found:
            continue
        items = list(_ITEM.finditer(text, *found.span("list")))
        for item in items if len(items) > 1 else ():
            begin = trim(text, item.start(), item.end())
            while text[begin] == "“" and "”" not in text[begin : item.end()]:
                begin += 1
            head = head_at(text, begin, item.end()) or Head("", "activity", True)
            if 3 <= item.end() - begin <= 18:
                yield Phrase(begin, item.end(), head, "", begin, start, "event.listed")
        return


def instalments(text: str, start: int, stop: int) -> Iterator[Phrase]:
    """“小院讲堂”第三期来到甲小区, 居民讲堂首场开讲: one of a row."""
    row = _OF_A_ROW.search(text, start, stop)
    found = _INSTALMENT.match(text, opening(text, start, stop), stop) if row else None
    if found:
        begin = trim(text, found.start("name"), found.end("name"))
        told = (
            found.group("verb") in ("开讲", "开课", "开演", "开唱")
            and "在" not in text[found.end("name") : found.end()]
        )
        end = found.end() if told else found.end("name")
        if end - begin >= 6:
            yield Phrase(begin, end, Head("", "activity", True), "", begin, start, "event.instalment")


def curtain(text: str, start: int, stop: int) -> Iterator[Phrase]:
    """拉开“送戏下乡”活动帷幕: what the curtain rises on."""
    found = _CURTAIN.search(text, start, stop) if text.find("幕", start, stop) > 0 else None
    if found is None:
        return
    begin, end = trim(text, found.start("name"), found.end("name")), found.end("name")
    head = head_at(text, begin, end)
    if head and end - begin > len(head.word):
        yield Phrase(begin, end, head, "拉开帷幕", found.start(), start, "event.curtain")


def series(stage: Mention) -> list[Mention]:
    """第二届篮球赛 of 第二届篮球赛总决赛, 甲联赛（春季赛） of 甲联赛（春季赛）乙镇赛区初赛: the whole of a stage.

    Only what the stage's name spells out with more than the kind of contest.
    """
    found = _STAGE_OF.match(stage.name) if stage.subtype == "contest" and not stage.anaphor else None
    if found is None:
        return []
    start = stage.span.start
    span = Span(stage.span.sentence, start + found.start("whole"), start + found.end("whole"))
    return [replace(stage, span=span, name=found.group("whole"), rule="event.series", confidence=0.6)]


def scene(text: str, start: int, stop: int) -> Iterator[Phrase]:
    """甲村积分兑换现场热闹非凡: the occurrence whose scene it is."""
    if text.find("现场", start, stop) < 0:
        return
    found = _SCENE.search(text, opening(text, start, stop), stop)
    if found is None:
        return
    end = found.end("name")
    head = head_at(text, found.start(), end)
    if (
        (head is None or not head.strong)
        and not _OCCASION.search(text, found.start(), end)
        and not _weak_named(text, found)
    ):
        return
    begin = trim(text, found.start(), end)
    if end - begin >= 4:
        yield Phrase(begin, end, head or Head("", "activity", True), "", begin, start, "event.scene")


def _weak_named(text: str, found: re.Match[str]) -> bool:
    return found.group("name").endswith("活动") and len(found.group("name")) > 4


@cache
def _plain() -> re.Pattern[str]:
    """A festival's name at the head of a list or behind another item of it."""
    words = happenings.alternation(w for w in happenings.heads() if w.endswith("节") and len(w) > 2)
    return re.compile(
        f"(?:举办|推出|打造|举行|办好|培育|、|和|及)(?P<name>[^，。；、“”和及]{{2,10}}?)(?P<head>{words})(?=[、，。；等和及暨]|$)"
    )
