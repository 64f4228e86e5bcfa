"""Bodies that every place of some level has, and how they call themselves in full."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cache

from kg.lexicon.body_names import function_words, functions, subtype_of
from kg.lexicon.bureaux import bureau_end
from kg.lexicon.vocabulary import rows

#: A committee repeats the level after a name of one character: 荣县县委, but 昭觉县委.
_REPEATS_LEVEL = 2


@dataclass(frozen=True)
class Body:
    """A body as it is named after its place: 妇联, in full 妇女联合会."""

    name: str
    full: str  # {} stands for the place where it does not come first
    subtype: str
    own: bool  # may stand without a place

    def of(self, place: str) -> str:
        """The full name of the body of a place.

        >>> standard_bodies()["妇联"].of("宜宾市"), standard_bodies()["团委"].of("榕江县")
        ('宜宾市妇女联合会', '共青团榕江县委员会')
        >>> standard_bodies()["委"].of("荣县"), standard_bodies()["委组织部"].of("昭觉县")
        ('荣县县委', '昭觉县委组织部')
        >>> standard_bodies()["委"].of("喀什地区")
        '喀什地委'
        """
        if "{}" in self.full:
            return self.full.format(place)
        if self.full.startswith("街道") and place.endswith("街道"):
            return place + self.full.removeprefix("街道")
        committee = self.full.startswith("委") and not self.full.startswith("委员")
        if committee and place.endswith("地区"):
            return place.removesuffix("区") + self.full
        if committee and len(place) == _REPEATS_LEVEL:
            return f"{place}{place[-1]}{self.full}"
        return f"{place}{self.full}"


@cache
def standard_bodies() -> dict[str, Body]:
    """Every standard body by every name it goes by."""
    found: dict[str, Body] = {}
    for row in rows("bodies"):
        full = row["full"] or row["name"]
        body = Body(row["name"], full, row["subtype"], row["use"] == "own")
        found[row["name"]] = body
        found.setdefault(full, body)
    return found


#: Level words that stand for the place itself in 市妇联, 县公安局, 镇政府; the longest first.
LEVEL_WORDS = (
    *("自治区", "自治州", "自治县", "街道", "社区", "地区", "苏木", "嘎查"),
    *("省", "市", "县", "区", "州", "盟", "旗", "镇", "乡", "村"),
)


def split_level(name: str) -> tuple[str, str]:
    """A body's name parted into the level word it starts with and the rest.

    >>> split_level("市妇联"), split_level("社区办"), split_level("市场监管局"), split_level("县委统战部")
    (('市', '妇联'), ('', '社区办'), ('', '市场监管局'), ('县', '委统战部'))
    >>> split_level("团县委")
    ('县', '团委')
    >>> split_level("区党委")  # that of a district is 区委
    ('自治区', '党委')
    """
    known = standard_bodies()
    if name in known or bureau_end(name, 0) == len(name):
        return "", name
    if name[:1] == "团" and name[-1:] == "委" and name[1:-1] in LEVEL_WORDS:
        return name[1:-1], "团委"
    if name.startswith("区党委"):
        return "自治区", name[1:]
    for level in LEVEL_WORDS:
        rest = name.removeprefix(level)
        if rest != name and (rest in known or rest.startswith(_STARTS) or bureau_end(rest, 0)):
            return level, rest
    return "", name


def parted_level(name: str) -> tuple[str, str]:
    """As `split_level`, for a name that is known to begin with a level word.

    >>> parted_level("区创建文明城市领导小组"), parted_level("团县委")
    (('区', '创建文明城市领导小组'), ('县', '团委'))
    """
    level, rest = split_level(name)
    if level:
        return level, rest
    level = next((word for word in LEVEL_WORDS if name.startswith(word)), "")
    return level, name.removeprefix(level)


#: What a body's own name may start with after a level word where the whole is not in the list.
_STARTS = ("委", "党委", "党工委", "政府", "人民政府", "人大", "政协", "公安局", "法院", "检察院", "“两委”")


#: Ends of the names of divisions whose government is the people's.
_PEOPLES = tuple("省市县区旗镇乡州盟村团师道木场")


def full_name(body: str, place: str) -> str:
    """How a body of a place is called in full, also where only its first part is a standard body.

    >>> full_name("公安局治安大队", "榕江县"), full_name("住建和交通局", "榕江县"), full_name("委第二巡察组", "榕江县")
    ('榕江县公安局治安大队', '榕江县住房和城乡建设和交通运输局', '榕江县委第二巡察组')
    >>> full_name("政府", "榕江县"), full_name("政府", "挪威"), full_name("政府", "香港特别行政区")
    ('榕江县人民政府', '挪威政府', '香港特别行政区政府')
    """
    known = standard_bodies()
    if body == "政府" and (not place.endswith(_PEOPLES) or place.endswith("特别行政区")):
        return place + body
    if body in known:
        return known[body].of(place)
    for size in range(len(body) - 1, 0, -1):
        first = known.get(body[:size])
        if first and "{}" not in first.full and (size > 1 or body[0] == "委"):
            return first.of(place) + body[size:]
    return place + _official(_without_overlap(place, body))


_KINDS = ("开发区", "园区", "新区", "社区", "街道", "景区")


def _without_overlap(place: str, body: str) -> str:
    """管委会 of 开发区管委会, where the place is a 开发区 and called so.

    >>> _without_overlap("甲城经济开发区", "开发区管委会"), _without_overlap("甲县", "开发区管委会")
    ('管委会', '开发区管委会')
    """
    kind = next((kind for kind in _KINDS if place.endswith(kind) and body.startswith(kind)), "")
    return body.removeprefix(kind) if len(body) > len(kind) else body


_AD_HOC = ("小组", "支部", "总支", "专班", "工作组", "指挥部", "联盟", "队")


def _official(bureau: str) -> str:
    """The bureau with the short words for what it sees to written out; groups say it short."""
    if bureau.endswith(_AD_HOC):
        return bureau
    at, written = 0, ""
    while end := function_words().end(bureau, at):
        written += functions()[bureau[at:end]]
        at = end
        if bureau[at : at + 1] in ("和", "与") and function_words().end(bureau, at + 1):
            written += bureau[at]
            at += 1
    return written + bureau[at:]


def body_subtype(body: str) -> str:
    """The guidelines' subtype of a body as named after its place, by its last part.

    >>> body_subtype("委组织部"), body_subtype("公安局党委"), body_subtype("人民医院")
    ('party', 'party', 'social')
    """
    known = standard_bodies()
    found = next((known[body[at:]] for at in range(len(body) - 1) if body[at:] in known), known.get(body))
    return found.subtype if found else subtype_of(body)
