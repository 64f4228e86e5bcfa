"""Events told by a verb alone in a headline or lead: a signing (甲与乙签署协议), an opening (X展览馆开馆)."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from itertools import pairwise

from kg.mentions.event_carving import clauses
from kg.mentions.event_signs import ALSO, Setting, tells_day, tells_exact_day
from kg.model import Mention, Span

_SIGNED = re.compile(
    "[^，。；：！？]{2,30}?(?:与|和|同|携手)[^，。；：！？]{2,30}?(?:成功|正式|现场)?(?:签约|签署|签订|签下|续签|再签|达成|缔结|订立)"
    "(?:了)?(?:[^，。；：！？]{0,40}?(?:协议书?|合同|备忘录|意向书|合作意向|框架协议)》?)?(?=$|[，。；！ ])"
)
_SIGNED_THERE = re.compile(
    "(?:会上|会议上|会议现场|仪式上|活动上|活动现场|现场|期间|当天)，[^。；]{4,80}?"
    "(?P<deed>(?P<verb>签署|签订|签下|续签)了?(?P<title>《[^》]{2,40}(?:协议书?|合同|备忘录|意向书|责任书|承诺书)》))"
)
_SIGNED_WITH = re.compile(
    "(?P<deed>(?:与|和|同)[^，。；：！？]{2,30}?(?:成功|正式|现场)?(?:签约|签署|签订|签下|续签|再签|达成|缔结|订立)(?:了)?"
    "(?:[^，。；：！？]{0,40}?(?:协议书?|合同|备忘录)》?)?)(?=$|[，。；！ ])"
)
_SIGNS = re.compile("签[约署订下]|[续再]签|达成|缔结|订立")
_AWAY = re.compile("(?:赴|到|来|抵|往)$")
_EXTRAS = re.compile("(?:还|又)(?=[和与同])|(?:成功|正式|现场)(?=签)|(?<=签[约署订])了(?!的)")
_PLAIN_DEAL = re.compile(
    "(?:签署|签订|签下|达成|缔结|订立)(?:战略|友好|项目)?(?:合作|框架|合作框架|战略合作)*(?:协议书?|合同|备忘录|意向书)?$"
)
_PLAYED = re.compile(
    "(?:先|还|又|将|随后|现场|率先|首先|共同|激情)*(?:打|踢|进行|展开|上演|举行|奉献|带来|打响|献上|开展|来)了?(?:一|首|两|数|几)?(?:场|轮)?"
    "(?:精彩|激烈|紧张|别开生面|酣畅淋漓|扣人心弦)*的?(?P<kind>(?:[篮足排][球]|气排球|乒乓球|羽毛球|拔河|象棋)?(?:友谊|表演|揭幕|对抗|交流|热身|决|总决|半决|邀请|公开|比)赛|揭幕战)"
)
_VERSUS = re.compile("(?:与|和|同|对|、|迎战|对阵)[^，。；、]{0,12}$")
_SIGNED_TITLE = re.compile(
    "(?P<deed>(?P<verb>签署|签订|签下|续签|签)了?(?P<title>《[^》]{2,40}(?:协议书?|合同|备忘录|意向书|责任书|承诺书|公约)》))"
)
_OPENED = re.compile(
    "(?P<what>[^，。；：！？“” ]{3,24}?)(?:正式|顺利|集中|全线|隆重|今日|昨日|建成)*"
    "(?:开工|开业|揭牌|揭牌成立|开馆|开园|通车|通航|奠基|挂牌成立|挂牌|首航|首飞|开街|开村|开游|开犁|"
    "开镰|开渔|封顶|合龙)$"
)
_TOGETHER = re.compile(
    "^(?:[我全][市县区州旗盟乡镇省])?(?P<what>[^，。；：！？ ]{3,24}?集中(?:签约|开工|竣工|开竣工|通车|"
    "投产|揭牌|挂牌))$"
)
_SO_MANY = re.compile(
    "(?P<what>[^，。；：！？ ]{0,16}?集中(?:签约|开工|竣工|开竣工|通车|投产|揭牌|交付|启动)"
    "(?:\\d+|[一二两三四五六七八九十]+)[个项][^，。；：！？ ]{0,16})$"
)
_NOT_ONE = re.compile("[一二三四五六七八九十百\\d]+(?:个|余个|家|座|批)|加快|推进|全面|陆续|有望|何时|等")


def find(setting: Setting, found: Sequence[Mention]) -> list[Mention]:
    """Signings and openings of the sentence."""
    if setting.weight < 2 and not tells_exact_day(setting.sentence.text):
        return list(_signed_there(setting))
    return [*_signings(setting, found), *_openings(setting)] or list(_signed_there(setting))


def _signings(setting: Setting, found: Sequence[Mention]) -> Iterator[Mention]:
    """From the first party, which must be a known place or body, to the agreement."""
    text, index = setting.sentence.text, setting.sentence.index
    if (setting.sentence.role != "headline" and not tells_day(text)) or not _SIGNS.search(text):
        return
    known = [m.span for m in found if m.kind in ("place", "organisation") and m.span.sentence == index]
    for start, stop in clauses(text):
        signed = _SIGNED.search(text, start, stop)
        parties = [s.start for s in known if signed and signed.start() <= s.start < signed.end()]
        if signed and parties:
            span = Span(index, min(parties), signed.end())
            yield Mention(span, "event", "signing", _clean(text[span.start : span.stop]), "event.signed", 0.75)
            continue
        behind = _SIGNED_WITH.match(text, start, stop)
        first = max((s for s in known if s.stop < start and not _AWAY.search(text[: s.start])), default=None)
        if behind and first and first.stop < start:
            name = text[first.start : first.stop] + behind.group("deed")
            yield Mention(Span(index, *behind.span("deed")), "event", "signing", _clean(name), "event.signed", 0.65)


def _clean(name: str) -> str:
    """Without 正式, 还 and 了; 签下合作协议 as 签约."""
    return _PLAIN_DEAL.sub("签约", _EXTRAS.sub("", name))


def bouts(setting: Setting, found: Sequence[Mention]) -> Iterator[Mention]:
    """甲队与乙队先打了一场友谊赛: a match called after its two sides."""
    text, index = setting.sentence.text, setting.sentence.index
    if setting.sentence.role not in ("body", "caption") or ("赛" not in text and "揭幕战" not in text):
        return
    bout = _PLAYED.search(text)
    if bout is None:
        return
    sides = sorted(
        (
            m
            for m in found
            if m.kind == "organisation" and m.span.sentence == index and m.span.stop <= bout.start("kind")
        ),
        key=lambda m: m.span,
    )
    for one, other in pairwise(sides):
        if other.span.stop <= bout.start() and _VERSUS.match(text, one.span.stop, other.span.start):
            name = f"{one.name}与{other.name}{bout.group('kind')}"
            yield Mention(Span(index, *bout.span("kind")), "event", "contest", name, "event.bout", 0.8)
            return


def _signed_there(setting: Setting) -> Iterator[Mention]:
    """会上，甲局与乙公司现场签署《协议》: an occurrence of its own, called after what is signed."""
    text = setting.sentence.text
    if setting.sentence.role != "body" or "签" not in text:
        return
    signed = _SIGNED_THERE.search(text) or (_SIGNED_TITLE.search(text) if tells_exact_day(text) else None)
    if signed:
        span = Span(setting.sentence.index, *signed.span("deed"))
        verb, title = {"签": "签订", "签下": "签订"}.get(signed["verb"], signed["verb"]), signed["title"]
        yield Mention(span, "event", "signing", title + verb, "event.signed-there", 0.8)
        for other in (verb + title, signed["deed"], title + "签约"):
            yield Mention(span, "event", "signing", other, ALSO, 0.6)


def _openings(setting: Setting) -> Iterator[Mention]:
    """A headline that is nothing but what opens and that it opens."""
    if setting.sentence.role != "headline":
        return
    text = setting.sentence.text
    together = _TOGETHER.search(text) or _SO_MANY.search(text)
    if together:
        span = Span(setting.sentence.index, together.start("what"), together.end())
        subtype = "signing" if text.endswith("签约") else "activity"
        yield Mention(span, "event", subtype, text[span.start : span.stop], "event.together", 0.7)
        return
    opened = _OPENED.match(text)
    if opened and not _NOT_ONE.search(text):
        span = Span(setting.sentence.index, 0, len(text))
        yield Mention(span, "event", "activity", text, "event.opened", 0.7)
