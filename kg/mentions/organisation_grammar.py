"""How a standard body is named after its place or level word, and how its parts follow it."""

from __future__ import annotations

import re
from functools import cache, lru_cache

from kg.lexicon.bigrams import Words
from kg.lexicon.bodies import standard_bodies
from kg.lexicon.body_names import heads
from kg.lexicon.bureaux import broken, bureau_end, bureau_starts
from kg.lexicon.patterns import alternation
from kg.mentions.place_world import is_listed

#: 交警大队|大队长: the last word of a part said again with its leader.
_LEADER = re.compile("(?:大队|支队|中队|总队|分队|小队|分局|办公室|工作站|服务站|处|科|股)[长员]|[处科]室长")
#: 区政府|常务副区长雷科: the next word is a post, and the section a name; 农业农村局|二级主任科|员.
_HOLDER = re.compile(
    "副?(?:省长|市长|州长|盟长|县长|区长|旗长|镇长|乡长|主任|主席|书记|局长|部长|秘书长|院长|检察长)(?!办公室)"
)
#: Parts of a hospital are no bodies of their own, its branches and committees are: 人民医院|心内科.
_HOSPITAL = re.compile("(?:医院|卫生院|保健院|妇幼院|医疗中心)$")
#: Rooms and buildings of a hospital or school are places: 血液透析室, 康复楼, 城东校区.
_HOUSE = re.compile("(?:医院|卫生院|保健院|学校|小学|中学|大学|学院|幼儿园)$")
_ROOM = re.compile("(?<!办公)(?<!研究)(?<!教研)(?<!实验)(?:室|楼|院区|病区|校区|病房|食堂|宿舍)$")
_WARD = re.compile("(?:科|处|股|处室|中心|系|部)$")
#: A section goes by its field (组织部组织科); without one it is none.
_PLAIN_SECTION = re.compile("(?!党)[一-鿿]?(?:科|股|处室|科室|处|室|部|庭|所|组|司)")
#: 县人民法院|三交人民法庭: named after a town, whatever its characters mean elsewhere
_STATION = re.compile(
    "(?![到在和与向从由对把将赴进及以请令是为按用等驻告][一-鿿])(?!走[进访]|来到|深入|联合|设立)[一-鿿]{2,3}(?:人民法庭|法庭|派出所|供电所|税务所|支行)"
)
#: 总工会|联手民政局: another body follows.
_JOINED = re.compile(
    "[操筹举兴开创合交催领包查代帮]办$|(?:会议|办公|活动|阅览|图书|接待|值班|休息|医务|洽谈)室$|（[^）]*$|联手|联合(?!会|社|体|国|党)|合股|合资|合办|合营|联营|[入控参]股$|携手|会同|协同|牵手|携同|邀请|主办|承办|协办"
)
#: Verbs that name what a section sees to: 社会组织党建处, 督查考核科.
_FIELD = re.compile(
    "组织|宣传|管理|服务|建设|发展|执行|督查|检查|考核|研究|立案|监督|审批|审查|规划|指导|协调|调查|教育|培训|评估|保障|治理|统计|"
    "诊断|救治|投诉|举报|接待|受理|稽查|采购|招标|招生|就业|创业|防治|防控|监测|检测|养护|救助|帮扶|联络|交流|合作|推广|开发|运营|改革|调解|信访"
)
#: 登记处|设辅导室, 妇联|每季度评一次: what the body does begins.
_PREDICATE = re.compile(
    "(?:设(?![计备施置])|每|评(?![估审价议理])|还|已|均|就(?!业)|又|再(?!生)|曾|给|被|把|让|请|因|按|共(?![青同产建享富]))"
)
#: 民政局|社区治理股|股长: a section with a field of its own is a body, whoever leads it.
_OWN_FIELD = 6  # characters
#: 人民医院|心电诊断中心 serves other houses too.
_SHARED_CENTRE = re.compile("(?:诊断|急救|救治|会诊|质控|共享)中心$")
STATIONED = re.compile(
    "(?:派)?驻[一-鿿0-9]{2,20}?(?:村|社区|嘎查|乡|镇|连|团)(?:“[一-鿿]{2,6}”)?(?:驻村|帮扶|扶贫|乡村振兴)?(?:工作队|工作站|帮扶队)"
)
_NAME_FILL = re.compile(r"[一-鿿A-Za-z0-9第“”（）]{0,9}?")


@cache
def standard_words() -> Words:
    return Words((name for name in standard_bodies() if "{}" not in name), lasting=True)


@cache
def _own_words() -> Words:
    return Words((name for name, body in standard_bodies().items() if body.own), lasting=True)


@cache
def _unit_heads() -> re.Pattern[str]:
    """A part of a body: up to nine characters and a head (治安大队, 第二党支部, 城关人民法庭)."""
    unit = f"(?:{_NAME_FILL.pattern}){alternation(heads('unit'))}"
    return re.compile(f"(?!常委|委员|副?书记|副?主任){unit}(?<![干全内外局]部)(?<!俱乐部)(?<![改重]组)")


def body_end(text: str, at: int) -> int:
    """Where a standard body that begins at `at` ends, its parts not included; 0 where none begins.

    >>> body_end("县公安局治安大队", 1), body_end("区规划和自然资源局", 1), body_end("县委托我们", 1)
    (4, 9, 0)
    """
    if at not in body_starts(text):  # as at most places
        return 0
    return max(_listed_end(standard_words(), text, at), bureau_end(text, at))


@lru_cache(maxsize=1024)
def body_starts(text: str) -> frozenset[int]:
    """Where a standard body may begin; `body_end` is 0 at all other places."""
    return frozenset((*standard_words().starts(text), *bureau_starts(text)))


def own_end(text: str, at: int) -> int:
    """Where a body ends that may stand without its place."""
    return max(_listed_end(_own_words(), text, at), bureau_end(text, at, short=False))


def own_starts(text: str) -> list[int]:
    """Where a body may begin that may stand without its place; `own_end` is 0 at all other places."""
    return [*_own_words().starts(text), *bureau_starts(text)]


def _listed_end(words: Words, text: str, at: int) -> int:
    return next((end for end in words.ends(text, at) if not broken(text, end)), 0)


def _clear(text: str, stops: frozenset[int], start: int, stop: int) -> bool:
    """Whether no word between the two bars a name; verbs for the field of a section do not."""
    fields = {at for match in _FIELD.finditer(text, start, stop) for at in range(*match.span())}
    return all(at in fields for at in range(start, stop) if at in stops)


def with_parts(text: str, end: int, stops: frozenset[int]) -> int:
    """The end of a body with the parts that follow it: 公安局 → 公安局治安大队. No part contains a stop."""
    for _ in range(3):
        part = STATIONED.match(text, end)
        if part is not None:
            return part.end()
        section = bureau_end(text, end) if end else 0
        if section and text[section - 1] in "股科处" and section - end >= _OWN_FIELD:
            return section  # 基层政权和社区治理股
        part = _unit_heads().match(text, end)
        if part is None or broken(text, part.end()):
            break
        if not _STATION.fullmatch(part[0]) and not _clear(text, stops, end, part.end() - 1):
            break
        led = len(part[0]) < _OWN_FIELD and _LEADER.match(text, end)
        if is_listed(part[0]) or led or _JOINED.search(part[0]) or _PREDICATE.match(part[0]):
            break
        if _HOLDER.search(part[0]) or text.startswith(("员", "长"), part.end()):
            break
        if _ROOM.search(part[0]) and _HOUSE.search(text, max(0, end - 4), end):
            break
        if _PLAIN_SECTION.fullmatch(part[0]) or (
            _HOSPITAL.search(text, max(0, end - 4), end)
            and _WARD.search(part[0])
            and not _SHARED_CENTRE.search(part[0])
        ):
            break
        end = part.end()
    return end
