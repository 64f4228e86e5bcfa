"""Carves an event's name out of a clause: where it starts, which head closes it, what ends it."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache, lru_cache

from kg.lexicon import happenings
from kg.lexicon.happenings import Head
from kg.reading import datelines

# 活动中心, 会议室, 培训基地: the head goes on to name something else
GOES_ON = re.compile(
    "中心|室|场(?!面)|馆|站|基地|阵地|广场|区域|区$|方案|精神|纪要|决定|机构|学校|费|师|内容|计划|学员|"
    "对象|项目|队|脚本|过程|"
    "板房|用房|量|课程|体系|制度|机制|工作|资料|材料|平台|服务|成果|成绩|结果|经费|意识|能力|形式|组|员|"
    "家|者|主题|规则|"
    "力度|范围|频次|次数|记录|台账|清单|通知|发现|情况|协议|额|率|金额|合同|意见|点|节|日$|月$|周$|课$|"
    "证|成效|效果|任务"
)
# what may follow a complete name within its clause
GOES_OUT = re.compile(
    "$|[，。；、：！？（）” 》]|在|于|上|中|期间|现场|当天|并|和|及|与(?!会)|暨|的|由|以|后|前|时|结束|举|召|"
    "开|启|正|隆|圆|成|顺|如|"
    "火|鸣|落|收|是|共|，|来|为|吸引|邀|分|设|将|已|拉|进|上演|动|强调|指出|要求|提出|明确|等|暂|同|侧记|"
    "综述|纪实|走进|获|受|再|让|助|"
    "第[一二三四五六七八九十百]{1,3}[场期]|见|聚|精彩|热|盛|激|展|打|即|今|昨|日|首|掀|达|签|闭|吹|燃|点|引|促|推|架|搭|有|从|对|向|未|因|延|改|取消|迎|庆|喜|欢|献|一(?=[开办启到来过])|\\d"
)
CUT = re.compile("并(?!购)|同时|随后|(?<=[会赛训班练动式])后|，")
_ARTICLE = re.compile(
    r"(?:了|过)?(?:(?:一|数|几|多)(?:场次|场|次|期|系列)|首(?:场次|场|次)|一个|为期[^的，]{1,6}的?)?(?:盛大|隆重)?(?:的)?"
)
_ONE = re.compile("一(?:场|次|期|堂)")
_OF_PLACE = re.compile("(?:[省市县区州旗镇乡村局委院校馆队]|社区|街道|公司|集团|中心|苏木|嘎查|合作社)$")
_THEME = re.compile("(?:以[^，]{0,3}“[^”]+”为主题|主题为“[^”]+”|题为“[^”]+”)的?")
_PREFIX = re.compile(
    r"^(?:(?:\d{4}年|今年|去年|明年)?(?:\d{1,2}月)?(?:\d{1,2}[日号])(?:至(?:\d{1,2}月)?\d{1,2}[日号])?|近日|日前|"
    r"近期|昨日|昨天|今天|今日|当天|当日|"
    r"上午|下午|晚上?|\d{1,2}时|(?:早|中|傍)晚|一大早|随后|期间|本月|上周|本周|据悉|据了解|"
    r"一场(?:别开生面|热闹非凡)?的?|[ ，、])+"
)
_BY = re.compile(
    r"^(?:由[^，]{2,60}?(?:主办|承办|协办|举办|组织|发起|联合主办|指导))+的?(?:、[^，]{2,40}(?:承办|协办)的)?"
)
_ADVERB = re.compile(
    r"(?:(?:\d{4}年|今年|明年)?(?:\d{1,2}月)?\d{1,2}[日号](?:至(?:\d{1,2}月)?\d{1,2}[日号])?|上午|下午|晚上?|近日|"
    r"日前|昨日|今日|昨天|今天|当天|当日|当晚|昨晚|今晚|次日|同天|"
    r"\d{1,2}时|同日|同步|将|拟|已|也|于|定|原定|暂定|计划|预计|均|则|还|又|便|[ ，])+$"
)
# words before a name that are none of it
_LEADING = re.compile(
    "(?:作为|对于?(?!口|接|标|抗|话|外|联|决|战|弈)|经过?|并|向|为了?|关于|参加|出席|参展|参与|举办|举行|召开|根据|按照|在|于|从|围绕|"
    "通过|随着|决定|提请|准备|以及|和|与|"
    "[^，。“”第]{0,8}(?:在|于|对|向|参加|出席|参展|亮相|入选|走进|携手|助力|举办|举行|召开|提请|迎来)(?=第|\\d{4}))+"
)
# 节 that is a day of the calendar or no festival at all, 会 that is a body or no meeting at all
NO_EVENT = re.compile(
    "(?:春|环|季|细|章|关|情|礼|佳|时|气|枝|末|元宵|端午|中秋|国庆|重阳|清明|劳动|儿童|妇女|教师|建军|护士|植树|"
    "记者|圣诞|七夕|青年|父亲|母亲|光棍|情人|感恩|万圣|愚人|寒衣|中元|腊八|寒食|复活|医师|警察|建党|元旦|双|两)节$|"
    "(?:委员|协|联合|总工|工|学|商|理事|监事|社|机|村委|居委|管委|组委|筹委|议事|基金|促进|研究|红十字|"
    "都|聚|约|体|领|误|幸|教|董|到|赴|散|休|常委|"
    "人大常委|联谊总|校友|同乡|家属|互助|爱心|老年|兄弟|两|不|只|还|才|就|就会|开|与|参|省|全运|奥运|"
    "理监事|党组|支委|党委)会$"
)
_INNER_VERB = re.compile("(?:开展|举办|举行|召开|宣布)了?(?!在)")  # 组织干部开展X
_ORDINAL_QUOTE = re.compile("(?:首届|第[一二三四五六七八九十\\d]+届)[^，。“”]{0,6}“[^“”]*$")
_WHOLE_QUOTE = re.compile("“[^“”]{0,6}")
_QUOTE_PAIRS = {"“": "”", "《": "》", "‘": "’", "（": "）"}
_EDGES = re.compile("[，。；！？：“”《》‘’（）]")


@lru_cache(maxsize=1024)  # every rule asks for the clauses of the same sentence
def clauses(text: str) -> tuple[tuple[int, int], ...]:
    """Stretches between ，。；！？： that stand outside quotes, without the marks.

    >>> [("昨日，他说“好，好”。"[a:b]) for a, b in clauses("昨日，他说“好，好”。")]
    ['昨日', '他说“好，好”']
    """
    return tuple(_clauses(text))


def _clauses(text: str) -> Iterator[tuple[int, int]]:
    start, waiting = datelines.end(text), ""
    for mark in _EDGES.finditer(text, start):
        at, char = mark.start(), mark[0]
        if waiting:
            waiting = "" if char == waiting else waiting
        elif char in _QUOTE_PAIRS and _QUOTE_PAIRS[char] in text[at:]:
            waiting = _QUOTE_PAIRS[char]
        elif char in "，。；！？：":
            if at > start:
                yield start, at
            start = at + 1
    if start < len(text):
        yield start, len(text)


def closing_head(name: str) -> Head | None:
    """The longest head that closes the name, if any does."""
    return head_at(name, 0, len(name))


def after_article(text: str, start: int, stop: int) -> int:
    found = _ARTICLE.match(text, start, stop)
    start = found.end() if found else start
    theme = _THEME.match(text, start, stop)
    return theme.end() if theme else start


def carve(text: str, start: int, stop: int) -> tuple[int, int, Head] | None:
    """The longest stretch from `start` that a head closes and that nothing else continues."""
    cut = outside_quotes(text, start, stop, CUT)
    stop = cut if cut is not None else stop
    best: tuple[int, Head] | None = None
    for found in _heads().finditer(text, start, stop):
        head = happenings.heads()[found.group(1)]
        end = found.start() + len(head.word)
        if text[end : end + 1] == "”" and (
            _ORDINAL_QUOTE.search(text, start, found.start()) or _WHOLE_QUOTE.fullmatch(text, start, found.start())
        ):
            end += 1  # 首届“村晚”, 摆开“百家宴”
        if _ENDS.search(text, start, end):
            break  # what is quoted runs over several sentences
        if head.word in ("节", "会") and NO_EVENT.search(text, start, end):
            continue
        if quoted(text, start, end) or GOES_ON.match(text, end) or not GOES_OUT.match(text, end):
            continue
        between = text[best[0] : found.start()] if best else ""
        on = best is None or not _breaks(between) or _two_sports(between, best[1], head) or _row(text, best[0])
        if best is None or (end > best[0] and on):
            best = (end, head)
    if best is None:
        return None
    end, head = best
    return trim(text, start, end), end, head_at(text, start, end) or head


_ENDS = re.compile("[；。]")


def _breaks(between: str) -> bool:
    """Whether the stretch between two heads says that the first already ended the name."""
    return bool(re.match("[在于上中，的由以后前时来为将已等]|期间|现场|共|是|、|欢[庆度]|喜迎|[和及与]“", between))


def _row(text: str, stop: int) -> bool:
    """“两节”|、“两会”安全工作座谈会: a row of quoted words is of one name."""
    return text[stop - 1] == "”" and text.startswith("、“", stop)


_SECOND_SPORT = re.compile("、[一-鿿]{2,4}")


def _two_sports(between: str, first: Head, second: Head) -> bool:
    """赛马、射箭|邀请赛: one contest in two sports."""
    return (
        first.subtype == second.subtype == "contest"
        and second.word.endswith("赛")
        and not first.word.endswith(("赛", "会"))
        and bool(_SECOND_SPORT.fullmatch(between))
    )


def trim(text: str, start: int, end: int) -> int:
    """Past the last 的 outside quotes, unless nothing but the bare head would remain."""
    theme = _THEME.search(text, start, end)
    if theme:
        start = theme.end()
    for at in range(end - 2, start - 1, -1):
        if text[at] == "的" and not quoted(text, start, at):
            start = at + 1
            break
    for verb in _INNER_VERB.finditer(text, start, end - 2):
        if not quoted(text, start, verb.start()):
            start = verb.end()
    leading = _LEADING.match(text, start, end)
    start = leading.end() if leading and leading.end() < end - 2 else start
    one = _ONE.match(text, start, end - 3)
    start = one.end() if one else start
    at = text.rfind(" ", start, end - 6) if "——" not in text[start:end] else -1
    cut = at > start and not quoted(text, start, at) and not _OF_PLACE.search(text, start, at)
    start = at + 1 if cut else start  # behind the first half of a headline
    start = _behind_bracket(text, start, end)
    return start + 1 if text[start] == "“" and "”" not in text[start:end] else start


def _behind_bracket(text: str, start: int, end: int) -> int:
    """Past a ） that nothing opened: no name begins before it."""
    closed = text.find("）", start, end)
    opened = text.find("（", start, end)
    return closed + 1 if closed >= 0 and not 0 <= opened < closed else start


def head_at(text: str, start: int, end: int) -> Head | None:
    known = happenings.heads()
    if text[start:end].endswith("”") and "“" in text[start:end]:
        end -= 1  # 首届“村晚”
    if NO_EVENT.search(text, start, end) and text[max(start, end - 4) : end] not in known:
        return None
    for size in range(min(9, end - start), 0, -1):
        if text[end - size : end] in known:
            return known[text[end - size : end]]
    return None


def opening(text: str, start: int, stop: int) -> int:
    """Past dates, adverbs of time and 由X主办的 at the head of a clause."""
    found = _PREFIX.match(text[start:stop])
    start += found.end() if found else 0
    by = _BY.match(text[start:stop])
    return start + (by.end() if by else 0)


def strip_setting(text: str, start: int, stop: int) -> int:
    """Back over 2月18日在宜宾市综合训练基地 or 将于昨日 that stands between the name and its verb."""
    end = stop
    while True:
        end = len(_ADVERB.sub("", text[:end]))
        if end <= start or head_at(text, start, end):
            return end
        at = max(text.rfind("在", start, end), text.rfind("于", start, end))
        if text.startswith("在位于", at - 2):
            at -= 2  # 比赛在位于甲街道的乙公园举行
        if at <= start or stop - at > 40 or text[at - 1] in "位属地":
            return end
        end = at


def quoted(text: str, start: int, at: int) -> bool:
    """Whether text[at] stands within quotes opened after `start`."""
    part = text[start:at]
    return part.count("“") > part.count("”") or part.count("《") > part.count("》")


def outside_quotes(text: str, start: int, stop: int, pattern: re.Pattern[str]) -> int | None:
    for found in pattern.finditer(text, start, stop):
        if not quoted(text, start, found.start()):
            return found.start()
    return None


@cache
def _heads() -> re.Pattern[str]:
    return re.compile(f"(?=({happenings.alternation(happenings.heads())}))")
