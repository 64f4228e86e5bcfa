"""`graph.query(...)`: rows, DataFrames, truths and triples in Python."""

from __future__ import annotations

import subprocess
import sys
from decimal import Decimal

import pyoxigraph
import pytest
import rdflib

from kg.errors import InputError
from kg.graph import Graph
from kg.model import Statement, Value
from kg.rdf.serialise import serialise
from kg.sparql.answers import QueryTimeout

PREFIXES = "PREFIX kg: <https://w3id.org/xianzhi/ontology#> PREFIX schema: <https://schema.org/> "


@pytest.fixture(scope="module")
def graph() -> Graph:
    return Graph(
        [
            Statement("place/1", "rdf:type", "kg:Place"),
            Statement("place/1", "skos:prefLabel", Value("大湾镇")),
            Statement("place/2", "rdf:type", "kg:Place"),
            Statement("place/2", "skos:prefLabel", Value("平南县")),
            Statement("place/1", "kg:locatedIn", "place/2"),
            Statement("observation/1", "rdf:type", "schema:Observation"),
            Statement("observation/1", "schema:value", Value("12", "integer")),
            Statement("observation/2", "schema:value", Value("1.50", "decimal")),
            Statement("observation/3", "kg:isChange", Value("true", "boolean")),
        ]
    )


def test_rows_are_dictionaries_of_python_values(graph: Graph) -> None:
    answer = graph.query(PREFIXES + "SELECT * { ?f schema:value|kg:isChange ?value } ORDER BY ?f")
    assert [row["value"] for row in answer] == [12, Decimal("1.5"), True]
    assert [type(row["value"]) for row in answer] == [int, Decimal, bool]
    assert answer.columns == ("f", "value") and len(answer) == 3


def test_what_is_unbound_is_none(graph: Graph) -> None:
    (row,) = graph.query("SELECT ?a ?b { VALUES (?a ?b) { ('x' UNDEF) } }")
    assert row == {"a": "x", "b": None}


def test_named_questions_take_keywords(graph: Graph) -> None:
    assert [row["name"] for row in graph.query("uncoded-places")] == []
    with pytest.raises(InputError, match="--place"):
        graph.query("官员", nowhere="x")


def test_a_dataframe(graph: Graph) -> None:
    frame = graph.query("SELECT ?f ?value { ?f <https://schema.org/value> ?value } ORDER BY ?f").to_pandas()
    assert list(frame.columns) == ["f", "value"]
    assert float(frame["value"].sum()) == 13.5
    empty = graph.query("SELECT ?f { ?f <https://schema.org/none> 1 }").to_pandas()
    assert list(empty.columns) == ["f"] and len(empty) == 0


def test_truths_and_triples(graph: Graph) -> None:
    assert graph.query("ASK { ?s ?p '大湾镇'@zh }")
    assert not graph.query("ASK { ?s ?p '无' }")
    built = graph.query("CONSTRUCT WHERE { ?s <http://www.w3.org/2004/02/skos/core#prefLabel> ?o }").rdf
    assert {str(name) for name in built.objects()} == {"大湾镇", "平南县"}


def test_it_asks_the_triples_that_are_written(graph: Graph) -> None:
    (row,) = graph.query("SELECT (COUNT(*) AS ?n) { ?s ?p ?o }")
    assert row["n"] == len(graph.rdf)


def test_rdflib_answers_alike(seed_graph: Graph) -> None:
    query = PREFIXES + "SELECT ?s ?o { ?s kg:locatedIn ?o }"
    ours = {(row["s"], row["o"]) for row in seed_graph.query(query)}
    assert ours == {(str(s), str(o)) for s, o in rdflib.Graph.query(seed_graph.rdf, query)}
    assert len(ours) > 100


def test_a_round_trip_through_rdflib(seed_graph: Graph) -> None:
    again = pyoxigraph.parse(seed_graph.rdf.serialize(format="nt"), format=pyoxigraph.RdfFormat.N_TRIPLES)
    written = pyoxigraph.parse(serialise(seed_graph, "nt"), format=pyoxigraph.RdfFormat.N_TRIPLES)
    assert set(again) == set(written)


def test_a_time_limit_stops_the_query(graph: Graph) -> None:
    endless = "SELECT (COUNT(*) AS ?n) { " + " ".join(f"?a{i} ?b{i} ?c{i} ." for i in range(12)) + " }"
    with pytest.raises(QueryTimeout):
        graph.query(endless, seconds=0.3)
    assert len(graph.query("SELECT * { ?s a <https://w3id.org/xianzhi/ontology#Place> }", seconds=30)) == 2


def test_pandas_is_loaded_only_when_asked_for() -> None:
    code = (
        "import sys, kg.graph as g; a = g.Graph().query('SELECT * { ?s ?p ?o }'); "
        "assert 'pandas' not in sys.modules and 'rdflib' not in sys.modules"
    )
    assert subprocess.run([sys.executable, "-c", code], check=False).returncode == 0
