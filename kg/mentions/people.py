"""Finds people: rules about where names stand and how they are made, with the tagger as one more witness."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace
from functools import lru_cache
from itertools import pairwise

from kg.lexicon.people import surname_of
from kg.mentions.names import Line
from kg.mentions.overlaps import by_sentence
from kg.mentions.people_doubts import is_divided, is_task, is_thing, is_word, stems
from kg.mentions.people_place import GIVEN_TO, Found, Place, introductions
from kg.mentions.people_recurring import recurring
from kg.mentions.people_rules import AGAIN, RULES
from kg.mentions.people_whole import joined
from kg.mentions.posts import find_titles
from kg.mentions.scope import Scope
from kg.mentions.tagger import tag
from kg.model import Mention, Span

_JOINT = re.compile(r"\s*(?:、|和|及|与|以及|，)\s*|[\s]{1,2}")


def find(scope: Scope, found: Sequence[Mention]) -> list[Mention]:
    """Mentions of people in the article; `found` are those of the recognisers before."""
    here = by_sentence(found)
    places = [_place(scope, s.index, s.text, here.get(s.index, ())) for s in scope.article.sentences]
    brands = _quoted_only(places) | _of_firms(places, found) | stems(found)
    rounds: dict[int, list[Found]] = {}
    for place in places:
        rounds[place.index] = _choose(place, [name for rule in RULES for name in rule(place)], brands)
    known = _known(places, rounds)
    known |= dict.fromkeys(recurring(places, tuple(known)), "resident")
    mentions = []
    for place in places:
        place.names = frozenset(known)
        again = [name for rule in AGAIN for name in rule(place)]
        full = {name.start for name in again if name.stop - name.start > 2}
        sure = [f for f in rounds[place.index] if f.start not in full or place.text[f.start : f.stop] in known]
        sure = [f for f in sure if not any(_piece_of(f, name) for name in again)]
        for name in _choose(place, sure + again, brands):
            mentions.append(_mention(place, name, known))
    return mentions


def _place(scope: Scope, index: int, text: str, found: Sequence[Mention]) -> Place:
    line = Line(text, tag(text), asked=True) if scope.use_tagger else Line(text)
    blocked = tuple((m.span.start, m.span.stop, m.kind) for m in found if not m.anaphor)
    return Place(index, line, blocked, introduced=introductions(text))


def _mention(place: Place, name: Found, known: dict[str, str]) -> Mention:
    printed = place.text[name.start : name.stop]
    joined = re.sub(r"(?<![A-Za-z.])[ \u3000]|[ \u3000](?![A-Za-z])", "", printed)
    subtype = known.get(joined, name.subtype)
    span = Span(place.index, name.start, name.stop)
    return Mention(span, "person", subtype, name.name or joined, name.rule, name.confidence)


def _known(places: Sequence[Place], rounds: dict[int, list[Found]]) -> dict[str, str]:
    """The article's sure full names with what their bearer is; a title anywhere in the article counts."""
    known: dict[str, str] = {}
    rank = ("official", "expert", "journalist", "resident")
    for place in places:
        for name in rounds[place.index]:
            full = re.sub(r"[ \u3000]", "", place.text[name.start : name.stop])
            if name.confidence >= 0.7 and not name.rule.startswith("partial"):
                known[full] = min(known.get(full, "resident"), name.subtype, key=rank.index)
    article = "\n".join(place.text for place in places)
    return {name: kind for name, kind in known.items() if not _is_cut(name, known, article)}


def _piece_of(name: Found, whole: Found) -> bool:
    """毕力格 of 苏德毕力格, which another sentence of the article has whole."""
    inside = whole.start < name.start and name.stop <= whole.stop
    return inside and whole.stop - whole.start > 3


def _is_cut(name: str, known: Iterable[str], article: str) -> bool:
    """李建 of 李建才等, where 李建才 is a name too and no other 李建 is printed; 额尔德 of 额尔德木图."""
    longer = [other for other in known if len(other) > max(2, len(name)) and other.startswith(name)]
    return any(article.count(name) == article.count(other) for other in longer)


# --- choosing --------------------------------------------------------------------------------


def _choose(place: Place, found: Sequence[Found], brands: frozenset[str]) -> list[Found]:
    """The best of crossing names, and those that stand in a list with them."""
    if not found:
        return []
    kept: list[Found] = []
    for name in sorted(found, key=lambda f: (-f.confidence, f.start - f.stop, f.start, f.rule)):
        printed = place.text[name.start : name.stop]
        if printed in brands or _forbidden(place, name) or any(_cross(name, other) for other in kept):
            continue
        kept.append(name)
    for name in [*_listed(place, kept), *_between(place, kept)]:
        if not _forbidden(place, name) and not any(_cross(name, other) for other in kept):
            kept.append(name)
    return _as_neighbours(place, joined(place, sorted(kept, key=lambda f: f.start)))


def _as_neighbours(place: Place, names: Sequence[Found]) -> list[Found]:
    """县领导王小明、李勇和赵四海; 王小明、李勇当选为…: who is listed beside one with a title is what that one is."""
    told: list[Found] = []
    listed = False
    for name in names:
        last = told[-1] if told else None
        joint = place.text[last.stop : name.start].strip() if last else ""
        listed = joint == "、" or (listed and joint in ("和", "及", "与", "以及"))
        told.append(replace(name, subtype=last.subtype) if last and listed and _is_bare(place, name) else name)
    for at in range(len(told) - 2, -1, -1):
        name, after = told[at], told[at + 1]
        given = place.text[name.stop : after.start] == "、" and GIVEN_TO.match(place.text, after.stop)
        told[at] = replace(name, subtype=after.subtype) if given and _is_bare(place, name) else name
    return told


def _is_bare(place: Place, name: Found) -> bool:
    """Whether nothing says what the person is."""
    return name.subtype == "resident" and name.start not in place.introduced


def _cross(a: Found, b: Found) -> bool:
    return a.start < b.stop and b.start < a.stop


def _forbidden(place: Place, name: Found) -> bool:
    """Inside the name of a place, a body or a document or crossing one; inside a short quoted name (“黎苗先锋”)."""
    if name.start not in place.introduced and any(a <= name.start and name.stop <= b for a, b in _brands(place.text)):
        return True
    introduced = name.start in place.introduced
    if is_task(place.text, name.start, name.stop) or (not introduced and is_word(place.text, name.start, name.stop)):
        return True
    if is_thing(place.text, name.start, name.stop):
        return True
    alone = name.rule == "tagger" and not introduced and place.line.after(name.stop) < 1
    if alone and is_divided(place.text, name.start, name.stop):
        return True
    around = place.text[max(0, name.start - 1) : name.start] + place.text[name.stop : name.stop + 1]
    if "·" in around:  # a part of a dotted name of something else
        return True
    titles = [title for title in find_titles(place.text) if title.start < name.stop <= title.stop]
    bare = name.start + len(surname_of(place.text[name.start : name.stop]))
    if any(title.start <= name.start or (title.start == bare and name.stop < title.stop) for title in titles):
        return True  # 代|县长, 刘主|任, 陈副|局长
    for start, stop, _ in place.blocked:
        if stop <= name.start or name.stop <= start:
            continue
        inside = start <= name.start and name.stop <= stop
        if inside and (start, stop) != (name.start, name.stop):
            return True
        within = name.start < start and stop <= name.stop
        if within and place.line.people.get(name.start) == name.stop:
            continue  # 储德国, of whom no list of countries knows
        if name.start not in place.introduced or name.confidence < 0.8:
            return True
    return False


@lru_cache(maxsize=1024)
def _brands(text: str) -> tuple[tuple[int, int], ...]:
    """Short stretches in quotation marks, also in a row: names of programmes, not words that somebody speaks."""
    return tuple(match.span() for match in _BRANDS.finditer(text))


#: “周巡查、周点评、周通报”, “丰收田野 情满山乡”
_BRANDS = re.compile(
    "“[^“”，。！？；：、 ]{2,8} [^“”，。！？；：、 ]{2,8}”|"
    "“(?:[^“”，。！？；：、]{1,8}、){0,5}[^“”，。！？；：、]{1,8}”"
)


def _listed(place: Place, kept: Sequence[Found]) -> Iterator[Found]:
    """王小明、李 勇、赵四海: the neighbours of a name in a list are names too."""
    seen = {(name.start, name.stop) for name in kept}
    todo = list(kept)
    while todo:
        name = todo.pop()
        for start, stop in (*_right_of(place, name.stop), *_left_of(place, name.start)):
            if (start, stop) not in seen:
                seen.add((start, stop))
                neighbour = Found(start, stop, "name in a list", 0.8, name.subtype)
                todo.append(neighbour)
                yield neighbour


_BETWEEN = re.compile("、(?P<name>[\u4e00-\u9fff]{2,3})、")


def _between(place: Place, kept: Sequence[Found]) -> Iterator[Found]:
    """王小明、时全、李勇: what stands between two names of a row is one too, though it be a word."""
    for one, other in pairwise(sorted(kept, key=lambda f: f.start)):
        gap = _BETWEEN.fullmatch(place.text, one.stop, other.start)
        if gap and surname_of(gap["name"]):
            yield Found(*gap.span("name"), "name between two of a row", 0.8, one.subtype)


def _right_of(place: Place, stop: int) -> Iterator[tuple[int, int]]:
    joint = _JOINT.match(place.text, stop)
    if not joint or "，" in joint[0]:
        return
    name = place.line.name_at(joint.end())
    if name and name.score > (1.0 if "、" in joint[0] else 2.5):
        yield joint.end(), name.stop


def _left_of(place: Place, start: int) -> Iterator[tuple[int, int]]:
    if place.text[start - 1 : start] != "、":
        return
    for first in range(max(0, start - 5), start - 2):
        name = place.line.name_at(first)
        opens = first == 0 or not "\u4e00" <= place.text[first - 1] <= "\u9fff"
        if opens and name and name.stop == start - 1 and name.score > 1.0:
            yield first, start - 1
            return


def _of_firms(places: Sequence[Place], found: Sequence[Mention]) -> frozenset[str]:
    """What the tagger takes for a person though a firm of the article is called so: 宏达 of 山东宏达部件有限公司."""
    firms = [m.name for m in found if m.kind == "organisation" and m.name.endswith("公司")]
    alone = {place.text[a:b] for place in places for a, b in place.line.people.items() if a not in place.introduced}
    return frozenset(name for name in alone if any(name in firm and not firm.startswith(name) for firm in firms))


_QUOTED = re.compile(r"[“‘]([\u4e00-\u9fff]{2,4})[”’]")


def _quoted_only(places: Sequence[Place]) -> frozenset[str]:
    """Names that the article prints in quotation marks are brands and nicknames: “耿小二”."""
    return frozenset(match[1] for place in places for match in _QUOTED.finditer(place.text))
