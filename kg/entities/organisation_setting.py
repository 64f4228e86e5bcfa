"""Whose a body is that the text names without a place: of the village or town that it speaks of at that point."""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence
from functools import lru_cache

from kg.lexicon.body_names import head_of
from kg.lexicon.products import product_words
from kg.mentions.organisation_open import specific
from kg.mentions.scope import Scope
from kg.model import Entity, Mention

_VILLAGES = frozenset(("village", "community"))
SMALL = _VILLAGES | {"township"}
#: 与乙村一道, 对标丙村: what stands here is another's.
_ASIDE = re.compile("[与同跟和向邻距离比及、往]$|前往|对标|走访|学习|考察|毗邻|相邻|来自|嫁到|搬到")
#: Bodies that towns have and villages have not.
_OF_TOWN = re.compile(
    "(?:所|站|中心校|中心小学|中心学校|中心幼儿园|卫生院|初级中学|中学|初中|法庭|政府|党委|党工委|纪委|纪工委|人大|武装部|"
    "办事处|街道办|管委会|办公室|办|指挥部|分局)$"
)
#: Words that tell what sort of body it is and are no name of its own: 股份|经济|合作社.
_SORTS = re.compile(
    "集体|经济|股份|土地|农机|农事|农技|植保|粮油|粮田|乡村|民宿|农旅|农文旅|强村|富民|供销|劳动|用工|环卫|保洁|村民|群众|"
    "妇女|老人|老年人|长者|退役军人|乡贤|红白喜?事|道德|禁毒|养老|互助|便民|助老|农产品|土特产|特色|手工|编织|苗木|花卉|物业"
)


_LONGEST_PRODUCT = 8  # characters


class Setting:
    """The places of one article in text order, and what is spoken of at a point."""

    def __init__(self, scope: Scope, places: Sequence[Mention]) -> None:
        sentences = scope.article.sentences
        self._paragraphs = {s.index: s.paragraph for s in sentences}
        self._texts = {s.index: s.text for s in sentences}
        self._places = [p for p in places if p.entity and p.entity.subtype in SMALL]
        self._main = scope.main

    def small(self, mention: Mention) -> Entity | None:
        """The village or town spoken of where the body is named, at the level that has such bodies."""
        name = self._texts[mention.span.sentence][mention.span.start : mention.span.stop]
        levels = frozenset(("township",)) if _OF_TOWN.search(name) else SMALL
        return self.last(mention, lambda place: place.subtype in levels)

    def last(self, mention: Mention, fits: Callable[[Entity], bool]) -> Entity | None:
        """The fitting place named last before the body in its sentence, else in its paragraph."""
        here = mention.span
        paragraph = self._paragraphs[here.sentence]
        before = [p for p in self._places if p.span < here and self._paragraphs[p.span.sentence] == paragraph]
        named = [p for p in before if p.entity and fits(p.entity) and not self._aside(p)]
        return named[-1].entity if named else None

    def _aside(self, place: Mention) -> bool:
        text, start = self._texts[place.span.sentence], place.span.start
        return bool(_ASIDE.search(text, max(0, start - 2), start))


@lru_cache(maxsize=4096)
def nameless(name: str) -> bool:
    """Whether a body's name only says what sort of body it is, so that it goes by the village it belongs to.

    >>> nameless("股份经济合作社"), nameless("蜜瓜种植合作社"), nameless("丰泽柑橘种植专业合作社")
    (True, True, False)
    """
    stem = name.removesuffix(head_of(name))
    parts = {stem[at : at + n] for n in range(2, _LONGEST_PRODUCT + 1) for at in range(len(stem) - n + 1)}
    for word in sorted(parts & product_words(), key=lambda word: (-len(word), word)):
        stem = stem.replace(word, "")
    return len(specific(_SORTS.sub("", stem))) < 2
