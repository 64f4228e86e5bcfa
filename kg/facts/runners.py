"""Who runs, adopts or launches an initiative: rule after rule, the surest first."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from kg.facts.clauses import SENTENCE_MARKS, behind_mark, clauses
from kg.facts.doer import Doers
from kg.facts.runner_discourse import (
    acts_itself,
    bare_body,
    bare_firm,
    both,
    host,
    intends,
    lender,
    made_by_next,
    next_clause,
    of_speaker,
    rather_than_agent,
    rather_than_example,
    stranger,
    taken_up,
    this_body,
    villagers_call,
    who_calls,
    whose_count,
    whose_since,
    with_others,
)
from kg.facts.runner_words import (
    agents_before,
    bare_unit,
    by_whom,
    is_inspected,
    is_taught,
    leaders,
    level_before,
    partners,
    sentence_of,
    tried_out,
)
from kg.facts.status import status_of
from kg.facts.subjects import subject
from kg.facts.told import only_in_names
from kg.lexicon import programmes
from kg.mentions.initiative_lists import OF_SUM, SUM
from kg.mentions.initiative_rows import ITEM, ROW
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
    if listed := [m for m in mentions if m.rule in (ROW, ITEM)]:
        if len(listed) == len(mentions):
            yield from _of_list(doers, initiative, listed)
            return
        mentions = [m for m in mentions if m not in listed]
    free = [m for m in mentions if m.rule not in _NESTED]
    if free and all(is_taught(sentence_of(reading, m), m) for m in free):
        return  # 手把手教“测土配方”: how one farms, nobody's programme
    governed = [m for m in free if _is_run(sentence_of(reading, m), m)]
    in_body = [m for m in governed if sentence_of(reading, m).role == "body"]
    if not governed and not any(_owner(reading, m) for m in free) and _is_nationwide(initiative):
        for place in (one for one in doers.main[:1] if free and one.kind == "place"):
            clause = clause_of(sentence_of(reading, free[0]), free[0])
            yield Fact(place, "implements", initiative, (clause,), "nationwide, where the page is about", 0.5)
        return
    if not governed and initiative.name.startswith("国家“"):
        return  # 结合国家“某某工程”部署
    if initiative.subtype == "project" and (builders := _paid_for_by(reading, initiative, free)):
        yield from builders
        return
    if initiative.subtype == "project" and not governed and not any("quoted name" in m.rule for m in free):
        seen = [m for m in free if is_inspected(sentence_of(reading, m), m)]
        found = list(_owned(reading, initiative, seen)) or list(_named_after(reading, doers, initiative, seen))
        if found:
            yield from found
            return
        free = [m for m in free if m not in seen]
        found = list(_of_firm(reading, initiative, free)) or _invested(reading, initiative, free)
        found = found or list(_built_by(reading, initiative, free))
        found = found or list(_drawn_on(reading, doers, initiative, free))
        found = found or list(_where_it_is_told(reading, doers, initiative, free))
        yield from found or _owned(reading, initiative, free)
        return
    owned = [m for m in free if _owner(reading, m)]
    owned.sort(key=lambda m: sentence_of(reading, m).role != "body")
    named = [m for m in free if sentence_of(reading, m).role == "body"]
    written = [m for m in in_body if not sentence_of(reading, m).text.startswith("‘", m.span.start)]
    chosen = written or in_body or governed or (owned or named or free)[:1]
    yield from _trials(reading, initiative, [m for m in free if m not in chosen])
    for mention in chosen:
        sentence = sentence_of(reading, mention)
        rule = "doer of the running verb" if mention in governed else "doer where it is named"
        for doer in _runners(reading, doers, mention, mention in governed):
            if doer.kind in ("place", "organisation") and doer.key != initiative.key:
                status = status_of(sentence.text, mention.span.start)
                confidence = 0.85 if mention in governed else 0.6
                yield Fact(
                    doer, "implements", initiative, (clause_of(sentence, mention),), rule, confidence, status=status
                )


def _of_list(doers: Doers, initiative: Entity, mentions: Sequence[Mention]) -> Iterator[Fact]:
    """The county whose list of the year's deeds it is; a row of a table says nothing of who builds."""
    for mention in (m for m in mentions[:1] if m.rule == ITEM):
        for place in (one for one in doers.main[:1] if one.kind == "place"):
            yield Fact(place, "implements", initiative, (mention.span,), "whose list it is", 0.7)


def _trials(reading: Reading, initiative: Entity, mentions: Sequence[Mention]) -> Iterator[Fact]:
    """Where any sentence says that it is tried out."""
    for mention in mentions:
        for place in tried_out(reading, mention):
            clause = clause_of(sentence_of(reading, mention), mention)
            yield Fact(place, "implements", initiative, (clause,), "where it is tried out", 0.65)


def _runners(reading: Reading, doers: Doers, mention: Mention, governed: bool) -> tuple[Entity, ...]:
    owner = _owner(reading, mention) if mention.rule != "core of a quoted name" or not governed else ()
    found = (
        _with_subject(reading, doers, mention, owner)
        or by_whom(reading, mention)
        or _exemplified(reading, mention)
        or bare_body(reading, mention)
        or _maker(reading, mention)
        or (() if governed else taken_up(reading, mention))
        or of_speaker(reading, mention)
        or level_before(reading, mention)
        or _site(doers, mention)
        or intends(reading, mention)
        or villagers_call(reading, mention)
        or bare_unit(reading, mention)
        or bare_firm(reading, mention)
        or made_by_next(reading, mention)
        or both(reading, mention)
        or with_others(reading, mention)
        or lender(reading, mention)
        or whose_since(reading, mention)
        or next_clause(reading, mention)
        or (() if governed else this_body(reading, mention))
        or whose_count(reading, mention)
        or who_calls(reading, mention)
        or (() if governed else _as_before(reading, doers, mention))
        or _told_of(reading, doers, mention)
    )
    found = (
        *found,
        *leaders(reading, mention),
        *partners(reading, mention),
        *_of_both(reading, found),
        *tried_out(reading, mention),
    )
    summed = any("newly named" in m.rule for m in reading.mentions if m.entity == mention.entity)
    seated = (_home(reading, doers, _seat(reading, one) if summed else one, mention) for one in found)
    return tuple(dict.fromkeys(one for one in seated if one is not None))


def _as_before(reading: Reading, doers: Doers, mention: Mention) -> tuple[Entity, ...]:
    """镇上把这套办法取名“三问坝坝会”。…，乡亲们管这叫“回头票”: who runs the one told of just before."""
    sentence = sentence_of(reading, mention)
    before = [m for m in reading.mentions if m.span < mention.span and m.span.sentence >= mention.span.sentence - 2]
    named = [m for m in before if m.kind == "initiative" and m.entity != mention.entity]
    last = max(named, key=lambda m: m.span, default=None)
    if last is None or sentence_of(reading, last).paragraph != sentence.paragraph:
        return ()
    if last.span.sentence == mention.span.sentence or not _is_run(sentence_of(reading, last), last):
        return ()
    if any(m.kind in ("place", "organisation") and m.span > last.span for m in before):
        return ()
    return _runners(reading, doers, last, True)


def _told_of(reading: Reading, doers: Doers, mention: Mention) -> tuple[Entity, ...]:
    """Whose doing is told of at this point."""
    found = doers.at(mention.span.sentence, mention.span.start)
    return (
        rather_than_agent(reading, found, mention)
        or rather_than_example(reading, doers, found, mention)
        or host(reading, doers, found, mention)
        or stranger(reading, doers, found, mention)
        or found
    )


_COMMITTEE = re.compile("(?:党委|党工委|[省市县区旗州]委)$")
_GOVERNMENT = re.compile("(?:人民政府|政府|办事处)$")
_HEARS = re.compile("(?:人大常委会|人民代表大会常务委员会|人大主席团|政协|政治协商会议[一-鿿]*委员会)$")
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
    sentence = sentence_of(reading, mention)
    before = [m for m in agents_before(reading, mention) if m.entity not in owner and not m.anaphor]
    if not owner or sentence.role != "body" or not before:
        return owner
    parts = [c for c in clauses(sentence.text) if c.start <= mention.span.start]
    here = [m for m in reading.mentions if m.span.sentence == sentence.index and m.entity is not None]
    subjects = subject(sentence.text, parts[-1], here) if parts else []
    taking = [m.entity for m in subjects if m in before and m.entity is not None and m.span.stop < mention.span.start]
    links = sentence.text[subjects[-1].span.stop : mention.span.start] if taking else ""
    return (*owner, *taking) if _TAKEN.match(links) else owner


_TAKEN = re.compile("[^，。；]{0,6}(?:围绕|按照|落实|贯彻|依托|推进|推行|推广|实施|对标|紧扣|聚焦|借鉴|学习|结合|响应)")


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
    text = sentence_of(reading, mention).text
    for other in agents_before(reading, mention):
        if other in only_in_names(reading):
            continue
        joined = text[other.span.stop : mention.span.start] in ("", "的", "今年的", "去年的", "本年度的")
        site = other.entity is None or other.entity.subtype in ("natural", "facility", "scenic")
        if joined and other.entity is not None and not site and not other.entity.name.endswith(_SITES):
            return (other.entity,)
    return ()


_EXAMPLE = re.compile("(?:打造|深化|推进|推行|落实|实施|开展|优化|探索|创建|建设|推动|践行|服务|加快|持续)")
_IS_EXAMPLE = re.compile("的?[^，。；]{0,6}(?:实践|举措|行动|缩影|体现|内容|抓手|环节|一环|措施|案例|探索|载体)，")


def _exemplified(reading: Reading, mention: Mention) -> tuple[Entity, ...]:
    """The county of 作为某县深化…改革的具体实践，该协议以“…”模式…: whose practice is told of."""
    text = sentence_of(reading, mention).text
    if not text.startswith("作为"):
        return ()
    before = agents_before(reading, mention)
    opening = max((m for m in before if m.span.start == len("作为")), key=lambda m: m.span.stop, default=None)
    if opening is None or opening.entity is None or not _EXAMPLE.match(text, opening.span.stop):
        return ()
    comma = text.find("，")
    if not _IS_EXAMPLE.search(text, opening.span.stop, comma + 1):
        return ()
    others = [m for m in before if m.span.start > comma and m.entity != opening.entity]
    return () if others else (opening.entity,)


_MADE = re.compile(
    "(?!的)[^，。；：、“”]{0,20}(?:投资(?:[约近超逾]{0,2}[0-9.]+[余多]?[万亿]元)?|承建|兴建|建设|牵头|主导|投资建设|推进|实施|推广|部署|启动|施行|试行|落实|举办|组织|运营|制定|推出|创设|设立|打造|创建|开设|推行|建立|探索|开展|首创|独创|创新|研发|开发|总结|提炼|扩产|新上|上马|申报|在建|新建|改建|扩建|投建|兴办|开办|举办|发起|领办|承办|引进|引入|办|开|设|试点|创办|打造)(?:起|出|了)?的"
    "[^，。；：“”]{0,30}“?$"
)


def _maker(reading: Reading, mention: Mention) -> tuple[Entity, ...]:
    """The village of 指的是甲村为创建和美乡村制定的各项制度“红黑榜”."""
    text = sentence_of(reading, mention).text
    nearest = max(agents_before(reading, mention), key=lambda m: (m.span.stop, -m.span.start), default=None)
    if nearest is None or nearest.entity is None:
        return ()
    return (nearest.entity,) if _MADE.match(text[nearest.span.stop : mention.span.start]) else ()


def _home(reading: Reading, doers: Doers, doer: Entity, mention: Mention) -> Entity | None:
    """The community or township where a hall, a square or a park lies: what goes on there is that unit's."""
    if doer.kind == "organisation" and _SESSION.search(doer.name):
        return _place_of(reading, doer) or doer
    if doer.kind == "organisation" and _HEARS.search(doer.name):
        here = any(m.entity == doer for m in agents_before(reading, mention))
        return doer if here else _place_of(reading, doer) or doer  # 人大常委会 only hears of it
    if doer.kind != "place" or doer.subtype not in ("facility", "natural"):
        return doer
    if doer == doers.topic(mention.span.sentence, mention.span.start) or acts_itself(reading, doer, mention):
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


_THE_PROJECT = re.compile(
    "(?:^|[，；])(?:据悉，|据了解，)?(?:该|此|这一|这个)?(?:项目|工程)?(?:总投资[^，。；]{1,10}，)?(?:是)?由$"
)
_PAYS = re.compile("[^，。；：承]{0,10}?(?:投资|投建|出资|组织实施|负责实施|建设运营|开发建设)")


def _paid_for_by(reading: Reading, initiative: Entity, mentions: Sequence[Mention]) -> list[Fact]:
    """The firm of 甲风电项目开工。该项目由乙公司投资建设: said in the sentence that names it or in the next."""
    bodies = [m for m in reading.mentions if m.kind == "organisation" and m.entity is not None]
    projects = [m for m in reading.mentions if m.subtype == "project"]
    for mention in mentions:
        here, start = mention.span.sentence, mention.span.stop
        for body in bodies:
            span = body.span
            if not (span.sentence == here and span.start >= start) and span.sentence != here + 1:
                continue
            sentence = sentence_of(reading, body)
            other = any(p.entity != initiative and mention.span < p.span < span for p in projects)
            if other or body.entity is None:
                continue
            told = _THE_PROJECT.search(sentence.text[start if span.sentence == here else 0 : span.start])
            pointed = told and (
                span.sentence == here or told[0].lstrip("，；").startswith(("该", "此", "这", "项", "工"))
            )
            if pointed and _PAYS.match(sentence.text, span.stop):
                return [Fact(body.entity, "implements", initiative, (span,), "who pays for the project", 0.8)]
    return []


def _named_after(reading: Reading, doers: Doers, initiative: Entity, mentions: Sequence[Mention]) -> Iterator[Fact]:
    """The town of 调研甲镇供水项目, whose name is part of the project's; else the place that the page is about."""
    for mention in mentions[:1]:
        span = mention.span
        opens = [m for m in reading.mentions if m.kind == "place" and m.entity is not None and m.subtype not in _BUILT]
        inside = (m.entity for m in opens if m.span.sentence == span.sentence and m.span.start == span.start)
        main = (one for one in doers.main if one.kind == "place")
        place = next(inside, None) or next(main, None)
        if place is not None:
            yield Fact(place, "implements", initiative, (span,), "place in the project's name", 0.5)


_BUILT = ("facility", "scenic", "zone", "natural")
_FIRM = re.compile("(?:公司|集团|合作社|联合社)$")


def _of_firm(reading: Reading, initiative: Entity, mentions: Sequence[Mention]) -> Iterator[Fact]:
    """The company whose name stands right before that of its works: 甲集团乙产业园项目."""
    for mention in mentions:
        for owner in _owner(reading, mention):
            if owner.kind == "organisation" and _FIRM.search(owner.name):
                clause = clause_of(sentence_of(reading, mention), mention)
                yield Fact(owner, "implements", initiative, (clause,), "company before the project's name", 0.7)
                return


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
        sentence = sentence_of(reading, mention)
        if sentence.role == "body" and _DRAWS_ON.search(sentence.text[: mention.span.start]):
            for doer in doers.at(sentence.index, mention.span.start):
                yield Fact(doer, "implements", initiative, (clause_of(sentence, mention),), "who draws on it", 0.5)
            return


def _owned(reading: Reading, initiative: Entity, mentions: Sequence[Mention]) -> Iterator[Fact]:
    """The county of ——某县易地搬迁后续扶持工作纪实: a project named in headlines alone."""
    for mention in mentions:
        for owner in _owner(reading, mention):
            clause = clause_of(sentence_of(reading, mention), mention)
            yield Fact(owner, "implements", initiative, (clause,), "whose it is", 0.6)


def _where_it_is_told(
    reading: Reading, doers: Doers, initiative: Entity, mentions: Sequence[Mention]
) -> Iterator[Fact]:
    """The unit of whose work a paragraph tells that names the project."""
    for mention in mentions:
        sentence = sentence_of(reading, mention)
        if sentence.role == "body":
            told = doers.at(sentence.index, mention.span.start)
            names = {m.entity for m in reading.mentions if m.kind == "place" and _is_in_a_name(reading, m)}
            names |= {m.entity for m in reading.mentions if m.kind == "place" and _is_origin(reading, doers, m, told)}
            told = tuple(one for one in told if one not in names) or doers.main
            for doer in (*told, *_of_both(reading, told)):
                if doer not in names:
                    yield Fact(doer, "implements", initiative, (clause_of(sentence, mention),), "unit told of", 0.5)
            return


def _is_origin(reading: Reading, doers: Doers, place: Mention, told: Sequence[Entity]) -> bool:
    """Whether a place before a project is where its firm comes from: 乙省|某某科技电子产品项目 on a page about 甲县."""
    if place.subtype not in ("province", "city") or place.entity not in told or place.entity in doers.main:
        return False
    text, span = sentence_of(reading, place).text, place.span
    behind = [m.span.start for m in reading.mentions if m.subtype == "project" and m.span.sentence == span.sentence]
    if any(m.span.sentence == span.sentence and m.span.start == span.start for m in reading.mentions if _is_project(m)):
        return True  # 乙省某某半导体基地
    reach = 12 if place.subtype == "province" else 0  # 江苏|南通某某科技|年产…项目
    return any(span.stop <= start <= span.stop + reach and not _LEFT.search(text, span.stop, start) for start in behind)


def _is_project(mention: Mention) -> bool:
    return mention.subtype == "project" and mention.kind == "initiative"


def _is_in_a_name(reading: Reading, site: Mention) -> bool:
    """Whether the site only stands in the name of a project: 甲市服装产业园二期项目."""
    return site.subtype in ("facility", "scenic", "natural", "zone") and any(
        m.kind == "initiative"
        and m.span.sentence == site.span.sentence
        and m.span.start <= site.span.start < site.span.stop < m.span.stop
        for m in reading.mentions
    )


_AMONG = re.compile("[”》]?(?:[、和与][^，。；：]{1,20})?在内")
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
    if before.startswith("包括") and _AMONG.match(sentence.text, mention.span.stop):
        return False  # 包括“乙工坊”在内，甲镇…: an example only
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


def clause_of(sentence: Sentence, mention: Mention) -> Span:
    """From the start of the clause to the end of the mention."""
    start = behind_mark(sentence.text, mention.span.start, SENTENCE_MARKS)
    return Span(sentence.index, start, mention.span.stop)
