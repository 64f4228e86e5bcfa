"""One article with everything that was read from it, and which words stand for which entity."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from kg.mentions.scope import Reading
from kg.model import Entity, Evidence, Fact, Figure, Mention, Quote
from kg.statements.calibration import calibrated
from kg.statements.keys import article_key
from kg.statements.quotes import Quoter


@dataclass(frozen=True)
class Sheet:
    reading: Reading
    facts: tuple[Fact | Figure, ...]
    mentions: Mapping[str, tuple[Mention, ...]]  # by the key of the entity meant
    entities: tuple[Entity, ...]  # everything mentioned or used in a fact, without doubles
    quoter: Quoter

    @classmethod
    def of(cls, reading: Reading, facts: Sequence[Fact | Figure]) -> Sheet:
        by_entity: dict[str, list[Mention]] = defaultdict(list)
        entities: dict[Entity, None] = {}
        for mention in reading.mentions:
            if mention.entity is not None:
                by_entity[mention.entity.key].append(mention)
                entities.setdefault(mention.entity)
        for fact in facts:
            entities.setdefault(fact.subject)
            if isinstance(fact, Fact) and isinstance(fact.object, Entity):
                entities.setdefault(fact.object)
        return cls(
            reading,
            tuple(facts),
            {key: tuple(mentions) for key, mentions in by_entity.items()},
            tuple(entities),
            Quoter(reading.scope.page, reading.scope.article),
        )

    @property
    def article(self) -> str:
        return article_key(self.reading.scope.page, self.reading.scope.article)

    def evidence(self, fact: Fact | Figure) -> Evidence:
        """The words of a fact; where it names none, those of its entities' first mentions."""
        quotes = self._words(fact)
        if not quotes:
            ends = (fact.subject, fact.object if isinstance(fact, Fact) else None)
            quotes = tuple(quote for end in ends if isinstance(end, Entity) for quote in self.first_words(end.key))
        kind = fact.predicate if isinstance(fact, Fact) else "figure"
        return Evidence(quotes, fact.rule, calibrated(kind, fact.rule, fact.confidence))

    def _words(self, fact: Fact | Figure) -> tuple[Quote, ...]:
        quotes = self.quoter.spans(fact.spans)
        cells = fact.cells if isinstance(fact, Figure) else ()
        if not cells:
            return quotes
        return tuple(dict.fromkeys((*quotes, *(quote for cell in cells for quote in self.quoter.passage(cell)))))

    def first_words(self, key: str) -> tuple[Quote, ...]:
        """The words of the surest, earliest mention of an entity, or of the first fact that uses it."""
        mention = self.surest(key)
        if mention is not None:
            return self.quoter.spans((mention.span,))
        for fact in self.facts:
            if key in (fact.subject.key, getattr(getattr(fact, "object", None), "key", None)):
                return self._words(fact)[:1]
        return ()

    def surest(self, key: str) -> Mention | None:
        mentions = self.mentions.get(key, ())
        if len(mentions) == 1:
            return mentions[0]
        return min(mentions, key=lambda m: (m.anaphor, -m.confidence, m.span), default=None)
