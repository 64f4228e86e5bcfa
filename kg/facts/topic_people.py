"""When a clause is about somebody: 某某种了8亩梨, not 县长某某说."""

from __future__ import annotations

import re
from collections.abc import Sequence

from kg.facts.clauses import Clause
from kg.facts.named import Named
from kg.facts.subjects import body_of, is_modifier, longest_at, speaks
from kg.model import Entity, Mention

HE = re.compile("[他她](?![们乡人杀国方]|[^，。；]{0,6}(?:说|告诉|表示|介绍|认为|坦言|强调|指出|要求|希望))")
_WORKS = re.compile(
    r"(?:[^，。；：、涉务惠支助三]农|[牧渔村居市农]民|职工|员工|工人|大?户|匠人?|传承人|艺人|教师|医生|青年|小伙子?|姑娘|大[叔伯爷妈娘姐]|[5-90]0后”?|老人|会长"
    r"|经纪人|能人|带头人|(?<!委)员|战士|退伍军人|大学生|店主|摊主|老板|者)$"
)
_OF_AGE = re.compile("[^，。；：\\d]{0,6}\\d{1,2}[多余]?岁的[^，。；：]{0,8}")  # 年近70岁的某某是甲村农民，家里有7亩地
#: 养鸭的某某添了鸭棚, 在外经商的乡贤某某捐了3万元: who somebody is, said by what he does
_BY_TRADE = re.compile(
    "(?:(?:在|于|从)[^，。；：的]{1,8}?)?(?:养|种|开|跑|卖|修|经营|承包|打工|务工|经商|创业|打拼|闯荡|从事|务农|摸爬|漂泊|上学|当兵|返乡|回乡|退休|退役|嫁到)[^，。；：的]{0,8}的[^，。；：的]{0,5}"
)
_HIMSELF = re.compile(
    "(?:一个?人(?:就|便)?(?:拿|捐|出|掏|包)|独自|(?:也|又|还|先后|主动)?捐了?(?=\\d)"
    "|自己|个人|自费|自掏腰包|自家|本人|拿出自己|带头(?:捐|出资|拿出)|捐出|捐款|出资|又?垫资|垫付)"
)
_NICKNAME = re.compile("“[^“”]{2,6}”")  # “海带妹”某某
_BESIDE = re.compile(
    r"(?:这样|那样|一样|似的|口中|所说|提到|说起|眼中|心里|心中"
    r"|[和与](?!\d+[余多]?[户名位]|家人|家里|妻子|丈夫|老伴|爱人)|、|等)"
)
_LEADS = re.compile(r"(?:带领|带着|率领|组织|带动|走遍|带头)")  # what an official leads is the place's doing


#: 打拼多年的某某回乡创业，流转了200亩土地
_COMES_HOME = re.compile(
    "(?:毅然|决定|选择|便|又|也|从[^，。；：]{2,8}?)*(?:回乡|返乡|回村|回到(?:家乡|老家|村里|家里|[^，。；：]{2,6}[村镇乡])|辞[职去]|退[伍役])"
)
_MAKES = re.compile("[^，。；：]{0,6}(?:创办|创立|开办|领办|经营|打理|牵头|发起|设计|研发|负责)")


def names_somebody(clause: Clause, mentions: Sequence[Mention]) -> bool:
    """Whether somebody is named from where the clause proper begins: where not, no rule for people need be asked."""
    return any(m.span.start >= clause.head for m in mentions if m.kind == "person")


def of_person(text: str, clause: Clause, mentions: Sequence[Mention]) -> Entity | None:
    """A villager of whose land and income the clause tells; an official's doing is that of the place."""
    edge = min(clause.head + 24, clause.stop)
    people = [m for m in mentions if m.kind == "person" and clause.head <= m.span.start < edge]
    if not people:
        return None
    found = min(people, key=lambda m: m.span.start)
    if body_of(text, clause, mentions):
        return None  # 某某的合作社
    if text.startswith("由", clause.head) and _MAKES.match(text, found.span.stop):
        return None  # 这家酒坊由青年某某创办，年产30吨
    if found.subtype == "journalist" or speaks(text, found) or _BESIDE.match(text, found.span.stop):
        return None
    if found.subtype != "resident" and _LEADS.match(text, found.span.stop):
        return None
    if _HIMSELF.match(text, found.span.stop) and found.span.start - clause.head <= 12:
        return found.entity
    opens = found.span.start == clause.head or _is_from(text, clause.head, found, mentions)
    opens = opens or _OF_AGE.fullmatch(text, clause.head, found.span.start) is not None
    opens = opens or _BY_TRADE.fullmatch(text, clause.head, found.span.start) is not None
    opens = opens or _NICKNAME.fullmatch(text, max(0, clause.head - 1), found.span.start) is not None
    opens = opens or _COMES_HOME.match(text, found.span.stop) is not None
    opens = opens and found.subtype != "official"
    return found.entity if opens or _WORKS.search(text[clause.head : found.span.start]) else None


_OTHERS = re.compile(
    "(?:全[村镇乡县社组]|其他|其余|剩下的?|周边)?[两三四五六七八九十百\\d]+[余多]?(?:户|名(?![次列])|位(?![于置]))"
)


def counts_others(text: str, clause: Clause) -> bool:
    """Whether the clause goes on about others than whoever was told of: 某某和邻居报了名，26户连片改造."""
    return _OTHERS.match(text, clause.head) is not None


_PERSONAL = re.compile(
    "(?:先后|累计|共|已|还|曾|又|又先后|成功|主动|每年|每月|每天|一共|直接|亲自|义务|牵头|参与|为[^，。；：]{1,10}|帮助?[^，。；：]{1,8})*"
    "(?:调解|调处|化解|帮扶|走访|接待|接访|入户|结对|看望|慰问|资助|捐助|捐资|捐款|救助|审结|审理|办结|办理|主审|侦办|破获|抓获|接诊|诊治|救治|看诊"
    "|巡查|巡护|巡逻|宣讲|授课|讲课|撰写|创作|培养|辅导|代理|送教|行程|收到|完成手术|手术|解答|处理|跑了|走了|写下|记录|记下)"
)


def acts_himself(text: str, position: int) -> bool:
    """Whether what stands here is done in person: 先后帮扶困难户30户, 调处纠纷300件."""
    return _PERSONAL.match(text, position) is not None


#: what somebody has, earns, gives, walks or says in person: 去年领了2300元, 两座棚卖了7.2万元, 到市里跑了6趟
_ALONE = re.compile(
    "(?:在[^，。；：]{1,4}[里上内下]|[去今前]年|当年|如今|现在|眼下|先后|已经?|自己|独自|个人|一[个次]人?|一口气|家里?|家中|两口子|一家|又|也|还|就|便|刚|光|单|累计|共"
    "|每[天月年趟周]|一[天季年趟]|上半年|下半年|这[些两几]年|[往到去]\\S{1,6}?(?=跑)|[\\d两三四五六七八九十]+[座亩头只箱栋口]\\S{1,4}?(?=[卖收])"
    "|(?:和|与)[^，。；：、]{2,10}?(?=上门|跑了))*"
    "(?:领了?(?:到|回)?|卖了|跑了|跑出|拿(?:出|了|回|到)?|认[了购领]|挣了?|赚了?|攒了?|借了|赊了?|欠了?|掏了?|捐了?|垫了?|管着|守着|讲了|教出|带出|上门|走了|写[了满]"
    "|分到|换走|换了|接过)"
    "(?=[^，。；：]{0,16}?[\\d一两三四五六七八九十几百千])"
)
#: what makes one a farmer, breeder or trader; an official who does it does it for the village
_ON_OWN_LAND = re.compile(
    "(?:[去今前]年|当年|如今|现在|眼下|先后|已经?|自己|家里?|家中|两口子|一家|又|也|还|就|便|刚|光|累计|共)*"
    "(?:种了?|养了?|承包了?|流转了?|租了?|包了|栽了?|买了|收入|增收|投了|花了|贷了?|约上|邀上|邀了)(?=[^，。；：]{0,10}?[\\d一两三四五六七八九十几百千])"
)
_NO_TITLE = re.compile(
    "帮|为|给|向|对|把|被|让|由|在|从|据|组织|带|安排|邀|请|和|与|跟|同|听|找|替|经|靠|看|见|问|像|除|以|使|支持|引|记者|因|当时|随|陪"
)


def does_alone(text: str, clause: Clause, mentions: Sequence[Mention]) -> Entity | None:
    """Who has, earns or gives what the clause counts, whatever title stands before the name.

    老支书某某去年领了2300元, 村党总支书记某某到市里跑了6趟, 2组的某某种了11亩青花椒.
    """
    edge = min(clause.head + 16, clause.stop)
    people = [m for m in mentions if m.kind == "person" and clause.head <= m.span.start <= edge]
    people = [m for m in people if m.span.stop < clause.stop]
    if not people:
        return None
    person = min(people, key=lambda m: (m.span.start, -m.span.stop))
    if person.subtype == "journalist" or "，" in text[clause.head : person.span.start]:
        return None
    if _NO_TITLE.match(text, clause.head) and person.span.start > clause.head:
        return None
    if "、" in text[clause.head : person.span.start]:
        return None
    alone = _ALONE.match(text, person.span.stop)
    own = person.subtype != "official" and _ON_OWN_LAND.match(text, person.span.stop)
    return person.entity if alone or own else None


_HE_LATER = re.compile("[^，。；：“”他她]{1,14}(?<![给为向对帮让把被和与跟替由请同像从比找])[他她](?:自己|一个人|家)?")


def he_alone(text: str, clause: Clause, mentions: Sequence[Mention], named: Named) -> Entity | None:
    """Whom 他 means behind words of time: 开春至今他在村里讲了14堂课, 去年光分红他就拿了9360元."""
    he = _HE_LATER.match(text, clause.start, clause.stop)
    if he is None or any(
        m.kind != "product" and clause.start <= m.span.start < he.end() - 1 and not m.anaphor for m in mentions
    ):
        return None
    if not (_ALONE.match(text, he.end()) or _ON_OWN_LAND.match(text, he.end())):
        return None
    return next((e for e in reversed(named.people) if e.subtype != "journalist"), named.last_resident())


_BY_SURNAME = re.compile("[老小](?P<surname>[一-鿿])(?![人师板])")


def by_surname(text: str, clause: Clause, named: Named) -> Entity | None:
    """The villager named before whom 老宋 means: 宋某某蹲在垄台上。老宋今年59岁，家里有52亩地."""
    short = _BY_SURNAME.match(text, clause.head)
    if short is None:
        return None
    return next((e for e in reversed(named.residents) if e.name.startswith(short["surname"])), None)


_IS = re.compile("(?:便|就|正|都|全|也)*是")
_WORKS_IT = re.compile(
    "(?:家)?(?:自己|今年|去年|新)*(?:流转|承包|经营|种|养|栽|管|租|投资|打理|培育|开)[^，。；：]{0,12}的"
)


def owned_by(text: str, clause: Clause, mentions: Sequence[Mention]) -> Entity | None:
    """Whose that is which the clause before has counted: 山头上的200亩土地，便是某某流转经营的基地."""
    copula = _IS.match(text, clause.head)
    person = longest_at(copula.end(), mentions, ("person",)) if copula else None
    return person.entity if person is not None and _WORKS_IT.match(text, person.span.stop) else None


def opens_with_person(text: str, clause: Clause, mentions: Sequence[Mention]) -> Mention | None:
    """Whoever opens the clause by name and does what follows: 某某秉承“四步”工作法."""
    found = longest_at(clause.head, mentions, ("person",))
    if found is None or found.subtype == "journalist" or found.span.stop >= clause.stop:
        return None
    stop = found.span.stop
    if speaks(text, found) or is_modifier(text, found) or _BESIDE.match(text, stop) or _LEADS.match(text, stop):
        return None
    return found


def in_person(
    text: str, clause: Clause, mentions: Sequence[Mention], named: Named, acting: Entity | None
) -> Entity | None:
    """Who does in person what the clause tells, an official too: 某某先后帮扶30户; 他牵头调解120件."""
    if person := opens_with_person(text, clause, mentions):
        return person.entity if acts_himself(text, person.span.stop) else None
    if HE.match(text, clause.head) and acts_himself(text, clause.head + 1):
        return next((e for e in reversed(named.people) if e.subtype != "journalist"), None)
    if acting is None:
        return None
    return acting if acts_himself(text, clause.head) or _KEEPS.match(text, clause.head) else None


#: 她是甲社区的网格员，|管着412户，|手机里存了638个号码
_KEEPS = re.compile(
    "(?:一个人|独自|每天|手机里|本子上|家里)*(?:管着|守着|存了|存着|记了|记着|包着|照看着?|领着工资)(?=[^，。；：]{0,6}?\\d)"
)
_HE_IS = re.compile("[他她](?:就|便|正|也|还)?是")


def he_is(text: str, clause: Clause, named: Named) -> Entity | None:
    """Of whom a clause says what he is: 她是甲街道乙社区的网格员，管着412户."""
    if _HE_IS.match(text, clause.head) is None:
        return None
    return next((e for e in reversed(named.people) if e.subtype != "journalist"), None)


def _is_from(text: str, start: int, person: Mention, mentions: Sequence[Mention]) -> bool:
    """Whether only the village stands before the name: 甲镇乙村的某某."""
    place = longest_at(start, mentions, ("place",))
    while place is not None and (following := longest_at(place.span.stop, mentions, ("place",))):
        place = following
    return place is not None and text[place.span.stop : person.span.start] == "的"
