"""The places and bodies of a sentence that may act in it, and how they stand there."""

from __future__ import annotations

import re
from functools import lru_cache

from kg.mentions.overlaps import by_sentence
from kg.mentions.scope import Reading
from kg.model import Entity, Mention, Span

_MERE_SETTING = re.compile(
    "(?:在|于|到|赴|从|向|对|把|被|来|往|走进|位于|前往|来自|围绕|关于|就|为|按照|根据|落实|贯彻|走访|邀请|参加|出席|深入|走入|进驻|莅临|抵达|途经|做客|"
    "看望|慰问|参观|调研|考察|给|让|请|沿着|位居|地处)[省市县区镇乡村州]?$"
)
#: 在燕川|文化广场: the first word of the site is in no list
_UNKNOWN_SITE = re.compile("[在于到][一-鿿]{2,3}$")
#: 在两县交界的|甲镇
_DESCRIBED_SETTING = re.compile("(?:在|到|赴|走进|来到|深入|前往|位于)[^，。；：“”、的在]{2,14}的$")
_TITLE = re.compile(
    "(?:原|现任)?(?:党组|党委|党支部|党总支|常务|执行)?副?(?:书记|主席|主任|局长|部长|院长|校长|会长|处长|董事长|总经理|队长|所长|"
    "检察长|政委|站长|科长|理事长|馆长|教授|讲师|研究员|教师|常委|委员|领队|团长|秘书长|专员|厅长|行长|庭长|台长|社长|园长|"
    "[省市县区州旗镇乡]长|总裁|经理|厂长|[支大中]队长|组长|总工程师|调研员|巡视员|参谋长|司令员|教导员|指导员)"
)


def agents(reading: Reading, sentence: int) -> list[Mention]:
    """Resolved places and bodies of a sentence that stand for themselves, not as part of a longer name.

    Of side-by-side 望江县 高士镇 only the last counts.
    """
    return list(_agents(reading, sentence))


@lru_cache(maxsize=64)
def _agents(reading: Reading, sentence: int) -> tuple[Mention, ...]:
    all_ = sorted(_placed(reading).get(sentence, ()), key=lambda m: (m.span.start, -m.span.stop))
    text = reading.scope.article.sentences[sentence].text
    all_ = [
        m
        for m in all_
        if "+" not in text[max(0, m.span.start - 1) : m.span.start] + text[m.span.stop : m.span.stop + 1]
    ]
    outer = [m for m in all_ if not any(_inside(m.span, o.span) for o in all_ if o is not m)]
    return tuple(
        m
        for m, after in zip(outer, [*outer[1:], None], strict=False)
        if not (after and after.span.start == m.span.stop)
    )


@lru_cache(maxsize=1)
def _placed(reading: Reading) -> dict[int, list[Mention]]:
    """The resolved places and bodies of each sentence."""
    return by_sentence([m for m in reading.mentions if m.kind in ("place", "organisation") and m.entity is not None])


def is_committee_of(reading: Reading, agent: Mention) -> bool:
    """Whether the bare 政协 or 中共 is that of the place behind it: 政协甲县第十届委员会."""
    behind = [m for m in reading.mentions if m.kind == "place" and m.span.sentence == agent.span.sentence]
    text = reading.scope.article.sentences[agent.span.sentence].text
    bare = text[agent.span.start : agent.span.stop] in ("政协", "中共", "中国共产党")
    return bare and any(m.span.start == agent.span.stop for m in behind)


def is_setting(reading: Reading, agent: Mention) -> bool:
    """Whether the agent is only where something takes place: 在X, 走进X, 在X县Y广场."""
    text = reading.scope.article.sentences[agent.span.sentence].text
    start = chain_start(reading, agent)
    if _MERE_SETTING.search(text[max(0, start - 4) : start]):
        return True
    if agent.kind == "place" and _DESCRIBED_SETTING.search(text[max(0, start - 20) : start]):
        return True
    site = agent.entity is not None and agent.entity.subtype in ("facility", "scenic")
    if site and _UNKNOWN_SITE.search(text[max(0, start - 5) : start]):
        return True
    if start and text[start - 1] in "、和及":  # 走进甲小学、乙敬老院
        before = [a for a in agents(reading, agent.span.sentence) if a.span.stop == start - 1]
        return any(is_setting(reading, a) for a in before)
    return False


def chain_start(reading: Reading, agent: Mention) -> int:
    """Where 望江县高士镇 starts whose last link is `agent`."""
    start = agent.span.start
    while True:
        before = [
            m.span.start for m in reading.mentions if m.span.sentence == agent.span.sentence and m.span.stop == start
        ]
        if not before:
            return start
        start = min(before)


def has_holder_of_post(text: str, agent: Mention) -> bool:
    """Whether the agent only tells whose post follows: 市政协主席."""
    return bool(_TITLE.match(text, agent.span.stop))


def _inside(inner: Span, outer: Span) -> bool:
    return outer.start <= inner.start and inner.stop <= outer.stop


def entity_of(mention: Mention) -> Entity:
    if mention.entity is None:
        raise ValueError(f"unresolved agent {mention.name!r}")
    return mention.entity
