"""What the READMEs print is true."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from kg.cli import main
from kg.explain import explain
from kg.graph import Graph

ROOT = Path(__file__).parent.parent
READMES = ("README.md", "README.zh.md")


def blocks(name: str, language: str) -> list[str]:
    return re.findall(rf"^```{language}\n(.*?)^```$", (ROOT / name).read_text("utf-8"), re.S | re.M)


def test_both_readmes_print_the_same_commands() -> None:
    for language in ("sh", "console"):
        assert blocks("README.md", language) == blocks("README.zh.md", language)
    assert [len(block.splitlines()) for block in blocks("README.md", "sh")] == [1, 1]


def test_the_python_example_runs(monkeypatch: pytest.MonkeyPatch) -> None:
    """The same in both languages but for the comments, so it runs once."""
    monkeypatch.chdir(ROOT)
    (code,), (chinese,) = (blocks(name, "python") for name in READMES)
    assert re.sub("#.*", "", code) == re.sub("#.*", "", chinese)
    known: dict[str, object] = {}
    exec(code.replace("more/pages", "seeds/000_3a79c1d600050f67.txt"), known)
    assert isinstance(known["graph"], Graph)


@pytest.mark.parametrize("name", READMES)
def test_the_explained_line_is_printed_so(name: str, seed_graph: Graph) -> None:
    said = [line for block in blocks(name, "console") for line in block.splitlines() if not line.startswith("$")]
    assert said
    assert set(said) <= set(explain(seed_graph))


@pytest.mark.parametrize("name", READMES)
def test_the_turtle_example_is_in_the_golden_build(name: str) -> None:
    (example,) = blocks(name, "turtle")
    golden = (ROOT / "exports" / "graph.ttl").read_text("utf-8").split("\n\n")
    first, *rest = example.splitlines()
    (node,) = (node for node in golden if node.startswith(first))
    for line in rest:
        assert line.rstrip(" .;") in node, line


@pytest.mark.parametrize("name", READMES)
def test_commands_exist(name: str, capsys: pytest.CaptureFixture[str]) -> None:
    text = (ROOT / name).read_text("utf-8")
    for command in set(re.findall(r"^\$ kg (\w+)", text, re.M)):
        with pytest.raises(SystemExit) as stopped:
            main([command, "--help"])
        assert stopped.value.code == 0
    assert "usage: kg" in capsys.readouterr().out


@pytest.mark.parametrize("name", READMES)
def test_links_lead_somewhere(name: str) -> None:
    for link in re.findall(r"\]\(([^)#:]+)\)", (ROOT / name).read_text("utf-8")):
        assert (ROOT / link).exists(), link
