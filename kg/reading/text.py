"""Clean text that knows where it stands: invisible characters dropped, punctuation made uniform.

Nothing is ever inserted, and every character that stays keeps the offset it has in the page.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterator

from kg.model import Passage

# One for one, wherever they stand. Half-width marks that also serve numbers and Latin text are in `_in_chinese`.
_ALWAYS = {
    **{chr(0xFF10 + i): chr(0x30 + i) for i in range(10)},
    **{chr(0xFF21 + i): chr(0x41 + i) for i in range(26)},
    **{chr(0xFF41 + i): chr(0x61 + i) for i in range(26)},
    **dict(zip("「」『』﹁﹂﹃﹄〝〞″", "“”‘’“”‘’“””", strict=True)),
    **dict(zip("％＋•・‧∙⋅｡―─━", "%+·····。———", strict=True)),
}
_IN_CHINESE = dict(zip(",.:;?!()", "，。：；？！（）", strict=True))
_CJK = re.compile(r"[\u2e80-\u9fff\uf900-\ufaff\uff00-\uffef\U00020000-\U0003ffff“”‘’…—]")
_STRAIGHT = re.compile("[\"＂'＇]")
_SINGLE = r"(?<![A-Za-z])['＇]|['＇](?![A-Za-z])"
_BLANKS = " \u3000\xa0"
_SELECTED = re.compile(r"[ \ufe00-\ufe0f]")  # printable, and yet not kept as they are
_UNUSUAL = re.compile("[" + re.escape("".join(_ALWAYS)) + "]")
_MARK = re.compile(r"[,.:;?!()]")


def is_invisible(char: str) -> bool:
    """Zero-width spaces and joiners, byte order marks, soft hyphens, control characters, variation selectors.

    >>> [is_invisible(c) for c in "\\u200b\\ufeff村\\t"]
    [True, True, False, False]
    """
    return (unicodedata.category(char) in ("Cf", "Cc", "Cs") and not char.isspace()) or "\ufe00" <= char <= "\ufe0f"


def clean(text: str, start: int = 0, stop: int | None = None) -> Passage:
    """`text[start:stop]`, which holds no line break, as clean text with its offsets.

    >>> clean("(记者 石　磊)近日,\\u200b增长8.5%").text
    '（记者 石 磊）近日，增长8.5%'
    >>> clean("　张三", 0).offsets
    (1, 2)
    """
    stop = len(text) if stop is None else stop
    line = text[start:stop].lstrip(_BLANKS)
    if _is_plain(line):
        return Passage(punctuate(line), tuple(range(stop - len(line), stop)))
    pairs = list(_visible(text, start, stop))
    chars = _single_spaces(pairs)
    return Passage(punctuate("".join(c for c, _ in chars)), tuple(i for _, i in chars))


def _is_plain(line: str) -> bool:
    """Whether nothing but its punctuation has to be made uniform, as in most lines."""
    return line.isprintable() and not _SELECTED.search(line) and unicodedata.is_normalized("NFC", line)


def _visible(text: str, start: int, stop: int) -> Iterator[tuple[str, int]]:
    """Visible characters in composed form (NFC); a composition stands where its base character stood."""
    if unicodedata.is_normalized("NFC", text[start:stop]):
        yield from ((text[i], i) for i in range(start, stop) if not is_invisible(text[i]))
        return
    at = start
    while at < stop:
        after = at + 1
        while after < stop and unicodedata.combining(text[after]):
            after += 1
        cluster = [(c, i) for i, c in enumerate(text[at:after], at) if not is_invisible(c)]
        composed = unicodedata.normalize("NFC", "".join(c for c, _ in cluster))
        if len(composed) <= len(cluster):
            cluster = [(c, i) for c, (_, i) in zip(composed, cluster, strict=False)]
        yield from cluster
        at = after


def _single_spaces(pairs: list[tuple[str, int]]) -> list[tuple[str, int]]:
    """Runs of blanks become one space, or one tab each where tabs part the cells of a table."""
    kept: list[tuple[str, int]] = []
    for char, offset in pairs:
        if char == "\t":
            if kept and kept[-1][0] == " ":
                kept.pop()
            kept.append((char, offset))
        elif char.isspace():
            if kept and kept[-1][0] not in " \t":
                kept.append((" ", offset))
        else:
            kept.append((char, offset))
    while kept and kept[-1][0] in " \t":
        kept.pop()
    first = next((i for i, (c, _) in enumerate(kept) if c != " "), len(kept))
    return kept[first:]


def punctuate(text: str) -> str:
    """Full-width marks in Chinese text, half-width digits and letters; as many characters as before.

    >>> punctuate("据了解,「小助手」于10:30上线(试行);增长8.5%.")
    '据了解，“小助手”于10:30上线（试行）；增长8.5%。'
    """
    text = _UNUSUAL.sub(lambda m: _ALWAYS[m[0]], text)
    if not _CJK.search(text):
        return text
    return _MARK.sub(lambda m: _in_chinese(text, m.start()), text)


def _in_chinese(text: str, at: int) -> str:
    """The mark at `at` as Chinese text has it: left alone inside a number, a time, an address or a Latin word."""
    mark = text[at]
    before, after = text[at - 1 : at], text[at + 1 : at + 2]
    if mark in "()":
        return _IN_CHINESE[mark]
    if _is_latin(before) and _is_latin(after):
        return mark
    if mark == "." and (not before or (_is_latin(before) and before != "%") or before == "." or after == "."):
        return mark
    return _IN_CHINESE[mark]


def _is_latin(char: str) -> bool:
    return bool(char) and char.isascii() and (char.isalnum() or char in "/%@_-")


def pair_quotes(passage: Passage) -> Passage:
    """Straight quotes of a whole paragraph become opening and closing ones in turn.

    >>> pair_quotes(clean('开展"双报到"活动')).text
    '开展“双报到”活动'
    """
    text = passage.text
    if not _STRAIGHT.search(text):
        return passage
    for mark, pair in (('["＂]', "“”"), (_SINGLE, "‘’")):
        found = list(re.finditer(mark, text))
        for turn, match in enumerate(found if len(found) > 1 else ()):
            text = text[: match.start()] + pair[turn % 2] + text[match.end() :]
    return Passage(text, passage.offsets)
