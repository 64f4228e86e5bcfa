"""Which event the sentences behind its telling still tell of: 会议由X主持。Y、Z出席会议。"""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from kg.mentions.scope import Reading
from kg.model import Entity, Mention, Sentence

#: a sentence that begins with a day of its own tells of something else
_ANOTHER_DAY = re.compile(
    "(?:\\d{4}年)?\\d{1,2}月(?:\\d{1,2}[日号]|的|底|初|中旬|上旬|下旬)?(?!份?以来|起)[^，。]{0,10}[，，]|周[一二三四五六日天]|星期"
)
_BEFORE_OR_AFTER = re.compile("[会赛]前|会后|会议(?:开始前|之前|期间|间隙)|活动前")
_SHORT = 14  # an article of so few sentences about one occurrence tells of it to its end
_FAR = 6  # sentences over which presence is still told in a longer one
#: presence told without the event's name: what makes a sentence of a long article one about the event
_PRESENCE = re.compile(
    "(?:出席|列席|到会|到场|与会|参会|应邀|受邀|参加|陪同|随行|随同|一同前往|主持|见证|莅临|参与)(?:了)?(?:此次|本次|这次|上述)?(?:会议|活动|仪式|调研|开幕|启动|论坛|(?:新闻)?发布会|推介会|推进会|招聘会|典礼|庆典|晚会|"
    "比赛|赛事|大会|座谈|培训|演练|检查|考察|督导|慰问|走访|签约|观摩|揭牌|启动|开班|[，。；]|$)|在(?:大会)?主席台(?:前排)?就[座坐]|"
    "参加[^，。]{0,16}(?:讨论|审议)|(?:代表|委员)[^，。、]{2,6}(?:说|建议|认为|提出)|共同(?:揭牌|启动|剪彩|见证|为)|致(?:开幕|欢迎|闭幕)?[辞词]|宣布[^，。]{0,12}(?:开|闭|启)|介绍[^，。]{0,8}情况|鸣[枪锣哨]|"
    "(?:会议|大会|活动|仪式|开幕式|启动仪式)由|(?:讲话|致辞|主持|讲课|授课)$|作了?[^，。]{0,10}(?:发言|报告|讲话|汇报|说明|部署|动员|推介|表态)"
)


@dataclass(frozen=True)
class Telling:
    """A sentence that tells of an event; `named` where it holds the event's name or a word that points to it."""

    sentence: Sentence
    named: bool
    whole: bool  # every role counts, for the article is about nothing else


def tellings(reading: Reading, told: Mapping[Entity, Sequence[Mention]]) -> dict[Entity, list[Telling]]:
    """The sentences of each event. A paragraph that names none goes on with the article's first event."""
    found: dict[Entity, list[Telling]] = {event: [] for event in told}
    if not told:
        return found
    sentences = reading.scope.article.sentences
    principal = min(told, key=lambda e: min(m.span for m in told[e]))
    short = reading.scope.article.genre in ("brief", "photo") or len(sentences) <= _SHORT
    current: Entity | None = None
    paragraph = since = -1
    for sentence in sentences:
        here = _here(told, sentence.index)
        for event in here:
            found[event].append(Telling(sentence, True, short))
        if here and current is not None and _BEFORE_OR_AFTER.match(sentence.text):
            continue  # 会前举行了讲座: what follows is told of the meeting again
        if here and current is not None and _are_of_row(told, here, sentence.index):
            continue
        if here:
            current, paragraph, since = _lasting(told, here, sentence.index), sentence.paragraph, sentence.index
            continue
        if current is None or sentence.role not in ("body", "caption", "subtitle"):
            continue
        if sentence.paragraph != paragraph and len(told) > 1 and short:
            current, paragraph = principal, sentence.paragraph
        if any(t.named and t.sentence.role == "body" for t in found[current]) and _ANOTHER_DAY.match(sentence.text):
            continue
        whole = short and len(told) == 1 and sentence.role != "subtitle"
        near = short or sentence.index - since <= _FAR
        if whole or (near and _PRESENCE.search(sentence.text)):
            found[current].append(Telling(sentence, False, whole))
            since = sentence.index
    return found


def _lasting(told: Mapping[Entity, Sequence[Mention]], here: Sequence[Entity], index: int) -> Entity:
    """X会在甲镇召开，乙、丙两局签订协议: the sentences behind go on with the meeting, not with what is done there."""
    held = [e for e in here if not all(m.rule in _DEEDS for m in told[e] if m.span.sentence == index)]
    return (held or here)[-1]


_DEEDS = ("event.signed-there", "event.also", "event.of-row")


def _are_of_row(told: Mapping[Entity, Sequence[Mention]], here: Sequence[Entity], index: int) -> bool:
    """Whether a sentence names nothing but the contests of a festival, of which the sentences behind go on to tell."""
    return all(m.rule == "event.of-row" for e in here for m in told[e] if m.span.sentence == index)


def is_deed(reading: Reading, event: Entity, index: int) -> bool:
    """Whether the sentence tells of the event as of something done at another one that it names too."""
    here = [m for m in reading.mentions if m.kind == "event" and m.span.sentence == index and not m.anaphor]
    own = [m.rule in _DEEDS for m in here if m.entity == event]
    return bool(own) and all(own) and any(m.entity != event and m.rule not in _DEEDS for m in here)


def _here(told: Mapping[Entity, Sequence[Mention]], index: int) -> list[Entity]:
    """The events mentioned in a sentence, in the order of their last mentions."""
    last = {
        event: max(m.span.start for m in mentions if m.span.sentence == index)
        for event, mentions in told.items()
        if any(m.span.sentence == index for m in mentions)
    }
    return sorted(last, key=lambda event: last[event])
