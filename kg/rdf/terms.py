"""Prefixes, and how keys, CURIEs and values become RDF terms."""

from __future__ import annotations

from urllib.parse import quote

from pyoxigraph import Literal, NamedNode

from kg.errors import InputError
from kg.model import Value

VOCABULARIES = {
    "dcterms": "http://purl.org/dc/terms/",
    "edtf": "http://id.loc.gov/datatypes/",
    "kg": "https://w3id.org/xianzhi/ontology#",
    "oa": "http://www.w3.org/ns/oa#",
    "org": "http://www.w3.org/ns/org#",
    "prov": "http://www.w3.org/ns/prov#",
    "rdf": "http://www.w3.org/1999/02/22-rdf-syntax-ns#",
    "rdfs": "http://www.w3.org/2000/01/rdf-schema#",
    "schema": "https://schema.org/",
    "skos": "http://www.w3.org/2004/02/skos/core#",
    "xsd": "http://www.w3.org/2001/XMLSchema#",
}
# In the order in which the Turtle file tells of them. Every key starts with one of these.
SECTIONS = (
    *("page", "paper", "article", "byline"),
    *("place", "person", "post", "organisation", "initiative", "event", "document", "product"),
    *("observation", "source", "statement", "quote"),
)
_DATATYPES = {
    "integer": NamedNode(VOCABULARIES["xsd"] + "integer"),
    "decimal": NamedNode(VOCABULARIES["xsd"] + "decimal"),
    "boolean": NamedNode(VOCABULARIES["xsd"] + "boolean"),
    "edtf": NamedNode(VOCABULARIES["edtf"] + "edtf"),
}


def prefixes(base: str) -> dict[str, str]:
    """Those of the vocabularies, and one for each kind of node: `place:140827103`."""
    return VOCABULARIES | {section: f"{base}{section}/" for section in SECTIONS}


def curie(name: str) -> NamedNode:
    """
    >>> curie("kg:Place")
    <NamedNode value=https://w3id.org/xianzhi/ontology#Place>
    """
    prefix, _, local = name.partition(":")
    return NamedNode(VOCABULARIES[prefix] + local)


def node(key: str, base: str) -> NamedNode:
    """The IRI of a key; whatever an IRI may not hold is percent-encoded."""
    return NamedNode(base + quote(key, safe="/-_.~"))


def literal(value: Value) -> Literal:
    if value.type in ("zh", "en"):
        return Literal(value.text, language=value.type)
    if value.type == "string":
        return Literal(value.text)
    return Literal(value.text, datatype=_DATATYPES[value.type])


def checked_base(base: str) -> str:
    """The base IRI of the entities. Raises InputError where it is none."""
    if not base.startswith(("http://", "https://", "urn:")) or any(c.isspace() or c in '<>"{}|^`\\' for c in base):
        raise InputError(f"--base: no absolute IRI: {base!r}")
    return base if base.endswith(("/", "#", ":")) else base + "/"
