"""Graph files in an embedded Oxigraph store."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from pathlib import Path

import pyoxigraph as ox

from kg.errors import InputError
from kg.rdf.files import form_of, graph_file, opened
from kg.rdf.provenance import REIFIES, plain_triples


def load(paths: Iterable[Path]) -> ox.Store:
    """A store whose default graph holds the triples of all the files; those in named graphs are there as well."""
    store = ox.Store()
    for file in map(graph_file, paths):
        try:
            with opened(file) as source:
                store.bulk_load(source, format=form_of(file))
        except (SyntaxError, ValueError, OSError, EOFError) as error:
            raise InputError(f"{file}: {' '.join(str(error).split())}") from error
    for graph in list(store.named_graphs()):
        quads = store.quads_for_pattern(None, None, None, graph)
        store.bulk_extend(ox.Quad(quad.subject, quad.predicate, quad.object) for quad in list(quads))
    reifying = list(store.quads_for_pattern(None, REIFIES, None))  # named questions ask for rdf:Statement
    store.bulk_extend(ox.Quad(*triple) for triple in plain_triples(reifying))
    return store


def run(
    store: ox.Store,
    query: str,
    *,
    base: str | None = None,
    default: Sequence[ox.NamedNode] = (),
    named: Sequence[ox.NamedNode] = (),
) -> ox.QuerySolutions | ox.QueryBoolean | ox.QueryTriples:
    """Runs a query over the graphs named or, where none is, over the whole store."""
    if default or named:
        return store.query(query, base_iri=base, default_graph=list(default), named_graphs=list(named))
    return store.query(query, base_iri=base)


def store_of(triples: bytes) -> ox.Store:
    """A store that holds the triples of N-Triples text."""
    store = ox.Store()
    store.bulk_load(triples, format=ox.RdfFormat.N_TRIPLES)
    return store
