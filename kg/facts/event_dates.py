"""When an event takes place."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace

from kg.mentions.dates import DateExpression, find_dates
from kg.mentions.event_announced import ANNOUNCED
from kg.mentions.scope import Reading
from kg.model import Entity, Fact, Mention, Sentence, Span, Status
from kg.reading import datelines

#: 原定…未如期举行，拟改于4月举办; 推迟至, 取消
MOVED = re.compile(
    "(?P<off>取消(?=[，。；]|$|举办|举行))|(?:推迟|延期|延后|改期|改|调整)(?:至|到|于|为)|(?:未能?如期|延期|推迟)"
)
_YEAR = re.compile("(?<!\\d)20\\d\\d(?=年)")
_DATELINE = 80  # a day told further on in a sentence is some other day's
#: 11月9日是全国消防日, 记者12日从发布会获悉: nobody meets on these days
_A_DAY = re.compile(
    "(?:是(?:第|全国|世界|国际|我国|中国|国家)|从[^，。]{2,40}(?:获悉|了解到))"
)  # 11月9日是全国消防日: nobody meets on it yet
_ONCE_SET = re.compile("原(?:定|计划|拟)[于在]?$|(?:持续|延续|一直|截至|截止|持续展出)(?:到|至)?$")
_ON = re.compile("(?:将|定|已)?(?:于|在|从)?")
#: 决赛|将于8月举办: the day that the event's own clause gives
_SET_ON = re.compile("(?:将|定|已|拟|计划|预计|暂定)?于")
_HELD_ON = re.compile("(?:[赛会节展]|活动|仪式|演练|培训)(?:将|定|已|拟|计划|预计)?于$")
_LATELY = re.compile("近日|日前|近期|前不久|不久前")
_SAME_MONTH = re.compile("当月(?:底|末|初|中旬|上旬|下旬)?")
_SAME_DAY = re.compile("当月(?:底|末|初|中旬|上旬|下旬)?|当日|当天|当晚|次日|同一天|同日|同天|这天|这一天")
_AFTER_IT = re.compile("[会赛]后|随后|仪式后|活动后|会前|其间|现场|会上")
_NEAR = 3  # sentences over which 会上 means the meeting told last
_BACK = 16  # sentences over which 当天 still means the day told last
#: whose spans may hold the day itself: 物流园6月8日投入运行
_TOLD_IN_CLAUSES = ("event.visit", "event.visit-deed", "event.opened", "event.together", "event.also", "event.told")
_REPORTED = 3  # 某网6月24日讯: the day of the report, where none other is told
_KINDS = {"day": 0, "interval": 0, "month": 1, "year": 2}


@dataclass(frozen=True)
class _Option:
    """A date told of a mention; the least (apart, kind, rank, place in the text) is taken."""

    apart: int  # 0 in the clause of the event's name
    kind: int
    rank: int
    mention: Mention
    date: DateExpression

    @property
    def key(self) -> tuple[int, int, int, Span, int]:
        return (self.apart, self.kind, self.rank, self.mention.span, self.date.start)


def dated(reading: Reading, event: Entity, mentions: Sequence[Mention], status: Status) -> Iterator[Fact]:
    """The finest date in a sentence that names the event, before the event's name rather than behind it."""
    meta = reading.scope.page.meta.date
    page_date = meta.value if meta else None
    named = [m for m in mentions if not m.anaphor]
    if all(m.rule == "event.series" for m in named):  # a row of contests is not held on its last one's day
        yield from _named_year(event, named, status)
        return
    named = [
        m for m in named if m.rule not in ("event.listed", "event.of-row")
    ]  # one of a row: the days are those of the row
    if not named:
        return
    options = [o for m in named for o in _options(reading, m, page_date)] or list(
        _later(reading, [m for m in mentions if m.anaphor], page_date)
    )
    options = options or list(_going_on(reading, named, page_date)) or list(_eve(reading, named, page_date))
    if not options and any(m.rule in ("event.pointed", "event.such") for m in named):
        options = list(_eve(reading, [_lead(reading, m) for m in named], page_date))
    if not options:
        yield from _named_year(event, named, status)
        return
    best = min(options, key=lambda o: o.key)
    mention, date = best.mention, best.date
    span = Span(mention.span.sentence, min(date.start, mention.span.start), max(date.stop, mention.span.stop))
    yield Fact(event, "date", _in_year_of(event, date.edtf), (span,), "event.dated", 0.85, status=status)


def _options(reading: Reading, mention: Mention, page_date: str | None) -> Iterator[_Option]:
    """The dates of the mention's sentence that may be the event's."""
    index, start, stop = mention.span.sentence, mention.span.start, mention.span.stop
    text = reading.scope.article.sentences[index].text
    dateline = datelines.end(text)
    events = [m for m in reading.mentions if m.kind == "event" and m.span.sentence == index]
    names = [m.span for m in events if m.rule not in _TOLD_IN_CLAUSES]
    dates = _dates(reading, index, page_date)
    told = [d for d in dates if d.edtf and d.kind in ("day", "interval", "month")]
    for date in dates:
        inside = any(n.start <= date.start < n.stop for n in names)
        far = date.start > stop + 1 and "，" in text[stop : date.start] and not MOVED.search(text, stop)
        far = far and mention.rule != ANNOUNCED
        gone = _ONCE_SET.search(text[: date.start]) or _A_DAY.match(text, date.stop)
        lunar = text[: date.start].endswith(("农历", "阴历", "旧历"))
        vague = date.kind == "year" and mention.rule in ("event.festival", "event.signed-there", "event.told")
        said = _quote_at(text, date.start) not in (-1, _quote_at(text, start))  # “二季度…。”近日召开会议
        others = _is_of_another(text, date, start, stop)
        if not date.edtf or date.kind not in _KINDS or inside or far or gone or lunar or vague or said or others:
            continue
        if date.stop <= dateline and _LATELY.search(text, dateline, start):
            date = replace(date, edtf=date.edtf[:7], kind="month")  # 10月31日电 近日: at some day before
        rank = int(date.start > start) + 2 * (mention.rule == "event.again")
        apart = int(date.kind == "year" or "，" in text[date.stop : start] or rank > 0)
        apart += _REPORTED * (date.stop <= dateline)
        if date.start >= stop and _SET_ON.fullmatch(text, stop, date.start):
            apart = 0
        apart += int(any(date.stop <= d.start < start for d in told))  # a later day is told before the event
        yield _Option(apart, _KINDS[date.kind], rank, mention, date)


def _is_of_another(text: str, date: DateExpression, start: int, stop: int) -> bool:
    """初赛于6月18日举办，|决赛将于旅游节期间举办: each contest of the row has its own 于."""
    apart = date.stop <= start and "，" in text[date.stop : start]
    return apart and bool(_SET_ON.match(text, stop) and _HELD_ON.search(text, max(0, date.start - 6), date.start))


def _quote_at(text: str, at: int) -> int:
    """Where the quotation begins that this place is in; -1 outside of any."""
    opened = text.rfind("“", 0, at)
    return -1 if "”" in text[max(opened, 0) : at] else opened


def _is_day(date: DateExpression) -> bool:
    """A day or some days; a quarter is none."""
    return bool(date.edtf) and (date.kind == "day" or (date.kind == "interval" and date.edtf.count("-") == 4))


def _days(text: str, page_date: str | None) -> list[DateExpression]:
    """The days of a sentence; that of 10月1日讯 only where it tells no other."""
    days, begins = [date for date in find_dates(text, page_date) if _is_day(date)], datelines.end(text)
    return [date for date in days if date.start >= begins] or days


def _later(reading: Reading, pointers: Sequence[Mention], page_date: str | None) -> Iterator[_Option]:
    """篮球赛于11月29日开赛: the day told of a word that points to the event."""
    for mention in pointers:
        text = reading.scope.article.sentences[mention.span.sentence].text
        for date in find_dates(text, page_date):
            near = mention.span.stop <= date.start and _ON.fullmatch(text, mention.span.stop, date.start)
            if date.edtf and date.kind in ("day", "interval") and near:
                yield _Option(0, 0, 1, mention, date)


def _named_year(event: Entity, named: Sequence[Mention], status: Status) -> Iterator[Fact]:
    """2021年度初中毕业生体育中考: where no date is told, the year that the name gives."""
    for mention in named:
        year = _YEAR.search(mention.name)
        if year:
            yield Fact(event, "date", year.group(), (mention.span,), "event.named-year", 0.6, status=status)
            return


def _going_on(reading: Reading, named: Sequence[Mention], page_date: str | None) -> Iterator[_Option]:
    """会上，甲与乙签订协议: the day of the sentence that it goes on with."""
    sentences = reading.scope.article.sentences
    for mention in named:
        text = sentences[mention.span.sentence].text
        if mention.rule not in ("event.signed-there", "event.told") and not _AFTER_IT.match(text):
            continue
        for sentence in reversed(sentences[max(0, mention.span.sentence - _NEAR) : mention.span.sentence]):
            for date in _days(sentence.text, page_date):
                if sentence.role in ("body", "caption"):
                    yield _Option(0, 0, 0, replace(mention, span=Span(sentence.index, date.start, date.stop)), date)
                    return


def _eve(reading: Reading, named: Sequence[Mention], page_date: str | None) -> Iterator[_Option]:
    """The day of the sentence before the event's first, in one paragraph: 10月23日，晴空万里。X马拉松开跑。"""
    sentences = reading.scope.article.sentences
    inside = [m.span.sentence for m in named if m.span.sentence < len(sentences)]
    body = [at for at in inside if sentences[at].role in ("body", "caption")]
    lead = next((s.index for s in sentences if s.role in ("body", "caption")), 0)
    eve = body[0] - 1 if body else lead  # told by the headline alone: the lead's day
    if not named or eve < lead or (body and sentences[eve].paragraph != sentences[body[0]].paragraph):
        return
    for date in _days(sentences[eve].text, page_date):
        if date.start < _DATELINE:
            yield _Option(0, 0, 0, replace(named[0], span=Span(eve, date.start, date.stop)), date)
            return


def _lead(reading: Reading, mention: Mention) -> Mention:
    """The mention as if the sentence behind the lead told of it."""
    lead = next(s.index for s in reading.scope.article.sentences if s.role in ("body", "caption"))
    return replace(mention, span=Span(lead + 1, mention.span.start, mention.span.stop))


def _in_year_of(event: Entity, edtf: str) -> str:
    """10月23日 of an event that its own name puts in 2016."""
    year = _YEAR.search(event.name)
    return edtf.replace("XXXX", year.group()) if year else edtf


def _dates(reading: Reading, sentence: int, page_date: str | None) -> list[DateExpression]:
    """The dates of a sentence; 当日 is understood from the sentence before."""
    sentences = reading.scope.article.sentences
    text = sentences[sentence].text
    back = [s for s in sentences[max(0, sentence - _BACK) : sentence] if s.role in ("body", "caption")]
    back = (back or _article_before(reading)) if _SAME_DAY.search(text) else []
    dates = _with_same_days(text, page_date)
    if any("-XX-" in d.edtf for d in dates):
        dates = [_in_month_told(reading, sentence, d, page_date) for d in dates]
    before = [d for s in back for d in find_dates(s.text, page_date)]
    last = next((d.edtf for d in reversed(before) if d.kind == "day" and d.edtf), "")
    return list(_same_days(dates, last))


def _in_month_told(reading: Reading, sentence: int, date: DateExpression, page_date: str | None) -> DateExpression:
    """14日 after 5月12日 is of May, as is the 4日 of a report of 5月5日."""
    sentences = reading.scope.article.sentences
    if date.kind != "day" or "-XX-" not in date.edtf:
        return date
    for told in reversed(sentences[max(0, sentence - _BACK) : sentence]):
        days = [d for d in find_dates(told.text, page_date) if d.kind == "day" and d.edtf and "-XX-" not in d.edtf]
        if days and told.role in ("body", "caption"):
            last = days[-1]
            reported = last.stop <= datelines.end(told.text)
            same = date.edtf[-2:] <= last.edtf[-2:] if reported else date.edtf[-2:] >= last.edtf[-2:]
            return replace(date, edtf=last.edtf[:8] + date.edtf[-2:]) if same else date
    return date


def _article_before(reading: Reading) -> list[Sentence]:
    """The body of the article before: 又讯 当天下午 goes on with its day."""
    articles = reading.scope.page.articles
    at = next((n for n, a in enumerate(articles) if a is reading.scope.article or a == reading.scope.article), 0)
    return [s for s in articles[at - 1].sentences if s.role in ("body", "caption")] if at else []


def _with_same_days(text: str, page_date: str | None) -> list[DateExpression]:
    """The dates of a text, 同一天 and 这天 among them."""
    dates = find_dates(text, page_date)
    known = {(d.start, d.stop) for d in dates}
    same = (DateExpression(m.start(), m.end(), m.group(), "", "vague") for m in _SAME_DAY.finditer(text))
    return sorted([*dates, *(d for d in same if (d.start, d.stop) not in known)], key=lambda d: d.start)


def _same_days(dates: Iterable[DateExpression], day: str) -> Iterator[DateExpression]:
    """当日 as the day told last, `day` where the sentence itself tells none before."""
    for date in dates:
        if day and _SAME_MONTH.fullmatch(date.text):
            date = replace(date, edtf=day[:7], kind="month")
        elif day and _SAME_DAY.fullmatch(date.text) and date.text != "次日":
            date = replace(date, edtf=day, kind="day")
        elif date.kind == "day" and date.edtf:
            day = date.edtf
        yield date
