"""The judge of likely stretches: what it leaves out early is what it would have refused."""

from __future__ import annotations

import pytest

from kg.mentions.initiative_lines import line_of
from kg.mentions.initiative_signs import Told, chance, chance_of, signs_of
from kg.mentions.initiative_stretches import stretches
from kg.model import Article, Passage, Sentence

TEXTS = (
    "该县推行“三色”管理以外，还实行红黄绿三色分级探访，建立干部联户、党员包片、邻里互助的帮扶制度。",
    "今年以来，镇里新建冷链物流项目，铺开数字果园试点，第二水厂扩容、中心小学迁建等工程已完成。",
    "据了解，当地老人点单、网格收单、街道派单的时间银行推开以后，受益群众达3000多人。",
)


@pytest.mark.parametrize("least", (0.1, 0.4, 0.7))
@pytest.mark.parametrize("text", TEXTS)
def test_looking_at_words_last_changes_no_judgement(text: str, least: float) -> None:
    sentence = Sentence(0, "body", 0, Passage(text, tuple(range(len(text)))))
    told = Told(Article("a1", "feature", None, (sentence,)))
    line = line_of(sentence, (), ())
    found = stretches(line)
    assert found
    for one in found:
        slow, fast = chance(signs_of(line, one, told)), chance_of(line, one, told, least)
        assert fast == slow if slow >= least else fast < least
