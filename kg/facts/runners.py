"""Who runs, adopts or launches an initiative: rule after rule, the surest first."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from kg.facts.clauses import clauses
from kg.facts.doer import Doers
from kg.facts.status import status_of
from kg.facts.subjects import subject
from kg.lexicon import programmes
from kg.mentions.initiative_lists import OF_SUM, SUM
from kg.mentions.initiative_score import governing_cue
from kg.mentions.scope import Reading
from kg.model import Entity, Fact, Mention, Sentence, Span

_NESTED = ("tier of a grid", "part of a quoted list")
_SITES = ("中心", "站", "所", "馆", "室", "园", "场", "基地", "山", "河", "湖", "景区", "路", "桥", "厅")
_CARRY_OUT = ("推进", "实施", "建设", "推动", "启动", "投资", "开工", "谋划", "完成", "包括")
_CIRCUMFIX = re.compile("[”》]?(?:为引领|为抓手|为统领|为载体|为牵引|为突破口|为切入点|为总揽|为契机|为主线)")
_TAKES_PART = ("在", "参与", "参加", "加入", "学习", "按照", "根据", "结合")  # who does so need not run it
_LEFT = re.compile("[，。；：！？]")


def implements(reading: Reading, doers: Doers, initiative: Entity, mentions: Sequence[Mention]) -> Iterator[Fact]:
    """The doers of every clause that runs the initiative; failing that, of the clause that first names it."""
    free = [m for m in mentions if m.rule not in _NESTED]
    governed = [m for m in free if _is_run(_sentence(reading, m), m)]
    in_body = [m for m in governed if _sentence(reading, m).role == "body"]
    if not governed and not any(_owner(reading, m) for m in free) and _is_nationwide(initiative):
        for place in (one for one in doers.main[:1] if free and one.kind == "place"):
            clause = clause_of(_sentence(reading, free[0]), free[0])
            yield Fact(place, "implements", initiative, (clause,), "nationwide, where the page is about", 0.5)
        return
    if not governed and initiative.name.startswith("国家“"):
        return  # 结合国家“某某工程”部署
    if initiative.subtype == "project" and not governed and not any("quoted name" in m.rule for m in free):
        found = _invested(reading, initiative, free) or list(_built_by(reading, initiative, free))
        found = found or list(_drawn_on(reading, doers, initiative, free))
        yield from found or _where_it_is_told(reading, doers, initiative, free)
        return
    owned = [m for m in free if _owner(reading, m)]
    named = [m for m in free if _sentence(reading, m).role == "body"]
    chosen = in_body or governed or (owned or named or free)[:1]
    yield from _trials(reading, initiative, [m for m in free if m not in chosen])
    for mention in chosen:
        sentence = _sentence(reading, mention)
        rule = "doer of the running verb" if mention in governed else "doer where it is named"
        for doer in _runners(reading, doers, mention, mention in governed):
            if doer.kind in ("place", "organisation") and doer.key != initiative.key:
                status = status_of(sentence.text, mention.span.start)
                confidence = 0.85 if mention in governed else 0.6
                yield Fact(
                    doer, "implements", initiative, (clause_of(sentence, mention),), rule, confidence, status=status
                )


def _trials(reading: Reading, initiative: Entity, mentions: Sequence[Mention]) -> Iterator[Fact]:
    """Where any sentence says that it is tried out."""
    for mention in mentions:
        for place in _tried_out(reading, mention):
            clause = clause_of(_sentence(reading, mention), mention)
            yield Fact(place, "implements", initiative, (clause,), "where it is tried out", 0.65)


def _runners(reading: Reading, doers: Doers, mention: Mention, governed: bool) -> tuple[Entity, ...]:
    sentence = mention.span.sentence
    owner = _owner(reading, mention) if mention.rule != "core of a quoted name" or not governed else ()
    found = (
        _with_subject(reading, doers, mention, owner)
        or _by_whom(reading, mention)
        or _exemplified(reading, mention)
        or _maker(reading, mention)
        or (() if governed else _taken_up(reading, mention))
        or _of_speaker(reading, mention)
        or _site(doers, mention)
        or _bare_unit(reading, mention)
        or doers.at(sentence, mention.span.start)
    )
    found = (*found, *_of_both(reading, found), *_tried_out(reading, mention))
    summed = any("newly named" in m.rule for m in reading.mentions if m.entity == mention.entity)
    seated = (_home(reading, doers, _seat(reading, one) if summed else one, mention) for one in found)
    return tuple(dict.fromkeys(one for one in seated if one is not None))


_COMMITTEE = re.compile("(?:党委|党工委|[省市县区旗州]委)$")
_GOVERNMENT = re.compile("(?:人民政府|政府|办事处)$")
_SESSION = re.compile("(?:人代会|党代会|代表大会|代表会议|全会|全体会议|常委会会议|常务会议)$")


def _of_both(reading: Reading, found: Sequence[Entity]) -> tuple[Entity, ...]:
    """The county of 甲县委、县政府: what both do is the county's."""
    bodies = [one for one in found if one.kind == "organisation"]
    both = any(_COMMITTEE.search(b.name) for b in bodies) and any(_GOVERNMENT.search(b.name) for b in bodies)
    return tuple(home for b in bodies[:1] if both and (home := _place_of(reading, b)) is not None)


def _place_of(reading: Reading, body: Entity) -> Entity | None:
    places = (m.entity for m in reading.mentions if m.kind == "place" and m.entity is not None)
    return next((place for place in places if place.key == body.place), None)


def _with_subject(reading: Reading, doers: Doers, mention: Mention, owner: tuple[Entity, ...]) -> tuple[Entity, ...]:
    """Whose name it is, and who takes it up: 甲县委、县政府围绕乙市“三带百村工程”."""
    sentence = _sentence(reading, mention)
    before = [m for m in _agents_before(reading, mention) if m.entity not in owner and not m.anaphor]
    if not owner or sentence.role != "body" or not before:
        return owner
    parts = [c for c in clauses(sentence.text) if c.start <= mention.span.start]
    here = [m for m in reading.mentions if m.span.sentence == sentence.index and m.entity is not None]
    subjects = subject(sentence.text, parts[-1], here) if parts else []
    taking = [m.entity for m in subjects if m in before and m.entity is not None and m.span.stop < mention.span.start]
    links = sentence.text[subjects[-1].span.stop : mention.span.start] if taking else ""
    return (*owner, *taking) if _TAKEN.match(links) else owner


_TAKEN = re.compile("[^，。；]{0,6}(?:围绕|按照|落实|贯彻|依托|推进|推行|推广|实施|对标|紧扣|聚焦|借鉴|学习|结合|响应)")
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


def _tried_out(reading: Reading, mention: Mention) -> tuple[Entity, ...]:
    """Where it is tried out: 探索“…”模式，把甲镇作为试点; 选定甲镇、乙镇先后试水“…”; “…”在甲村的试点."""
    text = _sentence(reading, mention).text
    here = [m for m in reading.mentions if m.kind == "place" and m.span.sentence == mention.span.sentence]
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
    "[^，。；：“”]{0,12}?(?:牵头|主导|发起|打造|推出|建设|搭建|研发|开发|创办|运营|实施|组织|动员|编入|组建|负责|统筹|推动|建立|设立|策划|举办|主办|承办|创作|编排|设计|制定)"
)


def _by_whom(reading: Reading, mention: Mention) -> tuple[Entity, ...]:
    """The agent of a passive: “…”平台由甲公司研发, 骑手被乙街道组织起来，用上“…”系统."""
    text = _sentence(reading, mention).text
    for other in sorted(reading.mentions, key=lambda m: (m.span.start, -m.span.stop)):
        span = other.span
        if (
            other.kind not in ("place", "organisation")
            or other.entity is None
            or span.sentence != mention.span.sentence
        ):
            continue
        behind = mention.span.stop < span.start and text[span.start - 1] == "由"
        if behind and _LEFT.search(text, mention.span.stop, span.start) is None and _ACTED.match(text, span.stop):
            return (other.entity,)
        ahead = span.stop < mention.span.start and text[max(0, span.start - 1) : span.start] in ("被", "由")
        if ahead and _ACTED.match(text, span.stop) and not _agents_between(reading, span, mention.span):
            return (other.entity,)
    return ()


def _agents_between(reading: Reading, first: Span, last: Span) -> bool:
    return any(
        m.kind in ("place", "organisation")
        and m.span.sentence == last.sentence
        and first.stop <= m.span.start < last.start
        for m in reading.mentions
    )


_UNIT = re.compile(
    "(?:如今|现在|目前|随后|同时|此外|今年|去年|近年来|后来|为此|为了?[^，。；]{2,14}，|接着|眼下)*，?"
    "(?P<unit>街道|社区|村里|村上|镇里|镇上|乡里|乡上|县里|区里|市里|旗里|州里|团里|连里|场里|镇|乡|县|村)"
    "(?=还|也|又|就|便|先后|专门|率先|依托|建|推|设|开|组|成|上线|引|把|将|以|用|探索|实行|制|创|聘|选|打造|搭|出台|牵头|投|整合|通过|采)"
)
_LEVELS = {
    "街": ("township",),
    "社": ("community",),
    "村": ("village",),
    "镇": ("township",),
    "乡": ("township",),
    "县": ("county",),
    "区": ("county", "city"),
    "市": ("city",),
    "旗": ("county",),
    "州": ("city",),
    "团": ("township",),
    "连": ("village",),
    "场": ("township",),
}


def _bare_unit(reading: Reading, mention: Mention) -> tuple[Entity, ...]:
    """The unit last named that 街道, 镇里 at the head of the clause or sentence stands for."""
    text = _sentence(reading, mention).text
    clause = max(text.rfind(mark, 0, mention.span.start) for mark in "，。；：！？") + 1
    unit = _UNIT.match(text, clause) or _UNIT.match(text)
    if unit is None or any(m.span.start < mention.span.start for m in _agents_before(reading, mention)):
        return ()
    before = [
        m
        for m in reading.mentions
        if m.kind == "place"
        and m.subtype in _LEVELS[unit["unit"][0]]
        and m.entity is not None
        and m.span < mention.span
    ]
    last = max(before, key=lambda m: m.span, default=None)
    return (last.entity,) if last is not None and last.entity is not None else ()


def _site(doers: Doers, mention: Mention) -> tuple[Entity, ...]:
    """The park that is the subject: 示范园采用“基地+农户”模式."""
    topic = doers.topic(mention.span.sentence, mention.span.start)
    return (topic,) if topic is not None and topic.kind == "place" and topic.subtype == "zone" else ()


def _seat(reading: Reading, doer: Entity) -> Entity:
    """The township of a party group: 这种“…”的机制 sums up what all there have done."""
    if doer.kind != "organisation" or doer.subtype != "party":
        return doer
    homes = (m.entity for m in reading.mentions if m.kind == "place" and m.entity is not None)
    return next((e for e in homes if e.key == doer.place), doer)


def _owner(reading: Reading, mention: Mention) -> tuple[Entity, ...]:
    """The place or body right before the name: 市委“一城两区”思路, 某县的“三问”机制."""
    text = _sentence(reading, mention).text
    for other in _agents_before(reading, mention):
        joined = text[other.span.stop : mention.span.start] in ("", "的")
        site = other.entity is None or other.entity.subtype in ("natural", "facility", "scenic")
        if joined and other.entity is not None and not site and not other.entity.name.endswith(_SITES):
            return (other.entity,)
    return ()


_EXAMPLE = re.compile("(?:打造|深化|推进|推行|落实|实施|开展|优化|探索|创建|建设|推动|践行|服务|加快|持续)")
_IS_EXAMPLE = re.compile("的?[^，。；]{0,6}(?:实践|举措|行动|缩影|体现|内容|抓手|环节|一环|措施|案例|探索|载体)，")


def _exemplified(reading: Reading, mention: Mention) -> tuple[Entity, ...]:
    """The county of 作为某县深化…改革的具体实践，该协议以“…”模式…: whose practice is told of."""
    text = _sentence(reading, mention).text
    if not text.startswith("作为"):
        return ()
    before = _agents_before(reading, mention)
    opening = max((m for m in before if m.span.start == len("作为")), key=lambda m: m.span.stop, default=None)
    if opening is None or opening.entity is None or not _EXAMPLE.match(text, opening.span.stop):
        return ()
    comma = text.find("，")
    if not _IS_EXAMPLE.search(text, opening.span.stop, comma + 1):
        return ()
    others = [m for m in before if m.span.start > comma and m.entity != opening.entity]
    return () if others else (opening.entity,)


_MADE = re.compile(
    "(?!的)[^，。；：、“”]{0,20}(?:投资|承建|兴建|建设|牵头|主导|投资建设|推进|实施|推广|部署|启动|施行|试行|落实|举办|组织|运营|制定|推出|创设|设立|打造|创建|开设|推行|建立|探索|开展|首创|独创|创新|研发|开发|总结|提炼)出?的"
    "[^，。；：“”]{0,30}“?$"
)


def _maker(reading: Reading, mention: Mention) -> tuple[Entity, ...]:
    """The village of 指的是甲村为创建和美乡村制定的各项制度“红黑榜”."""
    text = _sentence(reading, mention).text
    nearest = max(_agents_before(reading, mention), key=lambda m: (m.span.stop, -m.span.start), default=None)
    if nearest is None or nearest.entity is None:
        return ()
    return (nearest.entity,) if _MADE.match(text[nearest.span.stop : mention.span.start]) else ()


def _agents_before(reading: Reading, mention: Mention) -> list[Mention]:
    return [
        m
        for m in reading.mentions
        if m.kind in ("place", "organisation")
        and m.entity is not None
        and m.span.sentence == mention.span.sentence
        and m.span.stop <= mention.span.start
    ]


_OPENS = re.compile("[“‘]?$")
_TAKES_UP = re.compile("(?:通过|创新|推行|探索|建立|开展|实施|以|率先|依托|制定|组织|定期|把|用)")


def _taken_up(reading: Reading, mention: Mention) -> tuple[Entity, ...]:
    """The township of “阳光账本”正在重塑村务。甲镇创新…: the name opens a paragraph that goes on with who does it."""
    sentences = reading.scope.article.sentences
    here, index = sentences[mention.span.sentence], mention.span.sentence + 1
    opening = _LEFT.split(here.text[: mention.span.start])
    first = mention.span.sentence == 0 or sentences[index - 2].paragraph != here.paragraph
    if not first or not _OPENS.fullmatch(opening[-1]) or len(opening) > 2:
        return ()
    if index == len(sentences) or sentences[index].paragraph != here.paragraph or _agents_before(reading, mention):
        return ()
    following = [m for m in reading.mentions if m.span.sentence == index and m.entity is not None]
    text = sentences[index].text
    found = subject(text, clauses(text)[0], following)
    if len(found) == 1 and found[0].entity is not None and _TAKES_UP.match(text, found[0].span.stop):
        return (found[0].entity,)
    return ()


_BARE = re.compile(
    "(?:^|[，。；！？“]|况且|现在|如今|而且|后来|当时|今年|去年)(?:我们|咱们?)?(?:村里?|村上|社区里?|嘎查|党支部|村党支部|村委会|居委会|村两委|村支部)"
)


def _of_speaker(reading: Reading, mention: Mention) -> tuple[Entity, ...]:
    """The village last named, where somebody says 村里开设了…, 党支部还推出了…."""
    text = _sentence(reading, mention).text[: mention.span.start]
    if text.count("“") <= text.count("”") or not _BARE.search(text[text.rfind("“") :]):
        return ()
    before = [
        m
        for m in reading.mentions
        if m.kind == "place"
        and m.subtype in ("village", "community")
        and m.span < mention.span
        and m.entity is not None
    ]
    last = max(before, key=lambda m: m.span, default=None)
    return (last.entity,) if last is not None and last.entity is not None else ()


def _home(reading: Reading, doers: Doers, doer: Entity, mention: Mention) -> Entity | None:
    """The community or township where a hall, a square or a park lies: what goes on there is that unit's."""
    if doer.kind == "organisation" and _SESSION.search(doer.name):
        return _place_of(reading, doer) or doer
    if doer.kind != "place" or doer.subtype not in ("facility", "natural"):
        return doer
    if doer == doers.topic(mention.span.sentence, mention.span.start):
        return doer
    known = {m.entity.key: m.entity for m in reading.mentions if m.kind == "place" and m.entity is not None}
    home = known.get(doer.place)
    if home is not None and home.subtype not in ("facility", "scenic", "natural"):
        return home
    return next((one for one in doers.main if one != doer), None)


def _invested(reading: Reading, initiative: Entity, mentions: Sequence[Mention]) -> list[Fact]:
    """The company of 甲公司投资的乙项目."""
    return [
        Fact(maker, "implements", initiative, (mention.span,), "who invests in it", 0.8)
        for mention in mentions
        for maker in _maker(reading, mention)
    ]


def _built_by(reading: Reading, initiative: Entity, mentions: Sequence[Mention]) -> Iterator[Fact]:
    """The company that a project is named after: 天和年产10万吨有机肥项目, 某某天和肥业有限公司."""
    stem = initiative.name[:2]
    places = [m.entity.name for m in reading.mentions if m.kind == "place" and m.entity is not None]
    if not mentions or any(stem in name for name in places) or stem in programmes.name_words("generic"):
        return
    builders = {m.entity for m in reading.mentions if m.subtype == "company" and m.entity and stem in m.entity.name}
    if len(builders) == 1:
        span = mentions[0].span
        yield Fact(builders.pop(), "implements", initiative, (span,), "company in the project's name", 0.6)


_DRAWS_ON = re.compile(
    "(?:依托|借助|借着|围绕|通过|利用|抓住|承接|争取|引进|用好|凭借|得益于|抢抓|盯住|紧盯|抓)(?:了|到)?$"
)


def _drawn_on(reading: Reading, doers: Doers, initiative: Entity, mentions: Sequence[Mention]) -> Iterator[Fact]:
    """Who works with the project: 依托甲产业链项目，合作社引进…."""
    for mention in mentions:
        sentence = _sentence(reading, mention)
        if sentence.role == "body" and _DRAWS_ON.search(sentence.text[: mention.span.start]):
            for doer in doers.at(sentence.index, mention.span.start):
                yield Fact(doer, "implements", initiative, (clause_of(sentence, mention),), "who draws on it", 0.5)
            return


def _where_it_is_told(
    reading: Reading, doers: Doers, initiative: Entity, mentions: Sequence[Mention]
) -> Iterator[Fact]:
    """The unit of whose work a paragraph tells that names the project."""
    for mention in mentions:
        sentence = _sentence(reading, mention)
        if sentence.role == "body":
            names = {m.entity for m in reading.mentions if m.kind == "place" and _is_in_a_name(reading, m)}
            for doer in doers.at(sentence.index, mention.span.start):
                if doer not in names:
                    yield Fact(doer, "implements", initiative, (clause_of(sentence, mention),), "unit told of", 0.5)
            return


def _is_in_a_name(reading: Reading, site: Mention) -> bool:
    """Whether the site only stands in the name of a project: 甲市服装产业园二期项目."""
    return site.subtype in ("facility", "scenic", "natural", "zone") and any(
        m.kind == "initiative"
        and m.span.sentence == site.span.sentence
        and m.span.start <= site.span.start < site.span.stop < m.span.stop
        for m in reading.mentions
    )


_PLAIN_END = re.compile("(?:活动|行动|工作|提升行动|提升)$")


def _is_nationwide(initiative: Entity) -> bool:
    """Whether the whole country runs it, so that a mere mention says nothing of a runner."""
    return (
        initiative.place == ""
        and _PLAIN_END.sub("", initiative.name) in programmes.known()
        and (initiative.subtype == "campaign")
    )


def _is_run(sentence: Sentence, mention: Mention) -> bool:
    """Whether a verb of running governs the mention."""
    before = _LEFT.split(sentence.text[: mention.span.start])[-1]
    cue, _ = governing_cue(before)
    plain = mention.subtype == "project" and not mention.rule.startswith("quoted")
    if cue is not None and cue.weight >= (1 if plain else 0.1) and cue.word not in _TAKES_PART:
        return True
    if mention.rule in (OF_SUM, SUM):
        return True
    if "specific phrase" in mention.rule:
        return not mention.rule.startswith("place")
    if mention.rule.startswith(("place, works", "works on")):
        return any(verb in before for verb in _CARRY_OUT)
    return bool(_CIRCUMFIX.match(sentence.text, mention.span.stop))


def _sentence(reading: Reading, mention: Mention) -> Sentence:
    return reading.scope.article.sentences[mention.span.sentence]


def clause_of(sentence: Sentence, mention: Mention) -> Span:
    """From the start of the clause to the end of the mention."""
    start = max(sentence.text.rfind(mark, 0, mention.span.start) for mark in "，。；：！？") + 1
    return Span(sentence.index, start, mention.span.stop)
