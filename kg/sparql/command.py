"""`kg query` from checked arguments to printed answer."""

from __future__ import annotations

import argparse
import sys
from collections.abc import Sequence
from pathlib import Path

from kg.errors import InputError
from kg.sparql.answers import Answer, ask_files, write_files
from kg.sparql.questions import meant, questions


def query(chosen: argparse.Namespace) -> int:
    """Prints the answer, or the list of named questions."""
    if chosen.list or chosen.query is None:
        _list()
        return 0
    text = _text(chosen.query, _values(chosen.rest))
    if chosen.format == "sparql":
        print(text)
        return 0
    graphs = chosen.graph or [Path("out")]
    if chosen.format != "table":
        sys.stdout.write(write_files(graphs, text, chosen.timeout, chosen.format))
        return 0
    answer = ask_files(graphs, text, chosen.timeout)
    if answer.turtle is not None:
        sys.stdout.write(answer.turtle)
    elif answer.truth is not None:
        print(str(answer.truth).lower())
    else:
        _table(answer)
    return 0


def _text(asked: str, values: dict[str, str]) -> str:
    """The query meant: a named question, a file or the words themselves."""
    if not values and asked.endswith((".rq", ".sparql")):
        try:
            return Path(asked).read_text(encoding="utf-8")
        except (OSError, UnicodeDecodeError) as error:
            raise InputError(f"{asked}: {error}") from error
    return meant(asked, values)


def _values(rest: Sequence[str]) -> dict[str, str]:
    """`--place 望江县 --below=0.5` as a dictionary."""
    values, words = {}, list(rest)
    while words:
        word = words.pop(0)
        if not word.startswith("--"):
            raise InputError(f"expected --PARAMETER VALUE, found {word!r}")
        name, equals, value = word[2:].partition("=")
        if not equals:
            if not words:
                raise InputError(f"--{name}: a value is missing")
            value = words.pop(0)
        values[name] = value
    return values


def _list() -> None:
    for question in questions():
        takes = " ".join(f"[--{p.name} {p.default or '…'}]" for p in question.parameters)
        print(f"{question.name} ({question.title['zh']}) {takes}".rstrip())
        print(f"    {question.description['zh']}")
        print(f"    {question.description['en']}")


def _table(answer: Answer) -> None:
    from rich.console import Console
    from rich.table import Table
    from rich.text import Text

    table = Table(*answer.columns)
    for row in answer.rows:
        table.add_row(*(Text("" if value is None else str(value)) for value in row))
    Console(width=None if sys.stdout.isatty() else 160).print(table)
    print(f"{len(answer.rows)} rows")
