"""Events as scenes: once one is said to be held, those who come to it and what is done there are told of it."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace

from kg.facts.clauses import Clause, is_source
from kg.facts.discourse import State, Stretch
from kg.model import Entity, Mention

_AFTERWARDS = 2  # sentences after the one that says the event is held
_HOLD = (
    r"举[办行]|召开|开展|组织|启动|主办|承办|协办|开幕|开班|开赛|开打|开锣|开讲|开营|开市"
    r"|闭幕|落幕|收官|登场|上演|鸣枪|迎来|拉开|办了|开起|参加"
)
_HELD_BEFORE = re.compile(rf"(?:{_HOLD})[^，。；]{{0,12}}$")
_HELD_BEHIND = re.compile(rf"(?:[^，。；的]{{0,24}}?)(?:{_HOLD})")
_THERE = re.compile(
    r"现场|当场|到场|会上|场上|台上|场内|场外|当天|当日|参会|与会|参赛|参演|参训|参展|报到|前来|来自"
    r"|选手|运动员|队员|球队|代表队|村队|赛队|观众|嘉宾|客商|采购商|经销商|[药茶粮菜果]商|学员|来宾|评委|裁判|演员|摊位|展位"
    r"|签约|签下|签订|意向|授信|订单|订货|成交|展出|展演|展示|亮相|发放|答复|解答|咨询|义诊|接诊|问诊|疏散|转移|集结|出动|夺得|摘得|获奖|奖金|奖品"
)


_SEASON = re.compile("今年|去年|明年|每年|今春|今秋|本学期|新学期")  # 今年秋季开学，甲县…
_TERM = ("开学", "放假", "复课")  # 全省中小学正式开学，甲省新建学校7所: they say when, nothing is done there
_ONLY_WHEN = re.compile(rf"(?:{_HOLD})?(?:前后|期间|之际|前夕|之前|之后|[前后])$")


def held(text: str, clause: Clause, mentions: Sequence[Mention]) -> tuple[Entity, bool] | None:
    """The event that the clause says is held, and whether that only says when something else is done.

    甲镇举行药材产销对接会, 文化节在乙村开幕; 在文化节举行前后.
    """
    events = [m for m in mentions if m.kind == "event" and clause.start <= m.span.start < clause.stop]
    for event in sorted(events, key=lambda m: (-(m.span.stop - m.span.start), m.span.start)):
        before, behind = text[clause.start : event.span.start], text[event.span.stop : clause.stop]
        if is_source(text, clause, event.span):
            continue
        if not behind.startswith("的") and (_HELD_BEFORE.search(before) or _HELD_BEHIND.match(behind) or not behind):
            alone = not behind and (not before or before.endswith("）"))
            whole = alone and _SEASON.match(text, event.span.start) is not None
            whole = whole or text.endswith(_TERM, event.span.start, event.span.stop)
            only_when = whole or (text.startswith(("在", "于", "值"), clause.head) and bool(_ONLY_WHEN.match(behind)))
            return (event.entity, only_when) if event.entity is not None else None
    return None


def at_scene(text: str, clause: Clause, read: Stretch, state: State) -> Stretch:
    """The clause as told of the event whose scene it belongs to, if it does."""
    if state.scene is None or read.topic is not None:
        return read
    event, since = state.scene
    said = text[clause.start : clause.stop]
    if state.sentence - since > _AFTERWARDS:
        return read
    there = _THERE.search(said) is not None
    carried = not read.own and bool(read.doers) and read.doers[0].subtype in ("government", "party")
    carried = carried and event.subtype != "meeting"
    if there and not read.own:
        state.there = state.sentence
    follows = not read.own and state.there == state.sentence  # 当天开工的项目共14个，其中工业项目9个
    return replace(read, topic=event) if there or carried or follows or state.sentence == since else read
