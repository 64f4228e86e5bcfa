"""Puts columns back in order: a fragment printed far from the sentence it ends, halves printed the wrong way round."""

from __future__ import annotations

import re
from dataclasses import dataclass
from itertools import pairwise

from kg.reading import seams
from kg.reading.lines import Line

_SHORT_START = re.compile(r"[\u4e00-\u9fff]{1,2}[，。、；]")  # 杆，百余名党员…


@dataclass
class Run:
    """Title-like lines and the text that follows them."""

    head: list[Line]
    body: list[Line]

    @property
    def dated(self) -> bool:
        return bool(self.body) and self.body[0].look == "dateline"


def mend(runs: list[Run]) -> list[Run]:
    """The runs with their columns in the order of reading."""
    _swap(runs)
    _rejoin(runs)
    return [run for run in runs if run.head or run.body]


def _swap(runs: list[Run]) -> None:
    """A dateline after the text of its own article: the second column was printed before the first."""
    for run, later in pairwise(runs):
        if not (run.head and run.body and later.dated) or run.dated or later.head:
            continue
        if any(line.look == "byline" for line in run.head):
            continue
        if seams.goes_on(later.body[-1].text, run.body[0].text) is not False:
            run.body, later.body = later.body + run.body, []


def _rejoin(runs: list[Run]) -> None:
    """Moves a stray fragment behind the one open end that it fits."""
    for at, run in enumerate(runs):
        for index in range(1, len(run.body)):
            if not _is_stray(run.body[index - 1], run.body[index]):
                continue
            fits = [n for n in range(at) if runs[n].body and _fits(runs, n, run.body[index])]
            if len(fits) == 1:
                runs[fits[0]].body.extend(run.body[index:])
                del run.body[index:]
                break


def _is_stray(before: Line, line: Line) -> bool:
    """It cannot begin a sentence, and does not go on with what stands before it."""
    if line.look != "body" or seams.goes_on(before.text, line.text) is not False:
        return False
    return bool(seams.cannot_begin("", line.text) or seams.stray_closer(line.text) or _SHORT_START.match(line.text))


def _fits(runs: list[Run], at: int, stray: Line) -> bool:
    last = runs[at].body[-1]
    follower = runs[at + 1].body[0] if at + 1 < len(runs) and runs[at + 1].body else None
    if not last.is_open or (follower and seams.goes_on(last.text, follower.text)):
        return False
    return _strongly(last.text, stray)


def _strongly(before: str, line: Line) -> bool:
    """By more than the lack of a full stop: a mark closed, a word split, a start that is none."""
    strong = (seams.closes_bracket, seams.cannot_begin, seams.splits_word)
    return any(rule(before, line.text) for rule in strong)
