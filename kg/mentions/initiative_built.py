"""Works that are named by their site alone: 某渔港2023年启动升级改造，总投资2亿元."""

from __future__ import annotations

import re
from collections.abc import Iterator

from kg.mentions.initiative_lines import Line, make
from kg.model import Mention

_WORKS = re.compile(
    r"(?:[于自从]?(?:\d{4}|[今去前明]|当)年(?:\d{1,2}月)?(?:份|底|初)?)?(?:又|起|已|正|将|正式|全面)?(?:启动|实施|开展|进行|推进|完成)了?"
    "(?P<works>(?:[\u4e00-\u9fff]{2})?(?:升级改造|改造升级|提升改造|改造提升|提质改造|改扩建|扩建|除险加固|修缮|综合整治|清淤疏浚|生态修复|扩容改造))"
    "(?:工程|项目)?(?=[，。；])"
)
_COSTS = re.compile("投资|概算|投入|总造价")


def works_begun(line: Line) -> Iterator[Mention]:
    """The works of a site that the clause is about: 某渔港2023年启动升级改造，总投资2亿元."""
    if "启动" not in line.text and "实施" not in line.text and "改造" not in line.text and "建" not in line.text:
        return
    for place in line.taken:
        if place.kind != "place" or place.anaphor or place.subtype not in _SITES:
            continue
        m = _WORKS.match(line.text, place.span.stop)
        if (
            m is not None
            and _COSTS.search(line.text, m.end(), m.end() + 40)
            and line.is_free(place.span.start, m.end())
        ):
            name = place.name + m["works"]
            yield make(line, place.span.start, m.end("works"), name, "project", "works that a site has begun", 0.7)


_SITES = ("facility", "scenic", "natural", "zone")
