"""Which body a post belongs to: one printed before the title or earlier, or the place that its level means."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Sequence
from dataclasses import replace

from kg.entities.organisation_homes import home_of_level, own_place, place_of
from kg.entities.organisations import body_for, organisation
from kg.entities.post_careers import careers
from kg.entities.post_chains import Body, Held, goes_on, named_again, span, tenure
from kg.entities.post_signs import (
    BRANCHES,
    COMMITTEE,
    FAMILY,
    GAP,
    INNER_COURT,
    LAST_WORD,
    LEVEL_OF,
    OF_BODY,
    OF_COURT,
    SECTION,
    STATE,
    TOWN_OFFICES,
    UNIT,
    WIDE,
    bare,
    committee,
    is_branch,
    is_government,
)
from kg.entities.post_units import heads_region, inner_unit
from kg.entities.post_villages import OF_THE_VILLAGE, above_of, is_sender, of_group, village_told_of
from kg.lexicon.bodies import LEVEL_WORDS, body_subtype, standard_bodies
from kg.lexicon.gazetteer import gazetteer
from kg.mentions.posts import Post, Title, find_posts
from kg.mentions.scope import Reading
from kg.model import Entity, Mention

#: Committees of the offices of a body.
_OF_OFFICES = ("机关党委", "机关纪委", "机关党组")
_FIRMS, _SCHOOLS = ("公司", "集团"), ("学校", "小学", "中学", "学院")


class PostBodies:
    """Finds the posts of an article whose places and organisations are resolved."""

    def __init__(self, reading: Reading) -> None:
        self._scope = reading.scope
        self._careers = careers(reading)
        self._mentions: dict[int, list[Mention]] = defaultdict(list)
        self._heads: dict[str, tuple[int, Body]] = {}  # the last body of each kind of title, and its sentence
        self._before: list[Mention] = []  # places and organisations in text order
        for mention in sorted(reading.mentions, key=lambda m: m.span):
            if mention.kind in ("person", "place", "organisation"):
                self._mentions[mention.span.sentence].append(mention)
            if mention.kind in ("place", "organisation") and mention.entity is not None:
                self._before.append(mention)

    def held(self) -> list[Held]:
        """Every post of the article that has a body."""
        told = {m.span.sentence for here in self._mentions.values() for m in here if m.kind == "person"}
        told.update(self._careers)
        sentences = [s for s in self._scope.article.sentences if s.index in told]
        return [held for sentence in sentences for held in self._of(sentence.index, sentence.text)]

    def _of(self, index: int, text: str) -> list[Held]:
        """The posts of a sentence in which people stand."""
        told = [self._careers[index]] if index in self._careers else []
        people = told + [m for m in self._mentions[index] if m.kind == "person"]
        names = [(m.span.start, m.span.stop) for m in self._mentions[index] if m.kind != "person"]
        posts = find_posts(text, [(m.span.start, m.span.stop) for m in people], names)
        known: dict[Title, Body | None] = {}
        held: list[Held] = []
        for post in sorted(posts, key=lambda p: (p.title.start, p.person)):
            chain = [body for earlier in post.chain if (body := known.get(earlier))]
            if not chain and held and goes_on(text, held[-1], post, self._bare_words(index)):
                chain = [held[-1].body]
            if post.title not in known:
                shown = self._before_name(index, text, post, people[post.person])
                known[post.title] = shown or self._body(index, text, post.title, chain)
            body, person = known[post.title] or self._like(index, text, post.title), people[post.person]
            known[post.title] = body
            if body is not None:
                self._heads[post.title.head] = index, body
                post = replace(post, tenure=post.tenure or tenure(text, post, body))
                held.append(Held(person, post, body, span(index, person, post, body)))
        return held

    def _before_name(self, index: int, text: str, post: Post, person: Mention) -> Body | None:
        """县教育局|王小明局长: of a title after the name the body is printed before the name."""
        if post.rule != "title after name" or post.title.inner:
            return None
        at = person.span.start
        if not any(m.span.stop == at for m in self._mentions[index] if m.kind != "person"):
            return None
        return self._body(index, text, replace(post.title, start=at), ())

    def _bare_words(self, index: int) -> frozenset[tuple[int, int]]:
        """Where bodies of the sentence stand that are printed without a place: 交警大队 before its 大队长."""
        here = (m for m in self._mentions[index] if m.kind == "organisation" and m.name in standard_bodies())
        return frozenset((m.span.start, m.span.stop) for m in here)

    def _like(self, index: int, text: str, title: Title) -> Body | None:
        """副主任 after the 主任 of a body: of the same body."""
        sentence, body = self._heads.get(title.head, (-9, None))
        if body is None or title.body != "office" or title.inner or index - sentence > 1:
            return None
        if _heads_what_is_quoted(text, title) or not bare(text, title):
            return None
        return Body(body.entity, body.base, confidence=0.75)

    def _body(self, index: int, text: str, title: Title, chain: Sequence[Body]) -> Body | None:
        body = self._seat(index, text, title, chain)
        if body is None or "党组" not in title.printed or body.entity.name.endswith(("党组", "委")):
            return body
        return replace(self._committee_of(body.entity, "党组", body.start), confidence=body.confidence)

    def _seat(self, index: int, text: str, title: Title, chain: Sequence[Body]) -> Body | None:
        kinds = {"place": self._of_place, "village": self._of_village, "place_or_party": self._sent_to}
        find = self._of_place if heads_region(text, title, chain) else kinds.get(title.body)
        if find is not None and not (title.inner and title.body == "place_or_party"):
            return find(index, title, chain)
        printed = self._printed(index, text, title, chain)
        if printed is not None:
            return printed
        if title.inner:
            return self._inner(index, title, chain)
        if told := self._contracted(index, text, title, chain):
            return told
        if title.body == "party":
            return self._party(index, title, chain)
        if again := named_again(text, title, chain):
            return again
        if court := self._inner_court(text, title, chain):
            return court
        if unit := inner_unit(text, title, chain, self._mentions[index], self._place):
            return unit
        if not bare(text, title):
            return self._by_last_word(index, text, title)
        if _heads_what_is_quoted(text, title):
            return self._quoted(index, title)
        return self._inherited(title, chain) or (self._spoken_of(index, title) if title.body == "office" else None)

    # --- printed bodies ----------------------------------------------------------------------

    def _ending(self, index: int, kind: str, stops: Sequence[int]) -> Mention | None:
        """The longest resolved mention that ends at one of the places, the first of them first."""
        for stop in stops:
            fits = [m for m in self._mentions[index] if m.kind == kind and m.span.stop == stop and m.entity]
            if fits:
                return min(fits, key=lambda m: m.span.start)
        return None

    def _printed(self, index: int, text: str, title: Title, chain: Sequence[Body]) -> Body | None:
        """省自然资源厅 | 副厅长; 县委 | 副书记; 县委宣传部 | 长; 石门镇党委 | 书记."""
        inner = title.start + len(title.inner)
        contracted = title.stop - 1 if text[title.stop - 1] == "长" else -1
        stops = [inner, contracted, title.start, title.start - 1 if text[title.start - 1 : title.start] == "的" else -1]
        if text[title.start - 1 : title.start] == "）" and title.body != "party":  # 县委党校（县行政学校）|校长
            stops.insert(0, text.rfind("（", 0, title.start))
        mention = self._ending(index, "organisation", stops)
        if mention is None or mention.entity is None:
            found = self._beneath(index, text, title) or of_group(self._mentions[index], text, title)
            return found or self._of_site(index, title) or self._of_villagers(index, title, chain)
        if (section := self._section(index, text, mention, title)) is not None:
            return section
        entity = mention.entity
        relative = mention.rule == "level_body" and text[mention.span.start : inner] == title.inner
        if relative and chain and chain[-1].entity.name.endswith(title.inner):
            return Body(chain[-1].entity, chain[-1].base)  # 柳溪县委副书记，|县委书记
        if chain and mention.name in standard_bodies() and (home := self._home(chain)) is not None:
            entity = self._part_of(chain[-1], mention.name) or body_for(self._scope, mention.name, home)
        if mention.rule == "bare_body" and is_branch(text[mention.span.start : inner], self._place(entity.place)):
            return None
        base = self._base(mention, text)
        if title.inner and mention.span.stop == title.start and not STATE.search(entity.name):
            return replace(self._committee_of(entity, title.inner, mention.span.start), base=entity)
        return Body(entity, base, mention.span.start)

    def _part_of(self, before: Body, name: str) -> Entity | None:
        """交警大队 after the 政委 of a county's 公安局 is that bureau's."""
        bureau = before.base
        if bureau is None or not bureau.name.endswith(("公安局", "公安分局")) or not name.endswith(("队", "派出所")):
            return None
        return organisation(bureau.name + name, bureau.subtype, self._place(bureau.place))

    def _section(self, index: int, text: str, mention: Mention, title: Title) -> Body | None:
        """市税务局纳税服务股|股长: who heads a section is an officer of the bureau, by the section's name."""
        if not title.head.startswith(("科长", "股长")) or mention.span.stop != title.start:
            return None
        start = mention.span.start
        here = [m for m in self._mentions[index] if m.kind == "organisation" and m.span.start == start and m.entity]
        bureau = min(here, key=lambda m: m.span.stop)
        if bureau.span.stop == mention.span.stop or bureau.entity is None:
            return None
        return Body(bureau.entity, bureau.entity, start, 0.8, text[bureau.span.stop : mention.span.stop])

    def _beneath(self, index: int, text: str, title: Title) -> Body | None:
        """A part of a body (市监局食品安全科 | 科长), or a body with the field between (农业大学畜牧学 | 教授)."""
        if title.inner:
            return None
        before = [m for m in self._mentions[index] if m.kind == "organisation" and m.entity and not m.anaphor]
        near = [m for m in before if 0 < title.start - m.span.stop <= 12]
        mention = max(near, key=lambda m: m.span.stop, default=None)
        if mention is None or mention.entity is None:
            return None
        gap = text[mention.span.stop : title.start]
        if not GAP.fullmatch(gap) or any(m.span.start == mention.span.stop for m in self._mentions[index]):
            return None
        body, start = mention.entity, mention.span.start
        if SECTION.search(gap):
            return Body(body, body, start, 0.8, gap)
        if UNIT.search(gap) and title.holder != "expert":
            part = organisation(body.name + gap, body.subtype, self._place(body.place))
            return Body(part, part, start, 0.8)
        return Body(body, body, start, 0.8, gap if len(gap) <= 5 else "") if title.holder != "official" else None

    def _of_site(self, index: int, title: Title) -> Body | None:
        """容县文化馆|馆长, where the hall is taken for a place."""
        site = None if title.inner or title.body != "office" else self._ending(index, "place", [title.start])
        if site is None or site.entity is None or site.entity.subtype not in ("facility", "scenic"):
            return None
        return Body(site.entity, site.entity, site.span.start, 0.8)

    def _of_villagers(self, index: int, title: Title, chain: Sequence[Body]) -> Body | None:
        """该村|副主任, 甲村党支部书记、|主任: who heads a village but not its branch heads its committee."""
        if title.inner or title.head != "主任" or title.printed.strip("副") != "主任":
            return None
        place = self._ending(index, "place", [title.start])
        branch = chain[-1].entity if chain and chain[-1].entity.subtype == "party" else None
        home = place.entity if place else self._place(branch.place) if branch else None
        if home is None or home.subtype not in ("village", "community"):
            return None
        start = place.span.start if place else -1
        return Body(body_for(self._scope, committee(home), home), home, start, 0.8)

    def _base(self, mention: Mention, text: str) -> Entity | None:
        """Whose committee it is: 教育局 of 教育局党组, nothing for 县委."""
        words, entity = text[mention.span.start : mention.span.stop], mention.entity
        short = OF_BODY.sub("", words)
        if entity is None or short == words or len(short) < 3 or short.endswith(LEVEL_WORDS):
            return None if COMMITTEE.search(words) else entity
        start, stop = mention.span.start, mention.span.start + len(short)
        whole = self._ending(mention.span.sentence, "organisation", [stop])
        if whole is not None and whole.span.start == start:
            return whole.entity
        name = OF_BODY.sub("", entity.name)
        return organisation(name, body_subtype(name), self._place(entity.place))

    def _inner_court(self, text: str, title: Title, chain: Sequence[Body]) -> Body | None:
        """法院审判委员会委员、立案庭|庭长: a part of the court whose officers the chain tells of."""
        inner = INNER_COURT.search(text, max(0, title.start - 8), title.start)
        if inner is None or title.head != "庭长":
            return None
        court = next((b.entity for b in reversed(chain) if OF_COURT.search(b.entity.name)), None)
        if court is None:
            return None
        whole, home = OF_COURT.sub("法院", court.name), self._place(court.place)
        base = organisation(whole, "government", home)
        return Body(organisation(whole + inner[1], "government", home), base, inner.start(1), 0.8)

    # --- bodies that the title itself names ---------------------------------------------------

    def _inner(self, index: int, title: Title, chain: Sequence[Body]) -> Body | None:
        """市委 of 市委常委, 党委 after 石门镇, 人大 after 镇党委副书记、."""
        before = self._ending(index, "organisation", [title.start])
        if before is not None and before.entity is not None:
            return self._committee_of(before.entity, title.inner, before.span.start)
        level = next((word for word in LEVEL_WORDS if title.inner.startswith(word)), "")
        if title.inner == "地委":
            return self._of_prefecture(index, title, chain)
        if chain and (told := self._beside(title, chain[-1].entity)):
            return told
        place = self._ending(index, "place", [title.start, title.start + len(level)])
        home = place.entity if place and place.entity else None
        if home is None and level and chain and chain[-1].entity.name.endswith(title.inner):
            return Body(chain[-1].entity, chain[-1].base)  # 柳溪县委副书记，县委书记
        if home is None and level:
            home = self._level(index, level, chain)
        elif home is None:
            base = chain[-1].base if chain else None
            of_offices = title.inner.startswith("机关")  # 县人大常委会副主任、机关党组书记
            if base is not None and base.kind == "organisation" and (of_offices or not STATE.search(base.name)):
                return self._committee_of(base, title.inner)
            home = self._home(chain)
        if is_branch(title.inner, home) or home is None or title.inner in BRANCHES:
            if level:
                return None
            return (
                self._branch_before(index, title)
                or self._branch_of(index, title, home)
                or self._branch_of(index, title, self._village_before(index, title))
            )
        rest = title.inner.removeprefix(level)
        rest = rest if home and rest in standard_bodies() else title.inner
        return Body(body_for(self._scope, rest, home), home, place.span.start if place else title.start)

    def _contracted(self, index: int, text: str, title: Title, chain: Sequence[Body]) -> Body | None:
        """副县长、公安局长: a bureau whose last word is the first of the title, among the posts of a county."""
        if not chain or title.prefix or title.head not in ("局长", "部长", "厅长"):
            return None
        start = max(text.rfind(mark, 0, title.start) for mark in "、，兼和") + 1
        name = text[start : title.start] + title.head[0]
        home = self._home(chain)
        if len(name) < 3 or name not in standard_bodies() or home is None or home.subtype not in WIDE:
            return None
        return Body(body_for(self._scope, name, home), home, start, 0.9)

    def _beside(self, title: Title, before: Entity) -> Body | None:
        """甲党工委书记、|办事处主任 of a district that no list has; 共青团甲县委书记、|党组书记 of the league."""
        if title.inner in ("办事处", "管委会") and before.name.endswith("党工委"):
            district, home = before.name.removesuffix("党工委"), self._place(before.place)
            office = organisation(district + title.inner, "government", home)
            return Body(office, office, confidence=0.8) if home is None or home.name != district else None
        if title.inner == "党组" and before.name.startswith("共青团"):
            return self._committee_of(before, title.inner)
        return None

    def _of_prefecture(self, index: int, title: Title, chain: Sequence[Body]) -> Body | None:
        """地委 in 地委副书记: the committee of the 地区 that the page means."""
        place = self._ending(index, "place", [title.start, title.start + 1])
        home = place.entity if place and place.entity else self._level(index, "地区", chain)
        if home is None or not home.name.endswith("地区"):
            return None
        return Body(body_for(self._scope, "委", home), home, place.span.start if place else title.start)

    def _branch_before(self, index: int, title: Title) -> Body | None:
        """党支部 in 成立合作社党支部，推选他担任党支部书记: the one named before it."""
        for mention in reversed(self._before):
            earlier = mention.span.stop <= title.start or mention.span.sentence < index
            if mention.kind != "organisation" or not mention.entity or not earlier:
                continue
            if mention.span.sentence < index - 1:
                return None
            if mention.span.sentence <= index and mention.entity.name.endswith(title.inner):
                return Body(mention.entity, mention.entity, confidence=0.7)
        return None

    def _village_before(self, index: int, title: Title) -> Entity | None:
        """The village that the same sentence or the one before it has named last; for a bare 支部书记."""
        if title.inner not in BRANCHES:
            return None
        for mention in reversed(self._before):
            earlier = mention.span.stop <= title.start or mention.span.sentence < index
            if mention.kind == "place" and earlier and index - 1 <= mention.span.sentence <= index:
                return mention.entity if mention.entity and mention.entity.subtype in ("village", "community") else None
        return None

    def _branch_of(self, index: int, title: Title, home: Entity | None) -> Body | None:
        if home is None or is_branch(title.inner, home):
            return None
        return Body(body_for(self._scope, title.inner, home), home, title.start)

    def _committee_of(self, body: Entity, inner: str, start: int = -1) -> Body:
        """党委 after a hospital, a bureau or a company is the committee of it."""
        if inner not in ("党委", "党组", "党总支", "党支部", *_OF_OFFICES, "纪委", "工会", "团委", "妇联"):
            return Body(body, body, start)
        subtype = "mass" if inner in ("工会", "团委", "妇联") else "party"
        return Body(organisation(body.name + inner, subtype, self._place(body.place)), body, start)

    def _party(self, index: int, title: Title, chain: Sequence[Body]) -> Body | None:
        """书记 of a place (石门镇书记), or of the committee named before it in the chain."""
        place = self._ending(index, "place", [title.start])
        if place is not None and place.entity is not None and place.entity.subtype in WIDE:
            body = {"village": "党支部", "community": "党委", "township": "党委"}.get(place.entity.subtype, "委")
            return Body(body_for(self._scope, body, place.entity), place.entity, place.span.start, 0.8)
        committee = next((b for b in reversed(chain) if b.entity.subtype == "party"), None)
        return Body(committee.entity, committee.base) if committee else None

    # --- places --------------------------------------------------------------------------------

    def _of_place(self, index: int, title: Title, chain: Sequence[Body]) -> Body | None:
        """县长: the county printed before it, else the one of the chain, else the one the page means."""
        level = LEVEL_OF.get(title.head, title.head[:1])
        seat = self._ending(index, "organisation", [title.start + len(title.inner)]) if title.inner else None
        if seat is not None and seat.entity is not None and is_government(seat.entity, title):
            return Body(seat.entity, self._place(seat.entity.place), seat.span.start)
        place = self._ending(index, "place", [title.start, title.start + 1])
        if place is not None and place.entity is not None and place.entity.subtype in WIDE:
            return Body(place.entity, place.entity, place.span.start)
        body = self._ending(index, "organisation", [title.start])
        if body is not None and body.entity is not None:
            return Body(body.entity, body.entity, body.span.start)
        home = self._level(index, level, chain)
        return Body(home, home, confidence=0.9) if home else None

    def _of_village(self, index: int, title: Title, chain: Sequence[Body]) -> Body | None:
        """村主任: the village's committee; 村支书, 村医: the village itself, of which they are said."""
        place = self._ending(index, "place", [title.start, title.start + 1, title.start + 2])
        home = place.entity if place else self._level(index, "社区" if "社区" in title.head else "村", chain)
        if home is None:
            return None
        if title.head.endswith(OF_THE_VILLAGE):
            return Body(home, home, place.span.start if place else -1, 0.8)
        party = "书" in title.head
        body = ("党委" if home.subtype == "community" else "党支部") if party else committee(home)
        return Body(body_for(self._scope, body, home), home, place.span.start if place else -1, 0.8)

    def _sent_to(self, index: int, title: Title, chain: Sequence[Body]) -> Body | None:
        """驻石门村第一书记: the village; of 县水务局|驻村干部 the body that sent him."""
        sender = self._ending(index, "organisation", [title.start])
        if sender is not None and sender.entity is not None and is_sender(sender.entity, title):
            return Body(sender.entity, sender.entity, sender.span.start)
        place = self._ending(index, "place", [title.start])
        home = place.entity if place else self._level(index, "村", chain)
        if home is None:
            return None
        team = title.head.endswith("队长")
        body = body_for(self._scope, "驻村工作队", home) if team else home
        return Body(body, home, place.span.start if place else -1, 0.8)

    def _level(self, index: int, level: str, chain: Sequence[Body]) -> Entity | None:
        """The place a level word means here: that of the chain, the last one named, the page's own."""
        if chain and level and not chain[-1].entity.place and chain[-1].entity.name.endswith(f"{level}委"):
            return None  # 柳溪县委副书记、县长 of a county that no list has
        home = self._home(chain)
        if home is not None and home.name.endswith(level):
            return home
        if home is not None and (above := above_of(home, level)):
            return above
        before = [m for m in self._before if m.span.sentence <= index and m.kind == "place"]
        told = home_of_level(self._scope, level, before, index) or own_place(self._scope, level)
        return told or village_told_of(self._before, index, level)

    def _home(self, chain: Sequence[Body]) -> Entity | None:
        """The place of the bodies named before in the same breath."""
        for body in reversed(chain):
            if body.entity.kind == "place":
                return body.entity
            if home := self._place(body.entity.place):
                return home
        return None

    def _place(self, key: str) -> Entity | None:
        if not key:
            return None
        named = next((m.entity for m in self._before if m.entity and m.entity.key == key), None)
        code = key.removeprefix("place/")
        return named or (place_of(gazetteer().get(code)) if code.isdigit() else None)

    # --- bodies named elsewhere ---------------------------------------------------------------

    def _inherited(self, title: Title, chain: Sequence[Body]) -> Body | None:
        """董事长、总经理: the body of the title before it; but a 县委常委 is not thereby 主任 of the 县委."""
        for body in reversed(chain):
            base = body.base
            if base is not None and base.kind == "organisation" and base.subtype != "party":
                return Body(base, base)
        last = self._place(chain[-1].entity.place) if chain else None
        if last is not None and title.printed == "办公室主任" and chain[-1].entity.name.endswith("委"):
            office = organisation(chain[-1].entity.name + "办公室", "party", last)  # 县委常委、办公室主任
            return Body(office, office, confidence=0.7)
        if last is not None and last.subtype == "zone" and title.head == "主任":
            return Body(last, last, confidence=0.7)
        if title.body == "rank" and chain:
            return Body(chain[-1].entity, chain[-1].base, confidence=0.7)
        return None

    def _quoted(self, index: int, title: Title) -> Body | None:
        """“甜溪工坊”|负责人: what stands in the quotation marks, and nobody's else."""
        mention = self._ending(index, "organisation", [title.start - 1]) or self._ending(
            index, "place", [title.start - 1]
        )
        return Body(mention.entity, mention.entity, mention.span.start, 0.8) if mention and mention.entity else None

    def _by_last_word(self, index: int, text: str, title: Title) -> Body | None:
        """公司|副总经理, 中心|主任: the body named last that ends in the word; 派出所 of the town spoken of."""
        word = LAST_WORD.search(text, 0, title.start)
        if word is None or title.body not in ("office", "rank"):
            return None
        ends = {"公司": _FIRMS, "企业": _FIRMS, "学校": _SCHOOLS}.get(word[0], (word[0], word[0] + "有限公司"))
        for mention in reversed(self._before):
            earlier = mention.span.sentence < index or (
                mention.span.sentence == index and mention.span.stop <= word.start()
            )
            if earlier and mention.entity and mention.entity.name.endswith(ends) and mention.entity.name != word[0]:
                return Body(mention.entity, mention.entity, word.start(), 0.75)
        home = self._level(index, "镇", ()) or self._level(index, "乡", ()) or self._level(index, "街道", ())
        if word[0] in TOWN_OFFICES and home is not None and home.subtype == "township":
            return Body(body_for(self._scope, word[0], home), home, word.start(), 0.75)
        return None

    def _spoken_of(self, index: int, title: Title) -> Body | None:
        """A bare 局长, 总经理: the body of that kind named last, in this sentence or the three before it."""
        family = next((body for head, body in FAMILY if head.search(title.printed)), None)
        if family is None:
            return None
        fit = [m for m in self._before if m.kind == "organisation" and m.entity and family.search(m.entity.name)]
        fit = [m for m in fit if (m.span.sentence, m.span.stop) <= (index, title.start)]
        near = [m for m in fit if m.span.sentence >= index - 3]
        only = {m.entity for m in fit}
        own = {e for e in only if e and e.place == f"place/{self._scope.county.code}"} if self._scope.county else set()
        alone = only if len(only) == 1 else own  # 院长 far behind 县医院 and the hospital of a city that helps it
        body = near[-1].entity if near else alone.pop() if len(alone) == 1 else None
        return Body(body, body, confidence=0.65) if body else None


def _heads_what_is_quoted(text: str, title: Title) -> bool:
    """“甜溪工坊”|负责人: of what the quotation marks name, and of nothing that was named before."""
    return title.printed == "负责人" and text[title.start - 1 : title.start] == "”"
