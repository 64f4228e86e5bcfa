"""Divisions, regiments and companies of the production corps in Xinjiang, numbered state farms elsewhere.

第三师四十九团十八连 serve as city, township and village; the statistics bureau lists few of them.
"""

from __future__ import annotations

import re
from functools import lru_cache

from kg.mentions.place_ground import Found, Ground

_NUMBER = r"[一二三四五六七八九十百零〇0-9]"
_CORPS = re.compile(rf"兵团|第{_NUMBER}{{1,3}}师|{_NUMBER}{{1,4}}团{_NUMBER}{{1,3}}连|团场|连队")
_UNIT = re.compile(
    rf"(第?{_NUMBER}{{1,3}}师(?![生傅资范])|{_NUMBER}{{1,4}}团(?![队员结长委圆购体])|{_NUMBER}{{1,3}}连(?![续接长队日连]))"
)
_FARM = re.compile(rf"(?<!{_NUMBER}){_NUMBER}{{3}}农场(?!主)")  # 八五二农场
#: 第三管理区, 第二作业区: the parts of a state farm.
_PART = re.compile(rf"第{_NUMBER}{{1,3}}(?:管理区|作业区|作业站|分场|生产队|牧场队)")
_LEVELS = {"师": "city", "团": "township", "连": "village"}
_BEFORE = re.compile(r"[^\u4e00-\u9fff]$|[在到进从向对为和与及自往地驻赴由是，]$|兵团$|[师团市镇]$|^$")
_NOT_AFTER = re.compile("[火糟和乱气麻雾败胜阳击拍环升跌涨坐冠贯载]")  # 一团糟, 三连胜


@lru_cache(maxsize=64)
def _has_farms(text: str) -> bool:
    return "农场" in text or "兵团" in text or "农垦" in text


@lru_cache(maxsize=64)
def _is_of_corps(text: str) -> bool:
    return bool(_CORPS.search(text))


def find_corps(text: str, taken: list[Found], ground: Ground) -> list[Found]:
    """
    >>> [(f.start, f.stop, f.subtype) for f in find_corps("兵团第三师四十九团十八连职工", [], Ground("兵团"))]
    [(2, 5, 'city'), (5, 9, 'township'), (9, 12, 'village')]
    >>> find_corps("三连冠", [], Ground("兵团")), find_corps("三连党支部", [], Ground("某部三连"))
    ([], [])
    """
    found = [
        Found(match.start(), match.end(), "township", "corps_farm", 0.8)
        for match in (_FARM.finditer(text) if "农场" in text else ())
        if not any(f.start < match.end() and match.start() < f.stop for f in taken)
    ]
    if _has_farms(ground.text):
        found += [Found(match.start(), match.end(), "zone", "farm_part_site", 0.75) for match in _PART.finditer(text)]
    if not _is_of_corps(ground.text):
        return found
    for match in _UNIT.finditer(text):
        start, stop = match.span()
        chained = bool(found) and found[-1].stop == start
        if any(f.start < stop and start < f.stop for f in taken):
            continue
        if chained or (_BEFORE.search(text[max(0, start - 2) : start]) and not _NOT_AFTER.match(text, stop)):
            name = "第" + match[0] if match[0].endswith("师") and match[0][0] != "第" else ""
            found.append(Found(start, stop, _LEVELS[text[stop - 1]], "corps", 0.8, (), name))
    return found
