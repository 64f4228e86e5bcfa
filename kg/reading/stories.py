"""Whether a title without byline or dateline begins another story or a section of the one before it.

Ordered kinds of evidence, each worth some points; a section's heading shares its article's places and words
and is built like its neighbours, a headline names what the paragraph below it begins to tell.
"""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import dataclass
from functools import lru_cache

from kg.lexicon.gazetteer import gazetteer
from kg.lexicon.tokens import tokens
from kg.lexicon.vocabulary import rows
from kg.reading.heads import is_slogan

_ENOUGH = 3.0
_LEAD = 160  # characters of the first paragraph that say who, where and when
_AT_ONCE = 25
_INSIDE = -1.5  # points for a place that lies where the article before is set
_NEXT_DOOR = 1.5  # for a neighbour of the places before, which no title names
_TOWNSHIP_CODE = 9
_ROUNDUP = 3  # prefectures that one article tells of
_OPENING = 45  # of them within which a report gives its date


def _any(kind: str) -> str:
    return (
        "(?:"
        + "|".join(word for row in rows("headline_words") if row["kind"] == kind for word in row["words"].split())
        + ")"
    )


_DATED = re.compile(rf"(?:^|[，。！？；：”]){_any('time')}(?=[，、—\u4e00-\u9fff])")
_BODY_LATELY = re.compile("[^，。：；“”]{2,16}[局委办院部会所站府心](?:近日|日前|昨[日天]|最近)")
_ROUND = re.compile(_any("round"))
_POINTING = re.compile(_any("pointing"))
_REPORT = re.compile(rf"^[^，。：:？！]{{2,24}}?{_any('verb')}")
_BODY_FIRST = re.compile(rf"^[^，。：:？！ ]{{1,14}}?{_any('body_end')}")
_SMALL_UNIT = re.compile("[\u4e00-\u9fff]{2,8}?(?:村|社区|嘎查|街道|镇|乡|苏木)(?=[\u4e00-\u9fff]{3})")
_CORPS = re.compile("第?[一二三四五六七八九十]{1,3}师")
_OF_BODY = re.compile("法院|检察院|公安|县委|市委|区委|政协|人大|警方|交警|税务|海关")
_ACCOUNT = re.compile(
    "(?:我[省市县区镇乡]|全[省市县区镇乡]|[市县区镇乡]).{2,24}(?:情况|清单|名单|一览|一览表|成绩单|账单|榜单)$"
)
_GENERIC = frozenset(
    word for row in rows("headline_words") if row["kind"] == "generic" for word in row["words"].split()
)


@dataclass(frozen=True)
class Case:
    """A title, the article that stands before it and the paragraph below it."""

    before: str
    headings: tuple[str, ...]  # of the article before
    ahead: tuple[str, ...]  # titles that follow further down
    title: str
    below: str
    signed: bool  # the article before has its byline at its head

    @property
    def lead(self) -> str:
        return self.below[:_LEAD]


def begins(case: Case) -> bool:
    """Whether the title is the headline of another story.

    >>> before = "近日，乐清市虹桥镇开展消防演练，吸引居民200余人。"
    >>> below = "12月3日，双流区九江街道举行广场舞大赛，12支队伍参加。"
    >>> begins(Case(before, (), (), "双流区举行广场舞大赛", below, False))
    True
    >>> begins(Case(before, (), (), "以练促防 筑牢安全屏障", "虹桥镇坚持以练促防，每月演练一次。", False))
    False
    """
    if not case.below or not case.before:
        return False
    return sum(rule(case) for rule in RULES) >= _ENOUGH + (0.5 if case.signed else 0)


# --- evidence ---


def _elsewhere(case: Case) -> float:
    """The county or township that the paragraph below names first lies outside all those named before."""
    told = _divisions(case.lead)
    if not told:
        return 0.0
    known = set(_own_codes(case.before))
    titled = [name for name in told if _names(case.title, name)]
    chosen = titled or list(told)[:1]
    if not known:
        return 2.0 if titled else 0.5
    if any(_meet(code, other) for name in chosen for code in told[name] for other in known):
        if not titled and _new_unit(case):
            return 0.0
        return _INSIDE if not titled or _heads_it(case, [code for name in titled for code in told[name]]) else 0.0
    if titled:
        return 3.0
    if _is_next_door(chosen[0], told[chosen[0]], known):
        return _NEXT_DOOR
    if _goes_round(case, known):
        return 0.5
    return 2.0 if case.lead.find(chosen[0]) >= _AT_ONCE else 2.5 if case.headings else 3.0


def _is_next_door(name: str, codes: tuple[str, ...], known: set[str]) -> bool:
    """Another township of the county, or the corps beside it: features of a county paper go from one to the next."""
    townships = {code[:6] for code in codes if len(code) == _TOWNSHIP_CODE}
    return bool(_CORPS.fullmatch(name)) or any(code[:6] in townships for code in known)


def _new_unit(case: Case) -> bool:
    """某嘎查大棚种出甜瓜: a report on a village that stands nowhere before, and in the paragraph below."""
    match = _SMALL_UNIT.match(case.title)
    if not match or " " in case.title or "：" in case.title:
        return False
    return match[0] not in case.before and match[0] in case.lead


def _goes_round(case: Case, known: set[str]) -> bool:
    """Whether the article before goes from place to place anyway, as features on the whole country do."""
    head = case.before[:_LEAD]
    prefectures = {code[:4] for code in known if len(code) < 9}
    fewest = _ROUNDUP - 1 if case.headings else _ROUNDUP
    return bool(_ROUND.search(head)) or len(prefectures) >= fewest or len(_provinces(head)) > 1


def _provinces(text: str) -> set[str]:
    """The provinces that are named on their own: 浙江、四川、湖北, not 浙江 in 浙江省德清县 or in a firm's name."""
    places = gazetteer()
    found: set[str] = set()
    for at in places.starts(text):
        word, source = next(iter(places.candidates(text, at)), ("", ""))
        codes = places.codes(word, source) if word and source in ("name", "short") else ()
        if codes and len(codes[0]) == 2 and re.match(r"[、，和与及等的]", text[at + len(word) :]):
            found.add(codes[0])
    return found


def _heads_it(case: Case, codes: list[str]) -> bool:
    """Whether the headline before names a unit that holds the places: 立岗镇 under a headline about its county."""
    above = _divisions(case.before.split("\n", 1)[0])
    return any(code.startswith(up) and code != up for ups in above.values() for up in ups for code in codes)


def _keywords(case: Case) -> float:
    """Words of the title that the paragraph below repeats and the article before does not have, or the reverse."""
    words = _words(case.title)
    new = sum(word in case.below and word not in case.before for word in words)
    old = sum(word in case.before and word not in case.lead for word in words)
    return max(-1.5, min(2.0, 0.75 * new - 0.5 * old))


def _dated(case: Case) -> float:
    """It opens as reports do: 近日，…; 4月8日上午，…; 县水务局日前公布…"""
    return 1.0 if _DATED.search(case.lead[:_OPENING]) or _BODY_LATELY.match(case.lead) else 0.0


def _report(case: Case) -> float:
    """Who did what (某局开展…), not a call to do something."""
    if " " in case.title.strip() or not _REPORT.match(case.title) or is_slogan(case.title):
        return 0.0
    return 1.0 if _BODY_FIRST.match(case.title) else 0.5


def _account(case: Case) -> float:
    """今年我县道路养护情况: what is published as a list; a section's heading is not called so."""
    return 2.5 if _ACCOUNT.search(case.title) else 0.0


def _subject(case: Case) -> float:
    """The body that the title begins with is named again below, and stands nowhere before."""
    match = _BODY_FIRST.match(case.title)
    if _new_unit(case):
        return 1.5
    if not match or len(match[0]) < 3:
        return 0.0
    if match[0] in case.before:
        return -1.0
    return 1.0 if match[0] in case.lead else 0.0


def _headed(case: Case) -> float:
    """某市：…: a place that the article before does not know, and a colon."""
    name = re.match(r"[^：]{2,8}(?=：)", case.title)
    known = bool(name) and bool(_divisions(name[0] if name else ""))
    return 1.0 if name and known and name[0] not in case.before else 0.0


def _pointing(case: Case) -> float:
    """该县 and 同时 at the start of the paragraph mean what was told before."""
    match = _POINTING.search(case.lead[:30])
    return -2.0 if match and not _divisions(case.lead[: match.start()]) else 0.0


def _parallel(case: Case) -> float:
    """Headings of one article are built alike."""
    if any(_alike(case.title, other) for other in case.headings):
        return -2.0
    return -0.5 if any(_alike(case.title, other) for other in case.ahead) else 0.0


RULES: tuple[Callable[[Case], float], ...] = (
    _elsewhere,
    _keywords,
    _dated,
    _report,
    _account,
    _subject,
    _headed,
    _pointing,
    _parallel,
)


def _alike(one: str, other: str) -> bool:
    """Two halves of the same make, or one beginning: 党建+文旅 …, 党建+治理 …"""
    if one[:2] == other[:2]:
        return True
    for mark in (" ", "，", "："):
        a, b = one.split(mark), other.split(mark)
        if len(a) == len(b) > 1 and all(abs(len(x) - len(y)) <= 3 for x, y in zip(a, b, strict=True)):
            return True
    return False


def _words(title: str) -> list[str]:
    return [token.text for token in tokens(title) if len(token.text) > 1 and token.text not in _GENERIC]


# --- divisions ---


def _names(title: str, name: str) -> bool:
    return name in title or (len(name) > 2 and name[:-1] in title)


def _meet(one: str, other: str) -> bool:
    return one.startswith(other) or other.startswith(one)


@lru_cache(maxsize=64)
def _divisions(text: str) -> dict[str, tuple[str, ...]]:
    """Cities, counties and townships by full name or, where they open a line, by their short one: name → codes."""
    places = gazetteer()
    found: dict[str, tuple[str, ...]] = {}
    last, free = "", 0
    for at in places.starts(text):
        if at < free:
            continue
        for word, source in places.candidates(text, at):
            codes = tuple(c for c in places.codes(word, source) if 4 <= len(c) <= 9)
            if not codes or not _is_used(text, at, word, source):
                continue
            if last and free == at:
                codes = tuple(c for c in codes if any(c.startswith(up) for up in found[last])) or codes
            found.setdefault(word, codes)
            last, free = word, at + len(word)
            break
    for match in _CORPS.finditer(text):  # divisions of the production corps have no codes
        found.setdefault(match[0], ("corps" + match[0].removeprefix("第"),))
    return found


def _is_used(text: str, at: int, word: str, source: str) -> bool:
    if source == "short" and _OF_BODY.match(text, at + len(word)):
        return len(word) > 1 and word not in _common()
    if source == "short":
        return (at == 0 or text[at - 1] == "\n") and word not in _common()
    if source not in ("name", "alias") or word[-1] not in "市县区旗州盟镇乡道木":
        return False
    return word not in _common() or at == 0 or text[at - 1] in "，。：；、“（ \n在"


def _own_codes(text: str) -> frozenset[str]:
    """The codes of all that is named, without those that only head a chain: 昭通市 in 昭通市鲁甸县."""
    named = _divisions(text)
    chained = {
        name for name in named for other in named if name != other and text.count(name) == text.count(name + other)
    }
    return frozenset(code for name, codes in named.items() if name not in chained for code in codes)


@lru_cache(maxsize=1)
def _common() -> frozenset[str]:
    """Official names that are ordinary words too: 城区, 新县."""
    kinds = ("full", "township", "short")
    return frozenset(word for row in rows("place_words") if row["kind"] in kinds for word in row["words"].split())
