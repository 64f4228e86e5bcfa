"""The graph as one HTML file that opens offline."""

from __future__ import annotations

import html
import math
import re
from pathlib import Path

import networkx

from kg.graph import Graph, is_node

_COLOURS = {
    "Place": "#4f8f5b",
    "Person": "#c2573a",
    "Organisation": "#3f6fa8",
    "Initiative": "#8a5aa8",
    "Event": "#c99a2e",
    "Document": "#7a7a7a",
    "Product": "#5aa3a3",
}
_MOST = 1500  # nodes drawn; beyond that the best connected ones
_OUTSIDE = re.compile(r'<(?:link|script)\b[^>]*(?:href|src)="[^"]*"[^>]*?(?:/>|>\s*(?:</script>)?)', re.S)


def write_html(graph: Graph, path: Path) -> None:
    """Writes the page; it holds everything it needs."""
    path.write_text(render(graph), encoding="utf-8")


def render(graph: Graph) -> str:
    """The page as text: entities and the relations between them, laid out beforehand."""
    from pyvis.network import Network

    shown = _entities(graph)
    view = Network("90vh", "100%", directed=True, cdn_resources="in_line")
    view.toggle_physics(False)
    for key, (x, y) in _layout(shown).items():
        known = graph.networkx.nodes[key]
        colour = _COLOURS.get(known["kind"], "#999999")
        tip = f"{known['label']} ({known['subtype'] or known['kind']})"
        size = 6 + 3 * math.sqrt(shown.degree(key))
        label = _escaped(known["label"])
        view.add_node(key, label=label, title=_escaped(tip), color=colour, x=x, y=y, size=size, physics=False)
    for subject, thing, said in shown.edges(data=True):
        view.add_edge(subject, thing, title=_escaped(f"{said['predicate']}: {said['quote']}"), color="#bbbbbb")
    return _self_contained(view.generate_html(notebook=False))


def _entities(graph: Graph) -> networkx.MultiDiGraph:
    """The entities with at least one relation to another, the best connected of them where there are many."""
    network = graph.networkx
    entities = [key for key, known in network.nodes(data=True) if known["kind"] in _COLOURS]
    shown = network.subgraph(entities)
    ranked = sorted(shown.nodes, key=lambda key: (-shown.degree(key), key))
    kept = sorted(ranked[:_MOST])
    view = networkx.MultiDiGraph()
    view.add_nodes_from(kept)
    for subject, thing, key, said in sorted(shown.subgraph(kept).edges(keys=True, data=True), key=lambda e: e[:3]):
        view.add_edge(subject, thing, key=key, **said)
    _join_posts(graph, view)
    return view


def _join_posts(graph: Graph, view: networkx.MultiDiGraph) -> None:
    """A person, the post and its body become one edge that bears the title."""
    bodies = {s.subject: s.object for s in graph if s.predicate == "org:postIn" and is_node(s.object)}
    for statement in graph:
        body = bodies.get(str(statement.object))
        if statement.predicate == "org:holds" and body in view and statement.subject in view:
            words = "…".join(quote.exact for quote in statement.evidence.quotes)
            title = graph.labels.get(str(statement.object), "")
            view.add_edge(statement.subject, body, key=statement.id, predicate=title, quote=words)


def _layout(view: networkx.MultiDiGraph) -> dict[str, tuple[float, float]]:
    """Component after component along a spiral, each ordered by nearness to its best connected node."""
    order: list[str] = []
    plain = networkx.Graph()  # filled in order: the neighbours in networkx's undirected views come in hash order
    plain.add_nodes_from(view.nodes)
    plain.add_edges_from(view.edges())
    parts = networkx.connected_components(plain)
    for part in sorted(parts, key=lambda p: (-len(p), min(p))):
        centre = min(part, key=lambda key: (-view.degree(key), key))
        order += [centre, *(key for _, key in networkx.bfs_edges(plain, centre))]
    turn = math.pi * (3 - math.sqrt(5))
    spot = {key: (60 * math.sqrt(i + 1), i * turn) for i, key in enumerate(order)}
    return {key: (round(r * math.cos(a), 1), round(r * math.sin(a), 1)) for key, (r, a) in spot.items()}


def _escaped(text: str) -> str:
    return html.escape(text, quote=False)


def _self_contained(page: str) -> str:
    """Without the references to other hosts that pyvis leaves in, and without a way out of its data script."""
    return _OUTSIDE.sub("", page).replace("<center>\n<h1></h1>\n</center>", "")
