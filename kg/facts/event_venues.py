"""The venues that a sentence tells apart: 主会场设在甲乡，分会场放到乙镇的文化广场、丙村."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from kg.entities.event_agents import agents
from kg.mentions.scope import Reading
from kg.model import Entity, Mention, Span

_VENUES = re.compile(
    "(?:主|分|[一二两三四五六七八九十\\d]+个)?(?:会场|赛场|活动点|展区|赛区)(?:分别|也|则|还)?(?:[设放定选摆]|安排|分布|设立)(?:在了|到了|[在到于])"
    "(?P<where>[^，。；]{2,80})"
)
_NEXT = 4  # sentences behind an event that still tell of its venues


def venues(reading: Reading, mentions: Sequence[Mention]) -> Iterator[tuple[Entity, Span]]:
    """The places of the event told last before, or in the same sentence."""
    sentences = reading.scope.article.sentences
    first = min(m.span.sentence for m in mentions)
    for sentence in sentences[first : max(m.span.sentence for m in mentions) + _NEXT]:
        if "会场" not in sentence.text and "赛场" not in sentence.text and "展区" not in sentence.text:
            continue
        if _told_last(reading, sentence.index) not in {m.entity for m in mentions}:
            continue
        for told in _VENUES.finditer(sentence.text):
            start, stop = told.span("where")
            for place in agents(reading, sentence.index):
                inside = place.kind == "place" and start <= place.span.start and place.span.stop <= stop
                if inside and place.entity is not None and not _holds_next(reading, place):
                    yield place.entity, Span(sentence.index, told.start(), place.span.stop)


def _told_last(reading: Reading, index: int) -> Entity | None:
    """The event that the sentence, or the last one before that names any, tells of."""
    events = (m for m in reading.mentions if m.kind == "event" and m.entity and m.rule != "event.of-row")
    before = [m for m in events if m.span.sentence <= index]
    last = max(before, key=lambda m: m.span, default=None)
    return last.entity if last else None


def _holds_next(reading: Reading, place: Mention) -> bool:
    """乙镇 in 乙镇的文化广场: only where the venue is."""
    text = reading.scope.article.sentences[place.span.sentence].text
    at = place.span.stop + 1
    return text.startswith("的", place.span.stop) and any(
        m.kind == "place" and m.span.sentence == place.span.sentence and m.span.start == at for m in reading.mentions
    )
