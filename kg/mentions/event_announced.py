"""The festival or contest that a meeting about it announces: 第五届采摘节新闻发布会 …本届采摘节将于9月22日举行."""

from __future__ import annotations

import re
from collections.abc import Sequence

from kg.lexicon import happenings
from kg.lexicon.happenings import Head
from kg.mentions.event_carving import closing_head
from kg.mentions.scope import Scope
from kg.model import Mention, Span

ANNOUNCED = "event.announced"
#: meetings that are held before what they are about
_ABOUT = re.compile(
    "(?:(?:新闻|媒体)?(?:发布会|通气会|吹风会)|筹备(?:工作)?(?:启动仪式|动员会|推进会|协调会|调度会|部署会|会议|会)|"
    "(?:工作)?(?:动员|推进|协调|调度|部署)(?:大会|会议|会))$"
)
_NUMBERED = re.compile("第[一二三四五六七八九十百\\d]{1,4}届|首届|20\\d\\d")
_POINTING = "(?:本届|此次|本次|这届|该)"
_TO_COME = re.compile("[^。；]{0,120}?(?:将[于在从]|定于|拟于|即将)")


def announced(scope: Scope, named: Sequence[Mention]) -> list[Mention]:
    """What a later sentence says is still to come, by the name that the meeting about it bears."""
    found: list[Mention] = []
    for meeting in sorted(named, key=lambda m: (-len(m.name), m.span)):  # its fullest name first
        about = _ABOUT.search(meeting.name)
        whole = meeting.name[: about.start()] if about else ""
        head = _head_of(whole) if whole and _NUMBERED.search(whole) else None
        if head is None or found or any(m.name.strip("“”") == whole for m in named):
            continue
        pointer = re.compile(f"{_POINTING}[^，。；、的]{{0,6}}?(?:{_last_words(head.word)})")
        for sentence in scope.article.sentences[meeting.span.sentence + 1 :]:
            told = pointer.search(sentence.text) if sentence.role == "body" else None
            if told and _TO_COME.match(sentence.text, told.end()):
                span = Span(sentence.index, *told.span())
                found.append(Mention(span, "event", head.subtype, whole, ANNOUNCED, 0.8))
                break
    return found


_KINDS = {"节": "activity", "赛": "contest", "展": "activity", "会": "activity"}


def _head_of(name: str) -> Head | None:
    """What kind of occurrence a name tells by its last word or, where no list has it, by its last character."""
    kind = _KINDS.get(name[-1], "")
    return closing_head(name) or (Head(name[-1], kind, True) if kind else None)


def _last_words(head: str) -> str:
    """采摘节 and 节, for 本届采摘节 and 本届节会; the longest first."""
    shorter = {head[at:] for at in range(len(head)) if head[at:] in happenings.heads()}
    return "|".join(sorted(map(re.escape, {head} | shorter), key=len, reverse=True))
