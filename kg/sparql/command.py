"""`kg query` from checked arguments to printed answer."""

from __future__ import annotations

import argparse
import sys
from collections.abc import Sequence
from pathlib import Path

from kg.errors import InputError
from kg.sparql.answers import Answer, ask_files, formatted
from kg.sparql.questions import named, questions


def query(chosen: argparse.Namespace) -> int:
    """Prints the answer, or the list of named questions."""
    if chosen.list or chosen.query is None:
        _list()
        return 0
    text = _text(chosen.query, _values(chosen.rest))
    answer = ask_files(chosen.graph or [Path("out")], text, chosen.timeout)
    if chosen.format == "table" and answer.turtle is None and answer.truth is None:
        _table(answer)
    else:
        print(formatted(answer, chosen.format))
    return 0


def _text(asked: str, values: dict[str, str]) -> str:
    """The query meant: a named question, a file or the words themselves."""
    if question := named(asked):
        return question.filled(values)
    if values:
        raise InputError(f"{asked!r} is no named question, so it takes no parameters; kg query --list shows them")
    if asked.endswith((".rq", ".sparql")):
        try:
            return Path(asked).read_text(encoding="utf-8")
        except (OSError, UnicodeDecodeError) as error:
            raise InputError(f"{asked}: {error}") from error
    if "{" not in asked:
        raise InputError(f"{asked!r} is neither SPARQL nor a named question; kg query --list shows them")
    return asked


def _values(rest: Sequence[str]) -> dict[str, str]:
    """`--place 垣曲县 --below=0.5` as a dictionary."""
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
        table.add_row(*(Text(value or "") for value in row))
    Console(width=None if sys.stdout.isatty() else 160).print(table)
    print(f"{len(answer.rows)} rows")
