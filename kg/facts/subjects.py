"""Which place or body a clause has for its subject, and which place it is set in."""

from __future__ import annotations

import re
from collections.abc import Sequence

from kg.facts.clauses import Clause
from kg.model import Mention

AGENTS = ("place", "organisation")

_JOINED = re.compile(r"(?:等)?(?:联合|携手|会同|协同|联手|牵手|，联合|，会同|、|和|与|及|以及|并联合)")
_LOCATIVE = re.compile(r"(?:走进|来到|漫步在?|放眼|位于|地处|坐落于|坐落在|步入|行走在|穿行在?|置身|在|于)$")
_VISIT = re.compile(r"(?:记者)?(?:走进|来到|步入|走访|探访|漫步)")
_LANDSCAPE = re.compile(
    r"(?:[初盛仲暮深金寒隆]?[春夏秋冬](?:日|天|季|时节)?里?|如今|今天|清晨|傍晚|地处|位于|坐落|素有|有着|被誉|享有|美丽)"
    r"[^，。；：]{0,16}的$|^的$"
)
_SPEECH = re.compile(
    r"[^，。；：]{0,16}(?:说|表示|介绍|介绍说|告诉记者|坦言|感慨|强调|指出|认为|谈道|谈到|笑着说)(?:[，：。]|道|$)"
)
_BARE_BODY = re.compile(
    r"(?:该)?(?P<body>公司|企业|合作社|集团|学校|医院|大队|支队|法院|检察院)"
    r"(?=今年|去年|现有|拥有|年|已|累计|共|目前|通过|主要|成立|占地|投资|先后|还|将|计划|现已|每年|有)"
)


def subject(text: str, clause: Clause, mentions: Sequence[Mention]) -> list[Mention]:
    """The places or bodies that open the clause; several where they are joined by 联合, 、 or 和."""
    first = _opening(text, clause, mentions)
    if first is None:
        return []
    subjects = [first]
    while joint := _JOINED.match(text, subjects[-1].span.stop):
        following = longest_at(joint.end(), mentions, AGENTS)
        if following is None:
            break
        subjects.append(chain(following, mentions))
    return subjects


def are_examples(text: str, subjects: Sequence[Mention]) -> bool:
    """Whether the names only illustrate what is counted: 城关镇、东街镇等5个乡镇."""
    return bool(subjects and _EXAMPLES.match(text, subjects[-1].span.stop))


_EXAMPLES = re.compile(r"等(?:\d|[一二两三四五六七八九十]+[余多]?个)")


def _opening(text: str, clause: Clause, mentions: Sequence[Mention]) -> Mention | None:
    position = clause.head
    found = at_head(text, clause, mentions, AGENTS)
    if found is None:
        edge = min(clause.stop, position + 24)
        inside = [m for m in mentions if m.kind in AGENTS and position < m.span.start < edge]
        inside = [m for m in inside if _LANDSCAPE.fullmatch(text[position : m.span.start])]
        found = min(inside, key=lambda m: (m.span.start, -m.span.stop), default=None)
    return _of_office(text, _owned(text, chain(found, mentions), mentions), mentions) if found else None


_GOVERNS = re.compile(r"(?:党委|党工委|[省市县区旗州]委|政府|党支部|党总支|村委会|居委会|“?两委”?)$")
_OFFICE = re.compile(r"第?一?(?:副?书记|副?主任|委员|副?主席|副?[省市县区镇乡村]长)")


def _of_office(text: str, mention: Mention, mentions: Sequence[Mention]) -> Mention:
    """The place in 甲镇党委书记: what its secretary tells of or leads is the town's."""
    name = text[mention.span.start : mention.span.stop]
    if mention.kind != "organisation" or not _OFFICE.match(text, mention.span.stop) or not _GOVERNS.search(name):
        return mention
    inside = [m for m in mentions if m.kind == "place" and mention.span.start <= m.span.start]
    inside = [m for m in inside if m.span.stop < mention.span.stop and m.span.stop >= mention.span.stop - 4]
    return max(inside, key=lambda m: (m.span.stop, m.span.start), default=mention)


def longest_at(position: int, mentions: Sequence[Mention], kinds: tuple[str, ...]) -> Mention | None:
    """The longest mention of these kinds that begins here."""
    starting = [m for m in mentions if m.kind in kinds and m.span.start == position]
    return max(starting, key=lambda m: m.span.stop, default=None)


def at_head(text: str, clause: Clause, mentions: Sequence[Mention], kinds: tuple[str, ...]) -> Mention | None:
    """The longest mention that opens the clause, its quotation mark included or not."""
    found = longest_at(clause.head, mentions, kinds)
    if clause.head > 0 and text[clause.head - 1] in "“《":
        return longest_at(clause.head - 1, mentions, kinds) or found
    return found


def chain(mention: Mention, mentions: Sequence[Mention]) -> Mention:
    """The last link of 甲县乙镇丙村, or the body in 甲县公安局."""
    while following := longest_at(mention.span.stop, mentions, AGENTS):
        mention = following
    return mention


def _owned(text: str, mention: Mention, mentions: Sequence[Mention]) -> Mention:
    """The company in 甲开发区的乙公司研发人员."""
    if not text.startswith("的", mention.span.stop):
        return mention
    return longest_at(mention.span.stop + 1, mentions, ("organisation",)) or mention


def is_modifier(text: str, mention: Mention) -> bool:
    """Whether the mention only says whose: 石湾村的."""
    return text.startswith("的", mention.span.stop)


def speaks(text: str, mention: Mention) -> bool:
    """Whether the mention, or somebody of it, only says something: 甲局负责人表示."""
    return bool(_SPEECH.match(text, mention.span.stop))


def located(text: str, clause: Clause, mentions: Sequence[Mention]) -> Mention | None:
    """The place of 在东山村， or 走进位于甲村的乙合作社， at the head of a clause."""
    inside = [m for m in mentions if m.kind in AGENTS and clause.head < m.span.start and m.span.stop <= clause.stop]
    for mention in inside:
        if mention.span.start <= clause.head + 3 and _LOCATIVE.fullmatch(text[clause.head : mention.span.start]):
            return chain(mention, mentions)
    if _VISIT.match(text, clause.head):
        return next((m for m in inside if m.span.stop == clause.stop), None)
    return None


def stands_alone(text: str, mention: Mention) -> bool:
    """在东山村， sets the scene for what follows; 在西山村打造 only says where this one thing happens."""
    return text[mention.span.stop : mention.span.stop + 1] in tuple("，、内里中上")


_ENDINGS = {
    "企业": ("公司", "集团", "厂"),
    "学校": ("学校", "中学", "小学", "大学", "学院", "幼儿园", "高中", "一中"),
    "合作社": ("社",),
    "集团": ("集团", "公司"),
}


def bare_body(text: str, clause: Clause) -> tuple[str, ...]:
    """The endings of names that 公司, 学校 may stand for in 公司现有员工300人; () where no such word opens."""
    match = _BARE_BODY.match(text, clause.head)
    return _ENDINGS.get(match["body"], (match["body"],)) if match else ()
