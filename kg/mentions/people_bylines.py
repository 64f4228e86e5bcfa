"""Names of reporters that are printed without anything between them: 记者李明远赵四海."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import lru_cache

from kg.lexicon.gazetteer import gazetteer
from kg.lexicon.people import common_word, name_score, surname_of
from kg.mentions.people_place import Found, Place

_RUN = re.compile(
    "(?:记者|通讯员|实习生)(?P<names>[一-鿿]{4,12}?)(?=$|[/／。）】\\s]|[文图]?[/／]|摄影|报道|发自|[0-9]+日|[一二三四五六七八九十]{1,3}日)"
)
_FOR_ONE = 0.5  # the score that each name of a run has to have
_LONE = 1.5  # what names of one character after the surname are rarer by


def run_together(place: Place) -> Iterator[Found]:
    """Every name of a run, where all of it is names."""
    if "记者" not in place.text and "通讯员" not in place.text and "实习生" not in place.text:
        return
    for match in _RUN.finditer(place.text):
        names = match["names"]
        whole = surname_of(names) and len(surname_of(names)) == 2 and len(names) == 4
        split = () if whole or common_word(names) or _ends_in_place(names) else _split(names)
        start = match.start("names")
        for name in split if len(split) > 1 else ():
            yield Found(start, start + len(name), "name in a run of reporters", 0.97, "journalist")
            start += len(name)


def _ends_in_place(run: str) -> bool:
    """记者李春林|武汉报道: where the reporter writes from."""
    return any(gazetteer().short_named(run[-size:], levels=("province", "city", "county")) for size in (2, 3))


@lru_cache(maxsize=256)
def _split(run: str) -> tuple[str, ...]:
    """The likeliest names that fill a run, none where it cannot be filled.

    >>> _split("李明远赵四海"), _split("李明远同志")
    (('李明远', '赵四海'), ())
    """
    return _best(run)[1] if _best(run)[0] > float("-inf") else ()


def _best(run: str) -> tuple[float, tuple[str, ...]]:
    if not run:
        return 0.0, ()
    found = []
    for size in (2, 3):
        name = run[:size]
        score = name_score(name) - (_LONE if size == 2 else 0.0) if len(name) == size else -1.0
        if score >= _FOR_ONE - (_LONE if size == 2 else 0.0) and not common_word(name):
            rest, names = _best(run[size:])
            found.append((score + rest, (name, *names)))
    return max(found, default=(float("-inf"), ()))
