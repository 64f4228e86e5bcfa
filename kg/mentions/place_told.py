"""Sites told of in plain words: the noun phrases that may mean one, with the signs that speak for and against it.

村里建起合约食堂, 占地40亩的冷链物流园, 县人民医院血液透析室: the phrase is made of common words; that one site is meant
shows in what stands around it. How much each sign says is learnt from annotated pages (benchmarks/accuracy/sites.py).
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import cache

from kg.lexicon.body_names import name_words
from kg.lexicon.logistic import chance
from kg.lexicon.patterns import Listed, alternation
from kg.lexicon.tokens import Token, tokens
from kg.lexicon.vocabulary import rows
from kg.mentions.place_ground import Found
from kg.mentions.place_sites import IS_DONE, OFFICIAL, heads
from kg.mentions.place_text import behind_made, boundaries, is_word, word_list

SITE = 0.75  # from here on a phrase is taken for a site: on unread pages few of those below are
_LONGEST = 16
_NAMING = re.compile(r"[\u4e00-\u9fffA-Za-z0-9·]+")
_STOPS = re.compile(r"v$|[dcpuryqfmeo]|nr[ft]?$|t$")
_LEVELS = frozenset("省市州县区旗镇乡村")
_WHOLE = ("社区", "街道", "嘎查", "苏木", "区", "团", "连", "师", "场", "园", "点", "院", "中心")
_LONGER = ("社区", "小区", "村", "镇", "公园")
_NEVER_INSIDE = frozenset("的了着是在和与及暨把被让将从进出两们几些每各")
#: At least one of these must speak for a site.
_EVIDENCE = ("unit in clause", "set up", "told after", "inside", "in", "again", "unknown", "named")
_QUOTES = ("“", "”", "‘", "’", "）")
#: 圣湖小镇|开发有限公司: the phrase is part of a firm's name.
_IN_FIRM = re.compile(
    "(?:开发|运营|管理|投资|旅游|文化|发展|建设|服务|农业|科技|实业|经营|物业|置业|商业|餐饮)*(?:有限|股份|责任|集团)*(?:公司|集团)"
)
_SINGLE = frozenset("新旧老大小高低多")
_UNITS = frozenset({"province", "city", "county", "township", "village", "community"})
_SMALL = frozenset({"township", "village", "community"})
_SETS_UP = re.compile(
    "(?:新建|改建|扩建|建设|建成|建起|建立|建有|建了|建好|修建|修起|修了|兴建|兴办|创办|创建|办起|办了|办有|开办|开设|开起|开了|开出|"
    "设立|设置|设起|设了|设有|增设|打造|打造了|打造出|筹建|筹办|启用|启动|投用|投建|投资|引进|引入|落地|落户|改造|改成|改为|改作|连成|串成|围成|变成|变为|"
    "变身|成了|盘活|租下|盖起|盖了|搭建|搭起|配建|配套|布设|布局|流转|种起|发展|组建|成立|运营|经营|承包|认领|建|(?<=[村镇乡县区处局所院站馆厅园里])设)(?:了|起|出|成|起来)?$"
)
#: Between a verb of setting up and the phrase: 一座, 180平方米的, 总投资2600万元、占地40亩的.
_GAP = re.compile(
    "(?:了|起|出|成|为)?(?P<what>(?:集|占地|总投资|投资|面积|建筑|年|日|可|能|总|近|约|超|首|第|全|一|两|[0-9])[^，。；：！？“”]{0,24})?$"
)
_CLAUSE = re.compile("[，。；：！？“”（）]")
_PIECES = "(?:个|座|处|家|所|条|间|片|栋|幢|块|批|支|对|套)"
_MANY = re.compile(
    f"(?:(?:[2-9]|[1-9][0-9]+|[0-9.]+万|[两二三四五六七八九十百千几数多])[余多来]?{_PIECES}|"
    "[各每全诸]|各类|所有|一批|一些|众多|许多|不少|多个|多处|多家|各个|每个|等|[省市县镇乡村]级)"
    "(?:[a-zA-Z0-9]*[级类])?的?$"
)
_ONE = re.compile(f"(?:(?<![0-9十百])[1一]|首|第[一二三四五六七八九十0-9]+|唯一的?|该|这|那){_PIECES}?$")
_COUNTED = re.compile(f"[“”’]?(?:等|现有|共有|有)?共?[近约超]?(?P<n>[0-9]+(?:\\.[0-9]+)?万?)[余多]?{_PIECES}(?![月小])")
#: 茶叶基地22万亩, 茶叶、魔芋基地面积分别达到8万亩和3万亩: land is counted, of many places.
_LAND = re.compile(
    "(?:[、和与及][一-鿿]{2,6})*(?:总?面积|规模|种植|分别|各|已|将?达到?|有|共|约|近|超过?|稳定在|发展到|扩大到|突破|增至|为|了|到|至|至少)*"
    "[0-9][0-9.]*[余多]?万?(?:亩|公顷|平方公里)"
)
_PLENTY = re.compile("越来越|也?多了|不断增多|遍布|林立|纷纷|星罗棋布|如雨后春笋|遍地|随处|样样|[一—]+家")
_MEASURE = re.compile(
    "[0-9.]+[余多]?万?(?:平方米|平米|平方公里|亩|公顷|吨|万元|亿元|元|公里|米|立方米|头|只|张|户|个|间|座|栋|万)[^，。；]{0,6}的?$"
)
_TOLD_AFTER = re.compile(
    "[^，。；]{0,12}?(?:启用|投用|投产|投入|建成|落成|竣工|完工|开工|开张|开业|开园|开馆|开放|开门|揭牌|挂牌|交付|亮灯|试运行|运营|运行|成立|开建|动工|奠基|封顶|"
    "落户|落地|开启|亮相|上线|正式|位于|坐落|占地|总投资|面积|设有|配有|建有|里|内|由|于|有|是|为|已|每|日|年|累计|接待|吸纳|带动|安置|负责人|"
    "灯火|排|还|正|也)"
)
_INSIDE = re.compile("[里内上中外旁前]|门口|旁边|现场|一楼|二楼")
_IN = re.compile("(?:在|到|沿着|沿|走进|来到|进|进入|位于|至|从|把|将|往|前往|参观|观摩|考察|经|对)了?$")
_HONOUR = re.compile(
    "(?:荣获|获评|评为|评定为|授予|争创|认定为|列为|定为|命名为|入选|获批|获得|誉为|称为|当作|当成|首批|新一批|第[一二三四五六七八九十0-9]+批|"
    "全[国省市]|国家级|[省市]级)(?:了|为|一个|一座|首批|[国省市县]级|全[国省市]|[\u4e00-\u9fff]{2,4}[省市县区])*的?$"
)
_LIKE = re.compile("(?:如|像|似|比|般|之)$")
_GOES_ON = re.compile(
    "(?:建设|众筹|管理|改造|整治|治理|服务|项目|工程|行业|产业|协会|公司|企业|集团|学会|模式|经济|制度|标准|计划|行动|活动|"
    "主任|村民|职工|工作|工人|用地|业|人|员|化|式|型|类|率|价|数)"
)
_BODY = re.compile(
    "(?:医院|中医院|学校|小学|中学|大学|学院|高中|初中|幼儿园|法院|派出所|公安局|卫生院|公司|集团|合作社|镇政府|乡政府|"
    "村委会|居委会|管委会|[一二三][中小]|中心校|[\u4e00-\u9fff]{2}局)"
)
_DIGITS = re.compile("[0-9百千万亿]")
_HOTLINES = frozenset({"110", "120", "119", "122", "12345", "12348", "12355", "96333"})


@dataclass(frozen=True)
class Kind:
    """What a phrase ends in, with the subtype and the family of such sites."""

    word: str
    subtype: str
    family: str


#: 一间|调解室
_NUMBERED = re.compile("[一二两三四五六七八九十几数多]+[间座处个家所栋幢条排片块方张口眼]{1,2}")


@dataclass(frozen=True)
class Candidate:
    """A phrase that may mean one site; `signs` speak for and against it."""

    start: int
    stop: int
    kind: Kind
    lone: bool  # nothing says which (果园, but neither 村果园 nor 60亩果园), or nothing is said of it
    signs: dict[str, float]


def tell(sentences: Sequence[tuple[int, str, list[Found]]], article: str) -> None:
    """Adds the sites told of to the places of each sentence, and where the article comes back to them."""
    known = {f.name or text[f.start : f.stop] for _, text, places in sentences for f in places if "_site" in f.rule}
    phrases = [(text, places, c) for _, text, places in sentences for c in list(candidates(text, places, article))]
    likely = {id(c): _is_likely(c) for _, _, c in phrases}
    told = {text[c.start : c.stop] for text, _, c in phrases if likely[id(c)]}
    for text, places, candidate in phrases:
        name = text[candidate.start : candidate.stop]
        if _POINTER.search(text, 0, candidate.start):
            _point_back(sentences, places, candidate)
            continue
        full = {longer for longer in known | told if longer.endswith(name) and longer != name}
        if not likely[id(candidate)] and {"many", "goes on"} & candidate.signs.keys():
            continue
        if _bare(candidate) and text.startswith(_MEASURED_PARTS, candidate.stop):
            continue  # 码头岸线延长到860米: of the port, not of a quay named before
        if _bare(candidate) and len(full) == 1:
            span = (candidate.start, candidate.stop, candidate.kind.subtype)
            places.append(Found(*span, "told_again", 0.6, (), full.pop(), True))
        elif likely[id(candidate)] or name in told:
            places.append(_site(text, candidate, places))


#: a phrase that is told of with a name, and one that does not say which but is told of at length (由旧小学改的喜事堂)
_NAMED_SITE, _DESCRIBED_SITE = 0.7, 0.85
_DESCRIBED = 3  # characters of such a phrase


_FOR_PEOPLE = frozenset({"civic", "care", "culture", "leisure", "medical", "sport"})


def _is_likely(candidate: Candidate) -> bool:
    likely = chance("site_weights", candidate.signs)
    if candidate.lone:  # the families whose rooms and halls people speak of so
        described = "of" in candidate.signs and candidate.stop - candidate.start >= _DESCRIBED
        described = described and candidate.kind.family in _FOR_PEOPLE
        return described and likely >= _DESCRIBED_SITE and not {"many", "goes on"} & candidate.signs.keys()
    return likely >= (_NAMED_SITE if {"named", "unknown"} & candidate.signs.keys() else SITE)


_MEASURED_PARTS = ("岸线", "泊位", "吞吐", "床位", "车位", "数量", "总数")
#: 这家|食堂, 该|基地
_POINTER = re.compile("(?:这[家座处个所间片条]|该)$")


def _point_back(sentences: Sequence[tuple[int, str, list[Found]]], places: list[Found], candidate: Candidate) -> None:
    """What 这家食堂 means: the site of that kind told of last; none of its own."""
    last = ""
    for _, text, found in sentences:
        names = [
            f.name or text[f.start : f.stop]
            for f in sorted(found, key=lambda f: f.start)
            if "site" in f.rule and (found is not places or f.stop <= candidate.start)
        ]
        last = next((name for name in reversed(names) if name.endswith(candidate.kind.word)), last)
        if found is places:
            break
    if last:
        places.append(Found(candidate.start, candidate.stop, candidate.kind.subtype, "told_again", 0.6, (), last, True))


def _bare(candidate: Candidate) -> bool:
    return candidate.stop - candidate.start == len(candidate.kind.word) > 1


def _site(text: str, candidate: Candidate, places: Sequence[Found]) -> Found:
    """The phrase with the level or the unit before it: 县有机畜牧业产业园, 桥头镇|电商服务站."""
    name = text[candidate.start : candidate.stop]
    unit = next((f for f in places if f.stop == candidate.start and f.subtype in _UNITS and not f.anaphor), None)
    start = unit.start if unit else candidate.start - ("level" in candidate.signs)
    while unit and (unit := next((f for f in places if f.stop == start and f.subtype in _UNITS), None)):
        start = unit.start  # a school's name may begin with the whole chain too
    likely = round(chance("site_weights", candidate.signs), 2)
    return Found(start, candidate.stop, candidate.kind.subtype, "told_site", likely, (), name)


@cache
def kinds() -> dict[str, Kind]:
    found: dict[str, Kind] = {}
    for row in rows("place_kinds"):
        for word in row["words"].split():
            found.setdefault(word, Kind(word, row["subtype"], row["family"]))
    return found


@cache
def _pattern() -> Listed:
    return Listed(kinds(), alternation(kinds()))


def candidates(text: str, taken: Sequence[Found], article: str) -> Iterator[Candidate]:
    """The phrases of one sentence that end as sites do and that no rule has found; `taken` are its places."""
    found = [(_reach(text, match, taken), match) for match in _pattern().finditer(text)]
    for at, (start, match) in enumerate(found):
        kind, stop = kinds()[match[0]], match.end()
        start = _with_number(text, _before_dot(text, start), match.start())
        start -= text[start] == "级" and text[start - 1 : start] in _LEVELS  # 县级|公共配送中心
        start = _behind_verb(text, start, match.start(), taken)
        size = _CAPACITY.search(text, max(0, start - 8), start) if start < match.start() else None
        start = size.start() if size else start
        start += text[start] == "设" and text[start + 1] not in "计施备"  # 在甲村设|科技小院
        if any(f.start < stop and match.start() < f.stop for f in taken):
            continue
        if any(begin <= start for begin, _ in found[at + 1 : at + 3]):
            continue  # 创新基地 in 创新基地展示馆
        if text.startswith(_LONGER, stop) or _goes_on_in_word(text, start, match):
            continue
        if len(kind.word) == 1 and stop - start < 3:
            continue
        if OFFICIAL.search(text, start, stop) or _AT_WORK.search(text, start, stop):
            continue
        if text[stop - 1] == "厂" and _TRADE_NAME.match(text, start):
            continue  # 村集体入股的|柳溪坊食品厂 is a firm
        if IS_DONE.match(text, stop - 2) or _sold_there(text, start, kind) or _far_away(text, start, kind, taken):
            continue
        if kind.word[-1] in "路线" and text[start - 1 : start] in ("到", "至"):
            continue  # 甲乡至|乙镇旅游公路 is one road
        if text[start] in "个家所座处间栋幢排套" and text[start - 1 : start].isdigit():
            continue  # 197个|村卫生室, 49栋|居民楼
        if set(text[start:stop]) & _NEVER_INSIDE or _HONOUR.search(text, max(0, start - 16), start):
            continue
        if _IN_FIRM.match(text, stop) or _LAND.match(text, stop) or text.find("公司", start, stop) >= 0:
            continue
        if text.endswith("教育基地", 0, stop) and any(f.start == stop for f in taken):
            continue  # 某某教育基地|柳溪故居: what the site behind it calls itself
        if kind.word in ("草场", "草原", "草地", "林地", "湿地") and _MEASURED_LAND.search(
            text, max(0, start - 4), start
        ):
            continue  # 900万亩|天然草场 are land, no site
        if any(m.start() < start and stop < m.end() for m in _BUNDLE.finditer(text)):
            continue  # 集特色店铺、文旅集市于一体
        if text[start - 1 : start] in _QUOTES or text[stop : stop + 1] == "”":
            continue  # what is quoted is weighed with the programmes
        never = text[start:stop] in word_list("told_never") or text.endswith(_OF_A_KIND, start, stop)
        never = never or bool(_COUNTED_SITE.match(text, start, stop))
        if stop - start <= _LONGEST and not never:
            yield Candidate(start, stop, kind, *_signs(text, start, match, kind, taken, article))


#: What works with a name of their own are called by
_TRADE_NAME = re.compile("(?![老新大小])[一-鿿]{2}[坊记斋轩堂][一-鿿]{1,6}厂")
_SOLD = re.compile(
    "(?:直供|供应|供给|供往|销往|卖到|卖往|运往|投放|打入|进入|挺进|走进|占领|抢占|开拓|拓展|打开|面向|主攻|瞄准|对接|辐射|覆盖|畅销|紧盯|抢滩|出口)"
    "[^，。；：“”]{0,8}$"
)


def _sold_there(text: str, start: int, kind: Kind) -> bool:
    """直供|大庆市场: where goods are sold, no hall."""
    return kind.word == "市场" and bool(_SOLD.search(text, max(0, start - 14), start))


def _far_away(text: str, start: int, kind: Kind, taken: Sequence[Found]) -> bool:
    """从广东的|电子厂回来: a works somewhere in another province, where somebody has worked."""
    whole = next((f for f in taken if text[start - 1 : start] == "的" and f.stop == start - 1), None)
    if whole is None or kind.family != "craft" or whole.subtype not in ("province", "city", ""):
        return False
    return bool(_CAME_FROM.search(text, max(0, whole.start - 2), whole.start))


_CAME_FROM = re.compile("[在从到去进]$")
#: 市场监管局检查|校园: a body and what it does there
_AT_WORK = re.compile("(?:局|支队|大队|法院|检察院)(?:检查|走进|开展|联合|组织|深入|抽查|对|在|到)")
#: 彻底改变|老旧小区: estates of a kind, whatever stands before
_OF_A_KIND = (
    *("老旧小区", "安置小区", "回迁小区", "住宅小区", "居民小区"),
    *("金融市场", "外汇市场", "原油市场", "石油市场", "股票市场", "证券市场", "债券市场", "货币市场", "资本市场"),
    *("体育市场", "保险市场", "电力市场", "能源市场", "房地产市场", "住房市场", "空调市场", "家电市场", "手机市场"),
    *("中国市场", "国际市场", "国内市场", "海外市场", "全球市场", "世界市场", "走向市场", "推向市场", "面向市场"),
)
_COUNTED_SITE = re.compile("第?[一二三四五六七八九十百两几0-9]+[个座家所]")  # 第二个景点, 三十一个变电站
_MEASURED_LAND = re.compile("(?:亩|公顷|平方公里)的?$")
_BUNDLE = re.compile("[集融][^，。；：！？]{3,60}(?:[于为]一[体身]|功能)")


def _with_number(text: str, start: int, head: int) -> int:
    """三|岔沟矿区: a number that nothing counts by opens the name of what follows."""
    opens = head - start > 1 and text[start - 1 : start] in tuple("三四五六七八九十") and start - 1 in boundaries(text)
    counted = text[start] in _COUNTED_BY or text[start - 2 : start - 1] in tuple("一二三四五六七八九十百第有等余多近")
    return start - 1 if opens and not counted else start


#: 百万千瓦|生态光伏基地, 万吨级|粮食冷库: how large it is makes up its name
_CAPACITY = re.compile("(?<![0-9一二三四五六七八九十百千万亿])[十百千万亿]{1,3}(?:千瓦|吨|头|羽|立方米)级?$")
#: 在婚姻登记处设|辅导室: the body in whose house it is
_SET_UP_AT = re.compile("[处局所院站馆厅]设(?![计施备置])")


def _behind_verb(text: str, start: int, head: int, taken: Sequence[Found]) -> int:
    """在甲村设|乡间书房: what is done in the place right before is no part of the name."""
    housed = _SET_UP_AT.search(text, start, head)
    if housed:
        return housed.end()
    glued = text[start] in "设建办开修" and head - start > 2 and any(f.stop == start for f in taken)
    return start + 1 if glued and not is_word(text[start : start + 2]) else start


#: What stands between a number and what is counted.
_COUNTED_BY = frozenset("个座处家所条间片栋幢块批支对套大类级项种位名户县市区镇乡村街期号月年日路环中小")
_DOTTED = re.compile("(?:^|[的了在到于，。、；：“])((?:(?![的了在到于])[\u4e00-\u9fff]){2,8})$")


def _before_dot(text: str, start: int) -> int:
    """竹楼里|·共富工坊: where the name begins whose second half follows a dot."""
    named = _DOTTED.search(text, max(0, start - 9), start) if text[start] == "·" else None
    return named.start(1) if named else start


def _goes_on_in_word(text: str, start: int, match: re.Match[str]) -> bool:
    """库 in 库存, 园 in 园林, 广场 in 广场舞大赛: the head begins or lies inside a word that goes on."""
    stop = match.end()
    if match[0].endswith("广场") and text.startswith("舞", stop) and not text.startswith("舞台", stop):
        return True
    return any(word.start < stop < word.stop and is_word(word.text) for word in tokens(text)) or text.startswith(
        ("区长", "长", "主"), stop
    )


def _reach(text: str, match: re.Match[str], taken: Sequence[Found]) -> int:
    """Where the phrase begins: back over nouns, as far as a place, a level or a word that no phrase holds."""
    start = match.start()
    ends = {f.stop: f for f in taken if f.stop <= start}
    inside = _inside()
    for word in reversed([w for w in tokens(text) if w.start < match.start()]):
        edge = next((end for end in range(start, word.start, -1) if end in ends), None)
        if edge is not None:
            return _from_place(text, ends[edge], edge)
        if match.end() - word.start > _LONGEST or not _NAMING.fullmatch(word.text):
            break
        if word.text in _LEVELS or (word.text not in _SINGLE and _stops(word, inside)):
            break
        start = word.start
    while start < match.start() and text[start] in "新旧老大小" and start + 1 in boundaries(text):
        start += 1  # the new canteen, but new materials' base
    start = behind_made(text, start)
    if text[start] in "年月日" and text[start - 1 : start].isdigit():
        start += 1  # 2023年|市开发区
    if text[start] in _LEVELS and start + 2 < match.start() and start + 1 not in boundaries(text):
        start += 1
    return ends[start].start if start in ends and not _is_apart(text, ends[start]) else start


@cache
def _inside() -> frozenset[str]:
    """Words that a phrase may hold, whatever they are elsewhere."""
    return name_words("inside") | word_list("told_inside")


def _from_place(text: str, place: Found, stop: int) -> int:
    """斗南花市 begins with the town's short name, 某县|冷链物流园 after the county."""
    return stop if _is_apart(text, place) else place.start


def _is_apart(text: str, place: Found) -> bool:
    """Whether a place's name says of what level it is: a phrase after it is complete."""
    return text[place.stop - 1] in _LEVELS or place.anaphor or text.endswith(_WHOLE, place.start, place.stop)


def _stops(word: Token, inside: frozenset[str]) -> bool:
    if word.text[0] == "为" and len(word.text) > 1 and not is_word(word.text):
        return True  # 党委|为共富|工坊
    if word.text in word_list("told_stop") or _SETS_UP.fullmatch(word.text):
        return True
    if word.text in inside:
        return False
    if word.text in word_list("site_stop"):
        return True
    if _NUMBERED.fullmatch(word.text):
        return True
    if word.tag == "m" and (len(word.text) > 1 or word.text == "点") and not _DIGITS.search(word.text):
        return False  # 第二实验小学, 安置点
    if word.text in _HOTLINES:
        return False
    return bool(_STOPS.match(word.tag)) and not word.tag.startswith("nr")


def _signs(
    text: str, start: int, match: re.Match[str], kind: Kind, taken: Sequence[Found], article: str
) -> tuple[bool, dict[str, float]]:
    stop = match.end()
    opens = max((m.end() for m in _CLAUSE.finditer(text, 0, start)), default=0)
    before = text[opens:start]
    phrase = text[start:stop]
    own = text[start : match.start()]
    place = next((f for f in taken if f.stop == start), None)
    of_place = next((f for f in taken if text[start - 1 : start] == "的" and f.stop == start - 1), None)
    in_clause = [f for f in taken if opens <= f.start and f.stop < start]
    level = place is None and text[start - 1 : start] in _LEVELS and not _MANY.search(before)
    body = bool(_BODY.match(own)) or bool(_BODY.search(before[-4:]))
    measured = bool(_MEASURE.search(before))
    set_up = _set_up(before)
    counted = _COUNTED.match(text, stop)
    many = bool(_MANY.search(before) or _PLENTY.match(text, stop)) or bool(counted and counted["n"] != "1")
    words = [w for w in tokens(text) if start <= w.start and w.stop <= match.start()]
    plain = word_list("site_plain")
    unknown = any(len(w.text) > 1 and not is_word(w.text) for w in words)
    named = bool(words) and words[0].tag[:2] in ("ns", "nr", "nz")
    told_which = place is not None or of_place is not None or level or measured or bool(_ONE.search(before))
    again = article.count(phrase) - 1
    signs = {
        "small unit before": place is not None and place.subtype in _SMALL,
        "unit before": place is not None and place.subtype in _UNITS and place.subtype not in _SMALL,
        "site before": place is not None and place.subtype not in _UNITS,
        "of a place": of_place is not None,
        "level": level,
        "body": body,
        "unit in clause": any(f.subtype in _UNITS for f in in_clause) and place is None,
        "small in clause": any(f.subtype in _SMALL for f in in_clause) and place is None,
        "set up": set_up,
        "measured": measured,
        "one": bool(_ONE.search(before)) and not many,
        "many": many,
        "told after": bool(_TOLD_AFTER.match(text, stop)),
        "inside": bool(_INSIDE.match(text, stop)),
        "in": bool(_IN.search(before)),
        "closes": stop == len(text) or text[stop] in "，。；！？",
        "listed": text[start - 1 : start] == "、" or text.startswith(("、", "和"), stop),
        "like": bool(_LIKE.search(before)),
        "goes on": bool(_GOES_ON.match(text, stop)),
        "noun after": any(w.start == stop and w.tag[:1] in "nv" for w in tokens(text)),
        "of": text[start - 1 : start] == "的",
        "bare": stop - start == len(kind.word),
        "short head": len(kind.word) == 1,
        "long head": len(kind.word) > 3,
        "modifier": min(6, len(own)),
        "plain": bool(own) and all(w.text in plain for w in words),
        "unknown": unknown,
        "named": named,
        "no edge": start not in boundaries(text),
        "again": min(2, again),
        "head again": min(3, article.count(kind.word) - 1),
        "long sentence before": min(3, start // 40),
        f"family {kind.family}": True,
    }
    told_of = told_which or any(signs[sign] for sign in _EVIDENCE)
    usual = phrase in heads() and heads()[phrase].use == "unit"  # every village has one
    grown = kind.word == "基地" and not set_up  # 茶叶基地 is all the land under tea
    common = bool(signs["plain"]) and not set_up  # 旅游景区, 生态公园: a kind of site
    says_which = told_which or (not (usual or grown or common) and (bool(own) or len(kind.word) > 3))
    return not (told_of and says_which), {sign: float(value) for sign, value in signs.items() if value}


def _set_up(before: str) -> bool:
    """Whether the clause's verb right before the phrase sets something up; measures may stand between."""
    for cut in range(len(before), max(-1, len(before) - 28), -1):
        if _GAP.match(before, cut) and _SETS_UP.search(before, max(0, cut - 6), cut):
            return True
    return False
