"""Who runs a site: the body after 由, several together, the hospital of a ward, the firm that sets it up."""

from __future__ import annotations

import pytest

from kg import entities, facts, mentions
from kg.mentions.scope import scopes
from kg.model import Entity, Fact
from kg.reading import Given, parse_page


def _run(text: str) -> set[tuple[str, str]]:
    page = parse_page("page", text + "\n", Given(city="5134", date="2025-06-20"))
    readings = entities.resolve([mentions.recognise(scope) for scope in scopes(page, use_tagger=False)])
    found = [f for r in readings for f in facts.relate(r) if isinstance(f, Fact) and f.predicate == "operated_by"]
    return {(f.subject.name, f.object.name) for f in found if isinstance(f.object, Entity)}


@pytest.mark.parametrize(
    ("text", "site", "bodies"),
    [
        (
            "会理市鹿厂镇凤山村建起300平方米的石榴分拣中心，交由德昌红硕果业有限公司打理。",
            "石榴分拣中心",
            {"德昌红硕果业有限公司"},
        ),
        (
            "会理市鹿厂镇凤山村建成占地12亩的石榴酒加工厂，由凤山村股份经济合作社与德昌红硕果业有限公司合股经营。",
            "石榴酒加工厂",
            {"凤山村股份经济合作社", "德昌红硕果业有限公司"},
        ),
        (
            "会理市鹿厂镇凤山村建起一座石榴分拣中心。分拣中心由两村合办的德昌红硕果业有限公司打理。",
            "石榴分拣中心",
            {"德昌红硕果业有限公司"},
        ),
        ("去年9月，会理市人民医院远程会诊室启用，已会诊310人次。", "远程会诊室", {"会理市人民医院"}),
        ("会理市餐饮行业协会的爱心厨房占地300平方米，去年3月启用，日送餐300份。", "爱心厨房", {"会理市餐饮行业协会"}),
        (
            "会理市引来德昌红硕果业有限公司，在鹿厂镇建起占地12亩的石榴酒加工厂。",
            "石榴酒加工厂",
            {"德昌红硕果业有限公司"},
        ),
        ("会理市人社局在鹿厂镇办起零工驿站，两个月帮46家企业招工。", "零工驿站", {"会理市人力资源和社会保障局"}),
        (
            "会理市鹿厂镇石榴分拣中心去年启动升级，建起冷库3座，由德昌红硕果业有限公司投资2亿元建设。",
            "石榴分拣中心",
            {"德昌红硕果业有限公司"},
        ),
        ("会理市鹿厂镇凤山村建起石榴分拣中心，由副镇长牵头督办。", "石榴分拣中心", set()),
        (
            "这条“赶集专线”由会理市交通运输局9月开通，会理红硕公共交通有限公司运营，投放小巴4辆。",
            "赶集专线",
            {"会理红硕公共交通有限公司"},
        ),
        ("会理市的“赶集专线”开通，会理红硕公共交通有限公司运营小巴4辆。", "赶集专线", set()),
    ],
)
def test_who_runs_a_site(text: str, site: str, bodies: set[str]) -> None:
    assert {body for name, body in _run(text) if name.endswith(site)} == bodies
