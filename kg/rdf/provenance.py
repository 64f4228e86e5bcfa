"""Who says so, told in three ways that hold the same facts.

`reification` is RDF 1.1: an rdf:Statement for each fact, which any store loads. `rdf12` says the same of a triple
term: `statement:x rdf:reifies <<( s p o )>>`. `graphs` puts what each page says, its evidence included, into a graph
named by the page, and what only the gazetteer says into the gazetteer's; dropping the names gives the first form.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator

import pyoxigraph as ox

_RDF = "http://www.w3.org/1999/02/22-rdf-syntax-ns#"
_TYPE, _REIFIES = ox.NamedNode(_RDF + "type"), ox.NamedNode(_RDF + "reifies")
_STATEMENT = ox.NamedNode(_RDF + "Statement")
_PARTS = tuple(ox.NamedNode(_RDF + part) for part in ("subject", "predicate", "object"))


def plain_triples(quads: Iterable[ox.Quad]) -> Iterator[ox.Triple]:
    """The triples of any of the three forms in the first: without graph names, triple terms as rdf:Statement."""
    for quad in quads:
        term = quad.object
        if quad.predicate == _REIFIES and isinstance(term, ox.Triple):
            yield ox.Triple(quad.subject, _TYPE, _STATEMENT)
            for part, of in zip(_PARTS, (term.subject, term.predicate, term.object), strict=True):
                yield ox.Triple(quad.subject, part, of)
        else:
            yield quad.triple
