"""How the characters of names are read, so that the search understands maojiawan, mjw and maojw."""

from __future__ import annotations

from collections.abc import Iterable


def readings(names: Iterable[str]) -> dict[str, str]:
    """Every Chinese character of the names with all its readings, parted by spaces; ü is written v.

    >>> readings(["长直乡"])
    {'乡': 'xiang', '直': 'zhi', '长': 'chang zhang'}
    """
    from pypinyin import Style, pinyin

    found: dict[str, str] = {}
    for char in sorted({char for name in names for char in name if "㐀" <= char <= "鿿" or char > "\U0001ffff"}):
        read = pinyin(char, style=Style.NORMAL, heteronym=True, errors="ignore")
        if read:
            found[char] = " ".join(sorted({syllable for syllable in read[0] if syllable.isascii()}))
    return found
