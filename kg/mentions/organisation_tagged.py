"""Bodies that only the tagger sees, put right where it is known to err."""

from __future__ import annotations

import re
from collections.abc import Iterator

import rjieba

from kg.lexicon.bodies import standard_bodies
from kg.lexicon.body_names import ends_in_head, head_of, heads, subtype_of
from kg.lexicon.bureaux import broken
from kg.lexicon.people import surname_of
from kg.lexicon.products import starts_with_product
from kg.lexicon.tokens import tokens
from kg.mentions import tagger
from kg.mentions.organisation_edges import is_of_corps, stops
from kg.mentions.organisation_line import Line, Name
from kg.mentions.organisation_open import specific

_GLUE = re.compile("联合|携手|会同|协同|联手|邀请|走进|以及|、|，|与(?!会)")
#: Words of a name without a head must be proper to jieba too, or new to it.
_PROPER = frozenset(("nz", "nt", "nrt", "eng", "j"))
#: 体坛风云|人物, 长城|杯: the words name a prize, no body.
_AWARD = re.compile("人物|[奖杯赛节]|(?:批发|农贸|交易)市场|养殖|种植|品种|产业|规模")
#: 甲、乙等型号: makes of machines.
_MAKE = re.compile(
    "(?:、[一-鿿A-Za-z0-9]{1,8}){0,4}等?(?:[0-9一二三四五六七八九十两多几]+[种个款])?(?:型号|品牌|牌子|系列|款式|车型|机型|牌)"
)
#: 红光|一场, 胜利|二矿: one of several of the name
_NUMBERED = re.compile("[一二三四五六七八九十]{1,2}[场矿厂](?![所次面景])")
_SEATS = frozenset(("政府", "人民政府", "党委"))  # 县|政府补贴: where the rules see another word
_LED = re.compile("[爱跟听信颂]党|党组织|领办|引领|牵头")
_COLLECTIVE = frozenset("各级每两多几")
_LETTERS = re.compile("[一-鿿A-Za-z]{2}")
_NO_NAME = re.compile(
    r"^(?:[省市县区旗]{2,4}(?:教育|公安|民政|财政|卫健|农业|司法|审计|交通|水利|文旅|税务)[一-鿿]{0,4}[局厅委院]|.*[操筹举兴开创合交催领包查代帮承主协]办|中共|[藏汉蒙维彝壮哈傣朝英双]{1,2}[文语]|.*[牛羊马猪鸡鸭]|.*(?:\d+[余多]?[所家个]|服务业|制造业|种植业|养殖业|畜牧业|牧渔业|加工业|旅游业|群团|院坝会|坝坝会|屋场会|板凳会|恳谈会|座谈会|现场会|推进会|比武|擂台赛|连队|干部|群众|人员|职工|党员|代表|书记|主任|学生|教师|族|[太裔国洲]人|社区|村|镇|乡|街道|小区|园区|开发区|景区)|.|[各该本某全两]+.{0,8}|.{0,6}(?:有关|相关|各级|基层|职能|主管|成员|驻村)?(?:部门|单位|机构|企业|党组织|组织|机关|班子|团队|队伍|小组|大队部)|"
    "[国校会彩]旗队|鼓号队|[省市县区旗]{2,3}委|[日年月亩单]产|公司|法院|学校|医院|政府|党委|党支部|支部|支委|两委|村委|派出所|银行|集团|协会|大学|中学|小学|公安|法庭|工会|合作社|报社|"
    "党和政府|机关党委|机关党支部|机关党总支|当地政府|地方政府|村集体|党小组|党总支|政协委员|人大代表|消防|工商|税务|卫生|环保|农业|教育|民政|交通|电力|部队|军队|乡镇|街道|社区)$"
)


def tagged(line: Line) -> Iterator[Name]:
    """The tagger's bodies where no rule found one, cut where it glues two together."""
    for word in tagger.tag(line.text):
        if word.label == "ORG":
            for start, end in _cut(line.text, word.start, word.stop):
                numbered = _NUMBERED.match(line.text, end)
                stop = numbered.end() if numbered and not ends_in_head(line.text[start:end]) else end
                if _is_name(line, start, stop) and not _site(line, start, stop):
                    start = _with_place(line, start, stop)
                    yield Name(start, stop, line.text[start:stop], subtype_of(line.text[start:stop]), "tagger", 0.7)


def _with_place(line: Line, start: int, stop: int) -> int:
    """四川|丰园供应链管理公司: a firm's name begins with the place right before it."""
    if not line.text.endswith("公司", start, stop):
        return start
    return next((chain.last for chain in line.chains if chain.stop == start and not chain.anaphor), start)


def _cut(text: str, start: int, stop: int) -> Iterator[tuple[int, int]]:
    for glue in _GLUE.finditer(text, start, stop):
        if glue.start() > start and _inside_word(text, glue):
            continue
        if glue.start() > start:
            yield start, glue.start()
        start = glue.end()
    if start < stop:
        yield start, stop


def _inside_word(text: str, glue: re.Match[str]) -> bool:
    """联合 inside 联合会 or 联合国 is no glue."""
    return glue[0] == "联合" and (text[glue.end() : glue.end() + 1] in "会国社党" or glue.start() not in stops(text))


def _is_name(line: Line, start: int, stop: int) -> bool:
    """Whether the words are a name and not what many bodies are called: 两级|妇联, 党支部."""
    text = line.text
    name = text[start:stop]
    if (
        _NO_NAME.match(name)
        or is_of_corps(name)
        or text[start - 1 : start] in _COLLECTIVE
        or not _LETTERS.search(name)
        or text[start - 1 : start] in ("“", "·")
        or _AWARD.match(text, stop)
        or _MAKE.match(text, stop)
        or _LED.search(name)
        or _in_longer_word(text, stop)
        or _is_other_word(line, start, stop)
    ):
        return False
    if name in standard_bodies() or name in heads("name") or (name[1:] in _SEATS and broken(text, stop)):
        return False
    if (head := head_of(name)) and not any(start <= a and b <= stop for a, b, _ in line.places):
        return len(specific(name.removesuffix(head))) >= 2
    if team := next((name[at:] for at in range(2, len(name) - 1) if name[at:] in heads("team")), ""):
        return bool(specific(name.removesuffix(team)))  # 互派|文艺队
    return ends_in_head(name) or any(w.tag in _PROPER for w in tokens(text) if start <= w.start and w.stop <= stop)


_WILL = re.compile("把|及时|主动|第一时间|带着?|帮|定期|挨家|经常|每|耐心|马上|立即|陪")


def _is_other_word(line: Line, start: int, stop: int) -> bool:
    """网格长李大进|会|把…: who will do something; 数智|联通: a firm's name that is a word too."""
    text, name = line.text, line.text[start:stop]
    if name.endswith("会") and len(name) < 5 and surname_of(name) and _WILL.match(text, stop):
        return True
    glued = "\u4e00" <= text[start - 1 : start] <= "\u9fff" and not any(end == start for _, end, _ in line.places)
    return name in ("联通", "移动", "电信") and glued


def _in_longer_word(text: str, stop: int) -> bool:
    """新时代党|建, 煤矿|工人: the last word goes on behind the name."""
    if text.startswith(("党建", "党员", "党校", "党群"), stop - 1):
        return True
    return any(len(w.text) > 3 and w.start < stop < w.stop and rjieba.has_word(w.text) for w in tokens(text))


def _site(line: Line, start: int, stop: int) -> bool:
    """Whether a recogniser of places took the same words for a place."""
    same = any((s, e) == (start, stop) for s, e, *_ in line.places)
    same = same or any(chain.start <= start and chain.stop == stop for chain in line.chains)  # 三师|四十九团
    same = same or any(s == start and stop < e for s, e in line.sites)  # 果品冷链|分拣中心
    same = same or len(starts_with_product(line.text[start : start + 6])) > stop - start  # 三华|李
    return same or any(stop == e and (e - s) * 2 >= stop - start for s, e in line.sites)
