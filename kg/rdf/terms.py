"""Prefixes, and how keys, CURIEs and values are written as RDF terms."""

from __future__ import annotations

import re
from functools import lru_cache
from urllib.parse import quote

from kg.errors import InputError
from kg.graph import is_node
from kg.model import Value

VOCABULARIES = {
    "dcterms": "http://purl.org/dc/terms/",
    "edtf": "http://id.loc.gov/datatypes/",
    "kg": "https://w3id.org/xianzhi/ontology#",
    "kgs": "https://w3id.org/xianzhi/scheme/",
    "oa": "http://www.w3.org/ns/oa#",
    "org": "http://www.w3.org/ns/org#",
    "prov": "http://www.w3.org/ns/prov#",
    "qb": "http://purl.org/linked-data/cube#",
    "rdf": "http://www.w3.org/1999/02/22-rdf-syntax-ns#",
    "rdfs": "http://www.w3.org/2000/01/rdf-schema#",
    "schema": "https://schema.org/",
    "sdmx-attribute": "http://purl.org/linked-data/sdmx/2009/attribute#",
    "sdmx-dimension": "http://purl.org/linked-data/sdmx/2009/dimension#",
    "sdmx-measure": "http://purl.org/linked-data/sdmx/2009/measure#",
    "skos": "http://www.w3.org/2004/02/skos/core#",
    "xsd": "http://www.w3.org/2001/XMLSchema#",
}
# In the order in which the files tell of them. Every key starts with one of these.
SECTIONS = (
    *("page", "paper", "article", "byline"),
    *("place", "person", "post", "membership", "organisation", "initiative", "event", "document", "product"),
    *("observation", "dataset", "slice", "cell", "indicator", "structure", "component"),
    *("source", "statement", "quote"),
)
_KINDS = frozenset(SECTIONS)
DATATYPES = {"integer": "xsd:integer", "decimal": "xsd:decimal", "boolean": "xsd:boolean", "edtf": "edtf:edtf"}
_BARE = {
    "integer": re.compile(r"[+-]?\d+"),
    "decimal": re.compile(r"[+-]?\d+\.\d+"),
    "boolean": re.compile("true|false"),
}
_LOCAL = re.compile(r"[A-Za-z0-9_][A-Za-z0-9_-]*")
_ESCAPES = str.maketrans(
    {code: f"\\u{code:04X}" for code in (*range(0x20), 0x7F)}
    | {"\\": "\\\\", '"': '\\"', "\n": "\\n", "\r": "\\r", "\t": "\\t"}
)


def prefixes(base: str) -> dict[str, str]:
    """Those of the vocabularies, and one for each kind of node: `place:140827103`."""
    return VOCABULARIES | {section: f"{base}{section}/" for section in SECTIONS}


@lru_cache(maxsize=1 << 14)
def iri(name: str, base: str) -> str:
    """The IRI of a key or CURIE; whatever an IRI may not hold is percent-encoded.

    >>> iri("kg:Place", "https://example.org/"), iri("place/1408", "https://example.org/")
    ('https://w3id.org/xianzhi/ontology#Place', 'https://example.org/place/1408')
    """
    if is_node(name):
        return base + quote(name, safe="/-_.~")
    prefix, _, local = name.partition(":")
    return VOCABULARIES[prefix] + local


@lru_cache(maxsize=1 << 14)
def short(name: str, base: str) -> str:
    """A key or CURIE as Turtle writes it.

    >>> short("kg:Place", ""), short("place/1408", "https://example.org/"), short("place/a b", "https://example.org/")
    ('kg:Place', 'place:1408', '<https://example.org/place/a%20b>')
    """
    if not is_node(name):
        return name
    kind, _, local = name.partition("/")
    return f"{kind}:{local}" if kind in _KINDS and _LOCAL.fullmatch(local) else f"<{iri(name, base)}>"


@lru_cache(maxsize=1 << 14)
def turtle_literal(value: Value) -> str:
    bare = _BARE.get(value.type)
    if bare is not None and bare.fullmatch(value.text):
        return value.text
    return _quoted(value) + (f"^^{DATATYPES[value.type]}" if value.type in DATATYPES else "")


def plain_literal(value: Value) -> str:
    """As N-Triples writes it."""
    return _quoted(value) + (f"^^<{iri(DATATYPES[value.type], '')}>" if value.type in DATATYPES else "")


def _quoted(value: Value) -> str:
    text = f'"{value.text.translate(_ESCAPES)}"'
    return f"{text}@{value.type}" if value.type in ("zh", "en") else text


def checked_base(base: str) -> str:
    """The base IRI of the entities. Raises InputError where it is none."""
    if not base.startswith(("http://", "https://", "urn:")) or any(c.isspace() or c in '<>"{}|^`\\' for c in base):
        raise InputError(f"--base: no absolute IRI: {base!r}")
    return base if base.endswith(("/", "#", ":")) else base + "/"
