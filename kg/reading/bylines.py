"""Who wrote, photographed and edited: the lines of names of a newspaper page."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, field
from functools import cache, lru_cache

from kg.lexicon import people
from kg.lexicon.gazetteer import gazetteer
from kg.lexicon.vocabulary import rows, words
from kg.model import Author, Passage

HAN = r"[\u3400-\u9fff\U00020000-\U0003ffff]"
BULLETS = "○●□■◎◇◆△▲☆★※▍▌◢▷▶"
LONGEST = 120  # a longer line is prose, whatever it starts with


def _any(use: str) -> str:
    found = sorted((r["word"] for r in rows("bylines") if r["use"] == use), key=len, reverse=True)
    return "(?:" + "|".join(map(re.escape, found)) + ")"


# 本报, 新华社, 某市日报: says whose reporter it is and is no part of the role
# 大众网·海报新闻, 广西日报-广西云客户端: an outlet of a house
_HOUSE = rf"(?:{_any('outlet')}|{HAN}{{2,8}}?(?:{_any('outlet_end')}|[网报云](?=[·\-—]|{_any('rank')}?{_any('role')})))"
OUTLET = rf"(?:{_HOUSE}(?:[·\-—–]{_HOUSE})?)"
ROLE = rf"(?:(?:{_any('rank')}|驻{HAN}{{1,4}}?){{0,3}}{_any('role')})"
_TEXT_OR_PICTURE = r"(?:[文图摄][/／][文图摄](?=[\s:：])|(?:文字?|图片?|摄影)(?=\s*[/／:：|｜丨]))"
_ROLE_AT = re.compile(
    rf"(?P<outlet>(?:{OUTLET} ?){{0,2}})(?P<role>{ROLE}|{_TEXT_OR_PICTURE}|共享联盟(?=·))(?:·{HAN}{{2,5}}(?= ))?"
)
_ANY_HOUSE = re.compile(
    rf"(?![小老新走问找众各])(?:{HAN}|[·\-—]){{2,14}}?(?P<role>(?:{_any('rank')})*(?:记者|通讯员))(?=[ 　:：])"
)
_HOUSE_ROLE = re.compile("记者|通讯员")
_STAFF_AT = re.compile(rf"(?P<role>{HAN}{{0,8}}{_any('outlet_end')})(?=[\s:：])")
_UNIT_AT = re.compile(
    rf"{HAN}{{2,20}}(?:[局委办部镇乡院校会队站所社厂处科网报台]|街道|中心|公司|宣传部|大学|学院|幼儿园)(?=[ 　])"
)
_ACT_AT = re.compile(
    rf"(?P<act>(?:(?<=[\s）)]){HAN}{{2,4}}报道|{_any('act')})(?:[/／、]{_any('act')})*)(?=$|[\s（(）)\]】。；;])"
)
_GLUED_ACT = re.compile(r"(?:摄影报道|摄影|摄|供图|图文|报道|[文图][/／][文图摄])$")
_DUTY_AT = re.compile(rf"(?:本版|本期|今日|值班|执行)*(?P<role>{_any('duty')}|{HAN}编(?=[\s：:/]))")
_PART_AT = re.compile(rf"(?P<role>[文图摄]) (?={HAN})")  # （文 张三 图 李四）
_ROLE_IN = re.compile(rf"(?<={HAN}{HAN})(?:本报|{_any('rank')}){{0,3}}(?:记者|通讯员|报道员|实习生)")
_SPACED = re.compile(rf"{HAN} {HAN}(?!{HAN})")
_ENDS_SENTENCE = re.compile(rf"。(?=[\s]*{HAN})")
_RUN = re.compile(rf"{HAN}{{1,8}}(?:·{HAN}{{1,8}})+|{HAN}{{2,9}}")
_ASIDE = r"[（(]?(?:影像中国|人民视觉|视觉中国|新华社发|资料图片?|资料照片|无人机照片|手机照片)[）)]?"
_GAP = re.compile(rf"(?:{_ASIDE}|[\s、，,；;：:/／|｜丨&{BULLETS}·—【】\[\]（）()。])+")
_NO_NAME = re.compile(
    r"[：:]$|[的了们这你他她它被把]|那(?!$)|记者|通讯员|编辑|摄影|作者|^[一二三四五六七八九十]|[走看说问谈论访评记讯报网站团队会节证班图版]$|"
    r"[县市区镇乡村校日杂方]志$|^(?:简讯|简报|单位|来源|高层|全国|全市|全县|时间|方面|手记|札记|调查|观察|专访|培训|提供|全文完|未完待续|下转.*|上接.*)$"
)

_UNIT_END = re.compile(f"{HAN}{{2}}[省市县区镇乡村局委办院部]$")  # 供稿：柳溪镇


@dataclass(frozen=True)
class Byline:
    """What a line of names says. `photo` is true where it credits a picture (… 摄)."""

    authors: tuple[Author, ...]
    duties: tuple[Author, ...] = ()  # 责编, 校对: of the page, no authors
    photo: bool = False
    bracketed: bool = False
    words: frozenset[str] = frozenset()  # roles and acts as printed


@dataclass
class _Found:
    """What a walk through a line has met so far."""

    people: list[tuple[str, Passage, bool]] = field(default_factory=list)  # role, name, is it a duty
    role: str = ""
    duty: bool = False
    vouched: bool = False  # a role, an outlet or a 摄 vouches for names that no surname opens
    words: set[str] = field(default_factory=set)


@lru_cache(maxsize=1024)  # a line and what may be a byline at its end are asked again and again
def parse(passage: Passage) -> Byline | None:
    """The byline that the whole of `passage` is, or None.

    >>> from kg.reading.text import clean
    >>> [(a.name, a.role) for a in parse(clean("本报记者 徐明 石　磊 特约通讯员李四光")).authors]
    [('徐明', '记者'), ('石磊', '记者'), ('李四光', '特约通讯员')]
    >>> parse(clean("记者走基层")) is None
    True
    """
    text = passage.text
    if not 2 <= len(text) <= LONGEST:
        return None
    if supplied := _supplied(passage):
        return supplied
    if read := _read(passage, 0, _Found()):
        return read
    if _HOUSE_ROLE.search(text) and (
        house := _ANY_HOUSE.match(text)
    ):  # 某地杂志记者 张三: whatever the house is called
        return _read(passage, house.end(), _Found(role=house["role"], words={house["role"]}))
    return None


def _read(passage: Passage, at: int, found: _Found) -> Byline | None:
    """Reads on from `at` to the end of the line."""
    while at < len(passage.text):
        step = _step(passage, at, found)
        if step is None:
            return None
        at = step
    return _byline(found, passage.text)


def _step(passage: Passage, at: int, found: _Found) -> int | None:
    """Reads one thing at `at`; returns where the next one starts, None where nothing fits."""
    text = passage.text
    if gap := _GAP.match(text, at):
        return gap.end()
    if (part := _PART_AT.match(text, at)) and _opens_with_part(text):
        found.role, found.duty = part["role"], False
        found.words.add(part["role"])
        return part.end()
    if act := _act(text, at, found):
        return act
    if role := _ROLE_AT.match(text, at):
        separated = bool(_GAP.match(text, role.end()))
        found.role, found.duty = role["role"], False
        found.vouched = found.vouched or separated or bool(role["outlet"])
        found.words.add(role["role"])
        return role.end()
    if duty := _DUTY_AT.match(text, at):
        found.role, found.duty = duty["role"], True
        found.words.add(duty["role"])
        return duty.end()
    if not found.people and (staff := _STAFF_AT.match(text, at)):  # 某县融媒体中心 张三
        found.role = staff["role"]
        found.words.add(staff["role"])
        return staff.end()
    if text[0] in "（(" and not found.people and (unit := _UNIT_AT.match(text, at)):  # （某县林业局 张三）
        found.words.add("")
        return unit.end()
    return _names(passage, at, found)


def _opens_with_part(text: str) -> bool:
    """（文 张三）: in brackets 文, 图 and 摄 stand before the names."""
    return text[0] in "（(" and bool(_PART_AT.match(text, 1))


def _act(text: str, at: int, found: _Found) -> int | None:
    """A word after names (摄, 文/图). 摄影 before a name is a role, unless the names so far have none."""
    if not found.people or (found.role and found.people[-1][0] != found.role):
        return None
    act = _ACT_AT.match(text, at)
    if not act:
        return None
    word = act["act"]
    if word.endswith("报道") and _is_person(word.removesuffix("报道")):
        return None  # 张三 李四报道
    waiting = not found.people[-1][0]
    rest = _GAP.sub("", text[act.end() :])
    if rest and not (waiting or word in ("文", "图")) and not _ROLE_AT.match(rest) and not _DUTY_AT.match(rest):
        return None
    if word in ("文", "图"):
        found.role = ""
    found.words.add(word)
    found.vouched = found.vouched or word == "摄" or ("摄" in word and bool(found.role))
    found.people = [(role or word, name, duty) for role, name, duty in found.people]
    return act.end()


def _is_person(word: str) -> bool:
    """Whether what stands before 报道 is a name and no place: 李四, but not 柳州."""
    places = gazetteer()
    return 2 <= len(word) <= 3 and is_name(word) and not (places.short_named(word) or places.named(word))


def _names(passage: Passage, at: int, found: _Found) -> int | None:
    if spaced := _SPACED.match(passage.text, at):
        found.people.append((found.role, passage[at : spaced.end()], found.duty))
        return spaced.end()
    run = _RUN.match(passage.text, at)
    if run is None or (not found.role and _ENDS_SENTENCE.match(passage.text, run.end())):
        return None  # 迎接会旗。|本报记者 张三 摄
    stop = run.end()
    if role := _ROLE_IN.search(passage.text, at + 2, stop + 2):  # 张三通讯员李四
        stop = role.start()
    if (act := _GLUED_ACT.search(passage.text[at:stop])) and act.start() >= 2:  # 张三摄
        stop = at + act.start()
    supplies = "供" in passage.text  # who supplies need be no person
    for start, end in divide(passage.text[at:stop]):
        if not supplies and not _may_be_name(passage.text[at + start : at + end]):
            return None  # whatever follows, the line is none of names
        found.people.append((found.role, passage[at + start : at + end], found.duty))
    return stop


def divide(run: str) -> list[tuple[int, int]]:
    """Parts a run of characters into names.

    >>> divide("张三丰李四"), divide("欧阳清风")
    ([(0, 3), (3, 5)], [(0, 4)])
    """
    if len(run) <= 3 or "·" in run or is_spelled(run) or (len(run) == 4 and run[:2] in surnames()):
        return [(0, len(run))]
    for first in (3, 2, 4) if has_surname(run) else ():
        if len(run) - first >= 2 and has_surname(run[first:]):
            return [(0, first), *((a + first, b + first) for a, b in divide(run[first:]))]
    return [(0, len(run))]


def surnames() -> frozenset[str]:
    return words("surnames", "surname")


def has_surname(name: str) -> bool:
    known = surnames()
    return name[:1] in known or name[:2] in known or "·" in name


def is_name(name: str, vouched: bool = False) -> bool:
    """Whether a word can be a person's name; a surname must open it unless its place vouches for it."""
    return _may_be_name(name) and (vouched or has_surname(name) or is_spelled(name))


def _may_be_name(name: str) -> bool:
    """Whether it is as long as a name and holds nothing that no name holds, whoever vouches for it."""
    return (2 <= len(name) <= 4 or "·" in name or is_spelled(name)) and not _NO_NAME.search(name)


def is_spelled(name: str) -> bool:
    """Whether a name is made of the syllables of Mongolian, Tibetan, Uyghur or Kazakh names: 斯日古楞.

    >>> is_spelled("斯日古楞"), is_spelled("苏木开展")
    (True, False)
    """
    return len(name) >= 3 and _syllables().issuperset(name)


@cache
def _syllables() -> frozenset[str]:
    return frozenset("·").union(*(r["word"] for r in rows("bylines") if r["use"] == "syllable"))


def _is_plain_name(printed: str) -> bool:
    """Without a word of the role only names of the common make are believed: 田 野, 高小山, 欧阳明月."""
    return len(printed) <= 3 or printed[:2] in surnames() or is_spelled(printed)


def bare(passage: Passage) -> tuple[Author, ...]:
    """The names of a line that says nothing but names."""
    names = re.finditer(rf"{HAN} {HAN}(?!{HAN})|{HAN}+", passage.text)
    return tuple(_author("作者", passage[m.start() : m.end()]) for m in names)


def _author(role: str, passage: Passage) -> Author:
    return Author(passage.text.replace(" ", ""), role, passage)


def _one_writes(people: Sequence[Author]) -> bool:
    """记者 张三 摄影 李四: one took the pictures and another wrote; 记者 张三 摄 took a picture."""
    takes = [a.role.startswith("摄") for a in people]
    return any(takes) and not all(takes)


def _byline(found: _Found, text: str) -> Byline | None:
    bracketed = text[0] in "（(【[" and text[-1] in "）)】]"
    people = [_author(role, p) for role, p, duty in found.people if not duty]
    if people and all(a.role.startswith("供") and _UNIT_END.search(a.name) for a in people):
        return Byline((), words=frozenset(found.words))
    duties = tuple(_author(role, p) for role, p, duty in found.people if duty)
    if not people and not duties and not found.role.endswith("评论员"):
        return None
    several = len(people) > 1 and any(has_surname(a.name) for a in people)
    vouched = found.vouched or (bracketed and (several or bool(found.words)))
    if not all(is_name(a.name, vouched) for a in (*people, *duties)):
        return None
    if any(not a.role for a in people):
        if not (text[0] in "（(" and bracketed) and text[0] not in BULLETS:
            return None
        if not all(_is_plain_name(a.passage.text) for a in people if not a.role):
            return None
        people = [Author(a.name, a.role or "通讯员", a.passage) for a in people]
    pictured = any("摄" in w or ("图" in w and "文" not in w) for w in found.words)
    photo = pictured and not found.words & {"文", "文字", "撰文"} and not _one_writes(people)
    return Byline(tuple(people), duties, photo, bracketed, frozenset(found.words))


_LABELLED = re.compile(
    rf"(?P<role>{ROLE}|文)[:：] ?(?:(?:{OUTLET} ?){{0,2}}(?P<inner>{ROLE})? ?)?"
    rf"(?P<names>{HAN}{{2,4}}(?:[ 、，]{HAN}{{2,4}}(?![:：{HAN[1:-1]}]))*)"
)


def labelled(passage: Passage) -> tuple[Author, ...]:
    """The authors in a line of labels, as web pages print them: 来源：… 作者：本报记者 … 发布时间：…"""
    found: list[Author] = []
    for match in _LABELLED.finditer(passage.text):
        start = match.start("names")
        for name in re.finditer(rf"{HAN}+", match["names"]):
            if is_name(name[0]):
                found.append(
                    _author(match["inner"] or match["role"], passage[start + name.start() : start + name.end()])
                )
    return tuple(found)


_DATED_NAMES = re.compile(rf"20\d\d([-/.])\d{{1,2}}\1\d{{1,2}} ?(?P<names>{HAN}{{2,12}})")


def dated(passage: Passage) -> tuple[Author, ...]:
    """The names that a web page prints right behind the day.

    >>> from kg.reading.text import clean
    >>> [a.name for a in dated(clean("2022-10-21张三丰李四石磊"))], dated(clean("2022-10-21甲县举办花节"))
    (['张三丰', '李四', '石磊'], ())
    """
    found = _DATED_NAMES.fullmatch(passage.text)
    if found is None:
        return ()
    start, run = found.start("names"), found["names"]
    names = [(a, b) for a, b in divide(run) if b - a <= _LONGEST_NAME and is_name(run[a:b])]
    common = sum(people.name_score(run[a:b]) > 0 for a, b in names)
    whole = sum(b - a for a, b in names) == len(run) and common and common >= len(names) - 1  # the last may be cut
    return tuple(_author("作者", passage[start + a : start + b]) for a, b in names) if whole else ()


_LONGEST_NAME = 3

_SUPPLIED = re.compile(
    rf"[（(]?(?:本组|本版|文中|以上|所有)*(?:图片|照片|供图)均?(?:由|[:：])(?P<who>{HAN}{{2,20}}?)(?P<act>提供|拍摄|摄)?[）)]?$"
)


def _supplied(passage: Passage) -> Byline | None:
    """图片由李四提供; a body that supplies pictures is no author."""
    match = _SUPPLIED.match(passage.text)
    if not match:
        return None
    who = passage[match.start("who") : match.end("who")]
    people = (_author(match["act"] or "供图", who),) if len(who) <= 3 and is_name(who.text) else ()
    return Byline(people, words=frozenset({match["act"] or "供图"}))
