"""Events told by what is handed out: 乡里给340户村民发月饼, 甲公司向乙小学捐赠图书."""

from __future__ import annotations

import re
from collections.abc import Sequence
from functools import cache

from kg.lexicon import happenings
from kg.mentions.event_carving import clauses, quoted
from kg.mentions.event_signs import ALSO, Setting, tells_day, tells_exact_day
from kg.model import Mention, Span

_NUMBER = "(?:[\\d.]+|[一二三四五六七八九十百千两几数]+)(?:余|多)?[万千百亿]?(?:余|多)?"
_SIZE = re.compile(
    f"^(?:了|出|上|来|去|给)?(?:(?:总)?(?:价值|共计|总计|合计)?(?:近|约|超|达|共|计)?{_NUMBER}"
    "(?:元|万元|亿元|[个套件份箱袋批桶本册台辆只瓶盒床张幅副双斤吨公斤枚块部名户人棵株把条头羽吨顶架面尾])(?:左右|以上)?(?:的)?|一批|大批|部分|众多|大量)+"
)
_SIZE_BEFORE = re.compile(
    f"{_NUMBER}(?:余|多)?[个套件份箱袋批桶本册台辆只瓶盒床张幅副双斤吨枚块部株头羽顶架面元万棵把条]|一批|大批|一车"
)
_SIZE_BEHIND = re.compile(
    f"{_NUMBER}(?:元|[个套件份箱袋批桶本册台辆只瓶盒床张幅副双斤吨枚块部名户棵株头羽吨顶架面尾])$"
)
#: what can be handed over; 温暖, 关怀 and 祝福 cannot
_GOODS = re.compile(
    "物资|物品|用品|慰问[品金]|[大小]米|米面|食用油|粮油|月饼|粽子|饺子|汤圆|元宵|书包|图书|书籍|文具|校服|衣|被[子褥]?|棉被|[羊牛]绒衫|羽绒服|棉衣|棉服|毛衣|鞋|帽|围巾|手套|药|善款|[捐助学奖金赈]款|"
    "资金|奖金|助学金|奖学金|救助金|慰问金|分红|红利|红包|证书|奖牌|奖杯|牌匾|聘书|房产证|不动产权证|钥匙|礼包|礼品|礼物|年货|春联|福字|包裹|牛奶|"
    "蔬菜|水果|帐篷|口罩|设备|器材|教具|轮椅|电脑|电视|平板|种子|种苗|化肥|农资|树苗|鸡苗|鸭苗|羊|牛犊|仔猪|鱼苗|蜂箱|农药|有机肥|灭火器|头盔|雨衣|雨伞|"
    "救护车|消防车|校车|琴|篮球|乐器|玩具|毛毯|鸡蛋|面粉|苹果|公益岗|补贴|补助|奖励|贷款|纪念章|喜报|光荣牌|奖状|鱼苗|鱼种|苗木|拐杖|助听器|眼镜|电动车|三轮车|食品"
)
_METAPHOR = re.compile(
    "锦旗|感谢信|调解书|判决书|裁定书|法律文书|传票|申请|材料|报告|意见|建议|需求|案款|工资|欠款|补偿款|工程款|尾款|货款|快递|外卖|样品|通知书|精神食粮|文化大餐|文化盛宴|视听盛宴|定心丸|及时雨|金钥匙|政策礼包|健康礼包|大礼包|传单|手册|宣传单|宣传册"
)
#: 放流鱼苗20万尾, 栽下树苗400株: given to the river or the hill
_LET_GO = re.compile("(?P<verb>增殖放流|放流|投放|栽下|种下|栽植|补植)了?(?P<what>[^，。；]{2,40})")
_TOO_LONG = 22
#: 甲局捐出500套校服; 带着图书、电脑来到乙小学; 校服由甲局发动师生捐出; 校服10月8日发到学生手中
_GAVE = re.compile(
    "(?P<verb>捐赠|捐献|捐出|捐助|捐了|捐来|捐|赠送|赠予|赠|送去|送来|送上|带来|带去)(?:了|出)?(?P<what>[^，。；]{2,44})"
)
_BROUGHT = re.compile(
    "(?:带着|携带|携|载着|满载|拉着|捧着|抱着|提着|扛着)(?P<what>[^，。；]{2,40}?)(?P<verb>来到|走进|赶到|前往|驱车|赶赴|赴|到|送到|上门)"
)
_GIVEN_BY = re.compile(
    "(?P<what>[^，。；]{2,30}?)(?:价值[^，。；]{2,12})?，?(?:全部|全都|都|均)?由[^。；]{2,40}?(?P<verb>捐赠|捐出|捐献|赠送|捐助|资助|筹集|募集)"
)
_HANDED = re.compile(
    "(?P<what>[^，。；]{2,30}?)，?(?:[^，。；]{0,8}?)(?P<verb>发到|交到|送到|捐到|送达|送上|运抵|发放到|递到)(?P<whom>[^，。；]{2,30})"
)
#: in each of these patterns one of the words stands; they themselves are slow to fail
_CUES = (
    (_GIVEN_BY, re.compile("捐赠|捐出|捐献|赠送|捐助|资助|筹集|募集")),
    (_HANDED, re.compile("发到|交到|送到|捐到|送达|送上|运抵|发放到|递到")),
)
_TO_OR_AT = re.compile("(?:在|于|向|给|为|到|来|往|走进|赴|至)$")
_ON_ITS_WAY = re.compile("(?:送到|交到|发到|运抵|抵达|送达|运到|分发到|发放到|送至|送往|全部|已经|在).*$")
_GIVING = re.compile("捐|赠")


def find(setting: Setting, found: Sequence[Mention]) -> list[Mention]:
    """Handings-out told with their exact day, or in the lead of a brief."""
    sentence, text = setting.sentence, setting.sentence.text
    lead = setting.brief and setting.weight >= 2 and tells_day(text)
    if sentence.role not in ("body", "caption") or not (lead or tells_exact_day(text)):
        return []
    for start, stop in clauses(text):
        for pattern in (_to_whom(), _of_what(), _LET_GO, _BROUGHT, _GAVE):
            for given in pattern.finditer(text, start, stop):
                if quoted(text, 0, given.start()):
                    continue
                told = _told(setting, given, found)
                if told and (lead or tells_exact_day(text[: given.start()])):
                    return told
    for pattern, cue in _CUES:  # the goods come first, in a clause of their own
        for given in pattern.finditer(text) if cue.search(text) else ():
            told = _told(setting, given, found)
            if told:
                return told
    return []


def _told(setting: Setting, given: re.Match[str], found: Sequence[Mention]) -> list[Mention]:
    """The handing-out, and what else it may be called."""
    what, verb = _bare(given.group("what")), given.group("verb")
    goods = _GOODS.search(what)
    who = _giver(setting, given, found)
    counted = given.re in (_to_whom(), _of_what()) and _SIZE_BEFORE.search(given.group("what"))
    if not 2 <= len(what) <= _TOO_LONG or not (goods or counted) or _METAPHOR.search(what):
        return []
    if given.re in (_GAVE, _BROUGHT, _GIVEN_BY, _HANDED) and (not who or not _SIZE_BEFORE.search(given.group("what"))):
        return []
    text, core = given.string, goods.group() if goods else what
    full = {"发": "发放", "捐": "捐赠", "送": "赠送", "捐了": "捐赠", "捐来": "捐赠", "赠": "赠送"}.get(verb, verb)
    full = full if given.re not in (_BROUGHT, _HANDED) else "捐赠" if _GIVING.search(text) else "赠送"
    span = Span(setting.sentence.index, *given.span("verb"))  # the numbers around it are figures
    noun = "捐赠" if _GIVING.search(full + verb) or given.re is _BROUGHT else full
    names = [
        full + what,
        what + noun,
        core + noun,
        who + full + what,
        who + what + noun,
        who + core + noun,
    ]
    return [
        Mention(span, "event", "activity", name, *(("event.gift", 0.65) if n == 0 else (ALSO, 0.6)))
        for n, name in enumerate(dict.fromkeys(names))
        if name
    ]


def _giver(setting: Setting, given: re.Match[str], found: Sequence[Mention]) -> str:
    """The body that the sentence names, before the goods or behind 由; a place where it names none."""
    here = [m for m in found if m.kind in ("organisation", "place") and m.span.sentence == setting.sentence.index]
    stop = given.end() if given.re is _GIVEN_BY else given.start("what")
    before = [m for m in sorted(here, key=lambda m: (m.span.start, -m.span.stop)) if m.span.stop <= stop]
    acting = [m for m in before if not _TO_OR_AT.search(given.string[: m.span.start])]
    bodies = [m.name for m in acting if m.kind == "organisation"]
    return next(iter(bodies or [m.name for m in acting]), "")


def _bare(what: str) -> str:
    """月饼和食用油 of 了340份月饼和200桶食用油."""
    parts = re.split("(、|和|及|以及)", _ON_ITS_WAY.sub("", what.removeprefix("的")))
    kept = "".join(_SIZE.sub("", part) for part in parts)
    kept = _SIZE_BEHIND.sub("", kept)
    return re.sub("(?<![一二三特甲乙])等(?:物资|物品|用品|[^、]{0,6})?$|，.*", "", kept).removeprefix("的")


@cache
def _to_whom() -> re.Pattern[str]:
    """给340户村民发月饼, 向乙小学捐赠了图书."""
    verbs = happenings.alternation(happenings.deeds("give"))
    return re.compile(
        f"(?:为|给|向)(?P<whom>[^，。；]{{2,30}}?)(?:免费|集中|现场|分别|统一|逐一|一次性)*(?<!理)(?P<verb>{verbs})(?:了|出)?(?P<what>[^，。；]{{2,44}})"
    )


@cache
def _of_what() -> re.Pattern[str]:
    """将508个书包捐赠给乙小学."""
    return re.compile(
        "(?:将|把)(?P<what>[^，。；]{2,44}?)(?:全部|无偿|一并|分别|亲手|现场|统一|免费)*(?P<verb>捐赠|赠送|捐献|发放|移交|交付|分发|转交|颁发|送|捐|发)"
        "(?:给|到|至|予)(?:了)?(?P<whom>[^，。；]{2,40})"
    )
