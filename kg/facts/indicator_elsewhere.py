"""What a number counts where its noun is said elsewhere in the sentence: 9家企业中，6家已开展精深加工."""

from __future__ import annotations

import re
from collections.abc import Sequence

from kg.facts.clauses import SENTENCE_MARKS, behind_mark
from kg.facts.figure_nouns import noun_after, strip_reach
from kg.facts.figure_nouns_before import noun_before
from kg.mentions.quantities import Quantity
from kg.model import Mention

_PARTS = ("，", "；", "。", "：", "中", "有", "、", "（")


def said_elsewhere(text: str, quantities: Sequence[Quantity], found: Sequence[tuple[str, str]], left: str) -> str:
    """The noun for the number next to be named, `left` of which no noun stands; "" where none is said."""
    q = quantities[len(found)]
    last = quantities[len(found) - 1] if found else None
    received = q.kind == "money" and text.endswith(("到", "手", "了"), 0, q.start)
    if received and (given := _RECEIVED.search(text, max(0, q.start - 40), q.start)):
        return given["what"]
    ends = q.kind in ("count", "times", "person") and text[q.stop : q.stop + 1] in ("，", "。", "；", "")
    if ends and (before := _JUST_NAMED.search(text, max(0, q.start - 40), q.start)):
        named = noun_before(before["what"])
        if len(named) > 2:
            return named
    alone = strip_reach(left).strip("，、； ") in ("", "其中", "有", "实现", "完成")
    if not alone:
        return ""
    name = found[-1][0] if found else ""
    if last is not None and _is_part(text, q, last) and name != last.unit:
        return name
    if last is not None and last.kind == "share" != q.kind and "占" in name[2:]:
        return name[: name.index("占", 2)]  # 自驾车约占总量的33%，达到415万辆次
    return _level(text, q) or _one_of(text, q)


_JUST_NAMED = re.compile(  # 搭起榕树下议事会，前后开了23场; 甲村获评特色田园乡村，全市累计已有21个
    "(?P<what>[^，。；：]{3,24})，(?:(?:全[省市县区旗镇乡村]|累计|前后|先后|已经?|目前|如今|现在|共|一共|总共)*"
    "(?:开|办|建|有|配|聘|装|设|举办|建成|召开|开展|开办)了?)$"
)
_RECEIVED = re.compile(  # 分红反倒涨了，去年户均拿到1.46万元
    "(?P<what>分红|红利|股金|租金|地租|工资|工钱|奖金|奖励|补贴|补助|助学金|奖学金|补偿款|货款|定金)[^。；：\\d]{0,24}?[拿领分]到手?了?$"
)
_IS = re.compile("[为是](?P<what>[^，。；：、的\\d]{2,16})(?=[，。；：]|$)")


def is_what(text: str, q: Quantity) -> str:
    """省外引进项目 of 其中6所为省外引进项目."""
    match = _IS.match(text, q.stop)
    return match["what"] if match and noun_before(match["what"]) else ""


_DONE = re.compile("[已未将均都正进完实现处被获达建开有没通属由在]|进行|完成")


def _is_part(text: str, q: Quantity, last: Quantity) -> bool:
    """Whether part of what was counted last is told of: 其中6家已开展, 其中32%进行分流."""
    counted = last.kind in ("count", "person", "times")
    same = q.unit == last.unit or q.kind == "share"
    between = text[last.stop : q.start]
    near = "。" not in between and between.rstrip().endswith(_PARTS)
    return counted and same and near and bool(_DONE.match(text, q.stop))


def of_them(text: str, quantities: Sequence[Quantity], found: Sequence[tuple[str, str]]) -> str:
    """企业 of 9家企业中，6家已开展精深加工: what some of them do is no name for them."""
    q = quantities[len(found)]
    told = bool(found) and q.unit in ("家", "个", "所") and _is_part(text, q, quantities[len(found) - 1])
    return found[-1][0] if told else ""


_MARK = re.compile(
    "(?P<what>[^，。；：\\d]{2,24}?)(?:（[^（）]{1,12}）)?(?:首次|成功|历史性|顺利|再次|率先|一举)*(?:突破|跨越|迈上|迈过|站上|跨过|跃上|迈入|跻身)"
    "[^，。；：]{1,12}(?:大关|关口|台阶|门槛|俱乐部)，[^，。；：\\d]{0,8}$"
)


def _level(text: str, q: Quantity) -> str:
    """地区生产总值 of 全年地区生产总值突破千亿大关，实现1027亿元."""
    start = behind_mark(text, q.start, "。；")
    match = _MARK.search(text, start, q.start) if q.kind in ("money", "count", "measure") else None
    return noun_before(match["what"]) if match else ""


def _one_of(text: str, q: Quantity) -> str:
    """奶牛 of 为每户买来一头奶牛，共有593头: one of them has been named in the same measure."""
    if len(q.unit) != 1 or text[q.stop : q.stop + 1] not in ("，", "。", "；", ""):
        return ""
    start = behind_mark(text, q.start, "。；")
    one = text.rfind("一" + q.unit, start, q.start)
    return noun_after(text[one + 2 : q.start].split("，")[0]) if one >= 0 else ""


_NAMED_FOR = {"所": "organisation", "家": "organisation", "项": "initiative"}
_HAS = re.compile("(?:合计|共计|总计|一共|[共已现])*(?:有|达)?")


def counted_body(text: str, q: Quantity, mentions: Sequence[Mention]) -> str:
    """幼儿园 of 改扩建幼儿园合计76所: bodies or works at large that were taken for the name of one."""
    kind = _NAMED_FOR.get(q.unit)
    if kind is None:
        return ""
    here = [m for m in mentions if m.kind == kind and 0 < q.start - m.span.stop <= 4]
    fits = [m for m in here if _HAS.fullmatch(text, m.span.stop, q.start) and m.span.stop < q.start]
    if not fits or noun_after(text[q.stop : q.stop + 16]):
        return ""
    return noun_before(text[fits[-1].span.start : fits[-1].span.stop])


def of_neighbour(text: str, quantities: Sequence[Quantity], found: Sequence[tuple[str, str]], q: Quantity) -> str:
    """产业路 of 产业路47条、42公里, 计件工资 of 计件工资，132元: what stands before the mark."""
    between = _BARE_MARK.search(text, 0, q.start)
    if between is None:
        return ""
    if found and quantities[len(found) - 1].stop == between.start():
        return found[-1][0] if found[-1][1] != "unit" else ""
    if q.kind not in ("money", "share"):
        return ""
    start = behind_mark(text, between.start(), SENTENCE_MARKS)
    clause = text[start : between.start()]
    if re.search(r"\d", clause):
        return ""
    return noun_before(clause) or (told[-1] if q.kind == "money" and (told := _OF_PAY.findall(clause)) else "")


#: 工资比较稳定，每月4000元
_OF_PAY = re.compile(
    "[一-鿿]{0,2}(?:工资|工钱|薪水|月薪|收入|租金|房租|地租|分红|补贴|补助|学费|价格|单价|售价|均价|流转费|管理费|奖金)"
)
_BARE_MARK = re.compile(
    "[，、](?:一年|全年|每年|每月|一天|每天|一月|一个月|一季|一趟|一次|每次|一场|每场|每人|人均|户均|一亩|每亩|月薪|一共|总共|共|约|近|合计|共计|总计){0,2}$"
)


def told_before(text: str, q: Quantity, left: str, right: str) -> str:
    """文明实践活动 of 义诊、宣讲等文明实践活动，全乡办了17场: the object said first, in a clause of its own."""
    if right or not re.search("[办开建修种做发搞设立出]了?$|开展|举办|组织|实施", strip_reach(left)):
        return ""
    match = _TOLD.search(text, 0, q.start)
    return noun_before(match["what"]) if match else ""


_TOLD = re.compile("等(?P<what>[^，。；：、等]{2,12})，[^，。；：]{0,12}$")
