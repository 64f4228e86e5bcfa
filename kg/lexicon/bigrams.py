"""Where listed words may begin: their first two characters are looked up at every character of a text."""

from __future__ import annotations

from collections.abc import Container, Iterable
from functools import lru_cache
from itertools import compress


@lru_cache(maxsize=1024)
def bigrams(text: str) -> tuple[str, ...]:
    """Each character with the one behind it; the last stands alone. Many lists are asked for those of one sentence.

    >>> bigrams("浙江省")
    ('浙江', '江省', '省')
    """
    return tuple([text[at : at + 2] for at in range(len(text))])


def places_of(heads: Container[str], text: str) -> list[int]:
    """Where one of the heads stands.

    >>> places_of({"江省", "省"}, "浙江省")
    [1, 2]
    """
    pairs = bigrams(text)
    return list(compress(range(len(pairs)), map(heads.__contains__, pairs)))


class Words:
    """A set of words that can be looked up at a place of a text, the longest first.

    >>> Words(["公安局", "公安"]).end("县公安局长", 1)
    4
    >>> Words(["公安局", "公安"]).end("县公安局长", 0)
    0
    """

    def __init__(self, words: Iterable[str]) -> None:
        self._lengths: dict[str, tuple[int, ...]] = {}
        self.words = frozenset(words)
        self._singles = (1,) if any(len(word) == 1 for word in self.words) else ()
        by_head: dict[str, set[int]] = {}
        for word in self.words:
            by_head.setdefault(word[:2], {*self._singles}).add(len(word))
        self._lengths = {head: tuple(sorted(sizes, reverse=True)) for head, sizes in by_head.items()}

    def starts(self, text: str) -> list[int]:
        """Where a word may begin; `ends` has nothing at all other places.

        >>> Words(["公安局", "民政"]).starts("县公安局和民政局")
        [1, 5]
        """
        if not self._singles:
            return places_of(self._lengths, text)
        heads, words = self._lengths, self.words
        return [at for at, pair in enumerate(bigrams(text)) if pair in heads or pair[0] in words]

    def ends(self, text: str, at: int) -> list[int]:
        """Where the words that begin at `at` end, the longest first."""
        sizes = self._lengths.get(text[at : at + 2], self._singles)
        if not sizes:  # as at most places: this is asked of every character
            return []
        room = len(text) - at
        return [at + size for size in sizes if size <= room and text[at : at + size] in self.words]

    def end(self, text: str, at: int) -> int:
        """Where the longest word that begins at `at` ends; 0 where none does."""
        return next(iter(self.ends(text, at)), 0)
