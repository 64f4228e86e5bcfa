"""A graph is a set of statements, and NetworkX holds the same."""

from __future__ import annotations

import io

import networkx
from hypothesis import given, settings
from hypothesis import strategies as st

from kg.graph import Graph
from kg.model import Evidence, Quote, Statement, Value
from kg.network import flat, from_networkx
from kg.output import WRITERS

text = st.text(st.characters(exclude_categories=["Cs"]), max_size=12)
keys = st.sampled_from([f"{kind}/{n}" for kind in ("place", "person", "organisation", "article") for n in range(4)])
quotes = st.builds(Quote, st.just("p"), st.just("article/p-a1"), st.integers(0, 99), st.integers(100, 200), text)
evidence = st.builds(
    Evidence,
    st.lists(quotes, max_size=2).map(tuple),
    text,
    st.floats(0, 1).map(lambda f: round(f, 4)),
    st.sampled_from(["", "gazetteer"]),
)
literals = st.builds(
    Statement, keys, st.sampled_from(["skos:prefLabel", "skos:altLabel"]), st.builds(Value, text), evidence
)
classes = st.builds(
    Statement, keys, st.just("rdf:type"), st.sampled_from(["kg:Place", "kg:Person", "kg:City"]), evidence
)
links = st.builds(Statement, keys, st.sampled_from(["kg:locatedIn", "kg:uses", "schema:mentions"]), keys, evidence)
graphs = st.lists(literals | classes | links, max_size=30).map(Graph)


@given(graphs)
def test_networkx_holds_every_statement(graph: Graph) -> None:
    assert from_networkx(graph.networkx) == graph


@given(graphs)
@settings(max_examples=50)
def test_written_networks_open_again(graph: Graph) -> None:
    for form, read in (("graphml", networkx.read_graphml), ("gexf", networkx.read_gexf)):
        again = read(io.BytesIO(b"".join(WRITERS[form](graph))))
        plain = flat(graph.networkx)
        assert set(again.nodes) == set(plain.nodes)
        assert again.number_of_edges() == plain.number_of_edges()


@given(graphs, graphs, graphs)
@settings(max_examples=50)
def test_merging_is_union(one: Graph, two: Graph, three: Graph) -> None:
    assert one | two == two | one
    assert (one | two) | three == one | (two | three)
    assert one | one == one


@given(graphs, st.floats(0, 1))
@settings(max_examples=50)
def test_a_cut_leaves_nothing_hanging(graph: Graph, confidence: float) -> None:
    cut = graph.above(confidence)
    typed = {s.subject for s in cut.statements if s.predicate == "rdf:type"}
    assert cut.statements <= graph.statements
    for statement in cut.statements:
        assert statement.evidence.confidence >= confidence
        assert statement.subject in typed
        assert not isinstance(statement.object, str) or ":" in statement.object or statement.object in typed


def named(*names: tuple[str, int, str]) -> Graph:
    """Statements of one place's names, each with so many quotes and a source."""
    place = "place/1408"
    made = [Statement(place, "rdf:type", "kg:Place")]
    for name, count, source in names:
        words = tuple(Quote("p", "article/p-a1", at, at + len(name), name) for at in range(count))
        made.append(Statement(place, "skos:prefLabel", Value(name), Evidence(words, "r", 0.9, source)))
    return Graph(made)


def test_the_name_most_often_seen_is_chosen() -> None:
    assert named(("运城", 1, ""), ("运城市", 3, "")).names["place/1408"] == ("运城市", "运城")


def test_the_gazetteer_knows_names_best() -> None:
    assert named(("运诚市", 9, ""), ("运城市", 0, "gazetteer")).labels["place/1408"] == "运城市"


def test_of_equals_the_longest_is_chosen() -> None:
    assert named(("运城", 1, ""), ("运城市", 1, "")).labels["place/1408"] == "运城市"
