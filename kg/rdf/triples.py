"""The triples of a graph: names chosen, facts with the words that say them."""

from __future__ import annotations

from collections.abc import Iterator

from pyoxigraph import Literal, NamedNode, Triple

from kg.graph import KIND_CLASSES, Graph, is_node
from kg.model import Quote, Statement, Value
from kg.rdf.terms import curie, literal, node

# Statements with these predicates carry their words, rule and confidence in the file.
_TOLD = frozenset(
    (
        *("kg:locatedIn", "org:holds", "kg:implements", "kg:partOf", "kg:uses", "schema:organizer"),
        *("kg:participant", "kg:operatedBy", "kg:specialisesIn", "kg:recognisedBy", "dcterms:date"),
        *("schema:value", "schema:mentions", "schema:author", "schema:datePublished", "schema:spatialCoverage"),
        *("kg:period", "kg:status"),
    )
)
_CHOSEN = frozenset(("rdf:type", "skos:prefLabel", "skos:altLabel"))
GAZETTEER = "source/gazetteer"


def triples(graph: Graph) -> set[Triple]:
    """Everything that a Turtle file of the graph holds, in no order."""
    return {*_names(graph), *_classes(graph), *_stated(graph), *_evidence(graph), *_sources(graph)}


def _names(graph: Graph) -> Iterator[Triple]:
    for key, (name, *others) in graph.names.items():
        subject = node(key, graph.base)
        yield Triple(subject, curie("skos:prefLabel"), Literal(name, language="zh"))
        if KIND_CLASSES & set(graph.classes.get(key, ())):
            yield Triple(subject, curie("rdfs:label"), Literal(name, language="zh"))
        for other in others:
            yield Triple(subject, curie("skos:altLabel"), Literal(other, language="zh"))


def _classes(graph: Graph) -> Iterator[Triple]:
    for key, classes in graph.classes.items():
        for name in classes:
            yield Triple(node(key, graph.base), curie("rdf:type"), curie(name))


def _stated(graph: Graph) -> Iterator[Triple]:
    for statement in graph.statements:
        if statement.predicate not in _CHOSEN:
            subject = node(statement.subject, graph.base)
            yield Triple(subject, curie(statement.predicate), _object(statement, graph.base))


def _object(statement: Statement, base: str) -> NamedNode | Literal:
    if isinstance(statement.object, Value):
        return literal(statement.object)
    return node(statement.object, base) if is_node(statement.object) else curie(statement.object)


def _evidence(graph: Graph) -> Iterator[Triple]:
    base = graph.base
    for statement in graph.statements:
        if statement.predicate not in _TOLD or statement.subject.startswith("statement/"):
            continue
        told = node(f"statement/{statement.id}", base)
        yield Triple(told, curie("rdf:type"), curie("rdf:Statement"))
        yield Triple(told, curie("rdf:subject"), node(statement.subject, base))
        yield Triple(told, curie("rdf:predicate"), curie(statement.predicate))
        yield Triple(told, curie("rdf:object"), _object(statement, base))
        yield Triple(told, curie("kg:confidence"), literal(Value(_decimal(statement.evidence.confidence), "decimal")))
        yield Triple(told, curie("kg:rule"), Literal(statement.evidence.rule))
        if statement.evidence.source:
            yield Triple(told, curie("prov:wasDerivedFrom"), node(f"source/{statement.evidence.source}", base))
        for quote in statement.evidence.quotes:
            selector = node(quote_key(quote), base)
            yield Triple(told, curie("prov:wasDerivedFrom"), selector)
            yield from _selector(quote, selector, base)


def _selector(quote: Quote, selector: NamedNode, base: str) -> Iterator[Triple]:
    yield Triple(selector, curie("rdf:type"), curie("oa:TextQuoteSelector"))
    yield Triple(selector, curie("rdf:type"), curie("oa:TextPositionSelector"))
    yield Triple(selector, curie("oa:exact"), Literal(quote.exact))
    yield Triple(selector, curie("oa:start"), literal(Value(str(quote.start), "integer")))
    yield Triple(selector, curie("oa:end"), literal(Value(str(quote.stop), "integer")))
    yield Triple(selector, curie("kg:article"), node(quote.article, base))


def _sources(graph: Graph) -> Iterator[Triple]:
    if any(statement.evidence.source for statement in graph.statements):
        source = node(GAZETTEER, graph.base)
        yield Triple(source, curie("rdf:type"), curie("prov:Entity"))
        yield Triple(source, curie("rdfs:label"), Literal("全国行政区划代码", language="zh"))
        yield Triple(source, curie("rdfs:label"), Literal("administrative division codes of China", language="en"))


def quote_key(quote: Quote) -> str:
    """
    >>> quote_key(Quote("e0b2", "article/e0b2-a1", 120, 145, "…"))
    'quote/e0b2-a1-120-145'
    """
    return f"quote/{quote.article.removeprefix('article/')}-{quote.start}-{quote.stop}"


def _decimal(confidence: float) -> str:
    text = f"{confidence:.4f}".rstrip("0")
    return text + "0" if text.endswith(".") else text
