"""Figures of tables: one for each filled cell, about the thing its row names."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from decimal import Decimal
from functools import cache

from kg.lexicon.units import alternatives, units
from kg.mentions.dates import find_dates
from kg.mentions.numerals import MYRIADS, plain
from kg.mentions.scope import Reading
from kg.model import Cell, Entity, Figure, Kind, Span, Table, digest

_EMPTY = frozenset({"", "/", "-", "—", "——", "－", "–", "…", "无", "／", "\\", "--"})
_NUMBER = re.compile(r"(?P<value>[+＋\-－−]?(?:\d{1,3}(?:,\d{3})+|\d+)(?:\.\d+)?)(?P<unit>[^\d\s]{0,4})$")
_BRACKET = re.compile(r"[（(](?:单位：)?(?P<inner>[^（）()]*)[）)]")
_CHANGE = re.compile(r"增速|增幅|增长|同比|环比|增减|±|升降")
_SCORE = re.compile(r"得分|分数|评分|总分|成绩|分值")
_RANK = re.compile(r"排名|名次|位次|排序|位居")
_ORDER = re.compile(r"序号|编号|代码|电话")
_UNIT_COLUMN = re.compile(r"(?:计量)?单位$")
_TOTAL = re.compile(r"合计|总计|小计|平均|全[省市县区州旗镇乡]")


@dataclass(frozen=True)
class _Measure:
    """What a column's header says of its numbers."""

    indicator: str
    unit: str
    factor: Decimal
    change: bool
    period: str = ""  # where the header names one: 2024年


def figures(reading: Reading) -> Iterator[Figure]:
    """The figures of the article's tables, row by row."""
    if not reading.scope.article.tables:
        return
    places = _Places(reading)
    for table in reading.scope.article.tables:
        period = _period(reading, table)
        names, labels = _columns(table)
        if names is None:
            continue
        for row in table.rows:
            if names < len(row):
                yield from _read_row(table, row, names, labels, period, places)


def _read_row(
    table: Table, row: tuple[Cell, ...], names: int, labels: frozenset[int], period: str, places: _Places
) -> Iterator[Figure]:
    subject, prefix = places.of_row(row[names])
    if subject is None:
        return
    default = _row_unit(table, row)
    for index, cell in enumerate(row[: len(table.columns)]):
        if index == names or index in labels:
            continue
        number = _number(cell.text)
        if number is None:
            continue
        measure = _measure(table.columns[index], number[1] or default, period)
        value = plain(number[0] * measure.factor)
        yield Figure(
            subject,
            " / ".join(part for part in (prefix, measure.indicator) if part),
            value,
            measure.unit,
            places.spans(row[names], cell),
            "figure.table",
            confidence=0.97,
            change=measure.change,
            period=measure.period or period,
            cells=() if places.spans(row[names], cell) else (row[names].passage, cell.passage),
        )


# --- columns -----------------------------------------------------------------------------------


def _columns(table: Table) -> tuple[int | None, frozenset[int]]:
    """Which column names the rows, and which hold labels and no numbers."""
    labels = set()
    names = None
    for index, levels in enumerate(table.columns):
        cells = [row[index].text for row in table.rows if index < len(row)]
        filled = [cell for cell in cells if cell not in _EMPTY]
        if not levels or _ORDER.search(levels[-1]) or _holds_units(levels[-1], filled):
            labels.add(index)
            continue
        if filled and sum(_number(cell) is None for cell in filled) * 2 > len(filled):
            labels.add(index)
            names = index if names is None else names
    return names, frozenset(labels)


def _holds_units(header: str, cells: list[str]) -> bool:
    """Whether a column tells units of measure; 单位 is as often the body that a row is about."""
    return bool(_UNIT_COLUMN.search(header)) and not any(len(cell) > 2 and _split_unit(cell) is None for cell in cells)


def _measure(levels: tuple[str, ...], own_unit: str, period: str) -> _Measure:
    """The indicator of a column, and how its numbers are to be read."""
    indicator = " / ".join(dict.fromkeys(level.strip() for level in levels if level.strip()))
    innermost = levels[-1]
    unit, factor = own_unit, Decimal(1)
    for level in reversed(levels):
        printed = _printed_unit(level)
        if printed:
            unit, factor = printed
            break
    else:
        unit, factor = _split_unit(own_unit) or ("", Decimal(1))
    if _RANK.search(innermost):
        unit, factor = "", Decimal(1)
    elif not unit and _SCORE.search(innermost):
        unit = "分"
    if not unit and re.search(r"率$|比重|占比|增速", re.sub(r"[（(].*", "", innermost)):
        unit = "%"
    change = bool(_CHANGE.search(innermost)) and unit in ("%", "个百分点", "‰")
    dates = [d.edtf for d in find_dates(innermost, period[:4] if period[:4].isdigit() else None) if d.edtf]
    return _Measure(indicator, unit, factor, change, dates[0] if dates else "")


def _printed_unit(level: str) -> tuple[str, Decimal] | None:
    """亿元 of 工业投资（亿元）; a target or a weight in brackets is no unit."""
    for bracket in reversed(list(_BRACKET.finditer(level))):
        found = _split_unit(bracket["inner"].strip())
        if found:
            return found
    return None


def _split_unit(text: str) -> tuple[str, Decimal] | None:
    """万元 is 元 ten thousand times."""
    match = _unit().fullmatch(text)
    if match is None:
        return None
    factor = Decimal(1)
    for char in match["scale"]:
        factor *= MYRIADS.get(char, {"千": 1000, "百": 100}.get(char, 1))
    return units()[match["unit"]].name, factor


@cache
def _unit() -> re.Pattern[str]:
    return re.compile(rf"(?P<scale>[百千]?[万亿]{{0,2}})(?P<unit>{alternatives(units())})")


def _row_unit(table: Table, row: tuple[Cell, ...]) -> str:
    """The unit that a column of units or the row's own name gives for it, or the title for the whole table."""
    for index, levels in enumerate(table.columns):
        if levels and index < len(row) and _holds_units(levels[-1], [row[index].text]):
            return row[index].text
    if not any(_printed_unit(levels[-1]) for levels in table.columns if levels):
        for cell in row:  # 农村公路改造（公里）
            for bracket in _BRACKET.finditer(cell.text):
                if _split_unit(bracket["inner"].strip()):
                    return bracket["inner"].strip()
    title = table.title.text if table.title else ""
    said = re.search(r"单位：(?P<unit>[^）)、，\s]+)", title)
    return said["unit"] if said else ""


def _number(text: str) -> tuple[Decimal, str] | None:
    """The value of a cell and the unit printed in it; None for an empty cell or one of words.

    >>> _number("-42.2"), _number("1,234.5"), _number("/"), _number("35%")
    ((Decimal('-42.2'), ''), (Decimal('1234.5'), ''), None, (Decimal('35'), '%'))
    """
    text = text.strip()
    if text in _EMPTY:
        return None
    match = _NUMBER.fullmatch(text.lstrip("↑↓第").rstrip("名") if text[0] in "↑↓第" else text)
    if match is None or (match["unit"] and _split_unit(match["unit"]) is None):
        return None
    value = Decimal(match["value"].replace(",", "").replace("＋", "").replace("+", "").translate(_MINUS))
    return (-value if text[0] == "↓" else value), match["unit"]


_MINUS = str.maketrans("－−", "--")


# --- period and rows ---------------------------------------------------------------------------


def _period(reading: Reading, table: Table) -> str:
    """The table's own period, else the headline's; a bare month takes the headline's or the page's year."""
    article, date = reading.scope.article, reading.scope.page.meta.date
    headline = article.headline.text if article.headline else ""
    known = date.value if date else None
    above = [d for d in find_dates(headline, known) if d.edtf]
    year = above[0].edtf[:4] if above and above[0].edtf[:4].isdigit() else known
    own = [d for d in find_dates(table.title.text, year) if d.edtf] if table.title else []
    return (own or above)[0].edtf if own or above else ""


class _Places:
    """Finds the entities that rows name, and where rows stand among the article's sentences."""

    def __init__(self, reading: Reading) -> None:
        self._main = reading.scope.main
        self._sentence_at: dict[int, tuple[int, int]] = {
            offset: (sentence.index, position)
            for sentence in reading.scope.article.sentences
            if "\t" in sentence.text
            for position, offset in enumerate(sentence.passage.offsets)
        }
        self._by_start: dict[tuple[int, int], list[tuple[int, Entity]]] = {}
        self._by_name: dict[str, Entity] = {}
        for mention in reading.mentions:
            if mention.entity is not None and mention.kind in ("place", "organisation", "initiative"):
                start = (mention.span.sentence, mention.span.start)
                self._by_start.setdefault(start, []).append((mention.span.stop, mention.entity))
                self._by_name.setdefault(mention.name, mention.entity)

    def of_row(self, cell: Cell) -> tuple[Entity | None, str]:
        """The thing a row is about; where its name is an indicator, the main place and that name."""
        name = cell.text
        if _TOTAL.match(name):
            return self._main, "" if name.startswith("全") else name
        start = self._sentence_at.get(cell.passage.offsets[0]) if len(cell.passage) else None
        here = self._by_start.get(start, []) if start else []
        for stop, entity in sorted(here, key=lambda pair: -pair[0]):
            if start is not None and stop - start[1] >= len(name):
                return entity, ""
        if name in self._by_name:
            return self._by_name[name], ""
        return self._made(name)

    def _made(self, name: str) -> tuple[Entity | None, str]:
        container = self._main.key if self._main else ""
        for ending, kind, subtype in _ENDINGS:
            if ending.search(name):
                return Entity(f"{kind}/{digest((container, name))}", kind, subtype, name, container), ""
        return self._main, name

    def spans(self, first: Cell, last: Cell) -> tuple[Span, ...]:
        """From the row's name to the cell or back, where the row is one of the article's sentences."""
        if not len(first.passage) or not len(last.passage):
            return ()
        ends = [cell.passage.offsets[end] for cell in (first, last) for end in (0, -1)]
        spots = [spot for end in ends if (spot := self._sentence_at.get(end)) is not None]
        if len(spots) < len(ends) or len({sentence for sentence, _ in spots}) > 1:
            return ()
        return (Span(spots[0][0], min(at for _, at in spots), max(at for _, at in spots) + 1),)


_ENDINGS: tuple[tuple[re.Pattern[str], Kind, str], ...] = (
    (re.compile(r"(?:开发区|示范区|高新区|产业园|园区|新区|工业区|保税区)$"), "place", "zone"),
    (re.compile(r"(?:县|旗|(?<!开发)(?<!示范)区)$"), "place", "county"),
    (re.compile(r"(?:市|州|盟|地区)$"), "place", "city"),
    (re.compile(r"(?:镇|乡|街道|苏木)$"), "place", "township"),
    (re.compile(r"(?:村|嘎查)$"), "place", "village"),
    (re.compile(r"社区$"), "place", "community"),
    (re.compile(r"(?:公司|集团|银行|支行|厂|合作社)$"), "organisation", "company"),
    (re.compile(r"(?:局|委|办|院|校|学校|中心|站|所|大队|法院|检察院)$"), "organisation", "government"),
)
