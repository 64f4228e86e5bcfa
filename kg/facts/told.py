"""An article as the reading of its doers sees it: its sentences, their clauses and resolved mentions."""

from __future__ import annotations

import re
from bisect import bisect_left
from collections import defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import lru_cache
from operator import attrgetter

from kg.facts.clause_heads import headed
from kg.facts.clauses import Clause, clauses
from kg.facts.discourse import entities_of
from kg.facts.subjects import collective, is_office, subject
from kg.lexicon.levels import subtypes_of_level
from kg.mentions.scope import Reading
from kg.model import Entity, Mention, Sentence

_BUREAU = re.compile(
    "(?:局|委员会|办公室|[委农]办|部|厅|管委会|办事处|街道办|(?:发展|服务|促进|保障|事务|推广|指导|管理)中心)$"
)


def is_bureau(entity: Entity) -> bool:
    return entity.subtype in ("government", "party") and bool(_BUREAU.search(entity.name))


_index = attrgetter("index")


@dataclass(frozen=True)
class Told:
    """What the article tells, sentence by sentence; rows of tables left out."""

    main: Entity | None
    sentences: Sequence[Sentence]
    mentions: Mapping[int, list[Mention]]  # resolved, by sentence
    clauses: Mapping[int, tuple[Clause, ...]]
    entities: Mapping[str, Entity]  # by key

    def following(self, sentence: Sentence, count: int) -> Sequence[Sentence]:
        """The sentence and those behind it, so many in all."""
        first = bisect_left(self.sentences, sentence.index, key=_index)
        return self.sentences[first : first + count]

    def subject(self, sentence: Sentence, clause: Clause) -> list[Mention]:
        """The places or bodies that open the clause."""
        return subject(sentence.text, clause, self.mentions[sentence.index])

    def meant(self, text: str, subjects: Sequence[Mention]) -> tuple[Entity, ...]:
        """The entities of the subjects; 甲县警方 stands for the county's police."""
        if not subjects:  # as in most clauses
            return ()
        endings, place = collective(text, subjects[-1]), subjects[-1].entity
        if endings and place is not None:
            bodies = [e for e in self.entities.values() if e.kind == "organisation" and e.name.endswith(endings)]
            named = [e for e in bodies if e.place == place.key or e.name.startswith(place.name)]
            named.sort(key=lambda e: (len(e.name), e.key))
            return tuple(named[:1]) or entities_of(subjects)
        return tuple(dict.fromkeys(self.governed(text, m) for m in subjects if m.entity is not None))

    def spoken_for(self, speakers: tuple[Entity, ...]) -> tuple[Entity, ...]:
        """The county whose figures its bureau gives."""
        if len(speakers) == 1 and is_bureau(speakers[0]):
            place = self.entities.get(speakers[0].place)
            return (place,) if place is not None else speakers
        return speakers

    def governed(self, text: str, mention: Mention) -> Entity:
        """The village whose 村党支部书记 acts, the town whose 党组织, all of them, are counted."""
        entity = mention.entity
        assert entity is not None
        all_of_them = entity.name.endswith("党组织") or text.startswith("织", mention.span.stop)
        if entity.kind == "organisation" and (is_office(text, mention) or all_of_them):
            own = [e for e in self.entities.values() if e.kind == "place" and entity.name.startswith(e.name)]
            return max(own, key=lambda e: (len(e.name), e.key), default=self.entities.get(entity.place, entity))
        return entity


@lru_cache(maxsize=1)
def only_in_names(reading: Reading) -> frozenset[Mention]:
    """The places elsewhere that only begin the name of a project or firm: 江苏 of 江苏某某电子元件项目."""
    found: set[Mention] = set()
    held = {(m.span.sentence, m.span.start) for m in reading.mentions if _is_firm_or_project(m)}
    for mention in reading.mentions:
        entity, span = mention.entity, mention.span
        if entity is None or mention.kind != "place" or mention.anaphor or entity.subtype not in _WIDE:
            continue
        begins = (span.sentence, span.stop) in held or (span.sentence, span.start) in held
        printed = reading.scope.article.sentences[span.sentence].text[span.start : span.stop]
        if begins and printed != entity.name and not _is_home(entity, reading.scope.main):
            found.add(mention)
    return frozenset(found)


_WIDE = ("province", "city", "county")


def _is_firm_or_project(mention: Mention) -> bool:
    return mention.subtype == "company" or (mention.kind == "initiative" and mention.subtype == "project")


def _is_home(entity: Entity, main: Entity | None) -> bool:
    """Whether the place is the article's own, or the one lies in the other."""
    return main is None or _lies_in(entity, main) or _lies_in(main, entity)


def _lies_in(inner: Entity, outer: Entity) -> bool:
    if inner == outer or inner.place == outer.key:
        return True
    code, around = (one.key.removeprefix("place/") for one in (inner, outer))
    parent = inner.place.removeprefix("place/")
    return around.isdigit() and (code.startswith(around) or parent.startswith(around))


_WHOLE = re.compile("全(?P<level>[省市县区旗州镇乡村])")


def wholes(text: str, mentions: Sequence[Mention]) -> list[Mention]:
    """全县 in 甲县是农业大县，全县有6个乡镇 is the county that opens the sentence, whatever the page is about."""
    if not any(m.anaphor and text.startswith("全", m.span.start) for m in mentions):
        return list(mentions)
    first = next(iter(clauses(text)), None)
    opens = subject(text, first, mentions) if first is not None else []
    place = opens[0].entity if len(opens) == 1 and not opens[0].anaphor and opens[0].kind == "place" else None
    if place is None:
        return list(mentions)
    meant = []
    for mention in mentions:
        whole = _WHOLE.match(text, mention.span.start) if mention.anaphor and mention.kind == "place" else None
        same = whole is not None and place.subtype in subtypes_of_level(whole["level"])
        apart = mention.entity is not None and mention.entity.subtype == place.subtype
        meant.append(mention.meaning(place) if same and apart else mention)
    return meant


def told(reading: Reading) -> Told:
    """The article with its resolved mentions by sentence."""
    mentions: dict[int, list[Mention]] = defaultdict(list)
    foreign = only_in_names(reading)
    for mention in reading.mentions:
        if mention.entity is not None and not (foreign and mention in foreign):
            mentions[mention.span.sentence].append(mention)
    sentences = [s for s in reading.scope.article.sentences if "\t" not in s.text]
    for sentence in sentences:
        mentions[sentence.index] = wholes(sentence.text, mentions[sentence.index])
    cut = {s.index: headed(s.text, clauses(s.text), mentions[s.index]) for s in sentences}
    entities = {m.entity.key: m.entity for m in reading.mentions if m.entity is not None}
    return Told(reading.scope.main, sentences, mentions, cut, entities)
