"""HermiT, a description logic reasoner, finds the ontology consistent and every class possible."""

from __future__ import annotations

import shutil
from pathlib import Path

import owlready2
import pytest
import rdflib

ONTOLOGY = Path(__file__).parents[2] / "ontology"
PLANTED = """
@prefix kg: <https://w3id.org/xianzhi/ontology#> .
@prefix owl: <http://www.w3.org/2002/07/owl#> .
@prefix rdfs: <http://www.w3.org/2000/01/rdf-schema#> .
<urn:Impossible> a owl:Class ; rdfs:subClassOf kg:Meeting, kg:Official .
"""

pytestmark = pytest.mark.skipif(shutil.which("java") is None, reason="HermiT needs Java")


def impossible(turtle: str, tmp_path: Path) -> list[str]:
    """The classes that can have no instance. Raises where the whole is inconsistent."""
    graph = rdflib.Graph()
    for name in ("xianzhi.ttl", "schemes.ttl"):
        graph.parse(ONTOLOGY / name)
    graph.parse(data=turtle, format="turtle")
    file = tmp_path / "ontology.nt"
    graph.serialize(file, format="nt", encoding="utf-8")
    world = owlready2.World()
    with world.get_ontology(file.as_uri()).load():
        owlready2.sync_reasoner_hermit(world, debug=0)
    return [cls.iri for cls in world.inconsistent_classes() if cls is not owlready2.Nothing]


def test_every_class_is_possible(tmp_path: Path) -> None:
    assert impossible("", tmp_path) == []


def test_an_impossible_class_would_be_found(tmp_path: Path) -> None:
    assert impossible(PLANTED, tmp_path) == ["urn:Impossible"]


def test_a_contradiction_would_be_found(tmp_path: Path) -> None:
    with pytest.raises(owlready2.OwlReadyInconsistentOntologyError):
        impossible("@prefix kg: <https://w3id.org/xianzhi/ontology#> . kg:done a kg:Bound, kg:Person .", tmp_path)
