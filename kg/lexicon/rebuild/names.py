"""How the statistics bureau's entries become the names that people write."""

from __future__ import annotations

import re

NOT_UNITS = frozenset({"县", "市辖区", "省直辖县级行政区划", "自治区直辖县级行政区划"})

_COMMITTEE = re.compile(r"(?:村民委员会+|村民委会|村委会+|村委员会|村民居委会|村委|村民委)$")
_RESIDENTS = re.compile(r"(?:居民委员会|居委会+|居民委会|居委员会|委员会+|委会|居委|民委员|居民委)$")
_OTHER_COMMITTEE = re.compile(r"(?:牧民委员会|牧委会|管委会|管理委员会|办事处|工作站|家委会|居民管理委员会)$")
_COMMUNITY = re.compile(r"(?:社区){2,}$|社区居民?$|社区居民区$")
_OWN_HEAD = ("村", "社区", "嘎查", "小区")


def village_name(entry: str) -> str:
    """The village's or community's name without its committee; "" for entries that are no place.

    >>> [village_name(n) for n in ("石桥村委会", "姚村村民委员会", "路北社区居委会", "三连生活区")]
    ['石桥村', '姚村', '路北社区', '三连生活区']
    >>> village_name("和平居民委员会"), village_name("开发区虚拟社区")
    ('和平社区', '')
    """
    name = re.sub(r"[\s（(].*$", "", entry)
    if "虚拟" in name or name in NOT_UNITS:
        return ""
    bare = _COMMITTEE.sub("", name)
    if bare != name:
        name = bare if bare.endswith(("嘎查", "社区", "村")) else bare + "村"
    else:
        bare = _OTHER_COMMITTEE.sub("", name)
        if bare == name:
            bare = _RESIDENTS.sub("", name)
            if bare != name and not bare.endswith(_OWN_HEAD):
                bare += "社区"
        name = bare
    name = _COMMUNITY.sub("社区", name)
    name = re.sub(r"嘎查(?:嘎查|村)+$", "嘎查", name)
    name = re.sub(r"村村+$", "村", name)
    return name if len(name) > 1 else ""


def township_name(entry: str, county: str = "") -> str:
    """
    >>> township_name("高阳县锦华街道办事处", "高阳县"), township_name("大安镇镇"), township_name("下社乡（撤销）")
    ('锦华街道', '大安镇', '下社乡')
    """
    name = re.sub(r"办事处$|(?<=.)（.*", "", entry.strip())
    name = re.sub(r"(镇|乡|街道)\1$", r"\1", name)
    rest = name.removeprefix(county)
    return rest if len(rest) > 2 and rest.endswith(("镇", "乡", "街道")) else name
