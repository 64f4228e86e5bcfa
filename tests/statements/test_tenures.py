"""Terms of office: what a page's date says of a post."""

from __future__ import annotations

import pytest

from kg.model import Entity, Evidence, Fact, Inferred, Page, PageMeta, Value
from kg.statements.tenures import of_post, told_on

PERSON = Entity("person/1", "person", "official", "覃一鸣")
BODY = Entity("organisation/2", "organisation", "party", "平南县委")


def told(tenure: str = "", status: str = "", date: str | None = "2025-04-22") -> set[tuple[str, object]]:
    meta = PageMeta(date=Inferred(date) if date else None)
    fact = Fact(PERSON, "holds_post", BODY, (), "r", title="书记", tenure=tenure, status=status)  # type: ignore[arg-type]
    said = list(of_post(fact, BODY, "post/abc", Page("p", "", meta=meta), Evidence()))
    assert {s.subject for s in said} == {"membership/abc"}
    return {(s.predicate, s.object) for s in said}


WHO = {
    ("rdf:type", "org:Membership"),
    ("org:member", "person/1"),
    ("org:organization", "organisation/2"),
    ("kg:post", "post/abc"),
}


@pytest.mark.parametrize(
    ("tenure", "says"),
    [("", "kg:heldOn"), ("acting", "kg:heldOn"), ("begins", "kg:begunBy"), ("ended", "kg:endedBy")],
)
def test_the_page_dates_the_post(tenure: str, says: str) -> None:
    kind = {("kg:tenure", f"kg:{tenure}")} if tenure else set()
    assert told(tenure) == WHO | kind | {(says, Value("2025-04-22", "edtf"))}


def test_a_candidate_holds_nothing_yet() -> None:
    assert told(status="planned") == WHO | {("kg:status", "kg:planned")}


def test_an_undated_page_dates_nothing() -> None:
    assert told(date=None) == WHO


@pytest.mark.parametrize(
    ("date", "comparable"),
    [("2025", "2025"), ("2025-06~", "2025-06"), ("2025-06-30?", "2025-06-30"), ("XXXX-06", ""), ("2025/2026", "")],
)
def test_only_dates_that_compare_are_told(date: str, comparable: str) -> None:
    assert told_on(Page("p", "", meta=PageMeta(date=Inferred(date)))) == comparable
