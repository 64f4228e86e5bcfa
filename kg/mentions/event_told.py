"""Events told by a clause without any noun for them: what is signed, debated, made public on a day that is told.

An occurrence so told has no printed name. The first mention says what is done (责任书签订), the others what else it may
be called (签订责任书, 甲县与乙公司签约); their rule is `ALSO`, and the first one's entity is theirs.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from kg.mentions.event_carving import closing_head, quoted
from kg.mentions.event_signs import ALSO, Setting, tells_day, tells_exact_day
from kg.model import Mention, Span

_TELLING = 3  # characters from which a deed alone is a name

_PAPER = (
    "协议书?|合同书?|备忘录|意向书|责任书|责任状|承诺书|军令状|公约|协定|合作意向|合作框架|契约|倡议书|合约|廉洁书|保证书|目标书|任务书|"
    "授权书|委托书|共建书|结对书|确认书|议定书|投资意向|购销意向|采购意向|战略合作|合作关系|友好关系|订购单|包销单"
)
_SIGNED = re.compile(
    "(?P<verb>签署|签订|签定|签下|续签|签|缔结|订立|立下|达成)(?:了|好|妥)?"
    f"(?P<many>(?:(?:\\d+|[一二两三四五六七八九十]+)[份项个](?:共)?|为期[^，。；的]{{1,8}}的?)*)"
    f"(?P<what>《[^》]{{2,40}}(?:{_PAPER})》|[^，。；：《》]{{0,26}}?(?:{_PAPER}))(?=[，。；、！（]|$|时|并|后|仪式上|[，。；]|，)"
)
_PLAIN_PAPER = re.compile(
    f"(?:战略|友好|项目|框架|合作|投资|购销|产销|采购|长期|深度|全面|正式|校企|政企|银企|校地|村企)*(?:{_PAPER})"
)
_NOT_YET = re.compile(
    "[已曾]先后|累计|每年|每户|逐户|户户|陆续|将$|拟$|要$|需|未|不|没有|拒绝|准备|计划|可以|必须|自愿|有意|凡|均须|家家|谁|如果"
)
_PLACE_KINDS = frozenset({"place", "organisation"})

_DIGIT = re.compile("\\d")
_SIZE = re.compile("^[\\d.]+余?[万千亿]?(?:元|吨|公斤|斤|亩|[个份项头只台套箱])的?")
_BOTH_SIGN = re.compile("双方[^，。；]{0,24}?(?P<deed>签约)(?=[，。；]|$)")
_TODAYS = re.compile(
    "(?:当[天日晚]|这天|今天|同日)的(?P<name>[^，。；的]{2,16}?)(?=由|是|共|吸引|上，|中，|现场|结束|，|让)"
)
_TRIED = re.compile(
    "(?P<deed>(?P<how>(?:公开|巡回|开庭|集中|当庭|依法|就地|现场|在线|远程)*)(?:审理|审|宣判|调解|审结|化解)了?一[起件宗场]"
    "(?P<what>[^，。；]{2,30}?(?:案件?|纠纷案?)))(?=[，。；]|$)"
)
_PRESENTED = re.compile(
    "(?:[在赴到向面对](?P<where>[^，。；]{2,24}?))(?:宣传|集中|专场|重点)?(?P<deed>推介)了?(?P<what>(?!会|活动|官|大使|项目)[^，。；]{2,16})(?=[，。；]|$)"
)
_DEBATED = re.compile(
    "(?P<who>(?:[^，。；：]{0,14}?(?:代表|委员))们?)?[^。；]{0,30}?(?P<deed>(?:(?:分组|分团|联组|分别|集中|认真|逐项|再次)*(?:审议|审查|讨论|酝酿))了?"
    "(?P<what>[^，。；]{0,30}?(?:报告|草案|方案|规划|条例|议案|决定|名单|纲要|预算)))(?=[，。；]|$)"
)
_DIVIDED = re.compile(
    "分组|分团|联组|分成[^，。；]{1,12}[组团]|分[^，。；]{1,3}个?(?:组|代表团|小组)|各代表团|代表团(?:驻地|会场)"
)
_OF_WHOM = re.compile("(?:[^，。；：]*的)?(?P<who>代表|委员)")
_MADE_PUBLIC = re.compile(
    "(?:对|将|就|把)(?P<what>[^，。；]{2,40}?)(?:名单|情况|人选)?(?:进行|予以|作|发布|开展|实行|面向社会)*(?P<deed>(?:任前|任职|提名|入选|拟任)?(?:公示|公告))(?=[，。；：]|$)|"
    "(?:发布|刊登|张贴|发出|贴出)了?(?P<title>[^，。；]{2,30}?(?:公示|公告|通告))(?=[，。；：]|$)"
)
_POSTS = re.compile("任职|任前|拟任|拟提拔|拟提任|干部|人选|晋升|选拔")
_NUMBER = re.compile("\\d+余?多?[名位个件项家户人]|[一二三四五六七八九十]+[名位]")


def find(setting: Setting, found: Sequence[Mention]) -> list[Mention]:
    """What the sentence tells by a clause, each followed by what else it may be called."""
    if setting.sentence.role not in ("body", "caption"):
        return []
    return next((told for rule in _RULES if (told := list(rule(setting, found)))), [])


def signed(setting: Setting, found: Sequence[Mention]) -> Iterator[Mention]:
    """会上，甲局与乙、丙两镇签订管护责任书: called after the paper, or after who signs where the paper is any."""
    text = setting.sentence.text
    for deed in _SIGNED.finditer(text):
        before = text[: deed.start()]
        parties = _parties(setting, found, deed.start())
        if not parties or not _on_its_day(setting, before) or _NOT_YET.search(before[before.rfind("，") + 1 :]):
            continue
        if quoted(text, 0, deed.start()) or (deed["verb"] == "签" and text[deed.end("verb")] not in "了《下好"):
            continue
        what, said = _SIZE.sub("", deed["what"]).removeprefix("的"), text[deed.start() : deed.end()]
        plain = _PLAIN_PAPER.fullmatch(what)
        sides = f"{parties[0].name}与{parties[1].name}" if len(parties) > 1 else parties[0].name
        names = [what + "签订", "签订" + what, said, deed["verb"] + what, sides + "签约", sides + "签订" + what]
        if plain:
            names = [names[4], *names]
        stop = deed.end("verb") if _DIGIT.search(deed["what"]) else deed.end()  # 签下300吨购销合同: a figure
        span = Span(setting.sentence.index, deed.start(), stop)
        yield from _named(setting, span, "signing", names, "event.signed-there")
        return


def _debated(setting: Setting, found: Sequence[Mention]) -> Iterator[Mention]:
    """代表们分成6个代表团，审议政府工作报告: the deputies' sitting in groups."""
    text = setting.sentence.text
    deed = _DEBATED.search(text)
    whom = _OF_WHOM.search(text)
    if deed is None or whom is None or not _DIVIDED.search(text):
        return
    if not _on_its_day(setting, text[: deed.start("deed")]):
        return
    what = re.sub("^.*的|《|》", "", deed["what"])
    body = "人大代表" if whom["who"] == "代表" else "政协委员"
    owner = _owner(setting, found)
    core = "分组审议" + what if "审议" in deed["deed"] else "分组讨论" + what
    names = [owner + body + core, body + core, core, deed["deed"], core[2:]]
    yield from _named(setting, Span(setting.sentence.index, *deed.span("deed")), "meeting", names, "event.told")


def _made_public(setting: Setting, found: Sequence[Mention]) -> Iterator[Mention]:
    """县委组织部对4名拟任职干部进行公示."""
    text = setting.sentence.text
    deed = _MADE_PUBLIC.search(text)
    if deed is None or not (tells_exact_day(text) or setting.weight >= 2):
        return
    what = _NUMBER.sub("", deed["title"] or deed["what"]).strip("的《》")
    names = [what if deed["title"] else what + deed["deed"]]
    if _POSTS.search(what):
        names += ["拟任职干部公示", "干部任前公示", "任前公示", "任职公示", "干部任职公示"]
    yield from _named(setting, Span(setting.sentence.index, *deed.span()), "release", names, "event.told")


def _both_sign(setting: Setting, found: Sequence[Mention]) -> Iterator[Mention]:
    """甲院与乙县结为共建单位，双方在丙中心签约."""
    text = setting.sentence.text
    deed = _BOTH_SIGN.search(text)
    parties = _parties(setting, found, deed.start()) if deed else []
    if deed and len(parties) > 1 and _on_its_day(setting, text[: deed.start()]):
        sides = f"{parties[0].name}与{parties[1].name}签约"
        yield from _named(
            setting, Span(setting.sentence.index, *deed.span()), "signing", [sides, deed.group()], "event.signed-there"
        )


def _todays(setting: Setting, _: Sequence[Mention]) -> Iterator[Mention]:
    """当天的田间培训由甲局组织: named by the day that its sentence goes on with."""
    told = _TODAYS.search(setting.sentence.text)
    head = closing_head(told["name"]) if told else None
    if told and head and len(told["name"]) > len(head.word) and (setting.carried or setting.weight):
        span = Span(setting.sentence.index, *told.span("name"))
        yield Mention(span, "event", head.subtype, told["name"], "event.held", 0.7)


def _tried(setting: Setting, found: Sequence[Mention]) -> Iterator[Mention]:
    """甲法院公开审理一起非法捕捞案."""
    text = setting.sentence.text
    deed = _TRIED.search(text)
    courts = [m for m in found if m.kind == "organisation" and m.span.sentence == setting.sentence.index]
    if deed and courts and _on_its_day(setting, text[: deed.start()]):
        verb = re.sub("了?一[起件宗场]$", "", text[deed.start("deed") : deed.start("what")])
        names = [verb + deed["what"], deed["deed"], courts[0].name + verb + deed["what"], deed["what"] + verb]
        names += [verb] if len(verb) > _TELLING else []
        span = Span(setting.sentence.index, *deed.span("deed"))
        yield from _named(setting, span, "activity", names, "event.told")


def _presented(setting: Setting, found: Sequence[Mention]) -> Iterator[Mention]:
    """甲县在乙市推介温泉."""
    text = setting.sentence.text
    deed = _PRESENTED.search(text)
    if deed and _parties(setting, found, deed.start()) and _on_its_day(setting, text[: deed.start()]):
        what = deed["what"]
        names = [what + "推介会", what + "推介", "推介" + what, what + "推介活动"]
        span = Span(setting.sentence.index, *deed.span("deed"))
        yield from _named(setting, Span(span.sentence, span.start, deed.end()), "activity", names, "event.told")


# --- what the deeds share ---------------------------------------------------------------------


_RULES = (signed, _both_sign, _debated, _made_public, _tried, _presented, _todays)


def _on_its_day(setting: Setting, before: str) -> bool:
    """Whether the day is told before the deed, or the sentence goes on with the day told last."""
    return setting.carried or tells_exact_day(before) or (setting.brief and setting.weight >= 2 and tells_day(before))


def _parties(setting: Setting, found: Sequence[Mention], stop: int) -> list[Mention]:
    """The places and bodies before the deed, the longest of nested ones and the last link of a chain."""
    here = [
        m for m in found if m.kind in _PLACE_KINDS and m.span.sentence == setting.sentence.index and m.span.stop <= stop
    ]
    outer = [
        m
        for m in here
        if not any(o.span != m.span and o.span.start <= m.span.start and m.span.stop <= o.span.stop for o in here)
    ]
    spans = {m.span: m for m in outer}
    text = setting.sentence.text
    chained = {m.span.stop for m in outer}
    return [
        m
        for span, m in sorted(spans.items())
        if not any(o.span.start == span.stop for o in outer)
        and (span.start in chained or text[span.start - 1 : span.start] not in ("在", "于"))
    ]


def _owner(setting: Setting, found: Sequence[Mention]) -> str:
    """The place whose deputies they are: the level that is printed before 人大."""
    text = setting.sentence.text
    level = re.search("[省市县区州旗]", text)
    return level.group() if level else ""


def _named(setting: Setting, span: Span, subtype: str, names: Sequence[str], rule: str) -> Iterator[Mention]:
    """The first name as the event's, the others as what else it may be called."""
    seen: set[str] = set()
    for name in names:
        if name and name not in seen:
            seen.add(name)
            yield Mention(span, "event", subtype, name, *((rule, 0.7) if len(seen) == 1 else (ALSO, 0.6)))
