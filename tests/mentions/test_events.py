"""Where events are found in a sentence, and where not."""

from __future__ import annotations

import pytest

from kg.mentions import events
from kg.mentions.event_carving import clauses
from kg.mentions.event_signs import ALSO
from kg.mentions.scope import Scope
from kg.model import Article, Mention, Page, Passage, Sentence

HEADLINES = [
    ("我市召开森林草原防灭火工作会议", ["森林草原防灭火工作会议"]),
    ("县妇联举办“巧手绣娘”技能培训班", ["“巧手绣娘”技能培训班"]),
    ("我县第三届龙虾美食节开幕", ["我县第三届龙虾美食节"]),
    ("区图书馆启动“悦读越美”主题读书活动", ["“悦读越美”主题读书活动"]),
    ("省督导组来我市督导安全生产工作", ["省督导组来我市督导安全生产工作", "来我市督导安全生产工作"]),
    ("城南体育馆开馆", ["城南体育馆开馆"]),
    ("柳溪镇开展重阳节系列活动", ["重阳节系列活动"]),
    ("产业兴村带民富", []),
    ("推行河长制守护一江水", []),
]
BODY = [
    ("去年5月，全县招商引资大会在会展中心召开。", ["全县招商引资大会"]),
    ("9月18日至20日，由市农业农村局主办、县人民政府承办的2025年柑橘展销会举行。", ["2025年柑橘展销会"]),
    ("在第十二届全国残疾人运动会上，她获得两枚金牌。", ["第十二届全国残疾人运动会"]),
    ("3月1日，县公安局开展防火、防爆、防踩踏综合演练。", ["防火、防爆、防踩踏综合演练"]),
    ("本报讯（记者 周晓林 李涛）第三届湖乡茶文化节5月10日在枫林景区开幕。", ["第三届湖乡茶文化节"]),
    ("周晓林 李涛）第三届湖乡茶文化节5月10日在枫林景区开幕。", ["第三届湖乡茶文化节"]),
    ("7月3日，全县赛马、射箭邀请赛暨冬季那达慕在柳溪镇举行。", ["全县赛马、射箭邀请赛暨冬季那达慕"]),
    ("7月3日，由甲县文化局主办的全县赛马、射箭轮值赛在柳溪镇举行。", ["全县赛马、射箭轮值赛"]),
    ("7月3日，“过大节”主题活动暨邻里“粽”年华在柳溪镇举行。", ["“过大节”主题活动暨邻里“粽”年华"]),
    ("7月3日，柳溪镇举办盛大花炮节欢庆“三月三”这一传统节日。", ["花炮节"]),
    ("为保证展览顺利举行，7月3日，协会召开书法展协调会。", ["书法展协调会"]),
    ("本次展览是协会换届以来举办的首次交流活动。", []),
    ("7月3日，县政府召开“高质量发展”系列主题新闻发布会第三场。", ["“高质量发展”系列主题新闻发布会"]),
    ("7月3日，柳溪镇“道德讲堂”第八期在镇政府会议室开讲。", ["柳溪镇“道德讲堂”第八期"]),
    ("7月3日，村里举办了首届乡村音乐会和“和美乡村”摄影大赛。", ["首届乡村音乐会", "“和美乡村”摄影大赛"]),
    ("去年以来，村里先后举办了首届乡村音乐会。", ["首届乡村音乐会"]),
    ("7月3日，会议传达学习书记在全县招商工作动员大会上的讲话精神。", []),
    ("7月下旬，县血液中心联合多个部门在广场开展献血公益宣传服务活动。", ["献血公益宣传服务活动"]),
    ("7月3日，志愿者为居民免费提供健康检查和急救演练。", []),
    ("定期开展读书会、故事会等活动。", []),
    ("先后召开推进会8次，开展应急演练20余场。", []),
    ("村里建起了活动室、会议室和培训基地。", []),
    ("依法打击违法犯罪活动。", []),
    ("此次演练旨在检验和提高应急处置能力，整个演练过程安排到位。", []),
    ("该县通过举办培训班提高农民技能。", []),
    ("市红十字会、县农民专业合作社联合会参与其中。", []),
    ("7月3日，长桥社区举办法治赶集日活动。", ["法治赶集日活动"]),
    ("今年3月，镇里在柳溪村开了现场推进会。", ["现场推进会"]),
    ("7月3日，县农业局在库区办了一场增殖放流，投放鱼苗。", ["增殖放流", "增殖放流活动"]),
    ("7月12日，柳溪镇的西瓜擂台赛分出胜负。", ["西瓜擂台赛"]),
    ("7月19日，柳溪镇村民夜话会坐满了人。", ["柳溪镇村民夜话会"]),
    ("7月19日，甲县分红大会上，320户领到了钱。", ["甲县分红大会"]),
    ("7月3日，一堂禁毒课在县第二中学开讲。", ["禁毒课"]),
    ("7月3日，村民王强参加比赛后回到家。", []),
    ("7月1日，柳溪村党支部把主题党日开在了红军桥头。", ["主题党日"]),
    ("本届节会持续到2月底，期间陆续举办雪地龙舟赛、打糕大赛等活动18项。", ["雪地龙舟赛", "打糕大赛"]),
    ("7月3日，民警打了一场硬仗，办了一场大排查。", []),
    ("7月3日，从柳溪县第三季度经济运行分析会上传来消息：产值增长。", ["柳溪县第三季度经济运行分析会"]),
    (
        "去年10月，柳溪村签下全县第一单用水权交易。",
        [
            "全县第一单用水权交易",
            "用水权交易",
            "用水权交易签约",
            "签下全县第一单用水权交易",
        ],
    ),
    ("7月3日，他被送到县医院，从进院到血管开通仅用58分钟。", []),
    ("随着发令枪响，2023柳溪湖半程马拉松在柳溪公园起跑。", ["2023柳溪湖半程马拉松"]),
    ("上个月，茶社在江城办了场品鉴会，签下订单。", ["品鉴会"]),
    ("5月，组长召集邻居连开三次会，凑了2万元。", []),
    ("出席县政协九届三次会议的委员列席会议。", ["县政协九届三次会议"]),
    ("7月3日，剩下的两段路面铺完就能通车。", []),
    ("7月3日，法官把判决书送到村民刘某家中。", []),
]


def _find(text: str, role: str) -> list[Mention]:
    passage = Passage(text, tuple(range(len(text))))
    sentence = Sentence(0, "headline" if role == "headline" else "body", 0, passage)
    other = Sentence(0, "body", 0, Passage("开头。", (0, 1, 2)))
    article = Article("a1", "feature", None, (sentence,) if role == "headline" else (other, _at(sentence, 1)))
    return events.find(Scope(Page("p", text), article), [])


def _at(sentence: Sentence, index: int) -> Sentence:
    return Sentence(index, sentence.role, sentence.paragraph, sentence.passage)


@pytest.mark.parametrize(("text", "expected"), HEADLINES)
def test_headlines(text: str, expected: list[str]) -> None:
    assert [m.name for m in _find(text, "headline") if m.rule != ALSO] == expected


DONE = [
    ("5月14日下午，县仲裁院把庭席搬进柳溪园区的一间会议室，受理的是12名工人讨薪一案。", "12名工人讨薪一案"),
    ("7月18日，县就业局的“招工车”开到柳溪镇集场，带去860个岗位。", "“招工车”开到柳溪镇集场"),
    ("11月12日，甲县在江城摆开推介台，7个项目当场落笔。", "甲县在江城摆开推介台"),
    ("今年4月，村里摆出188桌长街宴，两天来了1.1万人。", "长街宴"),
    ("12月22日，柳溪湖面，渔工们拉起今冬第一网。", "拉起今冬第一网"),
    ("10月13日，卫生院的医生走进柳溪村，为136位老人量血压、测血糖。", "走进柳溪村，为136位老人量血压、测血糖"),
    ("9月底，县里派出两名师傅，在柳溪镇给36名农机手上了3天课。", "给36名农机手上了3天课"),
    ("12月2日，两户人家在茶地边握了手，一场拖了14个月的地界纠纷就此了结。", "地界纠纷"),
    ("今年3月的一次院坝会上，吵得最凶的就是这件事。", "院坝会"),
    ("6月，柳溪镇在江城办招商推介会，签下4个项目。", "招商推介会"),
    ("他去年10月参加了省里的“金穗杯”品酒大赛，捧回金奖。", "“金穗杯”品酒大赛"),
    ("文化周为期5天，其间将办茶艺大赛、民族服饰展和剪纸体验。", "民族服饰展"),
]
NOT_DONE = [
    "县里把“家门口夜校”开进社区，今年已办9期。",
    "7月8日，镇区排水沟清淤完工，惠及居民156户。",
    "5月19日一大早，幸福小店还没开门，她就等在门口。",
    "“消防宣传月”启动以来，全县开展各类演练58场次。",
    "每逢赶场天，招工车就开到集场，帮村民找活。",
    "11月11日，柳溪村柑橘基地，村民正忙着给果树套袋。",
    "村里计划今年4月摆出长街宴。",
]


@pytest.mark.parametrize(("text", "name"), DONE)
def test_told_by_what_is_done(text: str, name: str) -> None:
    assert name in [m.name for m in _find(text, "body")]


@pytest.mark.parametrize("text", NOT_DONE)
def test_done_again_and_again_or_in_a_list(text: str) -> None:
    assert [m.name for m in _find(text, "body") if not m.anaphor] == []


@pytest.mark.parametrize(("text", "expected"), BODY)
def test_sentences_of_a_feature(text: str, expected: list[str]) -> None:
    assert [m.name for m in _find(text, "body") if not m.anaphor] == expected


def _brief(headline: str, *body: str) -> list[str]:
    """The events of a brief, the headline's other words for them left out."""
    texts = [("headline", headline), *(("body", text) for text in body)]
    sentences = [Sentence(n, role, n, Passage(t, tuple(range(len(t))))) for n, (role, t) in enumerate(texts)]
    found = events.find(Scope(Page("p", ""), Article("a1", "brief", headline, tuple(sentences))), [])
    return [m.name for m in found if m.rule != ALSO and not m.anaphor]


BRIEFS = [
    (("转移只用一刻钟", "6月9日，警报声响起。", "这场由县应急局和柳溪镇政府共同举办的演练，设4个科目。"), ["演练"]),
    (("学员学剪枝", "7月9日，学员在果园。", "这期剪枝培训班由县农业局开办。"), ["剪枝培训班"]),
    (("鼓班师傅进课堂", "11月5日下午，操场上鼓点咚咚，他带着4个徒弟教孩子们。"), ["鼓班师傅进课堂"]),
    (("鼓班师傅进课堂", "多年来，他一直教孩子们打鼓。"), []),
    (("沿河捡垃圾", "6月8日，青年志愿者沿河捡拾垃圾0.6吨。"), ["志愿服务活动"]),
    (("志愿者扮靓家园", "去年以来，志愿者捡拾垃圾3吨。"), []),
    (("县公安局返还资金", "10月11日，县公安局集中返还被骗资金30万元。"), ["资金返还活动"]),
    (("集上招工", "12月9日逢赶场日，县就业局把招聘会开到了集上。"), ["县就业局把招聘会开到了集上"]),
]


@pytest.mark.parametrize(("texts", "expected"), BRIEFS, ids=[texts[0] for texts, _ in BRIEFS])
def test_a_brief_tells_its_event_plainly(texts: tuple[str, ...], expected: list[str]) -> None:
    assert _brief(*texts) == expected


def test_a_meeting_that_ends_a_visit_is_one_of_its_own() -> None:
    visit = "县人大代表视察矛盾化解工作"
    found = _brief(visit, f"7月10日，{visit}。", "座谈会上，代表提出建议。")
    assert found[-1] == f"{visit}座谈会"


def test_pointing_words_need_an_event_to_point_to() -> None:
    assert _find("会上，代表们作了发言。此次活动很成功。", "body") == []


def test_every_mention_remembers_its_rule_and_place() -> None:
    (mention,) = _find("我市召开森林草原防灭火工作会议", "headline")
    assert mention.rule == "event.held"
    assert (mention.span.start, mention.span.stop, mention.subtype) == (4, 15, "meeting")


def test_clauses_do_not_break_inside_quotes() -> None:
    text = "开展“练技能，强本领”活动，共30人参加。"
    assert [text[a:b] for a, b in clauses(text)] == ["开展“练技能，强本领”活动", "共30人参加"]
