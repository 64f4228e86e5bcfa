"""A patch makes the second graph of the first, as read by us and as read by rdflib."""

from __future__ import annotations

import pyoxigraph as ox
import pytest
import rdflib
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from kg.diff.patch import apply, patch, update
from kg.errors import InputError

HOSTILE = st.text(
    st.sampled_from('甲é𘍯 .<>"\\\n\r\t\x00\x1b\x7f\x85\x9b\u200b\u202e\u2028\ufeff\U000e0001'), max_size=8
)
IRIS = st.sampled_from([f"https://example.org/place/{n}" for n in range(4)]).map(ox.NamedNode)
EDTF, INTEGER = ox.NamedNode("http://id.loc.gov/datatypes/edtf"), ox.NamedNode(f"{rdflib.XSD}integer")
LITERALS = st.one_of(
    HOSTILE.map(lambda text: ox.Literal(text, language="zh")),
    HOSTILE.map(lambda text: ox.Literal(text, datatype=EDTF)),
    HOSTILE.map(ox.Literal),
    st.integers().map(lambda number: ox.Literal(str(number), datatype=INTEGER)),
)
UNHURRIED = settings(suppress_health_check=[HealthCheck.too_slow])
GRAPHS = st.frozensets(st.builds(ox.Triple, IRIS, IRIS, st.one_of(IRIS, LITERALS)), max_size=12)


@given(GRAPHS, GRAPHS)
@UNHURRIED
def test_what_is_patched_is_the_other_graph(a: frozenset[ox.Triple], b: frozenset[ox.Triple]) -> None:
    assert apply("\n".join(patch(a, b)), a) == b


@given(GRAPHS, GRAPHS)
@settings(UNHURRIED, max_examples=60)
@pytest.mark.filterwarnings("ignore:Dataset.default_context")
def test_rdflib_reads_the_patch_alike(a: frozenset[ox.Triple], b: frozenset[ox.Triple]) -> None:
    patched = rdflib.Dataset()
    patched.parse(data="\n".join(patch(frozenset(), a)) + "\n", format="patch")
    patched.parse(data="\n".join(patch(a, b)) + "\n", format="patch")
    expected = rdflib.Graph().parse(data="".join(f"{triple} .\n" for triple in b), format="nt")
    assert set(patched.default_graph) == set(expected)


@given(GRAPHS, GRAPHS)
@UNHURRIED
def test_a_store_is_updated_to_the_other_graph(a: frozenset[ox.Triple], b: frozenset[ox.Triple]) -> None:
    updated, expected = ox.Store(), ox.Store()  # stores normalise some literals, so that both graphs go through one
    updated.extend(ox.Quad(*triple) for triple in a)
    expected.extend(ox.Quad(*triple) for triple in b)
    if text := "\n".join(update(a, b)):
        updated.update(text)
    assert set(updated) == set(expected)


@given(GRAPHS, GRAPHS)
@UNHURRIED
def test_a_patch_is_printable(a: frozenset[ox.Triple], b: frozenset[ox.Triple]) -> None:
    """No line of it can move a terminal's cursor or turn the direction of writing."""
    for line in (*patch(a, b), *update(a, b)):
        assert not any(c < " " or "\x7f" <= c <= "\x9f" or c in "\u202e\u2066\u2028" for c in line)


def test_the_same_graphs_give_the_same_bytes() -> None:
    triples = [ox.Triple(*map(ox.NamedNode, (f"urn:{n}", "urn:p", "urn:o"))) for n in range(50)]
    first = list(patch({*triples}, set()))
    assert first == list(patch({*triples[::-1]}, set()))
    assert first[1] == "TX ." and first[-1] == "TC ."


@pytest.mark.parametrize("line", ["TA .", "A <urn:a> <urn:b> .", "A _ .", "PA x <urn:x> .", "nonsense"])
def test_what_is_no_patch_is_refused(line: str) -> None:
    with pytest.raises(InputError, match="patch:2"):
        apply(f"TX .\n{line}\nTC .", set())
