"""Who holds an event: the places and bodies that the words around its name make its organisers."""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace
from functools import lru_cache

from kg.entities.event_agents import agents, entity_of, is_committee_of, is_setting
from kg.mentions.event_carving import clauses
from kg.mentions.scope import Reading
from kg.model import Entity, Mention, Span

_OF_SOMEBODY = re.compile(
    "的|讯|消息|网(?!络|格|点)|官网|官方|客户端|公众号|微信|微博|[一二三四五六七八九十\\d]+次(?:全体)?会议|[一二三四五六七八九十]+届|物业|居民|群众|村民|干部|党员|负责人|相关负责|工作人员|主要负责|有关负责|(?:党组|党委|党支部|支部|"
    "党总支|常务)?(?:副)?(?:书记|市长|县长|区长|镇长|乡长|州长|"
    "盟长|旗长|主任|局长|主席|部长|院长|校长|会长|处长|省长|董事长|总经理|队长|所长|检察长|政委|司令|"
    "站长|科长|股长|理事长)|常委|人大代表|政协委员|教师|学生|选手|代表队|"
    "参加|参赛|出战|荣获|获得|夺得|摘得|地区|境内|各|全市|全县|特色"
)
_SUMMONS = re.compile(
    "组织(?!部|员|科|处|室|者|委员|建设|工作|开展|召开|举办|举行|实施|了|的)|邀请|吸引|带领|动员|号召|集结|协调|要求|(?:举办|举行|召开)了?(?=[^，。；]{4})"
)
_HOLDING = "主办|承办|协办|举办|组织|发起|牵头|操办|筹办|操持|张罗|策划|筹划|倡议|联办|合办|筹备|承接"
_BY_WHOM = re.compile(
    f"由(?P<who>[^，。；]{{2,80}}?)(?:联合|共同|联手|携手)?(?:{_HOLDING}|开到|办到|送到|带到|搬到|开设|开展|实施)|"
    "在(?P<who3>[^，。；]{2,60}?)的?(?:指导|统筹|组织)下|"
    "(?:此次|本次|这次|这场|本场|该)[^，。；]{0,10}?是(?P<who5>[^，。；]{2,60}?)(?:组织|发起|共同)?(?:开展|举办|举行|主办)的(?:一|第|首|又)|"
    f"(?:{_HOLDING}|联办|主理)(?:单位|方|者|人)?(?:此事|此次|这次|这场|这件事|本次)?[^，。；的]{{0,8}}?的?(?:为|是|有|还有|包括)(?!为|在)(?P<who4>[^；。]{{2,70}})|"
    "(?P<who2>[^，。；由]{2,60}?)(?:主办|承办|协办|组织实施|联合举办)(?!方|单位|地|城市|权)"
)
_JOINT = re.compile("，?(?:联合|会同|携手|协同|联手|牵手|共同)")
_TOGETHER = re.compile("[^，。；]{0,24}?(?:联合|共同|携手|联手)(?=开展|举办|组织|召开|举行|主办|在)")
#: 南昌 of 南昌八一起义纪念馆 holds nothing: what does is not known
_ENDS_THERE = re.compile(f"[、，。；和及与]|联合|共同|联手|携手|等|{_HOLDING}|$")
#: a ceremony is named after what it is held for, a congress after whom it represents
_OF_THE_THING = re.compile("(?:仪式|典礼|庆典)$|人民代表大会(?!常务)")
_LEG = re.compile("赛区|赛段|分赛场|分会场|站(?=比赛|赛|$)")
_SITTING = re.compile(
    "(?:第[一二三四五六七八九十百\\d]+次|\\d{4}年)?(?:常务|常委|全体|党组|扩大|专题|常委会|理论学习中心组)*(?:会议|会)"
)
_NAMED_BEHIND = re.compile(
    "(?P<whose>政协|中国人民政治协商会议|中共|中国共产党)|(?:[一二三四五六七八九十]+届|\\d{4}年?|首届|第[一二三四五六七八九十百\\d]+届)"
)
_IN_TERM = re.compile("第?[一二三四五六七八九十]+届")
_PEOPLE = (
    "专家|医生|医师|名医|医护人员|医务人员|医务工作者|志愿者|律师|民警|师生|演员|艺术家|文艺工作者|骨干|教授|讲师|技术员|"
    "技术人员|农技人员|工作人员|干部职工|党员干部|代表"
)
#: 联合甲院、乙院的多名专家; 与甲院、乙中心等志愿者一道: these send people, they do not hold
WITH_PEOPLE_OF = re.compile(
    f"联合(?:(?!举办|举行|开展|召开|走进|来到|深入|组织)[^，。；]){{2,60}}?(?:{_PEOPLE})|"
    "(?:与|和|同|跟)[^，。；]{2,70}?(?:一道|一起|一同)(?!组织|举办|主办)"
)


BETWEEN = "event.between"  # two places that meet: neither is thereby where
_LINE = re.compile("[—–－·-]{1,2}")
_TOLD = ("event.hosted-by", "event.joint")  # places among bodies that are said to hold it themselves
ADMINISTRATIVE = ("province", "city", "county", "township", "village", "community", "zone")


@dataclass(frozen=True)
class Holder:
    """An organiser and the words that say so."""

    entity: Entity
    span: Span  # from the organiser to the event's name or the verb
    rule: str


def holders(reading: Reading, mention: Mention) -> list[Holder]:
    """The organisers that the sentence of a named mention tells, [] where it leaves them out."""
    for rule in _RULES.get(mention.rule, (_said_to_host, _owner, _subjects, _sitting_body, _whole_place)):
        found = rule(reading, mention)
        if found:
            return [replace(h, entity=_by_short_name(reading, h.entity)) for h in found]
    return []


_IN_FULL = re.compile(
    "(?:中国人民政治协商会议|政协)(?P<place>[一-鿿]{2,12}?)(?:第[一二三四五六七八九十]+届)?委员会(?:常务委员会)?"
)


def _by_short_name(reading: Reading, body: Entity) -> Entity:
    """The 甲县政协 that the article names, of 政协甲县第十届委员会常务委员会."""
    whose = _IN_FULL.fullmatch(body.name) if body.kind == "organisation" else None
    return (whose and _called(reading, whose["place"] + "政协")) or body


def organisers(reading: Reading, mentions: Sequence[Mention]) -> list[Holder]:
    """Those the body tells before those of the headline; a body before the place it is of."""
    named = [m for m in mentions if not m.anaphor]
    headline = [m for m in named if _role(reading, m) == "headline"]
    body = [m for m in named if _role(reading, m) != "headline"]
    hosted = [h for m in mentions for h in holders(reading, m) if h.rule == "event.hosted-by"]
    for group in (hosted, _of(reading, body), _of(reading, headline)):
        if any(_is_body(h.entity) for h in group):
            return distinct([h for h in group if _is_body(h.entity) or h.rule in _TOLD])
    told = distinct(_of(reading, body))
    if len(told) > 1 and all(h.rule == "event.joint" for h in told):
        return told
    places = distinct(hosted + _of(reading, headline) + told)
    if places and places[0].rule == BETWEEN:
        return [h for h in places if h.rule == BETWEEN]
    return places[:1] or distinct([h for m in named for h in _named_after(reading, m)])[:1]


def lies_in(reading: Reading, place: Entity, other: Entity) -> bool:
    """Whether a place lies somewhere in the other, which is not itself."""
    above = {m.entity.key: m.entity.place for m in reading.mentions if m.kind == "place" and m.entity is not None}
    key, seen = place.place, {place.key}
    while key and key not in seen:
        if key == other.key or (key.startswith(other.key) and other.key.removeprefix("place/").isdigit()):
            return True
        seen.add(key)
        key = above.get(key, "")
    return False


def _is_body(entity: Entity) -> bool:
    return entity.kind == "organisation" or entity.subtype == "facility"


def _of(reading: Reading, mentions: Sequence[Mention]) -> list[Holder]:
    """The organisers that the first mention with any tells."""
    return next((found for m in mentions if (found := holders(reading, m))), [])


def _role(reading: Reading, mention: Mention) -> str:
    return reading.scope.article.sentences[mention.span.sentence].role


@lru_cache(maxsize=64)
def _by_whom(text: str) -> tuple[re.Match[str], ...]:
    """Where a sentence says by whom something is held; all its events ask."""
    return tuple(_BY_WHOM.finditer(text))


def _said_to_host(reading: Reading, mention: Mention) -> list[Holder]:
    """由X主办、Y承办; 此次赛事由X主办: told of the event or of a word that points to it."""
    text = reading.scope.article.sentences[mention.span.sentence].text
    here = agents(reading, mention.span.sentence)
    found: list[Holder] = []
    for by in _by_whom(text):
        start, stop = next(by.span(group) for group in ("who", "who2", "who3", "who4", "who5") if by.group(group))
        for agent in here:
            if (
                start <= agent.span.start
                and agent.span.stop <= stop
                and not is_setting(reading, agent)
                and (agent.kind == "organisation" or _ENDS_THERE.match(text, agent.span.stop))
            ):
                span = Span(mention.span.sentence, agent.span.start, by.end())
                found.append(Holder(entity_of(agent), span, "event.hosted-by"))
        row = _row_before(text, here, start) if by.group("who2") else []
        found += [Holder(entity_of(a), Span(a.span.sentence, a.span.start, by.end()), "event.hosted-by") for a in row]
    return found


def _row_before(text: str, here: Sequence[Mention], start: int) -> list[Mention]:
    """甲公司，|乙支行协办: bodies that alone fill the clauses before who is said to hold it."""
    ends = {a.span.stop: a for a in here if a.kind == "organisation"}
    row: list[Mention] = []
    while start and text[start - 1] == "，" and (before := ends.get(start - 1)):
        start = before.span.start
        if start and text[start - 1] not in "，、。；":
            break
        row.append(before)
    return row


def _subjects(reading: Reading, mention: Mention) -> list[Holder]:
    """市妇联联合市教育局…举办X: the agents of the clause, or of the nearest clause before it in the sentence."""
    text = reading.scope.article.sentences[mention.span.sentence].text
    here = agents(reading, mention.span.sentence)
    for start, stop in reversed([(a, min(b, mention.span.start)) for a, b in clauses(text) if a < mention.span.start]):
        near, stop = stop == mention.span.start, _before_summons(text, start, stop)
        helpers = [helping.span() for helping in WITH_PEOPLE_OF.finditer(text, start, stop)]
        subjects = [
            a
            for a in here
            if start <= a.span.start
            and a.span.stop <= stop
            and not is_setting(reading, a)
            and not _OF_SOMEBODY.match(text, a.span.stop)
            and not any(first < a.span.start < last for first, last in helpers)
            and (a.kind == "organisation" or _can_act(entity_of(a), near))
        ]
        if subjects:
            rule = _as_subjects(text, subjects, mention.span.start)
            return [
                Holder(entity_of(a), Span(a.span.sentence, a.span.start, mention.span.stop), rule) for a in subjects
            ]
    return []


def _as_subjects(text: str, subjects: Sequence[Mention], stop: int) -> str:
    """Of 甲镇联合乙局 and 甲镇、乙局共同举办 all hold, though else a body is sought before its place."""
    joint = any(_JOINT.match(text, a.span.stop) for a in subjects) or _TOGETHER.match(
        text, subjects[-1].span.stop, stop
    )
    return "event.joint" if joint else "event.subject"


def _can_act(place: Entity, near: bool) -> bool:
    """A county acts; a museum or library only as the subject of the clause itself; a mountain never."""
    return place.subtype in ADMINISTRATIVE or (near and place.subtype == "facility")


def _visiting_body(reading: Reading, mention: Mention) -> list[Holder]:
    """市政协调研组来涟源调研: the body whose group it is."""
    return [
        Holder(entity_of(a), Span(a.span.sentence, a.span.start, mention.span.stop), "event.visitor")
        for a in agents(reading, mention.span.sentence)
        if a.kind == "organisation" and a.span.start == mention.span.start
    ]


def _first_party(reading: Reading, mention: Mention) -> list[Holder]:
    """甲与乙签署协议: told of the first."""
    at = (mention.span.sentence, mention.span.start)
    return [
        Holder(entity_of(a), mention.span, "event.first-party")
        for a in agents(reading, mention.span.sentence)
        if (a.span.sentence, a.span.start) == at
    ]


def _owner(reading: Reading, mention: Mention) -> list[Holder]:
    """甲局的|“招工车”开到乙镇: whose it is that comes."""
    if mention.rule != "event.told":
        return []
    text = reading.scope.article.sentences[mention.span.sentence].text
    return [
        Holder(entity_of(a), Span(a.span.sentence, a.span.start, mention.span.stop), "event.owner")
        for a in agents(reading, mention.span.sentence)
        if a.kind == "organisation" and text[a.span.stop : mention.span.start] == "的"
    ]


def _sitting_body(reading: Reading, mention: Mention) -> list[Holder]:
    """甲县2017年第二次县政府常务会议: the body whose sitting the name says it is."""
    if mention.subtype != "meeting":
        return []
    text = reading.scope.article.sentences[mention.span.sentence].text
    return [
        Holder(entity_of(m), mention.span, "event.sitting")
        for m in reading.mentions
        if m.kind == "organisation"
        and m.entity is not None
        and m.span.sentence == mention.span.sentence
        and mention.span.start < m.span.start
        and _SITTING.fullmatch(text, m.span.stop, mention.span.stop)
    ][:1]


def _whole_place(reading: Reading, mention: Mention) -> list[Holder]:
    """全市X会召开, 市委农村工作会议召开: the place or body that opens the name."""
    if _OF_THE_THING.search(mention.name):
        return []
    at = (mention.span.sentence, mention.span.start)
    opening = [
        m
        for m in reading.mentions
        if (m.span.sentence, m.span.start) == at
        and m.span.stop < mention.span.stop
        and _speaks_for(m, mention)
        and not is_committee_of(reading, m)
    ]
    widest = max(opening, key=lambda m: m.span.stop, default=None)
    if widest is None:
        return _whose_term(reading, mention)
    if entity_of(widest).name.endswith("委常委会"):  # 县委常委会会议 is held by the committee
        committee = next((m for m in opening if entity_of(m).name == entity_of(widest).name[:-3]), None)
        whose = committee.entity if committee else _called(reading, entity_of(widest).name[:-3])
        if whose:
            return [Holder(whose, mention.span, "event.whole-place")]
    if widest.kind == "place" and (other := _across(reading, mention, widest)):
        return [Holder(entity_of(m), mention.span, BETWEEN) for m in (widest, other)]
    links = chained(reading, mention, mention.span.start) if widest.kind == "place" and not widest.anaphor else []
    own = next((a for a in reversed(links) if entity_of(a).subtype in ADMINISTRATIVE), widest)
    return [Holder(entity_of(own), mention.span, "event.whole-place")]


def _across(reading: Reading, mention: Mention, first: Mention) -> Mention | None:
    """The second place of 甲市—乙市协作座谈会."""
    text = reading.scope.article.sentences[mention.span.sentence].text
    line = _LINE.match(text, first.span.stop, mention.span.stop)
    here = (m for m in reading.mentions if m.kind == "place" and m.entity and m.span.sentence == mention.span.sentence)
    units = (m for m in here if entity_of(m).subtype in ADMINISTRATIVE and m.span.stop <= mention.span.stop)
    return next((m for m in units if line and m.span.start == line.end()), None)


def _whose_term(reading: Reading, mention: Mention) -> list[Holder]:
    """十四届甲县县委第七轮巡察部署会: the body that stands behind its term."""
    text = reading.scope.article.sentences[mention.span.sentence].text
    term = _IN_TERM.match(text, mention.span.start, mention.span.stop)
    if term is None or mention.subtype != "meeting":
        return []
    return [
        Holder(entity_of(a), mention.span, "event.whole-place")
        for a in reading.mentions
        if a.kind == "organisation"
        and a.entity is not None
        and (a.span.sentence, a.span.start) == (mention.span.sentence, term.end())
        and a.span.stop < mention.span.stop
    ][:1]


def _called(reading: Reading, name: str) -> Entity | None:
    """The body of that name that the article mentions."""
    return next((m.entity for m in reading.mentions if m.entity is not None and m.entity.name == name), None)


def _speaks_for(opening: Mention, event: Mention) -> bool:
    """全县 holds what is named after it; of a county by name that is sure of its meetings, not of its festivals."""
    if opening.entity is None:
        return False
    if opening.kind == "organisation":
        return event.subtype == "meeting"
    if opening.kind != "place" or opening.entity.subtype not in ADMINISTRATIVE:
        return False
    return opening.anaphor or event.subtype in ("meeting", "training", "drill")


def _named_after(reading: Reading, mention: Mention) -> list[Holder]:
    """甲镇首届采摘节, 2025年乙县歌会: where nobody else is told, the place that the name opens with."""
    if mention.rule in (
        "event.also",
        "event.joined",
        "event.to-be-held",
        "event.visit",
        "event.signed",
        "event.opened",
        "event.ceremony",
        "event.bout",
    ):
        return []
    if _OF_THE_THING.search(mention.name):
        return []
    text = reading.scope.article.sentences[mention.span.sentence].text
    behind = _NAMED_BEHIND.match(text, mention.span.start, mention.span.stop)
    start = behind.end() if behind else mention.span.start
    inside = [a for a in chained(reading, mention, start) if entity_of(a).subtype in ADMINISTRATIVE[1:]]
    if not inside and (own := _of_level(reading, mention, text)):
        return [Holder(own, mention.span, "event.named-after")]
    if not inside:
        bodies = [
            a for a in agents(reading, mention.span.sentence) if a.span.start == start and a.kind == "organisation"
        ]
        return [
            Holder(entity_of(a), mention.span, "event.named-after") for a in bodies if a.span.stop < mention.span.stop
        ]
    zone = _LEG.search(text, mention.span.start, mention.span.stop)
    legs = [
        a for a in agents(reading, mention.span.sentence) if zone and a.kind == "place" and a.span.stop == zone.start()
    ]
    place = entity_of(legs[0] if legs else inside[-1])
    body = _body_of(reading, place, behind.group("whose") if behind else None)
    return [Holder(body or place, mention.span, "event.named-after")]


_LEVEL_FIRST = re.compile("(?:全|我)?(?P<level>街道|社区|[镇乡村县区市])(?=首届|第[一二三四五六七八九十百\\d]{1,3}届)")


def _of_level(reading: Reading, mention: Mention, text: str) -> Entity | None:
    """街道首届邻里节, 镇第三届采摘节: the unit of that level that the article is about."""
    first = _LEVEL_FIRST.match(text, max(0, mention.span.start - 2)) or _LEVEL_FIRST.match(text, mention.span.start)
    main = reading.scope.main
    if first is None or main is None or not first.end() >= mention.span.start:
        return None
    return main if main.name.endswith(first["level"]) else None


def _body_of(reading: Reading, place: Entity, whose: str | None) -> Entity | None:
    """Of 政协甲县第十届委员会第四次会议 the 甲县政协 that the article names elsewhere."""
    if not whose:
        return None
    name = place.name + ("委" if "共" in whose else "政协")
    return next((m.entity for m in reading.mentions if m.entity is not None and m.entity.name == name), None)


def chained(reading: Reading, mention: Mention, start: int, sites: bool = True) -> list[Mention]:
    """The links of 甲县乙镇 that the name has from `start` on; a first link of two characters may be unknown."""
    inside = [
        m
        for m in reading.mentions
        if m.kind == "place"
        and m.entity is not None
        and m.span.sentence == mention.span.sentence
        and start <= m.span.start < m.span.stop < mention.span.stop
        and (sites or m.entity.subtype in ADMINISTRATIVE)
    ]
    links: list[Mention] = []
    for link in sorted(inside, key=lambda m: (m.span.start, -m.span.stop)):
        if link.span.start == (links[-1].span.stop if links else start) or (not links and link.span.start == start + 2):
            links.append(link)
    return links


def _before_summons(text: str, start: int, stop: int) -> int:
    """Cuts 组织各镇…, 邀请专家…, 举办丙省…活动——: whoever is summoned or stands in the name does not hold."""
    summons = _SUMMONS.search(text, start, stop)
    return summons.start() if summons else stop


# where the words around a name are of another kind: who joins an exhibition does not hold it
_RULES: dict[str, tuple[Callable[[Reading, Mention], list[Holder]], ...]] = {
    "event.visit": (_visiting_body,),
    "event.signed": (_first_party,),
    "event.ceremony": (_said_to_host,),  # what is opened holds nothing
    "event.opened": (_said_to_host,),
    "event.bout": (),
    "event.series": (),
    "event.signed-there": (),  # the parties sign, none of them holds
    "event.also": (),
    "event.of-row": (_said_to_host,),
    "event.visit-deed": (),
    "event.to-be-held": (_said_to_host,),
    "event.joined": (_said_to_host,),
}


def distinct(found: Sequence[Holder]) -> list[Holder]:
    """The first telling of each organiser."""
    seen: dict[str, Holder] = {}
    for holder in found:
        seen.setdefault(holder.entity.key, holder)
    return list(seen.values())
