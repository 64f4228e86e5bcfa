"""Facts and figures as statements, in the shapes of the graph contract."""

from __future__ import annotations

from collections.abc import Iterator

from kg.model import Entity, Evidence, Fact, Figure, Statement, Value
from kg.statements import tenures
from kg.statements.edtf import is_edtf
from kg.statements.keys import observation_key, post_key
from kg.statements.sheet import Sheet
from kg.statements.values import TRUE, edtf, number

_PREDICATES = {
    "located_in": "kg:locatedIn",
    "implements": "kg:implements",
    "part_of": "kg:partOf",
    "organised_by": "schema:organizer",
    "participant": "kg:participant",
    "operated_by": "kg:operatedBy",
    "specialises_in": "kg:specialisesIn",
    "uses": "kg:uses",
    "recognised_by": "kg:recognisedBy",
    "awarded_by": "kg:recognisedBy",
}
_ROLES = frozenset(("host", "speaker", "attendee", "trainer", "competitor", "signatory", "inspector"))
_BOUNDS = {"approx": "kg:approximately", "at_least": "kg:atLeast", "at_most": "kg:atMost", "over": "kg:moreThan"}
_HAVE_STATUS = ("initiative", "event")


def of_sheet(sheet: Sheet) -> Iterator[Statement]:
    for fact in sheet.facts:
        evidence = sheet.evidence(fact)
        yield from _figure(sheet, fact, evidence) if isinstance(fact, Figure) else _fact(sheet, fact, evidence)


def _fact(sheet: Sheet, fact: Fact, evidence: Evidence) -> Iterator[Statement]:
    said = list(_relation(sheet, fact, evidence))
    yield from said
    if fact.status and said:
        for thing in filter(None, (f"statement/{said[0].id}", _with_status(fact))):
            yield Statement(thing, "kg:status", f"kg:{fact.status}", evidence)


def _relation(sheet: Sheet, fact: Fact, evidence: Evidence) -> Iterator[Statement]:
    """The statements that say the fact; the first is the one that carries its evidence in the graph."""
    subject, thing = fact.subject.key, fact.object
    if fact.predicate == "date":
        yield _date(subject, str(thing), evidence)
    elif not isinstance(thing, Entity):
        raise TypeError(f"{fact.rule}: {fact.predicate} needs an entity, not {thing!r}")
    elif fact.predicate == "holds_post":
        yield from _post(fact, thing, evidence)
        yield from tenures.of_post(fact, thing, post_key(fact, thing), sheet.reading.scope.page, evidence)
    elif thing.key != subject:
        yield Statement(subject, _PREDICATES[fact.predicate], thing.key, evidence)
        if fact.predicate == "part_of" and fact.subject.kind == thing.kind == "organisation":
            yield Statement(subject, "org:subOrganizationOf", thing.key, evidence)
        if fact.predicate == "participant" and fact.role in _ROLES:
            yield Statement(subject, f"kg:{fact.role}", thing.key, evidence)


def _date(subject: str, date: str, evidence: Evidence) -> Statement:
    if is_edtf(date):
        return Statement(subject, "dcterms:date", edtf(date), evidence)
    return Statement(subject, "kg:period", Value(date), evidence)


def _post(fact: Fact, body: Entity, evidence: Evidence) -> Iterator[Statement]:
    post = post_key(fact, body)
    yield Statement(fact.subject.key, "org:holds", post, evidence)
    yield Statement(post, "rdf:type", "org:Post", evidence)
    yield Statement(post, "skos:prefLabel", Value(fact.title), evidence)
    yield Statement(post, "org:postIn", body.key, evidence)


def _with_status(fact: Fact) -> str:
    """The initiative or event whose status the fact tells, if it tells one."""
    if fact.predicate == "implements" and isinstance(fact.object, Entity):
        return fact.object.key
    if fact.predicate in ("organised_by", "date", "located_in") and fact.subject.kind in _HAVE_STATUS:
        return fact.subject.key
    return ""


def _figure(sheet: Sheet, figure: Figure, evidence: Evidence) -> Iterator[Statement]:
    node = observation_key(figure, sheet.reading.scope.page)

    def said(predicate: str, thing: str | Value) -> Statement:
        return Statement(node, predicate, thing, evidence)

    yield said("rdf:type", "schema:Observation")
    yield said("schema:observationAbout", figure.subject.key)
    yield said("schema:value", number(figure.value))
    if figure.indicator:
        yield said("schema:variableMeasured", Value(figure.indicator))
    if figure.unit:
        yield said("schema:unitText", Value(figure.unit))
    if figure.maximum is not None:
        yield said("schema:maxValue", number(figure.maximum))
    if figure.period:
        dated = is_edtf(figure.period)
        yield said("schema:observationDate", edtf(figure.period)) if dated else said("kg:period", Value(figure.period))
    if figure.bound:
        yield said("kg:bound", _BOUNDS[figure.bound])
    if figure.change:
        yield said("kg:isChange", TRUE)
    if figure.status:
        yield said("kg:status", f"kg:{figure.status}")
