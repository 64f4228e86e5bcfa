"""The order of the stages: each imports the model, the errors, the lexicon and earlier stages only."""

from __future__ import annotations

import ast
from collections.abc import Iterator
from pathlib import Path

import pytest

KG = Path(__file__).parent.parent / "kg"
ORDER = (
    *("model", "errors", "collecting", "lexicon", "reading", "mentions", "entities", "facts", "statements"),
    *("pipeline", "graph"),
    *(
        "network",
        "rdf",
        "engines",
        "building",
        "sparql",
        "serve",
        "explorer",
        "explain",
        "diff",
        "output",
        "evaluate",
        "progress",
        "commands",
        "cli",
    ),
)
# The views that a graph offers of itself, imported when somebody asks for one.
VIEWS = {("graph", "network"), ("graph", "rdf"), ("graph", "explorer"), ("graph", "sparql")}


def stage_of(module: str) -> str:
    """
    >>> stage_of("kg.mentions.places")
    'mentions'
    """
    return module.removeprefix("kg.").partition(".")[0]


def imports(file: Path) -> Iterator[str]:
    """The modules of kg that a file imports when it is itself imported or run."""
    for node in ast.walk(ast.parse(file.read_text("utf-8"))):
        if isinstance(node, ast.Import):
            yield from (name.name for name in node.names if name.name.startswith("kg."))
        elif isinstance(node, ast.ImportFrom) and node.module == "kg":
            yield from (f"kg.{name.name}" for name in node.names if (KG / name.name).exists())
        elif isinstance(node, ast.ImportFrom) and (node.module or "").startswith("kg."):
            yield str(node.module)


def files() -> list[Path]:
    return [file for file in sorted(KG.rglob("*.py")) if file.parent != KG or file.name != "__init__.py"]


@pytest.mark.parametrize("file", files(), ids=lambda file: str(file.relative_to(KG)))
def test_a_stage_imports_earlier_stages_only(file: Path) -> None:
    own = stage_of(".".join(file.relative_to(KG).with_suffix("").parts))
    assert own in ORDER, f"{own} has no place in the order"
    for module in imports(file):
        other = stage_of(module)
        assert ORDER.index(other) <= ORDER.index(own) or (own, other) in VIEWS, f"{own} imports {module}"


def test_the_model_imports_nothing_of_the_rest() -> None:
    assert not list(imports(KG / "model.py"))
