"""Who a clause is about: its subject, the place it is set in, the running topic or the article's main place."""

from __future__ import annotations

import re
from bisect import bisect_right
from collections import defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import replace
from functools import lru_cache

from kg.facts.clauses import Clause, clauses
from kg.facts.discourse import (
    CONTINUES,
    FROM_ABOVE,
    LOWER_UNITS,
    TOTAL,
    State,
    Stretch,
    does,
    entities_of,
    is_adverbial,
    is_agent,
    is_scheme,
    names_a_village,
)
from kg.facts.quotations import attribution, resident, says_i
from kg.facts.subjects import (
    AGENTS,
    are_examples,
    bare_body,
    collective,
    is_modifier,
    is_office,
    is_scene,
    is_theme,
    located,
    longest_at,
    speaks,
    stands_alone,
    subject,
)
from kg.facts.topics import (
    continued,
    introduced,
    is_lost,
    measures_work,
    names_unknown,
    pointed_place,
    since,
    topic,
)
from kg.mentions.scope import Reading
from kg.model import Entity, Mention, Sentence

_VISITED = re.compile("(?:走进|走入|步入|踏入|来到|探访)(?:了)?[^，。；：]{2,40}?(?=[，。])")
_STANDING = re.compile("(?:始终|一直以来|一直|长期以来|多年来|着力|立足职能|充分发挥)")


class Doers:
    """The entities that govern each point of an article's sentences."""

    def __init__(self, reading: Reading) -> None:
        self._main = reading.scope.main
        self._by_sentence: dict[int, list[Mention]] = defaultdict(list)
        self._by_key = {m.entity.key: m.entity for m in reading.mentions if m.entity is not None}
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

    def lost(self, sentence: int, offset: int) -> bool:
        """Whether the clause is about 该项目 and no project has been named that it could mean."""
        stretch = self._stretch(sentence, offset)
        return stretch is not None and stretch.lost

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

    def is_recent(self, sentence: int) -> bool:
        """Whether this sentence or one of the two before names an event."""
        near = (self._by_sentence.get(index, []) for index in range(max(0, sentence - 2), sentence + 1))
        return any(m.kind == "event" for mentions in near for m in mentions)

    @property
    def main(self) -> tuple[Entity, ...]:
        """Whom a fact belongs to where the text leaves the doer out."""
        return self._fallback

    def _stretch(self, sentence: int, offset: int) -> Stretch | None:
        found = self._stretches.get(sentence, [])
        index = bisect_right([stretch.start for stretch in found], offset) - 1
        return found[index] if index >= 0 else None

    # --- whom to fall back on ----------------------------------------------------------------

    def _find_fallback(self) -> tuple[Entity, ...]:
        """A park that a feature tells of, a body that the headline is about, the main place or the first subject."""
        if visited := self._visited():
            return (visited,)
        if self._main is not None and self._main.kind == "place":
            headline = self._first_subject("headline")
            own = bool(headline) and (headline[0].kind == "organisation" or self._is_within(headline[0], self._main))
            return headline if own else (self._main,)
        return self._first_subject("headline", "body", "caption") or ((self._main,) if self._main else ())

    def _visited(self) -> Entity | None:
        """The park that the reporter walks into, in a story without any other subject: 笔者走进位于甲镇的乙示范园."""
        body = [s for s in self._sentences if s.role == "body"]
        visit = _VISITED.search(body[0].text) if body else None
        if visit is None:
            return None
        here = self._by_sentence[body[0].index]
        parks = [m for m in here if m.span.stop == visit.end() and m.span.start > visit.start()]
        park = next((m.entity for m in parks if m.kind == "place" and m.subtype == "zone"), None)
        if park is None or any(self._acts(sentence) for sentence in self._sentences if sentence is not body[0]):
            return None
        return park

    def _acts(self, sentence: Sentence) -> bool:
        """Whether a place or body is the subject of a clause."""
        mentions = self._by_sentence[sentence.index]
        return bool(mentions) and any(subject(sentence.text, c, mentions) for c in self._clauses[sentence.index])

    def _is_within(self, entity: Entity, whole: Entity) -> bool:
        """Whether a township, county or zone lies in the whole: 嘉禾县 of a headline in its city."""
        seen: set[str] = set()
        while entity.subtype not in ("facility", "scenic", "natural") and entity.place not in seen | {""}:
            if entity.place == whole.key:
                return True
            seen.add(entity.place)
            entity = self._by_key.get(entity.place, entity)
        return False

    def _first_subject(self, *roles: str) -> tuple[Entity, ...]:
        for sentence in self._sentences:
            if sentence.role in roles:
                for clause in self._clauses[sentence.index]:
                    found = subject(sentence.text, clause, self._by_sentence[sentence.index])
                    if found:
                        return entities_of(found)[:1]
        return ()

    # --- reading the article once ------------------------------------------------------------

    def _read(self) -> dict[int, list[Stretch]]:
        state = State(self._fallback)
        found: dict[int, list[Stretch]] = {}
        whole, opens, at_work = state.main, False, False
        for sentence in self._sentences:
            found[sentence.index] = self._led_by_what_follows(sentence, list(self._read_sentence(sentence, state)))
            if sentence.role == "heading":
                own = self._of_section(sentence)
                state.main = own or (whole if at_work else state.main)
                opens, at_work = not own, False
            elif opens and sentence.role == "body":
                opens = False
                if body := self._at_work(sentence):
                    state.main, at_work = body, True
        return found

    def _at_work(self, sentence: Sentence) -> tuple[Entity, ...]:
        """The body whose standing work a section tells: 某某党小组始终紧贴需求."""
        for clause in self._clauses[sentence.index]:
            found = subject(sentence.text, clause, self._by_sentence[sentence.index])
            if (
                len(found) == 1
                and found[0].kind == "organisation"
                and _STANDING.match(sentence.text, found[0].span.stop)
            ):
                return entities_of(found)
        return ()

    def _of_section(self, sentence: Sentence) -> tuple[Entity, ...]:
        """The place or body that a heading opens with: 甲村：小菜园变大产业."""
        for clause in self._clauses[sentence.index][:1]:
            found = subject(sentence.text, clause, self._by_sentence[sentence.index])
            if found and not is_modifier(sentence.text, found[-1]):
                return entities_of(found)[:1]
        return ()

    def _led_by_what_follows(self, sentence: Sentence, stretches: list[Stretch]) -> list[Stretch]:
        """为推进甲行动，乙局…: adverbials at the head of a sentence belong to the subject behind them."""
        parts = self._clauses[sentence.index]
        count = 0
        while count < len(stretches) and not stretches[count].own and is_adverbial(sentence.text, parts[count]):
            count += 1
        if not 0 < count < len(stretches) or not stretches[count].own:
            return stretches
        leading = stretches[count]
        moved = [replace(s, doers=leading.doers, topic=leading.topic) for s in stretches[:count]]
        return moved + stretches[count:]

    def _read_sentence(self, sentence: Sentence, state: State) -> Iterator[Stretch]:
        text, mentions = sentence.text, self._by_sentence[sentence.index]
        state.passing, state.introduced = (), None
        if state.place and state.place[0].subtype in ("facility", "scenic", "natural"):
            state.place = ()  # in a museum something is seen; what is spent on it another spends
        if sentence.paragraph != state.paragraph:
            if not self._goes_on(sentence, state):
                state.doers, state.place = state.main, ()
            state.topic, state.lost, state.unknown = None, False, False
            state.paragraph = sentence.paragraph
            state.named.begin_paragraph()
        elif TOTAL.match(text) and state.doers and state.doers[0].kind == "organisation":
            state.doers = state.main  # 共拆除…: the sum is the township's, not the last named team's
        if not CONTINUES.match(text) and not self._stays_at_event(text, state):
            state.topic, state.lost, state.unknown = None, False, False
        if state.before is not None and sentence.index > state.before[0]:
            _, state.doers, state.place = state.before  # what was said has ended
            state.before = None
        self._hear(sentence, state)
        if state.quoted is not None and sentence.index <= state.quoted[1]:
            state.topic = state.quoted[0]
        for clause in self._clauses[sentence.index]:
            if state.topic is not None and is_scheme(state.topic) and does(text, clause):
                state.topic = None  # “德治”教化，成立宣讲队: bodies set up teams, programmes do not
            yield self._read_clause(text, clause, mentions, state)
            state.introduced = introduced(text, clause, mentions) or state.introduced
            state.named.note(mentions, clause)
            self._introduce(text, clause, mentions, state)

    def _stays_at_event(self, text: str, state: State) -> bool:
        """Whether a sentence after 本次义诊活动… goes on about the event."""
        return state.topic is not None and state.topic.kind == "event" and not FROM_ABOVE.match(text)

    def _hear(self, sentence: Sentence, state: State) -> None:
        """“我们建了大棚”，甲村村民某某说: what is said is told of the speaker's village or body."""
        if not sentence.text.startswith("“"):
            return
        for later in self._sentences[self._sentences.index(sentence) :][:6]:
            if later.paragraph != sentence.paragraph:
                return
            closed = later.text.find("”，") if later is sentence else later.text.find("”")
            closed = later.text.find("”") if closed < 0 else closed
            if closed >= 0:
                later, closed = attribution(self._sentences, later, closed)
                villager = None
                if says_i(self._sentences, sentence, later, closed):
                    villager = resident(later, closed, self._by_sentence[later.index])
                whose = () if villager else self._speaker(later, closed, state)
                if whose:
                    state.before = state.before or (later.index, state.doers, state.place)
                    state.doers, state.place, state.topic, state.voice = whose, (), None, whose
                state.quoted = (villager, later.index) if villager else None
                return

    def _speaker(self, sentence: Sentence, offset: int, state: State) -> tuple[Entity, ...]:
        """The village or body of the one who speaks behind this point."""
        text, mentions = sentence.text, self._by_sentence[sentence.index]
        for clause in self._clauses[sentence.index]:
            if clause.head >= offset and clause.head < clause.stop:
                subjects = subject(text, clause, mentions)
                if subjects and speaks(text, subjects[-1]):
                    return self._meant(text, subjects, state)
                return self._known_speaker(text, clause, mentions, state)
        return ()

    def _known_speaker(
        self, text: str, clause: Clause, mentions: Sequence[Mention], state: State
    ) -> tuple[Entity, ...]:
        """Of whom somebody speaks who has been introduced before: 甲村党支部书记某某 … 某某说."""
        person = longest_at(clause.head, mentions, ("person",))
        if person is None or person.entity is None or not speaks(text, person):
            return ()
        return state.speaks_for.get(person.entity.key, ())

    def _introduce(self, text: str, clause: Clause, mentions: Sequence[Mention], state: State) -> None:
        """Keeps of whom the people of the clause may speak: 甲镇 of 甲镇党委书记某某."""
        agents = [m for m in mentions if m.kind in AGENTS and clause.start <= m.span.start]
        for person in mentions:
            if person.kind != "person" or person.entity is None or not clause.start <= person.span.start < clause.stop:
                continue
            before = [m for m in agents if m.span.stop <= person.span.start and person.span.start - m.span.stop <= 16]
            last = max(before, key=lambda m: (m.span.stop, -m.span.start), default=None)
            if last is not None and last.entity is not None and "、" not in text[last.span.stop : person.span.start]:
                state.speaks_for.setdefault(person.entity.key, (self._governed(text, last),))

    def _goes_on(self, sentence: Sentence, state: State) -> bool:
        """Whether a paragraph stays on the scene of the one before: it opens with speech or with what is seen there."""
        if sentence.role != "body" or not names_a_village(state.place or state.doers):
            return False
        if any(m.kind in ("place", "organisation") for m in self._by_sentence[sentence.index]):
            return False
        return not FROM_ABOVE.match(sentence.text)

    def _read_clause(self, text: str, clause: Clause, mentions: Sequence[Mention], state: State) -> Stretch:
        subjects = subject(text, clause, mentions)
        if are_examples(text, subjects):
            subjects, state.doers, state.place, state.topic = [], state.main, (), None
        entities = self._meant(text, subjects, state)
        about = topic(text, clause, mentions, state.named) or since(text, clause, mentions, state.named)
        if about is not None and not is_agent(about):
            state.topic, state.lost, state.unknown = about, False, False
            return Stretch(clause.start, entities or state.passing or state.place or state.doers, about, own=True)
        if about is not None:
            subjects, entities = [], (about,)
        if not entities and state.introduced is not None and (going := continued(text, clause, state.introduced)):
            state.topic = going
        if not entities:
            return self._without_subject(text, clause, mentions, state)
        state.topic, state.lost, state.unknown = None, False, False
        if subjects and is_theme(text, subjects[-1]):
            return Stretch(clause.start, state.passing or state.place or state.doers, None)
        if subjects and is_scene(text, clause, subjects[-1]):
            state.place, state.passing = entities, ()
        elif subjects and (is_modifier(text, subjects[-1]) or speaks(text, subjects[-1])):
            state.voice = entities if speaks(text, subjects[-1]) else state.voice
            state.passing = entities  # for this sentence alone: the running subject stays
        else:
            state.doers, state.place, state.passing = entities, (), ()
        state.spoken += [entity for entity in entities if is_agent(entity)]
        return Stretch(clause.start, entities, None, own=True)

    def _meant(self, text: str, subjects: Sequence[Mention], state: State) -> tuple[Entity, ...]:
        """The entities of the subjects; 甲县警方 stands for the county's police."""
        endings = collective(text, subjects[-1]) if subjects else ()
        place = subjects[-1].entity if subjects else None
        if endings and place is not None:
            bodies = [e for e in self._by_key.values() if e.kind == "organisation" and e.name.endswith(endings)]
            named = [e for e in bodies if e.place == place.key or e.name.startswith(place.name)]
            named.sort(key=lambda e: (len(e.name), e.key))
            return tuple(named[:1]) or entities_of(subjects)
        return tuple(dict.fromkeys(self._governed(text, m) for m in subjects if m.entity is not None))

    def _governed(self, text: str, mention: Mention) -> Entity:
        """The village whose 村党支部书记 acts, the town whose 党组织, all of them, are counted."""
        entity = mention.entity
        assert entity is not None
        all_of_them = entity.name.endswith("党组织") or text.startswith("织", mention.span.stop)
        if entity.kind == "organisation" and (is_office(text, mention) or all_of_them):
            own = [e for e in self._by_key.values() if e.kind == "place" and entity.name.startswith(e.name)]
            return max(own, key=lambda e: (len(e.name), e.key), default=self._by_key.get(entity.place, entity))
        return entity

    def _without_subject(self, text: str, clause: Clause, mentions: Sequence[Mention], state: State) -> Stretch:
        where = located(text, clause, mentions)
        endings = bare_body(text, clause)
        spoken = (entity for entity in reversed(state.spoken) if endings and entity.name.endswith(endings))
        meant = next(spoken, None) or (state.named.ending(endings) if endings else None)
        own = True
        if meant is not None and is_agent(meant):
            state.doers, state.place, state.passing, state.topic = (meant,), (), (), None
        elif meant is not None:
            state.topic = meant
        elif whose := self._known_speaker(text, clause, mentions, state):
            state.passing, state.topic, state.voice = whose, None, whose
        elif state.voice and text.startswith(("我们", "咱们"), clause.head):
            state.passing = state.voice
        elif where is not None and where.entity is not None and stands_alone(text, where):
            state.place, state.passing, state.topic = (where.entity,), (), None
        elif where is not None and where.entity in state.main:
            state.place, state.passing, state.doers = (), (), state.main  # 在全镇推广: back from 在甲村，
        elif village := pointed_place(text, clause, state.named):
            state.doers, state.place, state.passing, state.topic = (village,), (), (), None
        elif LOWER_UNITS.match(text, clause.head) and state.doers and is_agent(state.doers[0]):
            state.doers, state.place, state.passing = state.main, (), ()  # 乡镇（街道）设置…: told of the county
        else:
            own = False
            state.lost = state.lost or is_lost(text, clause)
            state.unknown = state.unknown or names_unknown(text, clause)
        doers = state.passing or state.place or state.doers
        lost = state.lost or (state.unknown and measures_work(text, clause))
        return Stretch(clause.start, doers, state.topic, own, lost and state.topic is None)


@lru_cache(maxsize=1)
def doers_of(reading: Reading) -> Doers:
    """The doers of an article, read once for all the kinds of facts that ask for them."""
    return Doers(reading)
