"""What works, co-operatives and firms are named after."""

from __future__ import annotations

import pytest

from kg.mentions.product_names import in_names
from kg.model import Kind, Mention, Passage, Sentence, Span


def _named(name: str, kind: Kind, subtype: str) -> list[str]:
    text = f"{name}开了门。"
    body = Mention(Span(0, 0, len(name)), kind, subtype, name, "test", 0.9)
    return [m.name for m in in_names(Sentence(0, "body", 0, Passage(text, tuple(range(len(text))))), [body])]


@pytest.mark.parametrize(
    ("name", "subtype", "product"),
    [
        ("柳溪蜜柚专业合作社", "company", ["蜜柚"]),
        ("青山红油茶科技有限公司", "company", ["油茶"]),
        ("青山蔬菜种植专业合作社", "company", []),  # too wide to be a speciality
        ("爱农桃树种植专业合作社", "company", []),
        ("青山陶瓷有限公司", "company", []),
        ("青山县油茶服务中心", "government", []),
    ],
)
def test_what_growers_are_named_after(name: str, subtype: str, product: list[str]) -> None:
    assert _named(name, "organisation", subtype) == product


def test_works_are_named_after_what_they_make() -> None:
    assert _named("花桥村笋干加工厂", "place", "facility") == ["笋干"]


def test_a_co_operative_may_be_named_after_a_craft_and_serves_with_machines() -> None:
    assert _named("青山剪纸专业合作社", "organisation", "company") == ["剪纸"]
    assert _named("青山农机专业合作社", "organisation", "company") == []
