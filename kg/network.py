"""Graphs as NetworkX: a node a thing, an edge a statement between things, and back again."""

from __future__ import annotations

from typing import Any

import networkx

from kg.graph import KIND_CLASSES, Graph, is_node
from kg.model import Evidence, Statement

Node = dict[str, Any]


def to_networkx(graph: Graph) -> networkx.MultiDiGraph:
    """Nodes carry `label`, `kind`, `subtype`, `names` and their own `statements`; edges one statement each.

    An edge has `predicate`, `rule`, `confidence`, `quote` (the words) and the whole `evidence`.
    Edge keys are the statements' ids. `from_networkx` gives the same statements back.
    """
    network = networkx.MultiDiGraph(name="xianzhi", base=graph.base)
    literal: dict[str, list[Statement]] = {}
    edges: list[Statement] = []
    for statement in graph:
        literal.setdefault(statement.subject, [])
        if is_node(statement.object):
            literal.setdefault(str(statement.object), [])
            edges.append(statement)
        else:
            literal[statement.subject].append(statement)
    for key in sorted(literal):
        network.add_node(key, **_node(graph, key), statements=tuple(literal[key]))
    for statement in edges:
        network.add_edge(statement.subject, statement.object, key=statement.id, **_edge(statement))
    return network


def from_networkx(network: networkx.MultiDiGraph) -> Graph:
    """The graph that `to_networkx` made this network of."""
    own = [statement for _, known in network.nodes(data="statements") for statement in known]
    between = [
        Statement(subject, said["predicate"], thing, said["evidence"])
        for subject, thing, said in network.edges(data=True)
    ]
    return Graph([*own, *between], network.graph["base"])


def flat(network: networkx.MultiDiGraph) -> networkx.MultiDiGraph:
    """The same with strings and numbers only, as GraphML and GEXF can hold them."""
    plain = networkx.MultiDiGraph(name="xianzhi")
    for key, known in network.nodes(data=True):
        plain.add_node(key, **{name: clean(" | ".join(v) if name == "names" else v) for name, v in _scalars(known)})
    for subject, thing, key, said in network.edges(keys=True, data=True):
        plain.add_edge(subject, thing, key=key, **{name: clean(v) for name, v in _scalars(said)})
    return plain


def clean(value: object) -> object:
    """A value without the control characters that XML may not hold."""
    if not isinstance(value, str):
        return value
    return "".join(c for c in value if c in "\t\n\r" or (c >= " " and c not in "\ufffe\uffff" and not _surrogate(c)))


def _surrogate(char: str) -> bool:
    return "\ud800" <= char <= "\udfff"


def _scalars(known: dict[str, Any]) -> list[tuple[str, Any]]:
    return [(name, value) for name, value in known.items() if name not in ("statements", "evidence")]


def _node(graph: Graph, key: str) -> Node:
    classes = graph.classes.get(key, ())
    kind = next((c.partition(":")[2] for c in classes), "")
    subtype = next((c.partition(":")[2] for c in classes[1:] if c not in KIND_CLASSES), "")
    names = graph.names.get(key, ())
    return {"label": names[0] if names else key, "kind": kind, "subtype": subtype, "names": names}


def _edge(statement: Statement) -> Node:
    evidence: Evidence = statement.evidence
    return {
        "predicate": statement.predicate,
        "rule": evidence.rule,
        "confidence": evidence.confidence,
        "quote": "…".join(quote.exact for quote in evidence.quotes),
        "evidence": evidence,
    }
