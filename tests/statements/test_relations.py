"""Facts and figures in the shapes of the graph contract."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

import pytest

from kg.mentions.scope import Reading, Scope
from kg.model import Article, Entity, Fact, Figure, Mention, Page, Passage, Sentence, Span, Statement, Value
from kg.statements.entities import of_sheet as entity_statements
from kg.statements.relations import of_sheet
from kg.statements.sheet import Sheet

TEXT = "副县长覃一鸣说，大湾镇推行积分制，培训农民200余人次。"
PAGE = Page("p", TEXT)
ARTICLE = Article("a1", "brief", None, (Sentence(0, "body", 0, Passage(TEXT, tuple(range(len(TEXT))))),))
COUNTY = Entity("place/450821", "place", "county", "平南县")
TOWN = Entity("place/450821105", "place", "township", "大湾镇", "place/450821")
PERSON = Entity("person/1", "person", "official", "覃一鸣")
POINTS = Entity("initiative/1", "initiative", "points", "积分制")
EVENT = Entity("event/1", "event", "training", "农民培训")
BRANCH = Entity("organisation/1", "organisation", "party", "大湾镇党支部")
PARTY = Entity("organisation/2", "organisation", "party", "平南县委")


def span(words: str) -> Span:
    return Span(0, TEXT.index(words), TEXT.index(words) + len(words))


def stated(facts: Sequence[Fact | Figure], mentions: Sequence[Mention] = ()) -> list[Statement]:
    sheet = Sheet.of(Reading(Scope(PAGE, ARTICLE), tuple(mentions)), facts)
    return [*of_sheet(sheet), *entity_statements(sheet)]


def triples(facts: Sequence[Fact | Figure]) -> set[tuple[str, str, object]]:
    return {(s.subject, s.predicate, s.object) for s in stated(facts)}


def fact(subject: Entity, predicate: str, thing: Entity | str, **more: str) -> Fact:
    return replace(Fact(subject, predicate, thing, (span("大湾镇推行积分制"),), "rule", 0.8), **more)  # type: ignore[arg-type]


@pytest.mark.parametrize(
    ("told", "said"),
    [
        (fact(TOWN, "located_in", COUNTY), (TOWN.key, "kg:locatedIn", COUNTY.key)),
        (fact(TOWN, "implements", POINTS), (TOWN.key, "kg:implements", POINTS.key)),
        (fact(BRANCH, "part_of", PARTY), (BRANCH.key, "org:subOrganizationOf", PARTY.key)),
        (fact(BRANCH, "part_of", PARTY), (BRANCH.key, "kg:partOf", PARTY.key)),
        (fact(EVENT, "organised_by", TOWN), (EVENT.key, "schema:organizer", TOWN.key)),
        (fact(EVENT, "participant", PERSON, role="trainer"), (EVENT.key, "kg:trainer", PERSON.key)),
        (fact(EVENT, "participant", PERSON, role="trainer"), (EVENT.key, "kg:participant", PERSON.key)),
        (fact(POINTS, "awarded_by", PARTY), (POINTS.key, "kg:recognisedBy", PARTY.key)),
        (fact(EVENT, "date", "2025-06-10"), (EVENT.key, "dcterms:date", Value("2025-06-10", "edtf"))),
        (fact(EVENT, "date", "近日"), (EVENT.key, "kg:period", Value("近日"))),
        (fact(TOWN, "implements", POINTS, status="planned"), (POINTS.key, "kg:status", "kg:planned")),
    ],
    ids=lambda case: case.predicate if isinstance(case, Fact) else case[1],
)
def test_a_relation_becomes_its_triple(told: Fact, said: tuple[str, str, object]) -> None:
    assert said in triples([told])


def test_a_post_is_a_node_in_one_body() -> None:
    said = triples([fact(PERSON, "holds_post", COUNTY, title="副县长", tenure="acting")])
    (post,) = (thing for _, predicate, thing in said if predicate == "org:holds")
    assert {(p, o) for s, p, o in said if s == post} == {
        ("rdf:type", "org:Post"),
        ("skos:prefLabel", Value("副县长")),
        ("org:postIn", COUNTY.key),
    }


def test_a_figure_is_an_observation() -> None:
    words = (span("培训农民200余人次"),)
    figure = Figure(TOWN, "农民", 200, "人次", words, "r", bound="over", period="2025-01/2025-03", status="done")
    said = triples([figure])
    (node,) = (s for s, predicate, _ in said if predicate == "schema:value")
    assert {(p, o) for s, p, o in said if s == node} == {
        ("rdf:type", "schema:Observation"),
        ("schema:observationAbout", TOWN.key),
        ("schema:variableMeasured", Value("农民")),
        ("schema:value", Value("200", "integer")),
        ("schema:unitText", Value("人次")),
        ("schema:observationDate", Value("2025-01/2025-03", "edtf")),
        ("kg:bound", "kg:moreThan"),
        ("kg:status", "kg:done"),
    }


def test_the_same_figure_without_a_date_on_two_pages_is_two() -> None:
    figure = Figure(TOWN, "农民", 200, "人次", (span("200"),), "r")
    elsewhere = Sheet.of(Reading(Scope(replace(PAGE, text=TEXT + "。"), ARTICLE), ()), [figure])
    nodes = {s.subject for s in (*stated([figure]), *of_sheet(elsewhere)) if s.predicate == "schema:value"}
    assert len(nodes) == 2


def test_a_status_belongs_to_the_statement_as_well() -> None:
    said = stated([fact(TOWN, "implements", POINTS, status="done")])
    (relation,) = (s for s in said if s.predicate == "kg:implements")
    assert any(s.subject == f"statement/{relation.id}" and s.object == "kg:done" for s in said)


def test_nothing_is_part_of_itself() -> None:
    assert not [s for s in stated([fact(TOWN, "located_in", TOWN)]) if s.predicate == "kg:locatedIn"]


def test_everything_used_in_a_fact_is_mentioned_by_the_article() -> None:
    said = triples([fact(TOWN, "implements", POINTS)])
    assert {o for _, p, o in said if p == "schema:mentions"} == {TOWN.key, POINTS.key}


def test_a_pointing_word_is_a_mention_and_no_name() -> None:
    mentions = [
        Mention(span("大湾镇"), "place", "township", "大湾镇", "names", 0.9, entity=COUNTY),
        Mention(span("副县长"), "place", "township", "该县", "pointing", 0.9, anaphor=True, entity=COUNTY),
    ]
    said = stated([], mentions)
    names = {s.object for s in said if s.predicate in ("skos:prefLabel", "skos:altLabel")}
    assert names == {Value("平南县"), Value("大湾镇")}
    quoted = {q.exact for s in said if s.predicate == "schema:mentions" for q in s.evidence.quotes}
    assert quoted == {"大湾镇", "副县长"}


def test_a_relation_to_words_is_refused() -> None:
    with pytest.raises(TypeError, match="located_in needs an entity"):
        stated([fact(TOWN, "located_in", "平南县")])
