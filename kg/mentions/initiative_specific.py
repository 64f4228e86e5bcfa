"""Whether the words before a head make a name: 村民积分制, but no 完善制度 and no 乡村治理新模式."""

from __future__ import annotations

import re
from functools import cache

import rjieba

from kg.lexicon import programmes
from kg.mentions.initiative_lines import Line

TOLD_TO = re.compile(
    "强调|指出|要求|希望|(?:^|[，；：]|组织|部门|各地|单位|干部|党员|企业|我们)(?:要|必须|应当?|需要)(?!求|素|点|闻)"
)
LOOSE = re.compile("[余多]?[场次名个项批件条种类期轮]|一[项个批件条]|.{1,4}[和与]")


def is_specific(line: Line, first: int, index: int, head: programmes.Head) -> bool:
    words = [w.text for w in line.words[first : index + 1]]
    text = "".join(words)
    base = text[-2:] if text[-2:] in programmes.heads() else head.word
    common = programmes.heads()[base].plain < 2
    modifier = text[: len(text) - len(base)]
    if _OF_GRADE.match(modifier) and _SO_MANY_OF.search(line.text, 0, line.words[first].start):
        return False  # 31个|省级知名专家工作室
    if not modifier or len(text) > 24 or modifier in programmes.name_words("vague"):
        return False
    if modifier.endswith("新") and modifier.removesuffix("新").endswith(_anything_new()):
        return False  # 探索乡村治理新模式
    if modifier.removesuffix("志愿").endswith("性") and len(modifier) < 7 and head.subtype == "service":
        return False  # 专业性志愿服务: of what kind
    least = 4 if head.subtype in _FREE else 99 if head.subtype == "project" else 6
    told = TOLD_TO.search(line.text[: line.words[first].start])  # 要完善监督考核机制
    if head.plain and not told and len(modifier) >= least and not VAGUE.match(modifier) and not LOOSE.match(modifier):
        return True  # 矛盾纠纷协调处置机制: many common words make a name together
    if head.subtype == "project" and first < index and all(w.tag in ("v", "d", "ad") for w in line.words[first:index]):
        return False  # 切实打通项目 + 落地
    generic = programmes.name_words("generic")
    kept = [w for w in rjieba.cut(modifier) if w not in generic and w not in programmes.name_words("new")]
    if head.plain == 3 and (kept or head.subtype != "model"):
        return len(modifier) >= 2
    least = 4 if common else 2 if base == head.word and len(base) > 2 else 3
    return bool(kept) and len(modifier) >= least and len("".join(kept)) >= 2


_OF_GRADE = re.compile("(?:国家|省|市|县|区)级")
_SO_MANY_OF = re.compile("[0-9][余多]?(?:个|家|处|项|名)$")


@cache
def _anything_new() -> tuple[str, ...]:
    """What all the country seeks new ways of: 社会治理 and the like."""
    fields = ("治理", "发展", "服务", "管理", "帮扶", "协作", "振兴", "建设", "养老", "种植", "养殖", "经营", "消费")
    where = (
        "社区",
        "乡村",
        "基层",
        "社会",
        "城市",
        "农村",
        "产业",
        "市域",
        "县域",
        "为民",
        "便民",
        "党建",
        "集体经济",
        "高质量",
    )
    return tuple(sorted(programmes.name_words("vague") | {place + field for place in where for field in fields}))


_FREE = ("model", "mechanism", "platform", "points")  # what no page names but to tell of it
VAGUE = re.compile(
    "各种|本地|当地|一系列|这套|相关|有关|各项|各类|多种|系列|完善|健全|良好|科学|有效|优质|高效|全方位|多元|传统|现有|原有"
)
