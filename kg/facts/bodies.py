"""Facts of organisations: what a body is a part of, and where it is."""

from __future__ import annotations

import re
from collections.abc import Iterator

from kg.entities.organisation_setting import Setting
from kg.mentions.scope import Reading
from kg.model import Entity, Fact, Figure, Mention, Span

#: Between a place and a body: 位于X的Y, X的Y; the place is where the body is.
_AT = re.compile("(?:境内|城区|辖区|城郊|郊外)?的|")
#: 走进某产业园的甲公司, 在某产业园，甲公司…
_IN_ZONE = re.compile("(?:内|里)?(?:的|，|内的|，记者看到，|一期|二期)?")
_SCENE = re.compile("(?:在|走进|来到|位于|落户|入驻)$")
#: 某公司|位于|合浦县
_LIES = re.compile("(?:就)?(?:位于|坐落[于在]|座落[于在]|地处|落户(?:在|于)?|设在|建在|扎根(?:在|于)?|选址(?:在|于)?)")
#: 村里|办起了|某某合作社: who sets up a body has it at home.
_SETS_UP = re.compile(
    "(?:成立|办起|组建|创办|建起|领办|兴办|注册|引进|引入|引来|招来|建立|牵头成立|办了|办有|拥有|编入|组成)[了起]?[^，。；、]{0,8}$"
)
_WITHOUT_LEVEL = re.compile("(?:街道|社区|嘎查|苏木|[村镇乡县市区旗])$")
#: What follows a body's name in the name of its part; 集团 → 集团公司 and 公司 → 公司工会 differ only in that.
_NO_PART = re.compile("^(?:公司|有限公司|股份|股份有限公司|有限责任公司|总公司|社|网)$")
_RUNS = re.compile("(?:管理局|林业局|森工局|林草局|农垦局)$")
_FARM = re.compile("(?:林场|农场|牧场|分场|茶场|管护站|保护站)$")
#: 县法院|城关法庭, 县公安局|河东派出所: the body right before is the whole.
_WHOLES = (
    (_RUNS, _FARM),
    (re.compile("法院$"), re.compile("(?:法庭|庭|法官工作室)$")),
    (re.compile("(?:检查总站|边检总站|总队)$"), re.compile("(?:支队|大队|检查站|边检站)$")),
    (re.compile("检察院$"), re.compile("检察室$")),
    (
        re.compile("(?:公安局|分局|公安处|支队|大队)$"),
        re.compile("(?:派出所|大队|中队|分局|交警队|警务站|警务室|检查站)$"),
    ),
    (
        re.compile("(?:司法局|税务局|市场监管局|市场监督管理局|自然资源局|供电公司)$"),
        re.compile("(?:所|分局|供电所|分公司)$"),
    ),
    (re.compile("(?:银行|联社|农商行|农信社)$"), re.compile("(?:支行|分行|分社|信用社|营业部)$")),
    (
        re.compile("(?:公司|局|院|学校|中心|支行|集团|大队)$"),
        re.compile("^“.*(?:服务队|突击队|志愿队|宣讲队|小分队|医疗队)$"),
    ),
    (re.compile("(?:医院|大学|学院)$"), re.compile("(?:分院|院区|医疗队|服务队|支教团|实践队)$")),
)
_UNITS = frozenset(("province", "city", "county", "township", "village", "community", "zone"))


def relate(reading: Reading) -> list[Fact | Figure]:
    """One container and one place a body, each with the words that show it."""
    bodies: dict[Entity, list[Mention]] = {}
    for mention in reading.mentions:
        if mention.kind == "organisation" and mention.entity and not mention.anaphor:
            bodies.setdefault(mention.entity, []).append(mention)
    return [*_parts(reading, bodies), *_locations(reading, bodies)]


def _parts(reading: Reading, bodies: dict[Entity, list[Mention]]) -> Iterator[Fact]:
    """治安大队 → 公安局, where the article names both: the larger body's full name begins the smaller one's."""
    begun = {(m.span.sentence, m.span.start, m.span.stop): body for body, ms in bodies.items() for m in ms}
    for body, mentions in bodies.items():
        around = next((found for m in mentions if (found := _begun_with(m, begun))), None)
        wholes = [other for other in bodies if _is_part(body, other)]
        fuller = around is not None and any(len(whole.name) > len(around[0].name) for whole in wholes)
        if around is not None and around[0] != body and not fuller:
            yield Fact(body, "part_of", around[0], (around[1],), "printed_after_its_whole", 0.95)
            continue
        runner = next((found for m in mentions if (found := _right_behind(m, begun))), None)
        if runner is not None and runner[0] != body:
            yield Fact(body, "part_of", runner[0], (runner[1],), "printed_behind_its_whole", 0.9)
            continue
        if wholes:
            whole = max(wholes, key=lambda other: len(other.name))
            yield Fact(body, "part_of", whole, (mentions[0].span,), "named_after_its_whole", 0.9)
            continue
        founder = next((found for m in mentions if (found := _founded(reading, m, begun))), None)
        if founder is not None and founder[0] != body:
            yield Fact(body, "part_of", founder[0], (founder[1],), "founded_by_its_whole", 0.6)


def _begun_with(mention: Mention, begun: dict[tuple[int, int, int], Entity]) -> tuple[Entity, Span] | None:
    """The larger body that the mention's words begin with: 荣县公安局 in 荣县公安局双石派出所."""
    span = mention.span
    for stop in range(span.stop - 1, span.start + 1, -1):
        if body := begun.get((span.sentence, span.start, stop)):
            return body, span
    return None


def _right_behind(mention: Mention, begun: dict[tuple[int, int, int], Entity]) -> tuple[Entity, Span] | None:
    """The bureau whose name ends where that of its farm begins: 乙山国有林管理局|丙沟林场."""
    span = mention.span
    for (sentence, start, stop), body in begun.items():
        if (sentence, stop) == (span.sentence, span.start) and any(
            whole.search(body.name) and part.search(mention.name) for whole, part in _WHOLES
        ):
            return body, Span(sentence, start, span.stop)
    return None


_TEAM = re.compile("(?:队|组|专班|团|党支部|党总支|党小组|工作站|分会|办公室|分公司|子公司)$")
_FOUNDS = re.compile(
    "[^，。；：“”]{0,16}?(?:组建|成立|下设|设立|抽调[^，。；]{2,12}组成|选派[^，。；]{2,12}组成)(?:了|起)?[^，。；：“”]{0,8}[“]?"
)


def _founded(
    reading: Reading, mention: Mention, begun: dict[tuple[int, int, int], Entity]
) -> tuple[Entity, Span] | None:
    """The body that sets up a team of its own: 甲派出所组建“乙”巡防队."""
    span = mention.span
    text = reading.scope.article.sentences[span.sentence].text
    if not _TEAM.search(mention.name):
        return None
    for (sentence, start, stop), body in begun.items():
        if sentence != span.sentence or stop >= span.start or not _FOUNDS.fullmatch(text, stop, span.start):
            continue
        if start == 0 or text[start - 1] in "，。；：、” 　":
            return body, Span(sentence, start, span.stop)
    return None


def _is_part(body: Entity, whole: Entity) -> bool:
    rest = body.name.removeprefix(whole.name)
    return rest not in (body.name, "") and body.place == whole.place and not _NO_PART.match(rest)


def _locations(reading: Reading, bodies: dict[Entity, list[Mention]]) -> Iterator[Fact]:
    places = [m for m in reading.mentions if m.kind == "place" and m.entity]
    by_key = {place.entity.key: place.entity for place in places if place.entity}
    texts = {sentence.index: sentence.text for sentence in reading.scope.article.sentences}
    around = Setting(reading.scope, places)
    for body, mentions in bodies.items():
        if _SENT.search(body.name):
            continue  # 甲省援疆指挥部: its name says where it was sent from
        found = next((f for m in mentions if (f := _before(body, m, places, texts) or _in_name(body, m, places))), None)
        found = found or _by_stem(body, mentions[0], places)
        home = by_key.get(body.place or "")
        if found is None and home is not None and (mentions[0].rule in _OF_A_PLACE or body.name.startswith(home.name)):
            found = Fact(body, "located_in", home, (mentions[0].span,), "body_of_its_place", 0.8)
        if found is None:
            found = next(
                (f for m in mentions if (f := lies_in(body, m, places, texts) or _set_up(body, m, around, texts))), None
            )
        if found is not None:
            yield found


_SENT = re.compile(
    "(?:援[疆藏青彝琼川]|支援|对口|驻外)[^，。]{0,8}(?:工作组|工作队|工作前方|指挥部|前指|分指|办事处|医疗队|专家团|领导小组|办公室)$"
    "|(?:代表团|考察团|考察组|观摩团|访问团|慰问团|参访团|采访团|研学团)$"
)
#: Rules of recognition whose bodies are named after a place, printed or not; a mere tie to the county is no place.
_OF_A_PLACE = frozenset(
    ("placed_body", "placed_body_of_anaphor", "level_body", "listed_body", "bare_body", "team", "youth_league")
)


def _in_name(body: Entity, mention: Mention, places: list[Mention]) -> Fact | None:
    """The place inside the name: 望江县公安局 lies in 望江县. Of several the last."""
    span = mention.span
    inside = [
        p for p in places if p.span.sentence == span.sentence and span.start <= p.span.start < p.span.stop < span.stop
    ]
    place = next(
        (p.entity for p in reversed(inside) if p.entity and p.entity.subtype in _UNITS and not p.anaphor), None
    )
    return Fact(body, "located_in", place, (span,), "place_in_its_name", 0.9) if place else None


def _before(body: Entity, mention: Mention, places: list[Mention], texts: dict[int, str]) -> Fact | None:
    """位于合浦县的昌达公司: the place before the name."""
    span = mention.span
    for place in places:
        near = place.span.sentence == span.sentence and place.span.stop < span.start
        if not near or place.entity is None:
            continue
        text = texts[span.sentence]
        joint = _IN_ZONE if _sets_scene(text, place) else _COMMA if _opens_caption(text, place) else _AT
        if joint.fullmatch(text, place.span.stop, span.start):
            return Fact(
                body, "located_in", place.entity, (Span(span.sentence, place.span.start, span.stop),), "at_place", 0.8
            )
    return None


def _sets_scene(text: str, place: Mention) -> bool:
    """在临港产业园，甲公司…: the clause is set in a zone."""
    opens = bool(_SCENE.search(text, 0, place.span.start))
    return opens and place.entity is not None and place.entity.subtype == "zone"


_COMMA = re.compile("(?:境内|辖区)?的|，|")
#: 12月3日，|在甲县乙镇，
_DATED = re.compile(
    r"(?:[▲▼◀▶△■●]|(?:近日|日前|连日来|\d{1,2}月\d{1,2}日(?:[上下]午|清晨|傍晚)?|[上下]午|清晨|初[春夏秋冬]时节)，?|在|走进|来到)*"
    "(?:[一-鿿]{2,5}[省市县区旗州]){0,2}"
)


def _opens_caption(text: str, place: Mention) -> bool:
    """12月3日，甲镇，丰泽公司的工人…: the scene of a picture is where its firm works."""
    small = place.entity is not None and place.entity.subtype in ("township", "village", "community", "zone")
    return small and bool(_DATED.fullmatch(text, 0, place.span.start))


def _by_stem(body: Entity, mention: Mention, places: list[Mention]) -> Fact | None:
    """大桦树林子农机合作社 lies in 大桦树林子村, which the article names in full."""
    if mention.rule not in ("open_name", "team", "quoted_name", "tagger", "level_body"):
        return None
    for place in places:
        unit = place.entity
        if unit is None or place.anaphor or unit.subtype not in _UNITS or unit.subtype in ("province", "city", "zone"):
            continue
        stem = _WITHOUT_LEVEL.sub("", unit.name)
        if len(stem) > 1 and body.name.startswith(stem) and len(body.name) > len(stem) + 2:
            return Fact(body, "located_in", unit, (mention.span,), "named_after_its_place", 0.8)
    return None


def lies_in(body: Entity, mention: Mention, places: list[Mention], texts: dict[int, str]) -> Fact | None:
    """某公司坐落于合浦县石湾镇: the last place of the chain behind the verb."""
    span = mention.span
    verb = _LIES.match(texts[span.sentence], span.stop)
    if verb is None:
        return None
    at, home = verb.end(), None
    behind = [p for p in places if p.span.sentence == span.sentence and p.span.start >= at and p.entity != body]
    for place in sorted(behind, key=lambda p: p.span):
        near = place.span.start <= at + (2 if home is None else 0)
        if near and place.span.stop > at and place.entity and place.entity.subtype in _UNITS:
            at, home = place.span.stop, place.entity
    if home is None:
        return None
    return Fact(body, "located_in", home, (Span(span.sentence, span.start, at),), "lies_in", 0.85)


def _set_up(body: Entity, mention: Mention, around: Setting, texts: dict[int, str]) -> Fact | None:
    """该村办起了丰泽合作社: the village spoken of, where the body has a name of its own."""
    span = mention.span
    if mention.rule not in ("open_name", "quoted_name", "team", "tagger"):
        return None
    if not _SETS_UP.search(texts[span.sentence], max(0, span.start - 16), span.start):
        return None
    home = around.last(mention, lambda place: True)
    return Fact(body, "located_in", home, (span,), "set_up_by_its_place", 0.7) if home else None
