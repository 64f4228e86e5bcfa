"""Initiatives of the whole country, and the striving for its titles, without quotation marks."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache

from kg.lexicon import programmes
from kg.lexicon.patterns import Listed, alternation
from kg.mentions.initiative_lines import Line, make
from kg.mentions.initiative_score import governing_cue
from kg.model import Mention


@cache
def _known_pattern() -> Listed:
    words = programmes.known_plain()
    return Listed(words, f"({alternation(words)})(提升行动|提升|攻坚战|攻坚|工作|活动|行动|制度)?")


def nationwide(line: Line) -> Iterator[Mention]:
    """厕所革命, 农村人居环境整治: known all over the country."""
    for m in _known_pattern().finditer(line.text):
        follows = line.text[m.end() : m.end() + 4]
        inside = any(t.span.start <= m.start() and m.end() <= t.span.stop for t in line.taken)
        if (
            not inside
            and line.is_free(m.start(), m.end())
            and not follows.startswith(
                ("领导小组", "工作领导", "办公室", "专班", "安全网", "防护网", "节目", "演出", "展演")
            )
        ):
            subtype = programmes.known()[m[1]]
            sure = subtype in ("campaign", "points") and line.sentence.role == "body"
            if subtype != "campaign" and not sure and not _is_governed(line, m.start()):
                continue
            if subtype == "brand" and re.match(r"\d", line.text[m.end() : m.end() + 1]):
                continue
            name = m[1] + (m[2] if m[2] not in ("工作", "制度") else "") if m[2] else m[1]
            yield make(line, m.start(), m.end(), name, subtype, "nationwide name", 0.8)


def _is_governed(line: Line, start: int) -> bool:
    """Whether a running verb stands before: 实施退耕还林, but not 退耕还林面积."""
    clause = max(line.text.rfind(mark, 0, start) for mark in "，。；：！？") + 1
    cue, gap = governing_cue(line.text[clause:start])
    return cue is not None and cue.weight > 0 and len(gap) <= 6


_POINTS = re.compile("积分制(?:管理)?(?!度)|积分化管理|积分管理(?![办细规制系平软])")
_HANDLED = re.compile("(?:作为|当作|融入|引入|纳入|运用到|嵌入)")


def points(line: Line) -> Iterator[Mention]:
    """The bare points system that somebody runs: 将积分制管理作为抓手, 推行积分制."""
    for m in _POINTS.finditer(line.text):
        handled = _HANDLED.match(line.text, m.end()) and line.text[max(0, m.start() - 1) : m.start()] in (
            "将",
            "把",
            "以",
        )
        if line.is_free(*m.span()) and (handled or _is_governed(line, m.start())):
            yield make(line, m.start(), m.end(), "积分制", "points", "points system", 0.7)


_TITLE = re.compile(
    "(?:(?:创建|争创|创成)(?:全[省市县区旗州])?)+(?P<a>[\u4e00-\u9fff0-9A]{2,20}?(?:示范区|示范县|示范市|先行区|试验区|模范城市?|文明城市|卫生城市|卫生县城|森林城市|园林城市|先进县))"
    "|(?P<b>(?:新时代|国家|全国|全省|省级)[\u4e00-\u9fff0-9A]{2,18}?(?:示范区|示范县|示范市|先行区|试验区|文明城市|卫生城市|卫生县城|森林城市|园林城市))(?:的)?创建"
)


def campaigns_to_become(line: Line) -> Iterator[Mention]:
    """The striving for a title: 创建全国文明城市."""
    if "创" not in line.text:
        return
    for m in _TITLE.finditer(line.text):
        group = "a" if m["a"] else "b"
        if line.is_free(*m.span()) and line.sentence.role != "kicker":
            yield make(line, m.start(), m.end(), m[group], "campaign", "striving for a title", 0.7)
