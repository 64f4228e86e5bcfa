"""Whom a story goes on about: the villager, firm or programme told of, until another is."""

from __future__ import annotations

import pytest
from figure_cases import owners_told

_VILLAGE = "桐庐县横村镇元川村"


@pytest.mark.parametrize(
    ("text", "value", "owner"),
    [
        # who has or earns it, whatever title stands before the name
        (f"{_VILLAGE}变了样。村党支部书记何长福往杭州跑了6趟，请来技术员。", 6, "何长福"),
        (f"{_VILLAGE}变了样。老支书何长福去年领了2300元，全买了树苗。", 2300, "何长福"),
        (f"{_VILLAGE}村民何招娣在棚里忙。何招娣蹲在地头，捏起一把土。开春至今她在村里讲了14堂课。", 14, "何招娣"),
        (f"{_VILLAGE}村民何招娣蹲在垄台上。老何今年59岁，家里有52亩地。", 52, "何招娣"),
        (f"走进{_VILLAGE}。村民何招娣告诉记者，自己在工坊务工，一年收入4.1万元。", 41000, "何招娣"),
        (f"“我们家八口人，这次分了8300元。”{_VILLAGE}村民何招娣说。", 8300, "何招娣"),
        (f"{_VILLAGE}的山头热闹。山上的230亩土地，便是何招娣流转经营的果园。", 230, "何招娣"),
        (f"{_VILLAGE}很热闹。在杭州打拼多年的村民何招娣回乡创业，流转了210亩土地。", 210, "何招娣"),
        (f"何招娣在大棚里务工。在{_VILLAGE}，像何招娣这样的大户有26户。", 26, "元川村"),
        # whom a paragraph before has told of
        (
            f"{_VILLAGE}村民何招娣天不亮就进山，背篓里压了260斤茶果。\n这46亩油茶是她爷爷栽下的，一亩只榨8公斤油。",
            46,
            "何招娣",
        ),
        # what has been founded or brought somewhere
        ("桐庐县民政局把“田头夜校”开进社区，今年已办9期，412人听课。", 412, "田头夜校"),
        ("桐庐县横村镇元川村牵头办起青禾水产有限公司，66户养殖户把旧塘作价入了股。", 66, "青禾水产有限公司"),
        (f"{_VILLAGE}的何招娣租下旧厂房，办起青禾食品有限公司。车间里62名工人在忙。", 62, "青禾食品有限公司"),
        (f"{_VILLAGE}推行“海上积分”：捡回一袋垃圾记分。攒够55分换一桶油。", 55, "海上积分"),
        # whom a word or a part of a name means
        ("桐庐县人民法院三合人民法庭很忙。桐庐县很大。今年前5个月，三合法庭收案412件。", 412, "三合人民法庭"),
        ("桐庐县第三中学在山坳里。校长何长福带着大家种菜，去年义卖得了2460元。", 2460, "桐庐县第三中学"),
        (f"{_VILLAGE}有青禾种植专业合作社。如今地交出去，社里保底一亩给580元。", 580, "青禾种植专业合作社"),
        ("操场边铃声一响，63个孩子跑进园子。这里是桐庐县第三中学，全校只有9位老师。", 63, "桐庐县第三中学"),
        # a work that heads an item of a list; items of a row stand alone
        ("桐庐县水务局晒出成绩单。\n——“清水润乡”工程。更换老化管网37公里，新建蓄水池2座。", 37, "“清水润乡”工程"),
        # the village that the section is at, until the county is told of
        (
            f"{_VILLAGE}养鱼的多。桐庐县农业农村局拿出补助。两年下来，换上深水网箱48口。",
            48,
            "元川村",
        ),
        # what a firm gives at an event is its own doing
        ("9月2日，桐庐县举办龙虾节，青禾食品有限公司现场签下1200吨收购协议。", 1200, "青禾食品有限公司"),
    ],
)
def test_whom_a_story_goes_on_about(text: str, value: float, owner: str) -> None:
    assert owners_told(text)[value].endswith(owner)


@pytest.mark.parametrize(
    ("text", "value", "owner"),
    [
        # what an official leads is the village's, what a scheme brings in its runner's
        (f"{_VILLAGE}变了样。村党支部书记何长福带领村民种下茶树300亩。", 300, "元川村"),
        ("桐庐县启动“归雁合伙人”计划，已招引项目48个。", 48, "桐庐县"),
        (f"{_VILLAGE}养鱼的多。截至5月底，全县换上深水网箱4800口。", 4800, "桐庐县"),
        (f"{_VILLAGE}村民年均积分达到90分。", 90, "元川村"),
    ],
)
def test_whom_it_does_not(text: str, value: float, owner: str) -> None:
    assert owners_told(text)[value].endswith(owner)
