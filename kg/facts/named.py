"""What an article has named so far, and which of it a pointer or a shortened name means."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, field

from kg.facts.clauses import Clause
from kg.model import Entity, Mention

THINGS = ("initiative", "event")
SITES = ("facility", "scenic", "zone")
BUILT = ("项目", "工程")
EVENT_HEADS = (
    "活动|竞赛|比赛|赛事|大赛|马拉松|联赛|邀请赛|培训班|培训|会议|演练|展会|展览|博览会|交易会|论坛|晚会|演出|文化节|仪式|义诊|宣讲"
    "|讲座|招聘会|运动会|大会|签约|调研|观摩|比武|庙会|节庆|赛|会|节|展"
)
SITE_HEADS = frozenset({"基地", "中心", "大棚", "产业园", "园区", "公园", "广场", "建筑", "餐厅"})
_HELD_FOR = re.compile(
    "训练营|大讲堂|讲习所|直播间|夜校|研学营|夏令营|大篷车|议事会|议事厅"
)  # schemes that are spoken of as bodies
_CAME = re.compile("(?:入驻|进驻|落户|加入|来到|走进|到)")
_ASIDE = re.compile("(?:所在的|毕业于|来自|与|同)$")
_OF_MANY = re.compile("[、和与及]|等|\\d")


#: 走进甲镇的|乙公司: what is told of 这里 is told of it
_WALKED_INTO = re.compile("(?:走[进入]|来到|步入|踏[进入]|探访|走访)了?(?:位于|坐落[于在])?[^，。；：]{0,16}$")


@dataclass
class Named:
    """What has been named so far in the article, in the order of its last naming."""

    things: list[Entity] = field(default_factory=list)  # initiatives, events and sites
    spots: list[Entity] = field(default_factory=list)  # places of all kinds, in the order of their naming
    products: list[Entity] = field(default_factory=list)
    lasting: dict[Entity, None] = field(default_factory=dict)  # bodies, sites and initiatives
    lasting_names: str = ""  # of all of these: most clauses open with no part of any
    places: list[Entity] = field(default_factory=list)  # administrative ones, each as often as named
    people: list[Entity] = field(default_factory=list)  # of this paragraph
    residents: list[Entity] = field(default_factory=list)  # of the article
    here: set[str] = field(default_factory=set)  # keys of the things named in this paragraph
    house: Entity | None = None  # the works, school or home that the text has walked into last
    aside: set[str] = field(default_factory=set)  # keys of the bodies last named as another's partner or home
    bodies_here: set[str] = field(default_factory=set)  # keys of its bodies, sites and initiatives

    def begin_paragraph(self) -> None:
        self.here, self.bodies_here = set(), set()
        self.people = []

    def note(self, mentions: Sequence[Mention], text: str) -> None:
        """Adds what a clause names; 党群服务中心 inside the name of a project is not what is spoken of."""
        stop, around, spot = -1, "", -1
        for mention in sorted(mentions, key=lambda m: (m.span.start, -m.span.stop)):
            entity = mention.entity
            if entity is None or mention.rule == "event.of-row":
                continue  # what is told behind a row of contests is told of the whole festival
            if entity.kind == "product":
                self.products.append(entity)
            elif entity.kind == "person":
                self.people.append(entity)
                if entity.subtype == "resident":
                    self.residents.append(entity)
            elif entity.kind == "place" and entity.subtype not in SITES:
                self.places.append(entity)
            if entity.kind == "organisation" and _WALKED_INTO.search(text, 0, mention.span.start):
                self.house = entity
            if entity.kind == "place" and not mention.anaphor and mention.span.stop > spot:
                self.house = None
                spot = mention.span.stop  # 甲镇 in 甲镇古民居 is no spot of its own
                self.spots.append(entity)
            if entity.kind in ("organisation", "initiative") or entity.subtype in SITES:
                if entity not in self.lasting:
                    self.lasting_names += f"{entity.name}\n"
                self.lasting.pop(entity, None)
                self.lasting[entity] = None
                self.bodies_here.add(entity.key)
                self._set_aside(text, mention, entity)
            is_thing = entity.kind in THINGS or (entity.kind == "place" and entity.subtype in SITES)
            opened = entity.kind == "initiative" or entity.subtype in SITES
            of_event = around == "event" and opened  # the project or site whose opening is told of
            if is_thing and (mention.span.stop > stop or of_event):
                stop, around = max(stop, mention.span.stop), entity.kind
                self.here.add(entity.key)
                if entity in self.things:
                    self.things.remove(entity)
                self.things.append(entity)

    def _set_aside(self, text: str, mention: Mention, entity: Entity) -> None:
        """Notes the hospital of 医生某某所在的甲医院, 与甲医院签约: 医院 alone does not mean it afterwards."""
        if _ASIDE.search(text, max(0, mention.span.start - 4), mention.span.start):
            self.aside.add(entity.key)
        else:
            self.aside.discard(entity.key)

    def pointed(self, head: str) -> Entity | None:
        """What 该项目 or 此次竞赛 points back to: the last thing of that name or, failing that, of that kind."""
        for entity in reversed(self.things):
            if entity.name.endswith(head):
                return entity
        kinds: tuple[str, ...] = ("initiative", "place") if head in SITE_HEADS else ("initiative",)
        kinds = ("event",) if head in EVENT_HEADS.split("|") else kinds
        for entity in reversed(self.things):
            if head == "中心" and entity.key not in self.here:
                continue  # 该中心: no museum of another paragraph
            if entity.kind in kinds and (head not in BUILT or is_built(entity)):
                return entity
        sites = (e for e in reversed(self.things) if e.kind == "place")
        return next(sites, None) if head in BUILT else None  # 双方共建研学营地。该项目…

    def pointed_here(self, head: str) -> Entity | None:
        """The project or works of this paragraph that a bare 项目 or 工程 means; those called so before others."""
        things = [e for e in reversed(self.things) if e.key in self.here]
        named = (e for e in things if e.kind == "initiative" and e.name.endswith(head))
        found = next(named, None) or self.pointed(head)
        return found if found is not None and found.key in self.here else None

    def last(self, kind: str) -> Entity | None:
        return next((entity for entity in reversed(self.things) if entity.kind == kind), None)

    def ending(self, endings: tuple[str, ...]) -> Entity | None:
        """The body, site or initiative last named whose name ends so: 工作室, 产业园."""
        if endings[0] == "学校" and len(endings) > 1 and (school := self.ending(endings[:1])) is not None:
            return school  # rather than the 学院 that it works with
        of_works = tuple(ending + "项目" for ending in endings)  # the park that 产业园项目 builds
        fitting = (entity for entity in reversed(self.lasting) if entity.name.endswith((*endings, *of_works)))
        fitting = (entity for entity in fitting if not entity.name.startswith(("这", "我")))  # words taken for a name
        if "队" in endings:
            fitting = (entity for entity in fitting if not entity.name.endswith(("大队", "支队", "总队", "中队")))
        found = list(fitting)
        return next((entity for entity in found if entity.key not in self.aside), found[0] if found else None)

    def shortened(self, text: str, clause: Clause) -> Entity | None:
        """The body, site or project whose name ends in the words that open the clause: 义警队由…牵头."""
        came = _CAME.match(text, clause.head)  # 入驻服务中心的队伍
        start = came.end() if came else clause.head
        longest = text[start : min(clause.stop, start + 12)]
        shortest = longest[:_SHORTEST]
        if len(shortest) < _SHORTEST or shortest not in self.lasting_names:
            return None
        for entity in reversed(self.lasting):
            if shortest not in entity.name:
                continue
            scheme = entity.kind == "initiative" and entity.subtype not in ("project", "platform", "service")
            if scheme and not _HELD_FOR.match(longest):
                continue
            for length in range(len(longest), _SHORTEST - 1, -1):
                if len(entity.name) > length and entity.name.endswith(longest[:length]):
                    return None if _OF_MANY.match(text, start + length) else entity
        return None

    def spot(self) -> Entity | None:
        """What 这里 means: the site last named or walked into, or the village or town named since."""
        if self.house is not None:
            return self.house
        site, spot = self.last("place"), self.spots[-1] if self.spots else None
        return spot if spot is not None and (site is None or spot.subtype in _DWELT_IN) else site

    def zones(self) -> list[Entity]:
        """The development zones named so far."""
        return [entity for entity in self.lasting if entity.subtype == "zone" or entity.name.endswith("区")]

    def place(self, ending: str) -> Entity | None:
        """The place last named whose name ends so: what 这个山村 means."""
        return next((entity for entity in reversed(self.places) if entity.name.endswith(ending)), None)

    def resident(self) -> Entity | None:
        """The person last named in this paragraph, unless an official or a reporter."""
        person = self.people[-1] if self.people else None
        return person if person is not None and person.subtype == "resident" else None

    def last_resident(self) -> Entity | None:
        """The villager last named in the article."""
        return self.residents[-1] if self.residents else None


_SHORTEST = 3  # characters of a name that stand for all of it
_DWELT_IN = ("village", "community", "township", "zone", "scenic")
_WORKS_NAMES = re.compile(
    r"(?:项目|工程|[园厂线站馆场桥区城院港库坝]|基地|中心|公路|铁路|道路|高速|小区|广场|公园|大楼|隧道|水库|管网|综合体|渠|码头|机组)$"
)


def is_built(entity: Entity) -> bool:
    """Whether 项目 may mean it: a work or a site of works, no campaign that is being learned from."""
    return entity.subtype in ("project", "service", "platform") and bool(_WORKS_NAMES.search(entity.name))
