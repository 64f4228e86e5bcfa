"""Which initiative is part of which: members of a quoted list, kinds of a sum, what a paragraph spells out."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from itertools import groupby, permutations

from kg.mentions.scope import Reading
from kg.model import Entity, Fact, Mention, Span

_COLON = re.compile("[^，。；：！？“”]{0,16}：")  # …机制捕捉着群众的心声：“走访日”，…
Told = Mapping[Entity, Sequence[Mention]]


def parts(reading: Reading, told: Told) -> list[Fact]:
    """All part_of facts of an article, the surest rule first."""
    inside = list(_inside(told))
    wholes = {f.object for f in inside if isinstance(f.object, Entity)}
    return [
        *inside,
        *_kinds_of_a_sum(told),
        *_listed_after_colon(reading, told),
        *_of_paragraph(reading, told, wholes),
    ]


def _part(part: Mention, whole: Entity, spans: tuple[Span, ...], rule: str, confidence: float) -> Iterator[Fact]:
    if part.entity is not None and part.entity.key != whole.key:
        yield Fact(part.entity, "part_of", whole, spans, rule, confidence)


def _inside(told: Told) -> Iterator[Fact]:
    """‘一轴’带动 inside the quoted list that names the whole."""
    everything = sorted((m for mentions in told.values() for m in mentions), key=lambda m: (m.span.sentence, m.name))
    for _, group in groupby(everything, key=lambda m: m.span.sentence):
        for whole, part in permutations(list(group), 2):
            a, b = part.span, whole.span
            if b.start <= a.start and a.stop <= b.stop and a != b and whole.entity is not None:
                yield from _part(part, whole.entity, (b,), "named inside the whole", 0.85)


def _kinds_of_a_sum(told: Told) -> Iterator[Fact]:
    """“网格+调解” is a kind of the “网格+”模式 that the article speaks of."""
    sums = {m.name: e for e, mentions in told.items() for m in mentions if re.fullmatch(r"[^+]+\+", m.name)}
    for entity, mentions in told.items():
        for name, whole in sums.items():
            if entity.key != whole.key and re.match(re.escape(name) + "[^+]+$", entity.name):
                yield from _part(mentions[0], whole, (mentions[0].span,), "kind of a sum", 0.75)


def _listed_after_colon(reading: Reading, told: Told) -> Iterator[Fact]:
    """开展“四个一”活动：… what the rest of the sentence names."""
    everything = sorted((m for mentions in told.values() for m in mentions), key=lambda m: m.span)
    for whole in everything:
        text = reading.scope.article.sentences[whole.span.sentence].text
        colon = _COLON.match(text, whole.span.stop)
        if whole.entity is None or colon is None:
            continue
        home = whole.span.sentence + (1 if colon.end() == len(text) else 0)
        for part in everything:
            if part.span.sentence == home and (home > whole.span.sentence or part.span.start >= colon.end()):
                yield from _part(part, whole.entity, (whole.span, part.span), "listed after a colon", 0.65)


def _of_paragraph(reading: Reading, told: Told, wholes: set[Entity]) -> Iterator[Fact]:
    """What a paragraph names after taking up one member of a list belongs to that member."""
    members = {m.entity for mentions in told.values() for m in mentions if m.rule == "part of a quoted list"}
    heads = [m for mentions in told.values() for m in mentions if m.rule == "part named again" and m.entity in members]
    sentences = reading.scope.article.sentences
    for entity, mentions in told.items():
        first = mentions[0]
        if entity in members or entity in wholes or sentences[first.span.sentence].role != "body":
            continue
        paragraph = sentences[first.span.sentence].paragraph
        before = [h for h in heads if sentences[h.span.sentence].paragraph == paragraph and h.span < first.span]
        if before:
            head = max(before, key=lambda m: m.span)
            if head.entity is not None:
                yield from _part(first, head.entity, (head.span, first.span), "named in the member's paragraph", 0.6)
