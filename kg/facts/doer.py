"""Who a clause is about: its subject, the place it is set in, the running topic or the article's main place."""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Iterable, Iterator, Sequence
from functools import lru_cache

from kg.facts.clause_reading import read_clause
from kg.facts.clauses import Clause
from kg.facts.discourse import (
    CONTINUES,
    FROM_ABOVE,
    TOTAL,
    State,
    Stretch,
    adds,
    does,
    entities_of,
    enumerates,
    is_adverbial,
    is_scheme,
    names_a_village,
)
from kg.facts.fallback import fallback
from kg.facts.hearing import hear, hear_himself, introduce, note_speaker, tells_of_himself
from kg.facts.home import announces, at_home, goes_on_about, heads_item, here_is, is_item, label, remember, settle
from kg.facts.named_after import called, explained, pointed_first
from kg.facts.running_programmes import keeps_running, on_platform
from kg.facts.scenes import at_scene, begun_by, held, reported
from kg.facts.subjects import AGENTS, chain, is_modifier, longest_at
from kg.facts.told import is_bureau, told
from kg.facts.topic_people import counts_others, owned_by
from kg.facts.topics import founded_by, introduced, is_predicate
from kg.mentions.scope import Reading
from kg.model import Entity, Mention, Sentence

_FROM_WHOM = re.compile("(?:都|均|皆|全部?)?(?:是由?|由|出自|来自)")
_COUNTS_FIRST = re.compile(r"(?:另|还|又)?有?\d")
_THESE_ARE = re.compile("这(?:些|组|一组|一串|份)?(?:数[据字])?(?:就|便|正)?(?:是|为|来自)")
_NUMBERS = re.compile(  # 这是甲法庭2023年的审判数据
    "[^，。；：]{0,16}(?:数据|数字|成绩单?|答卷|业绩|战绩|收获|账单|清单|家底|账本)"
)
_GIVEN_OUT = re.compile("(?:共|累计)(?:计|向[^，。；]{1,10})?(?:发放|接受|接待|解答|义诊|签约|吸引|征集|展出)")
#: 会议决定，安排200万元修缮避险点: told of those who hold the meeting
_DECIDED = re.compile("(?:会议|大会|会上)?(?:还|并|一致)?(?:决定|指出|强调|要求|明确)")
_STANDING = re.compile("(?:始终|一直以来|一直|长期以来|多年来|着力|立足职能|充分发挥)")
#: Bureaus whose own deeds fill a paragraph: 侦破案件32起。止付账户863个。
_ENFORCES = re.compile("(?:公安局|公安分局|税务局|消防救援局)$")


_LIKE_HIM = re.compile("像[^，。；：]{2,8}(?:这样|一样|那样)")  # 在甲村，像某某这样的大户有26户: of the village
_HAMLETS = ("屯", "寨", "湾", "组", "坪", "冲")  # parts of the village whose 村集体 is spoken of


class Doers:
    """The entities that govern each point of an article's sentences."""

    def __init__(self, reading: Reading) -> None:
        self._told = told(reading)
        self._fallback = fallback(self._told)
        self._report = reported(self._told)
        self._people: dict[str, tuple[Entity, ...]] = {}
        self._stretches = self._read()
        self._starts = {index: [s.start for s in found] for index, found in self._stretches.items()}

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

    def lately(self, sentence: int, word: str = "") -> Entity | None:
        """The initiative last named up to this sentence, whose name has the word if there is one: 网格 → 责任网格."""
        for index in range(sentence, -1, -1):
            for mention in reversed(self._told.mentions.get(index, [])):
                if mention.kind == "initiative" and mention.entity is not None and word in mention.entity.name:
                    return mention.entity
        return None

    def points_system(self, sentence: int, offset: int, back: int) -> Entity | None:
        """The points system named last up to this point, at most so many sentences before it."""
        for index in range(sentence, max(-1, sentence - back - 1), -1):
            for mention in reversed(self._told.mentions.get(index, [])):
                entity = mention.entity
                if entity is None or entity.kind != "initiative" or (index == sentence and mention.span.start > offset):
                    continue
                if entity.subtype == "points" or "积分" in entity.name or entity.name.endswith("分"):
                    return entity
        return None

    def body_of(self, person: Entity) -> Entity | None:
        """The village or body that somebody has been introduced as of: 甲社区 of 甲社区网格员某某."""
        return next(iter(self._people.get(person.key, ())), None)

    def known(self, key: str) -> Entity | None:
        """The entity of this key, if the article names it."""
        return self._told.entities.get(key)

    @property
    def told_of(self) -> Iterable[Entity]:
        """All that the article names."""
        return self._told.entities.values()

    def last_event(self, sentence: int, offset: int) -> Entity | None:
        """The event last named up to this point of the article."""
        for index in range(sentence, -1, -1):
            for mention in reversed(self._told.mentions.get(index, [])):
                if mention.kind == "event" and (index < sentence or mention.span.start <= offset):
                    return mention.entity
        return None

    def event_told(self, sentence: int, offset: int) -> Entity | None:
        """The event last named if it is near, else the one that the article is a report of."""
        return self.last_event(sentence, offset) if self.is_recent(sentence) else self._report

    def last_place(self, sentence: int, subtypes: tuple[str, ...]) -> Entity | None:
        """The place of these subtypes last named up to this sentence of the article."""
        for index in range(sentence, -1, -1):
            for mention in reversed(self._told.mentions.get(index, [])):
                hamlet = "village" in subtypes and mention.entity is not None and mention.entity.name.endswith(_HAMLETS)
                if mention.kind == "place" and mention.subtype in subtypes and not hamlet:
                    return mention.entity
        return None

    def lately_named(self, sentence: int, endings: tuple[str, ...], back: int) -> Entity | None:
        """The site, body or service whose name ends so, last named in this sentence or so many before it."""
        for index in range(sentence, max(-1, sentence - back - 1), -1):
            for mention in reversed(self._told.mentions.get(index, [])):
                entity = mention.entity
                if entity is not None and entity.kind != "person" and entity.name.endswith(endings):
                    return entity
        return None

    def is_own(self, sentence: int, offset: int) -> bool:
        """Whether the clause itself names whom it is about."""
        stretch = self._stretch(sentence, offset)
        return stretch is not None and stretch.own

    def contest(self, sentence: int) -> Entity | None:
        """The contest last named up to this sentence of the article."""
        named = [m.entity for i in range(sentence + 1) for m in self._told.mentions.get(i, []) if m.kind == "event"]
        return next((e for e in reversed(named) if e is not None and e.subtype in ("contest", "activity")), None)

    def is_recent(self, sentence: int) -> bool:
        """Whether this sentence or one of the two before names an event."""
        near = (self._told.mentions.get(index, []) for index in range(max(0, sentence - 2), sentence + 1))
        return any(m.kind == "event" for mentions in near for m in mentions)

    @property
    def main(self) -> tuple[Entity, ...]:
        """Whom a fact belongs to where the text leaves the doer out."""
        return self._fallback

    def _stretch(self, sentence: int, offset: int) -> Stretch | None:
        index = bisect_right(self._starts.get(sentence, ()), offset) - 1
        return self._stretches[sentence][index] if index >= 0 else None

    # --- reading the article once ------------------------------------------------------------

    def _read(self) -> dict[int, list[Stretch]]:
        state = State(self._fallback, report=self._report)
        self._people = state.speaks_for
        found: dict[int, list[Stretch]] = {}
        whole, opens = state.main, False
        for sentence in self._told.sentences:
            stretches = self._led_by_what_follows(sentence, list(self._read_sentence(sentence, state)))
            found[sentence.index] = self._before_the_event(sentence, self._said_of(sentence, stretches))
            self._look_back(sentence, found)
            if sentence.role == "heading":
                own = self._of_section(sentence)
                state.main = own or whole
                state.home, state.main_told = (), False
                opens = not own
            elif opens and sentence.role == "body":
                opens = False
                if body := self._at_work(sentence):
                    state.main = body
        return found

    def _at_work(self, sentence: Sentence) -> tuple[Entity, ...]:
        """The body whose standing work a section tells: 某某党小组始终紧贴需求."""
        for clause in self._told.clauses[sentence.index]:
            found = self._told.subject(sentence, clause)
            if (
                len(found) == 1
                and found[0].kind == "organisation"
                and _STANDING.match(sentence.text, found[0].span.stop)
            ):
                return entities_of(found)
        return ()

    def _of_section(self, sentence: Sentence) -> tuple[Entity, ...]:
        """The place or body that a heading opens with: 甲村：小菜园变大产业."""
        for clause in self._told.clauses[sentence.index][:1]:
            found = self._told.subject(sentence, clause)
            if found and not is_modifier(sentence.text, found[-1]):
                return entities_of(found)[:1]
        return ()

    def _led_by_what_follows(self, sentence: Sentence, stretches: list[Stretch]) -> list[Stretch]:
        """为推进甲行动，乙局…: adverbials at the head of a sentence belong to the subject behind them."""
        parts = self._told.clauses[sentence.index]
        count = 0
        while count < len(stretches) and not stretches[count].own and is_adverbial(sentence.text, parts[count]):
            count += 1
        if not 0 < count < len(stretches) or not stretches[count].own:
            return stretches
        leading = stretches[count]
        moved = [s._replace(doers=leading.doers, topic=leading.topic) for s in stretches[:count]]
        return moved + stretches[count:]

    def _before_the_event(self, sentence: Sentence, stretches: list[Stretch]) -> list[Stretch]:
        """百余名骑手冲出起点，甲县自行车赛由此开赛: what is seen as the event begins is told of it."""
        event = begun_by(sentence.text, self._told.clauses[sentence.index], self._told.mentions[sentence.index])
        if event is None:
            return stretches
        return [s if s.own else s._replace(topic=event) for s in stretches]

    def _said_of(self, sentence: Sentence, stretches: list[Stretch]) -> list[Stretch]:
        """另有13箱图书，是甲报社送来的: things counted first are of whom the next clause says they came from."""
        text, mentions = sentence.text, self._told.mentions[sentence.index]
        parts = self._told.clauses[sentence.index]
        stretches = called(text, parts, mentions, stretches)
        if "这" in text and (whose := self._numbers_of(sentence, parts[1:])):
            stretches = [s if s.own or s.topic is not None else s._replace(doers=whose) for s in stretches]
        people = any(m.kind == "person" for m in mentions)
        if not people and "由" not in text and "自" not in text:
            return stretches
        for index in range(len(stretches) - 1):
            if people and (his := owned_by(text, parts[index + 1], mentions)) is not None:
                stretches[index] = stretches[index] if stretches[index].own else stretches[index]._replace(topic=his)
            made = _FROM_WHOM.match(text, parts[index + 1].start)
            if made is None or _COUNTS_FIRST.match(text, parts[index].head) is None:
                continue
            if stretches[index].own or stretches[index].topic is not None:
                continue
            giver = longest_at(made.end(), mentions, AGENTS)
            if giver is not None and giver.entity is not None:
                stretches[index] = stretches[index]._replace(doers=(giver.entity,), topic=None)
        return stretches

    def _look_back(self, sentence: Sentence, found: dict[int, list[Stretch]]) -> None:
        """服判息诉率95.2%……这是甲法庭2023年的审判数据: whose the numbers of the sentence before are."""
        before = sentence.index - 1
        if sentence.text.startswith("这") and before in found and sentence.role == "body":
            known = [m.entity for i in found if i < sentence.index for m in self._told.mentions[i] if m.entity]
            if (thing := pointed_first(sentence.text, self._told.mentions[sentence.index], known)) is not None:
                found[before] = [s if s.own or s.topic else s._replace(topic=thing) for s in found[before]]
        parts = self._told.clauses[sentence.index][:1]
        whose = self._numbers_of(sentence, parts) if before in found else ()
        if not whose and parts and before in found:
            there = here_is(sentence.text, parts[0], self._told.mentions[sentence.index])
            whose = (there,) if there is not None else ()
        same = whose and all(s.paragraph == sentence.paragraph for s in self._told.sentences if s.index == before)
        if same:
            found[before] = [s if s.own or s.topic else s._replace(doers=whose) for s in found[before]]

    def _numbers_of(self, sentence: Sentence, parts: Sequence[Clause]) -> tuple[Entity, ...]:
        """The court of 服判息诉率95.2%，这是甲法庭2023年的审判数据: whose the numbers before are."""
        for clause in parts:
            these = _THESE_ARE.match(sentence.text, clause.head)
            mentions = self._told.mentions[sentence.index]
            first = longest_at(these.end(), mentions, AGENTS) if these else None
            if first is not None and _NUMBERS.match(sentence.text, chain(first, mentions).span.stop):
                return entities_of([chain(first, mentions)])
        return ()

    def _read_sentence(self, sentence: Sentence, state: State) -> Iterator[Stretch]:
        text, mentions = sentence.text, self._told.mentions[sentence.index]
        just = state.introduced.entity if state.introduced and sentence.paragraph == state.paragraph else None
        state.passing, state.introduced, state.acting, state.sentence = (), None, None, sentence.index
        himself, founded, state.founded, state.speaker = None, state.founded, None, None
        if state.place and state.place[0].subtype in ("facility", "scenic", "natural"):
            state.place = ()  # in a museum something is seen; what is spent on it another spends
        if sentence.paragraph != state.paragraph:
            if not self._goes_on(sentence, state):
                state.doers, state.place = self._kept(text, state) or at_home(text, mentions, state) or state.main, ()
            state.topic, state.lost, state.unknown, state.scene = None, False, False, None
            himself = goes_on_about(sentence, mentions, state)
            state.announced = state.announced if is_item(text) else None
            state.label = label(sentence, mentions) or state.announced
            state.paragraph = sentence.paragraph
            state.named.begin_paragraph()
        elif TOTAL.match(text) and state.doers and state.doers[0].kind == "organisation":
            state.doers = state.main  # 共拆除…: the sum is the township's, not the last named team's
        elif state.doers and is_bureau(state.doers[0]) and not _ENFORCES.search(state.doers[0].name):
            state.doers = at_home(text, mentions, state) or state.main
        if not CONTINUES.match(text) and not self._stays_with_topic(text, state):
            state.topic, state.lost, state.unknown = None, False, False
        state.topic = state.topic or himself or state.label
        if founded is not None and state.topic is not None and state.topic.kind == "person":
            state.topic, state.doers, state.place = None, (founded,), ()  # 某某办起甲公司。|车间里62名工人: the firm's
        if state.topic is None and just is not None and keeps_running(text, just):
            state.topic = just
        state.topic = state.topic or on_platform(text, state.named)
        if state.before is not None and sentence.index > state.before[0]:
            _, state.doers, state.place = state.before  # what was said has ended
            state.before = None
        if state.himself is not None and sentence.index > state.himself[1]:
            state.topic = None if state.topic == state.himself[0] else state.topic
            state.himself = None
        hear(self._told, sentence, state)
        if state.quoted is not None and sentence.index <= state.quoted[1]:
            state.topic = state.quoted[0]
        for clause in self._told.clauses[sentence.index]:
            if state.topic is not None and is_scheme(state.topic) and does(text, clause):
                state.topic = None  # “德治”教化，成立宣讲队: bodies set up teams, programmes do not
            if state.topic is not None and state.topic.kind == "person" and counts_others(text, clause):
                state.topic = None
            state.topic = tells_of_himself(text, clause, state) or state.topic
            read = read_clause(self._told, text, clause, mentions, state)
            if sentence.role == "body":
                settle(self._told, read, state)
            yield at_scene(text, clause, read, state)
            if clause.cut == "：" and (scheme := explained(clause, mentions)) is not None:
                state.topic = scheme
            hear_himself(self._told, sentence, clause, state)
            if here := [m for m in mentions if clause.start <= m.span.start < clause.stop]:
                self._keep(sentence, clause, here, mentions, state)
        remember(sentence, mentions, state)
        if state.topic is not None and state.topic.kind == "initiative" and announces(text):
            state.announced = state.topic

    def _keep(
        self, sentence: Sentence, clause: Clause, here: list[Mention], mentions: Sequence[Mention], state: State
    ) -> None:
        """Keeps in mind what the clause itself names, for the clauses after it."""
        text = sentence.text
        if (event := held(text, clause, here)) is not None:
            state.scene = (event[0], sentence.index - event[1])
        note_speaker(text, clause, here, state)
        state.introduced = introduced(text, clause, here) or state.introduced
        state.founded = founded_by(text, clause, state.introduced) or state.founded
        state.named.note([m for m in here if not is_predicate(text, m, mentions)], text)
        introduce(self._told, text, here, state)

    def _stays_with_topic(self, text: str, state: State) -> bool:
        """Whether a sentence after 本次义诊活动… goes on about the event, or one of a villager about him."""
        if state.topic is None:
            return False
        if state.topic.kind == "person":
            return state.topic.subtype != "official" and _LIKE_HIM.search(text) is None
        if keeps_running(text, state.topic):
            return True
        if _DECIDED.match(text):
            return False
        return state.topic.kind == "event" and (not FROM_ABOVE.match(text) or _GIVEN_OUT.match(text) is not None)

    def _kept(self, text: str, state: State) -> tuple[Entity, ...]:
        """Of whom paragraphs go on that begin with 一是, 二是: of whom the speaker or the one before them told."""
        if enumerates(text):
            state.teller = state.teller or state.doers
        elif not adds(text):
            state.teller = ()
        return state.teller

    def _goes_on(self, sentence: Sentence, state: State) -> bool:
        """Whether a paragraph stays on the scene of the one before: it opens with speech or with what is seen there."""
        if sentence.role != "body" or not names_a_village(state.place or state.doers):
            return False
        if heads_item(sentence.text):
            return False
        if any(m.kind in ("place", "organisation") for m in self._told.mentions[sentence.index]):
            return False
        return not FROM_ABOVE.match(sentence.text) and not _LABEL.fullmatch(sentence.text)


#: 修一条路。抓服务。 begins another of the things that the article goes through
_LABEL = re.compile("[^，。：；“”、]{2,7}[。：]|[0-9]+[个名支](?:微?网格|网格员).*")


@lru_cache(maxsize=1)
def doers_of(reading: Reading) -> Doers:
    """The doers of an article, read once for all the kinds of facts that ask for them."""
    return Doers(reading)
