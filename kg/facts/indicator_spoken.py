"""What a number counts in spoken sentences: 开了四回会, 35元归农户, 一个月攒不下3000块, 棚连成了片，有412座."""

from __future__ import annotations

import re

from kg.facts.clauses import SENTENCE_MARKS, behind_mark
from kg.facts.figure_nouns import noun_after, strip_reach, tagged, vocabulary
from kg.facts.figure_nouns_before import noun_before
from kg.mentions.quantities import Quantity


def said_simply(text: str, q: Quantity, left: str, right: str, indicator: str, rule: str) -> str:
    """What a spoken sentence says is counted, where no plain noun has been found on either side."""
    weak = rule in ("before", "", "previous")
    if rule == "after" and indicator.startswith("地") and q.unit in _GROUND and (land := _LAND.match(right)):
        return land[0]  # 52亩地|入了社
    if weak and not noun_after(right) and (alone := one_character(q, right) or _one_word(q, left, right, rule)):
        return alone
    if weak and (one := of_one_thing(left)):
        return one
    if verb := sold_for(q, left, right) or sold_in_list(text, q):
        return verb
    loose = rule == "after" and q.kind == "money" and not tagged(right[:6])[0][1].startswith("n")
    if (rule in ("before", "") or loose) and (said := paid(q, left, indicator)):
        return said
    if rule in ("before", "") and (said := filled(left) or each_changed(left)):
        return said
    named = (
        rule == "before" and len(indicator) > 1 and indicator not in vocabulary("verb") and not _BUILT.search(indicator)
    )
    if rule in ("before", "") and not named and (name := sought_back(text, q, left)):
        return name
    if q.unit == "户" and rule in ("", "previous", "unit") and (does := predicate(right)):
        return does + "的户"
    bare = not strip_reach(left).strip("“，、； ")
    if bare and _can_go(text, q) and (rule in ("", "previous") or loose):
        return predicate(right)
    return ""


def _can_go(text: str, q: Quantity) -> bool:
    """Whether the clause may say what is done with it: money, people, and three tenths of what is told of."""
    return q.kind in ("money", "person") or (q.kind == "share" and text[q.number] in "一二三四五六七八九")


def _one_word(q: Quantity, left: str, right: str, rule: str) -> str:
    """涵管 of 埋两截涵管, 大项 of 气排球等8个大项: an unknown word that fills the clause."""
    if q.kind != "count" or (rule == "before" and not left.endswith("等")):
        return ""
    return right if re.fullmatch("[一-鿿]{2,4}", right) and len(tagged(right)) == 1 else ""


_BUILT = re.compile("[先已又再][建修办开设种养挖搭]")

# --- a noun of one character -------------------------------------------------------------------

_GROUND = ("亩", "分", "块", "垄", "片", "公顷")
_LAND = re.compile(
    "(?:荒|坡|山|水|旱|沙|耕|林|菜|薄|湿|洼|好)?地(?![面方图点下膜铁板质震带标暖段名价砖区级理上里头势缘产租瓜域址])"
)
_MEETING = re.compile("会(?=[，。；：、！？”才也都]|$)")
#: what may follow a noun of one character: a mark, a particle, an adverb, a verb of one character
_BEHIND = "cdpvux"


def one_character(q: Quantity, right: str) -> str:
    """地 of 52亩地, 会 of 开了四回会, 饭 of 21份饭."""
    if q.unit in _GROUND and (land := _LAND.match(right)):
        return land[0]
    if q.unit in ("回", "次", "场", "个") and _MEETING.match(right):
        return "会"
    if right[:1] not in vocabulary("one_character"):
        return ""
    words = tagged(right[:8])
    following = words[1] if len(words) > 1 else ("", "x")
    return words[0][0] if len(words[0][0]) == 1 and following[1][0] in _BEHIND else ""


# --- what is done with the money or by the people ----------------------------------------------

_ADVERBS = re.compile("(?:[都也已全均才就又还便则]|全部|当场|当天|马上|已经|陆续|先后|一次性|直接|如数|按时)+")
_NO_PREDICATE = re.compile("[的是为和与及、，。；：！？”）不没以之左上下内外]|用于|用来|起步|起家")
_SAYS = 8


def predicate(right: str) -> str:
    """归农户 of 35元归农户, 进了工业园区 without its particle: what the clause says of what is counted."""
    lead = _ADVERBS.match(right)
    said = re.split("[，。；：、！？“”（）]", right[lead.end() if lead else 0 :])[0]
    if not said or _NO_PREDICATE.match(said):
        return ""
    words = tagged(said[: 2 * _SAYS])
    if words[0][1][0] != "v" or len(said) < 2:
        return ""
    taken = ""
    for word, tag in words:
        if len(taken) + len(word) > _SAYS:
            break
        taken += "" if tag in ("ul", "uz", "ug") else word
    return taken


_PAID = re.compile(
    "(?P<verb>[凑花攒掏贴捐赚挣卖付交补赔省借欠罚奖领拨押存]|(?<![支付突杰输产演进退提推指作做超高多低拿])出|(?<!招)收(?!入))"
    "(?:[了到过上下掉起]|不[下到了足起]|进去|回来|出去|出来|进来)?(?:近|约|整整|足足)?$"
)


def paid(q: Quantity, left: str, before: str) -> str:
    """攒 of 一个月攒不下3000块, 出 of 每年出8万元: the verb right before the money, where no noun says what it is."""
    if q.kind != "money" or before.endswith(_MONEY):
        return ""
    verb = _PAID.search(left)
    if verb is None or verb["verb"] in before:
        return ""
    if verb["verb"] == "卖" and before and not before.endswith(_GOING):
        return ""  # 光鲜叶就卖了1.9万元: the leaves are what was sold
    one = _ONE_OF_IT.search(left)
    return (one[0] if one else "") + verb["verb"]


_GOING = (
    "下山",
    "上山",
    "出山",
    "进城",
    "上市",
    "摆摊",
    "直播",
    "零售",
    "批发",
    "出门",
    "上街",
    "赶集",
    "最低",
    "最高",
)
_ONE_OF_IT = re.compile(
    "[一每](?:公斤|市?斤|亩|吨|只|头|株|棵|箱|盒|条|张|枝|个|袋|桶|餐|顿|次|趟|场|晚|天|个?月|年|季|茬)(?=[^，。；：]{0,8}$)"
)


_MONEY = ("费", "款", "金", "贷", "税", "薪", "债", "钱", "额", "值", "价", "入", "润", "益", "本", "资")
_FOR_SO_MUCH = re.compile("(?<![所可加得难予])以(?:每[^，。；：\\d]{1,3})?$")
_SOLD_FOR = re.compile(
    "(?:的?(?:价格|高价|单价|总价|成交价))?(?P<what>拍下|成交|中标|拿下|售出|卖出|买下|摘得|竞得|拍得|出售|收购|成交|起拍|购入|转让|出让|包收)"
)


def sold_for(q: Quantity, left: str, right: str) -> str:
    """拍下 of 以8888元拍下."""
    sold = _SOLD_FOR.match(right) if q.kind == "money" and _FOR_SO_MUCH.search(left) else None
    return sold["what"] if sold else ""


_JUST = re.compile(
    "(?:光是?|单单?|仅)(?P<what>[^，。；：、\\d]{2,10}?)(?:[他她我你俺]们?家?|全家|这?一项|一年|一季|一天|一个月)*(?:就|便)[^，。；：、\\d]{0,6}$"
)


def of_one_thing(left: str) -> str:
    """定金 of 光定金就收了50万元."""
    just = _JUST.search(left)
    return noun_before(just["what"]) if just else ""


def sold_in_list(text: str, q: Quantity) -> str:
    """卖出 of 卖出腌鱼、凉粉等18.6万元: the verb before the list of what the money was got for."""
    if q.kind != "money" or not text.endswith("等", 0, q.start):
        return ""
    start = behind_mark(text, q.start, SENTENCE_MARKS)
    words = tagged(text[start : q.start].split("、")[0])
    verbs = [word for word, tag in words if tag[0] == "v" and len(word) > 1]
    return verbs[-1] if verbs else ""


# --- a noun said in the clause before ----------------------------------------------------------

_ONLY_SAYS = re.compile(
    "(?:[先已共各又再还只仅就才竟也都便其另]|一共|总共|先后|陆续|眼下|当时|当年|如今|现在|目前|原来|起初|最多|最少|自己|自家|每家|家家|户均|人均|村均|全村|全县|全镇|全乡|每周|每月|每年|每天|今年|去年|已经|一口气|一下子)*"
    "(?:[有剩添增建开办坐买养种搭修设配装挖打栽摆盖购租跑]|安排|新建|新增|新添|扩建)?[了到至成出过起满]?"
)
_THINGS = frozenset("节堂座栋幢间台辆条口眼匹头只棵株本册盏艘套张家所处支顶架根床孔")
_PER = re.compile("(?:户|人|村|家)均$")


def sought_back(text: str, q: Quantity, left: str) -> str:
    """日光温室 of 日光温室连成了片，有412座: what the clause before tells of, where this one has but a verb."""
    if q.unit not in _THINGS or not _ONLY_SAYS.fullmatch(left.strip("“”")):
        return ""
    if text[q.stop : q.stop + 1] not in ("，", "。", "；", "、", "”", "！", ""):
        return ""
    start = behind_mark(text, q.start, SENTENCE_MARKS)
    before = re.split("[。；：！？]", text[: max(0, start - 1)])[-1].split("，")[-1]
    if re.search("\\d", before) or not before:
        return ""
    words = tagged(before[:24])
    name = noun_before(before) if _MAKES.search(before) and words[-1][1][0] in "nlj" else ""
    for word, tag in words if not name else ():
        if tag not in ("n", "nz", "l", "j") or len(name) > _SAYS:
            break
        name += word
    per = _PER.search(left)
    return (per[0] if per else "") + name if len(name) > 1 and not name.endswith(_WHO) else ""


_WHO = (
    "书记",
    "支书",
    "主任",
    "村民",
    "村长",
    "老汉",
    "大爷",
    "大娘",
    "农户",
    "老板",
    "双方",
    "群众",
    "干部",
    "工人",
    "公司",
    "镇",
    "村",
    "县",
)


_MAKES = re.compile("[建修买种养盖添搭挖办设配栽装购打造]|引进|发展|试种|改造|流转|开辟")
_FULL = re.compile("(?P<noun>[一-鿿]{2,8}?)(?:[都也已又就快]|已经)*[写贴填装坐种住挂摆放堆排记铺]满[了着]?$")


def filled(left: str) -> str:
    """本子 of 本子已写满4本."""
    if "满" not in left:
        return ""
    full = _FULL.search(strip_reach(left) if not left.endswith("满") else left)
    return noun_before(full["noun"]) if full else ""


_EACH_SO_MUCH = re.compile(
    "(?P<what>[^，。；：、\\d]{2,10})(?:每月|每年)?每(?:[吨亩斤株棵头只箱张户件人天年月度]|公斤|立方米|平方米|千瓦时)(?P<way>[省涨降跌少多贵提增减补赚挣卖]|便宜|节省|减少|增加|[上下]调|降低|上涨)[了出到]?$"
)


def each_changed(left: str) -> str:
    """鲜椒运费省 of 鲜椒运费每吨省了40元."""
    each = _EACH_SO_MUCH.search(left) if "每" in left else None
    name = noun_before(each["what"]) if each else ""
    return name + each["way"] if each and name else ""


_MEASURED = {"平方公里": "面积", "平方米": "面积", "公顷": "面积", "摄氏度": "气温", "℃": "气温"}


def of_unit(unit: str) -> str:
    """面积 of 全乡有380平方公里, 气温 of 零下21摄氏度, where no word says what is measured."""
    return _MEASURED.get(unit, unit)
