"""Who is named for many at an event: 甲公司等5家企业现场签约, 其中乙公司一家订了6000吨, 教师丙获一等奖."""

from __future__ import annotations

import re
from collections.abc import Iterator

from kg.entities.event_agents import agents, is_setting
from kg.mentions.scope import Reading
from kg.model import Entity, Fact, Mention, Span

_BODIES = (
    "企业|单位|用工单位|用人单位|公司|采购商|经销商|客商|医院|医疗机构|机构|部门|合作社|商家|学校|高校|院校|银行|媒体|展商|社会组织|"
    "团队|球队|代表队|协会|商会|电商|平台"
)
_SO_MANY = re.compile(f"等\\d+余?多?[家个所支]?(?:[一-鿿]{{0,6}}?)(?:{_BODIES})(?P<rest>[^，。；]{{0,24}})")
#: what they do there, or whom they send
_DEED = re.compile(
    "(?:还|也|分别|纷纷|集中|现场|当场|同台|共同)*(?P<sign>签约|签下|签订|达成|下单)|"
    "(?:还|也|分别|纷纷|集中|现场|当场|同台|共同)*(?:提供|带来|推出|参会|参展|参加|参与|参赛|到场|到会|进场|设摊|设展|摆摊|亮相|推介|展示|前来|携|招聘)|"
    "的(?:\\d+余?多?名|多名|[一二三四五六七八九十]+名)?[一-鿿]{0,6}?(?:医生|医师|专家|医护人员|医务人员|志愿者|律师|技术人员|技术员|工作人员|代表|负责人|师生|教师)"
)
_ONE_OF_THEM = re.compile("其中，?(?:[一-鿿]{2,3})?$")
_ORDERS = re.compile("(?:一家)?(?:就|便)?(?:签约|签下|签订|订|采购|拿下|下单|认购|预订|收购)了?")
_PRIZE = re.compile(
    "[^。；为给向对]{0,40}?(?:获得?|夺得?|摘得?|斩获|荣获|捧得|拿下|赢得)了?[^，。；]{0,16}?(?:[特一二三]等奖|[金银铜]奖|冠军|亚军|季军|第[一二三]名|桂冠|优胜奖|头名)"
)


def examples(reading: Reading, event: Entity, index: int, text: str) -> Iterator[tuple[int, Fact]]:
    """The participants so named in a sentence that tells of the event, with their ranks."""
    if "等" in text:
        yield from _of_so_many(reading, event, index, text)
    if "其中" in text and event.subtype in ("meeting", "signing", "activity"):
        yield from _one_of_them(reading, event, index, text)
    if event.subtype == "contest":
        yield from _winners(reading, event, index, text)


def _of_so_many(reading: Reading, event: Entity, index: int, text: str) -> Iterator[tuple[int, Fact]]:
    """甲公司、乙公司等5家企业现场签约; 甲院、乙院等6家医院的104名医生."""
    here = [a for a in agents(reading, index) if a.kind == "organisation" and a.entity is not None]
    for last in here:
        many = _SO_MANY.match(text, last.span.stop)
        deed = _DEED.match(text, many.start("rest")) if many else None
        if many is None or deed is None or is_setting(reading, last):
            continue
        role = "signatory" if deed["sign"] else "competitor" if event.subtype == "contest" else "attendee"
        for body in _row(text, here, last):
            if body.entity is not None:
                span = Span(index, body.span.start, deed.end())
                yield 4, Fact(event, "participant", body.entity, (span,), "event.example", 0.7, role=role)


def _row(text: str, here: list[Mention], last: Mention) -> list[Mention]:
    """The bodies listed before the last one of a row, and the last one."""
    row = [last]
    for body in reversed(here[: here.index(last)]):
        if text[body.span.stop : row[0].span.start] not in ("、", "和", "及"):
            break
        row.insert(0, body)
    return row


def _one_of_them(reading: Reading, event: Entity, index: int, text: str) -> Iterator[tuple[int, Fact]]:
    """签下订单17份，其中甲公司一家订了6000吨."""
    for body in agents(reading, index):
        led = _ONE_OF_THEM.search(text, max(0, body.span.start - 6), body.span.start)
        if body.kind == "organisation" and body.entity is not None and led and _ORDERS.match(text, body.span.stop):
            fact = Fact(event, "participant", body.entity, (body.span,), "event.example", 0.7, role="signatory")
            yield 4, fact


def _winners(reading: Reading, event: Entity, index: int, text: str) -> Iterator[tuple[int, Fact]]:
    """小学教师丙讲述《识字班》，获成人组一等奖."""
    people = [m for m in reading.mentions if m.kind == "person" and m.span.sentence == index and m.entity]
    for person in people:
        prize = _PRIZE.match(text, person.span.stop)
        if prize and person.entity is not None:
            span = Span(index, person.span.start, prize.end())
            yield 3, Fact(event, "participant", person.entity, (span,), "event.winner", 0.7, role="competitor")
