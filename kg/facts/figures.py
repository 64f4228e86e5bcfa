"""Facts of figures: what is counted or measured, how much, of what, and when."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import replace

from kg.facts import tables
from kg.facts.clauses import SOFT_MARKS, behind_mark
from kg.facts.doer import Doers, doers_of
from kg.facts.durations import is_duration
from kg.facts.figure_nouns import ending
from kg.facts.figure_subjects import Site
from kg.facts.in_turn import each_of, in_turn, named_in_turn
from kg.facts.indicator_changes import SOFT
from kg.facts.indicators import indicators
from kg.facts.owner_choice import owner_of
from kg.facts.status import status_of
from kg.facts.told import wholes
from kg.mentions.dates import DateExpression, find_dates
from kg.mentions.initiative_rows import ITEM
from kg.mentions.quantities import Quantity, find_quantities, with_unit
from kg.mentions.scope import Reading
from kg.model import Fact, Figure, Mention, Sentence, Span, Status

_NAMES = ("person", "organisation", "place", "document", "event", "product")


def relate(reading: Reading) -> list[Fact | Figure]:
    """The figures of one resolved article: those of its sentences, then those of its tables."""
    by_sentence: dict[int, list[Mention]] = defaultdict(list)
    for mention in reading.mentions:
        by_sentence[mention.span.sentence].append(mention)
    doers = doers_of(reading)
    found: list[Fact | Figure] = []
    for sentence in reading.scope.article.sentences:
        if sentence.role in ("body", "caption") and "\t" not in sentence.text:
            found.extend(_read_sentence(sentence, by_sentence[sentence.index], doers, reading))
    found = list(_once(found))
    found.extend(tables.figures(reading))
    return found


def _once(told: Sequence[Fact | Figure]) -> Iterator[Fact | Figure]:
    """What an article says twice of the same thing is one figure: 10个项目签约 … 此次签约的10个项目."""
    known: dict[tuple[str, float, str, bool], list[Figure]] = defaultdict(list)
    for figure in told:
        if isinstance(figure, Figure):
            same = known[(figure.subject.key, float(figure.value), figure.unit, figure.change)]
            if any(_says_the_same(figure, earlier) for earlier in same):
                continue
            same.append(figure)
        yield figure


def _says_the_same(later: Figure, earlier: Figure) -> bool:
    if later.spans[0].sentence == earlier.spans[0].sentence:
        return False  # 初中部30个班，高中部30个班
    names = later.indicator in earlier.indicator or earlier.indicator in later.indicator
    return names and (not later.period or not earlier.period or later.period == earlier.period)


def _read_sentence(sentence: Sentence, mentions: Sequence[Mention], doers: Doers, reading: Reading) -> Iterator[Figure]:
    text = sentence.text
    quantities = [with_unit(text, q) for q in find_quantities(text) if not _in_name(q, mentions, text)]
    quantities = [q for q in quantities if _measures(text, q)]
    if not quantities:
        return
    page_date = reading.scope.page.meta.date
    dates = find_dates(text, page_date.value if page_date else None)
    resolved = wholes(text, [m for m in mentions if m.entity is not None])
    names = indicators(text, quantities, mentions)
    item = next((m.entity for m in resolved if m.rule == ITEM), None)
    subject, reason, end = None, "", -1
    changes, rows = _changes(text, quantities), in_turn(text, quantities, resolved)
    for index, (quantity, (indicator, rule), (value, change)) in enumerate(
        zip(quantities, names, changes, strict=True)
    ):
        site = Site(sentence.index, text, quantity, resolved, doers)
        joined = reason in ("owner", "listed") and bool(_AND.fullmatch(text, end, quantity.start))
        same = subject is not None and (quantity.start == end or joined)  # 670户1850名, 该校9名教师和10名家长
        if not same:
            earlier = subject if reason in _AT_EVENT else None
            subject, reason = owner_of(site, indicator)
            if earlier is not None and reason == "doer" and not doers.is_own(sentence.index, quantity.start):
                subject, reason = earlier, "at_event"  # 80家企业参加，提供岗位3000个
            if item is not None and reason in ("doer", "topic", "lasting"):
                subject, reason = item, "item"  # 2.农村饮水提升：新建水厂3座
        if (turn := rows.get(index)) is not None:  # 甲、乙分别接待5万、4万人次
            subject, reason = turn.owner, "in_turn"
            indicator = indicator if change else named_in_turn(turn, names, quantity.unit)
        end = quantity.stop
        if subject is None or not indicator:
            continue
        period = _period(text, quantity, dates) or _year_told_of(text, quantity, reading)
        figure = Figure(
            subject,
            indicator,
            value,
            quantity.unit,
            (Span(sentence.index, *_quote(text, quantity)),),
            f"figure.{rule}.{reason}",
            confidence=_CONFIDENCE.get(reason, 0.8),
            maximum=quantity.maximum,
            bound=quantity.bound,
            change=change,
            period=period,
            status=status_of(text, quantity.start) or _aimed(text, quantity, period, reading),
        )
        yield figure
        if reason == "doer":
            all_of_them = each_of(text, quantity, doers.at(sentence.index, quantity.start), resolved)
            yield from (replace(figure, subject=other) for other in all_of_them if other != subject)


_AND = re.compile(r"[^，。；：、]{0,8}[和与及、]")
_AT_EVENT = ("taking_part", "contestants", "prizes", "at_event")
_CONFIDENCE = {"notation": 0.75, "each": 0.7, "owner": 0.9, "described": 0.8, "topic": 0.85, "lasting": 0.7}


# --- which quantities count --------------------------------------------------------------------


def _measures(text: str, q: Quantity) -> bool:
    """Whether a time is a duration, and points and money are more than a rate of exchange."""
    if q.kind == "time":
        return is_duration(text, q)
    if q.kind == "money" and _REDEEMED.search(text[: q.start]):
        return False
    return not (q.kind == "score" and _REDEEMS.match(text, q.stop))


_REDEEMED = re.compile(r"\d分(?:可以?)?(?:兑换?|换取?|折合|抵扣?|等于|=)$")  # 按照1分兑换2元的标准
_REDEEMS = re.compile(r"(?:可以?)?(?:兑换?|换取?|折合|抵扣?|等于|=)\d")


def _in_name(q: Quantity, mentions: Sequence[Mention], text: str) -> bool:
    """Whether the number is part of a name: 第三小学, 5G产业园, 12345热线; “1名网格长+…” is none."""
    for mention in mentions:
        span = mention.span
        if not (span.start <= q.number and q.stop <= span.stop) or mention.anaphor:
            continue
        if mention.kind in _NAMES:
            counts = not q.chinese or q.unit in ("个", "名", "家", "支")
            if mention.kind != "document" and q.number == span.start and counts:
                continue  # 8个村党组织: a count that was taken for part of a name; 千户营乡 is none
            return True
        notation = "+" in text[max(span.start, q.start - 24) : q.stop + 24]
        if mention.kind == "initiative" and not notation and text[q.start - 1 : q.start] != "”":
            return True
    return False


# --- change, period, quote ---------------------------------------------------------------------


def _changes(text: str, quantities: Sequence[Quantity]) -> list[tuple[int | float, bool]]:
    """The value of each quantity and whether it is a change; 增长4.1%、4.2% says so once for the row."""
    found: list[tuple[int | float, bool]] = []
    for index, q in enumerate(quantities):
        joined = index > 0 and bool(_ROW_AND.fullmatch(text, quantities[index - 1].stop, q.start))
        value, change = _changed(text, q)
        if joined and not change and found[-1][1] and q.unit == quantities[index - 1].unit:
            value, change = (-abs(value) if found[-1][0] < 0 else value), True
        found.append((value, change))
    return found


_ROW_AND = re.compile("[、和与及]")


def _changed(text: str, q: Quantity) -> tuple[int | float, bool]:
    """增长20% is a change, 下降2% a negative one; 增长到 gives a level."""
    if q.unit not in ("%", "个百分点", "倍", "‰"):
        return q.value, False
    clause = text[behind_mark(text, q.start, "，。；：！？、") : q.start]
    clause = re.sub(r"[\d.]+%(?:和|与|及)$", "", clause)
    head = re.sub(r"(?:了|近|约|超过?|[高多]?达|至少|分别|各|比重?|为)+$", "", clause)
    if re.search(r"[到至为]$", clause.rstrip("约近超")) and not re.search(r"(?:增幅|增速|降幅)为$", clause):
        return q.value, False
    if ending(head, "fall"):
        return -abs(q.value), True
    return q.value, bool(ending(head, "grow"))


def _period(text: str, q: Quantity, dates: Sequence[DateExpression]) -> str:
    """The date or period that governs the quantity: the last before it; 每周 only within its clause."""
    for date in reversed(dates):
        if date.stop > q.number or date.kind == "clock":
            continue
        between = text[date.stop : q.start]
        if _is_only_compared(text[max(0, date.start - 1) : date.start], between):
            continue
        if date.kind == "repeated" and re.search("[，。；]", between):
            continue
        if date.period and (date.kind != "day" or "。" not in between):
            return date.period
    return ""


def _year_told_of(text: str, q: Quantity, reading: Reading) -> str:
    """2019 for 全年粮食产量85万吨 under the headline 甲县2019年统计公报."""
    headline = reading.scope.article.headline
    if headline is None or "全年" not in text[: q.start]:
        return ""
    years = set(_YEAR.findall(headline.text))
    return years.pop() if len(years) == 1 else ""


_YEAR = re.compile(r"(?<!\d)20\d\d(?=年)")
_BY_YEAR = re.compile(r"(?:^|[，。；：“])(?:力争|争取)?到(?P<year>20\d\d)年")


def _aimed(text: str, q: Quantity, period: str, reading: Reading) -> Status:
    """到2030年，产值达到30亿元 on a page of 2025: a target; on a page of 2031 it is none."""
    said = reading.scope.page.meta.date
    if said is None or "到20" not in text:
        return ""
    named = [match["year"] for match in _BY_YEAR.finditer(text, 0, q.start)]
    future = bool(named and named[-1] == period[:4] and named[-1] > said.value[:4])
    return "target" if future else ""


def _is_only_compared(before: str, between: str) -> bool:
    """Whether a date is only what a number is compared with: 从2021年的3836元增至7512元, 较2020年增长5%."""
    if before in ("从", "由"):
        return bool(_GROWN_FROM.fullmatch(between))
    return before in ("比", "较") and (not between.startswith("的") or bool(re.search(r"\d", between)))


_GROWN_FROM = re.compile(r"的?[^，。；：\d]{0,10}\d[^，。；：]{0,16}[到至为成]了?(?:如今|现在|目前|当前)?的?[约近超]?")


def _quote(text: str, q: Quantity) -> tuple[int, int]:
    """From the clause's beginning to the end of the noun behind the number."""
    start = behind_mark(text, q.start, SOFT_MARKS)
    following = SOFT.search(text, q.stop)
    stop = following.start() if following else len(text)
    return (start if q.start - start <= 30 else q.start), (stop if stop - q.stop <= 20 else q.stop)
