"""Bodies that a clause means by part of their names or by their people: 三交法庭, 她领头的合作社, 夜校."""

from __future__ import annotations

import re
from collections.abc import Sequence

from kg.facts.clauses import Clause
from kg.facts.named import Named
from kg.facts.subjects import longest_at
from kg.model import Entity, Mention

_HEADS = (
    "法庭|派出所|公司|集团|合作社|联合社|小学|中学|医院|卫生院|景区|产业园|工业园|园区|开发区|基地|中心|水库|市场|农场|林场|茶厂|酒厂|药厂|纸厂|糖厂|电站"
    "|工坊|酒坊|庄园|村|社区"
)
_SHORT_NAME = re.compile(f"(?P<proper>[一-鿿]{{2,4}}?)(?P<head>{_HEADS})(?![、和与及的等]|[内里外旁中]|[主方化])")
_LETTERS = re.compile("(?P<zone>经开区|高新区|经济区|开发区)(?![、和与及的等内里外])")
_ZONES = {
    "经开区": re.compile("经济(?:技术)?开发区$|经开区$"),
    "高新区": re.compile("高新(?:技术)?(?:产业)?(?:开发)?区$"),
    "经济区": re.compile("经济区$"),
    "开发区": re.compile("开发区$"),
}


def short_name(text: str, clause: Clause, named: Named) -> Entity | None:
    """The body whose place or mark and head the clause opens with: 三交法庭 for 甲县人民法院三交人民法庭."""
    if zone := _LETTERS.match(text, clause.head):
        ending = _ZONES[zone["zone"]]
        return next((e for e in reversed(named.zones()) if ending.search(e.name)), None)
    short = _SHORT_NAME.match(text, clause.head)
    if short is None:
        return None
    proper, head = short["proper"], short["head"]
    for entity in reversed(named.lasting):
        if entity.name.endswith(head) and proper in entity.name and len(entity.name) > len(short[0]):
            return entity
    return None


_AS_FIRM = re.compile(
    "(?P<mark>(?s:.){2,4}?)(?:公司|集团)?(?:的|销售|产值|营收|研发|员工|职工|去年|今年|每年|一年|每天|已|现|共|年|产品|订单|实现|拥有|投[资入]|生产|还|也|又|先后|累计|把|将|从|在|与|和|有)"
)


_NAMED = ("place", "organisation", "person", "initiative", "event", "product")


def firm_mark(text: str, clause: Clause, mentions: Sequence[Mention], named: Named) -> Entity | None:
    """The firm whose mark opens the clause: 宏拓销售额做到3亿元, for 江苏宏拓合金有限公司 named before."""
    opens = _AS_FIRM.match(text, clause.head)
    if opens is None or longest_at(clause.head, mentions, _NAMED):
        return None
    head = text[clause.head : clause.head + 2]
    for entity in reversed(named.lasting):
        found = entity.name.find(head) if entity.name.endswith("公司") else -1
        if found < 0 or entity.name[:found] not in _places_before(entity.name):
            continue
        if entity.name.startswith(opens["mark"][2:], found + 2):
            return entity
    return None


def _places_before(name: str) -> tuple[str, ...]:
    """What may stand before the mark of a firm: the name of a province, city or county of two or three characters."""
    whole = _UNIT.match(name)
    return (whole[0], name[:2]) if whole else (name[:2],)


_UNIT = re.compile("(?:[一-鿿]{2,7}?[省市县区旗])+")


_BARE = re.compile(
    "(?:这[所个间处座家])?(?P<head>夜校|学堂|讲堂|课堂|集市|法庭|工坊|酒坊|车间|书屋|驿站|讲习所|球场|联盟|庄园)(?:里|上)?"
    "(?=开[课办班讲设放业庭]|听[课讲]|[已共还先累每月日年]|现有|有|收|办|接|招|吸|带|请|设|由|从|占|总投|投资)"
)


def bare_name(text: str, clause: Clause, named: Named) -> Entity | None:
    """The school or fair that 夜校, 集市 stands for: 夜校开课78堂."""
    bare = _BARE.match(text, clause.head)
    return named.ending((bare["head"],)) if bare is not None else None


_HIS = re.compile(
    "[他她](?:们)?(?:领头|牵头|带领?|所在|创办|创立|领办|开办|经营|负责|打理|管理|任职|当家|发起|组建|成立|就职|工作)[^，。；：“”的]{0,4}的“?"
)


def his_body(text: str, clause: Clause, mentions: Sequence[Mention]) -> Entity | None:
    """The body of 她领头的甲合作社把127户的地并成大田: it acts, not she."""
    his = _HIS.match(text, clause.head)
    if his is None:
        return None
    kinds = ("organisation", "initiative")
    found = longest_at(his.end(), mentions, kinds) or longest_at(his.end() - 1, mentions, kinds)
    if found is None and (place := longest_at(his.end(), mentions, ("place",))):
        found = longest_at(place.span.stop, mentions, kinds)
    return found.entity if found is not None else None
