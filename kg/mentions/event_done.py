"""Occurrences told by what is done on a day, without any noun for them.

把庭席搬进园区, 招工车开到赶场坝, 摆出188桌长街宴, 拉起今冬第一网, 为老人量血压: each is named by its words as printed,
shortened in the ways in which one would quote them.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from functools import cache

from kg.lexicon import happenings
from kg.lexicon.vocabulary import rows
from kg.mentions.event_signs import ALSO, Setting, tells_exact_day
from kg.mentions.event_told import cued, first_told
from kg.mentions.scanning import leaping
from kg.model import Mention, Span

TOLD = "event.told"
_WHOM = (
    "老人|老年人|居民|村民|群众|乡亲|学生|孩子|儿童|妇女|环卫工人|环卫工|职工|工人|战士|官兵|师生|市民|游客|农户|农民|牧民|渔民|患者|考生|"
    "残疾人|老兵|骑手|司机|果农|茶农|菜农|棉农|参农|农机手|种植户|养殖户|户主|学员|党员|老党员|母亲|新人|劳模|医护人员|孤寡老人|留守儿童"
)
_MONTH = leaping(
    "\\d春国中端元腊正重",
    "(?<![\\d.])\\d{1,2}月(?:[底初末]|[上中下]旬)?|(?:春节|国庆|中秋|端午|元旦|元宵|腊月|正月|重阳)",
)
_MANY = re.compile(
    "每[年月周天日逢晚]|(?<![日号])逢|常态|经常|定期|先后|累计|陆续|多次|常年|以来|往年|近年|[将拟]|计划|准备|打算|预计|有望|曾|如果|可以|不再|没有|未"
)
_SAYS_WHEN = re.compile(
    "^(?:(?:\\d{4}年|今年|去年|前年)?(?:\\d{1,2}月)?(?:\\d{1,2}[日号])?(?:[底初]|[上中下]旬)?(?:的?一大早|一早|上午|下午|晚上?|夜里|凌晨|清晨|傍晚|中午)?"
    "(?:\\d{1,2}[时点]半?许?)?|当天|当[日晚]|随后|又|还|也|近日|日前)+"
)
_OWNERS = re.compile("^[^，。；“”]*的(?=“|[一-鿿]{2,10}$)")
_COUNT = re.compile("(?:\\d+|[一二两三四五六七八九十百]+)余?多?(?:[桌席场张处台个位名家户头](?![月年])|人次)的?")
_CARRIED = (
    "[把将](?P<thing>[^，。；：]{{0,10}}?(?:{things})”?)(?P<verb>[开搬办摆设送挂移请带放架演唱背扛](?:到|进|在|上|至|入|向)了?)(?P<where>[^，。；]{{1,26}}?)"
    "(?=[，。；]|$)"
)
_MOVED = (
    "(?P<who>[^，。；：]{{0,24}}?(?:{things})”?)(?P<deed>(?:开到|开进|开上|驶入|驶进|驶到|驶上|走进|送到|送进|来到|进驻|搬到|搬进|开抵|到了)了?(?P<where>[^，。；]{{2,26}}?))"
    "(?=[，。；]|$)"
)
_LAID = (
    "(?P<deed>(?:摆|支|搭|铺|架|排|开|办|设|拉)(?:开|出|起|下|上)了?"
    "(?P<what>[^，。；：的]{{0,12}}?(?P<thing>{things})))(?=[，。；]|$)"
)
_CARED = (
    "(?:为|给|替|帮|教)(?P<whom>[^，。；的]{{0,10}}?(?:{whom}))们?(?P<way>(?:免费|义务|现场|集中|逐一|挨个|上门)*)"
    "(?P<deed>(?:[^，。；、]{{1,8}}、)*?(?:{things}|[上讲]了?(?:\\d+|[一两二三四五六七八九十])(?:天|堂|节|场)[^，。；、]{{0,8}}课|[上讲][^，。；、了]{{2,8}}课)(?:、[^，。；、]{{1,8}})*)(?=[，。；]|$)"
)
_FIRST = re.compile(
    "(?P<deed>(?:拉起|拉上|捕上|捞起|捞上|打出|打下|开出|发出|驶出|开行|迎来|收获|采下|采摘|割下|割倒|摘下|剪下|卖出|交付|浇筑|浇下|吊装|架起|种下|栽下|插下|播下|点亮|点燃|"
    "刨出|挖出|挖开|挖下|铺下|铲起|出炉|开出|运出|发运|送走|起获|钓起|敲响|打响|签下|开镰割下|推出|下线|砌下)了?"
    "(?P<thing>[^，。；的\\d]{0,8}?(?:第一|头一|首)[网船车趟班批台列架炉锅枪茬棵根方铲锹镰捧筐单箱节刀杯口仓辆炮粒株犁耙垄][^，。；\\d]{0,8}?))(?=[，。；]|$)"
)
_SETTLED = re.compile(
    "(?P<one>[一这那][场桩起件宗段])(?P<gap>[^，。；]{0,16}的)?(?P<what>[^，。；的]{2,14}?(?:纠纷|矛盾|官司|积怨|争议|心结|恩怨|纷争))"
    "(?:就此|终于|得以|当场|圆满|顺利|就这样|当天|彻底|也)*(?:了结|化解|解决|平息|调解|画上句号|解开|结案|解了|摆平|理清)(?:了)?(?=[，。；]|$)"
)
_TRIED = re.compile(
    "(?:受理|审理|开庭审理|调解|审|开庭|宣判|裁决)的是(?P<what>[^，。；]{3,30}?(?:一案|案件|案|纠纷))(?=[，。；]|$)"
)
_ENDS_CLAUSE = re.compile("[，。；：！？”]")


def find(setting: Setting, found: Sequence[Mention]) -> list[Mention]:
    """What the sentence tells so, each followed by what else it may be called."""
    text = setting.sentence.text
    if not (setting.carried or tells_exact_day(text) or _MONTH.search(text)):
        return []
    return first_told(_RULES, setting, found)


def _carried(setting: Setting, found: Sequence[Mention]) -> Iterator[Mention]:
    """5月14日，甲院把庭席搬进乙园区的一间会议室."""
    text = setting.sentence.text
    told = _things_of(_CARRIED, "carried").search(text)
    if told is None or not _on_a_day(setting, told.start()):
        return
    noun = _noun("carried", told["thing"].rstrip("”"))
    heard = _TRIED.search(text, told.end())
    subject = _subject(text, told.start())
    site = _last_place(setting, found, told.start(), told.end())
    deed = told.group()
    again = "又" if text.endswith("又", 0, told.start()) else ""
    names = [subject + deed, deed, again + deed]
    if heard:
        case = heard["what"]
        names = [
            subject + "审理" + case.removesuffix("一案") + "案",
            case,
            "审理" + case,
            case.removesuffix("一案") + "案",
            *names,
        ]
    elif noun:
        names += [site + noun, site + told["thing"], noun if len(noun) > _TELLING else ""]
    yield from _named(setting, told.start(), told.end(), "activity", names)


def _moved(setting: Setting, _: Sequence[Mention]) -> Iterator[Mention]:
    """7月18日，甲局的“招工车”开到乙镇赶场坝: it goes from place to place, this time it came here."""
    text = setting.sentence.text
    told = _things_of(_MOVED, "mover").search(text)
    if told is None or not tells_exact_day(text[: told.end()]) or _MANY.search(_clause_at(text, told.start())):
        return
    who = _SAYS_WHEN.sub("", told["who"])
    short = who.rsplit("的", 1)[-1] if "”的" not in who else who
    names = [short + told["deed"], who + told["deed"], told["deed"], short.strip("“”") + told["deed"]]
    start = told.start() + len(told["who"]) - len(short)
    yield from _named(setting, start, told.end(), "activity", names)


def _laid(setting: Setting, found: Sequence[Mention]) -> Iterator[Mention]:
    """11月12日，甲市在乙市摆开推介台; 今年4月，村里摆出188桌长街宴."""
    text = setting.sentence.text
    told = _things_of(_LAID, "laid").search(text)
    if told is None or not _on_a_day(setting, told.start()):
        return
    noun, subject = _noun("laid", told["thing"]), _subject(text, told.start())
    what = _COUNT.sub("", told["what"])
    site = _last_place(setting, found, 0, told.end())
    feast = noun == told["thing"]
    names = [what] if feast else [subject + told["deed"]]
    names += [
        subject + told["deed"],
        told["deed"],
        site + noun if noun else "",
        noun if len(noun) > _TELLING - 1 else "",
    ]
    doer = re.split("[在到于赴]", subject)[0]
    names += [doer + noun, doer + site + noun] if noun else []
    yield from _named(setting, told.start("what") if feast else told.start(), told.end(), "activity", names)


def _first(setting: Setting, found: Sequence[Mention]) -> Iterator[Mention]:
    """12月22日，甲镇乙湖，渔工们拉起今冬第一网: what begins a season."""
    text = setting.sentence.text
    told = _FIRST.search(text)
    if told is None or not tells_exact_day(text[: told.start()]) or _MANY.search(_clause_at(text, told.start())):
        return
    subject = _subject(text, told.start())
    places = [m.name for m in _places(setting, found, 0, told.start())]
    names = [told["deed"], subject + told["deed"], told["thing"], *(place + told["thing"] for place in places[:3])]
    yield from _named(setting, told.start(), told.end(), "activity", names)


def _cared(setting: Setting, found: Sequence[Mention]) -> Iterator[Mention]:
    """10月13日，甲院的医生走进乙村，为136位老人量血压、测血糖: a round of care or a lesson."""
    text = setting.sentence.text
    told = _cares().search(text)
    if told is None or not _on_a_day(setting, told.start()) or not (setting.brief or _MONTH.search(text)):
        return
    words = [r["word"] for r in rows("event_scenes") if r["kind"] == "care" and r["word"] in told["deed"]]
    noun = _noun("care", words[0]) if words else "授课"
    whom = re.sub(
        "^(?:.*里|当地|现场|辖区|全[县镇乡村])|\\d+余?多?[名位个]|[一二三四五六七八九十]+[名位]", "", told["whom"]
    )
    site = _last_place(setting, found, 0, told.start())
    clause = max(text.rfind(mark, 0, told.start()) for mark in "。；，") + 1
    went = (
        re.search("(?:走进|来到|深入|到|赴|前往|在)[^，。；]{2,24}，$", text[:clause])
        if clause == told.start()
        else None
    )
    names = [site + whom + noun, noun + "活动" if noun == "义诊" else "", told.group(), site + noun, noun]
    names += [went.group() + told.group()] if went else []
    names += [_COUNT.sub("", told.group()), "为" + whom + noun, _subject(text, told.start()) + told.group()]
    lesson = re.search("(?:[天堂节场]|[上讲])(?P<what>[^，。；、天堂节场上讲]{2,8}课)$", told["deed"])
    names += [lesson["what"], site + lesson["what"]] if lesson else []
    subtype = "training" if noun in ("授课", "培训") else "activity"
    yield from _named(setting, told.start(), told.end(), subtype, names)


def _settled(setting: Setting, found: Sequence[Mention]) -> Iterator[Mention]:
    """12月2日，甲村的两户人家握了手，一场拖了14个月的地界纠纷就此了结."""
    text = setting.sentence.text
    told = _SETTLED.search(text)
    if told is None or not _on_a_day(setting, told.start()):
        return
    what, site = told["what"], _last_place(setting, found, 0, told.start())
    names = [site + what + "调解", what, told.group(), what + "调解", (told["gap"] or "") + what, "调解" + what]
    yield from _named(setting, told.start(), told.end(), "activity", names)


def _heard(setting: Setting, _: Sequence[Mention]) -> Iterator[Mention]:
    """5月14日，甲院在园区开庭，审理的是23名工人讨薪一案."""
    text = setting.sentence.text
    told = _TRIED.search(text)
    if told is None or not tells_exact_day(text[: told.start()]):
        return
    what = told["what"]
    case = what.removesuffix("一案") + "案" if what.endswith("一案") else what
    names = ["审理" + case, what, case, "审理" + what, case + "审理", case + "庭审"]
    yield from _named(setting, told.start(), told.end(), "activity", names)


def _seen(setting: Setting, found: Sequence[Mention]) -> Iterator[Mention]:
    """8月16日正午，甲渔港汽笛齐鸣，328艘渔船驶出港湾: a season's opening, a race, a rite, by what people did."""
    text, index = setting.sentence.text, setting.sentence.index
    if not setting.brief or _GOING_ON.search(text):
        return
    told = _deeds().search(text)
    if told is None or not tells_exact_day(text[: told.start()]) or _MANY.search(_clause_at(text, told.start())):
        return
    noun = next(noun for word, noun in _nouns("deed").items() if re.fullmatch(_gapped(word), told.group()))
    places = [m.name for m in _places(setting, found, 0, told.start())]
    names = [*(place + noun for place in places[:3]), noun + "活动", noun, told.group()]
    span = Span(index, told.start(), told.end())
    for rank, name in enumerate(n for n in dict.fromkeys(names) if len(n) > 1):
        yield Mention(span, "event", "activity", name, *((TOLD, 0.65) if rank == 0 else (ALSO, 0.6)))


#: people at their daily work, seen by a photographer
_GOING_ON = re.compile("正在|忙着|忙于|抢抓|正[将给为往在]")


def _gapped(word: str) -> str:
    """渔船…驶出 with what may stand between."""
    return "[^，。；]{0,14}?".join(map(re.escape, word.split("…")))


@cache
def _deeds() -> re.Pattern[str]:
    return re.compile("|".join(_gapped(word) for word in _nouns("deed")))


#: of which one stands in each of these deeds
_SEEN = "渔|网|红|发|跑|献|缅怀|祭|同场|同台|高下|认养|述职|投票|票决|兵|鱼苗|放|树苗|油松|血|宣判|销毁|垃圾|返还|发还"


_RULES = (
    cued("把|将", _carried),
    cued("了结|化解|解决|平息|调解|句号|解开|结案|解了|摆平|理清", _settled),
    cued("的是", _heard),
    cued("第一|首|头一", _first),
    cued("摆|支|搭|铺|架|排|开起|办起|设", _laid),
    cued("开到|开进|开上|驶|走进|送到|送进|来到|进驻|搬到|搬进|到了", _moved),
    cued("为|给|替|帮|教", _cared),
    cued(_SEEN, _seen),
)
_TELLING = 3  # characters from which a bare noun is a name


def _on_a_day(setting: Setting, stop: int) -> bool:
    """Whether the deed is told of one day, or of one month in a text that tells it once."""
    text = setting.sentence.text
    dated = tells_exact_day(text[:stop]) or setting.carried or bool(_MONTH.search(text, 0, stop))
    return dated and not _MANY.search(_clause_at(text, stop))


def _clause_at(text: str, at: int) -> str:
    """The clause up to this place, with the short one that says when before it."""
    start = max(text.rfind(mark, 0, at) for mark in "。；：”") + 1
    last = text.rfind("，", start, at)
    before = text.rfind("，", start, last) if last > start else -1
    return text[max(start, before + 1) : at]


def _subject(text: str, stop: int) -> str:
    """Who does it, by the words between the day and the deed in its own clause."""
    start = max((m.end() for m in _ENDS_CLAUSE.finditer(text, 0, stop)), default=0)
    return _OWNERS.sub("", _SAYS_WHEN.sub("", text[start:stop]))


def _places(setting: Setting, found: Sequence[Mention], start: int, stop: int) -> list[Mention]:
    """The named places of a stretch, the last and smallest first."""
    here = [
        m
        for m in found
        if m.kind == "place"
        and m.span.sentence == setting.sentence.index
        and start <= m.span.start
        and m.span.stop <= stop
    ]
    return sorted((m for m in here if not m.anaphor), key=lambda m: (-m.span.stop, m.span.stop - m.span.start))


def _last_place(setting: Setting, found: Sequence[Mention], start: int, stop: int) -> str:
    return next((m.name for m in _places(setting, found, start, stop)), "")


@cache
def _words(kind: str) -> str:
    return happenings.alternation(r["word"] for r in rows("event_scenes") if r["kind"] == kind)


@cache
def _things_of(pattern: str, kind: str) -> re.Pattern[str]:
    return re.compile(pattern.format(things=_words(kind)))


@cache
def _cares() -> re.Pattern[str]:
    return re.compile(_CARED.format(things=_words("care"), whom=happenings.alternation(_WHOM.split("|"))))


@cache
def _nouns(kind: str) -> dict[str, str]:
    return {r["word"]: r["noun"] for r in rows("event_scenes") if r["kind"] == kind}


def _noun(kind: str, thing: str) -> str:
    """What an occurrence with this thing is called: 巡回审判 of 流动法庭."""
    return next(
        (noun for word, noun in sorted(_nouns(kind).items(), key=lambda n: -len(n[0])) if thing.endswith(word)), ""
    )


def _named(setting: Setting, start: int, stop: int, subtype: str, names: Sequence[str]) -> Iterator[Mention]:
    """The first name as the event's, the others as what else it may be called."""
    span = Span(setting.sentence.index, start, stop)
    for rank, name in enumerate(n for n in dict.fromkeys(names) if len(n) > 1):
        yield Mention(span, "event", subtype, name, *((TOLD, 0.7) if rank == 0 else (ALSO, 0.6)))
