"""Figures of marked texts over many subjects and provinces: whose, of what, how much."""

from __future__ import annotations

import pytest
from figure_cases import Case, read_cases, reading, told

from kg.facts.doer import Doers
from kg.facts.status import status_of


@pytest.mark.parametrize("case", read_cases(), ids=lambda case: case.where)
def test_figures(case: Case) -> None:
    said = told(case)
    missing = []
    for expected in case.expected:
        hit = next((figure for figure in said if expected.fits(figure)), None)
        if hit is None:
            missing += [] if expected.optional else [expected]
            continue
        said.remove(hit)
        assert hit.change == ("change" in expected.more), expected
        bound = next((word.removeprefix("bound=") for word in expected.more if word.startswith("bound=")), None)
        assert bound is None or hit.bound == bound, expected
    assert not missing
    assert not said, "said beyond what is expected"


@pytest.mark.parametrize(
    ("text", "value", "indicator"),
    [
        ("{p 和平镇}向上申报债券8笔，其中通过4笔。", 4, "通过"),
        ("{p 和平镇}19座镇（街）转运站正常运行。", 19, "镇转运站"),
        ("{p 和平镇}有9个县（市、区）参加。", 9, "县（市、区）"),
        ("{p 和平镇}带动2400人次就近务工。", 2400, "务工"),
        ("{p 和平镇}球队打了20场精彩激烈的比赛。", 20, "比赛"),
        ("{p 和平镇}大棚每人一个月能挣2000元补贴家用。", 2000, "挣"),
    ],
)
def test_what_is_counted(text: str, value: float, indicator: str) -> None:
    said = {figure.value: figure.indicator for figure in told(Case("inline", "和平镇", text))}
    assert said[value] == indicator


def test_there_are_enough_cases() -> None:
    assert sum(len(case.expected) for case in read_cases()) > 150


def test_every_figure_quotes_its_number() -> None:
    for case in read_cases():
        article = reading(case).scope.article
        for figure in told(case):
            (span,) = figure.spans
            quote = article.sentences[span.sentence].text[span.start : span.stop]
            assert any(char.isdigit() or char in "一二两三四五六七八九十百千万数几" for char in quote), quote


def _case(text: str, main: str = "青山镇") -> Case:
    return Case("inline", main, text)


def _doers(text: str, at: str) -> list[str]:
    case = _case(text)
    read = reading(case)
    for sentence in read.scope.article.sentences:
        if at in sentence.text:
            return [entity.name for entity in Doers(read).at(sentence.index, sentence.text.index(at))]
    raise AssertionError(at)


@pytest.mark.parametrize(
    ("text", "at", "doers"),
    [
        ("近年来，{p 清溪村}修路3条，种树500棵。", "种树", ["清溪村"]),
        ("建立台账，推行新模式。", "推行", ["青山镇"]),
        ("{o 县妇联}联合{o 县教育局}、{o 县民政局}举办培训。", "举办", ["县妇联", "县教育局", "县民政局"]),
        ("在{p 东村}，干部修渠；在{p 西村}，干部种树。", "修渠", ["东村"]),
        ("在{p 东村}，干部修渠；在{p 西村}，干部种树。", "种树", ["西村"]),
        ("{p 东村}建大棚。目前，年产蔬菜。", "年产", ["东村"]),
        ("{o 执法队}上门宣传。共拆除棚屋2个。", "拆除", ["青山镇"]),
        ("{p 东村}修路。邀请{o 省农科院}授课。", "授课", ["东村"]),
        ("“水通了。”{p 东村}村民{n 王强}说。推行河长制。", "推行", ["青山镇"]),
        ("放眼{p 东村}，大棚成片。", "大棚", ["东村"]),
        ("{p 东村}的路修好了，带动产业。", "带动", ["东村"]),
        ("{o 宏拓公司}的车间里机器轰鸣。“前年连亏5个月。”总经理{n 王强}不避讳那段日子。", "连亏", ["宏拓公司"]),
        ("{p 东村}种橘。一河之隔的{p 西村}养鱼200亩。", "养鱼", ["西村"]),
        ("{p 东村}种橘。{o 江宁宏拓合金有限公司}投产。去年，宏拓销售额3亿元。", "销售额", ["江宁宏拓合金有限公司"]),
        ("{o 东县医院}与{o 省立医院}签约。医院开展新技术5项。", "新技术", ["东县医院"]),
    ],
)
def test_doers(text: str, at: str, doers: list[str]) -> None:
    assert _doers(text, at) == doers


@pytest.mark.parametrize(
    ("text", "at", "topic"),
    [
        ("{i 冷链项目}开工。该项目占地5亩。", "占地", "冷链项目"),
        ("{e 篮球赛}开赛。此次比赛为期5天。", "为期", "篮球赛"),
        ("{o 文化馆}举办{e 摄影展}，展出作品30幅。", "展出", "摄影展"),
        ("{p 东村}建成{i 光伏项目}，装机容量2兆瓦。", "装机", "光伏项目"),
        ("{i 光伏项目}投产。{p 东村}收入5万元。", "收入", None),
        ("活动中，志愿者发放传单50份。", "发放", None),
        ("26名“{i 船管家}”管着300艘船，调处纠纷40件。", "管着", "船管家"),
        ("{o 商会}办起“{i 联购中心}”，38家做水管的小厂凑单买料，每吨便宜120元。", "每吨", "联购中心"),
        ("{o 教育局}推开“{i 食堂直播}”，全县31所学校的后厨都装上镜头，收到意见80条。", "收到", "食堂直播"),
        ("{o 农商银行}用“{i 大棚贷}”接上，前后放款900万元。", "放款", "大棚贷"),
        ("{p 东村}搭起一座长40米的连廊，花了9万元，村里人叫它“{i 廊桥}”。", "花了", "廊桥"),
        ("9支舞狮队登台，观众2000人。这场“{e 狮王争霸赛}”由文化馆主办。", "观众", "狮王争霸赛"),
        ("{o 税务局}设了“{i 通关快车}”窗口，报关手续由6道减到2道。", "手续", "通关快车"),
        ("{o 县医院}推行{i “急药登记”制度}，村民在卫生室登记，送药90次。", "送药", "“急药登记”制度"),
        ("早上，{n 李芳}出了门。她是{p 东社区}的网格员，管着412户。", "管着", "李芳"),
        ("{p 东村}收入5万元，村里人叫书记“{i 算盘}”。", "收入", None),
    ],
)
def test_topics(text: str, at: str, topic: str | None) -> None:
    read = reading(_case(text))
    sentence = next(s for s in read.scope.article.sentences if at in s.text)
    found = Doers(read).topic(sentence.index, sentence.text.index(at))
    assert (found.name if found else None) == topic


@pytest.mark.parametrize(
    ("text", "at", "status"),
    [
        ("计划新建公厕5座", "5", "planned"),
        ("预计年底完工，将惠及2000人", "2000", "planned"),
        ("力争覆盖率达90%", "90", "target"),
        ("正在修建渠道3条", "3", "ongoing"),
        ("累计发放补贴5万元", "5", "done"),
        ("将全镇划分为26个网格", "26", ""),
        ("尚未完成2个项目", "2", "denied"),
        ("面向未来建成3所学校", "3", "done"),
        ("正式启用2座桥", "2", ""),
        ("实施“百企提质”计划，新建厂房5座", "5", ""),
        ("推出乡村工匠培育计划，认定工匠30名", "30", ""),
        ("规划提出，新建公厕5座", "5", "target"),
    ],
)
def test_status(text: str, at: str, status: str) -> None:
    assert status_of(text, text.index(at)) == status


@pytest.mark.parametrize(
    ("text", "periods"),
    [
        ("2024年，{p 东村}人均收入从2021年的3836元增长至7512元。", ["2021", "2024"]),
        ("{p 东村}普及率由2018年的52%提升到如今的95%。", ["2018", ""]),
        ("2024年，{p 东村}产值较2020年增长20%。", ["2024"]),
        ("从2020年起，{p 东村}建成桥梁5座，修路20公里。", ["2020/..", "2020/.."]),
    ],
)
def test_a_period_compared_with_is_not_the_figures_own(text: str, periods: list[str]) -> None:
    assert [figure.period for figure in told(_case(text))] == periods
