"""Initiatives over ten provinces: quoted and plain names, and the many quotations that name nothing."""

from __future__ import annotations

import pytest
from marked_cases import Case, Count, count_entities, count_facts, read_cases, run

from kg.mentions import initiatives
from kg.mentions.initiative_quotes import phrase_after, runs
from kg.mentions.initiative_score import weigh
from kg.mentions.scope import Scope
from kg.model import Article, Page, Passage, Sentence

INITIATIVE = frozenset({"initiative"})


@pytest.fixture(scope="module")
def cases() -> list[Case]:
    return read_cases("initiatives")


def test_names(cases: list[Case]) -> None:
    count = Count()
    for case in cases:
        count += count_entities(case, run(case, use_tagger=False), INITIATIVE)
    assert count.expected > 80
    assert count.f1 >= 0.95, "\n".join(count.errors)


def test_slogans_are_no_initiatives(cases: list[Case]) -> None:
    """The signs are weighed: a few slogans look so much like names that pages taught otherwise."""
    slogans = [case for case in cases if case.where.startswith("slogans")]
    taken = [e.name for case in slogans for e in run(case, use_tagger=False).names if e.kind == "initiative"]
    assert len(slogans) > 20
    assert len(taken) <= len(slogans) // 8, taken


def test_who_runs_them(cases: list[Case]) -> None:
    count = Count()
    for case in cases:
        count += count_facts(case, run(case, use_tagger=False), frozenset({"implements"}))
    assert count.expected > 60
    assert count.f1 >= 0.95, "\n".join(count.errors)


@pytest.mark.parametrize(
    ("clause", "is_name"),
    [
        ("推行“晒太阳工作法”，", True),
        ("成为“定心丸”的受益者，", False),
        ("打造“红色引擎”，", False),
        ("用好“1+3+X”体系，", True),
        ("从“输血”到“造血”，", False),
        ("以“初心”为引领，", False),
        ("以“红棉先锋”为引领，", True),
        ("评选出“好邻居”26名，", False),
    ],
)
def test_signs_add_up(clause: str, is_name: bool) -> None:
    run_ = next(runs(clause))
    weight = weigh(run_, run_.items[0], phrase_after(run_.after), times=1)
    assert weight.is_name == is_name, weight.signs


def _names(text: str) -> list[str]:
    sentence = Sentence(0, "body", 0, Passage(text, tuple(range(len(text)))))
    article = Article("a1", "feature", None, (sentence,))
    return [m.name for m in initiatives.find(Scope(Page("case", text), article, use_tagger=False), ())]


@pytest.mark.parametrize(
    "text",
    [
        "小芳在作文里写道，“我会常常想起这间明亮的教室”。",
        "发展集体经济要注重把握“快与慢”“新与旧”的关系。",
        "全村欢度“六月六”吃新节，县里举办“三月三”民俗活动。",
        "这里是有名的“石榴之乡”，坚持“请进来+走出去”。",
        "企业是集研发、生产、销售为一体的专业水泵电机制造企业。",
        "全县“投产一批”共有6个项目。",
        "会上为5家共建单位颁发结对项目牌。",
        "该镇探索社区治理新模式。",
        "“护林小分队”的移民管理警察走进草原。",
        "该镇积极探索乡村治理新模式，走出城市更新基层治理新路径。",
        "商户为居民提供多元性、专业性志愿服务。",
        "形成“全县一盘棋”工作合力。",
        "新区、老城区同步改造。",
        "得益于“云上柳湾”片区党委牵线，订单多了起来。",
        "已有31个省级知名专家工作室在市里扎根。",
        "村里把融入地方党委综合治理工作作为重点。",
        "采取企业、农户等多种形式的经营发展模式。",
        "形成各方资源同向发力、齐抓共管的基层治理新格局。",
        "形成更加灵活、更加公开、更加顺畅的基层党建机制。",
        "合作社改变小打小闹、“提篮叫卖”的销售模式。",
        "全县引进“云上庄园”等企业，发展订单农业。",
        "这笔贷款为小微企业“松绑”，为乡村治理“强根基”。",
        "这片“华东面积最大的水杉林”成了打卡地。",
        "公园设计融合了“江南书乡、药都古韵”等地方文化元素。",
        "商户老李积极参与巷道整治行动。",
        "该村积极探索新模式，文明办充分发挥志愿服务优势。",
        "走进现场，记者看到项目工地上一片繁忙。",
        "推进基层社会治理体系和治理能力现代化。",
        "村镇空间规划与三级网格有机结合。",
        "在农村超市购物只要积分。",
        "弘扬“奉献、友爱、互助”的志愿精神，项目具有“资金规模小”“技术门槛低”等特点。",
        "派出所跳出“被动处警”传统模式。",
        "以“小项目”带动“大收益”。",
        "党员志愿者为老年人提供上门服务。",
        "此次开工的天禾化妆用具等11个重点建设项目进展顺利。",
        "县里推出一系列惠企政策，实行规模化经营，开设分店，该制度实行一年半。",
        "全市3月份重点项目集中开工。",
        "县里举办护林员技能培训班，组建工作专班，为企业配备联络员。",
        "演练现场设一个舞台、一个展区、一个书摊。",
        "这样的老年农户，全镇还有35户；这样的大棚，村里已建起20座。",
        "领导在市主会场项目开工现场听取汇报。",
    ],
)
def test_what_names_no_initiative(text: str) -> None:
    assert _names(text) == []


@pytest.mark.parametrize(
    ("text", "names"),
    [
        ("打造“石榴之乡”品牌，带动增收。", ["石榴之乡"]),
        ("县里打造“快办办”政务服务品牌，办事不出镇。", ["“快办办”政务服务品牌", "快办办"]),
        ("县里打造“柳溪葡萄”区域公用品牌，带动增收。", ["柳溪葡萄"]),
        ("社区围绕“石榴籽”特色品牌及其子项目开展活动。", ["石榴籽"]),
        ("全省建设“石榴树项目”学校100所。", ["石榴树项目"]),
        ("县里实施“银龄行动”及科技特派员项目。", ["银龄行动", "科技特派员项目"]),
        (
            "建立责任落实机制、项目扶持机制、奖励激励机制，推动产业发展。",
            ["责任落实机制", "项目扶持机制", "奖励激励机制"],
        ),
        ("健全自治、法治、德治相结合的乡村治理体系。", ["自治、法治、德治相结合的乡村治理体系"]),
        ("每年实施“四个十”（即十大宗祠、十大古建筑）文化保护和利用工程。", ["四个十"]),
        ("加大宣传，进一步提高群众对林长制工作的知晓率。", ["林长制"]),
        ("打破传统会议模式的“围炉夜谈”机制正在重构乡村治理。", ["“围炉夜谈”机制", "围炉夜谈"]),
        (
            "“我们通过‘文明行为量化积分’机制，把‘要我干’变成‘我要干’。",
            ["“文明行为量化积分”机制", "文明行为量化积分"],
        ),
        ("天禾（柳溪）生物产业园建设项目由一家企业投资建设。", ["天禾（柳溪）生物产业园建设项目"]),
        ("在柳溪通组道路硬化工程建设项目施工现场，机器轰鸣。", ["柳溪通组道路硬化工程建设项目"]),
        (
            "其中，产业项目16个，总投资46亿元，包括兴威汽车零配件生产线、柳溪漫画小镇等项目；进展顺利。",
            ["兴威汽车零配件生产线", "柳溪漫画小镇"],
        ),
        ("天禾智能装备研发生产项目于近日正式动工建设。", ["天禾智能装备研发生产项目"]),
        ("县里举行“两重”攻坚行动10月份重点招商项目签约仪式。", ["“两重”攻坚行动", "两重"]),
        ("该局全力推行工程审批全链条改革。", ["工程审批全链条改革"]),
        ("学校推行双师同堂，医院开通夜间门诊。", ["双师同堂", "夜间门诊"]),
        ("村里推出幸福积分，开办渔民课堂，银行发放海带贷300万元。", ["幸福积分", "渔民课堂", "海带贷"]),
        ("馆里在柳溪中学开了木偶传承班，镇里办的菌农学堂开课9期。", ["木偶传承班", "菌农学堂"]),
        ("该院设立林区法官工作室12个，客运公司开通莓果专线。", ["林区法官工作室", "莓果专线"]),
        ("乡里打柳溪三宝的牌子，乡亲们管他们叫渠管家。", ["柳溪三宝", "渠管家"]),
        ("牧民带着装有草场管护通的手机巡山。", ["草场管护通"]),
        ("明年将上马智慧茶园平台，在全乡推开婚事新办积分制。", ["智慧茶园平台", "婚事新办积分制"]),
        ("集团实行一个法人、一本账、一套班子。", ["一个法人、一本账、一套班子"]),
        ("两地建起线索共享、联合巡查、快速处置三项机制。", ["线索共享、联合巡查、快速处置三项机制"]),
        ("让荒滩变样的，是坡顶育苗、坡上种树、坡下养鸡的种养模式。", ["坡顶育苗、坡上种树、坡下养鸡的种养模式"]),
        ("保险费实行“财政补一点、企业出一点、农户缴一点”。", ["财政补一点、企业出一点、农户缴一点"]),
        ("团县委选派9名“山茶花”观护员。", ["山茶花"]),
        ("县里为8名“金牌茶师”颁奖，“柳溪红”商标也于9月注册成功。", ["金牌茶师", "柳溪红"]),
        ("“柳溪枇杷”去年获国家农产品地理标志登记。", ["柳溪枇杷"]),
        ("景区推出塔楼一票通，镇上继续推行积分制入学。", ["塔楼一票通", "积分制入学"]),
        ("银湾半导体封测基地等12个项目集中签约。", ["银湾半导体封测基地"]),
        ("居民点开智慧教育云，大堂经理按下警银联动按钮。", ["智慧教育云", "警银联动"]),
        ("镇里配套设立2000万元的产业发展基金，依托楼栋微基金修楼道。", ["产业发展基金", "楼栋微基金"]),
        ("小分队进万家门、听万家事，收回问卷9800份。", ["进万家门、听万家事"]),
        ("林业站按一长两员网格巡山，县里每季度亮晒比拼一次。", ["一长两员网格", "亮晒比拼"]),
        ("县里撬动金融机构发放“藕业贷”2亿元。", ["藕业贷"]),
        (
            "开发区推行拿地即开工、竣工即投产、分段验收并联办，提速不少。",
            ["拿地即开工", "竣工即投产", "分段验收并联办"],
        ),
        ("这样的互助养老床位，街道已建起358张。", ["互助养老床位"]),
        ("街道排出小区廊道改造、社区菜场建设、楼道微更新等12件实事。", ["小区廊道改造", "社区菜场建设", "楼道微更新"]),
        ("农户在手机上点开柳溪农服App，输入地号。", ["柳溪农服App"]),
        ("这套派单限时销号的办法运行14个月，村民还凭敬老互助积分在超市兑换。", ["派单限时销号", "敬老互助积分"]),
        ("与之同步铺开的还有学生餐专项治理，每月15日晚上的侨贤夜谈会已开了14期。", ["学生餐专项治理", "侨贤夜谈会"]),
        ("县里将协会的银发陪诊纳入政府购买服务，以近邻党建为抓手。", ["银发陪诊", "近邻党建"]),
        ("该县开通客货邮融合线路9条，建成专递课堂教室74间。", ["客货邮融合线路", "专递课堂"]),
        ("片区党委为共富工坊牵线，推行“石榴指数”工作法。", ["共富工坊", "“石榴指数”工作法", "石榴指数"]),
    ],
)
def test_where_names_begin_and_end(text: str, names: list[str]) -> None:
    assert sorted(_names(text)) == sorted(names)
