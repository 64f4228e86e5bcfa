"""Where 代县, 理县, 和县 or 平和县 in a text are no counties, but the end of one word and the 县长 or 县委 after it."""

from __future__ import annotations

import re

from kg.lexicon.people import surname_of
from kg.lexicon.vocabulary import words

#: What begins with the 县 that the county's name seems to end in: 代|县长, 书记高平和|县长王小明.
_OF_COUNTY = re.compile("长|领导|委|政府|人民政府|人大|政协|纪委|监委|[一-鿿]{2,6}局")
_LONGEST_TITLE = 8


def is_split(text: str, at: int, word: str, at_home: bool = False) -> bool:
    """Whether the county `word` at a place of the text is none; 和县 of its own prefecture stays a county.

    >>> is_split("任命王小明为代理县长", 7, "理县"), is_split("代县长王小明", 0, "代县")
    (True, True)
    >>> is_split("代县县委", 0, "代县")
    False
    >>> is_split("县委书记高平和县长王小明到会", 5, "平和县"), is_split("平和县长王小明", 0, "平和县")
    (True, False)
    """
    if word[-1:] != "县" or not _OF_COUNTY.match(text, at + len(word)):
        return False
    if word in ("代县", "理县"):
        acting = word == "代县" or text[at - 1 : at] == "代"
        return acting and text.startswith("长", at + len(word))
    if word == "和县":
        return not at_home
    return word[-2] == "和" and _ends_a_name(text, at + len(word) - 2)


def _ends_a_name(text: str, stop: int) -> bool:
    """书记|高平: whether a title and a surname with its given name end here."""
    starts = [stop - length for length in (2, 3) if stop >= length]
    return any(surname_of(text[start:stop]) and _ends_a_title(text, start) for start in starts)


def _ends_a_title(text: str, stop: int) -> bool:
    titles = words("posts") | words("titles")
    return any(text[max(0, stop - length) : stop] in titles for length in range(2, _LONGEST_TITLE))
