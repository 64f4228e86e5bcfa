"""Words and patterns that tell which body a title belongs to."""

from __future__ import annotations

import re

from kg.mentions.posts import Title
from kg.model import Entity

COMMITTEE = re.compile("(?:委|党委|党工委|工委|党组|党总支|党支部|支部|总支)$")
OF_BODY = re.compile("(?:机关党委|党委|党组|党总支|党支部)$")
INNER_COURT = re.compile("[、，和兼]([一-鿿]{1,6}庭)$")
OF_COURT = re.compile("法院(?:审判委员会|审委会)?$")
GAP = re.compile(r"(?!常委|委员|.{0,2}书记)(?:(?![的了是在和与为对向由将说等])[\u4e00-\u9fff]){2,12}")
UNIT = re.compile(
    "(?:处|科|部|司|室|中心|系|学院|分院|所|队|组|厅|局|站|股|班|办|委|分公司|分行|支行|支部|车间|分局|工会|专班)$"
)
#: 组织科|科长, 心内科|主任医师: sections are no bodies, they belong to the title.
SECTION = re.compile("(?:科|股|处|处室|科室|病区)$")
BRANCHES = ("党总支", "总支", "党支部", "支部")
LINKS = re.compile(r"[^\u4e00-\u9fff]|[和及由请任兼现前原为是当选聘的了]|^$")
#: 6组, 第三村民小组, 上坝组 between a village and its 组长.
VILLAGE_GROUP = re.compile(r"(?:第?[\d一二三四五六七八九十]+|[\u4e00-\u9fff]{2,3})?(?:村民小组|小组|组)?")
LOW_LEVEL = re.compile("^(?:社区|街道|新区|[村镇乡团])(?=党|支|总|人大)")
STATE = re.compile("(?:人大|人大常委会|政协|政府|委|委员会|法院|检察院|主席团)$")
BEFORE_BODY = re.compile("(?P<ended>时任|原任|曾任|原|前)(?:中共)?$|(?P<acting>代理)$")
#: What the body of an office is called, by the end of the title: 局长 of a 局, 校长 of a school.
FAMILIES = (
    ("副?(?:局长)$", "局$"),
    ("厅长$", "厅$"),
    ("院长$", "院$"),
    ("(?:校长|教务长|班主任|教导主任)$", "(?:学校|大学|中学|小学|学院|党校|一中|二中|三中|初中|高中)$"),
    ("园长$", "幼儿园$"),
    ("所长$", "所$"),
    ("馆长$", "馆$"),
    ("站长$", "站$"),
    ("台长$", "台$"),
    ("(?:教导员|指导员)$", "(?:派出所|大队|中队|支队)$"),
    ("(?:护士长|主任医师|主治医师)$", "(?:医院|卫生院|保健院)$"),
    ("行长$", "(?:银行|行|支行|分行)$"),
    ("(?:理事长)$", "(?:合作社|协会|学会|基金会|联合社|联社|理事会|[薯种农果]业)$"),
    ("(?:会长|秘书长)$", "(?:会|商会|协会|学会)$"),
    ("检察长$", "检察院$"),
    ("(?:庭长|法官|审判员|法官助理|书记员)$", "(?:庭|法院)$"),
    ("(?:民警|警长)$", "(?:派出所|公安局|公安分局|警务站)$"),
    ("(?:教授|讲师)$", "(?:大学|学院|学校|研究院)$"),
    ("仲裁员$", "(?:仲裁院|仲裁委员会|仲裁委)$"),
    ("(?:教师|老师|教研员|教练)$", "(?:学校|大学|中学|小学|学院|一中|二中|三中|初中|高中|幼儿园)$"),
    ("(?:医生|医师|护士)$", "(?:医院|卫生院|保健院|卫生室)$"),
    ("(?:大堂|客户|理财)经理$", "(?:银行|支行|分行|信用社)$"),
    ("(?:社长)$", "(?:合作社|联合社)$"),
    ("(?:队长)$", "队$"),
    ("(?:团长)$", "团$"),
    (
        "(?:董事长|总经理|经理|老总|总裁|厂长|矿长|法人代表|法定代表人|创始人|董事|监事)$",
        "(?:公司|集团|厂|矿|企业|酒店|农场|合作社)$",
    ),
)
#: A body called by its last word alone, right before a title; 该公司, but no 某公司 and no name that goes on before it.
LAST_WORD = re.compile(
    r"(?<![\u4e00-\u9fff])(?:常委会|公司|企业|集团|合作社|联合社|中心|工作队|医疗队|服务队|救援队|大队|支队|中队|队|医院|卫生院|学校|中学|小学|法庭|协会|商会|"
    r"厂|园区|产业园|基地|工坊|车间|农场|林场|牧场|茶场|渔场|酒庄|农庄|山庄|书院|饭店|酒店|民宿|公寓|庄园|客栈|养老院|宾馆|超市|食堂|幼儿园|银行|支行|煤矿|"
    r"理事会|议事会|研究院|研究所|试验站|工作站|驿站|调解室|工作室|派出所|司法所|财政所|敬老院|福利院|文化站|水管站|农机站|服务站)$|"
    r"(?:(?<=[和与由、是该请让对据向])|(?<=[带领]着))(?:公司|企业|合作社|中心|工作队|医院|学校|法庭|协会|商会|派出所|司法所|基地|工坊|车间)$"
)
#: Offices that every town has.
TOWN_OFFICES = frozenset({"派出所", "司法所", "财政所", "文化站", "农机站", "敬老院"})
FAMILY = tuple((re.compile(title), re.compile(body)) for title, body in FAMILIES)
LEVEL_OF = {
    "长": "",
    "嘎查达": "嘎查",
    "苏木达": "苏木",
    "专员": "地区",
    "自治区主席": "自治区",
    "主席": "自治区",
    "特首": "特别行政区",
    "行政长官": "特别行政区",
}
WIDE = ("province", "city", "county", "township", "village", "community", "zone")


def bare(text: str, title: Title) -> bool:
    """Whether nothing that could be a body stands right before the title."""
    return bool(LINKS.fullmatch(text[title.start - 1 : title.start])) or text.startswith("兼", title.start)


def is_branch(name: str, home: Entity | None) -> bool:
    """A bare branch is a village's, a school's or a firm's: no county and no town has one."""
    return name in BRANCHES and (home is None or home.subtype not in ("village", "community"))


def is_government(body: Entity, title: Title) -> bool:
    """Whether the title prints the government whose head it means: 人民政府 in 县人民政府副县长."""
    return title.inner.endswith("政府") and body.kind == "organisation" and body.name.endswith("政府")


def is_league(body: Entity, title: Title) -> bool:
    """Whether the 县委 in 共青团甲县委书记 is the end of the league's name, and of no party committee."""
    return title.inner.endswith("委") and body.subtype == "mass" and body.name.startswith("共青团")


def committee(home: Entity) -> str:
    return "居委会" if home.subtype == "community" or home.name.endswith("社区") else "村委会"
