"""Where listed words may begin: their first two characters are looked up at every character of a text.

The lists that last as long as the program are looked up all together, once a text; each then asks for its own.
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from functools import cached_property, lru_cache
from itertools import compress
from typing import ClassVar


@lru_cache(maxsize=1024)
def bigrams(text: str) -> tuple[str, ...]:
    """Each character with the one behind it; the last stands alone.

    >>> bigrams("浙江省")
    ('浙江', '江省', '省')
    """
    return tuple([text[at : at + 2] for at in range(len(text))])


class Heads:
    """The first two characters of the words of a list that lasts.

    >>> Heads(["江省", "省"]).places("浙江省")
    [1, 2]
    """

    #: Every head with the lists that have it, one bit for each list; how many lists there are.
    _lists: ClassVar[dict[str, int]] = {}
    _count: ClassVar[int] = 0

    def __init__(self, heads: Iterable[str]) -> None:
        self._bit = 1 << Heads._count
        same: dict[int, int] = {}  # one and the same number for all heads that the same lists have
        for head in heads:
            lists = self._lists.get(head, 0) | self._bit
            self._lists[head] = same.setdefault(lists, lists)
        Heads._count += 1

    def places(self, text: str) -> list[int]:
        """Where one of the heads stands."""
        bit = self._bit
        return [at for at, lists in _heads_in(text, Heads._count) if lists & bit]


@lru_cache(maxsize=1024)
def _heads_in(text: str, count: int) -> tuple[tuple[int, int], ...]:
    """Where heads stand, and of which lists; `count` is how many there are, as more may come."""
    return tuple([(at, lists) for at, lists in enumerate(map(Heads._lists.get, bigrams(text))) if lists])


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

    def starts(self, text: str) -> list[int]:
        """Where a word may begin; `ends` has nothing at all other places.

        >>> Words(["公安局", "民政"]).starts("县公安局和民政局")
        [1, 5]
        >>> Words(["公安局", "县"], lasting=True).starts("县公安局和民政局")
        [0, 1]
        """
        found = self._heads.places(text) if self._lasting else self._longer_starts(text)
        singles = [match.start() for match in self._single.finditer(text)] if self._single else ()
        return sorted({*found, *singles}) if singles else found

    def _longer_starts(self, text: str) -> list[int]:
        return list(compress(range(len(text)), map(self._lengths.__contains__, bigrams(text))))

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
