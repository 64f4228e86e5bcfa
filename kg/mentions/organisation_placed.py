"""Bodies that are known by name, or by their place or level word and what they are: 苍南县住建局, 市妇联."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from kg.lexicon.bodies import LEVEL_WORDS, body_subtype
from kg.lexicon.body_names import foreign, known_bodies, known_words
from kg.lexicon.bureaux import broken
from kg.lexicon.people import surname_of
from kg.lexicon.tokens import tokens
from kg.mentions.organisation_edges import left_edge
from kg.mentions.organisation_grammar import body_end, body_starts, own_end, own_starts, with_parts
from kg.mentions.organisation_line import COLLECTIVE, COUNTED, SORT, Chain, Line, Name, begins, owner_before

_HANZI = re.compile("[一-鿿]")
_LEVELS = frozenset("省市县区州盟旗")
_LEVEL = re.compile("|".join(LEVEL_WORDS))
_LOW_LEVEL = re.compile("(?<![镇乡村县市区])[镇乡村县](?![级域镇乡村])|苏木|嘎查|街道")
_NATIONAL = re.compile("中国|中华|国家|全国|中央|国务院|中共中央|国际|世界|亚洲|欧洲")
_GOES_ON = re.compile(
    "[系级类们]|代表(?![大团])|委员(?!会)|(?:老|旧|原)?(?:宿舍|家属[院楼区]|大院|小区|旧址|片区|门口|大楼|办公楼)"
)
_LEAGUE = re.compile("(?<![兵社])团[省市县区州盟旗镇乡]委(?!员|托)")
_JOINT = re.compile("[、和及与暨，]|以及|还有|(?=政府|人民政府)")
_PARTY = "中共"
#: 村委会|院里, 镇政府|门口: the house and its yard, where something is.
_HOUSE = re.compile("(?:大?院(?:里|内|子|坝)|门口|门前|旁边?[的，]|隔壁|对面|后院|楼[上下顶前后])")
#: Bodies whose own name begins with the level word.
_OF_LEVEL = frozenset(("村委会", "村民委员会", "村委", "街道办", "街道办事处"))
_CHANNEL = re.compile("[一-鿿]{2,6}频道|(?:人民广播|广播|交通广播)?(?:电台|电视台)|卫视")
#: The corps' companies and regiments by number, and residential areas by name.
_GRASS_ROOTS_BODY = re.compile("党支部|党工委|办事处|纪工委|党总支|党委|连管会|居委会|居民委员会|工会|妇联")
_GRASS_ROOTS = re.compile(
    r"(?:第?[一二三四五六七八九十百\d]+[连团营]|(?P<named>[一-鿿]{2,6}居民区|[一-鿿]{2,4}街))"
    f"(?:{_GRASS_ROOTS_BODY.pattern})"
)
_PARTY_GROUP = re.compile("(?P<own>[一-鿿]{2,10}?)(?:党小组|(?:临时|功能型|联合|流动)党(?:支部|总支|委))")
_SHORTEST_COMPOUND = 3
_TITLED = re.compile(
    "(?:主任|书记|主席|经理|委员|村民|居民|教师|医生|代表|干部|[局处科所队院校站厂镇乡县市区村部厅组会社]长)$"
)
_ZONE = re.compile("(?:开发|高新|经开|园|新|景|保税|度假|示范)区$")
#: 辖区司法所 is whichever is there.
_NEARBY = re.compile("(?:辖区|辖内|属地|当地|附近|周边)$")
_CORPS = re.compile("(?:新疆生产建设)?兵团")
#: 中国共产党|白水县第十九次代表大会: begins the name of a congress.
_CONGRESS_OF = re.compile("[一-鿿]{2,8}[省市县区州旗镇乡](?:第|委员会)")
_POLICE = re.compile("(?:省|市|自治区)?(?:总队|支队|大队|中队)")


def known_names(line: Line) -> Iterator[Name]:
    """Bodies of the whole country or the world: 全国妇联, 国家电网. Short ones must be words of their own."""
    text, free = line.text, 0
    for at in known_words().starts(text):
        end = next((e for e in known_words().ends(text, at) if _stands_alone(line, at, e)), 0) if at >= free else 0
        if end:
            subtype = known_bodies()[text[at:end]].subtype
            yield line.name(at, with_parts(text, end, line.stops), "known_name", 0.95, subtype=subtype)
            free = end


def _stands_alone(line: Line, start: int, stop: int) -> bool:
    if broken(line.text, stop) or _CONGRESS_OF.match(line.text, stop):
        return False
    if stop - start > 3:
        return True
    if any(w.stop == start and w.tag == "nr" and len(w.text) == 1 for w in tokens(line.text)):
        return False  # 李|北大 is a person
    if _TITLED.search(line.text, max(0, start - 4), start - 1) and surname_of(line.text[start - 1]):
        return False  # 主任窦|红军
    ends = stop in line.starts or stop == len(line.text)
    return start in line.starts and ends and not line.inside_place(start)


def placed_bodies(line: Line) -> Iterator[Name]:
    """A place and a body that every place has: 容县|公安局, 榕江县古州镇|党委, 和平村|村“两委”, 我市|教育局."""
    for chain in line.chains if body_starts(line.text) else ():
        at, end = _after_place(line.text, chain.stop)
        if line.text.startswith("中小学", at - 1):
            continue  # 村中小学
        owner = owner_before(line, chain.start) if end and not chain.anaphor else None
        if owner is not None:
            yield line.name(owner, with_parts(line.text, end, line.stops), "open_name", 0.9)
        elif end:
            yield _placed(line, chain, at, with_parts(line.text, end, line.stops))


def youth_leagues(line: Line) -> Iterator[Name]:
    """团|市委, 共青团|昭觉县|委: the league puts its own name before the place."""
    if "团" not in line.text:
        return
    for match in _LEAGUE.finditer(line.text):
        yield line.name(*match.span(), "level_body", 0.9, subtype="mass")
    for chain in line.chains:
        end = chain.stop + (3 if line.text.startswith("委员会", chain.stop) else 1)
        if line.text.endswith("共青团", 0, chain.start) and line.text.startswith("委", chain.stop):
            yield line.name(chain.start - 3, end, "youth_league", 0.95, subtype="mass")


def _after_place(text: str, stop: int) -> tuple[int, int]:
    """Where the body after a place begins and ends; a level word may come twice (村|村支部) or serve both (村|委会)."""
    starts = [stop]
    if text[stop : stop + 1] == text[stop - 1 : stop]:
        starts.append(stop + 1)
    short = text[stop : stop + 1] in _LEVELS and text[stop - 1] not in _LEVELS
    if short and body_end(text, stop + 1) and not body_end(text, stop):
        starts.append(stop + 1)  # 栾川|县委
    if text[stop - 1] in "村镇乡" and body_end(text, stop - 1) > body_end(text, stop):
        starts.append(stop - 1)
    return max(((at, body_end(text, at)) for at in starts), key=lambda found: found[1])


def armed_police(line: Line) -> Iterator[Name]:
    """武警|海南|总队, 武警|榕江|中队: the force puts its own name before the place."""
    for chain in line.chains if "武警" in line.text else ():
        match = _POLICE.match(line.text, chain.stop)
        if match and line.text.endswith("武警", 0, chain.start):
            stop = with_parts(line.text, match.end(), line.stops)
            yield line.name(chain.start - 2, stop, "armed_police", 0.95, subtype="government")


_LEVEL_LAST = re.compile("(?:社区|街道|嘎查|苏木|[省市县区州盟旗镇乡村])$")


def _placed(line: Line, chain: Chain, at: int, end: int) -> Name:
    text = line.text
    if chain.anaphor:
        level = _LEVEL_LAST.search(text, max(0, at - 2), at)
        start = level.start() if level else at
        start = chain.start if _ZONE.search(text, chain.start, chain.stop) else start
        return line.name(start, end, "placed_body_of_anaphor", 0.9, subtype=body_subtype(text[at:end]))
    start = chain.start - len(_PARTY) if text.endswith(_PARTY, 0, chain.start) else chain.start
    called = text[chain.last : chain.stop] + text[at:end]
    return line.name(start, end, "placed_body", 0.95, name=called, subtype=body_subtype(text[at:end]))


def level_bodies(line: Line) -> Iterator[Name]:
    """A level word and a body: 市|妇联, 县|委|组织部, 村|“两委”. The page's own city or county is meant."""
    text = line.text
    for match in _LEVEL.finditer(text) if body_starts(text) else ():
        start, at = match.span()
        end = body_end(text, at)
        end = max(end, body_end(text, start) if text.startswith(("村委会", "街道办"), start) else 0)
        if not end or line.inside_place(start) or line.inside_place(at) or not begins(line, start):
            continue
        whole = body_end(text, start)
        if (whole >= end and text[start:whole] not in _OF_LEVEL) or _HOUSE.match(text, max(end, whole)):
            continue
        end = max(whole, end)
        yield line.name(start, with_parts(text, end, line.stops), "level_body", 0.9, subtype=body_subtype(text[at:end]))


#: 县|茶叶和特色生物产业发展中心: the name joins two trades.
_TWO_TRADES = re.compile(
    "[省市县区州盟旗镇乡](?P<trades>[一-鿿]{2,6}[和与][一-鿿]{2,12}?(?:发展|服务|管理|保障|促进|事务|推广|指导|监测)(?:中心|局))"
)

_JOINS_TRADES = re.compile("[和与]")


def joint_bodies(line: Line) -> Iterator[Name]:
    """县茶叶和特色生物产业发展中心: a body of the level whose name joins two trades."""
    if "中心" not in line.text and "局" not in line.text:
        return
    for match in _TWO_TRADES.finditer(line.text) if _JOINS_TRADES.search(line.text) else ():
        start = match.start()
        if not line.inside_place(start) and begins(line, start) and not body_end(line.text, start + 1):
            yield line.name(*match.span(), "level_body", 0.8, subtype="government")


def national_bodies(line: Line) -> Iterator[Name]:
    """国家|税务局, 中国|红十字会: a body of the whole country that no list has."""
    for match in _NATIONAL.finditer(line.text):
        end = own_end(line.text, match.end())
        if end and (match.start() in line.starts or match.start() == 0):
            yield line.name(match.start(), with_parts(line.text, end, line.stops), "national_body", 0.85)


def foreign_bodies(line: Line) -> Iterator[Name]:
    """美国|国防部, 俄|海军, 法国|队: a body that every country has."""
    text = line.text
    nations = foreign("nation", "letter")
    for at in nations.starts(text):
        for nation in nations.ends(text, at):
            end = foreign("government", "social").end(text, nation)
            short = end - at < 4
            army = nation - at > 1 and text[nation:end] == "军"
            if text[at:end] == "中国共产党":
                break  # of this country, and named by a rule of its own
            if end and not army and not (short and at not in line.starts and at > 0) and not broken(text, end):
                subtype = "government" if text[nation:end] in foreign("government").words else "social"
                yield line.name(at, end, "foreign_body", 0.85, subtype=subtype)
                break


def unlisted_places(line: Line) -> Iterator[Name]:
    """石桥镇|党委, where no list of places has 石桥镇."""
    for match in _LOW_LEVEL.finditer(line.text) if body_starts(line.text) else ():
        end = body_end(line.text, match.end())
        if SORT.search(line.text, max(0, match.start() - 2), match.start()):
            continue
        if end and match.end() - 1 not in line.starts and not line.inside_place(match.end()):
            start = left_edge(line.text, match.start(), line.stops)
            chain = next((c for c in line.chains if start <= c.stop < match.end()), None)
            length = match.end() - (chain.stop if chain else start)
            if 3 <= length <= (9 if chain else 4) and line.text[start] not in COLLECTIVE:
                start = chain.start if chain else start
                yield line.name(start, with_parts(line.text, end, line.stops), "unlisted_place", 0.6)


def channels(line: Line) -> Iterator[Name]:
    """浙江|公共新闻频道, 容县|人民广播电台: a station named after its place."""
    for chain in line.chains:
        match = _CHANNEL.match(line.text, chain.stop)
        if match and not chain.anaphor and line.hard_stops.isdisjoint(range(*match.span())):
            yield line.name(chain.start, match.end(), "open_name", 0.85, subtype="media")


def grass_roots(line: Line) -> Iterator[Name]:
    """十八连|党支部, 桂苑居民区|党总支: below the divisions that lists of places have."""
    if not _GRASS_ROOTS_BODY.search(line.text):
        return
    for match in _GRASS_ROOTS.finditer(line.text):
        start = match.start()
        if match["named"]:
            start = max(start, left_edge(line.text, match.end("named"), line.stops))
        if match.end("named") - start >= _SHORTEST_COMPOUND or not match["named"]:
            yield line.name(start, match.end(), "open_name", 0.85)


def party_groups(line: Line) -> Iterator[Name]:
    """石坪乡|民生服务党小组, 和平村|产业链临时党支部: groups of the party named after what they are for."""
    for chain in line.chains:
        match = _PARTY_GROUP.match(line.text, chain.stop)
        if match and not chain.anaphor and line.hard_stops.isdisjoint(range(*match.span("own"))):
            called = line.text[chain.last : match.end()]
            yield line.name(chain.start, match.end(), "placed_body", 0.9, name=called, subtype="party")


_SITS = re.compile("第?[一二三四五六七八九十]+次(?:全体)?会议")


def bare_bodies(line: Line) -> Iterator[Name]:
    """A body of the article's own place that is printed without it: 联合|自然资源所."""
    text = line.text
    starts = own_starts(text)
    for at in sorted(line.starts.intersection(starts)) if starts else ():
        end = own_end(text, at)
        if end - at < 2 or line.inside_place(at) or (end not in line.starts and end < len(text)):
            continue
        if text.startswith("政协", at) and any(chain.start == at + 2 for chain in line.chains):
            continue  # 政协甲县第十届委员会 says whose it is
        if text[at - 1 : at] == "届" and _SITS.match(text, end):
            continue  # 县十九届|人大六次会议 is the occurrence
        if _clean_left(line, at) and not _GOES_ON.match(text, end) and not COUNTED.match(text, end):
            yield line.name(at, with_parts(text, end, line.stops), "bare_body", 0.7, subtype=body_subtype(text[at:end]))


def _clean_left(line: Line, at: int) -> bool:
    """Whether nothing before the body belongs to its name."""
    before = line.text[at - 1 : at] if at else ""
    if (before in COLLECTIVE and before) or _NEARBY.search(line.text, max(0, at - 2), at):
        return False
    return not before or not _HANZI.match(before) or before == "兼" or at - 1 in line.hard_stops


def corps_bodies(line: Line) -> Iterator[Name]:
    """兵团|发改委: the production corps has what a province has."""
    for match in _CORPS.finditer(line.text):
        end = body_end(line.text, match.end())
        if end and not line.inside_place(match.start()):
            subtype = body_subtype(line.text[match.end() : end])
            yield line.name(match.start(), with_parts(line.text, end, line.stops), "open_name", 0.85, subtype=subtype)


def listed_bodies(line: Line, chosen: Sequence[Name]) -> list[Name]:
    """Bodies that follow another in a list and share its place: 县公安局、|社区办, 镇党委、|政府."""
    found: list[Name] = []
    queue = [name.stop for name in chosen if not name.anaphor]
    while queue:
        stop = queue.pop()
        joint = _JOINT.match(line.text, stop)
        if joint is None:
            continue
        at = joint.end()
        end = body_end(line.text, at)
        if end - at < 2 or line.text[at : at + 1] == "委":
            continue
        if any(name.start < end and at < name.stop for name in chosen):
            continue
        subtype, end = body_subtype(line.text[at:end]), with_parts(line.text, end, line.stops)
        found.append(line.name(at, end, "listed_body", 0.85, subtype=subtype))
        queue.append(end)
    return [*found, *_listed_before(line, [*chosen, *found])]


def _listed_before(line: Line, chosen: Sequence[Name]) -> Iterator[Name]:
    """派出所、司法所 in 派出所、司法所、|自然资源所: standard bodies right before another in a list."""
    queue = [name.start for name in chosen if name.rule in ("bare_body", "listed_body") and not name.anaphor]
    while queue:
        stop = queue.pop() - 1
        if line.text[stop : stop + 1] != "、":
            continue
        starts = (at for at in range(max(0, stop - 8), stop - 1) if body_end(line.text, at) == stop)
        at = next((at for at in starts if at == 0 or not _HANZI.match(line.text[at - 1])), None)
        if at is None or any(name.start < stop and at < name.stop for name in chosen):
            continue
        yield line.name(at, stop, "listed_body", 0.75, subtype=body_subtype(line.text[at:stop]))
        queue.append(at)
