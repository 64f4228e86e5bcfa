"""What looks like a person's name and is none: 毛南族, 蜂糖李|采摘, 王氏|竹编; names that swallow a verb: 李静见|她."""

from __future__ import annotations

import re
from collections.abc import Sequence
from functools import cache

from rjieba import has_word

from kg.lexicon.people import honorifics
from kg.lexicon.products import ends_in_product, product_words
from kg.lexicon.tokens import tokens
from kg.lexicon.vocabulary import words as vocabulary
from kg.model import Mention

_CLAN = "氏"
#: 管|九校, 抓|五事, 占|三成: a verb and so many.
_SO_MANY = re.compile("[管带领抓建办守护帮包占][一二两三四五六七八九十百千][一-鿿]?")
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
    if text.startswith("族", stop) or text.startswith(_honorifics(), stop - 1):
        return True  # 陈|婆婆
    if name in product_words() or (len(name) > 2 and name[:2] in product_words()) or name.endswith(_DRINK):
        return True  # 福白菊, 杨梅|苗
    return len(ends_in_product(text[max(0, start + 1 - _LONGEST_PRODUCT) : start + 1])) > 1


@cache
def _honorifics() -> tuple[str, ...]:
    """Those of two characters."""
    return tuple(word for word in honorifics() if len(word) == 2)


#: 7.5公里的|林道: what is so long is no person.
_MEASURED = re.compile("[0-9](?:公里|米|亩|平方米|公顷|吨|公斤)的$")
#: 产|某某30吨: what is counted by weight is a product.
_WEIGHED = re.compile("[0-9.]+[余多]?万?(?:吨|公斤|千克|斤|瓶|箱|坛)")
#: 郭家|娶媳妇: a family and what it does.
_FAMILY_DOES = re.compile("[一-鿿]家[娶嫁办盖养种请摆修买卖要添建开分搬租领拆]")
#: 党政代表团|来靖对接: a delegation comes to a place by its first character.
_GUESTS = re.compile("(?:团|一行|队|组|领导)$")
#: 医生|来靖帮扶
_HELPS = re.compile(
    "帮扶|支教|支医|支农|考察|调研|对接|投资|挂职|交流|指导|洽谈|参观|旅游|就业|创业|慰问|走访|采购|学习"
)
_LEADS_AWAY = frozenset("往到在从把被将给对向")


def is_thing(text: str, start: int, stop: int) -> bool:
    """Whether what stands around the words shows that nobody is called so, whatever sees a name there."""
    name = text[start:stop]
    if _MEASURED.search(text, max(0, start - 5), start) or _WEIGHED.match(text, stop):
        return True
    if name[0] == "张" and len(name) == 2 and text[start - 1 : start] in ("照", "拍", "摆", "贴"):
        return True  # 照|张相, 摆|张桌
    if _FAMILY_DOES.match(text, start) and stop - start in (2, 3):
        return True
    if name[-1] in _LEADS_AWAY and len(name) == 3 and has_word(name[:2]):
        return True  # 电梯|井道往上
    if name.startswith(("包保", "包联")):
        return True  # 包保|雪岭公司的
    comes = len(name) == 2 and name[0] in "来赴访莅抵"
    return comes and bool(_GUESTS.search(text, max(0, start - 2), start) or _HELPS.match(text, stop))


def is_divided(text: str, start: int, stop: int) -> bool:
    """照|张相: two characters that no word begins with, where nothing else speaks for a name."""
    cut = (word for word in tokens(text) if word.start < start < word.stop)
    return stop - start == 2 and any(has_word(word.text) for word in cut)


def is_task(text: str, start: int, stop: int) -> bool:
    """校长|管九校: what a title leads to is a verb with so many."""
    return bool(_SO_MANY.fullmatch(text, start, stop))


def without_verb(text: str, start: int, stop: int) -> int:
    """Where the name ends before a verb that it has swallowed."""
    swallowed = stop - start > 2 and (_SEES.match(text, stop - 1) or _into_idiom(text, start, stop))
    return stop - 1 if swallowed else stop


def _into_idiom(text: str, start: int, stop: int) -> bool:
    """李家平|梅开二度: the last character begins a longer word, as the dictionary cuts the text."""
    words = tokens(text)
    named = any(word.start == start and word.stop == stop - 1 and word.tag.startswith("nr") for word in words)
    return named and any(word.start == stop - 1 and word.stop - word.start > 3 for word in words)


def stems(found: Sequence[Mention]) -> frozenset[str]:
    """王圩 of 王圩村, as an article goes on to call its village."""
    names = {m.name for m in found if m.kind == "place" and m.subtype in ("village", "community", "township", "county")}
    cut = (name.removesuffix(end) for name in names for end in _STEM if name.endswith(end))
    return frozenset(stem for stem in cut if len(stem) == 2)
