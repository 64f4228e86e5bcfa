"""The vocabulary of initiatives: names that recur, and the shapes of names."""

from __future__ import annotations

import re

import pytest

from kg.lexicon import programmes
from kg.lexicon.vocabulary import rows

SHAPES = [(row["pattern"], tuple(row["holds"].split()), row["examples"]) for row in rows("initiative_shapes")]


@pytest.mark.parametrize(("pattern", "holds", "examples"), SHAPES, ids=[row[2] for row in SHAPES])
def test_a_shape_fits_its_examples_which_hold_its_words(pattern: str, holds: tuple[str, ...], examples: str) -> None:
    assert holds
    for name in examples.split("；"):
        assert re.search(pattern, name) and any(word in name for word in holds)


def test_a_recurring_name_is_known_in_one_way() -> None:
    every, run = programmes.common("yes"), programmes.common("run")
    assert not every.keys() & run.keys()
    assert not every.keys() & programmes.known().keys()
    assert not every.keys() & programmes.slogans()
