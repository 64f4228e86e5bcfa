"""A body printed as part of a larger one: the larger one is named too, and the part may come again alone."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from kg.lexicon.bodies import LEVEL_WORDS, body_subtype, standard_bodies
from kg.lexicon.body_names import head_of
from kg.mentions.organisation_grammar import body_end, with_parts
from kg.mentions.organisation_line import Line, Name

_RULES = frozenset(("placed_body", "placed_body_of_anaphor", "level_body", "open_name", "listed_body"))
_SHORTEST = 4
#: Every body has these: alone they are nobody's.
_COMMON = re.compile(
    "^(?:机关)?(?:党委|党组|党总支|党支部|第?[一二三四五六七八九十]+党支部|支部|团委|团支部|工会|妇联|办公室)$"
)
#: 甲山国有林管理局|乙沟林场: what a bureau or group runs, by its own name.
_BRANCH = re.compile(
    "(?P<whole>[一-鿿]{4,}?(?:管理局|林业局|森工局|林草局|农垦局|管理分局|集团|总公司))"
    "[一-鿿]{2,5}(?:林场|农场|牧场|分场|煤矿|茶场|电站|管护站|保护站|管理站)"
)
_BRANCH_ENDS = frozenset("场矿站")
_BUREAU = re.compile("[一-鿿]{4,}?(?:管理局|林业局|森工局|林草局|农垦局)$")
_FARM = re.compile("(?:林场|农场|牧场|分场|茶场|管护站|保护站)$")
_LONGEST_RUNNER = 18
#: 物业|联盟党支部: the body goes on.
_UNION = re.compile("联盟|联合|协会|商会|行业|产业|集群|共同体|联谊")
_FORM = re.compile("(?:股份|控股)?(?:有限|责任)")
_CORPS = re.compile("(?:新疆生产建设)?兵团")
_PLAIN = re.compile("[^的与和及同在、，。；（）“”]+")
_HAN = re.compile("[一-鿿]")


def wholes(line: Line, chosen: Sequence[Name]) -> Iterator[Name]:
    """The larger bodies whose names begin those of their parts: 荣县公安局 of 荣县公安局双石派出所."""
    for name in chosen:
        yield from _steps(line, name)
        ends = line.text[name.stop - 1] in _BRANCH_ENDS
        branch = _BRANCH.fullmatch(line.text, name.start, name.stop) if ends else None
        if branch and not name.anaphor:
            called = branch["whole"]
            yield Name(name.start, branch.end("whole"), called, body_subtype(called), "open_name", 0.85)
            continue
        runner = _runner(line, name)
        if runner:
            called = line.text[runner : name.start]
            yield Name(runner, name.start, called, "government", "open_name", 0.85)
            continue
        end = _whole_end(line, name) if name.rule in _RULES and not name.anaphor else 0
        if end:
            called = name.name[: len(name.name) - (name.stop - end)]
            if name.rule == "open_name" and called in standard_bodies():
                continue  # 农商行|石门支行: any bank of the sort
            rest = line.text[name.start : end]
            yield Name(name.start, end, called, body_subtype(rest), name.rule, name.confidence)


#: Units of a body that have units of their own: 三元分局 in 三明市公安局三元分局徐碧派出所.
_STEP = re.compile("[一-鿿]{4,}?(?:分局|总队|支队|大队|分公司|分行|管理处|管理所|研究院|分院)(?=(?P<rest>[一-鿿]{3,}))")
_UNIT = re.compile(
    "(?:派出所|警务站|警务室|中队|大队|支队|支行|营业部|营业厅|供电所|税务所|管护站|管理站|研究所|实验室|工作站|车站|车间|分局)$"
)


def _steps(line: Line, name: Name) -> Iterator[Name]:
    """The bodies between the largest and the smallest of a long name."""
    if name.rule not in _RULES or name.anaphor or not _UNIT.search(line.text[name.start : name.stop]):
        return
    stop = name.start
    for step in _STEP.finditer(line.text, name.start, name.stop):
        if step.start() != stop:
            return
        stop = step.end()
        called = name.name[: len(name.name) - (name.stop - stop)]
        if len(step["rest"]) >= _LEAST_PART and len(called) >= _SHORTEST:
            yield Name(name.start, stop, called, body_subtype(called), name.rule, 0.8)


_LEAST_PART = 4


def _runner(line: Line, name: Name) -> int:
    """Where the bureau begins whose branch the name is: 甲省乙山国有林管理局 right before 丙沟林场; 0 for none."""
    if name.anaphor or not _FARM.search(name.name):
        return 0
    bureau = _BUREAU.search(line.text, max(0, name.start - _LONGEST_RUNNER), name.start)
    if bureau is None:
        return 0
    starts = [c.start for c in line.chains if bureau.start() <= c.start and c.stop < name.start and not c.anaphor]
    return max((start for start in starts if _PLAIN.fullmatch(line.text, start, name.start)), default=0)


def _whole_end(line: Line, name: Name) -> int:
    """Where the larger body ends; 0 where the name is not that of a part."""
    text = line.text
    starts = [name.start, *(c.stop for c in line.chains if name.start <= c.last and c.stop < name.stop)]
    if corps := _CORPS.match(text, name.start):
        starts.append(corps.end())
    starts += [at + len(word) for at in starts for word in LEVEL_WORDS if text.startswith(word, at)]
    ends = {body_end(text, at) for at in starts if at >= name.start}
    if name.rule == "open_name":
        heads = (at for at in range(name.start + 3, name.stop) if head_of(text[name.start : at]))
        heads = (at for at in heads if not _FORM.match(text, at))  # 甲集团|有限公司党委
        ends |= {at for at in heads if not _UNION.match(text, at) and not _in_brackets(text, name.start, at)}
    fit = [end for end in ends if name.start < end < name.stop and with_parts(text, end, line.stops) == name.stop]
    return min(fit, default=0)


def _in_brackets(text: str, start: int, at: int) -> bool:
    """甲县华安（集团|）有限公司销售部: whether a bracket is still open."""
    return text.count("（", start, at) > text.count("）", start, at)


def parts(lines: Sequence[Line], names: Sequence[Sequence[Name]]) -> dict[str, str]:
    """What is printed after the names of larger bodies in the article, with the subtype: 裴介派出所, 治安大队."""
    found: dict[str, str] = {}
    for line, chosen in zip(lines, names, strict=True):
        for whole in chosen:
            for name in chosen:
                part = line.text[whole.stop : name.stop] if name.start == whole.start else ""
                if len(part) >= _SHORTEST and not _COMMON.match(part):
                    found[part] = name.subtype
    return found


def again(line: Line, known: dict[str, str]) -> Iterator[Name]:
    """The parts where they stand alone."""
    for part, subtype in known.items():
        at = line.text.find(part)
        while at >= 0:
            before = line.text[at - 1 : at] if at else ""
            if not _HAN.match(before) or at in line.starts:
                yield Name(at, at + len(part), part, subtype, "part_again", 0.8)
            at = line.text.find(part, at + len(part))
