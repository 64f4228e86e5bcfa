"""Where listed words may begin: their first two characters are looked up at every character of a text.

The lists that last as long as the program are looked up all together, once a text; each then asks for its own.
"""

from __future__ import annotations

import re
from collections.abc import Collection, Container, Iterable, Sequence
from functools import cached_property, lru_cache
from itertools import compress
from operator import concat
from typing import ClassVar


def places_of(heads: Container[str], text: str) -> list[int]:
    """Where one of the heads stands.

    >>> places_of({"江省", "省"}, "浙江省")
    [1, 2]
    """
    return list(compress(range(len(text)), map(heads.__contains__, _pairs(text))))


def _pairs(text: str) -> tuple[str, ...]:
    """Each character with the next, the last alone.

    >>> _pairs("浙江省")
    ('浙江', '江省', '省')
    """
    return _pairs_of_sentence(text) if len(text) <= _LONGEST else _made_pairs(text)


def _made_pairs(text: str) -> tuple[str, ...]:
    return (*map(concat, text, text[1:]), *text[-1:])


_pairs_of_sentence = lru_cache(maxsize=1024)(_made_pairs)

#: Characters of a text of which many lists ask; what is longer is no sentence but a page, of which one asks.
_LONGEST = 250


class Heads:
    """The first two characters of the words of a list that lasts.

    >>> Heads(["江省", "省"]).places("浙江省")
    (1, 2)
    """

    #: Every head with the numbers of the lists that have it; how many lists there are.
    _lists: ClassVar[dict[str, tuple[int, ...]]] = {}
    _count: ClassVar[int] = 0

    def __init__(self, heads: Collection[str]) -> None:
        self._own = heads
        self._number = Heads._count
        shared: dict[tuple[int, ...], tuple[int, ...]] = {}  # one and the same tuple for all heads of the same lists
        for head in heads:
            lists = (*self._lists.get(head, ()), self._number)
            self._lists[head] = shared.setdefault(lists, lists)
        Heads._count += 1

    def places(self, text: str) -> Sequence[int]:
        """Where one of the heads stands."""
        if len(text) > _LONGEST:
            return places_of(self._own, text)
        return _heads_in(text, Heads._count).get(self._number, ())


@lru_cache(maxsize=1024)
def _heads_in(text: str, count: int) -> dict[int, tuple[int, ...]]:
    """Where the heads of each list stand; `count` is how many lists there are, as more may come.

    Tuples of numbers, unlike lists, are none of the collector's business while they are kept.
    """
    found: dict[int, list[int]] = {}
    known = Heads._lists
    for at, pair in enumerate(_pairs(text)):
        if pair in known:
            for number in known[pair]:
                if number in found:  # faster than `setdefault`
                    found[number].append(at)
                else:
                    found[number] = [at]
    return {number: tuple(places) for number, places in found.items()}


class Words:
    """A set of words that can be looked up at a place of a text, the longest first.

    Those of a set that is made for one page are not to stay, and do not last.

    >>> Words(["公安局", "公安"]).end("县公安局长", 1)
    4
    >>> Words(["公安局", "公安"]).end("县公安局长", 0)
    0
    """

    def __init__(self, words: Iterable[str], lasting: bool = False) -> None:
        self._lengths: dict[str, tuple[int, ...]] = {}
        self.words = frozenset(words)
        singles = "".join(sorted(word for word in self.words if len(word) == 1))
        self._singles = (1,) if singles else ()
        self._single = re.compile(f"[{re.escape(singles)}]") if singles else None
        by_head: dict[str, set[int]] = {}
        for word in self.words:
            by_head.setdefault(word[:2], {*self._singles}).add(len(word))
        self._lengths = {head: tuple(sorted(sizes, reverse=True)) for head, sizes in by_head.items()}
        self._lasting = lasting

    @cached_property
    def _heads(self) -> Heads:
        return Heads(self._lengths)

    def starts(self, text: str) -> Sequence[int]:
        """Where a word may begin; `ends` has nothing at all other places.

        >>> Words(["公安局", "民政"]).starts("县公安局和民政局")
        [1, 5]
        >>> Words(["公安局", "县"], lasting=True).starts("县公安局和民政局")
        [0, 1]
        """
        found = self._heads.places(text) if self._lasting else places_of(self._lengths, text)
        if self._single is None:
            return found
        singles = [match.start() for match in self._single.finditer(text)]
        return sorted({*found, *singles}) if singles else found

    def ends(self, text: str, at: int) -> list[int]:
        """Where the words that begin at `at` end, the longest first."""
        sizes = self._lengths.get(text[at : at + 2], self._singles)
        if not sizes:  # as at most places: this is asked of every character
            return []
        room, words = len(text) - at, self.words
        return [at + size for size in sizes if size <= room and text[at : at + size] in words]

    def end(self, text: str, at: int) -> int:
        """Where the longest word that begins at `at` ends; 0 where none does."""
        room, words = len(text) - at, self.words
        for size in self._lengths.get(text[at : at + 2], self._singles):
            if size <= room and text[at : at + size] in words:
                return at + size
        return 0
