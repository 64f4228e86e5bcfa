"""Reads tests/cases/places/*.txt and finds the places of a sentence; the format is at the head of the file."""

from __future__ import annotations

import re
from collections.abc import Iterator
from pathlib import Path
from typing import NamedTuple

from kg.entities import places as resolving
from kg.lexicon.gazetteer import gazetteer
from kg.mentions import places
from kg.mentions.scope import Reading, Scope
from kg.model import Article, Page, Passage, Sentence

CASES = Path(__file__).parent / "cases" / "places"
_MARK = re.compile("{([^}=]+)(?:=([^}]+))?}")


class Case(NamedTuple):
    city: str
    county: str
    text: str
    marked: tuple[tuple[int, str, str], ...]  # where, the words, the entity's name


def cases() -> Iterator[Case]:
    for path in sorted(CASES.glob("*.txt")):
        city = county = ""
        for line in path.read_text(encoding="utf-8").splitlines():
            head = re.fullmatch(r"# ([\d-]+) ([\d-]+)", line)
            if head:
                city, county = (code.strip("-") for code in head.groups())
            elif line and not line.startswith("#"):
                yield _case(city, county, line)


def _case(city: str, county: str, line: str) -> Case:
    marked = []
    removed = 0
    for mark in _MARK.finditer(line):
        words = mark[1]
        marked.append((mark.start() - removed, words, mark[2] or words))
        removed += len(mark[0]) - len(words)
    return Case(city, county, _MARK.sub(lambda mark: mark[1], line), tuple(marked))


def read(*texts: str, city: str = "", county: str = "") -> Reading:
    """An article of one paragraph a text, its places found and resolved."""
    sentences = tuple(
        Sentence(index, "body", index, Passage(text, tuple(range(len(text))))) for index, text in enumerate(texts)
    )
    article = Article("a1", "brief", None, sentences)
    page = Page("case", "\n".join(texts), (article,))
    known = gazetteer()
    scope = Scope(page, article, known.get(city), known.get(county), None, False)
    mentions = sorted(places.find(scope, ()), key=lambda m: m.span)
    return resolving.resolve([Reading(scope, tuple(mentions))])[0]


def found(reading: Reading) -> list[tuple[int, str, str]]:
    texts = {s.index: s.text for s in reading.scope.article.sentences}
    return [
        (m.span.start, texts[m.span.sentence][m.span.start : m.span.stop], m.entity.name)
        for m in reading.mentions
        if m.entity
    ]
