"""Named questions: SPARQL files in `ontology/questions/` that say in both languages what they answer.

A question's head is comments: `# title zh: …`, `# title en: …`, `# description zh: …`,
`# description en: …` and a line `# param NAME TYPE "DEFAULT" — zh / en` for each parameter.
In the body `$NAME` stands for the parameter; its value is put in as an escaped literal,
so no value can change the query.
"""

from __future__ import annotations

import json
import re
from collections.abc import Mapping
from dataclasses import dataclass
from decimal import Decimal, InvalidOperation
from functools import cache
from importlib.resources import files
from importlib.resources.abc import Traversable
from pathlib import Path

from kg.errors import InputError

_PARAM = re.compile(r'# param (\w+) (text|decimal|integer) "(.*?)" — (.+?) / (.+)')
_DESCRIBE = re.compile(r"\bDESCRIBE\s+[<?*\w]", re.IGNORECASE)  # the one form of query that can do without braces
_HEAD = re.compile(r"# (title|description) (zh|en): (.+)")


@dataclass(frozen=True)
class Parameter:
    name: str
    type: str  # text | decimal | integer
    default: str
    zh: str
    en: str

    def literal(self, value: str) -> str:
        """The value as a SPARQL literal. Raises InputError where it is not of the parameter's type.

        >>> Parameter("place", "text", "", "", "").literal('"} DROP ALL')
        '"\\\\"} DROP ALL"'
        """
        if self.type == "text":
            return json.dumps(value, ensure_ascii=False).replace("\x7f", "\\u007F")
        try:
            number = Decimal(value)
        except InvalidOperation:
            number = Decimal("NaN")
        if not number.is_finite() or (self.type == "integer" and number != number.to_integral_value()):
            raise InputError(f"--{self.name}: expected {self.type}, found {value!r}")
        return f"{number:f}"


@dataclass(frozen=True)
class Question:
    name: str
    title: Mapping[str, str]  # by language: zh, en
    description: Mapping[str, str]
    parameters: tuple[Parameter, ...]
    body: str

    def filled(self, values: Mapping[str, str]) -> str:
        """The query with its parameters put in."""
        known = {parameter.name: parameter for parameter in self.parameters}
        for name in values:
            if name not in known:
                takes = ", ".join(f"--{n}" for n in known) or "none"
                raise InputError(f"{self.name}: unknown parameter --{name}; it takes {takes}")
        literals = {name: p.literal(values.get(name, p.default)) for name, p in known.items()}
        return re.sub(r"\$(\w+)", lambda m: literals.get(m[1], m[0]), self.body)


def parse(name: str, text: str) -> Question:
    """One question file. Raises InputError with the line that breaks the format."""
    said: dict[str, dict[str, str]] = {"title": {}, "description": {}}
    parameters = []
    lines = text.splitlines()
    start = next((n for n, line in enumerate(lines) if not line.startswith("#")), len(lines))
    for number, line in enumerate(lines[:start], 1):
        if head := _HEAD.fullmatch(line):
            said[head[1]][head[2]] = head[3]
        elif param := _PARAM.fullmatch(line):
            parameters.append(Parameter(*param.groups()))
        else:
            raise InputError(f"{name}.rq:{number}: no title, description or param: {line!r}")
    for part, languages in said.items():
        if set(languages) != {"zh", "en"}:
            raise InputError(f"{name}.rq: {part} wanted in zh and en, found in {sorted(languages)}")
    return Question(name, said["title"], said["description"], tuple(parameters), "\n".join(lines[start:]).strip())


@cache
def questions() -> tuple[Question, ...]:
    """All named questions, by name."""
    found = [entry for entry in _folder().iterdir() if entry.name.endswith(".rq")]
    return tuple(parse(e.name[:-3], e.read_text(encoding="utf-8")) for e in sorted(found, key=lambda e: e.name))


def named(name: str) -> Question | None:
    """The question of this name or of this zh or en title."""
    wanted = name.casefold()
    return next((q for q in questions() if wanted in {q.name, *(t.casefold() for t in q.title.values())}), None)


def meant(asked: str, values: Mapping[str, object]) -> str:
    """The query that the name of a question, with its parameters, or SPARQL text means."""
    if question := named(asked):
        return question.filled({name: str(value) for name, value in values.items()})
    if values:
        raise InputError(f"{asked!r} is no named question, so it takes no parameters; kg query --list shows them")
    if "{" not in asked and not _DESCRIBE.search(asked):
        raise InputError(f"{asked!r} is neither SPARQL nor a named question; kg query --list shows them")
    return asked


def _folder() -> Traversable:
    """`ontology/questions` of the installed package, or of the checkout beside it."""
    installed = files("kg").joinpath("ontology", "questions")
    return installed if installed.is_dir() else Path(__file__).parents[2] / "ontology" / "questions"
