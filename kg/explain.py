"""Statement by statement: what is said, the words that say it and the rule that read them."""

from __future__ import annotations

from collections.abc import Iterator

from kg.graph import Graph, is_node
from kg.model import Statement, Value


def explain(graph: Graph) -> Iterator[str]:
    """One line a statement, in the order of subjects."""
    for statement in graph:
        yield _line(graph, statement)


def _line(graph: Graph, statement: Statement) -> str:
    evidence = statement.evidence
    words = " … ".join(f"“{quote.exact}” [{quote.start}:{quote.stop}]" for quote in evidence.quotes)
    thing = _called(graph, statement.object)
    said = f"{_called(graph, statement.subject)} —{statement.predicate}→ {thing}"
    return f"{said}  {words or evidence.source or '(the page)'}  {evidence.rule} {evidence.confidence:.2f}"


def _called(graph: Graph, thing: str | Value) -> str:
    if isinstance(thing, Value):
        return thing.text
    return f"{graph.labels[thing]} ({thing})" if is_node(thing) and thing in graph.labels else thing
