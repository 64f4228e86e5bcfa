"""Resolves organisations: each mention gets the body with its full name and the place it is of."""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping, Sequence
from dataclasses import replace
from types import MappingProxyType

from kg.entities.organisation_homes import home_of_bare, home_of_level, is_low, needs_home, own_place, place_of
from kg.entities.organisation_joins import joined
from kg.entities.organisation_setting import SMALL, Setting, nameless
from kg.lexicon.bodies import body_subtype, full_name, parted_level, split_level, standard_bodies
from kg.lexicon.body_names import known_bodies
from kg.lexicon.gazetteer import Division, gazetteer
from kg.mentions.scope import Reading, Scope
from kg.model import Entity, Mention, digest

#: A registered name is one body's in the whole country, wherever the text stands.
_REGISTERED = re.compile(
    "(?:有限公司|有限责任公司|大学|总局|出版社|日报|日报社)$|^(?:中国|国家|全国|中华|国际|世界|联合国)"
)


#: A registered name begins with its place, also where a village or a site follows that.
_AS_PRINTED = re.compile("^[一-鿿]{2,4}[市县区旗][一-鿿]+(?:有限公司|有限责任公司)$")
#: A school with a name of its own is called by it without the place before it: 普安小学, but 荣县第一小学.
_SCHOOL = re.compile(
    "^(?!第|实验|中心|希望|初级|高级|民族|附属|职业|外国|特殊|城关|城区)[一-鿿]{2,5}(?:小学|中学|学校|幼儿园|希望小学|中心小学|中心校)$"
)
_OF_OTHERS = re.compile("(?:派[出来驻遣]|选派|捐赠|支援|投放|提供|授予|颁发|组织|推荐|引进|委派)[^，。；：]{0,4}的")
_LEGAL = re.compile("(?:集团|股份|控股)*(?:有限公司|有限责任公司|公司|集团|专业合作社)")
_JOINT = re.compile("[、和及与暨，]?|以及|还有")
#: 中共, 共青团 before the place
_LONGEST_PREFIX = 3


#: So long a name means the same body as a longer one that ends in it.
_TELLING = 6


def body_for(scope: Scope, name: str, place: Entity | None = None, subtype: str = "") -> Entity:
    """The body that `name` means at a place: 市委 at 宜宾市 is 宜宾市委, 党委 at 古州镇 is 古州镇党委.

    Without a place the level word decides: 市 is the page's city, 县 the article's county.
    """
    level, rest = split_level(name)
    home = place or own_place(scope, level)
    full = full_name(rest, home.name) if home else name
    return organisation(full, subtype or body_subtype(rest), home)


def organisation(full: str, subtype: str, place: Entity | None = None) -> Entity:
    """The entity of a full canonical name; bodies of one name in two places are two."""
    home = place.key if place else ""
    return Entity("organisation/" + digest((full, home)), "organisation", subtype, full, home)


def resolve(readings: Sequence[Reading]) -> list[Reading]:
    """The same readings with the entities of organisations filled in; a body that nothing ties down is dropped."""
    contexts = [_Context(reading) for reading in readings]
    own: dict[str, Entity] = {}
    for context in contexts:
        own.update(context.own_names())
    return joined([_resolved(_Context(reading, own)) for reading in readings])


def _resolved(context: _Context) -> Reading:
    reading = context.reading
    mentions = [context.resolve(m) if m.kind == "organisation" else m for m in reading.mentions]
    return replace(reading, mentions=tuple(m for m in mentions if m is not None))


class _Context:
    """One article's mentions in text order, and the bodies resolved so far."""

    def __init__(self, reading: Reading, own: Mapping[str, Entity] = MappingProxyType({})) -> None:
        self.reading = reading
        self.own = own  # parts with names of their own, on the whole page
        self.scope = reading.scope
        self.places = [m for m in reading.mentions if m.kind == "place" and m.entity]
        self.texts = {s.index: s.text for s in reading.scope.article.sentences}
        self.full_names = {m.name for m in reading.mentions if m.kind == "organisation" and "short_name" not in m.rule}
        self.open_names = {self.text(m): m for m in reading.mentions if m.rule in ("open_name", "tagger")}
        self.placed = [m for m in reading.mentions if m.rule == "placed_body"]
        self.place_words = {self.text(p) for p in self.places}
        self.setting = Setting(reading.scope, self.places)
        self.resolved: list[Mention] = []
        self.wholes = _wholes(reading.mentions)
        self.parts = {self.text(m)[w.span.stop - m.span.start :]: m for m, w in self.wholes.items()}
        self.parts |= self._variants()

    def resolve(self, mention: Mention) -> Mention | None:
        entity = self._antecedent(mention.name) if mention.anaphor else self._of(mention)
        if entity is None:
            return None
        done = mention.meaning(entity, entity.subtype)
        self.resolved.append(done)
        return done

    def _of(self, mention: Mention) -> Entity | None:
        """The body; a part that has a name of its own goes by that, with its larger body or without."""
        mention = self.parts.get(self.text(mention), mention)
        if _OF_A_PEOPLE.fullmatch(self.text(mention)):
            return None
        if _VILLAGE_BODY.fullmatch(self.text(mention)):
            return self._of_village(mention)
        if mention not in self.wholes and self.text(mention) in self.own:
            return self.own[self.text(mention)]
        entity = _BY_RULE.get(mention.rule, _Context._open)(self, mention)
        if entity is not None and entity.name.endswith("驻村工作队") and (team := self._team_of(entity)):
            return team
        whole = self.wholes.get(mention)
        part = self.text(mention)[whole.span.stop - mention.span.start :] if whole else ""
        if entity is None or not _OWN_NAME.match(part):
            return entity
        return entity._replace(key="organisation/" + digest((part, entity.place)), name=part)

    def _of_village(self, mention: Mention) -> Entity | None:
        """红白理事会: that of the village or town spoken of; nobody's where none is."""
        home = self._home_in_list(mention) or self.setting.last(mention, lambda place: True)
        if home is None or home.subtype not in SMALL:
            home = self.scope.main
        if home is None or home.subtype not in SMALL:
            return None
        return organisation(full_name(self.text(mention), home.name), mention.subtype, home)

    def _team_of(self, body: Entity) -> Entity | None:
        """县委组织部驻村工作队 is the one 县委组织部驻石门村工作队 of the article."""
        sender = body.name.removesuffix("驻村工作队") + "驻"
        teams = {self._placed(m) for m in self.placed if self.text(m).endswith("工作队")}
        fit = [team for team in teams if team and team.name.startswith(sender) and team.name != body.name]
        return fit[0] if len(fit) == 1 else None

    def _variants(self) -> dict[str, Mention]:
        """郭庄法庭 for the 郭庄人民法庭 that the article names after its court."""
        courts = {part: m for part, m in self.parts.items() if part.endswith("人民法庭")}
        return {part.removesuffix("人民法庭") + "法庭": m for part, m in courts.items()}

    def own_names(self) -> dict[str, Entity]:
        """什字法庭 of 灵台县法院什字法庭, with the body that it is."""
        parts = {part: m for part, m in self.parts.items() if _OWN_NAME.match(part)}
        return {part: body for part, m in parts.items() if (body := self._of(m))}

    def text(self, mention: Mention) -> str:
        span = mention.span
        return self.texts[span.sentence][span.start : span.stop]

    def _before(self, mention: Mention) -> list[Mention]:
        return [p for p in self.places if p.span < mention.span]

    def _place_in(self, mention: Mention) -> Mention | None:
        """The last place that the mention's own words begin with."""
        span, at, found = mention.span, mention.span.start, None
        for place in self.places:
            here = place.span
            if here.sentence != span.sentence or not span.start <= here.start < here.stop < span.stop:
                continue
            if here.start <= max(at, span.start + _LONGEST_PREFIX) and here.stop > at:
                found, at = place, here.stop
        return found

    def _known(self, mention: Mention) -> Entity | None:
        """A short name stands for the full one; with a part after it it is kept as printed (中石化宁波分公司)."""
        text = self.text(mention)
        known = known_bodies().get(text)
        return organisation(known.full if known else text, mention.subtype)

    def _placed(self, mention: Mention) -> Entity | None:
        place = self._place_in(mention)
        if place is None or place.entity is None:
            return self._short_placed(mention) or organisation(self._with_level(mention), mention.subtype)
        rest = self.texts[mention.span.sentence][place.span.stop : mention.span.stop]
        if self.text(place) == place.entity.name[:-1] and _CALLED_SHORT.fullmatch(rest):
            return _as_called(self.text(mention), mention.subtype, place.entity)
        return organisation(self._full(mention, place, place.entity), mention.subtype, place.entity)

    def _with_level(self, mention: Mention) -> str:
        """柳溪县委 of a county that is a district now: with the level word that its short name was read without."""
        words, name = self.text(mention), mention.name
        tail = words[-len(name) - 1 :]
        dropped = tail[:2] + tail[3:] == name or tail[:3] + tail[4:] == name
        return tail if len(tail) > len(name) and dropped and tail[:1] == name[:1] else name

    def _short_placed(self, mention: Mention) -> Entity | None:
        """石门法院 is the 石门县人民法院 of the county that the article is about."""
        words = self.text(mention)
        if _COMMERCIAL.search(words):
            return None
        homes = [p.entity for p in self.places if p.entity and p.entity.subtype in ("province", "city", "county")]
        homes += [place_of(d) for d in self._named_short(words)]
        own = (home for level in ("县", "市", "省", "自治区") if (home := own_place(self.scope, level)))
        for home in dict.fromkeys((*homes, *own)):
            division = gazetteer().get(home.key.removeprefix("place/"))
            if division is not None and words.startswith(division.short):
                rest = words[len(division.short) :]
                if _CALLED_SHORT.fullmatch(rest):
                    return _as_called(words, mention.subtype, home)
                if any(rest[:size] in standard_bodies() for size in range(2, len(rest) + 1)):
                    return organisation(full_name(rest, home.name), mention.subtype, home)
        return None

    def _named_short(self, words: str) -> list[Division]:
        """福安 of 福安法院, where the page's city has one county of that short name, or the country has."""
        for size in (3, 2):
            named = gazetteer().short_named(words[:size], levels=("city", "county"))
            own = [d for d in named if self.scope.city and d.code.startswith(self.scope.city.code[:4])]
            if len(own or named) == 1:
                return own or named
        return []

    def _full(self, mention: Mention, place: Mention, home: Entity) -> str:
        """The full name of what follows the place: 村“两委” after 和平村 is 和平村“两委”."""
        rest = self.texts[mention.span.sentence][place.span.stop : mention.span.stop]
        if rest[:1] == home.name[-1:] and split_level(rest)[0]:
            rest = rest[1:]
        if home.name[-1:] + rest in standard_bodies() and rest not in standard_bodies():
            rest = home.name[-1:] + rest
        return full_name(rest, home.name)

    def _league(self, mention: Mention) -> Entity | None:
        place = self._place_in(mention)
        if place is None or place.entity is None:
            return organisation(mention.name, mention.subtype)
        return organisation(full_name("团委", place.entity.name), mention.subtype, place.entity)

    def _of_anaphor(self, mention: Mention) -> Entity | None:
        inside = [p for p in self.places if p.anaphor and p.span.sentence == mention.span.sentence]
        place = next((p for p in inside if mention.span.start in (p.span.stop - 1, p.span.stop)), None)
        if place is None or place.entity is None:
            return self._level(mention)
        return organisation(self._full(mention, place, place.entity), mention.subtype, place.entity)

    def _level(self, mention: Mention) -> Entity | None:
        level, rest = parted_level(self.text(mention))
        spoken_of = self.setting.last(mention, lambda place: place.name.endswith(level)) if is_low(level) else None
        home = spoken_of or self._home_of_level(level, mention)
        if self.text(mention) in standard_bodies():
            rest = self.text(mention)
        if home is None:
            return None if needs_home(level) else organisation(mention.name, mention.subtype)
        return self._own_firm(mention, home) or organisation(full_name(rest, home.name), mention.subtype, home)

    def _home_of_level(self, level: str, mention: Mention) -> Entity | None:
        span = mention.span
        return home_of_level(self.scope, level, self._before(mention), span.sentence, span.start)

    def _own_firm(self, mention: Mention, home: Entity) -> Entity | None:
        """村合作公司: the village's one firm that the article names."""
        if not _SOME_FIRM.search(self.text(mention)):
            return None
        form = "社" if self.text(mention).endswith("社") else "公司"
        firms = [m for m in self.open_names.values() if home.name in self.text(m) and self.text(m).endswith(form)]
        bodies = {firm for m in firms if (firm := self._open(m))}
        return bodies.pop() if len(bodies) == 1 else None

    def _sitting(self, mention: Mention) -> Entity | None:
        """市十六届人大常委会 is 市人大常委会, whatever its term."""
        place = self._place_in(mention)
        level, rest = parted_level(mention.name)
        home = place.entity if place else self._home_of_level(level, mention)
        if home is None:
            return None if needs_home(level) else organisation(mention.name, mention.subtype)
        if place is not None:
            rest = _TERM.sub("", self.texts[mention.span.sentence][place.span.stop : mention.span.stop])
        return organisation(full_name(rest, home.name), mention.subtype, home)

    def _bare(self, mention: Mention) -> Entity | None:
        if (province := _province_of(mention.name)) is not None:
            return organisation(mention.name, mention.subtype, province)
        named = None if self._home_in_list(mention) else self._named_in_full(mention)
        if named is not None:
            return self._placed(named)
        if _ZONE_BOARD.fullmatch(self.text(mention)):
            zones = (p.entity for p in reversed(self._before(mention)) if p.entity and p.entity.subtype == "zone")
            if zone := next(zones, None):
                return organisation(zone.name + "管委会", mention.subtype, zone)
        home = (
            self._home_in_list(mention)
            or self._home_of_title(mention)
            or self._home_in_chain(mention)
            or home_of_bare(self.scope, mention.name, self.setting.small(mention))
        )
        if home is not None and home.subtype in ("province", "city", "county") and _LOW.search(mention.name):
            return None
        full = full_name(mention.name, home.name) if home else mention.name
        return organisation(full, mention.subtype, home)

    def _home_of_title(self, mention: Mention) -> Entity | None:
        """市委常委、|组织部部长: the department is that of the committee named before."""
        title = _MEMBER_OF.search(self.texts[mention.span.sentence], 0, mention.span.start)
        if title is None or not _DEPARTMENT.match(mention.name):
            return None
        return self._home_of_level(title[1], mention)

    def _home_in_chain(self, mention: Mention) -> Entity | None:
        """甲街道党工委委员、|纪工委书记: the town whose committee the post before names."""
        before = self.resolved[-1] if self.resolved else None
        if before is None or before.entity is None or before.span.sentence != mention.span.sentence:
            return None
        if not _TITLE_BETWEEN.fullmatch(self.texts[mention.span.sentence][before.span.stop : mention.span.start]):
            return None
        home = next((home for home in self._homes() if home.key == before.entity.place), None)
        return home if home is not None and home.subtype == "township" else None

    def _named_in_full(self, mention: Mention) -> Mention | None:
        """The body of that name with its place, named last before this one, else first after it."""
        words = self.text(mention)
        same = [m for m in self.placed if self.text(m).endswith(words)]
        if _ZONE_BOARD.fullmatch(words):
            same = [m for m in self.placed if self.text(m).endswith(("区管委会", "区管理委员会", "园管委会"))]
        before = [m for m in same if m.span < mention.span]
        return before[-1] if before else next(iter(same), None)

    def _listed(self, mention: Mention) -> Entity | None:
        """Shares the place of the body before it in the list."""
        home = self._home_in_list(mention)
        if home is None:
            return self._bare(mention)
        if home.subtype in ("province", "city", "county") and _LOW.search(mention.name):
            before = _PARTY.sub("", self.text(self.resolved[-1]))
            return organisation(before + mention.name, mention.subtype, home)
        return organisation(full_name(mention.name, home.name), mention.subtype, home)

    def _home_in_list(self, mention: Mention) -> Entity | None:
        """The place of the body that stands before this one in the same list: 县公安局、|社区办."""
        before = self.resolved[-1] if self.resolved else None
        if before is None or before.entity is None or before.span.sentence != mention.span.sentence:
            return None
        if not _JOINT.fullmatch(self.texts[mention.span.sentence][before.span.stop : mention.span.start]):
            return None
        return next((home for home in self._homes() if home.key == before.entity.place), None)

    def _homes(self) -> list[Entity]:
        named = [place.entity for place in self.places if place.entity]
        return named + [home for level in ("", "省", "自治区", "市", "县") if (home := own_place(self.scope, level))]

    def _team(self, mention: Mention) -> Entity | None:
        words = self.text(mention)
        quoted = (m for m in self.reading.mentions if m.kind == "organisation" and self.text(m).startswith("“"))
        if whole := next((m for m in quoted if self.text(m).endswith(words) and m.name != mention.name), None):
            return self._quoted(whole)  # 生态义警队 is “乙都”生态义警队
        place = self._place_in(mention)
        if place and place.entity:
            return self._placed(mention)
        short = self.scope.county.short if self.scope.county else ""
        return self._open(mention) if len(short) > 1 and short in words else self._bare(mention)  # 宁波龙游商会

    def _open(self, mention: Mention) -> Entity | None:
        """A name of its own is kept as printed, without the containers before its own place."""
        fuller = self._fuller(self.text(mention))
        if fuller is not None:
            return self._open(fuller)
        if street := self._street(mention):
            return street
        if _COURT.fullmatch(self.text(mention)) and (court := self._short_placed(mention)):
            return court
        place = self._place_in(mention)
        name, home = self.text(mention), None
        if place and place.entity:
            home = place.entity
            led = [p for p in self.places if p.span.sentence == mention.span.sentence]
            if any(p.span.start == mention.span.start for p in led) and not _AS_PRINTED.search(name):
                name = self.texts[mention.span.sentence][place.span.start : mention.span.stop]
            rest = self.texts[mention.span.sentence][place.span.stop : mention.span.stop]
            name = rest if _SCHOOL.search(rest) else name
        elif (levelled := _LEVELLED.match(name)) and (whose := own_place(self.scope, levelled[1])):
            return organisation(full_name(name[1:], whose.name), mention.subtype, whose)
        elif nameless(name):
            if known := next((m.entity for m in reversed(self.resolved) if m.entity and _is_of(m.entity, name)), None):
                return known
            home = self._home_in_list(mention) or self.setting.small(mention)
            name = full_name(name, home.name) if home else name
        if home is None and not _REGISTERED.search(name):
            home = self._tie()
        return organisation(name, mention.subtype, home)

    def _street(self, mention: Mention) -> Entity | None:
        """松洲街党工委 is of 松洲街道, as the south calls it."""
        match = _STREET.fullmatch(self.text(mention))
        county = self.scope.county
        if match is None or county is None:
            return None
        streets = gazetteer().named(match["name"] + "街道", county.code, ("township",))
        if len(streets) != 1:
            return None
        home = place_of(streets[0])
        return organisation(full_name(match["body"], streets[0].name), mention.subtype, home)

    def _of_antecedent(self, mention: Mention) -> Entity | None:
        """分局|刑侦大队 is of the 分局 named before."""
        noun = mention.name[:2]
        whole = self._antecedent(noun)
        if whole is None:
            return None
        name = whole.name + self.text(mention)[len(noun) :]
        return whole._replace(key="organisation/" + digest((name, whole.place)), name=name)

    def _quoted(self, mention: Mention) -> Entity | None:
        return organisation(self.text(mention), mention.subtype, self._tie())

    def _fuller(self, name: str) -> Mention | None:
        """The same name with more before it, or with its legal form after it: 丰园合作社 is 新丰丰园合作社."""
        for other, mention in self.open_names.items():
            longer = len(other) > len(name)
            if longer and other.endswith(name) and other.removesuffix(name) in self.place_words:
                return mention
            if longer and ((len(name) >= _TELLING and other.endswith(name)) or _legal_form(other, name)):
                return mention
        return None

    def _tie(self) -> Entity | None:
        """What keeps bodies of one name apart that name no place: the county of the article, or its city."""
        return own_place(self.scope, "县") or own_place(self.scope, "市")

    def _short(self, mention: Mention) -> Entity | None:
        """The body that another mention of the article names in full, wherever it stands."""
        if mention.name not in self.full_names:
            return None
        home = None if _REGISTERED.search(mention.name) else self._tie()
        known = (m.entity for m in self.resolved if m.name == mention.name)
        return next(known, None) or organisation(mention.name, mention.subtype, home)

    def _antecedent(self, words: str) -> Entity | None:
        """The body named last that 该公司, 该局 can mean."""
        fits = _antecedent_test(words)
        fitting = [m for m in reversed(self.resolved) if m.entity and fits(m.entity)]
        told_of = [m for m in fitting if m.anaphor or not self._is_aside(m)]
        return (told_of or fitting)[0].entity if fitting else None

    def _is_aside(self, mention: Mention) -> bool:
        """市人民医院 in 市人民医院派出的6名医师: says of something else whose it is."""
        return bool(_OF_OTHERS.match(self.texts[mention.span.sentence], mention.span.stop))


def _province_of(name: str) -> Entity | None:
    """新疆 of 新疆甲总站: a name that opens with its province needs no other place."""
    for size in (2, 3):
        found = gazetteer().short_named(name[:size], levels=("province",))
        if len(found) == 1 and len(name) > size + 2:
            return place_of(found[0])
    return None


def _as_called(words: str, subtype: str, home: Entity) -> Entity:
    """甲城日报, 甲城中学: a name of its own with the short place in it; a paper's is one in the whole country."""
    return organisation(words, subtype, None if _REGISTERED.search(words) else home)


def _is_of(body: Entity, name: str) -> bool:
    """Whether the body is that of a village or town, called by what it is: 耿村集体经济合作社, 集体经济合作社."""
    return body.name.endswith(name) and bool(_SMALL_NAME.search(body.name.removesuffix(name)))


_SMALL_NAME = re.compile("(?:村|社区|镇|乡|街道|嘎查|苏木)$")


def _wholes(mentions: Sequence[Mention]) -> dict[Mention, Mention]:
    """Parts with the larger bodies that their printed names begin with."""
    bodies = [m for m in mentions if m.kind == "organisation" and not m.anaphor]
    starts: dict[tuple[int, int], Mention] = {}
    for mention in bodies:
        known = starts.setdefault((mention.span.sentence, mention.span.start), mention)
        if mention.span.stop < known.span.stop:
            starts[mention.span.sentence, mention.span.start] = mention
    firsts = {m: starts[m.span.sentence, m.span.start] for m in bodies}
    return {m: first for m, first in firsts.items() if first is not m}


#: Parts whose names are proper names of their own: 双石派出所, but 荣县公安局治安大队.
_OWN_NAME = re.compile(
    "(?!第?[一二三四五六七八九十])[一-鿿]{2,6}(?:派出所|司法所|税务所|供电所|市场监督管理所|自然资源所|人民法庭|法庭|林场|农场|牧场|茶场)$"
)


def _legal_form(full: str, name: str) -> bool:
    return len(name) >= 4 and full.startswith(name) and bool(_LEGAL.fullmatch(full[len(name) :]))


def _antecedent_test(words: str) -> Callable[[Entity], bool]:
    noun = re.sub("^(?:[该本我]|这家|我们)", "", words)
    if noun in ("公司", "企业", "集团", "厂", "酒店", "农场"):
        return lambda body: body.subtype == "company"
    if noun in ("校", "学校"):
        return lambda body: bool(re.search("(?:学|学校|学院|幼儿园|小)$", body.name))
    if noun in ("部门", "单位", "机构"):
        return lambda body: True
    last = {"社": "社", "合作社": "社"}.get(noun, noun)
    return lambda body: body.name.endswith(last)


#: 省|农科院甲分院, 市|轨道交通集团
_LEVELLED = re.compile("([省市县])(?=[一-鿿]{3})")
_STREET = re.compile("(?P<name>[一-鿿]{2,4})街(?P<body>党工委|办事处|街道办|纪工委|妇联|工会|综治办)")
_MEMBER_OF = re.compile("([省市县区州盟旗])委(?:常委|副书记|委员)、$")
_TITLE_BETWEEN = re.compile("(?:常委|委员|副?书记|副?主任|副?主席|副?部长|副?[镇乡]长)、")
_DEPARTMENT = re.compile("(?:组织|宣传|统战|社会工作)部|政法委|办公室|秘书长|纪委|监委")
_PARTY = re.compile("(?:党工委|党委|党总支|党支部)$")
#: 石门农商银行 and 石门供电局 are called so themselves.
_COMMERCIAL = re.compile("(?:银行|信用社|联社|供电局|供电公司|烟草局|电网|大学|学院|海关|边检站|车站|机场|铁路局)$")
#: Papers and stations, garrisons, schools and police stations too: 石门中学 may be another than 石门县中学.
_CALLED_SHORT = re.compile(
    "(?:日|晚|晨)报社?|报社|电视台|(?:人民)?广播(?:电视|电)台|军分区|警备区|派出所|幼儿园|"
    "海警局|海警支队|海事处|海事局|海关|边检站|边境管理支队|边境管理大队|引航站|"
    "(?:中心|实验|职业|高级|初级)?(?:中学|小学|学校)"
)
#: 石门法院 is printed for 石门县人民法院, whatever rule has found it.
_COURT = re.compile("[一-鿿]{2,4}(?:法院|检察院|公安局|公安|教育局|财政局|民政局|司法局)")
_ZONE_BOARD = re.compile(
    "(?:经开区|高新区|开发区|经济开发区|园区|工业园区?|新区|管理区|示范区|景区)(?:管委会|管理委员会)"
)
#: 彝族|派出所教导员: the people is the officer's, the station is not named.
_OF_A_PEOPLE = re.compile("[一-鿿]{1,4}族(?:派出所|司法所|人民法庭|法庭)")
#: Villages have these, and no county.
_VILLAGE_BODY = re.compile(
    "(?:道德评议|村民议事|居民议事|红白理事|红白喜事理事|禁毒禁赌|乡贤理事|乡贤参事|乡贤议事|村民理事)会|村务监督委员会"
)
#: No county has these.
_LOW = re.compile(
    "^(?:街道)?(?:驻村[一-鿿]{0,4}工作队|连管会|办事处|街道办|党工委|居委会|村委会|党支部|党总支|“?两委”?)$"
)
_SOME_FIRM = re.compile("^(?:村|社区|镇|乡|街道)(?:集体|经济|股份|强村|合作|联合|专业|农民)*(?:公司|合作社|联合社)$")
_TERM = re.compile(r"第?[一二三四五六七八九十百\d]+届")


_BY_RULE: dict[str, Callable[[_Context, Mention], Entity | None]] = {
    "known_name": _Context._known,
    "placed_body": _Context._placed,
    "placed_body_of_anaphor": _Context._of_anaphor,
    "level_body": _Context._level,
    "bare_body": _Context._bare,
    "listed_body": _Context._listed,
    "event.session-body": _Context._sitting,
    "youth_league": _Context._league,
    "quoted_name": _Context._quoted,
    "part_of_anaphor": _Context._of_antecedent,
    "team": _Context._team,
    "short_name": _Context._short,
    "defined_short_name": _Context._short,
}
