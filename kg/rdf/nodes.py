"""A graph as nodes in the order in which its files tell of them: names chosen, facts with the words that say them.

Everything is made node by node, so that a graph of a million facts is written without holding its triples.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Collection, Iterator, Sequence, Set
from functools import lru_cache
from typing import NamedTuple

from kg.graph import KIND_CLASSES, Graph
from kg.model import Quote, Statement, Value
from kg.rdf.terms import SECTIONS


class TripleTerm(NamedTuple):
    """A triple as a term, which RDF 1.2 can speak of."""

    subject: str
    predicate: str
    object: str | Value


Object = str | Value | TripleTerm  # a node's key, a CURIE, a literal or a triple term
Said = tuple[str, Object]  # predicate and object

# Statements with these predicates carry their words, rule and confidence in the file.
TOLD = frozenset(
    (
        *("kg:locatedIn", "org:holds", "kg:implements", "kg:partOf", "kg:uses", "schema:organizer"),
        *("kg:participant", "kg:operatedBy", "kg:specialisesIn", "kg:recognisedBy", "dcterms:date"),
        *("schema:value", "schema:mentions", "schema:author", "schema:datePublished", "schema:spatialCoverage"),
        *("kg:period", "kg:status", "kg:heldOn", "kg:begunBy", "kg:endedBy"),
    )
)
# Of these a thing bears one, though its statements may say several.
_CHOSEN = frozenset(("rdf:type", "skos:prefLabel", "skos:altLabel", "kg:status"))
STAGES = ("kg:planned", "kg:target", "kg:ongoing", "kg:done", "kg:denied")
_FIRST = {"rdf:type": 0, "skos:prefLabel": 1, "skos:altLabel": 2, "rdfs:label": 3}
_PLACE = {section: place for place, section in enumerate(SECTIONS)}


class Node(NamedTuple):
    key: str
    said: tuple[Said, ...]


GAZETTEER = Node(
    "source/gazetteer",
    (
        ("rdf:type", "prov:Entity"),
        ("rdfs:label", Value("全国行政区划代码")),
        ("rdfs:label", Value("administrative division codes of China", "en")),
    ),
)


def nodes(graph: Graph) -> Iterator[Node]:
    """Every node with its triples: things by section and key, then sources, statements and quotes."""
    told = sorted((s for s in graph.statements if is_told(s)), key=lambda s: s.id)
    status: dict[str, set[str]] = defaultdict(set)
    for statement in graph.statements:
        if statement.subject.startswith("statement/"):
            status[statement.subject].add(str(statement.object))
    for key in sorted(graph.subjects, key=by_section):
        if not key.startswith("statement/"):
            said = {(s.predicate, s.object) for s in graph.said_of(key)}
            yield thing_node(key, said, graph.classes.get(key, ()), graph.names.get(key, ()))
    if any(statement.evidence.source for statement in told):
        yield GAZETTEER
    for statement in told:
        yield with_status(statement_node(statement), status.get(f"statement/{statement.id}", ()))
    quotes = {(q.article, q.start, q.stop): q for statement in told for q in statement.evidence.quotes}
    for place in sorted(quotes):
        yield quote_node(quotes[place])


def section_of(node: Node) -> str:
    return node.key.partition("/")[0]


def is_told(statement: Statement) -> bool:
    return statement.predicate in TOLD and not statement.subject.startswith("statement/")


def by_section(key: str) -> tuple[int, str]:
    return _PLACE.get(key.partition("/")[0], len(_PLACE)), key


def _by_predicate(said: Said) -> tuple[int, str, str]:
    predicate, thing = said
    return _FIRST.get(predicate, len(_FIRST)), predicate, "" if thing in KIND_CLASSES else repr(thing)


def thing_node(key: str, stated: Set[tuple[str, str | Value]], classes: Sequence[str], names: Sequence[str]) -> Node:
    """A thing with the classes and names that were chosen for it, and whatever else is stated of it."""
    said: set[Said] = {(predicate, thing) for predicate, thing in stated if predicate not in _CHOSEN}
    reached = {str(thing) for predicate, thing in stated if predicate == "kg:status"}
    if reached:
        said.add(("kg:status", max(reached, key=STAGES.index)))
    said.update(("rdf:type", name) for name in classes)
    for place, name in enumerate(names):
        said.add(("skos:altLabel" if place else "skos:prefLabel", Value(name)))
        if place == 0 and KIND_CLASSES.intersection(classes):
            said.add(("rdfs:label", Value(name)))
    return Node(key, tuple(sorted(said, key=_by_predicate)))


def statement_node(statement: Statement) -> Node:
    """A statement with its evidence."""
    return Node(f"statement/{statement.id}", tuple(_evidence(statement)))


def with_status(node: Node, told: Collection[str]) -> Node:
    """A statement's node with the furthest status that is told of it."""
    if not told:
        return node
    place = 1 + [predicate for predicate, _ in node.said].index("kg:rule")
    return Node(node.key, (*node.said[:place], ("kg:status", max(told, key=STAGES.index)), *node.said[place:]))


def _evidence(statement: Statement) -> Iterator[Said]:
    yield "rdf:type", "rdf:Statement"
    yield "rdf:subject", statement.subject
    yield "rdf:predicate", statement.predicate
    yield "rdf:object", statement.object
    yield "kg:confidence", Value(_decimal(statement.evidence.confidence), "decimal")
    yield "kg:rule", Value(statement.evidence.rule, "string")
    if statement.evidence.source:
        yield "prov:wasDerivedFrom", f"source/{statement.evidence.source}"
    for key in sorted({quote_key(quote) for quote in statement.evidence.quotes}):
        yield "prov:wasDerivedFrom", key


def quote_node(quote: Quote) -> Node:
    return Node(
        quote_key(quote),
        (
            ("rdf:type", "oa:TextPositionSelector"),
            ("rdf:type", "oa:TextQuoteSelector"),
            ("oa:exact", Value(quote.exact, "string")),
            ("oa:start", Value(str(quote.start), "integer")),
            ("oa:end", Value(str(quote.stop), "integer")),
            ("kg:article", quote.article),
        ),
    )


def quote_key(quote: Quote) -> str:
    """
    >>> quote_key(Quote("e0b2", "article/e0b2-a1", 120, 145, "…"))
    'quote/e0b2-a1-120-145'
    """
    return f"quote/{quote.article.removeprefix('article/')}-{quote.start}-{quote.stop}"


@lru_cache(maxsize=1024)
def _decimal(confidence: float) -> str:
    text = f"{confidence:.4f}".rstrip("0")
    return text + "0" if text.endswith(".") else text
