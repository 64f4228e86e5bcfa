"""What a clause says of the firm or site just named: 引来甲公司落户乙园，总投资5亿元; 改建丙中心，去年4月开门迎客."""

from __future__ import annotations

import re
from collections.abc import Sequence

from kg.facts.clauses import Clause
from kg.model import Mention

_SETTLES = re.compile("(?:成功|正式|顺利|也)*(?:落户|入驻|进驻|落地|落子)(?:了|在|于|到)?")
_SHARES = re.compile("\\d[\\d.]{0,6}[余多]?户|[去今]年|户均|每股|分红|年底")
_OPENED = re.compile(
    "(?:\\d{1,2}月|[去今]年|年底|月底|正式|全面|已经?|顺利|如期|[，、日])*"
    "(?:开门迎客|开园|开业|开张|开放|对外开放|投用|启用|投入使用|营业|试营业|投运|投入运营|运营|建成投用|建成启用)(?:以来|后)?"
)


_ENDS = re.compile(
    "(?:1|一)[个处座家条间]|”(?:[一-鿿]{0,4}?)(?:窗口|专窗|服务|平台|热线|专线|专柜|小程序|系统|通道|套餐|社团?|队|班|课堂|学堂|夜校|食堂|讲堂|[乐剧唱]团|小组|俱乐部)"
)


def ends_clause(text: str, clause: Clause, position: int) -> bool:
    """Whether only how many or of what kind follows: 建起繁育基地1处，; 设了“通关快车”窗口，."""
    return _ENDS.fullmatch(text, position, clause.stop) is not None


def settled(text: str, clause: Clause, mentions: Sequence[Mention], ending: Sequence[Mention]) -> list[Mention]:
    """The firm of 引来甲公司落户乙园, which is introduced rather than the park that ends the clause."""
    return [m for m in mentions if m.kind == "organisation" and _settles(text, clause, m, ending)]


def _settles(text: str, clause: Clause, firm: Mention, ending: Sequence[Mention]) -> bool:
    settles = _SETTLES.match(text, firm.span.stop) if clause.start <= firm.span.start else None
    return settles is not None and any(m.span.start == settles.end() for m in ending)


def tells_of_body(text: str, clause: Clause, body: Mention, measures: bool) -> bool:
    """Whether the clause measures a firm that has settled, or tells what a firm pays out that others have shares in."""
    if measures and _SETTLES.match(text, body.span.stop):
        return True
    in_it = text.endswith(("入股", "入股了", "入股到"), 0, body.span.start)
    return in_it and _SHARES.match(text, clause.head) is not None


def opens_doors(text: str, clause: Clause) -> bool:
    """Whether the clause only says that a site has opened, so that what follows is of the site."""
    return _OPENED.fullmatch(text, clause.head, clause.stop) is not None
