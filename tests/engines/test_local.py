"""Extraction in local processes: outcomes in order, defects reported and not hidden."""

from __future__ import annotations

from pathlib import Path

import pytest

from kg.building import build_graph
from kg.engines import local
from kg.engines.local import extract_all
from kg.errors import PageError
from kg.model import Statement
from kg.pipeline import Options


@pytest.fixture
def pages(tmp_path: Path) -> list[Path]:
    for number in range(6):
        (tmp_path / f"{number}.txt").write_text(f"6月{number + 1}日，平南县大湾镇举办龙舟赛。", "utf-8")
    return sorted(tmp_path.glob("*.txt"))


@pytest.mark.parametrize("jobs", [1, 2, None])
def test_outcomes_come_in_the_order_of_the_pages(pages: list[Path], jobs: int | None) -> None:
    outcomes = list(extract_all(pages, Options(use_tagger=False), jobs))
    assert [path for path, _ in outcomes] == pages
    assert all(isinstance(found, list) and found for _, found in outcomes)


def test_a_defect_on_one_page_is_reported_and_the_others_are_built(
    pages: list[Path], monkeypatch: pytest.MonkeyPatch
) -> None:
    right = local.extract_file

    def breaks_on_three(path: Path, options: Options) -> list[Statement]:
        if path.stem == "3":
            raise KeyError("葫芦")
        return right(path, options)

    monkeypatch.setattr(local, "extract_file", breaks_on_three)
    skipped: list[PageError] = []
    graph = build_graph(pages, Options(use_tagger=False), jobs=1, skip=skipped.append)
    assert len([s for s in graph.statements if s.object == "kg:Page"]) == 5
    (error,) = skipped
    assert "3.txt: defect at test_local.py" in str(error)
    assert "KeyError: '葫芦'" in str(error)
    with pytest.raises(PageError) as raised:
        build_graph(pages, Options(use_tagger=False), jobs=1)
    assert isinstance(raised.value.__cause__, KeyError)
