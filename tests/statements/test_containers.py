"""Chains of containers: nothing superfluous, nothing lost."""

from __future__ import annotations

import pytest

from kg.model import Evidence, Quote, Statement
from kg.statements.containers import lowest

WORDS = Evidence((Quote("p", "article/p-a1", 0, 3, "夏县"),), "r", 0.9)
GAZETTEER = Evidence(source="gazetteer")


def chain(*pairs: str) -> set[Statement]:
    """'村>镇' is read from the page, '村>>镇' comes from the gazetteer."""
    made = set()
    for pair in pairs:
        lower, _, upper = pair.partition(">")
        evidence = GAZETTEER if upper.startswith(">") else WORDS
        made.add(Statement(f"place/{lower}", "kg:locatedIn", f"place/{upper.lstrip('>')}", evidence))
    return made


@pytest.mark.parametrize(
    ("stated", "mentioned", "left"),
    [
        (["村>镇", "镇>县", "村>县"], "村镇县", ["村>镇", "镇>县"]),
        (["村>县", "村>>镇", "镇>>县"], "村县", ["村>县", "村>>镇", "镇>>县"]),
        (["村>县", "村>>镇", "镇>>县"], "村镇县", ["村>>镇", "镇>>县"]),
        (["村>省", "村>镇", "镇>县", "县>>市", "市>>省"], "村镇县省", ["村>镇", "镇>县", "县>>市", "市>>省"]),
        (["村>镇", "村>县"], "村镇县", ["村>镇", "村>县"]),
        (["甲>乙", "乙>甲"], "甲乙", ["甲>乙", "乙>甲"]),
    ],
    ids=["chain", "town not mentioned", "town mentioned", "far", "no chain", "circle"],
)
def test_only_what_a_mentioned_lower_container_implies_goes(stated: list[str], mentioned: str, left: list[str]) -> None:
    assert set(lowest(chain(*stated), [f"place/{name}" for name in mentioned])) == chain(*left)


def test_other_relations_stay() -> None:
    said = Statement("place/1", "kg:implements", "initiative/2", WORDS)
    assert said in lowest({said, *chain("村>镇", "镇>县", "村>县")}, ["place/镇"])
