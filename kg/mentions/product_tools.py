"""Tools that are put in or taken up: 给收割机安装导航终端, 请来的8台切段式收割机."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache

import rjieba

from kg.lexicon.patterns import alternation
from kg.lexicon.vocabulary import words

_TAKES_UP = (
    "用上|装上|配上|换上|上了|安上|安装|加装|配备|引进|引入|采用|推广|启用|购置|购买|添置"
    "|应用|集成|选用|使用|试用|请来|调来|租来|买来|普及"
)
_VERB = re.compile(_TAKES_UP)
_COUNT = "(?:的)?(?:[0-9]+[余多]?(?:台套|台|套|组|个|架|部|辆|块|盏|条))?"


@cache
def _tools() -> re.Pattern[str]:
    heads = alternation(tuple(sorted(words("product_tools"))))
    return re.compile(
        f"(?:{_TAKES_UP})了?{_COUNT}(?P<tools>[\u4e00-\u9fffA-Za-z]{{0,8}}?(?:{heads})(?:[、和][\u4e00-\u9fffA-Za-z]{{0,8}}?(?:{heads}))*)"
        "(?=[，。；！、]|等|已|将|后|停|来|和“)"
    )


#: Words that say nothing of what it is, and verbs that came along.
_NOT_OF_NAME = re.compile(
    "先进|现代|新型|各类|相关|多种|一批|有关|专业|大量|全部|各种|国内|领先|这|该|[的了在为给把将]"
)


def tools(text: str) -> Iterator[tuple[int, int]]:
    """Where the tools that a sentence tells of stand.

    >>> text = "农户用上了虫情灯、气象站，合作社装上温湿度控制设备。"
    >>> [text[a:b] for a, b in tools(text)]
    ['虫情灯', '气象站', '温湿度控制设备']
    """
    if not _VERB.search(text):
        return
    for m in _tools().finditer(text):
        for item in re.finditer("[^、和]+", m["tools"]):
            start, stop = m.start("tools") + item.start(), m.start("tools") + item.end()
            if not _NOT_OF_NAME.search(item[0]) and all(tag[0] != "r" for _, tag in rjieba.tag(item[0])):
                yield start, stop
