"""Where an event takes place: its site, the places of a visit, else the place of whoever holds it."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Iterator, Sequence

from kg.entities.event_agents import agents, chain_start, entity_of
from kg.entities.event_holders import ADMINISTRATIVE, BETWEEN, Holder, chained, holders, lies_in
from kg.facts.event_venues import venues
from kg.mentions.event_visits import VISITED
from kg.mentions.products import stem
from kg.mentions.scope import Reading
from kg.model import Entity, Fact, Mention, Span, Status

_WENT = re.compile("(?:先后|一行|分别|首先|实地)*(?:来到|走进|深入|前往|赴|到|在)[^，。；]{2,60}")
#: told as the article's own matter: where nothing else is said, in its main place
_AT_HOME = (
    "event.held",
    "event.takes-place",
    "event.scene",
    "event.festival",
    "event.together",
    "event.opened",
    "event.ceremony",
    "event.gift",
    "event.listed",
    "event.pointed",
)
_HELD_HERE = re.compile(
    "[^，。；、的]{0,10}?(?:举办|办[了起]|开[了起]|搞[了起]|摆[了起开]|唱[了起]|演[了起]|搭|登台|开场|开播|鸣锣|举行|召开|开展|启动|开启|开幕|开赛|开班|开讲|组织|鸣|上演|举|进行|拉开|落幕|闭幕|揭|收官|开打|开演|落下|降下|圆满|隆重|火热|"
    "开跑|开唱|开战|启幕|开营|开课|决出|收兵|赛罢|登场|亮相|签|开始|展开|打响|审理|开庭|宣判|开工|动工|奠基|破土|竣工|投产|揭牌|挂牌|投用|启用|开[秤踢镰渔园市枪杆拍窖犁考馆席捕采摘镲擂])|，|。|$"
)
#: 在这里开打: where the words before have led
_HERE = re.compile(
    "(?:在|于)(?:这里|此地?|当地|村里|镇上|乡里|该[村镇乡县区]|这个[村镇乡])"
    + _HELD_HERE.pattern.removesuffix("|，|。|$")
)
#: where it is, what it is like between 在 and its name: 在风景秀丽的甲公园, 在位于乙街道的甲公园
_AT = re.compile(
    "(?:在|于|到|赴|深入|前往|走进|地点[设选定]?[在是为]|[开办送搬摆带][到进]了?)"
    "(?:[省市县区镇乡村州]|[左右前后中]旗|(?:位于)?[^，。；：“”、的]{2,14}的|"
    "[^，。；：、的]{2,14}(?:发源地|所在地|举办地|[主分]会场|故乡|之乡)|新[^，。；：“”、的]{1,4}的)?$"
)

#: X赛在甲村开赛，冠军将前往|乙国: where somebody goes afterwards
_GOES_THERE = re.compile("，[^，。；]{0,16}(?:前往|飞赴|奔赴|赴)$")

_NAMED_FOR = ("event.opened", "event.ceremony", "event.instalment", "event.festival", "event.listed")

_Site = tuple[Entity, Span]
_Rule = Callable[[Reading, Mention], Iterable[_Site]]


def located(
    reading: Reading, event: Entity, mentions: Sequence[Mention], held: Sequence[Holder], status: Status
) -> Iterator[Fact]:
    """The places of the first rule that knows any; a row of contests is not where its last one is."""
    apart = dict(venues(reading, mentions))
    for place, span in apart.items():
        yield Fact(event, "located_in", place, (span,), "event.venue", 0.75, status=status)
    if len(apart) > 1:
        return
    row = all(m.rule == "event.series" for m in mentions if not m.anaphor)
    for rule, find, sure in _RULES[2:] if row else _RULES:
        places = find(reading, mentions, held)
        for place, span in places:
            yield Fact(event, "located_in", place, (span,), rule, sure, status=status)
        if places:
            return


def _first(reading: Reading, mentions: Sequence[Mention], *rules: _Rule) -> list[_Site]:
    """What the first rule finds at the first mention where it finds anything."""
    return next((found for rule in rules for m in mentions if (found := list(rule(reading, m)))), [])


def _on_the_way(reading: Reading, mentions: Sequence[Mention], _: Sequence[Holder]) -> list[_Site]:
    first, behind = _first(reading, mentions, _visited), _first(reading, mentions, _round)
    known = {place for place, _ in first}
    return [*first, *((place, span) for place, span in behind if place not in known)]


def _on_site(reading: Reading, mentions: Sequence[Mention], _: Sequence[Holder]) -> list[_Site]:
    named = [m for m in mentions if not m.anaphor]
    pointing = [m for m in mentions if m.anaphor]
    first = (_first(reading, named, sites, _here) or _first(reading, pointing, sites))[:1]
    if not first:
        return []
    told = (site for m in named for site in sites(reading, m))
    inner = next((site for site in told if lies_in(reading, site[0], first[0][0])), None)
    return [inner] if inner else first  # 走进甲镇 in the headline, 走进甲镇乙村 in the report


def _at_body(reading: Reading, mentions: Sequence[Mention], _: Sequence[Holder]) -> list[_Site]:
    """在县文联召开, 在甲中学举行: the place of the body in whose house it is held."""
    for mention in (m for m in mentions if not m.anaphor):
        index = mention.span.sentence
        text = reading.scope.article.sentences[index].text
        for house in agents(reading, index):
            inside = mention.span.start <= house.span.start < mention.span.stop
            housed = house.kind == "organisation" and house.entity is not None and not inside
            if housed and _AT.search(text[: chain_start(reading, house)]) and _HELD_HERE.match(text, house.span.stop):
                place = _place_of(reading, entity_of(house))
                if place is not None:
                    return [(place, Span(index, mention.span.start, house.span.stop))]
    return []


def _here(reading: Reading, mention: Mention) -> list[_Site]:
    """杏花村的球场上喊成一片。X初赛在这里开打: the last place told before."""
    index = mention.span.sentence
    text = reading.scope.article.sentences[index].text
    here = _HERE.search(text, mention.span.stop)
    if here is None or mention.anaphor:
        return []
    before = [
        m
        for m in reading.mentions
        if m.kind == "place"
        and m.entity is not None
        and not m.anaphor
        and index - 2 <= m.span.sentence <= index
        and (m.span.sentence, m.span.stop) <= (index, mention.span.start)
    ]
    last = max(before, key=lambda m: m.span, default=None)
    return [(last.entity, Span(index, mention.span.start, here.end()))] if last and last.entity else []


_LED_TO = re.compile("(?:在|来到|走进|深入|前往|赶到|赴|到)[省市县区镇乡村州]?$")


def _set_in(reading: Reading, mentions: Sequence[Mention], _: Sequence[Holder]) -> list[_Site]:
    """在甲村文化广场，乙局…举办X; 走进丙社区，…X: where the sentence is set before it comes to the event."""
    for mention in mentions:
        index = mention.span.sentence
        text = reading.scope.article.sentences[index].text
        led = [
            a
            for a in agents(reading, index)
            if a.kind == "place"
            and a.entity is not None
            and a.span.stop <= mention.span.start
            and a.entity.subtype in _SMALL
            and _LED_TO.search(text[: chain_start(reading, a)])
        ]
        if led and led[-1].entity is not None:
            return [(led[-1].entity, Span(index, led[-1].span.start, mention.span.stop))]
    return []


_SMALL = ("township", "village", "community", "facility", "zone", "compound", "scenic")


def _of_holder(reading: Reading, mentions: Sequence[Mention], held: Sequence[Holder]) -> list[_Site]:
    sited = ((_place_of(reading, h.entity), h.span) for h in held if h.rule != BETWEEN)
    home = next(((place, span) for place, span in sited if place is not None), None)
    if home is None:
        return []
    told = [h for m in mentions if not m.anaphor for h in holders(reading, m) if h.entity.kind == "place"]
    inner = next((h for h in told if lies_in(reading, h.entity, home[0])), None)
    return [(inner.entity, inner.span)] if inner else [home]  # 乙县办花炮节, in the report 乙县丁镇戊村办


def _in_name(reading: Reading, mentions: Sequence[Mention], _: Sequence[Holder]) -> list[_Site]:
    """甲县乙警务站揭牌启用: the place that the name of what is opened begins with."""
    told = [m for m in mentions if m.rule in _NAMED_FOR]
    for mention in told:
        own = mention.rule in ("event.festival", "event.listed")
        links = [a for a in chained(reading, mention, mention.span.start, own) if a.entity]
        inside = [a.entity for a in links if a.entity and (own or a.entity.subtype in ADMINISTRATIVE)]
        if inside:
            return [(inside[-1], mention.span)]
    return _by_stem(reading, [m for m in mentions if not m.anaphor])


def _by_stem(reading: Reading, mentions: Sequence[Mention]) -> list[_Site]:
    """柳河庙会, 石门桥歌节: the smallest place of the article whose short name the event bears."""
    places = {m.entity for m in reading.mentions if m.kind == "place" and m.entity is not None}
    units = sorted((p for p in places if p.subtype in _SHORT), key=lambda p: (-len(p.key), p.key))
    for mention in mentions:
        whole = any(mention.name.startswith(p.name) for p in units)  # 集贤里街道邻里节 is no feast of 集贤县
        own = None if whole else next((p for p in units if _bears(mention.name, stem(p.name))), None)
        links = chained(reading, mention, mention.span.start, False) if own is not None else []
        if own is not None:  # of 甲县乙镇梨花节 the last link
            return [(links[-1].entity if len(links) > 1 and links[-1].entity else own, mention.span)]
    return []


def _bears(event: str, short: str) -> bool:
    """Whether an event is called by the short name: 柳河庙会, not 柳河区教育局座谈会."""
    return (
        bool(short)
        and event.startswith(short)
        and event[len(short) : len(short) + 1] not in tuple("省市县区镇乡村街旗州")
        and (event.endswith(_FEAST))
    )


_FEAST = ("节", "庙会", "歌会", "花会", "灯会", "山会", "集", "赛", "聚", "社戏")
_SHORT = ("county", "township", "village", "community")


def _at_home(reading: Reading, mentions: Sequence[Mention], held: Sequence[Holder]) -> list[_Site]:
    """The article's main place, for what is told as its own matter."""
    if any(h.rule == BETWEEN for h in held):
        return []
    main = reading.scope.main
    told = main is not None and main.kind == "place" and any(m.entity == main for m in reading.mentions)
    return [(main, mentions[0].span)] if main is not None and told and mentions[0].rule in _AT_HOME else []


def _visited(reading: Reading, mention: Mention) -> list[_Site]:
    """赴甲镇、乙镇调研: every place between the visitor and what is done there."""
    if mention.rule != "event.visit":
        return []
    text = reading.scope.article.sentences[mention.span.sentence].text
    way = VISITED.search(text, mention.span.start, mention.span.stop)
    if way:
        return _between(reading, mention.span.sentence, *way.span()) or _of_body(
            reading, mention.span.sentence, *way.span()
        )
    return _first_row(reading, mention)


def _first_row(reading: Reading, mention: Mention) -> list[_Site]:
    """Of the places in a visit's words the first and those listed with it: 对甲镇、乙乡污染防治工作督导检查."""
    index, inside = mention.span.sentence, mention.span
    text = reading.scope.article.sentences[index].text
    row: list[Mention] = []
    for place in agents(reading, index):
        if place.kind != "place" or not inside.start < place.span.start < place.span.stop <= inside.stop:
            continue
        if row and text[row[-1].span.stop : place.span.start] not in ("、", "和", "及"):
            break
        row.append(place)
    return [(entity_of(p), Span(index, inside.start, max(inside.stop, p.span.stop))) for p in row]


def _round(reading: Reading, mention: Mention) -> list[_Site]:
    """一行先后来到甲镇、乙村: where the sentences behind the visit lead, when it names no place itself."""
    if mention.rule != "event.visit":
        return []
    sentences, found = reading.scope.article.sentences, list[_Site]()
    for sentence in sentences[mention.span.sentence + 1 : mention.span.sentence + 4]:
        way = _WENT.search(sentence.text) if sentence.role == "body" else None
        if way:
            found += _between(reading, sentence.index, *way.span())
            for further in _FURTHER.finditer(sentence.text, way.end()):
                found += _between(reading, sentence.index, *further.span())
    return found


#: 到甲县考察，|先后来到乙景区、丙小镇
_FURTHER = re.compile("(?:先后|一行|分别|依次|随后|首先|实地)+(?:来到|走进|深入|前往|到|在)[^，。；]{2,60}")


def _of_body(reading: Reading, index: int, start: int, stop: int) -> list[_Site]:
    """The town of 甲镇敬老院: where a body is visited that its place opens the name of."""
    inside = [
        m
        for m in reading.mentions
        if m.kind == "place"
        and m.entity is not None
        and m.span.sentence == index
        and start < m.span.start
        and m.span.stop <= stop
    ]
    last = max(inside, key=lambda m: m.span, default=None)
    return [(last.entity, Span(index, start, stop))] if last and last.entity else []


def _between(reading: Reading, index: int, start: int, stop: int) -> list[_Site]:
    return [
        (place.entity, Span(index, start, max(stop, place.span.stop)))
        for place in agents(reading, index)
        if place.kind == "place" and place.entity and start < place.span.start and place.span.stop <= stop
    ]


def sites(reading: Reading, mention: Mention) -> Iterator[_Site]:
    """在船山区党群服务中心举办X: the place behind 在 that the holding follows."""
    sentence = mention.span.sentence
    text = reading.scope.article.sentences[sentence].text
    here = agents(reading, sentence)
    for agent in here:
        start = chain_start(reading, agent)
        if agent.kind != "place" or not _AT.search(text[:start]) or not _HELD_HERE.match(text, agent.span.stop):
            continue
        if start > mention.span.stop and _GOES_THERE.search(text, mention.span.stop, start):
            continue
        span = Span(sentence, min(start - 1, mention.span.start), max(agent.span.stop, mention.span.stop))
        inside = mention.span.start <= start < mention.span.stop and mention.rule not in ("event.told", "event.opened")
        if agent.entity is not None and not inside:  # 把一起纠纷搬到甲村审理
            yield _ashore(reading, agent, agent.entity), span


def _ashore(reading: Reading, agent: Mention, site: Entity) -> Entity:
    """The town of 甲镇乙江畔: a river or hill is where its place is."""
    if site.subtype != "natural":
        return site
    before = (m for m in reading.mentions if m.kind == "place" and m.span.sentence == agent.span.sentence)
    return next((m.entity for m in before if m.span.stop == agent.span.start and m.entity is not None), site)


def _place_of(reading: Reading, holder: Entity) -> Entity | None:
    if holder.kind == "place":
        return holder
    if holder.subtype in ("company", "media"):
        return None
    return next((m.entity for m in reading.mentions if m.entity is not None and m.entity.key == holder.place), None)


_Finder = Callable[[Reading, Sequence[Mention], Sequence[Holder]], list[_Site]]
_RULES: tuple[tuple[str, _Finder, float], ...] = (
    ("event.visited", _on_the_way, 0.8),
    ("event.site", _on_site, 0.85),
    ("event.at-body", _at_body, 0.7),
    ("event.in-name", _in_name, 0.7),
    ("event.set-in", _set_in, 0.65),
    ("event.of-holder", _of_holder, 0.7),
    ("event.at-home", _at_home, 0.6),
)
