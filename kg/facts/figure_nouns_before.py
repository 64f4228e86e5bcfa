"""The noun phrase that ends right before a quantity: 党员志愿服务队 of 成立党员志愿服务队3支."""

from __future__ import annotations

import re
from collections.abc import Sequence
from functools import cache, lru_cache

from kg.facts.figure_nouns import BRACKET, LONGEST, is_noun, is_season, strip_reach, tagged, vocabulary
from kg.lexicon.units import alternatives
from kg.lexicon.vocabulary import rows


@lru_cache(maxsize=256)
def noun_before(text: str, keep_verb: bool = False) -> str:
    """The noun phrase, or failing that the verb, that ends right before a quantity.

    >>> noun_before("成立党员志愿服务队"), noun_before("普及率达"), noun_before("改厕")
    ('党员志愿服务队', '普及率', '改厕')
    >>> noun_before("累计清理“四堆”"), noun_before("争取水库移民后期扶持资金")
    ('“四堆”', '水库移民后期扶持资金')
    >>> noun_before("第一产业实现增加值"), noun_before("油料作物播种面积")
    ('第一产业增加值', '油料作物播种面积')
    """
    if "每" in text:  # here and below: a sign that stands in all that the pattern finds is sooner tested
        text = _PER_MANY.sub("", text)
    if "年" in text and (year := _IN_YEAR.search(text)):
        text = text[year.end() :]
    if "元" in text and (alone := _LARGE_ALONE.search(text)):
        return alone["large"]
    text = strip_reach(_HERE.sub("", strip_reach(BRACKET.sub("", text))))
    text = strip_reach(_PER.sub("", text))
    if "连续" in text:
        text = strip_reach(_IN_A_ROW.sub("", text))
    if "自治" in text and (grade := _GRADE.search(text)):
        return grade[0]
    large = _LARGE.search(text) if "级" in text or "元" in text or "以" in text else None
    if large and (len(large["noun"]) == 1 or noun_before(large["noun"]) == large["noun"]):
        return large[0]
    if "岁" in text and (aged := _AGED.search(text)):
        return aged[0]
    if rate := _rate(text):
        return rate
    if "从" in text and (source := _OUT_OF.search(text)):
        return noun_before(source["fund"])
    if (
        "卖" in text[-3:]
        and (sold := _SOLD.search(text[-24:]))
        and (goods := noun_before(sold["what"]))
        and not goods.endswith(_SELLERS)
    ):
        return goods
    if ("均" in text or "每" in text) and (each := _EACH.search(text)):
        return each[0]
    if text.endswith(_OF_SECTOR) and (sector := _SECTOR.search(text)) and (of := noun_before(sector["of"])):
        return of + sector["what"]
    if term := _term().search(text):
        return term[0]
    quoted = _QUOTED.search(text) if "”" in text else None
    if quoted and not _ends_in_verb(quoted["tail"]):
        return quoted[0]
    tokens = tagged(text[-40:])
    taken: list[str] = []
    for index in range(len(tokens) - 1, -1, -1):
        word = tokens[index][0]
        if not _belongs(tokens, index, taken):
            break
        taken.insert(0, word)
        if sum(map(len, taken)) > LONGEST:
            break
    if not taken and tokens:
        reached = tokens[-1][0]
        noun = noun_before(text[: -len(reached)]) if reached in vocabulary("reached") and len(tokens) > 1 else ""
        return noun or _verb_alone(tokens)
    if keep_verb and len(taken) < len(tokens):
        verb = tokens[len(tokens) - len(taken) - 1]
        if verb[1].startswith("v") and verb[0] not in vocabulary("event_verb"):
            taken.insert(0, verb[0])
    phrase = _WHOLE_AREA.sub("", "".join(taken).lstrip("+·-的型"))
    return "" if _ONLY_AREA.fullmatch(phrase) else phrase


_QUOTED = re.compile(r"(?:“[^“”]{1,24}”、?)+(?P<tail>[^“”，。；：、]{0,8})$")
_OUT_OF = re.compile(  # 从帮扶资金中拿出20万元: what the money is taken from
    "从(?P<fund>[^，。；：、\\d从]{1,14}(?:资金|经费|收入|收益|利润|盈利|费|基金|财政|款|分红|补贴|预算|结余|节余|积累|资产))(?:账户)?[中里内]?"
    "(?:专门|先后|每年|每月|按比例|再|又|还)*"
    "(?:拿出|列支|提取|安排|划拨|拨出|划出|抽出|挤出|切出|调剂|支出|计提|提留|支取|取出|投入)$"
)
_SOLD = re.compile(  # 鲜茧每公斤卖到54元: what is sold
    "(?P<what>[一-鿿]{2,8}?)(?:[每一](?:公斤|市?斤|箱|个|只|头|张|顶|盒|瓶|亩|担|吨|条|棵|枝|朵|串))?(?:就|都|也|还|只|能|可以?|一共|总共|共)*卖(?:到|了|出|得)?$"
)
_SELLERS = ("村", "社", "户", "家", "人", "年", "月", "天", "公司", "网上", "线上", "网络", "价格", "收入", "小时")
_PER = re.compile(  # 市场价在每公斤15元
    r"(?<=..)(?:一年|全年|每年|每月|一个月|一天)$|(?<=..)(?:在|达|大?约|为)?每(?:公斤|斤|吨|亩|头|只|株|棵|箱|盒|件|套|户|人|天|平方米|平方公里)$"
)
_PER_MANY = re.compile(  # 每千人口托位数, 每百户拥有汽车
    "每[十百千万](?:名|人口?|户|平方公里|亩)(?:常住人口|户籍人口|老年人|老人|居民|学生)?(?:拥有|有)?(?:的)?"
)
_IN_A_ROW = re.compile(
    r"(?<=..)已?连续[\d一二两三四五六七八九十]{1,3}(?:个?[年月]|个?季度)$"
)  # 满意度连续三年保持在95%
#: 2024年|产果: a year is no part of the noun behind it
_IN_YEAR = re.compile(r"(?<!\d)(?:19|20)\d\d年(?![度底末初前来后均中间])(?=[^，。；：、\d]{1,12}$)")
#: 80周岁及以上老年人51名: the age says which people are counted
_AGED = re.compile(
    r"(?<!\d)\d{1,3}周?岁(?:及?以[上下])?的?[一-鿿]{0,4}(?:老年人|老人|居民|村民|群众|人口|妇女|儿童|党员|人员|职工)$"
)
_EACH = re.compile(  # 户均增收, 平均每人每年分红
    "(?:[人户亩村棚店]均|平均每[人户亩](?:每年)?|每[人户亩]每年?)年?(?:增收|分红|收入|纯收入|受益|增产|节约|节省|减负|补贴|收益)$"
)
_SECTOR = re.compile(  # 第一产业|实现|增加值: the sector says whose value it is
    r"(?P<of>[^，。；：、\d]{0,8}(?:业|企业|经济))(?:累计|共|全年)?(?:实现|完成|达到?)"
    "(?P<what>年?(?:增加值|总?产值|总产出|(?:主营业务|营业)?收入|营收|利[润税]|税收|销售收入|销售额|投资|投资额))$"
)
_OF_SECTOR = ("值", "产出", "收入", "营收", "润", "税", "税收", "额", "投资")
_GRADE = re.compile(r"自治[区州县旗]级$")  # two words to the tokenizer
_LARGE = re.compile(  # 亿元以上重点项目, 10亿级项目
    r"(?:(?<![\d.])\d[\d.]{0,8}[百千万亿]{0,2}|(?<!\d)[一二三五]?[十百千万亿]{1,2})"
    r"(?:元?级|(?:元|亩|头|只|羽|平方米|吨)及?以[上下]|元(?=产业|[强富]?村|企业|项目|集群))的?(?P<noun>[^，。；：、\d的]{1,10})$"
)
_LARGE_ALONE = re.compile(  # 100万元以上的2个
    r"(?P<large>(?:(?<![\d.])\d[\d.]{0,8}|[一二五十百千])?[万亿]{1,2}元及?以[上下])的?(?:分别|共|有|为|达)*$"
)
_HERE = re.compile(  # 这样的大棚全村有3个
    r"(?<=[^，。；：、])(?:目前|现在|如今|眼下)?(?:全[县市镇乡村区州旗盟团师社场]|全街道|全苏木|全嘎查|村里|镇里|县里|乡里)$"
)
_ONLY_AREA = re.compile(
    r"[省市县区]{2}|中央|地方|周边|附近|当地|沿线|[村镇乡县园厂校家店社]里|全[省市县区州旗镇乡村盟团师社场]|全街道|全苏木|全嘎查"
)
_WHOLE_AREA = re.compile(r"^全[省市县区州旗镇乡村盟](?=..)")


@cache
def _term() -> re.Pattern[str]:
    """The fixed indicator that ends a stretch of text, the longest first."""
    return re.compile(alternatives(row["term"] for row in rows("indicator_terms")) + "$")


_RATE = re.compile(r"(?:[率度]|比例|比重|占比|能力)$")


def _rate(text: str) -> str:
    """生活垃圾分类覆盖率, 家庭医生签约率: a rate has verbs in its name, back to the particle or verb before it.

    >>> _rate("实现生活垃圾分类覆盖率"), _rate("总投资")
    ('生活垃圾分类覆盖率', '')
    """
    if not _RATE.search(text):
        return ""
    if text.endswith("占比"):
        return noun_before(text[:-2]) + "占比"
    name = ""
    for word, tag in reversed(tagged(text[-16:])):
        if tag[0] in "xpcdurmqty" or word in vocabulary("stop") or word in vocabulary("reached") or len(name) >= 10:
            break
        name = word + name
    if name.startswith("占") and len(text) > len(name):
        name = noun_before(text[: -len(name)]) + name  # 高新技术产业产值占规上工业总产值比重
    return _WHOLE_AREA.sub("", name)


def _ends_in_verb(tail: str) -> bool:
    tokens = tagged(tail) if tail else ()
    return any(word in vocabulary("verb") or tag[0] in "pdcu" for word, tag in tokens)


_CLOSED = frozenset({"x", "p", "c", "d", "u", "uj", "ul", "r", "m", "q", "t", "y", "uz", "ud", "ug", "uv"})


def _belongs(tokens: Sequence[tuple[str, str]], index: int, taken: list[str]) -> bool:
    """Whether the token at `index` is part of the noun phrase already `taken` behind it."""
    word, tag = tokens[index]
    if word in "+·-" and taken and index:
        return True
    if word in vocabulary("suffix") and not taken and index and tokens[index - 1][1][0] in "nvbajgf":
        return True
    if word in vocabulary("noun") and (taken or tag != "v" or word in ("收入", "知识", "支出")):
        return True
    if word[0] in "每各":
        return False
    if (tag in _CLOSED and not (taken and is_season(word, tag))) or word in vocabulary("stop"):
        return False
    if word in vocabulary("verb") or tag == "v":
        if not taken or (word in vocabulary("event_verb") and taken[0] not in _OF_DOING):
            return False
        if taken[0] in _OF_DOING and len(taken) == 1:
            return True  # 企业开办时间
        if taken[0] in vocabulary("suffix") and len(taken) == 1:
            return True  # 推进会, 检查站
        before = tokens[index - 1] if index else ("", "")
        inner = (
            word in vocabulary("compound") and index > 0 and before[0] not in vocabulary("doer") and before[1] != "nr"
        )
        return inner and (is_noun(*tokens[index - 1]) or tokens[index - 1][0] == "+")
    return is_noun(word, tag)


_OF_DOING = frozenset({"时间", "时限", "周期", "价格", "价", "面积"})
_COMMON = frozenset({"n", "nz", "nl", "vn", "j", "ng", "g"})
_HERD = frozenset({"存栏", "出栏"})  # 肉牛存栏3.5万头


def _verb_alone(tokens: Sequence[tuple[str, str]]) -> str:
    """改厕110户, 投入50万元: the verb itself names what is counted; with its adverb where there is one."""
    word, tag = tokens[-1]
    if tag[0] not in "vnad" or (len(word) == 1 and word not in vocabulary("bare")):
        return ""
    index = len(tokens) - 2
    while index >= 0 and (tokens[index][1][0] == "d" or tokens[index][0] in vocabulary("reach")):
        index -= 1
    if (
        index > 0
        and len(word) == 2
        and tokens[index][1] == "v"
        and len(tokens[index][0]) == 2
        and is_noun(*tokens[index - 1])
    ):
        return noun_before("".join(said for said, _ in tokens[:index])) + tokens[index][0] + word  # 农村公路提档升级
    if word in vocabulary("bare") and word not in vocabulary("predicate") and word not in _HERD:
        return word
    if index < 0 or not (tokens[index][1] in _COMMON or tokens[index][0][-1] in vocabulary("suffix")):
        return word
    return noun_before("".join(said for said, _ in tokens[: index + 1])) + word  # 学员报名2400人, 红黑榜已发布200期
