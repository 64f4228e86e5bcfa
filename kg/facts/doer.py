"""Who a clause is about: its subject, the place it is set in, the running topic or the article's main place."""

from __future__ import annotations

import re
from bisect import bisect_right
from collections import defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from functools import cache

from kg.facts.clauses import Clause, clauses
from kg.lexicon.units import alternatives
from kg.lexicon.vocabulary import words
from kg.mentions.scope import Reading
from kg.model import Entity, Mention, Sentence

_AGENTS = ("place", "organisation")
_TOPICS = ("initiative", "event")

_JOINED = re.compile(r"(?:等)?(?:联合|携手|会同|协同|联手|牵手|，联合|，会同|、|和|与|及|以及|并联合)")
_LOCATIVE = re.compile(r"(?:走进|来到|漫步在?|放眼|位于|地处|坐落于|坐落在|步入|行走在|穿行在?|置身|在|于)$")
_LANDSCAPE = re.compile(
    r"(?:[初盛仲暮深金寒隆]?[春夏秋冬](?:日|天|季|时节)?里?|如今|今天|清晨|傍晚|地处|位于|坐落|素有|有着|被誉|享有|美丽)"
    r"[^，。；：]{0,16}的$|^的$"
)
_SPEECH = re.compile(
    r"[^，。；：]{0,16}(?:说|表示|介绍|介绍说|告诉记者|坦言|感慨|强调|指出|认为|谈道|谈到|笑着说)(?:[，：。]|道|$)"
)
_TOTAL = re.compile(r"(?:全[县市镇乡村区州旗省]|总共|累计|共(?!同|享|建|产|青|治|富|赢)|目前)")


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
    place: tuple[Entity, ...] = ()  # set by 在朱家村， for the clauses that follow
    projects: list[Entity] = field(default_factory=list)  # in the order of their last naming
    products: list[Entity] = field(default_factory=list)
    paragraph: int = -1


class Doers:
    """The entities that govern each point of an article's sentences."""

    def __init__(self, reading: Reading) -> None:
        self._main = reading.scope.main
        self._by_sentence: dict[int, list[Mention]] = defaultdict(list)
        for mention in reading.mentions:
            if mention.entity is not None:
                self._by_sentence[mention.span.sentence].append(mention)
        self._sentences = reading.scope.article.sentences
        self._fallback = self._find_fallback()
        self._stretches = self._read()

    def at(self, sentence: int, offset: int) -> tuple[Entity, ...]:
        """The places or organisations whose doing is told at this point; () where nothing is known."""
        stretch = self._stretch(sentence, offset)
        return stretch.doers if stretch and stretch.doers else self._fallback

    def topic(self, sentence: int, offset: int) -> Entity | None:
        """The initiative, event or facility that a figure at this point is about: 该项目总投资30万元."""
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

    # --- reading the article once ------------------------------------------------------------

    def _find_fallback(self) -> tuple[Entity, ...]:
        """A body that the headline or first sentence names as its subject, else the main place."""
        if self._main is not None and self._main.kind == "place":
            headline = self._headline_subject()
            return headline if headline and headline[0].kind == "organisation" else (self._main,)
        for sentence in self._sentences:
            for clause in clauses(sentence.text):
                subjects = _subject(sentence.text, clause, self._by_sentence[sentence.index])
                if subjects:
                    return tuple(m.entity for m in subjects if m.entity)[:1]
        return (self._main,) if self._main else ()

    def _headline_subject(self) -> tuple[Entity, ...]:
        for sentence in self._sentences:
            if sentence.role == "headline":
                for clause in clauses(sentence.text):
                    found = _subject(sentence.text, clause, self._by_sentence[sentence.index])
                    if found:
                        return tuple(m.entity for m in found if m.entity)[:1]
        return ()

    def _read(self) -> dict[int, list[_Stretch]]:
        state = _State()
        return {sentence.index: list(self._read_sentence(sentence, state)) for sentence in self._sentences}

    def _read_sentence(self, sentence: Sentence, state: _State) -> Iterator[_Stretch]:
        text, mentions = sentence.text, self._by_sentence[sentence.index]
        if sentence.paragraph != state.paragraph:
            state.doers, state.topic, state.place = self._fallback, None, ()
            state.paragraph = sentence.paragraph
        elif _TOTAL.match(text) and state.doers and state.doers[0].kind == "organisation":
            state.doers = self._fallback  # 共拆除…: the sum is the township's, not the last named team's
        if not _CONTINUES.match(text):
            state.topic = None
        for clause in clauses(text):
            if state.topic is not None and _is_scheme(state.topic) and _does(text, clause):
                state.topic = None  # “德治”教化，成立宣讲队: bodies set up teams, programmes do not
            yield self._read_clause(text, clause, mentions, state)
            _note_projects(mentions, clause, state)

    def _read_clause(self, text: str, clause: Clause, mentions: Sequence[Mention], state: _State) -> _Stretch:
        named = _subject(text, clause, mentions)
        topic = _topic(text, clause, mentions, state)
        start = clause.start
        if topic is not None:
            state.topic = topic
            doers = tuple(m.entity for m in named if m.entity) or state.place or state.doers
            return _Stretch(start, doers, topic)
        if not named:
            where = _located(text, clause, mentions)
            if where is not None and where.entity is not None and _stands_alone(text, where):
                state.place, state.topic = (where.entity,), None
            elif where is not None and where.entity in self._fallback:
                state.place, state.doers = (), self._fallback  # 在全镇推广: back from 在甲村，
            return _Stretch(start, state.place or state.doers, state.topic)
        entities = tuple(dict.fromkeys(m.entity for m in named if m.entity))
        if _is_modifier(text, named[-1]) or _SPEECH.match(text, named[-1].span.stop):
            return _Stretch(start, entities, None)  # 马湾村的670户 counts 马湾村, but the topic stays
        state.doers, state.topic, state.place = entities, None, ()
        return _Stretch(start, entities, None)


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


# --- subjects ----------------------------------------------------------------------------------


def _subject(text: str, clause: Clause, mentions: Sequence[Mention]) -> list[Mention]:
    """The places or bodies that open the clause; several where they are joined by 联合, 、 or 和."""
    first = _opening(text, clause, mentions)
    if first is None:
        return []
    subjects = [first]
    while joint := _JOINED.match(text, subjects[-1].span.stop):
        following = _longest_at(joint.end(), mentions, _AGENTS)
        if following is None:
            break
        subjects.append(_chain(following, mentions))
    return subjects


def _opening(text: str, clause: Clause, mentions: Sequence[Mention]) -> Mention | None:
    position = clause.head
    found = _at_head(text, clause, mentions, _AGENTS)
    if found is None:
        edge = min(clause.stop, position + 24)
        inside = [m for m in mentions if m.kind in _AGENTS and position < m.span.start < edge]
        for mention in sorted(inside, key=lambda m: (m.span.start, -m.span.stop)):
            if _LANDSCAPE.match(text[position : mention.span.start]):
                found = mention
            break
    return _chain(found, mentions) if found else None


def _longest_at(position: int, mentions: Sequence[Mention], kinds: tuple[str, ...]) -> Mention | None:
    starting = [m for m in mentions if m.kind in kinds and m.span.start == position]
    return max(starting, key=lambda m: m.span.stop, default=None)


def _at_head(text: str, clause: Clause, mentions: Sequence[Mention], kinds: tuple[str, ...]) -> Mention | None:
    """The longest mention that opens the clause, its quotation mark included or not."""
    found = _longest_at(clause.head, mentions, kinds)
    if clause.head > 0 and text[clause.head - 1] in "“《":
        return _longest_at(clause.head - 1, mentions, kinds) or found
    return found


def _chain(mention: Mention, mentions: Sequence[Mention]) -> Mention:
    """The last link of 夏县裴介镇大吕村, or the body in 夏县公安局."""
    while following := _longest_at(mention.span.stop, mentions, _AGENTS):
        mention = following
    return mention


def _is_modifier(text: str, mention: Mention) -> bool:
    return text.startswith("的", mention.span.stop)


def _stands_alone(text: str, mention: Mention) -> bool:
    """在朱家村， sets the scene for what follows; 在毛家村打造 only says where this one thing happens."""
    return text[mention.span.stop : mention.span.stop + 1] in tuple("，、内里中上")


def _located(text: str, clause: Clause, mentions: Sequence[Mention]) -> Mention | None:
    """The place of 在朱家村， or 走进甲社区， at the head of a clause."""
    for mention in mentions:
        inside = clause.head < mention.span.start <= clause.head + 3 and mention.span.stop <= clause.stop
        if mention.kind in _AGENTS and inside and _LOCATIVE.fullmatch(text[clause.head : mention.span.start]):
            return _chain(mention, mentions)
    return None


# --- topics ------------------------------------------------------------------------------------

_POINTER = re.compile(
    r"(?:(?:该|此次|本次|这次|此|本|这一|上述|整个)(?:[^，。；：、]{0,6}?)|(?:这个|这座|这处|这家|这条)(?:[^，。；：]{0,30}?))"
    r"(?P<head>项目|工程|活动|竞赛|比赛|赛事|大赛|培训班?|会议|演练|行动|平台|机制|模式|基地|中心|大棚|产业园|园区"
    r"|公园|广场|建筑|餐厅|客服|品牌)"
)
_BARE = re.compile(
    r"(?:项目|工程)(?=总投资|占地|建成|投产|一期|二期|计划|预计|全部|分|共|于|自|建设期|总|达产|投用|完工)"
)
_CROP = re.compile(
    r"(?:[棚园田地库塘]里?[内里中的])?“?(?P<name>[^，。；：、“”\d]{2,6}?)”?"
    r"(?:预计|再过|亩产|单产|单价|售价|每斤|即可|可以?采摘|即将|销往)"
)
_HERE = re.compile(r"(?:在?这里|在?这儿|此处)")
_CONTINUES = re.compile(
    r"(?:全部)?(?:建成|投产|达产|投用|完工|竣工|投入使用|预计|总投资|占地|共设|共有|其中|建设内容|一期|二期)"
)
_SCENE = re.compile(
    r"(?:活动(?:中|现场|期间|当天|当日)|会上|会议期间|培训期间|比赛(?:中|现场)|演练(?:中|现场)|现场)(?=，|[^，]{0,4}共)"
)


def _topic(text: str, clause: Clause, mentions: Sequence[Mention], state: _State) -> Entity | None:
    """The initiative or event that the clause is about, if it opens with one or points back to one."""
    found = _at_head(text, clause, mentions, _TOPICS) or _modified(text, clause, mentions)
    if found is not None and not _outranked(found, clause, mentions) and not _is_modifier(text, found):
        return found.entity
    person = _person(text, clause, mentions)
    if person is not None:
        return person
    pointer = _POINTER.match(text, clause.head)
    if pointer:
        return _pointed(pointer["head"], state)
    if _BARE.match(text, clause.head):
        return _pointed("项目", state)
    crop = _CROP.match(text, clause.head)
    if crop:
        return next((e for e in reversed(state.products) if e.name.endswith(crop["name"])), None)
    if _HERE.match(text, clause.head):
        return next((e for e in reversed(state.projects) if e.kind == "place"), None)
    scene = _SCENE.match(text, clause.start)
    if scene:
        return next((e for e in reversed(state.projects) if e.kind == "event"), None)
    return None


_RESIDENT = re.compile(r"(?:村民|居民|市民|[种养][植殖]大?户|果农|瓜农|菜农|蜂农|牧民|渔民|农户|大户|返乡青年|创业者)?")


def _person(text: str, clause: Clause, mentions: Sequence[Mention]) -> Entity | None:
    """A villager of whose land and income the clause tells; an official's doing is that of the place."""
    lead = _RESIDENT.match(text, clause.head)
    start = lead.end() if lead else clause.head
    found = _longest_at(start, mentions, ("person",))
    if found is None or found.subtype in ("official", "journalist") or _SPEECH.match(text, found.span.stop):
        return None
    return found.entity


def _modified(text: str, clause: Clause, mentions: Sequence[Mention]) -> Mention | None:
    """文旅融合项目 in 朱家村的文旅融合项目正在建设."""
    place = _longest_at(clause.head, mentions, _AGENTS)
    if place is None:
        located = _located(text, clause, mentions)
        if located is None:
            return None
        inside = [m for m in mentions if m.kind in _TOPICS and clause.head < m.span.start <= located.span.start + 1]
        return max(inside, key=lambda m: m.span.stop, default=None)
    start = place.span.stop + (1 if text.startswith("的", place.span.stop) else 0)
    return _longest_at(start, mentions, _TOPICS) if start > place.span.stop else None


def _outranked(found: Mention, clause: Clause, mentions: Sequence[Mention]) -> bool:
    """Whether a body's longer name opens the clause."""
    body = _longest_at(clause.head, mentions, _AGENTS)
    return body is not None and body.span.start == found.span.start and body.span.stop > found.span.stop


_EVENT_HEADS = frozenset({"活动", "竞赛", "比赛", "赛事", "大赛", "培训", "培训班", "会议", "演练"})
_SITE_HEADS = frozenset({"基地", "中心", "大棚", "产业园", "园区", "公园", "广场", "建筑", "餐厅"})


def _pointed(head: str, state: _State) -> Entity | None:
    """What 该项目 or 此次竞赛 points back to: the last thing of that name or, failing that, of that kind."""
    for entity in reversed(state.projects):
        if entity.name.endswith(head):
            return entity
    kinds: tuple[str, ...] = ("initiative", "place") if head in _SITE_HEADS else ("initiative",)
    if head in _EVENT_HEADS:
        kinds = ("event",)
    subtypes = {"项目": ("project", "service", "platform"), "工程": ("project",)}.get(head)
    for entity in reversed(state.projects):
        if entity.kind in kinds and (subtypes is None or entity.subtype in subtypes):
            return entity
    return None


def _note_projects(mentions: Sequence[Mention], clause: Clause, state: _State) -> None:
    stop = -1
    for mention in sorted(mentions, key=lambda m: (m.span.start, -m.span.stop)):
        entity = mention.entity
        if entity is None or not clause.start <= mention.span.start < clause.stop:
            continue
        if entity.kind == "product":
            state.products.append(entity)
        if mention.span.stop <= stop:
            continue  # 党群服务中心 inside the name of a project is not what is spoken of
        if entity.kind in _TOPICS or (entity.kind == "place" and entity.subtype in ("facility", "scenic", "zone")):
            stop = mention.span.stop
            if entity in state.projects:
                state.projects.remove(entity)
            state.projects.append(entity)
