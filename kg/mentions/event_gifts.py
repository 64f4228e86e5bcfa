"""Events told by what is handed out: 乡里给340户村民发月饼, 甲公司向乙小学捐赠图书."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache

from kg.lexicon import happenings
from kg.mentions.event_carving import clauses, quoted
from kg.mentions.event_signs import Setting, tells_day, tells_exact_day
from kg.model import Mention, Span

_NUMBER = "(?:[\\d.]+|[一二三四五六七八九十百千两几数]+)(?:余|多)?[万千百亿]?(?:余|多)?"
_SIZE = re.compile(
    f"^(?:了|出|上|来|去|给)?(?:(?:总)?(?:价值|共计|总计|合计)?(?:近|约|超|达|共|计)?{_NUMBER}"
    "(?:元|万元|亿元|[个套件份箱袋批桶本册台辆只瓶盒床张幅副双斤吨公斤枚块部名户人棵株把条头羽吨顶架面尾])(?:左右|以上)?(?:的)?|一批|大批|部分|众多|大量)+"
)
_SIZE_BEHIND = re.compile(
    f"{_NUMBER}(?:元|[个套件份箱袋批桶本册台辆只瓶盒床张幅副双斤吨枚块部名户棵株头羽吨顶架面尾])$"
)
#: what can be handed over; 温暖, 关怀 and 祝福 cannot
_GOODS = re.compile(
    "物资|物品|用品|慰问[品金]|[大小]米|米面|食用油|粮油|月饼|粽子|饺子|汤圆|元宵|书包|图书|书籍|文具|校服|衣|被[子褥]?|棉被|药|善款|[捐助学奖金赈]款|"
    "资金|奖金|助学金|奖学金|救助金|慰问金|分红|红利|红包|证书|奖牌|奖杯|牌匾|聘书|房产证|不动产权证|钥匙|礼包|礼品|礼物|年货|春联|福字|包裹|牛奶|"
    "蔬菜|水果|帐篷|口罩|设备|器材|教具|轮椅|电脑|电视|平板|种子|种苗|化肥|农资|树苗|鸡苗|鸭苗|羊|牛犊|仔猪|鱼苗|蜂箱|农药|有机肥|灭火器|头盔|雨衣|雨伞|"
    "救护车|消防车|校车|琴|篮球|乐器|玩具|毛毯|鸡蛋|面粉|苹果|公益岗|补贴|补助|奖励|贷款|纪念章|喜报|光荣牌|奖状|鱼苗|鱼种|苗木|拐杖|助听器|眼镜|电动车|三轮车|食品"
)
_METAPHOR = re.compile(
    "精神食粮|文化大餐|文化盛宴|视听盛宴|定心丸|及时雨|金钥匙|政策礼包|健康礼包|大礼包|传单|手册|宣传单|宣传册"
)
#: 放流鱼苗20万尾, 栽下树苗400株: given to the river or the hill
_LET_GO = re.compile("(?P<verb>增殖放流|放流|投放|栽下|种下|栽植|补植)了?(?P<what>[^，。；]{2,40})")
_TOO_LONG = 22


def find(setting: Setting) -> list[Mention]:
    """Handings-out told with their exact day, or in the lead of a brief."""
    sentence, text = setting.sentence, setting.sentence.text
    lead = setting.brief and setting.weight >= 2 and tells_day(text)
    if sentence.role not in ("body", "caption") or not (lead or tells_exact_day(text)):
        return []
    for start, stop in clauses(text):
        for pattern in (_to_whom(), _of_what(), _LET_GO):
            for given in pattern.finditer(text, start, stop):
                if quoted(text, 0, given.start()):
                    continue
                mention = next(_told(setting, given), None)
                if mention is not None and (lead or tells_exact_day(text[: given.start()])):
                    return [mention]
    return []


def _told(setting: Setting, given: re.Match[str]) -> Iterator[Mention]:
    what, verb = _bare(given.group("what")), given.group("verb")
    if 2 <= len(what) <= _TOO_LONG and _GOODS.search(what) and not _METAPHOR.search(what):
        full = {"发": "发放", "捐": "捐赠", "送": "赠送"}.get(verb, verb)
        span = Span(setting.sentence.index, given.start(), given.end())
        yield Mention(span, "event", "activity", full + what, "event.gift", 0.65)


def _bare(what: str) -> str:
    """月饼和食用油 of 了340份月饼和200桶食用油."""
    parts = re.split("(、|和|及|以及)", what)
    kept = "".join(_SIZE.sub("", part) for part in parts)
    kept = _SIZE_BEHIND.sub("", kept)
    return re.sub("(?<![一二三特甲乙])等(?:物资|物品|用品|[^、]{0,6})?$|，.*", "", kept).removeprefix("的")


@cache
def _to_whom() -> re.Pattern[str]:
    """给340户村民发月饼, 向乙小学捐赠了图书."""
    verbs = happenings.alternation(happenings.deeds("give"))
    return re.compile(
        f"(?:为|给|向)(?P<whom>[^，。；]{{2,30}}?)(?:免费|集中|现场|现场|分别|统一|逐一|一次性)*(?P<verb>{verbs})(?:了|出)?(?P<what>[^，。；]{{2,44}})"
    )


@cache
def _of_what() -> re.Pattern[str]:
    """将508个书包捐赠给乙小学."""
    return re.compile(
        "(?:将|把)(?P<what>[^，。；]{2,44}?)(?:全部|无偿|一并|分别|亲手|现场|统一|免费)*(?P<verb>捐赠|赠送|捐献|发放|移交|交付|分发|转交|颁发|送|捐|发)"
        "(?:给|到|至|予)(?:了)?(?P<whom>[^，。；]{2,40})"
    )
