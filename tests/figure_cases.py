"""Reads the cases of figures: texts whose mentions are marked, so that nothing but the figures is tested.

`{p 青山镇}` marks a place, o an organisation, i an initiative, e an event, n a person, d a product;
`{p 该镇=青山镇}` is an anaphor. ¶ begins a paragraph, ¶# a heading.
`= subject | indicator | value | unit | more` is a figure, `?` an optional one.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, field
from pathlib import Path

from kg import entities, facts, mentions
from kg.facts import figures
from kg.mentions.scope import Reading, Scope, scopes
from kg.model import Article, Entity, Figure, Inferred, Kind, Mention, Page, PageMeta, Passage, Sentence, Span
from kg.reading import parse_page

CASES = Path(__file__).parent / "cases" / "figures"
KINDS: dict[str, Kind] = {
    "p": "place", "o": "organisation", "i": "initiative", "e": "event", "n": "person", "d": "product",
}  # fmt: skip
_MARK = re.compile(r"\{(\w) ([^}=]+)(?:=([^}]+))?\}")
_SENTENCE = re.compile(r"(?P<break>¶#?)?(?P<text>[^。！？¶]+[。！？]?”?)")
_WHOLE = re.compile(r"全[县市镇乡村区]")


@dataclass
class Expected:
    subject: str
    indicator: str
    value: float
    unit: str
    more: tuple[str, ...]
    optional: bool

    def fits(self, figure: Figure) -> bool:
        """As the gold pages are scored: value and unit exactly, the indicator by shared characters."""
        said, printed = _bare(figure.indicator), _bare(self.indicator)
        shared = len(set(said) & set(printed)) / max(1, min(len(set(said)), len(set(printed))))
        return (
            figure.subject.name == self.subject
            and abs(figure.value - self.value) < 1e-9
            and figure.unit == self.unit
            and shared >= 0.5
            and len(said) <= 2 * len(printed) + 6
        )


@dataclass
class Case:
    where: str
    main: str
    text: str = ""
    expected: list[Expected] = field(default_factory=list)


def read_cases() -> list[Case]:
    return [case for path in sorted(CASES.glob("*.txt")) for case in _of_file(path)]


def _of_file(path: Path) -> Iterator[Case]:
    case: Case | None = None
    for number, line in enumerate(path.read_text("utf-8").splitlines(), 1):
        if line.startswith("main:"):
            if case is not None:
                yield case
            case = Case(f"{path.name}:{number}", line.removeprefix("main:").strip())
        elif case is not None and line[:2] in ("= ", "? "):
            subject, indicator, value, unit, *more = (part.strip() for part in line[2:].split("|"))
            case.expected.append(Expected(subject, indicator, float(value), unit, tuple(more), line[0] == "?"))
        elif case is not None and line.strip():
            case.text = line.strip()
    if case is not None:
        yield case


def reading(case: Case) -> Reading:
    """The case as a resolved article, on a page of August 2025."""
    entities: dict[tuple[str, str], Entity] = {}

    def entity(kind: Kind, name: str) -> Entity:
        village = "village" if name.endswith(("村", "嘎查")) else ""
        office = "government" if name.endswith("局") else ""
        given = {"initiative": "project", "place": village, "person": "resident", "organisation": office}
        subtype = given.get(kind, "")
        return entities.setdefault((kind, name), Entity(f"{kind}/{name}", kind, subtype, name))

    plain, marks = _unmark(case.text)
    starts = [match.start("text") for match in _SENTENCE.finditer(plain)]
    sentences = list(_sentences(plain))
    main = entity("place", case.main)
    mentions = []
    for start, stop, kind, name, is_anaphor in marks:
        index = max(i for i, at in enumerate(starts) if at <= start)
        span = Span(index, start - starts[index], stop - starts[index])
        mentions.append(Mention(span, kind, "", name, "case", anaphor=is_anaphor, entity=entity(kind, name)))
    for sentence in sentences:
        for match in _WHOLE.finditer(sentence.text):
            span = Span(sentence.index, *match.span())
            if any(m.span == span for m in mentions):
                continue
            mentions.append(Mention(span, "place", "", match[0], "case", anaphor=True, entity=main))
    page = Page(case.where, plain, meta=PageMeta(date=Inferred("2025-08")))
    article = Article("a1", "feature", None, tuple(sentences))
    return Reading(Scope(page, article, main=main, use_tagger=False), tuple(sorted(mentions, key=lambda m: m.span)))


def _sentences(plain: str) -> Iterator[Sentence]:
    paragraph = 0
    for index, match in enumerate(_SENTENCE.finditer(plain)):
        paragraph += match["break"] is not None
        passage = Passage(match["text"], tuple(range(*match.span("text"))))
        yield Sentence(index, "heading" if match["break"] == "¶#" else "body", paragraph, passage)


def _unmark(text: str) -> tuple[str, list[tuple[int, int, Kind, str, bool]]]:
    plain, marks, position = "", [], 0
    for match in _MARK.finditer(text):
        plain += text[position : match.start()] + match[2]
        marks.append((len(plain) - len(match[2]), len(plain), KINDS[match[1]], match[3] or match[2], bool(match[3])))
        position = match.end()
    return plain + text[position:], marks


def told(case: Case) -> list[Figure]:
    return [figure for figure in figures.relate(reading(case)) if isinstance(figure, Figure)]


def _bare(text: str) -> str:
    return re.sub(r"[\s“”、，]", "", text)


def owners_told(text: str) -> dict[float, str]:
    """The name of the subject of each figure of an unmarked page, by the value."""
    readings = entities.resolve([mentions.recognise(s) for s in scopes(parse_page("p", text + "\n"), use_tagger=False)])
    found = [f for reading in readings for f in facts.relate(reading) if isinstance(f, Figure)]
    return {float(f.value): f.subject.name for f in found}
