"""Statement by statement: what is said, the words that say it and the rule that read them."""

from __future__ import annotations

from collections.abc import Iterator

from kg.graph import Graph, is_node
from kg.model import Statement, Value


def explain(graph: Graph) -> Iterator[str]:
    """One line a statement, in the order of subjects.

    >>> from kg.model import Evidence, Quote
    >>> words = Evidence((Quote("p", "article/p-a1", 4, 7, "平南县大湾镇"),), "place after its container", 0.95)
    >>> list(explain(Graph([Statement("place/450821105", "kg:locatedIn", "place/450821", words)])))
    ['place/450821105 —kg:locatedIn→ place/450821  “平南县大湾镇” [4:7]  place after its container 0.95']
    """
    for statement in graph:
        yield _line(graph, statement)


def _line(graph: Graph, statement: Statement) -> str:
    evidence = statement.evidence
    words = " … ".join(f"“{quote.exact}” [{quote.start}:{quote.stop}]" for quote in evidence.quotes)
    thing = _called(graph, statement.object)
    said = f"{_called(graph, statement.subject)} —{statement.predicate}→ {thing}"
    return f"{said}  {words or evidence.source or '(the page)'}  {evidence.rule} {evidence.confidence:.2f}"


_NAMED_BY = (
    *("org:postIn", "schema:observationAbout", "schema:variableMeasured", "org:member", "kg:post"),
    *("sdmx-dimension:refArea", "kg:indicator"),
)


def _called(graph: Graph, thing: str | Value) -> str:
    if isinstance(thing, Value):
        return thing.text
    if not is_node(thing):
        return thing
    name = _name(graph, thing)
    return f"{name} ({thing})" if name else thing


def _name(graph: Graph, key: str) -> str:
    """What a node is called; a post by its body too, a figure by what it counts and of whom."""
    parts = [graph.labels.get(key, "")]
    if key.startswith(("post/", "observation/", "membership/", "cell/", "slice/")):
        said = {s.predicate: s.object for s in graph.of(key)}
        for predicate in _NAMED_BY:
            thing = said.get(predicate, "")
            parts.append(thing.text if isinstance(thing, Value) else graph.labels.get(thing, ""))
    return " · ".join(part for part in parts if part)
