"""该公司, 该局, 该中心: words that mean a body named before."""

from __future__ import annotations

import re
from collections.abc import Iterator

from kg.mentions.organisation_line import Line, Name

_ANAPHOR = re.compile(
    "(?:[该本]|这家|我们)(?:分局|分公司|支行|总队|法庭|法院|检察院|卫生院|工作室|工作站|工作队|服务队|幼儿园|联盟|公司|企业|集团|局|委|办|厅|中心|社|合作社|校|学校|院|医院|行|银行|厂|队|支队|大队|中队|所|协会|学会|商会|党支部|党委|"
    "机构|单位|酒店|部门|农场|基金会|联合会|工会|妇联|俱乐部)(?!区|员|长|学期)"
    "|我(?:局|公司|校|院|行|厂|社|单位|支队|大队)(?!们)"
    "|(?<![一-鿿])(?:分局|支队|大队|中队|总队|学校|医院|公司|集团|协会|商会|中学|小学|合作社)"
    "(?=(?:党委|党组|党总支|党支部|工会|团委)(?:第一|专职)?副?(?:书记|委员|主席|成员)|常务?副?(?:局长|政委|队长|校长|院长))"
)
_NO_BODY = re.compile(
    "[该本](?:社区|社会|院落|行业|行政|所有|队伍|办法|局面|校区|厂区|委员)|本(?:行|所|社|院|办|委|队|公司债)"
)


_PART = re.compile("(?<![一-鿿])(?:分局|县局|市局)[一-鿿]{2,6}?(?:大队|中队|支队|派出所|检查站|中心)(?![队])")


def parts_of_anaphors(line: Line) -> Iterator[Name]:
    """分局刑侦大队: a part of the bureau that the text has named before."""
    for match in _PART.finditer(line.text):
        yield line.name(*match.span(), "part_of_anaphor", 0.8, subtype="government")


def anaphors(line: Line) -> Iterator[Name]:
    """Words that mean a body of the text and are no name of it."""
    for match in _ANAPHOR.finditer(line.text):
        if not _NO_BODY.match(line.text, match.start()):
            start, stop = match.span()
            yield Name(start, stop, match[0], "", "anaphor", 0.8, anaphor=True)
