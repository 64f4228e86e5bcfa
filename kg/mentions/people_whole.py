"""Makes names of other languages whole that were found in pieces or cut before their last characters."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from kg.lexicon.people import common_word, foreign_score, is_foreign_char, name_score, part_characters, part_pattern
from kg.mentions.people_place import Found, Place

_LONGEST = 8
_ENDS = 1.0  # from what score on a name may surely end
_GOES_ON = 0.0  # below what score it rather goes on
_WORDS = frozenset("的地得了更论也却就都及")  # characters of such names that are words of their own


def joined(place: Place, names: Sequence[Found]) -> list[Found]:
    """扎西 and 邓珠, 苏德 and 毕力格图 side by side are one name of two elements."""
    told: list[Found] = []
    for name in names:
        last = told[-1] if told else None
        near = last is not None and last.stop == name.start and name.stop - last.start <= _LONGEST
        if last and near and (_parts(place, last, name) or _pieces(place, last, name)):
            told[-1] = replace(last, stop=name.stop)
        else:
            told.append(name)
    return [_to_the_end(place, name) for name in told]


def _parts(place: Place, one: Found, other: Found) -> bool:
    short = other.stop - one.start <= 6
    return short and part_pattern().fullmatch(place.text, one.start, other.stop) is not None


def _pieces(place: Place, one: Found, other: Found) -> bool:
    """Whether both spell something foreign, and the first is no Chinese name."""
    return _is_foreign(place.text[one.start : one.stop]) and foreign_score(place.text[other.start : other.stop]) > 0


def _is_foreign(name: str) -> bool:
    part = part_pattern().fullmatch(name) is not None
    return (part or foreign_score(name) > 0) and (name_score(name) < 0 or len(name) > 3)


def _to_the_end(place: Place, name: Found) -> Found:
    """阿日善毕力|格说: one character more or two that spell such names, where the name surely ends only then."""
    printed = place.text[name.start : name.stop]
    if len(printed) < 3 or not _is_foreign(printed) or "·" in printed or place.line.after(name.stop) >= _GOES_ON:
        return name
    for stop in (name.stop + 1, name.stop + 2):
        rest = place.text[name.stop : stop]
        if not all(char not in _WORDS and (is_foreign_char(char) or char in part_characters()) for char in rest):
            break
        if place.line.after(stop) >= _ENDS and not (len(rest) > 1 and common_word(rest)):
            free = stop - name.start <= _LONGEST and not any(a < stop and name.stop < b for a, b, _ in place.blocked)
            return replace(name, stop=stop) if free else name
    return name
