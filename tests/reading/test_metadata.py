"""What a page's own text says of its paper, date and city."""

from __future__ import annotations

import pytest

from kg.reading import Given, parse_page
from kg.reading.issue import infer_date


@pytest.mark.parametrize(
    ("text", "date"),
    [
        ("2025年4月22日 星期二 责编：李斯 第3版\n某县召开大会。", "2025-04-22"),
        ("某县召开大会\n来源：某报 发布时间：2024-05-06 10:20\n正文。", "2024-05-06"),
        ("本报讯 9月10日，某县庆祝第40个教师节。", "2024-09"),
        ("本报讯 11月8日，某市庆祝第二十六个中国记者节。", "2025-11"),
        ("3月12日，某县干部参加义务植树，迎接第46个植树节。", "2024-03"),
        ("某县纪念中国人民抗日战争暨世界反法西斯战争胜利80周年。", "2025"),
        ("今年是中国共产党成立一百周年。", "2021"),
        ("2019年甲县修渠。2023年3月，全市推开这一做法。到今年5月，已建成工坊187家。", None),
        ("本报讯 10月16日，2023年某县苹果产销对接\n会举行，今年订购苹果11万吨。2019年冬天，他搬下山。", "2023-10"),
        ("2026年是“十五五”规划的开局之年。", "2026"),
        ("本报讯 12月30日，某县收官。\n本报讯 1月2日，某县开局。2025年全年增长5%，2026年力争增长6%。", "2026-01"),
        ("到2035年，基本实现现代化。全县2024年重点项目集中开工。", "2024"),
        ("到2035年，基本实现现代化。2024年，全县建成12个项目。", None),
        ("2021年以来，全县造林5万亩，从2022年起推行林长制。", None),
        ("2023年3月，全县推开这一做法。6月12日，现场会召开。到今年5月，已有12家。", None),
        ("2024年，全县接待游客80万人次，同比增长9%。今年前两个月，又来了12万人次。", "2025"),
        ("今年，全县落实《甲县乡村旅游提升方案（2025—2027年）》。", None),
        ("2019年村里建棚。今年，每座棚添2万元。", None),
        ("今年，甲县收了柑橘3万吨。11月8日，2025年柑橘采摘节在乙镇开幕。", "2025"),
        ("云溪县报　2025年5月30日\n某县召开大会。", "2025-05-30"),
        ("5月8日，某县修路。公示期为2025\n年5月12日至5月16日。", "2025-05"),
        ("10月8日，某县开赛。这所学校2021年办起社团。", None),
        ("某县召开大会。", None),
        ("4月21日，某县召开大会。", None),
    ],
)
def test_date(text: str, date: str | None) -> None:
    found = infer_date(text)
    assert (found.value if found else None) == date
    assert found is None or (found.is_inferred and found.confidence < 1)


@pytest.mark.parametrize(
    ("text", "code"),
    [
        ("我市召开大会。瑞安市、平阳县、苍南县作交流发言。", "3303"),
        ("本报讯（记者 李斯）昭觉县与西昌市共建园区，凉山州派员指导。", "5134"),
        ("海淀区、东城区开展联合执法。", "11"),
        ("天门市多宝镇收获花椰菜。", "429006"),
        ("来源：绵阳日报 发布时间：2024-05-06\n全市工业经济运行平稳。", "5107"),
        ("全市工业经济运行平稳。", None),
        ("北京、上海、广州、深圳、成都五城联动。", None),
        ("遂宁经开区新材料产业园开工，遂宁经开区再添动力，遂宁机场扩建。", "5109"),
        ("全市推进乡村振兴，双方合作开发，合作社与企业合作，平安建设合作见效，振兴路上。霞浦县先行。", "3509"),
    ],
)
def test_city(text: str, code: str | None) -> None:
    city = parse_page("page", text).meta.city
    assert (city.value if city else None) == code
    assert city is None or city.is_inferred


@pytest.mark.parametrize("city", ["3303", "温州市", "温州"])
def test_given_city_by_code_or_name(city: str) -> None:
    found = parse_page("page", "某镇", Given(city=city)).meta.city
    assert found is not None
    assert (found.value, found.source) == ("3303", "given")


def test_paper_and_number_from_the_head_of_the_page() -> None:
    meta = parse_page("page", "绵阳日报\n2025年4月22日 星期二 第3版\n\n某县召开大会。").meta
    assert meta.paper and meta.paper.value == "绵阳日报"
    assert meta.number and meta.number.value == "3"
