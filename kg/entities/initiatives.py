"""Resolves initiatives: which names of a page mean one programme, and whose it is."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field, replace

from kg.entities.initiative_names import Name, canonical, same_name
from kg.entities.misprints import with_right_place
from kg.lexicon import programmes
from kg.mentions.initiative_lists import OWN_NAME
from kg.mentions.scope import Reading
from kg.model import Entity, Mention, digest

_CORE = "core of a quoted name"


@dataclass
class _Cluster:
    """Mentions of one initiative, with the articles they stand in."""

    members: list[tuple[int, Mention]] = field(default_factory=list)
    names: list[Name] = field(default_factory=list)
    articles: set[int] = field(default_factory=set)

    def add(self, article: int, mention: Mention, name: str) -> None:
        self.members.append((article, mention))
        self.articles.add(article)
        if all(n.text != name for n in self.names):
            self.names.append(Name(name))

    def takes(self, name: Name) -> bool:
        return any(same_name(name, known) for known in self.names)


def resolve(readings: Sequence[Reading]) -> list[Reading]:
    """The same readings with the entities of initiatives filled in; a core that several share stays with the first."""
    clusters: list[_Cluster] = []
    nested: list[tuple[int, Mention, _Cluster]] = []
    for article, reading in enumerate(readings):
        _cluster_article(article, reading, readings, clusters, nested)
    owners: dict[str, _Cluster] = {}
    for article, mention, cluster in nested:
        if owners.setdefault(mention.name, cluster) is cluster:
            cluster.add(article, mention, mention.name)
    entities = {
        (article, id(mention)): entity
        for cluster in clusters
        for entity in (_entity(cluster, readings),)
        for article, mention in cluster.members
    }
    return [_fill(reading, article, entities) for article, reading in enumerate(readings)]


def _fill(reading: Reading, article: int, entities: dict[tuple[int, int], Entity]) -> Reading:
    mentions = []
    for mention in reading.mentions:
        if mention.kind != "initiative":
            mentions.append(mention)
        elif entity := entities.get((article, id(mention))):
            mentions.append(mention.meaning(entity))
    return replace(reading, mentions=tuple(mentions))


def _cluster_article(
    article: int,
    reading: Reading,
    readings: Sequence[Reading],
    clusters: list[_Cluster],
    nested: list[tuple[int, Mention, _Cluster]],
) -> None:
    homes: list[tuple[Mention, _Cluster]] = []
    initiatives = sorted((m for m in reading.mentions if m.kind == "initiative"), key=_fullest_first)
    for mention in initiatives:
        whole = next((c for m, c in homes if _inside(mention, m)), None) if mention.rule == _CORE else None
        if whole is not None:
            nested.append((article, mention, whole))
            continue
        name = Name(_own_name(mention, reading))
        home = next((c for c in clusters if _may_join(c, article, name, readings)), None)
        if home is None:
            clusters.append(home := _Cluster())
        home.add(article, mention, name.text)
        homes.append((mention, home))


def _own_name(mention: Mention, reading: Reading) -> str:
    """The name as the words give it; a member of a list of campaigns goes by what is printed of it alone."""
    if mention.rule != OWN_NAME:
        return with_right_place(mention, reading)
    span = mention.span
    return reading.scope.article.sentences[span.sentence].text[span.start : span.stop]


def _fullest_first(mention: Mention) -> tuple[bool, bool, int, int]:
    """Names with quotation and head before bare ones, in text order, so that a bare name finds its whole."""
    bare = "”" not in mention.name or mention.name.endswith("”")
    return (mention.rule == _CORE, bare, mention.span.sentence, mention.span.start)


def _inside(inner: Mention, outer: Mention) -> bool:
    a, b = inner.span, outer.span
    return a.sentence == b.sentence and b.start <= a.start and a.stop <= b.stop


def _may_join(cluster: _Cluster, article: int, name: Name, readings: Sequence[Reading]) -> bool:
    if not cluster.takes(name):
        return False
    if article in cluster.articles or _is_nationwide(name):
        return True
    return any(_neighbours(readings[article], readings[other]) for other in cluster.articles)


def _neighbours(a: Reading, b: Reading) -> bool:
    """Whether two articles of a page tell of the same county, or one of them of the city."""
    if a.scope.main and b.scope.main and a.scope.main.key == b.scope.main.key:
        return True
    return a.scope.county is None or b.scope.county is None or a.scope.county == b.scope.county


def _is_nationwide(name: Name) -> bool:
    return name.core in programmes.known() or name.text in programmes.known() or name.text.startswith("新时代")


def _entity(cluster: _Cluster, readings: Sequence[Reading]) -> Entity:
    names = [n.text for n in cluster.names]
    name = canonical(names)
    subtype = next((m.subtype for _, m in cluster.members if m.name == name), cluster.members[0][1].subtype)
    core = Name(name)
    name = _as_printed(name, cluster, readings)
    if any(_is_nationwide(n) for n in cluster.names):
        known = next(n for n in cluster.names if _is_nationwide(n))
        key = digest((known.core,))
        return Entity(f"initiative/{key}", "initiative", programmes.known().get(known.core, subtype), name)
    home = _home(cluster, readings)
    return Entity(f"initiative/{digest((core.bare, core.phrase, home))}", "initiative", subtype, name, home)


def _as_printed(name: str, cluster: _Cluster, readings: Sequence[Reading]) -> str:
    """“产业＋就业”的帮扶模式, where every mention of that name has the 的."""
    spans = [(article, mention.span) for article, mention in cluster.members if mention.name == name]
    printed = {readings[i].scope.article.sentences[s.sentence].text[s.start : s.stop] for i, s in spans}
    loose = name.replace("”", "”的")
    return loose if printed == {loose} else name


def _home(cluster: _Cluster, readings: Sequence[Reading]) -> str:
    """The key of the main place of the first article that names the initiative."""
    for article in sorted(cluster.articles):
        main = readings[article].scope.main
        if main is not None:
            return main.key
    return ""
