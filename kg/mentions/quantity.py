"""What a number in a sentence measures or counts, and the words that count without a unit."""

from __future__ import annotations

import re
from typing import NamedTuple

from kg.mentions.numerals import Number
from kg.model import Bound


class Quantity(NamedTuple):
    """A number that measures or counts: `text[start:stop]`, bounding words included."""

    start: int
    stop: int
    value: Number
    unit: str  # as the graph writes it; 万 and 亿 are in the value
    kind: str  # the unit's kind, of kg.lexicon.units
    number: int  # where the numeral itself begins
    bound: Bound = ""
    maximum: Number | None = None
    chinese: bool = False  # written 两名, not 2名


#: people and homes that are counted without a classifier, behind what kind of people they are
COUNTED = re.compile(
    "(?:脱贫|贫困|农村|农业|城镇|城乡|常住|户籍|流动|外来|返乡|留守|困难|易地|搬迁|受灾|受益|各族|在校|中小|老年人?|残疾人?|参保"
    "|低收入|低保|一线|基层|外地|库区|就近|农民){0,3}"
    "(?P<who>人口|群众|居民|村民|农户|农民工|农民|牧民|牧户|职工|党员|学子|学生|师生|游客|家庭|老年人|老人|移民|市民"
    "|大学生|毕业生|劳动力|志愿者)(?!代表|服务|活动|之家|热线|节|级|证)"
)
#: 户籍人口5.8万, 务工人员却超过32万
OF_PEOPLE = re.compile(
    "(?:人口|人数|人员|职工|员工|工人|学生|师生|会员|党员|村民|居民|农民|牧民|移民|老人|游客|客流量?|人流量?|粉丝|用户|就业|客商|观众)"
    "[却已也就共约达近超有为到了]*$"
)


OF_MONEY = re.compile(
    r"收入|收益|投资|资金|产值|利润|销售额|营收|营业额|交易额|纯收|贷款|补贴|租金|利税|税收|分红|销售"
    r"|[油工房药电饭菜本料]钱|随礼|彩礼|份子|花销|开销|开支"
)
