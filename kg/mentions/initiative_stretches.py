"""Stretches of a sentence that may name a programme in plain words, chosen generously: the signs judge later."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Iterator
from functools import cache, lru_cache
from typing import NamedTuple

from kg.lexicon import programmes
from kg.lexicon.tokens import Token
from kg.mentions.initiative_clauses import are_clauses
from kg.mentions.initiative_lines import Line

HARD = frozenset("，。；：！？（）“”《》‘’…—、 ")
LONGEST = 24
_SHORTEST = 3
_ENDS = 4  # places where what a verb governs may end


class Stretch(NamedTuple):
    """From one character to another, with the ways it was come upon and the verb before it."""

    start: int
    stop: int
    ways: frozenset[str]
    verb: str = ""


@cache
def kinds() -> dict[str, frozenset[str]]:
    """What each word of `programme_words.tsv` is: verbs by what they do, words that close a name, known programmes."""
    found: dict[str, set[str]] = defaultdict(set)
    for word, kind in programmes.plain_words():
        found[word].add(kind)
    return {word: frozenset(kind) for word, kind in found.items()}


VERBS = frozenset(["adopt", "set", "run", "build", "choose", "give", "use", "bring", "name"])
CLOSERS = frozenset(["scheme", "service", "works", "act"])


@cache
def verbs() -> frozenset[str]:
    return frozenset(word for word, found in kinds().items() if found & VERBS)


@cache
def _words(kind: str) -> frozenset[str]:
    return frozenset(word for word, found in kinds().items() if kind in found)


_BODIES = ("队", "小组", "专班", "合作社", "公司", "协会", "委员会", "党支部")
_OF_ONE = "省市县区旗州镇乡村某老新"  # 县|污水处理厂, 新|产业园


def is_common(text: str) -> bool:
    """Whether a phrase is the everyday name of a kind of thing.

    >>> is_common("长效机制"), is_common("县工业园区"), is_common("道德银行")
    (True, True, False)
    """
    if text.startswith(_setting_up()) or text.endswith(_BODIES):
        return True  # 建立长效机制 is something done, a team is a body
    bare = text[2:] if text.startswith("一个") else text[1:] if text[0] in _OF_ONE else text
    return text in _words("common") or bare in _words("common")


@cache
def _setting_up() -> tuple[str, ...]:
    """Verbs that no name begins with."""
    either = programmes.name_words("either") | programmes.name_words("generic")
    return tuple(sorted(w for w in _words("adopt") | _words("set") if len(w) > 1 and w not in either))


Found = Iterator[tuple[int, int, str]]  # start, stop and the verb before


def _ways() -> tuple[tuple[str, Callable[[Line], Found]], ...]:
    return (
        ("object", _objects),
        ("headed", _headed),
        ("member", _members),
        ("row", _rows),
        ("term", _terms),
    )


def stretches(line: Line) -> list[Stretch]:
    """Every candidate of a sentence, each once."""
    ways: dict[tuple[int, int], set[str]] = defaultdict(set)
    governed: dict[tuple[int, int], str] = {}
    for way, find in _ways():
        for start, stop, verb in find(line):
            fits = _SHORTEST <= stop - start <= LONGEST or (way == "row" and stop - start <= 40)
            if fits and not is_common(line.text[start:stop]):
                ways[start, stop].add(way)
                if verb and (start, stop) not in governed:
                    governed[start, stop] = verb
    return [Stretch(a, b, frozenset(found), governed.get((a, b), "")) for (a, b), found in ways.items()]


def _is_hard(word: Token) -> bool:
    return word.text[0] in HARD


def _objects(line: Line) -> Found:
    """What a verb of setting up and running governs: 实行|红黄绿三色分级探访, 铺开|数字果园试点."""
    words, governing = line.words, verbs()
    for index, word in enumerate(words):
        if word.text in governing and (len(word.text) > 1 or word.tag[0] == "v"):
            first = _skip(line, index + 1)
            for start, stop in _from(line, first):
                yield start, stop, word.text


def _skip(line: Line, index: int) -> int:
    """Past particles, counts and the place where something is done."""
    places = {m.span.start: m.span.stop for m in line.taken if m.kind == "place" and (m.anaphor or m.subtype in _UNITS)}
    words = line.words
    while index < len(words):
        word = words[index]
        counted = word.tag in ("m", "q", "mq") and not _is_part(line, index)
        if word.text in _words("particle") or word.text in _words("some") or counted:
            index += 1
        elif word.start in places:
            stop = places[word.start]
            while index < len(words) and words[index].start < stop:
                index += 1
        else:
            return index
    return index


_LOOSE = ("uj", "ul", "p", "c", "d", "f", "r", "y")  # no name begins so
_UNITS = ("county", "city", "province", "township")
_BOUNDING = ("uj", "ul", "p", "d", "r", "c", "m", "q", "t", "f")
_CLASSIFIERS = "个处条支项间座所名家户台套批场期轮类种张份栋幢组支片块亩米元里吨人万亿次位"


def _is_part(line: Line, index: int) -> bool:
    """Whether a numeral opens a name instead of counting: 三|员联动, 一户一策, 红黄绿三色."""
    word = line.words[index]
    if word.text[0].isdigit():
        return False
    following = line.text[word.stop : word.stop + 1]
    return word.text[-1] not in _CLASSIFIERS and following not in _CLASSIFIERS


def _from(line: Line, first: int) -> Iterator[tuple[int, int]]:
    """The stretches that begin with word `first`, and behind 的 in it."""
    words, ends = line.words, 0
    if first >= len(words) or _is_hard(words[first]) or words[first].tag in _LOOSE:
        return
    starts = [words[first].start]
    for index in range(first + 1, len(words) + 1):
        last = index == len(words)
        stop = words[-1].stop if last else words[index].start
        if stop - starts[0] > LONGEST + 12 or ends >= _ENDS:
            return
        hard = last or _is_hard(words[index])
        if hard or _may_end(words[index]):
            ends += 1
            for start in starts:
                yield start, stop
        if hard:
            return
        of = words[index].text == "的" and len(starts) < 3 and index + 1 < len(words)
        if of and words[index + 1].tag not in _LOOSE:
            starts.append(words[index + 1].start)


def _may_end(word: Token) -> bool:
    return word.text in _words("follow") or word.tag in ("m", "p", "d", "c", "uj", "v", "t", "f", "mq", "r")


@cache
def closers() -> dict[str, str]:
    """Words of two characters and more that close a name, with what they close."""
    found = {head: "head" for head in programmes.heads() if len(head) > 1}
    return found | {word: min(kind & CLOSERS) for word, kind in kinds().items() if kind & CLOSERS and len(word) > 1}


@cache
def _last_characters() -> frozenset[str]:
    return frozenset(word[-1] for word in closers())


def closer_of(text: str) -> str:
    """The longest word that closes a text.

    >>> closer_of("红黄绿三色分级探访")
    '探访'
    """
    return _closer(text[-7:])


@lru_cache(maxsize=65536)
def _closer(text: str) -> str:
    table = closers()
    return next((text[n:] for n in range(len(text) - 1) if text[n:] in table), "")


def _headed(line: Line) -> Found:
    """Noun phrases that one of many words closes."""
    for index, word in enumerate(line.words):
        if word.text[-1] not in _last_characters() or not closer_of(line.text[max(0, word.stop - 7) : word.stop]):
            continue
        first = _edge(line, index)
        yield line.words[first].start, word.stop, _verb_before(line, first)


def _edge(line: Line, index: int) -> int:
    """The first word of the noun phrase that ends with word `index`."""
    words = line.words
    walls = {m.span.stop for m in line.taken if m.kind == "place" and m.subtype in _UNITS}
    first = index
    while first > 0:
        before = words[first - 1]
        if _is_hard(before) or before.tag in _BOUNDING or before.stop in walls:
            break
        if before.text in verbs() or before.text in _words("follow"):
            break
        first -= 1
    return first


def _verb_before(line: Line, first: int) -> str:
    for index in range(first - 1, max(-1, first - 5), -1):
        word = line.words[index]
        if _is_hard(word):
            return ""
        if word.text in verbs() and (len(word.text) > 1 or word.tag[0] == "v"):
            return word.text
    return ""


def _clauses(line: Line) -> Iterator[tuple[int, int]]:
    """First and last word of each run that only 、 interrupts."""
    first = 0
    for index in range(len(line.words) + 1):
        if index == len(line.words) or (_is_hard(line.words[index]) and line.words[index].text[0] != "、"):
            if index > first:
                yield first, index
            first = index + 1


def _members(line: Line) -> Found:
    """Each member of a list: 第二水厂扩容、某某小学迁建."""
    if "、" not in line.text:
        return
    for first, last in _clauses(line):
        marks = [i for i in range(first, last) if line.words[i].text[0] == "、"]
        if not marks:
            continue
        opening, verb = _opening(line, first, marks[0])
        edges = [opening, *(i + 1 for i in marks)]
        for start, stop in zip(edges, [*marks, _close(line, marks[-1] + 1, last)], strict=True):
            if start < stop and closer_of(line.text[line.words[start].start : line.words[stop - 1].stop]):
                yield line.words[start].start, line.words[stop - 1].stop, verb


def _opening(line: Line, first: int, mark: int) -> tuple[int, str]:
    """Where the first member begins: behind the last verb that governs the list."""
    for index in range(mark - 2, first - 1, -1):
        word = line.words[index]
        if (word.text in verbs() and word.tag[0] == "v") or word.tag == "uj":
            return _skip(line, index + 1), word.text if word.tag != "uj" else ""
    return _skip(line, first), ""


def _close(line: Line, first: int, last: int) -> int:
    for index in range(first + 1, last):
        if line.words[index].text in _words("follow") or line.words[index].tag in ("m", "p", "d"):
            return index
    return last


def _rows(line: Line) -> Found:
    """Members that each say what is done, as one: 老人点单、网格收单、街道派单."""
    if line.text.count("、") < 1:
        return
    for first, last in _clauses(line):
        marks = [i for i in range(first, last) if line.words[i].text[0] == "、"]
        if not marks:
            continue
        opening, verb = _opening(line, first, marks[0])
        for stop in {last, _close(line, marks[-1] + 1, last)}:
            if opening >= marks[0] or stop <= marks[-1] + 1:
                continue
            start, end = line.words[opening].start, line.words[stop - 1].stop
            if are_clauses(line.text[start:end]):
                yield start, end, verb


@cache
def all_known() -> frozenset[str]:
    return frozenset((*programmes.known(), *_words("term")))


@cache
def _known() -> dict[str, tuple[str, ...]]:
    """Known programmes by their first two characters, the longest first."""
    found: dict[str, list[str]] = defaultdict(list)
    for word in all_known():
        found[word[:2]].append(word)
    return {key: tuple(sorted(words, key=lambda w: -len(w))) for key, words in found.items()}


def known_at(text: str, start: int) -> str:
    """The known programme that begins here.

    >>> known_at("推行时间银行", 2)
    '时间银行'
    """
    return next((w for w in _known().get(text[start : start + 2], ()) if text.startswith(w, start)), "")


def _terms(line: Line) -> Found:
    """Programmes known by name, and with the head behind them."""
    text, stop = line.text, 0
    for start in range(len(text) - 2):
        if start < stop or text[start : start + 2] not in _known():
            continue
        word = known_at(text, start)
        if not word:
            continue
        stop = start + len(word)
        index = next((i for i, w in enumerate(line.words) if w.stop >= start), 0)
        verb = _verb_before(line, min(len(line.words) - 1, index + 1))
        yield start, stop, verb
        for length in (2, 3, 4):
            if text[stop : stop + length] in programmes.heads():
                yield start, stop + length, verb
