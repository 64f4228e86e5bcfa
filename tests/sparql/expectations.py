"""The named questions with parameters, and the rows expected of the example graph: `expected/*.tsv`.

The first line of each file holds the parameters, the second the columns; files of one question are told apart by
`--2`, `--3` and so on.
"""

from __future__ import annotations

import csv
import shlex
from dataclasses import dataclass
from pathlib import Path

from kg.sparql.questions import Question, named

HERE = Path(__file__).parent
EXAMPLE = HERE / "example.ttl"
FILES = sorted((HERE / "expected").glob("*.tsv"))


@dataclass(frozen=True)
class Expected:
    question: Question
    values: dict[str, str]
    columns: list[str]
    rows: list[tuple[str, ...]]

    @property
    def query(self) -> str:
        return self.question.filled(self.values)


def read(file: Path) -> Expected:
    first, *lines = file.read_text("utf-8").splitlines()
    words = shlex.split(first.removeprefix("#"))
    values = {name.removeprefix("--"): value for name, value in zip(words[::2], words[1::2], strict=True)}
    columns, *rows = csv.reader(lines, delimiter="\t", quoting=csv.QUOTE_NONE)
    question = named(file.stem.rstrip("0123456789").removesuffix("--"))
    assert question is not None, file
    return Expected(question, values, columns, [tuple(row) for row in rows])
