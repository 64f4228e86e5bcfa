"""What looks like a quantity and is none: ordinals, codes, idioms, names that hold a number."""

from __future__ import annotations

import re
from collections.abc import Callable
from functools import cache

import rjieba

from kg.lexicon.units import alternatives
from kg.lexicon.vocabulary import words
from kg.mentions.dates import find_dates
from kg.mentions.quantity import COUNTED, OF_MONEY, OF_PEOPLE, Quantity


@cache
def _idioms() -> re.Pattern[str]:
    return re.compile(r"(?<![\d.])" + alternatives(words("numeral_idioms")))


@cache
def _has_idiom() -> re.Pattern[str]:
    """The same without the look behind, with which a search cannot leap."""
    return re.compile(alternatives(words("numeral_idioms")))


_FRACTION = re.compile(r"(?<!百)(?<!千)[\d一二三四五六七八九十]+分之[\d一二三四五六七八九十]+")


def masked(text: str) -> str:
    """The text with dates, fractions and idioms blanked out, at the same length."""
    spans = [
        (d.start, d.stop)
        for d in find_dates(text, None)
        if d.kind not in ("vague", "repeated") and not text.endswith("将", 0, d.start)  # 做了将|近4年
    ]
    if _has_idiom().search(text):
        spans += [m.span() for m in _idioms().finditer(text)]
    if "分之" in text:
        spans += [m.span() for m in _FRACTION.finditer(text)]
    if not spans:
        return text
    chars = list(text)
    for start, stop in spans:
        chars[start:stop] = "□" * (stop - start)
    return "".join(chars)


_ORDINAL = re.compile(r"(?:第|(?<![目日此当提之以眼空往学课餐产婚岗术])前|(?<![先然之随今此以往])后|首|N)$")
_TOKEN_TAGS = frozenset({"m", "mq", "q", "t"})
_SMALL_CLASSIFIERS = frozenset("面口头村镇乡县门方度分级届期节道桌碗手字股伙班队排段角路线号")
_CREATES = re.compile(
    r"(?:新建|建成|建设|建起|修建|成立|组建|设立|购置|新增|添置|配备|建有|开设|创办|增设|打造出?|引进|培育)了?$"
)


def _is_ordinal(text: str, q: Quantity) -> bool:
    """第3批, 前3名: a place in a row, not a count."""
    if q.kind == "time" and text.endswith("头", 0, q.number):
        return True
    if q.unit == "个" and text.startswith(("半小时", "半月", "半天"), q.stop):
        return True  # 三个半小时
    if q.unit in ("分钟", "秒", "小时", "个小时", "个工作日") and _SINCE.search(text, max(0, q.number - 4), q.number):
        return False  # 接警后3分钟赶到
    return bool(_ORDINAL.search(text[max(0, q.number - 2) : q.number]))


_SINCE = re.compile("[一-鿿][^节假月年之以然今随此最]后$")


def _is_code(text: str, q: Quantity) -> bool:
    """A4, 5A级, 3D: part of a name made of letters."""
    before = text[q.number - 1 : q.number]
    if text.endswith(("GDP", "CPI"), 0, q.number):
        return False
    return before.isascii() and (before.isalpha() or before in tuple("-/#."))


_OF_MUCH = re.compile("[十百千万亿]{1,3}项(?=目(?![标录的]))")


def _is_level(text: str, q: Quantity) -> bool:
    """四级架构, 第十六届, 百万千瓦级, 百亿项目: a level or a session names a thing and counts nothing."""
    if q.unit == "项" and _OF_MUCH.match(text, q.number):
        return True
    if q.unit in ("类", "等") and text.startswith(("及以上", "及以下", "以上", "以下"), q.stop):
        return True  # 二类及以下公厕
    return q.unit in ("级", "届") or (q.kind in ("money", "measure") and text.startswith("级", q.stop))


_CLOSES = re.compile("[”’》」+]")


def _opens_slogan(text: str, q: Quantity) -> bool:
    """“三个清单”, “15条举措”: a short quotation that opens with a number is a name."""
    if q.number == 0 or text[q.number - 1] not in "“‘《「":
        return False
    closing = _CLOSES.search(text, q.stop)
    return closing is not None and closing[0] != "+" and closing.start() - q.number <= (30 if q.chinese else 10)


def _inside_title(text: str, q: Quantity) -> bool:
    opened, closed = text.rfind("《", 0, q.start), text.rfind("》", 0, q.start)
    return opened > closed and "》" in text[q.stop :]


def _is_one(text: str, q: Quantity) -> bool:
    """一个, 一条: the article of Chinese, unless a verb of making shows that things are counted."""
    if not (q.chinese and q.value == 1) or q.maximum is not None:
        return False
    if q.kind == "time" and text.endswith("期", 0, q.number):
        return False  # 试用期一年
    if q.unit in ("名", "位", "支", "套", "台") and _ALLOTS.search(text, max(0, q.number - 4), q.number):
        return False  # 每村配一名技术员
    if (q.kind == "times" or q.unit in _HELD) and _EVERY.search(text[: q.number]):
        return False
    return not (q.kind == "count" and q.unit in "座所栋幢辆台处支" and _CREATES.search(text[: q.number]))


_ALLOTS = re.compile("(?:配备?|选派|选聘|聘请|明确|落实|派驻)了?$")
_HELD = ("场", "期", "节", "堂", "轮")  # 每周六演一场
_EVERY = re.compile("(?:每|一)(?:日|天|周|星期|旬|半?月|个月|季度?|半?年|学期|届)[^，。；：]{0,14}$")  # 每周通报一次


def _is_loose_word(text: str, q: Quantity) -> bool:
    """五台山, 三门峡, 四方, 统一: a Chinese numeral must begin a word of its own."""
    if not q.chinese or text[q.number] in "数几上" or q.start < q.number:
        return False
    if q.unit in ("大", "大类"):
        return False
    if q.value < 11 and q.unit in _SMALL_CLASSIFIERS:
        return True
    return not _begins_numeral(text, q)


def _begins_numeral(text: str, q: Quantity) -> bool:
    lead = max(0, q.number - 6)
    position = lead
    for word, tag in rjieba.tag(text[lead : q.stop + 6]):
        if position == q.number:
            return tag in _TOKEN_TAGS or len(word) == 1 or word.endswith(q.unit[-1:] or " ")
        if position > q.number:
            return False
        position += len(word)
    return False


def _goes_up_and_down(text: str, q: Quantity) -> bool:
    """两升 in 两降两升 is no volume."""
    return q.chinese and _BALANCE.search(text, max(0, q.start - 2), q.stop + 2) is not None


def _is_clocked(text: str, q: Quantity) -> bool:
    """1小时12分36秒: how long somebody took, in three numbers of which none says it."""
    return any(taken.start() <= q.number < taken.end() for taken in _TAKEN.finditer(text))


_TAKEN = re.compile(r"\d{1,2}小?时\d{1,2}分(?!钟)(?:[\d.]{1,5}秒)?|\d{1,2}分[\d.]{1,5}秒")


def _is_of_report(text: str, q: Quantity) -> bool:
    """七条 in 关于七条道路建设纳入预算的报告: what a paper is about."""
    about = _ABOUT.search(text, max(0, q.number - 30), q.number)
    return about is not None and bool(_PAPER.match(text, q.stop))


_ABOUT = re.compile("关于[^，。；：”》]{0,28}$")
_PAPER = re.compile("[^，。；：“”]{0,30}的(?:报告|议案|决定|决议|请求|通知|意见|提案|建议|批复|方案|说明)")


def _is_weather(text: str, q: Quantity) -> bool:
    """山上落过两场雪: how often it has snowed is told of no one."""
    return q.chinese and bool(_WEATHER.match(text, q.stop))


_WEATHER = re.compile("(?:大|小|中|春|秋|透|好|暴|雷)?(?:雪|雨|霜|风|寒潮|冰雹)(?![一-鿿]{0,2}[赛会])")


def _is_letters(text: str, q: Quantity) -> bool:
    """用这十个字开头: so long is what somebody says."""
    return text.startswith(("字", "大字"), q.stop) and not text.startswith("字节", q.stop)


def _is_version(text: str, q: Quantity) -> bool:
    """医改3.0版: which of its versions."""
    return text.endswith(".0", q.number, q.stop - 1)


_BALANCE = re.compile("[一两二三四五六七八九][升降增减]{1,2}[一两二三四五六七八九][升降增减]")


def _lacks_unit(text: str, q: Quantity) -> bool:
    """超百万 counts money where money is spoken of, people where they are; any other bare number counts nothing."""
    if q.unit or q.kind == "score" or COUNTED.match(text, q.stop):
        return False
    before = text[max(0, q.start - 14) : q.start]
    return not OF_MONEY.search(before) and not OF_PEOPLE.search(before)


def _is_threshold(text: str, q: Quantity) -> bool:
    """亿元以上项目, 500平方米以下门店, 亿元产业村: says which things, not how many."""
    printed = text[q.start : q.stop]
    if q.kind == "money" and q.chinese and _SIZE.fullmatch(printed) and _OF_SIZE.match(text, q.stop):
        return True
    if q.kind == "count" and printed.endswith(("以上", "以下")) and _FARMS.match(text, q.stop):
        return True
    if q.kind not in ("money", "measure") or not re.search(r"以[上下]$|^(?:超过?|过|逾|破)", printed):
        return False
    return bool(_CLASSED.match(text, q.stop))


_SIZE = re.compile("[十百千]?[万亿]元")
_OF_SIZE = re.compile("(?:产业|[强富]?村|企业|项目|集群)")
_FARMS = re.compile("的?(?:规模)?(?:种植|养殖|种粮|养羊|养牛|养猪)?(?:大户|户|场|基地|小区)")
_CLASSED = re.compile(
    r"的?(?:新开工|新签约|新落地|新建|在建|签约|开工|投产|工业|产业|技改|重点|重大|大|招商|外资|规上|上市)*"
    r"(?:项目|企业|工程|商户|门店|场所|贷款|农户|规模|(?:规模)?(?:种植|养殖|种粮)?(?:大户|户|场|基地)|收入的?家庭|建筑|车辆|机组"
    r"|(?:行政|产业)?村|农民|合作社|产业|镇|乡|园区|(?:分别为|有|达|共)?\d)"
)


def _is_congress(text: str, q: Quantity) -> bool:
    """党的二十大以来: a congress, not twenty great things."""
    return q.value > 12 or text.endswith("的", 0, q.number) or bool(_CONGRESS.match(text, q.stop))


def _is_session(text: str, q: Quantity) -> bool:
    """十届三次全会, 十七届人大二次会议: which session, not how many; 装备产业园2期: which part of the works."""
    if q.unit == "次":
        if q.chinese and _SITTING.match(text, q.stop) and _TERM_BEFORE.search(text[max(0, q.number - 12) : q.number]):
            return True
        return text.endswith("届", 0, q.number) or (q.chinese and text.startswith("全会", q.stop))
    return q.value < 6 and bool(_WORKS.search(text[max(0, q.number - 4) : q.number]))


_SITTING = re.compile("(?:全体|代表|常委|委员)?会议?")
_TERM_BEFORE = re.compile("届(?:人大|政协|[一-鿿]{0,4}(?:委员会|常委会?|代表大会|代表会议)){0,2}$")
_WORKS = re.compile("(?:园区?|项目|工程|大厦|新城|厂|电站|小区|医院|公司|食品|基地)$")


def _is_one_of(text: str, q: Quantity) -> bool:
    """三大名马之一, 入选“…十大案例”: a rank among others."""
    return bool(_ONE_OF.match(text, q.stop))


_ONE_OF = re.compile("[^，。；：、]{1,12}之一|[^，。；：、“]{0,8}(?:案例|品牌|人物|事件)”")
_CONGRESS = re.compile(r"以来|精神|报告|代表|胜利|召开|[，。；、）]|$")


def _is_address(text: str, q: Quantity) -> bool:
    """12幢1单元, 3栋502室: where somebody lives."""
    if q.unit in ("幢", "栋") and not q.chinese and not q.bound and _NEIGHBOUR.match(text, q.stop):
        return True  # 4栋李大爷家
    return bool(_DOOR.match(text, q.stop))


_NEIGHBOUR = re.compile("楼[下上道前后]|的?[一-鿿]{2,4}(?:老人|大爷|大妈|大娘|阿姨|奶奶|爷爷|老伯|师傅)")
_DOOR = re.compile(r"\d+(?:单元|号|室|楼|层)|元\d|\d{3,4}(?![\d.千万亿兆瓦平亩米公人户吨元个名立余多])")


def _is_team(text: str, q: Quantity) -> bool:
    """甲村6组, 乙村9队、10队: which of the village's groups, not how many."""
    if q.bound or q.maximum is not None:
        return False
    in_row = _ROW_BEHIND.match(text, q.stop - len(q.unit)) or _ROW_BEFORE.search(text, max(0, q.start - 5), q.stop)
    return bool(in_row or _TEAM.search(text[: q.start])) or (q.unit in ("组", "社") and _is_home_of(text, q))


def _is_home_of(text: str, q: Quantity) -> bool:
    """在甲村占地，2组80余户村民入股: the second group, whose people are counted behind it."""
    opens = q.start == 0 or text[q.start - 1] in "，、。；：“（"
    return opens and not q.chinese and bool(_HOMES.match(text, q.stop))


#: 将2组、3组、4组等6个村民小组作为试点
_ROW_BEHIND = re.compile("(?P<unit>[组队社])[、和](?:\\d{1,2}|[一二三四五六七八九十]{1,3})(?P=unit)")
_ROW_BEFORE = re.compile("(?P<unit>[组队社])[、和](?:\\d{1,2}|[一二三四五六七八九十]{1,3})(?P=unit)$")
_HOMES = re.compile(r"的?\d+[余多]?[户名人]|(?:村民|社员)(?=[一-鿿]{2,4}(?:[说家，]|告诉))")


_TEAM = re.compile(r"(?:[村屯寨场]|嘎查|社区|小区)(?:\d+[组队社班连区](?:、|和|及|至))*$")


def _is_distance_run(text: str, q: Quantity) -> bool:
    """男子1000米, 100米短跑: the name of a discipline."""
    rows = _RACES.finditer(text, max(0, q.start - 8), q.stop + 12) if "项目" in text or "比赛" in text else ()
    if any(row.start() < q.stop and q.start < row.end() for row in rows):
        return True
    return bool(_RUNNER.search(text[max(0, q.start - 4) : q.start]) or _RACE.match(text, q.stop))


#: 100m、200米、4×100m
_NEXT_RACE = r"、(?:\d[×xX])?\d{2,5}(?:m|米)(?![深高宽长的])"
_RACES = re.compile(rf"\d(?:m|米)(?={_NEXT_RACE})|\d(?:m|米){_NEXT_RACE}")


_RUNNER = re.compile("(?:男子?|女子?|男女|×|[xX])$")
_RACE = re.compile(
    "(?:短跑|长跑|赛跑|接力|自由泳|蛙泳|仰泳|蝶泳|混合泳|跨?栏|往返跑|折返跑|障碍跑|决赛|(?:健康|健身|欢乐|趣味|越野|迷你)?跑(?:活动)?[，。；、]"
    "|[一-鿿]{0,4}赛(?=[，。；、：（项和及与]|$))"
)


def _is_great_name(text: str, q: Quantity) -> bool:
    """万亩高标准农田项目, 千亩茶园: a round number without a digit of its own that opens the name of a site."""
    round_number = text[q.number : q.stop][:-1] in ("万", "千", "百", "十万", "百万")
    return round_number and q.kind == "measure" and not q.bound and bool(_GREAT_SITE.match(text, q.stop))


_GREAT_SITE = re.compile(
    r"[^，。；：、\d的]{0,10}?(?:项目|工程|基地|园区?|示范[区带田片点]|展示区|产业[带园区]|走廊|长廊|花海|林海|草原|牧场|大田|良田|湿地)"
)


def _is_set_name(text: str, q: Quantity) -> bool:
    """五堆整治, 三堆清理: a set that is cleared up, known by its number."""
    return q.chinese and bool(_CLEARED.match(text, q.stop))


_CLEARED = re.compile("整治|清理|治理|清零|清除|专项")


def _is_every_home(text: str, q: Quantity) -> bool:
    """千家万户, 走进万家, 万家警务站: all the homes there are."""
    return text[q.number : q.stop] in ("万家", "千家", "万户") and q.start == q.number


def _is_in_a_row(text: str, q: Quantity) -> bool:
    """连续两次, 连续三年: says how long something went on and counts nothing."""
    return text.endswith("连续", 0, q.number) and not (q.kind == "time" and _NOTHING_HAPPENED.match(text, q.stop))


_NOTHING_HAPPENED = re.compile("(?:没有|没|未|无|零|不曾)(?=[一-鿿]{2})")  # 连续15个月没有越级上访


_PER_NOUN = re.compile("(?:有效|高价值)*(?:发明专利|GDP|地区生产总值|生产总值|工业增加值)")


def _is_per(text: str, q: Quantity) -> bool:
    """每千名老年人, 万人发明专利拥有量: what another number is said of."""
    if text[q.number : q.stop] in ("万人", "万元", "亿元") and _PER_NOUN.match(text, q.stop):
        return True
    return text[q.number : q.number + 1] in tuple("百千万") and text.endswith("每", 0, q.number) and q.value >= 100


_EACH_TIME = re.compile("每[一-鿿]{0,6}$")


def _is_each_time(text: str, q: Quantity) -> bool:
    """每成功上报1起纠纷加1分: not how many have been reported."""
    return q.value == 1 and _EACH_TIME.search(text, max(0, q.number - 7), q.number) is not None


def _is_weight(text: str, q: Quantity) -> bool:
    """各占30%、30%和40%的权重: how marks are put together."""
    return bool(_WEIGHT.match(text, q.stop))


_WEIGHT = re.compile(r"(?:[、和与及]\d+(?:\.\d+)?%){0,4}的(?:权重|比例(?:计算|折算|计入|加权|记入))")


def _is_both(text: str, q: Quantity) -> bool:
    """两家 of 两家的老人, 三家分担, 两家当场握手: the families told of, not how many bodies there are."""
    if not (q.chinese and q.value < 4 and q.start == q.number) or q.maximum is not None:
        return False
    return not _BODIES.match(text, q.stop) and not _COUNTING.search(text, max(0, q.number - 6), q.number)


_BODIES = re.compile(
    "[^，。；：、的]{0,8}?(?:企业|公司|集团|单位|工厂|厂|店|馆|酒楼|民宿|客栈|农家乐|渔家乐|超市|市场|商|银行|信用社|医院|卫生|诊所|学校|幼儿园|培训|合作社|联社|农场|牧场"
    "|机构|商户|商场|作坊|车间|工坊|基地|园区?|媒体|部门|协会|龙头|上市|院|所|社|站|坊|铺|号|俱乐部|剧团|书局|报社|网站|平台|中心|大户|农户)"
)
_COUNTING = re.compile(
    "(?:[有共计达这那到新首前后增]|其中|引进|引来|入驻|开设|开办|新办|办起?|办了|建成|培育|注册|成立|关[停了]|合计|总共|一共|分别|仅|只|剩)了?$"
)


def _is_of_named(text: str, q: Quantity) -> bool:
    """两个村 of 柳溪、桥头两个村: as many as have just been named."""
    if not q.chinese or q.value > 6 or not _AREAS.match(text, q.stop):
        return False
    start = max(text.rfind(mark, 0, q.number) for mark in "，。；：！？”") + 1
    named = re.split("[、和与及]", text[start : q.number])
    last = named[-int(q.value) :]
    return len(last) == q.value and len(last[-1]) < 9 and all(_NAME.fullmatch(name) for name in last[1:])


_AREAS = re.compile(
    "(?:行政|自然|试点|示范|相邻|邻近)?(?:村|镇|乡|县|市|区|社区|苏木|嘎查|街道|小区|屯|寨)(?![民办级])"
)
_NAME = re.compile("(?![^，]*等)[一-鿿]{2,8}")


def _is_base(text: str, q: Quantity) -> bool:
    """每收100元提成5元, 1斤2块3: what another number is said of; 分两批 is how it was done."""
    if q.kind == "money":
        return bool(_RATE_BASE.search(text, max(0, q.number - 6), q.number))
    if q.unit == "批" and q.chinese:
        return text.endswith("分", 0, q.number)
    return q.value == 1 and q.unit in _WEIGHTS and bool(_PRICE.match(text, q.stop))


_RATE_BASE = re.compile("每(?:[收交花挣赚售卖]|消费|销售|投入|充值|缴纳)(?:出|入|进|满|够|足)?$")
_WEIGHTS = ("斤", "公斤", "市斤", "千克", "亩", "吨", "个", "只", "头")
_PRICE = re.compile(
    "(?:只|才|卖|就|就能|可|可以|能)?(?:卖|给)?(?:到|得)?[0-9一二两三四五六七八九十百千]+(?:块|元|毛|角|分钱)"
)


def _is_second(text: str, q: Quantity) -> bool:
    """二次分红: the second one; two of them are 两次."""
    return text[q.number : q.stop] == "二次" and q.start == q.number


def _is_line(text: str, q: Quantity) -> bool:
    """12路公交车: which of its lines."""
    return bool(_BUS.match(text, q.stop))


_BUS = re.compile("(?:公交|公共汽车|电车|车|线路|线|班车|纵队|军)")


def _is_way(text: str, q: Quantity) -> bool:
    """往南二十里的镇, 从这儿往东800米: the way to a place is told of no one."""
    return bool(_TOWARDS.search(text, max(0, q.number - 8), q.number)) and bool(_THERE.match(text, q.stop))


_TOWARDS = re.compile(
    "[往向朝](?:正?[东南西北]{1,2}|上|下|前|后|里|外|左|右|山[上里下])(?:边|面)?(?:再)?[走行去跑约]?(?:不到|大约|约|近)?$"
)
_THERE = re.compile("[的，。、就是有便]|[一-鿿]{2,4}[村镇乡]")


_Rejection = Callable[[str, Quantity], bool]
_REJECTIONS: tuple[_Rejection, ...] = (
    _is_ordinal,
    _is_code,
    _is_level,
    _opens_slogan,
    _inside_title,
    _is_one,
    _is_loose_word,
    _is_great_name,
    _is_threshold,
    _is_per,
    _lacks_unit,
    _is_of_report,
    _is_base,
)
#: What is asked of quantities in these units only.
_OF_UNITS: tuple[tuple[_Rejection, tuple[str, ...]], ...] = (
    (_is_congress, ("大",)),
    (_is_one_of, ("大",)),
    (_is_session, ("次", "期")),
    (_is_address, ("幢", "栋", "单", "层", "座")),
    (_is_team, ("组", "队", "社", "班", "连", "区", "号楼")),
    (_is_distance_run, ("米", "公里")),
    (_is_set_name, ("堆", "乱", "线")),
    (_is_in_a_row, ("次", "年", "届", "个月", "季度")),
    (_is_every_home, ("家", "户")),
    (_is_weight, ("%",)),
    (_goes_up_and_down, ("升",)),
    (_is_clocked, ("小时", "时", "分", "秒")),
    (_is_version, ("版",)),
    (_is_letters, ("个",)),
    (_is_weather, ("场",)),
    (_is_both, ("家",)),
    (_is_of_named, ("个",)),
    (_is_second, ("次",)),
    (_is_line, ("路",)),
    (_is_each_time, ("起", "件", "条", "例", "宗", "单", "人次")),
    (_is_way, ("里", "公里", "米", "华里", "千米")),
)
#: Of every unit that is asked more, those and what is asked of all.
_BY_UNIT = {
    unit: (*(reject for reject, others in _OF_UNITS if unit in others), *_REJECTIONS)
    for _, units in _OF_UNITS
    for unit in units
}


def counts_nothing(text: str, quantity: Quantity) -> bool:
    """Whether what looks like a quantity is none: 第3批, A4, 三级架构, 12幢1单元."""
    return any(reject(text, quantity) for reject in _BY_UNIT.get(quantity.unit, _REJECTIONS))
