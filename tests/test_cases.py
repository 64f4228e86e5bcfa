"""The corpus of cases: F1 of entities and facts in its two lists, against recorded floors.

`python -m tests.test_cases dev` prints the figures and every error.
"""

from __future__ import annotations

import sys
from functools import cache
from pathlib import Path

import pytest

sys.path.insert(0, str(Path(__file__).parent))

from marked_cases import (
    CASES,
    KINDS,
    PREDICATES,
    Case,
    CaseError,
    Count,
    count_entities,
    count_facts,
    read_cases,
    report,
    run,
    unmark,
)


@cache
def corpus() -> tuple[Case, ...]:
    return tuple(read_cases("corpus"))


@cache
def figures(split: str, files: str = "") -> dict[str, Count]:
    """Counts of entities and facts, and of each type and predicate."""
    counts = {name: Count() for name in ("entities", "facts", *sorted(KINDS), *sorted(PREDICATES))}
    for case in corpus():
        if case.split != split or not case.where.startswith(files):
            continue
        found = run(case, use_tagger=False)
        for kind in KINDS:
            counts[kind] += count_entities(case, found, frozenset({kind}))
        for predicate in PREDICATES:
            counts[predicate] += count_facts(case, found, frozenset({predicate}))
    counts["entities"] = sum((counts[k] for k in sorted(KINDS)), Count())
    counts["facts"] = sum((counts[p] for p in sorted(PREDICATES)), Count())
    return counts


def floors() -> list[tuple[str, str, float]]:
    lines = (CASES / "floors.tsv").read_text(encoding="utf-8").splitlines()
    rows = [line.split("\t") for line in lines if line and not line.startswith("#")]
    return [(split, name, float(floor)) for split, name, floor in rows[1:]]


@pytest.mark.parametrize(("split", "name", "floor"), floors())
def test_no_list_falls_below_its_floor(split: str, name: str, floor: float) -> None:
    count = figures(split)[name]
    shown = "\n".join(count.errors) if split == "dev" else "the errors of this list are not looked at"
    assert count.f1 >= floor, f"{split} {name}: F1 {count.f1:.3f} below {floor}\n{shown}"


def test_lists_are_of_like_size_and_spread() -> None:
    lists = {split: [c for c in corpus() if c.split == split] for split in ("dev", "eval")}
    assert len(corpus()) >= 400
    for cases in lists.values():
        assert len(cases) >= 0.45 * len(corpus())
        assert len({c.province for c in cases}) >= 10
        assert {c.subject for c in cases} == {c.subject for c in corpus()}


def test_no_text_occurs_twice() -> None:
    texts = [c.text for c in corpus()]
    assert len(set(texts)) == len(texts)


def test_marks_are_read() -> None:
    text, named = unmark("[[安丘市|place]水利局|organisation=安丘水利局]说，“好”。", "here:1")
    assert text == "安丘市水利局说，“好”。"
    assert [(e.kind, e.names, e.optional) for e in named] == [
        ("place", {"安丘市"}, False),
        ("organisation", {"安丘市水利局", "安丘水利局"}, False),
    ]


@pytest.mark.parametrize("line", ["[没有完|place", "[甲|animal]"])
def test_a_wrong_mark_is_refused_with_its_place(line: str) -> None:
    with pytest.raises(CaseError, match="here:7"):
        unmark(line, "here:7")


if __name__ == "__main__":
    wanted, files = sys.argv[1], (sys.argv[2:] or [""])[0]
    found_figures = figures(wanted, files)
    print(report(found_figures))
    if wanted == "dev":
        for line in found_figures["entities"].errors + found_figures["facts"].errors:
            print(line)
