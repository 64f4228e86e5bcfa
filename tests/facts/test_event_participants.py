"""Who takes part in an event, and who is only named beside those who do."""

from __future__ import annotations

import pytest

from kg.graph import Graph
from kg.pipeline import extract
from kg.reading import parse_page

HEADLINE = "剑阁县教育局召开教学研讨会\n\n3月2日，剑阁县教育局召开教学研讨会"


@pytest.mark.parametrize(
    ("text", "there"),
    [
        ("，教师王军民的妻子李芳参加会议。", {"李芳"}),
        ("，部分县水务局代表参加会议。", set()),
        ("，县水务局代表参加会议。", {"剑阁县水务局"}),
        ("。会上，副局长李勇民与老教师王胜民围坐交流。", {"李勇民", "王胜民"}),
    ],
)
def test_who_is_there(text: str, there: set[str]) -> None:
    statements = extract(parse_page("page", f"{HEADLINE}{text}\n"), use_tagger=False)
    labels = Graph(statements).labels
    named = [str(s.object) for s in statements if s.predicate == "kg:participant"]
    assert {labels[key] for key in named} == there
