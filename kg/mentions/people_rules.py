"""The rules that say where in a sentence the name of a person may stand: each gives names or abstains."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from functools import cache

import rjieba

from kg.lexicon.patterns import alternation, opening
from kg.lexicon.people import (
    common_word,
    foreign_score,
    holder,
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
from kg.mentions.names import Line, japanese_surname, without_honorific
from kg.mentions.posts import find_titles

_SPEECH = re.compile(
    "说|表示|介绍|坦言|感慨|感叹|指出|强调|告诉|认为|直言|透露|谈到|回忆|讲述|笑着|高兴地|激动地|"
    "要求|出席|主持|参加|带领|率队|一行|致辞|讲话|宣布|作报告|代表"
)
_SPEAKS = re.compile("说|表示|介绍|坦言|感慨|告诉|认为|回忆|直言")
_MANY = re.compile(
    "(?:群众|居民|干部|党员|学生|职工|工人|农民|农户|村民|市民|领导|老师|教师|员工|游客|大家|队员|委员|成员)$"
)
_CLAUSE = re.compile(r"(?:^|[，。；！？”：\s])(?=[\u4e00-\u9fff])")
_APPOINTING = re.compile(
    "(?:任命|免去|选举|补选|增选|推选|推举|聘任|聘请|提名|接受|罢免|批准|决定)(?:了|：)?|接替|名叫"
)
_APPOINTED = re.compile(
    "任|担任|兼任|接任|出任|当选|拟任|现任|调任|转任|升任|挂任|不再担任|辞去|"
    "为(?=[^，。]{0,30}(?:长|任|书记|主席|经理|委员|专员))|同志|，男|，女"
)
_APPOINTS = re.compile("任命|免去|决定|补选|选举|接受")
_POST_AHEAD = "[^，。；：]{2,30}(?:长|主任|书记|主席|委员|专员|职务|员)"
_BETWEEN = re.compile(
    r"(?:任命|免去|；|选举|补选|接受)：?(?P<name>[\u4e00-\u9fff·]{2,14}(?:、[\u4e00-\u9fff·]{2,14}){0,9})"
    f"(?:同志)?(?:为|的|辞去)(?={_POST_AHEAD})"
)
_NAMING = re.compile(
    "叫做|叫|由|与|和|同|跟随|跟着|来自|听|向|为|给|对|让|请|邀请|会见|慰问|看望|"
    "走访|感谢|带着|老伴|儿子|女儿|爱人|妻子|丈夫|徒弟|师父|战友|队友"
)
_AFTER_NAME = re.compile(
    "同志|先生|女士|老师|，男|，女|（男|（女|（中|（左|（右|（前|（后|（化名|（音译|（见图|一家|夫妇|夫妻|的家|家的|家里|家中|，今年|，\\d{2}岁|"
    "今年\\d{2}岁|（\\d{2}岁"
)
_ALONE = re.compile(
    r"(?:^|（)\s*(?P<date>\d{4}年\d{1,2}月\d{1,2}日)?\s*(?P<name>[\u3400-\u9fff][\u3400-\u9fff\s]{1,5})(?:）|$)"
)
_LATIN = re.compile(r"(?<![A-Za-z0-9])[A-Za-z][a-zA-Z'’]{2,}(?:[ .·]{1,2}[A-Z][a-zA-Z'’]*){0,3}(?![A-Za-z0-9])")
_SHORT_ALONE = 0.6  # names of two characters are the tagger's commonest mistakes
_SHORT_WORD = 2.5  # and those that are words too have to stand well: 罗干说
_BAD_ENDS = ("某", "某某", "家", "氏", "某甲", "某乙", "总")
_UNIT_ENDS = frozenset("县镇乡村市区州省旗")
_NICK = ("小", "老", "阿", "大")


@dataclass(frozen=True)
class Found:
    """A name in one sentence, before the choice between crossing ones."""

    start: int
    stop: int
    rule: str
    confidence: float
    subtype: str = "resident"
    name: str = ""  # where it is more than the words of the span: 陈教授 for 陈


@dataclass
class Place:
    """A sentence with all that the rules ask about it."""

    index: int
    line: Line
    blocked: tuple[tuple[int, int, str], ...]
    names: frozenset[str] = frozenset()  # full names found anywhere in the article
    introduced: dict[int, str] = field(default_factory=dict)  # where a name may begin after a title: its holder

    @property
    def text(self) -> str:
        return self.line.text


Rule = Callable[[Place], Iterator[Found]]


# --- what stands before a name ---------------------------------------------------------------


@cache
def _roles() -> re.Pattern[str]:
    return re.compile(alternation(vocabulary("titles")))


def introductions(text: str) -> dict[int, str]:
    """Where a name may begin, because a title or a role has just ended: place -> what its bearer counts as."""
    ends: dict[int, str] = {}
    for match in _roles().finditer(text):
        ends[match.end()] = holder(match[0])
    for title in find_titles(text):
        if ends.get(title.stop) != "resident" or len(title.printed) > 2:  # 退休教师 is a resident
            ends[title.stop] = "resident" if title.holder == "company" else title.holder
    whole = [(title.start, title.stop) for title in find_titles(text)]
    ends = {end: who for end, who in ends.items() if not any(a < end < b for a, b in whole)}  # 理事|长孙
    for end in list(ends):
        gap = re.match(r"[\s：]{1,2}|同志|（右|“一肩挑”的?", text[end : end + 8])
        if gap:
            ends.setdefault(end + gap.end(), ends[end])
    return ends


# --- rules: each gives names with a confidence ------------------------------------------------


def dotted(place: Place) -> Iterator[Found]:
    """艾力·买买提, 让·蒙多."""
    for start, stop in place.line.dotted.items():
        yield Found(start, stop, "dotted name", 0.9, who(place, start, stop))


def after_title(place: Place) -> Iterator[Found]:
    """县长李明远, 村民巴特尔, 记者 常 奇."""
    for start, holder_of in place.introduced.items():
        name = place.line.name_at(start)
        if name is None or place.text[start : name.stop] in vocabulary("given_false"):
            if stop := _filling(place.line, start):
                yield Found(start, stop, "name that fills a clause after a title", 0.8, "official")
            continue
        if _takes_verb(place.line, start, name.stop):
            continue
        if name.score > _floor(place.line, start, name.stop, holder_of):
            confidence = 0.95 if name.score > 3 else 0.85
            yield Found(start, name.stop, "name after a title", confidence, who(place, start, name.stop))
        elif stop := _filling(place.line, start):
            yield Found(start, stop, "name that fills a clause after a title", 0.8, "official")
        elif stop := _spoken_by(place.text, start):
            yield Found(start, stop, "name between title and speech", 0.75, who(place, start, stop))


def _floor(line: Line, start: int, stop: int, holder_of: str) -> float:
    """The score a name has to have: less after an office, more after words for many people (群众管树)."""
    if holder_of == "official" and line.after(stop) >= 1.5 and not _MANY.search(line.text, max(0, start - 3), start):
        return -1.5
    many = stop - start == 2 and start not in line.people and _MANY.search(line.text, max(0, start - 3), start)
    return 1.5 if many else 0.0


def _spoken_by(text: str, start: int) -> int:
    """Where a name ends that is an ordinary word too, but speaks: 村民田野说."""
    for stop in (start + 2, start + 3):
        name = text[start:stop]
        if surname_of(name) and re.fullmatch("[\u4e00-\u9fff]+", name) and _SPEAKS.match(text, stop):
            return stop
    return 0


_FILLS = re.compile("(?P<name>[\u4e00-\u9fff]{2,3})(?=[，、。；])")
_NO_NAME = re.compile(
    "(?:会议|办公|大会|职务|工作|同志|负责|人选|信箱|热线|接待|助理|职责|岗位|任命|提名|候选|带头|牵头|挂帅)$"
)


def _filling(line: Line, start: int) -> int:
    """Where a name ends that is an ordinary word, but all there is between a leader's title and a mark: 县长雷鸣，."""
    match = _FILLS.match(line.text, start)
    if match is None or not surname_of(match["name"]):
        return 0
    led = any(
        t.stop == start and t.body in ("place", "party") and t.holder == "official" for t in find_titles(line.text)
    )
    spelt = len(match["name"]) > 2 and rjieba.has_word(match["name"][:2])  # 书记项目|库
    return match.end() if led and not spelt and not _NO_NAME.search(match["name"]) else 0


def _takes_verb(line: Line, start: int, stop: int) -> bool:
    """乡长任双组长, 干部包楼宇, 群众和村组: a verb or a conjunction follows the title, not a surname."""
    text = line.text
    if text[start] == "和":
        singular = any(title.stop == start and title.body in ("place", "party") for title in find_titles(text))
        return start not in line.people and not singular
    if text[start] == "任":
        return any(title.start == stop for title in find_titles(text))
    verb = text[start] in "包管向从有应能时" and start not in line.people
    return verb and bool(_MANY.search(text, max(0, start - 3), start))


def after_de(place: Place) -> Iterator[Found]:
    """时任县水利局局长的李明远."""
    for title in find_titles(place.text):
        name = place.line.name_at(title.stop + 1) if place.text.startswith("的", title.stop) else None
        if name and name.score > 3.0:
            counts_as = "resident" if title.holder == "company" else title.holder
            yield Found(title.stop + 1, name.stop, "name after a title and 的", 0.8, counts_as)


def speaking(place: Place) -> Iterator[Found]:
    """李明远说 at the beginning of a clause."""
    for start in _clauses_before(_SPEECH, place.text):
        name = place.line.name_at(start)
        if name and name.score > 2.0 and _SPEECH.match(place.text, name.stop):
            yield Found(start, name.stop, "name before a verb of speech", 0.85, who(place, start, name.stop))


def _clauses_before(verbs: re.Pattern[str], text: str) -> list[int]:
    """Where the clauses begin that have one of the verbs somewhere after them."""
    last = max((match.end() for match in verbs.finditer(text)), default=0)
    return [clause.end() for clause in _CLAUSE.finditer(text) if clause.end() < last]


def appointing(place: Place) -> Iterator[Found]:
    """任命李明远为, 免去李明远的: after a verb that gives or takes a post."""
    for match in _APPOINTING.finditer(place.text):
        name = place.line.name_at(match.end())
        if name and name.score > 1.0:
            counts_as = who(place, match.end(), name.stop)
            yield Found(match.end(), name.stop, "name after a verb of appointing", 0.85, counts_as)


def appointed_between(place: Place) -> Iterator[Found]:
    """任命：阿苦日轨为…；李明远为…: whatever stands between the verb, or the last item's end, and 为."""
    appoints = _APPOINTS.search(place.text)
    if appoints is None:
        return
    for match in _BETWEEN.finditer(place.text, appoints.start()):
        start = match.start("name")
        for name in re.split("[、和]", match["name"]):
            if 2 <= len(name) <= (4 if "·" not in name else 14) and not common_word(name) and name[0] not in "其他她该":
                yield Found(start, start + len(name), "name between a verb of appointing and 为", 0.9, "official")
            start += len(name) + 1


def appointed(place: Place) -> Iterator[Found]:
    """李明远任副县长 at the beginning of a clause."""
    for start in _clauses_before(_APPOINTED, place.text):
        name = place.line.name_at(start)
        if name and name.score > 1.0 and _APPOINTED.match(place.text, name.stop):
            yield Found(start, name.stop, "name before a verb of holding", 0.85, "official")


def named(place: Place) -> Iterator[Found]:
    """由李明远, 与李明远: after a word that often takes a person."""
    for match in _NAMING.finditer(place.text):
        name = place.line.name_at(match.end())
        inside = common_word(place.text[match.end() - 1 : match.end() + 1])  # 由于, 向上
        if name and name.score > 4.0 and not inside:
            yield Found(match.end(), name.stop, "name after a naming word", 0.75, who(place, match.end(), name.stop))


def before_mark(place: Place) -> Iterator[Found]:
    """李明远（中）, 李明远，男, 李明远同志, 李明远（市人大常委会主任）."""
    titles = {title.start for title in find_titles(place.text)}
    marks = {match.start() for match in _AFTER_NAME.finditer(place.text)} | titles
    for stop in sorted(marks):
        for start in range(max(0, stop - 4), stop - 1):
            name = place.line.name_at(start)
            opens = start == 0 or not re.match(r"[\u4e00-\u9fff]", place.text[start - 1]) or start in place.introduced
            if place.text[stop - 1] in _UNIT_ENDS and start not in place.line.people:
                continue  # 莱克伍德县|法官
            if name and name.stop == stop and name.score > (1.5 if opens else 4.0):
                yield Found(start, stop, "name before a mark", 0.8, who(place, start, stop))
                break


def foreign_before_title(place: Place) -> Iterator[Found]:
    """拉特纳亚克议长, 桥本首相: what spells a foreign name between a break and a title."""
    for title in find_titles(place.text):
        if len(title.printed) < 2 or title.printed != place.text[title.start : title.stop]:
            continue
        start = _foreign_start(place, title.start)
        name = place.text[start : title.start]
        listed = name in transliterations() or (japanese_surname(name) and len(name) == 2)
        if listed or (len(name) > 2 and foreign_score(name) >= 0.8 and not common_word(name)):
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
        name = without_honorific(_without_title(re.sub(r"[ \u3000]", "", printed)))
        if "·" in printed:
            continue
        stop = start + len(printed.rstrip()) if " " in printed else start + len(name)
        better = place.line.name_at(start)
        whole = _proper(name) or is_known_name(name)  # 周恩来 before 经济思想
        if (
            better
            and (better.stop >= stop or not whole)
            and better.shape == "chinese"
            and better.score > 0
            and foreign_score(name) < 0.8
        ):
            stop = better.stop
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
        opens = start == 0 or not re.match(r"[\u4e00-\u9fff]", place.text[start - 1])
        fits = opens and name_score(name) + place.line.after(stop) >= _SHORT_WORD
        if confidence := _plausible(name, introduced or (len(name) == 2 and fits)):
            yield Found(start, stop, "tagger", confidence, who(place, start, stop))


def _without_title(name: str) -> str:
    """费舍尔议长 → 费舍尔."""
    last = next((title for title in find_titles(name) if title.stop == len(name) and title.start > 1), None)
    return name[: last.start] if last else name


def _plausible(name: str, introduced: bool) -> float:
    """How far to follow the tagger: 0 for nicknames, words, and makes of name that do not exist."""
    if len(name) < 2 or name.endswith(_BAD_ENDS) or not re.fullmatch(r"[\u3400-\u9fff\ue000-\uf8ff]+", name):
        return 0.0
    if name.startswith(_NICK) and (len(name) == 2 or (len(name) == 3 and foreign_score(name) < 1)) and not introduced:
        return 0.0
    known = name in transliterations() or japanese_surname(name)
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


def alone(place: Place) -> Iterator[Found]:
    """（2021年2月1日 李明远）, or nothing else on the line."""
    for match in _ALONE.finditer(place.text):
        name = place.line.name_at(match.start("name"))
        if name and name.stop == match.end("name") and name.score > (-6.0 if match["date"] else 2.0):
            yield Found(match.start("name"), name.stop, "name after a date", 0.8)


def well_made(place: Place) -> Iterator[Found]:
    """Without the tagger: what jieba's dictionary and its model of names take for one, where it is well made."""
    if place.line.asked:
        return
    for start in (token.start for token in tokens(place.text) if token.tag.startswith("nr")):
        name = place.line.name_at(start)
        if name is None or name.shape == "dotted" or place.text[name.stop - 1] in "县镇乡村市区州旗省":
            continue
        if name.score > 3.5:
            yield Found(start, name.stop, "well-made name", 0.7, who(place, start, name.stop))


def partial(place: Place) -> Iterator[Found]:
    """村民王大姐, 75岁的李奶奶: a surname that a role or an age introduces."""
    for match in _partial_names().finditer(place.text):
        if surname_of(match["name"]):
            yield Found(match.start("name"), match.end("name"), "partial name", 0.5)


@cache
def _partial_names() -> re.Pattern[str]:
    kinds = alternation(word for word, alone in honorifics().items() if alone)
    first = opening(vocabulary("titles"), ["岁"])
    return re.compile(rf"{first}(?:{_roles().pattern}|岁的)(?P<name>[\u4e00-\u9fff]{kinds})")


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
    for token in tokens(place.text):
        listed = token.text in transliterations()
        if not listed and not (len(token.text) == 3 and is_known_name(token.text)):
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


def again(place: Place) -> Iterator[Found]:
    """A full name that another sentence of the article has made sure of."""
    for name in place.names:
        for match in re.finditer(re.escape(name), place.text):
            yield Found(match.start(), match.end(), "name seen before", 0.65, who(place, match.start(), match.end()))


RULES: tuple[Rule, ...] = (
    dotted,
    after_title,
    after_de,
    latin,
    alone,
    speaking,
    appointing,
    appointed_between,
    appointed,
    named,
    before_mark,
    foreign_before_title,
    tagged,
    well_made,
    partial,
    surname_alone,
    dictionary_names,
)
AGAIN: tuple[Rule, ...] = (again,)


def who(place: Place, start: int, stop: int) -> str:
    """What the person counts as by the title before or after the name."""
    before = place.introduced.get(start)
    if before:
        return before
    after = next((title for title in find_titles(place.text) if 0 <= title.start - stop <= 1), None)
    return "resident" if after is None or after.holder == "company" else after.holder
