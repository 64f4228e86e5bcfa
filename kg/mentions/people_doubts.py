"""What looks like a person's name and is none: 毛南族, 蜂糖李|采摘, 王氏|竹编; names that swallow a verb: 李静见|她."""

from __future__ import annotations

import re
from collections.abc import Sequence

from kg.lexicon.people import honorifics
from kg.lexicon.products import ends_in_product, product_words
from kg.lexicon.vocabulary import words as vocabulary
from kg.model import Mention

_CLAN = "氏"
#: 管|九校, 抓|五事: a verb and so many.
_SO_MANY = re.compile("[管带领抓建办守护帮包][一二两三四五六七八九十百千][一-鿿]?")
#: 李静|见她, 李勇|见状: the verb of seeing is none of the name.
_SEES = re.compile("见(?=[他她它状到有人此没雨火])")
_DRINK = ("酒", "权", "类")
_LONGEST_PRODUCT = 6
_STEM = ("村", "镇", "乡", "县", "社区", "街道", "屯", "寨")


def is_word(text: str, start: int, stop: int) -> bool:
    """Whether the words are something else than a person whom no title introduces."""
    name = text[start:stop]
    if name[1:2] == _CLAN or _SO_MANY.fullmatch(name) or name[:2] in vocabulary("peoples"):
        return True
    if text.startswith("族", stop) or any(text.startswith(word, stop - 1) for word in honorifics() if len(word) == 2):
        return True  # 陈|婆婆
    if name in product_words() or (len(name) > 2 and name[:2] in product_words()) or name.endswith(_DRINK):
        return True  # 福白菊, 杨梅|苗
    return len(ends_in_product(text[max(0, start + 1 - _LONGEST_PRODUCT) : start + 1])) > 1


def is_task(text: str, start: int, stop: int) -> bool:
    """校长|管九校: what a title leads to is a verb with so many."""
    return bool(_SO_MANY.fullmatch(text, start, stop))


def without_verb(text: str, start: int, stop: int) -> int:
    """Where the name ends before a verb that it has swallowed."""
    swallowed = stop - start > 2 and _SEES.match(text, stop - 1)
    return stop - 1 if swallowed else stop


def stems(found: Sequence[Mention]) -> frozenset[str]:
    """王圩 of 王圩村, as an article goes on to call its village."""
    names = {m.name for m in found if m.kind == "place" and m.subtype in ("village", "community", "township", "county")}
    cut = (name.removesuffix(end) for name in names for end in _STEM if name.endswith(end))
    return frozenset(stem for stem in cut if len(stem) == 2)
