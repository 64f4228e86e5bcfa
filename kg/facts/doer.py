"""Who a clause is about: its subject, the place it is set in, the running topic or the article's main place."""

from __future__ import annotations

import re
from bisect import bisect_right
from collections import defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from functools import cache, lru_cache

from kg.facts.clauses import Clause, clauses
from kg.facts.subjects import are_examples, bare_body, is_modifier, located, speaks, stands_alone, subject
from kg.facts.topics import Named, continued, introduced, topic
from kg.lexicon.units import alternatives
from kg.lexicon.vocabulary import words
from kg.mentions.scope import Reading
from kg.model import Entity, Mention, Sentence

_TOTAL = re.compile(r"(?:全[县市镇乡村区州旗省]|总共|累计|共(?!同|享|建|产|青|治|富|赢)|目前)")
_CONTINUES = re.compile(
    r"(?:全部)?(?:建成|投产|达产|投用|完工|竣工|投入使用|预计|总投资|占地|共设|共有|其中|建设内容|一期|二期)"
)


@dataclass(frozen=True)
class _Stretch:
    """From `start` on in its sentence, these do, and this is spoken of."""

    start: int
    doers: tuple[Entity, ...]
    topic: Entity | None


@dataclass
class _State:
    """What the reader of an article keeps in mind from clause to clause."""

    doers: tuple[Entity, ...] = ()
    topic: Entity | None = None
    place: tuple[Entity, ...] = ()  # set by 在东山村， for the clauses that follow
    passing: tuple[Entity, ...] = ()  # set by 甲镇的… or 甲局负责人说， for the rest of the sentence
    named: Named = field(default_factory=Named)
    introduced: Mention | None = None  # the event held or the project named at the end of the clause before
    paragraph: int = -1


class Doers:
    """The entities that govern each point of an article's sentences."""

    def __init__(self, reading: Reading) -> None:
        self._main = reading.scope.main
        self._by_sentence: dict[int, list[Mention]] = defaultdict(list)
        for mention in reading.mentions:
            if mention.entity is not None:
                self._by_sentence[mention.span.sentence].append(mention)
        self._sentences = [s for s in reading.scope.article.sentences if "\t" not in s.text]  # no rows of tables
        self._clauses = {sentence.index: clauses(sentence.text) for sentence in self._sentences}
        self._fallback = self._find_fallback()
        self._stretches = self._read()

    def at(self, sentence: int, offset: int) -> tuple[Entity, ...]:
        """The places or organisations whose doing is told at this point; () where nothing is known."""
        stretch = self._stretch(sentence, offset)
        return stretch.doers if stretch and stretch.doers else self._fallback

    def topic(self, sentence: int, offset: int) -> Entity | None:
        """The initiative, event, person or product that a figure here is about: 该项目总投资30万元."""
        stretch = self._stretch(sentence, offset)
        return stretch.topic if stretch else None

    def lately(self, sentence: int, word: str) -> Entity | None:
        """The initiative last named up to this sentence whose name has the word: 网格 → 责任网格."""
        for index in range(sentence, -1, -1):
            for mention in reversed(self._by_sentence.get(index, [])):
                if mention.kind == "initiative" and mention.entity is not None and word in mention.entity.name:
                    return mention.entity
        return None

    def last_event(self, sentence: int, offset: int) -> Entity | None:
        """The event last named up to this point of the article."""
        for index in range(sentence, -1, -1):
            for mention in reversed(self._by_sentence.get(index, [])):
                if mention.kind == "event" and (index < sentence or mention.span.start <= offset):
                    return mention.entity
        return None

    @property
    def main(self) -> tuple[Entity, ...]:
        """Whom a fact belongs to where the text leaves the doer out."""
        return self._fallback

    def _stretch(self, sentence: int, offset: int) -> _Stretch | None:
        found = self._stretches.get(sentence, [])
        index = bisect_right([stretch.start for stretch in found], offset) - 1
        return found[index] if index >= 0 else None

    # --- whom to fall back on ----------------------------------------------------------------

    def _find_fallback(self) -> tuple[Entity, ...]:
        """A body that the headline has for its subject, else the main place, else the first subject."""
        if self._main is not None and self._main.kind == "place":
            headline = self._first_subject("headline")
            return headline if headline and headline[0].kind == "organisation" else (self._main,)
        return self._first_subject("headline", "body", "caption") or ((self._main,) if self._main else ())

    def _first_subject(self, *roles: str) -> tuple[Entity, ...]:
        for sentence in self._sentences:
            if sentence.role in roles:
                for clause in self._clauses[sentence.index]:
                    found = subject(sentence.text, clause, self._by_sentence[sentence.index])
                    if found:
                        return _entities(found)[:1]
        return ()

    # --- reading the article once ------------------------------------------------------------

    def _read(self) -> dict[int, list[_Stretch]]:
        state = _State()
        return {sentence.index: list(self._read_sentence(sentence, state)) for sentence in self._sentences}

    def _read_sentence(self, sentence: Sentence, state: _State) -> Iterator[_Stretch]:
        text, mentions = sentence.text, self._by_sentence[sentence.index]
        state.passing, state.introduced = (), None
        if sentence.paragraph != state.paragraph:
            state.doers, state.topic, state.place = self._fallback, None, ()
            state.paragraph = sentence.paragraph
            state.named.begin_paragraph()
        elif _TOTAL.match(text) and state.doers and state.doers[0].kind == "organisation":
            state.doers = self._fallback  # 共拆除…: the sum is the township's, not the last named team's
        if not _CONTINUES.match(text):
            state.topic = None
        for clause in self._clauses[sentence.index]:
            if state.topic is not None and _is_scheme(state.topic) and _does(text, clause):
                state.topic = None  # “德治”教化，成立宣讲队: bodies set up teams, programmes do not
            yield self._read_clause(text, clause, mentions, state)
            state.introduced = introduced(text, clause, mentions) or state.introduced
            state.named.note(mentions, clause)

    def _read_clause(self, text: str, clause: Clause, mentions: Sequence[Mention], state: _State) -> _Stretch:
        subjects = subject(text, clause, mentions)
        if are_examples(text, subjects):
            subjects, state.doers, state.place, state.topic = [], self._fallback, (), None
        entities = _entities(subjects)
        about = topic(text, clause, mentions, state.named)
        if about is not None:
            state.topic = about
            return _Stretch(clause.start, entities or state.passing or state.place or state.doers, about)
        if not subjects and state.introduced is not None and (going := continued(text, clause, state.introduced)):
            state.topic = going
        if not subjects:
            return self._without_subject(text, clause, mentions, state)
        state.topic = None
        if is_modifier(text, subjects[-1]) or speaks(text, subjects[-1]):
            state.passing = entities  # for this sentence alone: the running subject stays
        else:
            state.doers, state.place, state.passing = entities, (), ()
        return _Stretch(clause.start, entities, None)

    def _without_subject(self, text: str, clause: Clause, mentions: Sequence[Mention], state: _State) -> _Stretch:
        where = located(text, clause, mentions)
        body = state.named.body(bare_body(text, clause)) if bare_body(text, clause) else None
        if body is not None:
            state.doers, state.place, state.passing, state.topic = (body,), (), (), None
        elif where is not None and where.entity is not None and stands_alone(text, where):
            state.place, state.passing, state.topic = (where.entity,), (), None
        elif where is not None and where.entity in self._fallback:
            state.place, state.passing, state.doers = (), (), self._fallback  # 在全镇推广: back from 在甲村，
        return _Stretch(clause.start, state.passing or state.place or state.doers, state.topic)


@lru_cache(maxsize=1)
def doers_of(reading: Reading) -> Doers:
    """The doers of an article, read once for all the kinds of facts that ask for them."""
    return Doers(reading)


def _entities(mentions: Sequence[Mention]) -> tuple[Entity, ...]:
    return tuple(dict.fromkeys(m.entity for m in mentions if m.entity is not None))


def _is_scheme(entity: Entity) -> bool:
    """A mode, mechanism or brand, as opposed to a project, which has contents of its own."""
    return entity.kind == "initiative" and entity.subtype not in ("project", "platform")


def _does(text: str, clause: Clause) -> bool:
    """Whether the clause opens with the doing of people: 成立, 聘用, 拆除."""
    head = text[clause.head : clause.head + 6].lstrip("共已累计先后还并将")
    return bool(_doing().match(head))


@cache
def _doing() -> re.Pattern[str]:
    return re.compile(alternatives(words("doing_verbs")))
