"""Finds organisations: rules propose names, and of those that overlap the longest stands.

Every rule takes a `Line` (one sentence with the places in it) and yields `Name`s. The rules are ordered: of two
names of the same words the earlier rule's stands.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Sequence

from kg.mentions import organisation_open as open_names
from kg.mentions import organisation_placed as placed
from kg.mentions.organisation_anaphors import anaphors, parts_of_anaphors
from kg.mentions.organisation_edges import is_of_corps
from kg.mentions.organisation_line import Line, Name
from kg.mentions.organisation_lists import firms_in_lists, outposts
from kg.mentions.organisation_parts import again, parts, wholes
from kg.mentions.organisation_short import short_names
from kg.mentions.organisation_tagged import tagged
from kg.mentions.organisation_titled import level_schools, titled_bodies, titled_firms
from kg.mentions.organisation_votes import voted
from kg.mentions.overlaps import by_sentence
from kg.mentions.scope import Scope
from kg.model import Mention, Span

Rule = Callable[[Line], Iterable[Name]]

RULES: tuple[Rule, ...] = (
    placed.known_names,
    placed.youth_leagues,
    placed.armed_police,
    placed.placed_bodies,
    placed.level_bodies,
    placed.joint_bodies,
    placed.national_bodies,
    placed.foreign_bodies,
    placed.unlisted_places,
    placed.bare_bodies,
    placed.channels,
    placed.grass_roots,
    placed.party_groups,
    placed.corps_bodies,
    open_names.level_open,
    open_names.company_names,
    open_names.placed_schools,
    open_names.team_names,
    open_names.stationed,
    open_names.quoted_names,
    firms_in_lists,
    outposts,
)


#: Rules that know the whole body; what others glue to its front is none of it (活动由|区妇联).
_SURE = frozenset(
    (
        "known_name",
        "placed_body",
        "placed_body_of_anaphor",
        "level_body",
        "youth_league",
        "armed_police",
        "foreign_body",
        "national_body",
    )
)


def find(scope: Scope, found: Sequence[Mention]) -> list[Mention]:
    """Mentions of organisations in the article; `found` are those of the recognisers before."""
    here = by_sentence(found)
    lines = [Line.of(sentence, here.get(sentence.index, ())) for sentence in scope.article.sentences]
    stems = _stems(found)
    names = [[_after_stem(line, name, stems) for name in by_rules(line)] for line in lines]
    for line, chosen in zip(lines, names, strict=True):
        if scope.use_tagger:
            chosen[:] = settled(voted(line, chosen))
        _add(chosen, level_schools(line))
        _add(chosen, titled_bodies(line))
        if scope.use_tagger:
            told = (n for n in tagged(line) if not line.in_title(n.start, n.stop))
            _add(chosen, (n for n in told if not _is_scheme(line, n)))
        _add(chosen, titled_firms(line))
        _add(chosen, placed.listed_bodies(line, chosen))
    for line, chosen, extra in zip(lines, names, short_names(lines, names), strict=True):
        if extra:
            chosen[:] = _beside_short_names(chosen, extra)
            _add(chosen, extra)
        _add(chosen, parts_of_anaphors(line))
        chosen.extend(list(wholes(line, chosen)))
        _add(chosen, anaphors(line))
    known = parts(lines, names)
    for line, chosen in zip(lines, names, strict=True):
        _add(chosen, again(line, known))
    return [_mention(line, name) for line, chosen in zip(lines, names, strict=True) for name in chosen]


def _beside_short_names(chosen: Sequence[Name], short: Sequence[Name]) -> list[Name]:
    """The names that short names leave: none inside one that is defined, none of the tagger's inside any."""
    defined = [name for name in short if name.rule == "defined_short_name"]
    kept = [name for name in chosen if not any(d.start <= name.start and name.stop <= d.stop for d in defined)]
    surer = [(name.start, name.stop) for name in short if name.rule == "short_name"]
    return [n for n in kept if n.rule != "tagger" or not any(a <= n.start and n.stop <= b for a, b in surer)]


#: Rules whose names begin where they can, so that a place's name without its level word is left before them.
_OPEN = frozenset(("open_name", "team", "bare_body"))
_LEVELS = ("街道", "社区", "嘎查", "苏木", "村", "镇", "乡", "县", "市", "区", "旗")


def _stems(found: Sequence[Mention]) -> frozenset[str]:
    """The names of the article's villages and towns without their level words."""
    names = {m.name for m in found if m.kind == "place" and m.subtype in ("village", "community", "township", "county")}
    cut = (name.removesuffix(level) for name in names for level in _LEVELS if name.endswith(level))
    return frozenset(stem for stem in cut if len(stem) > 1)


def _after_stem(line: Line, name: Name, stems: frozenset[str]) -> Name:
    """大桦树林子|农机合作社 of 大桦树林子村."""
    before = name.start - 1
    if name.rule not in _OPEN or before < 1 or line.inside_place(name.start):
        return name
    stem = max((stem for stem in stems if line.text.endswith(stem, 0, name.start)), key=len, default="")
    if not stem:
        return name
    start = name.start - len(stem)
    return Name(start, name.stop, stem + name.name, name.subtype, "open_name", name.confidence)


def by_rules(line: Line) -> list[Name]:
    """What the rules find in one sentence, titles in 《》 left alone."""
    names = [_behind_visit(line, n) for rule in RULES for n in rule(line) if not line.in_title(n.start, n.stop)]
    if not names:  # as in most sentences
        return names
    names = [n for n in names if not n.name.endswith(_SORTS) and not _is_scheme(line, n)]
    sites = {stop for _, stop in line.sites}
    names = [n for n in names if n.rule in _SURE or (n.stop not in sites and not is_of_corps(n.name))]
    sure = {n.stop: n.start for n in names if n.rule in _SURE}
    return settled(n for n in names if n.rule in _SURE or sure.get(n.stop, n.start) <= n.start)


_POINTS_BANK = re.compile(
    "(?:道德|德育|积分|爱心|时间|诚信|美德|文明|信用|绿色|生态|垃圾|幸福|志愿|公益|和美|好人)+银行"
)
_MANY_TEAMS = re.compile("”[一-鿿]{0,4}[多几数0-9一二三四五六七八九十]+余?支")
#: 省内外|企业, 彝族|派出所教导员: words about others before what they are joined to
_NOBODY = re.compile(
    "[省市县区州旗国]内外|[一-鿿]{1,3}族(?:派出所|法庭|法院|公安局)|牧区(?:学校|人民法庭)|农牧区学校|[一-鿿]{2,12}教育基地$"
)
_RELICS = ("旧址", "遗址", "会址", "旧居", "故居", "纪念馆", "纪念碑", "陈列馆", "驻地旧")
_OF_MANY = re.compile("[0-9一二两三四五六七八九十][余多]?个(?:行政|自然)?(?:村|镇|乡|社区|街道|县)的$")
_ANY_SCHOOL = re.compile("(?:、[一-鿿]{2,4}){0,3}等")


def _is_scheme(line: Line, name: Name) -> bool:
    """道德银行, “红线”串起多支小分队, 甲省|学校、医院等: what looks like the name of a body."""
    if _POINTS_BANK.fullmatch(name.name) or _MANY_TEAMS.search(name.name) or _NOBODY.match(name.name):
        return True
    if line.text.startswith(_RELICS, name.stop):
        return True  # 甲军总司令部|旧址: what once was there
    if name.rule in _OPEN and _OF_MANY.search(line.text, max(0, name.start - 10), name.start):
        return True  # 19个村的|经济联合社
    if line.text.startswith("组", name.stop) and name.name.endswith(("初中", "高中", "小学", "中学")):
        return True  # 小学组和初中|组
    if line.text.startswith("县域", name.start) or "县域" in name.name:
        return "公司" not in name.name and "中心" not in name.name
    bare = any(chain.stop == name.stop - 2 for chain in line.chains)
    return bare and name.name.endswith(("学校", "医院")) and bool(_ANY_SCHOOL.match(line.text, name.stop))


_SORTS = ("项目学校", "中小学校", "中小学", "大中小学", "畜牧业", "种植业", "养殖业", "农牧业")
_VISITED = re.compile(
    "(?:督查|督导|检查)(?![办室组队局处科委中])[一-鿿]{2,12}(?:学校|小学|中学|幼儿园|医院|公司|合作社|大学)"
)


def _behind_visit(line: Line, name: Name) -> Name:
    """石桥学校 of 县督查石桥学校: a verb that bodies are named with too, before what is visited."""
    visit = _VISITED.search(line.text, name.start, name.stop)
    if visit is None or visit.end() != name.stop:
        return name
    start = visit.start() + 2
    return name._replace(start=start, name=line.text[start : name.stop], rule="open_name")


def settled(names: Iterable[Name]) -> list[Name]:
    """Of overlapping names the longest, of equal ones the first."""
    chosen: list[Name] = []
    _add(chosen, sorted(names, key=lambda n: n.start - n.stop))
    return chosen


def _add(chosen: list[Name], more: Iterable[Name]) -> None:
    for name in more:
        if all(name.stop <= other.start or other.stop <= name.start for other in chosen):
            chosen.append(name)


def _mention(line: Line, name: Name) -> Mention:
    span = Span(line.index, name.start, name.stop)
    return Mention(span, "organisation", name.subtype, name.name, name.rule, name.confidence, anaphor=name.anaphor)
