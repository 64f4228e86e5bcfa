"""Finds dates and periods and says them in EDTF, the extended date format of the Library of Congress."""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import dataclass
from datetime import date, timedelta
from functools import lru_cache

from kg.lexicon.vocabulary import rows
from kg.mentions.scanning import leaping

_DIGITS = {"〇": "0", "零": "0", "○": "0"} | {sign: str(value) for value, sign in enumerate("一二三四五六七八九", 1)}
_MONTHS = {"元": 1, "十": 10, "十一": 11, "十二": 12}
_MONTHS |= {sign: value for value, sign in enumerate("一二三四五六七八九", 1)}


def _words(kind: str) -> dict[str, str]:
    return {row["word"]: row["as"] for row in rows("periods") if row["kind"] == kind}


def _months(kind: str) -> dict[str, tuple[int, int]]:
    spans = ((word, months.partition("/")) for word, months in _words(kind).items())
    return {word: (int(first), int(last)) for word, (first, _, last) in spans}


_QUARTERS, _HALVES = _months("quarter"), _months("half")
_YEAR_WORDS = {word: int(difference) for word, difference in _words("year").items()}
_DAYS = {word: int(difference) for word, difference in _words("day").items()}
_PLANS = {word: int(year) for word, year in _words("plan").items()}

_Y = rf"(?P<year>(?:19|20)\d{{2}}年|[一二][〇零○一二三四五六七八九]{{3}}年|{'|'.join(_YEAR_WORDS)})度?"
_M = r"(?P<month>1[0-2]|0?[1-9]|十[一二]?|[一二三四五六七八九]|(?<![\d万亿千百余多])元)月份?"
_M2 = r"(?P<month2>1[0-2]|0?[1-9]|十[一二]?|[一二三四五六七八九])月份?"
_D = r"(?P<day>3[01]|[12]\d|0?[1-9]|二?十[一二三四五六七八九]?|三十一?|[一二三四五六七八九])[日号]"
_D2 = r"(?P<day2>3[01]|[12]\d|0?[1-9])[日号]"
_TO = r"(?:起?一直(?:持续|延续)?[到至]|持续[到至]|延续[到至]|至|到|—|——|－|-|~|～|–)"


@dataclass(frozen=True)
class DateExpression:
    """A date or period in a text.

    `edtf` is "" where no EDTF can say it; `kind` is day, month, year, interval, since, repeated (每周),
    relative (近3年), vague (近日) or clock (8时30分).
    """

    start: int
    stop: int
    text: str
    edtf: str
    kind: str

    @property
    def period(self) -> str:
        """What a figure's period says: EDTF where it can be computed, else the printed words."""
        return self.edtf or (self.text if self.kind in ("repeated", "relative") else "")


@dataclass(frozen=True)
class _Context:
    """What has been read so far: the page's date, the year and the day last named."""

    page: str
    year: str = ""
    day: str = ""


_Reader = Callable[[re.Match[str], _Context], tuple[str, str]]  # EDTF and kind


@lru_cache(maxsize=1024)  # clauses and periods ask for the dates of the same sentence
def find_dates(text: str, page_date: str | None) -> tuple[DateExpression, ...]:
    """All dates and periods in the text, in order, none overlapping another.

    >>> [d.edtf for d in find_dates("2025年1月至3月，全县开工。4月21日", "2025-04")]
    ['2025-01/2025-03', '2025-04-21']
    >>> [d.period for d in find_dates("近3年来，每周开展1次，“十四五”期间", None)]
    ['近3年', '每周', '2021/2025']
    >>> find_dates("5月1日", None)[0].edtf
    'XXXX-05-01'
    >>> [d.edtf for d in find_dates("10月27日、28日，县委书记调研；3月1日、9日", "2025")]
    ['2025-10-27/2025-10-28', '2025-03-01', '2025-03-09']
    """
    found: list[DateExpression] = []
    context = _Context(page_date or "")
    for match, reader in _matches(text):
        edtf, kind = reader(match, context)
        words = match[0].removesuffix("来") if kind == "relative" else match[0]
        expression = DateExpression(match.start(), match.end(), words, edtf, kind)
        found.append(expression)
        context = _remember(context, expression)
    return tuple(found)


def date_spans(text: str) -> list[tuple[int, int]]:
    """Where the dates and periods of a text begin and end, without what they mean.

    >>> date_spans("4月21日，全县开工")
    [(0, 5)]
    """
    return [match.span() for match, _ in _matches(text)]


@lru_cache(maxsize=1024)  # the same whatever the page's date: figures ask without it
def _matches(text: str) -> tuple[tuple[re.Match[str], _Reader], ...]:
    """The expressions of a text, each by the first rule that fits where it begins."""
    found: list[tuple[re.Match[str], _Reader]] = []
    position = 0
    while hit := _ANY.search(text, position):
        pattern, reader = _RULES[(hit.lastindex or 1) - 1]
        position = hit.end()
        if match := pattern.match(text, hit.start()):
            found.append((match, reader))
            position = match.end()
    return tuple(found)


def _remember(context: _Context, expression: DateExpression) -> _Context:
    """A bare month takes the year named just before it, 当日 the day."""
    first = re.match(r"(\d{4})(?:-\d\d(?:-\d\d)?)?", expression.edtf)
    if first is None and expression.kind == "day" and not expression.edtf.startswith("XXXX-XX"):
        return _Context(context.page, context.year, expression.edtf or context.day)  # of a year unknown
    if first is None:
        return context
    named = "年" in expression.text and expression.kind != "since"
    day = expression.edtf if expression.kind == "day" else context.day
    return _Context(context.page, first[1] if named else context.year, day)


# --- reading single parts ----------------------------------------------------------------------


def _year(match: re.Match[str], context: _Context) -> str:
    """The four digits of the year, or XXXX."""
    printed = match.groupdict().get("year") or ""
    if not printed:
        return context.year or context.page[:4] or "XXXX"
    word = printed.removesuffix("度")
    if word in _YEAR_WORDS:
        return str(int(context.page[:4]) + _YEAR_WORDS[word]) if context.page[:4].isdigit() else "XXXX"
    return "".join(_DIGITS.get(char, char) for char in word.removesuffix("年"))


def _number(text: str) -> int:
    if text.isdigit():
        return int(text)
    if text in _MONTHS:
        return _MONTHS[text]
    tens, _, ones = text.partition("十")
    return (_MONTHS[tens] if tens else 1) * 10 + (_MONTHS[ones] if ones else 0)


def _month(match: re.Match[str], group: str = "month") -> str:
    return f"{_number(match[group]):02d}"


def _day(match: re.Match[str], group: str = "day") -> str:
    return f"{_number(match[group]):02d}"


# --- rules: each reads one shape ---------------------------------------------------------------


def _day_range(match: re.Match[str], context: _Context) -> tuple[str, str]:
    year, month = _year(match, context), _month(match)
    last_month = _month(match, "month2") if match.groupdict().get("month2") else month
    return f"{year}-{month}-{_day(match)}/{year}-{last_month}-{_day(match, 'day2')}", "interval"


def _month_range(match: re.Match[str], context: _Context) -> tuple[str, str]:
    year = _year(match, context)
    return f"{year}-{_month(match)}/{year}-{_month(match, 'month2')}", "interval"


def _year_range(match: re.Match[str], context: _Context) -> tuple[str, str]:
    return f"{match['from']}/{match['to']}", "interval"


def _until_day(match: re.Match[str], context: _Context) -> tuple[str, str]:
    return f"{_year(match, context)}-{_month(match)}-{_day(match)}", "day"


def _since(match: re.Match[str], context: _Context) -> tuple[str, str]:
    start = _year(match, context)
    if match.groupdict().get("month"):
        start += f"-{_month(match)}"
        if match.groupdict().get("day"):
            start += f"-{_day(match)}"
    if start == "XXXX":
        return "", "since"
    return f"{start}/..", "since"


def _month_of(match: re.Match[str], context: _Context) -> tuple[str, str]:
    return f"{_year(match, context)}-{_month(match)}", "month"


def _quarter(match: re.Match[str], context: _Context) -> tuple[str, str]:
    first, last = _QUARTERS[match["quarter"]]
    year = _year(match, context)
    return f"{year}-{first:02d}/{year}-{last:02d}", "interval"


def _half(match: re.Match[str], context: _Context) -> tuple[str, str]:
    first, last = _HALVES[match["half"]]
    year = _year(match, context)
    return f"{year}-{first:02d}/{year}-{last:02d}", "interval"


def _first_months(match: re.Match[str], context: _Context) -> tuple[str, str]:
    year = _year(match, context)
    return f"{year}-01/{year}-{_number(match['count']):02d}", "interval"


def _year_of(match: re.Match[str], context: _Context) -> tuple[str, str]:
    year = _year(match, context)
    return ("" if year == "XXXX" else year), "year"


def _plan(match: re.Match[str], context: _Context) -> tuple[str, str]:
    first = _PLANS[match["plan"]]
    return f"{first}/{first + 4}", "interval"


def _relative_day(match: re.Match[str], context: _Context) -> tuple[str, str]:
    base = context.day or context.page
    if not re.fullmatch(r"\d{4}-\d\d-\d\d", base):
        return "", "vague"
    return (date.fromisoformat(base) + timedelta(_DAYS[match[0]])).isoformat(), "day"


def _bare_day(match: re.Match[str], context: _Context) -> tuple[str, str]:
    """20日 takes the month of the page, if the page's date is known to the month."""
    month = (context.day or context.page)[:7]
    return (f"{month}-{_day(match)}" if len(month) == 7 else f"XXXX-XX-{_day(match)}"), "day"


def _kind(kind: str) -> _Reader:
    return lambda match, context: ("", kind)


_COUNT = r"(?:\d+|[一二两三四五六七八九十几数]+)"
_PART = "(?:初|中旬|上旬|下旬|底|末)?"
_CLOCK = (
    r"(?:凌晨|早上|上午|中午|下午|傍晚|晚上|晚|夜间)?\d{1,2}"
    r"(?:[时点]\d{1,2}分|[时点]半|[:：]\d\d(?!\d)|[时点](?!间|候|代|长|效|空|差|评|位|亮|击|赞|多|滴))许?"
)
_EACH = r"(?:[一两]|\d+)?个?(?:年|月|周|天|日|晚|季度|季|星期|小时|半年|学期|旬)"
#: 27日、28日, a day and the next
_NEXT_DAY = f"(?:{'|'.join(f'{day}[日号]?[、和]{day + 1}' for day in range(1, 31))})[日号]"
_RULES: tuple[tuple[re.Pattern[str], _Reader], ...] = tuple(
    (re.compile(pattern), reader)
    for pattern, reader in (
        (_CLOCK, _kind("clock")),
        (rf"(?:{_Y})?{_M}{_D}{_TO}{_M2}{_D2}", _day_range),
        (rf"(?:{_Y})?{_M}(?P<day>\d{{1,2}})日?{_TO}{_D2}", _day_range),
        (rf"(?:{_Y})?{_M}(?={_NEXT_DAY})(?P<day>\d{{1,2}})[日号]?[、和]{_D2}", _day_range),
        (rf"自?从?(?:{_Y})?{_M}{_D}(?:以来|起)", _since),
        (rf"(?:{_Y})?{_M}{_D}", _until_day),
        (rf"(?:{_Y})?(?P<month>1[0-2]|[1-9])(?:月份?)?{_TO}{_M2}", _month_range),
        (rf"(?P<from>(?:19|20)\d{{2}})年?{_TO}(?P<to>(?:19|20)\d{{2}})年", _year_range),
        (rf"(?:{_Y})?前(?P<count>\d{{1,2}}|[一二三四五六七八九]|十[一二]?)个?月", _first_months),
        (rf"(?:{_Y})?第?(?P<quarter>[{''.join(_QUARTERS)}])季度", _quarter),
        (rf"(?:{_Y})?(?P<half>{'|'.join(_HALVES)})", _half),
        (rf"自?从?{_Y}的?{_M}(?:以来|起)", _since),
        (rf"自?从?{_Y}(?:年初)?(?:以来|起(?!点|步|伏))", _since),
        (rf"自{_Y}(?:年初|入[春夏秋冬])?(?!\d|[一二三四五六七八九十]+月)", _since),
        (rf"(?:{_Y}){_M}{_PART}", _month_of),
        (rf"(?<![\d个十第])(?P<month>1[0-2]|[1-9])月份?{_PART}(?!亮|饼|薪|子|季|报|刊)", _month_of),
        (rf"{_Y}(?:年初|年底|年末|年中|年内|[春夏秋冬][季天]|初|底|末)?(?!间|级|轻)", _year_of),
        (rf"“(?P<plan>{'|'.join(sorted(_PLANS, key=len, reverse=True))})五”(?:时期|期间|规划期|末|以来)?", _plan),
        (rf"近{_COUNT}余?年来?间?", _kind("relative")),
        (rf"(?:过去|最近|未来|连续|今后){_COUNT}年", _kind("relative")),
        (rf"每隔?{_EACH}(?!经|前|后)", _kind("repeated")),
        (r"(?:日均|月均|年均|周均)", _kind("repeated")),
        ("|".join(sorted(_words("vague"), key=lambda word: (-len(word), word))), _kind("vague")),
        ("|".join(_DAYS), _relative_day),
        (rf"(?<![\d.月每第\-节庆假生工作]){_D}(?=[，,、（(上下晚凌至到从，在]|$)", _bare_day),
    )
)
_UNNAMED = (re.sub(r"\(\?P<\w+>", "(?:", pattern.pattern) for pattern, _ in _RULES)
_NUMERALS = "一二三四五六七八九十"
#: How the expressions of all rules open: cheap to ask before the rules themselves, and most numbers are none of a date.
_OPENS = (
    f"\\d{{1,4}}[年月日号时点:：季起一持延至到—－\\-~～–]|[{_NUMERALS}][〇零○{_NUMERALS}]{{0,3}}[年月日号季]|"
    f"元月|首季|[自从第近每“晚]|前[\\d{_NUMERALS}]|过去|最近|未来|连续|今后|[日月年周]均|凌晨|早上|[上中下]午|傍晚|夜间|"
    f"{'|'.join([*_HALVES, *_YEAR_WORDS, *_DAYS, *_words('vague')])}"
)
_FIRST = "\\d元一二两三四五六七八九十首第前上下今去本明后自从当昨次近日过最未连每周月年多新目截眼如现“凌早中傍晚夜"
#: Any expression; its group is numbered as its rule is, from one.
_ANY = leaping(_FIRST, f"(?={_OPENS})(?:{'|'.join(f'({pattern})' for pattern in _UNNAMED)})")
