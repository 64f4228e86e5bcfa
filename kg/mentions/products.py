"""Finds products: what a place grows, makes or is known for, and the technology that somebody uses."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace
from functools import cache

import rjieba
from rjieba import has_word

from kg.lexicon.bigrams import Words
from kg.lexicon.products import ends_in_product, manner_before, product_stops, product_words, starts_with_product
from kg.lexicon.tokens import tokens
from kg.mentions.overlaps import by_sentence
from kg.mentions.product_names import SITES, SPECIALTY, in_names
from kg.mentions.product_tools import tools
from kg.mentions.product_wares import wares
from kg.mentions.scope import Scope
from kg.model import Mention, Sentence, Span

TECHNOLOGY = "technology"
#: The rule of products that bear a place's name.
BY_STEM = "bears a place's name"

_WORKED = re.compile("(?<=..)(?:种植|养殖|栽培|繁育|加工|产业|生意|买卖|编织|种养|资源|特色|优势)+$")
_WORK = re.compile("^(?:种植成?|种成|养成|改种|养殖|栽培|生产|加工|发展|饲养|繁育)(?=..)")
_ITEMS = "(?P<items>[\u4e00-\u9fff“”]{1,9}(?:[、和及与][\u4e00-\u9fff“”]{1,9}){0,7})"
_LAZY = _ITEMS.replace("{1,9}", "{1,9}?").replace("{0,7}", "{0,7}?")  # for ends that an adverb may open
_KIND = "(?:主导|特色|优势|传统|支柱|名优|富民|地方|优质)"
_VARIETY = re.compile(
    "(?:(?:品种|引进的|引种的|引进)[^，。；]{0,8}?|第[一二三四五六]个|[一另]种|主要)(?:是|叫做?|名叫|名为|主要有|包括)"
    "(?P<items>[\u4e00-\u9fff“”]{2,6}(?:[、和][\u4e00-\u9fff“”]{2,6}){0,7})(?:等)?(?=[，。；]|等)"
)
_FRAMES = (  # a word that each needs, and the frame; its items need be no known crop
    (
        "等",
        re.compile(
            f"(?:依托|立足|凭借|围绕|聚焦|做强|做大|壮大|发展|培育|形成|以)(?:了|出|起)?{_ITEMS}等{_KIND}{{0,2}}(?:农业)?(?:产业|农产品|作物|水果|花卉|林果|药材|种植业|养殖业)"
        ),
    ),
    ("等", re.compile(f"(?:让|将|把){_ITEMS}等{_KIND}{{1,2}}(?:花卉|水果|农产品|产品|蔬菜|药材)")),
    ("以", re.compile(f"(?<!打造)(?<!建设)以{_ITEMS}为{_KIND}?(?:主导|特色|支柱|龙头)的?")),
    ("产", re.compile(f"(?:盛产|主产|出产|特产){_ITEMS}")),
    ("产", re.compile(f"(?:主导|特色|支柱|优势)(?:产业|农产品)(?:是|为|有|——){_ITEMS}")),
    (
        "产业",
        re.compile(
            "(?:^|[，。；：把将])(?P<items>(?:(?![把将])[\u4e00-\u9fff]){2,8}(?:[、和与][\u4e00-\u9fff]{2,8}){0,3})(?:产业)?(?:是|为|作为|列为|被定为|已成为?)[^，。；、]{0,10}"
            "(?:一号产业|首位产业|主导产业|支柱产业|特色产业|优势产业|看家产业|当家产业|立[县区镇]产业)"
        ),
    ),
    ("品种", _VARIETY),
    ("", re.compile(f"(?:专门|专业|主要)(?:从事)?(?:做|生产|制作|制造|加工|研发生产){_LAZY}(?=[，。；等的])")),
    (
        "之",
        re.compile(  # 素有“磨盘柿之乡”的美誉
            "[有称誉为评]“(?:(?:中国|全国|[\u4e00-\u9fff]{2}省|华北|江南|江北|西北|世界)的?)?"
            "(?P<items>[\u4e00-\u9fff]{1,3}[柿梨桃杏枣果瓜菜菇菌茶薯豆麻椒蒜姜葱羊牛猪鸡鸭鹅鱼虾蟹蜂蜜酒醋绣编陶瓷砚笔])之[乡都]”"
        ),
    ),
    ("", re.compile(f"(?:做|干|搞|靠|从|以){_ITEMS}(?:的)?(?:起家|起步|生意|营生)")),
    ("新品种", re.compile("新品种(?:——)?(?P<items>[\u4e00-\u9fff]{2,4})(?=[，。；、]|和)")),
    ("", re.compile("[年日月](?:产|加工)(?![值量能出销品业])(?P<items>[\u4e00-\u9fff]{2,5})(?=(?:近|约|超)?[0-9])")),
    ("生产的", re.compile("生产的(?P<items>[\u4e00-\u9fffA-Za-z]{2,10}?)(?=深受|畅销|远销|热销|供不应求|走俏|出口)")),
)
_TAILS = (
    "(?:等)?(?:大棚|温室|果园|茶园|(?:种植|养殖|栽培|繁育)(?:基地|产业|大棚|园|面积|户|示范|园区|专业村|规模|\\d))",
    "(?:喜获丰收|迎来丰收|开园采摘|开镰|抢鲜上市|集中上市|陆续上市|大量上市|产量|种植面积|总产量|年产量|产业)",
    "(?:远近闻名|闻名遐迩|享誉[全国内省]|名声在外|声名远播|备受青睐|供不应求)",
    "(?:主产区|产业园|产业带|产业集群|产业强镇|之乡|小镇|专业村|一条街|市场|(?:种植|养殖|种养)(?:专业)?合作社|加工厂|加工企业|深加工|精深加工)",
    "(?:精深|深|规模)?(?:园|林|田|地|棚|基地|大棚|加工车间|加工厂|种植园|养殖场|养殖小区|养殖基地|种植基地|生产线|车间)(?:里|内|中|旁|边|头|间)",
    "(?:存栏|年出栏|饲养量|种植户|养殖户|长势|丰产|卖上|个大|皮薄|味甜|口感)",
    "[两二三四五六七八九十0-9]+大?(?:特色|主导|支柱|优势|传统|富民|农业){0,2}产业",
    "(?:种植|养殖|栽培)(?=每年|的农户|的村民|的群众|带来|让|年收入|效益|规模|技术员|能手)",
    "(?:归仓|收割(?!机)|采收|采摘|开摘|开采|出栏|起捕|开捕|挂果|移栽|播种|秋收|春播|丰产|丰收|俏销|畅销|走俏|热销|远销)",
    "(?:种植|养殖|栽培|繁育|加工|产业|生意|买卖|编织)?(?:已成|成)为?了?[^，。；]{0,10}?(?:重头戏|主导产业|支柱|特色产业|富民产业|致富|摇钱树|金果|金疙瘩|名片|品牌|招牌|拳头)",
    "(?:种植|养殖|核心|标准化|示范|生态|有机|生产)*(?:基地|园|果园|大棚|棚)(?:面积)?(?:已?达到?|发展到|扩大到|稳定在|突破|约|近|超过?|有)?\\d",
    "占了?(?:全[县镇乡村市区场团]|[\u4e00-\u9fff]{0,6}[一二两三四五六七八九]成|[0-9.]+%)",
    "(?:种植|养殖|生产|栽培)(?:获评|被评为|被认定为|入选|荣获|已?成为)[^，。；]{0,12}(?:一村一品|专业村|专业示范村)",
    "(?:正值|已?进入|迎来|正处于?)(?:盛花期|盛果期|成熟期|采收期|采摘期|收获期|丰收季|采摘季|上市期|收获季|盛果季)",
)
#: What is said of a crop that grows here: 枇杷黄了, 香梨陆续装车.
_STATE = (
    "(?:[刚已正都也又便渐]|刚刚|陆续|已经|全部|渐渐|逐渐|大量|相继|开始|抢先|新鲜|集中)*"
    "(?:下架|泛红|红了|熟了|黄了|飘香|压弯|挂满|缀满|上架|开园|装箱|装车|成熟|入库|"
    "盛开|绽放|怒放|吐絮|泌蜜|出塘|下树|下山|满枝|满园|满坡|满山)"
)
_KNOWN_FRAMES = (  # the items of these must be known
    re.compile(
        f"(?:种植|养殖|栽植|栽种|栽培|种上|种下|种了|养起|养了|发展|大力发展|建成|建起|办起|开起|开办|创办|建设|培育|引种|试种|规模化种植|生产|加工|做强|做优|做大)(?!户|大户|业|者|面积|基地){_ITEMS}(?:等)?"
    ),
    re.compile(f"(?:主要|品种|蔬菜|水果|作物|药材|花卉)有{_ITEMS}等"),
    re.compile(
        f"(?:成立|组建|办起|建起|领办|发展)了?{_ITEMS}等?[0-9一二两三四五六七八九十]+[个家](?:特色|农民)?(?:专业)?合作社"
    ),
    re.compile(f"家家(?:户户)?都?(?:做|种|养|编|织|产|搞|酿|晒)(?:着|起|上)?{_ITEMS}"),
    re.compile(  # 种的多是玉米, 养肉羊, 主要种植甜瓜
        "(?<![播品树变物各一某耕火])(?:[种养栽](?!植|殖|培|种|子|类|群|业|老|护)|播种|栽植|饲养|放养|喂养|育有|种植|养殖|主营|经营)(?:了|着|起|上|下|过|出|的|有)?(?:大?多|主要|都|全|以)?(?:是|有|为)?"
        f"(?!户|大户|业|者|面积|基地|老|护|生|路){_ITEMS}(?:等)?"
    ),
    re.compile(  # 上万亩蜜瓜, 存栏3000头肉牛
        "(?:\\d{2,}|[百千万两三四五六七八九十]+)[余多]?万?(?:多|余)?(?:亩|公顷|头|只|羽|株|尾|箱|棚|座|棒|袋|盆|公斤|斤|吨)的?"
        "(?:优质|高标准|有机|绿色|富硒|生态|标准化|连片|特色|露天|大棚|连栋|高山|冷水|本地|林下)*(?P<items>[\u4e00-\u9fff]{2,6})"
    ),
    re.compile(
        "(?:发展|推广|引进|从事|专营|主攻|开展|搞起|聚焦|探索)(?:了)?(?P<items>[\u4e00-\u9fff]{2,10}?)(?:规模化|标准化|立体|生态)?(?:种植|养殖|栽培)(?=[，。；、的])"
    ),
    re.compile(f"(?<!打造)(?<!建设)以{_ITEMS}(?:等)?为主"),
    re.compile(
        f"(?:主栽|主种|主推|主打|栽上|种下|卖出|售出|热卖|外销|直播销售|展销|推介|选育|培育出|育成|研发出)(?:了|的)?{_ITEMS}(?:等)?"
    ),
    re.compile(
        f"{_ITEMS}(?:种植面积|种植|面积|栽植|栽培|播种面积)(?:已?达到?|稳定在|突破|约|近|超过?|有|为)?[0-9.]+[余多]?万?[亩公]"
    ),
    re.compile(r"(?P<items>[\u4e00-\u9fff]{2,6})[0-9.]+[余多]?万?(?:亩|公顷)(?=[，、。；])"),
    re.compile(
        f"(?:做强|做优|擦亮|打响|叫响|唱响|推出|推动)(?:了)?{_ITEMS}(?:等)?[一两二三四五六七八九十几多0-9]*[张个大]*(?:金)?(?:名片|品牌|招牌|特产|产品)"
    ),
    re.compile(f"{_ITEMS}(?:等)?(?:农产品|土特产|特产|山货|产品)?(?:销往|发往|卖到|走出|远销|运往|出口|供应)"),
    re.compile(f"(?:依托|立足|凭借|聚焦|围绕){_ITEMS}(?:等)?{_KIND}*(?:产业|资源|种植|养殖|优势)"),
    re.compile(
        f"全[村镇乡县区市旗团连场]的?{_LAZY}(?=面积|产量|产值|总产|产业|卖|销|基地|规模|种植|养殖|存栏|出栏|[0-9])"
    ),
    re.compile(
        f"(?:年产|日产|月产|年可产|年收|可收|年加工|日加工|年出栏|存栏|出栏|年销售?|年出口|卖出|卖了|售出)(?:了)?{_ITEMS}(?:等)?(?=[0-9]|近|约|超|达|上)"
    ),
    re.compile(
        f"(?:指着|指望|靠着?|凭着?|依靠|围着|守着|盯上|看准|瞄准|认准|选准|相中)了?{_ITEMS}(?=这|过日子|吃饭|致富|增收|发家|脱贫|挣|鼓起|富|闯|打开|做文章)"
    ),
    re.compile("一[粒颗棵株朵片枚条尾根杯瓶碗](?:小小的?|小)?(?P<items>[\u4e00-\u9fff]{2,5})(?=[，。；：、])"),
    re.compile(
        "小(?P<items>[\u4e00-\u9fff]{1,4})，?(?:[撬托]动|[做变种养长]成|做出|成就|托起|带来|闯出|串起|结出)?(?:了)?大(?:产业|文章|市场|作为|梦想|民生|作用)"
    ),
    re.compile(f"(?:这里|当地|本地|村里|山上|地里|园里|高原)[产种养出]的?{_ITEMS}"),
    re.compile(
        "(?:建起|建成|打造|发展|引来|流转|新建|建设)[^，。；]{0,8}?[千百万0-9]+[余多]?亩(?P<items>[\u4e00-\u9fff]{2,6})"
    ),
    re.compile(f"(?:分拣|采收|采挖|打捞|捕捞|晾晒|腌制|酿造|酿制|熬制|手工制作|烘干|摘下|收获){_ITEMS}(?=[，。；、])"),
    re.compile(r"\d[余多]?万?[亩头只羽尾箱株棵]、(?P<items>[\u4e00-\u9fff]{2,6})(?=\d)"),
    re.compile(_LAZY + _STATE),
    *(re.compile(_ITEMS + tail) for tail in _TAILS),
)
_NEED_NOT_STAND = re.compile(r"\(\?:[^()]*\)[?*]")  # what a pattern may begin with or not


def _cue(frame: re.Pattern[str]) -> re.Pattern[str] | None:
    """What follows the items of a frame that begins with them: it is found fast, and they begin anywhere.

    >>> _cue(re.compile("(?P<items>[一-鿿]{2,6})(?:等)?(?:大棚|果园)")).pattern
    '(?:大棚|果园)'
    """
    items = re.match(r"\(\?P<items>(?:[^()]|\([^()]*\))*\)", frame.pattern)
    if items is None:
        return None
    behind = frame.pattern[items.end() :]
    while loose := _NEED_NOT_STAND.match(behind):
        behind = behind[loose.end() :]
    return re.compile(behind)


_KNOWN = tuple((_cue(frame), frame) for frame in _KNOWN_FRAMES)
#: 聚焦“黄精+山羊”套种套养: the sum is how they farm, its members are what they farm.
_SUM = re.compile(
    "“(?P<items>[\u4e00-\u9fff]{1,6}(?:[+][\u4e00-\u9fff]{1,6})+)”(?:的)?(?:林下|立体|生态|复合|循环|特色|稻田){0,2}"
    "(?:种植|养殖|种养|栽培|套种|间作|轮作|共生)"
)
_OF_SUM = "member of a sum"
#: 济麦22, 川优6203: seed has a number; the sentence tells of growing or breeding it.
_NUMBERED = re.compile(
    "(?:种[植下上]?|栽[植下上]?|发展|引进|引种|推广|选育|育成|品种|其中|良种|砧的?|、|和|的)(?:了|的|出|有|是)?"
    "(?P<items>[\u4e00-\u9fff]{2,3}\\d{1,4}(?![0-9])号?)(?![0-9.]|[余多近约]?[万千百]?(?:亩|公顷|斤|公斤|吨|株|头|只|棵|箱|户|人|元|个|家|座|名|担|盘|[余多万千百]))"
)
_OF_SEED = re.compile("品种|良种|选育|育成|审定|栽|播|引种|制种|种植|种上|种下|亩产")
_SEED = re.compile(
    "[麦粳稻优单玉豆棉油薯花谷科丰富农禾香糯甜椒茄瓜梨桃杏葡糖烟茶研育红黄绿黑青豫鲁冀皖苏湘鄂川黔滇桂陇秦蒙吉龙辽津京沪浙闽赣粤琼新宁垦晋陕中登先绥哈合绵隆]\\d"
)
#: 种棉80万亩, 植桑300亩, 棉田里: the crop goes by one character.
_SHORT = re.compile(
    "(?P<crop>[棉稻茶麦桑姜蒜藕烟蔗])(?:(?<=[种植播].)(?:面积)?(?=[0-9近约超，。])|田(?=里|面积|[0-9]|管理|边|间))"
)
_WHOLE = {
    "棉": "棉花",
    "稻": "水稻",
    "茶": "茶叶",
    "麦": "小麦",
    "桑": "桑蚕",
    "姜": "生姜",
    "蒜": "大蒜",
    "藕": "莲藕",
    "烟": "烟叶",
    "蔗": "甘蔗",
}
_QUOTED = re.compile("“([\u4e00-\u9fff]{2,6})”(?=长势|喜获|丰收|上市|成熟|采摘|进入|产业|种植|基地|，|等)")
_USE = re.compile(
    "(?:采用|引入|引进|运用|应用|实施|推广|使用|接入|借助|利用|搭载|依托|部署|融合)(?:了)?(?:先进的|最新的|全新的)?"
    "(?P<name>[\u4e00-\u9fffA-Za-z0-9+·“”-]{2,14}?(?:技术|大模型|工艺))(?!员|人员|人才|服务|指导|培训|支持|优势|改造|团队|标准|资料|创新|装备|含量|水平|部门|骨干)"
)
_OF_USE = re.compile("技术|大模型|工艺")
_GENERIC_USE = re.compile(
    "(?:先进|现代|新|高新|新型|信息|数字|数字化|智能|科学|科技|核心|关键|相关|农业|生产|多种|各种|专业|实用|种植|养殖|互联网)(?:的)?(?:技术|工艺)$"
)
_FOREIGN = re.compile("([A-Za-z][A-Za-z0-9.+-]+)(?:大模型|人工智能)?(?:技术)?$")


def find(scope: Scope, found: Sequence[Mention]) -> list[Mention]:
    """Mentions of products in the article; `found` are those of the recognisers before."""
    here, stems = by_sentence(found), _stems(found)
    return [
        m for sentence in scope.article.sentences for m in _of_sentence(sentence, here.get(sentence.index, ()), stems)
    ]


def stem(place: str) -> str:
    """What a place lends to the name of its produce: 沙河 of 沙河柠檬, or "".

    >>> stem("五常市"), stem("九襄镇"), stem("易县")
    ('五常', '九襄', '')
    """
    short = _LEVEL.sub("", place)
    return short if len(short) > 1 and short != place else ""


def _stems(found: Sequence[Mention]) -> Words:
    return Words({stem(m.name) for m in found if m.kind == "place" and m.subtype in _HOMES} - {""})


def _of_stems(sentence: Sentence, stems: Words) -> Iterator[Mention]:
    """沙河柠檬, 安丘大葱: a known product that bears the name of a place of the article."""
    text = sentence.text
    for start in stems.starts(text):
        end = stems.end(text, start)
        product = starts_with_product(text[end : end + 6]) if end else ""
        beast = _BEAST.match(text, end + len(product)) if product else None
        stop = end + len(product) + (1 if beast else 0)
        own = stop > end + 1 and text[end:stop] not in product_stops("generic")
        if own and not _ELSE.match(text, stop):
            yield _mention(sentence, end, stop, text[start:stop], f"{SPECIALTY}: {BY_STEM}", 0.7)


def _of_sentence(sentence: Sentence, found: Sequence[Mention], stems: Words) -> Iterator[Mention]:
    """The products of one sentence; `found` is what the recognisers before found in it."""
    others = [m.span for m in found if m.kind in ("initiative", "organisation", "person") or m.subtype in SITES]
    seen: set[int] = set()
    places = [m.span for m in found if m.kind == "place"]
    homes = [m.span for m in found if m.kind == "place" and not m.anaphor and m.subtype in _HOMES]
    framed = (_behind_places(m, places) for m in _specialties(sentence))
    slogans = [m.span() for m in _SLOGAN.finditer(sentence.text)]
    for mention in (*_of_stems(sentence, stems), *framed, *_of_places(sentence, homes), *wares(sentence)):
        if any(a < mention.span.start < b for a, b in slogans):
            continue
        clash = not mention.rule.endswith(_OF_SUM) and any(
            s.start < mention.span.stop and mention.span.start < s.stop for s in others
        )
        if mention.span.start not in seen and not clash:
            seen.update((mention.span.start, mention.span.stop - len(mention.name)))
            yield mention
    for mention in in_names(sentence, found):
        if mention.span.start not in seen:
            yield mention
    if sentence.role == "body":
        yield from _technologies(sentence)


#: 大麻|鸭: a breed called after what is a product too
_BEAST = re.compile("[鸭鹅鸡猪羊牛鱼虾蟹蜂]")
#: “红心向党、红花产业、红火生活”: what rhymes is no list of produce
_SLOGAN = re.compile("“[\u4e00-\u9fff]{4}(?:、[\u4e00-\u9fff]{4}){2,6}”")


def _of_places(sentence: Sentence, homes: Sequence[Span]) -> Iterator[Mention]:
    """红光村的苹果, 三合镇的土布: a known product that a place is said to have."""
    for home in homes:
        start = home.stop + 1
        run = _RUN.match(sentence.text, start) if sentence.text.startswith("的", home.stop) else None
        for stop in range(run.end(), start + 1, -1) if run else ():
            product = ends_in_product(sentence.text[start:stop])
            sure = len(product) > 1 and product not in product_stops("generic")
            if sure and not _ELSE.match(sentence.text, stop):
                name, offset = _known_tail(sentence.text[start:stop], start)
                if name:
                    yield _mention(sentence, offset, stop, name, f"{SPECIALTY}: of a place", 0.7)
                break


def _behind_places(mention: Mention, places: Sequence[Span]) -> Mention:
    """西瓜 of 大树村西瓜, where the frame took the village in."""
    start = max((p.stop for p in places if mention.span.start < p.stop < mention.span.stop), default=mention.span.start)
    if start == mention.span.start:
        return mention
    cut = start - mention.span.start
    return replace(mention, span=mention.span._replace(start=start), name=mention.name[cut:])


_HOMES = frozenset({"city", "county", "township", "village", "community"})
_LEVEL = re.compile("(?:街道|社区|嘎查|苏木|(?:[\u4e00-\u9fff]{1,3}族)*自治[县旗州]|[村镇乡县市区旗])$")
_RUN = re.compile("(?:(?![的了在是和与有把被让])[\u4e00-\u9fff]){2,7}")
#: What a product stands before without being told of: 苹果节, 苹果协会, 苹果大户.
_ELSE = re.compile("节|协会|商|公司|大户|户|农|专家|技术|合作社|树|价|款|订单|市场|病|物质|田里|地里|地头")
_TRIGGER = re.compile(
    "0只|0羽|0尾|0匹|万只|万羽|万尾|多只|多羽|余只|余羽|存栏|长势|卖上|产的|特产|首位产业|采摘|"
    "卖了|卖出|全村|全镇|全乡|全县|全区|全市|全旗|全团|全连|全场|新品种|起家|起步|生意|年收|可收|占|下架|上架|泛红|红了|熟了|黄了|飘香|压弯|挂满|缀满|开园|装箱|装车|成熟|入库|盛开|绽放|怒放|吐絮|出塘|满枝|满园|满坡|满山|指着|指望|靠|守着|盯上|瞄准|看准|一粒|一颗|一棵|一株|一朵|一片|一枚|一条|一尾|一根|一杯|一瓶|一碗|大产业|大文章|分拣|晾晒|腌制|酿|熬制|收获|捕捞|打捞|"
    "之乡|小镇|闻名|亩|头|株|收割|采收|畅销|热销|名片|产业|合作社|种|养|栽|产|植|繁育|大棚|田里|田间|园里|园内|林里|林间|棚里|棚内|车间里|车间内|地里|地头|地内|场里|场内|区里|线上|办起|温室|果园|茶园|培育|加工|花卉|水果|蔬菜|药材|农产品|作物|基地|采摘|长势|上市|丰收|发展|建设|建起|建成"
)


def _specialties(sentence: Sentence) -> Iterator[Mention]:
    text = sentence.text
    yield from _by_letters(sentence)
    if not _TRIGGER.search(text):
        return
    for needed, frame in _FRAMES:
        for m in frame.finditer(text) if needed in text else ():
            if frame is _VARIETY and m[0].removesuffix(m["items"]).endswith(("叫", "叫做", "名叫", "名为")):
                yield _mention(sentence, m.start("items"), m.end("items"), m["items"], f"{SPECIALTY}: variety", 0.7)
            else:
                yield from _items(sentence, m.start("items"), m["items"], False)
    if _holds_product(text):
        yield from _known_specialties(sentence)


def _holds_product(text: str) -> bool:
    """Whether one of the listed products stands in a sentence: most tell of none."""
    words = _product_words()
    return _short_products().search(text) is not None or any(words.ends(text, at) for at in words.starts(text))


@cache
def _product_words() -> Words:
    return Words((word for word in product_words() if len(word) > 1), lasting=True)


@cache
def _short_products() -> re.Pattern[str]:
    return re.compile(f"[{''.join(sorted(word for word in product_words() if len(word) == 1))}]")


def _known_specialties(sentence: Sentence) -> Iterator[Mention]:
    """Listed products in the frames that take no other."""
    text = sentence.text
    for cue, frame in _KNOWN:
        for m in frame.finditer(text) if cue is None or cue.search(text) else ():
            yield from _items(sentence, m.start("items"), _with_whole_last(text, m.end("items"), m["items"]), True)
    for m in _SUM.finditer(sentence.text):
        for found in _items(sentence, m.start("items"), m["items"], True):
            yield replace(found, rule=f"{SPECIALTY}: {_OF_SUM}")
    for m in _QUOTED.finditer(sentence.text):
        if ends_in_product(m[1]):
            yield _mention(sentence, m.start(1), m.end(1), m[1], f"{SPECIALTY}: quoted crop", 0.75)


def _with_whole_last(text: str, stop: int, items: str) -> str:
    """脱毒马铃薯和优质谷|子: the last member as far as its product goes, where so long a list was cut."""
    last = items.rpartition("、")[2]
    if len(last) < _LONGEST_MEMBER:
        return items
    tail = last[max(last.rfind(joint) for joint in "和及与") + 1 :]
    if len(tail) == len(last) or ends_in_product(tail):
        return items
    ends = {word.stop for word in tokens(text)}
    longer = (text[stop : stop + more] for more in (1, 2, 3) if stop + more in ends)
    return items + next((more for more in longer if len(ends_in_product(tail + more)) > len(more)), "")


_LONGEST_MEMBER = 9


def _by_letters(sentence: Sentence) -> Iterator[Mention]:
    """Seed with a number, and crops that go by one character."""
    if _SEED.search(sentence.text) and _OF_SEED.search(sentence.text):
        for m in _NUMBERED.finditer(sentence.text):
            if _SEED.search(m["items"]):
                yield _mention(
                    sentence, m.start("items"), m.end("items"), m["items"], f"{SPECIALTY}: numbered seed", 0.7
                )
    for m in _SHORT.finditer(sentence.text):
        name = _WHOLE[m["crop"]]
        yield _mention(sentence, m.start(), m.start() + 1, name, f"{SPECIALTY}: one character", 0.65)


def _items(sentence: Sentence, start: int, text: str, known: bool) -> Iterator[Mention]:
    """The members of an enumeration that are products."""
    beside = False  # a product stands before it in the list
    cut = _inside_word(sentence.text, start) if known else 0
    if cut and ends_in_product(_GROUND.sub("", text[cut:])):
        start, text = start + cut, text[cut:]
    for item in re.finditer("(?:白及|[^、和及与+])+", text):
        name = _WORKED.sub(
            "", _WORK.sub("", item[0].partition("等")[0].strip("“”").rpartition("“")[2].rpartition("”")[2])
        )
        offset = start + item.start() + item[0].index(name) if name else start
        head = ends_in_product(name)
        if known and not head and not (beside and _is_ware(name)):
            name = _cut_short(name)
            head = ends_in_product(name)
        if known and (head or not (beside and _is_ware(name))):
            name, offset = _known_tail(name, offset)
        beside = bool(head)
        if _BODY.search(name) or (name == "竹" and sentence.text.startswith("林", offset + 1)):
            continue  # 竹林里 is where one walks
        if head and (had := _HAD.match(name)) and len(name) - had.end() >= len(head):
            name, offset = name[had.end() :], offset + had.end()
        if len(name) == 1 or sentence.text.endswith(_BARRED, 0, offset):
            continue
        if name.startswith(("各", "全", "多种", "部分", "其他", "一些", "林下养")) or name in product_stops("generic"):
            continue
        unnamed = not known and not head and (name in product_stops("cut") or not _is_noun(name) or name[:1] == "一")
        if not name or unnamed:
            continue
        more = manner_before(sentence.text, offset)  # 吊蔓|西瓜
        name, start_of_name = sentence.text[offset - more : offset] + name, offset - more
        yield _mention(
            sentence, start_of_name, offset + len(name) - more, name, f"{SPECIALTY}: listed", 0.8 if head else 0.6
        )


def _inside_word(text: str, start: int) -> int:
    """How many characters of a stretch belong to a word that began before it: 标准|化葡萄."""
    word = next((token for token in tokens(text) if token.start < start < token.stop), None)
    return word.stop - start if word and has_word(word.text) else 0


#: 以县人民医院为龙头, 以居委会为主导
_BODY = re.compile(
    "(?:医院|卫生院|公司|学校|中心|集团|协会|局|所|大学|研究院|学院|委员会|[居村管]委会|[理董监议]事会|支部|党委|党组织|政府)$"
)
_BARRED = ("人均", "户均", "旧", "废旧", "废弃")
_HAD = re.compile(  # 现有|生蚝, 县|茶叶, 一串|葡萄
    "现有|共有|拥有|已有|原有|新增|目前|[县市区镇乡村旗州](?=..)|一[粒颗棵株串只头条尾枚朵片根碗杯瓶盒]"
)


def _cut_short(name: str) -> str:
    """The part of a stretch up to its product: 蜂蜜|三个, 牦牛|上了夏牧场, 脐橙|苗; the stretch where none is."""
    if ends_in_product(grown := _GROUND.sub("", name)):
        return grown
    words = rjieba.tag(name)
    for count in range(len(words) - 1, 0, -1):
        before = "".join(word for word, _ in words[:count])
        place = words[count][0] in _OF_PLACES  # 牡丹|台 is where the wolfberries grow
        bounds = words[count][1][0] in "vmdpufcrqt" or words[count][0][0] in "已正刚都也又还就"  # 甘蔗|已长到
        if len(ends_in_product(before)) > 1 and bounds and not place:
            return before
    return name


#: Measure words that end the names of places as well.
_OF_PLACES = frozenset("台岛湾坪洲岗坡")

_GROUND = re.compile(
    "(?<=..)(?:园|林|苗|花|田|地|坡|树|种苗|苗木|基地|大棚|棚|坊|厂|合作社|种|梗|地里|林里|园里|农|商|户)$"
)


def _is_ware(name: str) -> bool:
    """Whether a member of a list that follows a known product is a thing as well: 葫芦 in 玉米、葫芦."""
    tags = rjieba.tag(name)
    return 2 <= len(name) <= 4 and len(tags) == 1 and tags[0][1] in ("n", "nz", "nr", "x") and _is_noun(name)


def _known_tail(name: str, offset: int) -> tuple[str, int]:
    """The noun that a product word closes, without the verbs and counts before it; "" where there is none."""
    head = ends_in_product(name)
    if not head or (len(head) == 1 and head == name):
        return "", offset
    words = rjieba.tag(name)
    kept = ""
    for word, tag in reversed(words):
        if kept and ((tag[0] in "vmqdpcur" and tag != "vn") or word in product_stops("cut")):
            break
        kept = word + kept
    kept = kept[_manner(kept, len(kept) - len(head)) :]
    if not kept.endswith(head):
        kept = head
    return kept, offset + len(name) - len(kept)


def _manner(name: str, head: int) -> int:
    """Where a name begins behind the words that say how, how many or when: 大力发展|葡萄, 每棵|梨树, 成片|茶园.

    >>> _manner("大力发展葡萄", 4), _manner("每棵石榴", 2), _manner("高山西瓜", 2)
    (4, 2, 0)
    """
    before = name[:head]
    start = max((before.rfind(cut) + len(cut) for cut in _long_cuts() if cut in before), default=0)
    while start < head and name.startswith(_cuts(), start):
        start += 1
    each = _EACH.match(name, start)
    return each.end() if each and each.end() <= head else start


@cache
def _cuts() -> tuple[str, ...]:
    return tuple(product_stops("cut"))


@cache
def _long_cuts() -> tuple[str, ...]:
    return tuple(cut for cut in _cuts() if len(cut) > 1)


_EACH = re.compile(
    "(?:每|这|那|各)一?[\u4e00-\u9fff]|一[粒颗棵株串只头条尾枚朵片根碗杯瓶盒篮筐捆把](?:小小的?)?|[颗棵株粒串筐]{2}"
)  # 每棵, 一串, 颗颗


def _is_noun(name: str) -> bool:
    tags = rjieba.tag(name)
    abstract = any(w in product_stops("abstract") for w, _ in tags)
    return 2 <= len(name) <= 6 and not abstract and all(t[0] in "nalbjgzxtm" or t == "vn" for _, t in tags)


def _technologies(sentence: Sentence) -> Iterator[Mention]:
    """采用…技术: named after its latin name where it has one (DeepSeek), never after 先进技术."""
    for m in _USE.finditer(sentence.text) if _OF_USE.search(sentence.text) else ():
        name, start = m["name"].strip("“”"), m.start("name")
        if _GENERIC_USE.fullmatch(name) or _GENERIC_USE.fullmatch(name.rpartition("的")[2]) or len(name) < 4:
            continue
        foreign = _FOREIGN.search(name)
        shown = foreign[1] if foreign else name
        yield _mention(sentence, start, m.end("name"), shown, f"{TECHNOLOGY}: used", 0.75 if foreign else 0.65)
    for start, stop in tools(sentence.text):
        yield _mention(sentence, start, stop, sentence.text[start:stop], f"{TECHNOLOGY}: taken up", 0.6)


def _mention(sentence: Sentence, start: int, stop: int, name: str, rule: str, confidence: float) -> Mention:
    return Mention(Span(sentence.index, start, stop), "product", "", name, rule, confidence)
