"""What kind of owner of figures an entity is, in the words of the table of owners."""

from __future__ import annotations

import re
from functools import cache, lru_cache

from kg.lexicon.vocabulary import rows
from kg.model import Entity

_PLACES = {
    **dict.fromkeys(("country", "province", "city", "county"), "county"),
    **dict.fromkeys(("township", "town", "subdistrict"), "town"),
    **dict.fromkeys(("village", "community"), "village"),
    "compound": "housing",
    "zone": "zone",
    "scenic": "scenic",
}
_BODIES = (  # the first whose pattern ends the name
    ("coop", "合作社|联合社|联社|经济合作社|家庭农场|农场|农机队"),
    ("bank", "银行|支行|分行|信用社|农商行|农信社|储蓄所|保险|担保公司"),
    ("medical", "医院|卫生院|卫生服务中心|卫生室|诊所|医共体|医联体|保健院|血站|疾控中心|疾病预防控制中心|医疗集团"),
    ("school", "学校|小学|中学|大学|学院|幼儿园|高中|初中|[一二三四五六七八九十]中|党校|校区|分校|职教中心|职高|技校"),
    ("court", "法院|法庭|检察院|检察室|仲裁委员会|仲裁委|仲裁院"),
    ("police", "公安局|公安分局|派出所|警务站|警务室|[警侦]支队|[警侦]大队|[警侦]中队|公安处|边检站|消防救援大队"),
    ("media", "报社|电视台|融媒体中心|日报|晚报|通讯社|广播电台"),
    (
        "team",
        "队|(?<!领导)小组|(?:工作|医疗|攻坚|互助|专家|突击|先锋)组|[服务讲师调解宣艺术剧歌舞乐评理帮]团|专班|志愿者联盟|工作室|调解室|理事会|议事会",
    ),
    (
        "association",
        "协会|商会|联合会|学会|促进会|联谊会|研究会|基金会|联盟|俱乐部|工会|共青团|妇联|团委|文联|侨联|工商联|红十字会|关工委",
    ),
    ("committee", "[村居]委会|[村居]民委员会|党支部|党总支|党委|党工委|“?两委”?|党组织|监委会|业委会|业主委员会"),
)
_BY_SUBTYPE = {"company": "firm", "government": "bureau", "party": "bureau", "mass": "association", "media": "media"}
_WATER = re.compile("(?:[湖江河溪海湾洲渠塘淀泊滩泉潭]|水库|水电站|干渠|流域|湿地|水系|水源地|瀑布)$")


@cache
def _bodies() -> tuple[tuple[str, re.Pattern[str]], ...]:
    return tuple((kind, re.compile(f"(?:{pattern})$")) for kind, pattern in _BODIES)


@cache
def _families() -> dict[str, str]:
    """The heads of sites and what they are for; of a head that is listed twice, the first."""
    found: dict[str, str] = {}
    for row in rows("place_kinds"):
        for word in row["words"].split():
            found.setdefault(word, row["family"])
    return found


@cache
def _lengths() -> tuple[int, ...]:
    """How many characters the heads of sites have, the most first."""
    return tuple(sorted({len(head) for head in _families()}, reverse=True))


@lru_cache(maxsize=2048)
def kinds_of(entity: Entity) -> frozenset[str]:
    """The kinds of the entity: a reservoir is a work of water and water itself.

    >>> from kg.model import Entity
    >>> sorted(kinds_of(Entity("organisation/1", "organisation", "social", "甲县人民医院")))
    ['medical']
    >>> sorted(kinds_of(Entity("place/1", "place", "facility", "龙门水库")))
    ['utility', 'water']
    """
    if entity.kind == "place":
        return _of_place(entity)
    if entity.kind == "organisation":
        return _of_body(entity)
    if entity.kind == "event":
        return frozenset((entity.subtype or "activity",))
    if entity.kind == "initiative":
        return frozenset((entity.subtype if entity.subtype in ("project", "platform") else "scheme",))
    return frozenset((entity.kind,))


def _of_place(entity: Entity) -> frozenset[str]:
    kinds = {_PLACES[entity.subtype]} if entity.subtype in _PLACES else set()
    if entity.subtype in ("facility", "scenic", "zone", "compound"):
        kinds |= {_site(entity.name)} - {""}
    if entity.subtype == "natural":
        kinds.add("mountain")
    if entity.subtype in ("natural", "facility", "scenic") and _WATER.search(entity.name):
        kinds.add("water")
    return frozenset(kinds or ({"civic"} if entity.subtype == "facility" else ()))


def _site(name: str) -> str:
    families = _families()
    return next((families[head] for length in _lengths() if (head := name[-length:]) in families), "")


def _of_body(entity: Entity) -> frozenset[str]:
    kind = next((kind for kind, pattern in _bodies() if pattern.search(entity.name)), "")
    own = kind or _BY_SUBTYPE.get(entity.subtype, "association")
    is_site = _site(entity.name) if own in ("bureau", "association") else ""
    return frozenset((own, is_site) if is_site else (own,))
