"""Places that only the tagger sees, and what it sees wrongly."""

from __future__ import annotations

import pytest

from kg.mentions.place_ground import Ground
from kg.mentions.place_tagged import find_tagged


def places(text: str, *told: str) -> list[str]:
    """What is believed when the tagger takes the words of `told` for places."""
    spans = frozenset((text.index(name), text.index(name) + len(name), "LOC") for name in told)
    found = find_tagged(text, [], Ground(text, tagged=lambda _: spans))
    return [text[place.start : place.stop] for place in found]


@pytest.mark.parametrize(
    ("text", "told", "right"),
    [
        ("洪水淹没了拉普拉塔省的农田。", ["拉普拉塔省"], ["拉普拉塔省"]),
        ("列车驶过比林顿市郊外。", ["比林", "顿市"], ["比林顿市"]),
        ("他谈到中缅合作。", ["中缅"], []),
        ("他谈到中韩合作。", ["中韩"], ["中", "韩"]),
        ("对俄贸易增长两成。", ["俄"], ["俄"]),
        ("东亚地区的形势趋于缓和。", ["东亚地区"], ["东亚"]),
    ],
)
def test_the_make_of_the_name_bears_it_out(text: str, told: list[str], right: list[str]) -> None:
    assert places(text, *told) == right


@pytest.mark.parametrize(
    ("text", "told"),
    [
        ("坚持中国特色社会主义道路。", "中国"),
        ("“中国健康乡村”公益行走进山村。", "中国"),
        ("护林员石银山每天巡护。", "石银山"),
        ("全国百强县名单公布。", "百强县"),
        ("居民搬进中心市区。", "中心市区"),
        ("和县领导走访企业。", "和县"),
        ("开展“万企兴万村”行动。", "万企兴万村"),
        ("组织“法润花乡”普法活动。", "法润花乡"),
        ("去年村集体收入过百万元。", "去年村"),
        ("塑造向善乡风。", "向善乡"),
        ("坚持农业立县、工业强县。", "立县"),
        ("日升休闲食品厂投产。", "日"),
        ("素有“丝路驿站，大漠枣乡”的美誉。", "大漠枣乡"),
        ("绿水青山就是金山银山。", "金山银山"),
        ("镇包村干部到会指导。", "镇包村"),
    ],
)
def test_what_is_no_place(text: str, told: str) -> None:
    assert places(text, told) == []
