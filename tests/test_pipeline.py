"""The whole flow: pages alone and together, in every order and number of processes."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

import pytest

import kg
from kg.errors import InputError, PageError
from kg.graph import Graph
from kg.output import write
from kg.pipeline import extract
from kg.rdf.serialise import serialise
from kg.reading import parse_page

PAGE = """大湾镇举办龙舟赛

本报讯（记者 何小雨）6月10日，平南县大湾镇举办龙舟赛，12支队伍参赛。
"""


def test_pages_alone_and_merged_equal_all_at_once(seed_pages: list[Path], seed_graph: Graph) -> None:
    merged = Graph()
    for page in reversed(seed_pages):
        merged = merged | kg.build(page)
    assert merged == seed_graph
    assert serialise(merged) == serialise(seed_graph)


def test_several_processes_read_the_same(seed_pages: list[Path], seed_graph: Graph) -> None:
    assert kg.build(reversed(seed_pages), jobs=2) == seed_graph


def test_the_order_of_hashes_does_not_matter(tmp_path: Path, seed_pages: list[Path]) -> None:
    """A build with hashes of its own writes the bytes that this process writes, whose hashes are others."""
    pages = seed_pages[:1]
    build = [sys.executable, "-m", "kg.cli", "build", "--no-validate", "-o", str(tmp_path), *map(str, pages)]
    subprocess.run(build, check=True, env={"PYTHONHASHSEED": "77"}, capture_output=True)
    for file in write(kg.build(pages), tmp_path / "here"):
        assert file.read_bytes() == (tmp_path / file.name).read_bytes(), file.name


def test_a_copy_under_another_name_is_the_same_page(tmp_path: Path) -> None:
    for name in ("one.txt", "two.txt"):
        (tmp_path / name).write_text(PAGE, "utf-8")
    graph = kg.build(tmp_path)
    pages = {s.subject for s in graph.statements if s.object == "kg:Page"}
    assert len(pages) == 1


def test_extraction_is_a_function_of_the_page() -> None:
    page = parse_page("p", PAGE)
    assert extract(page) == extract(page)
    assert len(extract(page)) > 5


def test_a_page_of_one_sentence_is_read() -> None:
    assert extract(parse_page("p", "甲军区副主任李海山今晚会见了参加研讨会的乙国代表团。"), use_tagger=True)


def test_a_missing_path_is_named() -> None:
    with pytest.raises(InputError, match="nowhere"):
        kg.build("nowhere.txt")


def test_the_only_page_being_bad_is_an_error(tmp_path: Path) -> None:
    (tmp_path / "empty.txt").write_text("", "utf-8")
    with pytest.raises(PageError, match=r"empty\.txt"):
        kg.build(tmp_path)
