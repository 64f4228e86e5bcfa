"""The short names that provinces, cities and counties go by."""

from __future__ import annotations

import re

_PROVINCES = {
    "内蒙古自治区": "内蒙古",
    "广西壮族自治区": "广西",
    "西藏自治区": "西藏",
    "宁夏回族自治区": "宁夏",
    "新疆维吾尔自治区": "新疆",
    "香港特别行政区": "香港",
    "澳门特别行政区": "澳门",
}
_PEOPLES = (
    "蒙古|回|藏|维吾尔|苗|彝|壮|布依|朝鲜|满|侗|瑶|白|土家|哈尼|哈萨克|傣|黎|傈僳|佤|"
    "畲|拉祜|水|东乡|纳西|景颇|柯尔克孜|土|达斡尔|仫佬|羌|布朗|撒拉|毛南|仡佬|锡伯|阿昌|普米|塔吉克|怒|"
    "鄂温克|德昂|保安|裕固|独龙|鄂伦春|各"
)
_BARE = "蒙古|哈萨克|柯尔克孜|塔吉克|锡伯|维吾尔"  # printed without 族
_AUTONOMOUS = re.compile(rf"^(.{{2,}}?)(?:(?:{_PEOPLES})族|{_BARE})+自治[州县旗]$")
_PLAIN = re.compile(r"^(.{2,}?)(?:自治[州县旗]|地区|林区|特区|矿区|新区|[省市县区盟旗])$")
_NO_SHORT = re.compile(r"(?:开发区|示范区|管理区|聚集区|实验区|名胜区|食品区|园区|新城|管委会|委员会|群岛|海域)$")
_NO_SHORT_BANNER = re.compile(r"(?:联合|[左右前中后])旗$")


def short_name(name: str, level: str) -> str:
    """What the name is cut to in running text; "" where it is not cut.

    >>> [short_name(n, "city") for n in ("绵阳市", "巴音郭楞蒙古自治州", "锡林郭勒盟", "阿里地区")]
    ['绵阳', '巴音郭楞', '锡林郭勒', '阿里']
    >>> [short_name(n, "county") for n in ("积石山保安族东乡族撒拉族自治县", "东乡族自治县", "沛县")]
    ['积石山', '东乡', '']
    """
    if name in _PROVINCES:
        return _PROVINCES[name]
    if _NO_SHORT.search(name) or _NO_SHORT_BANNER.search(name):
        return ""
    if match := _AUTONOMOUS.match(name):
        return match[1]
    match = _PLAIN.match(name)
    if not match:
        return ""
    return re.sub(r"(?<=..)族$", "", match[1])
