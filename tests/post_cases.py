"""Reads the marked sentences of tests/cases/posts and says what the rules make of them."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, field
from pathlib import Path

from kg.entities import resolve
from kg.facts.posts import relate
from kg.lexicon.gazetteer import gazetteer
from kg.mentions import recognise
from kg.mentions.scope import Scope
from kg.model import Article, Entity, Fact, Page, Passage, Sentence

CASES = Path(__file__).parent / "cases" / "posts"
_SENTENCE = re.compile("[^。]+(?:。”?|$)")
Triple = tuple[str, str, str, str]


@dataclass
class Case:
    file: str
    line: int
    code: str
    text: str
    wanted: set[Triple] = field(default_factory=set)


def cases() -> Iterator[Case]:
    for path in sorted(CASES.glob("*.txt")):
        code, case = "", None
        for number, line in enumerate(path.read_text(encoding="utf-8").splitlines(), 1):
            if line.startswith("@"):
                code = line.split()[1]
            elif line.startswith("= ") and case:
                person, title, body, tenure = [*(cell.strip() for cell in line[2:].split("|")), ""][:4]
                case.wanted.add((person, title, body, tenure))
            elif line and not line.startswith(("#", "-")):
                if case:
                    yield case
                case = Case(path.stem, number, code, line)
        if case:
            yield case


def found(case: Case, use_tagger: bool = True) -> set[Triple]:
    return {_triple(fact) for fact in facts_of(case, use_tagger)}


def facts_of(case: Case, use_tagger: bool = True) -> list[Fact]:
    """The posts of a short text that stands alone on a page of the division."""
    parts = list(_SENTENCE.finditer(case.text))
    sentences = tuple(
        Sentence(i, "body", 0, Passage(part[0], tuple(range(part.start(), part.end())))) for i, part in enumerate(parts)
    )
    article = Article("a1", "feature", None, sentences)
    page = Page("case", case.text, (article,))
    places = gazetteer()
    county = places.get(case.code) if not case.code.endswith("00") else None
    city = places.get(case.code[:4])
    if city is None or (county and county.name.endswith("市")):
        city = county  # the paper of a county-level city
    scope = Scope(page, article, city, county, use_tagger=use_tagger)
    facts = [fact for reading in resolve([recognise(scope)]) for fact in relate(reading)]
    return [fact for fact in facts if isinstance(fact, Fact)]


def _triple(fact: Fact) -> Triple:
    assert isinstance(fact.object, Entity)
    return fact.subject.name, fact.title, fact.object.name, fact.tenure


def same(wanted: Triple, got: Triple) -> bool:
    """As the scorer compares: 书记 for 县委书记 is the same title, 市长 for 副市长 is not."""
    long, short = sorted((wanted[1], got[1]), key=len, reverse=True)
    more = long[: len(long) - len(short)]
    alike = long.endswith(short) and not set(more) & set("副代原前")
    return alike and (wanted[0], wanted[2], wanted[3]) == (got[0], got[2], got[3])


def compare(wanted: set[Triple], got: set[Triple]) -> tuple[int, list[Triple], list[Triple]]:
    """How many are right, what is missing and what is too much."""
    left, missing, right = set(got), [], 0
    for triple in sorted(wanted):
        hit = next((g for g in sorted(left) if same(triple, g)), None)
        if hit is None:
            missing.append(triple)
        else:
            left.remove(hit)
            right += 1
    return right, missing, sorted(left)
