"""Paths, greenways and farm roads that are told with their length: 6.8公里白石徒步线, 柳河碧道4.6公里全线贯通."""

from __future__ import annotations

import re
from collections.abc import Sequence

from kg.lexicon.tokens import tokens
from kg.mentions.place_ground import Found, Ground
from kg.mentions.place_text import boundaries, is_word, word_list

_LINE = (
    "(?:健身|观光|登山|滨水|环湖|景观|休闲|木)?(?:步道|栈道)|绿道|碧道|慢道|慢行道|徒步线|徒步道|骑行道|骑行线|骑行绿道|风景道|旅游环线|产业环线|"
    "环线|旅游公路|旅游路|产业路|古驿道"
)
_LENGTH = "(?<![0-9.])[0-9][0-9.]{0,6}余?公里"
_BEFORE = re.compile(f"{_LENGTH}长?的?(?P<own>[一-鿿]{{0,8}}?)(?P<head>{_LINE})(?![一-鿿]{{0,2}}[项工]|网)")
_BEHIND = re.compile(f"(?P<own>[一-鿿]{{2,8}}?)(?P<head>{_LINE})(?:全长|总长|长)?(?={_LENGTH})")
#: 柳溪村到园区的|3.8公里产业路: what lies between two ends is one road
_ENDS = re.compile("(?P<ends>[一-鿿]{2,6}[到至][一-鿿]{2,6}的)$")
_NAMED = ("ns", "nr", "nz")
_WATERS = frozenset("河江湖溪")


def find_lines(text: str, taken: Sequence[Found], ground: Ground) -> list[Found]:
    """
    >>> text = "新修柳溪村到园区的3.8公里产业路"
    >>> [f.name for f in find_lines(text, [Found(2, 5, "village", "known", 0.9)], Ground(""))]
    ['柳溪村到园区的产业路']
    """
    if "公里" not in text:
        return []
    found: list[Found] = []
    for match in (*_BEFORE.finditer(text), *_BEHIND.finditer(text)):
        line = _between(text, match, taken) or _called(text, match)
        if line and not any(f.start < line.stop and line.start < f.stop for f in found):
            clear = not any(f.start < line.stop and match.start("head") < f.stop for f in taken)
            found += [line] if clear else []
    return found


def _between(text: str, match: re.Match[str], taken: Sequence[Found]) -> Found | None:
    """The road from a place that is known to wherever it leads."""
    ends = _ENDS.search(text, max(0, match.start() - 14), match.start())
    first = next((f for f in taken if ends and ends.start() <= f.start < f.stop < ends.end() - 2), None)
    if ends is None or first is None or not text.startswith(("到", "至"), first.stop):
        return None
    name = text[first.start : ends.end()] + text[match.start("own") : match.end()]
    return Found(match.start("own"), match.end("head"), "facility", "line_site", 0.7, (), name)


def _called(text: str, match: re.Match[str]) -> Found | None:
    """A line whose name says more than of what kind it is."""
    start, head = match.start("own"), match.start("head")
    marks = boundaries(text)
    if text[head - 1] in _WATERS:  # 柳河|碧道: the river is named with two or three characters
        start = next((at for at in (head - 3, head - 4, head - 2) if at >= start and at in marks), start)
    words = [w for w in tokens(text) if start <= w.start and w.stop <= head]
    plain = word_list("site_plain") | word_list("site_stop")
    own = text[start:head]
    if len(own) < 2 or set(own) & word_list("function") or any(w.text in plain for w in words):
        return None
    telling = text[head - 1] in _WATERS or any(w.tag[:2] in _NAMED or not is_word(w.text) for w in words)
    if not telling or start not in marks or text[start - 1 : start] in ("到", "至"):
        return None
    return Found(start, match.end("head"), "scenic", "line_site", 0.7)
