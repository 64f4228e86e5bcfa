"""Who wrote, photographed and edited: bylines, datelines, photo credits and the credits of a page."""

from __future__ import annotations

import re
from dataclasses import dataclass, field

from kg.lexicon.vocabulary import rows, words
from kg.model import Author, Passage

_HAN = r"[\u3400-\u9fff\U00020000-\U0003ffff]"
_NO_NAME = frozenset("的了在是于和与及等为被把有不这那我你他她它们")
LONGEST = 120  # a longer line is prose, whatever it starts with


def _any(use: str) -> str:
    found = sorted((r["word"] for r in rows("bylines") if r["use"] == use), key=len, reverse=True)
    return "(?:" + "|".join(map(re.escape, found)) + ")"


# 本报, 新华社, 某市日报全媒体: says whose reporter it is and is no part of the role
_OUTLET = rf"(?:{_any('outlet')}|{_HAN}{{2,6}}?{_any('outlet_end')})"
_ROLE = rf"{_any('rank')}*{_any('role')}"
_ROLE_AT = re.compile(rf"(?P<outlet>{_OUTLET}*)[ 　]?(?P<role>{_ROLE})(?![摄影])")
_ACT_AT = re.compile(rf"(?P<act>{_any('act')}(?:[/／、]{_any('act')})*)(?=$|[\s）)。；;])")
_DUTY_AT = re.compile(rf"(?:本版|本期|今日|值班|执行)*(?P<role>{_any('duty')}|{_HAN}编(?=[\s：:/]))")
_SPACED = re.compile(rf"{_HAN} {_HAN}(?!{_HAN})")
_NAME = re.compile(rf"{_HAN}{{1,8}}(?:·{_HAN}{{1,8}})+|{_HAN}{{2,9}}")
_GAP = re.compile(r"[\s、，,；;：:/／|&○●□■◎◇◆△▲☆★※\\·—【】\[\]（）()。和]+")
_PHOTO = re.compile(r"摄|供图|^图|图片")


@dataclass(frozen=True)
class Byline:
    """What a line of names says. `photo` is true where it credits a picture (… 摄)."""

    authors: tuple[Author, ...]
    duties: tuple[Author, ...] = ()  # 责编, 校对: of the page, no authors
    photo: bool = False
    bracketed: bool = False


@dataclass
class _Found:
    names: list[tuple[str, Passage, bool]] = field(default_factory=list)  # role, name, is it a duty
    role: str = ""
    duty: bool = False
    sure: bool = False  # a role, an outlet or an act vouches for names that no surname opens
    photo: bool = False
    unnamed: int = 0  # names since the last role


def parse(passage: Passage) -> Byline | None:
    """The byline that the whole of `passage` is, or None.

    >>> from kg.reading.text import clean
    >>> [(a.name, a.role) for a in parse(clean("本报记者 徐明 付　炎 特约通讯员李四光")).authors]
    [('徐明', '记者'), ('付炎', '记者'), ('李四光', '特约通讯员')]
    >>> parse(clean("记者走基层")) is None
    True
    """
    text = passage.text
    if not 2 <= len(text) <= LONGEST:
        return None
    found = _Found()
    at = 0
    while at < len(text):
        step = _step(passage, at, found)
        if step is None:
            return None
        at = step
    bracketed = text[0] in "（(【[" and text[-1] in "）)】]"
    return _byline(found, bracketed, text)


def _step(passage: Passage, at: int, found: _Found) -> int | None:
    """Reads one thing at `at`; returns where the next one starts, None where nothing fits."""
    text = passage.text
    if gap := _GAP.match(text, at):
        return gap.end()
    if act := _ACT_AT.match(text, at):
        if found.names or found.role:
            return _act(act, found)
    if role := _ROLE_AT.match(text, at):
        found.role, found.duty, found.unnamed = role["role"], False, 0
        found.sure = found.sure or bool(role["outlet"]) or role["role"].startswith("特约")
        found.photo = found.photo or bool(_PHOTO.search(role["role"]))
        return role.end()
    if duty := _DUTY_AT.match(text, at):
        found.role, found.duty, found.unnamed = duty["role"], True, 0
        return duty.end()
    return _names(passage, at, found)


def _act(act: re.Match[str], found: _Found) -> int:
    word = act["act"]
    found.photo = found.photo or bool(_PHOTO.search(word))
    found.sure = True
    if not found.role:
        found.names = [(role or word, name, duty) for role, name, duty in found.names]
    return act.end()


def _names(passage: Passage, at: int, found: _Found) -> int | None:
    if spaced := _SPACED.match(passage.text, at):
        found.names.append((found.role, passage[at : spaced.end()], found.duty))
        return spaced.end()
    run = _NAME.match(passage.text, at)
    if run is None:
        return None
    stop = run.end()
    if act := re.search(rf"(?:{_any('act')})$", run[0]):  # 张三摄
        stop = at + act.start() if act.start() >= 2 else stop
    for start, end in divide(passage.text[at:stop]):
        found.names.append((found.role, passage[at + start : at + end], found.duty))
    return stop


def divide(run: str) -> list[tuple[int, int]]:
    """Parts a run of characters into names: 张三丰李四 is two.

    >>> divide("张三丰李四")
    [(0, 3), (3, 5)]
    """
    if len(run) <= 3 or "·" in run or (len(run) == 4 and run[:2] in _surnames()):
        return [(0, len(run))]
    for first in (3, 2, 4):
        if has_surname(run) and len(run) - first >= 2 and has_surname(run[first:]):
            return [(0, first), *((a + first, b + first) for a, b in divide(run[first:]))]
    return [(0, len(run))]


def _surnames() -> frozenset[str]:
    return words("surnames", "surname")


def has_surname(name: str) -> bool:
    return name[:1] in _surnames() or name[:2] in _surnames() or "·" in name


def _is_name(name: str, sure: bool) -> bool:
    return (2 <= len(name) <= 4 or "·" in name) and not _NO_NAME & set(name) and (sure or has_surname(name))


def _byline(found: _Found, bracketed: bool, text: str) -> Byline | None:
    people = [Author(p.text.replace(" ", ""), role, p) for role, p, duty in found.names if not duty]
    duties = tuple(Author(p.text.replace(" ", ""), role, p) for role, p, duty in found.names if duty)
    if not people and not duties:
        return None
    if not all(_is_name(a.name, found.sure) for a in (*people, *duties)):
        return None
    if any(not a.role for a in people):
        if not (bracketed or text[0] in "○●□■◎◇◆△▲☆★※"):
            return None
        people = [Author(a.name, a.role or "通讯员", a.passage) for a in people]
    return Byline(tuple(people), duties, found.photo, bracketed)
