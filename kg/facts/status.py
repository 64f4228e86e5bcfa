"""Whether what a clause says is planned, aimed at, under way, done or denied."""

from __future__ import annotations

import re
from functools import cache
from typing import cast

import rjieba

from kg.facts.clauses import SENTENCE_MARKS, behind_mark
from kg.lexicon.units import alternatives
from kg.lexicon.vocabulary import rows
from kg.model import Status

_CARRIED = ("planned", "target")
_OTHER_WORDS = re.compile(
    r"未(?:来|成年|婚|央|必)|没有不|已(?:故|婚)|正(?:式|确|规|常|是|值|月|负|义|面|能量|如|在)|待(?:业|遇)"
)


_NAMED_PLAN = re.compile("[”》]计划|(?<!按)计划(?:[，。；、：！？”》）]|$)")  # 实施“百企提质”计划, 推出工匠培育计划


_COMPLETIONS = frozenset({"完成", "建成", "落成", "竣工", "投用"})


def status_of(text: str, offset: int) -> Status:
    """The step that the words before `offset` put the matter in; "" where they do not say.

    >>> status_of("预计年租金收入30万元", 7), status_of("该乡已表彰示范户30户", 8), status_of("设置考核指标16项", 6)
    ('planned', 'done', '')
    >>> status_of("推出工匠培育计划，认定工匠30名", 13), status_of("计划认定工匠30名", 6)
    ('', 'planned')
    >>> status_of("将全乡划分为13个网格", 6), status_of("下一步，将新建公厕5座", 9)
    ('', 'planned')
    """
    clause_start = behind_mark(text, offset, SENTENCE_MARKS)
    here = _nearest(text, clause_start, offset)
    if here:
        return here
    earlier = _nearest(text, 0, clause_start)
    return earlier if earlier in _CARRIED else ""


def _nearest(text: str, start: int, stop: int) -> Status:
    """What the last marker of the stretch says."""
    weak: Status = ""
    for match in reversed(list(_markers().finditer(text, start, stop))):
        if match[0] == "将":
            if _is_future(text, match.end()):
                return "planned"
        elif _is_no_marker(text, match):
            continue
        elif match[0] in _COMPLETIONS:
            weak = "done"  # unless something before it says 计划完成, 尚未建成
        else:
            return _statuses()[match[0]]
    return weak


def _is_no_marker(text: str, match: re.Match[str]) -> bool:
    """未来, 已故; and 计划 that closes the name of a programme."""
    if match[0] == "计划" and _NAMED_PLAN.search(text[max(0, match.start() - 1) : match.end() + 2]):
        return True
    return match[0] != "正在" and bool(_OTHER_WORDS.match(text, match.start()))


def _is_future(text: str, position: int) -> bool:
    """将 before a verb speaks of the future; before a noun it marks the object."""
    for word, tag in rjieba.tag(text[position : position + 8])[:1]:
        return tag[0] in "vdp" or tag in ("ad", "vn", "c") or word in ("新建", "于", "全面", "持续", "在", "进一步")
    return False


@cache
def _statuses() -> dict[str, Status]:
    return {row["word"]: cast(Status, row["status"]) for row in rows("status_words")}


@cache
def _markers() -> re.Pattern[str]:
    return re.compile(alternatives([*_statuses(), "将"]))
