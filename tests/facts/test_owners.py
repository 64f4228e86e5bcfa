"""What can own what: the table of owners, the kinds of things, and how they decide whose a figure is."""

from __future__ import annotations

from collections import Counter

import pytest
from figure_cases import owners_told

from kg.facts.owner_kinds import kinds_of
from kg.lexicon.owners import owners_by_unit, owners_of
from kg.lexicon.vocabulary import rows
from kg.model import Entity


def test_every_word_stands_in_the_table_once() -> None:
    words = Counter(word for row in rows("figure_owners") for word in row["words"].split())
    assert len(words) > 2000
    assert [word for word, count in words.items() if count > 1] == []


@pytest.mark.parametrize(
    ("words", "owner", "other"),
    [
        ("开放床位", "medical", "coop"),
        ("新增学位", "school", "coop"),
        ("总库容", "water", "school"),
        ("日均供餐", "care", "police"),
        ("审结案件", "court", "coop"),
        ("入社农户", "coop", "school"),
        ("村集体经济收入", "village", "water"),
        ("规上工业增加值", "county", "school"),
        ("能繁母猪", "animal", "school"),
    ],
)
def test_who_can_own_and_who_cannot(words: str, owner: str, other: str) -> None:
    owners = owners_of(words)
    assert owners is not None and owner in owners.first and other not in owners.all


def test_a_unit_tells_where_no_word_does() -> None:
    households = owners_by_unit("户")
    assert owners_of("另有") is None
    assert households is not None and "town" in households.first and "person" not in households.all


@pytest.mark.parametrize(
    ("kind", "subtype", "name", "expected"),
    [
        ("place", "township", "横村镇", "town"),
        ("place", "facility", "长乐村共享食堂", "care"),
        ("organisation", "social", "桐庐县第一小学", "school"),
        ("organisation", "company", "青禾蔬菜专业合作社", "coop"),
        ("initiative", "model", "一网统管", "scheme"),
        ("event", "contest", "首届龙舟赛", "contest"),
    ],
)
def test_kinds(kind: str, subtype: str, name: str, expected: str) -> None:
    assert expected in kinds_of(Entity("x", kind, subtype, name))  # type: ignore[arg-type]


@pytest.mark.parametrize(
    ("text", "value", "owner"),
    [
        ("桐庐县组团帮扶医护人员21名，在横村镇中心卫生院建起康复科，开展手术136例。", 136, "卫生院"),
        ("桐庐县组团帮扶医护人员21名，在横村镇中心卫生院建起康复科，修通道路36公里。", 36, "桐庐县"),
        ("桐庐县社会治理中心去年扩建，县司法局、县信访局等13家单位入驻，接待群众4100人次。", 4100, "社会治理中心"),
        ("今年3月，总投资3.6亿元的桐庐县横村镇针织产业园在横村镇开工。", 360000000, "产业园"),
        ("“我们村变了。”村民何招娣说。桐庐县横村镇元川村的何招娣去年承包鱼塘18亩。", 18, "何招娣"),
        ("桐庐县横村镇综合治理办公室牵头，把全镇划成网格47个。", 47, "横村镇"),
        ("9月2日，桐庐县横村镇中心小学新校区启用。新校区占地41亩。", 41, "新校区"),
        ("五年前，村民何招娣养羊90只；如今，羊减到30只，养牛12头。", 12, "何招娣"),
        ("桐庐县成立元川茶叶专业合作社，如今社员增至163户。", 163, "元川茶叶专业合作社"),
        ("桐庐县横村镇举办赶集活动。今年，镇里新修水渠17公里。", 17, "横村镇"),
        ("桐庐县横村镇首创“码上巡河”。运行一个月，上传问题126件。", 126, "码上巡河"),
        ("桐庐县横村镇元川村牵头办起元川茶叶专业合作社，把37户的茶园折股入社。", 37, "元川茶叶专业合作社"),
        ("6月3日，桐庐县横村镇举办茶艺师培训班。桐庐县技工学校派出教师，63人领到结业证书。", 63, "培训班"),
        ("“水位涨了。”桐庐县横村镇元川村网格员何招娣说，沿江低洼户19家已经转移。", 19, "元川村"),
        ("桐庐县青禾食品有限公司投资的笋干加工项目落户横村镇，计划用地58亩。", 58, "笋干加工项目"),
        # a speaker's place holds over the paragraphs of a row
        (
            "近日，甲项目对接会在桐庐县举行。会上，浙江省乡村振兴局有关负责人介绍，浙江不断深化协作。\n"
            "一是加大资金支持。累计投入帮扶资金32万元。",
            320000,
            "浙江省",
        ),
        # 全村 in speech is the village of the one who speaks behind it
        (
            "桐庐县横村镇元川村去年种植香菇300亩。“2023年全村收入为60万元。”桐庐县横村镇白云村党支部书记何长福说。",
            600000,
            "白云村",
        ),
        ("80后何建军是桐庐县横村镇元川村的养羊大户，目前共养殖300只羊。", 300, "何建军"),
        ("“90后”小伙何建军是桐庐县横村镇元川村的养羊大户，目前共养殖310只羊。", 310, "何建军"),
        ("近日，新华社记者来到桐庐县第三中学。这所学校占地80亩。", 80, "桐庐县第三中学"),
        ("近日，新华社记者来到桐庐县第三中学。这座前年建成的学校有学生600名。", 600, "桐庐县第三中学"),
        ("桐庐县第三中学校长何明介绍，桐庐县本地学生约占一半，现有1200余名学生。", 1200, "桐庐县第三中学"),
        ("桐庐县山羊产量占全省的30%，而元川村山羊产量占桐庐县的50%以上。", 50, "元川村"),
        ("桐庐县横村镇元川村村民何招娣在大棚里务工。何招娣说：“我4个月的收入在25000元左右。”", 25000, "何招娣"),
        ("在第五届柳溪博览会举行前后，桐庐县政府新闻办公室组织15家媒体采访。", 15, "新闻办公室"),
        ("今年“火把节”假期桐庐县共接待游客10万人次，实现旅游收入3652万元。", 36520000, "桐庐县"),
        ("桐庐县建成占地12亩、库容1.5万平方米的红岭冷链物流中心。", 12, "红岭冷链物流中心"),
        (
            "桐庐县人民法院退休法官何大运在工作室坐班。何大运秉承“四步”工作法，调处矛盾纠纷300多件。",
            300,
            "何大运",
        ),
        ("桐庐县横村镇元川村党总支书记何大力带头。近年来，他牵头调解纠纷120件。", 120, "何大力"),
        ("桐庐县横村镇12个行政村、分水镇9个行政村全部设立了调解点。", 9, "分水镇"),
        (
            "一审案件服判息诉率95.2%、民事案件调解率61.3%，这是桐庐县人民法院横村人民法庭2023年的审判数据。",
            95.2,
            "横村人民法庭",
        ),
        ("桐庐县第一中学榜上有名。据了解，全省50所学校总建筑面积30万平方米，计划投资12亿元。", 1200000000, "浙江省"),
        (
            "桐庐县举行开工活动。开工的3个项目分别为：桐庐县横村镇物流中心建设项目；分水镇加工园建设项目；"
            "城区道路提升项目，总投资9.6亿元。",
            960000000,
            "桐庐县",
        ),
        (
            "桐庐县横村镇元川社区邻里节在广场举行。横村镇人大主席何小飞出席活动并致辞。活动负责人表示，目前，"
            "社区以服务老人为重点，设立服务点6个。",
            6,
            "元川社区",
        ),
        # numbers whose owner the next sentence tells
        ("一审案件调解率64.1%、结案率90%……这是桐庐县人民法院横村人民法庭2023年的审判数据。", 90, "横村人民法庭"),
        ("“三月三”活动多。“三月三”假期桐庐县累计接待游客10万人次，实现旅游收入3652万元。", 100000, "桐庐县"),
        ("桐庐县累计投资4.8亿元，在横村镇、分水镇、江南镇种植蓝莓7800亩。", 7800, "桐庐县"),
        ("如今已有31个专家工作室在桐庐县人民医院扎根。", 31, "桐庐县人民医院"),
        ("桐庐县打造工坊111家，促进村集体经济年均增长1500万元。桐庐县横村镇元川村去年分红。", 15000000, "桐庐县"),
        (
            "走进桐庐县横村镇元川村职工何招娣的枣园里，她家的红枣迎来成熟期。\n"
            "近年来，桐庐县大力发展红枣。\n而她家的15亩红枣，丰收已成定局。",
            15,
            "何招娣",
        ),
        ("桐庐县横村镇元川村村民何招娣很忙。就何招娣自己而言，一年收入8万元。", 80000, "何招娣"),
        # the body behind who has founded or sent it
        ("由桐庐县横村镇元川村党支部领办的青禾种植专业合作社投资460万元建起烘干塔。", 4600000, "青禾种植专业合作社"),
        ("由桐庐县商务局引进的桐庐县恒韵纺织有限公司已投产纱锭6万枚。", 60000, "恒韵纺织有限公司"),
        ("桐庐县横村镇元川村装了摄像头。这样的摄像头全县装了86路，火情处置平均用时19分钟。", 19, "桐庐县"),
        ("桐庐县人民医院去年建成。医院把巡诊车开进山里，在横村镇、分水镇、江南镇义诊23场。", 23, "桐庐县人民医院"),
        ("桐庐县横村镇推行新模式，在元川村由村党支部牵头流转土地2100亩。", 2100, "元川村"),
        ("桐庐县横村镇元川社区有小区4个。桐庐县横村镇正在推进。截至4月底，社区已加装电梯18台。", 18, "元川社区"),
        ("桐庐县推出“码上巡河”平台，由杭州恒信科技有限公司开发，接入摄像头61路。", 61, "“码上巡河”平台"),
        ("桐庐县横村镇元川村很富。镇党委书记何大力说，桐庐县横村镇带动周边8个村集体收入都过50万元。", 500000, "横村镇"),
        ("桐庐县人民医院启用，床位1500张，第二实验小学等7所学校投用，新增学位6300个。", 6300, "桐庐县"),
        ("桐庐县横村镇举办第二届邻里节。一场活动下来，200余人次居民得到服务。", 200, "邻里节"),
        # what goes on at an event holds to the sentence's end
        (
            "3月5日，桐庐县举行重点项目集中开工活动。桐庐县领导出席。当天开工的项目共14个，年度计划投资19.3亿元，其中工业项目9个。",
            9,
            "开工活动",
        ),
        # the league, not its final
        (
            "桐庐县乡村足球联赛在横村镇开赛。9月2日，桐庐县乡村足球联赛总决赛打响。联赛5月17日开赛，共有24支队伍参赛。",
            24,
            "联赛",
        ),
        ("桐庐县横村镇请来专家，建起横村镇苗木繁育基地1处，每年可供苗80万株。", 800000, "苗木繁育基地"),
        ("6月26日，桐庐县举行国际禁毒日集中宣传活动。活动现场设咨询台16个、展板60块。", 16, "宣传活动"),
        ("6月26日，桐庐县举行国际禁毒日集中宣传活动。活动现场设咨询台16个。共发放宣传资料1.5万份。", 15000, "宣传活动"),
        ("9月2日，桐庐县举办少儿合唱节，来自横村镇、分水镇和江南镇的12支队伍参赛。", 12, "合唱节"),
        ("桐庐县横村镇牵头成立元川茶叶专业合作社，吸收9个村的茶农。", 9, "元川茶叶专业合作社"),
        ("桐庐县横村镇元川村种了水稻，经桐庐县农业农村局专家测产，平均亩产587公斤。", 587, "元川村"),
    ],
)
def test_whose_a_figure_is(text: str, value: float, owner: str) -> None:
    assert owners_told(text)[value].endswith(owner)


def test_works_without_a_name_own_no_figure_of_the_one_before() -> None:
    told = owners_told("桐庐县开工的有：投资1亿元的顺安饮料加工项目，投资4亿元的污水处理厂扩建、道路等两个配套工程。")
    assert told[100000000] == "顺安饮料加工项目" and 400000000 not in told


def test_a_number_that_only_sums_up_names_is_no_figure() -> None:
    told = owners_told("桐庐县横村镇、分水镇两个乡镇矛盾化解难度大，去年化解纠纷83件。")
    assert 2 not in told and told[83]


def test_a_road_or_family_that_nobody_names_gives_nobody_its_figures() -> None:
    told = owners_told("桐庐县横村镇元川村很美。这条路起于村口，全长31.6公里。\n今年他家120亩果园挂果良好。")
    assert 31.6 not in told and 120 not in told
