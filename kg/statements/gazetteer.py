"""What the gazetteer adds: codes, and the containers of every coded place up to its province."""

from __future__ import annotations

from collections.abc import Collection, Iterator, Sequence

from kg.lexicon.gazetteer import Division, gazetteer
from kg.model import Evidence, Statement, Value
from kg.statements.entities import class_of
from kg.statements.sheet import Sheet
from kg.statements.values import plain

KNOWN = Evidence(rule="gazetteer", source="gazetteer")


def containers(sheets: Sequence[Sheet], stated: Collection[Statement]) -> Iterator[Statement]:
    """The statements that complete the chain of containers of every coded place of a page."""
    mentioned = {key: sheet for sheet in reversed(sheets) for key in sheet.mentions}
    for key in sorted(_places(sheets, stated)):
        yield from _chain(key, mentioned)


def _places(sheets: Sequence[Sheet], stated: Collection[Statement]) -> set[str]:
    used = {entity.place for sheet in sheets for entity in sheet.entities}
    used.update([statement.subject for statement in stated])
    used.update([statement.object for statement in stated if isinstance(statement.object, str)])
    return {key for key in used if key.startswith("place/")}


def _chain(key: str, mentioned: dict[str, Sheet]) -> Iterator[Statement]:
    """One place's code and container, then its container's, and so on."""
    division = gazetteer().get(key.removeprefix("place/"))
    while division is not None:
        place = f"place/{division.code}"
        yield Statement(place, "dcterms:identifier", plain(division.code), KNOWN)
        if place not in mentioned:
            yield Statement(place, "rdf:type", "kg:Place", KNOWN)
            yield Statement(place, "rdf:type", class_of(division.level), KNOWN)
            yield Statement(place, "skos:prefLabel", Value(division.name), KNOWN)
        container = gazetteer().parent(division)
        if container is not None:
            yield Statement(place, "kg:locatedIn", f"place/{container.code}", _shown(place, container, mentioned))
        division = container


def _shown(place: str, container: Division, mentioned: dict[str, Sheet]) -> Evidence:
    """Where the page mentions both ends, the lower one's mention is the quote."""
    if place in mentioned and f"place/{container.code}" in mentioned:
        return Evidence(mentioned[place].first_words(place), "gazetteer", 0.95, "gazetteer")
    return KNOWN
