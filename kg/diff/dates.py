"""A build as it stood on a date: what its pages up to then say."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Collection, Iterator

import pyoxigraph as ox

from kg.diff.triples import base_of
from kg.errors import InputError
from kg.rdf.terms import iri
from kg.statements.edtf import is_edtf

_Fact = tuple[object, object, object]
_DAY = re.compile(r"(\d{4})(?:-(\d\d))?(?:-(\d\d))?")
_STATUS = ox.NamedNode(iri("kg:status", ""))
_STAGES = [iri(f"kg:{stage}", "") for stage in ("planned", "target", "ongoing", "done", "denied")]
# A node of a page's furniture stands where what it belongs to stands …
_BELONGS = ("kg:article", "qb:dataSet", "kg:post")
# … and these hang on whatever refers to them.
_HANGERS = frozenset(("paper", "post", "slice", "indicator", "structure", "component", "source"))


def last_day(date: str) -> str:
    """The last day that an EDTF date may mean, or "" where that is open.

    >>> last_day("2024-12"), last_day("2025"), last_day("2025-04-22"), last_day("2025-01/2025-03"), last_day("2025/..")
    ('2024-12-99', '2025-99-99', '2025-04-22', '2025-03-99', '')
    """
    match = _DAY.fullmatch(date.rpartition("/")[2].strip("?~%"))
    return f"{match[1]}-{match[2] or 99}-{match[3] or 99}" if match else ""


def checked_date(text: str) -> str:
    """Raises InputError where the text is no date with an end."""
    if not is_edtf(text) or not last_day(text):
        raise InputError(f"--at: no date such as 2025-04-22, 2025-04 or 2025: {text!r}")
    return text


class Dated:
    """The triples of a build with what is known of the dates of its pages."""

    def __init__(self, triples: Collection[ox.Triple]) -> None:
        self._triples = triples
        self._base = base_of(triples)
        self._of: dict[object, dict[str, set[object]]] = defaultdict(lambda: defaultdict(set))
        self._sections: dict[str, list[object]] = defaultdict(list)
        for triple in triples:
            self._of[triple.subject][_value(triple.predicate)].add(triple.object)
        for node in self._of:
            self._sections[self._section(node)].append(node)
        self._facts = {node: self._fact(node) for node in self._sections["statement"]}
        self._days = {node: self._day(node) for node in self._sections["page"]}

    @property
    def undated(self) -> int:
        """Pages of which no date is known: they are in the picture of no date."""
        return sum(not day for day in self._days.values())

    def until(self, date: str) -> set[ox.Triple]:
        """The triples that the pages up to the end of `date` say."""
        end = last_day(date)
        alive: set[object] = {page for page, day in self._days.items() if day and day <= end}
        told = self._told(alive)
        self._furnish(alive)
        reified = set(self._facts.values())
        kept = {triple for triple in self._triples if self._stays(triple, alive, told, reified)}
        return kept | set(_furthest(told))

    def _told(self, alive: set[object]) -> set[_Fact]:
        """What the living pages tell, whose ends live too; the gazetteer goes on from there."""
        for section, link in (("article", "schema:isPartOf"), ("quote", "kg:article")):
            alive |= {node for node in self._sections[section] if alive & self._said(node, link)}
        sources = {node: self._said(node, "prov:wasDerivedFrom") for node in self._facts}
        here = {node for node in sources if alive & sources[node]}
        alive |= here | {end for node in here for end in self._facts[node][::2]}
        elsewhere = {n for n in sources if not any(self._section(source) == "quote" for source in sources[n])}
        while more := {node for node in elsewhere - here if self._facts[node][0] in alive}:
            here |= more
            alive |= more | {self._facts[node][2] for node in more}
        return {self._facts[node] for node in here}

    def _furnish(self, alive: set[object]) -> None:
        """Bylines, tables and memberships of what lives, then whatever hangs on them."""
        for section in ("byline", "dataset", "cell", "membership"):
            alive |= {n for n in self._sections[section] if any(alive & self._said(n, link) for link in _BELONGS)}
        todo = list(alive)
        while todo:
            for things in self._of.get(todo.pop(), {}).values():
                hanging = {thing for thing in things - alive if self._section(thing) in _HANGERS}
                alive |= hanging
                todo.extend(hanging)

    def _stays(self, triple: ox.Triple, alive: set[object], told: set[_Fact], reified: set[_Fact]) -> bool:
        fact = (triple.subject, triple.predicate, triple.object)
        if triple.subject not in alive:
            return False
        if fact in reified:
            return fact in told and triple.predicate != _STATUS
        return triple.object not in self._of or triple.object in alive

    def _fact(self, statement: object) -> _Fact:
        first = (next(iter(self._said(statement, f"rdf:{part}")), None) for part in ("subject", "predicate", "object"))
        subject, predicate, thing = first
        return subject, predicate, thing

    def _day(self, page: object) -> str:
        return max((last_day(_value(date)) for date in self._said(page, "schema:datePublished")), default="")

    def _said(self, node: object, predicate: str) -> set[object]:
        return self._of.get(node, {}).get(iri(predicate, ""), set())

    def _section(self, node: object) -> str:
        text = _value(node)
        return text.removeprefix(self._base).partition("/")[0] if text.startswith(self._base) else ""


def _value(term: object) -> str:
    return term.value if isinstance(term, (ox.NamedNode, ox.Literal)) else ""


def _furthest(told: set[_Fact]) -> Iterator[ox.Triple]:
    """Of each thing the status that goes furthest, as when a graph is written."""
    stages: dict[object, list[str]] = defaultdict(list)
    for subject, predicate, thing in told:
        if predicate == _STATUS:
            stages[subject].append(_value(thing))
    for subject, reached in stages.items():
        if isinstance(subject, ox.NamedNode):
            known = [stage for stage in _STAGES if stage in reached] or sorted(reached)
            yield ox.Triple(subject, _STATUS, ox.NamedNode(known[-1]))
