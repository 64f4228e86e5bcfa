"""Which initiative is part of which: members of a quoted list, kinds of a sum, what a paragraph spells out."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from itertools import groupby, permutations

from kg.facts.clauses import SENTENCE_MARKS, behind_mark
from kg.mentions.initiative_lists import OF_SUM, OWN_NAME, SUM
from kg.mentions.scope import Reading
from kg.model import Entity, Fact, Mention, Span

_COLON = re.compile("[^，。；：！？“”]{0,16}：")  # …机制捕捉着群众的心声：“走访日”，…
_COMPOSED = re.compile(
    "(?:，)?(?:主要|具体|共|即)?(?:包括|包含|涵盖|分为|细分为|分成|下设|下分|由(?=[^，。；]{0,60}(?:组成|构成))|即)(?:了)?"
)
_ABREAST = re.compile("([双三四多])[轨线轮翼端向核](?:并行|驱动|并进|联动|发力|互动|推进)")
Told = Mapping[Entity, Sequence[Mention]]


def parts(reading: Reading, told: Told) -> list[Fact]:
    """All part_of facts of an article, the surest rule first."""
    inside = list(_inside(told))
    wholes = {f.object for f in inside if isinstance(f.object, Entity)}
    return [
        *inside,
        *_kinds_of_a_sum(told),
        *_listed_after_colon(reading, told),
        *_composed_of(reading, told),
        *_side_by_side(reading, told),
        *_apposed(told),
        *_summed(told),
        *_called(reading, told),
        *_of_paragraph(reading, told, wholes),
    ]


def _part(part: Mention, whole: Entity, spans: tuple[Span, ...], rule: str, confidence: float) -> Iterator[Fact]:
    if part.entity is not None and part.entity.key != whole.key:
        yield Fact(part.entity, "part_of", whole, spans, rule, confidence)


def _inside(told: Told) -> Iterator[Fact]:
    """‘一轴’带动 inside the quoted list that names the whole."""
    everything = sorted((m for mentions in told.values() for m in mentions), key=lambda m: (m.span.sentence, m.name))
    for _, group in groupby(everything, key=lambda m: m.span.sentence):
        for whole, part in permutations(list(group), 2):
            a, b = part.span, whole.span
            if b.start <= a.start and a.stop <= b.stop and a != b and whole.entity is not None:
                yield from _part(part, whole.entity, (b,), "named inside the whole", 0.85)


def _kinds_of_a_sum(told: Told) -> Iterator[Fact]:
    """“网格+调解” is a kind of the “网格+”模式 that the article speaks of."""
    sums = {m.name: e for e, mentions in told.items() for m in mentions if re.fullmatch(r"[^+]+\+", m.name)}
    for entity, mentions in told.items():
        for name, whole in sums.items():
            if entity.key != whole.key and re.match(re.escape(name) + "[^+]+$", entity.name):
                yield from _part(mentions[0], whole, (mentions[0].span,), "kind of a sum", 0.75)


def _listed_after_colon(reading: Reading, told: Told) -> Iterator[Fact]:
    """开展“四个一”活动：… what the rest of the sentence names."""
    everything = sorted((m for mentions in told.values() for m in mentions), key=lambda m: m.span)
    for whole in everything:
        text = reading.scope.article.sentences[whole.span.sentence].text
        colon = _COLON.match(text, whole.span.stop)
        if whole.entity is None or colon is None:
            continue
        home = whole.span.sentence + (1 if colon.end() == len(text) else 0)
        for part in everything:
            if part.span.sentence == home and (home > whole.span.sentence or part.span.start >= colon.end()):
                yield from _part(part, whole.entity, (whole.span, part.span), "listed after a colon", 0.65)


def _composed_of(reading: Reading, told: Told) -> Iterator[Fact]:
    """“三联”机制由“联席会商”“联动执法”组成, “四个一”行动包括“一周一讲”: what follows in the same clause."""
    for whole, later in _following(told):
        text = reading.scope.article.sentences[whole.span.sentence].text
        link = _COMPOSED.match(text, whole.span.stop)
        if link is None or whole.entity is None:
            continue
        edge = min((i for mark in "。；！？，" if (i := text.find(mark, link.end())) >= 0), default=len(text))
        for part in later:
            if link.end() <= part.span.start + 1 and part.span.stop <= edge + 1:
                yield from _part(part, whole.entity, (whole.span, part.span), "what it is composed of", 0.7)


def _following(told: Told) -> Iterator[tuple[Mention, list[Mention]]]:
    """Each mention with those behind it in its sentence."""
    everything = sorted((m for mentions in told.values() for m in mentions), key=lambda m: m.span)
    for _, group in groupby(everything, key=lambda m: m.span.sentence):
        here = list(group)
        for whole in here:
            yield whole, [m for m in here if m.span.start >= whole.span.stop]


def _side_by_side(reading: Reading, told: Told) -> Iterator[Fact]:
    """“红榜分”与“绿榜分”双轨并行 are the two of the “双轨评分制” named before."""
    everything = sorted((m for mentions in told.values() for m in mentions), key=lambda m: m.span)
    for last in everything:
        text = reading.scope.article.sentences[last.span.sentence].text
        abreast = _ABREAST.match(text, last.span.stop)
        if abreast is None:
            continue
        start = behind_mark(text, last.span.start, SENTENCE_MARKS)
        pair = [
            m for m in everything if m.span.sentence == last.span.sentence and start <= m.span.start <= last.span.start
        ]
        earlier = [
            m for m in everything if m.span < pair[0].span and m.entity and m.entity.name.strip("“")[0] == abreast[1]
        ]
        if earlier and len({m.entity for m in pair}) > 1 and (whole := earlier[-1].entity) is not None:
            for part in pair:
                yield from _part(part, whole, (earlier[-1].span, part.span), "side by side", 0.65)


def _apposed(told: Told) -> Iterator[Fact]:
    """The three projects that stand before “三个百亿”项目."""
    for whole, _ in _following(told):
        members = [m for ms in told.values() for m in ms if m.rule == "apposed to a number of projects"]
        for part in members:
            near = (
                part.span.sentence == whole.span.sentence and part.span.stop <= whole.span.start <= part.span.stop + 40
            )
            if near and whole not in members and whole.entity is not None:
                yield from _part(part, whole.entity, (part.span, whole.span), "apposed to the whole", 0.7)


def _summed(told: Told) -> Iterator[Fact]:
    """甲恢复、乙防治两大生态工程: the members before their sum."""
    members = [m for ms in told.values() for m in ms if m.rule in (OF_SUM, OWN_NAME)]
    for whole, _ in _following(told):
        for part in members:
            near = part.span.sentence == whole.span.sentence and part.span.stop <= whole.span.start
            if whole.rule == SUM and whole.entity is not None and near:
                yield from _part(part, whole.entity, (part.span, whole.span), "listed before its sum", 0.75)


_NAMED_SO = re.compile("(?:叫作|叫做|称作|称为|称之为|取名|概括为|归纳为|总结为|名为)$")
_MADE_UP = re.compile(
    "[”》]?(?:模式|机制|工作法|行动|品牌|体系|路径|做法)?，(?:通过|用|以|靠|依托|推出|开展|推行|实施|打造|开设|设立)[“]?$"
)


def _called(reading: Reading, told: Told) -> Iterator[Fact]:
    """镇里把这套办法叫作“赛事+”，用“篮球+文化”…: what the next clause runs makes up what has just got a name."""
    for whole, later in _following(told):
        text = reading.scope.article.sentences[whole.span.sentence].text
        is_sum = whole.name.strip("“”").endswith(("+", "＋"))
        if whole.entity is None or not (is_sum or _NAMED_SO.search(text[: whole.span.start])):
            continue
        stop = whole.span.stop
        for part in later:
            joined = text[stop : part.span.start].strip("“”") in ("", "、", "和", "与", "及")
            opens = stop == whole.span.stop and _MADE_UP.match(text[stop : part.span.start])
            if not (opens or (joined and stop != whole.span.stop)):
                break
            yield from _part(part, whole.entity, (whole.span, part.span), "what bears the name", 0.6)
            stop = part.span.stop


def _of_paragraph(reading: Reading, told: Told, wholes: set[Entity]) -> Iterator[Fact]:
    """What a paragraph names after taking up one member of a list belongs to that member."""
    members = {m.entity for mentions in told.values() for m in mentions if m.rule == "part of a quoted list"}
    heads = [m for mentions in told.values() for m in mentions if m.rule == "part named again" and m.entity in members]
    sentences = reading.scope.article.sentences
    for entity, mentions in told.items():
        first = mentions[0]
        if entity in members or entity in wholes or sentences[first.span.sentence].role != "body":
            continue
        paragraph = sentences[first.span.sentence].paragraph
        before = [h for h in heads if sentences[h.span.sentence].paragraph == paragraph and h.span < first.span]
        if before:
            head = max(before, key=lambda m: m.span)
            if head.entity is not None:
                yield from _part(first, head.entity, (head.span, first.span), "named in the member's paragraph", 0.6)
