"""Stating: articles, entities and facts as statements, the unit of everything after."""

from __future__ import annotations

from collections.abc import Sequence

from kg.mentions.scope import Reading
from kg.model import Fact, Figure, Page, Statement
from kg.statements import articles, containers, cubes, entities, gazetteer, relations
from kg.statements.sheet import Sheet

Told = tuple[Reading, Sequence[Fact | Figure]]


def state(page: Page, told: Sequence[Told]) -> list[Statement]:
    """Everything one page says: `told` holds each article's reading with the facts read from it.

    The same page gives the same statements wherever and whenever it is read, so the statements of
    several pages are the union of the statements of each.
    """
    sheets = [Sheet.of(reading, facts) for reading, facts in told]
    stated = dict.fromkeys(articles.of_page(page, [sheet.reading.scope.article for sheet in sheets]))
    for sheet in sheets:
        stated |= dict.fromkeys(relations.of_sheet(sheet))
        stated |= dict.fromkeys(cubes.of_sheet(sheet))
        stated |= dict.fromkeys(entities.of_sheet(sheet))
    stated |= dict.fromkeys(gazetteer.containers(sheets, stated))
    mentioned = {entity.key for sheet in sheets for entity in sheet.entities}
    return containers.lowest(stated, mentioned)
