"""A sentence as the rules for names without quotation marks see it."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from functools import cached_property

from kg.lexicon.tokens import Token, tokens
from kg.mentions.initiative_quotes import Quotation, quotations
from kg.model import Mention, Sentence, Span

_SPOKEN = re.compile("[。！？]|^[^，]{2,}，.{8,}")  # what somebody says is text like any other


_JOINTS = ("及", "暨")


@dataclass(frozen=True)
class Line:
    """A sentence as words, with what is already taken."""

    sentence: Sentence
    words: tuple[Token, ...]
    quoted: tuple[Quotation, ...]
    taken: tuple[Mention, ...]  # places, bodies, people, documents
    named: tuple[Mention, ...]  # initiatives found before

    @cached_property
    def text(self) -> str:
        return self.sentence.text

    @cached_property
    def chars(self) -> frozenset[str]:
        """Its characters: most rules need one of a few."""
        return frozenset(self.text)

    def is_free(self, start: int, stop: int) -> bool:
        """Whether no quotation and no initiative lies in the stretch."""
        in_quote = any(q.start < stop and q.stop > start for q in self.quoted)
        return not in_quote and not any(m.span.start < stop and m.span.stop > start for m in self.named)


def line_of(sentence: Sentence, taken: Sequence[Mention], named: Sequence[Mention]) -> Line:
    quoted = tuple(q for q in quotations(sentence.text) if not _SPOKEN.search(q.text))
    return Line(sentence, tokens(sentence.text), quoted, tuple(taken), tuple(named))


def make(line: Line, start: int, stop: int, name: str, subtype: str, rule: str, confidence: float) -> Mention:
    if name.startswith(_JOINTS) and line.text[start - 1 : start] in "”、" and line.text.startswith(name, start):
        start, name = start + 1, name[1:]  # “某某”行动|及|特派员项目
    return Mention(Span(line.sentence.index, start, stop), "initiative", subtype, name, rule, confidence)
