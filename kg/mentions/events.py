"""Finds events: one specific occurrence each, with the words that later point back to it."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Sequence
from dataclasses import replace
from functools import cache

from kg.lexicon import happenings
from kg.lexicon.bigrams import Words
from kg.mentions import (
    event_anaphors,
    event_called,
    event_carving,
    event_deeds,
    event_done,
    event_gifts,
    event_once,
    event_openings,
    event_phrases,
    event_scenes,
    event_sessions,
    event_subjects,
    event_told,
    event_visits,
)
from kg.mentions.event_announced import ANNOUNCED, announced
from kg.mentions.event_phrases import Phrase
from kg.mentions.event_signs import ALSO, Setting, is_specific, settings, tells_day, titled_on_site
from kg.mentions.overlaps import by_sentence
from kg.mentions.scope import Scope
from kg.model import Mention, Span

_Rule = Callable[[str, int, int], Iterator[Phrase]]
_RULES: tuple[_Rule, ...] = (
    event_phrases.held,
    event_phrases.takes_place,
    event_phrases.moved,
    event_phrases.says,
    event_phrases.joined,
    event_phrases.at_which,
    event_phrases.numbered,
    event_phrases.titled,
    event_scenes.listed,
    event_scenes.instalments,
    event_scenes.curtain,
    event_scenes.festivals,
    event_scenes.scene,
    event_subjects.subject,
    event_subjects.in_its_month,
    event_subjects.lightly_held,
)
#: rules that find a name without any head of the list, each by a sign of its own
_HEADLESS = (event_phrases.numbered, event_scenes.listed, event_scenes.instalments, event_scenes.scene)
_HEADLESS_SIGN = re.compile("[届第]|现场|首[场期讲站秀课演]")
#: rules that take the head from the clause before or behind
_ACROSS = (event_phrases.takes_place, event_subjects.in_its_month)
_RULES_WITHOUT_HEAD = tuple(rule for rule in _RULES if rule in _HEADLESS)
_RULES_BESIDE_HEAD = tuple(rule for rule in _RULES if rule in _HEADLESS or rule in _ACROSS)

_PAIRS = re.compile("“[^”]*”|《[^》]*》")
_OPEN = re.compile("[“”《》]")
_ALONE = (event_scenes.curtain, event_scenes.instalments)  # where the sentence names nothing else
_GLOSS = re.compile("（(?:以下)?[简下]称[^）]*）")
_NEARLY = 0.85
#: 近日举办“Z”技能竞赛: what is so called and held on its day is no standing programme, however much else speaks for one
_OCCASIONS = frozenset({"contest", "meeting", "drill", "training", "release"})
_CERTAIN = 0.995
_TELLING = 8  # so long a name is the same occurrence's wherever it stands


def find(scope: Scope, found: Sequence[Mention]) -> list[Mention]:
    """Mentions of events in the article; `found` are those of the recognisers before."""
    named: list[Mention] = []
    of_sentence = by_sentence(found)
    for setting in settings(scope):
        here = of_sentence.get(setting.sentence.index, [])
        told, visits = _of_sentence(setting, named), event_visits.find(setting, here)
        if visits and all(t.subtype == "visit" for t in told):
            titled = [t for t in told if "“" in t.name and not any(_meet(t.span, v.span) for v in visits)]
            told = titled + visits  # who visits whom says more than 开展考察
        elif visits:  # 甲率代表团来乙县考察，双方召开联席会议
            told += [v for v in visits if _is_before(setting.sentence.text, v.span, told)]
        sessions = event_sessions.find(setting.sentence, here)
        told = [t for t in told if not any(_meet(t.span, s.span) for s in sessions)]
        told += [b for b in event_deeds.bouts(setting, here) if not any(_meet(b.span, t.span) for t in told)]
        told = sessions + (told or ([] if sessions else _deeds(setting, here)))
        told = [t for t in told if not (named and _is_on_the_side(setting.sentence.text, t))]
        told += [inner for t in told for inner in _by_inner_unit(t, here)]
        named += told + list(_besides(setting, here, told) if told else ())
    named += event_called.that_one(scope)
    named = named or event_called.one_of(scope, named) or _pointed(scope) or event_called.such(scope, named)
    named = named or event_called.headlined(scope)
    named += event_called.called(scope, named)
    named += announced(scope, named)
    named += _again(scope, named)
    named += [whole for m in named for whole in event_scenes.series(m)]
    pointers = event_anaphors.find(scope, [m for m in named if m.kind == "event"])
    own = [m.span for m in named if m.rule in ("event.pointed", ANNOUNCED)]
    return named + [p for p in pointers if not any(o.sentence == p.span.sentence and _meet(o, p.span) for o in own)]


def _is_before(text: str, visit: Span, told: Sequence[Mention]) -> bool:
    """Whether a visit is told in a clause of its own before anything else, with a subject of its own behind it."""
    first = min(m.span.start for m in told)
    between = text[visit.stop : first]
    return visit.stop < first and bool(_OWN_CLAUSE.match(between))


_OWN_CLAUSE = re.compile("，(?:双方|两地|两县|两市|两区|两村|其间|随后)")


def _by_inner_unit(told: Mention, found: Sequence[Mention]) -> Iterator[Mention]:
    """乙镇敬老院开工, which 甲县|乙镇敬老院开工 is called too."""
    if told.rule != "event.opened":
        return
    here = [m.span for m in found if m.kind == "place" and m.span.sentence == told.span.sentence]
    outer = next((s for s in here if s.start == told.span.start and any(o.start == s.stop for o in here)), None)
    cut = outer.stop - outer.start if outer else 0
    if outer and len(told.name) > cut + 4:
        yield replace(told, name=told.name[cut:], rule=ALSO, confidence=0.6)


def _is_on_the_side(text: str, told: Mention) -> bool:
    """X采摘节开幕… 甲公司当天开通鲜果专线: a service that is opened for the event."""
    service = told.rule == "event.opened" and told.name.endswith(("开通", "上线"))
    return service and bool(_SAME_DAY.search(text)) and not _DATED.search(text)


_SAME_DAY = re.compile("当[天日晚]|同[日天]|同时")
_DATED = re.compile("\\d[日号]")


def _deeds(setting: Setting, found: Sequence[Mention]) -> list[Mention]:
    """What is told by a verb alone: a signing, an opening, a handing-out."""
    return (
        event_once.find(setting, found)
        or event_told.find(setting, found)
        or event_done.find(setting, found)
        or event_deeds.find(setting, found)
        or event_openings.find(setting)
        or event_gifts.find(setting, found)
    )


def _besides(setting: Setting, found: Sequence[Mention], told: Sequence[Mention]) -> Iterator[Mention]:
    """What opens, is signed or is to be held in another clause than the event that the sentence names."""
    text = setting.sentence.text
    taken = [(a, b) for a, b in event_carving.clauses(text) if any(a < m.span.stop and m.span.start < b for m in told)]
    for deed in [
        *event_openings.find(setting),
        *event_told.signed(setting, found),
        *event_told.to_be_held(setting, found),
    ]:
        apart = not any(a < deed.span.stop and deed.span.start < b for a, b in taken)
        if apart and deed.rule != "event.together":  # 共有21个项目集中开工 tells of the ceremony again
            yield deed


def _pointed(scope: Scope) -> list[Mention]:
    """此次义诊, 到场参加捐赠活动的: what a brief that names no event points to, as if it had."""
    if scope.article.genre not in ("brief", "photo"):
        return []
    sentences = scope.article.with_role("body", "caption")
    if not any(tells_day(s.text) for s in sentences[:2]):
        return []
    for sentence in sentences:
        found = event_anaphors.pointed(sentence.text)
        if found:
            start, stop, subtype = found
            span = Span(sentence.index, start, stop)
            return [Mention(span, "event", subtype, sentence.text[start:stop], "event.pointed", 0.75)]
    return []


def _again(scope: Scope, named: Sequence[Mention]) -> list[Mention]:
    """Names found once, wherever else they stand: 以…为主题的X，由甲局主办."""
    sentences = scope.article.sentences
    found: list[Mention] = []
    for mention in {m.name: m for m in named if m.kind == "event" and len(m.name) >= _TELLING}.values():
        for sentence in sentences:
            if sentence.role != "body":
                continue
            at = sentence.text.find(mention.name)
            span = Span(sentence.index, at, at + len(mention.name))
            if at >= 0 and not any(m.span.sentence == span.sentence and _meet(m.span, span) for m in [*named, *found]):
                found.append(replace(mention, span=span, rule="event.again", confidence=0.8))
    return found


def _meet(a: Span, b: Span) -> bool:
    return a.start < b.stop and b.start < a.stop


def _of_sentence(setting: Setting, named: Sequence[Mention]) -> list[Mention]:
    text = setting.sentence.text
    heads = _heads_in(text)
    if not heads and not _may_lack_head(text):
        return []
    taken: list[Phrase] = []
    for start, stop in event_carving.clauses(text):
        for rule in _rules_for(heads, start, stop):
            if taken and rule in _ALONE:
                continue
            for phrase in rule(text, start, stop):
                clear = all(phrase.stop <= p.start or p.stop <= phrase.start for p in taken)
                clear = clear and not _in_title(text, phrase.start)
                if clear and (is_specific(setting, phrase) or _is_known(text[phrase.start : phrase.stop], named)):
                    taken.append(phrase)
    found = [_mention(setting, phrase) for phrase in taken]
    first = min((m.span for m in found if m.name not in happenings.heads()), default=None)
    return [
        replace(m, anaphor=True, rule="event.anaphor")
        if first and first < m.span and m.name in happenings.heads()
        else m
        for m in found
    ]  # X培训班在Y举行开班仪式 tells of one occurrence


def _heads_in(text: str) -> list[tuple[int, int]]:
    """Where heads of the list stand; of those of two characters and more that begin at one place the shortest."""
    words = _head_words()
    found = [(at, ends[-1]) for at in words.starts(text) if (ends := words.ends(text, at))]
    return found + [m.span() for m in _short_heads().finditer(text)]


@cache
def _head_words() -> Words:
    return Words((word for word in happenings.heads() if len(word) > 1), lasting=True)


@cache
def _short_heads() -> re.Pattern[str]:
    return re.compile(f"[{''.join(sorted(word for word in happenings.heads() if len(word) == 1))}]")


def _may_lack_head(text: str) -> bool:
    """Whether one of the rules may find something that need no head."""
    return _HEADLESS_SIGN.search(text) is not None or ("、" in text and "等" in text)


def _rules_for(heads: Sequence[tuple[int, int]], start: int, stop: int) -> tuple[_Rule, ...]:
    """The rules that may find something in a clause; most need a head in it, and nearly all clauses have none."""
    if not heads:
        return _RULES_WITHOUT_HEAD
    inside = any(start <= at and end <= stop for at, end in heads)
    return _RULES if inside else _RULES_BESIDE_HEAD


def _in_title(text: str, at: int) -> bool:
    """Whether a document's title is open here: 《关于召开第三届柑橘节的通知》 holds no festival."""
    opened = text.rfind("《", 0, at)
    return opened >= 0 and "》" not in text[opened:at] and "》" in text[at:]


def _is_known(name: str, named: Sequence[Mention]) -> bool:
    """Whether the article has named it before, but for a misprint or two."""
    return len(name) >= _TELLING and any(
        m.kind == "event" and name[-2:] == m.name[-2:] and _shared(name, m.name) >= _NEARLY for m in named
    )


def _shared(a: str, b: str) -> float:
    return len(set(a) & set(b)) / max(len(set(a)), len(set(b)))


def _mention(setting: Setting, phrase: Phrase) -> Mention:
    text = setting.sentence.text
    span = Span(setting.sentence.index, phrase.start, phrase.stop)
    firm = setting.weight or tells_day(text) or titled_on_site(text, text[phrase.start : phrase.stop])
    sure = _CERTAIN if phrase.head.subtype in _OCCASIONS and tells_day(text) else 0.98 if firm else 0.85
    thing = event_openings.opened_by_ceremony(text, phrase)
    if thing:
        return Mention(span, "event", phrase.head.subtype, thing + text[span.start : span.stop], "event.ceremony", sure)
    said = text[phrase.start : phrase.stop]
    behind = said.rpartition("——")[2]  # 魅力甲县——乙杯朗诵大赛
    whole = len(behind) > _TELLING and event_carving.closing_head(behind) and not _OPEN.search(_PAIRS.sub("", behind))
    name = _GLOSS.sub("", behind if whole else said).strip()
    return Mention(span, "event", phrase.head.subtype, name, phrase.rule, sure)
