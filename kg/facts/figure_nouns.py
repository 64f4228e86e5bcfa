"""The indicator of a figure: the printed noun that says what is counted or measured."""

from __future__ import annotations

import re
from collections.abc import Sequence
from functools import cache, lru_cache

import rjieba

from kg.lexicon.vocabulary import rows

LONGEST = 14
_NOUN_TAGS = frozenset({"j", "l", "i", "b", "f", "s", "a", "eng", "vn", "an", "ag", "g", "zg", "h", "k", "tg", "yg"})
_QUOTED = re.compile(r"(?:“[^“”]{1,24}”、?)+")
_AGE = re.compile(r"\d+(?:周?岁|年代|后|级|型)(?:以上|以下|及以上)?的?")
_ENDED = re.compile(  # 10个项目包括…的机器人项目
    "[都也还]|先后|陆续|纷纷|共同|包括|涵盖|涉及|分为|分布|来自|有|在|由|被|将|均|[挂打贴用种穿戴装换]上|[卖销运发送]往|[卖运送搬]到|变成|换成|住进|挤进|摆进|全部|是|为|分别|集中|完成|已"
)
_LEVEL = re.compile(
    r"[一二三四五](?:级|星级?|类|等)(?=[^，。；：、\d])|中高[温端档]|高中低档?|大中型|中小型?"
    r"|自然(?=屯|寨|湾|牧村)|经营(?=实体)"
    r"|(?:国家|[省市县区州])级?[、和](?:国家|[省市县区州])级?(?=重[点大])"
    r"|(?:国家|自治区|市区|县区|[省市县区州])级(?:[一二三四五1-5]?A{1,5}级)?(?=[^，。；：、\d])|[1-5]A级(?=[^，。；：、\d])"
    r"|[十百千]?[万亿](?:元|千瓦|吨)?级(?=[^，。；：、\d])|各[族类级](?=[^，。；：、\d])"
)
_THING = re.compile(  # 为老服务驿站, 老年助餐点: all up to the clause's end, where a thing of many names closes it
    "(?![^，。；：、]*(?:建成|设立|成立|开设|参加|参与|获|有|是|被|将|已|了|把|在|为(?!老|民|农|侨|企)|的|等|包括|实现|完成|进入|达到|添|新增|[新扩改修]建|购|开办))"
    "[\u4e00-\u9fff]{2,9}(?:点|站|中心|食堂|[室馆厅园队团所院店棚库桥渠井池屋亭廊]|基地|广场|超市|学堂|课堂|书屋|示范[点村户园带区]|平台|系统|岗位"
    "|服务[点站]|企业|课程|节目|作品|装置|设备|机组|生产线|产线|管道|管网|车间|工坊|厂房|大棚|公寓)(?=[，。；、：！？]|$)"
)
_SAID_OF_IT = re.compile(
    "[^，。；：、！？的]{1,8}[较很最更][大小高低多少好强弱长远]的(?=[^，。；：、])"
)  # 规模较大的|村
_NO_NOUN = re.compile("^(?:之间|左右|上下)?[的是]?")
_QUALITY = re.compile(
    r"(?:各具特色|独具特色|风格各异|形式多样|功能齐全|设施完善|高标准|高质量|高品质|专门|固定|独立|完整|不同|较大|主要|普通|全新|崭新|特殊|统一|常设|专职|崭新)的"
)
_PRAISE = frozenset({"a", "ad", "an", "ag", "z", "i"})
BRACKET = re.compile(r"（[^（）]*）|\([^()]*\)")
_MODIFIER_END = re.compile(r"^[^，。；：、！？]{0,24}?的")


@cache
def vocabulary(kind: str) -> frozenset[str]:
    """One kind of the words around numbers, as `indicator_words.tsv` lists them."""
    return frozenset(row["word"] for row in rows("indicator_words") if row["kind"] == kind)


@cache
def _lengths(kind: str) -> tuple[int, ...]:
    """How many characters the words of this kind have, the most first."""
    return tuple(sorted({len(word) for word in vocabulary(kind)}, reverse=True))


def ending(text: str, kind: str) -> str:
    """The longest word of this kind that the text ends with; "" where none does.

    >>> ending("普及率提高到", "reach"), ending("普及率", "reach")
    ('提高到', '')
    """
    known = vocabulary(kind)
    return next((word for length in _lengths(kind) if (word := text[-length:]) in known), "")


@lru_cache(maxsize=256)  # the words beside one number are read by many rules
def tagged(text: str) -> tuple[tuple[str, str], ...]:
    """Words with their parts of speech; set phrases such as 调解纠纷 fall into verb and noun."""
    found: list[tuple[str, str]] = []
    for word, tag in rjieba.tag(text):
        phrase = tag in ("z", "l", "i") or (len(word) == 4 and word[:2] not in vocabulary("compound"))
        phrase = phrase and word not in vocabulary("noun")
        if phrase and len(word) > 2 and word[:2] in vocabulary("verb"):
            found += [(word[:2], "v"), (word[2:], "n")]
        else:
            found.append((word, tag))
    return tuple(found)


_RATE_REACHED = re.compile("(?:[率量额值户人家数积长度资]|占比)达$|占比均$")  # 率达, 比达 are words to the tokenizer


@lru_cache(maxsize=256)  # what stands before one number is asked for again and again
def strip_reach(text: str) -> str:
    """The text without 达, 为, 共, 累计 … at its end.

    >>> strip_reach("普及率达"), strip_reach("全乡共")
    ('普及率', '全乡')
    """
    while True:
        text = text.rstrip()
        if text.endswith(("达", "均")) and _RATE_REACHED.search(text):
            text = text[:-1]
        reached = ending(text, "reach")
        if not reached or (len(reached) == 1 and not _stands_as_word(text)):
            return text
        text = text[: -len(reached)]


def _stands_as_word(text: str) -> bool:
    """Whether the last character is a word of its own: 为 in 户数为, not in 违法行为."""
    return len(text) == 1 or text.endswith(("户有", "人有")) or len(rjieba.cut(text[-6:])[-1]) == 1


@lru_cache(maxsize=256)
def noun_after(text: str, person: bool = False) -> str:
    """The noun phrase that begins right behind a quantity; "" where none does.

    >>> noun_after("党建网格"), noun_after("具有针对性的比赛项目"), noun_after("硬化大街小巷")
    ('党建网格', '比赛项目', '')
    >>> noun_after("“爱心驿站”和"), noun_after("70岁以上老人日常需求")
    ('“爱心驿站”', '70岁以上老人')

    With `person`, what is counted is people, and they come first: 村民 in 村民反映的问题.
    """
    text = _NO_NOUN.sub("", text)
    prefix = ""
    text = BRACKET.sub("", text[:16]) + text[16:]
    text = text[: (said.end("noun") if (said := _SAID.match(text)) else len(text))]
    text = text[: (does.end("noun") if (does := _NOW_DOES.match(text)) else len(text))]
    if age := _AGE.match(text):
        prefix, text = age[0], text[age.end() :]
        return prefix + _first_noun(text)
    if person and (home := _FROM_HERE.match(text)):
        text = text[home.end() :]
    if quoted := _QUOTED.match(text):
        return quoted[0].rstrip("、") + _nouns_from(text[quoted.end() :], short=True)
    if person and (role := _ROLE.match(text)):
        return role[0]
    if person and (made := _MADE_SO.match(text)):
        return made[0]
    if person and (needing := _IN_NEED.match(text)):
        return needing["who"]
    if person and (doing := _WHO_DO.match(text)):
        return doing["who"]
    if thing := _THING.match(text) or OWN_INCOME.match(text):
        return thing[0]
    if quality := _QUALITY.match(text):
        text = text[quality.end() :]
    if (state := _IN_STATE.match(text)) and (noun := _nouns_from(text[state.end() :])):
        return state[0] + noun
    if level := _LEVEL.match(text):
        return level[0] + _nouns_from(text[level.end() :])
    if state := _SAID_OF_IT.match(text):
        return _nouns_from(text[state.end() :])
    found = _nouns_from(text) or (_people_doing(text) if person else "") or _participle(text) or _compound(text)
    modifier = _MODIFIER_END.match(text)
    if found and _ENDED.match(text, len(found)):
        return found
    if person and not found and modifier and text[0] in "既懂会能有":
        return _nouns_from(text[modifier.end() :])  # 既懂技术又懂经营的|带头人
    praised = modifier is not None and found != "" and found == modifier[0][:-1] and tagged(found)[-1][1] in _PRAISE
    if praised and modifier and (behind := _nouns_from(text[modifier.end() :]) or action_after(text[modifier.end() :])):
        return behind  # 20场精彩激烈的|角逐
    if modifier and len(modifier[0]) > len(found) + 1 and not person:
        behind = _nouns_from(text[modifier.end() :])
        found = found or _compound(modifier[0][:-1])
        if quoted := _QUOTED.match(text, modifier.end()):
            behind = quoted[0] + _nouns_from(text[quoted.end() :], short=True)
        return behind if len(behind) > 1 or not found else found
    return found


#: 45户村民|当上了股东, 1.2万名群众|喝上安全水
_NOW_DOES = re.compile(
    r"(?P<noun>[^，。；：、！？\d]{2,8}?)(?:(?<=[村社区县镇企校家店])试点(?=[^，。；：、！？的]{3})|当上|喝上|吃上|住[上进]|用上|走[上进出]|领[上到]|端上|搬[进出]|坐上|穿上|过上|成了|成为|变成|拿到|干起|做起|用起|开起|种起|养起|装上|盖起|建起|换上|[量测做办送修建种养卖买赚挣花交领拿喝吃住搬盖装换学写画唱跑走打挖砍摘收割编剪贴挂搭]了|新开工|扫码|排队|前来|全力|(?<=户)种植)"
)
#: 300名|防汛抢险队员: people named by what they are there for
_ROLE = re.compile(
    "(?!参加|来自|组成|成为|担任|加入|获得|接受|负责)[一-鿿]{2,6}?(?:队员|战士|选手|学员|救援人员|工作人员|技术人员|管理人员|从业人员|务工人员)(?![^，。；、]{0,2}的)"
    "|[一-鿿]{2,10}班学员(?!的)"
)
#: 35户搬迁群众: people named by what is done with them
_MADE_SO = re.compile(
    "(?:易地)?(?:扶贫)?(?:搬迁|安置|征迁|拆迁|回迁|救助|帮扶|监测|种植|养殖|培训)(?:群众|居民|村民|移民|农户|大户|户|学员|对象)"
)
#: 228户参与土地股份协作的|村民: people named behind what they do
_WHO_DO = re.compile(
    "(?:参与|参加|从事|加入|享受|领到|签约|报名)[^，。；：、的\\d]{2,12}的(?P<who>(?:村民|农户|群众|居民|牧民|农民|职工|员工|学员|学生|老人|市民|企业|家庭))"
)
#: 300户居民|用水难题, 270名教师|住宿条件: people counted, of whom a need or a lack is told
_IN_NEED = re.compile(
    "(?P<who>[一-鿿]{0,6}?(?:居民|村民|群众|农户|牧民|农民|职工|员工|教师|师生|学生|学子|老人|老年人|儿童|孩子|患者|业主|住户|市民|百姓)(?:家庭|子女)?)"
    "(?!代表|之家)[一-鿿]{1,8}?(?:难题|问题|困难|不便|需求|条件|难)(?=[，。；：、！？”]|$)"
)
#: 124家加工企业|延链补链, 6个国考断面|应达未达, 35家工厂|复工复产: what the clause says of the things counted
_SAID = re.compile(
    "(?P<noun>[^，。；：、！？\\d]{2,12}?)(?:"
    "[延补强建扩混应未复增减提转](?P<object>.)[延补强建扩混应未复增减提转](?P=object)(?:.(?P=object))?"
    "|(?P<verb>[延补强建扩混复增减提免包入]).(?P=verb)."
    "|全线贯通|全线通车|全面开工|建成投用|投入使用|新?开工建设|竣工投产|成型|联合行动|联合执法|协同联动|同步推进|齐头并进|集中开工|集中签约|提质增效|增收致富|抱团发展|转型升级|免费开放|提档升级|提质升级|改造升级|投产达效|旧貌换新颜|焕然一新"
    ")(?=[，。；：、！？]|$)"
)


#: 12个村|集体经济收入均超20万元: the villages are counted
OWN_INCOME = re.compile(
    "(?:行政|自然|建制|试点|示范|脱贫|重点|薄弱|经济)*[村社](?=(?:村级?)?集体(?:经济|经营性?|年|纯|总|可支配|财产性)*(?:收入|收益|资产|增收|分红|进账))"
)
_FROM_HERE = re.compile("(?:本|邻|外|该|同)[村乡镇县](?=[一-鿿]{2})")
_MARK = re.compile("[，。；：、！？]")


def _compound(text: str) -> str:
    """抽水蓄能项目, 信访隐患: a short name that begins with a verb and ends, at the clause's end, in a noun."""
    head = _MARK.split(text, maxsplit=1)[0]
    tokens = tagged(head) if 3 <= len(head) <= 8 else ()
    if len(tokens) < 2 or not tokens[-1][1].startswith("n") or tokens[-1][0] in vocabulary("predicate"):
        return ""
    if tokens[0][0] in vocabulary("verb"):
        return ""
    if any(word in vocabulary("goes") for word, _ in tokens):
        return ""
    return head if all(tag[0] in "vnabjl" for _, tag in tokens) and not _ENTERS.match(head) else ""


def _people_doing(text: str) -> str:
    """独居老人, 参赛选手: people named by what they do."""
    tokens = tagged(text[:16])[:2]
    if len(tokens) < 2 or tokens[0][1] not in ("v", "vn"):
        return ""
    if tokens[0][0] in vocabulary("verb") | vocabulary("goes"):
        return ""
    if _ENTERS.match(text) or not tokens[1][1].startswith("n"):
        return ""
    return tokens[0][0] + ("" if tokens[1][0] in vocabulary("predicate") else tokens[1][0])


def _participle(text: str) -> str:
    """参建行政村, 涉旅企业: things named by what they take part in or undergo."""
    if said := _SAID_VILLAGE.match(text):
        return said[0]
    words = tagged(text[:16])[:2]
    if len(words) < 2 or words[0][1][0] != "v" or not _TAKES_PART.fullmatch(words[0][0]):
        return ""
    if words[0][0] in vocabulary("verb") | vocabulary("goes") | vocabulary("predicate"):
        return ""
    noun = _nouns_from(text[len(words[0][0]) :]) if words[1][1].startswith("n") else ""
    return words[0][0] + noun if noun else ""


_SAID_VILLAGE = re.compile(
    "(?:保留|整治|搬迁|涉农|撤并|合并|创建|培育|帮扶|联系|包联|结对|提升|整改)[村户镇乡校](?![民委企两])"
)
_TAKES_PART = re.compile("[参待拟涉][^及到观加与]|受[^到]|[国省市]考")
#: 在建工地, 在校学生, 涉VOCs企业: what is counted is said to be at something, or to be concerned with it
_IN_STATE = re.compile("在(?:建|校|册|岗|读|编|营|产|售|研|谈|园|院)(?=[一-鿿]{2})|涉[A-Za-z]{2,8}")


def _first_noun(text: str) -> str:
    for word, tag in tagged(text)[:1]:
        return word if is_noun(word, tag) else ""
    return ""


def is_noun(word: str, tag: str) -> bool:
    if word in vocabulary("stop"):
        return False
    if word in vocabulary("noun"):
        return True
    if word in vocabulary("verb") and word not in vocabulary("compound"):
        return False
    return tag in _NOUN_TAGS or tag.startswith("n") or word in vocabulary("compound") or is_season(word, tag)


def is_season(word: str, tag: str) -> bool:
    """周末, 夜间, 后期 qualify a noun; 今年, 3月 do not."""
    return tag == "t" and not re.search(r"(?<![老青少中])年|日(?![间常])|[月今昨明\d]|当前|目前", word)


def _nouns_from(text: str, short: bool = False) -> str:
    """Nouns in a row from the start of the text; a verb only inside, where a noun follows it."""
    tokens = tagged(text[:40])
    found = ""
    for index, (word, tag) in enumerate(tokens):
        if word in vocabulary("manner") and index and _acts(tokens, index):
            break
        if index and index + 1 < len(tokens) and tokens[index + 1][0] == "般":
            break  # 大棚|矩阵般排列
        if (tag == "x" and word not in "+-·") or word in vocabulary("all") or _does(tokens, index):
            break
        if tag == "v" and word not in vocabulary("noun") and not _is_inner_verb(tokens, index, bool(found)):
            break
        if (tag != "v" or word in vocabulary("noun")) and word not in "+-·" and not is_noun(word, tag):
            break
        if word in vocabulary("goes") or (word in vocabulary("predicate") and not _qualifies(tokens, index)):
            break
        found += word
        if len(found) >= (10 if short else LONGEST):
            break
    found = _told_of(found, tokens)
    return _INSIDE.sub("", found.rstrip("+-·"))


def _acts(tokens: Sequence[tuple[str, str]], index: int) -> bool:
    """连片 in 5个行政村连片种植香菇: how those counted do what is said next."""
    return index + 1 < len(tokens) and tokens[index + 1][0] in vocabulary("verb")


_INSIDE = re.compile(r"(?<=..)(?:[里内中上下]|(?<![工学课小临及平])时)$")
_DOERS = frozenset(
    {"乡镇", "村", "村庄", "行政村", "社区", "农户", "合作社", "企业", "公司", "村民", "群众", "家庭农场"}
)


def _does(tokens: Sequence[tuple[str, str]], index: int) -> bool:
    """发展 in 5个乡镇发展香菇产业: those counted do it."""
    following = tokens[index + 1][1] if index + 1 < len(tokens) else "x"
    done = tokens[index][0] in ("发展", "种植", "养殖", "推进") and following.startswith("n")
    return done and index > 0 and tokens[index - 1][0] in _DOERS


_PROPERTY = re.compile(r"(?<=..)(?:水质|面貌|效益|质量|环境)$")
_SAID_OF = re.compile(r"(?<=..)(?:引人注[意目]|引人关注|(?:具体)?情况|具体|重要|显著|明显|优良|良好|稳定|壮大)$")

_TOLD = (
    re.compile("(?<=..)(?:[人户亩村年月日]均|平均|(?<=[企公][业司])(?:上市|挂牌))$"),
    re.compile("(?<=[企公园][业司区])(?:总?产值|营收|营业收入|利润|税收)(?:[同环]比)?$"),
    re.compile("(?<=..)总$|^[一-鿿]{2}[性式]$"),  # 学校|总建筑面积, 季节性|就业
    re.compile("(?<=[^人户亩村年月日平])[均皆]$|(?<=..)荣?获[国省市县].{1,14}$"),
)


def _told_of(found: str, tokens: Sequence[tuple[str, str]]) -> str:
    """河流 of 河流水质达标, 市 of 市均达标: without what is only said of the things counted."""
    taken = 0
    behind = ("", "x")
    for word, tag in tokens:
        if taken >= len(found):
            behind = (word, tag)
            break
        taken += len(word)
    if behind[1][0] in "vdza" or behind[0] in vocabulary("all"):
        found = _PROPERTY.sub("", _SAID_OF.sub("", found))
    elif behind[1] == "x":
        found = _SAID_OF.sub("", found)
    for told in _TOLD:
        found = told.sub("", found)
    return found


def _qualifies(tokens: Sequence[tuple[str, str]], index: int) -> bool:
    """参赛 in 参赛选手, 包村 in 包村领导: what people do, said before the noun for them."""
    following = tokens[1] if index == 0 and len(tokens) > 1 else ("", "")
    if following[0] in vocabulary("predicate"):
        return False
    return following[1].startswith("n") or following[0] in vocabulary("suffix")


_POSTS = frozenset("区点站室处岗亭角栏柜箱桶台屋户员者商塔机车费表卡单证牌所队线柱渠")


@cache
def _achieved() -> frozenset[str]:
    """Verbs whose object behind them is reached or done, never named by them: 完成 任务."""
    return vocabulary("event_verb") | vocabulary("reached") | vocabulary("takes_object")


def _is_inner_verb(tokens: Sequence[tuple[str, str]], index: int, begun: bool) -> bool:
    """攻坚 in 集中攻坚行动, 扶持 in 扶持资金: a verb with a noun behind it that is no object."""
    word = tokens[index][0]
    following = tokens[index + 1] if index + 1 < len(tokens) else None
    if following is None or following[1] == "x":
        return begun and word in vocabulary("compound")
    if following[0] in _POSTS and len(word) == 2:
        return True  # 调解点, 投放点
    if not begun and following[0] in vocabulary("named_by_deed") and word not in _achieved():
        return True  # 改造清单, 帮扶资金
    if word in vocabulary("compound"):
        acts = following[0] in vocabulary("verb") - vocabulary("compound")  # 7个村联合成立公司
        return following[1].startswith(("n", "v", "l", "j")) and not acts
    return False


def action_after(text: str) -> str:
    """The action that a count of times is followed by: 5次集中攻坚行动.

    >>> action_after("集中攻坚行动"), action_after("观摩评比，邀请")
    ('集中攻坚行动', '观摩评比')
    """
    found = ""
    for word, tag in tagged(text[:24]):
        if not tag.startswith(("n", "v", "a", "b", "j", "l", "f")) or word in ("是", "为", "有", "被"):
            break
        found += word
    return found if len(found) >= 2 else ""


def entered(text: str) -> str:
    """What people counted by a verb alone enter or become: 推选5人进入新一届班子.

    >>> entered("进入新一届村“两委”班子")
    '新一届村“两委”班子'
    """
    match = _ENTERS.match(text)
    return match["what"] if match else ""


_ENTERS = re.compile(
    r"(?:进入|加入|入选|走上|成为|当选为?|获评|获得|获|担任|充实到)了?(?P<what>[^，。；：、]{2,16}?)(?:历练|$)"
)
