"""A table becomes a data cube beside its plain observations."""

from __future__ import annotations

import pytest

from kg.model import Statement, Value
from kg.pipeline import extract
from kg.reading import Given, parse_page

TABLE = """惠州市一季度各县（区）经济运行情况

县区\t工业投资（万元）\t同比增速（%）\t排名
博罗县\t4200\t12.5\t1
惠东县\t3900\t-3.4\t2
龙门县\t2100\t/\t3
"""


@pytest.fixture(scope="module")
def statements() -> list[Statement]:
    return extract(parse_page("p", TABLE, Given(date="2025-04-12", city="4413")), use_tagger=False)


def of(statements: list[Statement], predicate: str) -> dict[str, str | Value]:
    return {s.subject: s.object for s in statements if s.predicate == predicate}


def instances(statements: list[Statement], name: str) -> set[str]:
    return {s.subject for s in statements if (s.predicate, s.object) == ("rdf:type", name)}


def test_every_filled_cell_is_in_the_cube_with_all_its_dimensions(statements: list[Statement]) -> None:
    cells = instances(statements, "qb:Observation")
    assert len(cells) == 8
    for predicate in ("qb:dataSet", "sdmx-dimension:refArea", "kg:indicator", "sdmx-measure:obsValue"):
        assert of(statements, predicate).keys() >= cells


def test_no_two_cells_share_their_place(statements: list[Statement]) -> None:
    areas, indicators = of(statements, "sdmx-dimension:refArea"), of(statements, "kg:indicator")
    cells = instances(statements, "qb:Observation")
    assert len({(areas[cell], indicators[cell]) for cell in cells}) == len(cells)


def test_a_cell_says_what_its_observation_says(statements: list[Statement]) -> None:
    values, plain, same = (of(statements, p) for p in ("sdmx-measure:obsValue", "schema:value", "kg:observation"))
    assert {values[cell] == plain[str(same[cell])] for cell in instances(statements, "qb:Observation")} == {True}


def test_each_column_is_a_slice(statements: list[Statement]) -> None:
    labels = of(statements, "skos:prefLabel")
    indicators = of(statements, "kg:indicator")
    slices = instances(statements, "qb:Slice")
    named = {labels[str(indicators[one])] for one in slices}
    assert named == {Value("工业投资（万元）"), Value("同比增速（%）"), Value("排名")}
    told = [s.subject for s in statements if s.predicate == "qb:observation"]
    assert sorted(told.count(one) for one in slices) == [2, 3, 3]


def test_the_structure_has_the_dimensions_that_the_cells_have(statements: list[Statement]) -> None:
    (dataset,) = instances(statements, "qb:DataSet")
    structure = of(statements, "qb:structure")[dataset]
    parts = {s.object for s in statements if s.subject == structure and s.predicate == "qb:component"}
    dimensions = {o for s, o in of(statements, "qb:dimension").items() if s in parts}
    used = {s.predicate for s in statements if s.predicate.startswith("sdmx-dimension:")} | {"kg:indicator"}
    assert dimensions == used


def test_a_page_without_a_table_has_no_cube() -> None:
    said = extract(parse_page("p", "博罗县上半年新建厂房12座。", Given(city="4413")), use_tagger=False)
    assert not instances(said, "qb:DataSet") | instances(said, "qb:Observation")
