"""The same triples and the same answers to every named question in every store that packages give.

Two graphs: the golden build, where the engines are compared with each other, and the small example graph, where each
has to give the rows that were written down by hand. Run by the slow part of CI:
`pytest tests/sparql/stores/check_stores.py`. It fails where an engine cannot be run.
"""

from __future__ import annotations

import sys
from collections import Counter
from collections.abc import Mapping
from decimal import Decimal, InvalidOperation
from functools import cache
from pathlib import Path
from typing import Any

import pytest
from sparql.expectations import EXAMPLE, FILES, read

sys.path.insert(0, str(Path(__file__).parent))

import engines

from kg.sparql.questions import questions

GOLDEN = Path(__file__).parents[3] / "exports" / "graph.ttl"
XSD = "http://www.w3.org/2001/XMLSchema#"
NUMBERS = {XSD + name for name in ("integer", "decimal", "double", "float", "int", "long")}


def asked() -> dict[str, str]:
    """Every question with its defaults, and again with each place parameter set to the province."""
    queries = {question.name: question.filled({}) for question in questions()}
    for question in questions():
        if any(parameter.name == "place" for parameter in question.parameters):
            queries[f"{question.name} --place"] = question.filled({"place": "山西省"})
    return queries


ASKED: Mapping[str, Mapping[str, str]] = {
    "golden": asked(),
    "example": {file.stem: read(file).query for file in FILES},
}


@cache
def answers(engine: str, graph: str, folder: Path) -> engines.Answers:
    copy = folder / engine.replace(" ", "-").replace(":", "") / graph / "graph.ttl"
    copy.parent.mkdir(parents=True, exist_ok=True)
    copy.write_bytes((GOLDEN if graph == "golden" else EXAMPLE).read_bytes())
    return engines.ENGINES[engine](copy, ASKED[graph])


@pytest.fixture(scope="session")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return tmp_path_factory.mktemp("stores")


def rows(result: dict[str, Any]) -> Counter[tuple[tuple[str, ...], ...]]:
    """Rows however ordered: engines sort Chinese and unbound values each in their way."""
    assert "error" not in result, result["error"]
    return Counter(
        tuple(term(row[name]) if name in row else () for name in result["head"]["vars"])
        for row in result["results"]["bindings"]
    )


def term(said: dict[str, str]) -> tuple[str, ...]:
    """A term without the freedom that engines have in writing it.

    >>> term({"type": "typed-literal", "value": "1.50", "datatype": XSD + "decimal"})
    ('number', '1.5')
    """
    datatype = said.get("datatype", XSD + "string")
    if datatype in NUMBERS:
        return "number", number(said["value"])
    return (
        said["type"].removeprefix("typed-"),
        said["value"],
        said.get("xml:lang", "").lower() or datatype.removeprefix(XSD),
    )


def number(text: str) -> str:
    """A number in one of its ways of being written, any other text as it is.

    >>> number("1.50"), number("030"), number("2025-06")
    ('1.5', '30', '2025-06')
    """
    try:
        return f"{Decimal(text).normalize():f}"
    except InvalidOperation:
        return text


@pytest.mark.parametrize("engine", engines.ENGINES)
@pytest.mark.parametrize("graph", ASKED)
def test_every_store_holds_the_same_triples(engine: str, graph: str, folder: Path) -> None:
    count = answers("Oxigraph in process", graph, folder)["count"]
    assert answers(engine, graph, folder)["count"] == count > 1_000


@pytest.mark.parametrize("count", [engines.triples_by_rapper, engines.triples_by_serdi])
def test_every_parser_reads_the_same_triples(count: Any, folder: Path) -> None:
    assert count(GOLDEN) == answers("Oxigraph in process", "golden", folder)["count"]


@pytest.mark.parametrize("engine", engines.ENGINES)
@pytest.mark.parametrize("name", ASKED["golden"])
def test_every_store_answers_alike(engine: str, name: str, folder: Path) -> None:
    expected = rows(answers("Oxigraph in process", "golden", folder)["results"][name])
    assert rows(answers(engine, "golden", folder)["results"][name]) == expected


@pytest.mark.parametrize("engine", engines.ENGINES)
@pytest.mark.parametrize("file", FILES, ids=lambda file: file.stem)
def test_every_store_gives_the_expected_rows(engine: str, file: Path, folder: Path) -> None:
    expected, result = read(file), answers(engine, "example", folder)["results"][file.stem]
    assert "error" not in result, result["error"]
    assert result["head"]["vars"] == expected.columns
    bindings = result["results"]["bindings"]
    got = [tuple(number(row.get(name, {}).get("value", "")) for name in expected.columns) for row in bindings]
    assert sorted(got) == sorted(tuple(map(number, row)) for row in expected.rows)


def test_the_questions_find_something(folder: Path) -> None:
    counts = {n: sum(rows(r).values()) for n, r in answers("rdflib", "golden", folder)["results"].items()}
    assert sum(1 for count in counts.values() if count) >= 0.8 * len(counts), counts
