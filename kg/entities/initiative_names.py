"""When two names mean one initiative, and which of several names is the proper one."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from functools import cached_property

from kg.lexicon import programmes

_PARTS = re.compile("(?P<prefix>[^“”]*)“(?P<core>[^“”]+)”(?P<phrase>[^“”]*)$")
_CODE = re.compile(r"\d{2,6}")
_MARKS = re.compile(r"[“”‘’\s、，·—]")
_MEMBER = re.compile("[^、，+]+")
_TAIL = re.compile("(?:工作|建设|创建|(?<=..融合)发展)$")
_PHASE = re.compile("[（(]?[一二三四五六]期(?:工程)?[）)]?")


@dataclass(frozen=True)
class Name:
    """A name taken apart: prefix“core”phrase, or a core alone."""

    text: str

    @cached_property
    def _match(self) -> re.Match[str] | None:
        return _PARTS.match(self.text)

    @cached_property
    def is_code(self) -> bool:
        """Whether the core is a number that stands for its members: 246."""
        return bool(_CODE.fullmatch(self.core))

    @property
    def prefix(self) -> str:
        return self._match["prefix"] if self._match else ""

    @cached_property
    def core(self) -> str:
        return self._match["core"] if self._match else self.text

    @property
    def phrase(self) -> str:
        """What follows the quotation: 院落治理路径."""
        return self._match["phrase"] if self._match else ""

    @cached_property
    def plain(self) -> str:
        """The name without marks and without 工作 or 建设 at its end."""
        return _TAIL.sub("", _MARKS.sub("", self.text))

    @cached_property
    def bare(self) -> str:
        """The core without marks and head: 晒太阳 for 晒太阳工作法."""
        return _MARKS.sub("", self.core)


def same_name(a: Name, b: Name) -> bool:
    """Whether two names of one article mean one initiative.

    >>> same_name(Name("“246”路径"), Name("“246”院落治理路径"))
    True
    >>> same_name(Name("“红娘”志愿服务"), Name("“红娘”结对行动"))
    False
    >>> same_name(Name("柳溪学校建设"), Name("柳溪学校建设项目"))
    True
    >>> same_name(Name("20条"), Name("20条举措"))
    True
    """
    if a.plain == b.plain:
        return True
    shorter_text, longer_text = (a.text, b.text) if len(a.text) <= len(b.text) else (b.text, a.text)
    if (
        shorter_text.endswith(("条", "项"))
        and _RULES.fullmatch(shorter_text)
        and _MEASURES.fullmatch(longer_text.removeprefix(shorter_text))
    ):
        return True
    if shorter_text.endswith("建设") and longer_text in (shorter_text + "项目", shorter_text + "工程"):
        return True
    if a.plain.endswith(_WORKS) and b.plain.endswith(_WORKS) and _same_works(*sorted((a.plain, b.plain), key=len)):
        return True
    if a.bare not in b.plain and b.bare not in a.plain and not (a.is_code or b.is_code):
        return False
    if a.plain == b.bare or b.plain == a.bare or _grid_of(a, b) or _grid_of(b, a):
        return True
    if a.bare == b.bare and (a.phrase or b.phrase or a.prefix or b.prefix):
        return _phrases_agree(a, b)
    if _spelt_out(a, b) or _spelt_out(b, a):
        return True
    shorter, longer = sorted((a, b), key=lambda n: len(n.plain))
    if _loose(shorter.plain) == _loose(longer.plain) and len(_loose(shorter.plain)) > 3:
        return True
    if (
        "“" not in shorter.text
        and len(shorter.plain) > 2
        and longer.plain.endswith(shorter.plain)
        and programmes.is_common(shorter.plain)
    ):
        return True  # the 坝坝会 of an article that tells of 三问坝坝会
    if "“" in shorter.text + longer.text:
        return False
    return len(shorter.plain) > 4 and longer.plain.endswith(shorter.plain) and _is_place_like(longer, shorter)


#: 20条 and 20条举措
_RULES = re.compile(r"[0-9一二三四五六七八九十]{1,3}[条项]")
_MEASURES = re.compile("(?:硬核|惠企|具体|务实)?(?:举措|措施|政策|意见|规定|承诺|办法|硬措施)")
_WORKS = ("项目", "工程")


_SIZE = re.compile("[0-9][0-9.]*[万亿千百]?[一-鿿]{1,2}")


def _same_works(shorter: str, longer: str) -> bool:
    """Whether one names the project without its phase, or by its builder alone: 天和集团项目 for 天和集团商贸城项目.

    >>> _same_works("秦岭乡20兆瓦光伏项目", "秦岭乡20兆瓦农光互补光伏发电项目")
    True
    """
    if (sizes := _SIZE.findall(shorter)) and sizes == _SIZE.findall(longer) and shorter[:2] == longer[:2]:
        rest = iter(longer)
        return all(char in rest for char in shorter)
    phases = [_PHASE.findall(name) for name in (shorter, longer)]
    if not all(phases) and any(phases):
        return _PHASE.sub("", shorter) == _PHASE.sub("", longer)
    stem = shorter[:-2]
    return len(stem) > 3 and longer.startswith(stem) and not stem.endswith(_PLACES)


def _grid_of(part: Name, whole: Name) -> bool:
    """综治网格 for 三级综治网格架构."""
    return part.plain.endswith("网格") and len(part.plain) > 3 and part.plain in whole.plain


def _phrases_agree(a: Name, b: Name) -> bool:
    if not a.phrase or not b.phrase or a.is_code:
        return True
    if a.phrase.endswith(b.phrase) or b.phrase.endswith(a.phrase):
        return True
    return a.phrase in programmes.heads() and b.phrase in programmes.heads()


def _spelt_out(code: Name, spelt: Name) -> bool:
    """“246”路径 and its members in full."""
    if not code.is_code or spelt.core == code.core:
        return False
    members = _MEMBER.findall(spelt.core)
    return len(members) == len(code.core) and bool(code.phrase) and spelt.phrase[-2:] == code.phrase[-2:]


def _loose(text: str) -> str:
    for head in (
        "工作机制",
        "机制",
        "模式",
        "制度",
        "行动",
        "活动",
        "工程",
        "项目",
        "品牌",
        "平台",
        "体系",
        "计划",
        "服务",
    ):
        if text.endswith(head):
            return text[: -len(head)]
    return text


def _is_place_like(longer: Name, shorter: Name) -> bool:
    """Whether the longer name only says where: 某村文旅融合项目 for 文旅融合项目."""
    front = longer.plain[: len(longer.plain) - len(shorter.plain)].removesuffix("的")
    return front.endswith(_PLACES)


_PLACES = ("村", "镇", "乡", "县", "区", "市", "社区", "街道", "州", "旗", "省")


#: What is done about a programme, or bears its name, is no part of the name: 制度建设, 民宿示范基地.
_ABOUT = re.compile("(?<=..)(?:建设|征集活动|学校|基地|民宿|门店|展厅|产品|直播间|仪式)$")


def canonical(names: Sequence[str]) -> str:
    """The fullest proper name, without 的; a code rather than all its members spelt out.

    >>> canonical(["书香满城", "“书香满城”阅读行动"])
    '“书香满城”阅读行动'
    >>> canonical(["一约四会", "“一约四会”制度建设"])
    '一约四会'
    """
    parsed = [Name(n) for n in names]
    has_code = any(n.is_code for n in parsed)

    bare = {n.core for n in parsed if not n.phrase and not n.prefix}

    def rank(name: Name) -> tuple[bool, bool, bool, int, int]:
        spelt = has_code and not name.is_code
        other = name.core in bare and bool(_ABOUT.search(name.phrase))
        return (not spelt, not other, bool(name.phrase), len(name.text), -names.index(name.text))

    return max(parsed, key=rank).text
