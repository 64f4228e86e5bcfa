"""Which initiative, event, person or product a clause is about, if any."""

from __future__ import annotations

import re
from collections.abc import Sequence

from kg.facts.clauses import Clause, any_of, is_source
from kg.facts.named import BUILT, EVENT_HEADS, SITES, THINGS, Named, is_built
from kg.facts.running_programmes import brought_to, is_taken_up, is_under_way
from kg.facts.subjects import AGENTS, are_examples, at_head, is_modifier, located, longest_at
from kg.facts.topic_heads import described_thing
from kg.facts.topic_introduced import ends_clause, opens_doors, settled, tells_of_body
from kg.facts.topic_people import HE, of_person
from kg.model import Entity, Mention

_POINTER = re.compile(
    r"(?:(?:该|此次|本次|这次|本届|此|本|这一|上述|整个)(?!(?:[省市县旗州盟镇村]|区(?![块域])|乡(?!村))(?!级))(?:[^，。；：、]{0,6}?)|(?:这[个座处家条场项套种堂门])(?:[^，。；：]{0,30}?))"
    r"(?P<head>项目|工程|行动|平台|机制|模式|基地|中心|大棚|产业园|园区"
    r"|公园|广场|建筑|餐厅|客服|品牌|工作室|制度(?!的)|办法(?!的)|法子|[做玩打]法(?!的)|课程?(?!的)|服务(?![的队站员点对大中])|小程序|"
    + EVENT_HEADS
    + ")"
)
_BARE = re.compile(
    r"(?P<head>项目|工程)(?=总投资|占地|建成|投产|一期|二期|计划|预计|全部|分|共|于|自|建设期|总|达产|投用|完工|购置|采用|引进|配[备置]|新建|包括"
    r"|主要|由|涵盖|建筑|规划|用地|年|已|目前|位于|正式|可|设计|覆盖|惠及|涉及|建设(?:内容|规模|地点|工期)"
    r"|概算|估算|静态|动态|将(?:新建|改造|建|投|铺|覆盖|惠及|实现|分|采用|于)|每亩|每年|付给|带动|吸纳|实施后|竣工|任务以|等级|坝|装机)"
)
_BARE_EVENT = re.compile(
    r"(?:(?:为期|历时)[^，。；：]{1,6}的|(?:整个|全部)的?)?(?:活动|比赛|大赛|赛事|竞赛|培训|会议|演练|展览|招聘会|晚会|论坛|博览会|节会|赛会|演出|展会)"
    r"(?!中心|中|室|站|点|基地|项目|平台|方案|计划|制度|机制|品牌|开展|结束|后|前|课|费|班|者|员|场|馆|器|的|、|和|与|负责|主办|承办|组织[方者]|发起|策划|参与|要求|强调|指出|提出|明确|决定|认为|同意|\d)"
)
_SCENE = re.compile(
    r"(?:一场|整场|这场)(?:活动|比赛|大会|集市|义诊)(?:下来|结束)"
    r"|(?:活动(?:中|现场|期间|当天|当日)|会上|会议期间|培训期间|比赛(?:中|现场)|演练(?:中|现场)|现场)(?=，|[^，]{0,4}共)"
    r"|(?:大?会上|仪式上|论坛上|活动现?场?中|现场|当场)(?=[共还]?设(?:置|立|有)?[^，。；]{1,8}\d|摆放|悬挂|聘请|聘任|颁发|颁授|表彰|通报|集中|签约|签订|签下|签署|发布|发放|授牌|授予|揭牌|启动|评选|评出|审议"
    r"|播放|展示|展出|推介|达成|征集|收集|募集|捐赠|赠送|解答|答复|接受)"
)
_AT_OCCASION = re.compile(r"在[^，。；：]{2,30}?(?P<head>仪式|论坛|活动|大会|会议|[\u4e00-\u9fff]{2}会)(?:现场)?[上中]")
_CROP = re.compile(
    r"(?:[棚园田地库塘]里?[内里中的])?“?(?P<name>[^，。；：、“”\d]{2,6}?)”?"
    r"(?:预计|再过|亩产|单产|单价|售价|每斤|即可|可以?采摘|即将|销往)"
)
_HERE = re.compile(r"(?:在?这里|在?这儿|此处)(?!的)")
_RUN = re.compile(
    r"(?:联合|共同|负责|全额|合作|独家|斥资)?(?:主办|举办|承办|组织|开展|实施|建设|打造|开发|推出|投资|投建|投资建设|承建|援建|牵头|合办|承接"
    r"|兴建|修建|运营|引进|研发|申报|创办|设立|筹建|在建|新建)的"
)


def topic(text: str, clause: Clause, mentions: Sequence[Mention], named: Named, people: bool) -> Entity | None:
    """The initiative or event that the clause is about, if it opens with one or points back to one.

    `people` says whether it names somebody.
    """
    found = _opening_thing(text, clause, mentions)
    if found is not None:
        if are_examples(text, [found]) or is_source(text, clause, found.span):
            return None
        if _QUALIFIES.match(text, found.span.stop) or _demands(text, found):
            return None
        if not _outranked(found, clause, mentions) and not is_modifier(text, found):
            return found.entity
    if people and (person := _as_for(text, clause, mentions) or of_person(text, clause, mentions)) is not None:
        return person
    again = longest_at(clause.head, mentions, ("organisation",))  # 这家企业在基地旁…: it is no 这家…基地
    return None if again is not None and again.anaphor else _pointed(text, clause, named)


def _opening_thing(text: str, clause: Clause, mentions: Sequence[Mention]) -> Mention | None:
    """The initiative or event that the clause opens with, or the brand, behind whatever describes it."""
    if not any(m.span.stop >= clause.head for m in mentions if m.kind in THINGS):
        return _brand(text, clause, mentions)
    found = at_head(text, clause, mentions, THINGS) or _brand(text, clause, mentions)
    found = found or _placed(clause, mentions) or _modified(text, clause, mentions) or _counted(text, clause, mentions)
    return found or _half_known(text, clause, mentions) or described_thing(text, clause, mentions)


def _demands(text: str, found: Mention) -> bool:
    """会议明确，8个乡镇要完成…: what a meeting demands is told of those who hold it."""
    return found.kind == "event" and found.anaphor and _DEMANDS.match(text, found.span.stop) is not None


_DEMANDS = re.compile("[还也]?(?:明确|要求|强调|指出|提出|号召|决定)")


def _half_known(text: str, clause: Clause, mentions: Sequence[Mention]) -> Mention | None:
    """The project of 和晟冷链物流项目总投资3亿元 where only 冷链物流项目 is known as its name."""
    works = _unknown(text, clause)
    stop = works.end("works") if works else -1
    ending = [m for m in mentions if m.kind == "initiative" and m.span.stop == stop]
    return next((m for m in ending if m.span.start - clause.head <= _MAKER), None)


_MAKER = 4  # characters of a maker's name before that of the project
#: 甲县“三品一标”|认证总数达213个: the name only says of what kind those are that are counted
_QUALIFIES = re.compile(
    "(?:[一-鿿]{1,6}类)?(?:投诉|工单|来电|诉求)(?:量|总量|件|数|率)?(?![者人处])|”?(?:农业|优质|特色|有效|区域公用)*(?:认证|农产品|产品|企业|品牌|农业品牌)(?:总数|总量|数量|个数)?[已共累计]{0,3}(?:达|有|增|突破|\\d)"
)
_AS_FOR = re.compile("就|对于?")
_ALONE = re.compile("(?:自己|本人|个人|一家|家)?(?:而言|来说|来讲)")


def _as_for(text: str, clause: Clause, mentions: Sequence[Mention]) -> Entity | None:
    """The person of 就某某自己而言."""
    opens = _AS_FOR.match(text, clause.head)
    person = longest_at(opens.end(), mentions, ("person",)) if opens else None
    return person.entity if person is not None and _ALONE.match(text, person.span.stop) else None


def _brand(text: str, clause: Clause, mentions: Sequence[Mention]) -> Mention | None:
    """The product in “甲雪花牛”摘得国家地理标志."""
    if not text.startswith("“", clause.head - 1) or clause.head == 0:
        return None
    found = at_head(text, clause, mentions, ("product",))
    return found if found is not None and text[found.span.stop - 1 : found.span.stop + 1].find("”") >= 0 else None


_COUNT = re.compile(r"\d+[余多]?[个项件类条大名位支家座处所辆艘台](?:\d+[余多]?[个项件类条])?")


def _counted(text: str, clause: Clause, mentions: Sequence[Mention]) -> Mention | None:
    """The programme of 15件民生实事项目写进…, whose measures follow, or of 26名“船管家”管着300艘船."""
    count = _COUNT.match(text, clause.head)
    if count is None:
        return None
    quoted = text.startswith("“", count.end())
    return longest_at(count.end() + quoted, mentions, ("initiative",)) or longest_at(
        count.end(), mentions, ("initiative",)
    )


_AT_ONCE = re.compile(r"(?:此次|本次|这次|本届)(?:集中)?(?:开工|投产|签约|竣工|展示|参展|推介|亮相|观摩|集中)")
_OWN = re.compile(
    r"(?:[他她](?:家|本人|自己|自家|一家|们家|和(?:丈夫|妻子|爱人|老伴|家人))*|家里|家中|自家|我家)(?:的|[^，。；：]{0,10}?)(?:有(?=[一两三四五六七八九十\d])|种|养|承包|流转|收入|赚|挣|卖|投|贷|买|栽|采|摘"
    r"|喂|务工|领到|分到|拿到|产量|收获|增收|租)"
)
_HIS_FAMILY = re.compile(r"[他她]家的?\d")  # 她家的15亩红枣


_RUN_FOR = re.compile(  # 运行一个月，: it has just been named
    r"(?:试|投入|正式|自)*(?:运行|上线|推行|启用|投用|开通|实施|试行|开张|开业|运营|成立|使用)"
    r"(?:以来|至今|后|(?:不到|近|[一两二三四五六七八九十半\d]+[个余多]*)(?:年|个?月|天|周|季度)半?多?)"
)


def is_lost(text: str, clause: Clause) -> bool:
    """Whether the clause gives the measures of a project or work that it does not name: 该项目总投资5亿元."""
    return bool(_LOST.match(text, clause.head)) and _JUST_COUNTED.search(text, 0, clause.start) is None


#: 新签外资项目3个，|项目总投资7988万美元: of all of them
_JUST_COUNTED = re.compile("项目(?:共|有)?\\d{1,4}[余多]?[个项]，$")


_LOST = re.compile(
    r"[他她]家的?\d|(?:该|这)条(?:公路|路|线路|大道|铁路|步道)|(?:该|此|这一|这个|本)(?:项目|工程)|(?:项目|工程)(?:总?投资|总?占地|规划|建成后|总建筑|建筑|一期|二期)"
)


def names_unknown(text: str, clause: Clause) -> bool:
    """Whether a project is named that nobody recognised, so that the measures behind it are not the doer's."""
    return _unknown(text, clause) is not None


def _unknown(text: str, clause: Clause) -> re.Match[str] | None:
    return _UNKNOWN.match(text, clause.head) if "项目" in text or "工程" in text else None


_UNKNOWN = re.compile(
    r"(?!重点|重大|各类|全部|这些|上述|集中|新开工|签约|民生|产业|工业|在建|[^，。；：、]{0,6}(?:实施|推进|建设|建成|开工|启动|安排|谋划"
    r"|争取|完成|新建|投资|引进|落实|落地|申报|获批|储备|包装|承接|发展|做好|做强))"
    r"(?P<works>[^，。；：、的\d]{3,20}(?:项目|工程))(?:(?P<own>总?投资|占地|位于|建成后|计划|预计)|(?=，))"
)


def names_other(text: str, clause: Clause, mentions: Sequence[Mention]) -> bool:
    """Whether a list goes on with works that have no name: 投资4亿元的道路等两个配套工程."""
    other = _OTHER.match(text, clause.head)
    return other is not None and not any(
        m.kind in (*THINGS, "organisation") or m.subtype in SITES
        for m in mentions
        if other.start("what") - 1 <= m.span.start < other.end()
    )


_OTHER = re.compile(
    r"(?:计划|预计)?总?投资[约近超逾达]*\d[\d.]{0,12}[余多]?[万亿]{0,2}[余多]?元的“?(?P<what>[^，。；：]{2,40}?)(?:项目|工程|产业园|基地|中心)"
)


_LISTS = re.compile(r"(?P<before>[^：]{2,80})(?:分别[是为]|包括|包含|有|即)：")
_LIST = 400  # characters that a list may have
_COUNTED_LIST = re.compile(
    r"\d{1,3}[余多]?个[^，。；：、\d]{0,12}(?:项目|工程)(?:分别|主要|依次)?(?:是|为|包括|包含|涵盖|有)(?P<items>[^，。；]{2,60}、[^，。；]+)$"
)
_SUM = re.compile(r"(?:项目|工程)?(?:计划|合计|预计)?总?(?:投资|占地|建筑面积)")


def sums_up(text: str, clause: Clause) -> bool:
    """Whether the clause sums up a list before it that gives no other numbers: 分别为：甲；乙；丙，总投资9亿元."""
    if not text.startswith("，", clause.start - 1) or not _SUM.match(text, clause.head):
        return False
    counted = _COUNTED_LIST.search(text, max(0, clause.start - _LIST), clause.start - 1)
    if counted is not None and not _MEASURED.search(counted["items"]):
        return True  # 开工的6个项目是甲、乙…，总投资20亿元
    listed = _LISTS.match(text)
    if listed is None:
        return False
    items = text[listed.end() : clause.start - 1]
    return "；" in items and not _MEASURED.search(items)


_MEASURED = re.compile(r"\d(?:万|亿)?(?:元|亩|平方米|公里|吨)")


def measures_work(text: str, clause: Clause) -> bool:
    """Whether the clause opens with the measures of a work: 总投资, 占地, 建筑面积."""
    unknown = _unknown(text, clause)
    return bool(_ATTRIBUTE.match(text, clause.head) or (unknown and unknown["own"]))


def _pointed(text: str, clause: Clause, named: Named) -> Entity | None:
    """What the clause's first words point back to."""
    if not (_ANY_POINTER.match(text, clause.head) or _SCENE.match(text, clause.start)):
        return None
    pointer = _POINTER.match(text, clause.head)
    if pointer and not (text.startswith("这", clause.head) and text.startswith("的", pointer.end())):
        if pointer["head"] in BUILT and _AT_ONCE.match(text, clause.head) and (event := named.last("event")):
            return event
        found = named.pointed(pointer["head"])
        named.here |= {found.key} if found else set()
        return found
    if _HIS_FAMILY.match(text, clause.head):
        return named.resident() or named.last_resident()
    if _OWN.match(text, clause.head) or HE.match(text, clause.head):
        return named.resident()
    if _RUN_FOR.match(text, clause.head):
        return next((thing for thing in reversed(named.things) if thing.key in named.here), named.last("initiative"))
    if bare := _BARE.match(text, clause.head):  # without 该, only a project of this paragraph can be meant
        return named.pointed_here(bare["head"])
    if _HERE.match(text, clause.head):
        return named.spot()
    if crop := _CROP.match(text, clause.head):
        return next((e for e in reversed(named.products) if e.name.endswith(crop["name"])), None)
    if scene := _AT_OCCASION.fullmatch(text, clause.head, clause.stop):
        here = next((e for e in reversed(named.things) if e.kind == "event" and e.name.endswith(scene["head"])), None)
        return here or named.last("event")
    if _SCENE.match(text, clause.start) or _BARE_EVENT.match(text, clause.head):
        return named.last("event")
    return None


_ANY_POINTER = any_of(
    *(_POINTER, _HIS_FAMILY, _OWN, HE, _RUN_FOR, _BARE, _HERE, _CROP, _AT_OCCASION, _BARE_EVENT),
)
_SINCE = re.compile(
    r"(?:自从?|(?=项目|工程|活动|平台|行动|大赛|赛事))(?P<what>[^，。；：]{2,30}?)(?:成立|运行|运营|开展|实施|启动|推行|启用|投用|开放|上线|建成|创建|创办|挂牌|投入使用|设立|开通|开业)"
    r"[^，。；：]{0,6}以来$"
)
_LASTING_HEADS = frozenset(
    {"工作室", "中心", "平台", "产业园", "园区", "基地", "驿站", "学堂", "超市", "服务站", "工作站", "热线", "专班"}
    | {"制度", "机制", "活动", "行动", "项目", "工程", "合作社", "公司", "协会", "食堂", "银行", "书屋", "广场", "公园"}
    | {"模式", "景区"}
)


def since(text: str, clause: Clause, mentions: Sequence[Mention], named: Named) -> Entity | None:
    """The initiative, body or site in 自工作室运行以来, whose doings the next clauses tell."""
    match = _SINCE.match(text, clause.start, clause.stop)
    if match is None:
        return _once_begun(text, clause, mentions)
    inside = [m for m in mentions if m.span.start >= match.start("what") and m.span.stop == match.end("what")]
    inside = [m for m in inside if m.kind in (*THINGS, "organisation") or m.subtype in SITES]
    if inside:
        return max(inside, key=lambda m: m.span.stop - m.span.start).entity
    what = match["what"].removeprefix("该")
    return named.ending((what,)) if what in _LASTING_HEADS else None


_ONCE = re.compile("(?:自从?|随着)?(?:推行|实行|实施|施行|启用|上线|推出|开通|运行|试行|用上|有了|引入|引进|采用)了?“?")
_BEGUN = re.compile("”?[一-鿿]{0,6}?(?:[之以]?后|以来|至今)")


def _once_begun(text: str, clause: Clause, mentions: Sequence[Mention]) -> Entity | None:
    """The scheme of 实行“一表申请”改革后，办理时间压缩到1天: what has become of things since is told of it."""
    once = _ONCE.match(text, clause.head, clause.stop)
    if once is None:
        return None
    found = longest_at(once.end(), mentions, ("initiative",)) or longest_at(once.end() - 1, mentions, ("initiative",))
    return found.entity if found is not None and _BEGUN.fullmatch(text, found.span.stop, clause.stop) else None


def _placed(clause: Clause, mentions: Sequence[Mention]) -> Mention | None:
    """The project in 甲市乙区锂电池材料项目总投资…, whose name begins behind or inside a chain of places."""
    position = clause.head
    while place := longest_at(position, mentions, ("place",)):
        position = place.span.stop
        if found := longest_at(position, mentions, THINGS):
            return found
    return None


def _modified(text: str, clause: Clause, mentions: Sequence[Mention]) -> Mention | None:
    """文旅融合项目 in 东山村的文旅融合项目正在建设, 书画展 in 甲文联主办的书画展."""
    if text.startswith("由", clause.head):  # 由甲公司投资建设的乙项目
        built = [m for m in mentions if m.kind in THINGS and clause.head < m.span.start < clause.stop]
        return next((m for m in built if text[m.span.start - 1] == "的"), None)
    place = longest_at(clause.head, mentions, AGENTS)
    if place is None and (described := _described(text, clause, mentions)):
        return described
    if place is None:
        site = located(text, clause, mentions)
        if site is None:
            return None
        inside = [m for m in mentions if m.kind in THINGS and clause.head < m.span.start <= site.span.start + 1]
        return max(inside, key=lambda m: m.span.stop, default=None)
    if whose := _WHOSE.match(text, place.span.stop):
        return longest_at(whose.end(), mentions, THINGS)
    run = _RUN.match(text, place.span.stop)
    return longest_at(run.end(), mentions, THINGS) if run else None


_WHOSE = re.compile("(?:今年|去年|明年|本轮|新一轮|20\\d\\d年|首批|正在[建实][设施])?的“?")  # 甲区今年的乙工程
_DESCRIBED = re.compile(
    "(?!推进|建设|实施|推动|启动|打造|开展|举办|承办|参加|组织|落实|完成|争取|引进|签约|针对|围绕|通过|依托|作为|包括|除了|随着"
    "|为|在|对|把|将|从|由|据|按)"
    "[^，。；：“”]{2,18}的"
)


def _described(text: str, clause: Clause, mentions: Sequence[Mention]) -> Mention | None:
    """率先投产的甲项目, 总投资50亿元的乙项目开工建设: a project with words before it that describe it."""
    edge = min(clause.stop, clause.head + 20)
    works = [m for m in mentions if m.kind == "initiative" and clause.head < m.span.start <= edge]
    works = [m for m in works if m.entity is not None and is_built(m.entity)]
    found = min(works, key=lambda m: (m.span.start, -m.span.stop), default=None)
    if found is None or not _DESCRIBED.fullmatch(text[clause.head : found.span.start].removesuffix("“")):
        return None
    agents = any(m.kind in AGENTS and clause.head <= m.span.start < found.span.start for m in mentions)
    return None if agents else found


def is_predicate(text: str, mention: Mention, mentions: Sequence[Mention]) -> bool:
    """Whether the words only say what a project is: 甲水厂项目是乙市重点民生工程项目."""
    if mention.kind != "initiative":
        return False
    copula = _COPULA.search(text, max(0, mention.span.start - 24), mention.span.start)
    return copula is not None and any(m.kind in THINGS and m.span.stop == copula.start() for m in mentions)


_COPULA = re.compile(
    "(?:是|系|属于|作为)(?:我?[省市县区]|全[国省市县]|[一-鿿]{2,8}[省市县区镇])?的?[^，。；：“”\\d]{0,8}$"
)


def _outranked(found: Mention, clause: Clause, mentions: Sequence[Mention]) -> bool:
    """Whether a body's longer name opens the clause."""
    body = longest_at(clause.head, mentions, AGENTS)
    return body is not None and body.span.start == found.span.start and body.span.stop > found.span.stop


# --- what a clause introduces for those after it -----------------------------------------------

_HOLDS = re.compile(r"(?:举办|举行|召开|开展|组织|启动|主办|承办|开幕|拉开)[^，。；]{0,10}$")
_MADE = re.compile(
    r"(?:升级[为成]|打造[出成]?|推出|上线|搭建|建[成立起]|开发|研发|创[建办设立]|推行|推广|运用|启用|开[通设办]|设立|实施)了?[^，。；]{0,8}$"
)
_TAKES_IN = re.compile(
    r"\d[\d.]{0,8}[余多]?[户名](?:社员|农户|村民)|吸收|吸纳|整合|"
    "把|将|统一|采取|实行|推行|按照|以|流转|种|养|建|打出|注册|申请|年|与|同|和|靠|首批|头一年|当年"
)
_FOUNDS = re.compile(
    r"(?:改成|改造成|改建成|改建为|改造为|变成|开[了起]|办了|组成|办起|创立|牵头成立|注册|成立|组建|建立|设立|创办|领办|开办|建成|打造|推出|上线|搭建)[^，。；]{0,8}$"
)
_AT_EVENT = re.compile(
    r"(?:现场|共|已|还|并|当场|集中|累计|首次|评选|\d)*(?:参加|参会|参演|表彰|签约|展出|展示|展演|吸引|发放|发出|解答|接待|转移|疏散"
    r"|出动|报名|颁发|提供|达成|征集|收到|义诊|咨询|受教育|邀请|设置|演出|[^，。；]{0,8}(?:参加|参演|参会|报名|撤离|参与))"
)
_ATTRIBUTE = re.compile(
    r"(?:项目)?(?:计划|预计|规划|建成后|投产后|达产后|全部建成后)?可?(?:总投资|投资(?!建设|兴建|新建)|投资额|装机|占地|总?面积|建筑面积|年发电量|年产|年处理"
    r"|日处理|日产|年吞吐|设计|产能|全长|总长|长|一期|二期|首期|新增产值|年新增|年可|可(?:供|容纳|满足|存储|停放|育)|年均可|库容|容积|实现年)"
)
_HAS = re.compile(
    r"(?:已|现|共|目前|先后|累计|再|还|又|另)*(?:拥有|现有|吸纳|入驻|入库|入社|会员|成员|社员|注册|有(?=社员|成员|会员|员工|职工|队员)|学员|会诊|汇集|集聚|受理|接待|化解|力争|年产|年销"
    r"|加?上?社会股金|股金|起步资金|启动资金|固定资产|筹[得集资措]|募[集得]|由\d|下设|提供|安置|雇|引进|一[天年]能|每[天年]能|产值|营业额|客房|\d+间客房|\d+张床位|(?:村民|群众|农户|社员|成员)?(?:每[人户股]|自愿|以[^，。；]{2,8})?入股)"
)
_REACHES = re.compile(
    r"(?:已|现|共|目前|累计|可)*(?:覆盖|辐射|日均|注册用户|用户|使用率|覆盖率|入驻|上线以来|启用以来|访问量|点击量|浏览量|总投资|占地)"
)


def introduced(text: str, clause: Clause, here: Sequence[Mention]) -> Mention | None:
    """The event held, the body founded or the project named last of those `here` in the clause."""
    ending = [m for m in here if m.span.stop in (clause.stop, clause.stop - 1)]
    ending = ending or [m for m in here if ends_clause(text, clause, m.span.stop)]
    ending = ending or [m for m in here if brought_to(text, clause, m)]
    ending = [m for m in ending if (not m.anaphor or m.subtype in SITES) and m.kind in (*THINGS, *AGENTS)]
    ending = settled(text, clause, here, ending) or ending
    return min(ending, key=lambda m: (m.span.start, m.span.stop), default=None)


#: what somebody founds that has members: 办起“小巧手”社团，现有队员52人
_GROUPS = ("社团", "社", "队", "班", "夜校", "学堂", "课堂", "食堂", "讲堂", "学校", "乐团", "剧团", "俱乐部", "联盟")
#: 这个项目落户甲镇的乙工业园，占地68亩: the park only says where
_ONLY_THERE = re.compile(
    "(?:设在|来到|走进|落户|入驻|落地|位于|地处|坐落[于在]|选址|建在|驶出|驶入|开进)于?(?:[^，。；：]{2,12}的)?$"
)


def founded_by(text: str, clause: Clause, mention: Mention | None) -> Entity | None:
    """The firm or co-operative that the clause ends with, if it says that somebody has founded it: 办起甲公司."""
    if mention is None or mention.span.start < clause.start or mention.subtype in ("government", "party", "media"):
        return None
    lasts = mention.kind == "organisation" or mention.subtype in SITES
    return mention.entity if lasts and _FOUNDS.search(text, 0, mention.span.start) else None


def continued(text: str, clause: Clause, mention: Mention) -> Entity | None:
    """The thing just introduced, if this clause without a subject goes on about it."""
    entity, lead = mention.entity, text[: mention.span.start]
    if entity is None:
        return None
    if entity.kind == "event" and _HOLDS.search(lead):
        return entity if entity.subtype != "meeting" or _AT_EVENT.match(text, clause.head) else None
    if entity.kind == "organisation" and tells_of_body(
        text, clause, mention, bool(_ATTRIBUTE.match(text, clause.head))
    ):
        return entity
    is_site = entity.kind == "place" and entity.subtype in SITES
    is_coop = entity.name.endswith(("合作社", "联合社", "联社"))
    if is_coop and _FOUNDS.search(lead) and _TAKES_IN.match(text, clause.head):
        return entity
    founds = _FOUNDS.search(lead) is not None
    founded = (is_site or entity.kind == "organisation") and founds
    if founded and (_HAS.match(text, clause.head) or is_taken_up(text, clause)):
        return entity
    if entity.kind == "initiative" and _MADE.search(lead) and _REACHES.match(text, clause.head):
        return entity
    group = entity.kind == "initiative" and text[: clause.start].rstrip("，").endswith(_GROUPS)
    if group and founds and _HAS.match(text, clause.head):
        return entity
    if is_under_way(text, clause, mention):
        return entity
    is_site = is_site or (entity.kind == "initiative" and is_built(entity))
    if is_site and opens_doors(text, clause):
        return entity
    if re.search("[又另再]", text[clause.start : clause.head]):
        return None  # 甲公司共建乙实验室，又投资2800万元
    only_there = _ONLY_THERE.search(lead) is not None
    return entity if is_site and not only_there and _ATTRIBUTE.match(text, clause.head) else None
