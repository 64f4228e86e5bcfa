"""Events as scenes: once one is said to be held, those who come to it and what is done there are told of it."""

from __future__ import annotations

import re
from collections.abc import Sequence

from kg.facts.clauses import Clause, is_source
from kg.facts.discourse import FROM_ABOVE, State, Stretch
from kg.facts.told import Told
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


_SHORT = 14  # sentences of the body of a report of one event


def reported(told: Told) -> Entity | None:
    """The event that the headline and the first sentence of a short article say is held."""
    body = [s for s in told.sentences if s.role == "body"]
    if not 0 < len(body) <= _SHORT:
        return None
    for sentence in [*(s for s in told.sentences if s.role == "headline"), *body[:2]]:
        for clause in told.clauses[sentence.index]:
            here = [m for m in told.mentions[sentence.index] if clause.start <= m.span.start < clause.stop]
            event = held(sentence.text, clause, here)
            if event is not None and not event[1]:
                return event[0]
    return None


_ON_SCENE = re.compile(
    "(?:当天|当日|此次|本次)(?:集中)?(?:开工|签约|竣工|投产)|现场|当场|会场|会上|场[上内外]|台上|参会|与会|参[赛演训展]|观[赛演礼]|出席|到会|登台|同台|献唱|献艺|展演|义卖|募捐|认购|选手|运动员|参赛者|跑者|跑友|骑手|舞者|歌手|志愿者服务|救护车|直升机|消防车|无人机升空|队员|球队|代表队|嘉宾|评委|裁判|演员|观众|摊位|展位|展板|咨询台|疏散|转移|集结|出动"
)
_SEASON = re.compile("今年|去年|明年|每年|今春|今秋|本学期|新学期")  # 今年秋季开学，甲县…
_TERM = ("开学", "放假", "复课")  # 全省中小学正式开学，甲省新建学校7所: they say when, nothing is done there
_ONLY_WHEN = re.compile(rf"(?:{_HOLD})?(?:前后|期间|之际|前夕|之前|之后|[前后])$")


def held(text: str, clause: Clause, here: Sequence[Mention]) -> tuple[Entity, bool] | None:
    """The event `here` in the clause that it says is held, and whether that only says when something else is done.

    甲镇举行药材产销对接会, 文化节在乙村开幕; 在文化节举行前后.
    """
    events = [m for m in here if m.kind == "event"]
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


_BEGINS = re.compile(
    "[^，。；：]{0,16}?(?:由此|就此|正式|火热|如期|盛大|欢乐|热闹|精彩)*(?:开场|开幕|启幕|开锣|开赛|开跑|开打|打响|鸣枪|开市|开街|开演|拉开(?:帷幕|大?幕|序幕)|登场|上演|启动)(?:[，。！]|$)"
)


def begun_by(text: str, parts: Sequence[Clause], mentions: Sequence[Mention]) -> Entity | None:
    """The event with whose beginning a sentence ends: 号令一响，百余名骑手冲出起点，甲县自行车赛由此开赛."""
    last = parts[-1] if parts else None
    events = [m for m in mentions if last is not None and m.kind == "event" and m.span.start >= last.start]
    begun = next((m for m in events if _BEGINS.match(text, m.span.stop)), None)
    return begun.entity if begun is not None else None


def _reported(text: str, said: str, read: Stretch, state: State) -> Stretch:
    """The clause in a report of one event, wherever in it, that tells what is seen or handed out there."""
    if state.report is None or read.own:
        return read
    goes_on = state.there == state.sentence or (state.there == state.sentence - 1 and text.startswith(("共", "累计")))
    if not goes_on and (FROM_ABOVE.match(text) or not _ON_SCENE.search(said)):
        return read
    state.there = state.sentence
    return read._replace(topic=state.report)


#: 会议宣布即日起13家单位统一使用…: told of those who have decided it
_DECLARES = re.compile("(?:大?会议?|会上)?(?:[并还决]|一致)?(?:宣布|明确|要求|决定|部署)")


_GIVES = re.compile("[^，。；：]{0,24}?(?:捐[赠款献出]|赠送|签下|认购|赞助|出资|拿出|收购|采购|赞助)")


def _gives(text: str, clause: Clause, read: Stretch, event: Entity) -> bool:
    """Whether somebody at the scene gives or buys: 甲公司现场签下1200吨收购协议 is the firm's doing."""
    giver = read.doers[0] if read.doers else None
    if giver is None or giver.kind != "organisation" or giver.subtype in ("government", "party"):
        return False
    return _GIVES.match(text, clause.head, clause.stop) is not None


def at_scene(text: str, clause: Clause, read: Stretch, state: State) -> Stretch:
    """The clause as told of the event whose scene it belongs to, if it does."""
    if read.topic is not None or (state.scene is None and state.report is None):
        return read
    if _DECLARES.match(text, clause.head):
        return read
    said = text[clause.start : clause.stop]
    if state.scene is None or state.sentence - state.scene[1] > _AFTERWARDS:
        return _reported(text, said, read, state)
    event, since = state.scene
    if read.own and _gives(text, clause, read, event):
        return read
    there = _THERE.search(said) is not None
    carried = not read.own and bool(read.doers) and read.doers[0].subtype in ("government", "party")
    carried = carried and event.subtype != "meeting"
    if there and not read.own:
        state.there = state.sentence
    follows = not read.own and state.there == state.sentence  # 当天开工的项目共14个，其中工业项目9个
    return read._replace(topic=event) if there or carried or follows or state.sentence == since else read
