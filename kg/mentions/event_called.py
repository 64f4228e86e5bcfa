"""What a brief says its occurrence is: by its headline, by 这样的院坝会, 组织的一次拉动, 8月那场屋场会."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from kg.mentions.event_carving import closing_head
from kg.mentions.event_signs import ALSO, tells_exact_day
from kg.mentions.scope import Scope
from kg.model import Mention, Sentence, Span

#: rules whose names are made of a clause: the headline may tell the same in words of its own
_TOLD = (
    "event.told",
    "event.opened",
    "event.signed",
    "event.signed-there",
    "event.visit",
    "event.deal",
    "event.gift",
    "event.pointed",
    "event.such",
)
_LONGEST = 22
_NO_CLAUSE = re.compile("[：？]|^[^一-鿿“\\d]")
_SUCH = re.compile(
    "(?:像)?(?:这样|这种|类似|如此)的(?P<name>“?[^，。；：“”的]{2,9}”?)(?=，|已|在|每|今年|全|我|开了|办了|还|不止|又|多起来|了$)"
)
_SORTS = re.compile("(?:会|谈|课|庭|集|宴|席|夜校|讲堂|义诊|集市|演练|听证|夜话|议事|体验|服务|巡诊)”?$")
_THAT = re.compile(
    "(?P<month>\\d{1,2}月)份?(?:[底初]|[上中下]旬)?(?:的)?那[场次回堂](?P<name>[^，。；的]{2,12}?)(?=，|上|$)"
)
_ONE_OF = re.compile(
    "(?:这|此|本次|这次)[^。；，]{0,4}是(?P<who>[^。；]{2,70}?)(?:组织|开展|举行|举办|进行|发起)的(?P<one>(?:第\\d+|一|又一|首)[次场](?P<name>[^，。；]{2,16}))(?=[，。；]|$)"
)
#: 这场由甲局和乙局共同举办的|演练，设4个科目
_HELD_BY = re.compile(
    "(?:这|此|该)[场次期堂台]由[^。；]{2,70}?(?:组织|开展|举行|举办|进行|发起|主办|开办|承办|实施|牵头|参与|参加)的(?P<one>(?P<name>[^，。；的]{2,16}?))"
    "(?=[，。；]|[设分共](?:为|成)?[\\d一二三四五六七八九十]|历时|持续|吸引|$)"
)


def called(scope: Scope, named: Sequence[Mention]) -> Iterator[Mention]:
    """流动法庭进茶山, the headline of a brief whose lead tells how the judge came: another name of it."""
    article = scope.article
    if article.genre not in ("brief", "photo") or not named:
        return
    titles = [s for s in article.sentences if s.role == "headline" or s.text.startswith("——")]
    if not titles or any(m.span.sentence == t.index for m in named for t in titles):
        return
    own = sorted((m for m in named if m.kind == "event" and m.rule != ALSO and not m.anaphor), key=lambda m: m.span)
    if not own or own[0].rule not in _TOLD or not _is_lead(scope, own[0]):
        return
    whole = "".join(t.text for t in titles)
    for name in dict.fromkeys([whole, *re.split("[ 　，]+|——", whole)]):
        if 4 < len(name) <= _LONGEST and not _NO_CLAUSE.search(name):
            yield Mention(own[0].span, "event", own[0].subtype, name.strip(), ALSO, 0.6)


def _is_lead(scope: Scope, mention: Mention) -> bool:
    """Whether the mention stands in the first sentences of the text, or is what all of it is about."""
    body = scope.article.with_role("body", "caption")
    return mention.span.sentence in [s.index for s in body[:4]] or mention.rule == "event.pointed"


def such(scope: Scope, named: Sequence[Mention]) -> list[Mention]:
    """11月6日晚，甲村的院坝里来了51个人。…这样的院坝会，村里去年开了头一场: what the scene was."""
    if any(m.kind == "event" and not m.anaphor for m in named):
        return []
    scene: Sentence | None = None
    for sentence in scope.article.with_role("body", "caption"):
        told = _SUCH.search(sentence.text) if scene is not None and "样的" in sentence.text else None
        if scene is not None and told and _SORTS.search(told["name"]):
            return list(_scene(scope, scene, told["name"].strip("“”")))
        if scene is None and tells_exact_day(sentence.text):
            scene = sentence
    return []


def _scene(scope: Scope, scene: Sentence, name: str) -> Iterator[Mention]:
    head = closing_head(name)
    span = Span(scene.index, 0, len(scene.text))
    yield Mention(span, "event", head.subtype if head else "meeting", name, "event.such", 0.65)


def that_one(scope: Scope) -> list[Mention]:
    """8月那场屋场会，正是她嚷了一嗓子: one of a row, by its month."""
    found: list[Mention] = []
    for sentence in scope.article.with_role("body", "caption"):
        told = _THAT.search(sentence.text) if "那" in sentence.text else None
        if told and (_SORTS.search(told["name"]) or closing_head(told["name"])):
            span = Span(sentence.index, *told.span())
            found.append(Mention(span, "event", "meeting", told["month"] + told["name"], "event.told", 0.7))
            found.append(Mention(span, "event", "meeting", told.group(), ALSO, 0.6))
    return found


_COMES_TO = re.compile(
    "(?P<what>[一-鿿“”]{2,12}?)(?:走|送|搬|开|唱|演)?[进到](?:了|我县|我市|我区)?(?P<where>校园|课堂|社区|企业|乡村|农村|机关|军营|景区|商圈|商场|家庭|工地|集市|大集|田间|地头|"
    "车间|山村|山乡|乡镇|小区|广场|园区|农户|基层|学校|小学|中学|幼儿园|养老院|敬老院|福利院|苗寨|侗寨|村寨|渔村|牧区|茶园|果园|网点|寺庙|教堂|医院|病房|万家|千家万户)"
)


def headlined(scope: Scope) -> list[Mention]:
    """法治宣传进校园 above a brief that tells its day and nothing else by name."""
    article = scope.article
    titles = [s for s in article.sentences if s.role == "headline"]
    if article.genre not in ("brief", "photo") or not titles:
        return []
    if not any(tells_exact_day(s.text) for s in article.with_role("body", "caption")[:2]):
        return []
    for title in titles:
        told = _COMES_TO.fullmatch(title.text.strip())
        if told:
            span = Span(title.index, 0, len(title.text))
            return [Mention(span, "event", "activity", title.text.strip(), "event.headlined", 0.7)]
    return []


def one_of(scope: Scope, named: Sequence[Mention]) -> list[Mention]:
    """警铃骤响…这是甲大队会同乙局组织的一次拉动: a brief's scene, named by what it was."""
    article = scope.article
    if article.genre not in ("brief", "photo") or any(m.kind == "event" and not m.anaphor for m in named):
        return []
    body = article.with_role("body", "caption")
    if not any(tells_exact_day(s.text) for s in body[:2]):
        return []
    for sentence in body:
        told = _ONE_OF.search(sentence.text) if "的" in sentence.text and "是" in sentence.text else None
        told = told or (_HELD_BY.search(sentence.text) if "由" in sentence.text else None)
        head = closing_head(told["name"]) if told else None
        if told and (head or told.re is _ONE_OF):
            span = Span(sentence.index, *told.span("one"))
            subtype = head.subtype if head else "activity"
            return [
                Mention(span, "event", subtype, told["name"], "event.pointed", 0.7),
                Mention(span, "event", subtype, told["one"], ALSO, 0.6),
            ]
    return []
