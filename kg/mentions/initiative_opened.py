"""What is opened or called by a plain name: 开了传承班, 办起津泽班, 镇里办的果农学堂, 打五香的牌子, 管他们叫水掌柜."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache

from kg.lexicon import programmes
from kg.lexicon.patterns import alternation
from kg.lexicon.tokens import tokens
from kg.lexicon.vocabulary import rows
from kg.mentions.initiative_lines import Line, make
from kg.mentions.initiative_presented import naming_ends
from kg.mentions.initiative_quotes import head_of
from kg.mentions.place_text import stands_apart
from kg.mentions.scanning import leaping
from kg.model import Mention

_SUBTYPES = {"role": "service", "board": "mechanism", "meets": "platform"}
_OPENING = (
    "开设|开办|新开|新办|开通|开行|增开|加开|创办|创设|设立|增设|设置|建立|建成|搭建|推出|上线|首创|试点|派驻|选派|选聘|聘请|配备|召开|举办|开展|组建"
    "|布设|启动|实行|推行|(?:开|办|设|建|搞|搭|派|推|摆|排|立|拉|兴)(?:了|起|出|上|有)|(?<=[里镇村县会末月周年也还都])(?:办|开|设)(?![的了起立置理公法])"
    "|(?:办|开|设|建|推出|开设|开办|开通|开行|发起|创办|设立|首创|挂牌|运营|组织|牵头|举办|聘请|选聘|招募|选派)(?:起)?的"
)
_MEASURE = re.compile(
    "(?:首|第|新|每)?[0-9一二两三四五六七八九十百几多]*[余多]?(?:个|条|处|家|支|名|位|间|座|场|期|块|张|趟|列|辆|本|批|次|所|项|类|天的|小时的|周的)"
)
_LOOSE = re.compile("[的了在对将把为是从到由和与及]|各类|多种|相关|一系列|自己|这|该|此|每|全[县市镇村乡区]")
#: Courses and crews in general: 举办培训班, 组建专班
_COURSE = re.compile("(?:培训|研修|学习|进修|轮训|研讨|短训|专|领导|工作|值|夜|早|晚|白)班$")


@cache
def _opened() -> re.Pattern[str]:
    words = tuple(sorted({row["word"] for row in rows("initiative_openable")}))
    return re.compile(
        f"(?P<verb>{_OPENING})了?(?P<name>[\u4e00-\u9fffA-Za-z0-9]{{0,14}}?(?P<head>{alternation(words)}))"
        "(?![\u4e00-\u9fff]?(?:制|化|建设|改造|工作|项目|工程|活动|行动|服务|室|站|点|部|队|厅|园|栏|比赛|大赛|比武|技能|培训|仪式))"
    )


@cache
def _may_open() -> re.Pattern[str]:
    """The same to be found fast; the characters are those that verbs of opening begin with."""
    return leaping("开新创设增加建搭推上首试派选聘配召举组布启实办搞摆排立拉兴发挂运牵招", _opened().pattern)


@cache
def _kinds() -> dict[str, str]:
    return {row["word"]: row["kind"] for row in rows("initiative_openable")}


def opened(line: Line) -> Iterator[Mention]:
    """开了传承班, 开通鲜果专线, 设立村级法官工作室26个: a verb of opening and a word that closes such names."""
    if line.sentence.role not in ("body", "caption"):
        return
    for m in _opened().finditer(line.text) if _may_open().search(line.text) else ():
        start, stop = m.span("name")
        if measure := _MEASURE.match(line.text, start, stop):
            start = measure.end()
        name = line.text[start:stop]
        if len(name) < 3 or 0 < len(name) - len(m["head"]) < 3 - len(m["head"]) or _LOOSE.search(name):
            continue
        kind = _kinds()[m["head"]]
        bare = name == m["head"] and (kind in ("room", "round") or (kind == "role" and len(name) < 4))
        if bare or _COURSE.search(name):
            continue
        if (
            (kind != "line" and not _is_noun(name))
            or not stands_apart(line.text, start, stop)
            or not _is_open(line, start, stop)
        ):
            continue
        yield make(line, start, stop, name, _SUBTYPES.get(kind, "service"), "opened by its plain name", 0.65)


def _is_noun(name: str) -> bool:
    """Whether nothing in it does anything: no 开展法律服务, no 组织村民."""
    stopped = programmes.name_words("stop") | programmes.name_words("visit") | programmes.name_words("adverb")
    found = tokens(name)
    return not any(t.text in stopped or t.tag in ("d", "r", "p", "c", "m") for t in found[:-1])


def _is_open(line: Line, start: int, stop: int) -> bool:
    return line.is_free(start, stop) and not any(
        t.span.start < stop and t.span.stop > start for t in line.taken if t.span.stop >= stop
    )


_APP = re.compile(
    "(?:上线|推出|开发|研发|启用|用上|装[有上]|登录|打开|点开|依托|通过|使用|运用|借助)了?(?:手机上的|自主研发的)?"
    "(?P<name>[\u4e00-\u9fffA-Za-z]{2,6}(?<![交流沟开联互畅普直接打贯融卡变神精疏串相灵])(?:通|云|管家|助手)|[\u4e00-\u9fff]{2,8}(?:App|APP))"
    "(?=[，。；、的]|手机|小程序|平台|APP|App|应用|系统)(?!的?方式|过)"
)


def apps(line: Line) -> Iterator[Mention]:
    """上线渔民通, 装有草原管护通的手机: what a platform in the hand is called."""
    for m in _APP.finditer(line.text):
        start, stop = m.span("name")
        if len(m["name"]) > 2 and not _LOOSE.search(m["name"]) and _is_noun(m["name"]) and _is_open(line, start, stop):
            yield make(line, start, stop, m["name"], "platform", "platform in the hand", 0.65)


_SIGN = re.compile(
    "(?:打[出响造]?|叫响|擦亮|亮出|挂[上起出]?|举起)了?(?P<name>[\u4e00-\u9fffA-Za-z]{2,10}?)(?:的|这块|这张)(?:金字)?(?:牌子|招牌|旗号|名号|名片)"
)
_SO_CALLED = re.compile(
    "(?:^|[，。；：])[^，。；：“”]{0,12}?(?:把|管|将)[^，。；：“”叫]{1,16}(?:叫作|叫做|称作|称为|唤作|叫|起名|取名)(?P<name>[\u4e00-\u9fffA-Za-z0-9]{2,8})(?=[，。；])"
)
_OF_PERSON = re.compile("[他她](?!们)|孩子|[儿孙]子|女儿|宝宝")
_HONOUR = re.compile("基地|中心|[站所室院校局办处厂店村县区]$|公司|委会|单位|社区|国家|全国|全省|全市|示范")


_BARE_CALL = re.compile(
    "(?:^|[，。；])(?:它|就|这[条套种个项支张][一-鿿]{0,3})?叫(?:作|做)?(?P<name>[\u4e00-\u9fff]{4,8})(?=[，。])"
)
_OF_KIND = re.compile(
    "(?:叫|名叫|名为|叫作|叫做|称为)(?P<name>[\u4e00-\u9fffA-Za-z0-9]{3,8})的(?:手机)?"
    "(?:小程序|平台|系统|软件|办法|法子|做法|制度|机制|模式|活动|行动|项目|服务|课程|课)"
)
_NAME_GIVEN = re.compile("(?P<name>[\u4e00-\u9fffA-Za-z0-9]{3,9})(?=[，。；])")
_NO_NAME = re.compile("[我你您他她它咱啥人得来去起不没什怎]")


def given_names(line: Line) -> Iterator[Mention]:
    """这条线叫远程心电网, 把这套做法称之为四步议事法, 一个叫派活宝的小程序: a name without quotation marks."""
    text = line.text
    if line.sentence.role not in ("body", "caption"):
        return
    found = [*_BARE_CALL.finditer(text), *_OF_KIND.finditer(text)]
    for at in naming_ends(text):
        found += [m] if (m := _NAME_GIVEN.match(text, at)) else []
    for m in found:
        start, stop = m.span("name")
        nouns = all(
            t.tag[:1] in "nbjzlsmitfg" or t.tag in ("v", "vn", "a", "ad", "x", "eng") for t in tokens(m["name"])
        )
        if nouns and not _NO_NAME.match(m["name"]) and not _LOOSE.search(m["name"]) and _is_open(line, start, stop):
            if m.re is _BARE_CALL and tokens(m["name"])[-1].tag[:1] not in "nj":
                continue
            head = head_of(m["name"])
            yield make(line, start, stop, m["name"], head.subtype if head else "mechanism", "name that is given", 0.65)


def called(line: Line) -> Iterator[Mention]:
    """打环江五香的牌子, 挂上光伏羊的牌子, 乡亲们管他们叫水掌柜."""
    text = line.text
    if "牌" in text or "名" in text or "旗" in text:
        for m in _SIGN.finditer(text):
            start, stop = m.span("name")
            if not _HONOUR.search(m["name"]) and not _LOOSE.search(m["name"]) and _is_open(line, start, stop):
                yield make(line, start, stop, m["name"], "brand", "the sign it is sold under", 0.65)
    if ("叫" in text or "称" in text or "名" in text) and ("把" in text or "管" in text or "将" in text):
        for m in _SO_CALLED.finditer(text):
            start, stop = m.span("name")
            person = _OF_PERSON.search(m[0]) is not None
            if not person and not _LOOSE.search(m["name"]) and _is_open(line, start, stop):
                yield make(line, start, stop, m["name"], "brand", "what it is called", 0.65)


_EVERY = re.compile(
    "每(?:月|周|逢|季度|年)[^，。；：的]{0,8}的(?P<name>[\u4e00-\u9fff]{2,8}(?:会|日|集市|市集|大集|课堂|讲堂|夜谈|夜话|夜校|沙龙|集))"
    "(?=[，。；上里]|[已雷又还都也是由]|开|让|成)"
)


def held_every(line: Line) -> Iterator[Mention]:
    """每月15日晚上的乡贤夜谈会已开了14期: what comes again and again has a name of its own."""
    for m in _EVERY.finditer(line.text):
        start, stop = m.span("name")
        if len(m["name"]) > 3 and _is_open(line, start, stop) and stands_apart(line.text, start, stop):
            yield make(line, start, stop, m["name"], "platform", "held at its hours", 0.65)


_THIS_WAY = re.compile(
    "这(?:套|种|一|项|个)(?P<name>[\u4e00-\u9fff]{4,12})的(?:办法|做法|机制|模式|制度|打法|工作法|老办法|新办法)"
)
_BY_POINTS = re.compile("(?:凭|凭着|凭借|持|用)(?P<name>[\u4e00-\u9fff]{2,6}积分)(?=在|到|去|兑|换|可以?)")
_ALSO = re.compile("(?:推出|铺开|推行|启动|上线|开展|实施)的还有(?P<name>[\u4e00-\u9fff]{4,14})(?=[，。；、])")


def this_way(line: Line) -> Iterator[Mention]:
    """这套派单限时办理的办法, 凭邻里互助积分在超市兑换, 同步铺开的还有校园餐专项治理."""
    text = line.text
    for pattern, word, subtype in (
        (_THIS_WAY, "这", "mechanism"),
        (_BY_POINTS, "积分", "points"),
        (_ALSO, "还有", "campaign"),
    ):
        for m in pattern.finditer(text) if word in text else ():
            start, stop = m.span("name")
            if not _LOOSE.search(m["name"]) and _is_open(line, start, stop):
                yield make(line, start, stop, m["name"], subtype, "taken up by its plain name", 0.6)
