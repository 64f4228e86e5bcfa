"""Counts the rows of an answer while it is written, so that no query has to run twice to know how many there are."""

from __future__ import annotations

import re
from typing import BinaryIO

import pyoxigraph as ox

from kg.serve.limits import Refused

_PIECE = 1 << 16
_JSON_STRINGS = re.compile(rb'"(?:[^"\\]|\\.)*"', re.S)
_CSV_STRINGS = re.compile(rb'"[^"]*"')


def rows_of(form: ox.QueryResultsFormat, text: bytes) -> int:
    """How many solutions a piece of a results document begins or, in CSV and TSV, how many lines it ends.

    >>> rows_of(ox.QueryResultsFormat.JSON, b'{"head":{},"results":{"bindings":[{"a":{"value":"},{"}},{}]}}')
    2
    """
    if form == ox.QueryResultsFormat.JSON:
        # between bindings there is `,"name":{`: without the strings `,{` and `[{` stand before rows only
        return len(re.findall(rb"[\[,]\{", _JSON_STRINGS.sub(b"", text)))
    if form == ox.QueryResultsFormat.XML:
        return text.count(b"<result>")
    return (_CSV_STRINGS.sub(b"", text) if form == ox.QueryResultsFormat.CSV else text).count(b"\n")


class Counted:
    """A file to write results into that refuses more rows than it may have."""

    def __init__(self, file: BinaryIO, form: ox.QueryResultsFormat, most: int) -> None:
        self._file, self._form, self._most = file, form, most
        self._rest = bytearray()  # written, but not yet counted
        self._next = _PIECE
        self._rows = -1 if form in (ox.QueryResultsFormat.CSV, ox.QueryResultsFormat.TSV) else 0  # their header

    def write(self, data: bytes) -> int:
        self._rest += data
        if len(self._rest) >= self._next:
            self._count(_whole(self._form, bytes(self._rest)))
            self._next = max(_PIECE, 2 * len(self._rest))  # one enormous literal must not be read again and again
        self._file.write(data)
        return len(data)

    def flush(self) -> None:
        """The file is not buffered."""

    def finish(self) -> None:
        """To be called when all is written."""
        self._count(len(self._rest))

    def _count(self, end: int) -> None:
        self._rows += rows_of(self._form, bytes(self._rest[:end]))
        del self._rest[:end]
        if self._rows > self._most:
            raise Refused(500, f"the answer has more than {self._most} rows, the limit of this endpoint; add a LIMIT")


def _whole(form: ox.QueryResultsFormat, text: bytes) -> int:
    """Up to where a piece can be counted without knowing what follows it."""
    if form == ox.QueryResultsFormat.TSV:
        return len(text)
    if form == ox.QueryResultsFormat.XML:
        return max(text.rfind(b"<"), 0)
    if form == ox.QueryResultsFormat.CSV:
        return len(text) if text.count(b'"') % 2 == 0 else text.rfind(b'"')
    end = 0
    for found in _JSON_STRINGS.finditer(text):
        end = found.end()
    until = text.find(b'"', end)
    return max(end, text.rfind(b",", end, until if until >= 0 else None))
