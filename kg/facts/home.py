"""Where a story is at home: the village, town or body that it goes on about until another is told of."""

from __future__ import annotations

import re
from collections.abc import Sequence

from kg.facts.clauses import Clause
from kg.facts.discourse import State, Stretch
from kg.facts.subjects import AGENTS, chain, longest_at
from kg.facts.told import Told, is_bureau
from kg.model import Entity, Mention, Sentence

_WIDE = ("country", "province", "city", "county")
_SITES = ("facility", "scenic", "natural")
#: what only the whole county can be meant by, and rows of items that each tell of it
_OF_WHOLE = re.compile(
    "全[国省市县区旗州盟]|[我本该][省市县区旗州盟]|县[里上内域]|市[里上内域]|放到|据(?:统计|了解|悉|介绍)|[—●▲◆■★·]|[一二三四五六七八九十]是|抓|累计|总共|今年以来|近年来?|去年以来|截至|为了?|(?:会议|大会|会上|双方|两地)"
)


def settle(told: Told, read: Stretch, state: State) -> None:
    """Keeps whom the section tells of: the main place, or a village or body in it."""
    if not read.own or read.topic is not None or not read.doers:
        return
    if read.doers[0] in state.main:
        state.main_told = True
        state.home = ()
        return
    entity = read.doers[0]
    if entity.kind == "place" and entity.subtype in _SITES:  # 甲村的码头亮起灯
        entity = told.entities.get(entity.place, entity)
    if is_home(entity):
        state.home = (entity,)


_HIM = re.compile("[他她](?![们乡人国])")
_HOUSEHOLD = re.compile("“[^“”]{0,40}(?:两口子|一家人|我家|俺家|自己种|自家|老伴|我(?![们国省市县区镇乡村校院局]))")


def remember(sentence: Sentence, mentions: Sequence[Mention], state: State) -> None:
    """Keeps whom a paragraph has told of, so that the next may go on about him."""
    people = sorted((m for m in mentions if m.kind == "person" and m.subtype != "journalist"), key=lambda m: m.span)
    state.person = people[-1].entity if people else state.person
    told_of = state.topic if state.topic is not None and state.topic.kind == "person" else None
    if told_of is not None and told_of.subtype != "official":
        state.story = (told_of, sentence.paragraph)


def goes_on_about(sentence: Sentence, mentions: Sequence[Mention], state: State) -> Entity | None:
    """The villager of the paragraph before whom this one goes on about: 这46亩油茶是他爷爷栽下的; “早先自己种，…”."""
    if state.story is None or sentence.paragraph - state.story[1] > 1 or state.person != state.story[0]:
        return None
    text = sentence.text
    him = _HIM.search(text) or _HOUSEHOLD.match(text)
    if him is None or any(m.kind == "person" for m in mentions):
        return None
    first = min((m.span.start for m in mentions if m.kind in ("place", "organisation")), default=len(text))
    return state.story[0] if him.start() < first else None


_BULLET = re.compile("[—●▲◆■★·•○◎▶►\\-－ 　]*(?:[（(]?[0-9一二三四五六七八九十]+[)）、.．])?[“”]?")
_ENDS_LABEL = re.compile("[”]?[。：:]?")


def label(sentence: Sentence, mentions: Sequence[Mention]) -> Entity | None:
    """The work that an item of a list is headed by: ——甲镇供水保障工程。|更换管网37公里."""
    text = sentence.text
    if not text.startswith(("—", "●", "▲", "◆", "■", "★", "·", "•", "（", "(", *"123456789一二三四五六七八九十")):
        return None
    start = _BULLET.match(text)
    works = [m for m in mentions if m.kind == "initiative" and start is not None and m.span.start <= start.end() + 6]
    found = next((m for m in works if _ENDS_LABEL.fullmatch(text, m.span.stop)), None)
    return found.entity if found is not None else None


_ANNOUNCES = re.compile("(?:以下|如下|下列|[几两三四五六七八九][项个件](?:方面)?)[^，。；：]{0,8}[：:]$")
_ITEM_NUMBER = re.compile("[（(]?[一二三四五六七八九十]{1,2}[)）]?[、.．是]|[（(]?\\d{1,2}[)）、.．](?!\\d)")


def announces(text: str) -> bool:
    """Whether a sentence leads to a list of what has been done: 甲医联体围绕“小病不出村”，主要抓了以下工作："""
    return _ANNOUNCES.search(text) is not None


def is_item(text: str) -> bool:
    """Whether a paragraph is one of a numbered list: 一、人员下沉。"""
    return _ITEM_NUMBER.match(text) is not None


_HERE_IS = re.compile("(?:这[里儿]?|此处|眼前)(?:就|便|正)?是")


def here_is(text: str, clause: Clause, mentions: Sequence[Mention]) -> Entity | None:
    """The school of 这里是甲镇乙小学，全校只有9位老师: what goes before and after is told of it."""
    here = _HERE_IS.match(text, clause.head)
    first = longest_at(here.end(), mentions, AGENTS) if here else None
    if first is None:
        return None
    last = chain(first, mentions)
    return last.entity if last.span.stop == clause.stop and last.entity is not None else None


_ITEM = re.compile("[—●▲◆■★·]|[一-鿿]{2,6}。")


def heads_item(text: str) -> bool:
    """Whether a paragraph is one of a row, headed by words of its own: 抓服务。推行…; ——饮水。"""
    return _ITEM.match(text) is not None


def is_home(entity: Entity) -> bool:
    """Whether a story can be at home there: in a village or with a firm, not in a county or with its bureau."""
    if entity.kind == "place":
        return entity.subtype not in (*_WIDE, *_SITES)
    return (
        entity.kind == "organisation"
        and not is_bureau(entity)
        and entity.subtype not in ("government", "party", "media")
    )


def at_home(text: str, mentions: Sequence[Mention], state: State) -> tuple[Entity, ...]:
    """Where a sentence without a subject goes on, if the wide main place has not been told of in this section.

    甲镇乙村办起合作社。甲局拿出补助。|两年下来，换上网箱48口: of the village.
    """
    if not state.home or state.main_told or not state.main or state.main[0].subtype not in _WIDE:
        return ()
    if _OF_WHOLE.match(text) or is_item(text) or "全县" in text or "全市" in text:
        return ()
    if any(m.entity in state.main for m in mentions):
        return ()
    return state.home
