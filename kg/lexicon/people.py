"""What names of people are made of: surnames, likely given names, transliterations, and the words around them."""

from __future__ import annotations

import re
from functools import cache, lru_cache
from typing import TypeAlias

import rjieba

from kg.lexicon.patterns import alternation, opening
from kg.lexicon.vocabulary import rows, words

_Tree: TypeAlias = "dict[str, _Tree]"

HAN = r"\u3400-\u9fff"
_COMMON_BONUS, _COMPOUND_BONUS, _RARE_COST, _WORD_COST = 1.0, 4.0, -1.5, -1.5


@cache
def surnames() -> dict[str, float]:
    """Each surname with what it adds to the score of a name.

    >>> surnames()["王"] > surnames()["高"] > surnames()["充"]
    True
    """
    scores = {}
    for row in rows("surnames"):
        score = {"common": _COMMON_BONUS, "compound": _COMPOUND_BONUS}.get(row["kind"], _RARE_COST)
        scores[row["surname"]] = score + (_WORD_COST if row["word"] == "yes" else 0.0)
    return scores


@cache
def _given() -> dict[str, tuple[float, float, float]]:
    return {row["char"]: (float(row["second"]), float(row["third"]), float(row["only"])) for row in rows("given_chars")}


@cache
def _foreign() -> dict[str, float]:
    return {row["char"]: float(row["score"]) for row in rows("foreign_names_chars")}


_UNKNOWN = (1.5, 1.5, 1.5)  # a character too rare for any statistics is more often in a name


def surname_of(name: str) -> str:
    """The surname a name begins with, "" where it begins with none.

    >>> surname_of("欧阳修远"), surname_of("王建国"), surname_of("的建国")
    ('欧阳', '王', '')
    """
    if len(name) > 2 and name[:2] in surnames():
        return name[:2]
    return name[:1] if name[:1] in surnames() else ""


def third_score(char: str) -> float:
    """How likely a character ends a name of three; one too rare for any statistics rather does not."""
    return _given().get(char, (-1.0, -1.0, -1.0))[1]


def name_score(name: str) -> float:
    """How likely two to four characters are surname and given name; below 0 is rather no name.

    >>> name_score("李明远") > 4, name_score("高质量") < -4, name_score("马上") < 0
    (True, True, True)
    """
    surname = surname_of(name)
    given = name[len(surname) :]
    if not surname or not 1 <= len(given) <= 2:
        return -9.0
    if len(given) == 1:
        return surnames()[surname] + _given().get(given, _UNKNOWN)[2]
    return surnames()[surname] + _given().get(given[0], _UNKNOWN)[0] + _given().get(given[1], _UNKNOWN)[1]


def foreign_score(name: str) -> float:
    """How likely, a character, a word spells a foreign name; above 1 it looks like one.

    >>> foreign_score("穆罕默德") > 1 > foreign_score("农村信用")
    True
    """
    return sum(_foreign().get(char, -2.0) for char in name) / max(len(name), 1)


def is_foreign_char(char: str) -> bool:
    return _foreign().get(char, -2.0) > 0


@cache
def part_pattern() -> re.Pattern[str]:
    """Two or more elements of minority names in a row, or one long one: 格桑卓玛, 巴特尔."""
    parts = words("given_parts")
    return re.compile(f"{opening(parts)}(?:{alternation(parts)}){{1,3}}")


@cache
def part_characters() -> frozenset[str]:
    """The characters of the elements of minority names."""
    return frozenset(char for part in words("given_parts") for char in part)


@cache
def honorifics() -> dict[str, bool]:
    """Words after a name; True where a bare surname before them is a person worth naming."""
    return {row["word"]: row["partial"] == "yes" for row in rows("given_honorifics")}


@cache
def japanese_surnames() -> frozenset[str]:
    return words("foreign_names", "surname")


@cache
def transliterations() -> frozenset[str]:
    """Surnames and given names of other languages that papers print again and again: 史密斯, 伊万诺夫."""
    return words("transliterated_names", "name")


@cache
def transliteration_heads() -> frozenset[str]:
    """The first two characters of them."""
    return frozenset(name[:2] for name in transliterations())


@cache
def japanese_given() -> frozenset[str]:
    """The characters that given names in Japanese are mostly written with."""
    return frozenset("".join(words("japanese_given", "characters")))


@cache
def follower_pattern() -> re.Pattern[str]:
    """A word that shows that a name has just ended: the longer, the surer."""
    after = words("given_followers") | set(honorifics()) | words("titles") | words("posts")
    return re.compile(opening(after) + alternation(after))


@cache
def _holders() -> dict[str, str]:
    return {row["word"]: row["holder"] for name in ("titles", "posts") for row in rows(name)}


def holder(word: str) -> str:
    """What the bearer of a title counts as: official, resident, expert, journalist; "" where it is no title.

    >>> holder("副县长"), holder("村民"), holder("教授"), holder("董事长"), holder("苹果")
    ('official', 'resident', 'expert', 'resident', '')
    """
    for start in range(len(word)):
        if found := _holders().get(word[start:]):
            return "resident" if found == "company" else found
    return ""


@lru_cache(maxsize=1 << 13)
def common_word(word: str) -> bool:
    """Whether jieba's dictionary has the word as anything but a name: 马上, but not 李明远.

    >>> common_word("马上"), common_word("李明远")
    (True, False)
    """
    if word in words("given_false"):
        return True
    tagged = rjieba.tag(word, False)
    return len(tagged) == 1 and not tagged[0][1].startswith("nr")


@lru_cache(maxsize=1 << 13)
def is_proper(word: str) -> bool:
    """Whether jieba's dictionary has the word as a proper noun, of whatever sort."""
    tagged = rjieba.tag(word, False)
    return len(tagged) == 1 and tagged[0][1] in ("nz", "nr", "nrt", "nrfg")


@lru_cache(maxsize=1 << 13)
def is_known_name(word: str) -> bool:
    """Whether jieba's dictionary has the word as a name."""
    tagged = rjieba.tag(word, False)
    return len(tagged) == 1 and tagged[0][1].startswith("nr")


@lru_cache(maxsize=1 << 13)
def is_noun(word: str) -> bool:
    """Whether the word is above all a common noun, as the second half of 包小区 is."""
    tagged = rjieba.tag(word, False)
    return len(tagged) == 1 and tagged[0][1] in ("n", "s", "f", "j", "l", "i", "t")


@lru_cache(maxsize=1 << 13)
def is_verb(word: str) -> bool:
    """Whether the word is above all a verb, as the second half of 曾承诺 is.

    >>> is_verb("承诺"), is_verb("志强")
    (True, False)
    """
    tagged = rjieba.tag(word, False)
    return len(tagged) == 1 and tagged[0][1] in ("v", "d", "p", "c")
