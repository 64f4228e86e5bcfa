"""Who takes part in an event, and who is only named beside those who do."""

from __future__ import annotations

import pytest

from kg.graph import Graph
from kg.pipeline import extract
from kg.reading import parse_page

HEADLINE = "剑阁县教育局召开教学研讨会\n\n3月2日，剑阁县教育局召开教学研讨会"


@pytest.mark.parametrize(
    ("text", "there"),
    [
        ("，教师王军民的妻子李芳参加会议。", {"李芳"}),
        ("，部分县水务局代表参加会议。", set()),
        ("，县水务局代表参加会议。", {"剑阁县水务局"}),
        ("。副局长李勇民、县水务局局长王军民在主席台前排就座。", {"李勇民", "王军民"}),
        ("。教师李芳提出辞去工会委员职务。", set()),
        ("。会上，副局长李勇民与老教师王胜民围坐交流。", {"李勇民", "王胜民"}),
        ("。县水务局组建志愿服务队，引导居民充分参与社区治理。", set()),
        ("。县水务局参与社区治理。", set()),
        ("。副县长李勇民宣布作品展开幕。", {"李勇民"}),
        ("。副局长李勇民，校长王军民；县水务局局长张建国等出席会议。", {"李勇民", "王军民", "张建国"}),
        ("。会议学习副县长李勇民在全县动员大会上的讲话精神。", set()),
        ("，受副县长李勇民委托，副局长王军民主持会议。", {"王军民"}),
        ("。副局长李勇民介绍，学校是示范性高中。", set()),
    ],
)
def test_who_is_there(text: str, there: set[str]) -> None:
    statements = extract(parse_page("page", f"{HEADLINE}{text}\n"), use_tagger=False)
    labels = Graph(statements).labels
    named = [str(s.object) for s in statements if s.predicate == "kg:participant"]
    assert {labels[key] for key in named} == there


def test_a_body_that_alone_fills_a_clause_is_of_the_row_of_hosts() -> None:
    told = "。会议由剑阁县教育局主办，剑阁县水务局，剑阁县民政局协办，副局长王军民出席会议。"
    statements = extract(parse_page("page", f"{HEADLINE}{told}\n"), use_tagger=False)
    labels = Graph(statements).labels
    hosts = {labels[str(s.object)] for s in statements if s.predicate == "schema:organizer"}
    assert {"剑阁县水务局", "剑阁县民政局"} <= hosts
    assert {labels[str(s.object)] for s in statements if s.predicate == "kg:participant"} == {"王军民"}


def test_the_site_that_reports_a_meeting_does_not_hold_it() -> None:
    text = "干部大会召开\n\n据剑阁县政府网消息，7月6日，全县干部大会召开，宣布有关决定。"
    statements = extract(parse_page("page", f"{text}\n"), use_tagger=False)
    labels = Graph(statements).labels
    assert {labels[str(s.object)] for s in statements if s.predicate == "schema:organizer"} == {"剑阁县"}


def test_who_hands_prizes_to_the_winners_does_not_compete() -> None:
    told = "3月2日，剑阁县篮球比赛落幕。副县长王军民为获得冠军的球队颁发奖杯。副局长李勇民强调，各参赛队要赛出风格。"
    statements = extract(parse_page("page", f"剑阁县篮球比赛落幕\n\n{told}\n"), use_tagger=False)
    labels = Graph(statements).labels
    assert {labels[str(s.object)] for s in statements if s.predicate == "kg:attendee"} == {"王军民"}
    assert not [s for s in statements if s.predicate == "kg:competitor"]


def test_who_wins_a_prize_competes() -> None:
    told = "3月2日，剑阁县歌咏比赛落幕。剑阁县水务局代表队获得一等奖，剑阁县民政局代表队、剑阁县中医医院获得二等奖。"
    statements = extract(parse_page("page", f"剑阁县歌咏比赛落幕\n\n{told}\n"), use_tagger=False)
    labels = Graph(statements).labels
    competing = {labels[str(s.object)] for s in statements if s.predicate == "kg:competitor"}
    assert competing == {"剑阁县水务局代表队", "剑阁县民政局代表队", "剑阁县中医医院"}


def test_who_witnesses_a_signing_signs_nothing() -> None:
    told = "3月2日，剑阁县人民政府与广元华夏集团签订战略合作协议。县长王军民见证签约。"
    statements = extract(parse_page("page", f"剑阁县举行签约仪式\n\n{told}\n"), use_tagger=False)
    labels = Graph(statements).labels
    assert "王军民" not in {labels[str(s.object)] for s in statements if s.predicate == "kg:signatory"}
    assert "王军民" in {labels[str(s.object)] for s in statements if s.predicate == "kg:attendee"}


def test_counties_that_hold_it_jointly() -> None:
    told = "3月2日，剑阁县、苍溪县联合以农具节为契机，在苍溪县陵江镇举办春季招聘会。"
    statements = extract(parse_page("page", f"剑阁县举办招聘会\n\n{told}\n"), use_tagger=False)
    labels = Graph(statements).labels
    hosts = {labels[str(s.object)] for s in statements if s.predicate == "schema:organizer"}
    assert hosts == {"剑阁县", "苍溪县"}


def test_bodies_whose_occasion_it_is_said_to_be() -> None:
    told = "3月2日，校服捐赠仪式在剑阁县实验小学举行。此次捐赠活动是剑阁县教育局联合剑阁县水务局开展的一次献爱心活动。"
    statements = extract(parse_page("page", f"校服捐赠仪式举行\n\n{told}\n"), use_tagger=False)
    labels = Graph(statements).labels
    hosts = {labels[str(s.object)] for s in statements if s.predicate == "schema:organizer"}
    assert hosts == {"剑阁县教育局", "剑阁县水务局"}


def test_who_only_takes_part_holds_nothing() -> None:
    told = "3月2日，剑阁县技能大赛落幕。三名选手代表剑阁县参加了9月24日在成都市举办的第五届全省职业技能大赛。"
    statements = extract(parse_page("page", f"剑阁县技能大赛落幕\n\n{told}\n"), use_tagger=False)
    labels = Graph(statements).labels
    provincial = {key for key, label in labels.items() if key.startswith("event/") and "第五届" in label}
    hosts = {str(s.subject) for s in statements if s.predicate == "schema:organizer"}
    days = {s.object for s in statements if s.predicate == "dcterms:date" and str(s.subject) in provincial}
    assert provincial and not provincial & hosts
    assert {getattr(day, "text", day) for day in days} == {"XXXX-09-24"}


def hosts_of(text: str) -> set[str]:
    statements = extract(parse_page("page", text + "\n"), use_tagger=False)
    labels = Graph(statements).labels
    return {labels[str(s.object)] for s in statements if s.predicate == "schema:organizer"}


def test_a_sitting_by_the_full_name_of_its_body() -> None:
    told = "8月28日，政协剑阁县第十届委员会常务委员会第二十次会议召开。县政协主席王军民主持会议。"
    assert hosts_of(f"县政协召开常委会会议\n\n{told}") == {"剑阁县政协"}


def test_where_two_counties_meet_holds_nothing() -> None:
    told = "3月15日，剑阁县与苍溪县在两县交界的苍溪县陵江镇联合开展森林防火应急演练。"
    assert hosts_of(f"森林防火演练\n\n{told}") == {"剑阁县", "苍溪县"}


def test_an_exhibition_is_told_of_by_its_kind() -> None:
    told = "“美丽剑阁”摄影作品展于10月1日在县文化馆开展。展览由剑阁县文学艺术界联合会主办，共展出作品120幅。"
    assert hosts_of(f"剑阁县摄影展\n\n{told}") == {"剑阁县文学艺术界联合会"}


@pytest.mark.parametrize(
    ("told", "there"),
    [
        ("。剑阁县水务局、剑阁县民政局等5家单位现场签约。", {"剑阁县水务局", "剑阁县民政局"}),
        ("。会上签下订单17份，其中剑阁县水务局一家订了6000吨。", {"剑阁县水务局"}),
        ("。剑阁县水务局等部门的做法值得学习。", set()),
    ],
)
def test_who_is_named_for_many(told: str, there: set[str]) -> None:
    statements = extract(parse_page("page", f"{HEADLINE}{told}\n"), use_tagger=False)
    labels = Graph(statements).labels
    assert {labels[str(s.object)] for s in statements if s.predicate == "kg:participant"} == there


def test_who_wins_a_prize_has_competed() -> None:
    told = "3月2日，剑阁县演讲比赛落幕。教师王军民讲述《识字班》，获成人组一等奖。"
    statements = extract(parse_page("page", f"剑阁县演讲比赛落幕\n\n{told}\n"), use_tagger=False)
    labels = Graph(statements).labels
    assert {labels[str(s.object)] for s in statements if s.predicate == "kg:competitor"} == {"王军民"}


def test_whom_a_bureau_sends_to_villages() -> None:
    told = "3月2日，剑阁县卫生健康局组织剑阁县人民医院等6家医院的104名医生，到白龙镇、开封镇的32个村义诊。"
    statements = extract(parse_page("page", f"百名医生下村\n\n{told}\n"), use_tagger=False)
    labels = Graph(statements).labels
    assert {labels[str(s.object)] for s in statements if s.predicate == "schema:organizer"} == {"剑阁县卫生健康局"}
    event = next(str(s.subject) for s in statements if s.predicate == "schema:organizer")
    places = {labels[str(s.object)] for s in statements if s.predicate == "kg:locatedIn" and str(s.subject) == event}
    assert places == {"白龙镇", "开封镇"}


def test_who_speaks_at_the_meeting_does_not_sign() -> None:
    told = "3月2日，剑阁县茶业大会在白龙镇举行，副县长王军民作推介，剑阁县水务局与剑阁县民政局签订《供水协议》。"
    statements = extract(parse_page("page", f"剑阁县茶业大会举行\n\n{told}\n"), use_tagger=False)
    labels = Graph(statements).labels
    signed = {str(s.subject) for s in statements if s.predicate == "kg:signatory"}
    spoke = {
        str(s.subject) for s in statements if s.predicate == "kg:participant" and labels[str(s.object)] == "王军民"
    }
    assert signed and spoke and not signed & spoke


def test_a_visit_beside_the_meeting_that_it_leads_to() -> None:
    told = "3月2日，苍溪县委副书记王军民率党政代表团来剑阁县考察，双方召开两县协作联席会议，签约项目4个。"
    statements = extract(parse_page("page", f"两县协作\n\n{told}\n"), use_tagger=False)
    labels = Graph(statements).labels
    visits = {str(s.subject) for s in statements if s.predicate == "rdf:type" and str(s.object) == "kg:Visit"}
    assert any("考察" in labels[key] for key in visits)
    assert any("联席会议" in label for label in labels.values())


def test_a_level_before_an_ordinal_is_the_town_that_the_article_is_about() -> None:
    told = "剑阁县白龙镇的集市热闹起来。11月22日，镇首届邻里节开幕，镇党委书记王军民介绍活动情况。"
    assert hosts_of(f"白龙镇邻里节\n\n{told}") == {"白龙镇"}


def test_a_headline_that_tells_the_deed_of_the_meeting_in_its_lead() -> None:
    told = "10月16日，白龙镇共富工坊授牌暨订单对接会在镇文化礼堂举行。副县长王军民讲话。"
    statements = extract(parse_page("page", f"白龙镇三家共富工坊授牌\n\n{told}\n"), use_tagger=False)
    labels = Graph(statements).labels
    told_of = {str(s.subject) for s in statements if s.predicate == "dcterms:date" and "授牌" in labels[str(s.subject)]}
    assert len(told_of) == 1
