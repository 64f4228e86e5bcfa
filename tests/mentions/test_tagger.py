"""The tagger's words stand where they are said to stand."""

from __future__ import annotations

from itertools import pairwise

from kg.mentions.tagger import tag, words


def test_words_cover_the_sentence() -> None:
    text = "本报记者 付 炎 报道，县长艾力·买买提到会。"
    found = words(text)
    assert found[0].start == 0 and found[-1].stop == len(text)
    assert all(a.stop <= b.start for a, b in pairwise(found))


def test_a_spaced_name_is_one_person() -> None:
    text = "本报记者 付 炎"
    assert [text[w.start : w.stop] for w in tag(text)] == ["付 炎"]


def test_nothing_in_nothing() -> None:
    assert words("") == ()
