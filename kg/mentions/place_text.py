"""What the place rules need of plain text: word boundaries and the word lists."""

from __future__ import annotations

import re
from functools import cache, lru_cache

import rjieba

from kg.lexicon.tokens import tokens
from kg.lexicon.vocabulary import rows


@lru_cache(maxsize=1024)
def boundaries(text: str) -> frozenset[int]:
    """Where words begin and end, as far as a dictionary knows.

    >>> sorted(boundaries("大同小异"))
    [0, 4]
    """
    return frozenset((0, *[token.stop for token in tokens(text)]))


@lru_cache(maxsize=1024)
def words_of(text: str) -> tuple[str, ...]:
    return tuple(token.text for token in tokens(text))


@cache
def word_list(kind: str) -> frozenset[str]:
    """The words of one kind in place_words.tsv."""
    found = [row["words"] for row in rows("place_words") if row["kind"] == kind]
    return frozenset(word for text in found for word in (text if kind == "function" else text.split()))


def stands_apart(text: str, start: int, stop: int) -> bool:
    """Whether the stretch neither begins nor ends inside a word."""
    marks = boundaries(text)
    return start in marks and stop in marks


def word_before(text: str, start: int) -> str:
    """The word that ends where the stretch begins; "" at the beginning and inside a word."""
    at = 0
    for word in words_of(text):
        at += len(word)
        if at == start:
            return word
        if at > start:
            break
    return ""


_MADE = re.compile("(?<=[建改变修造打连串围])成")


def behind_made(text: str, start: int) -> int:
    """Behind the 成 of 改建成|云上茶舍, which a name found backwards takes for its own.

    >>> behind_made("改建成云上茶舍", 2), behind_made("到成都茶舍", 1)
    (3, 1)
    """
    return start + 1 if _MADE.match(text, start) else start


_AMONG_WORKS = re.compile(
    r"等(?:\d+[余多]?个)?(?:一批|系列|重大|重点|产业|工业|民生|签约|开工|[省市县区]级?){0,3}(?:项目|工程)"
)


def is_among_works(text: str, stop: int) -> bool:
    """Whether the site that ends here is one of the works told of: 乙产业园 of 甲开发区乙产业园等重大项目集中开工."""
    return bool(_AMONG_WORKS.match(text, stop))


@lru_cache(maxsize=1024)
def is_word(text: str) -> bool:
    """Whether the dictionary has it."""
    return bool(rjieba.has_word(text))


def is_place_word(name: str) -> bool:
    """Whether the dictionary has no such word, or has it as a place."""
    return not is_word(name) or any(word.text == name and word.tag == "ns" for word in tokens(name))


#: What leads to the short name of a far county, and what follows one.
_LEADS = re.compile("(?:[在到从往与和去赴来自是由及至、“（—]|前往|销往|位于|籍)$")
_FOLLOWS = re.compile("[的等、，。；）”籍和与及是有至到市县区地]|$")
_AGED = frozenset("老大小")


def is_loose(text: str, at: int, stop: int, codes: tuple[str, ...]) -> bool:
    """，沿河|察看, 老|白山雪村: a far county's short name that nothing leads to and nothing follows."""
    if text[at - 1 : at] in _AGED and at > 0:
        return True
    far = min(len(c) for c in codes) == 6 and text[at:stop][-1] in "河江湖山溪岭泉"
    return far and not _LEADS.search(text, max(0, at - 2), at) and not _FOLLOWS.match(text, stop)
