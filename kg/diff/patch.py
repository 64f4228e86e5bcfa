"""RDF Patch (https://afs.github.io/rdf-delta/rdf-patch.html): what to delete from one graph to get the other, and add.

The form that Apache Jena and rdflib read: a header, a transaction, a line for each triple in N-Triples syntax,
`D` for one to delete and `A` for one to add.
"""

from __future__ import annotations

import hashlib
import re
import uuid
from collections.abc import Iterable, Iterator, Set

import pyoxigraph as ox

from kg.errors import InputError

# What a terminal acts on or a line ends at, as N-Triples may write it.
_CONTROL = re.compile("[\x00-\x1f\x7f-\x9f\u061c\u200b-\u200f\u2028-\u202e\u2060-\u2069\ufeff]")
_AT_ONCE = 1000  # triples in one operation
_LINE = re.compile(r"(H|TX|TC|TA|PA|PD|A|D)(?:[ \t]+(.*?))?[ \t]*\.?[ \t]*")


def patch(a: Set[ox.Triple], b: Set[ox.Triple]) -> Iterator[str]:
    """The lines that make `b` of `a`; the same for the same two graphs."""
    lines = [f"D {line}" for line in _sorted(a - b)] + [f"A {line}" for line in _sorted(b - a)]
    content = hashlib.sha256("\n".join(lines).encode()).digest()
    yield f"H id <urn:uuid:{uuid.UUID(bytes=content[:16], version=5)}> ."
    yield "TX ."
    yield from lines
    yield "TC ."


def update(a: Set[ox.Triple], b: Set[ox.Triple]) -> Iterator[str]:
    """The same as SPARQL 1.1 Update, for stores that read no RDF Patch; in operations that any of them can parse."""
    for word, triples in (("DELETE", a - b), ("INSERT", b - a)):
        lines = _sorted(triples)
        for start in range(0, len(lines), _AT_ONCE):
            yield f"{word} DATA {{"
            yield from lines[start : start + _AT_ONCE]
            yield "} ;"


def _sorted(triples: Iterable[ox.Triple]) -> list[str]:
    return sorted(f"{_CONTROL.sub(_escape, str(triple))} ." for triple in triples)


def _escape(match: re.Match[str]) -> str:
    return f"\\u{ord(match[0]):04X}"


def apply(text: str, triples: Iterable[ox.Triple]) -> set[ox.Triple]:
    """The triples after the patch. Raises InputError for a line that is none of RDF Patch, and for an aborted one."""
    result = set(triples)
    for number, line in enumerate(text.split("\n"), 1):
        if not line.strip():
            continue
        match = _LINE.fullmatch(line)
        if match is None or match[1] in ("PA", "PD", "TA"):
            raise InputError(f"patch:{number}: no line of a patch that can be applied: {line[:80]!r}")
        if match[1] in ("A", "D"):
            change = result.add if match[1] == "A" else result.discard
            change(_triple(number, match[2] or ""))
    return result


def _triple(number: int, text: str) -> ox.Triple:
    try:
        (quad,) = ox.parse(f"{text} .", format=ox.RdfFormat.N_TRIPLES)
    except (SyntaxError, ValueError) as error:
        raise InputError(f"patch:{number}: no triple: {text[:80]!r}") from error
    triple: ox.Triple = quad.triple
    return triple
