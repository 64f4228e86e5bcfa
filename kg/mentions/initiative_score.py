"""Weighs whether a quotation names an initiative: its verb, its head, its shape and what it ends in.

No single sign decides: 打造“红色引擎” has the verb, “最后一公里”服务 the head. Each sign adds or takes away
points within its group; how much the groups count together was learnt from annotated pages, see
`kg.mentions.initiative_chance`.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from functools import cache, lru_cache

import rjieba

from kg.lexicon import programmes
from kg.lexicon.tokens import tokens
from kg.mentions.initiative_chance import NAME, chance, signs_of
from kg.mentions.initiative_clauses import are_clauses
from kg.mentions.initiative_quotes import Phrase, Quotation, Run, head_of

_VETO = -4.0  # 成为“…工作法”的受益者: so much speaks against it that nothing can speak for it

_DIGITS = "一二三四五六七八九十百千两双"
_CODE = re.compile(rf"\d{{3,6}}|[\dNnXx]+(?:\+[\dNnXx]+)+|(?:[{_DIGITS}多NnXx\d]+[^{_DIGITS}\d，。、\s]{{1,3}}){{2,}}")
_COUNTED = re.compile(rf"[{_DIGITS}\d][^{_DIGITS}\d，。、\s]{{1,4}}|[{_DIGITS}]个[{_DIGITS}]")
_PLUS = re.compile(r"[^+＋\s]+(?:[+＋][^+＋\s]+)+")
_OPEN_PLUS = re.compile(r"[^+＋\s]+[+＋]|[+＋][^+＋\s]+")
_HEADCOUNT = re.compile(r"\d(?:名|人|个|位)|^[1１N]名")
_SPEECH = re.compile("[。！？]|[我你咱]|他们|怎么|什么|为何|哪里|是不是|[吗吧呢啦]$")
_YOU_AND_I = re.compile("你[^，。我]{1,3}，?我[^，。你]{1,3}")  # 你点我检, 你呼我应
_SAID = re.compile("(?:[：]|说|道|表示|告诉|坦言|直言|感叹|感慨|回忆|解释|称赞|写道|提出|要求|强调|指出)$")
_AWARDED = re.compile(
    "(?:荣?获|喜获|获评|荣获|授牌|获授|摘得|斩获|入选|上榜|入围|跻身|被评为|被授予|被命名为|被认定为|获评为|评为|授予)"
    "(?:了|为)?(?:全国|国家级?|省级?|市级|县级)?(?:首批)?$"
)
_OF_HONOURED = re.compile("(?:负责人|获得者|代表|称号|荣誉|获奖者|集体负责人)")
_COUNTED_DAY = re.compile("第[\\d一二三四五六七八九十]+个$")
_GOES_TO = re.compile("(?:在|来到|走进|到|赴|位于|享有|素有)$")
_A_PLACE = re.compile("[一-鿿]{2,5}(?:省|市|县|区|旗|州|镇|乡|村)(?![里内外委长])")
_CHANGE = re.compile("(?:再)?(?:到|向|变|转|迈|走向|升级|蝶变|蜕变|跨越|跃升|迭代为)")
#: 为乡村治理“强根基”, 为企业“松绑”: what is done for somebody, in a figure of speech
_FOR = re.compile("(?:也|还|正|持续|不断|全力|切实|有效)?[为给](?!了)[一-鿿]{2,10}")
_CLOSES = re.compile("$|[，。；！、]")
#: “华东面积最大的杉林”: what a thing is praised as
_SUPERLATIVE = re.compile("最[大小长高多美早好深远老古低厚全热火][一-鿿]{0,2}的")
#: 改变过去“各管一段”的模式, 告别“提篮叫卖”: what is given up is run no more; but 打破旧模式的|“围炉夜谈” is new.
_LEFT_BEHIND = re.compile(
    "(?:告别|摒弃|抛弃|(?:改变|打破|扭转|取代|替代)了?(?=[^，。；]{0,10}(?:以往|过去|传统|以前|从前|原来|原先|此前|、)))"
    "[^，。；]{0,14}(?<!的)$"
)
#: 跳出“各管一段”传统模式: so is what is called old
_GIVEN_UP = re.compile("(?:跳出|走出|摆脱|突破|破除|打破|改变|扭转|革除|一改)了?$")
_OLD_WAY = re.compile("的?(?:传统|老|旧|固有|单一|粗放|以往|惯常|被动)")
#: “小积分”撬动“大治理”
_SMALL_TO_BIG = re.compile("[^，。；“”]{1,6}“大")
#: 弘扬“奉献、友爱”的志愿精神, “资金少”“门槛低”等特点: a spirit or a property, nobody's programme
_IDEA = re.compile(
    "的?[^，。；、“”的]{0,4}(?:精神|情怀|价值观|风骨|品格|特点|特征|特性|特质|优点|优势|新理念|新风尚)(?=[，。；、的新]|$)"
)
#: 引进“甲庄园”等企业: firms
_FIRMS = re.compile("等[^，。；“”的]{0,6}?(?:企业|公司|厂家|商家|商户)(?!模式|文化)")
_COUNTER = re.compile(r"[\d一二三四五六七八九十两几多数余]+(?:个|处|场|支|项|家|座|类|款|批|条)$")
_HEADS_OF_PEOPLE = re.compile(r"[\d一二三四五六七八九十两几多数余]+(?:名|位|户|人)$")
#: Who sends, chooses or honours people under a name: the programme has that name.
_BESTOWS = re.compile(
    "(?:选派|选聘|聘请|聘任|请来?|聘|招|选|配|评选|表彰|选树|招募|派出|派驻|认定|评定|设立|推选|遴选)(?:了|出)?(?:首批)?"
    r"[\d一二三四五六七八九十两几多数余]+(?:名|位|户)$"
)
_BESTOWED = re.compile("[^，。；、“”]{0,6}(?:颁奖|颁发|发放|发聘书|授牌|授旗|佩戴|上岗|到岗|正式聘)")
_LOAN = re.compile("(?!.{0,3}(?:校园|套路|高利|网|房|车|信|借)贷)[一-鿿A-Za-z·]{1,7}[eE]?贷")
#: 农事通, 民情通: services in the hand
_THROUGH = re.compile("[一-鿿]{2,4}(?<![交流沟开联互畅普直接打贯融卡变神精疏串相灵])通")
#: “让老人乐享晚年”: what is wished for
_SENTENCE = re.compile("(?:让|把|不能|没有?|要|想|都|也|就|再|才|还|别|只有|只要|如果).{4}")
#: “三年没走到过街口”
_TELLS = re.compile(
    "没|不(?!打烊|见面|跑|出|动产|过夜|断|下)|[一-鿿][过着](?=[一-鿿])|了(?=[一-鿿]|$)|得[很太]|[吗呢吧啊呀嘛哩咧]$"
)
#: 是“项目管家”中的一员: there are many of that name
_ONE_OF = re.compile("(?:队伍)?(?:中|里)?的?(?:普通)?(?:一[员名]|其中一)")
_PRACTISED = re.compile("(?:实行|推行|施行|试行|采取|采用|按照|执行)(?:了|起)?$")
_COUNTED_OFF = re.compile(r"\d+(?:余|多)?(?:名|户|人|位|对)")
_THINGS = re.compile(r"\d+(?:余|多)?(?:个|家)")
_CHOOSING = ("评选", "培育", "命名", "创建")
_TROUBLE = re.compile(
    "的?.{1,4}(?:问题|难题|困境|困局|现象|瓶颈|顽疾|难点|痛点|堵点|矛盾|氛围|意识|局面|之路|道路|元素|内涵|底蕴|气息|韵味)"
)
_POINTED = ("这种", "这一", "这个", "该")
_RESOURCE = re.compile("的?(?:优质|公益|项目|平台|服务|专家){0,2}资源")
_BROUGHT = re.compile("(?:链接|对接|引入|整合|导入)(?:了|起|到)?$")
_DOCTRINE = re.compile("的?(?:工作|总体|发展|部署)(?:要求|思路)")
_OF_PARTY = re.compile("(?:[省市州盟县区旗镇乡]委|党委|党工委|党组)$")
#: “甲苹果”区域公用品牌价值评估为55亿元, “甲柠檬”去年获国家农产品地理标志登记
_SOLD_AS = re.compile(
    "(?:区域|公用|农产品|农业){0,3}品牌价值|(?:[去今前]年|已|也|先后|成功)*(?:获|摘得|获得|取得|通过|注册|拿到|拥有|入选)[^，。；]{0,8}(?:地理标志|地标|商标)"
)
_WARE = re.compile("的?.{0,5}(?:产品|新品种|礼盒|商标|公寓|门诊|业务|业态|餐饮|民宿|酒店|小吃)")
_CLAUSE = re.compile("[^，。；：！？、“”‘’《》（）\\s]{0,8}")
#: “…”的惠民画卷: a figure of speech
_PICTURE = re.compile(
    "[^，。；：、的]{0,8}?(?:画卷|图景|篇章|答卷|[新好]格局|新局面|景象|风景线?|交响曲?|佳话|乐章|底色)"
)
_OCCASION = re.compile(
    "[^，。；：！？、“”\\s暨]{0,10}?(?:演练|邀请赛|锦标赛|挑战赛|揭幕赛|摄影展|书画展|艺术节|文化节|音乐会|演唱会|联欢会|比赛|大赛|竞赛|联赛|培训班|培训会|仪式|推进会|晚会|运动会|论坛|招聘会|座谈会|发布会|研讨会|会议|展览|讲座|[\u4e00-\u9fff]节(?![能约水目点日]))"
)
_COUNTED_CLASS = re.compile("[^，。；“”]{0,6}(?:培训|技能|研修|学习)?班[0-9一二三四五六七八九十]+余?多?[期批]")
_INTERNATIONAL_DAY = re.compile("(?:世界|国际|全国|全球).{1,8}[日周月]")
_ACTS = re.compile(  # what is quoted is the subject of what follows
    "(?:机制|模式|制度|工作法|平台)?(?:(?P<sure>正在?(?:重塑|重构|改变|破解|推动|助力|激活|赋能|引领|释放|悄然|让|以)"
    "|(?:获评|入选|获选|荣获|被评为|获得)[^，。；]{0,20}(?:案例|经验|做法|品牌|典型)|(?:已|逐渐|正|渐)?成为(?:[^，。；]{0,4})?(?:常态|品牌|惯例)|应运而生|全面铺开|遍地开花|落地生根"
    "|(?:启动|实施|运行|推行|成立|开设|开展|设立)以来)|(?:让|使|带动|助推|助力|赋能|搭建|化解|破解|打通|架起|串起|解决))"
)
_OVER = re.compile("(?:拉开|落下)(?:序幕|帷幕)|圆满(?:落幕|结束|收官)|隆重举行|成功举[办行]|火热开[场赛]")
_FESTIVE = re.compile("(?:、[^，。；、“”]{2,12})*等[^，。；“”]{0,8}活动\\d+余?场")
_MEMBERS = re.compile("(?:组成|构成)|[双三四多][轨线轮翼端向核](?:并行|驱动|并进|联动|发力|互动|推进)")
_TEAM = re.compile(
    "[^，。；、“”的]{0,8}(?:[分务讲锋解击逻卫艺演劳急防骑挥战军轮护]队|宣讲团|讲师团|艺术团)(?!伍|员|长)"
)
_PARTY_BODY = re.compile("(?:片区|联合|区域|产业链?|大)?(?:党委|党总支|党工委)")
_SETS_UP = ("建设", "建成", "打造", "设置", "布设", "建立", "配备", "建好", "建起")
_PIECES = re.compile(r"(?:等)?\d+余?[个处座间家所]")
_BECOMES = ("变身", "变身为", "变为", "变成", "打造成", "打造为", "升级为", "改造成", "转为", "化身")
_NATIONAL_DAY = re.compile(
    "(?:遗产|科普|环境|生态|禁毒|宪法|权益|无烟|土地|粮食|爱[耳眼牙]|助残|减灾|消防|记者|警察)日$"
)
_PAIR = re.compile("[\u4e00-\u9fff][与和][\u4e00-\u9fff]")
_BOTH = re.compile("[\u4e00-\u9fff]{1,4}[与和][\u4e00-\u9fff]{1,4}")
_RELATION = re.compile("(?:“[^“”]{1,9}”|、)*(?:的|之间的?)*(?:辩证)?(?:关系|平衡|矛盾|差距|博弈|两难)")
#: 三月三, 六月六: days of feasts
_FEAST = re.compile("[一二三四五六七八九十]月[初一二三四五六七八九十]{1,3}")
_HOME_OF = re.compile("之[乡都城][”’]?$")  # what a place is called, unless the brand is told of
_TO_AND_FRO = re.compile("(?:请进来|走出去|引进来|送出去|迎进来)[+＋](?:请进来|走出去|引进来|送出去|迎进来)")
_FESTIVAL = re.compile("(?:[^过]节|[歌灯庙花诗舞]会)$")
_STRONG = (
    "行动",
    "专项行动",
    "计划",
    "行动计划",
    "工程",
    "项目",
    "工作法",
    "机制",
    "工作机制",
    "制度",
    "品牌",
    "党建品牌",
)
_PARTICLE = re.compile("(?:了|着|起来|起|出|过|好|成)$")


@dataclass
class Weight:
    """The points of one quotation, and the signs they come from."""

    points: float = 0.0
    signs: list[str] = field(default_factory=list)
    values: dict[str, float] = field(default_factory=dict)  # what the chance is worked out of
    chance: float = 0.0  # that the quotation is a name
    verb: str = ""  # the running verb, where there is one
    called: float = 0.0  # whether the text says that something is called so
    gap: str = ""  # what stands between the verb and the quotation

    def add(self, points: float, sign: str) -> None:
        if points:
            self.points += points
            self.signs.append(f"{sign}{points:+g}")

    @property
    def rule(self) -> str:
        return "quoted name: " + " ".join(self.signs)

    @property
    def is_name(self) -> bool:
        return self.chance >= NAME and self.points > _VETO


def weigh(
    run: Run, item: Quotation, phrase: Phrase | None, times: int, presented: Mapping[str, float] | None = None
) -> Weight:
    """All signs for and against one quotation of a run, which the article quotes so many times."""
    presented = presented or {}
    weight, groups = Weight(called=presented.get("called", 0.0)), {}
    for group, add in _GROUPS.items():
        before = weight.points
        add(run, item.text, phrase, weight)
        groups[group] = weight.points - before
    weight.values = {**signs_of(groups, run, item.text, phrase, times), **presented}
    weight.chance = chance(weight.values)
    return weight


def _by_verb(run: Run, text: str, phrase: Phrase | None, weight: Weight) -> None:
    if _SAID.search(run.before) and len(run.items) == 1 and len(run.items[0].text) > 6:
        weight.add(-2, "said")
    if _AWARDED.search(run.before) or _OF_HONOURED.match(run.after) or _COUNTED_DAY.search(run.before):
        weight.add(-12, "honour")  # 获“营商环境百强区”, 第60个“学习雷锋日”: others keep the list or the day
    if _GOES_TO.search(run.before) and _A_PLACE.match(run.after):
        weight.add(-8, "by-name")  # 在“千年古城”甲市举行
    if _CHANGE.match(run.after):
        weight.add(-4, "change")
    if text.startswith("小") and _SMALL_TO_BIG.match(run.after):
        weight.add(-12, "small to big")
    if _FOR.fullmatch(run.before) and _CLOSES.match(run.after) and len(run.items) == 1 and len(text) < 6:
        weight.add(-12, "done for somebody")
    if _SUPERLATIVE.search(text):
        weight.add(-12, "superlative")
    if _LEFT_BEHIND.search(run.before) or (_GIVEN_UP.search(run.before) and _OLD_WAY.match(run.after)):
        weight.add(-12, "left behind")
    if _BESTOWS.search(run.before) or (_HEADS_OF_PEOPLE.search(run.before) and _BESTOWED.match(run.after)):
        weight.add(2, "bestowed")  # 选派12名“向阳花”观护员, 为10名“金牌船长”颁奖
    elif _HEADS_OF_PEOPLE.search(run.before):
        weight.add(-2, "people")
    elif _COUNTER.search(run.before):
        weight.add(0.5, "counted")
    if _ONE_OF.match(run.after):
        weight.add(3, "one of them")
    if run.before.endswith(_works()):
        weight.add(-3, "work")
    cue, gap = governing_cue(run.before)
    circumfix = next(iter(_cues_at(run.after[:8], "circumfix")), None)
    if circumfix and (cue is None or cue.word in ("以", "将", "把") or circumfix.weight < 0):
        weight.add(circumfix.weight, circumfix.word)
    if cue is None:
        return
    if cue.weight < 0 and _COUNTER.search(gap) and any(c.isdigit() for c in gap):
        return  # 是14个“爱心驿站”: things that are counted are no figure of speech
    item = run.items[0].text
    if cue.word in _BECOMES and not gap and _is_site(item):
        return  # 旧校舍变身“长者饭堂”
    if cue.weight < 0 and _PLUS.fullmatch(item) and re.fullmatch("了?一条(?:以)?", gap):
        return  # 走出一条“支部+电商+农户”的路子
    if cue.weight < 0 and _ACTS.match(run.after):
        return  # 尝到了“支部+电商”带动增收的甜头: another word is the object
    if cue.weight < 0 and weight.called:
        return  # 办法是“一河一长”
    if cue.weight < 0 and cue.word in ("按", "由", "让") and phrase is not None and run.after.startswith("的"):
        return  # 按“先买水后用水”的规矩缴费
    if cue.weight < 0 and len(gap) > 3 and any(t.tag == "v" for t in tokens(gap)):
        return  # 由网格员带回去走“三色派单”: another verb governs it
    known = item in programmes.known()
    factor = 0.5 if (cue.weight > 0 and len(gap) > 8) or (cue.weight < 0 and (known or "的" in gap)) else 1.0
    weight.add(cue.weight * factor, cue.word)
    if cue.weight > 0:
        weight.verb, weight.gap = cue.word, gap


@lru_cache(maxsize=1024)
def _is_site(text: str) -> bool:
    """Whether a name is closed by something that can be opened: 驿站, 食堂."""
    head = head_of(text)
    return head is not None and head.kept and head.subtype in ("platform", "service", "points") and len(head.word) > 1


def _by_action(run: Run, text: str, phrase: Phrase | None, weight: Weight) -> None:
    """What the quotation does: “板凳夜谈”正在改变…; a festivity that is over names nothing that runs."""
    acts = _ACTS.match(run.after)
    if acts and not weight.points < 0 and not re.search("[、，]", run.items[-1].text):
        weight.add(2 if acts["sure"] else 0.5, "acts")
    if phrase is not None and phrase.head.word.endswith("活动") and _OVER.match(run.after, phrase.length):
        weight.add(-8, "over")
    if _MEMBERS.match(run.after) and len(run.items) > 1:
        weight.add(2, "members")
    if _FESTIVE.match(run.after):
        weight.add(-6, "festivities")


@lru_cache(maxsize=1024)  # the quotations of a run share what stands before it
def governing_cue(before: str) -> tuple[programmes.Cue | None, str]:
    """The cue nearest to the end of a clause, and the words after it.

    >>> cue, gap = governing_cue("该乡建立环境卫生")
    >>> cue.word, gap
    ('建立', '环境卫生')
    """
    bare = _PARTICLE.sub("", before)  # 推出了 and 建立起 are 推出 and 建立
    cue, gap = _last_cue(before)
    if bare != before and (cue is None or gap):
        inner, rest = _last_cue(bare)
        if inner is not None and not rest:
            return inner, rest
    return cue, gap


def _cues_at(text: str, side: str) -> list[programmes.Cue]:
    """The cues that open a text, the longest first."""
    table = programmes.cues(side)
    return [table[text[:n]] for n in range(min(8, len(text)), 0, -1) if text[:n] in table]


def _last_cue(text: str) -> tuple[programmes.Cue | None, str]:
    cues = programmes.cues("left")
    end = len(text)
    for token in reversed(rjieba.cut(text)):
        for length in range(min(5, end), 0, -1):
            cue = cues.get(text[end - length : end])
            if cue and (length > 1 or token == cue.word):
                return cue, text[end:]
        end -= len(token)
        if len(text) - end > 12:
            break
    return None, ""


@cache
def _works() -> tuple[str, ...]:
    """舞台剧“…”, 商标“…”: works and wares bear quoted names too."""
    return tuple(sorted(programmes.name_words("work")))


def _by_phrase(run: Run, text: str, phrase: Phrase | None, weight: Weight) -> None:
    if phrase is None:
        rest = _CLAUSE.match(run.after.removeprefix("等").removeprefix("的"))
        window = rest[0] if rest else ""
        against = _cues_at(window, "right")
        if against:
            worst = min(against, key=lambda c: (c.weight, c.word))
            weight.add(worst.weight, worst.word)
        elif run.after.startswith("的") and _PICTURE.match(window):
            weight.add(-12, "picture")  # whatever else speaks for it
        elif _BROUGHT.search(run.before) and _RESOURCE.match(window):
            weight.add(2.5, "resource")  # 链接“某某乡村”优质资源
        elif _TROUBLE.match(window):
            weight.add(-4, "trouble")
        elif _SOLD_AS.match(window) or _SOLD_AS.match(run.after):
            weight.add(2.5, "sold as")
        elif _IDEA.match(run.after.removeprefix("等")):
            weight.add(-4, "idea")
        elif _WARE.match(window):
            weight.add(-4.5, "ware")
        if weight.verb in _SETS_UP and _PIECES.match(run.after):
            weight.add(1, "set up in numbers")  # 建设“劳动者港湾”15个
        if _FIRMS.match(run.after):
            weight.add(-12, "firms")
        if _PARTY_BODY.match(run.after):
            weight.add(-12, "party body")  # “某某”片区党委
        if _TEAM.match(run.after):
            weight.add(-3, "team")
        if _COUNTED_CLASS.match(run.after):
            weight.add(1, "class held again")  # “绣乡巧手”培训班12期
        elif _OCCASION.match(run.after):
            weight.add(-7, "occasion")
        chosen = weight.verb in _CHOOSING and _THINGS.match(run.after)  # 评选“红榜村”3个
        if chosen or _COUNTED_OFF.match(run.after):
            weight.add(-3, "counted off")
        return
    if run.before.endswith(_POINTED) and phrase.head.subtype in ("mechanism", "model") and len(run.items[0].text) > 5:
        weight.add(1.5, "newly named")  # 这种“村级吹哨、部门报到”的机制
    if _OF_PARTY.search(run.before) and _DOCTRINE.match(run.after) and len(run.items[0].text) > 5:
        weight.add(2, "doctrine")  # 县委“把支部建在产业链上”的工作要求
    if phrase.head.kept or phrase.head.subtype == "brand":
        weight.add(3 if len(phrase.head.word) > 1 else 2, phrase.head.word)
    else:
        weight.add(0 if run.after.startswith("的") else 2, phrase.head.word)
    if not phrase.head.kept and phrase.head.subtype != "brand":
        modifier = phrase.text[: -len(phrase.head.word)]
        spoilt = next((w for w in programmes.cues("right") if len(w) > 1 and w in modifier), None)
        if spoilt is not None:
            weight.add(-2, spoilt)


def _by_words(run: Run, text: str, phrase: Phrase | None, weight: Weight) -> None:
    if text in programmes.known():
        weight.add(4, "known")
        return
    if text in programmes.common("yes") or text in programmes.common("run"):
        weight.add(2, "common")
    if text in programmes.slogans() or (text.rstrip("式化型级") in programmes.slogans() and text[-1] in "式化型级"):
        named = phrase is not None and phrase.head.word in _STRONG and weight.points >= 4.5
        housed = phrase is not None and run.after.startswith(phrase.text) and phrase.head.word in programmes.openable()
        weight.add(-1 if housed else -2.5 if named else -5, "slogan")  # “老把式”学堂 is a school
        return
    parts = [p for p in re.split("[、，]", text) if p]
    codes = [p for p in parts if p in programmes.known() or _CODE.fullmatch(p)]
    if len(parts) > 1 and codes == parts and any(p in programmes.known() for p in parts):
        weight.add(5, "known")
        return
    if len(parts) > 1 and all(p in programmes.slogans() for p in parts):
        weight.add(-4, "slogans")
    if _LOAN.fullmatch(text):
        weight.add(5, "loan")  # 发放“薯业贷”1.86亿元, 贷出35万元“林权e贷”
        return
    head = head_of(text)
    if _is_other_thing(text, head):
        weight.add(-12 if _BODY.search(text) else -3, "other thing")
        return
    if _PAIR.fullmatch(text) or (_RELATION.match(run.after) and _BOTH.fullmatch(text)):
        weight.add(-12, "pair")  # “快与慢”“新与旧”的关系, whatever else speaks for it
    if _FEAST.fullmatch(text):
        weight.add(-12, "feast")
    if _HOME_OF.search(text) and (phrase is None or phrase.head.subtype != "brand"):
        weight.add(-4, "home of")
    if (phrase is None or not phrase.head.kept) and _TO_AND_FRO.fullmatch(text):
        weight.add(-4, "to and fro")
    if _NATIONAL_DAY.search(text) and len(text) < 10:
        weight.add(-4, "day")
    if _FESTIVAL.search(text) and phrase is None:
        weight.add(-3, "festival")
    if _INTERNATIONAL_DAY.fullmatch(text):
        weight.add(-1, "international day")
    if head and len(text.removeprefix("新")) <= 2:
        return
    if head and len(text) > len(head.word):
        weight.add((2.0 if len(head.word) > 1 else 1.5) if head.kept else 0.5, f"…{head.word}")
        return
    if head and len(text) > 2 and head.kept:
        weight.add(1.5, head.word)
        return
    if phrase is not None or _CODE.fullmatch(text):
        return
    for kind in ("people", "figure"):
        if text.endswith(programmes.endings(kind)):
            sure = weight.points >= 2  # 推出“数字门牌”, 以“红棉先锋”为引领
            weight.add((0 if kind == "figure" else -0.5) if sure else -1.5, kind)
            return


#: a body for certain, however the sentence brings it in
_BODY = re.compile("(?:党支部|党总支|党委|党组|党工委|联合社|合作社|公司|协会|基金会)$")


def _is_other_thing(text: str, head: programmes.Head | None) -> bool:
    """Whether a name is closed by a body, a prize or a paper; 院坝协商会 is no 商会."""
    ending = next((e for e in programmes.endings("other") if text.endswith(e)), "")
    return bool(ending) and (head is None or len(head.word) <= len(ending))


def _by_shape(run: Run, text: str, phrase: Phrase | None, weight: Weight) -> None:
    if _SPEECH.search(text) and not _YOU_AND_I.fullmatch(text):
        weight.add(-3, "speech")
    if phrase is not None and phrase.ordinal:
        return
    if _HEADCOUNT.search(text):
        weight.add(-4, "headcount")
    elif _CODE.fullmatch(text):
        weight.add(2, "code")
    elif _PLUS.fullmatch(text):
        weight.add(2, "sum")
    elif _OPEN_PLUS.fullmatch(text):
        weight.add(1.5, "sum")
    elif _COUNTED.fullmatch(text):
        weight.add(1, "numbered")
    if _LOAN.fullmatch(text):
        weight.add(1.5, "loan")
    if phrase is None and text[:1] in "小大" and len(text) < 5 and text not in programmes.heads():
        weight.add(-1.5, "big or small")
    if len(text) < 2:
        weight.add(-5, "short")
    if _THROUGH.fullmatch(text):
        weight.add(1.5, "…通")
    if phrase is None and (_SENTENCE.match(text) or (len(text) > 6 and _TELLS.search(text))):
        weight.add(-2, "sentence")
    if text.count("、") > 1 and _PRACTISED.search(run.before) and are_clauses(text):
        weight.add(3, "steps")  # 实行“总额预付、结余留用、超支分担”
    elif len(text) > 14 and phrase is None:
        weight.add(-2, "long")
    if (text.endswith(("式", "型", "级", "性")) and not text.endswith(("模式", "方式", "仪式", "把式"))) or (
        text.endswith("化") and len(text) < 4
    ):
        weight.add(-3, "manner")


_GROUPS: dict[str, Callable[[Run, str, Phrase | None, Weight], None]] = {
    "verb": _by_verb,
    "action": _by_action,
    "phrase": _by_phrase,
    "words": _by_words,
    "shape": _by_shape,
}
