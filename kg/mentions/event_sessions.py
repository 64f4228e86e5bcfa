"""Sessions of standing bodies: 市十六届人大常委会举行第九次会议, and the body that holds them."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from kg.model import Mention, Sentence, Span

_NUMBER = "[一二三四五六七八九十百\\d]+"
_BODY = re.compile(
    f"(?:第?{_NUMBER}届)?(?P<core>人大常委会|人民代表大会常务委员会|人大常务委员会)"
    f"(?P<held>(?:召开|举行)了?)?(?P<session>第{_NUMBER}次(?:全体|主任|党组|常务|扩大|联组|委员长)*会议)"
)
_LEVEL = re.compile("[省市县区州旗盟]$|自治[区州县旗]$")
_TERM = re.compile(f"第?{_NUMBER}届")


def find(sentence: Sentence, found: Sequence[Mention]) -> list[Mention]:
    """The sessions of a sentence, each followed by the body that sits."""
    if "会议" not in sentence.text:
        return []
    return [m for session in _BODY.finditer(sentence.text) for m in _session(sentence, session, found)]


def _session(sentence: Sentence, session: re.Match[str], found: Sequence[Mention]) -> Iterator[Mention]:
    text, index = sentence.text, sentence.index
    begin = _owner(text, index, session.start(), found)
    if begin is None:
        return
    whole = text[begin : session.end("core")]
    start = session.start("session") if session.group("held") else begin
    span = Span(index, start, session.end())
    yield Mention(span, "event", "meeting", whole + session.group("session"), "event.session", 0.97)
    if _TERM.match(session.group()):  # without a term the body is found by its own rules
        body = text[begin : session.start()] + session.group("core")
        span = Span(index, begin, session.end("core"))
        yield Mention(span, "organisation", "government", body, "event.session-body", 0.95)


def _owner(text: str, index: int, stop: int, found: Sequence[Mention]) -> int | None:
    """Where 市 or 安岳县 starts that ends at `stop`."""
    places = [m.span.start for m in found if m.kind == "place" and (m.span.sentence, m.span.stop) == (index, stop)]
    if places:
        return min(places)
    level = _LEVEL.search(text[:stop])
    return level.start() if level else None
