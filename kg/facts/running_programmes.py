"""Programmes that a clause has just introduced and that the next goes on about: 推出“花卉贷”，今年已发放贷款236笔."""

from __future__ import annotations

import re
from functools import cache

from kg.facts.clauses import Clause
from kg.facts.named import SITES, Named
from kg.lexicon.patterns import alternation
from kg.lexicon.vocabulary import words
from kg.model import Entity, Mention

_BEGUN = re.compile(
    "(?:推出|推行|推广|推开|铺开|开设|开办|办起|开起|开出|开通|设立|建起|建立|成立|创办|创设|上线|搭建|开发|启用|试点|试行|开展|实施|接通|举办|组织|启动"
    "|组建|拉起|搭起|办了|开了|设了|设起|摆出|支起|琢磨出|想出|摸索出|探索出|商量出|总结出|捣鼓出|创出|首创|[叫称唤]它|[叫称唤]其|叫[作做]|取名|起名|名[叫为]|命名为|被?称[为作])"
    "了?(?:一[支个家间座处门堂套])?[^，。；]{0,14}$"
)
#: 把“甲夜校”开进社区, 将乙讲堂搬到田间: it is brought to where it is told to go on
_BROUGHT = re.compile("[把将]“?$")
_BROUGHT_TO = re.compile(
    "”?(?:开|搬|办|设|摆|送|建|落|放|挪|推广|铺|带|架|延伸)(?:进|到|在|上|入|向)了?[^，。；：]{1,12}"
)
#: 用“甲贷”接上, 靠“乙码”兜底: it is taken to help
_USED = re.compile("[用靠以凭]“?$")
_USED_TO = re.compile("”?(?:来|去)?[一-鿿]{1,2}(?:上|住|底|阵|路|力|台|腰|航)")
#: 每月上门两次, 首批招收60人, 由8名干部轮流坐班: how it goes on
_NEXT = 4  # characters of ”服务， between what is introduced and what goes on about it
_EVERY = re.compile("每[周月天日晚年季期场次]")
_GOES_ON = re.compile(
    "日均|月均|年均|首批|首期|第一批|(?:由|请来?(?!示|求)|聘请(?![一-鿿]{1,6}[长员]\\d)|邀请|招募)[^，。；：]{0,14}?\\d[\\d.]{0,6}[余多]?[名位个人]"
    "|(?:注册|备案|入库|收录)[^，。；：]{0,10}\\d"
    "|(?:前后|先后|已经?|共|累计|迄今)*(?:举办|举行|办了?\\d|开[了户班讲]|覆盖|惠及|受益|服务|接待|发放|调处|调解|化解|受理|办理|办结|收集|征集|议定|建床|签约|吸引|参与|授信|放款|兑换|走进|进驻|巡演|巡讲)"
)
#: what services, platforms and teams do, whoever runs them
_SERVES = re.compile(
    "(?:[已共还又]|先后|累计|平均|每[天日月年周]|一年|全年)*"
    "(?:送餐|供餐|配餐|助餐|送医|送药|巡诊|义诊|问诊|接诊|诊疗|筛查|会诊|配送|派单|派送|投递|寄递|运送|接送|托管|托养|照护|陪护|陪伴|代办|代购|帮办"
    "|借阅|借出|阅览|解答|答复|接听|接访|接警|出警|救援|劝阻|预警|推送|发布|浏览|下载|点击|注册|入驻|挂号|充电|停车|体验|参观|研学|打卡|就餐|用餐|入住"
    "|演出|放映|孵化|撮合|促成)"
    "[^，。；：]{0,12}?\\d"
)
#: 412人听课, 238人拿证, 66户养殖户入了股: who come to it
_THEY_COME = re.compile(
    "(?:[已共还又也]|先后|累计|已有|有)*(?:\\d[\\d.]{0,6}[余多万]{0,2}(?:名|人次?|户|位|个|家)){1,2}[^，。；：\\d]{0,14}?"
    "(?:听课|听讲|上课|学艺|学习|结业|毕业|[拿取领]证|持证|参[加与训赛]|报名|入[股社住驻学园会伙]|入了[股社伙]|加入|签约|上岗|就业|进了|受益|受惠|挂号|就诊|借书|读书|阅读"
    "|打卡|兑换|换[走到了]|用上|喝上|吃上|坐诊|进驻|轮[流班]|上门)"
)
#: 38家小厂凑单买料, 全县31所学校把皮影排进课表: what those do who have a part in it
_EACH_OF_THEM = re.compile(
    "(?:全[县市区镇乡村][的]?)?\\d+[余多]?[所家户](?!企业(?:签约|落户)|[，。；：、])[^，。；：\\d]{4,24}(?=[，。；]|$)"
)
#: 推行“急药登记”制度，|村民在卫生室登记，…送药90次: how those use it for whom it is
_THEY_USE = re.compile(
    "(?:村民|居民|群众|市民|老人|农户|家长|企业|商户|患者|渔民|牧民|游客|职工|用户|乘客|农民|老百姓|住户)们?(?:在[^，。；：\\d]{2,12}|凭[^，。；：\\d]{1,8}|拿着?[^，。；：\\d]{1,8})?"
    "(?:只[需要用]|可以?|足不出户|一键|随时|扫码|登记|下单|点单|预约|拨打|提交|上传|线上|网上|在手机上|打个?电话|用手机|动动手指|换|兑)[^，。；：\\d]{0,24}"
)
#: 设了“通关快车”窗口，|报关手续由6道减到2道: what it has made easier
_EASES = re.compile(
    "[^，。；：\\d]{0,16}?(?:手续|时间|时限|环节|材料|流程|用时|耗时|周期|步骤|成本|费用|等候|跑腿)[^，。；：\\d]{0,4}(?:由|从)[^，。；：]{0,6}\\d"
)
#: 眼下有民警9名, 另请了21位调解员, 把18个村党支部拴在一块: whom it is made up of
_MADE_UP = re.compile(
    "(?:(?:眼下|目前|如今|现在|[现另还又]|已有?|共)+(?:有|请|聘|配|招(?![商引]))了?|(?:有|请|聘|招|收|配|联结|吸收|吸纳|带出|培养出)了)(?:[^，。；：\\d]{0,8})\\d"
    "|[把将]\\d+[余多]?[个家户名位支][^，。；：]{1,20}?(?:拴|连|串|拢|编|并|聚|拉|请|纳|统)"
)
_HAS = re.compile("配(?:备|有|了|齐)?(?:专职|专业)?\\d")  # 开通巡诊服务，配5辆流动诊疗车
#: 由5名民警分片包船: a rule too, by whom it is kept
_STAFFED = re.compile("由\\d+[余多]?[名位][^，。；：]{2,6}(?:分|包|担任|轮|负责|一对一)")
#: 目前, 截至5月底, 今年前5个月, 两年来: at the head of a clause they tell how far it has come
_SO_FAR = re.compile("眼下|目前|截至|至今|以来|[年月]来|今年|去年|如今|迄今")
_SETS_UP = re.compile(
    "(?:[已共又还再先后]|累计)*(?:投入|投资|筹|带头|捐|争取|出台|印发|制定|成立|组建|聘|选派|设[立置]|新建|建[成起立]|引进|购|拨)"
)
#: what is done by such a way of working is told of those who work so
_WAY_OF_WORKING = re.compile("、|(?:模式|机制|制度?|工作法|办法|方式|报到|专项行动|整治行动)”?$")


def is_under_way(text: str, clause: Clause, mention: Mention) -> bool:
    """Whether a clause without a subject tells how the programme goes that the clause before has introduced."""
    entity = mention.entity
    if entity is None or not _runs(entity):
        return False
    staffed = entity.kind == "initiative" and _STAFFED.match(text, clause.head) is not None
    by_use = entity.kind == "initiative" and _THEY_USE.match(text, clause.head, clause.stop) is not None
    if _WAY_OF_WORKING.search(entity.name) and not (staffed or by_use):
        return False
    brought = _is_brought(text, mention) is not None
    if not brought and not _BEGUN.search(text, max(0, mention.span.start - 24), mention.span.start):
        return False
    if "；" in text[mention.span.stop : clause.start]:
        return False
    if by_use or (entity.kind == "initiative" and _EASES.match(text, clause.head)):
        return True
    if _THEY_COME.match(text, clause.head) or _EACH_OF_THEM.match(text, clause.head):
        return True
    made_up = entity.kind == "organisation" or entity.subtype in ("service", "platform", "grid", *SITES)
    if made_up and _MADE_UP.match(text, clause.head):
        return True
    serves = entity.kind == "organisation" or entity.subtype in ("service", "platform")
    if entity.subtype == "service" and _HAS.match(text, clause.head):
        return True
    if (serves or entity.subtype in SITES) and _SERVES.match(text, clause.head):
        return True
    next_to = serves and clause.start - mention.span.stop <= _NEXT
    if staffed or _GOES_ON.match(text, clause.head) or (next_to and _EVERY.match(text, clause.start)):
        return True
    so_far = _SO_FAR.search(text, clause.start, clause.head) is not None
    return so_far and _SETS_UP.match(text, clause.head) is None


def is_taken_up(text: str, clause: Clause) -> bool:
    """Whether the clause counts who come to what has been founded or make it up: 66户养殖户入了股, 请了3名医生."""
    return bool(_THEY_COME.match(text, clause.head) or _MADE_UP.match(text, clause.head))


def brought_to(text: str, clause: Clause, mention: Mention) -> bool:
    """Whether the clause ends with where the programme has been brought: 把“甲夜校”开进社区."""
    return clause.start <= mention.span.start and _is_brought(text, mention) == clause.stop


def _is_brought(text: str, mention: Mention) -> int | None:
    """Where the words end that say where the programme is brought or to what it is put."""
    if _BROUGHT.search(text, 0, mention.span.start):
        brought = _BROUGHT_TO.match(text, mention.span.stop)
    else:
        brought = _USED_TO.match(text, mention.span.stop) if _USED.search(text, 0, mention.span.start) else None
    return brought.end() if brought else None


_PAYS = re.compile(
    "[^，。；：每\\d]{0,8}每(?:(?:改造|新增|引进|新建|改建|产)一?)?[亩户人头只羽株套台单吨斤座栋家辆间][^，。；：\\d]{0,8}(?:[补奖]|保费|保额|保障|交|缴|收费)"
)


def pays(text: str, clause: Clause, mention: Mention) -> Entity | None:
    """The programme just named that the clause says what it pays: 启动甲行动，每亩补助1200元; for this clause alone."""
    entity = mention.entity
    if entity is None or entity.kind != "initiative" or clause.start - mention.span.stop > _NEXT:
        return None
    return entity if _PAYS.match(text, clause.start, clause.stop) else None


def _runs(entity: Entity) -> bool:
    """A service, or a team or site that serves: no firm and no office."""
    if entity.kind == "organisation":
        return entity.subtype not in ("company", "government", "party", "media")
    return entity.kind == "initiative" or entity.subtype in SITES


@cache
def _since_then() -> re.Pattern[str]:
    return re.compile(
        "(?:目前|截至[^，。；：]{1,10}|如今|至今|迄今|到[^，。；：]{1,8}[底末]|[^，。；：]{0,14}以来|[^，。；：]{1,10}[年月]来)，?"
        f"(?:[已共还]|先后|累计)*(?:用户|日均|{alternation(words('operation_verbs'))})"
    )


def keeps_running(text: str, entity: Entity) -> bool:
    """Whether a new sentence goes on about the programme: 截至5月底，注册用户13.8万人; 去年开跑以来，出车28次."""
    named = _runs(entity) and not _WAY_OF_WORKING.search(entity.name)
    return named and _since_then().match(text) is not None


def on_platform(text: str, named: Named) -> Entity | None:
    """The platform of this paragraph whose users and cases a new sentence counts: 到2月底，收到诉求2211件."""
    if _since_then().match(text) is None:
        return None
    here = (e for e in reversed(named.things) if e.key in named.here)
    return next((e for e in here if e.kind == "initiative" and e.subtype == "platform"), None)
