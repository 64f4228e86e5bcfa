"""Who speaks in a quotation: “我们建了大棚”，甲村村民某某说."""

from __future__ import annotations

import re
from collections.abc import Sequence

from kg.facts.subjects import speaks
from kg.model import Entity, Mention, Sentence

_I = re.compile("我(?!们|国|省|市|州|盟|县|区|旗|镇|乡|村|校|院|局|所|司|社|军)")


#: “我种了8亩。”|甲村种植户|某某擦了把汗
_VILLAGER = re.compile(
    "[^，。；：“”]{0,16}(?:村民|居民|农户|[一-鿿][殖植困贫]户|大户|[果菜茶瓜粮药花椒棉蔗]农|牧民|渔民|工人|业主|员工|老人)"
)


def attribution(sentences: Sequence[Sentence], sentence: Sentence, closed: int) -> tuple[Sentence, int]:
    """Where it may say who spoke: behind the quotation mark, or in the sentence that follows."""
    place = sentences.index(sentence) + 1
    following = sentences[place] if place < len(sentences) else None
    ends = not sentence.text[closed + 1 :].strip() and following is not None
    if ends and following is not None and following.paragraph == sentence.paragraph:
        return following, -1
    return sentence, closed


def says_i(sentences: Sequence[Sentence], first: Sentence, last: Sentence, closed: int) -> bool:
    """Whether somebody tells of himself: 我就卖了40箱."""
    between = [s for s in sentences if first.index <= s.index < last.index]
    return any(_I.search(s.text) for s in between) or bool(_I.search(last.text[: max(0, closed)]))


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
    return None
