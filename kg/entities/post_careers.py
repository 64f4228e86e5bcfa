"""Whose career a sentence tells that names nobody: 钱明，男，1972年生。|历任副县长; 赵新同志任书记。|赵此前任县长."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from dataclasses import replace

from kg.mentions.scope import Reading
from kg.model import Mention, Sentence, Span

_VERB = "(?:曾经?(?:先后)?担?任|历任|先后担?任|此前|现任|时任|拟任)"
#: A sentence that goes on with the posts of whom the one before it is about.
_GOES_ON = re.compile(f"(?:[一-鿿]{{2,8}}显示[，：])?(?P<who>他|她|该同志)?{_VERB}")
_SURNAME_ALONE = re.compile(f"(?:[一-鿿]{{2,8}}显示[，：])?(?P<who>[一-鿿])(?={_VERB})")
#: What follows the name that a career is told of.
_IS_ABOUT = re.compile(
    f"(?:同志)?(?:，(?:男|女|[一-鿿]{{1,3}}族|\\d{{4}}年|生于|现年|今年)|（(?:男|女)|{_VERB}|任|系|为[一-鿿]{{2,8}}人|生于|出生)"
)


def careers(reading: Reading) -> Mapping[int, Mention]:
    """For each sentence that goes on with somebody's posts, that person as if named at its beginning."""
    people: dict[int, list[Mention]] = {}
    for mention in reading.mentions:
        if mention.kind == "person" and mention.entity is not None and not mention.anaphor:
            people.setdefault(mention.span.sentence, []).append(mention)
    found: dict[int, Mention] = {}
    subject: Mention | None = None
    for sentence in reading.scope.article.sentences:
        here = people.get(sentence.index, ())
        told = _told_again(sentence, subject) if subject else None
        if told is not None and not any(m.span.start < 2 for m in here):
            found[sentence.index] = told
        else:
            subject = _about(sentence.text, here) or (None if here else subject)
    return found


def _about(text: str, people: Sequence[Mention]) -> Mention | None:
    """The one person of a sentence that tells who somebody is."""
    told = [m for m in people if _IS_ABOUT.match(text, m.span.stop)]
    return told[0] if len(told) == 1 == len(people) else None


def _told_again(sentence: Sentence, subject: Mention) -> Mention | None:
    """The subject at the first word of the sentence, where that is a verb of posts or the surname before one."""
    alone = _SURNAME_ALONE.match(sentence.text)
    if alone and subject.name.startswith(alone["who"]):
        return replace(subject, span=Span(sentence.index, *alone.span("who")))
    found = _GOES_ON.match(sentence.text)
    if found is None:
        return None
    start = found.start("who") if found["who"] else 0
    return replace(subject, span=Span(sentence.index, start, found.end("who") if found["who"] else start))
