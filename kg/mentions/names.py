"""What a person's name can look like at one place of a sentence, and how likely it is one there."""

from __future__ import annotations

import re
from functools import cached_property
from typing import NamedTuple

from kg.lexicon.people import (
    common_word,
    follower_pattern,
    foreign_score,
    honorifics,
    is_foreign_char,
    is_known_name,
    is_noun,
    is_proper,
    is_verb,
    japanese_given,
    japanese_surnames,
    name_score,
    part_characters,
    part_pattern,
    surname_of,
    third_score,
    transliteration_heads,
    transliterations,
)
from kg.lexicon.vocabulary import words as vocabulary
from kg.mentions.tagger import Tagged

_HAN = re.compile(r"[\u3400-\u9fff\ue000-\uf8ff]")
_ALL_HAN = re.compile(f"{_HAN.pattern}+")
_DOTTED = re.compile(r"[\u4e00-\u9fff]{1,12}(?:[·•][\u4e00-\u9fff]{1,10})+")
_SPACED = re.compile(r"([\u4e00-\u9fff])[ \u3000]{1,2}([\u4e00-\u9fff])")
_FOUR = re.compile(r"[\u4e00-\u9fff]{4}")
_SHORT = 0.7  # given names of one character are the rarer ones
_MAX_FOREIGN = 8
_SWALLOWED = 4.0  # what it costs to take the first word after a name into it
_HARDLY_SPELT = -1.0  # the score below which even the tagger is not followed
_LOOKS_IT = 1.2  # the score from which a row of characters looks like a name of another language
_MAY_END = -1.2  # the score from which a character may well be the last of a name
_JOINS = frozenset("的和与及等")
_ASPECT = frozenset("着过")
_WHEN = frozenset(
    ("日前", "近日", "今日", "当日", "日表", "上周", "本周", "周一", "周二", "周三", "周四", "周五", "周六", "周日")
)
#: Adverbs and the like that spell no foreign name: 卢金|也警告, 延科|均获得.
_SPELLS_NONE = frozenset("也有派将还却均已才被即便就")
_SURE = frozenset("说率任等摄文讲在到赴")  # single characters before which a name surely ends
#: What may stand after a name that ends in such a character: 周立率|说, but 周立|率考察组.
_SPOKEN = "[说讲到在等和与任的，]|表示|介绍|告诉|认为|指出|强调|坦言|同志|先生|女士|参加|出席|主持"
#: 及 and 率 are hardly ever the last of a name, nor 和 before 县长 and 县委, 作 before a report, 致 before 开幕词.
_LINKS = re.compile(
    f"[及率](?=[\u4e00-\u9fff\\d])(?!.(?:{_SPOKEN}))|和(?=[省市县区州旗镇乡村](?:长|委|政府|人大|政协|纪委|领导))|"
    "兼(?=任|[一-鿿]{2,8}(?:书记|主任|长))|致(?=开幕|闭幕|欢迎|答谢|祝酒|颁奖|贺?[词辞]|悼词)|作(?=《|关于|题为|了?(?:专题|工作|动员|总结|表态|交流|典型|主题|主旨|述职|汇报|重要)?(?:报告|讲话|发言|部署|说明|汇报|辅导))"
)
#: The others are where the next word fits them: 李宏|正带着, 何建|先后发言.
_LEADS_ON = re.compile(
    "正(?=忙|准备|打算|[\u4e00-\u9fff]{1,2}着)|"
    "则(?=表示|说|是|在|认为|告诉|负责|介绍|[带从把用]|[\u4e00-\u9fff]{1,2}着)|"
    "先后(?=[\u4e00-\u9fff\\d])|向(?=记者|大家|[我他她]|群众|村民|大会|游客|与会|党|社会|全|各)"
)
#: 格着才让|正弯腰, 格着才让|赶着羊
BUSY = re.compile("正(?:在|忙|[一-鿿]{1,2}着|[一-鿿]{2}[一-鿿])|这样|就[是说]|一边|赶着")
_PLACE_ENDS = frozenset("县镇乡村市区州省国湾河山")
_LEADS_IN = "的和与由及给被让对向跟同是、"
_ENDS_DOTTED = frozenset("说用让给被来为任的在是和与等到赴向对将被就副原前把从也")
_GOVERNS = frozenset("向种和从同")  # 向|乡贤, 种|牡丹
_KIN = frozenset("姨公婆伯叔婶哥姐妹爷妈")  # of 阿姨, 阿婆
_NO_GIVEN = frozenset("某总副老氏家局处院")


class Name(NamedTuple):
    stop: int
    score: float
    shape: str  # chinese, spaced, dotted, parts, foreign


class Line:
    """One sentence, with what the tagger says of it where it was asked."""

    def __init__(self, text: str, tagged: tuple[Tagged, ...] = (), asked: bool = False) -> None:
        self.text = text
        self.asked = asked
        self.people = {w.start: _kin_end(text, w.stop) for w in tagged if w.label == "PER"}
        self._names: dict[int, Name | None] = {}  # several rules ask for the same place
        self._after: dict[int, float] = {}  # and several names end at the same
        self.others = {word.start: word.stop for word in tagged if word.label in ("LOC", "ORG")}

    @cached_property
    def dotted(self) -> dict[int, int]:
        """Names with a dot inside, cut where the text goes on: 艾力·买买提 of 艾力·买买提说."""
        if "·" not in self.text and "•" not in self.text:
            return {}
        matches = list(_DOTTED.finditer(self.text))
        told = {match.start(): self._told_dotted(match) for match in matches}
        spans = [told[match.start()] or _trimmed(match) for match in matches]
        return {start: stop for start, stop in spans if (start, stop) in told.values() or _spelt(self.text[start:stop])}

    def _told_dotted(self, match: re.Match[str]) -> tuple[int, int] | None:
        """Where the tagger sees people, whole or in pieces, on both sides of the dots: 副司令官|马克思·|卢布里克."""
        dots = [at for at, char in enumerate(match[0], match.start()) if char in "·•"]
        first, last = dots[0], dots[-1]
        start = next((a for a, b in self.people.items() if a < first <= b), None)
        stop = next((b for a, b in self.people.items() if a <= last + 2 and last + 1 < b), None)
        if start is None or stop is None or self.text[stop - 1] in _PLACE_ENDS:
            return None
        if foreign_score(re.sub("[·•]", "", self.text[start:stop])) < _HARDLY_SPELT:
            return None  # 历山·左岸康养民宿
        before = {b: a for a, b in self.people.items()}
        while start in before:
            start = before[start]
        known = (at for at in range(match.start(), start) if part_pattern().fullmatch(self.text, at, first))
        return next(known, start), _whole_part(self.text, last + 1, stop, match.end())

    def name_at(self, start: int) -> Name | None:
        """The likeliest name that begins at this place.

        >>> line = Line("县长李明远到石门镇调研")
        >>> line.text[2:line.name_at(2).stop]
        '李明远'
        """
        if start not in self._names:
            self._names[start] = self._best_at(start)
        return self._names[start]

    def _best_at(self, start: int) -> Name | None:
        if start in self.dotted:
            return Name(self.dotted[start], 5.0, "dotted")
        shapes = [*self._chinese(start), *self._parts(start), *self._foreign(start), *self._printed_often(start)]
        shapes += self._japanese(start)
        if not shapes:  # as at most places
            return None
        return max(shapes, key=lambda name: (name.score, name.stop))

    def _chinese(self, start: int) -> list[Name]:
        text = self.text
        found: list[Name] = []
        spaced = _SPACED.match(text, start) if text[start + 1 : start + 2].isspace() else None
        if spaced and self.after(spaced.end()) >= 1.0:
            if start and _HAN.match(text, start - 1) and not _introduced(text, start):
                return []
            return [Name(spaced.end(), name_score(spaced[1] + spaced[2]) + 2.5, "spaced")]
        surname = surname_of(text[start : start + 4])
        if not surname:
            return found
        for length in range(len(surname) + 1, len(surname) + 3):
            name = text[start : start + length]
            if len(name) == length and _ALL_HAN.fullmatch(name) and not _is_address(name):
                if _kin_end(text, start + length) > start + length:
                    continue
                score = name_score(name) + self.fit(start, start + length)
                score -= _SHORT if length == 2 else 0.0
                found.append(Name(start + length, score, "chinese"))
        return found

    def _parts(self, start: int) -> list[Name]:
        """格桑卓玛, 吉克布都; an element and two characters more where the name surely ends: 沙马石布."""
        match = part_pattern().match(self.text, start)
        if not match or len(match[0]) < 2 or (common_word(match[0]) and not _is_long_name(match[0])):
            second = part_pattern().match(self.text, start + 2)
            known = second and len(second[0]) == 2 and _FOUR.match(self.text, start)
            if not known or surname_of(self.text[start]) or common_word(self.text[start : start + 2]):
                return []
            goes_on = 1.5 if BUSY.match(self.text, start + 4) else self.after(start + 4)
            if goes_on < 1.0:
                return []
            return [Name(start + 4, goes_on - 0.5 + self._witness(start, start + 4), "parts")]
        whole = len(match[0])
        around = self.after(match.end()) + self._witness(start, match.end())
        names = [Name(match.end(), min(whole, 4) * 1.5 - 2.0 + around, "parts")]
        for stop in range(match.end() + 1, match.end() + 4):
            if stop - start > 3 or (stop - start == 3 and whole == 2):
                names += self._spelt_on(start, match.end(), stop)
        more = start + 4
        if whole == 2 and self.after(more) >= 1.5 and _FOUR.match(self.text, start) and self._names_on(start + 2):
            names.append(Name(more, 1.0 + self.fit(start, more), "parts"))
        return names

    def _spelt_on(self, start: int, known: int, stop: int) -> list[Name]:
        """拉毛|加, 宝音|陶格陶: an element and what else spells such names, where the name surely ends."""
        rest = self.text[known:stop]
        told = self.people.get(start) == stop  # 泽真措|的家
        if len(rest) < stop - known or not all(map(_spells, rest)) or (self.after(stop) < 1.0 and not told):
            return []
        if len(rest) > 1 and common_word(rest):
            return []
        if any(follower_pattern().match(self.text, at) for at in range(known, stop)) or stop - start > 6:
            return []
        return [Name(stop, 0.8 + max(self.after(stop), 0.3) + self._witness(start, stop), "parts")]

    def _names_on(self, start: int) -> bool:
        rest = self.text[start : start + 2]
        return rest[1] not in _SURE and not common_word(rest) and not follower_pattern().match(rest)

    def _foreign(self, start: int) -> list[Name]:
        """克林顿, 梅德韦杰夫: what the tagger takes for a name, or a run of characters that spell foreign names."""
        if start not in self.people and not is_foreign_char(self.text[start : start + 1]):
            return []  # as at most places
        run, told = self._run(start), self._told(start)
        if told == start and run - start < 2:
            return []
        stop = run if run - start > 3 or told == start or told < run else told
        if told - start > _MAX_FOREIGN and foreign_score(self.text[start:told]) >= _LOOKS_IT:
            stop = told
        name = self.text[start:stop]
        if japanese_surname(name) and 3 <= told - start <= 5:
            return [Name(told, 1.0 + self.fit(start, told), "foreign")]
        if len(name) < 2 or foreign_score(name) < 0.8 or common_word(name) or name[-1] in _PLACE_ENDS:
            return []
        long = 3.0 if len(name) > 3 and foreign_score(name) > 1.2 else 0.0
        return [Name(stop, long + min(len(name) - 2.0, 2.0) + self.fit(start, stop), "foreign")]

    def _told(self, start: int) -> int:
        """Where the tagger's name ends, without a word that it has glued to the end: 卢金|也, 克林顿|派."""
        told = self.people.get(start, start)
        while told - start > 2 and (
            self.text[told - 1] in _SPELLS_NONE or self.text[start : told - 1] in transliterations()
        ):
            told -= 1
        return told

    def _printed_often(self, start: int) -> list[Name]:
        """史密斯, 穆勒: names of other languages that a list has, where no longer one begins."""
        if self.text[start : start + 2] not in transliteration_heads():
            return []
        stop = max(
            (start + n for n in range(2, 8) if self.text[start : start + n] in transliterations()), default=start
        )
        if stop == start or self._told(start) > stop or self.people.get(start, stop) < stop:
            return []
        goes_on = is_foreign_char(self.text[stop : stop + 1]) and self.after(stop) < 1.0
        told = self._told(start) == stop
        if (goes_on and not told) or (stop - start == 2 and self.asked and not told):
            return []
        return [Name(stop, 2.5 + max(self.after(stop), 0.0) + (2.0 if told else 0.0), "foreign")]

    def _japanese(self, start: int) -> list[Name]:
        """冈田武史, 桥本: a surname of the list and characters of given names, or the surname before a title."""
        known = japanese_surnames()
        surname = 3 if self.text[start : start + 3] in known else 2 if self.text[start : start + 2] in known else 0
        if not surname:
            return []
        names = []
        for given in range(1, 4):
            stop = start + surname + given
            name = self.text[start + surname : stop]
            if len(name) < given or not all(char in japanese_given() for char in name):
                break
            if self.after(stop) >= 1.0:
                names.append(
                    Name(stop, (3.0 if given == 2 else 1.5) + self.after(stop) + self._witness(start, stop), "foreign")
                )
        stop = start + surname
        if self.people.get(start) == stop and self.after(stop) >= -0.5:
            names.append(Name(stop, 2.0 + self.after(stop), "foreign"))
        return names

    def _run(self, start: int) -> int:
        """Where the characters that spell foreign names end."""
        stop, text = start, self.text
        while stop - start < _MAX_FOREIGN and stop < len(text) and is_foreign_char(text[stop]):
            follows = follower_pattern().match(text, stop)
            if stop - start > 1 and (text[stop] in _SPELLS_NONE or (follows and len(follows[0]) > 1)):
                break
            if stop - start > 1 and text[stop : stop + 2] in _WHEN:
                break
            stop += 1
        return stop

    def fit(self, start: int, stop: int) -> float:
        """What the surroundings of a name add to its score or take from it."""
        fits = self.after(stop) + self._dictionary(start, stop) + self._witness(start, stop)
        return fits - (_SWALLOWED if self._swallows(start, stop) else 0.0)

    def _swallows(self, start: int, stop: int) -> bool:
        """周立率|考察组, 何勇则|表示: whether a name of three ends in a character that begins what follows."""
        if stop - start != 3:
            return False
        told = self.people.get(start) == stop
        return bool(_LINKS.match(self.text, stop - 1) or (not told and _LEADS_ON.match(self.text, stop - 1)))

    def after(self, stop: int) -> float:
        """How well a name may end here: at a mark or a long follower, perhaps at a short one, hardly elsewhere."""
        if stop not in self._after:
            self._after[stop] = self._read_after(stop)
        return self._after[stop]

    def _read_after(self, stop: int) -> float:
        text = self.text
        if stop >= len(text) or not _HAN.match(text, stop):
            return 1.5
        follows = follower_pattern().match(text, stop)
        if follows and (len(follows[0]) > 1 or follows[0] in _SURE):
            return 1.5
        if _LINKS.match(text, stop) or _LEADS_ON.match(text, stop):
            return 1.5
        if stop + 1 >= len(text) or not _HAN.match(text, stop + 1):
            if follows and text[stop + 1 : stop + 2].isdigit():
                return 1.0  # 李勇把1998年的图纸, 李勇种5亩
            return -2.5  # a lone character before a mark: the name goes on
        if is_verb(text[stop : stop + 2]):
            return 1.0
        return 0.3 if follows else -0.5

    def _dictionary(self, start: int, stop: int) -> float:
        """Against names that are words, begin with a word or end in the middle of one; for names it knows."""
        text, name, cost = self.text, self.text[start:stop], 0.0
        if common_word(name):
            cost -= 3.0
        elif len(name) > 2 and common_word(name[:2]):
            cost -= 3.0 if name[:2] in vocabulary("given_false") else 1.5
        elif len(name) > 2 and name[1:] in vocabulary("given_false"):
            cost -= 3.0
        elif len(name) > 2 and is_verb(name[1:]):
            cost -= 1.5
        elif len(name) > 2 and is_noun(name[1:]):
            cost -= 3.5 if name[0] in _GOVERNS else 1.0
        elif len(name) == 3 and is_known_name(name):
            cost += 1.5
        if name[0] == "种" and self.asked and start not in self.people:
            cost -= 2.0  # 村民种牡丹: hardly anybody is called so
        if text[stop : stop + 1] in _ASPECT and not common_word(text[stop : stop + 2]):
            cost -= 2.5  # 陈洪忙|着: the last character is the verb
        across = text[stop - 1 : stop + 1]
        if len(across) == 2 and common_word(across) and not follower_pattern().match(text, stop):
            cost -= 1.5
        return cost

    def _cut_short(self, told: int) -> bool:
        """赵致|真, 高允|连: whether the tagger ended a name before a last character that is a word too."""
        if third_score(self.text[told : told + 1]) <= _MAY_END or follower_pattern().match(self.text, told):
            return False
        word = self.text[told : told + 2]
        return word[-1:] in _JOINS or not common_word(word)

    def _witness(self, start: int, stop: int) -> float:
        if not self.asked:
            return 0.0
        if start in self.people:
            told = self.people[start]
            longer = stop < told and stop - start < 4 <= told - start
            if longer and foreign_score(self.text[start:told]) >= _LOOKS_IT:
                return -3.0  # 贾斯蒂|卡
            if told - start == 2 and self._cut_short(told):
                return 2.0 if stop - start == 3 else -0.5
            return 2.0 if told == stop else -0.5
        return -1.0 if any(a < stop and start < b for a, b in self.others.items()) else -0.5


def _kin_end(text: str, stop: int) -> int:
    """张阿|姨, 李婆|婆: the tagger takes the first half of what she is called for a name."""
    half, rest = text[stop - 1], text[stop : stop + 1]
    twice = rest == half and half in "婆爷奶伯叔姥嬢公妈哥姐"
    return stop + 1 if twice or (half == "阿" and rest in _KIN) else stop


def _is_address(name: str) -> bool:
    """贾先生, 方总, 付某: a surname with something else than a given name."""
    rest = name[len(surname_of(name)) :]
    return rest in honorifics() or rest in _NO_GIVEN or rest[:1] in ("某", "老", "姓")


def _is_long_name(word: str) -> bool:
    """拉巴次仁: a dictionary may have two elements together as a word of its own."""
    return len(word) > 3 and is_proper(word)


def japanese_surname(name: str) -> bool:
    return name[:2] in japanese_surnames() or name[:3] in japanese_surnames()


def without_honorific(name: str) -> str:
    """徐权先生 → 徐权; 肖秘书长 → 肖."""
    for word in sorted(honorifics(), key=len, reverse=True):
        if name.endswith(word) and len(name) > len(word):
            return name[: -len(word)]
    return name


def _introduced(text: str, start: int) -> bool:
    introducing = vocabulary("titles") | vocabulary("posts")
    return any(text[max(0, start - length) : start] in introducing for length in (2, 3, 4, 5))


def _trimmed(match: re.Match[str]) -> tuple[int, int]:
    """Cuts what stands before the first and after the last part of a dotted name."""
    parts = re.split("[·•]", match[0])
    start = match.start() + _trailing(parts[0])
    return start, match.end() - len(parts[-1]) + _leading(parts[-1])


def _whole_part(text: str, start: int, stop: int, end: int) -> int:
    """Where the last part ends, not in the middle of a known one: 努尔兰·阿合|买提."""
    known = part_pattern().match(text, start, end)
    return max(stop, known.end()) if known and known.end() > stop else stop


def _spelt(name: str) -> bool:
    """Whether a dotted stretch spells a name, and is no brand or pair of places: 金融街·漫香林."""
    parts = re.split("[·•]", name)
    if part_pattern().fullmatch(parts[-1]) or part_pattern().fullmatch(parts[0]):
        return all(parts)
    return all(parts) and name[-1] not in _PLACE_ENDS and foreign_score("".join(parts)) > 0.3


def _leading(part: str) -> int:
    """How many characters of the last part belong to the name: 买买提 of 买买提说."""
    known = part_pattern().match(part)
    if known and (known.end() == len(part) or follower_pattern().match(part, known.end())):
        return known.end()
    for length in range(2 if len(part) > 1 else 1, len(part)):
        follows = follower_pattern().match(part, length)
        if follows and (len(follows[0]) > 1 or follows[0] in _ENDS_DOTTED):
            return length
        if part[length] in _SPELLS_NONE or part[length : length + 2] in _WHEN:
            return length
        if not _spells(part[length]) and common_word(part[length : length + 2]):
            return length
    return len(part)


def _spells(char: str) -> bool:
    """Whether a character may spell a name of another language: 都 of 哈布都拉."""
    return is_foreign_char(char) or char in part_characters()


def _trailing(part: str) -> int:
    """How many characters before the first part of a dotted name do not belong to it: 村民 of 村民艾力."""
    known = part_pattern().match(part)
    if known and known.end() > 2:  # 阿不都|沙拉木
        return 0
    for start in range(len(part) - 1, 0, -1):
        if _introduced(part, start) and all(map(_spells, part[start:])):
            return start
    led = max(part.rfind(char) for char in _LEADS_IN) + 1
    if led > 0 and 1 <= len(part) - led <= 6 and all(map(_spells, part[led:])):
        return led
    if len(part) <= 4 and not common_word(part[:2]):
        return 0
    start = len(part)
    while start and is_foreign_char(part[start - 1]):
        start -= 1
    return start - 1 if start and surname_of(part[start - 1]) else start
