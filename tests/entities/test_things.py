"""What products go by: the fuller name that an article goes on with, the bare one that a page has too."""

from __future__ import annotations

import pytest

from kg import entities, mentions
from kg.mentions.scope import scopes
from kg.reading import parse_page


def _products(text: str) -> set[str]:
    page = parse_page("page", text)
    readings = entities.resolve([mentions.recognise(scope) for scope in scopes(page, use_tagger=False)])
    return {m.entity.name for r in readings for m in r.mentions if m.kind == "product" and m.entity}


@pytest.mark.parametrize(
    ("text", "names"),
    [
        ("本报讯 富驿镇种植大棚樱桃300亩。入春以来，全镇樱桃产量达到50吨。", {"大棚樱桃"}),
        ("本报讯 盐亭县种植有机水稻300亩、水稻5万亩。", {"有机水稻"}),
        ("本报讯 盐亭县富驿镇种植柠檬500亩。富驿柠檬远销省外。", {"柠檬"}),
    ],
)
def test_the_name_of_a_product(text: str, names: set[str]) -> None:
    assert _products(text) == names
