"""Answers: run a query, here or in a child process that can be stopped, and write what comes back."""

from __future__ import annotations

import multiprocessing
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from decimal import Decimal, InvalidOperation
from multiprocessing.connection import Connection
from pathlib import Path
from typing import TYPE_CHECKING

import pyoxigraph as ox

from kg.errors import InputError, XianzhiError
from kg.rdf.terms import VOCABULARIES
from kg.sparql.store import load, run

if TYPE_CHECKING:
    import pandas
    import rdflib

Cell = str | int | float | Decimal | bool | None
RESULTS = {
    "csv": ox.QueryResultsFormat.CSV,
    "tsv": ox.QueryResultsFormat.TSV,
    "json": ox.QueryResultsFormat.JSON,
}
_XSD = VOCABULARIES["xsd"]
_VALUES: dict[str, Callable[[str], Cell]] = {
    f"{_XSD}integer": int,
    f"{_XSD}decimal": Decimal,
    f"{_XSD}double": float,
    f"{_XSD}boolean": lambda text: text in ("true", "1"),
}


class QueryTimeout(XianzhiError):
    """A query that was stopped because its time was over."""


@dataclass(frozen=True)
class Answer:
    """Rows of a SELECT (None where a variable is unbound), the truth of an ASK, or triples as Turtle.

    >>> answer = Answer(("name", "count"), (("大湾镇", 12),))
    >>> list(answer), len(answer), answer.truth
    ([{'name': '大湾镇', 'count': 12}], 1, None)
    """

    columns: tuple[str, ...] = ()
    rows: tuple[tuple[Cell, ...], ...] = ()
    truth: bool | None = None
    turtle: str | None = None

    def __iter__(self) -> Iterator[dict[str, Cell]]:
        return (dict(zip(self.columns, row, strict=True)) for row in self.rows)

    def __len__(self) -> int:
        return len(self.rows)

    def __bool__(self) -> bool:
        """The truth of an ASK; of anything else, whether there is something in it."""
        return bool(self.rows or self.turtle) if self.truth is None else self.truth

    def to_pandas(self) -> pandas.DataFrame:
        """The rows as a DataFrame; pandas has to be installed."""
        import pandas

        return pandas.DataFrame(list(self.rows), columns=list(self.columns))

    @property
    def rdf(self) -> rdflib.Graph:
        """The triples of a CONSTRUCT or DESCRIBE."""
        import rdflib

        return rdflib.Graph().parse(data=self.turtle or "", format="turtle")


def ask(store: ox.Store, query: str) -> Answer:
    """Runs a query in this process. Raises InputError with the engine's words for one that cannot be run."""
    with _Told():
        result = run(store, query)
        if isinstance(result, ox.QueryBoolean):
            return Answer(truth=bool(result))
        if isinstance(result, ox.QueryTriples):
            return Answer(turtle=_turtle(result))
        names = tuple(variable.value for variable in result.variables)
        return Answer(names, tuple(tuple(value(row[name]) for name in names) for row in result))


def written(store: ox.Store, query: str, form: str) -> str:
    """The answer in the W3C's csv, tsv or json, or as ttl. Raises InputError where it has no such form."""
    with _Told():
        result = run(store, query)
        if isinstance(result, ox.QueryTriples):
            if form != "ttl":
                raise InputError(f"--format {form}: the answer is triples; --format ttl writes them")
            return _turtle(result)
        if form == "ttl":
            raise InputError("--format ttl: only CONSTRUCT and DESCRIBE give triples")
        text = (result.serialize(format=RESULTS[form]) or b"").decode()
        return text if text.endswith("\n") else text + "\n"


def value(term: object) -> Cell:
    """A term as Python has it: numbers and truths as such, all else as text.

    >>> value(ox.Literal("1.50", datatype=ox.NamedNode("http://www.w3.org/2001/XMLSchema#decimal")))
    Decimal('1.50')
    """
    if term is None:
        return None
    if isinstance(term, ox.Literal):
        try:
            return _VALUES.get(term.datatype.value, str)(term.value)
        except (ValueError, InvalidOperation):  # "x"^^xsd:integer is legal, if ill-typed
            return term.value
    return term.value if isinstance(term, ox.NamedNode | ox.BlankNode) else str(term)


def ask_files(paths: Iterable[Path], query: str, seconds: float) -> Answer:
    """Loads graph files and runs a query over them in a child process, killed when its time is over."""
    files = list(paths)
    answer = in_child(lambda: ask(load(files), query), seconds)
    assert isinstance(answer, Answer)
    return answer


def write_files(paths: Iterable[Path], query: str, seconds: float, form: str) -> str:
    """The same, in one of the forms of `written`."""
    files = list(paths)
    return str(in_child(lambda: written(load(files), query, form), seconds))


def in_child(work: Callable[[], object], seconds: float) -> object:
    """What a function gives, run in a forked process that is killed when its time is over.

    Where processes cannot be forked (Windows) it runs here, and is not stopped.
    """
    if "fork" not in multiprocessing.get_all_start_methods():
        return work()
    context = multiprocessing.get_context("fork")
    here, there = context.Pipe(duplex=False)
    child = context.Process(target=_answer, args=(there, work), daemon=True)
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
        here.close()
    if isinstance(answer, XianzhiError):
        raise answer
    return answer


def _answer(pipe: Connection, work: Callable[[], object]) -> None:
    try:
        pipe.send(work())
    except XianzhiError as error:
        pipe.send(error)


def _turtle(triples: ox.QueryTriples) -> str:
    text = ox.serialize(triples, format=ox.RdfFormat.TURTLE, prefixes=VOCABULARIES)
    return (text or b"").decode()


class _Told:
    """Turns what the engine raises into an InputError of one line."""

    def __enter__(self) -> None:
        return None

    def __exit__(self, kind: object, error: BaseException | None, trace: object) -> None:
        if isinstance(error, SyntaxError | ValueError | RuntimeError | OSError):
            raise InputError(f"query: {' '.join(str(error).split())}") from error
