"""What one query may take, and how a request is answered or refused."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from typing import BinaryIO

import pyoxigraph as ox

MEGABYTE = 1 << 20


@dataclass(frozen=True)
class Limits:
    """What one query may take, and how many there may be."""

    seconds: float = 30.0
    rows: int = 100_000  # solutions or triples in an answer
    megabytes: int = 48  # memory of its process beside what it shares with the server
    answer_megabytes: int = 64
    query_bytes: int = MEGABYTE
    fast: int = 5  # running at a time
    slow: int = 3  # and running at a time after their first moment
    waiting: int = 200
    moment: float = 0.05  # seconds of computing that a query may spend in the fast lane

    def header(self) -> str:
        """As clients are told (a structured field: RFC 8941, dictionary)."""
        told = {
            "seconds": f"{self.seconds:g}",
            "rows": self.rows,
            "memory-mb": self.megabytes,
            "answer-mb": self.answer_megabytes,
            "query-bytes": self.query_bytes,
            "long-queries": self.slow,
            "waiting": self.waiting,
        }
        return ", ".join(f"{name}={number}" for name, number in told.items())


class Refused(Exception):
    """A request that is not answered: the HTTP status to send, and why."""

    def __init__(self, status: int, reason: str) -> None:
        super().__init__(reason)
        self.status = status


@dataclass(frozen=True)
class Reply:
    """A whole answer: its bytes or, where there are many, a file without a name that goes when it is closed."""

    media: str
    content: bytes | BinaryIO
    size: int


Work = Callable[[ox.Store, Limits, BinaryIO], str]  # writes an answer and gives its media type; can be pickled
