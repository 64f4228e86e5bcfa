"""Where listed words may begin: their first two characters are looked up at every character of a text."""

from __future__ import annotations

from collections.abc import Container
from functools import lru_cache
from itertools import compress


@lru_cache(maxsize=2048)
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
