"""Which place a level word means on a page of which nothing is known."""

from __future__ import annotations

from kg.graph import Graph
from kg.pipeline import extract
from kg.reading import parse_page

TOLD = """县委召开会议

3月28日，市人大常委会副主任、县委书记王小明主持召开县委会议。县委副书记、县长李志勇参加会议。会上，王小明指出，{0}作为\
明文化的发源地，要奋力开创{0}高质量发展新局面。
"""


def _bodies(text: str) -> set[str]:
    labels = Graph(extract(parse_page("page", text), use_tagger=True)).labels
    return {label for key, label in labels.items() if key.startswith("organisation/")}


def test_the_county_that_the_article_is_about() -> None:
    assert _bodies(TOLD.format("凤阳")) == {"凤阳县委", "滁州市人大常委会"}
    assert _bodies(TOLD.format("本地")) == {"县委", "市人大常委会"}
