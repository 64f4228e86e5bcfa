"""Programmes told in plain words that no rule has found: the likeliest stretches of a sentence."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from kg.lexicon import programmes
from kg.mentions.initiative_lines import Line, make
from kg.mentions.initiative_signs import Told, chance, chance_of, signs_of
from kg.mentions.initiative_stretches import Stretch, closer_of, is_common, kinds, stretches
from kg.model import Mention

LIKELY = "likely name"
_SITE = "places.told_site"  # weighed already, and found to be a place
NAME = 0.75  # from here on a stretch is taken for a name: on unread pages few of those below are
PHRASE = "specific phrase"  # in the names of rules
_LONGER = 0.02  # what each character more is worth
_DOUBTFUL = 0.1  # below that a phrase is no name, whatever the rules say
_SUBTYPES = {"works": "project", "service": "service", "scheme": "mechanism", "act": "campaign"}


def likely(line: Line, told: Told, found: Sequence[Mention]) -> Iterator[Mention]:
    """Of the stretches that no other name touches those that are likely names, the likeliest of any that overlap."""
    free = [
        s
        for s in stretches(line)
        if line.is_free(s.start, s.stop)
        and not any(overlaps(m, s.start, s.stop) for m in found)
        and not any(m.rule == _SITE and overlaps(m, s.start, s.stop) for m in line.taken)
    ]
    judged = ((chance_of(line, s, told, NAME), s) for s in free)
    kept: list[Mention] = []
    for probability, one in sorted(((p, s) for p, s in judged if p >= NAME), key=_preference):
        if any(overlaps(m, one.start, one.stop) for m in kept):
            continue
        name = line.text[one.start : one.stop]
        rule = f"{LIKELY}, {one.verb} + phrase" if one.verb else LIKELY
        kept.append(make(line, one.start, one.stop, name, subtype_of(name), rule, round(probability, 2)))
        yield kept[-1]


def _preference(judged: tuple[float, Stretch]) -> tuple[float, int]:
    """The likeliest first, and of two about as likely the longer: 秸秆还田免耕播种 before 秸秆还田."""
    probability, one = judged
    return -(probability + _LONGER * (one.stop - one.start)), one.start


def is_doubtful(line: Line, mention: Mention, told: Told) -> bool:
    """Whether a phrase that a rule takes for a name hardly looks like one: 调取监控系统, 扣所在单位考核."""
    if PHRASE not in mention.rule:
        return False
    if is_common(line.text[mention.span.start : mention.span.stop]):
        return True
    verb = mention.rule.split(" ")[0]
    stretch = Stretch(mention.span.start, mention.span.stop, frozenset(["headed", "object"]), verb)
    return chance(signs_of(line, stretch, told)) < _DOUBTFUL


def overlaps(mention: Mention, start: int, stop: int) -> bool:
    return mention.span.start < stop and start < mention.span.stop


def subtype_of(name: str) -> str:
    """What kind of programme a name closed like this is.

    >>> subtype_of("家庭医生巡诊"), subtype_of("第二水厂扩容")
    ('mechanism', 'project')
    """
    closer = closer_of(name)
    if closer in programmes.heads():
        return programmes.heads()[closer].subtype
    kind = kinds().get(closer, frozenset()) or kinds().get(name[-1:], frozenset())
    return next((_SUBTYPES[k] for k in ("works", "service", "scheme", "act") if k in kind), "model")
