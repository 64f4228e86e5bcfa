"""The whole flow on one screen: a page file becomes statements."""

from __future__ import annotations

from dataclasses import dataclass, field
from pathlib import Path

from kg import entities, facts, mentions, statements
from kg.collecting import without_cycles
from kg.mentions.scope import scopes
from kg.model import Page, Statement
from kg.reading import Given, read_page


@dataclass(frozen=True)
class Options:
    """What the user knows of the pages, and whether the tagger is asked."""

    given: Given = field(default_factory=Given)
    use_tagger: bool = True


@without_cycles
def extract(page: Page, use_tagger: bool = True) -> list[Statement]:
    """Everything a page says, as statements: the same for the same page, wherever it is read."""
    found = [mentions.recognise(scope) for scope in scopes(page, use_tagger)]
    resolved = entities.resolve(found)
    return statements.state(page, [(reading, facts.relate(reading)) for reading in resolved])


def extract_file(path: Path, options: Options = Options()) -> list[Statement]:
    """The statements of one page file. Raises PageError where the file is no readable page."""
    return extract(read_page(path, options.given), options.use_tagger)
