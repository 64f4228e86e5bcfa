"""Which village, site or body the first words of a clause point back to: 这个山村, 该庭, 全校, 镇里."""

from __future__ import annotations

import re
from collections.abc import Sequence

from kg.facts.clauses import Clause
from kg.facts.named import Named
from kg.model import Entity

_BARE_PLACE = re.compile(  # 村子坐落在江边, 嘎查20多公里边境线
    r"(?P<ending>嘎查|苏木|村子|村庄|小区|社区|街道|景区|[村镇乡](?![民干集两委里上口级企务容貌情规史小中医域街区居财办组部党]))"
    r"(?=(?:现|共|目前|如今|也|还|已|总|下|土|今年|去年)*(?:[有辖\d，]|拥有|下辖|位于|地处|坐落|人口|面积|耕地|常住|户籍|建成|投入|种植|养殖|流转|在册))"
    r"|(?P<unit>社区|街道|村里|村集体(?!经济|收入|资产|增收|账|分红))"
    r"(?=(?:现|目前|如今|也|还|已|将|今年|去年|先后|累计|又|便|就)*(?:以[^及来后前]|随后|拿出|出资|投入|牵头|筹|办起|通过|依托|坚持|围绕|立足|聚焦|积极|创新|整合|打造|组织|开展|推[行出]"
    r"|设[立置]|成立|引[进入导]|投资|联合|实施|建[立起]))"
    r"|(?P<done>社区|街道)(?=(?:已|先后|累计|共|还|又)[^，。；：的、]{2})"
)
_THIS_PLACE = re.compile(
    r"(?:这个|这座|这片)[^，。；：]{0,20}?“?[^，。；：”]{0,6}(?P<ending>村|镇|乡|社区|街道|小区|嘎查)”?(?![民干集两委里上口级企务容貌情规史])"
)


def pointed_place(text: str, clause: Clause, named: Named) -> Entity | None:
    """The village that 这个曾经的穷山村 means."""
    match = _THIS_PLACE.match(text, clause.head) or _BARE_PLACE.match(text, clause.head)
    if match is None:
        return None
    groups = match.groupdict()
    ending = match["ending"] or groups.get("unit") or groups.get("done") or ""
    return named.place(ending.removesuffix("子").removesuffix("庄").removesuffix("里").removesuffix("集体"))


_THIS_ONE = re.compile(
    "这[个家所座处][^，。；：、“”]{2,24}的(?P<body>学校|医院|企业|公司|市场|超市|工厂|合作社|敬老院|养老院|水厂|水库|大桥|食堂|书屋)(?!的)"
    "|(?:该|这)条(?P<way>公路|路线|路|线路|大道|铁路|步道|河|水渠|隧道)"
    "|(?:该|这[个家所座处支间片栋幢])(?P<one>[\u4e00-\u9fff]{1,4})"
    "|全(?P<all>校|院|园|厂|社(?!会)|队|馆|店|站)(?=现有|现|共|目前|有|已|累计|年|\\d)"
)
_SHORT = {
    "校": ("学校", "中学", "小学", "大学", "学院", "幼儿园", "高中"),
    "院": ("医院", "卫生院", "法院", "检察院", "敬老院", "养老院", "福利院"),
    "园": ("幼儿园", "园"),
    "厂": ("厂", "公司"),
    "社": ("合作社", "联合社", "旅行社"),
    "局": ("局",),
    "所": ("派出所", "司法所", "所"),
    "行": ("银行", "支行"),
    "会": ("协会", "商会", "联合会", "基金会", "促进会", "理事会", "议事会"),
    **{short: (short,) for short in "点站馆店库队场坊站棚"},
}
_WAYS = ("公路", "路", "大道", "路段", "铁路", "步道", "河", "渠", "隧道", "高速")
_POINTED_BODIES = {
    "学校": _SHORT["校"],
    "医院": _SHORT["院"][:2],
    "企业": ("公司", "厂", "集团"),
    "公司": ("公司", "集团"),
}
_SIGHTS = ("景区", "公园", "度假区", "古镇", "古城", "古村", "旅游区", "风景名胜区", "乐园")
_POINTED_KINDS = (
    *("中心", "基地", "车间", "工厂", "食堂", "驿站", "超市", "市场"),
    *("商店", "农场", "牧场", "景区", "酒店", "民宿", "工坊", "作坊"),
)


def pointed_one(text: str, clause: Clause, named: Named) -> Entity | None:
    """The site or body that 这个点, 该馆 or 全校 means: the one last named that is called so."""
    match = _THIS_ONE.match(text, clause.head)
    if match is None:
        return None
    if match["way"]:
        return named.ending(_WAYS) or named.place(match["way"])
    words = match["all"] or match["body"] or match["one"]
    if words.startswith("景区"):
        return named.ending(_SIGHTS)
    longer = next((kind for kind in _POINTED_KINDS if words.startswith(kind)), "")
    known = _POINTED_BODIES.get(words[:2]) or _SHORT.get(words[0], ())
    endings = (longer or words,) if longer or (match["body"] and not known) else known
    if not endings:
        return _called_so(words, named)
    return named.ending(endings) or named.place(endings[0])


def _called_so(words: str, named: Named) -> Entity | None:
    """The court of 该庭开展巡回审判, the ground of 该雪场接待游客: whose name ends in most of the words."""
    for length in range(len(words), 0, -1):
        if words[:length] not in _WORDS_OF_ALL and (entity := named.ending((words[:length],))) is not None:
            return entity
    return None


#: 该项服务, 这个人 are not what a name ends in.
_WORDS_OF_ALL = frozenset("人项名位个年月日天村镇乡县市区旗省地类种次型级")


_LEVEL_WORD = re.compile(
    "(?:今年以?来?|去年|近年来?|如今|眼下|目前|随后|此后|又|还|并|为此|后来)*(?P<level>[镇乡县区市旗团])[里上](?!的|有|人|民|街|赶|班|学|住|买|卖|工作|打工|开会|统计|领导|干部|来的?)"
)


def level_meant(text: str, clause: Clause, named: Named, main: Sequence[Entity]) -> Entity | None:
    """The town that 镇里 at the head of a clause means: that of the article or else the one last named."""
    match = _LEVEL_WORD.match(text, clause.head)
    if match is None:
        return None
    of_level = [e for e in named.places if e.name.endswith(match["level"]) and e.subtype not in ("village", "compound")]
    keys = {e.key for e in main} | {e.place for e in main}
    return next((e for e in of_level if e.key in keys), of_level[-1] if of_level else None)
