"""Events told by a clause without any noun for them: what is signed, debated, made public on a day that is told.

An occurrence so told has no printed name. The first mention says what is done (责任书签订), the others what else it may
be called (签订责任书, 甲县与乙公司签约); their rule is `ALSO`, and the first one's entity is theirs.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Iterator, Sequence

from kg.lexicon import happenings
from kg.mentions.event_carving import clauses, closing_head, quoted
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
    f"(?P<what>《[^》]{{2,40}}(?:{_PAPER})》|[^，。；：《》]{{0,26}}?(?:{_PAPER})|[^，。；：《》\\d]{{2,10}}订单(?=\\d|[，。；]))(?=\\d|[，。；、！（]|$|时|并|后|仪式上|[，。；]|，)"
)
_PLAIN_PAPER = re.compile(
    f"(?:战略|友好|项目|框架|合作|投资|购销|产销|采购|长期|深度|全面|正式|校企|政企|银企|校地|村企|协作|帮扶|结对|共建|对口|支援|年度|\\d{{4}}年度?|双方|系列|相关)*(?:{_PAPER})"
)
_NOT_YET = re.compile(
    "[已曾]先后|累计|每年|每户|逐户|户户|陆续|将$|拟$|要$|需|未|不|没有|拒绝|准备|计划|可以|必须|自愿|有意|凡|均须|家家|谁|如果"
)
_PLACE_KINDS = frozenset({"place", "organisation"})

#: a clause that goes on with the subject of the one before
GLUED = re.compile("(?:分别|还|又|现场|当场|也|则|随后|共同|正式|再次|成功)*(?:与|和|同|跟|签)")
_BOTH = re.compile("[双两三四多各]方|[两三四][地家]")
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
_DRILLED = re.compile(
    "(?:现场|实地|模拟|一起|共同|联合|反复|再次)*(?<![次场个项整急合险火震汛害灾全])演练(?!设想|假设|假定|设置|想定|采取|采用|分为|与|和|及|）|”|活动|现场|过程|旨在|模拟|检验|进一步|不仅|提[高升]|增强|为|将|达到|取得|圆满|紧张|围绕|根据|按照|人员|警报|方案|科目|结束|中|由|当|前|后|以|共|开始|了一遍|是|分|的|背景|$|，|、|。)了?(?P<what>[^，。；]{3,30}?)(?=[，。；]|$)"
)
_TO_BE_HELD = re.compile(
    "关于(?:召开|举行|举办|召集)(?P<name>[^，。；《》的]{4,36}?(?:会议|大会|全会|次会|活动|赛))(?:》)?的(?:决定|通知|公告|议案)"
)
_FOR_FREE = re.compile(
    "(?:为|给|替)(?P<whom>[^，。；]{0,10}?(?:老人|老年人|居民|村民|群众|学生|儿童|孩子|环卫工人|职工|战士|官兵|师生|市民|游客|农户|农民|牧民|渔民|患者|考生|孤儿|残疾人|老兵|快递小哥|骑手|司机))"
    "(?P<deed>(?:义务|免费|无偿|公益)(?!发放|提供|赠|送)[^，。；]{2,16}?)(?=[，。；]|$)"
)
_WHOSE_OPENING = re.compile(
    "(?P<day>(?:\\d{4}年)?\\d{1,2}月\\d{1,2}[日号]|昨[日天]|今[日天]|当[日天])(?:刚刚|刚|正式|才|新近|全线|已)*"
    f"(?P<verb>{happenings.alternation(happenings.deeds('open', 'firm'))})的(?P<thing>[^，。；、的]{{3,24}}?"
    "(?:项目|工程|公路|高速|铁路|专线|大桥|隧道|桥|路|中心|驿站|站|馆|园|基地|广场|平台|厂|店|市场|学校|校区|医院|院区|书房|书屋|食堂|民宿|码头|机场|"
    "生产线|综合体|学院|展厅|示范区|步道|景区|电站|水库|水厂|航线|航班|班列|仓|库|课堂|夜校|集市))(?=[，。；、]|$|是|里|内|上|让|为|由|迎)"
)
_COMMENDED = re.compile(
    "(?:通报|隆重|集中|联合)?(?P<verb>表彰)(?!大会|会|仪式|决定|名单|奖励|活动|通报)了?(?P<what>[^，。；]{3,26}?)(?=[，。；]|$)"
)
_BEGUN_THEN = re.compile(
    "(?:\\d{4}年)?\\d{1,2}月\\d{1,2}[日号](?:已经|已|正式|顺利|如期|率先|全面|也|便|就|刚刚|上午|下午)*"
    f"(?P<verb>{happenings.alternation(happenings.openings())})$"
)
_SUBJECT_THING = re.compile(
    "(?:^|[，的、；])(?P<thing>[^，。；、的在由]{2,16}(?:项目|工程|工厂|厂|园|基地|中心|大桥|桥|隧道|公路|高速|铁路|电站|水库|市场|广场|公园|生产线|车间|"
    "综合体|产业园|示范区|大楼|校区|院区|学校|医院|码头|机场|管网|泵站|水厂|加油站|服务区|步道|酒店|民宿|小区))(?=由|，|是|占地|总投资|位于|于|一期|二期)"
)
_DEBATED = re.compile(
    "(?P<who>(?:[^，。；：]{0,14}?(?:代表|委员))们?)?[^。；]{0,30}?(?P<deed>(?:(?:分组|分团|联组|分别|集中|认真|逐项|再次)*(?:审议|审查|讨论|酝酿))了?"
    "(?P<what>[^，。；]{0,30}?(?:报告|草案|方案|规划|条例|议案|决定|名单|纲要|预算)))(?=[，。；]|$)"
)
_DIVIDED = re.compile(
    "分组|分团|联组|分成[^，。；]{1,12}[组团]|分[^，。；]{1,3}个?(?:组|代表团|小组)|各代表团|代表团(?:驻地|会场)"
)
_OF_TERM = re.compile("第?[一二三四五六七八九十]+届")
_OF_WHOM = re.compile("(?:[^，。；：]*的)?(?P<who>代表|委员)")
_MADE_PUBLIC = re.compile(
    "(?:对|将|就|把)(?P<what>[^，。；]{2,40}?)(?:名单|情况|人选)?(?:进行|予以|作|发布|开展|实行|面向社会)*(?P<deed>(?:任前|任职|提名|入选|拟任)?(?:公示|公告))(?=[，。；：]|$)|"
    "(?:发布|刊登|张贴|发出|贴出)了?(?P<title>[^，。；]{2,30}?(?:公示|公告|通告))(?=[，。；：]|$)"
)
_POSTS = re.compile("任职|任前|拟任|拟提拔|拟提任|干部|人选|晋升|选拔")
_NUMBER = re.compile("\\d+余?多?[名位个件项家户人]|[一二三四五六七八九十]+[名位]")


_Rule = Callable[[Setting, Sequence[Mention]], Iterator[Mention]]
#: A pattern for the words of which one has to stand in the sentence, and the rule to try then.
Cued = tuple[re.Pattern[str], _Rule]


def cued(words: str, rule: _Rule) -> Cued:
    """A rule with its words, | between them."""
    return re.compile(words), rule


def find(setting: Setting, found: Sequence[Mention]) -> list[Mention]:
    """What the sentence tells by a clause, each followed by what else it may be called."""
    dated = setting.carried or setting.near or setting.weight >= 2 or tells_exact_day(setting.sentence.text)
    return first_told(_RULES if dated else _UNDATED, setting, found)


def first_told(rules: Iterable[Cued], setting: Setting, found: Sequence[Mention]) -> list[Mention]:
    """What the first rule gives that has one of its cues in the sentence and gives anything."""
    if setting.sentence.role not in ("body", "caption"):
        return []
    text = setting.sentence.text
    for cue, rule in rules:
        if cue.search(text) and (told := list(rule(setting, found))):
            return told
    return []


def signed(setting: Setting, found: Sequence[Mention]) -> Iterator[Mention]:
    """会上，甲局与乙、丙两镇签订管护责任书: called after the paper, or after who signs where the paper is any."""
    text = setting.sentence.text
    for deed in _SIGNED.finditer(text):
        before = text[: deed.start()]
        parties = _parties(setting, found, deed.start(), _clause_start(text, deed.start()))
        between = _BOTH.search(before, _clause_start(text, deed.start()))
        if (
            not (parties or between)
            or not _on_its_day(setting, before)
            or _NOT_YET.search(before[before.rfind("，") + 1 :])
        ):
            continue
        if deed["what"].endswith("订单") and not re.search("[与和同跟]", before[_clause_start(text, deed.start()) :]):
            continue
        if quoted(text, 0, deed.start()) or (deed["verb"] == "签" and text[deed.end("verb")] not in "了《下好"):
            continue
        what, said = _SIZE.sub("", deed["what"]).removeprefix("的"), text[deed.start() : deed.end()]
        plain = _PLAIN_PAPER.fullmatch(what)
        if plain and not tells_exact_day(before) and not setting.weight:
            continue  # 会上，双方签订合作协议 is part of the meeting
        sides = "与".join(party.name for party in parties[:2]) if len(parties) > 1 else "双方"
        names = [what + "签订", "签订" + what, said, deed["verb"] + what, sides + "签约", sides + "签订" + what]
        names = names if len(parties) > 1 else [*names[:4], *(p.name + "签订" + what for p in parties)]
        if plain and len(parties) > 1:
            names = [names[4], *names]
        stop = deed.end("verb") if _DIGIT.search(deed["what"]) else deed.end()  # 签下300吨购销合同: a figure
        span = Span(setting.sentence.index, deed.start(), stop)
        yield from _named(setting, span, "signing", names, "event.signed-there")
        return


def _debated(setting: Setting, found: Sequence[Mention]) -> Iterator[Mention]:
    """代表们分成6个代表团，审议政府工作报告: the deputies' sitting in groups."""
    text = setting.sentence.text
    if not _DIVIDED.search(text):
        return
    deed, whom = _DEBATED.search(text), _OF_WHOM.search(text)
    if deed is None or whom is None:
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


def _commended(setting: Setting, found: Sequence[Mention]) -> Iterator[Mention]:
    """7月1日，甲镇党委表彰15名优秀共产党员."""
    text = setting.sentence.text
    deed = _COMMENDED.search(text)
    if deed and _parties(setting, found, deed.start()) and _on_its_day(setting, text[: deed.start()]):
        what = _NUMBER.sub("", deed["what"]).removeprefix("的")
        names = ["表彰" + what, what + "表彰", what + "表彰会", deed.group()]
        yield from _named(setting, Span(setting.sentence.index, *deed.span("verb")), "activity", names, "event.told")


def _drilled(setting: Setting, found: Sequence[Mention]) -> Iterator[Mention]:
    """在该村演练暴雨情形下的群众转移: the drill is what is drilled."""
    text = setting.sentence.text
    deed = _DRILLED.search(text)
    if deed is None or not (setting.near or _on_its_day(setting, text[: deed.start()])):
        return
    what = deed["what"]
    core = re.sub("^.*(?:情形下|情况下|条件下|状态下|背景下|[^目]的)的?", "", what)
    names = [core + "演练", core, what, what + "演练", "演练" + what]
    yield from _named(setting, Span(setting.sentence.index, *deed.span()), "drill", names, "event.told")


def to_be_held(setting: Setting, _: Sequence[Mention]) -> Iterator[Mention]:
    """通过关于召开县十八届人大四次会议的决定."""
    told = _TO_BE_HELD.search(setting.sentence.text)
    if told:
        span = Span(setting.sentence.index, *told.span("name"))
        yield Mention(span, "event", "meeting", told["name"], "event.to-be-held", 0.75)


def _for_free(setting: Setting, _: Sequence[Mention]) -> Iterator[Mention]:
    """志愿者在甲社区为老人义务理发: a service of one day."""
    text = setting.sentence.text
    deed = _FOR_FREE.search(text)
    if deed and tells_exact_day(text[: deed.start()]):
        names = [deed["deed"], deed.group(), deed["deed"] + "活动", deed["deed"][2:]]
        yield from _named(setting, Span(setting.sentence.index, *deed.span("deed")), "activity", names, "event.told")


def _begun_then(setting: Setting, found: Sequence[Mention]) -> Iterator[Mention]:
    """占地30亩的育苗工厂由甲公司投资，4月28日开工: the thing stands in a clause before."""
    text, index = setting.sentence.text, setting.sentence.index
    if not (setting.brief and setting.weight):
        return
    for start, stop in clauses(text):
        deed = _BEGUN_THEN.match(text, start, stop)
        thing = _thing_before(setting, found, start) if deed else ""
        if deed and thing:
            names = [thing + deed["verb"], deed.group()]
            yield from _named(setting, Span(index, start, stop), "activity", names, "event.opened")
            return


def _whose_opening(setting: Setting, _: Sequence[Mention]) -> Iterator[Mention]:
    """8月28日通车的甲乙公路: told of the thing in passing."""
    opened = _WHOSE_OPENING.search(setting.sentence.text)
    if opened and setting.brief and setting.weight:
        span = Span(setting.sentence.index, opened.start(), opened.end())
        short = opened["day"] + opened["verb"]
        names = [opened["thing"] + opened["verb"], short]
        yield from _named(setting, span, "activity", names, "event.opened")


def _thing_before(setting: Setting, found: Sequence[Mention], stop: int) -> str:
    """The project or site that the sentence tells of: one that is known, else what its noun says is built."""
    things = [
        m
        for m in found
        if m.span.sentence == setting.sentence.index
        and m.span.stop <= stop
        and (m.kind == "initiative" or (m.kind == "place" and m.subtype in ("facility", "zone", "scenic")))
    ]
    if things:
        return max(things, key=lambda m: (m.kind == "initiative", m.span)).name
    named = [n["thing"] for n in _SUBJECT_THING.finditer(setting.sentence.text, 0, stop)]
    return named[-1] if named else ""


#: all but one tell of a day, in the sentence or before it
_RULES = (
    cued("签|达成|缔结|订立|立下", signed),
    cued("双方", _both_sign),
    cued("审议|审查|讨论|酝酿", _debated),
    cued("公示|公告|通告", _made_public),
    cued("审理|审了|审结|宣判|调解|化解", _tried),
    cued("推介", _presented),
    cued("表彰", _commended),
    cued("演练", _drilled),
    cued("关于", to_be_held),
    cued("义务|免费|无偿|公益", _for_free),
    cued("日", _begun_then),
    cued("日|天", _whose_opening),
    cued("天的|日的|晚的", _todays),
)
_UNDATED = tuple(rule for rule in _RULES if rule[1] is to_be_held)


def _on_its_day(setting: Setting, before: str) -> bool:
    """Whether the day is told before the deed, or the sentence goes on with the day told last."""
    return setting.carried or tells_exact_day(before) or (setting.brief and setting.weight >= 2 and tells_day(before))


def _clause_start(text: str, stop: int) -> int:
    """Where the deed's clause starts, or the one before it: 甲局，与乙镇签订."""
    cut = [a for a, b in clauses(text) if a < stop]
    return next((a for a in reversed(cut) if not GLUED.match(text, a)), 0)


def _parties(setting: Setting, found: Sequence[Mention], stop: int, start: int = 0) -> list[Mention]:
    """The places and bodies before the deed, the longest of nested ones and the last link of a chain."""
    index = setting.sentence.index
    here = [
        m
        for m in found
        if m.kind in _PLACE_KINDS and m.span.sentence == index and start <= m.span.start and m.span.stop <= stop
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
    """The place whose deputies they are, else the level that is printed before 人大."""
    text = setting.sentence.text
    here = [m for m in found if m.kind == "place" and m.span.sentence == setting.sentence.index]
    term = _OF_TERM.search(text)
    own = next((m.name for m in here if term and m.span.stop == term.start()), "")
    level = re.search("[省市县区州旗]", text)
    return own or (level.group() if level else "")


def _named(setting: Setting, span: Span, subtype: str, names: Sequence[str], rule: str) -> Iterator[Mention]:
    """The first name as the event's, the others as what else it may be called."""
    seen: set[str] = set()
    for name in names:
        if name and name not in seen:
            seen.add(name)
            yield Mention(span, "event", subtype, name, *((rule, 0.7) if len(seen) == 1 else (ALSO, 0.6)))
