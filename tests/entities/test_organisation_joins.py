"""One body under its fuller name: within an article, and from one article of a page to the next."""

from __future__ import annotations

import pytest

from kg import entities, mentions
from kg.mentions.scope import scopes
from kg.reading import parse_page


def bodies(text: str) -> set[str]:
    readings = entities.resolve([mentions.recognise(scope) for scope in scopes(parse_page("page", text), False)])
    return {m.entity.name for r in readings for m in r.mentions if m.kind == "organisation" and m.entity}


@pytest.mark.parametrize(
    ("text", "names"),
    [
        (
            "本报讯 罗山县丰园蓝鲸果业有限公司昨日开业。蓝鲸果业有限公司有职工8人。",
            {"罗山县丰园蓝鲸果业有限公司"},
        ),
        (
            "本报讯 罗山县蓝鲸应急救援队赶到现场。蓝鲸救援队救起三人。",
            {"罗山县蓝鲸应急救援队"},
        ),
        (
            "本报讯 罗山县丰园镇富民有限公司挂牌。富民公司年底分红。",
            {"罗山县丰园镇富民有限公司"},
        ),
        (
            "本报讯 罗山县丰园茶叶专业合作社和丰禾果园专业合作社签约。",
            {"罗山县丰园茶叶专业合作社", "丰禾果园专业合作社"},
        ),
        (
            "本报讯 罗山县人民医院新楼启用。县医院门诊量增长。罗山县第一中学开学，县一中校园一新。",
            {"罗山县人民医院", "罗山县第一中学"},
        ),
        (
            "本报讯 罗山县社会治安综合治理中心昨日启用。县综治中心受理诉求12件。",
            {"罗山县社会治安综合治理中心"},
        ),
        (
            "本报讯 罗山县石门村王海军从宁波赶回，代表宁波罗山商会捐款。",
            {"宁波罗山商会"},
        ),
        (
            "本报讯 罗山县华安集团有限公司党委昨日换届。",
            {"罗山县华安集团有限公司", "罗山县华安集团有限公司党委"},
        ),
        (
            "本报讯 罗山县华安（集团）有限公司安全管理部昨日迎检。",
            {"罗山县华安（集团）有限公司", "罗山县华安（集团）有限公司安全管理部"},
        ),
    ],
)
def test_fuller_name(text: str, names: set[str]) -> None:
    assert bodies(text) == names
