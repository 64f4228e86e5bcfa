"""What the words around a programme's name say of who runs it: who tries it out, by whom it is made, who leads."""

from __future__ import annotations

import re
from functools import lru_cache

from kg.facts.clauses import SENTENCE_MARKS, behind_mark
from kg.facts.discourse import entities_of
from kg.lexicon.levels import subtypes_of_level
from kg.mentions.overlaps import by_sentence
from kg.mentions.scope import Reading
from kg.model import Entity, Mention, Sentence, Span

_LEFT = re.compile("[，。；：！？]")


#: 教育局推开“明厨直播” and 示范村推行“…” teach nothing
_TEACHES = re.compile(
    "(?:教(?![育师室学委堂务材工科职体培官改研辅练])(?:会|授|给)?|传授|讲解|示范(?![区村镇乡县市点带校园户街片社基创引])|集成(?!电路))[^，。；“”]{0,12}(?:“[^”]{2,12}”[、和与]?)*“?$"
)
_ARTS = re.compile("”?(?:[、和与]“[^”]{2,12}”)*等?(?:[\u4e00-\u9fff]{0,4})(?:技术|农艺|工艺|栽培法|种植法)")


def is_taught(sentence: Sentence, mention: Mention) -> bool:
    """Whether the name is that of a technique: 集成“测土配方”等技术."""
    quoted = mention.rule.startswith("quoted name")
    before = sentence.text[max(0, mention.span.start - 40) : mention.span.start]
    return quoted and bool(_TEACHES.search(before) or _ARTS.match(sentence.text, mention.span.stop))


_INSPECTS = re.compile(
    "(?:调研|视察|察看|查看|检查|考察|督导|督查|督办|参观|观摩|走访|了解|听取|巡察|暗访)(?!组|座谈)了?[^，。；：]{0,18}$"
)


def is_inspected(sentence: Sentence, mention: Mention) -> bool:
    """Whether somebody only looks at it or hears of it: 甲市政协主席调研乙区供水项目."""
    return _INSPECTS.search(sentence.text, max(0, mention.span.start - 24), mention.span.start) is not None


_ON_TRIAL = re.compile("(?:作为|列为|确定为|定为|选为|选定为|命名为|评为|打造成|打造为|建成)[^，。；]{0,16}$")
_AS_TRIAL = re.compile(
    "[^，。；]{0,4}(?:作为|列为|确定为|定为|选为|为)(?:[^，。；]{0,6})(?:试点|示范点|示范村|先行点|先行区|样板)"
)
_TRIES = re.compile(
    "(?:、[^，。；、“”]{2,10})*(?:和[^，。；、“”]{2,10})?(?:等(?:[\\d一二三四五六七八九十]+个?[乡镇村街道社区县市]*)?)?"
    "(?:先后|率先|首批|先行|开始|分别|同步)*(?:试点|试水|试行|试推行|先行先试|先试|试运行)[^，。；“”]{0,10}[“]?$"
)
_IN_TRIAL = re.compile(
    "[”》]?(?:率先|首先|最先|先)?(?:在)[^，。；“”]{2,24}?(?:的试点|试点|试行|落地|推行|铺开|试水|先行先试|上线|启动)"
)


def tried_out(reading: Reading, mention: Mention) -> tuple[Entity, ...]:
    """Where it is tried out: 探索“…”模式，把甲镇作为试点; 选定甲镇、乙镇先后试水“…”; “…”在甲村的试点."""
    text = sentence_of(reading, mention).text
    here = [m for m in _agents(reading).get(mention.span.sentence, ()) if m.kind == "place"]
    tried = _IN_TRIAL.match(text, mention.span.stop)
    found = []
    for other in here:
        span, before = other.span, text[max(0, other.span.start - 1) : other.span.start]
        if other.entity is None or (other.anaphor and before in "、和"):
            continue
        handled = before in tuple("把将以在")
        ahead = span.stop <= mention.span.start
        as_trial = handled and ahead and _ON_TRIAL.fullmatch(text, span.stop, mention.span.start)
        later = (
            handled and mention.span.stop <= span.start <= mention.span.stop + 16 and _AS_TRIAL.match(text, span.stop)
        )
        tries = (
            ahead
            and (handled or before in tuple("定取择由、和"))
            and _TRIES.fullmatch(text, span.stop, mention.span.start)
        )
        inside = tried is not None and mention.span.stop <= span.start and span.stop <= tried.end()
        if as_trial or later or tries or inside:
            found.append(other.entity)
    return tuple(found)


_ACTED = re.compile(
    "[^，。；：“”]{0,12}?(?:牵头|主导|发起|打造|推出|建设|搭建|研发|开发|创办|运营|实施|组织|动员|编入|组建|负责|统筹|推动|建立|设立|策划|举办|主办|承办|创作|编排|设计|制定"
    "|开通|开办|办起|开起|推行|开设|首创|创立|成立|启动|推广|试点|聘请|编写|投资|出资|承建|派出|承担|打理)"
)


def by_whom(reading: Reading, mention: Mention) -> tuple[Entity, ...]:
    """The agent of a passive: “…”平台由甲公司研发, 骑手被乙街道组织起来，用上“…”系统."""
    text = sentence_of(reading, mention).text
    here = _agents(reading).get(mention.span.sentence, ())
    for other in sorted(here, key=lambda m: (m.span.start, -m.span.stop)):
        span = other.span
        behind = mention.span.stop < span.start and text[span.start - 1] == "由"
        ahead = span.stop < mention.span.start and text[max(0, span.start - 1) : span.start] in ("被", "由")
        if not behind and not ahead:
            continue
        together = row_of(reading, other)
        stop = together[-1].span.stop
        if behind and _LEFT.search(text, mention.span.stop, span.start) is None and _ACTED.match(text, stop):
            return entities_of(together)
        if ahead and _LED_BY.match(text, stop) and _own_subject(reading, mention, span):
            continue  # 该集团由市医院牵头，先后建成…，实行“…”模式
        if ahead and _ACTED.match(text, stop) and not _agents_between(reading, together[-1].span, mention.span):
            return entities_of(together)
    return ()


_LED_BY = re.compile("[^，。；：“”]{0,8}(?:牵头|主导)[^，。；：“”]{0,4}，")


def _own_subject(reading: Reading, mention: Mention, agent: Span) -> bool:
    """Whether a place or body opens the sentence before the clause that says who leads."""
    text = sentence_of(reading, mention).text
    first = min((m.span for m in agents_before(reading, mention)), key=lambda s: s.start, default=agent)
    return first.start < agent.start and "，" in text[first.stop : agent.start] and first.start <= 12


_WITH = re.compile("(?:、|和|与|及|同|以及)?(?:联合|会同|协同|携手|牵头联合)?(?:等)?")


def row_of(reading: Reading, first: Mention) -> list[Mention]:
    """The bodies in a row: 甲局, 乙所, 丙中心 of 由甲局联合乙所、丙中心开发."""
    text, row = sentence_of(reading, first).text, [first]
    here = _agents(reading).get(first.span.sentence, ())
    for other in sorted(here, key=lambda m: (m.span.start, -m.span.stop)):
        if other.span.start > row[-1].span.stop and _WITH.fullmatch(text, row[-1].span.stop, other.span.start):
            row.append(other)
    return row


def _agents_between(reading: Reading, first: Span, last: Span) -> bool:
    here = [m for m in reading.mentions if m.kind in ("place", "organisation") and m.span.sentence == last.sentence]
    return any(first.stop <= m.span.start < last.start for m in here)


_UNIT = re.compile(
    "(?:如今|现在|目前|随后|同时|此外|今年|去年|近年来|后来|为此|为了?[^，。；]{2,14}，|接着|眼下)*，?"
    "(?P<unit>街道|社区|小区|村里|村上|镇里|镇上|乡里|乡上|县里|区里|市里|旗里|州里|团里|连里|场里|镇|乡|县|村)"
    "(?=发起|排出|列出|拿出|与|同|跟|定下|聘|请|办|投|每|还|也|又|就|便|先后|专门|率先|依托|建|推|设|开|组|成|上线|引|把|将|以|用|探索|实行|制|创|聘|选|打造|搭|出台|牵头|投|整合|通过|采)"
)


def bare_unit(reading: Reading, mention: Mention) -> tuple[Entity, ...]:
    """The unit last named that 街道, 镇里 at the head of the clause or sentence stands for."""
    text = sentence_of(reading, mention).text
    clause = behind_mark(text, mention.span.start, SENTENCE_MARKS)
    unit = _UNIT.match(text, clause) or _UNIT.match(text)
    if unit is None or any(m.span.start >= unit.start() for m in agents_before(reading, mention)):
        return ()
    if unit.start() == 0 < clause and agents_before(reading, mention):
        return ()
    before = [
        m
        for m in reading.mentions
        if m.kind == "place"
        and (
            m.subtype == "compound"
            if unit["unit"] == "小区"
            else m.subtype in subtypes_of_level(unit["unit"].rstrip("里上"))
        )
        and m.entity is not None
        and m.span < mention.span
    ]
    own = [m for m in before if m.entity is not None and m.entity.name.endswith(unit["unit"].rstrip("里上"))]
    last = max(own or before, key=lambda m: m.span, default=None)  # 镇里 is no 乡 where a 镇 has been named
    return (last.entity,) if last is not None and last.entity is not None else ()


_UNITS = frozenset({"province", "city", "county", "township", "village"})
_LEVEL = re.compile("(?P<unit>[省市县区旗州镇乡])(?:里|上)?的[“‘]?$|(?P<inside>[省市县区旗州镇乡村])(?:里|上)[“‘]?$")


def level_before(reading: Reading, mention: Mention) -> tuple[Entity, ...]:
    """The county of 上报县里的综治平台: the unit of that level that the article is set in or named last."""
    text = sentence_of(reading, mention).text[: mention.span.start]
    level = _LEVEL.search(text)
    if level is None or _ends_a_name(reading, mention, level.start() + 1):
        return ()
    word = level["unit"] or level["inside"]
    before = [
        m
        for m in reading.mentions
        if m.kind == "place" and m.entity is not None and m.span < mention.span and m.entity.name.endswith(word)
    ]
    last = max((m for m in before if m.subtype in _UNITS), key=lambda m: m.span, default=None)
    return (last.entity,) if last is not None and last.entity is not None else ()


def _ends_a_name(reading: Reading, mention: Mention, stop: int) -> bool:
    return any(m.span.stop == stop for m in agents_before(reading, mention))


_JOINS = re.compile("(?:牵头|主导)，?(?:并|还)?(?:联合|会同|协同|联手|携手)")
_LEADS = re.compile("牵头|主导|负责(?:运营|建设|实施|推进)")


def leaders(reading: Reading, mention: Mention) -> tuple[Entity, ...]:
    """Who leads by the sentence behind: 靠的是“双网融合”机制。去年，甲局牵头，会同乙所…; 平台由甲局牵头开发."""
    sentences, index = reading.scope.article.sentences, mention.span.sentence + 1
    here = sentence_of(reading, mention)
    if index >= len(sentences) or sentences[index].paragraph != here.paragraph:
        return ()
    text = sentences[index].text
    bodies = [m for m in _agents(reading).get(index, ()) if m.kind == "organisation"]
    following = sorted(bodies, key=lambda m: (m.span.start, -m.span.stop))
    first = next((m for m in following if _LEADS.match(text, m.span.stop) and "，" not in text[6 : m.span.start]), None)
    if first is None or first.entity is None:
        return ()
    joined = [m for m in following if m.span.start > first.span.stop]
    with_whom = joined[0].entity if joined and _JOINS.fullmatch(text, first.span.stop, joined[0].span.start) else None
    return (first.entity, *((with_whom,) if with_whom else ()))


_JOINED_BY = re.compile("(?:联合|会同|携手|协同|联手)(?:了)?$")
_JOINTLY = re.compile(
    "(?:等[^，。；]{0,6})?(?:(?:合作|共同|联合|携手|联办|联手|共建|合力)[^，。；]{0,4}(?:开|办|建|设|推|打|实|创|成|搭|签|试|发)"
    "|(?:建立|构建|搭建|联建|结成)[^，。；]{0,8}$)"
)


def partners(reading: Reading, mention: Mention) -> tuple[Entity, ...]:
    """With whom it is run: 街道联合甲医院实施…, 村里与乙公司合作开办…."""
    text = sentence_of(reading, mention).text
    clause = behind_mark(text, mention.span.start, SENTENCE_MARKS)
    if not any(
        word in text[clause : mention.span.start] for word in ("合", "会同", "手", "协同", "共", "与", "和", "同")
    ):
        return ()
    for other in sorted(agents_before(reading, mention), key=lambda m: (m.span.start, -m.span.stop)):
        if other.span.start < clause:
            continue
        before = text[clause : other.span.start]
        row = row_of(reading, other)
        joined = _JOINED_BY.search(before) or (
            before.endswith(("与", "和", "同")) and _JOINTLY.match(text[row[-1].span.stop : mention.span.start])
        )
        if joined and row[-1].span.stop <= mention.span.start:
            return entities_of(row)
    return ()


def agents_before(reading: Reading, mention: Mention) -> list[Mention]:
    here = _agents(reading).get(mention.span.sentence, ())
    return [m for m in here if m.span.stop <= mention.span.start]


@lru_cache(maxsize=1)
def _agents(reading: Reading) -> dict[int, list[Mention]]:
    """The places and bodies of each sentence."""
    return by_sentence([m for m in reading.mentions if m.kind in ("place", "organisation") and m.entity is not None])


def sentence_of(reading: Reading, mention: Mention) -> Sentence:
    return reading.scope.article.sentences[mention.span.sentence]
