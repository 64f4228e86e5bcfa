"""Events told by what opens, is founded, begins or is done: X揭牌启用, X同日成立; and the ceremony held for it."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache

from kg.lexicon import happenings
from kg.mentions.event_carving import clauses, opening, strip_setting, trim
from kg.mentions.event_phrases import Phrase
from kg.mentions.event_signs import ALSO, Setting, tells_day, tells_exact_day
from kg.mentions.scanning import leaping
from kg.model import Mention, Span

_MANNER = (
    "正式|顺利|集中|全线|全面|隆重|同日|同步|同时|当日|当天|当晚|今晚|昨晚|今日|昨日|现场|成功|宣告|宣布|率先|首次|如期|提前|相继|已经|也|已|"
    "一并|于此|在此|在这里|热闹|盛大|圆满|即日起|面向社会|面向市民|面向公众|对外|建成并|揭牌并"
)
_NO_THING = re.compile(
    "[没未](?:有)?$|还[没未]|^(?:\\d{1,2}月|仅用|只用|仅需|只需|仅|只|用时|历时|耗时|已有|又有|还有|有|该|此|其|这|那|本|我们|我国|他|她|它|双方|各|所有|不少|许多|多|一批|大批|每|凡|从|自|随着|若|待|直到|至)|"
    "[了着过]|将|把|被|让|使|可以|[就便才]能$|即可$|正在|如果|通过|推动|推进|加快|加速|实现|等待|准备|预计|有望|陆续|何时|几十|数十|不少|从|力争|确保|先后|累计|"
    "[；%％]|不低于|以上|[的是在于以和与及、]$|(?<![第\\d])\\d+余?(?:个|家|座|批|条|处|栋|项|所|支)|(?<![第十])[一二三四五六七八九十两]余?(?:个|座|批|栋|项)"
)
_FIRST = re.compile("^(?:全[国省市区县州]|国内|省内|市内|县内|我[省市县区])?首(?:个|家|座|条|支|所|趟|列|台|款|批)")
#: a bare head says only what kind of thing it is
_KINDS = re.compile(
    "(?:本次|整个)?(?:项目|工程|中心|学校|活动|公司|大桥|道路|仪式|工厂|企业|医院|基地|园区|主体|整体|现场|政策|产品|新品|平台|场馆|线路|"
    "[一二三四]期)+(?:现场)?"
)
#: what is opened, built or founded; other words before 举行开工仪式 tell who holds it
_THING = re.compile(
    "(?:项目|工程|标段|[大特桥]桥|桥|隧道|公路|高速|高铁|铁路|专线|航线|线路|支线|[一二三\\d]号线|段|路|电站|水库|中心|驿站|工作站|站|馆|园|园区|"
    "基地|广场|公园|平台|所|室|点|厂|店|超市|市场|酒店|校区|实验室|家园|之家|书房|书屋|班列|列车|街区|景区|小区|栈道|展厅|展|"
    "厅|屋|坊|法庭|联盟|学院|研究院|工作室|专列|大厦|综合体|食堂|民宿|码头|机场|港区|一期|二期|三期|生产线|产业园|示范区|安置房|社区医院|车间|厂房|作坊|工坊|仓|库|大棚|牧场|农场|林场|渔场|校舍|楼|大厅)$"
)
_ASIDE = re.compile("（[^）]*）")
_COUNTED = re.compile(
    "(?:等)?[\\d一二三四五六七八九十百]+余?(?:个|家|项|座)(?:重点|重大|产业|优质)?(?=[^\\d]{0,8}(?:项目|工程|企业)$)"
)
_UNVEILED = re.compile(
    "为(?P<what>[^，。；、]{3,30}?)(?P<deed>揭牌|揭幕|授牌|剪彩|奠基)$|"
    "(?:挂出|挂上|挂起|揭开|亮出|竖起|立起|换上)了?(?P<sign>[^，。；]{3,26}?)的?(?:牌子|牌匾|匾额|招牌|红绸|铭牌)$|"
    "(?:共同|正式|现场|联合|集中|同时)*(?P<first>揭牌成立|揭牌|挂牌成立|启用|开通|开工建设|上线)了?(?P<thing>(?!仪式|活动|当天|以来|后|前|现场|至今)[^，。；、]{4,26})$"
)
_UNVEILS = re.compile("揭牌|揭幕|授牌|剪彩|奠基|牌子|牌匾|匾额|招牌|红绸|铭牌|挂牌成立|启用|开通|开工建设|上线")
#: whose month is told well enough: work begins once
_BEGUN = happenings.openings("begin")
_IN_MONTH = leaping("\\d当本上", "(?:\\d{1,2}|[当本上])月(?!\\d)")
_PEOPLE = re.compile(
    "书记|主任|、副?[县市区镇乡州省局]长|副[县市区镇乡州省局]长|教授|院士|董事长|总经理|[会院校所部厅处科行]长[一-龥]{2,4}$|研究员|出席|为[^，。]{2,12}$|领导"
)
_AGAIN_AND_AGAIN = re.compile("今后|每[周月年天日季]|将|下一步|接下来|计划|准备|拟|常态化|定期")
_SAME_DAY = re.compile("同日|当[日天晚]|[今昨][日晚]")
_CEREMONY = re.compile("(?:仪式|典礼|庆典|活动|大会)$")


def find(setting: Setting) -> list[Mention]:
    """What opens on the day that a sentence tells."""
    sentence = setting.sentence
    if sentence.role not in ("body", "caption", "headline"):
        return []
    if (sentence.role == "headline" and not setting.brief) or (
        sentence.role != "headline" and not tells_day(sentence.text) and not _IN_MONTH.search(sentence.text)
    ):
        return []
    rules = (_opened, _unveiled) if _UNVEILS.search(sentence.text) else (_opened,)
    return [m for start, stop in clauses(sentence.text) for rule in rules for m in rule(setting, start, stop)]


_OCCASION = re.compile(
    "(?:[联大球锦标竞邀请挑战公开]赛|比赛|[化旅美食采摘龙舟灯]节|博览会|运动会|展销会|艺术节|丰收节)$"
)


def _opened(setting: Setting, start: int, stop: int) -> Iterator[Mention]:
    text, index = setting.sentence.text, setting.sentence.index
    verb = _verbs().search(text, start, stop) if text[stop - 2 : stop] in _endings() else None
    if verb is None:
        return
    if "宣布" in verb.group():
        return  # who declares it open takes part
    begin = opening(text, start, verb.start())
    end = strip_setting(text, begin, verb.start())
    if end <= begin or not _may_tell(setting, begin, end, verb):
        return
    begin = trim(text, begin, end)
    first = _FIRST.match(text, begin, end)
    begin = first.end() if first else begin
    begin = max(begin, text.rfind("—", begin, end - 3) + 1)
    thing = _ASIDE.sub("", text[begin:end])
    together = "集中" in verb.group()
    counted = _COUNTED.sub("", thing) if together else thing  # 27个项目集中开工
    if not 4 <= len(thing) <= 34 or _NO_THING.search(_unquoted(counted)) or _KINDS.fullmatch(thing):
        return
    if _PEOPLE.search(_unquoted(thing)):
        return
    if verb.group("verb").endswith("幕") and _OCCASION.search(thing):  # 大赛（甲站）在乙市落幕
        subtype = "contest" if thing.endswith("赛") else "activity"
        yield Mention(Span(index, begin, end), "event", subtype, thing, "event.takes-place", 0.7)
        return
    subtype = "release" if verb.group("verb").endswith("发布") else "activity"
    span = Span(index, begin, verb.end())
    name = thing + ("集中" if together else "") + verb.group("verb")
    yield Mention(span, "event", subtype, name, "event.together" if together else "event.opened", 0.7)
    if not together and setting.sentence.role != "headline":
        other = thing.rpartition("的")[2] + verb.group("verb")
        if len(other) > _SHORT and other != name:
            yield Mention(span, "event", subtype, other, ALSO, 0.6)


_SHORT = 4


def _unveiled(setting: Setting, start: int, stop: int) -> Iterator[Mention]:
    """为“青年驿站”揭牌, 挂出“青年驿站”的牌子: what the sign says."""
    text, found = setting.sentence.text, _UNVEILED.search(setting.sentence.text, start, stop)
    if found is None or setting.sentence.role == "headline" or _AGAIN_AND_AGAIN.search(text, start, found.start()):
        return
    lead = setting.brief and setting.weight >= 2 and tells_day(text)
    what = re.sub("“([^”]*)”$", r"\\1", found.group("what") or found.group("sign") or found.group("thing")).strip()
    if (
        (lead or tells_exact_day(text[: found.end()]))
        and 3 <= len(what) <= 30
        and not _NO_THING.search(_unquoted(what))
    ):
        deed = found.group("deed") or found.group("first") or "挂牌"
        span = Span(setting.sentence.index, found.start(), found.end())
        yield Mention(span, "event", "activity", what + deed, "event.opened", 0.65)


def _may_tell(setting: Setting, begin: int, end: int, verb: re.Match[str]) -> bool:
    """In running text with its day; in the headline of a brief; a loose verb only with an exact day, or in a lead."""
    text = setting.sentence.text
    before = text[text.rfind("；", 0, begin) + 1 : verb.start()]  # a day told of something else is none of this
    if setting.sentence.role == "headline":
        return setting.brief and verb.group("verb") in happenings.deeds("open", "firm")
    if _is_of_works(verb.group("verb")) and not _is_news(setting):
        return False  # told in passing or in a list of works: a date of the road, no occurrence that somebody went to
    if tells_exact_day(before + ("当日" if _SAME_DAY.search(verb.group()) else "")):
        return True
    if verb.group("verb") in _BEGUN and _IN_MONTH.search(text, 0, begin) and _THING.search(text[begin:end]):
        return True
    lead = setting.brief and setting.weight >= 2 and tells_day(text[:begin])
    return lead and verb.group("verb") in happenings.deeds("open", "firm")


@cache
def _works() -> frozenset[str]:
    """What works are said to be: begun, built or in use."""
    return happenings.openings("topped", "finish", "use", "through")


def _is_of_works(verb: str) -> bool:
    return verb in _works()


def _is_news(setting: Setting) -> bool:
    """Whether the sentence is the lead of a brief, and no point of a list: ●7月8日，镇区排水沟清淤完工."""
    return setting.brief and setting.weight >= 1 and not setting.sentence.text.startswith(_MARKS)


_MARKS = ("●", "▲", "■", "◆", "▪", "•", "·", "—", "○", "★", "☆", "□")


def _unquoted(words: str) -> str:
    return re.sub("“[^”]*”|（[^）]*）|《[^》]*》", "“”", words)


def opened_by_ceremony(text: str, phrase: Phrase) -> str:
    """The thing in X服务中心举行启用仪式; "" where the ceremony's clause tells who holds it.

    The ceremony is the bare word: what else it says names it well enough.
    """
    name = text[phrase.start : phrase.stop]
    close = _CEREMONY.search(name)
    if phrase.rule != "event.held" or close is None or not _inaugural().fullmatch(name[: close.start()]):
        return ""
    begin = opening(text, phrase.clause, phrase.verb_at)
    end = strip_setting(text, begin, phrase.verb_at)
    if end <= begin:
        return ""
    thing = text[trim(text, begin, end) : end]
    return thing if _THING.search(thing) and 4 <= len(thing) <= 40 and not _KINDS.fullmatch(thing) else ""


@cache
def _verbs() -> re.Pattern[str]:
    words = happenings.alternation(happenings.deeds("open"))
    return re.compile(f"(?:{_MANNER})*(?P<verb>{words}(?:(?:并|暨)?{words})?)(?:仪式)?$")


@cache
def _endings() -> frozenset[str]:
    """The last two characters of what `_verbs` finds: nearly all clauses end otherwise."""
    return frozenset(word[-2:] for word in happenings.deeds("open")) | {"仪式"}


@cache
def _inaugural() -> re.Pattern[str]:
    words = happenings.alternation([*happenings.deeds("open", "firm"), "启动", "剪彩"])
    return re.compile(f"(?:{words}|暨)+")
