"""pySHACL, the reference engine, finds what the fast one finds in planted violations.

Run by the slow part of CI: `pytest tests/ontology/check_pyshacl.py`.
"""

from __future__ import annotations

from pathlib import Path

import pyshacl
import rdflib
from rdflib import RDF, SH

from kg.rdf.ontology import ontology_file
from kg.rdf.validation import validate_text

SHAPES = rdflib.Graph().parse(data=ontology_file("shapes.ttl").read_text("utf-8"))
KGSH = "https://w3id.org/xianzhi/shapes#"


def test_two_engines_find_the_same() -> None:
    base, *parts = (Path(__file__).parent / "planted.txt").read_text("utf-8").split("\n## ")
    turtle = base + "".join("\n" + part.split("\n", 1)[1] for part in parts if "_:" not in part)
    fast = {(f.focus, f.shape, f.severity) for f in validate_text(turtle).found}
    data = rdflib.Graph().parse(data=turtle, format="turtle")
    _, report, _ = pyshacl.validate(data, shacl_graph=SHAPES)
    slow = {
        (
            str(report.value(result, SH.focusNode)),
            str(report.value(result, SH.sourceShape)).replace(KGSH, "kgsh:"),
            str(report.value(result, SH.resultSeverity)).removeprefix(str(SH)),
        )
        for result in report.subjects(RDF.type, SH.ValidationResult)
    }
    assert fast == slow
    assert len(fast) > 200
