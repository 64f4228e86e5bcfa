"""Who speaks in a quotation: “我们建了大棚”，甲村村民某某说."""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Sequence
from operator import attrgetter

from kg.facts.subjects import speaks
from kg.model import Entity, Mention, Sentence

_I = re.compile("[我咱俺]们?家(?!乡|园)|俺(?!们)|我(?!们|国|省|市|州|盟|县|区|旗|镇|乡|村|校|院|局|所|司|社|军)")


#: “我种了8亩。”|甲村种植户|某某擦了把汗
_VILLAGER = re.compile(
    "[^，。；：“”]{0,16}(?:村民|居民|农户|[一-鿿][殖植困贫]户|大户|[果菜茶瓜粮药花椒棉蔗]农|牧民|渔民|工人|业主|员工|老人)"
)


def attribution(sentences: Sequence[Sentence], sentence: Sentence, closed: int) -> tuple[Sentence, int]:
    """Where it may say who spoke: behind the quotation mark, or in the sentence that follows."""
    place = bisect_right(sentences, sentence.index, key=attrgetter("index"))
    following = sentences[place] if place < len(sentences) else None
    ends = not sentence.text[closed + 1 :].strip() and following is not None
    if ends and following is not None and following.paragraph == sentence.paragraph:
        return following, -1
    return sentence, closed


def says_i(sentences: Sequence[Sentence], first: Sentence, last: Sentence, closed: int) -> bool:
    """Whether somebody tells of himself: 我就卖了40箱."""
    between = [s for s in sentences if first.index <= s.index < last.index]
    return any(_I.search(s.text) for s in between) or bool(_I.search(last.text[: max(0, closed)]))


_MINE = re.compile(
    "净[落赚挣剩得]|到手|一(?:上午|下午|天|早上|个人|家人?|季|茬|亩)[^，。；：]{0,6}(?:采|卖|挣|赚|收|摘|割|管|拿|养|种)"
    "|(?:出栏|存栏|毛?收入|利润|纯利|净利)[^，。；：\\d]{0,6}\\d|[圈棚地]里有?[^，。；：\\d]{0,6}\\d"
    "|(?:卖|挣|赚)了?\\d|\\d亩地[^，。；：]{0,4}天"
)
_OURS = re.compile(
    "我们|咱|俺们|[全本]村|村里|镇里|县里|合作社|公司|政府|工厂|厂里|基地|大家|乡亲|农户|村民|每户|户均|人均"
)


def tells_of_own(sentences: Sequence[Sentence], first: Sentence, last: Sentence, closed: int) -> bool:
    """Whether speech without any 我 can only be of what the speaker sells or earns: 这批茧卖了3万元，净落2万元."""
    spoken = "".join(s.text for s in sentences if first.index <= s.index < last.index) + last.text[: max(0, closed)]
    return _MINE.search(spoken) is not None and _OURS.search(spoken) is None


def opens_with_i(text: str, position: int) -> bool:
    """Whether somebody speaks of himself here: 我4个月的收入."""
    return _I.match(text, position) is not None


def resident(sentence: Sentence, offset: int, mentions: Sequence[Mention]) -> Entity | None:
    """The villager who speaks behind this point."""
    text = sentence.text
    for person in sorted((m for m in mentions if m.kind == "person"), key=lambda m: m.span):
        near = offset < person.span.start <= offset + 24
        near = near and (speaks(text, person) or _VILLAGER.fullmatch(text, offset + 1, person.span.start) is not None)
        if near and person.entity is not None and person.subtype not in ("official", "journalist", "expert"):
            return person.entity
    return _further_on(sentence, offset, mentions)


_SETTING = re.compile("(?:[^，。；：“”]{1,24}，){0,3}(?:[^，。；：“”、]{0,12}的)?[^，。；：“”、]{0,4}")
_WHILE_SPEAKING = re.compile(
    "一边|边[^，。；：]{1,8}边|[向对给跟]记者|[就便正又]?[笑乐指捧拿拍抹数翻望看站坐擦扳掰攥蹲靠倚挥举抱拎提扛背端晃搓眯咧合][^，。；：]{0,12}(?:[着了起出]|算|说)|正|喜|高兴|满脸"
)


def _further_on(sentence: Sentence, offset: int, mentions: Sequence[Mention]) -> Entity | None:
    """The villager of “…净落2万元。”立冬刚过，甲村的蚕房里，某某一边收茧，一边给记者算账."""
    text = sentence.text
    people = [m for m in mentions if m.kind == "person" and m.span.start > offset]
    person = min(people, key=lambda m: m.span, default=None)
    if person is None or person.entity is None or person.subtype in ("official", "journalist", "expert"):
        return None
    set_in = _SETTING.fullmatch(text, offset + 1, person.span.start) is not None
    return person.entity if set_in and _WHILE_SPEAKING.match(text, person.span.stop) else None
