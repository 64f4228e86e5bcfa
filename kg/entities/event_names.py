"""The canonical name of an event from the names it is given."""

from __future__ import annotations

import re
from collections.abc import Sequence

from kg.lexicon import happenings
from kg.model import Entity

_PLAIN = re.compile("[“《\\d]|第.{1,4}[届期次]|首[届期]")
_TITLED = re.compile("^(?:[^“”]{0,8}\\d{4}年?|.{0,12}“[^”]+”杯|[^，]{0,10}第[一二三四五六七八九十百\\d]+届)")
_ORDINAL = re.compile(
    "首[届期]|(?<=第)[一二三四五六七八九十百\\d]+[届期次]|[一二三四五六七八九十百]+(?:届|次(?=会议|全会|常委会))"
)
#: 2023年第9次会议: a number says which of a body's meetings it is, and not whose
_NUMBERED_ONLY = re.compile(
    "(?:\\d{4}年度?)?第[一二三四五六七八九十百\\d]{1,4}次(?:全体|扩大|常务|专题|主席|主任|党组|集体|工作|理事){0,2}(?:会议|会|学习|例会)"
)
_STAGE = re.compile("(?:决|初|复|预|选拔)赛$")
_SHORT = 4  # a modifier of so few characters says what kind of event it is, not which


def canonical(names: Sequence[str], organiser: Entity | None) -> str:
    """The best of the names, in text order (the headline's first); who + what where all are plain.

    >>> canonical(["臭氧污染管控会", "宜宾市2025年臭氧污染管控会"], None)
    '宜宾市2025年臭氧污染管控会'
    >>> canonical(["民爆储存库“三防”应急演练", "防火、防盗综合应急演练"], None)
    '民爆储存库“三防”应急演练'
    >>> canonical(["安全技能竞赛"], Entity("organisation/1", "organisation", "company", "某某有限公司"))
    '某某有限公司安全技能竞赛'
    >>> canonical(["开镰节"], Entity("place/1", "place", "village", "柳溪村"))  # a festival's name is its own
    '开镰节'
    >>> canonical(["2023年第9次会议"], Entity("organisation/1", "organisation", "party", "甲县政协党组"))
    '甲县政协党组2023年第9次会议'
    """
    best = names[0]
    for name in names[1:]:
        fuller = len(name) > len(best) and not _PLAIN.search(best) and bool(_TITLED.search(name))
        if name.endswith(best) or (is_plain(best) and not is_plain(name)) or fuller:
            best = name
    unnamed = (is_plain(best) and not best.endswith("节")) or _NUMBERED_ONLY.fullmatch(best)
    if organiser is not None and unnamed and not _names_place_of(organiser, best):
        return organiser.name + best
    return best


_UNIT = re.compile("[一-鿿]{1,6}?(?:[省市县区旗镇乡村州盟]|街道|社区|苏木|嘎查)")


def _names_place_of(organiser: Entity, name: str) -> bool:
    """Whether a name begins with its organiser or the organiser's place: 甲镇邻里节 of 甲镇文化站."""
    unit = _UNIT.match(name)
    return name.startswith(organiser.name) or bool(unit and organiser.name.startswith(unit[0]))


def is_plain(name: str) -> bool:
    """Whether the name says only what kind of event it is: 安全技能竞赛.

    >>> is_plain("安全技能竞赛"), is_plain("第三届安全技能竞赛")
    (True, False)
    """
    return not _PLAIN.search(name) and len(name) - _head_size(name) <= _SHORT


def _head_size(name: str) -> int:
    known = happenings.heads()
    return next((size for size in range(min(9, len(name)), 0, -1) if name[-size:] in known), 0)


def _numbers(name: str) -> dict[str, str]:
    """The ordinals of a name by their unit: {"届": "第三届", "次": "第五次"}."""
    return {found.group()[-1]: found.group() for found in _ORDINAL.finditer(name)}


def numbered_apart(a: str, b: str) -> bool:
    """Whether two names count as different ones of a row.

    >>> numbered_apart("第二届技能大赛", "第五届技能大赛"), numbered_apart("技能大赛", "第五届技能大赛")
    (True, False)
    """
    one, other = _numbers(a), _numbers(b)
    return any(one[unit] != other[unit] for unit in one.keys() & other.keys())


def _stage(name: str) -> str:
    """决赛 of a contest, 开幕式 of a festival: an occurrence apart from the whole.

    >>> _stage("第二届农民篮球赛总决赛"), _stage("第二届农民篮球赛")
    ('决赛', '')
    """
    found = _STAGE.search(name)
    return found.group() if found else ""


def alike(a: str, b: str) -> bool:
    """Whether two names may be variants of one: one holds the other, or most characters are shared.

    >>> alike("“书香社区”读书日活动", "读书日活动"), alike("消防演练", "篮球比赛"), alike("首届灯节", "第二届灯节")
    (True, False, False)
    """
    if _stage(a) != _stage(b) and min(len(a), len(b)) > 2 * _SHORT:
        return False
    if numbered_apart(a, b):
        return False
    if a in b or b in a:
        return True
    fewest = min(len(set(a)), len(set(b)))
    return fewest > _SHORT and len(set(a) & set(b)) / fewest >= 0.6
