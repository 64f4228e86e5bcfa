"""What an article says of its entities by mentioning them: their classes, their names, where they are mentioned."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator

from kg.model import Entity, Evidence, Mention, Statement, Value
from kg.statements.calibration import calibrated
from kg.statements.sheet import Sheet

_IRREGULAR = {"points": "PointsSystem", "grid": "GridSystem"}

_BY_VERB = ("event.gift", "event.told", "event.signed-there", "event.also")
_TELLING = 4  # 签下, 送去: words so few name no occurrence


def class_of(kind: str) -> str:
    """The class of a kind or subtype of the guidelines.

    >>> class_of("township"), class_of("points")
    ('kg:Township', 'kg:PointsSystem')
    """
    return "kg:" + _IRREGULAR.get(kind, kind[:1].upper() + kind[1:])


def of_sheet(sheet: Sheet) -> Iterator[Statement]:
    for entity in sheet.entities:
        evidence = _first(sheet, entity)
        yield Statement(entity.key, "rdf:type", class_of(entity.kind), evidence)
        if entity.subtype:
            yield Statement(entity.key, "rdf:type", class_of(entity.subtype), evidence)
        yield Statement(entity.key, "skos:prefLabel", Value(entity.name), evidence)
        yield from _names(sheet, entity)
        yield from _mentioned(sheet, entity, evidence)


def _first(sheet: Sheet, entity: Entity) -> Evidence:
    mention = sheet.surest(entity.key)
    if mention is None:
        quotes = sheet.first_words(entity.key)
        uses = [fact for fact in sheet.facts if entity in (fact.subject, getattr(fact, "object", None))]
        best = max(uses, key=lambda fact: fact.confidence)
        return Evidence(quotes, best.rule, calibrated(_kind(entity), best.rule, best.confidence))
    quotes = sheet.quoter.spans((mention.span,))
    return Evidence(quotes, mention.rule, calibrated(_kind(entity), mention.rule, mention.confidence))


def _names(sheet: Sheet, entity: Entity) -> Iterator[Statement]:
    """Every other name the article uses, each with all the places where it does."""
    named: dict[str, list[Mention]] = defaultdict(list)
    for mention in sheet.mentions.get(entity.key, ()):
        if not mention.anaphor:
            for name in {_surface(sheet, mention), mention.name.strip()} - {""}:
                named[name].append(mention)
    for name, mentions in named.items():
        if name != entity.name:
            yield Statement(entity.key, "skos:altLabel", Value(name), _joint(sheet, mentions))


def _surface(sheet: Sheet, mention: Mention) -> str:
    """The words themselves, unless they are only the verb by which an event is told."""
    words = sheet.quoter.surface(mention.span).strip()
    told = mention.rule in _BY_VERB and len(words) < _TELLING and words != mention.name
    return "" if told else words


def _mentioned(sheet: Sheet, entity: Entity, evidence: Evidence) -> Iterator[Statement]:
    by_rule: dict[str, list[Mention]] = defaultdict(list)
    for mention in sheet.mentions.get(entity.key, ()):
        by_rule[mention.rule].append(mention)
    for mentions in by_rule.values():
        yield Statement(sheet.article, "schema:mentions", entity.key, _joint(sheet, mentions))
    if not by_rule:
        yield Statement(sheet.article, "schema:mentions", entity.key, evidence)


def _joint(sheet: Sheet, mentions: list[Mention]) -> Evidence:
    best = max(mentions, key=lambda m: (m.confidence, m.rule))
    quotes = sheet.quoter.spans(sorted({mention.span for mention in mentions}))
    kind = _kind(best.entity) if best.entity else ""
    return Evidence(quotes, best.rule, calibrated(kind, best.rule, best.confidence))


def _kind(entity: Entity) -> str:
    """Under which the confidences of its mentions are tabled."""
    return f"entity/{entity.kind}"
