"""What classes, relations and states are called, from the ontology itself."""

from __future__ import annotations

from collections.abc import Iterable
from functools import cache
from importlib.resources import files
from pathlib import Path

import pyoxigraph

from kg.rdf.terms import VOCABULARIES

Labels = tuple[str, str]  # zh, en
_LABEL = VOCABULARIES["rdfs"] + "label"


def labels(terms: Iterable[str]) -> dict[str, Labels]:
    """The labels of CURIEs; a term that the ontology does not name is called by its own name.

    >>> labels(["kg:Place", "kg:unheardOf"])
    {'kg:Place': ('地点', 'place'), 'kg:unheardOf': ('unheardOf', 'unheardOf')}
    """
    known = _ontology()
    return {term: known.get(term, (_local(term), _local(term))) for term in sorted(set(terms))}


def _local(term: str) -> str:
    return term.partition(":")[2] or term


@cache
def _ontology() -> dict[str, Labels]:
    found: dict[str, dict[str, str]] = {}
    for quad in pyoxigraph.parse(_source(), format=pyoxigraph.RdfFormat.TURTLE):
        if quad.predicate.value == _LABEL and isinstance(quad.object, pyoxigraph.Literal):
            names = found.setdefault(_curie(str(getattr(quad.subject, "value", ""))), {})
            names.setdefault(quad.object.language or "", quad.object.value)
    return {
        term: (names.get("zh") or names.get("en") or _local(term), names.get("en") or _local(term))
        for term, names in found.items()
    }


def _curie(iri: str) -> str:
    for prefix, space in VOCABULARIES.items():
        if iri.startswith(space):
            return f"{prefix}:{iri.removeprefix(space)}"
    return iri


def _source() -> bytes:
    """`ontology/xianzhi.ttl` of the installed package, or of the checkout beside it."""
    installed = files("kg").joinpath("ontology", "xianzhi.ttl")
    if installed.is_file():
        return installed.read_bytes()
    return (Path(__file__).parents[2] / "ontology" / "xianzhi.ttl").read_bytes()
