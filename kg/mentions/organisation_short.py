"""Short names of bodies named in full elsewhere in the article: 华东宏远绿建 for 华东宏远（湖州）绿色建筑有限公司."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from functools import cache, lru_cache

from kg.lexicon.body_names import name_words
from kg.lexicon.gazetteer import gazetteer
from kg.lexicon.patterns import occurrences
from kg.mentions.organisation_line import Line, Name
from kg.mentions.organisation_open import specific

_LEGAL = re.compile(
    "(?:集团|股份|控股|实业)*(?:有限责任公司|有限公司|集团公司|公司|集团|农民专业合作社|专业合作社|合作社|(?:职业|技术|技能|培训|教育|外国语|实验)*学校|医院)$"
)
_DEFINED = re.compile("（(?:以下|下文)?(?:简称|统称|下称)(?:为|：)?[“‘]?([^”’）]{2,12})[”’]?）")
_SHORTEST = 4
_UNIT = re.compile("乡|镇|村|街道|社区|县|区|市|苏木|嘎查")
_LEADERS = re.compile("(?:联合)?创始人|创办人|董事长|总经理|副总|总裁|负责人|CEO|法定代表人")


def short_names(lines: Sequence[Line], names: Sequence[Sequence[Name]]) -> list[list[Name]]:
    """For every line the short names in it, each called by the full name that it stands for."""
    full = {name.name: name.subtype for line in names for name in line if _LEGAL.search(name.name)}
    defined = {}
    for line, chosen in zip(lines, names, strict=True):
        for name in chosen:
            if match := _DEFINED.match(line.text, name.stop):
                defined[match[1]] = name
    found = [list(_defined_in(line, defined)) for line in lines]
    for here, line in zip(found, lines, strict=True):
        for called, subtype in full.items():
            here.extend(Name(a, b, called, subtype, "short_name", 0.85) for a, b in _shortened(line, called))
    return found


def _defined_in(line: Line, defined: dict[str, Name]) -> Iterator[Name]:
    for short, name in defined.items():
        for start, stop in occurrences(short, line.text):
            yield Name(start, stop, name.name, name.subtype, "defined_short_name", 0.95)


@cache
def _generic() -> tuple[str, ...]:
    return tuple(sorted(name_words("generic")))


@lru_cache(maxsize=256)
def brand(line_or_name: str, places: tuple[str, ...] = ()) -> str:
    """What a company's name begins with when its place, trade and legal form are taken off.

    >>> brand("青田县比林云科技有限公司", ("青田县",)), brand("华东宏远（湖州）绿色建筑集成有限公司")
    ('比林云', '华东宏远')
    """
    core = _LEGAL.sub("", line_or_name)
    for place in places:
        core = core.removeprefix(place)
    core = core.partition("（")[0].partition("）")[0]
    for size in (3, 2):
        if len(core) > size + 1 and gazetteer().short_named(core[:size], levels=("province", "city")):
            core = core[size:]
            break
    while core.endswith(_generic()):
        word = next((core[at:] for at in range(2, len(core) - 1) if core[at:] in name_words("generic")), "")
        if not word:
            break
        core = core.removesuffix(word)
    return core


def _shortened(line: Line, name: str) -> Iterator[tuple[int, int]]:
    """Stretches that begin as the name does, or with its brand, and whose characters all follow in it in order."""
    printed = (line.text[a:b] for a, b, _ in line.places)
    own = brand(name, tuple(place for place in printed if place in name))
    for opening in dict.fromkeys((name[: name.find(own) + len(own)] if own in name else own, own)):
        if len(opening) < 2 or len(specific(opening)) < 2:
            continue  # 集体经济 of 集体经济合作社
        for start, end in occurrences(opening, line.text):
            stop = _as_far_as(line.text, end, name[name.find(opening) + len(opening) :])
            led = _LEADERS.match(line.text, stop) and stop - start > 1
            long = stop - start >= min(_SHORTEST, len(own) + 1)
            glossed = line.text.startswith(f"（{name}）", stop)  # 甲度假区（甲度假区有限公司）: the site and its firm
            whole = stop in line.starts or stop == len(line.text) or led  # 农机作|业 is none
            unit = _UNIT.match(line.text, stop)  # 三湾|乡 is where the firm is
            if line.text[start:stop] != name and (long or led) and whole and not glossed and not unit:
                yield start, stop


def _as_far_as(text: str, at: int, rest: str) -> int:
    """How far the text goes on with characters of `rest` in their order."""
    while at < len(text) and text[at] in rest and text[at] not in "（），。、":
        rest = rest[rest.index(text[at]) + 1 :]
        at += 1
    return at
