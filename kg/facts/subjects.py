"""Which place or body a clause has for its subject, and which place it is set in."""

from __future__ import annotations

import re
from collections.abc import Sequence
from functools import cache

from kg.facts.clauses import Clause, any_of
from kg.lexicon.units import alternatives
from kg.lexicon.vocabulary import words
from kg.mentions.place_text import is_among_works
from kg.model import Mention

AGENTS = ("place", "organisation")

_JOINED = re.compile(
    r"(?:等)?(?:联合|携手|会同|协同|联手|牵手|，联合|，会同|、|和|与|同(?!时|样|步|比|日|年|意)|跟|及|以及|并联合)"
)
_LOCATIVE = re.compile(
    r"(?:记者)?(?:走进|来到|步入|走访|探访|放眼|放到|放在|位于|地处|坐落[于在]|站在|登上|进入(?=[^，。；：]{2,16}时，)|(?:漫步|行走|穿行|置身)[于在]?|身处|在位于|在|于)"
)
_VISIT = re.compile(r"(?:记者)?(?:走进|来到|步入|走访|探访|漫步)")
_MODIFIED = re.compile(  # 同在丙市的甲县乙镇有4万人口
    "(?!带动|带领|帮助|帮扶|支持|引导|组织|邀请|走进|来到|前往|赶赴|联合|会同|携手|服务|惠及|辐射|对|向|给|为|把|被|让|使|从|在|据"
    "|作为|曾|去|[^，。；：]{0,12}(?:搬|迁|移)[^，。；：]{0,3}[至到往进入]|[^，。；：]{1,16}(?:把|[开送延铺修通接设办]到了?|要去|得去|赶去|跑去))"
    "[^，。；：]{2,24}的"
)
_MEANWHILE = re.compile(  # 花期以来全县
    "[^，。；：]{0,10}(?:以来|期间|来|时|底|末|初|前|后|中|日|月|年|目前|如今|现在)，?"
)
_SUCH = re.compile("像?(?:这样|这类|此类|类似|同样)的?[^，。；：的]{1,10}")  # 这样的摄像头|全县装了86路
_GOES_ON = re.compile(
    "(?:现|共|目前|如今|也|还|已|则|便|就|却|今年|去年|近年来?|近日|一直|始终)*(?:[有辖]|拥有|下辖|位于|地处|坐落|通过|立足|依托|凭借|围绕|大力|积极"
    "|将|把|以|人口|总面积|总人口|面积|常住|建[成起有]|种植|养殖|发展|投入|实现|走)"
)
_LANDSCAPE = re.compile(
    r"(?:[初盛仲暮深金寒隆]?[春夏秋冬](?:日|天|季|时节)?里?|如今|今天|清晨|傍晚|地处|位于|坐落|素有|有着|被誉|享有|美丽)"
    r"[^，。；：]{0,16}的$|^的$|一[一-鿿]之隔的|(?:相|毗|紧|临)[邻近连](?:着)?的|(?:不远|近)处的|(?:隔壁|对岸|上游|下游|山那边|同镇|同乡)的?"
)
_SPEECH = re.compile(
    r"[^，。；：]{0,16}(?:说|表示|介绍|介绍说|告诉记者|坦言|感慨|强调|指出|认为|谈道|谈到|笑着说|感慨道?|感叹|直言|笑言|回忆|盘算|打算|这[样么]说|如是说|称赞|点赞|夸赞?|透露|补充|总结|解释|评价|告诉笔者|讲|笑道|说起|说到|统计|翻过?旧账|算过?账|数据显示|数字显示)(?:[，：。]|道|$)"
    r"|的(?:话语|话里|脸上|言语|眼里|语气)[^，。；：]{0,14}(?:[，。]|$)"
)
_BARE_BODY = re.compile(
    r"(?:该|我们|咱们|这[家所座间]|本|该支|这支)?(?:[县市区乡镇村]级|驻村)?(?P<body>工作队|服务队|志愿队|队伍|法庭|管委会|商会|公司|企业|合作社|集团|学校|医院|大队|支队|法院|检察院|工作室|产业园|园区|基地"
    r"|中心|协会|商会|联盟|平台|展馆|景区|派出所|警方|民警|医护人员|厂|银行|剧团|驿站|农场|林场|牧场|示范园|驾校|幼儿园|市场|庄园|酒庄)"
    r"(?=今年|去年|现有|拥有|年|已|累计|共|目前|通过|主要|成立|占地|投资|先后|还|将|计划|现|每|有|依托|按照|采[取用]|坚持|以|把"
    r"|组织|开展|推[行出动]|建[成有立]|打造|流转|种植|养殖|吸纳|带动|整合|自|从|日|聘请|联合|设[有立置]?|创新|积极|结合|带领|率先|充分"
    r"|不断|持续|始终|全[面部]|深入|立足|聚焦|围绕|抽调|出动|派出|划分|下设|实[行施现]|借力|为|在|一期|二期|总|集|辖|对|吸引|接待"
    r"|负责|引进|收|销|发放|举办|启动|探索|构建|形成|产|预计|可|受理|链接|调处|化解|解决|办理|处置|提供|培[育训养]|招引|入驻|完成"
    r"|获|被|与|向|由|位于|占|是|给|带|让|帮|安排|选派|常态|定期|严格|大力|主动|精准|加[强大]|强化|落实|推动|上线|运[行营]|改造|升级|刚|便|协调|争取|帮助|走访|入户|购|捐|吸|成功|赴|前往|深|组|辐射|搬)"
)

#: Bodies that are seldom spoken of at large: they may be followed by any words but those for another of their kind.
_SURE_BODY = re.compile(
    r"(?:该|这[家支个所座间])?(?P<body>医院|卫生院|协会|商会|学校|议事会|企业|工作队|服务队|联合社|联社|法庭|管委会|商会|公司|合作社|集团|大队|支队|工作室|产业园|园区|联盟|展馆|景区|派出所|警务站|厂|剧团|驿站|农场|林场|牧场"
    r"|示范园|驾校|幼儿园|医疗队|义警队|巡防队|救援队|服务站|工作站|食堂|超市)"
    r"(?![、和及]|与(?![^，。；：]{1,24}(?:共建|合作|签|联合|携手|共同|结对|联办|合建|对接|达成|联手|协作|建立))|等|门口|附近|旁|周边|化|经济|主|方|对面|长|员|[^，。；：]{0,3}[+])"
)


#: Workshops, inns and shops of one owner: 工坊负责人某某说; 民宿发展到30家 are many.
_SHOP = re.compile(
    "(?:该|这[家座个间])?(?P<body>工坊|作坊|酒坊|油坊|茶坊|染坊|豆腐坊|民宿|客栈|饭店|餐馆|饭馆|农家乐|茶馆|茶社|书店|书屋|咖啡馆|咖啡店|诊所|药店|加工厂|工厂"
    "|养殖场|采摘园|家庭农场|农庄|山庄|直播间|小店|店铺|窑厂|粮油店)"
    "(?!式|化|业|们|集群|经济|聚集|[、和与及等里门]|[^，。；：]{0,8}(?:\\d+[余多]?[家户间个]|发展|增[加至到多]|数量|遍地|纷纷|陆续))"
)


def subject(text: str, clause: Clause, mentions: Sequence[Mention]) -> list[Mention]:
    """The places or bodies that open the clause; several where they are joined by 联合, 、 or 和."""
    if not any(m.kind in AGENTS and clause.head - 1 <= m.span.start <= clause.head + _LEAD for m in mentions):
        return []
    first = _opening(text, clause, mentions)
    if first is not None and is_among_works(text, first.span.stop):
        first = next((m for m in mentions if m.kind in AGENTS and m.span.stop == first.span.start), None)
    if first is None or (first.kind == "organisation" and _COUNTED_BODY.match(text, first.span.stop)):
        return []
    village = first.entity is not None and first.entity.subtype in ("village", "community")
    if first.anaphor and village and text.startswith("政府", first.span.stop):
        return []  # 当地政府拿出604万元: no village has one
    subjects = [first]
    while joint := _JOINED.match(text, subjects[-1].span.stop):
        following = longest_at(joint.end(), mentions, AGENTS)
        if following is None:
            break
        subjects.append(chain(following, mentions))
    return subjects


#: 普通高中学校有4所: bodies of a kind that were taken for one are counted, and do nothing
_COUNTED_BODY = re.compile("(?:合计|共计|总计|[共已现])*(?:有|达)?\\d{1,5}[余多]?[所家](?=[，。；：、]|$)")


def are_examples(text: str, subjects: Sequence[Mention]) -> bool:
    """Whether the names only illustrate what is counted: 城关镇、东街镇等5个乡镇, 甲村道路项目、乙工程等9个项目."""
    if not subjects:
        return False
    if len(subjects) > 1 and _COUNTED_ALL.match(text, subjects[-1].span.stop):
        return True
    if _OWN_NAMES.match(text, subjects[0].span.stop):
        return True
    return bool(_EXAMPLES.match(text, subjects[-1].span.stop) or _LIST.match(text, subjects[0].span.start))


#: 甲县“红色管家”、乙区“幸福里”等品牌: each place only says whose
_OWN_NAMES = re.compile("“[^“”]{1,14}”、[\u4e00-\u9fff]{2,8}“[^“”]{1,14}”(?:、|等)")
_COUNTED = r"等(?:\d+[余多]?|[一二两三四五六七八九十]+[余多]?)(?:[个家项支所处座条名位类种]|大[^会])"
_COUNTED_ALL = re.compile(  # 甲、乙、丙3个乡镇, 甲、乙4县的
    r"(?:等|这)?(?:\d+|[两二三四五六七八九十]+)[余多]?(?:[个家所座处条支]|[省市县区旗州镇乡村](?!道|域|级))"
)
_EXAMPLES = re.compile(
    _COUNTED + "|(?:、[^，。；：]{1,40})?等(?:型号|品牌|品种|机型|规格|作物|农产品|产品|水果|蔬菜|药材|景点|菜品"
    "|美食|特产|剧目|曲目)"
    "|[^，。；：、]{0,6}、[^，。；：]{2,40}等(?:系列|一系列|特色|主题|各类|文化|文体)?(?:活动|课程|项目|节目|服务)"
)
_LIST = re.compile(rf"[^，。；：]*?(?:项目|工程|活动|行动)[^，。；：]*?、[^，。；：]*?{_COUNTED}")


_LEAD = 26  # characters that may stand before the subject


def _opening(text: str, clause: Clause, mentions: Sequence[Mention]) -> Mention | None:
    position = clause.head
    found = at_head(text, clause, mentions, AGENTS)
    if found is not None and found.kind == "place" and _OF_THERE.match(text, found.span.stop):
        return None
    if found is None and text.startswith(("我们", "咱们"), position):  # 我们甲村, 我们甲村合作公司
        found = next((m for at in range(2, 6) if (m := longest_at(position + at, mentions, AGENTS))), None)
    if found is None and (named := _NAMES_MAKER.match(text, position)):
        found = longest_at(named.end(), mentions, AGENTS)
    if found is not None and text.startswith("驻", found.span.stop):  # 甲局驻乙村工作队
        found = longest_at(found.span.stop + 1, mentions, ("organisation",)) or found
    if found is None:
        edge = min(clause.stop, position + _LEAD)
        inside = [m for m in mentions if m.kind in AGENTS and position < m.span.start < edge]
        inside = [m for m in inside if _is_led(text, position, m, mentions)]
        found = min(inside, key=lambda m: (m.span.start, -m.span.stop), default=None)
    if found is None:
        return _made_by(text, clause, mentions)
    last = chain(found, mentions)
    return _of_office(text, _sent(text, last, mentions) or _owned(text, last, mentions), mentions)


#: 甲区本地学生约占一半, 乙县籍务工人员: the place only says where those who are counted come from
_OF_THERE = re.compile("本地(?!区)|本土(?!地)|籍(?!贯)|户籍(?:的|学生|生源|居民|儿童|员工)|生源")


_SENT = re.compile(
    "[^，。；：的、]{0,8}(?:选派|派驻|派出|领办|创办|创建|成立|组建|引进|培育|投资|开办|办起|建设|运营|管理|打造|援建|帮扶|承建|设立)的"
)


def _sent(text: str, mention: Mention, mentions: Sequence[Mention]) -> Mention | None:
    """The team in 甲局选派的乙村工作队, the co-operative in 甲村党支部领办的乙合作社."""
    sent = _SENT.match(text, mention.span.stop)
    behind = longest_at(sent.end(), mentions, ("organisation",)) if sent else None
    return chain(behind, mentions) if behind is not None else None


def _made_by(text: str, clause: Clause, mentions: Sequence[Mention]) -> Mention | None:
    """The co-operative in 由村党支部领办的甲合作社投资…."""
    maker = longest_at(clause.head + 1, mentions, AGENTS) if text.startswith("由", clause.head) else None
    return _sent(text, chain(maker, mentions), mentions) if maker is not None else None


def _is_led(text: str, position: int, mention: Mention, mentions: Sequence[Mention]) -> bool:
    """Whether only words that describe the place stand before it: 深秋的甲村, 同在丙市的甲县乙镇有4万人口."""
    lead = text[position : mention.span.start]
    if _LANDSCAPE.fullmatch(lead) or (mention.anaphor and (_MEANWHILE.fullmatch(lead) or _SUCH.fullmatch(lead))):
        return True
    if mention.subtype in _SITES and _NEW.fullmatch(lead):
        return True
    described = _MODIFIED.fullmatch(lead) is not None and not _does().match(lead) and not _BUILDS.match(lead)
    last = chain(mention, mentions)
    acts = last.subtype not in ("natural", "scenic") and not text.startswith(("的", "、", "和", "与"), last.span.stop)
    return described and (acts or bool(_GOES_ON.match(text, last.span.stop)))


_SITES = ("facility", "scenic", "zone")
_NEW = re.compile(
    "(?:新|扩|改|在|翻)建(?:成|投用|启用)?的|(?:刚刚?|新近|最近)?(?:建成|投用|启用|落成|开业|开放|竣工|投产)的"
)
_BUILDS = re.compile(
    "[^，。；：]*(?:建成|建起|建设|打造|新建|改建|改造|修建|办起|开办)(?!的)"
)  # 投资40万元建成可容纳百人的


@cache
def _does() -> re.Pattern[str]:
    """The verbs of people's doing, whose objects are no subjects: 新建…的养殖场."""
    return re.compile(alternatives(words("doing_verbs")))


_NAMES_MAKER = re.compile(  # “黑榜”，指的是甲村为…制定的制度
    r"(?:指的|说的|讲的|这|这就|这正|正|就)?是(?=[^，。；：]{2,20}(?:为|在|针对|围绕|根据|结合)[^，。；：]{2,30}"
    r"(?:制定|推出|推行|打造|开展|实施|创新|探索|建立|设立|建设)的|[^，。；：]{3,30}的[^，。；：]{0,6}"
    r"(?:举措|做法|缩影|实践|抓手|措施|探索|写照|行动|成果)(?:[，。；]|之一))"
)
_GOVERNS = re.compile(r"(?:党委|党工委|[省市县区旗州]委|政府|党支部|党总支|村委会|居委会|“?两委”?)$")
_OFFICE = re.compile(r"第?一?(?:副?书记|副?主任|委员|副?主席|副?[省市县区镇乡村]长)")


def is_office(text: str, mention: Mention) -> bool:
    """Whether the body only says whose secretary or head speaks or acts: 村党支部书记某某."""
    name = text[mention.span.start : mention.span.stop]
    return mention.kind == "organisation" and bool(_OFFICE.match(text, mention.span.stop) and _GOVERNS.search(name))


def _of_office(text: str, mention: Mention, mentions: Sequence[Mention]) -> Mention:
    """The place in 甲镇党委书记: what its secretary tells of or leads is the town's."""
    if not is_office(text, mention):
        return mention
    inside = [m for m in mentions if m.kind == "place" and mention.span.start <= m.span.start]
    inside = [m for m in inside if m.span.stop < mention.span.stop and m.span.stop >= mention.span.stop - 4]
    return max(inside, key=lambda m: (m.span.stop, m.span.start), default=mention)


def longest_at(position: int, mentions: Sequence[Mention], kinds: tuple[str, ...]) -> Mention | None:
    """The longest mention of these kinds that begins here."""
    longest: Mention | None = None
    for mention in mentions:
        span = mention.span
        if span.start == position and mention.kind in kinds and (longest is None or span.stop > longest.span.stop):
            longest = mention
    return longest


def at_head(text: str, clause: Clause, mentions: Sequence[Mention], kinds: tuple[str, ...]) -> Mention | None:
    """The longest mention that opens the clause, its quotation mark included or not."""
    found = longest_at(clause.head, mentions, kinds)
    if clause.head > 0 and text[clause.head - 1] in "“《":
        return longest_at(clause.head - 1, mentions, kinds) or found
    if found is None and (this := _THIS.match(text, clause.head)):
        return longest_at(this.end(), mentions, kinds) or longest_at(this.end() - 1, mentions, kinds)
    return found


#: 该蜜桔产业示范园, 这个秸秆利用项目, 这台“流动办”服务车
_THIS = re.compile("(?:该|这(?:一?[个项条处家所座场次支套种台部辆批]))“?")


def chain(mention: Mention, mentions: Sequence[Mention]) -> Mention:
    """The last link of 甲县乙镇丙村, or the body in 甲县公安局; 村公司 in 甲村公司 begins inside the link before."""
    while following := longest_at(mention.span.stop, mentions, AGENTS) or _overlapping(mention, mentions):
        mention = following
    return mention


def _overlapping(mention: Mention, mentions: Sequence[Mention]) -> Mention | None:
    last = mention.span.stop - 1
    found = [m for m in mentions if m.kind == "organisation" and m.span.start == last < m.span.stop - 1]
    return max(found, key=lambda m: m.span.stop, default=None) if mention.kind == "place" else None


def _owned(text: str, mention: Mention, mentions: Sequence[Mention]) -> Mention:
    """The company in 甲开发区的乙公司研发人员, the park in 村里的乙产业园."""
    if not text.startswith("的", mention.span.stop):
        return mention
    behind = longest_at(mention.span.stop + 1, mentions, AGENTS)
    is_site = behind is not None and (behind.kind == "organisation" or behind.subtype in _WITHIN_PLACES)
    return behind if behind is not None and is_site else mention


_WITHIN_PLACES = ("facility", "scenic", "zone", "compound", "village", "community")


def comes_from(text: str, place: Mention, mentions: Sequence[Mention]) -> bool:
    """Whether the place only says where somebody comes from who acts elsewhere: 丙市某某店创始人某某."""
    behind = [m for m in mentions if m.kind == "person" and 2 < m.span.start - place.span.stop <= 20]
    person = min(behind, key=lambda m: m.span.start, default=None)
    if place.kind == "organisation" and person is not None and _ARRIVES.match(text, person.span.stop):
        return True  # 甲医院主任医师某某来了，带出3名医生: told of the hospital that he has come to
    if place.kind != "place" and not text.startswith("创始人", place.span.stop):
        return False
    if _GUESTS.match(text, place.span.stop):
        return True
    return person is not None and bool(_FROM_ELSEWHERE.fullmatch(text, place.span.stop, person.span.start))


#: 黑龙江|客商蹲下来
_GUESTS = re.compile(
    "(?:的|来的)?(?:老?客户|顾客|消费者|跑友|选手|粉丝|买主|考察团|客商|游客|旅客|采购商|经销商|商贩|参商|粮商|菜商|果商|药商|茶商|背包客|网友|食客|买家)"
)
_ARRIVES = re.compile("(?:也|又|随后|专程)?(?:来了|来支援|来驻点|来帮扶|到岗)(?=[，。])")
_FROM_ELSEWHERE = re.compile(
    "[^，。；：、]*(?:创始人|董事长|总经理|经理|教授|研究员|博士|院士|专家|客商|商户|客户|记者|作家|画家|书法家|运动员|投资人|老板|企业家|游客|网友"
    "|歌手|演员|学者|设计师|工程师|医生|主任医师|志愿者)"
)


def is_modifier(text: str, mention: Mention) -> bool:
    """Whether the mention only says whose: 石湾村的."""
    return text.startswith("的", mention.span.stop)


def is_scene(text: str, clause: Clause, mention: Mention) -> bool:
    """Whether the clause is only a place to stand in: 甲村的茶园里."""
    return clause.cut == "，" and bool(_SCENE.fullmatch(text, mention.span.stop, clause.stop))


_SCENE = re.compile(r"的[^，。；：]{1,16}[里内中上旁前下]")


def is_theme(text: str, mention: Mention) -> bool:
    """Whether only what is done to the thing or becomes of it is spoken of: 甲馆的改建已完成."""
    return bool(_THEME.match(text, mention.span.stop))


_THEME = re.compile(
    r"(?![用由将把以]|利用|依托|盘活)[^，。；：的、]{0,6}的(?:[^，。；：]{0,4})"
    r"(?:改建|扩建|建设|改造|打造|升级|修建|建成|修缮|实践|探索|做法|经验|模式|变化|蝶变|发展|成功)"
)


def speaks(text: str, mention: Mention) -> bool:
    """Whether the mention, or somebody of it, only says something: 甲局负责人表示."""
    return bool(_SPEECH.match(text, mention.span.stop))


def located(text: str, clause: Clause, mentions: Sequence[Mention]) -> Mention | None:
    """The place of 在东山村， or 走进位于甲村的乙合作社， at the head of a clause."""
    opens = _LOCATIVE.match(text, clause.head)
    if opens is None:
        return None
    inside = [m for m in mentions if m.kind in AGENTS and clause.head < m.span.start and m.span.stop <= clause.stop]
    ending = [m for m in inside if _INSIDE.fullmatch(text, m.span.stop, clause.stop)]
    found = max(ending, key=lambda m: (m.span.stop, -m.span.start), default=None)
    if found is not None and (_VISIT.match(text, clause.head) or _led_to(text, opens.end(), found, inside)):
        return found
    first = longest_at(opens.end(), inside, AGENTS)
    return chain(first, mentions) if first and not _are_counted(text, first, mentions) else None


def _are_counted(text: str, first: Mention, mentions: Sequence[Mention]) -> bool:
    """Whether a list begins here whose names are counted behind it: 在甲、乙、丙3个乡镇."""
    position, count = chain(first, mentions).span.stop, 1
    while text.startswith("、", position) and (following := longest_at(position + 1, mentions, AGENTS)):
        position, count = chain(following, mentions).span.stop, count + 1
    return count > 1 and _COUNTED_ALL.match(text, position) is not None


def through(text: str, clause: Clause, mentions: Sequence[Mention]) -> Mention | None:
    """The body of 经甲法院强制执行， or 在乙局帮助下，: it does what follows."""
    opens = _THROUGH.match(text, clause.head)
    found = longest_at(opens.end(), mentions, ("organisation",)) if opens else None
    if found is None or opens is None:
        return None
    found = chain(found, mentions)
    if _MEASURED_BY.match(text, found.span.stop):
        return None
    if found.subtype in _SUPERIORS and _UNDER_GUIDANCE.match(text, found.span.stop):
        return None
    by_help = bool(_HELPED.fullmatch(text, found.span.stop, clause.stop))
    return found if opens[0] != "在" or by_help else None


#: 经甲局专家测产，平均亩产587公斤: it only says by whom it is attested
_MEASURED_BY = re.compile(
    "[^，。；：]{0,8}(?:测产|检测|评估|鉴定|认定|核定|核算|审计|考核|验收|测算|评审|审定|抽检|批准|同意|授权|审批|核准|统计)"
)
_THROUGH = re.compile("经过?|在|由")
_HELPED = re.compile(
    "的?[^，。；：]{0,12}(?:帮助|推动|支持|指导|带领|组织|努力|协调|引导|牵头|主导|撮合|斡旋|争取)之?下"
)
#: 在县委的指导部署下，…: who is guided goes on doing
_UNDER_GUIDANCE = re.compile(
    "的?[^，。；：]{0,12}(?:指导|领导|部署|支持|关心|重视|关怀|统筹|统一指挥|帮助|协调|督导|推动)(?:和|与|及)?(?:[^，。；：]{2})?之?下"
)
_SUPERIORS = ("party", "government")
_INSIDE = re.compile("[内里中上下时]?")


def _led_to(text: str, position: int, mention: Mention, mentions: Sequence[Mention]) -> bool:
    """Whether other places or 的 lead up to the mention: 在位于甲镇的乙学校."""
    start = mention.span.start
    return start == position or text[start - 1] in "的”" or any(m.span.stop == start for m in mentions)


def stands_alone(text: str, mention: Mention) -> bool:
    """在东山村， or 走进甲合作社的院子， sets the scene; 在西山村打造 only says where this one thing happens."""
    if _ROW_THERE.match(text, mention.span.stop) or _UNDER_GUIDANCE.match(text, mention.span.stop):
        return False
    if _INSIDE_IT.match(text, mention.span.stop):
        return True
    if text.startswith("时，", mention.span.stop):
        return True  # 进入甲村时，
    return bool(_PART_OF_IT.match(text, mention.span.stop))


_INSIDE_IT = re.compile(  # 在甲中心上线乙平台 is not on it
    "[，、由]|[内里](?!容)|中(?!标|国|心|央|医|学|小学|型)|上(?![线报市级演岗学马门海])|下(?![发达设辖乡拨一])"
)
#: 在甲、乙、丙三地种植蓝莓: the places of one thing that is done
_ROW_THERE = re.compile(
    "(?:、[^，。；：、的]{1,8}?(?:[省市县区旗州盟镇乡村]|街道|社区|嘎查)){1,6}(?:等地?|[两三四五]地)?(?![，、内里中上的两三四等]|[省市县区旗州盟镇乡村])"
    "|(?:、[^，。；：、的]{2,8}){1,6}(?:等地?|[两三四五]地)?(?:种植|建设|建成|设立|设置|投资|布局|新建|打造|开展|举办)"
)
_PART_OF_IT = re.compile(
    "的?(?:[^，。；：的]{0,8}的)?[^，。；：的]{0,6}(?:院|院子|院内|场院|大棚|棚|地里|田里|田间|地头|车间|厂区|厂房|基地|园区|果园|茶园|茶山|田|地|馆|厅|室|大厅"
    "|现场|广场|里|内|中|上|旁|前|边|下|口)，"
    "|的[^，。；：的]{0,6}(?:坡头|山头|山顶|山岗|高处|观景台)(?:上)?(?:俯瞰|远眺|远望|眺望|[放极]眼?望去|望去)?，"
    r"|的[^，。；：的]{0,8}(?:车间|大棚|厂房|展厅|教室|食堂|院子|果园|茶园|基地)[里内](?=\d|[两三四五六七八九十几数]+[余多]?[名位个])"
)


_ENDINGS = {
    "企业": ("公司", "集团", "厂"),
    "队伍": ("队伍", "队"),
    "学校": ("学校", "中学", "小学", "大学", "学院", "幼儿园", "高中", "一中"),
    "合作社": ("社",),
    "集团": ("集团", "公司"),
    "园区": (
        *("园区", "园", "开发区", "示范区", "高新区", "经开区", "新区", "工业区"),
        *("产业区", "保税区", "合作区", "集聚区"),
    ),
    "医院": ("医院", "卫生院"),
    "警方": ("公安局", "派出所", "分局", "支队", "大队"),
    "民警": ("公安局", "派出所", "分局", "支队", "大队", "警务站"),
    "医护人员": ("医院", "卫生院", "服务中心", "妇幼保健院"),
    "厂": ("厂", "公司"),
    "社": ("合作社", "联合社", "联社"),
    "店": ("店", "铺", "超市"),
    "工厂": ("厂", "公司"),
    "作坊": ("坊",),
    "小店": ("店", "铺", "馆", "坊"),
    "店铺": ("店", "铺", "馆", "坊"),
}
_COLLECTIVE = re.compile(
    r"(?:城乡|全体|广大|各级)?(?P<who>警方|公安(?!局|分局|厅|部)|民辅警|民警|辅警|交警|特警|巡特警|消防(?!救援|队|局|大队|支队|站)|税务(?!局|所)"
    r"|城管(?!局|大队|执法)|检察(?!院)|法院|供电(?!局|公司|所)|疾控(?!中心))"
)
_BODIES_OF = {
    "消防": ("消防救援支队", "消防救援大队", "消防救援局", "消防大队"),
    "税务": ("税务局",),
    "城管": ("城管局", "城市管理局", "执法局", "执法大队"),
    "检察": ("检察院",),
    "法院": ("法院",),
    "供电": ("供电公司", "供电局"),
    "疾控": ("疾控中心", "疾病预防控制中心"),
    "交警": ("交警支队", "交警大队", "公安局"),
}


def collective(text: str, place: Mention) -> tuple[str, ...]:
    """The endings of the body that people of a trade stand for, 公安局 for 甲县警方; () where none follows."""
    match = _COLLECTIVE.match(text, place.span.stop) if place.kind == "place" else None
    return _BODIES_OF.get(match["who"], ("公安局", "公安分局", "派出所")) if match else ()


def bare_body(text: str, clause: Clause) -> tuple[str, ...]:
    """The endings of names that 公司, 学校 may stand for in 公司现有员工300人; () where no such word opens."""
    if _any_body().match(text, clause.head) is None:
        return ()
    match = _BARE_BODY.match(text, clause.head) or _SURE_BODY.match(text, clause.head) or _SHOP.match(text, clause.head)
    if match:
        return _ENDINGS.get(match["body"], (match["body"],))
    if inside := _INSIDE_OF.match(text, clause.head):
        return _ENDINGS.get(inside["body"], (inside["body"],))
    counted = _ITS_OWN.match(text, clause.head)
    return _BODY_OF[counted["of"]] if counted else ()


@cache
def _any_body() -> re.Pattern[str]:
    return any_of(_BARE_BODY, _SURE_BODY, _SHOP, _INSIDE_OF, _ITS_OWN)


#: 社里保底一亩给580元, 点上有46名工人: what is done in the co-operative or shop last named
_INSIDE_OF = re.compile("(?P<body>合作社(?=里)|[社厂店](?=里)|点(?=上))[里上](?![的，、面级报班])")


def counts_its_own(text: str, clause: Clause) -> bool:
    """Whether the clause only counts members, pupils or staff: 在校学生9460人, of whoever leads the sentence."""
    return _ITS_OWN.match(text, clause.head) is not None


def body_of(text: str, clause: Clause, mentions: Sequence[Mention]) -> tuple[str, ...]:
    """The endings of names that somebody's 合作社 may stand for: 某某的合作社实现产值200万元."""
    person = longest_at(clause.head, mentions, ("person",))
    whose = _HIS_BODY.match(text, person.span.stop) if person is not None else None
    return _ENDINGS.get(whose["body"], (whose["body"],)) if whose else ()


_HIS_BODY = re.compile("的(?P<body>合作社|公司|企业|厂|农场|养殖场)(?![里内中的门])")
_BODY_OF = {  # whose members, people and uses are counted where only they are named
    "社员": ("合作社", "联合社", "联社"),
    "会员": ("协会", "商会", "联谊会", "学会", "促进会", "俱乐部"),
    "员工": ("公司", "集团", "厂", "企业"),
    "职工": ("公司", "集团", "厂", "企业"),
    "工人": ("公司", "集团", "厂", "企业", "车间"),
    "在校生": _ENDINGS["学校"],
    "在校学生": _ENDINGS["学校"],
    "门诊量": _ENDINGS["医院"],
    "床位": (*_ENDINGS["医院"], "敬老院", "养老院", "养老中心", "颐养中心"),
    "注册用户": ("平台", "系统", "小程序"),
    "用户": ("平台", "系统", "小程序"),
    "访问量": ("平台", "系统", "小程序"),
    "队员": ("队",),
    **dict.fromkeys(("教职工", "专任教师", "师生", "毕业生", "教学班", "寄宿生", "住校生"), _ENDINGS["学校"]),
    **dict.fromkeys(("在园幼儿", "入园幼儿"), ("幼儿园",)),
    **dict.fromkeys(("会员单位", "会员企业", "理事单位"), ("协会", "商会", "联谊会", "促进会", "联合会", "联盟")),
    **dict.fromkeys(("入社农户", "入社成员", "合作社成员", "成员出资"), ("合作社", "联合社", "联社")),
    **dict.fromkeys(("入驻企业", "在园企业", "园区企业", "孵化企业"), _ENDINGS["园区"]),
    **dict.fromkeys(("诊疗人次", "住院患者", "医护人员", "年接诊"), _ENDINGS["医院"]),
    **dict.fromkeys(("入住老人", "托养老人"), ("敬老院", "养老院", "养老中心", "颐养中心")),
    **dict.fromkeys(("就餐老人", "日均就餐", "日均用餐"), ("食堂", "饭堂", "助餐点", "餐厅")),
    **dict.fromkeys(("下载量", "浏览量", "点击量", "活跃用户", "日均访问量"), ("平台", "系统", "小程序", "APP")),
}
_ITS_OWN = re.compile(
    r"(?:现有|已有|拥有|目前|如今|注册|入社|在册|固定|全部|吸纳|吸收)*"
    rf"(?P<of>{'|'.join(sorted(_BODY_OF, key=len, reverse=True))})"
    r"(?:人数|总数|规模|已|现|从|由|也|共|增加?|增至|发展|达|突破|超|有|约|近|\d){1,4}"
)
