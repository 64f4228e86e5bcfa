"""Bodies with a name of their own that only the last word gives away: 丰泽柑橘种植专业合作社, 宏运达公司."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache, lru_cache

import rjieba

from kg.lexicon.bigrams import Words
from kg.lexicon.body_names import heads, name_words
from kg.lexicon.bureaux import broken
from kg.lexicon.gazetteer import gazetteer
from kg.lexicon.patterns import Listed, alternation
from kg.lexicon.tokens import tokens
from kg.mentions.organisation_courts import tribunals
from kg.mentions.organisation_edges import LONGEST, left_edge
from kg.mentions.organisation_grammar import STATIONED, body_end, with_parts
from kg.mentions.organisation_line import COUNTED, Chain, Line, Name, begins, owner_before
from kg.mentions.place_text import word_list

#: Verbs whose object a team's name is, or is a part of: 党委搭建|榕树下议事会, 推行|网格议事会制度.
_RUN = re.compile(
    "搭建|搭起|组建|成立|设立|建立|创办|开设|推行|实行|开展|推进|探索|打造|推广|落实|深化|创新(?!创业)|举办|召开"
)
_TEAM_VERBS = re.compile("(?:成立|组建|设立|组成|建立)了?(?:以[^，。]{2,20}为组长的|由[^，。]{2,30}组成的|的)?$")
#: 志愿服务总队|又告成立
_SET_UP = re.compile(
    "(?:又|也|同日|正式|随即|随之|随后|宣告|宣布|相继|先后|应运而|告|就此|由此|便){0,3}(?:成立|组建|揭牌|诞生|建起|挂牌)"
)
_NATIONAL = re.compile("中国|中华|全国|国家")
#: The first half of such a name: it begins with the country and does not end as a body does.
_FIRST_HALF = re.compile("(?:中国|全国|中华|国际|世界)[一-鿿]{1,6}(?<![会局部院委行社司团])[与和暨]$")
_HALF_OF_PLACE = re.compile("[一-鿿]{2,7}(?<![会局部院委行社司团村镇乡县市区府队校所站厂办处])[与和暨]")
#: Up to three characters after a mark, neither particles nor pronouns nor words that lead to a firm.
_ODD = re.compile(
    "(?:(?<=[，。；：、！？“（])|^)(?:(?![的了是由在与和及为把被让到将经向对从以我你他她它这那该本其各某家等个名位者据请赴给跟同])[一-鿿]){1,3}$"
)
_LEADS_TO_FIRM = re.compile(
    "[引招]进|引入|引来|招引|招来|邀请|携手|联合|联手|依托|委托|成立|组建|注册|创办|创建|投资|收购|入股|控股|联系|对接|走进|来到|"
    "考察|走访|参观|支持|帮助|指导|推动|培育|扶持|选派|介绍|采访|起诉|拥有|属于|作为|涉及|位于|依靠|借助|通过|鼓励|争取|签约|洽谈"
)
_FORM = re.compile("(?:集团|股份|控股)?(?:有限)?(?:责任)?公司")
_REGISTERED = re.compile("有限公司|有限责任公司")
_WORDS = re.compile("(?!原|即|系|隶属|以下|简称|现为|归|由)[一-鿿]{1,12}")
_LEGAL = re.compile("公司|合作社|集团")
#: 农机合作社|示范社: the whole is an honour.
_HONOUR = re.compile(
    "(?:示范|标杆|百强|十佳|十强|样板|典型|先进)(?:社|单位|企业|学校|集体|点|[0-9一二三四五六七八九十百]+强)"
)
#: Trades that close a firm's name only behind a name of its own: 兴佳薯业, but not 跨境电商.
_TRADES = frozenset(
    (
        "种业",
        "薯业",
        "乳业",
        "药业",
        "酒业",
        "茶业",
        "果业",
        "菌业",
        "蜂业",
        "牧业",
        "农牧",
        "控股",
        "电商",
        "物业",
        "百货",
        "矿业",
        "地产",
        "置业",
    )
)
_TRADE_GOES_ON = re.compile("产业|园|发展|基地|示范|生产|经济|部门|[大强][省县市]|转型|集群|协会|项目|大户|养殖|服务")
_NUMBER = re.compile("[一两三四五六七八九十0-9]+[支个家所名队]")
_ONE = re.compile("[一某]$|[0-9一二两三四五六七八九十几多余]家$")
_VAGUE = re.compile("[一某两几多各有这那每]|第一个")
#: 另一个|牧区法庭: what sort it is, by no name.
_ANOTHER = re.compile("另一[个所家座支]$")
#: 送进|法院, 告到|派出所: somebody is taken there.
_TAKEN = re.compile("[送走搬住开引办建告诉闹找闯冲跑赶领接派转移寄递投交汇打捐飞驶来回调考嫁][进到入往向回给至起]$")
#: What such a head is the first half of.
_CONTINUES = re.compile(
    "物流|产业|园|城|街|示范[区园带]|分拣|冷链|入住|路|广场|市场|批发|交易|项目|平台|基地|直播|销售|经济|服务|管理|投资|证|券|行业|体系|贷款|卡|票|用品|设备|公寓|住宅|"
    "开发|建设|系统|化|类|式|型|界|群|链|带|区|楼|村|馆|站|中心(?!小学|校|学校)"
)
#: Branches begin with their parent, though a place stand between: 万里客运|禹州分公司.
_BRANCHES = frozenset(("分公司", "支行", "分行", "营业部", "分校", "分院"))
_TASK_FORCE = re.compile("领导小组|指挥部")
_LEVEL_START = re.compile("[省市县区州盟旗镇乡村](?![级域])")
_WHOLE = re.compile("大学|公司|集团|医院|局|委|府|银行|协会|学院|中学|小学|中心|企业|单位|合作社")
#: Halls for everybody, which are places.
_FACILITY = re.compile("(?:党群|便民|为民|惠民|游客|社区|居家|养老|老年|邻里|文化|综合)服务(?:中心|站)$")
_QUOTED = re.compile(
    "“[一-鿿A-Za-z]{2,8}”(?:(?![多几各数]支|[串拉带撑聚汇引组]起|[成设组]|推动|引领)[一-鿿]){0,5}?(?:(?P<company>(?:酒|茶|水|药|糖|肉|工|加工|制造|机械|食品)?厂(?![房区商长])|公司|合作社|农庄|农场|牧场|"
    "苗圃|酒坊|酒庄|饭店|山庄)|敬老院|养老院|福利院|幼儿园|卫生室|诊所|书院|艺术团|基金会|合唱团|救援队|服务队|志愿队|巡逻队|巡防队|突击队|先锋队|宣讲团|宣讲队|义警队|文艺队|工作队|调解队|帮帮团|腰鼓队|舞蹈队|民兵连|小分队|轻骑兵|"
    "送餐队|助餐队|陪诊队|代办队|护学队|助农队|跑腿队|理发队|维修队|帮厨队|讲解队|说事团|评理团|调解团|合唱队|锣鼓队|秧歌队|龙舟队)"
)
#: “红马甲服务队”: the whole name stands in quotation marks.
_QUOTED_TEAM = re.compile(
    "“([一-鿿A-Za-z]{2,9}(?:服务队|志愿队|巡逻队|突击队|先锋队|救援队|宣讲团|宣讲队|帮帮团|帮帮队|调解队|巡防队|义警队|艺术团|合唱团|艺术队|互助队|护河队|工作队|(?:骑行|夜巡|巡护|巡查|巡山|文艺|舞龙|锣鼓|秧歌|舞蹈|龙舟|护学|护林|护村|劝导|宣传|义剪|助农|农机|应急|抢险|消防|"
    "反诈|防汛|普法|宣防|帮办|代办|跑腿|守护|巡河|护路|网格|马背|背包|摩托|骑手|青年|巾帼|银发|党员|环保)队|小分队))”"
)
#: 由民警和骑手组成的“骑士护城队”: set up by people, whatever its name says
_FORMED_TEAM = re.compile(
    "(?:组成|成立|组建|组织|拉起|建起|组起)(?:了|起|的)?(?:一[支个])?“(?P<name>[一-鿿A-Za-z0-9]{3,9}队)”"
)
#: 教育局指导|学校: whom a body guides is none by that name.
_ORDERED = re.compile(
    "(?:指导|督促|组织|帮助|要求|鼓励|引导|推动|协助)(?:学校|小学|中学|幼儿园|医院|公司|企业|合作社)$"
)
#: 县|“百企”工程指挥部|办公室: set up for something that stands in quotation marks.
_QUOTED_OFFICE = re.compile(
    "“[一-鿿A-Za-z0-9]{2,10}”(?:工程|工作|行动|专项)?(?:指挥部|领导小组|工作小组|工作专班|专班)(?:办公室)?"
)
_SEVERAL = re.compile("(?:[0-9一二两三四五六七八九十百多几]+[余多]?[支个]|各|多支)$")
_CONNECTED = re.compile("[和与及]")


@cache
def _head_pattern(use: str) -> Listed:
    return Listed(heads(use), f"(?=({alternation(heads(use))}))")


@lru_cache(maxsize=1024)
def _headed(text: str, use: str) -> tuple[re.Match[str], ...]:
    """Where heads stand in a text; two rules ask for each use."""
    return tuple(_head_pattern(use).finditer(text))


def company_names(line: Line) -> Iterator[Name]:
    """A name that a head closes, back to the place before it or to a word that no name contains."""
    for match in _headed(line.text, "name"):
        head, end = match.start(1), match.end(1)
        if broken(line.text, end) or (match[1] == "小学" and line.text[head - 1 : head] == "中"):
            continue
        if match[1] in _OF_POINTS and line.text.endswith(_schemes(), 0, end):
            continue  # 积分超市: what a village runs
        if _splits_word(line.text, head, end) or _ORDERED.search(line.text, max(0, head - 2), end):
            continue
        edge = left_edge(line.text, head, line.stops)
        if match[1] not in name_words("weak_head") or _REGISTERED.search(match[1]):
            edge = _registered_edge(line, edge, head)
        branch = match[1] in _BRANCHES
        start = edge if branch else _whole_place(line.text, _start(line, edge, head))
        if start == edge and all(start not in (c.start, c.last) for c in line.chains) and _REGISTERED.search(match[1]):
            start = _to_mark(line.text, start)
        start = _behind_visit(line, start, head)
        if _REGISTERED.search(match[1]):
            start = _in_brackets(line, start, end) or _province_first(line, start, edge)
            start = _brand_first(line, start, end)
        if COUNTED.match(line.text, end) or _HONOUR.match(line.text, end):
            continue
        if _goes_on(line, end, match[1]) or (_quoted(line.text, start, end) and not _LEGAL.search(match[1])):
            continue
        if _names_something(line, start, head, match[1]):
            stop = with_parts(line.text, end, line.stops)
            start = _behind_group(line, _behind_speaker(line.text, start))
            yield line.name(start, stop, "open_name", 0.85, subtype=heads("name")[match[1]].subtype)


_OF_POINTS = ("超市", "银行")


@cache
def _schemes() -> tuple[str, ...]:
    return tuple(word for word in sorted(word_list("told_scheme")) if word.endswith(_OF_POINTS))


_GROUPS = frozenset(("中车", "中铁", "中建", "中交", "中冶", "中粮", "中煤", "中航", "国网", "中石化", "中石油"))


def _behind_speaker(text: str, start: int) -> int:
    """我们|杨柳村合作公司: who speaks is no part of the name."""
    return start + 2 if text.startswith(("我们", "咱们", "你们", "他们"), start) else start


def _behind_group(line: Line, start: int) -> int:
    """中车|唐山机车车辆有限公司产品研发中心: the group's short name begins that of its firm, before a place."""
    placed = any(start in (chain.start, chain.last) for chain in line.chains)
    group = next((n for n in (3, 2) if start >= n and line.text[start - n : start] in _GROUPS), 0)
    return start - group if placed else start


def _splits_word(text: str, head: int, end: int) -> bool:
    """积分|行为, 高寒|牧业区: whether the head is only the first half of a longer word; but 农商行|行长."""
    if text[end : end + 1] == "长":
        return False
    return any(head <= word.start < end and word.stop == end + 1 for word in tokens(text))


#: 来到甲县督查|青山学校建设: what the visitors do is no part of the name.
_VISITING = re.compile("(?:督查|督导|视察|走访|慰问|参观|调研|考察|检查|暗访|巡查)(?=[一-鿿]{2})")


def _behind_visit(line: Line, start: int, head: int) -> int:
    placed = max((c.stop for c in line.chains if start in (c.start, c.last) and c.stop <= head), default=start)
    visiting = _VISITING.match(line.text, placed, head)
    return visiting.end() if visiting else start


def _in_brackets(line: Line, start: int, end: int) -> int:
    """（和达乡建湖南实业有限公司）: a registered name that fills the brackets begins with them; else 0."""
    opened = line.text.rfind("（", 0, start)
    if opened < 0 or line.text[end : end + 1] != "）" or not _WORDS.fullmatch(line.text, opened + 1, start):
        return 0
    return opened + 1 if line.hard_stops.isdisjoint(range(opened + 1, start)) else 0


def _province_first(line: Line, start: int, edge: int) -> int:
    """湖南|七彩盐津食品有限公司: the place at the very beginning, though another stand inside."""
    first = next((c for c in line.chains if c.start == edge and not c.anaphor), None)
    fits = first is not None and first.stop <= start <= first.stop + 4 and not _WHOLE.search(line.text, edge, start)
    return edge if fits else start


_LED_TO = re.compile("[有为是在与和由据向对]|企业|公司|项目|集团")


def _brand_first(line: Line, start: int, end: int) -> int:
    """海岭新材|甲县有限责任公司: the bare form behind the place leaves the name to what stands before it."""
    place = next(
        (c for c in line.chains if c.last <= start <= c.stop and _FORM.fullmatch(line.text, c.stop, end)), None
    )
    if place is None or place.anaphor or place.start != place.last:
        return start
    led = list(_LED_TO.finditer(line.text, left_edge(line.text, place.start, line.stops), place.start))
    first = led[-1].end() if led else left_edge(line.text, place.start, line.stops)
    return first if place.start - first > 2 else start


def _registered_edge(line: Line, edge: int, head: int) -> int:
    """A registered name begins with its place, though a verb seem to follow that: 河源市|领航云科技有限公司."""
    far = left_edge(line.text, head, line.hard_stops)
    ends = [chain.stop for chain in line.chains if far <= chain.last and edge - 7 < chain.stop < edge]
    ends = [stop for stop in ends if not _WHOLE.search(line.text, stop, edge)]
    ends = [stop for stop in ends if not _LEADS_TO_FIRM.fullmatch(line.text, stop, edge)]  # 甲市|引来|乙城果业有限公司
    if ends:
        return next(c.last for c in line.chains if c.stop == max(ends))
    if not _REGISTERED.match(line.text, head):
        return edge
    near = [c for c in line.chains if 0 < edge - c.stop <= _BRAND and not c.anaphor]
    near = [c for c in near if not _NO_BRAND.search(line.text, c.stop, edge)]
    return near[-1].last if near and line.text[near[-1].stop - 1] in "省市县区旗" else edge


_BRAND = 4  # characters between a place and the word that the dictionary begins a firm's name with: 甲市岭上|强村富民…
_NO_BRAND = re.compile("[了的在是和与由向对把被让为给从就有去来请，。、：；“”（）]|[引招]|企业|公司|项目|一家|成立")


def _to_mark(text: str, start: int) -> int:
    """A registered name with odd words in front is read from the mark before it: ，跑得快|赛事管理有限公司."""
    odd = _ODD.search(text, max(0, start - 4), start)
    return odd.start() if odd and not _LEADS_TO_FIRM.search(odd[0]) else start


def _start(line: Line, edge: int, head: int) -> int:
    """Prefers the place nearest before the name, with its containers; then drops a joint and generic words."""
    for match in _NATIONAL.finditer(line.text, edge, head):
        if match.start() in line.starts and line.text[match.start() - 1 : match.start()] != "（":
            return match.start()
    for chain in reversed(line.chains):
        if edge <= chain.last < head and not chain.anaphor and line.text[chain.start - 1 : chain.start] != "（":
            return _with_owner(line, max(edge, chain.start) if chain.start >= edge else chain.last, edge)
    if _CONNECTED.match(line.text, edge) and edge > 0:
        edge += 1
    owner = owner_before(line, edge)
    if owner is not None:
        return owner
    return _before_joint(line, edge) if edge else edge


def _with_owner(line: Line, start: int, edge: int) -> int:
    """Takes in the owner before the place: 中科院|广州化学有限公司, 大唐|河南发电有限公司."""
    owner = owner_before(line, start)
    if owner is not None:
        return owner
    before = next((w for w in tokens(line.text) if w.stop == start and w.start >= edge), None)
    return before.start if before and before.tag in ("nz", "nt", "ns", "j") else start


def _whole_place(text: str, start: int) -> int:
    """Begins with a whole place's name where the words were cut through it: 山|西安, 海|南宁."""
    for at in (start - 1, start - 2):
        if at >= 0 and gazetteer().short_named(text[at : start + 1], levels=("province", "city")):
            return at
    return start


def _goes_on(line: Line, end: int, head: str) -> bool:
    """Whether a noun goes on where the head is often the first half of another word: 电商|物流园."""
    if head not in name_words("weak_head") or end == len(line.text):
        return False
    return bool(_CONTINUES.match(line.text, end))


def _quoted(text: str, start: int, end: int) -> bool:
    return text[start - 1 : start] == "“" and text[end : end + 1] == "”"


def _before_joint(line: Line, edge: int) -> int:
    """Takes in the first half of a name that a joint parts: 中国房地产与|住宅研究会."""
    match = _FIRST_HALF.search(line.text[:edge])
    if match:
        return match.start()
    for chain in line.chains:
        half = line.text[chain.stop : edge]
        if (
            3 <= len(half) <= 8
            and _HALF_OF_PLACE.fullmatch(half)
            and line.stops.isdisjoint(range(chain.stop, edge - 1))
        ):
            return chain.start
    return edge


def _names_something(line: Line, start: int, head: int, word: str) -> bool:
    placed = max((c.stop for c in line.chains if start in (c.start, c.last) and c.stop <= head), default=0)
    middle = line.text[max(start, placed) : head]
    if line.text[start : start + 1] in _MEASURED and line.text[start - 1 : start].isdigit():
        return False  # 229个|村卫生室
    if line.text[start : start + 1] in "各该本此某" or line.text[start - 1 : start] == "某":
        return False
    if word in _TRADES and _TRADE_GOES_ON.match(line.text, head + len(word)):
        return False
    if word in _TRADES and (len(middle) < 2 or rjieba.has_word(middle) or not specific(middle)):
        return False
    if "联手" in line.text[start:head] or "携手" in line.text[start:head]:
        return False
    if not placed and _ANOTHER.search(line.text, max(0, start - 3), start):
        return False
    if _VAGUE.match(middle) or _ONE.search(middle) or (not placed and _TAKEN.search(middle)):
        return False
    if placed:
        return bool(middle) or word not in name_words("bare_head")
    return len(specific(middle)) >= 2


_MEASURED = frozenset("个家所座名支处间")


@cache
def _generic() -> dict[str, list[str]]:
    """The words of two characters or more that say of what sort a body is, by the first."""
    found: dict[str, list[str]] = {}
    for word in name_words("generic") | name_words("inside"):
        if len(word) > 1:
            found.setdefault(word[0], []).append(word)
    return found


@lru_cache(maxsize=4096)
def specific(middle: str) -> str:
    """What is left of a name without its head when the words are taken away that only say what sort it is.

    >>> specific("丰泽蜜柑种植专业"), specific("农民专业")
    ('丰泽蜜柑', '')
    """
    generic = _generic()
    words = [word for char in frozenset(middle) for word in generic.get(char, ())]
    for word in sorted(words, key=lambda word: (-len(word), word)):
        middle = middle.replace(word, "")
    return middle


def team_names(line: Line) -> Iterator[Name]:
    """领导小组, 工作专班 and the like: with a place before them, or named after their task (人居环境整治|领导小组)."""
    for match in _headed(line.text, "team"):
        head, end = match.start(1), match.end(1)
        if broken(line.text, end) or _FACILITY.search(line.text, max(0, head - 4), end):
            continue
        edge = left_edge(line.text, head, line.hard_stops - line.scope_words)
        start = _after_count(line.text, _start(line, edge, head), head)
        if (whose := _of_promoter(line, head, match[1])) is not None:
            called = line.text[whose.last : end]
            yield line.name(whose.start, end, "placed_body", 0.8, name=called, subtype="government")
            continue
        placed = any(start in (c.start, c.last) and not c.anaphor for c in line.chains)
        if not placed and start > edge - 1 and _LEVEL_START.match(line.text, start) and start + 1 in line.starts:
            continue  # level_open has it
        if COUNTED.match(line.text, end):
            continue
        founded = bool(_TEAM_VERBS.search(line.text, max(0, start - 40), start) or _SET_UP.match(line.text, end))
        task = line.text[start:head]
        if _RUN.search(task):
            continue  # 宁乡村推行|网格议事会制度
        if (
            placed
            or (len(task) >= 4 and _TASK_FORCE.search(match[1]))
            or (founded and (len(task) >= 2 or match[1].endswith(("党支部", "党委", "党总支"))))
        ):
            yield line.name(start, end, "team", 0.75, subtype=heads("team")[match[1]].subtype)


#: 甲省|推进|新型工业化工作领导小组: the verb of its task begins the name.
_PROMOTES = re.compile(
    "(?:推进|推动|创建|打造|建设|促进|加快|深化|落实|实施)(?:(?!成立|设立|组建|召开|[在由与和及等])[一-鿿]){2,18}"
)


def _of_promoter(line: Line, head: int, word: str) -> Chain | None:
    """The place right before the verb that a task force's name begins with."""
    if not _TASK_FORCE.search(word):
        return None
    near = (c for c in line.chains if head - 20 < c.stop < head and not c.anaphor)
    return next((c for c in near if _PROMOTES.fullmatch(line.text, c.stop, head)), None)


#: 甲县|文广局|驻石门村工作队
_SENDER = re.compile("[一-鿿]{1,8}?(?:局|委|办|院|公司|集团|银行|中心|联合会|协会)(?=(?:派)?驻)")


def stationed(line: Line) -> Iterator[Name]:
    """甲县|文广局驻石门村工作队: a team with the body that has sent it, though no list have that."""
    for chain in line.chains if "驻" in line.text else ():
        direct = None if chain.anaphor else STATIONED.match(line.text, chain.stop)
        if direct:  # 甲区|驻乙镇帮扶工作队
            called = line.text[chain.last : direct.end()]
            yield line.name(chain.start, direct.end(), "placed_body", 0.85, name=called, subtype="government")
        sender = _SENDER.match(line.text, chain.stop)
        stop = with_parts(line.text, sender.end(), line.stops) if sender and not chain.anaphor else 0
        if sender and stop > sender.end() and line.stops.isdisjoint(range(chain.stop, sender.end() - 1)):
            called = line.text[chain.last : stop]
            yield line.name(chain.start, stop, "placed_body", 0.85, name=called, subtype="government")
    yield from tribunals(line)


def _after_count(text: str, start: int, head: int) -> int:
    """一支|农机服务队: the number is no part of the name."""
    number = _NUMBER.match(text, start, head)
    return number.end() if number else start


def level_open(line: Line) -> Iterator[Name]:
    """A level word and a name that no list has: 市|轨道交通发展有限公司, 区|创建文明城市工作领导小组办公室."""
    for use in ("name", "team"):
        for match in _headed(line.text, use):
            head, end = match.start(1), match.end(1)
            nearest = head if use == "team" and len(match[1]) > 2 else head - 1  # 镇|水管站
            if not _LEVEL_START.search(line.text, max(0, head - LONGEST), max(0, nearest)):
                continue
            if broken(line.text, end) or _goes_on(line, end, match[1]):
                continue
            if match[1] in _TRADES and _TRADE_GOES_ON.match(line.text, end):
                continue
            edge = left_edge(line.text, head, line.hard_stops - line.scope_words)
            for level in _LEVEL_START.finditer(line.text, edge, nearest):
                known = body_end(line.text, level.end())
                whole = not 0 < known < end or bool(_FORM.fullmatch(line.text, known, end))
                inside = line.inside_place(level.start()) or line.inside_place(level.end())
                clear = level.end() in line.starts and not inside
                if whole and clear and begins(line, level.start()):
                    yield line.name(level.start(), end, "level_body", 0.8, subtype=heads(use)[match[1]].subtype)
                    break


def quoted_names(line: Line) -> Iterator[Name]:
    """“云雾”|茶厂, “康乐”|敬老院: the proper name stands in quotation marks."""
    for match in _QUOTED.finditer(line.text):
        if not COUNTED.match(line.text, match.end()) and not broken(line.text, match.end()):
            subtype = "company" if match["company"] else "social"
            yield line.name(*match.span(), "quoted_name", 0.85, subtype=subtype)
    for match in _QUOTED_OFFICE.finditer(line.text):
        for chain in line.chains:
            if chain.stop == match.start() and not chain.anaphor:
                called = line.text[chain.last : match.end()]
                yield line.name(chain.start, match.end(), "placed_body", 0.9, name=called, subtype="government")
        start = match.start() - 1
        if _LEVEL_START.match(line.text, max(0, start)) and not line.inside_place(start + 1) and begins(line, start):
            yield line.name(start, match.end(), "level_body", 0.85, subtype="government")
    teams = [*_QUOTED_TEAM.finditer(line.text)] if "队”" in line.text or "团”" in line.text else []
    teams += [m for m in _FORMED_TEAM.finditer(line.text) if m.span("name") not in {t.span(1) for t in teams}]
    for match in teams:
        if not _SEVERAL.search(line.text, 0, match.start()) and not COUNTED.match(line.text, match.end() + 1):
            yield line.name(*match.span(1), "quoted_name", 0.8, subtype="social")


def placed_schools(line: Line) -> Iterator[Name]:
    """宜宾市|一中, 古州镇|中心校: short names that are none without the place directly before them."""
    for chain in line.chains:
        end = placed_heads().end(line.text, chain.stop)
        if line.text.startswith("中小学", chain.stop - 1):
            continue  # 村|中小学
        if end and not broken(line.text, end):
            name = line.text[chain.last : end]
            yield line.name(chain.start, end, "open_name", 0.85, name=name, subtype="social")


@cache
def placed_heads() -> Words:
    """What schools are called after their place: 一中, 第一小学, 中心校."""
    return Words(heads("placed"))
