"""Tables as data cubes: a qb:DataSet a table, a qb:Observation a cell, a qb:Slice a column.

The dimensions are area, indicator and, where the table has one, period; the measure is the value, the attribute its
unit. A slice fixes the indicator and leaves the areas, so each column that ranks is a slice of its own. The plain
observations stay as they are: a cell refers to its own, which has the words.
"""

from __future__ import annotations

from collections.abc import Iterator

from kg.model import Article, Evidence, Figure, Span, Statement, Value, digest
from kg.statements.edtf import is_edtf
from kg.statements.keys import observation_key
from kg.statements.sheet import Sheet
from kg.statements.values import edtf, number

_RULE = Evidence(rule="table")
_INDICATORS = "kgs:indicators"
_AREA, _PERIOD, _INDICATOR = "sdmx-dimension:refArea", "sdmx-dimension:refPeriod", "kg:indicator"
_VALUE, _UNIT = "sdmx-measure:obsValue", "sdmx-attribute:unitMeasure"
_PARTS = {
    "area": ("qb:dimension", _AREA),
    "indicator": ("qb:dimension", _INDICATOR),
    "period": ("qb:dimension", _PERIOD),
    "value": ("qb:measure", _VALUE),
    "unit": ("qb:attribute", _UNIT),
}


def of_sheet(sheet: Sheet) -> Iterator[Statement]:
    """The data sets of an article's tables."""
    article = sheet.reading.scope.article
    if not article.tables:
        return
    ends = _ends(article)
    tables: dict[int, list[Figure]] = {}
    for fact in sheet.facts:
        if isinstance(fact, Figure) and (table := ends.get(_end(article, fact))) is not None:
            tables.setdefault(table, []).append(fact)
    for table, figures in sorted(tables.items()):
        yield from _dataset(sheet, table, figures)


def _ends(article: Article) -> dict[int, int]:
    """Where the cells of each table end in the page."""
    return {
        cell.passage.offsets[-1]: number
        for number, table in enumerate(article.tables)
        for row in table.rows
        for cell in row
        if len(cell.passage)
    }


def _end(article: Article, figure: Figure) -> int:
    """Where the words of a figure end in the page: those of a table's figure with its cell."""
    if figure.cells:
        return figure.cells[-1].offsets[-1]
    last: Span | None = max(figure.spans, default=None)
    return article.sentences[last.sentence].passage.offsets[last.stop - 1] if last else -1


def _dataset(sheet: Sheet, table: int, figures: list[Figure]) -> Iterator[Statement]:
    name = f"{sheet.article.removeprefix('article/')}-t{table + 1}"
    dated = all(is_edtf(figure.period) for figure in figures)
    structure = "structure/dated" if dated else "structure/undated"
    yield from _head(sheet, table, f"dataset/{name}", structure)
    yield from _structure(structure, dated)
    known: set[tuple[str, str, str]] = set()
    for figure in figures:
        place = (figure.subject.key, figure.indicator, figure.period if dated else "")
        if place not in known:  # a cube holds one value for each combination of its dimensions
            known.add(place)
            yield from _cell(sheet, name, figure, dated)


def _head(sheet: Sheet, table: int, dataset: str, structure: str) -> Iterator[Statement]:
    yield Statement(dataset, "rdf:type", "qb:DataSet", _RULE)
    yield Statement(dataset, "qb:structure", structure, _RULE)
    yield Statement(dataset, "kg:article", sheet.article, _RULE)
    article = sheet.reading.scope.article
    title = article.tables[table].title or article.headline
    if title is not None:
        words = Evidence(sheet.quoter.passage(title), "table")
        yield Statement(dataset, "skos:prefLabel", Value(title.text.strip()), words)


def _structure(structure: str, dated: bool) -> Iterator[Statement]:
    """What every table's cube is made of; the same two structures serve all tables."""
    yield Statement(structure, "rdf:type", "qb:DataStructureDefinition", _RULE)
    for part, (kind, what) in _PARTS.items():
        if dated or part != "period":
            component = f"component/{part}"
            yield Statement(structure, "qb:component", component, _RULE)
            yield Statement(component, "rdf:type", "qb:ComponentSpecification", _RULE)
            yield Statement(component, kind, what, _RULE)
    yield Statement(structure, "qb:sliceKey", "component/by-indicator", _RULE)
    yield Statement("component/by-indicator", "rdf:type", "qb:SliceKey", _RULE)
    yield Statement("component/by-indicator", "qb:componentProperty", _INDICATOR, _RULE)


def _cell(sheet: Sheet, name: str, figure: Figure, dated: bool) -> Iterator[Statement]:
    evidence = sheet.evidence(figure)
    period = figure.period if dated else ""
    cell = f"cell/{digest((name, figure.subject.key, figure.indicator, period))}"
    column, indicator = f"slice/{name}-{digest((figure.indicator,), 8)}", indicator_key(figure.indicator)
    yield Statement(cell, "rdf:type", "qb:Observation", evidence)
    yield Statement(cell, "qb:dataSet", f"dataset/{name}", evidence)
    yield Statement(cell, _AREA, figure.subject.key, evidence)
    yield Statement(cell, _INDICATOR, indicator, evidence)
    yield Statement(cell, _VALUE, number(figure.value), evidence)
    yield Statement(cell, "kg:observation", observation_key(figure, sheet.reading.scope.page), evidence)
    if period:
        yield Statement(cell, _PERIOD, edtf(period), evidence)
    if figure.unit:
        yield Statement(cell, _UNIT, Value(figure.unit), evidence)
    yield from _indicator(figure.indicator)
    yield Statement(f"dataset/{name}", "qb:slice", column, evidence)  # as sure as its cells, and gone with them
    yield Statement(column, "rdf:type", "qb:Slice", evidence)
    yield Statement(column, "qb:sliceStructure", "component/by-indicator", evidence)
    yield Statement(column, _INDICATOR, indicator, evidence)
    yield Statement(column, "qb:observation", cell, evidence)


def indicator_key(name: str) -> str:
    return f"indicator/{digest((name,))}"


def _indicator(name: str) -> Iterator[Statement]:
    """An indicator as a concept, below the one that the outer header names."""
    key = indicator_key(name)
    yield Statement(key, "rdf:type", "skos:Concept", _RULE)
    yield Statement(key, "skos:prefLabel", Value(name), _RULE)
    yield Statement(key, "skos:inScheme", _INDICATORS, _RULE)
    outer, slash, _ = name.rpartition(" / ")
    if slash:
        yield Statement(key, "skos:broader", indicator_key(outer), _RULE)
        yield from _indicator(outer)
