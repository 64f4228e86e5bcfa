"""Weighs whether a phrase names one specific occurrence or a standing programme."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import lru_cache

from kg.lexicon import happenings
from kg.mentions import event_carving
from kg.mentions.event_phrases import Phrase, modifier
from kg.mentions.scanning import leaping
from kg.mentions.scope import Scope
from kg.model import Sentence

ALSO = "event.also"  # what else an event may be called, at the same words
_DAY = leaping(
    r"\d近日昨今当同这次不前刚连最",
    r"\d{1,2}月(?:\d{1,2}[日号]|[上中下]旬(?!以来|起|前))|(?<![\d月])\d{1,2}日(?:上午|下午|晚|，|至)|近日|日前|昨日|昨天|今天|今日|当天|"
    r"当日|同一天|这天|次日|不久前|前些天|前不久|不久前|刚刚过去|连日来|最近|近期|近段时间|这几天|这两天|昨晚|今晚",
)
_EXACT_DAY = leaping(
    r"\d昨今当同这次翌农正腊春国中端元重清“五六七八三建教儿护记",
    r"\d{1,2}月\d{1,2}[日号]|(?<![\d月])\d{1,2}日(?=上午|下午|晚|，|至|早|凌晨|中午|傍晚|清晨|在|从|由|送|抵|来到|赴|举行|召开|开幕|开)|昨[日天晚]|今[日天晚]|当[日天晚]|同日|同一天|同天|这天|次日|翌日|"
    r"(?:农历)?(?:正月|腊月)(?:初|十|廿|二十)?[一二三四五六七八九十]+|"
    r"(?:春节|国庆|中秋|端午|元旦|重阳|清明|元宵|“?[五六七八]一”?|“?三八”?|建军|教师|儿童|护士|记者)节?(?:前夕|前一天|当天|这天|来临之际|到来之际)",
)
_MONTH = re.compile(
    r"(?:\d{4}年)?\d{1,2}月(?!\d)|上个?月|本月|下个?月|年初|年底|年末|岁末|明年|来年|今冬|明春|"
    r"(?:春节|国庆|五一|端午|中秋|元旦|元宵|暑假|寒假|假期|节日)”?(?:假期|期间|长假|小长假)|(?:[去今前]年|20\d\d年)的?“?(?:国庆|春节|中秋|端午|五一|元旦|元宵|重阳|三月三|腊月|正月)|\d{4}年(?:年初|年底|春|夏|秋|冬)|今年(?:年初|\d{1,2}月)|去年(?:年底|\d{1,2}月)"
)
_COUNTED = re.compile(
    r"(?<![第\d])(?:\d+|[两三四五六七八九十百]+|十?余|数十|几十|多|数)余?多?(?:场次|场|次|期|批次|轮|个|项|届次)(?!会)"
)
_COUNTED_AFTER = re.compile(r"(?:共|累计|达|近)?(?:\d+|[一二三四五六七八九十百]+)余?多?(?:场次|场|次|期|批)")
_SO_OFTEN = re.compile("[了过]\\d+余?多?(?:场次|场|次|期)")
_ONCE = re.compile("一[次场堂期台]$")
_OF_ITS_ROW = re.compile("首届|第[一二三四五六七八九十百\\d]+届")  # 先后举办了首届音乐会
_PROPER = re.compile(
    r"第[一二三四五六七八九十百\d]+[届次期]|[一二三四五六七八九十]+届[一二三四五六七八九十]+次|\d{4}年?|“[^”]{2,}”|迎“|·|杯”?"
)
_POINTS = re.compile(
    "此次|本次|这次|这场|这一|该|每|各|上半场|下半场|首场|上述|上次|下次|第[一二三四五六\\d]+[局场轮]|其他|[多两三四五数几](?=[场次个项期堂轮届批])|一(?=[项种个]|系列)"
)
#: one place among many: what is done there under a title of its own is one occurrence
_ON_SITE = re.compile(
    "(?:走进|来到|走入|进驻)[^，。；]{2,24}?(?:小学|中学|学校|学院|幼儿园|社区|村|企业|公司|广场|集市|敬老院|养老院|军营|工地|景区|公园|嘎查)"
)
_MANY = re.compile("近年来|常态化|定期|不定期|每[年月周季]|累计|场次|多次|先后|长期|持续|经常|通过开展|系列")
_QUOTED = re.compile("“[^”]*”|《[^》]*》|（[^）]*）")
_CLAUSE = re.compile("^、|此次|本次|承办|主办|协办|在|终于|决定|这是|使得|为了|他|她|我们|你")
_AND_SO_ON = re.compile("等[^，]{0,6}(?:活动|会议|赛事|比赛|培训|仪式)$")  # 讲座和参观等活动
_SERIES = re.compile(
    "等(?:各类|系列|多种|多项|主题|特色|各种|一系列|形式)?[^，。；]{0,10}?(?:活动|会议|培训|比赛|赛事|"
    "方式|形式|服务|工作)"
)


_CLOSE = 2  # sentences behind a day that still tell of it
_NEAR = 3  # sentences over which 会上 means the meeting told last
_GOES_ON = re.compile(
    "(?:[^，。；]{0,14}?(?:会|会议|仪式|活动|式|赛|节|演练|培训|调研|座谈|签约|大集|招聘|义诊|推介|论坛|开班|开工|启动))(?:上|中|前|后|现场|期间|当[天日晚]|结束后|间隙)|"
    "(?:现场|当[天日晚]|同[日天]|随后|之后|其间|期间|当场|接着|紧接着|最后|此外|这是|这天|这次|此次|上午|下午|晚上|当晚|在场|大家|代表们|委员们|一行)"
)
#: done on one day for whoever comes: named well enough by who does it
_SERVICES = frozenset(
    [
        "义诊",
        "演练",
        "植树",
        "献血",
        "祭扫",
        "讲座",
        "比赛",
        "招聘会",
        "座谈会",
        "义演",
        "义剪",
        "义卖",
        "宣讲",
        "培训",
        "授课",
        "培训会",
    ]
)


@dataclass(frozen=True)
class Setting:
    """A sentence and how much its position says that it tells of one occurrence (headline or lead: 2)."""

    sentence: Sentence
    weight: int
    brief: bool = False  # of an article that tells of one thing
    near: bool = False  # close behind a sentence that tells an exact day
    carried: bool = False  # goes on with the day that one of the sentences before told: 会上, 随后

    @property
    def is_title(self) -> bool:
        """Headlines and the lines around them tell of one occurrence without its day."""
        return self.sentence.role in ("headline", "kicker")


def settings(scope: Scope) -> Iterator[Setting]:
    """The sentences of an article with their weights."""
    article = scope.article
    body = article.with_role("body", "caption")
    lead = body[0].index if body else -1
    short = article.genre in ("brief", "photo")
    day = told = -_NEAR - 1
    for sentence in article.sentences:
        carried = sentence.index - day <= _NEAR and bool(_GOES_ON.match(sentence.text))
        day = sentence.index if carried or tells_exact_day(sentence.text) else day
        if sentence.role in ("headline", "kicker"):
            weight = 2
        elif sentence.index == lead:
            weight = 2 if short else 1
        else:
            weight = 0
        near = 0 < sentence.index - told <= _CLOSE and article.sentences[told].paragraph == sentence.paragraph
        told = sentence.index if tells_exact_day(sentence.text) else told
        yield Setting(sentence, weight, short, near, carried)


@lru_cache(maxsize=1024)
def tells_day(text: str) -> bool:
    """Whether the sentence names a day, 近日 and 当晚 among them."""
    return tells_exact_day(text) or bool(_DAY.search(text))


@lru_cache(maxsize=1024)
def tells_exact_day(text: str) -> bool:
    """Whether the text names one day of the calendar, 近日 not among them."""
    return bool(_EXACT_DAY.search(text))


def _tells(setting: Setting) -> bool:
    """Whether the sentence tells its day or goes on with one."""
    return tells_day(setting.sentence.text) or setting.carried


def is_specific(setting: Setting, phrase: Phrase) -> bool:
    """Whether the phrase names one occurrence."""
    text = setting.sentence.text
    name = modifier(text, phrase)
    if phrase.rule in ("event.festival", "event.scene", "event.listed"):
        return True
    if phrase.rule in ("event.instalment", "event.curtain"):
        return setting.weight >= 2 or tells_day(text)
    if phrase.rule == "event.in-passing":  # its own words say when it was, and that it was one
        often = _MANY.search(text) or any(word in name for word in _generic(setting))
        return not (often or _POINTS.match(name) or _AND_SO_ON.search(text, phrase.start, phrase.stop))
    if _vetoed(setting, phrase, name):
        return False
    if phrase.verb.startswith("提供") and not _PROPER.search(name):
        return False  # 免费提供急救演练 is a service
    if titled_on_site(text, name):
        return True
    if phrase.rule == "event.titled" and not setting.weight:
        return False
    if (not phrase.head.strong or not phrase.head.word) and not setting.is_title and not _tells(setting):
        return False
    if not setting.is_title and _may_be_custom(setting, phrase, name):
        return False
    return _weight(setting, phrase, name) >= 2


def titled_on_site(text: str, name: str) -> bool:
    """走进乙小学，开展“Z”主题活动."""
    return "“" in name and bool(_ON_SITE.search(text)) and not _MANY.search(text)


def _may_be_custom(setting: Setting, phrase: Phrase, name: str) -> bool:
    """In running text and without a date: 召开村民代表大会, 开展“X”联欢会 may be told of many times."""
    text = setting.sentence.text
    if _tells(setting) or _MONTH.search(text) or (setting.near and _ONCE.search(phrase.verb)):
        return False
    loose = bool(phrase.verb) and phrase.verb not in happenings.firm_verbs()
    often = phrase.head.subtype in ("meeting", "training", "drill", "visit") and not _PROPER.search(name)
    return loose or often


def _bare_is_enough(setting: Setting, phrase: Phrase) -> bool:
    """动员部署会, 新闻发布会 alone, where a headline or a date makes it one occurrence."""
    text = setting.sentence.text
    dated = setting.is_title or _MONTH.search(text) or _tells(setting)
    if setting.brief and setting.weight >= 2 and tells_day(text) and phrase.head.word in _SERVICES:
        return True
    once = phrase.verb[-2:] in ("一场", "一次", "一堂", "一台", "一期")
    if tells_exact_day(text) and phrase.head.strong and phrase.verb in happenings.firm_verbs():
        return len(phrase.head.word) >= 3
    return bool(dated) and len(phrase.head.word) >= (2 if once else 4)


def _generic(setting: Setting) -> frozenset[str]:
    """Words that no name of one occurrence has; 系列活动 is one that the headline or a dated lead is about."""
    told = setting.is_title or (setting.weight >= 2 and tells_exact_day(setting.sentence.text))
    generic = frozenset(happenings.generic("inside"))
    return generic - {"系列"} if told else generic


#: 全村连开三次|会: how often they met
_TIMES = re.compile("[开办](?:了|过)?(?:[两三四五六七八九十几多]|\\d+)余?多?[次场回]$")
#: 传达学习书记在全市动员大会上的|讲话精神: told of, and not of the article's own
_SPIRIT = re.compile("上[^，。；]{0,14}精神")


def _vetoed(setting: Setting, phrase: Phrase, name: str) -> bool:
    text = setting.sentence.text
    before = text[phrase.clause : phrase.start]
    behind_verb = before[phrase.verb_at - phrase.clause :] if phrase.verb_at < phrase.start else before
    after = text[phrase.stop : phrase.stop + 24]
    whole = name.strip("“”")
    return (
        bool(_SPIRIT.match(after))
        or text.startswith("以来", phrase.verb_at + len(phrase.verb))  # “消防宣传月”启动以来
        or (not whole and after.startswith(("上获悉", "获悉", "上了解到")))
        or (not whole and not _bare_is_enough(setting, phrase))
        or bool(_POINTS.match(name) or _TIMES.search(name))
        or bool(_CLAUSE.search(_QUOTED.sub("", name.replace("”、“", "”“"))))
        or bool(_AND_SO_ON.search(_QUOTED.sub("", text[phrase.start : phrase.stop])))
        or whole in happenings.generic("whole")
        or (any(word in name for word in _generic(setting)) and "“" not in name)
        or bool(_COUNTED.search(behind_verb + name[:6]) and not _PROPER.search(name))
        or bool(_SO_OFTEN.search(_QUOTED.sub("", name)))
        or bool(_COUNTED_AFTER.match(after))
        or bool(re.match("等|、", after) and _SERIES.search(text, phrase.start, min(len(text), phrase.stop + 60)))
    )


def _weight(setting: Setting, phrase: Phrase, name: str) -> int:
    text = setting.sentence.text
    before = text[phrase.clause : phrase.start]
    weight = setting.weight
    weight += 2 if _tells(setting) else 1 if _MONTH.search(text) or setting.near else 0
    weight += 1 if phrase.head.strong else 0
    weight += 1 if phrase.verb in happenings.firm_verbs() or phrase.rule in ("event.says", "event.joined") else 0
    weight += 1 if _PROPER.search(name) else 0
    if any(word in before for word in happenings.generic("before")) and not _OF_ITS_ROW.search(name):
        weight -= 3
    if not setting.weight and any(event_carving.closing_head(piece) for piece in name.split("、")[:-1]):
        weight -= 2
    return weight
