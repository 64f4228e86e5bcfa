"""Answers: run a query in a child process that can be stopped, and write what comes back."""

from __future__ import annotations

import csv
import io
import json
import multiprocessing
from collections.abc import Iterable
from dataclasses import dataclass
from multiprocessing.connection import Connection
from pathlib import Path

import pyoxigraph as ox

from kg.errors import InputError, XianzhiError
from kg.sparql.store import load


class QueryTimeout(XianzhiError):
    """A query that was stopped because its time was over."""


@dataclass(frozen=True)
class Answer:
    """Rows of a SELECT (None where a variable is unbound), the truth of an ASK, or triples as Turtle."""

    columns: tuple[str, ...] = ()
    rows: tuple[tuple[str | None, ...], ...] = ()
    truth: bool | None = None
    turtle: str | None = None


def ask(store: ox.Store, query: str) -> Answer:
    """Runs a query in this process. Raises InputError with the engine's words for one that cannot be parsed."""
    try:
        result = store.query(query)
        if isinstance(result, ox.QueryBoolean):
            return Answer(truth=bool(result))
        if isinstance(result, ox.QueryTriples):
            turtle = ox.serialize(result, format=ox.RdfFormat.TURTLE)
            return Answer(turtle=(turtle or b"").decode())
        names = tuple(variable.value for variable in result.variables)
        return Answer(names, tuple(tuple(_shown(row[name]) for name in names) for row in result))
    except (SyntaxError, ValueError, RuntimeError, OSError) as error:
        raise InputError(f"query: {error}") from error


def ask_files(paths: Iterable[Path], query: str, seconds: float) -> Answer:
    """Loads graph files and runs a query over them in a child process, killed when its time is over."""
    context = multiprocessing.get_context("fork")
    here, there = context.Pipe(duplex=False)
    child = context.Process(target=_answer, args=(there, list(paths), query), daemon=True)
    child.start()
    there.close()
    try:
        if not here.poll(seconds):
            raise QueryTimeout(f"query: stopped after {seconds:g} seconds; --timeout allows more")
        answer = here.recv()
    except EOFError as error:
        raise InputError("query: the engine ended without an answer (out of memory?)") from error
    finally:
        child.kill()
        child.join()
    if isinstance(answer, XianzhiError):
        raise answer
    assert isinstance(answer, Answer)
    return answer


def _answer(pipe: Connection, paths: list[Path], query: str) -> None:
    try:
        pipe.send(ask(load(paths), query))
    except XianzhiError as error:
        pipe.send(error)


def _shown(term: object) -> str | None:
    if term is None:
        return None
    return term.value if isinstance(term, ox.Literal | ox.NamedNode | ox.BlankNode) else str(term)


def formatted(answer: Answer, form: str) -> str:
    """The answer as csv, tsv, json or ttl text."""
    if answer.turtle is not None:
        return answer.turtle
    if answer.truth is not None:
        return json.dumps({"head": {}, "boolean": answer.truth}) if form == "json" else str(answer.truth).lower()
    if form == "json":
        rows = [{n: v for n, v in zip(answer.columns, row, strict=True) if v is not None} for row in answer.rows]
        return json.dumps({"columns": list(answer.columns), "rows": rows}, ensure_ascii=False, indent=1)
    if form == "ttl":
        raise InputError("--format ttl: only CONSTRUCT and DESCRIBE give triples")
    target = io.StringIO()
    write = csv.writer(target, delimiter="\t" if form == "tsv" else ",", lineterminator="\n")
    write.writerow(answer.columns)
    write.writerows([[value or "" for value in row] for row in answer.rows])
    return target.getvalue().rstrip("\n")
