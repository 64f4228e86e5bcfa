"""The page of an entity: HTML for people, its triples for machines."""

from __future__ import annotations

import html
from collections.abc import Iterable, Iterator
from functools import partial
from itertools import islice
from typing import BinaryIO

import pyoxigraph as ox

from kg.rdf.terms import VOCABULARIES, prefixes
from kg.serve.limits import Limits, Refused, Work
from kg.serve.protocol import TRIPLES, accepted
from kg.serve.vocabulary import label_of

_V = VOCABULARIES
_LABEL = ox.NamedNode(f"{_V['skos']}prefLabel")
_SUBJECT = ox.NamedNode(f"{_V['rdf']}subject")
_QUOTED = (f"{_V['prov']}wasDerivedFrom", f"{_V['oa']}exact")
_PLAIN = {f"{_V['rdf']}type", f"{_V['rdfs']}label", _LABEL.value, f"{_V['skos']}altLabel"}
_MOST = 300  # lines in each table of a page

Term = ox.NamedNode | ox.BlankNode | ox.Literal | ox.Triple


def showing(iri: str, accept: str, base: str) -> Work:
    """Everything said of one entity, what is said of others about it, and the words behind it."""
    return partial(_show, iri, accept, base)


def _show(iri: str, accept: str, base: str, store: ox.Store, limits: Limits, file: BinaryIO) -> str:
    node = _node(iri)
    if not _known(store, node):
        raise Refused(404, f"nothing is said of {iri}")
    media = accepted(accept, ["text/html", *TRIPLES])
    if media == "text/html":
        file.write(page(store, node, base).encode())
    else:
        ox.serialize(_triples(store, node), file, TRIPLES[media], prefixes=prefixes(base))
    return media


def _node(iri: str) -> ox.NamedNode:
    try:
        return ox.NamedNode(iri)
    except ValueError as error:
        raise Refused(404, f"no IRI: {error}") from error


def _known(store: ox.Store, node: ox.NamedNode) -> bool:
    told = store.quads_for_pattern(node, None, None, ox.DefaultGraph())
    named = store.quads_for_pattern(None, None, node, ox.DefaultGraph())
    return next(iter(told), None) is not None or next(iter(named), None) is not None


def _triples(store: ox.Store, node: ox.NamedNode) -> Iterator[ox.Triple]:
    """What is said of it with the statements and quotes behind that, and where it is an object."""
    seen = set()
    for subject in [node, *_statements(store, node)]:
        for quad in _of(store, subject):
            yield quad.triple
            if subject != node and quad.predicate.value == _QUOTED[0] and quad.object not in seen:
                seen.add(quad.object)
                yield from (deeper.triple for deeper in _of(store, quad.object))
    for quad in store.quads_for_pattern(None, None, node, ox.DefaultGraph()):
        if quad.predicate != _SUBJECT:  # those statements have just been told
            yield quad.triple


def _statements(store: ox.Store, node: ox.NamedNode) -> list[ox.NamedNode | ox.BlankNode]:
    found = store.quads_for_pattern(None, _SUBJECT, node, ox.DefaultGraph())
    return [quad.subject for quad in found if isinstance(quad.subject, ox.NamedNode | ox.BlankNode)]


def _of(store: ox.Store, subject: object) -> Iterable[ox.Quad]:
    if not isinstance(subject, ox.NamedNode | ox.BlankNode):
        return ()
    return store.quads_for_pattern(subject, None, None, ox.DefaultGraph())


def page(store: ox.Store, node: ox.NamedNode, base: str) -> str:
    """The page for people: every text of the graph is escaped."""
    said = list(_of(store, node))
    kinds = sorted(label_of(_text(q.object)) for q in said if q.predicate.value == f"{_V['rdf']}type")
    names = sorted({q.object.value for q in said if q.predicate.value in _PLAIN and isinstance(q.object, ox.Literal)})
    title = _name(store, node)
    quotes = _quotes(store, node)
    rows = [
        _row(label_of(q.predicate.value), _link(store, q.object, base), quotes.get((q.predicate, q.object), []))
        for q in sorted(said, key=lambda q: (q.predicate.value, str(q.object)))
        if q.predicate.value not in _PLAIN
    ]
    pointing = store.quads_for_pattern(None, None, node, ox.DefaultGraph())
    others = [
        _row(label_of(q.predicate.value), _link(store, q.subject, base), [])
        for q in islice((q for q in pointing if not q.predicate.value.startswith(_V["rdf"])), _MOST)
    ]
    also = [name for name in names if name != title]
    return _PAGE.format(
        title=html.escape(title),
        iri=html.escape(node.value),
        kinds=html.escape(" · ".join(kinds)),
        also=f"<p>又名 also: {html.escape('、'.join(also))}</p>" if also else "",
        said=_table("所述 said of it", rows[:_MOST]),
        others=_table("相关 said about it elsewhere", others),
    )


def _quotes(store: ox.Store, node: ox.NamedNode) -> dict[tuple[object, object], list[str]]:
    """The words behind each statement about a node, by predicate and object."""
    found: dict[tuple[object, object], list[str]] = {}
    for statement in _statements(store, node)[:_MOST]:
        parts = {quad.predicate.value: quad.object for quad in _of(store, statement)}
        sources = [quad.object for quad in _of(store, statement) if quad.predicate.value == _QUOTED[0]]
        key = parts.get(f"{_V['rdf']}predicate"), parts.get(f"{_V['rdf']}object")
        for source in sources:
            words = [_text(q.object) for q in _of(store, source) if q.predicate.value == _QUOTED[1]]
            found.setdefault(key, []).extend(words)
    return found


def _name(store: ox.Store, node: Term) -> str:
    if isinstance(node, ox.NamedNode | ox.BlankNode):
        for quad in store.quads_for_pattern(node, _LABEL, None, ox.DefaultGraph()):
            return _text(quad.object)
        return node.value.rpartition("/")[2] or node.value
    return _text(node)


def _text(term: Term) -> str:
    return str(term) if isinstance(term, ox.Triple) else term.value


def _link(store: ox.Store, node: Term, base: str) -> str:
    """A link to the page of an entity of ours; to others only where that can do no harm."""
    if not isinstance(node, ox.NamedNode):
        return html.escape(_name(store, node))
    if node.value.startswith(base):
        return f'<a href="/id/{html.escape(node.value.removeprefix(base))}">{html.escape(_name(store, node))}</a>'
    name = label_of(node.value)
    if node.value.startswith(("http://", "https://")):
        return f'<a href="{html.escape(node.value)}" rel="noreferrer">{html.escape(name)}</a>'
    return html.escape(name)


def _row(label: str, cell: str, quotes: Iterable[str]) -> str:
    words = "".join(f"<q>{html.escape(quote)}</q>" for quote in dict.fromkeys(quotes))
    return f"<tr><th>{html.escape(label)}</th><td>{cell}</td><td>{words}</td></tr>"


def _table(title: str, rows: list[str]) -> str:
    return f"<h2>{title}</h2>\n<table>\n{chr(10).join(rows)}\n</table>" if rows else ""


_PAGE = """<!doctype html>
<html lang="zh"><head><meta charset="utf-8"><title>{title} · 县志</title>
<meta name="viewport" content="width=device-width, initial-scale=1">
<link rel="icon" href="data:,"><link rel="stylesheet" href="/assets/site.css"></head>
<body><nav><a href="/">图谱 graph</a> <a href="/query">查询 query</a></nav>
<main><h1>{title}</h1><p class="kind">{kinds}</p><p class="iri">{iri}</p>{also}
{said}
{others}
</main></body></html>
"""
