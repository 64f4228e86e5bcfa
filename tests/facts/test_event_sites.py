"""Where events are said to be: the sentence's scene, every stop of a visit."""

from __future__ import annotations

from kg import entities, facts, mentions
from kg.mentions.scope import scopes
from kg.model import Entity, Fact
from kg.reading import Given, parse_page


def _sited(text: str) -> set[tuple[str, str]]:
    page = parse_page("page", text + "\n", Given(city="5134", date="2025-06-20"))
    readings = entities.resolve([mentions.recognise(scope) for scope in scopes(page, use_tagger=False)])
    found = [f for r in readings for f in facts.relate(r) if isinstance(f, Fact) and f.predicate == "located_in"]
    return {
        (f.subject.name, f.object.name) for f in found if f.subject.kind == "event" and isinstance(f.object, Entity)
    }


def test_the_scene_of_the_sentence() -> None:
    said = _sited("6月8日，走进西昌市安宁镇，西昌市应急管理局组织的防汛应急演练正在进行。")
    assert {place for event, place in said if "演练" in event} == {"安宁镇"}


def test_every_stop_of_a_visit() -> None:
    said = _sited("6月8日，西昌市委书记王大山到安宁镇调研防汛工作。王大山先后来到礼州镇、琅环镇，查看堤防。")
    assert {place for _, place in said} == {"安宁镇", "礼州镇", "琅环镇"}


def test_a_site_with_words_that_describe_it() -> None:
    told = "6月8日，西昌市龙舟邀请赛在{}邛海公园举行。"
    for words in ("风景秀丽的", "位于安宁镇的", "新落成的"):
        assert {place for _, place in _sited(told.format(words))} == {"邛海公园"}, words
    assert {place for _, place in _sited("6月8日，西昌市首届龙舟邀请赛当天在邛海公园举行。")} == {"邛海公园"}


def test_a_title_of_a_document_holds_no_event() -> None:
    assert _sited("6月8日，西昌市发布《关于召开第三届柑橘节的通知》。") == set()


def test_a_site_with_what_it_is_known_for_before_it() -> None:
    told = "西昌市首届乡村篮球争霸赛将于8月8日在乡村篮球发源地安宁镇开启，冠军球队将前往礼州镇与球迷交流。"
    assert {place for _, place in _sited(told)} == {"安宁镇"}


def test_a_site_behind_the_short_name_of_its_banner() -> None:
    told = "6月8日，西昌市龙舟邀请赛在左旗安宁镇举行。"
    assert {place for _, place in _sited(told)} == {"安宁镇"}


def test_two_places_that_meet_are_both_hosts_and_no_site() -> None:
    page = parse_page("page", "5月6日，苏州市—西昌市协作座谈会举行。\n", Given(city="5134", date="2025-06-20"))
    readings = entities.resolve([mentions.recognise(scope) for scope in scopes(page, use_tagger=False)])
    found = [f for r in readings for f in facts.relate(r) if isinstance(f, Fact) and f.subject.kind == "event"]
    hosts = {f.object.name for f in found if f.predicate == "organised_by" and isinstance(f.object, Entity)}
    assert (hosts, [f for f in found if f.predicate == "located_in"]) == ({"苏州市", "西昌市"}, [])


def test_a_province_that_goes_by_its_letter() -> None:
    assert {place for _, place in _sited("6月8日，西昌市绿色食品推介会在沪举行。")} == {"上海市"}
    assert {place for _, place in _sited("6月8日，西昌市龙舟邀请赛在沪杭公路边的安宁镇举行。")} == {"安宁镇"}


def test_the_village_of_the_report_rather_than_the_county_of_the_headline() -> None:
    told = "西昌市举行花炮节\n\n6月8日，西昌市安宁镇举行第36届“三月三”传统花炮节，群众前来观看。"
    assert {place for _, place in _sited(told)} == {"安宁镇"}


def test_here_is_the_place_told_before_and_not_the_county_meant() -> None:
    told = "6月8日，西昌市安宁镇锣鼓喧天，全市第三届花炮节在这里举行。"
    assert {place for _, place in _sited(told)} == {"安宁镇"}


def test_the_house_of_a_body_stands_for_its_place() -> None:
    told = "6月8日，四川省第三届书法展协调会在西昌市文联召开。"
    assert {place for _, place in _sited(told)} == {"西昌市"}


def test_a_feast_of_a_town_named_with_its_county() -> None:
    assert {place for _, place in _sited("西昌安宁镇梨花节开幕\n\n近日，西昌安宁镇梨花节开幕。")} == {"安宁镇"}


def test_what_a_press_conference_announces_has_a_site_and_a_day_of_its_own() -> None:
    told = (
        "6月8日，西昌市第五届葡萄节新闻发布会在市融媒体中心举行。据了解，本届葡萄节由西昌市文化馆主办，"
        "将于6月22日在安宁镇举行。"
    )
    page = parse_page("page", told + "\n", Given(city="5134", date="2025-06-20"))
    readings = entities.resolve([mentions.recognise(scope) for scope in scopes(page, use_tagger=False)])
    found = [f for r in readings for f in facts.relate(r) if isinstance(f, Fact) and f.subject.kind == "event"]
    said = {
        (f.predicate, f.object.name if isinstance(f.object, Entity) else f.object, f.status)
        for f in found
        if f.subject.name == "西昌市第五届葡萄节"
    }
    assert said == {
        ("organised_by", "西昌市文化馆", "planned"),
        ("date", "2025-06-22", "planned"),
        ("located_in", "安宁镇", "planned"),
    }


def test_the_last_of_a_row_to_come_is_planned_too() -> None:
    told = "6月8日，西昌市启动文化季。7月西昌市即将举办书画展、美食文化节、金秋游园会、非遗展演、灯光音乐节。"
    page = parse_page("page", told + "\n", Given(city="5134", date="2025-06-20"))
    readings = entities.resolve([mentions.recognise(scope) for scope in scopes(page, use_tagger=False)])
    found = [f for r in readings for f in facts.relate(r) if isinstance(f, Fact) and f.subject.kind == "event"]
    assert {f.status for f in found if f.subject.name.endswith("音乐节")} == {"planned"}


def test_the_place_of_the_school_they_come_to() -> None:
    told = "6月8日，凉山州公安局民警来到西昌市第七小学进行了一场防拐骗安全知识讲座。"
    assert {place for _, place in _sited(told)} == {"西昌市"}


def test_the_village_of_the_report_rather_than_the_town_of_the_headline() -> None:
    told = "“送戏下乡”走进安宁镇\n\n6月8日晚，“送戏下乡”惠民演出走进西昌市安宁镇和平村。"
    assert {place for _, place in _sited(told)} == {"和平村"}


def test_where_the_curtain_falls() -> None:
    told = "6月8日晚，西昌市“庆五一”篮球赛总决赛在安宁镇落下帷幕。"
    assert "安宁镇" in {place for _, place in _sited(told)}


def test_every_town_of_a_row_that_is_inspected() -> None:
    told = "6月8日，西昌市副市长王大山带队对安宁镇、礼州镇大气污染防治工作进行督导检查。"
    assert {place for _, place in _sited(told)} == {"安宁镇", "礼州镇"}


def test_where_a_visit_goes_on_to_in_its_own_sentence() -> None:
    told = "成都市考察团来西昌考察\n\n6月8日，成都市考察团到西昌市考察，先后来到安宁镇、礼州镇参观。"
    assert {"安宁镇", "礼州镇"} <= {place for _, place in _sited(told)}


def test_every_venue_that_is_told_apart() -> None:
    told = "6月8日，西昌市第二届火把节开幕。今年的主会场设在安宁镇，分会场放到礼州镇和和平村，为期3天。"
    assert {place for _, place in _sited(told)} >= {"安宁镇", "礼州镇", "和平村"}


def test_where_a_court_takes_its_case() -> None:
    told = "6月8日，西昌市人民法院把一起承包合同纠纷搬到安宁镇和平村审理，30名村民旁听。"
    assert {place for _, place in _sited(told)} == {"和平村"}


def test_where_something_opens_rather_than_whose_it_is() -> None:
    told = "6月8日，西昌市安宁镇养老服务综合体在和平村开工，占地8亩。"
    assert "和平村" in {place for _, place in _sited(told)}
