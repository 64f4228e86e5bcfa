"""What a reader keeps in mind from clause to clause, and the turns of phrase that change it."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, field
from functools import cache
from typing import NamedTuple

from kg.facts.clauses import Clause
from kg.facts.named import Named
from kg.lexicon.units import alternatives
from kg.lexicon.vocabulary import words
from kg.model import Entity, Mention

TOTAL = re.compile(r"(?:全[县市镇乡村区州旗省]|总共|累计|共(?!同|享|建|产|青|治|富|赢)|目前)")
ADVERBIAL = re.compile(
    r"(?:为了?(?![^，]{0,8}提供)|针对|围绕|面对|凭借|依托|根据|按照|本着|通过|随着|经过?|借助|得益于|立足|以|自从?|在|对|从|由于|作为|坚持|紧扣"
    r"|紧盯|聚焦)"
)
LOWER_UNITS = re.compile(
    r"(?:(?:乡镇|村|镇|社区|街道)(?:（[^（）]{1,4}）)?(?=设|依托|推行|实行|配|建|组|成立|落实|选)"
    r"|各(?:级|地|乡|镇|村|县|区|街道|社区|部门|单位|学校))"
)
CONTINUES = re.compile(
    r"(?:全部)?(?:建成|投产|达产|投用|完工|竣工|投入使用|预计|总投资|占地|共设|共有|其中|建设内容|一期|二期)"
)


class Stretch(NamedTuple):
    """From `start` on in its sentence, these do, and this is spoken of."""

    start: int
    doers: tuple[Entity, ...]
    topic: Entity | None
    own: bool = False  # the clause itself names whom it is about
    lost: bool = False  # it is about a project that no name is known of


@dataclass
class State:
    """What the reader of an article keeps in mind from clause to clause."""

    main: tuple[Entity, ...] = ()  # of the article, or of the section whose heading names another
    doers: tuple[Entity, ...] = ()
    topic: Entity | None = None
    lost: bool = False  # 该项目 without a name is spoken of
    unknown: bool = False  # a project has been named that is not known as one
    place: tuple[Entity, ...] = ()  # set by 在东山村， for the clauses that follow
    passing: tuple[Entity, ...] = ()  # set by 甲镇的… or 甲局负责人说， for the rest of the sentence
    quoted: tuple[Entity, int] | None = None  # who tells of himself, and the last sentence of it
    before: tuple[int, tuple[Entity, ...], tuple[Entity, ...]] | None = None  # doers and place to come back to
    voice: tuple[Entity, ...] = ()  # for whom 我们 speaks in this paragraph
    teller: tuple[Entity, ...] = ()  # of whom a speaker tells, over paragraphs that go on with 一是, 此外
    acting: Entity | None = None  # the person who opened a clause of this sentence and whose doing may follow
    himself: tuple[Entity, int] | None = None  # who speaks behind 某某说：“, and the last sentence of his speech
    speaks_for: dict[str, tuple[Entity, ...]] = field(default_factory=dict)  # by key of the person
    spoken: list[Entity] = field(default_factory=list)  # the bodies that have been subjects
    named: Named = field(default_factory=Named)
    scene: tuple[Entity, int] | None = None  # the event that is told of, and the sentence that says it is held
    report: Entity | None = None  # the event that the article is a report of
    there: int = -1  # the last sentence that tells what goes on at the scene
    sentence: int = -1
    led: int = -1  # the last sentence that a subject of its own has led
    introduced: Mention | None = None  # the event held or the project named at the end of the clause before
    paragraph: int = -1
    home: tuple[Entity, ...] = ()  # the village, town or body that this section has told of last
    story: tuple[Entity, int] | None = None  # the villager told of last, and the paragraph of it
    person: Entity | None = None  # the person named last
    speaker: Entity | None = None  # the person who says in this sentence what follows
    founded: Entity | None = None  # the body that a clause of this sentence says somebody has founded
    announced: Entity | None = None  # the programme whose works a list of paragraphs goes through
    label: Entity | None = None  # the work that a paragraph of a list is headed by
    main_told: bool = False  # whether this section has told of the main place


def entities_of(mentions: Sequence[Mention]) -> tuple[Entity, ...]:
    return tuple(dict.fromkeys(m.entity for m in mentions if m.entity is not None))


def names_a_village(doers: Sequence[Entity]) -> bool:
    return bool(doers) and doers[0].kind == "place" and doers[0].subtype in ("village", "community", "compound")


FROM_ABOVE = re.compile(
    r"(?:近年|[一两三四五几]年来|年初以来|上半年|前[一二三]季度|今年|去年|目前|截至|截止|据|如今|下一步|接下来|为|自|此外|同时|与此同时|累计|共|全|通过|坚持|围绕|聚焦|依托|针对|强化|以|不仅)"
)


_ENUMERATES = re.compile(r"[一二三四五六七八九十]是|(?:第[一二三四五六七八九十]|其[次一二三四五])[，、]|首先|再次")
_ADDS = re.compile(r"此外|另外|同时|与此同时|据介绍|据了解|据悉|在[^，。；：]{2,16}(?:方面|上|中)，")


def enumerates(text: str) -> bool:
    """Whether a paragraph is one of a row: 一是加大投入."""
    return _ENUMERATES.match(text) is not None


def adds(text: str) -> bool:
    """Whether a paragraph adds to what was told in the one before: 一是…, 此外…, 据介绍…."""
    return enumerates(text) or _ADDS.match(text) is not None


def is_agent(entity: Entity) -> bool:
    return entity.kind == "organisation"


def is_adverbial(text: str, clause: Clause) -> bool:
    """Whether nothing but an adverbial stands in the clause: 为提升群众安全感， 连日来，"""
    return clause.head >= clause.stop or bool(ADVERBIAL.match(text, clause.head))


def is_scheme(entity: Entity) -> bool:
    """A mode, mechanism or brand, as opposed to a project, which has contents of its own."""
    return entity.kind == "initiative" and entity.subtype not in ("project", "platform")


def does(text: str, clause: Clause) -> bool:
    """Whether the clause opens with the doing of people: 成立, 聘用, 拆除."""
    head = text[clause.head : clause.head + 6].lstrip("共已累计先后还并将")
    return bool(_doing().match(head))


@cache
def _doing() -> re.Pattern[str]:
    return re.compile(alternatives(words("doing_verbs")))
