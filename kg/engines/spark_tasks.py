"""What runs in the Python workers of a Spark cluster, on batches of Arrow.

The lexicon and everything else that is loaded on demand stays in a worker from page to page and from task to task,
as it stays in any process: Spark keeps its Python workers.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterator
from itertools import groupby
from pathlib import PurePath
from typing import Any

import pyarrow as pa

from kg.engines.local import defect
from kg.errors import PageError
from kg.graph import NAMING, kind_and_subclass, ranked_names, weight_of
from kg.model import Evidence, Quote, Statement, Value, digest
from kg.pipeline import Options, extract
from kg.rdf.nodes import GAZETTEER, Node, quote_node, statement_node, thing_node, with_status
from kg.rdf.serialise import rendered
from kg.reading import Given
from kg.reading.files import given_in, page_of

Batches = Iterator[pa.RecordBatch]
Task = Callable[[Batches], Batches]

QUOTE = "struct<page:string,article:string,start:int,stop:int,exact:string>"
STATEMENT = (
    "id string, subject string, predicate string, object string, type string, "
    f"rule string, confidence double, source string, quotes array<{QUOTE}>"
)
EXTRACTED = f"{STATEMENT}, weight long, error string"
_QUOTE = pa.struct(
    [
        *((name, pa.string()) for name in ("page", "article")),
        *((name, pa.int32()) for name in ("start", "stop")),
        ("exact", pa.string()),
    ]
)
_EXTRACTED = pa.schema(
    [
        *((name, pa.string()) for name in ("id", "subject", "predicate", "object", "type", "rule")),
        ("confidence", pa.float64()),
        ("source", pa.string()),
        ("quotes", pa.list_(_QUOTE)),
        ("weight", pa.int64()),
        ("error", pa.string()),
    ]
)
_LINES = pa.schema([("line", pa.string())])
_MOST_LINES = 20_000  # in a batch


def extracting(options: Options) -> Task:
    """Pages to statements: a batch for each page, a row with nothing but an error for one that cannot be read."""

    def task(batches: Batches) -> Batches:
        for row in _rows(batches):
            yield pa.RecordBatch.from_pylist(list(_extracted(row, options)), _EXTRACTED)

    return task


def _extracted(row: dict[str, Any], options: Options) -> Iterator[dict[str, Any]]:
    path = PurePath(row["location"])
    try:
        page = page_of(path, bytes(row["content"] or b""), _given(row).over(options.given))
        statements = extract(page, options.use_tagger)
    except PageError as error:
        yield {"id": digest((str(path), str(error))), "error": str(error)}
    except Exception as error:  # a defect of ours on one page must not cost the user all others: it is reported
        yield {"id": digest((str(path), str(error))), "error": str(defect(path, error))}
    else:
        yield from map(row_of, statements)


def _given(row: dict[str, Any]) -> Given:
    """What the sidecar states, or the columns of the page."""
    for ending in (".yaml", ".yml"):
        if row.get(ending[1:]) is not None:
            return given_in(PurePath(row["location"]).with_suffix(ending), bytes(row[ending[1:]]))
    return Given(row.get("paper"), row.get("date"), row.get("page"), row.get("city"))


def row_of(statement: Statement) -> dict[str, Any]:
    """A statement as a row of `statements.parquet`; its object is a literal where it has a type."""
    thing, evidence = statement.object, statement.evidence
    return {
        "id": statement.id,
        "subject": statement.subject,
        "predicate": statement.predicate,
        "object": thing.text if isinstance(thing, Value) else thing,
        "type": thing.type if isinstance(thing, Value) else "",
        "rule": evidence.rule,
        "confidence": evidence.confidence,
        "source": evidence.source,
        "quotes": [quote._asdict() for quote in evidence.quotes],
        "weight": weight_of(statement),
    }


def statement_of(row: dict[str, Any]) -> Statement:
    quotes = tuple(Quote(**quote) for quote in row["quotes"])
    evidence = Evidence(quotes, row["rule"], row["confidence"], row["source"])
    return Statement(row["subject"], row["predicate"], _object(row), evidence)


def _object(row: dict[str, Any]) -> str | Value:
    return Value(row["object"], row["type"]) if row["type"] else row["object"]


# --- triples ---------------------------------------------------------------------------------


def telling(base: str) -> Task:
    """Rows sorted by `place`, of which those of one place make one node, to sorted lines of N-Triples.

    A row has a `statement` with the `statuses` told of it, a `quote`, or what is said of a thing; the one row that
    has nothing is the gazetteer's.
    """

    def task(batches: Batches) -> Batches:
        ready: list[str] = []
        for _, of in groupby(_rows(batches), key=lambda row: row["place"]):
            ready += sorted(rendered("nt", [_node(list(of))], base, "").decode().splitlines())
            if len(ready) > _MOST_LINES:
                yield pa.RecordBatch.from_pydict({"line": ready}, _LINES)
                ready = []
        yield pa.RecordBatch.from_pydict({"line": ready}, _LINES)

    return task


def _node(rows: list[dict[str, Any]]) -> Node:
    first = rows[0]
    if first["statement"]:
        return with_status(statement_node(statement_of(first["statement"])), first["statuses"] or ())
    if first["quote"]:
        return quote_node(Quote(**first["quote"]))
    return _thing(first["subject"], rows) if first["predicate"] else GAZETTEER


def _thing(key: str, rows: list[dict[str, Any]]) -> Node:
    """A thing with the names and classes that most of what is stated of it speaks for."""
    names: Counter[tuple[bool, str]] = Counter()
    classes: Counter[str] = Counter()
    for row in rows:
        if row["predicate"] in NAMING and row["type"]:
            names[row["predicate"] == "skos:prefLabel", row["object"]] += row["weight"]
        elif row["predicate"] == "rdf:type" and not row["type"]:
            classes[row["object"]] += row["weight"]
    stated = {(row["predicate"], _object(row)) for row in rows}
    return thing_node(key, stated, kind_and_subclass(classes) if classes else (), ranked_names(names))


def _rows(batches: Batches) -> Iterator[dict[str, Any]]:
    return (row for batch in batches for row in batch.to_pylist())
