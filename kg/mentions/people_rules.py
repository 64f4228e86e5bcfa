"""The rules that say where in a sentence the name of a person may stand: each gives names or abstains."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from functools import lru_cache

import rjieba

from kg.lexicon.patterns import occurrences
from kg.lexicon.people import common_word, part_pattern, surname_of
from kg.lexicon.vocabulary import words as vocabulary
from kg.mentions.names import BUSY, Line
from kg.mentions.people_bylines import run_together
from kg.mentions.people_doubts import without_verb
from kg.mentions.people_place import Found, Place, who
from kg.mentions.people_seen import (
    dictionary_names,
    foreign_before_title,
    latin,
    partial,
    surname_alone,
    tagged,
    well_made,
)
from kg.mentions.posts import find_titles

_SPEECH = re.compile(
    "说|表示|介绍|坦言|感慨|感叹|指出|强调|告诉|认为|直言|透露|谈到|回忆|讲述|笑着|高兴地|激动地|"
    "要求|出席|主持|参加|带领|率队|一行|致辞|讲话|宣布|作报告|代表"
)
_SPEAKS = re.compile("说|表示|介绍|坦言|感慨|告诉|认为|回忆|直言|正在|正忙")
_AT_WORK = re.compile(f"{_SPEAKS.pattern}|{BUSY.pattern}")
_MANY = re.compile(
    "(?:群众|居民|干部|党员|学生|职工|工人|农民|农户|村民|市民|领导|老师|教师|员工|游客|大家|队员|委员|成员)$"
)
_CLAUSE = re.compile(r"(?:^|[，。；！？”：\s])(?=[\u4e00-\u9fff])")
_APPOINTING = re.compile(
    "(?:任命|免去|选举|补选|增选|推选|推举|聘任|聘请|提名|接受|罢免|批准|决定)(?:了|：)?|接替|名叫"
)
_APPOINTED = re.compile(
    "任|担任|兼任|接任|出任|当选|被(?:选举|推选|推举|任命|聘任|选|聘)为|拟任|现任|调任|转任|升任|挂任|不再担任|辞去|"
    "为(?=[^，。]{0,30}(?:长|任|书记|主席|经理|委员|专员))|同志|，男|，女"
)
_APPOINTS = re.compile("任命|免去|决定|补选|选举|接受")
_POST_AHEAD = "[^，。；：]{2,30}(?:长|主任|书记|主席|委员|专员|职务|员)"
_BETWEEN = re.compile(
    r"(?:任命|免去|选举|补选|接受|；(?!任命|免去|选举|补选|接受|决定))：?(?P<name>[\u4e00-\u9fff·]{2,14}?(?:、[\u4e00-\u9fff·]{2,14}?){0,9})"
    f"(?:(?:等?同志)?(?:为|的|辞去)|同志)(?={_POST_AHEAD})"
)
_NAMING = re.compile(
    "叫做|叫|岁的|由|与|和|同|跟随|跟着|来自|听|向|为|给|对|让|请|邀请|会见|慰问|看望|"
    "走访|感谢|带着|老伴|儿子|女儿|爱人|妻子|丈夫|徒弟|师父|战友|队友"
)
_AFTER_NAME = re.compile(
    "同志|先生|女士|老师|，男|，女|（男|（女|（中|（左|（右|（前|（后|（化名|（音译|（见图|一家|夫妇|夫妻|的家|家的|家里|家中|，今年|，\\d{2}岁|"
    "今年\\d{2}岁|（\\d{2}岁"
)
_ALONE = re.compile(
    r"(?:^|（)\s*(?P<date>\d{4}年\d{1,2}月\d{1,2}日)?\s*(?P<name>[\u3400-\u9fff][\u3400-\u9fff\s]{1,5})(?:）|$)"
)
_UNIT_ENDS = frozenset("县镇乡村市区州省旗")


Rule = Callable[[Place], Iterator[Found]]


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
            elif name is not None and holder_of == "official" and _is_noun_that_acts(place.text, start, name.stop):
                yield Found(start, name.stop, "word that acts after a title", 0.75, "official")
            continue
        if _takes_verb(place.line, start, name.stop) or place.text.startswith(("谢谢", "感谢"), start):
            continue
        if name.score > _floor(place.line, start, name.stop, holder_of):
            confidence = 0.95 if name.score > 3 else 0.85
            stop = without_verb(place.text, start, name.stop)
            yield Found(start, stop, "name after a title", confidence, who(place, start, name.stop))
        elif stop := _filling(place.line, start):
            yield Found(start, stop, "name that fills a clause after a title", 0.8, "official")
        elif stop := _spoken_by(place.text, start):
            yield Found(start, stop, "name between title and speech", 0.75, who(place, start, stop))


_ACTS = re.compile("[把将](?=[一-鿿“])|主持|出席|带队|带领|陪同|表示|介绍|指出|要求|坦言|告诉|送到|来到|走进")


def _is_noun_that_acts(text: str, start: int, stop: int) -> bool:
    """镇长白桦把庭院改了: an ordinary noun or adjective, which after an office and before a deed is who holds it."""
    tagged = rjieba.tag(text[start:stop], False)
    return len(tagged) == 1 and tagged[0][1][:1] in "na" and _ACTS.match(text, stop) is not None


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
        follows = _SPEAKS.match(text, stop) or (stop == start + 3 and _CALLED.match(text, stop))
        if follows and surname_of(name) and re.fullmatch("[\u4e00-\u9fff]+", name):
            return stop
    return 0


#: 专家|王小明|教授: between what introduces somebody and what he is called.
_CALLED = re.compile("副?教授|院士|博士|研究员|先生|女士|同志")
_FILLS = re.compile(
    "(?P<name>[\u4e00-\u9fff]{2,3}?)(?=[，、。；]|一行|主持|出席|参加|致辞|讲话|宣布|表示|介绍|强调|要求|率队|"
    "(?:同|与|向|带领|陪同|率)[\u4e00-\u9fff]{2,8}(?:签约|代表|人员|一行|考察|调研|检查|介绍|汇报))"
)
_SURE_NEXT = 2.0
_NO_NAME = re.compile(
    "(?:会议|办公|大会|职务|工作|同志|负责|人选|信箱|热线|接待|助理|职责|岗位|任命|提名|候选|带头|牵头|挂帅)$"
)


def _filling(line: Line, start: int) -> int:
    """Where a name ends that is an ordinary word, but all there is between a leader's title and a mark: 县长雷鸣，."""
    match = _FILLS.match(line.text, start)
    if match is None or not surname_of(match["name"]):
        return 0
    titles = [t for t in find_titles(line.text) if t.stop == start and t.holder == "official"]
    led = any(t.body in ("place", "party") for t in titles) or _opens_row(line, match.end())
    spelt = len(match["name"]) > 2 and rjieba.has_word(match["name"][:2])  # 书记项目|库
    return match.end() if led and not spelt and not _NO_NAME.search(match["name"]) else 0


def _opens_row(line: Line, stop: int) -> bool:
    """副主席乌兰|、王小明: whether a sure name follows in the row."""
    name = line.name_at(stop + 1) if line.text.startswith("、", stop) else None
    return name is not None and name.score > _SURE_NEXT


def _takes_verb(line: Line, start: int, stop: int) -> bool:
    """乡长任双组长, 干部包楼宇, 群众和村组: a verb or a conjunction follows the title, not a surname."""
    text = line.text
    if text[start] == "和":
        singular = any(title.stop == start and title.body in ("place", "party") for title in find_titles(text))
        return start not in line.people and not singular
    if text[start] == "任":
        return any(title.start in (start + 1, stop) for title in find_titles(text))
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
    for start in _clauses_before(_SPEECH, place.line):
        name = place.line.name_at(start)
        if name and name.score > 2.0 and _SPEECH.match(place.text, name.stop):
            yield Found(start, name.stop, "name before a verb of speech", 0.85, who(place, start, name.stop))


def in_other_tongues(place: Place) -> Iterator[Found]:
    """格着才让|正弯腰: two characters that are no word and an element of such names, at work or speaking."""
    for start in _clauses_before(_AT_WORK, place.line):
        name = place.line.name_at(start)
        parts = name is not None and name.shape == "parts" and name.stop - start == 4 and name.score >= 0.5
        if name and parts and _AT_WORK.match(place.text, name.stop):
            yield Found(start, name.stop, "name in another tongue", 0.75, who(place, start, name.stop))


_LONGEST = 18  # characters of a name without a dot, unless the tagger sees a longer one


def _clauses_before(verbs: re.Pattern[str], line: Line) -> Iterator[int]:
    """Where the clauses begin behind which one of the verbs stands, no further than a name is long."""
    verb = verbs.search(line.text)
    if verb is None:  # as in most sentences
        return
    reach = len(line.text) if line.dotted else max((stop - start for start, stop in line.people.items()), default=0)
    reach = max(reach, _LONGEST)
    for start in _clauses(line.text):
        if verb and verb.start() < start + 2:
            verb = verbs.search(line.text, start + 2)
        if verb is None:
            return
        if verb.start() <= start + reach:
            yield start


@lru_cache(maxsize=64)
def _clauses(text: str) -> tuple[int, ...]:
    """Where the clauses of a sentence begin."""
    return tuple(clause.end() for clause in _CLAUSE.finditer(text))


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
            longest = 14 if "·" in name else 7 if "同志" in match[0] and not surname_of(name) else 4
            if 2 <= len(name) <= longest and not common_word(name) and name[0] not in "其他她该":
                yield Found(start, start + len(name), "name between a verb of appointing and 为", 0.9, "official")
            start += len(name) + 1


def appointed(place: Place) -> Iterator[Found]:
    """李明远任副县长 at the beginning of a clause."""
    for start in _clauses_before(_APPOINTED, place.line):
        name = place.line.name_at(start)
        if name and name.score > 1.0 and _APPOINTED.match(place.text, name.stop):
            yield Found(start, name.stop, "name before a verb of holding", 0.85, "official")


_RELIEVED = re.compile("(?:^|[；：])(?P<name>[\\u4e00-\\u9fff]{2,4})的[^，。；：的]{4,30}职务(?=[，。；]|$)")


def relieved(place: Place) -> Iterator[Found]:
    """免去：/ 万青松的甲县民政局局长职务: an item of a list of those who leave their posts."""
    for match in _RELIEVED.finditer(place.text) if place.text.endswith(("职务", "职务。", "职务；")) else ():
        name = match["name"]
        if surname_of(name) and not common_word(name):
            yield Found(*match.span("name"), "name before the post that ends", 0.9, "official")


def named(place: Place) -> Iterator[Found]:
    """由李明远, 与李明远: after a word that often takes a person."""
    for match in _NAMING.finditer(place.text):
        name = place.line.name_at(match.end())
        if name and name.score > 4.0 and not _opens_word(place.text, match.end()):
            yield Found(match.end(), name.stop, "name after a naming word", 0.75, who(place, match.end(), name.stop))


def _opens_word(text: str, at: int) -> bool:
    """由|于, 向|上: whether the character before is the first of a word."""
    return common_word(text[at - 1 : at + 1])


def before_mark(place: Place) -> Iterator[Found]:
    """李明远（中）, 李明远，男, 李明远同志, 李明远（市人大常委会主任）."""
    titles = {title.start for title in find_titles(place.text)}
    marks = {match.start() for match in _AFTER_NAME.finditer(place.text)} | titles
    for stop in sorted(marks):
        for start in range(max(0, stop - 4), stop - 1):
            name = place.line.name_at(start)
            if name is None or name.stop != stop:
                continue
            opens = start == 0 or not "\u4e00" <= place.text[start - 1] <= "\u9fff" or start in place.introduced
            if any(start < begins < stop for begins in place.introduced):
                continue  # 女|生小慧
            if place.text[stop - 1] in _UNIT_ENDS and start not in place.line.people:
                continue  # 莱克伍德县|法官
            # 石门村|王国民|村支书
            between = stop in titles and any(start == ends for _, ends, _ in place.blocked)
            if name.score > (0.0 if between else 1.5 if opens else 4.0):
                yield Found(start, stop, "name before a mark", 0.8, who(place, start, stop))
                break


def alone(place: Place) -> Iterator[Found]:
    """（2021年2月1日 李明远）, or nothing else on the line."""
    for match in _ALONE.finditer(place.text):
        name = place.line.name_at(match.start("name"))
        if match["name"].replace(" ", "") in vocabulary("given_false"):
            continue  # 简 讯
        if name and name.stop == match.end("name") and name.score > (-6.0 if match["date"] else 2.0):
            yield Found(match.start("name"), name.stop, "name after a date", 0.8)


def again(place: Place) -> Iterator[Found]:
    """A full name that another sentence of the article has made sure of."""
    for name in place.names:
        for start, stop in occurrences(name, place.text):
            yield Found(start, stop, "name seen before", 0.65, who(place, start, stop))


def by_one_part(place: Place) -> Iterator[Found]:
    """艾力江 of 艾力江·买买提, 史密斯 of 约翰·史密斯: how a text goes on to call somebody with a dotted name."""
    for name in place.names:
        if "·" not in name:
            continue
        parts = name.split("·")
        called = parts[:1] if any(map(part_pattern().fullmatch, parts)) else (parts[0], parts[-1])
        for part in called:
            shared = any(other != name and part in other.split("·") for other in place.names if "·" in other)
            if len(part) < 3 - (part_pattern().fullmatch(part) is not None) or common_word(part) or shared:
                continue
            for start, stop in occurrences(part, place.text):
                yield Found(start, stop, "one part of a dotted name", 0.95, who(place, start, stop), name)


RULES: tuple[Rule, ...] = (
    dotted,
    after_title,
    after_de,
    latin,
    alone,
    speaking,
    in_other_tongues,
    appointing,
    appointed_between,
    appointed,
    relieved,
    named,
    before_mark,
    foreign_before_title,
    tagged,
    well_made,
    partial,
    surname_alone,
    dictionary_names,
    run_together,
)
AGAIN: tuple[Rule, ...] = (again, by_one_part)
