"""Marks of HTML and Markdown that taking a text out of its page has left, taken out of its lines."""

from __future__ import annotations

import re
from html import unescape

from kg.model import Passage

_ANY = re.compile(r"&[#a-z0-9]{2,8}[;；]|<[/!a-zA-Z]|\*\*|^#{1,6} |\]（")
_ENTITY = re.compile(r"&(#\d{2,6}|[a-z]{2,6}\d{0,2})[;；]")
_TAG = re.compile(
    r"</?(?:p|br|div|span|strong|b|em|i|u|font|a|img|h[1-6]|[uo]l|li|t[dhr]|table|tbody|section|center)\b[^<>]{0,400}>|<!--[^<>]{0,400}>",
    re.IGNORECASE,
)
_PICTURE = re.compile(r"[!！]\[[^\[\]]{0,200}\]（[^（）\s]{1,400}）")
_LINK = re.compile(r"\[([^\[\]]{1,200})\]（(?:https?:|/|\./)[^（）\s]{1,400}）")
_HEADING = re.compile(r" *(?:#{1,6} +)?")
_STRONG = re.compile(r"\*\*")


def unmarked(line: Passage) -> Passage:
    """The line as a reader sees it; what stays keeps its place in the page.

    >>> from kg.reading.text import clean
    >>> [unmarked(clean(t)).text for t in ("## **甲县**办节", "&nbsp;&nbsp;&ldquo;甲&rdquo;县", "<b>甲县</b>", "2**3")]
    ['甲县办节', '“甲”县', '甲县', '2**3']
    >>> unmarked(clean("[甲县](https://example.com)办节![图](a.jpg)")).text
    '甲县办节'
    """
    if not _ANY.search(line.text):
        return line
    chars = list(line.text)
    for found in _ENTITY.finditer(line.text):
        char = unescape(f"&{found[1]};")
        _blank(chars, *found.span())
        chars[found.start()] = " " if len(char) > 1 or char.isspace() or not char.isprintable() else char
    for pattern in (_TAG, _PICTURE):
        for found in pattern.finditer(line.text):
            _blank(chars, *found.span())
    for found in _LINK.finditer(line.text):
        _blank(chars, found.start(), found.start(1))
        _blank(chars, found.end(1), found.end())
    strong = [found.span() for found in _STRONG.finditer(line.text)]
    for span in strong if len(strong) % 2 == 0 else ():
        _blank(chars, *span)
    return _trimmed(line, chars)


def _trimmed(line: Passage, chars: list[str]) -> Passage:
    """What is left, without blanks at its ends, twice in a row or before a heading."""
    kept: list[int] = []
    for at, char in enumerate(chars):
        if char and not (char == " " and kept and chars[kept[-1]] == " "):
            kept.append(at)
    text = "".join(chars[at] for at in kept)
    opening = _HEADING.match(text)
    start, stop = opening.end() if opening else 0, len(text.rstrip(" "))
    return Passage(text[start:stop], tuple(line.offsets[at] for at in kept[start:stop]))


def _blank(chars: list[str], start: int, stop: int) -> None:
    chars[start:stop] = [""] * (stop - start)
