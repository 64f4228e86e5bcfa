"""Names as the sources print them become names as people write them."""

from __future__ import annotations

import pytest

from kg.lexicon.rebuild.merge import merge
from kg.lexicon.rebuild.names import village_name
from kg.lexicon.rebuild.sources import Affairs, Bureau


@pytest.mark.parametrize(
    ("entry", "name"),
    [
        ("李家沟村村民委员会", "李家沟村"),
        ("巴彦嘎查村委会", "巴彦嘎查"),
        ("幸福社区居民委员会", "幸福社区"),
        ("东风居委会", "东风社区"),
        ("农场虚拟社区", ""),
        ("市辖区", ""),
    ],
)
def test_village_name(entry: str, name: str) -> None:
    assert village_name(entry) == name


def test_merge_keeps_the_bureaus_codes_and_takes_the_ministrys_names() -> None:
    bureau = Bureau(
        {"13": "河北省", "1301": "石家庄市", "130108": "裕华区", "130171": "石家庄高新技术产业开发区"},
        {"130171100": "宋营镇", "130108001": "东苑街道", "130108002": "裕东街街道"},
        {},
    )
    affairs = Affairs(
        {"130108": "裕华区"},
        {"130108": {"130108005": "宋营镇", "130108001": "东苑街道", "130108002": "裕东街道", "130108009": "新立街道"}},
    )
    merged = merge(bureau, affairs)
    assert merged.homes == {"130171100": "130108"}  # known under a zone: the true county is added
    assert merged.townships["130108002"] == "裕东街道"
    assert merged.former == {"130108002": ["裕东街街道"]}
    assert merged.townships["130108009"] == "新立街道"
    assert "130108005" not in merged.townships
