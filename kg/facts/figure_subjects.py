"""Of what a figure is told: the thing its noun phrase belongs to, the topic, or the doer of the clause."""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence
from typing import NamedTuple

from kg.facts.clauses import behind_mark
from kg.facts.doer import Doers
from kg.facts.figure_meals import at_canteen
from kg.lexicon.levels import subtypes_of_level
from kg.mentions.quantities import Quantity
from kg.model import Entity, Mention

_OWNERS = ("place", "organisation", "initiative", "event")
_THINGS = ("initiative", "event")
_EACH = re.compile(
    r"(?:每|各)(?:个|座|处|支)?(?P<what>[^，。；、“”\d]{2,6}?)(?:都|均|至少)?(?:配备|配齐|配有|设有|设|有|由|选派|服务|覆盖|联系|管理|包联)"
)
_DURATION = re.compile(r"(?:为期|历时|时长|工期|持续|用时)\D{0,3}$")


class Site(NamedTuple):
    """A quantity in its sentence, with all that decides whose it is."""

    sentence: int
    text: str
    quantity: Quantity
    mentions: Sequence[Mention]  # resolved, of this sentence
    doers: Doers


def subject_of(site: Site) -> tuple[Entity | None, str]:
    """The entity the figure is about and the name of the rule that says so."""
    if _counts_names(site):
        return None, ""
    for rule in _RULES:
        if rule is _doer and site.doers.lost(site.sentence, site.quantity.start):
            return None, ""
        entity = rule(site)
        if entity is not None:
            return entity, rule.__name__.lstrip("_")
    return None, ""


def _notation(site: Site) -> Entity | None:
    """“1名网格长+2名网格员”的网格体系: the parts are counted of the system that is so described."""
    text, q = site.text, site.quantity
    opened = text.rfind("“", 0, q.start)
    closed = text.find("”", q.stop)
    if opened < 0 or closed < 0 or "”" in text[opened : q.start] or "+" not in text[opened:closed]:
        return None
    covering = [m for m in site.mentions if m.kind == "initiative" and m.span.start <= opened and m.span.stop >= closed]
    behind = [m for m in site.mentions if m.kind == "initiative" and 0 <= m.span.start - closed <= 4]
    found = covering or behind
    before = [m for m in site.mentions if m.kind == "initiative" and m.span.stop <= opened + 1]
    return found[0].entity if found else _each(site) or (before[-1].entity if before else None)


def _each(site: Site) -> Entity | None:
    """每个网格配备1名领导: counted of the grid."""
    head = site.text[max(0, site.quantity.start - 24) : site.quantity.start]
    match = _EACH.search(head)
    if match is None:
        return None
    for mention in reversed(site.mentions):
        entity = mention.entity
        if entity is not None and mention.kind == "initiative" and match["what"] in mention.name:
            return entity
    return site.doers.lately(site.sentence, match["what"])


#: 来自甲市的12家企业, 与甲市、乙市的12家旅行社: they come to somebody else, of whom the sentence tells.
_WITH = re.compile("(?:来自|从|[与同跟](?:[一-鿿]{2,8}、)*)$")
_FROM_THESE = re.compile("来自[^，。；：]{2,60}[、和与及]$")  # 来自甲村、乙村和丙村的12支队伍
#: 甲村产量占乙县的50%: the place is only what a share is taken of.
_SHARED = re.compile("(?:占(?:到|了|据)?|相当于|超过|约?为|高于|低于|是|[不仅]足)$")


_SENDS = "(?:派出|选送|选派|推荐|派驻|培养|组织)"
_SENT_BY = re.compile(f"{_SENDS}的$")


def _owner(site: Site) -> Entity | None:
    """石湾村的670户: the place or body whose people are counted."""
    if site.text[site.quantity.start - 1 : site.quantity.start] != "的":
        return None
    if sent := _SENT_BY.search(site.text, 0, site.quantity.start):  # 甲校派出的6支代表队
        senders = [m for m in site.mentions if m.kind == "organisation" and m.span.stop == sent.start()]
        return max(senders, key=lambda m: m.span.stop - m.span.start).entity if senders else None
    home = site.quantity.start - 1 - site.text.endswith("家", 0, site.quantity.start - 1)  # 某某家的60亩棉花
    before = [m for m in site.mentions if m.kind in _OWNERS and m.span.stop == site.quantity.start - 1]
    before += [m for m in site.mentions if m.kind == "person" and m.span.stop == home]
    base = site.quantity.unit in ("%", "倍", "‰")
    before = [m for m in before if not _WITH.search(site.text[: m.span.start])]
    before = [m for m in before if not _FROM_THESE.search(site.text[max(0, m.span.start - 70) : m.span.start])]
    before = [m for m in before if not (base and _SHARED.search(site.text[max(0, m.span.start - 4) : m.span.start]))]
    return max(before, key=lambda m: m.span.start).entity if before else None


_TAKE_PART = re.compile(
    r"[^，。；]{0,14}?(?:参赛|参训|参会|与会|同[台场]竞技|展开角逐|参演|报名|赴赛|[入进]场|达成[^，。；]{0,6}意向|应聘|登台|(?:集中|现场|完成|成功)(?:亮相|签约|开工|投产|竣工|展示)|参展"
    r"|参[加与]了?(?!奖|[^，。；]{0,8}(?:合作社|保险|医保|社保|养老|劳动|治理|整治|管理|建设|组织|工会|分红|入股|巡逻|值守|服务))"
    r"[^，。；]{0,14}(?=[，。；]|$))"
)


def _listed(site: Site) -> Entity | None:
    """其中，甲镇12家、乙镇8家; 该校9名老师: the name right before a number, unless it is what something reaches."""
    ending = [m for m in site.mentions if m.kind in ("place", "organisation") and m.span.stop == site.quantity.start]
    ending = [m for m in ending if m.subtype not in _SITES]
    found = max(ending, key=lambda m: m.span.start, default=None)
    if found is None:
        return None
    first = min(m.span.start for m in ending)
    while chained := [m for m in site.mentions if m.kind == "place" and m.span.stop == first]:
        first = min(m.span.start for m in chained)
    rowed = any(m.kind == "place" and m.span.stop == first - 1 for m in site.mentions)
    if rowed and site.text.startswith("、", first - 1) and _sums_up(site):
        return None  # 甲、乙、丙3个乡镇: the names themselves are counted
    return None if _REACHES.search(site.text[:first]) else found.entity


_SITES = ("facility", "scenic", "zone", "natural")
_TWO_NAMED = re.compile("(?:^|[，。；：“‘])(?:在|将|把|使|对)?(?P<names>[一-鿿]{2,12}(?:[、和与][一-鿿]{2,12}){1,8})$")


def _counts_names(site: Site) -> bool:
    """石桥、腊口两个乡镇矛盾化解难度大: the number only sums up the names that open the clause."""
    text, q = site.text, site.quantity
    named = _TWO_NAMED.search(text, max(0, q.start - 80), q.start) if _sums_up(site) else None
    if named is None:
        return False
    start = named.start("names")
    return len(re.split("[、和与]", named["names"])) == q.value and any(
        m.kind == "place" and m.span.start >= start and m.span.stop <= q.start for m in site.mentions
    )


def _sums_up(site: Site) -> bool:
    """甲、乙、丙3县, 甲、乙、丙3个乡镇: what is counted are divisions."""
    return site.quantity.unit in _DIVISIONS or bool(_OF_THEM.match(site.text, site.quantity.stop))


_DIVISIONS = frozenset("省市县区旗镇乡村")
_OF_THEM = re.compile(
    "(?:自然|行政|建制|重点|传统|试点|示范|相邻|邻近|偏远|山区|边境|民族|贫困|脱贫)*(?:[省市县区旗州镇乡村]|乡镇|街道|社区|嘎查|苏木|地区?|小区|村庄|村子|园区)"
)
_REACHES = re.compile(
    r"(?:来自|赴|到|前往|深入|走进|走访|慰问|带动|带领|辐射|覆盖|惠及|涉及|帮助|帮扶|组织|引导|服务|为|向|给|对|被|使|让|是|达"
    r"|动员|发动|[高低快慢好]于|[高快超多少]出|超过|领先|不及)了?$"
)


_LOOK_ON = re.compile("[^，。；的]{0,6}?(?:出席|列席|观摩|旁听|观礼)(?![^，。；]{0,10}[和与及、])")
_ATTENDING = re.compile(  # 参演的有120余人, 报名人数达300人
    r"(?:(?:参加|参与|出席|亮相)[^，。；]{0,14}的|参演|参加|参训|参会|参赛|参展|与会|到场|入场|进场|报名|到会|观赛|观演|应到|实到)(?:者|人员|人数|的|单位|企业|群众|代表|观众|选手|队伍)*"
    r"(?:已|共|约|近|超|达|有|为|不过|多达)*$"
)


def _taking_part(site: Site) -> Entity | None:
    """80余名妇女参加培训: those who take part are counted of the event."""
    looks_on = site.quantity.kind == "person" and _LOOK_ON.match(site.text, site.quantity.stop)
    there = (
        looks_on
        or _TAKE_PART.match(site.text, site.quantity.stop)
        or _ATTENDING.search(site.text, 0, site.quantity.start)
    )
    return site.doers.event_told(site.sentence, site.quantity.start) if there else None


_TARIFF = re.compile("[记加扣减奖抵换攒够兑]了?够?$")


_AVERAGE = re.compile("平均|人均|户均|年均|均分|得分|总分|评分|考|累计|总积分")


def _points(site: Site) -> Entity | None:
    """攒够50分换一桶油: what points buy or are given for is told of the points system named last."""
    if site.quantity.unit != "分":
        return None
    if _AVERAGE.search(site.text, max(0, site.quantity.start - 12), site.quantity.start):
        return None
    back = 20 if _TARIFF.search(site.text, 0, site.quantity.start) else 2
    person = site.doers.topic(site.sentence, site.quantity.start)
    if person is not None and person.kind == "person":
        return None
    return site.doers.points_system(site.sentence, site.quantity.start, back)


_FROM_ALL_OVER = re.compile(r"来自[^，。；]{1,24}?的?$")
_COMERS = re.compile(
    r"(?:[^，。；、]{0,6}?(?:运动员|选手|队伍|代表队|参赛|队员|跑友|爱好者|骑手|嘉宾|代表|学员|客商|参展|车手|棋手|歌手|演员|艺术家|专家))"
    r"|(?:省|市|县|区|国家|地区|单位|高校|学校|企业|俱乐部|乡镇)"
)


def _coming(site: Site) -> Entity | None:
    """来自全国16个省的2100余名运动员: those who come are counted of the event just named."""
    text, q = site.text, site.quantity
    if not _FROM_ALL_OVER.search(text, 0, q.start) or not _COMERS.match(text, q.stop):
        return None
    return site.doers.last_event(site.sentence, q.start) if site.doers.is_recent(site.sentence) else None


_INTO = re.compile(
    r"(?:入驻|落户|进驻|入住|加入|参加|参与|列入|纳入|就读|就读于|任教于|报名|注册|使用|享受|到访|造访|来到|前来|慕名到|走进|摆上|走上|站上|亮相|登上|服务)(?:了|在|于|到)?$"
)


def _entered(site: Site) -> Entity | None:
    """入驻甲园区的企业已有54家: what is counted has come into the thing named before it."""
    text, q = site.text, site.quantity
    start = behind_mark(text, q.start)
    here = [m for m in site.mentions if m.kind in _OWNERS and start <= m.span.start and m.span.stop < q.start]
    here = [m for m in here if text.startswith("的", m.span.stop) and _INTO.search(text, start, m.span.start)]
    return here[-1].entity if here else _settled(site)


_SETTLE = re.compile("[^，。；：]{1,20}?在(?=[^，。；：]{2,30}?(?:扎根|落户|落地|安家|集聚|入驻|坐诊|落成|常驻|挂牌))")
_SETTLED = re.compile("[内里]?(?:扎根|落户|落地|安家|集聚|入驻|坐诊|落成|常驻|挂牌)")


def _settled(site: Site) -> Entity | None:
    """31个专家工作室在甲医院扎根: what is counted has come to the body or park named behind it."""
    there = _SETTLE.match(site.text, site.quantity.stop)
    if there is None:
        return None
    here = [m for m in site.mentions if there.end() <= m.span.start and _SETTLED.match(site.text, m.span.stop)]
    here = [m for m in here if m.kind == "organisation" or m.subtype in _SITES]
    return min(here, key=lambda m: m.span.start).entity if here else None


_HOMES = re.compile("家(?:里|中)?(?:的|承包的|种的|有|种了|养了)?$")


def _home(site: Site) -> Entity | None:
    """某某家200亩核桃地: a family's own."""
    home = _HOMES.search(site.text, 0, site.quantity.start)
    people = [m for m in site.mentions if m.kind == "person" and home and m.span.stop == home.start()]
    return people[-1].entity if people else None


_USE_IT = re.compile(
    "[^，。；：、\\d]{0,12}?(?:用上|用了|使用|享受|受益于|受惠于|加入|参与|参加|报名)了?(?:到|过)?(?:这|该|此)(?:一|[项个套种款份])?"
    "(?:服务|政策|办法|做法|模式|机制|制度|平台|系统|小程序|保险|贷款|产品|计划|行动|项目)"
)


def _users(site: Site) -> Entity | None:
    """已有8个项目用上这项服务: those who use it are counted of the programme told of."""
    if _USE_IT.match(site.text, site.quantity.stop) is None:
        return None
    return site.doers.lately(site.sentence)


_CREW = re.compile("(?:组成|为主|在内)?的“?")


def _meal(site: Site) -> Entity | None:
    """82岁的某某刷脸付了6元: the price is the canteen's."""
    return at_canteen(site.sentence, site.text, site.quantity, site.doers)


def _crew(site: Site) -> Entity | None:
    """10余人的“青骑侠”志愿服务队: how many a team has, said before its name."""
    crew = _CREW.match(site.text, site.quantity.stop) if site.quantity.kind == "person" else None
    if crew is None:
        return None
    teams = [m for m in site.mentions if m.kind in ("organisation", "initiative") and not m.anaphor]
    return next((m.entity for m in teams if m.span.start in (crew.end(), crew.end() - 1)), None)


_FOUNDERS = re.compile(
    "[^，。；：\\d]{0,10}?(?:凑[股钱]|入股|自愿|联合|牵头|抱团|共同|发起|轮流)*(?:组成|组建|成立|办起|注册成立|创办|建起)了?“?"
)


def _founders(site: Site) -> Entity | None:
    """38户蚕农凑股成立甲合作社, 老党员等9人组成红白理事会: how many they are that founded it."""
    q = site.quantity
    made = _FOUNDERS.match(site.text, q.stop) if q.kind == "person" or q.unit == "户" else None
    if made is None:
        return None
    bodies = [m for m in site.mentions if m.kind == "organisation" and made.end() - 1 <= m.span.start <= made.end() + 6]
    bodies = [m for m in bodies if not re.search("[，。；：、]", site.text[made.end() : m.span.start])]
    found = min(bodies, key=lambda m: (m.span.start, -m.span.stop), default=None)
    return found.entity if found is not None and found.subtype not in ("government", "party") else None


_ROUND = re.compile(
    r"(?:这次|此次|本次|本届|这场|该场)(?:[^，。；：、的]{0,6}?)"
    r"(?:会议|大会|活动|比赛|大赛|赛事|竞赛|培训|演练|展会|论坛|仪式|义诊|招聘会|集市|联赛|马拉松|调研|观摩|签约|展览|晚会|演出)"
)


def _of_round(site: Site) -> Entity | None:
    """摆上这次会议桌面的议题共有7项: the event pointed to on the way to the number."""
    text, q = site.text, site.quantity
    start = behind_mark(text, q.start)
    return site.doers.last_event(site.sentence, q.start) if _ROUND.search(text, start, q.start) else None


_CONTESTANTS = re.compile(
    r"(?:名|位|人|支|个|对|余)?(?:[^，。；、的\d]{0,6}?)(?:选手|运动员|参赛队伍?|代表队|球队|跑友|骑手|车手|棋手|歌手|参赛者|裁判员?|球员|参赛作品|参展商|展位|演职人员|学员|考生|观众|选手代表|跑者|泳者|钓手|划手|舞者|村队|参展企业|参会代表|与会代表)"
)


_PRIZES = re.compile(
    r"(?:[一二三四特]等|优秀|优胜|组织|贡献|参与|单项|团体|个人|最佳|冠|亚|季|金|银|铜|人气|创意)[^，。；、\d]{0,3}[奖军牌]"
)
_WON = re.compile("[^，。；、]{0,3}(?:获|摘得?|夺得?|捧)")


def _prizes(site: Site) -> Entity | None:
    """评出一等奖1名, 18人获优胜奖: prizes are counted of the contest they were won in."""
    text, q = site.text, site.quantity
    start = behind_mark(text, q.start)
    if not (_PRIZES.search(text, start, q.start) or _WON.match(text, q.stop)):
        return None
    following = re.split("[，。；]", text[q.stop :], maxsplit=1)[0]
    if not _PRIZES.search(text, start, q.start) and not _PRIZES.search(following):
        return None
    return _winner(site, start) or site.doers.contest(site.sentence)


_SENT_OUT = re.compile(f"{_SENDS}[了的]?")
_WINS = re.compile("(?:获|摘得?|夺得?|捧回?|斩获|荣获|收获|揽获|拿下|赢得)")


def _winner(site: Site, start: int) -> Entity | None:
    """The school of 甲校派出的6支代表队共获一等奖2个: prizes won are of who has sent them there."""
    text, q = site.text, site.quantity
    won = _WINS.search(text, start, q.start)
    bodies = [m for m in site.mentions if m.kind == "organisation" and m.span.stop <= q.start]
    sent = [m for m in bodies if _SENT_OUT.match(text, m.span.stop)]
    return sent[-1].entity if sent and (won or _WINS.search(text, sent[-1].span.stop, q.start)) else None


_AWARDED = re.compile("[^，。；、]{0,14}?(?:颁奖|授牌|授旗|颁证|颁发|戴花|授予)(?!的)")


def _awarded(site: Site) -> Entity | None:
    """某某为10户文明家庭颁奖, 向6家单位授牌: of the event at which it is done, whoever does it."""
    text, q = site.text, site.quantity
    if q.unit in ("%", "元") or not text.endswith(("为", "向", "给"), 0, q.start) or not _AWARDED.match(text, q.stop):
        return None
    return site.doers.event_told(site.sentence, q.start)


_CERTIFIED = re.compile(r"[^，。；、\d]{0,8}?(?:拿到|取得|领到|获得|考取|通过)[^，。；]{0,8}(?:证书|资格证|结业|考核)")


def _certified(site: Site) -> Entity | None:
    """57人拿到合格证书: of the training that they have come through."""
    q = site.quantity
    if q.kind != "person" or not _CERTIFIED.match(site.text, q.stop) or not site.doers.is_recent(site.sentence):
        return None
    event = site.doers.last_event(site.sentence, q.start)
    return event if event is not None and event.subtype == "training" else None


def _contestants(site: Site) -> Entity | None:
    """60余名选手轮番上阵: who contests is counted of the contest just told of."""
    near = _CONTESTANTS.match(site.text, site.quantity.stop) and site.doers.is_recent(site.sentence)
    event = site.doers.last_event(site.sentence, site.quantity.start) if near else None
    return event if event is not None and event.subtype in ("contest", "activity", "training") else None


_WHOLE = re.compile(r"(?:^|以来|期间|年来|[，；：、]|目前|如今|今年|去年|现在|预计|使得?|让|然而|可|但|则|也|当年)$")


#: 县域内就诊率达到90%, 县域住院人次占比75%: whatever hospital has been told of
_IN_DOMAIN = re.compile(
    "(?:使得?|让|全)?(?P<level>[县市])域内?(?:[^，。；：外]{0,4}就诊|住院|基层|医保|常住|群众|居民)"
)


#: those that the hospitals of a whole county belong to give its rate as their own
_COUNTY_WIDE = re.compile("(?:总医院|医共体|医疗集团|医疗共同体)$")
_COMPARED = re.compile("(?:较|比|同比|增长|提高|提升|上升)")


def _follows_domain(text: str, start: int) -> re.Match[str] | None:
    """The county of 县域内就诊率达到90%，|较去年同期提高2个百分点."""
    if start < 2 or not _COMPARED.match(text, start):
        return None
    before = behind_mark(text, start - 1)
    return _IN_DOMAIN.match(text, before)


def _of_whole(site: Site) -> Entity | None:
    """像这样的大棚目前全村有3个: 全村, standing in its clause before the number, says whose."""
    text, q = site.text, site.quantity
    start = behind_mark(text, q.start)
    domain = _IN_DOMAIN.match(text, start) or _follows_domain(text, start)
    if domain is not None and not any(_COUNTY_WIDE.search(e.name) for e in site.doers.at(site.sentence, q.start)):
        return site.doers.last_place(site.sentence, subtypes_of_level(domain["level"]))
    here = [m for m in site.mentions if m.kind == "place" and m.anaphor and start <= m.span.start]
    divided = _OF_THEM.match(text, q.stop) is not None  # 办法已铺到全镇29个行政村: as many as the town has
    here = [m for m in here if m.span.stop <= q.start]
    here = [m for m in here if _WHOLE.search(text[: m.span.start]) or (divided and m.span.stop == q.start)]
    here = [m for m in here if not text.startswith(("我们", "咱", "俺"), m.span.start)]  # the speaker's, not the page's
    here = [m for m in here if not text.startswith("政府", m.span.stop)]  # 当地政府拿出604万元: no village has one
    if not here or any(m.kind in _OWNERS and here[-1].span.stop <= m.span.start < q.start for m in site.mentions):
        return None
    return here[-1].entity


_OF_LEVEL = re.compile(
    "(?<!个)(?P<level>[村镇乡县市区旗]|街道|社区)(?:集体(?!经济薄弱)|(?:级|本级)?财政|里(?=[^，。；：]{0,6}(?:[补给出拿投奖安筹]|每年|再)))"
    "|(?:^|[，。；：]|如今|现在|目前|眼下|此外|同时|今年|去年|另外)(?P<office>街道办?|镇上|乡里|镇里|村里|县里|社区)(?=(?:每年|再|也|还|又|先后|另|共|已)*(?:出资|投入|补[贴助]|拿出|配套|筹资|统筹|投资|安排资金|出\\d|列支|奖))"
)

_LEVEL_SIGN = re.compile("集体|财政|里|上|街道|社区")  # one of which stands wherever the pattern above matches


_FURTHERED = re.compile("(?:促进|带动|推动|助推|帮助|实现|各)$")


def _of_level(site: Site) -> Entity | None:
    """村集体分得28万元, 镇财政每年安排20万元: the village or town last named, whoever does what goes before."""
    text, q = site.text, site.quantity
    start = max(behind_mark(text, q.start, "，。；：、") - 1, 0)
    if _LEVEL_SIGN.search(text, start, q.start) is None:
        return None
    found = list(_OF_LEVEL.finditer(text, start, q.start))
    if not found:
        return None
    level = found[-1]["level"] or found[-1]["office"].removesuffix("上").removesuffix("里").removesuffix("办")
    doer = site.doers.at(site.sentence, q.start)
    if doer and doer[0].subtype in ("province", "city", "county") and _FURTHERED.search(text, start, found[-1].start()):
        return None  # 促进村集体增收: of all villages of the county
    own = bool(doer) and (doer[0].subtype in subtypes_of_level(level) or doer[0].subtype == "party")
    if own and doer[0].kind == "place" and site.doers.topic(site.sentence, q.start) is not None:
        return doer[0]  # 甲村成立合作社，吸纳村民务工，村集体收入达到42万元
    return None if own else site.doers.last_place(site.sentence, subtypes_of_level(level))


#: 投资2.2亿元|建设的智能烘干设备项目
_DESCRIBES = re.compile("(?:建设|兴建|建成|打造|实施|新建|改造|开发|创办|成立)?的")
#: 占地12亩|、库容1.5万平方米|的冷链物流中心: another measure of the same thing
_PARALLEL = re.compile(
    r"(?:[、和与及][^，。；：、的\d“”]{0,8}\d[\d.]{0,12}[余多万亿]{0,3}[^，。；：、的\d“”]{1,6}){1,4}(?=的|建设|兴建|建成)"
)
_INVESTED = re.compile("(?:投资|注册资本|注册资金)[约近超逾达为]*$")


def _described(site: Site) -> Entity | None:
    """占地21亩的“河畔集市”项目: a measure that describes the thing behind it."""
    q, text = site.quantity, site.text
    parallel = _PARALLEL.match(text, q.stop)
    end = parallel.end() if parallel else q.stop
    if q.kind not in ("money", "measure", "time") or not _DESCRIBES.match(text, end):
        return None
    founded = q.kind == "money" and bool(_INVESTED.search(text, 0, q.start))
    fits = (*_SITES, "company") if founded else _SITES
    behind = [m for m in site.mentions if m.kind in _THINGS or m.subtype in fits]
    behind = [m for m in behind if 0 < m.span.start - end <= 8]
    behind = [m for m in behind if not re.search("[，。；、]", text[end : m.span.start])]
    behind.sort(key=lambda m: (m.kind == "event", m.span))  # a project that is opened, before its opening
    return behind[0].entity if behind else None


def _topic(site: Site) -> Entity | None:
    return site.doers.topic(site.sentence, site.quantity.start)


def _lasting(site: Site) -> Entity | None:
    """为期3年的攻坚行动: the programme or event that is spoken of."""
    if not _DURATION.search(site.text[: site.quantity.number]):
        return None
    before = [m for m in site.mentions if m.kind in _THINGS and m.span.stop <= site.quantity.start]
    return before[-1].entity if before else None


def _doer(site: Site) -> Entity | None:
    """Who does it; what a town's or village's committee or office does is told of the place, and what a county's
    committee and government do together.
    """
    doers = site.doers.at(site.sentence, site.quantity.start)
    if not doers:
        return None
    governing = [doer for doer in doers if doer.kind == "organisation" and _GOVERNING.search(doer.name)]
    joined = len(governing) == len(doers) > 1 and len({doer.place for doer in doers}) == 1
    place = site.doers.known(doers[0].place)
    offices = governing or [doer for doer in doers if doer.subtype in _POWERS and _OFFICE.search(doer.name)]
    of_town = bool(offices) and place is not None and place.subtype in ("township", "village", "community")
    return place if place is not None and (joined or of_town) else doers[0]


_GOVERNING = re.compile(
    "(?:党委|党工委|[省市县区旗州盟]委|政府|办事处|人大|政协|纪委|管委会|[村居]委会|[村居]民委员会|“两委”)$"
)


_POWERS = ("government", "party")
_OFFICE = re.compile("(?:办公室|[镇乡道][^卫]{1,10}办|综治中心)$")


_RULES: tuple[Callable[[Site], Entity | None], ...] = (
    _notation,
    _each,
    _owner,
    _home,
    _points,
    _taking_part,
    _contestants,
    _certified,
    _prizes,
    _awarded,
    _listed,
    _coming,
    _entered,
    _users,
    _meal,
    _crew,
    _founders,
    _of_round,
    _described,
    _of_whole,
    _of_level,
    _topic,
    _lasting,
    _doer,
)


def doer_of(site: Site) -> Entity | None:
    """Who does what the clause tells, whatever else it is about."""
    return _doer(site)
