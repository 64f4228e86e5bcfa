"""Whose doing a clause tells after an event, a list, a bureau's word or a villager: each case with its opposite."""

from __future__ import annotations

import pytest
from figure_cases import owners_told


@pytest.mark.parametrize(
    ("text", "value", "owner"),
    [
        ("6月3日，桐庐县横村镇举办茶叶产销对接会，来自外省的31家茶商现场订货260吨。", 260, "对接会"),
        ("6月3日，桐庐县横村镇举办茶叶产销对接会。去年，横村镇茶园扩大到4200亩。", 4200, "横村镇"),
        ("桐庐县农业农村局局长方立说，今年新建高标准农田3.5万亩。", 35000, "桐庐县"),
        ("桐庐县富春江镇、江南镇、凤川街道3个乡镇建成冷库27座。", 27, "桐庐县"),
        ("2019年成立的横村镇茶叶专业合作社，现有社员286户。", 286, "茶叶专业合作社"),
        ("去年，桐庐县重修古道，由县林业局牵头，投入资金4700万元。", 47000000, "桐庐县"),
        ("桐庐县一家企业投资6亿元的宏茂纺织有限公司投产，年消化原棉4万吨。", 40000, "宏茂纺织有限公司"),
        ("横村镇举办洽谈会，与金华市、衢州市的12家旅行社签约。", 12, "横村镇"),
        ("横村镇方家村流转荒山1500亩发展香榧。", 1500, "方家村"),
    ],
)
def test_whose_a_figure_is(text: str, value: float, owner: str) -> None:
    assert owners_told(text)[value].endswith(owner)
