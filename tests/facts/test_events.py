"""Events of whole briefs over ten provinces: their names, organisers, dates, places and participants."""

from __future__ import annotations

import pytest
from marked_cases import Count, Read, count_entities, count_facts, read_and_run

from kg.graph import Graph
from kg.pipeline import extract
from kg.reading import parse_page

EVENT = frozenset({"event"})
# what the rules reached when they were last worked on, less a little for changes elsewhere
FLOORS = {"organised_by": 0.93, "participant": 0.85, "date": 0.97, "located_in": 0.9}


@pytest.fixture(scope="module")
def cases() -> list[Read]:
    return read_and_run("events")


def test_names(cases: list[Read]) -> None:
    count = Count()
    for case, found in cases:
        count += count_entities(case, found, EVENT)
    assert count.f1 >= 0.97, "\n".join(count.errors)


@pytest.mark.parametrize("predicate", FLOORS)
def test_facts(cases: list[Read], predicate: str) -> None:
    count = Count()
    for case, found in cases:
        count += count_facts(case, found, frozenset({predicate}), EVENT)
    assert count.f1 >= FLOORS[predicate], "\n".join(count.errors)


def test_standing_programmes_and_plurals_are_no_events(cases: list[Read]) -> None:
    for case, found in cases:
        if case.where.startswith("none") and not any(e.kind == "event" for e in case.entities):
            said = [e.name for e in found.names if e.kind == "event"]
            assert said == [], case.where


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("7月28日，永丰县政协党组召开2023年第9次会议，传达上级精神。", "永丰县政协党组2023年第9次会议"),
        ("2月13日，永丰县召开了“两节”、“两会”安全工作座谈会。", "“两节”、“两会”安全工作座谈会"),
        ("6月6号，永丰县人民法院举办“公众开放日”活动。", "“公众开放日”活动"),
    ],
)
def test_names_of_sentences(text: str, name: str) -> None:
    statements = extract(parse_page("page", f"{text}\n"), use_tagger=False)
    labels = Graph(statements).labels
    assert name in {label for key, label in labels.items() if key.startswith("event/")}


def test_a_site_of_an_unknown_name_is_no_host() -> None:
    text = "3月5日，永丰县恩江镇团委在燕川文化广场开展学雷锋志愿服务活动。"
    statements = extract(parse_page("page", f"{text}\n"), use_tagger=False)
    labels = Graph(statements).labels
    assert {labels[str(s.object)] for s in statements if s.predicate == "schema:organizer"} == {"共青团恩江镇委员会"}


def test_a_drill_joined_to_another_is_told_of_by_no_verb() -> None:
    text = "3月10日，永丰县举行应急演练。\n\n本次演练采用现场演练与后方指挥（桌面演练）相结合的方式。"
    statements = extract(parse_page("page", f"{text}\n"), use_tagger=False)
    assert len({s.subject for s in statements if s.predicate == "dcterms:date"}) == 1
