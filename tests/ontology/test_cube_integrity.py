"""The integrity constraints of the W3C Data Cube vocabulary (section 11.1) hold for every table.

Left out are those of what our structures do not have: code lists (IC-5, IC-19 to 21), required attributes (IC-13) and
measure dimensions (IC-15 to 17). Each query asks for a violation.
"""

from __future__ import annotations

import pyoxigraph as ox
import pytest

from kg.graph import Graph
from kg.rdf.ontology import ontology_file
from kg.rdf.serialise import serialise

PREFIXES = """
PREFIX qb: <http://purl.org/linked-data/cube#>
PREFIX rdf: <http://www.w3.org/1999/02/22-rdf-syntax-ns#>
PREFIX rdfs: <http://www.w3.org/2000/01/rdf-schema#>
PREFIX sdmx-dimension: <http://purl.org/linked-data/sdmx/2009/dimension#>
"""
CONSTRAINTS = {
    "IC-1 unique data set": """{
        { ?obs a qb:Observation . FILTER NOT EXISTS { ?obs qb:dataSet ?dataset1 . } }
        UNION { ?obs a qb:Observation ; qb:dataSet ?dataset1, ?dataset2 . FILTER (?dataset1 != ?dataset2) } }""",
    "IC-2 unique structure": """{
        { ?dataset a qb:DataSet . FILTER NOT EXISTS { ?dataset qb:structure ?dsd . } }
        UNION { ?dataset a qb:DataSet ; qb:structure ?dsd1, ?dsd2 . FILTER (?dsd1 != ?dsd2) } }""",
    "IC-3 structure includes a measure": """{
        ?dsd a qb:DataStructureDefinition .
        FILTER NOT EXISTS { ?dsd qb:component [ qb:measure ?measure ] } }""",
    "IC-4 dimensions have a range": """{
        ?dim a qb:DimensionProperty . ?set qb:component/qb:dimension ?dim .
        FILTER NOT EXISTS { ?dim rdfs:range [] } FILTER (!STRSTARTS(STR(?dim), STR(sdmx-dimension:))) }""",
    "IC-6 only attributes may be optional": """{
        ?dsd qb:component ?spec . ?spec qb:componentRequired false ; ?property ?component .
        FILTER (?property IN (qb:dimension, qb:measure)) }""",
    "IC-7 slice keys are declared": """{
        ?slicekey a qb:SliceKey . FILTER NOT EXISTS { ?dsd a qb:DataStructureDefinition ; qb:sliceKey ?slicekey } }""",
    "IC-8 slice keys are consistent with the structure": """{
        ?slicekey a qb:SliceKey ; qb:componentProperty ?prop . ?dsd qb:sliceKey ?slicekey .
        FILTER NOT EXISTS { ?dsd qb:component [ ?p ?prop ] } }""",
    "IC-9 unique slice structure": """{
        { ?slice a qb:Slice . FILTER NOT EXISTS { ?slice qb:sliceStructure ?key } }
        UNION { ?slice a qb:Slice ; qb:sliceStructure ?key1, ?key2 . FILTER (?key1 != ?key2) } }""",
    "IC-10 slice dimensions complete": """{
        ?slice qb:sliceStructure [ qb:componentProperty ?dim ] . FILTER NOT EXISTS { ?slice ?dim ?val } }""",
    "IC-11 all dimensions given": """{
        ?obs qb:dataSet/qb:structure/qb:component/qb:dimension ?dim . FILTER NOT EXISTS { ?obs ?dim ?value } }""",
    "IC-12 no duplicate observations": """{
        ?obs1 qb:dataSet ?dataset . ?obs2 qb:dataSet ?dataset . FILTER (STR(?obs1) < STR(?obs2))
        FILTER NOT EXISTS {
            ?dataset qb:structure/qb:component/qb:dimension ?dim . ?obs1 ?dim ?value1 . ?obs2 ?dim ?value2 .
            FILTER (?value1 != ?value2) } }""",
    "IC-14 all measures given": """{
        ?obs qb:dataSet/qb:structure ?dsd . ?dsd qb:component/qb:measure ?measure .
        FILTER NOT EXISTS { ?obs ?measure ?value } }""",
    "IC-18 a slice's observations are of its data set": """{
        ?dataset qb:slice ?slice . ?slice qb:observation ?obs . FILTER NOT EXISTS { ?obs qb:dataSet ?dataset } }""",
    "slices fix what their observations have": """{
        ?slice qb:sliceStructure/qb:componentProperty ?dim ; qb:observation ?obs ; ?dim ?fixed .
        FILTER NOT EXISTS { ?obs ?dim ?fixed } }""",
}


@pytest.fixture(scope="module")
def store(seed_graph: Graph) -> ox.Store:
    loaded = ox.Store()
    loaded.load(serialise(seed_graph), format=ox.RdfFormat.TURTLE)
    loaded.load(ontology_file("xianzhi.ttl").read_text("utf-8").encode(), format=ox.RdfFormat.TURTLE)
    return loaded


def test_there_are_cubes(store: ox.Store) -> None:
    sets = list(store.query(PREFIXES + "SELECT ?set (COUNT(?o) AS ?n) { ?o qb:dataSet ?set } GROUP BY ?set"))
    assert len(sets) >= 2
    assert sum(int(row["n"].value) for row in sets) > 50


@pytest.mark.parametrize("name", CONSTRAINTS)
def test_an_integrity_constraint_holds(store: ox.Store, name: str) -> None:
    assert not bool(store.query(f"{PREFIXES} ASK {CONSTRAINTS[name]}"))


BROKEN = {
    "IC-1 unique data set": "<urn:o> a qb:Observation .",
    "IC-2 unique structure": "<urn:d> a qb:DataSet .",
    "IC-9 unique slice structure": "<urn:s> a qb:Slice .",
    "IC-11 all dimensions given": "<urn:o> qb:dataSet ?set .",
    "IC-14 all measures given": "<urn:o> qb:dataSet ?set .",
    "IC-18 a slice's observations are of its data set": "?set qb:slice <urn:s> . <urn:s> qb:observation <urn:o> .",
}


@pytest.mark.parametrize("name", BROKEN)
def test_a_broken_cube_would_be_found(seed_graph: Graph, name: str) -> None:
    broken = ox.Store()
    broken.load(serialise(seed_graph), format=ox.RdfFormat.TURTLE)
    broken.update(f"{PREFIXES} INSERT {{ {BROKEN[name]} }} WHERE {{ ?set a qb:DataSet }}")
    assert bool(broken.query(f"{PREFIXES} ASK {CONSTRAINTS[name]}"))
