"""When a page was published, as far as its own text gives it away."""

from __future__ import annotations

import re
from collections import Counter
from functools import cache

import cn2an
import rjieba

from kg.lexicon.vocabulary import rows
from kg.model import Inferred
from kg.reading.text import clean

_FULL = re.compile(
    r"(?m)(?P<label>时间[:：]|日期[:：])?(?(label)|(?:^|[|｜（( ]))\s*"
    r"(?P<y>20\d\d)(?:年|-|/|\.)(?P<m>\d{1,2})(?:月|-|/|\.)(?P<d>\d{1,2})日?"
    r"(?(label)|(?=\s*(?:$|星期|农历|第?[A-Z]?\d{1,2} ?版|\d{1,2}:\d\d|责|编|来源|[|｜])))"
)
_WHOLE_DATE = re.compile(r"20\d\d(?:年|-|/|\.)\d")  # how it begins, found fast
_LEAD = re.compile(r"(?m)(?:^|[讯电）)】—])[ 　]*(?:20\d\d年)?(\d{1,2})月(\d{1,2})日")
_TOP = re.compile(r"(?<!\d)(20\d\d)年(\d{1,2})月\d{1,2}日")
_TOP_LINES = 6
_DAY = re.compile(r"(?<!\d)(?P<y>20\d\d)年(?P<m>\d{1,2})月(?P<d>\d{1,2})日(?![，。]|[—至到])")
_NOTICE = re.compile(r"公示(?:期限?|时间)?(?:为|是|[:：])?(?:自|从)?(?P<y>20\d\d)年\d{1,2}月\d{1,2}日")
#: 2025|年5月: where a line ends in the midst of a date
_BROKEN = re.compile(r"(?<=\d)[ 　]*\n[ 　]*(?=\d{0,3}[年月日])|(?<=[年月])\n(?=\d{1,2}[月日])")
_HEAD_LINES, _HEAD_LONGEST = 2, 30
_LEAD_LONGEST = 80
_MONTH_NOW = re.compile(r"今年(\d{1,2})月(?:份)?(?:是|为)|(?:本月|当月)")
_YEAR = re.compile(r"(?<!\d)(20[0-3]\d)年(?!前|远景|以前|底前|目标)")
_FORWARD = re.compile(r"(?:[到至—–~～-]|力争|预计|计划|截止|延续到|用)$")
#: 2021年|以来, 2013年|，: a year that news tells of is over or has long begun.
_LOOKS_BACK = re.compile("以来|起|前|后|初|末|间|至|到|开始|成立|建成|启动|投产|开工|，|、|的|被|获|与|和|同")
#: 1984年|8月出生, 2004年|8月参加工作: years of somebody's life
_OF_A_LIFE = re.compile(
    r"(?:\d{1,2}月)?(?:\d{1,2}日)?(?:出?生(?![产态活长物育意猪鲜])|参加工作|入党|入团|加入中国共产党|入伍|参军)"
)
_FROM = re.compile("(?:[从自于到至在比较同]|早在|截至|建于|始于|成立于)$")
#: beside 今年 a year told by its number is another one: 2023年3月，…。今年5月，…
_THIS_YEAR = re.compile("[今去前]年(?!龄)")
_NEAR = 200  # characters that 今年 stands beside a year told by its number
_OCCASION = re.compile(
    "度?(?:第[一二三四五六七八九十百\\d]{1,4}[次届期批]|[一-鿿“”·\\n]{0,18}?"
    "(?:活动|[节赛展季周会]|会议|论坛|考试|招聘|名单|公告|通知|要点|方案|[春秋]季学期))"
)
_SUMMED_UP = re.compile(
    "(?:全年)?，[^。；]{0,60}?(?:同比|增长|实现|达到?|完成|接待|产值|收入|总产|营收|产量)[^。；]{0,20}?\\d[\\d.]*(?:[万亿%]|余|个百分点)"
)
_IN_MONTH = re.compile("\\d{1,2}月(?!\\d|[—–至到～~-])")
_SPAN = re.compile("1月?[—–至到～~-]|[上下]半年|前?[一二三四]个?季度|全年|\\d{1,2}月\\d{1,2}日")
_SETS = re.compile("(?:^|[，。；！？：”）\\n])[ 　\\n]*$")  # 。2019年|村里号召建棚: it says when, not which
_SENTENCE = re.compile("[，。；：“”]")
_TITLE_LONGEST = 40
_NUMBER = r"(?:\d{1,3}|[一二三四五六七八九十百零两]{1,6})"
_QUOTES = re.compile('[“”"‘’《》「」『』 　]')
_EARLIEST, _LATEST = 1990, 2045


def infer_date(text: str) -> Inferred | None:
    """The date of issue as EDTF, to the day where printed, else to the month or year.

    >>> infer_date("本报讯 8月1日，某县庆祝中国人民解放军建军98周年。")
    Inferred(value='2025-08', confidence=0.85, source='中国人民解放军建军98周年')
    """
    text = _BROKEN.sub("", text)
    if full := (_WHOLE_DATE.search(text) and _FULL.search(text)) or _head_date(text):
        year, month, day = map(int, full.group("y", "m", "d"))
        if 1 <= month <= 12 and 1 <= day <= 31:
            return Inferred(f"{year:04}-{month:02}-{day:02}", 0.95, "刊头日期")
    sure = [year for year in (_occasion_year(text), _top_year(text), _notice_year(text)) if year]
    found = max(sure, key=lambda year: year.value) if sure else _printed_year(text)
    if found is None:
        return None
    latest = _month(text)
    if latest is None:
        return found
    return Inferred(f"{found.value}-{latest:02}", round(found.confidence - 0.05, 2), found.source)


def _head_date(text: str) -> re.Match[str] | None:
    """The whole date in the running head, beside the paper's name: 莘县报　2025年5月30日."""
    top = [line for line in text.splitlines() if line.strip()][:_HEAD_LINES]
    return next((m for line in top if len(line.strip()) <= _HEAD_LONGEST and (m := _DAY.search(line))), None)


def _occasion_year(text: str) -> Inferred | None:
    """The latest year that an anniversary or annual occasion on the page points to."""
    plain = _QUOTES.sub("", text)
    years: dict[int, str] = {}
    for pattern, kind in _patterns():
        for match in pattern.finditer(plain):
            if year := _year_of(match, kind):
                years.setdefault(year, match[0])
    if not years:
        return None
    year = max(years)
    return Inferred(str(year), 0.9, years[year])


def _year_of(match: re.Match[str], kind: str) -> int | None:
    base = _bases()[kind, match["name"]]
    if kind == "phrase":
        return base
    count = _count(match["n"])
    year = base + count - (1 if kind == "nth" else 0)
    return year if count and _EARLIEST <= year <= _LATEST else None


def _count(printed: str) -> int:
    try:
        return int(printed) if printed.isdigit() else int(cn2an.cn2an(printed, "smart"))
    except ValueError:  # 一二三: digits of another kind of name, no count
        return 0


@cache
def _bases() -> dict[tuple[str, str], int]:
    return {(r["kind"], r["name"]): int(r["year"]) for r in rows("occasions")}


@cache
def _patterns() -> tuple[tuple[re.Pattern[str], str], ...]:
    names = {
        kind: "|".join(sorted((re.escape(n) for k, n in _bases() if k == kind), key=len, reverse=True))
        for kind in ("anniversary", "nth", "phrase")
    }
    return (
        (re.compile(rf"(?P<name>{names['anniversary']})(?:的)?(?P<n>{_NUMBER})周年"), "anniversary"),
        (re.compile(rf"第(?P<n>{_NUMBER})[个次届](?:全国|国际|中国|世界|联合国|全民)*(?P<name>{names['nth']})"), "nth"),
        (re.compile(rf"(?P<name>{names['phrase']})"), "phrase"),
    )


def _top_year(text: str) -> Inferred | None:
    """The year of a whole date at the top of the page."""
    top = "\n".join([line for line in text.splitlines() if line.strip()][:_TOP_LINES])
    years = [m[1] for m in _TOP.finditer(top) if not _OF_A_LIFE.match(top, m.end())]
    return Inferred(max(years), 0.8, f"{max(years)}年") if years else None


def _notice_year(text: str) -> Inferred | None:
    """The year of a notice that is now open to objections: 公示期为2025年5月12日至5月16日."""
    years = [m["y"] for m in _NOTICE.finditer(text)]
    return Inferred(max(years), 0.85, f"公示期{max(years)}年") if years else None


def _tells_of_then(text: str, year: re.Match[str]) -> bool:
    """Whether somebody did something in that year: 2021年办起社团, 2006年入选名录."""
    if _LOOKS_BACK.match(text, year.end()):
        return True
    if _opens_title(text[max(0, year.start() - _TITLE_LONGEST) : year.start()]):
        return False
    word, tag = next(iter(rjieba.tag(text[year.end() : year.end() + 6])), ("", ""))
    return tag == "v" and len(word) > 1 and word not in _ALSO_NOUNS


def _opens_title(before: str) -> bool:
    """Whether a title or a bracket is still open here."""
    return before.rfind("《") > before.rfind("》") or before.rfind("（") > before.rfind("）")


#: verbs that name what a year has: 2026年|预算草案, 2024年|招聘公告
_ALSO_NOUNS = frozenset(
    [
        *("预算", "计划", "规划", "招聘", "招生", "招录", "考试", "工作", "建设", "采购", "招标"),
        *("中考", "高考", "征兵", "调研", "培训", "评选", "表彰"),
    ]
)


def _printed_year(text: str) -> Inferred | None:
    """The latest year printed that is no aim for later, unless it is only told of: 2021年以来, 从2022年起.

    >>> _printed_year("王小明，男，1984年8月出生，2004年8月参加工作，现任县教育局局长。") is None
    True
    """
    found = [m for m in _YEAR.finditer(text) if not _FORWARD.search(text, max(0, m.start() - 3), m.start())]
    found = [m for m in found if not _OF_A_LIFE.match(text, m.end())]
    latest = max((int(m[1]) for m in found), default=0)
    found = [m for m in found if not _is_beside_this_year(text, m) or _names_its_own(text, m) or _is_summed_up(text, m)]
    years = Counter(int(m[1]) for m in found)
    if not years:
        return None
    year = max(years)
    if year < latest:
        return None  # the page is of a year after the one told of beside 今年
    if over := _year_over(text, year):
        return Inferred(str(year + 1), 0.5, over)
    if all(_tells_of_then(text, m) or _FROM.search(text, 0, m.start()) for m in found if int(m[1]) == year):
        return None
    ended = re.search(rf"(?:截至|截止){year}年(?:年)?(?:底|末|12月)", text)
    if ended:
        return Inferred(str(year + 1), 0.5, ended[0])
    return Inferred(str(year), min(0.8, 0.5 + 0.1 * years[year]), f"{year}年")


def _is_summed_up(text: str, year: re.Match[str]) -> bool:
    """2024年，全县接待游客80万人次: a year that is over, and the last one that is."""
    return bool(_SUMMED_UP.match(text, year.end()))


def _year_over(text: str, year: int) -> str:
    """The words that sum up the year where the page goes on with 今年: it is the year before."""
    if not _THIS_YEAR.search(text):
        return ""
    summed = re.search(f"(?<!\\d){year}年{_SUMMED_UP.pattern}", text)
    return summed.group() if summed else ""


def _is_beside_this_year(text: str, year: re.Match[str]) -> bool:
    return bool(_THIS_YEAR.search(text, max(0, year.start() - _NEAR), year.end() + _NEAR))


def _names_its_own(text: str, year: re.Match[str]) -> bool:
    """Whether a page that says 今年 may mean that year by the number: in a title, a bracket, the name of an occasion.

    2023年3月，全市推开这一做法。今年5月，… is another year's.

    >>> told = "2019年村里号召建棚，今年每座棚又添2万元。\\n2024年甲县春茶开采节开幕。"
    >>> [_names_its_own(told, m) for m in _YEAR.finditer(told)]
    [False, True]
    """
    before, behind = text[max(0, year.start() - _TITLE_LONGEST) : year.start()], year.end()
    if _opens_title(before):
        return True
    says_when = _IN_MONTH.match(text, behind) or (_SETS.search(before) and not _SPAN.match(text, behind))
    if _OCCASION.match(text, behind) or not (says_when or _tells_of_then(text, year)):
        return True
    start, stop = text.rfind("\n", 0, year.start()) + 1, text.find("\n", year.end())
    line, above = text[start : stop if stop >= 0 else len(text)].strip(), text[:start].rstrip(" 　")
    begins = above.endswith("\n\n") or above.rstrip().endswith(("。", "”", "！", "？", "）")) or not above.strip()
    return begins and len(line) <= _TITLE_LONGEST and not _SENTENCE.search(line)


def _month(text: str) -> int | None:
    """The latest month in which reports on the page begin; January after December is the later one."""
    lines = [clean(line).text for whole in text.splitlines() if "月" in (line := whole[:_LEAD_LONGEST])]
    months = {int(m[1]) for line in lines for m in _LEAD.finditer(line) if 1 <= int(m[1]) <= 12}
    if not months:
        months = {int(m[1]) for m in _MONTH_NOW.finditer(text) if m[1] and 1 <= int(m[1]) <= 12}
    if not months:
        return None
    if 12 in months and min(months) <= 2:
        return max(m for m in months if m <= 2)
    return max(months)
