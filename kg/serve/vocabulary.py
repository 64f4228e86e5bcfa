"""The labels of our own terms, for pages and for completion."""

from __future__ import annotations

from functools import cache
from importlib.resources import files
from pathlib import Path

import pyoxigraph as ox

from kg.rdf.terms import VOCABULARIES

_LABELLED = ("rdfs:label", "skos:prefLabel")


@cache
def labels() -> dict[str, dict[str, str]]:
    """The zh and en labels of every term of the ontology, by its IRI."""
    installed = files("kg").joinpath("ontology", "xianzhi.ttl")
    source = installed if installed.is_file() else Path(__file__).parents[2] / "ontology" / "xianzhi.ttl"
    wanted = {VOCABULARIES[name.split(":")[0]] + name.split(":")[1] for name in _LABELLED}
    found: dict[str, dict[str, str]] = {}
    for quad in ox.parse(source.read_bytes(), format=ox.RdfFormat.TURTLE):
        if quad.predicate.value in wanted and isinstance(quad.object, ox.Literal):
            assert isinstance(quad.subject, ox.NamedNode)
            found.setdefault(quad.subject.value, {})[quad.object.language or ""] = quad.object.value
    return found


def label_of(iri: str) -> str:
    """`located in` and 位于 together, or the term's short name where it is not ours.

    >>> label_of("http://purl.org/dc/terms/creator")
    'dcterms:creator'
    """
    known = labels().get(iri)
    if known and {"zh", "en"} <= set(known):
        return f"{known['zh']} {known['en']}"
    return short_name(iri)


def short_name(iri: str) -> str:
    """An IRI with its prefix, where it has one of those that we use."""
    for prefix, space in VOCABULARIES.items():
        if iri.startswith(space):
            return f"{prefix}:{iri.removeprefix(space)}"
    return iri


def terms(store: ox.Store) -> list[dict[str, str]]:
    """The classes and properties to complete: those of the graph and those of the ontology."""
    used = "SELECT DISTINCT ?t ?k { { ?s a ?t BIND ('class' AS ?k) } UNION { ?s ?t ?o BIND ('property' AS ?k) } }"
    kinds = {row["t"].value: row["k"].value for row in store.query(used)}  # type: ignore[union-attr]
    known = labels()
    ours = {iri: "class" if iri.rpartition("#")[2][:1].isupper() else "property" for iri in known if "#" in iri}
    return [
        {"name": short_name(iri), "kind": kind, "label": " ".join(known.get(iri, {}).values())}
        for iri, kind in sorted((ours | kinds).items())
        if short_name(iri) != iri
    ]
