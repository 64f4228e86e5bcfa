"""Resolves events: which mentions of an article tell of one occurrence, and what it is called."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, field, replace

from kg.entities.event_agents import is_committee_of
from kg.entities.event_holders import chained, organisers
from kg.entities.event_homes import with_home, with_level
from kg.entities.event_names import alike, canonical, numbered_apart
from kg.mentions.dates import find_dates
from kg.mentions.event_anaphors import SAT_DOWN
from kg.mentions.event_announced import ANNOUNCED
from kg.mentions.event_carving import closing_head
from kg.mentions.event_signs import ALSO
from kg.mentions.scope import Reading
from kg.model import Entity, Mention, digest

_WIDE = {
    "": None,
    "contest": {"contest", "activity"},
    "drill": {"drill", "activity"},
    "meeting": {"meeting", "release", "signing"},
}
_CLAUSES = (
    "event.visit",
    "event.visit-deed",
    "event.signed",
    "event.opened",
    "event.together",
)  # names that are sentences: the last choice
_NOUNS = (
    "event.held",
    "event.takes-place",
    "event.numbered",
    "event.to-be-held",
    "event.at",
    "event.says",
    "event.told",
)
_WHO_AND_WHAT = ("event.gift", "event.pointed")  # deeds told without their doer: the name says both
_TERM = re.compile(r"第?[一二三四五六七八九十百\d]+届")
_POINTING = re.compile("^(?:此次|本次|这次|本届|该|这场|这一|此项|该项|这项)")
_WILL_BE = re.compile("(?:上)?(?:将|拟|已|确)?定于|将于|拟于|将在")
_SINCE = re.compile("自[^，。；]{0,14}以来|共?分[^，。；]{0,12}(?:赛|阶段|层次)")  # a row of contests, not its last one
_LEAST = 6  # characters of a name with its nearest place
_FAR = 8  # sentences over which a bare 会上 still points back in a long article


@dataclass
class _Cluster:
    """Mentions of one occurrence, in text order."""

    mentions: list[Mention] = field(default_factory=list)
    pointers: list[Mention] = field(default_factory=list)

    @property
    def subtype(self) -> str:
        return self.mentions[0].subtype


def resolve(readings: Sequence[Reading]) -> list[Reading]:
    """The same readings with the entities of events filled in; words that point to no event are dropped."""
    return [_resolve(reading) for reading in readings]


def _resolve(reading: Reading) -> Reading:
    clusters, cores = _clusters(reading), _cores(reading)
    _point_back(reading, clusters)
    entities: dict[int, Entity] = {}
    for cluster in clusters:
        entity = _entity(reading, cluster)
        for mention in cluster.mentions + cluster.pointers:
            entities[id(mention)] = entity
    mentions = []
    for mention in reading.mentions:
        if mention in cores:
            continue
        if mention.kind != "event":
            mentions.append(mention)
        elif id(mention) in entities:
            mentions.append(replace(mention, entity=entities[id(mention)], name=_short(reading, mention)))
    return replace(reading, mentions=tuple(mentions))


def _cores(reading: Reading) -> list[Mention]:
    """The core “Z” of “Z”主题活动 that is read as one occurrence: no programme of its own, unless named elsewhere."""
    events = [m.span for m in _events(reading) if not m.anaphor]
    schemes = [m for m in reading.mentions if m.kind == "initiative"]
    inside = [
        m
        for m in schemes
        if any(e.sentence == m.span.sentence and e.start <= m.span.start and m.span.stop <= e.stop for e in events)
    ]
    elsewhere = {m.entity.key for m in schemes if m.entity and m not in inside}
    return [m for m in inside if m.rule.startswith("core of") and m.entity and m.entity.key not in elsewhere]


def _clusters(reading: Reading) -> list[_Cluster]:
    clusters: list[_Cluster] = []
    for mention in sorted(_events(reading), key=lambda m: (m.span, m.rule == ALSO)):
        if mention.anaphor:
            continue
        home = next((c for c in clusters if _same(reading, c, mention)), None)
        if home is None:
            clusters.append(home := _Cluster())
        home.mentions.append(mention)
    return clusters


def _same(reading: Reading, cluster: _Cluster, mention: Mention) -> bool:
    """Names alike, or a headline and the lead of a short article."""
    if ANNOUNCED in (mention.rule, cluster.mentions[0].rule):
        return any(mention.name == m.name for m in cluster.mentions)
    if (mention.rule == SAT_DOWN) != (cluster.mentions[0].rule == SAT_DOWN):
        return False
    if (mention.rule == "event.series") != all(m.rule == "event.series" for m in cluster.mentions):
        return any(mention.name == m.name for m in cluster.mentions)
    if mention.rule in ("event.visit-deed", ALSO):
        return any(
            m.span.sentence == mention.span.sentence and m.span.stop == mention.span.stop for m in cluster.mentions
        )
    if any(numbered_apart(mention.name, m.name) for m in cluster.mentions):
        return False
    if cluster.mentions[0].rule == "event.opened" and _names_deed(mention.name, cluster.mentions[0].name):
        return True
    if any(alike(mention.name, m.name) for m in cluster.mentions):
        first = cluster.mentions[0].name
        return mention.subtype == cluster.subtype or mention.name in first or first in mention.name
    if mention.rule == cluster.mentions[0].rule == "event.opened":
        return False  # two things that open
    article = reading.scope.article
    headed = article.sentences[cluster.mentions[0].span.sentence].role == "headline"
    alone = len({m.span.sentence for m in cluster.mentions}) == 1 and article.genre in ("brief", "photo")
    alone = alone and not _is_of_another(reading, cluster, mention)
    return (
        headed and alone and (mention.subtype == cluster.subtype or _same_kind(mention.name, cluster.mentions[0].name))
    )


def _is_of_another(reading: Reading, cluster: _Cluster, mention: Mention) -> bool:
    """民族文化周启幕 in a headline, 文艺汇演 in its lead, behind it 第三届民族文化周: that is the headline's."""
    headed = cluster.mentions[0].name
    named = (m for m in _events(reading) if not m.anaphor and m.rule != ALSO and m.span > mention.span)
    return any(
        headed in m.name and headed not in mention.name and m.span.sentence != cluster.mentions[0].span.sentence
        for m in named
    )


def _names_deed(name: str, opened: str) -> bool:
    """甲镇三家工坊授牌 in a headline and 甲镇工坊授牌暨对接会 in its lead."""
    return len(opened) > _LEAST and opened[-2:] in name and opened[:3] == name[:3] and len(set(opened) - set(name)) < 3


def _same_kind(name: str, headline: str) -> bool:
    """甲院义诊到集市 and “X”义诊活动: the headline tells by a verb what the lead names."""
    head = closing_head(name)
    core = head.word.removesuffix("活动").removesuffix("仪式") if head else ""
    return len(core) > 1 and core in headline


def _point_back(reading: Reading, clusters: Sequence[_Cluster]) -> None:
    short = reading.scope.article.genre in ("brief", "photo")
    for pointer in (m for m in _events(reading) if m.anaphor):
        before = [c for c in clusters if c.mentions[0].span < pointer.span and _fits(pointer, c)]
        if not before:
            continue
        word = _POINTING.sub("", pointer.name)
        before = [c for c in before if any(word in m.name for m in c.mentions)] or before
        text = reading.scope.article.sentences[pointer.span.sentence].text
        if _WILL_BE.match(text, pointer.span.stop):
            before = [c for c in before if c.mentions[0].rule == "event.to-be-held"] or before
        if _SINCE.match(reading.scope.article.sentences[pointer.span.sentence].text, pointer.span.stop):
            before = [c for c in before if c.mentions[0].rule == "event.series"] or before
        else:
            before = [c for c in before if c.mentions[0].rule != "event.series"] or before
        home = max(before, key=lambda c: max(m.span for m in c.mentions if m.span < pointer.span))
        last = max(m.span.sentence for m in (*home.mentions, *home.pointers) if m.span < pointer.span)
        if short or pointer.span.sentence - last <= _FAR:
            home.pointers.append(pointer)


def _fits(pointer: Mention, cluster: _Cluster) -> bool:
    wide = _WIDE.get(pointer.subtype, {pointer.subtype})
    return wide is None or cluster.subtype in wide


def _events(reading: Reading) -> list[Mention]:
    return [m for m in reading.mentions if m.kind == "event"]


def _entity(reading: Reading, cluster: _Cluster) -> Entity:
    held = organisers(reading, cluster.mentions + cluster.pointers)
    own_names = [m for m in cluster.mentions if m.rule != ALSO] or cluster.mentions
    nouns = [m for m in own_names if m.rule not in _CLAUSES] or own_names
    names = [_short(reading, m) for m in nouns]
    organiser = held[0].entity if held else None if cluster.subtype == "visit" else reading.scope.main
    own = any(m.rule in ("event.festival", "event.listed") for m in nouns)  # a festival's name is its own
    name = canonical(names, None if own else organiser)
    if not own and any(m.rule in _NOUNS and _short(reading, m) == name for m in nouns):
        name = with_home(reading, name, nouns, held[0].entity if held else None)
    if organiser is not None and all(m.rule in _WHO_AND_WHAT for m in nouns) and not name.startswith(organiser.name):
        name = organiser.name + name
    place = reading.scope.main.key if reading.scope.main else ""
    session = all(m.rule == "event.session" for m in own_names)  # its name says whose it is
    key = digest((_in_short(name), "" if session else place, _date(reading, cluster)))
    return Entity(f"event/{key}", "event", cluster.subtype, name, place)


_IN_FULL = re.compile("人民代表大会常务委员会|人大常务委员会|第(?=[一二三四五六七八九十百\\d]+届)")


def _in_short(name: str) -> str:
    """甲市第十九届人民代表大会常务委员会第三次会议 as the news says it: 甲市十九届人大常委会第三次会议."""
    if "第" not in name or "大" not in name:
        return name
    return _IN_FULL.sub(lambda full: "人大常委会" if "大" in full[0] else "", name)


def _said(reading: Reading, mention: Mention) -> str:
    """The mention's words with 我市 or 市政府 at their head said as the one meant."""
    if mention.rule == "event.session":
        return _session(reading, mention)
    text = reading.scope.article.sentences[mention.span.sentence].text
    for other in reading.mentions:
        if (
            ((other.kind == "place" and other.anaphor) or other.kind == "organisation")
            and other.entity is not None
            and (other.span.sentence, other.span.start) == (mention.span.sentence, mention.span.start)
            and other.span.stop < mention.span.stop
            and mention.name.startswith(text[other.span.start : other.span.stop])
            and not is_committee_of(reading, other)
            and other.entity.subtype != "company"  # 水镇音乐节 is not called after 水镇旅游开发有限公司
        ):
            rest = mention.name[other.span.stop - other.span.start :]
            return other.entity.name + rest.removeprefix(other.entity.name)
    return with_level(reading, mention.name)


def _short(reading: Reading, mention: Mention) -> str:
    """钟楼社区第十二届邻居节 of 苏州市姑苏区双塔街道钟楼社区第十二届邻居节: the name with the nearest place alone."""
    said = _said(reading, mention)
    links = [] if mention.anaphor else chained(reading, mention, mention.span.start)
    cut = links[-1].span.start - mention.span.start if len(links) > 1 else 0
    text = reading.scope.article.sentences[mention.span.sentence].text
    whole = said == mention.name and said.startswith(text[mention.span.start : mention.span.start + cut])
    return said[cut:] if cut and whole and len(said) - cut > _LEAST else said


def _session(reading: Reading, mention: Mention) -> str:
    """市十六届人大常委会第九次会议 with the name of the city before its term."""
    term = _TERM.search(mention.name)
    for other in reading.mentions:
        if (
            other.rule == "event.session-body"
            and other.span.sentence == mention.span.sentence
            and other.entity
            and term
        ):
            return other.entity.name.removesuffix("人大常委会") + mention.name[term.start() :]
    return mention.name


def _date(reading: Reading, cluster: _Cluster) -> str:
    """The first date told in a sentence of the event's, as part of its key."""
    meta = reading.scope.page.meta.date
    for mention in cluster.mentions:
        text = reading.scope.article.sentences[mention.span.sentence].text
        for date in find_dates(text, meta.value if meta else None):
            if date.edtf and not (mention.span.start <= date.start < mention.span.stop):
                return date.edtf
    return ""
