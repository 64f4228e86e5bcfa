"""What a set of triples says, by subject, with the words that say it."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Collection, Iterator, Mapping
from dataclasses import dataclass
from functools import cached_property

import pyoxigraph as ox

from kg.diff.triples import base_of
from kg.graph import is_node
from kg.model import Value
from kg.rdf.terms import DATATYPES, VOCABULARIES

Object = str | Value  # a node's key, a CURIE or a literal
ENTITIES = ("person", "place", "organisation", "initiative", "event", "document", "product")
_TYPES = {VOCABULARIES[name.partition(":")[0]] + name.partition(":")[2]: short for short, name in DATATYPES.items()}
_SPACES = sorted(VOCABULARIES.items(), key=lambda pair: -len(pair[1]))
_NAMED_BY = ("skos:prefLabel", "rdfs:label", "schema:headline", "schema:identifier")


@dataclass(frozen=True, order=True)
class Words:
    """The words of a page behind a statement."""

    quote: str
    page: str  # its identifier
    date: str  # EDTF, where known


class Picture:
    """Triples with keys for IRIs, so that builds with different bases can be compared."""

    def __init__(self, triples: Collection[ox.Triple]) -> None:
        base = base_of(triples)
        said: dict[str, dict[str, set[Object]]] = defaultdict(lambda: defaultdict(set))
        for triple in triples:
            thing = _thing(triple.object, base)
            said[_name(triple.subject, base)][_name(triple.predicate, base)].add(thing)
        self.said: Mapping[str, Mapping[str, set[Object]]] = said

    def objects(self, key: str, predicate: str) -> list[Object]:
        """What is said of a node, in an order that depends on nothing else."""
        return sorted(self.said.get(key, {}).get(predicate, ()), key=repr)

    def keys(self, key: str, predicate: str) -> list[str]:
        return [thing for thing in self.objects(key, predicate) if isinstance(thing, str)]

    def text(self, key: str, predicate: str) -> str:
        """The first literal, or nothing."""
        return next((thing.text for thing in self.objects(key, predicate) if isinstance(thing, Value)), "")

    def name(self, key: str) -> str:
        """What a node is called, or nothing."""
        return next(filter(None, (self.text(key, predicate) for predicate in _NAMED_BY)), "")

    def names(self, key: str) -> set[str]:
        of = self.said.get(key, {})
        things = {thing for predicate in ("skos:prefLabel", "skos:altLabel") for thing in of.get(predicate, ())}
        return {thing.text for thing in things if isinstance(thing, Value)}

    @cached_property
    def entities(self) -> frozenset[str]:
        return frozenset(key for key in self.said if is_node(key) and key.partition("/")[0] in ENTITIES)

    def of_section(self, section: str) -> Iterator[str]:
        return (key for key in self.said if key.startswith(f"{section}/"))

    def pages(self) -> dict[str, str]:
        """The name of each page by its key."""
        return {key: self.name(key) for key in self.of_section("page")}

    def words(self, subject: str, predicate: str, thing: Object) -> tuple[Words, ...]:
        """The quotes behind a statement, in the order of their pages."""
        statements = self._statements.get((subject, predicate, thing), ())
        quotes = {quote for statement in statements for quote in self.keys(statement, "prov:wasDerivedFrom")}
        return tuple(sorted({self._words(quote) for quote in quotes if quote.startswith("quote/")}))

    def statuses(self, subject: str, predicate: str, thing: Object) -> set[str]:
        """The states in which pages tell a statement; "" where one tells it without any."""
        statements = self._statements.get((subject, predicate, thing), ())
        return {status for s in statements for status in self.keys(s, "kg:status") or [""]}

    def _words(self, quote: str) -> Words:
        article = next(iter(self.keys(quote, "kg:article")), "")
        page = next((key for key in self.keys(article, "schema:isPartOf") if key.startswith("page/")), "")
        return Words(self.text(quote, "oa:exact"), self.name(page), self.text(page, "schema:datePublished"))

    @cached_property
    def _statements(self) -> dict[tuple[str, str, Object], list[str]]:
        found: dict[tuple[str, str, Object], list[str]] = defaultdict(list)
        for key in self.of_section("statement"):
            of = self.said[key]
            for subject in of.get("rdf:subject", ()):
                for predicate in of.get("rdf:predicate", ()):
                    for thing in of.get("rdf:object", ()):
                        found[str(subject), str(predicate), thing].append(key)
        return found


def _thing(term: object, base: str) -> Object:
    if isinstance(term, ox.Literal):
        return Value(term.value, term.language or _TYPES.get(term.datatype.value, "string"))
    return _name(term, base)


def _name(term: object, base: str) -> str:
    """The key or CURIE of an IRI, or the IRI itself."""
    text = term.value if isinstance(term, ox.NamedNode) else str(term)
    if text.startswith(base):
        return text.removeprefix(base)
    for prefix, space in _SPACES:
        if text.startswith(space):
            return f"{prefix}:{text.removeprefix(space)}"
    return text
