"""Visits: a person or body that inspects, calls on or studies something, told in a headline or a lead sentence."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from kg.mentions.event_carving import clauses
from kg.mentions.event_signs import ALSO, Setting, tells_day, tells_exact_day
from kg.mentions.place_letters import PROVINCES
from kg.model import Mention, Span

_VERB = (
    "招商考察|学习考察|考察学习|考察交流|外出招商|专题调研|实地调研|调研指导|调研督导|督导调研|检查指导|"
    "督导检查|走访慰问|看望慰问|参观学习|参观考察|学习观摩|现场办公|调研|督导|督查|对接|参观|研学|访问|"
    "回访|察看|查看|洽谈|授课|讲课|讲学|送教|支教|采风|巡诊|义诊|座谈|督察|视察|考察|检查|暗访|走访|"
    "慰问|看望|探望|坐诊|会诊|送医|验收|慰问演出|帮扶|授旗|送课|上课|巡查|巡河|督办|接访|观摩|指导(?!下)|宣讲|招商"
)
_WAY = re.compile(
    " ?(?:主席团|常委会|党组|机关|联络站)?(?:当[天日]|同日|同一天|随后|近日|日前|还|又|也|再次|此前|专程)*"
    "(?P<band>一行(?:[\\d一二三四五六七八九十]+余?人|人)?|带队|率队|率[^，。]{1,20}?(?:组|团|队|人|干部)|"
    "组织[^，。；]{2,20}?(?:委员|代表|干部|党员|人员|师生|企业家|专家)|(?:带领|带着|领着|会同)[^，。]{1,20}?|(?:带领|率领|会同)[^。；]{2,60}?(?:负责人|负责同志|人员|同志|干部)，)?"
    "(?P<manner>(?:分别|先后|再次|专程|现场|实地|深入一线|逐[项一个户村]|分[组批头]|随机|重点|联合)*)"
    "(?P<to>(?:深入|沿着?|顺着|循着|到|赴|来|在|前往|走进|莅临|带队到|率队到|率队赴|来到)(?P<where>[^，。；]{1,30}?)，?)?"
    "(?P<deed>(?:(?:与|同|和)[^，。；]{2,30}?(?=座谈|会谈|交流|面对面|对接|洽谈|会商)|"
    f"开展|进行|实地|现场|专题|就[^，。]{{2,30}}?|对[^，。]{{2,30}}?(?:工作|情况)|"
    f"围绕[^，。；]{{2,30}}?)*(?P<verb>{_VERB})(?P<what>[^，。；：！？]{{0,30}}?))"
    "(?=(?:时|中|期间)?(?:[并还再]?(?:强调|指出|要求|表示)[^，。]{0,20})?(?:[，。；：！？ ]|$))"
)
#: 来到甲乡，调研…
_FARTHER = re.compile(
    "(?P<band>一行(?:[\\d一二三四五六七八九十]+余?人|人)?|带队|率队|率[^，。]{1,20}?(?:组|团|队|人|干部)|"
    "带着[^，。；]{1,20}?，?)?(?P<manner>(?:分别|先后|再次|专程|深入一线)*)"
    "(?P<to>(?:深入|到|赴|前往|走进|莅临|来到)(?P<where>[^，。；]{2,30})，)"
    f"(?P<deed>(?:实地|现场|专题|集中|就[^，。]{{2,30}}?|对[^，。]{{2,30}}?)*(?P<verb>{_VERB})(?P<what>[^，。；：！？]{{0,40}}?))"
    "(?=(?:时|中|期间)?(?:[，。；：！？ ]|$))"
)
#: from 到 or 赴 to what is done there
VISITED = re.compile(
    f"(?:深入|到|赴|来|在|前往|走进|莅临)(?:[^。；]{{1,12}}?(?=就(?!业|近|地|诊|医)|围绕)|(?:[^。；]{{2,40}}?|[京{PROVINCES}])(?={_VERB}))"
)
_OF_GROUP = (
    "(?:组成人员|中心组|专家团|医生|医师|名医|医护人员|专家|教授|律师|法官|检察官|民警|消防员|技术员|农技员|医疗团队|巡回医疗队|义诊队|验收组|评估组|考核组|工作专班|投资考察团|艺术团|人大代表|政协委员|班子成员|企业家|调研组|考察团|考察组|检查组|督导组|督查组|视察组|宣讲团|代表团|慰问团|领导|全体党员|党员干部|"
    "党员代表|师生|志愿者|代表队|专家组|工作组|服务队|小分队|医疗队|工作队|观摩团|参观团|学习团|客商团|"
    "采风团|商会代表)"
)
_GROUP = re.compile("[^，。；：！？、 在率]{1,24}?" + _OF_GROUP)
_NAMES_GROUP = re.compile(_OF_GROUP)  # found fast, since it begins with few characters
_AND = re.compile(f"(?:并|暨|、)(?P<rest>(?:{_VERB})[^，。；、]{{2,20}})$")
_SIZE = re.compile("\\d+余?多?[名位户家个处项所]|[一二三四五六七八九十]+[名位户家]|部分|一批|全体")
_NUMBERED = re.compile("\\d")  # 看望68名高龄移民: a figure, no part of a name
_ADDRESS = re.compile("(?<=到|赴|在|来).*?[省市县区旗州](?=.{2,}[镇乡村区园会司院校站])")
_LEAST = 3
_NO_VISIT = re.compile(
    "^(?:会(?!员|展)|站|中心|组|团|队|报告|问题|结果|发现|制度|机制|员|长|函|室|局|院|支队|大队|反馈|表示|课题)"
)


def find(setting: Setting, found: Sequence[Mention]) -> list[Mention]:
    """Visits of the sentence, each from its visitor to the end of what is visited."""
    text = setting.sentence.text
    if not (tells_day(text) if setting.weight >= 2 else tells_exact_day(text)) and not setting.is_title:
        return []
    visits: list[Mention] = []
    cut = list(clauses(text))
    for (start, stop), (_, beyond) in zip(cut, [*cut[2:], *cut[-1:] * 2][: len(cut)], strict=True):
        visitors = [
            *_visitors(found, setting.sentence.index, start, stop),
            *_groups(text, setting.sentence.index, start, stop),
        ]
        for visitor in sorted(visitors, key=lambda v: v.start):
            visit = _WAY.match(text, visitor.stop, stop) or _FARTHER.match(text, visitor.stop, beyond)
            if visit and not _no_visit(visit.group("what")) and _may_tell(setting, visit):
                stop = visit.start("what") if _NUMBERED.search(visit.group("what")) else visit.end()
                span = Span(setting.sentence.index, _first_of(text, visitor, visitors), stop)
                visits += _apart(setting, span, visit)
                break
    return visits


#: 走访群众120户: so many of them, a sum of many rounds
_SUM = re.compile("[^\\d]{2,}\\d+余?多?(?:户|人|家|处|次|户次|人次|家次)$")


def _no_visit(what: str) -> bool:
    return bool(_NO_VISIT.match(what) or _SUM.fullmatch(what))


def _may_tell(setting: Setting, visit: re.Match[str]) -> bool:
    """In running text behind its day, and somewhere."""
    somewhere = visit.group("to") or visit.group("band")
    return setting.weight >= 2 or bool(somewhere and tells_exact_day(visit.string[: visit.start("deed")]))


def _apart(setting: Setting, span: Span, visit: re.Match[str]) -> Iterator[Mention]:
    """甲赴企业调研并检查防汛 in a headline: two rounds, each named after who goes and what for."""
    name = _name(setting, span, visit)
    second = _AND.search(visit.group("deed")) if setting.is_title else None
    if second is None:
        yield Mention(span, "event", "visit", name, "event.visit", 0.8)
        yield from _deed(setting, span, visit)
        yield from _else_called(setting, span, visit, name)
        return
    who = setting.sentence.text[span.start : visit.start()].strip()
    cut = visit.start("deed") + second.start()
    first = Span(span.sentence, span.start, cut)
    yield Mention(first, "event", "visit", name[: len(name) - len(second.group())], "event.visit", 0.8)
    rest = Span(span.sentence, cut, span.stop)
    yield Mention(rest, "event", "visit", who + second.group("rest"), "event.visit-too", 0.7)


def _else_called(setting: Setting, span: Span, visit: re.Match[str], name: str) -> Iterator[Mention]:
    """甲到乙村慰问, 慰问高龄移民: the same visit by where or whom alone."""
    who = re.sub("^.*[、和]|一行.*", "", setting.sentence.text[span.start : visit.start()]).strip()
    where = (visit.group("to") or "").rstrip("，")
    verb, what = visit.group("verb"), _SIZE.sub("", visit.group("what")).removeprefix("了")
    short = _ADDRESS.sub("", where)
    names = [who + where + verb, where + verb, who + verb + what, verb + what, who + short + verb, short + verb]
    names += [visit.group("manner") + visit.group("deed")] if visit.group("manner") else []
    for other in dict.fromkeys(names):
        if len(other) > _LEAST and other != name:
            yield Mention(span, "event", "visit", other, ALSO, 0.6)


def _deed(setting: Setting, span: Span, visit: re.Match[str]) -> Iterator[Mention]:
    """带队督查地质灾害防治工作, 调研指导甲校工作: what the visit is called where its visitor is known."""
    led = (visit.group("band") or "").startswith(("带", "率"))
    start = visit.start("band") if led else visit.start("deed")
    name = (visit.group("to") or "").rstrip("，") + visit.group("deed")
    if visit.end() - start >= 6 and start > span.start:
        yield Mention(Span(span.sentence, start, span.stop), "event", "visit", name, "event.visit-deed", 0.7)


def _name(setting: Setting, span: Span, visit: re.Match[str]) -> str:
    """Who + where + what in a headline, who + what in the lead; without 带队, 一行 and 先后."""
    text = setting.sentence.text
    who = text[span.start : visit.start()]
    return who.strip() + ((visit.group("to") or "").rstrip("，") if setting.is_title else "") + visit.group("deed")


def _first_of(text: str, visitor: Span, visitors: Sequence[Span]) -> int:
    """Where 甲、乙 starts that are told to visit together."""
    start = visitor.start
    for other in sorted(visitors, key=lambda v: -v.start):
        if other.stop < start and text[other.stop : start] in ("、", "和"):
            start = other.start
    return start


def _groups(text: str, sentence: int, start: int, stop: int) -> Iterator[Span]:
    """市政协调研组, 区领导: visitors that are no body of their own."""
    for group in _GROUP.finditer(text, start, stop) if _NAMES_GROUP.search(text, start, stop) else ():
        yield Span(sentence, group.start(), group.end())


def _visitors(found: Sequence[Mention], sentence: int, start: int, stop: int) -> Iterator[Span]:
    """Where persons and bodies stand in the clause, the longest of nested ones."""
    spans = [
        m.span
        for m in found
        if m.kind in ("person", "organisation") and m.span.sentence == sentence and start <= m.span.start < stop
    ]
    for span in sorted(spans):
        if not any(o != span and o.start <= span.start and span.stop <= o.stop for o in spans):
            yield span
