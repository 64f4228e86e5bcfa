"""Who takes part in an event, and as what."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from functools import cache
from itertools import pairwise

from kg.entities.event_agents import agents, entity_of, has_holder_of_post, is_setting
from kg.entities.event_holders import ADMINISTRATIVE, WITH_PEOPLE_OF
from kg.facts.clauses import behind_mark
from kg.facts.event_examples import examples
from kg.facts.event_running import Telling, is_deed
from kg.lexicon import happenings
from kg.lexicon.happenings import RoleWord
from kg.mentions.event_carving import clauses
from kg.mentions.event_told import GLUED
from kg.mentions.scope import Reading
from kg.model import Entity, Fact, Mention, Span
from kg.reading import datelines

#: 检查|组组长, 三级调研|员
_NOT_A_DEED = re.compile(
    "^(?:会议室|精神|人员?|单位|者|方|稿|的|组(?!织)|团(?!结|聚|体)|室|员|科|处长|队|选手|运动员|作品(?!展)|名额)"
)
_NOUN = re.compile("仪式|活动|现场|项目|典礼|大会")  # 签约仪式, 揭牌活动: what is attended
_OF_PROJECT = ("项目情况", "项目建设", "项目进展", "活动情况", "活动背景")  # what is presented there
_PRESENT = ("attendee", "host")
_LISTING = re.compile("(?:参赛|参加|比赛|角逐)，(?:其中)?(?:包括|分别来自|来自|分别是)")
_SAYS = re.compile("的(?:话|发言|讲述|分享)|(?:[^，。“”]{0,10})?(?:说|表示|介绍|坦言|谈到|提出(?!辞)|呼吁|分享)")
_REPORTS = re.compile(
    "(?:现场|会上|分别|先后|重点|详细|还|也)*(?:介绍|通报|汇报|推介|讲解|解读|宣讲|发布|作了?(?:介绍|汇报|推介))了?(?!员|信)"
)
_DEBATE = re.compile("分组|审议|讨论|座谈|议事|恳谈|夜话|协商|听证|院坝会")
_SAID = re.compile(
    "(?:代表|委员)?(?:还|也|则|接着|随后)?(?:说|认为|建议|提出(?!辞)|提议|呼吁|谈到|希望|坦言|表示|反映|道|关心|问)"
)
_PEOPLE_OF = re.compile(
    "(?:等[^，。；]{0,12}?)?的?(?:\\d+余?多?名|多名|[一二三四五六七八九十]+[名位])?(?:有关|相关|主要)?"
    "(?:工作人员|业务骨干|技术人员|技术骨干|农技人员|专家|医生|医师|医护人员|医务人员|律师|法官|检察官|民警|辅警|志愿者|干部职工|党员干部|干部|代表|"
    "负责人|负责同志|师生|教师|职工|员工|队员|演员|讲师|宣讲员|选手|学员|客商)"
)
_SENT_THEM = re.compile(
    "(?:选派|派出|派|抽调|选调)了?(?:\\d+余?多?名|多名|[一二三四五六七八九十]+[名位])[^，。；]{0,8}"
)
_TOGETHER = WITH_PEOPLE_OF
_MERELY = re.compile("(?:参加|参与|陪同|随同|跟随|配合|接受|迎接)(?:了)?$")  # 参加调研 is presence, no inspecting
_WITNESSED = re.compile("(?:见证|出席|参加|观看)了?(?:双方|项目|现场)?$")  # 见证签约
_FROM_AFAR = re.compile("(?:作出|做出|专门)批示|发来贺[信电]|致信")
_TELLS = re.compile("[，：。“]|$")  # 某某介绍， : tells the reporter, not the meeting
_CLEFT_ROLES = (
    ("主持", "host", 3),
    ("授课", "trainer", 1),
    ("主讲", "trainer", 1),
    ("讲课", "trainer", 1),
    ("讲话", "speaker", 1),
    ("致辞", "speaker", 1),
    ("发言", "speaker", 1),
    ("汇报", "speaker", 2),
    ("签", "signatory", 1),
    ("参赛", "competitor", 1),
    ("夺冠", "competitor", 1),
    ("冠军", "competitor", 1),
    ("调研", "inspector", 2),
    ("检查", "inspector", 2),
    ("带队", "inspector", 3),
    ("", "attendee", 5),
)
_CLEFT = re.compile(
    "(?P<deed>主持|授课|主讲|讲课|讲话|致辞|发言|汇报|签约|签字|签署|参赛|夺冠|夺得冠军|获得冠军|摘得冠军|调研|检查|带队|出席|到会|列席|参加|"
    "与会|参会|到场|陪同|见证|莅临|受邀|应邀|剪彩|揭牌|颁奖|授旗|授牌|参与|前来|同台|登台|赴会|莅会)"
    "(?:了|者|方)?(?:此次|本次|这次|这场)?(?:会议|活动|仪式|签约仪式|启动仪式|签字仪式|开幕式|座谈会?|大会|比赛|论坛|培训|演练|调研|检查|开班式|揭牌)?"
    "(?:并在主席台[^，。；的]{0,6}|[^，。；的]{0,6})的?，?(?:既有|不仅有|还有|也有|另有|有|是|为(?!期|主|了)|包括|分别[是为]|则是|则有|领导有|嘉宾有|领导还有|领导包括|嘉宾包括|人员有|人员包括)"
)
_BOUT = re.compile(
    "对阵|迎战|迎来|对决|对战|战胜|击败|力克|险胜|大胜|完胜|力压|不敌|负于|憾负|小胜|轻取|逆转|战平|绝杀|淘汰|PK"
)
#: 王小明|的妻子: not he, but she is there.
_KIN_OF = re.compile(
    "的(?:妻子|丈夫|爱人|老伴|[大小二]?儿子|[大小二]?女儿|儿媳|父亲|母亲|父母|爷爷|奶奶|孙子|孙女|[哥弟姐妹]{1,2}|家人|家属|亲属|孩子|徒弟)"
)
#: 与村民代表|围坐; but no 座谈会 and no 交流发言.
_SAT_WITH = re.compile(
    "[与和同][^，。；]{1,40}?(?:围坐|座谈(?!会)|面对面|(?:深入|互动|现场|亲切|座谈)交流(?!会|发言|活动))"
)
_MANY = re.compile("(?:部分|各|有关|相关|多家)[^，。、；]{0,4}$")
_OF_MANY = re.compile("[^，。、；]{0,4}(?:代表|负责人)")
_SENDING = re.compile(
    "(?:[、和及与][^，。；]{2,16}?)*(?:还|又|共同|联合|也)?(?:组织|邀请|带领|动员|召集|邀约|选派|派出|抽调|安排)"
    "(?!部|者|了?(?:召开|举[办行]|开展|实施))[^，。；]{2}"
)
_OF_IT = re.compile("的(?!代表|负责人)|项目|境内|分别位于|籍")
_BODY_ROLES = ("attendee", "competitor", "speaker", "trainer", "signatory")


def participants(reading: Reading, event: Entity, telling: Sequence[Telling], held: Sequence[Entity]) -> list[Fact]:
    """One fact a participant, with the strongest role that the sentences telling of the event give."""
    best: dict[str, tuple[int, int, Fact]] = {}
    for order, (rank, fact) in enumerate(_told(reading, event, telling, held)):
        who = fact.object if isinstance(fact.object, str) else fact.object.key
        if who not in best or rank < best[who][0]:
            best[who] = (rank, order, fact)
    return [fact for _, _, fact in sorted(best.values(), key=lambda b: b[1])]


def _told(
    reading: Reading, event: Entity, telling: Sequence[Telling], held: Sequence[Entity]
) -> Iterator[tuple[int, Fact]]:
    for told in telling:
        index, text = told.sentence.index, told.sentence.text
        yield from _listed(reading, event, index, text)
        yield from _heard(reading, event, index, text)
        yield from _sent(reading, event, index, text)
        yield from _debating(reading, event, index, text, told.whole)
        yield from _named_behind(reading, event, index, text)
        yield from _against(reading, event, index, text)
        yield from _sat_with(reading, event, index, text)
        yield from _parties(reading, event, index, text)
        apart = is_deed(reading, event, index)
        if not apart:
            yield from ((rank, fact) for rank, fact in examples(reading, event, index, text) if fact.object not in held)
        for rank, fact in _joining(reading, event, index, text):
            if fact.object not in held:
                yield rank, fact
        own = _own_part(reading, event, index, text)
        for rank, who, role, span in _of_sentence(reading, event, index, text):
            if not own[0] <= span.start < own[1]:
                continue
            if not told.named and not told.whole and rank == 3 and role == "speaker":
                continue  # 介绍, 要求 of somebody in a long article
            if apart and role != "signatory":
                continue  # who speaks at the meeting where it is signed
            if who.kind == "person" or (who not in held and role in _BODY_ROLES):
                yield rank, Fact(event, "participant", who, (span,), f"event.{role}", 0.8, role=role)


def _own_part(reading: Reading, event: Entity, index: int, text: str) -> tuple[int, int]:
    """Of a sentence that tells of several events between ； the part that tells of this one."""
    starts = {m.span.start: m.entity for m in reading.mentions if m.kind == "event" and m.span.sentence == index}
    cuts = [0, *(cut.end() for cut in re.finditer("；", text)), len(text)]
    parts = [(a, b, {starts[s] for s in starts if a <= s < b}) for a, b in pairwise(cuts)]
    told = [part for part in parts if part[2]]
    if len(told) < 2 or not any(event in part[2] for part in told):
        return (0, len(text))
    mine = next(n for n, part in enumerate(parts) if event in part[2])
    after = next((n for n in range(mine + 1, len(parts)) if parts[n][2] and event not in parts[n][2]), len(parts))
    return (parts[mine][0], parts[after - 1][1])


def _joining(reading: Reading, event: Entity, index: int, text: str) -> Iterator[tuple[int, Fact]]:
    """与甲院、乙中心等志愿者一道; 联合甲院、乙院的专家: whose people do it together with the organisers."""
    for group in _TOGETHER.finditer(text):
        for agent in agents(reading, index):
            if agent.kind == "organisation" and group.start() < agent.span.start < group.end() and agent.entity:
                span = Span(index, group.start(), group.end())
                yield 5, Fact(event, "participant", agent.entity, (span,), "event.together-with", 0.7, role="attendee")


def _sent(reading: Reading, event: Entity, index: int, text: str) -> Iterator[tuple[int, Fact]]:
    """甲村开起院坝会，乙局、丙局的工作人员同村民围坐: whose people are there, whatever they do."""
    told = [m for m in reading.mentions if m.entity == event and m.span.sentence == index and not m.anaphor]
    if not told or event.subtype in ("visit", "contest"):
        return
    stop = max(m.span.stop for m in told)
    there = [a for a in agents(reading, index) if a.kind == "organisation" and a.entity and a.span.start >= stop]
    there = [a for a in there if not _is_one_of_many(text, a)]
    for first, last in ((a, b) for a in there for b in there if a.span <= b.span):
        people = _PEOPLE_OF.match(text, last.span.stop) or _SENT_THEM.match(text, last.span.stop)
        row = all(_is_row(text, a, b) for a, b in pairwise(there[there.index(first) : there.index(last) + 1]))
        if people and row and not is_setting(reading, first) and first.entity is not None:
            span = Span(index, first.span.start, people.end())
            yield 5, Fact(event, "participant", first.entity, (span,), "event.sent", 0.7, role="attendee")


def _is_row(text: str, one: Mention, other: Mention) -> bool:
    return text[one.span.stop : other.span.start] in ("、", "和", "及", "以及", "与")


def _listed(reading: Reading, event: Entity, index: int, text: str) -> Iterator[tuple[int, Fact]]:
    """10支球队参赛，包括A代表队、B代表队: the list behind the number of teams."""
    listing = _LISTING.search(text)
    if event.subtype != "contest" or not listing:
        return
    for agent in agents(reading, index):
        if agent.kind == "organisation" and agent.span.start >= listing.end() and agent.entity is not None:
            span = Span(index, listing.start(), agent.span.stop)
            yield 2, Fact(event, "participant", agent.entity, (span,), "event.listed", 0.75, role="competitor")


def _heard(reading: Reading, event: Entity, index: int, text: str) -> Iterator[tuple[int, Fact]]:
    """会上，某某说; 在X会上，某某的话: whoever is heard right behind the event's name."""
    here = [m for m in reading.mentions if m.span.sentence == index]
    for told in (m for m in here if m.entity == event):
        for person in (
            m for m in here if m.kind == "person" and m.entity is not None and m.span.start >= told.span.stop
        ):
            between = text[told.span.stop : person.span.start]
            near = re.match("(?:上|中|现场|期间)，[^，。；]{0,20}$", between)
            if near and _SAYS.match(text, person.span.stop) and person.entity is not None:
                span = Span(index, told.span.start, person.span.stop)
                yield 3, Fact(event, "participant", person.entity, (span,), "event.heard", 0.75, role="speaker")


def _debating(reading: Reading, event: Entity, index: int, text: str, whole: bool) -> Iterator[tuple[int, Fact]]:
    """“…。”村党委书记某某说: in a report of nothing but a sitting, whoever speaks speaks there."""
    if event.subtype != "meeting" or not (whole or _DEBATE.search(event.name)):
        return
    for body in agents(reading, index):
        if body.kind == "organisation" and body.entity is not None and _REPORTS.match(text, body.span.stop):
            yield 3, Fact(event, "participant", body.entity, (body.span,), "event.debating", 0.65, role="speaker")
    for person in (m for m in reading.mentions if m.kind == "person" and m.span.sentence == index):
        if person.entity is not None and _SAID.match(text, person.span.stop):
            yield 3, Fact(event, "participant", person.entity, (person.span,), "event.debating", 0.7, role="speaker")


def _named_behind(reading: Reading, event: Entity, index: int, text: str) -> Iterator[tuple[int, Fact]]:
    """主持会议的是甲，到会的有乙、丙: the role before those who have it."""
    clefts = list(_CLEFT.finditer(text))
    actors = _actors(reading, index, text) if clefts else []
    for cleft, stop in zip(clefts, [*(c.start() for c in clefts[1:]), len(text)], strict=False):
        role, rank = next((role, rank) for word, role, rank in _CLEFT_ROLES if word in cleft.group("deed"))
        for actor in actors:
            if (
                actor.entity is not None
                and cleft.end() <= actor.span.start < stop
                and actor.entity.name not in event.name
            ):
                span = Span(index, cleft.start(), actor.span.stop)
                yield rank, Fact(event, "participant", actor.entity, (span,), "event.named-behind", 0.8, role=role)


def _sat_with(reading: Reading, event: Entity, index: int, text: str) -> Iterator[tuple[int, Fact]]:
    """座谈会上，局长王小明与村支书李勇围坐交流: both are there."""
    if event.subtype not in ("meeting", "visit", "activity"):
        return
    people = [m for m in reading.mentions if m.kind == "person" and m.span.sentence == index and m.entity]
    for sitting in _SAT_WITH.finditer(text):
        start = behind_mark(text, sitting.start(), "，。；")
        for person in people:
            there = start <= person.span.start < sitting.end() and not _KIN_OF.match(text, person.span.stop)
            if there and person.entity is not None:
                span = Span(index, person.span.start, sitting.end())
                yield 5, Fact(event, "participant", person.entity, (span,), "event.sat-with", 0.7, role="attendee")


def _parties(reading: Reading, event: Entity, index: int, text: str) -> Iterator[tuple[int, Fact]]:
    """甲局与乙公司签署协议, 甲队与乙队打了一场友谊赛: whose signing and whose match it is."""
    here = [m for m in reading.mentions if m.entity == event and m.span.sentence == index]
    for deed in (m for m in here if m.rule == "event.deal"):
        for dealer in _dealers(reading, deed, text):
            span = Span(index, dealer.span.start, deed.span.stop)
            yield 1, Fact(event, "participant", entity_of(dealer), (span,), "event.dealer", 0.7, role="signatory")
    for deed in (m for m in here if m.rule == "event.signed-there"):
        for signer in _sides(reading, deed, text):
            span = Span(index, signer.span.start, deed.span.stop)
            yield 1, Fact(event, "participant", entity_of(signer), (span,), "event.side", 0.8, role="signatory")
    for told in (m for m in here if m.rule in ("event.signed", "event.bout")):
        bout = told.rule == "event.bout"
        start = behind_mark(text, told.span.start, "，。；") if bout else told.span.start
        for party in agents(reading, index):
            side = party.kind == "organisation" or (
                not bout and (party.span.start == start or text[party.span.start - 1] in "与和同")
            )
            if side and party.entity and start <= party.span.start < told.span.stop:
                role = "competitor" if bout else "signatory"
                yield 1, Fact(event, "participant", party.entity, (told.span,), "event.party", 0.8, role=role)


_TO_WHOM = re.compile("(?:给|与|和|同|向)$")


def _dealers(reading: Reading, deed: Mention, text: str) -> list[Mention]:
    """甲村把用水权转让给乙园，签下首单水权交易: the sentence's first place or body, and the one that it deals with."""
    here = [
        a
        for a in agents(reading, deed.span.sentence)
        if a.span.stop <= deed.span.start and entity_of(a).subtype not in ("province", "city", "natural")
    ]
    first = next((a for a in here if not is_setting(reading, a)), None)
    other = next((a for a in here if a is not first and _TO_WHOM.search(text[: a.span.start])), None)
    return [dealer for dealer in (first, other) if dealer is not None]


def _sides(reading: Reading, deed: Mention, text: str) -> list[Mention]:
    """甲局与乙、丙两镇签订责任书: the places and bodies of the deed's own clause, else of the clause before."""
    cut = [(a, min(b, deed.span.start)) for a, b in clauses(text) if a < deed.span.start]
    start = next((a for a, _ in reversed(cut) if not GLUED.match(text, a)), 0)
    sides = [
        a
        for a in agents(reading, deed.span.sentence)
        if start <= a.span.start
        and a.span.stop <= deed.span.start
        and (a.kind == "organisation" or entity_of(a).subtype in ADMINISTRATIVE)
        and (text[a.span.start - 1 : a.span.start] in "与和同" or not is_setting(reading, a))
        and not _OF_IT.match(text, a.span.stop)
        and not has_holder_of_post(text, a)
    ]
    return sides


def _against(reading: Reading, event: Entity, index: int, text: str) -> Iterator[tuple[int, Fact]]:
    """甲队对阵乙队: both compete, in whichever order they are told."""
    if event.subtype != "contest":
        return
    teams = [a for a in agents(reading, index) if a.kind == "organisation" and a.entity is not None]
    for bout in _BOUT.finditer(text):
        for team in teams:
            near = 0 <= bout.start() - team.span.stop <= 8 or 0 <= team.span.start - bout.end() <= 2
            if near and team.entity is not None and "，" not in text[team.span.stop : bout.start()]:
                span = Span(index, min(team.span.start, bout.start()), max(team.span.stop, bout.end()))
                yield 1, Fact(event, "participant", team.entity, (span,), "event.against", 0.8, role="competitor")


def _of_sentence(reading: Reading, event: Entity, index: int, text: str) -> Iterator[tuple[int, Entity, str, Span]]:
    """Goes through the clauses; names wait for the verb that gives them their role."""
    actors = _actors(reading, index, text)
    waiting: list[Mention] = []
    served: list[Mention] = []
    for start, stop in clauses(text):
        listed = bool(waiting) and text[start - 1 : start] == "；" and waiting[-1].span.stop == start - 1  # 甲；乙出席
        if (start and text[start - 1] in "；。" and not listed) or _FROM_AFAR.search(text, start, stop):
            waiting, served = [], []
        here = [a for a in actors if start <= a.span.start < stop and not _FROM_AFAR.search(text, start, stop)]
        waiting += here
        for word, at in _roles_in(text, start, stop, here):
            if word.role in ("speaker",) and word.rank > 1 and not _speaks(text, waiting, at):
                continue
            doers = [w for w in waiting if w.span.stop <= at] or (served if not here else [])
            doers = [d for d in doers if not _sends(text, d)]
            for doer in doers:
                role = "" if _signed_apart(reading, word, event, index) else _fitted(word, event, doer)
                if role and doer.entity is not None:
                    yield word.rank, doer.entity, role, Span(index, doer.span.start, at + len(word.word))
            served = doers or served
        if served and any(w in served for w in waiting):
            waiting = []


def _sends(text: str, doer: Mention) -> bool:
    """甲局组织11家采购商到场: it is those whom it sends that are there."""
    return doer.kind == "organisation" and bool(_SENDING.match(text, doer.span.stop))


def _actors(reading: Reading, index: int, text: str) -> list[Mention]:
    body = datelines.end(text)
    persons = [
        m
        for m in reading.mentions
        if m.kind == "person"
        and m.span.sentence == index
        and m.entity is not None
        and m.span.start >= body
        and not _KIN_OF.match(text, m.span.stop)
        and not text.startswith("委托", m.span.stop)
    ]
    bodies = [
        a
        for a in agents(reading, index)
        if a.kind == "organisation"
        and a.span.start >= body
        and (_invited(text, a) or not is_setting(reading, a))
        and not has_holder_of_post(text, a)
        and not _is_one_of_many(text, a)
        and not any(a.span.stop <= p.span.start <= a.span.stop + 12 for p in persons)
    ]
    return sorted(persons + bodies, key=lambda m: m.span)


def _is_one_of_many(text: str, body: Mention) -> bool:
    """部分县直单位代表, 各合作社负责人: who comes is some people of a sort of body."""
    many = _MANY.search(text, max(0, body.span.start - 6), body.span.start)
    return bool(many and _OF_MANY.match(text, body.span.stop))


def _invited(text: str, agent: Mention) -> bool:
    return text[: agent.span.start].endswith(("邀请", "请"))


def _deeds(text: str, start: int, stop: int, names: Sequence[Mention]) -> Iterator[re.Match[str]]:
    """The words of roles in a clause, none that begins inside a name: no 胜出 in 李长胜出席."""
    while found := _role_words().search(text, start, stop):
        name = next((m.span for m in names if m.span.start <= found.start() < m.span.stop), None)
        start = name.stop if name else found.end()
        if name is None:
            yield found


def _roles_in(text: str, start: int, stop: int, names: Sequence[Mention]) -> Iterator[tuple[RoleWord, int]]:
    for found in _deeds(text, start, stop, names):
        if not _NOT_A_DEED.match(text[found.end() : found.end() + 3]):
            word = happenings.roles().get(found.group())
            if word and word.role == "inspector" and _MERELY.search(text[start : found.start()]):
                continue
            if word and word.role == "signatory" and _WITNESSED.search(text, start, found.start()):
                continue
            told_of = word and word.word == "介绍" and text.startswith(_OF_PROJECT, found.end())
            if (
                word
                and not told_of
                and _NOUN.match(text, found.end())
                and not (word.role in _PRESENT and word.rank in (3, 5))
            ):
                continue
            if word and word.role in ("signatory", "competitor") and text[found.start() - 1 : found.start()] == "的":
                continue  # 协议的签订
            if word and word.role == "competitor" and text[found.start() - 1 : found.start()] == "为":
                continue  # 为获得冠军的球队颁奖
            if word and word.role == "trainer" and _NO_LESSON.match(text, found.end()):
                continue
            if word and word.word in _TAKES_PART and _in_else(text, start, *found.span()):
                continue
            if word and word.word == "介绍" and _TELLS.match(text, found.end()):
                continue
            yield word or RoleWord(found.group(), "speaker", 1, "any"), found.start()


#: 示范|性高中, 讲解|员: nobody teaches here.
_NO_LESSON = re.compile("[性区点村户校园县田带社班岗街镇乡片]|基地|引领|创建|员(?!工)|团队?|队|词")
_TAKES_PART = ("参加", "参与")
#: 参与社区治理, 参加医疗保险: no occurrence.
_IN_ELSE = re.compile(
    "(?:到|了|过)?[^，。；]{0,8}?(?:治理|整治|管理|建设|志愿服务|保险|医保|社保|监督|议事|决策|劳动|创建|发展|振兴|工作|保护|巡逻|矛盾)"
    "(?!的?[^，。；]{0,6}(?:会|赛|活动|仪式|培训|演练|论坛))"
)
_BROUGHT_TO = re.compile("(?:引导|动员|鼓励|号召|发动|带动|激发|倡导|支持)[^，。；]{1,12}$")


def _in_else(text: str, start: int, at: int, stop: int) -> bool:
    """Whether 参与 is told of something that is no event, or of people who are to be brought to it."""
    return bool(_IN_ELSE.match(text, stop) or _BROUGHT_TO.search(text, max(start, at - 16), at))


def _speaks(text: str, waiting: Sequence[Mention], at: int) -> bool:
    """强调, 指出, 要求 make a speaker of the one whom they follow at once."""
    return any(w.kind == "person" and w.span.stop <= at <= w.span.stop + 6 for w in waiting)


def _signed_apart(reading: Reading, word: RoleWord, event: Entity, index: int) -> bool:
    """会上，甲局与乙公司签署《协议》: they sign the agreement, which is an occurrence of its own."""
    signings = (m.entity for m in reading.mentions if m.rule == "event.signed-there" and m.span.sentence == index)
    return word.role == "signatory" and any(signing != event for signing in signings)


def _fitted(word: RoleWord, event: Entity, doer: Mention) -> str:
    """The role as the event's kind has it: who takes part in a contest competes."""
    if word.who == "person" and doer.kind != "person":
        return ""
    if doer.kind == "organisation" and event.subtype == "activity" and doer.name in event.name:
        return ""  # the centre whose opening it is
    if word.role == "inspector" and event.subtype != "visit":
        return ""
    if word.role == "signatory" and event.subtype not in ("signing", "activity", "meeting"):
        return ""
    if word.role == "competitor" and event.subtype != "contest":
        return ""
    if word.role == "attendee" and event.subtype == "contest" and doer.kind == "organisation":
        return "competitor"
    return word.role


@cache
def _role_words() -> re.Pattern[str]:
    """The words of the vocabulary, and 作…报告 with whatever stands between."""
    return re.compile(
        f"{happenings.alternation(happenings.roles())}|致(?:以|了)?[^，。；]{{0,6}}?[辞词]|"
        "(?<![工协合运操写创动耕农著])作了?(?:《[^》]{1,80}》)?[^，。；]{1,20}?(?:报告|发言|讲话|说明|部署|总结|安排|推介|汇报|讲座|辅导|授课|解读|点评|动员|分享|介绍|宣讲|培训|表态|讲解|"
        "致辞|演讲|党课)"
    )
