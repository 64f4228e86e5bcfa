"""Words that point back to an event told before: 此次活动, 会上, 演练中."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace
from functools import lru_cache

from kg.lexicon import happenings
from kg.mentions.event_carving import clauses, closing_head
from kg.mentions.scope import Scope
from kg.model import Mention, Span

# the bare words for each kind of event, for 会上, 比赛中
BARE = {
    word: subtype
    for subtype, words in {
        "meeting": "会 会议 大会 座谈会 论坛",
        "training": "培训 培训班 讲座",
        "contest": "比赛 赛事 竞赛 大赛",
        "drill": "演练 推演 演习",
        "visit": "调研 检查 考察 督导 视察 走访",
        "signing": "签约",
        "release": "发布会",
        "": "活动",
        "activity": "仪式 展会 展览 演出 晚会 招聘会 开幕式 义诊 庙会 典礼 庆典",
    }.items()
    for word in words.split()
}
_POINTING = re.compile(
    f"(?:此次|本次|这次|本届|该|这场|这一|此项|该项|"
    f"这项)(?P<head>[^，。；、：的是“”了举召开组]{{0,8}}?(?:{happenings.alternation([*BARE, *happenings.heads()])}))"
    "(?!中心|室|场|基地|机构|队|员|组|方案)"
)
SAT_DOWN = "event.sat-down"  # the meeting that ends a visit, an occurrence of its own
_TELLING = frozenset(["义诊", "植树", "献血", "捐赠", "宣讲", "培训", "慰问", "义卖", "义剪", "授课"])
_NO_NAME = frozenset(
    [
        *(
            "会议",
            "大会",
            "活动",
            "仪式",
            "会",
            "节",
            "论坛",
            "展览",
            "演出",
            "比赛",
            "竞赛",
            "大赛",
            "签约",
            "揭牌",
            "颁奖",
            "全会",
            "集市",
            "展会",
        ),
        *(
            "启动仪式",
            "开幕式",
            "闭幕式",
            "主题活动",
            "系列活动",
            "专题会议",
            "专题会",
            "工作会议",
            "例会",
            "运动会",
            "主题党日",
        ),
    ]
)
_A_TIME = re.compile("今[天日]|昨[天日]|当[天日]|现场|全部|各项|各类|相关|有关|系列|上述")
_POINTED = re.compile(
    "(?:此次|本次|这次|这场|这一场|本场|这期|本期|这堂|这台|参加|参与|出席|观看)(?P<name>[^，。；：、的了是“”]{2,12}?)(?=的|并|是|上|中|现场|，|。|让|为|由|共|还|结束|旨在|以|不仅|受到|吸引)"
)
_BARE = re.compile(
    f"(?:(?P<a>会)(?=上|前|后|中|议?间歇)|(?P<b>{happenings.alternation(w for w in BARE if len(w) > 1)})"
    "(?=现场|当天|中(?!心)|期间|上(?!级)|结束|过程|伊始|开始|强调|指出|要求|认为|还|对|听取|传达|审议|"
    "明确|通报|最后|以|围绕|设|共|分|为期|邀请|采取|采用|通过|由))"
)


def find(scope: Scope, named: Sequence[Mention]) -> list[Mention]:
    """Mentions that point to one of the article's `named` events; none where there is no event to point to."""
    if not named:
        return []
    first = min(m.span.sentence for m in named)
    own = _own(frozenset(kind for m in named for kind in _kinds(m.name)))
    visit = _visit(named)
    return [
        _sat_down(mention, visit) if visit and mention.name == "座谈会" else mention
        for sentence in scope.article.sentences
        if sentence.index >= first and sentence.role in ("body", "caption")
        for mention in _of_sentence(sentence.text, sentence.index, own)
    ]


def _visit(named: Sequence[Mention]) -> str:
    """What the visit is called of which alone an article tells."""
    visits = [m for m in named if m.rule in ("event.visit", "event.visit-deed")]
    others = any(m.subtype != "visit" or "座谈" in m.name for m in named)
    return visits[0].name if visits and not others else ""


def _sat_down(mention: Mention, visit: str) -> Mention:
    """座谈会上 behind a visit by which no meeting was told: the one that ended it."""
    return replace(mention, name=visit + mention.name, rule=SAT_DOWN, anaphor=False)


def _kinds(name: str) -> Iterator[str]:
    """篮球赛 of 甲县第二届农民篮球赛, 文艺汇演 and 汇演 of “Z”文艺汇演."""
    head = closing_head(name)
    if head and 1 < len(head.word) < len(name):
        yield head.word
        yield from (head.word[at:] for at in range(1, len(head.word) - 1) if head.word[at:] in happenings.heads())


@lru_cache(maxsize=64)
def _own(kinds: frozenset[str]) -> re.Pattern[str] | None:
    """The kinds of the article's events, as the subjects of what is told of them next."""
    if not kinds:
        return None
    return re.compile(
        f"(?:{happenings.alternation(kinds)})(?=于|在|将|由|吸引|为期|历时|共|设|分|现场|上(?!级)|期间|结束|采取|采用|还|旨在|以|自|"
        "邀请|围绕|当天|最终|中(?!心)|伊始|过后)"
    )


def pointed(text: str) -> tuple[int, int, str] | None:
    """Where 此次 or 参加 tells of an occurrence by its kind, and which kind.

    >>> pointed("这场义诊并非偶然。")
    (2, 4, 'activity')
    >>> pointed("此次活动很成功。") is None
    True
    """
    for found in _POINTED.finditer(text):
        name, head = found.group("name"), closing_head(found.group("name"))
        if (
            head
            and not _A_TIME.match(name)
            and (len(name) > len(head.word) or head.strong or head.word in _TELLING)
            and name not in _NO_NAME
        ):
            return found.start("name"), found.end("name"), head.subtype
    return None


def _of_sentence(text: str, index: int, own: re.Pattern[str] | None) -> list[Mention]:
    marks = [(m.start(), m.end(), _subtype(m.group("head"))) for m in _POINTING.finditer(text)]
    for start, stop in clauses(text):
        bare = _BARE.match(text, start, stop)
        if bare:
            marks.append((bare.start(), bare.end(), BARE[bare.group()]))
        kind = own.match(text, start, stop) if own and not bare else None
        if kind:
            marks.append((kind.start(), kind.end(), happenings.heads()[kind.group()].subtype))
    return [
        Mention(Span(index, start, stop), "event", subtype, text[start:stop], "event.anaphor", 0.8, anaphor=True)
        for start, stop, subtype in marks
    ]


def _subtype(words: str) -> str:
    for size in range(len(words), 0, -1):
        tail = words[-size:]
        if tail in BARE:
            return BARE[tail]
        if tail in happenings.heads():
            return happenings.heads()[tail].subtype
    return ""
