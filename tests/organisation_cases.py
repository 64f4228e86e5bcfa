"""Reads tests/cases/organisations/*.txt: one sentence a line, bodies in {…}, `=` before the full name where it differs.

The first line, `# 330327 苍南县`, says which county the sentences are about.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from pathlib import Path
from typing import NamedTuple

from kg import entities, mentions
from kg.lexicon.gazetteer import gazetteer
from kg.mentions.scope import Reading, Scope
from kg.model import Article, Page, Passage, Sentence

CASES = Path(__file__).parent / "cases" / "organisations"
_MARK = re.compile("{([^}=]+)(?:=([^}]+))?}")


class Case(NamedTuple):
    county: str  # division code
    text: str
    bodies: tuple[tuple[str, str], ...]  # as printed, and the full name


def cases(*names: str) -> Iterator[Case]:
    for file in sorted(CASES.glob("*.txt")):
        if names and file.stem not in names:
            continue
        first, *lines = file.read_text("utf-8").splitlines()
        for line in lines:
            marks = tuple((m[1], m[2] or m[1]) for m in _MARK.finditer(line))
            yield Case(first.split()[1], _MARK.sub(r"\1", line), marks)


def read(text: str, county: str, use_tagger: bool = False) -> Reading:
    """The sentence as an article of its own, resolved."""
    passage = Passage(text, tuple(range(len(text))))
    article = Article("a1", "brief", None, (Sentence(0, "body", 0, passage),))
    home = gazetteer()[county]
    scope = Scope(Page("page", text, (article,)), article, gazetteer().parent(home), home, use_tagger=use_tagger)
    return entities.resolve([mentions.recognise(scope)])[0]


def bodies(reading: Reading) -> list[tuple[str, str]]:
    """What stands in the text, and the name of the body that it means; anaphors and bodies inside others left out."""
    text = reading.scope.article.sentences[0].text
    found = [m for m in reading.mentions if m.kind == "organisation" and not m.anaphor and m.entity]
    longest = {m.span.start: max(o.span.stop for o in found if o.span.start == m.span.start) for m in found}
    return [
        (text[m.span.start : m.span.stop], m.entity.name)
        for m in found
        if m.entity and m.span.stop == longest[m.span.start]
    ]
