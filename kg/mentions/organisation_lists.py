"""Firms in a list that only its end calls firms: 柳工高科、东宁锂业、江州机床等30余家企业."""

from __future__ import annotations

import re
from collections.abc import Iterator

from kg.lexicon.body_names import ends_in_head
from kg.lexicon.gazetteer import gazetteer
from kg.lexicon.tokens import tokens
from kg.mentions.organisation_line import Line, Name
from kg.mentions.place_text import is_word

_REACH = 120  # characters of a list
_END = re.compile(
    "等(?:[0-9]+[余多]?家|[一二三四五六七八九十几多数]+[余多]?家|一批)?"
    "(?:头部|龙头|知名|著名|代表性?|骨干|重点|规上|上市|大型|优质|高新技术|科技|领军|链主|行业|国内外|国内|央国?企?)*的?(?:企业|公司)(?!家)"
)
_EDGE = re.compile("[，。；：！？“”‘’（）《》\\s]")
_JOINT = re.compile("[、和与及]")
_MEMBER = re.compile("[\u4e00-\u9fffA-Za-z0-9]{2,12}")
#: What leads to the first firm of a list.
_LEADS = re.compile(
    "引进|引入|引来|招引|吸引|集聚|聚集|拥有|落户|培育|孵化|采访|走访|参观|考察|服务|带动|依托|联合|携手|组织|包括|涵盖|来自|邀请|对接|"
    "[了的在如为有以对是像到让将把被由]"
)
_NO_FIRM = re.compile("(?:[省市县区镇乡村]|街道|社区|产业|行业|板块|领域|类|型)$")
_PROPER = ("ns", "nr", "nz", "nt")


def firms_in_lists(line: Line) -> Iterator[Name]:
    """The members of such a list that are names, where most of them are: none of 新材料、装备制造等20家企业."""
    for end in _END.finditer(line.text):
        members = list(_members(line.text, end.start()))
        named = [(a, b) for a, b in members if _is_name(line.text[a:b])]
        if len(named) > 1 and len(named) * 2 > len(members):
            plain = [(a, b) for a, b in named if not ends_in_head(line.text[a:b])]  # the others have rules of their own
            yield from (line.name(a, b, "listed_firm", 0.75, subtype="company") for a, b in plain)


#: 柳溪、石桥2个派出所: outposts that share their kind
_OUTPOSTS = re.compile(
    "(?P<items>[一-鿿]{2,6}(?:、[一-鿿]{2,3})*[、和][一-鿿]{2,3}?)(?P<count>[两二三四五六七八九十]|[0-9]{1,2})[个家所]"
    "(?P<head>人民法庭|法庭|派出所|司法所|卫生院|中心卫生院|中心小学|中心校|税务所|供电所|信用社|检察室|交警中队|边境派出所|海岸派出所)"
)
_LEAD_TO_OUTPOSTS = re.compile(
    f"{_LEADS.pattern}|新建|改建|扩建|建成|设立|增设|撤销|合并|走访|组织|抽调|表彰|建设|选取|选择|选定|包括"
)
_NUMBERS = {word: number for number, word in enumerate("零一二三四五六七八九十")} | {"两": 2}


def outposts(line: Line) -> Iterator[Name]:
    """柳溪、石桥2个派出所: each of the towns' outposts by its own name, where the number is that of the list."""
    for told in _OUTPOSTS.finditer(line.text) if "、" in line.text or "和" in line.text else ():
        count, pieces = told["count"], re.split("[、和]", told["items"])
        if len(pieces) != (int(count) if count.isdigit() else _NUMBERS[count]):
            continue
        at = told.start("items")
        for number, piece in enumerate(pieces):
            start, stop = at, at + len(piece)
            at = stop + 1
            if number == 0:
                start = max((m.end() for m in _LEAD_TO_OUTPOSTS.finditer(line.text, start, stop - 1)), default=start)
            name = line.text[start:stop]
            if len(name) in (2, 3):
                yield line.name(start, stop, "listed_outpost", 0.8, name=name + told["head"])


def _members(text: str, stop: int) -> Iterator[tuple[int, int]]:
    """Where the members of a list that ends at `stop` stand, the first one behind what leads to it."""
    start = max(0, stop - _REACH)
    start = max((m.end() for m in _EDGE.finditer(text, start, stop)), default=start)
    joints = list(_JOINT.finditer(text, start, stop))
    first = joints[0].start() if joints else stop
    start = max((m.end() for m in _LEADS.finditer(text, start, first)), default=start)
    for at, end in zip([start, *(j.end() for j in joints)], [*(j.start() for j in joints), stop], strict=True):
        if _MEMBER.fullmatch(text, at, end):
            yield at, end


def _is_name(member: str) -> bool:
    """Whether a member holds a word that is a name or that no dictionary has, and is no place itself."""
    if _NO_FIRM.search(member) or gazetteer().short_named(member):
        return False
    if len(member) > 3 and gazetteer().short_named(member[:2]) and not gazetteer().short_named(member[2:]):
        return True  # 江州|机床
    return any(word.tag[:2] in _PROPER or not is_word(word.text) for word in tokens(member) if len(word.text) > 1)
