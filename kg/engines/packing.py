"""Statements of a page as a few bytes, and back: what the state of a build keeps of each page.

JSON below zlib: both are in the standard library, decode to nothing but plain values (a state file from a stranger
cannot run code, as a pickle could) and do not depend on the version of Python. zlib's checksum tells when bytes
have been damaged. Quotes and evidence, which many statements share, stand once and are referred to by number.
"""

from __future__ import annotations

import json
import zlib
from collections.abc import Container, Iterable, Iterator
from typing import Any, NamedTuple

from kg.model import Evidence, Quote, Statement, Value

_LEVEL = 1  # higher levels save a tenth of the space and cost several times the time


class Packed(NamedTuple):
    """A page's statements as plain values. `said` holds subject, predicate, object and number of evidence."""

    quotes: list[list[Any]]  # page, article, start, stop, exact
    evidence: list[list[Any]]  # numbers of quotes, rule, confidence, source
    said: list[list[Any]]  # the object is a key or, of a literal, [text, type]


def pack(statements: Iterable[Statement]) -> bytes:
    """
    >>> one = Statement("place/5115", "skos:prefLabel", Value("宜宾市"), Evidence((), "gazetteer", 1.0, "gazetteer"))
    >>> list(unpack(pack([one]))) == [one]
    True
    """
    quotes: dict[Quote, int] = {}
    evidence: dict[Evidence, int] = {}
    rows: list[list[Any]] = []
    said = []
    for statement in statements:
        number = evidence.get(statement.evidence)
        if number is None:
            number = evidence[statement.evidence] = len(evidence)
            known = statement.evidence
            cited = [quotes.setdefault(quote, len(quotes)) for quote in known.quotes]
            rows.append([cited, known.rule, known.confidence, known.source])
        thing = statement.object
        said.append(
            [
                *(statement.subject, statement.predicate),
                [thing.text, thing.type] if isinstance(thing, Value) else thing,
                number,
            ]
        )
    plain = [[[q.page, q.article, q.start, q.stop, q.exact] for q in quotes], rows, said]
    text = json.dumps(plain, ensure_ascii=False, separators=(",", ":"))
    return zlib.compress(text.encode("utf-8", "surrogatepass"), _LEVEL)


def _opened(packed: bytes) -> Packed:
    """The plain values. Raises ValueError where the bytes are damaged."""
    try:
        return Packed(*json.loads(zlib.decompress(packed).decode("utf-8", "surrogatepass")))
    except (zlib.error, TypeError) as error:
        raise ValueError(str(error)) from error


def unpack(packed: bytes, about: Container[str] | None = None) -> Iterator[Statement]:
    """The statements, or those about some subjects. Raises ValueError where the bytes are damaged."""
    opened = _opened(packed)
    said = opened.said if about is None else [row for row in opened.said if row[0] in about]
    if not said:
        return
    quotes = [Quote(*quote) for quote in opened.quotes]
    evidence = [
        Evidence(tuple(quotes[number] for number in cited), rule, confidence, source)
        for cited, rule, confidence, source in opened.evidence
    ]
    for subject, predicate, thing, number in said:
        yield Statement(subject, predicate, Value(*thing) if isinstance(thing, list) else thing, evidence[number])
