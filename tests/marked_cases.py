"""Reads case files with inline marks, runs the extraction on them and counts what is found.

The format is described in tests/cases/README.md.
"""

from __future__ import annotations

import re
import unicodedata
from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from pathlib import Path

from kg import entities, facts, mentions
from kg.mentions.scope import Reading, scopes
from kg.model import Entity, Fact, Figure
from kg.reading import Given, parse_page

CASES = Path(__file__).parent / "cases"
KINDS = frozenset({"place", "person", "organisation", "initiative", "event", "document"})
PREDICATES = {
    "located_in", "holds_post", "implements", "part_of", "organised_by", "participant", "date", "figure",
    "operated_by", "specialises_in", "uses", "recognised_by",
}  # fmt: skip


SHORT = {
    "post": "holds_post", "fig": "figure", "by": "organised_by", "with": "participant", "in": "located_in",
    "runs": "implements", "part": "part_of", "grows": "specialises_in", "won": "recognised_by",
}  # fmt: skip


@dataclass(frozen=True)
class Named:
    """An entity that a case marks: its type and every name that counts as right."""

    kind: str
    names: frozenset[str]
    optional: bool = False


@dataclass(frozen=True)
class Told:
    """A fact that a case lists: subject, predicate and the rest of the line."""

    subject: str
    predicate: str
    rest: tuple[str, ...]
    optional: bool = False


@dataclass
class Case:
    where: str  # file:line
    province: str
    subject: str
    split: str  # dev | eval
    city: str | None = None
    date: str | None = None
    headline: str = ""
    text: str = ""
    entities: list[Named] = field(default_factory=list)
    facts: list[Told] = field(default_factory=list)
    known: str = ""  # what is known to be wrong

    @property
    def page(self) -> str:
        return f"{self.headline}\n\n本报讯 {self.text}\n" if self.headline else f"{self.text}\n"


class CaseError(ValueError):
    """A case file that cannot be read; the message names file and line."""


# --- reading ---------------------------------------------------------------------------------


def read_cases(folder: str) -> list[Case]:
    """All cases of tests/cases/<folder>."""
    return [case for path in sorted((CASES / folder).glob("*.txt")) for case in _of_file(path)]


def _of_file(path: Path) -> Iterator[Case]:
    case: Case | None = None
    for number, line in enumerate(path.read_text(encoding="utf-8").splitlines(), 1):
        line = line.strip()
        where = f"{path.name}:{number}"
        if not line or line.startswith("%"):
            continue
        if line.startswith("# "):
            if case is not None:
                yield _checked(case)
            parts = [p.strip() for p in line[2:].split("/")]
            if len(parts) != 3 or parts[2] not in ("dev", "eval"):
                raise CaseError(f"{where}: not a head `# province / subject / dev|eval`: {line}")
            case = Case(where, *parts)
        elif case is None:
            raise CaseError(f"{where}: no case has begun: {line}")
        else:
            _read_line(case, line, where)
    if case is not None:
        yield _checked(case)


def _read_line(case: Case, line: str, where: str) -> None:
    if line.startswith("@"):
        key, _, value = line[1:].partition(" ")
        if key not in ("city", "date"):
            raise CaseError(f"{where}: unknown context @{key}")
        setattr(case, key, value.strip())
    elif line.startswith("!"):
        case.known = line[1:].strip()
    elif line.startswith("="):
        case.facts.append(_fact(line, where))
    elif line.startswith("+"):
        case.entities.append(_entity(*line[2:].rsplit("|", 1), where))
    elif line.startswith("## "):
        case.headline, named = unmark(line[3:], where)
        case.entities += named
    else:
        text, named = unmark(line.removeprefix("~ "), where)
        case.text += ("\n" + text.replace(" ~ ", "\t")) if line.startswith("~ ") else text
        case.entities += named


def _fact(line: str, where: str) -> Told:
    optional = line.startswith("=?")
    parts = line.lstrip("=? ").split()
    parts[1:2] = [SHORT.get(p, p) for p in parts[1:2]]
    if len(parts) < 3 or parts[1] not in PREDICATES:
        raise CaseError(f"{where}: no fact: {line}")
    return Told(parts[0].replace("_", " "), parts[1], tuple(p.replace("_", " ") for p in parts[2:]), optional)


def unmark(line: str, where: str) -> tuple[str, list[Named]]:
    """The line without its marks, and what they mark; marks may be nested."""
    text: list[str] = []
    named: list[Named] = []
    open_: list[int] = []
    position = 0
    while position < len(line):
        char = line[position]
        if char == "[":
            open_.append(len("".join(text)))
        elif char == "|" and open_:
            close = line.find("]", position)
            if close < 0:
                raise CaseError(f"{where}: mark without end: {line[position:]}")
            named.append(_entity("".join(text)[open_.pop() :], line[position + 1 : close], where))
            position = close
        else:
            text.append(char)
        position += 1
    if open_:
        raise CaseError(f"{where}: mark without end: {line}")
    return "".join(text), named


def _entity(surface: str, mark: str, where: str) -> Named:
    """`person`, `organisation=某市委` (the canonical name), `event?` (optional)."""
    kind, _, name = mark.partition("=")
    optional = kind.endswith("?")
    kind = kind.rstrip("?")
    if kind not in ("place", "person", "organisation", "initiative", "event", "document", "product"):
        raise CaseError(f"{where}: unknown type {kind!r}")
    return Named(kind, frozenset({surface.strip(), *(n for n in name.split("=") if n)}), optional)


def _checked(case: Case) -> Case:
    """The case with its marks of one thing joined; every fact speaks of marked things."""
    case.entities = _joined(case.entities)
    known = {norm(n) for e in case.entities for n in e.names}
    for fact in case.facts:
        if norm(fact.subject) not in known:
            raise CaseError(f"{case.where}: {fact.subject} is not marked")
        if fact.predicate not in ("date", "figure") and norm(fact.rest[0]) not in known:
            raise CaseError(f"{case.where}: {fact.rest[0]} is not marked")
    return case


def _joined(named: Iterable[Named]) -> list[Named]:
    joined: list[Named] = []
    for entity in named:
        same = next((e for e in joined if e.kind == entity.kind and e.names & entity.names), None)
        if same is None:
            joined.append(entity)
        else:
            joined[joined.index(same)] = Named(same.kind, same.names | entity.names, same.optional and entity.optional)
    return joined


# --- running ---------------------------------------------------------------------------------


@dataclass
class Found:
    """What the extraction says of a case."""

    names: dict[Entity, set[str]]
    facts: list[Fact | Figure]
    pointed: frozenset[Entity] = frozenset()  # entities that only words such as 我市 mean


def run(case: Case, use_tagger: bool = True) -> Found:
    """Extracts the case as a page of its own."""
    page = parse_page(case.where, case.page, Given(city=case.city, date=case.date))
    readings = entities.resolve([mentions.recognise(scope) for scope in scopes(page, use_tagger)])
    names: dict[Entity, set[str]] = defaultdict(set)
    for reading in readings:
        _collect(reading, names)
    named = {m.entity for reading in readings for m in reading.mentions if not m.anaphor}
    told = [fact for reading in readings for fact in facts.relate(reading)]
    return Found(dict(names), told, frozenset(names) - named)


Read = tuple[Case, Found]


def read_and_run(folder: str) -> list[Read]:
    """The cases of a folder, each with what the rules alone say of it."""
    return [(case, run(case, use_tagger=False)) for case in read_cases(folder)]


def _collect(reading: Reading, names: dict[Entity, set[str]]) -> None:
    for mention in reading.mentions:
        if mention.entity is None:
            continue
        names[mention.entity].add(norm(mention.entity.name))
        if not mention.anaphor:
            text = reading.scope.article.sentences[mention.span.sentence].text
            names[mention.entity] |= {norm(mention.name), norm(text[mention.span.start : mention.span.stop])}


# --- counting --------------------------------------------------------------------------------


@dataclass
class Count:
    found: int = 0  # of what is expected
    expected: int = 0
    right: int = 0  # of what is said
    said: int = 0
    errors: list[str] = field(default_factory=list)

    @property
    def precision(self) -> float:
        return self.right / self.said if self.said else 0.0

    @property
    def recall(self) -> float:
        return self.found / self.expected if self.expected else 0.0

    @property
    def f1(self) -> float:
        total = self.precision + self.recall
        return 2 * self.precision * self.recall / total if total else 0.0

    def __add__(self, other: Count) -> Count:
        return Count(
            self.found + other.found, self.expected + other.expected, self.right + other.right,
            self.said + other.said, self.errors + other.errors,
        )  # fmt: skip


def count_entities(case: Case, found: Found, kinds: frozenset[str]) -> Count:
    """One entity said for each entity marked, by type and any name."""
    count, taken = Count(), set()
    for entity, names in found.names.items():
        if entity.kind not in kinds:
            continue
        hit = next((n for n in case.entities if n.kind == entity.kind and names & {norm(x) for x in n.names}), None)
        if hit is not None and hit.optional:
            taken.add(hit)
            continue
        count.said += 1
        if hit is not None and hit not in taken:
            count.right += 1
            taken.add(hit)
        elif not _is_optional(case, entity, found):
            count.errors.append(f"{case.where} {entity.kind}+ {entity.name}")
        else:
            count.said -= 1
    for expected in case.entities:
        if expected.kind in kinds and not expected.optional:
            count.expected += 1
            count.found += expected in taken
            if expected not in taken:
                count.errors.append(f"{case.where} {expected.kind}- {'='.join(sorted(expected.names))}")
    return count


def _is_optional(case: Case, entity: Entity, found: Found) -> bool:
    """Read as another type where the case leaves the thing open; a place within another name; 我市 and 该县."""
    names = found.names[entity]
    if _is_open_kind(entity.kind, case):
        return True
    if any(e.optional and names & {norm(x) for x in e.names} for e in case.entities):
        return True
    kinds = {"place": ("organisation", "initiative", "event"), "organisation": ("event",)}.get(entity.kind, ())
    around = " ".join(norm(x) for e in case.entities if e.kind in kinds for x in e.names)
    return entity in found.pointed or any(n in around for n in names)


def _is_open_kind(kind: str, case: Case) -> bool:
    """`+ *|event?`: whatever events are said, they are neither right nor wrong."""
    return any(e.kind == kind and "*" in e.names for e in case.entities)


def count_facts(case: Case, found: Found, predicates: frozenset[str], subjects: frozenset[str] | None = None) -> Count:
    """Facts by predicate and both ends; figures by subject, value, unit and a shared indicator."""
    count = Count()
    said = [s for s in (_said(f, found) for f in found.facts) if s.predicate in predicates]
    if subjects is not None:
        said = [s for s in said if s.kind in subjects]
    hits: set[Told] = set()
    for one in _distinct(said):
        told = next((t for t in case.facts if t not in hits and _agrees(t, one, case)), None)
        if told is not None:
            hits.add(told)
        if (told is not None and told.optional) or (told is None and _left_open(one, case)):
            continue
        count.said += 1
        count.right += told is not None
        if told is None:
            count.errors.append(f"{case.where} {one.predicate}+ {one.label} → {one.rest}")
    for told in case.facts:
        if told.predicate in predicates and not told.optional and (subjects is None or _kind(told, case) & subjects):
            count.expected += 1
            count.found += told in hits
            if told not in hits:
                count.errors.append(f"{case.where} {told.predicate}- {told.subject} → {' '.join(told.rest)}")
    return count


@dataclass(frozen=True)
class _Said:
    predicate: str
    kind: str
    label: str
    names: frozenset[str]
    object_kind: str
    object_names: frozenset[str]
    rest: tuple[str, ...]


def _said(fact: Fact | Figure, found: Found) -> _Said:
    subject = fact.subject
    names = frozenset(found.names.get(subject, {norm(subject.name)}))
    if isinstance(fact, Figure):
        rest = (fact.indicator, f"{fact.value:g}" if isinstance(fact.value, float) else str(fact.value), fact.unit)
        return _Said("figure", subject.kind, subject.name, names, "", frozenset(), rest)
    if isinstance(fact.object, str):
        return _Said(fact.predicate, subject.kind, subject.name, names, "", frozenset(), (fact.object,))
    target = fact.object
    rest = (target.name, fact.title) if fact.title else (target.name,)
    there = frozenset(found.names.get(target, {norm(target.name)}))
    return _Said(fact.predicate, subject.kind, subject.name, names, target.kind, there, rest)


def _distinct(said: Iterable[_Said]) -> list[_Said]:
    return list(dict.fromkeys(said))


def _agrees(told: Told, said: _Said, case: Case) -> bool:
    if told.predicate != said.predicate or not _names(told.subject, case) & said.names:
        return False
    if told.predicate == "date":
        return told.rest[0] == said.rest[0]
    if told.predicate == "figure":
        indicator, value, unit = (*told.rest, "", "")[:3]
        return _number(value) == _number(said.rest[1]) and norm(unit) == norm(said.rest[2]) and _shares(
            norm(indicator), norm(said.rest[0])
        )  # fmt: skip
    if not _names(told.rest[0], case) & said.object_names:
        return False
    return told.predicate != "holds_post" or _same_title(norm(told.rest[1]), norm(said.rest[-1]))


def _same_title(told: str, said: str) -> bool:
    """县委书记 and 书记 of the same body are one title."""
    return bool(said) and (told.endswith(said) or said.endswith(told))


def _left_open(said: _Said, case: Case) -> bool:
    """Containment the case does not list is neither right nor wrong, nor is what is said of an optional thing."""
    if said.predicate == "located_in" and said.object_kind == "place":
        return True
    if _is_open_kind(said.kind, case):
        return True
    own = said.predicate == "organised_by" and any(n in name for n in said.object_names for name in said.names)
    if own and said.object_kind == "organisation":
        return True  # the session of a committee that its name tells
    loose = {norm(n) for e in case.entities if e.optional for n in e.names}
    return bool(loose & (said.names | said.object_names))


def _names(name: str, case: Case) -> set[str]:
    """Every name of the marked thing that is called `name`."""
    return {norm(name)} | {norm(n) for e in case.entities if norm(name) in {norm(x) for x in e.names} for n in e.names}


def _kind(told: Told, case: Case) -> set[str]:
    return {e.kind for e in case.entities if norm(told.subject) in {norm(x) for x in e.names}}


def _number(text: str) -> float | None:
    try:
        return round(float(text), 6)
    except ValueError:
        return None


def _shares(told: str, said: str) -> bool:
    a, b = set(told), set(said)
    return not a or (bool(b) and len(a & b) / min(len(a), len(b)) >= 0.5)


def norm(text: str) -> str:
    """As the gold scorer compares: without quotes, brackets, dots and spaces."""
    plain = unicodedata.normalize("NFKC", text).lower()
    return re.sub(r"[\s“”\"'‘’「」《》〈〉·•—\-－_、，,。:：;；()（）【】\[\]]", "", plain)


def report(counts: dict[str, Count]) -> str:
    """One line a count."""
    return "\n".join(
        f"{name:24} P {c.precision:.3f}  R {c.recall:.3f}  F1 {c.f1:.3f}   {c.found}/{c.expected} ({c.said})"
        for name, c in counts.items()
    )


def tally(errors: Iterable[str]) -> Counter[str]:
    """How often each kind of error occurs."""
    return Counter(e.split()[1] for e in errors)
