"""What bodies are part of, and where they are."""

from __future__ import annotations

from kg.facts.bodies import relate
from kg.model import Fact
from tests.organisation_cases import read

ANXI = "350524"


def told(text: str, predicate: str, county: str = ANXI) -> set[tuple[str, str]]:
    facts = (f for f in relate(read(text, county)) if isinstance(f, Fact) and f.predicate == predicate)
    return {(f.subject.name, f.object.name) for f in facts if not isinstance(f.object, str)}


def test_a_brigade_is_part_of_its_bureau() -> None:
    text = "安溪县公安局部署夏季行动，安溪县公安局治安大队连夜清查。"
    assert told(text, "part_of") == {("安溪县公安局治安大队", "安溪县公安局")}


def test_part_printed_after_its_whole() -> None:
    assert told("安溪县公安局治安大队连夜清查。", "part_of") == {("安溪县公安局治安大队", "安溪县公安局")}


def test_part_with_a_name_of_its_own() -> None:
    text = "安溪县公安局龙门派出所走进校园。龙门派出所民警讲解防骗知识。"
    assert told(text, "part_of") == {("龙门派出所", "安溪县公安局")}


def test_ward_of_a_hospital_is_no_body() -> None:
    assert told("安溪县人民医院心内科医生下乡义诊。", "part_of") == set()


def test_department_of_a_committee() -> None:
    text = "安溪县委召开会议，县委统战部汇报工作。"
    assert told(text, "part_of") == {("安溪县委统战部", "安溪县委")}


def test_bureau_is_no_part_of_the_government() -> None:
    assert told("安溪县人民政府、县教育局共同推进。", "part_of") == set()


def test_located_in_the_place_of_the_name() -> None:
    assert told("安溪县教育局召开会议。", "located_in") == {("安溪县教育局", "安溪县")}


def test_located_where_the_sentence_says() -> None:
    text = "记者来到位于永春县的宏远达陶瓷有限公司，车间一片繁忙。"
    assert told(text, "located_in") == {("宏远达陶瓷有限公司", "永春县")}


def test_company_of_no_place_is_located_nowhere() -> None:
    assert told("宏远达陶瓷有限公司车间一片繁忙。", "located_in") == set()


def test_every_fact_has_its_words() -> None:
    reading = read("安溪县公安局部署行动，安溪县公安局治安大队连夜清查。", ANXI)
    length = len(reading.scope.article.sentences[0].text)
    facts = [f for f in relate(reading) if isinstance(f, Fact)]
    assert facts
    assert all(f.rule and f.spans and all(0 <= s.start < s.stop <= length for s in f.spans) for f in facts)


def test_a_body_lies_where_it_was_set_up_or_is_said_to_lie() -> None:
    assert told("西坪镇引进了云岭顶峰食品有限公司。", "located_in") == {("云岭顶峰食品有限公司", "西坪镇")}
    assert ("福建云雾茶业有限公司", "西坪镇") in told("福建云雾茶业有限公司坐落于安溪县西坪镇。", "located_in")


def test_a_body_that_bears_a_village_s_name_lies_there() -> None:
    assert ("松岩农机合作社", "松岩村") in told("走进西坪镇松岩村，松岩农机合作社的院里停满农机。", "located_in")


def test_helpers_are_not_where_their_name_says() -> None:
    text = "福建省援藏工作队和安溪县水利局开会。"
    assert {body for body, _ in told(text, "located_in")} == {"安溪县水利局"}


def test_a_court_room_is_part_of_the_court_before_it() -> None:
    assert told("安溪县人民法院龙涓法庭巡回开庭。", "part_of") == {("龙涓法庭", "安溪县人民法院")}


def test_the_firm_of_a_picture_works_at_its_scene() -> None:
    firm = "福建云雾茶业有限公司"
    assert (firm, "西坪镇") in told(f"12月3日，西坪镇，{firm}的工人在包装茶叶。", "located_in")
    assert (firm, "西坪镇") not in told(f"茶农从西坪镇赶来，{firm}的工人在包装茶叶。", "located_in")


def test_a_delegation_is_not_where_its_name_says() -> None:
    assert told("晋江市代表团到安溪县水利局考察。", "located_in") == {("安溪县水利局", "安溪县")}
