"""Names closed by a head: 推行村民积分制, 实施供水管网改造工程, 打好蓝天保卫战."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache

import rjieba

from kg.lexicon import programmes
from kg.lexicon.bigrams import Heads
from kg.lexicon.tokens import Token
from kg.mentions.initiative_lines import Line, make
from kg.mentions.initiative_lists import list_start
from kg.mentions.initiative_specific import LOOSE, TOLD_TO, VAGUE, is_specific
from kg.model import Mention

CORE_OF_PROJECT = "core of a quoted name"  # what a project is called without its village
_TEXT = re.compile("[\u4e00-\u9fffA-Za-z0-9+·]+")
_ONE_DAY = re.compile(r"\d+月\d+[日号]|近日|日前|当天")
_ABOUT_PROJECT = re.compile(
    "(?:的)?(?:\\d+月|由|投资|完成投资|新增|整治|惠及|覆盖|涵盖|现场|施工|建设现场|正在|总投资|占地|用地|用海|动工|奠基|封顶|试产|落地|建成|投产|投用|开工|竣工|完工|签约|一期|二期|正式|位于|进展|进度|落户|启动)"
)


_CARRIED_ON = re.compile(
    "(?:攻坚之战|攻坚战)?(?:筑牢|奠定|提供|贡献|注入|助力|(?:正式)?(?:启动|上线|开启|实施|开展|推行|运行|建立)(?:以来|后|，|。|仪式)|深入推进|全面铺开|全面启动|以来|(?:实施|工作)?方案|要求|部署)"
)
_UNDER = re.compile("(?:为|在|自|随着|按照|根据|围绕|结合|依托|通过|借助|聚焦|作为)(?:全[县市镇乡村区省国])?$")
_NEXT_PHASE = re.compile("[一二三四五]期(?:建设)?(?:项目|工程)")  # 产业园 + 二期项目
_ABILITY = re.compile("[和与](?:治理)?能力(?:现代化|建设)")  # 推进基层治理体系和治理能力现代化: an aim of all
_REFORM = re.compile("改革|建设|创新|认证|研究|规范|管理|化")  # 推进户籍制度改革 runs no mechanism
_FOUGHT = re.compile(
    "(?:打好|打赢|打响|坚决打好|做好|抓好|建好|办好|用好|搞好|建起|搭起)(?:了)?$"
    r"|(?:设|建|立|办|开|搭|推|摆|划|配|评|选)(?:起|出|了|有|成)+(?:\d+[余多]?[个处条支项间]|[一二三四五六七八九十]+[个处条支项间])?$"
)


_SETS_UP = re.compile(
    "建立|健全|完善|形成|构建|推行|实行|落实|探索|创新|实施|打造|搭建|建起|引入|设立|执行|优化|制定"
)  # verbs that bring in a mechanism


@cache
def _plain_heads() -> dict[str, programmes.Head]:
    return {w: h for w, h in programmes.heads().items() if h.plain and h.kept}


def headed(line: Line) -> Iterator[Mention]:
    """A specific noun phrase that a running verb governs and a head closes."""
    heads, text = _plain_heads(), line.text
    closed = {at + 2 for at in _head_tails().places(text)}
    for index, word in enumerate(line.words if closed else ()):
        head = _closing_head(text, word, heads) if word.stop in closed else None
        if head is not None and not _goes_on(line, index, head):
            yield from _phrase(line, index, head)


def _goes_on(line: Line, index: int, head: programmes.Head) -> bool:
    """Whether the name does not end here: 服务 + 中心, 户籍制度 + 改革."""
    stop = line.words[index].stop
    if head.subtype == "mechanism" and (_REFORM.match(line.text, stop) or _ABILITY.match(line.text, stop)):
        return True
    if _NEXT_PHASE.match(line.text, stop):
        return True
    if head.word == "计划" and _PLANNED.match(line.text, stop):
        return True
    if head.word == "系统" and index + 1 < len(line.words) and line.words[index + 1].tag[0] in "vd":
        return line.words[index + 1].text not in (
            "上线",
            "启动",
            "投用",
            "启用",
            "运行",
        )  # 系统谋划 is done with system
    if index + 1 == len(line.words) or _ABOUT_PROJECT.match(line.text, stop):
        return False
    following = line.words[index + 1]
    if following.text in _SET_GOING or (following.text == "工作" and not _is_head(line, index + 2)):
        return False
    return (
        following.text in programmes.name_words("tail")
        or following.text in programmes.heads()
        or following.tag[0] == "n"
    )


_INNER = re.compile(
    "加强|提升|提高|强化|促进|改善|规范|优化|深化|巩固|培育|壮大|防范|打击|服务|关爱|保护|整治|治理|振兴|加快|支持"
)


def _with_inner_verb(line: Line, first: int, index: int) -> int:
    """The verb that opens a name behind another verb or 的: 实施|加强基层党建三年计划, 推进的|改善办学条件行动."""
    if first < 2 or index == first or not _INNER.fullmatch(line.words[first - 1].text):
        return first
    before = line.words[first - 2]
    cue = programmes.cues("left").get(before.text)
    governed = cue is not None and cue.weight >= 1.25
    return first - 1 if before.text == "的" or governed else first


_PLANNED = re.compile(
    r"总?投资|用|建|于|到|在|将|年|今|明|\d|[一二三四五六七八九十]|新|完成|开工|投入"
)  # 20个项目计划总投资…
_CODE_NAMED = re.compile(
    "(?!专项|联合|集中|统一|具体|实际|救援|自觉|共同|执法|有关|各类|公益|志愿|慈善|援助|爱心|抢险|搜救|抓捕|相关|大型|系列|积极|主动"
    "|重大|后续|下步|采取|后勤|一致|个人|集体|军事|维权|群众|文化|惠民|暴力|非法|违法|整治|攻坚|提升)[\u4e00-\u9fff]{2}(?:行动|计划)"
)


def _is_head(line: Line, index: int) -> bool:
    return index < len(line.words) and line.words[index].text in programmes.heads()


_SET_GOING = frozenset(
    ("上线", "上岗", "上门", "上墙", "进驻", "落户", "开张", "挂牌", "试点", "先行", "全覆盖", "一体")
)


#: 提高群众对|林长制工作的知晓率
_TOWARDS = re.compile("[对把将让]$")
#: 各村加大宣传, 副县长李大明新作招商项目: a clause that tells what is done
_TELLS = re.compile("加大|进行|动工|凑项目|共?出动|县长|市长|书记|局长|主任|^[一-鿿][至到]")
#: 商户积极参与|巷道整治行动: who joins in is no part of a name
_JOINS = re.compile("参加|(?:积极|主动|踊跃|纷纷|自觉|热情)(?:参与|投身|加入)")
_QUARTER = re.compile("第?[一二三四]季度|[上下]半年")  # 第三季度重大项目: many, by no name


def _phrase(line: Line, index: int, head: programmes.Head) -> Iterator[Mention]:
    first = _left_edge(line, index)
    first = _with_inner_verb(line, first, index)
    start, stop = line.words[first].start, line.words[index].stop
    if _TELLS.search(line.text, start, stop):
        return
    if len(head.word) > 2 and _TOWARDS.search(line.text, start, stop - len(head.word)):
        start = stop - len(head.word)
    if _SO_MANY.match(line.text, stop) or _JOINS.search(line.text, start, stop) or _QUARTER.match(line.text, start):
        return
    if _TIERS.match(line.text, start) and (upper := _UPPER_TIERS.search(line.text[:start])):
        start = upper.start()
    verb = _governor(line, first)
    if head.word == "服务" and (verb is None or not _OFFERS.match(verb)):
        return
    sets_up = verb is not None and _SETS_UP.fullmatch(verb) is not None
    fund = head.word in _FUNDS and stop - start >= len(head.word) + 2  # 设立产业发展基金
    terse = sets_up and (fund or line.text[start:stop] in programmes.name_words("terse"))
    short = verb is not None and _CODE_NAMED.fullmatch(line.text, start, stop) is not None  # 暖冬行动
    sized = _CAPACITY.search(line.text, max(0, start - 12), start) if head.subtype == "project" else None
    start = sized.start() if sized else start
    counted = verb is not None and head.plain > 1 and verb[-1] in "个处条支项间" and stop - start >= len(head.word) + 2
    if not line.is_free(start, stop) or not (
        terse or short or counted or sized or is_specific(line, first, index, head)
    ):
        return
    if verb is None and head.word in ("机制", "制度", "体系", "模式") and (whole := list_start(line, start)):
        verb, start = whole
    place = _place_before(line, start)
    if verb is None and not (_is_topic(line, start, stop, head, place) or _in_passing(line, first, index, head)):
        return
    if head.word.endswith("活动") and _ONE_DAY.search(line.text[:start]):
        return
    if _HONOURED.search(line.text, 0, start):
        return
    behind = _past_manner(line.text, start, stop - len(head.word) - 2)
    if behind is None:
        return
    start = behind + _measure_before(line.text, behind)
    if (renewed := _RENEWS.match(line.text, start)) and stop - renewed.end() > len(head.word) + 1:
        start, verb = renewed.end(), renewed[0]
    if head.subtype == "project" and (bracketed := _BRACKETED.search(line.text, max(0, start - 24), start)):
        start = bracketed.start("name")
    name, rule = line.text[start:stop], f"{verb or 'place'} + specific phrase + {head.word}"
    brief = place is not None and line.text[place.span.stop - 1] not in "省市县区旗州镇乡村"
    if place is not None and head.subtype == "project" and (brief or _belongs(place)):
        yield make(line, start, stop, name, head.subtype, CORE_OF_PROJECT, 0.6)
        start, name = place.span.start, place.name + name
    yield make(line, start, stop, name, head.subtype, rule, 0.75 if verb and head.plain > 1 else 0.6)


#: 投入190万元|升级|智慧矫正平台, but 升级改造项目
_RENEWS = re.compile("升级(?!改造|版|行动|工程|项目|计划|换代|增效|攻坚|提升|服务|机制)(?=[\u4e00-\u9fff])")
_FUNDS = ("基金", "微基金", "风险金", "资金池", "助学金", "奖学金", "互助金", "周转金")
_HONOURED = re.compile("(?:荣登|登上|登|入选|上榜|入围|跻身|位列|荣获)了?$")  # a list that others keep
_MANNER = re.compile(
    "(?:升级(?=.{2,8}平台)|大力|积极|持续|自觉|着力|全力|深入|全面|不断|大胆|主动|率先|切实|扎实|稳步|力促|力推|对标|促成|充分|统筹|整合|盘活){1,3}"
    "(?P<verb>推广|探索|推行|实施|推进|打造|创新|发展|建设|开展|落实|构建|建立|完善|培育|引进|发挥|利用)?"
)


def _past_manner(text: str, start: int, latest: int) -> int | None:
    """Behind 大力推广, which says how and that it is done; None where no name is left: 积极探索新模式."""
    manner = _MANNER.match(text, start)
    if manner is None or manner.end() <= latest:
        return manner.end() if manner else start
    return None if manner["verb"] else start


#: 50兆瓦|光伏项目, 年产6万吨|饲料项目
_CAPACITY = re.compile(
    "(?:年产|日产|日处理)?[0-9]+(?:\\.[0-9]+)?[万亿]?(?:兆瓦|千瓦|吉瓦|吨|千伏|头|羽|只|套|台)(?:级)?$"
)
#: 甲乙（丙市）|大健康产业园项目: the bracket belongs to the name
_BRACKETED = re.compile(
    "(?:^|[，。；：、])(?P<name>(?!本[报台网])[\u4e00-\u9fff]{2,8}（(?!记者|通讯员|见习)[^（）]{1,8}）)$"
)


def _measure_before(text: str, start: int) -> int:
    """The length of a measure word that was taken for the beginning of the name: 9|家|长者助餐点."""
    return int(text[start] in "家个处所项" and text[start - 1 : start].isdigit())


def _is_topic(line: Line, start: int, stop: int, head: programmes.Head, place: Mention | None) -> bool:
    """Whether a project opens its clause and the clause tells of it: 甲县光伏玻璃项目完成投资."""
    opens = place is not None or line.text[max(0, start - 1) : start] in ("", "，", "。", "、", "；", "着", "”")
    if head.subtype != "project" and head.plain > 1 and _CARRIED_ON.match(line.text, stop):
        return opens or bool(_UNDER.search(line.text[:start]))
    if head.subtype == "project" and line.text[max(0, start - 1) : start] in ("把", "将"):
        return bool(_SETTLED.match(line.text, stop))
    return head.subtype == "project" and opens and bool(_ABOUT_PROJECT.match(line.text, stop))


_SETTLED = re.compile("(?:落|引|招|迁|摆|放|建|搬|争取|谈|列入|纳入|拿)")  # 把风电项目|落在这里


_WITHIN = re.compile("(?:中|过程中|期间|中心城区)(?![心小学])")


#: 县、乡、|村三级路长制
_UPPER_TIERS = re.compile("(?:(?:[省市县区旗乡镇村组户]|苏木镇?|嘎查|街道|社区|乡镇)、){1,4}$")
_TIERS = re.compile("(?:[市县区旗乡镇村组户]|嘎查|社区|街道)[两二三四五]级")
#: 帮办代办窗口6个: so many of them, none by name.
_SO_MANY = re.compile("[0-9]+[余多]?[个处家座间台支名所]")
#: What makes of 预约售粮服务 a service with a name; to 提供 one is to do one's work.
_OFFERS = re.compile("推行|推出|开通|首创|试行|创新|上线")
_OCCASION = re.compile("[^，。；：“”]{0,10}(?:仪式|推进会|现场会|座谈会|发布会|论坛|培训班|大赛|比赛|会议)")


def _in_passing(line: Line, first: int, index: int, head: programmes.Head) -> bool:
    """Whether a name of some length stands without a verb of running: 把非诉讼纠纷解决机制摆在前头, 在专项整治中."""
    start, stop = line.words[first].start, line.words[index].stop
    if line.sentence.role not in ("body", "caption") or TOLD_TO.search(line.text[:start]):
        return False
    if any(m.span.start <= start and stop <= m.span.stop for m in line.taken):
        return False
    cues = programmes.cues("left")
    is_worked = _works_on(line, index - 1) and line.words[index - 1].text != "成为"  # 纠纷 + 解决 + 机制
    worked = index - 1 if is_worked else index
    inner = (w.text for w in line.words[first:worked] if len(w.text) > 1)
    if (
        any(w in cues and cues[w].weight <= -2 for w in inner)
        or not line.text[start].isalnum()
        or VAGUE.match(line.text, start)
        or LOOSE.match(line.text, start)
    ):
        return False  # 党小组成为项目 + 攻坚的排头兵
    if any(w.tag in ("ad", "d") and w.text not in programmes.heads() for w in line.words[first:index]):
        return False  # 民警迅速调取监控系统
    if any(w.text in ("宣布", "旨在", "检验", "主持", "介绍") for w in line.words[first:index]):
        return False  # 县委书记某某宣布重点项目集中开工
    if _WITHIN.match(line.text, stop):
        return line.text[:start].endswith("在")
    if head.word == "系统" and not line.text.startswith(("由", "已", "覆盖", "投"), stop):
        return False
    if head.word.endswith(("园", "基地", "综合体")) or _OCCASION.match(line.text, stop):
        return False  # a park is a place, 重点项目集中开工仪式 an event
    least = 7 if head.word.endswith(("项目", "工程")) else 5 if head.plain > 1 and len(head.word) > 2 else 6
    return head.plain > 0 and stop - start >= least


@cache
def _head_tails() -> Heads:
    """The last two characters of the heads: nearly all words end otherwise."""
    return Heads(frozenset(word[-2:] for word in _plain_heads() if len(word) > 1))


def _belongs(place: Mention) -> bool:
    """A village or a river is part of a project's name, a county is where it stands."""
    return place.subtype in ("village", "community", "township", "natural", "scenic", "zone")


def _closing_head(text: str, word: Token, heads: dict[str, programmes.Head]) -> programmes.Head | None:
    """The head that ends with this word, be it shorter or longer than the word."""
    for length in range(6, 1, -1):
        head = heads.get(text[max(0, word.stop - length) : word.stop])
        if head:
            return head
    return None


def _left_edge(line: Line, index: int) -> int:
    """The first word of the phrase that word `index` closes."""
    barriers = {m.span.stop for m in line.taken if m.subtype not in ("facility", "scenic", "natural")}
    first = index
    while first > 0 and not _ends_before(line, first, index, barriers):
        first -= 1
    return first


def _ends_before(line: Line, first: int, index: int, barriers: set[int]) -> bool:
    """Whether the word before `first` is no part of the phrase."""
    before = line.words[first - 1]
    foreign = not _TEXT.fullmatch(before.text) or _stops(before) or _bounds(before, line.words[first])
    if foreign and not _is_inside(line, first, index):
        return True
    fought = _FOUGHT.search(line.text[max(0, before.stop - 8) : before.stop])
    walled = before.stop in barriers and line.words[first].text != "段"  # 国道213线甲县段
    return walled or _is_verb(before, line, first - 1, index) or fought is not None


def _runs_on(word: Token) -> bool:
    """党委|为共富|工坊: a preposition that the dictionary's cut has glued to a name."""
    return word.text[0] == "为" and len(word.text) > 1 and not rjieba.has_word(word.text)


def _stops(word: Token) -> bool:
    return _runs_on(word) or word.text in programmes.name_words("stop") or word.text in programmes.name_words("visit")


def _is_inside(line: Line, first: int, index: int) -> bool:
    """Whether a word that mostly bounds a name stands inside one: 推广 + 项目, 提升 + 改造, 与 between two nouns."""
    before, following = line.words[first - 1], line.words[first]
    if _runs_on(before):
        return False
    if before.text in ("与", "及"):
        if not 1 < first < index:
            return False
        noun, ends = line.words[first - 2], {m.span.stop for m in line.taken}
        return not _stops(noun) and noun.stop not in ends
    if before.text in ("提升", "强化", "优化", "推进") and following.text in ("改造", "整治", "治理"):
        return _works_on(line, first - 1)
    visits = before.text in programmes.name_words("visit") and following.text in ("项目", "工程", "活动")
    if first == index and not visits and before.tag[0] == "n" and first > 1 and line.words[first - 2].tag[0] in "nv":
        return True  # 跨村 + 调度 + 机制
    return first == index and not visits and _works_on(line, first - 1)


def _bounds(word: Token, following: Token) -> bool:
    """Whether a part of speech ends a name on its left; a season does not: 秋冬季扬尘攻坚战."""
    if word.tag == "t":
        return not _SEASON.search(word.text)
    if re.fullmatch("[一二三四五]期|[一两二三四五]级", word.text):
        return False  # 污水处理厂三期项目, 四级书记遍访制度
    if word.text + following.text[:2] == "正能量":
        return False
    if _INNER_TIME.fullmatch(word.text) or (_YEARS.fullmatch(word.text) and following.text[:2] in _OF_YEARS):
        return False  # 平安渔港百日护航行动, 大干一百天冲刺四季度行动
    if word.text == "段" or (word.text.isdigit() and following.text[0] in "线号"):
        return False  # 国道213线改造工程
    if word.tag == "v" and (_COMPLEMENT.fullmatch(word.text) or word.text in _DOES_ALONE):
        return True
    return word.tag in ("m", "q", "p", "c", "uj", "d", "r")


_INNER_TIME = re.compile("大干|一?百[日天]|[一二三四]季度|冬春|夏秋|秋冬")
_YEARS = re.compile("[一两二三四五六十]年")  # 咖啡精品化|三年|行动
_OF_YEARS = ("行动", "攻坚", "计划", "提升", "倍增", "方案", "工程")
_DOES_ALONE = frozenset("凑跑争搞抓拿找盼建修铺上")  # 水利部门|凑|项目, 动工|建|饮水工程
_SEASON = re.compile("[春夏秋冬]|周末|假|夜间|午间|错时|双休|老年|青年|少年")
_COMPLEMENT = re.compile(
    ".{1,2}[出起好成到于得着了给向往入]"
)  # 划出, 取决于, 建成: a verb that has its object behind it


def _works_on(line: Line, index: int) -> bool:
    """Whether a verb stands between its object and the head: 黑土地保护性耕作推广 + 项目."""
    word = line.words[index]
    before = line.words[index - 1] if index else None
    verbal = word.tag[0] == "v" and len(word.text) == 2 and word.text != "提供"  # 为老人|提供|上门服务
    if verbal and before is not None and _ACTOR.fullmatch(before.text) and _is_cue(word.text):
        return False  # 我县|推行|河长制
    return (
        verbal
        and before is not None
        and bool(_TEXT.fullmatch(before.text))
        and (before.tag[0] in "nlbzjk" or before.tag == "vn")
    )


_ACTOR = re.compile(
    "(?:我|全|该|本)?[省市县区旗州镇乡村里]|(?:我|全|该|本)[省市县区旗州镇乡村]|[镇乡县市区村]里|街道|社区|公司|合作社"
)


def _is_cue(word: str) -> bool:
    cue = programmes.cues("left").get(word)
    return cue is not None and cue.weight >= 1.5


def _is_verb(word: Token, line: Line, index: int, last: int) -> bool:
    """Whether the word governs what follows instead of belonging to it: 建设 in 建设光伏电站项目."""
    if index == last - 1 and _works_on(line, index):
        return False
    cue = programmes.cues("left").get(word.text)
    if cue is None or cue.weight < 1:
        return False
    if word.text not in programmes.name_words("either"):
        return True
    before = line.words[index - 1] if index else None
    return (
        before is None
        or not _TEXT.fullmatch(before.text)
        or before.tag[0] in "dvpcmq"
        or before.tag in ("ns", "nt")
        or before.text in ("了", "的")
    )


def _governor(line: Line, first: int) -> str | None:
    """The running verb before a phrase, past adverbs, counts, 了 and a place."""
    index = first - 1
    adverbs, carry = programmes.name_words("adverb"), programmes.name_words("carry")
    start = line.words[first].start
    if m := _FOUGHT.search(line.text[max(0, start - 8) : start]):
        return m[0]
    while index >= 0:
        word = line.words[index]
        cue = programmes.cues("left").get(word.text)
        if cue is not None and cue.weight >= 1 and word.text not in ("明确",):
            return word.text
        if cue is not None and cue.weight < 0:
            return word.text if word.text in carry else None
        if word.text in carry:
            return word.text
        place = any(m.span.start <= word.start and word.stop <= m.span.stop for m in line.taken)
        if not (
            place
            or word.text in adverbs
            or (word.tag in ("m", "q", "d", "ad", "uj", "ul", "x") and word.text not in "，。；：！？、")
        ):
            return None
        index -= 1
    return None


def _place_before(line: Line, start: int) -> Mention | None:
    """The place named right before a phrase, or with 的 between."""
    for mention in line.taken:
        gap = line.text[mention.span.stop : start]
        if mention.kind == "place" and not mention.anaphor and gap in ("", "的") and mention.span.stop <= start:
            return mention
    return None
