"""Rules for people that start from what the tagger, a dictionary or a list of names sees."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache

from rjieba import has_word

from kg.lexicon.patterns import Listed, alternation
from kg.lexicon.people import (
    common_word,
    foreign_score,
    honorifics,
    is_foreign_char,
    is_known_name,
    is_proper,
    name_score,
    part_pattern,
    surname_of,
    transliterations,
)
from kg.lexicon.tokens import Token, tokens
from kg.lexicon.vocabulary import words as vocabulary
from kg.mentions.names import japanese_surname, without_honorific
from kg.mentions.people_doubts import without_verb
from kg.mentions.people_place import Found, Place, who
from kg.mentions.posts import find_titles

_LATIN = re.compile(r"(?<![A-Za-z0-9])[A-Za-z][a-zA-Z'’]{2,}(?:[ .·]{1,2}[A-Z][a-zA-Z'’]*){0,3}(?![A-Za-z0-9])")
#: 雷锋精神, 雷锋志愿服务岗: what bears somebody's name.
_HONOURED = re.compile("精神|志愿|岗|式(?!样)|驿站|审判方式|工作方法")
_SHORT_ALONE = 0.6  # names of two characters are the tagger's commonest mistakes
_SHORT_WORD = 2.5  # and those that are words too have to stand well: 罗干说
_BAD_ENDS = ("某", "某某", "家", "氏", "某甲", "某乙", "总")
_NICK = ("小", "老", "阿", "大")


def foreign_before_title(place: Place) -> Iterator[Found]:
    """拉特纳亚克议长, 桥本首相: what spells a foreign name between a break and a title."""
    for title in find_titles(place.text):
        if len(title.printed) < 2 or title.printed != place.text[title.start : title.stop]:
            continue
        start = _foreign_start(place, title.start)
        name = place.text[start : title.start]
        listed = name in transliterations() or (japanese_surname(name) and len(name) == 2)
        if listed or (
            len(name) > 2
            and name[-1] not in "镇村乡县市区州岛山"
            and foreign_score(name) >= 0.8
            and not common_word(name)
        ):
            yield Found(start, title.start, "foreign name before a title", 0.85, who(place, start, title.start))


def _foreign_start(place: Place, stop: int) -> int:
    """Where the run of characters begins that spell foreign names, up to `stop`; a word that ends there bounds it."""
    text = place.text
    for size in (3, 2):
        if text[stop - size : stop] in transliterations() or japanese_surname(text[stop - size : stop]):
            known = stop - size
            if known == 0 or not is_foreign_char(text[known - 1]):
                return known
    told = next((a for a, b in place.line.others.items() if b == stop and b - a > 2), stop)
    if stop - told > 2 and foreign_score(text[told:stop]) >= 0.8:
        return told  # 卓科达|先生, whatever the tagger takes it for
    start = stop
    while start and stop - start < 8 and is_foreign_char(text[start - 1]):
        start -= 1
    ends = [token.stop for token in tokens(text) if start < token.stop < stop and _bounds(token)]
    return max(ends, default=start)


def _bounds(token: Token) -> bool:
    """国家 and the like: a word of two characters and more that is no piece of a foreign name."""
    return (
        len(token.text) > 1 and token.tag in ("n", "ns", "v", "d", "t", "f", "s", "c") and foreign_score(token.text) < 2
    )


def tagged(place: Place) -> Iterator[Found]:
    """What the tagger takes for a person and the make of the name does not forbid."""
    for start, stop in place.line.people.items():
        printed = place.text[start:stop]
        if _HONOURED.match(place.text, stop) or _inside_word(place, start) or _names_things(place.text, start, stop):
            continue
        name = without_honorific(_without_title(re.sub(r"[ \u3000]", "", printed)))
        if "·" in printed or name in vocabulary("given_false"):
            continue
        stop = start + len(printed.rstrip()) if " " in printed else start + len(name)
        better = place.line.name_at(start)
        if better and _HONOURED.match(place.text, better.stop):
            continue
        whole = _proper(name) or is_known_name(name)  # 周恩来 before 经济思想
        if (
            better
            and (better.stop >= stop or not whole)
            and better.shape == "chinese"
            and better.score > 0
            and foreign_score(name) < 0.8
        ):
            stop = better.stop if better.stop <= stop or not _is_seen_twice(place, start, stop) else stop
            name = place.text[start:stop]
        elif better and better.shape == "parts" and better.stop > stop and better.score > 0:
            stop = better.stop  # 额尔敦|其木格
            name = place.text[start:stop]
        introduced = start in place.introduced
        listed = name in transliterations() or japanese_surname(name)
        if (
            len(name) == 2
            and not introduced
            and not listed
            and name_score(name) + place.line.after(stop) < _SHORT_ALONE
        ):
            continue
        opens = start == 0 or not "\u4e00" <= place.text[start - 1] <= "\u9fff"
        fits = opens and name_score(name) + place.line.after(stop) >= _SHORT_WORD
        stop = without_verb(place.text, start, stop)
        name = name[: stop - start] if " " not in printed else name
        if confidence := _plausible(name, introduced or (len(name) == 2 and fits)):
            yield Found(start, stop, "tagger", confidence, who(place, start, stop))


#: 福白菊|种植, 秦脆|等新优品种, 欧拉羊; 铁木里克|火山; 任|总路长: produce, ground, and a verb before a post.
_PRODUCE = re.compile(
    "羊(?!说|称)|种植|养殖|栽培|文化|品种|基地|产业|系列|(?:火山|雪山|冰川|峡谷|湿地|草原|沙漠|盆地|大峡谷|古城|古道|遗址)|[、一-鿿]{0,8}等[一-鿿]{0,4}(?:品种|树种|农产品|作物)"
)
_SERVES_AS = re.compile("任(?:[总副第]|[一-鿿]{0,3}级)?[一-鿿]{0,3}(?:长|主任|书记|委员|总管|队员|站长)")


def _names_things(text: str, start: int, stop: int) -> bool:
    return bool(
        _PRODUCE.match(text, stop)
        or text[stop - 1] in "羊鸭鹅鸡猪"
        or (text[start] == "任" and _SERVES_AS.fullmatch(text, start, stop))
    )


def _inside_word(place: Place, start: int) -> bool:
    """穿|戴一新: whether the name would begin with the second half of a word."""
    return start not in place.introduced and any(
        token.start == start - 1
        and token.stop == start + 1
        and token.tag in ("n", "v", "a", "d")
        and has_word(token.text)
        for token in tokens(place.text)
    )


#: What people do and stand beside, after a name that goes no further: 石勇|问得很细
_DEEDS = frozenset("问说看听查讲喊笑答蹲站坐走跑去到在把将给对向正已就也都又还从被")


def _is_seen_twice(place: Place, start: int, stop: int) -> bool:
    """Whether tagger and dictionary both end a name here, and what follows is done by its bearer."""
    cut = any(token.start == start and token.stop == stop and token.tag == "nr" for token in tokens(place.text))
    return cut and place.text[stop : stop + 1] in _DEEDS


def _without_title(name: str) -> str:
    """费舍尔议长 → 费舍尔."""
    last = next((title for title in find_titles(name) if title.stop == len(name) and title.start > 1), None)
    if last is None:
        cut = next((size for size in (3, 2) if len(name) > size + 1 and name[-size:] in vocabulary("titles")), 0)
        return name[: len(name) - cut]
    return name[: last.start]


def _plausible(name: str, introduced: bool) -> float:
    """How far to follow the tagger: 0 for nicknames, words, and makes of name that do not exist."""
    if len(name) < 2 or name.endswith(_BAD_ENDS) or not re.fullmatch(r"[\u3400-\u9fff\ue000-\uf8ff]+", name):
        return 0.0
    if name.startswith(_NICK) and (len(name) == 2 or (len(name) == 3 and foreign_score(name) < 1)) and not introduced:
        return 0.0
    known = name in transliterations() or japanese_surname(name)
    if name in vocabulary("given_false") and not introduced:
        return 0.0
    if common_word(name) and not introduced and not known and not _proper(name):
        return 0.0
    score = name_score(name)
    if score > -2 or (surname_of(name) and len(name) == 4 and name[1] in vocabulary("surnames", "surname")):
        return 0.85 if score > 2 else 0.75
    if known or part_pattern().fullmatch(name) or foreign_score(name) > 0.7:
        return 0.75
    return 0.7 if introduced and len(name) <= 4 else 0.0


def _proper(name: str) -> bool:
    """What a dictionary of words has as a name of something, or of whatever sort though it is made as names are."""
    return len(name) == 3 and bool(surname_of(name)) and (is_proper(name) or name_score(name) >= 2.5)


def latin(place: Place) -> Iterator[Found]:
    """首席设计师Dustin Browder: a name in Latin letters after a title."""
    for match in _LATIN.finditer(place.text):
        if match.start() in place.introduced:
            yield Found(match.start(), match.end(), "Latin name after a title", 0.75, who(place, *match.span()))


def well_made(place: Place) -> Iterator[Found]:
    """Without the tagger: what jieba's dictionary and its model of names take for one, where it is well made."""
    if place.line.asked:
        return
    for start in [token.start for token in tokens(place.text) if token.tag.startswith("nr")]:
        name = place.line.name_at(start)
        if name is None or name.shape == "dotted" or place.text[start : name.stop] in vocabulary("given_false"):
            continue
        if place.text[name.stop - 1] in "县镇乡村市区州旗省":
            continue
        if name.score > 3.5:
            yield Found(start, name.stop, "well-made name", 0.7, who(place, start, name.stop))


def partial(place: Place) -> Iterator[Found]:
    """村民王大姐, 75岁的李奶奶: a surname that a role or an age introduces."""
    if _honorific_starts().isdisjoint(place.text):
        return
    for match in _partial_names().finditer(place.text):
        if surname_of(match["name"]):
            yield Found(match.start("name"), match.end("name"), "partial name", 0.5)


@cache
def _honorific_starts() -> frozenset[str]:
    return frozenset(word[0] for word, alone in honorifics().items() if alone)


@cache
def _partial_names() -> Listed:
    kinds = alternation(word for word, alone in honorifics().items() if alone)
    titles = vocabulary("titles")
    return Listed((*titles, "岁的"), rf"(?:{alternation(titles)}|岁的)(?P<name>[\u4e00-\u9fff]{kinds})")


def surname_alone(place: Place) -> Iterator[Found]:
    """李先生, 陈教授, 吕老: a surname with what its bearer is called, as the tagger sees it."""
    for start, told in place.line.people.items():
        called = place.text[start:told]
        surname = surname_of(called)
        if surname and called.removeprefix(surname) in _called():
            yield Found(start, start + len(surname), "partial: surname alone", 0.45, "resident", called)


@cache
def _called() -> frozenset[str]:
    formal = frozenset(("女士", "老板", "经理", "总经理", "董事长"))
    return (frozenset(word for word in honorifics() if len(word) > 1) - formal) | {"老", "总统", "总理", "司令"}


def dictionary_names(place: Place) -> Iterator[Found]:
    """金大中, 周恩来: people so well known that a dictionary of words has them, where the tagger sees none."""
    known = transliterations()
    shortest = 2 if place.line.asked else 3  # shorter ones have to be seen by the tagger
    for token in [token for token in tokens(place.text) if len(token.text) >= shortest]:
        listed = token.text in known
        if not listed and not (len(token.text) == 3 and is_known_name(token.text)):
            continue
        if _names_things(place.text, token.start, token.stop):
            continue
        if _addressed(token.text) or not (listed or name_score(token.text) > 3.0) or not _seen(place, token):
            continue
        yield Found(token.start, token.stop, "name of a dictionary", 0.75, who(place, token.start, token.stop))


def _seen(place: Place, token: Token) -> bool:
    """Whether the tagger, where it was asked, takes the word for a person, or all of it for a place or a body."""
    text, line = place.text, place.line
    if re.search("[—-]", text[max(0, token.start - 1) : token.start] + text[token.stop : token.stop + 1]):
        return False
    if not line.asked:
        return len(token.text) > 2
    if any(a < token.stop and token.start < b for a, b in line.people.items()):
        return True
    return (
        line.others.get(token.start) == token.stop and len(token.text) > 2 and text[token.stop - 1] not in "滩堡城岛网"
    )


def _addressed(name: str) -> bool:
    return name[1:] in _called() or name in vocabulary("given_false")
