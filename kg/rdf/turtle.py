"""Turtle to be read by people: a heading for each kind of node, a paragraph for each node."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping
from itertools import groupby
from typing import cast

from pyoxigraph import Literal, NamedNode, Triple

from kg.rdf.terms import VOCABULARIES

_LOCAL = re.compile(r"[A-Za-z0-9_][A-Za-z0-9_-]*")
_TYPE = VOCABULARIES["rdf"] + "type"
_XSD = VOCABULARIES["xsd"]
_BARE = {
    f"{_XSD}integer": re.compile(r"[+-]?\d+"),
    f"{_XSD}decimal": re.compile(r"[+-]?\d+\.\d+"),
    f"{_XSD}boolean": re.compile("true|false"),
}


class Turtle:
    """Writes triples that come sorted by subject and predicate."""

    def __init__(self, prefixes: Mapping[str, str]) -> None:
        self._prefixes = prefixes
        self._by_space = {space: prefix for prefix, space in prefixes.items()}
        self._short: dict[str, str] = {}

    def document(self, triples: Iterable[Triple]) -> Iterator[str]:
        for prefix, space in sorted(self._prefixes.items()):
            yield f"@prefix {prefix}: <{space}> .\n"
        section = ""
        for subject, of in groupby(triples, key=lambda t: cast(NamedNode, t.subject).value):
            written = self.iri(subject)
            if section != written.partition(":")[0]:
                section = written.partition(":")[0]
                yield f"\n# --- {section} ---\n"
            yield "\n" + written
            yield " ;\n   ".join(self._predicates(of)) + " .\n"

    def _predicates(self, triples: Iterable[Triple]) -> Iterator[str]:
        for predicate, of in groupby(triples, key=lambda t: t.predicate.value):
            verb = "a" if predicate == _TYPE else self.iri(predicate)
            yield f" {verb} " + ", ".join(self.term(triple.object) for triple in of)

    def term(self, term: object) -> str:
        if isinstance(term, Literal):
            return self._literal(term)
        return self.iri(cast(NamedNode, term).value)

    def _literal(self, literal: Literal) -> str:
        datatype = literal.datatype.value
        if datatype in _BARE and _BARE[datatype].fullmatch(literal.value):
            return literal.value
        text = str(literal)
        mark = f"^^<{datatype}>"
        return f"{text.removesuffix(mark)}^^{self.iri(datatype)}" if text.endswith(mark) else text

    def iri(self, iri: str) -> str:
        """
        >>> Turtle({"kg": "https://example.org/kg#"}).iri("https://example.org/kg#Place")
        'kg:Place'
        """
        if iri not in self._short:
            cut = max(iri.rfind("/"), iri.rfind("#")) + 1
            prefix = self._by_space.get(iri[:cut])
            local = _LOCAL.fullmatch(iri, cut)
            self._short[iri] = f"{prefix}:{iri[cut:]}" if prefix is not None and local else f"<{iri}>"
        return self._short[iri]
