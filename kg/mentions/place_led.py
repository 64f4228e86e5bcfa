"""Sites that the sentence leads to and where something goes on: 在龙泉果园举行, 走进云溪茶园，."""

from __future__ import annotations

import re
from functools import cache

from kg.lexicon.patterns import alternation
from kg.lexicon.tokens import tokens
from kg.mentions.place_ground import Found, Ground
from kg.mentions.place_sites import heads
from kg.mentions.place_text import is_word, word_list

_LEADS = "在|来到|走进|步入|前往|抵达|参观|探访|位于|坐落于"
_GOES_ON = (
    r"(?:隆重|正式|成功|盛大|顺利|火热|热闹|如期|精彩)*"
    r"(?:举[办行]|召开|开[幕赛班跑营唱展启]|启[动幕]|上演|鸣枪|拉开|揭[牌幕]|落幕|闭幕|收官|进行|签约)|[，。]|内|里"
)
_NAME_FLAGS = frozenset({"ns", "nr", "nz", "nt"})
_KIND = frozenset("县市区镇乡村州旗省各本该全我这那每某")


@cache
def _pattern() -> re.Pattern[str]:
    words = [head.text for head in heads().values() if head.use != "unit" and len(head.text) > 1]
    site = f"(?P<own>[\u4e00-\u9fff]{{2,4}}?)(?P<head>{alternation(words)})"
    return re.compile(f"(?:{_LEADS})(?P<site>{site})(?={_GOES_ON})")


def find_led(text: str, taken: list[Found], ground: Ground) -> list[Found]:
    """Sites with a name of their own and no place before it; `taken` are the places found so far."""
    found = []
    for match in _pattern().finditer(text):
        start, stop = match.span("site")
        inside = any(f.start < stop and start < f.stop and f.stop > match.end("own") for f in taken)
        if not inside and _is_proper(text, start, match.end("own")):
            found.append(Found(start, stop, heads()[match["head"]].subtype, "proper_site", 0.65))
    return found


def _is_proper(text: str, start: int, stop: int) -> bool:
    """Whether what stands before the kind of site names it: it holds a name, or a word that no dictionary has."""
    own = text[start:stop]
    words = [token for token in tokens(text) if token.start >= start and token.stop <= stop]
    if own in word_list("site_plain") or set(own) & _KIND or sum(len(word.text) for word in words) != len(own):
        return False
    if any(word.text in word_list("site_plain") or word.text in word_list("site_stop") for word in words):
        return False
    return any(w.tag[:2] in _NAME_FLAGS or not is_word(w.text) for w in words if len(w.text) > 1)
