"""Figures of tables: subjects, indicators, units, periods and quotes."""

from __future__ import annotations

from kg.facts import tables
from kg.mentions.scope import Reading, Scope
from kg.model import Article, Cell, Entity, Figure, Inferred, Page, PageMeta, Passage, Sentence, Table

MAIN = Entity("place/3205", "place", "city", "苏州市")


def _passage(text: str, start: int = 0) -> Passage:
    return Passage(text, tuple(range(start, start + len(text))))


def _figures(title: str, columns: list[tuple[str, ...]], *rows: str) -> list[Figure]:
    """A table given as lines of cells parted by |; its rows are sentences of the article too."""
    sentences, cells, position = [], [], 1000
    for index, row in enumerate(rows):
        text = row.replace("|", "\t")
        sentences.append(Sentence(index, "body", index, _passage(text, position)))
        line, at = [], position
        for cell in text.split("\t"):
            line.append(Cell(_passage(cell, at)))
            at += len(cell) + 1
        cells.append(tuple(line))
        position = at + 1
    table = Table(_passage(title), tuple(columns), tuple(cells))
    article = Article("a1", "table", None, tuple(sentences), tables=(table,))
    page = Page("table", "", meta=PageMeta(date=Inferred("2025-04")))
    return list(tables.figures(Reading(Scope(page, article, main=MAIN), ())))


def test_cells_units_and_periods() -> None:
    columns = [("镇名称",), ("投资（20%）", "完成投资（亿元）"), ("投资（20%）", "同比增速（%）"), ("得分",), ("排名",)]
    found = _figures("1月至3月投资完成情况", columns, "盛泽镇|5.24|-6.8|45.00|1", "震泽镇|/|3.1|—|2")
    said = [(f.subject.name, f.indicator, f.value, f.unit, f.change) for f in found]
    assert said == [
        ("盛泽镇", "投资（20%） / 完成投资（亿元）", 524000000, "元", False),
        ("盛泽镇", "投资（20%） / 同比增速（%）", -6.8, "%", True),
        ("盛泽镇", "得分", 45, "分", False),
        ("盛泽镇", "排名", 1, "", False),
        ("震泽镇", "投资（20%） / 同比增速（%）", 3.1, "%", True),
        ("震泽镇", "排名", 2, "", False),
    ]
    assert {f.period for f in found} == {"2025-01/2025-03"}


def test_a_quote_runs_from_the_row_name_to_the_cell() -> None:
    found = _figures("2024年产量", [("乡镇",), ("产量（吨）",), ("面积（亩）",)], "东山镇|120|30")
    assert [(f.spans[0].start, f.spans[0].stop) for f in found] == [(0, 7), (0, 10)]
    assert found[0].period == "2024"


def test_rows_that_name_indicators_belong_to_the_main_place() -> None:
    columns = [("指标",), ("计量单位",), ("1月至6月",), ("同比增长（%）",)]
    found = _figures("主要经济指标（2025年）", columns, "地区生产总值|亿元|1250.5|6.2", "用电量|万千瓦时|300|-1")
    assert [(f.subject.name, f.indicator, f.value, f.unit) for f in found] == [
        ("苏州市", "地区生产总值 / 1月至6月", 125050000000, "元"),
        ("苏州市", "地区生产总值 / 同比增长（%）", 6.2, "%"),
        ("苏州市", "用电量 / 1月至6月", 3000000, "千瓦时"),
        ("苏州市", "用电量 / 同比增长（%）", -1, "%"),
    ]


def test_a_column_of_units_may_be_one_of_bodies() -> None:
    found = _figures("项目建设情况", [("单位",), ("新开工（个）",)], "盛泽镇|3", "震泽镇|2")
    assert [(f.subject.name, f.value) for f in found] == [("盛泽镇", 3), ("震泽镇", 2)]


def test_the_name_of_a_row_may_say_its_unit() -> None:
    found = _figures(
        "民生实事进展", [("项目",), ("任务数",), ("完成数",)], "通村公路（公里）|80|42", "良田建设（万亩）|2|1.5"
    )
    assert [(f.value, f.unit) for f in found] == [(80, "公里"), (42, "公里"), (20000, "亩"), (15000, "亩")]


def test_numbering_and_words_are_no_figures() -> None:
    columns = [("序号",), ("村名",), ("类型（45分）",), ("户数",)]
    found = _figures("危房改造", columns, "1|杨湾村|重点村（45分）|35户", "2|陆巷村|一般村|/")
    assert [(f.subject.name, f.indicator, f.value, f.unit) for f in found] == [("杨湾村", "户数", 35, "户")]


def test_the_total_is_the_whole_places() -> None:
    found = _figures("植树", [("县区",), ("植树（万株）",)], "全市|12|", "吴江区|3|")
    assert [(f.subject.name, f.value) for f in found] == [("苏州市", 120000), ("吴江区", 30000)]


def test_a_header_may_name_the_period_and_a_cell_the_direction() -> None:
    columns = [("景区",), ("2023年（万人次）",), ("2024年（万人次）",), ("增幅（%）",)]
    found = _figures("游客人数", columns, "木渎镇|10|12|↑20", "同里镇|8|6|↓25")
    assert [(f.value, f.period) for f in found[:2]] == [(100000, "2023"), (120000, "2024")]
    assert [f.value for f in found if f.change] == [20, -25]
