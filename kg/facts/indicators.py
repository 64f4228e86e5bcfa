"""What a number in a sentence counts or measures: the words on its left, on its right, or those of its neighbour."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import cache
from typing import NamedTuple

import rjieba

from kg.facts.durations import time_of, told_next
from kg.facts.figure_deeds import changed_noun, happening_after
from kg.facts.figure_nouns import OWN_INCOME, action_after, ending, entered, noun_after, strip_reach, vocabulary
from kg.facts.figure_nouns_before import noun_before
from kg.facts.figure_scores import buys, given_for
from kg.facts.indicator_changes import SOFT, SPEED, course_of, from_to, last_words, of_change, of_speed
from kg.facts.indicator_compared import above, compared, level_of, share_of, yields
from kg.facts.indicator_elsewhere import counted_body, is_what, of_neighbour, of_them, said_elsewhere, told_before
from kg.facts.indicator_labels import labelled
from kg.facts.indicator_lasting import of_event
from kg.facts.indicator_rows import distribute
from kg.facts.indicator_spoken import of_unit, said_simply
from kg.facts.indicator_units import from_where, homes_beside, won
from kg.mentions.quantities import Quantity
from kg.model import Mention

_HARD = re.compile(r"[，。；：！？]")
_THAN = ("高于", "低于", "快于", "慢于", "高出", "低出", "快出", "超出")
_SUBJECTS = ("place", "organisation", "initiative", "event", "person")


class _Around(NamedTuple):
    """The words before and behind a quantity, up to the next number or break."""

    left: str
    right: str
    mid: bool = False  # only words stand between the quantity before and this one
    gives: str = ""  # the bare word between this quantity and the next: 捐款 of 736人捐款21.5万元


@dataclass(frozen=True)
class _Cuts:
    """Where the words for what is counted begin at the earliest: behind names of those who have or do it."""

    owners: Mapping[int, int]  # start and stop of names that may open a clause
    people: Sequence[tuple[int, int]]  # of people, wherever they stand
    touching: frozenset[int] = frozenset()  # where names of places end that stand right before a number


def indicators(text: str, quantities: Sequence[Quantity], mentions: Sequence[Mention]) -> list[tuple[str, str]]:
    """The indicator of each quantity and the rule that found it."""
    numbers = {q.start for q in quantities}
    here = [m for m in mentions if m.kind == "place" and m.anaphor and m.span.stop in numbers]  # 全村347户
    here = [m for m in here if not text.endswith(_THAN, 0, m.span.start)]  # 增速高出全县2.1个百分点
    names = [m for m in mentions if m.kind in _SUBJECTS and not m.anaphor]
    names = [m for m in names if m.span.stop not in numbers or _is_owner(m)] + here
    owners = {m.span.start: m.span.stop for m in sorted(names, key=lambda m: m.span.stop)}
    cuts = _Cuts(
        owners,
        [(m.span.start, m.span.stop) for m in names if m.kind == "person"],
        frozenset(m.span.stop for m in names if m.span.stop in numbers and m.kind == "place"),
    )
    found: list[tuple[str, str]] = []
    for index, q in enumerate(quantities):
        around = _around(text, quantities, index, cuts)
        changes = changed_noun(around.left)[1]
        indicator, rule = _indicator(q, around)
        what = _IS_WHAT.match(text, q.stop) or _LEVELS.match(text, q.stop)
        if what and (q.unit == "个" or "（" not in what["what"]):  # 19座镇（街）转运站 are stations
            indicator, rule = what["what"], "after"
        if far := from_where(text, q):
            indicator, rule = far, "far"
        if not indicator and (said := is_what(text, q)):
            indicator, rule = said, "after"
        if household := _HOUSEHOLD.search(text, q.number, q.stop):
            indicator, rule = household[0], "unit"  # 1800余住户, 4.6万人口
        beside = index and quantities[index - 1].unit in _TIERS and not noun_after(around.right)
        if q.unit in _TIERS and (beside or rule == "after"):
            indicator, rule = q.unit, "unit"  # 2乡6村, 山区26县|高质量发展
        beside_unit = bool(found) and found[-1][1] == "unit" and q.unit != quantities[index - 1].unit  # 347户、1347人
        beside_unit = beside_unit or (bool(found) and found[-1][0] == quantities[index - 1].unit != q.unit)
        if not indicator and found and not beside_unit and _continues(text, quantities[index - 1], q, around):
            of = _alike(quantities, found, index) if changes else found[-1][0]
            of = of_change(of) if changes else of
            indicator, rule = of, "previous"
        if rule == "before" and index and _counts_within(quantities[index - 1], q, indicator, found[-1]):
            indicator, rule = "人口" if q.unit == "人" else q.unit, "unit"  # 17个村民小组2300余户5600余人
        last = found[-1][0] if found else ""
        if part := share_of(q, around.left, last):
            indicator, rule = part, "proportion"
        if over := above(text, q, around.left, found):
            indicator, rule = over, "above"
        elif not changes and (differs := compared(text, q, found)):
            indicator, rule = differs, "compared"
        if rule in ("printed", "before", "") and (level := level_of(q, around.left, last)):
            indicator, rule = level, "previous"
        if crop := yields(q, around.left):
            indicator, rule = crop, "yield"
        if speed := SPEED.match(q.unit + "|" + around.right):
            indicator, rule = of_speed(text, q) or indicator or speed["what"], "speed"
        if rule in ("before", "after", "") and (course := course_of(text, q)):
            indicator, rule = course, "course"
        if course := from_to(text, quantities, index):
            indicator, rule = course, "course"
        alike = index > 0 and q.kind == quantities[index - 1].kind and not changes
        if not indicator and alike and (item := _LISTED.fullmatch(around.left)) and item["item"][-1] not in "了过着到":
            indicator, rule = item["item"], "listed"  # 短程组300人，健身跑600人
        if (not indicator or indicator in vocabulary("event_verb")) and (
            of := told_before(text, q, around.left, around.right)
        ):
            indicator, rule = of, "told_before"
        commented = "样的" in text and (not indicator or rule == "before")
        if commented and (comment := _COMMENT.search(text, 0, q.start)):
            indicator, rule = noun_before(comment["topic"]), "comment"
        if index and rule in ("before", "printed") and q.unit == quantities[index - 1].unit and _is_deed(indicator):
            indicator, rule = _of_deed(found[-1][0], indicator), "previous"
        if _is_class(indicator) and index and (of := found[-1][0]):
            indicator = indicator + _without_class(of)  # 文物保护单位14处（其中国家级1处）
        indicator, rule = (indicator, rule) if indicator else _by_unit(q, around)
        if spoken := said_simply(text, q, around.left, around.right, indicator, rule):
            indicator, rule = spoken, "spoken"
        if label := labelled(text, q):
            indicator, rule = label, "labelled"
        if not indicator and (shared := of_neighbour(text, quantities, found, q)):
            indicator, rule = shared, "previous"
        if q.kind == "time" and (indicator == "用时" or not indicator):
            of_time = index and quantities[index - 1].kind == "time" and found[-1][0]
            indicator, rule = of_time or indicator or told_next(text, q), rule or "told_next"
        if q.unit == "分" and (of_points := given_for(text, q) or buys(text, q)):
            indicator, rule = of_points, "points"
        if not indicator and q.kind == "score" and (scored := list(_SCORED.finditer(text, 0, q.start))):
            indicator, rule = noun_before(text[: scored[-1].end()]), "scored"
        if not indicator and (marks := won(q, around.left)):
            indicator, rule = marks, "unit"
        if rule == "happening" and (said := of_them(text, quantities, found)):
            indicator, rule = said, "elsewhere"
        if body := counted_body(text, q, mentions):
            indicator, rule = body, "body"
        unnamed = not indicator or indicator in vocabulary("reached")
        if unnamed and (said := said_elsewhere(text, quantities, found, around.left)):
            indicator, rule = said, "elsewhere"
        found.append((indicator, rule) if indicator else (_printed(q, around), "printed"))
    distribute(text, quantities, found)
    for index in range(len(quantities) - 2, -1, -1):  # 670户1850名村民: the first is named by the second
        apart = text[quantities[index].stop : quantities[index + 1].start]  # 412户、1630人受益
        touching = not apart or (apart in ("、", "和") and found[index][1] == "unit")
        touching = touching and not homes_beside(quantities[index], quantities[index + 1])
        if touching and found[index + 1][1] in _SHARED:
            found[index] = (found[index + 1][0], "shared")
    return found


def _counts_within(earlier: Quantity, q: Quantity, indicator: str, before: tuple[str, str]) -> bool:
    """Whether homes or people are counted right behind the villages or groups that they live in: 6个村380户1200人."""
    of_land = bool(_LAND.search(indicator)) and before == (indicator, "after")
    return q.unit in ("户", "人") and earlier.unit not in ("户", "人") and of_land


_LAND = re.compile("(?:[组村寨屯湾社乡镇]|街道|社区|小区|片区)$")
#: 其中48户|为脱贫户, 居民30%|为志愿者: what the part is
_IS_WHAT = re.compile(
    "[为是系](?!主|首|由|从|在|因|对|以|用|把|被|让|使|何|否)(?=[^，。；：]{1,8}(?:[户员者民人工生子女党口家村企业][，。；]|$))"
    "(?P<what>[一-鿿]{2,8})(?=[，。；]|$)"
)
_LEVELS = re.compile("(?P<what>[县市区镇乡村]（[^（）]{1,6}）)")  # 9个|县（市、区）


def _alike(quantities: Sequence[Quantity], found: Sequence[tuple[str, str]], index: int) -> str:
    """不良贷款 of 不良贷款4300万元，不良率下降0.8个百分点，压降1200万元: what was last counted in the same unit."""
    q, last = quantities[index], quantities[index - 1]
    if q.kind == last.kind or q.kind == "share":
        return found[index - 1][0]
    same = (found[i][0] for i in range(index - 1, -1, -1) if quantities[i].unit == q.unit)
    return next(same, found[index - 1][0])


def _is_deed(indicator: str) -> bool:
    """化解, 办结: a verb of two characters that names nothing counted."""
    return len(indicator) == 2 and indicator in vocabulary("verb") and indicator not in vocabulary("bare")


def _of_deed(counted: str, deed: str) -> str:
    """矛盾纠纷化解 of 矛盾纠纷350起，化解337起: what was counted before, and what was done to part of it."""
    return deed if not counted or counted.endswith(deed) or len(counted) > 8 else counted + deed


_SHARED = ("after", "shared", "happening", "entered")
_SAYS = 8  # characters of what is printed before a number that say enough of what it counts


def _printed(q: Quantity, around: _Around) -> str:
    """The words before a number where no noun ends there, or those behind it, or its bare unit: 凑了1500元, 共两层."""
    if q.chinese and "".join(around.left[-1:]) not in ("", "共", "有") and q.bound == "over" and q.kind == "measure":
        return ""  # 走几十里: a manner of speaking
    behind = _opening_words(around.right.lstrip("的"))
    if re.search("[里上下旁边外内]的$", around.left) and len(behind) > 1:
        return behind  # 村里的120亩撂荒地变成了油茶林
    left = re.sub("(?:[了着出起得]|(?<!通)过)+$", "", strip_reach(around.left)).strip(_EDGES)
    left = left.rpartition("以来")[2]
    words = rjieba.tag(left[-2 * _SAYS :])
    while words and (len("".join(word for word, _ in words)) > _SAYS or _says_nothing(*words[0])):
        words.pop(0)
    each = _EACH_OF.search(around.left) if q.kind == "money" and not words else None
    return (
        "".join(word for word, _ in words).strip(_EDGES)
        or (each[0] if each else "")
        or behind
        or (of_unit(q.unit) if q.kind != "share" else "")
    )


_EACH_OF = re.compile("每[一-鿿]{1,2}$")
_OPENING = re.compile(
    "[的和与及将把对在从向由]|头[一两三]年|全[省市县区州旗镇乡村盟]|[家村镇县乡校厂园店][里上中]|[一两三]年|另外|其余"
)


def _says_nothing(word: str, tag: str) -> bool:
    """Whether a word that opens what is printed before a number is no part of what is counted: 如今, 家里, 头一年."""
    return (tag in ("t", "r", "c") and word[0] != "每") or word in vocabulary("stop") or bool(_OPENING.fullmatch(word))


def _opening_words(text: str) -> str:
    """The words up to what is said of them, the first always: 撂荒地 of 撂荒地变成了油茶林."""
    said = ""
    for word, tag in rjieba.tag(text[: 2 * _SAYS].lstrip(_EDGES)):
        if len(said) > 1 and (tag[0] in "vdpcux" or word in vocabulary("all") or len(said) + len(word) > _SAYS):
            break
        said += word
    return said[:_SAYS].strip(_EDGES)


_EDGES = "，。、；：“”（）‘’《》 　"


_LISTED = re.compile(
    r"(?:和|及|与)?(?![按以每由从对在将把为其另共还再后并到向给让使超不第])"
    r"(?P<item>[\u4e00-\u9fff]{2,5}?)(?:有|为|达|约|近|共)*[（(]?"
)
_COMMENT = re.compile(  # 像这样的大棚，目前全村有26座
    r"(?P<topic>[像和]?[这那]样的[^，。；：]{2,12})，(?:目前|现在|如今)?[^，。；：]{0,6}?(?:里|内|上|还|已|共|就)*"
    r"(?:[建拥]?有|[建办开设][成起立办设]?了?)$"
)


_CLASS = re.compile(r"(?:(?:国家|自治区|省|市|县|区|世界|部|州)级|[A45]+A?级|(?:国|省|市|县)家?级以上)$")


def _is_class(indicator: str) -> bool:
    """国家级, 省级: a class of what was counted before."""
    return bool(_CLASS.fullmatch(indicator))


def _without_class(indicator: str) -> str:
    return re.sub(r"^(?:国家|自治区|省|市|县|区|世界|部|州)级", "", indicator)


_ASIDE = re.compile(r"（[^（）]*）|按[^，。；：]{2,8}(?:计算|核算|口径)，")


_SCORED = re.compile(r"考核|考评|测评|评比|评估|竞赛|比赛|考试")


def _is_owner(mention: Mention) -> bool:
    """浮云街道12个 counts something of the street; 口袋公园6处 counts parks."""
    sites = ("facility", "scenic", "zone", "compound")
    return mention.kind in ("place", "organisation") and mention.subtype not in sites


def _continues(text: str, earlier: Quantity, q: Quantity, around: _Around) -> bool:
    """脱贫户1260户4310人, 产值5亿元，同比增长8%: the number goes on about what the one before counts."""
    between = _ASIDE.sub("", text[earlier.stop : q.start])
    if "另" in between or "。" in between or len(between) > 14 or len(_HARD.findall(between)) > 1:
        return False
    if changed_noun(around.left)[1]:
        return True
    return not strip_reach(around.left).strip("，、（( 和与及") and (earlier.stop == q.start or earlier.kind == q.kind)


_HOUSEHOLD = re.compile("(?:(?:[住农商牧渔林]|贫困|脱贫|监测)户|人口)$")
_TIERS = frozenset({"乡", "镇", "村", "县", "区", "省", "市", "街道", "社区", "乡镇"})
_UNITS_OF_LAND = _TIERS | {"户"}
_AWAY = re.compile("(?:之外|以外|开外|外|处|远)(?:的|$)")


def _by_unit(q: Quantity, around: _Around) -> tuple[str, str]:
    """15个村、4.2万人: people counted without a noun are population; a lone verb of change names itself."""
    of_them = q.unit == "户" and around.right.startswith(("里", "中"))
    if q.unit in _UNITS_OF_LAND and (
        of_them or not strip_reach(around.right.lstrip("把将"))
    ):  # 全村96户|把5000亩草场入股
        return q.unit, "unit"
    if q.unit in ("公里", "米", "千米", "里") and _AWAY.match(around.right):
        return "距离", "unit"
    if q.unit == "人" and _LIVING.search(around.left) and not around.right:
        return "人口", "unit"  # 村里住着300人
    if q.unit == "人" and not around.right and not strip_reach(around.left).strip("，、（( 和与及"):
        return "人口", "unit"
    changed = changed_noun(around.left)[1]
    return (last_words(strip_reach(around.left)), "change") if changed and strip_reach(around.left) else ("", "")


_LIVING = re.compile("(?:居住|生活|住|聚居|世居)(?:着|有|了)?$")


def _around(text: str, quantities: Sequence[Quantity], index: int, cuts: _Cuts) -> _Around:
    q = quantities[index]
    left_edge = quantities[index - 1].stop if index else 0
    left_edge += (
        bool(index) and text.startswith(("里", "中"), left_edge) and q.start > left_edge + 1
    )  # 706户里|交了689户
    right_edge = quantities[index + 1].start if index + 1 < len(quantities) else len(text)
    left, right = text[left_edge : q.start], text[q.stop : right_edge]
    stop = SOFT.search(right)
    if stop and _in_quotes(right, stop.start()):
        stop = _HARD.search(right)
    cut = stop.start() if stop else len(right)
    soft = next((m.end() for m in reversed(list(SOFT.finditer(left))) if not _in_sum(left, m)), 0)
    begin = left_edge + soft
    begin = opens.end() if (opens := _OPENS.match(text, begin, q.start)) else begin
    begin += text.startswith("由", begin) and cuts.owners.get(begin + 1, len(text)) < q.start  # 由甲公司投资3000万元
    while begin < cuts.owners.get(begin, begin) <= q.start:  # 甲市乙区丙项目总投资: what has it is not what is counted
        begin = cuts.owners[begin] + text.startswith("的", cuts.owners[begin])
    works = [end for start, end in cuts.owners.items() if begin < start <= begin + 4 and end < q.start]
    if works:
        begin = max((end for end in works if text.startswith(("项目", "工程"), end - 2)), default=begin)
    if begin <= q.start and q.start in cuts.touching:
        begin = q.start
    if cuts.people:
        begin = max([begin, *(end for start, end in cuts.people if begin <= start and end <= q.start)])
    if cuts.owners:
        reach = begin + len(strip_reach(text[begin : q.start]))  # 丙省的甲县乙镇有4.6万人口
        begin = reach if begin < reach and reach in cuts.owners.values() else begin
    following = quantities[index + 1] if index + 1 < len(quantities) else None
    if following and _ATTRIBUTE.fullmatch(right) and text.startswith("的", following.stop):
        right = text[following.stop + len("的") :]  # 一座占地5亩的|仓库
        cut = stop.start() if (stop := SOFT.search(right)) else len(right)
    words, gives = right[:cut], ""
    if (
        following and cut == len(right) and not OWN_INCOME.match(words)
    ):  # 在10亩建设用地投资1000万元: 投资 belongs to what follows
        gives = ending(words, "bare")
        words = words.removesuffix(gives)
    left = text[begin : q.start]
    left = left[:-1] if left.endswith("时长达") else left  # 服务时长|达15万小时: no 长达
    words = _NEARBY.sub("", words) if words.startswith("就") else words
    return _Around(left, words, index > 0 and begin == left_edge, gives)


_NEARBY = re.compile("^(?:就近|就地)+(?=..)")  # 300人就近务工
_OPENS = re.compile("其中|(?:截至)?目前|如今|现在|眼下|今年|去年|当前")
_ATTRIBUTE = re.compile(r"(?:总?投资|占地|总?面积|建筑面积|总?长|全长|宽|高|容量|可容纳|价值)(?:面积)?[约达近超为]*")


def _in_sum(left: str, match: re.Match[str]) -> bool:
    """资源性收入+经营性收入: a plus sign between words joins them; so do marks inside quotation marks."""
    if match[0] == "+":
        return not re.search(r"[“\d]", left)
    return _in_quotes(left, match.start())


def _in_quotes(text: str, position: int) -> bool:
    return text.count("“", 0, position) > text.count("”", 0, position) and "”" in text[position:]


_COMPARES = re.compile("[比较](?:去年|上年|上月|同期|年初|往年|前年)|[同环]比")  # 面积较去年增加1.2万亩
_LENGTHS = frozenset({"公里", "千米", "米", "平方米", "㎡", "亩", "公顷", "平方公里"})  # 道路改造提升77公里
_TIMES_UNITS = frozenset({"次", "场", "场次", "轮", "期", "批", "遍", "回", "人次"})


def _indicator(q: Quantity, around: _Around) -> tuple[str, str]:
    if q.kind == "measure" and _AWAY.match(around.right):
        return "", ""
    if q.kind == "time" and (coming := _COMING.match(around.right)):
        return coming["what"], "coming"
    if q.kind == "share" and (part := _PART.search(strip_reach(around.left))):
        return noun_before(part["what"]) + "占" + part["of"], "part"
    if q.unit == "人" and around.gives and not around.right and not strip_reach(around.left):
        return around.gives, "happening"
    grown, changed = changed_noun(around.left)
    if changed and (q.unit not in _LENGTHS or _COMPARES.search(around.left)) and not noun_after(around.right):
        if grown and _ONLY_TIER.fullmatch(grown) and (way := _WAY.search(around.left)):
            return way[0], "changed"  # 甲、乙两市|增幅超过9%
        return (grown, "changed") if grown else ("", "")
    if around.left.endswith("（") and around.right.startswith("）"):
        return noun_before(around.left[:-1]), "before"  # 半程马拉松（21公里）
    before = noun_before(_without_lasting(around.left) if q.kind == "time" else around.left, keep_verb=q.unit == "次")
    counts_people = around.left.endswith("的") and q.unit in ("户", "人", "名", "位")  # 两个苏木的412户
    before = "" if around.left == "的" or counts_people else before
    if around.right.startswith("的") and q.kind in ("person", "count") and (seats := _SEATS.search(around.left)):
        return seats[0], "before"
    after = noun_after(around.right, person=q.kind == "person")
    if q.kind == "time" and before:
        before += next(
            (word for word in vocabulary("lasting") if around.left.endswith(word) and word not in before), ""
        )
    if q.kind == "time" and (lasts := time_of(q, around.left, around.right, before, after)):
        return lasts, "lasting"
    if q.kind == "time" and not before and (lasts := of_event(_lasting(around.left), around.right, after)):
        return lasts, "lasting"
    if not after and q.unit in _TIMES_UNITS and not around.right.startswith("的"):
        after = action_after(around.right)
    if not after and around.left.endswith("等") and (kind := _OF_LIST.fullmatch(around.right)):
        return kind[0], "after"
    by_deed = q.kind == "person" and not after and (not before or before in vocabulary("verb"))
    if by_deed and (group := entered(around.right)):
        return group, "entered"
    if q.kind == "money" and around.mid and (verb := _ends_bare(around.left)):
        return verb, "before"
    if q.kind == "person" and not after and (around.mid or not before) and (fate := happening_after(around.right)):
        return fate, "happening"
    if q.kind == "person" and not after and (deed := _ATTENDS.match(around.right)):
        return before + deed[0], "happening"
    if _prefers_before(q, around, before, after):
        return before, "before"
    if after:
        return after, "after"
    if not before and q.kind == "time" and around.left.endswith(tuple(vocabulary("lasting"))):
        return around.left[-2:], "lasting"
    return (before, "before") if before else ("", "")


_ONLY_TIER = re.compile("[一两二三四五六七八九十]?[省市县区旗州镇乡](?:（[^（）]{1,4}）)?")
_WAY = re.compile("增[幅速长]|[降涨]幅")
#: 磨刀、修伞等9项|免费服务
_OF_LIST = re.compile("[一-鿿]{2,6}(?:服务|活动|工作|培训|业务|事项|举措|措施|宣传|整治|建设)")
_PART = re.compile("(?P<what>[^占]*)占(?:了|到)?(?P<of>[^占比]{2,14}?)的?$")  # 外销量占总产量的85%


def _ends_bare(left: str) -> str:
    """投资 in 建设用地投资1000万元, where the land was the number before."""
    return ending(strip_reach(left), "bare")


def _without_lasting(left: str) -> str:
    """培训 of 此次培训为期; what remains of a bare 为期 is itself."""
    lasts = _lasting(left)
    return re.sub("(?<=..)(?:[将已共要会可]|预计|已经|大约)+$", "", left.removesuffix(lasts)) or left if lasts else left


def _lasting(left: str) -> str:
    """The word that says how long something lasts, if the words before a number end in one: 为期, 历时."""
    return ending(left, "lasting")


_COMING = re.compile(r"(?:就|便|才|将|把|即可|就可以?|便可|就能|便能|后即可|后可?)(?P<what>[^，。；、]{2,6})$")


#: 流转撂荒林地1500亩|发展林下参: what the land, the money or the men are put to.
_PUT_TO = re.compile(
    "发展(?!对象|历史)|种[植上下](?!历史)|建[设成起](?!用地)|打造|用于|用来|兴建|新建|改建|置办|养殖(?!户|场|业|大户|基地|专业|合作|面积|能手|技术)|开展|成立"
)
_SEATS = re.compile("[能可](?:容|坐|住|停|装|放|摆)下?$")
_ROOM = re.compile("容纳|可供|可供|满足|服务|覆盖|接待|就读")  # 可容纳在校生6000人的新校
_ATTENDS = re.compile(
    "(?:参加|出席|参与|到场|列席|就业|增收|入股|入社|受益|务工|参训|报名)(?=[，。；：]|$)"
)  # 村民代表120人|参加
_HANDS_OUT = re.compile("(?:奖给|签[下订了]+|领到|收到|拿到|拿出|送上|发给|凑了|凑出)")  # 签下5.2万元|订单
_SIZES = ("面积", "长度", "高度", "宽度", "深度", "容量", "库容", "里程", "产能")
_GETS = frozenset("收种养产卖栽采摘")  # 收了30万公斤谷子: what was got is what is counted


@cache
def _bare() -> tuple[str, ...]:
    return tuple(sorted(vocabulary("bare")))


def _prefers_before(q: Quantity, around: _Around, before: str, after: str) -> bool:
    if not before:
        return False
    if not after:
        return True
    if around.left.endswith("等"):
        return False  # 甲、乙等7个重点项目
    if _PUT_TO.match(around.right):
        return True
    if around.right.startswith("的") and q.kind == "person" and _ROOM.search(around.left):
        return True
    if around.right.startswith("的") and q.kind == "money" and (after[-1] in "费金款利" or before == "价值"):
        return False  # 农户得每亩500元的流转费, 捐来价值8万元的日用品
    if around.right.startswith("的"):
        reached = (
            strip_reach(around.left) not in (around.left, around.left.rstrip("了"))
            or (q.kind == "money" and before.endswith(_bare()))
            or before.endswith(_SIZES)
        )
        return reached or (before in vocabulary("bare") and q.kind != "share")
    if q.kind == "money" and before in ("赚", "挣"):
        return not after.endswith(("工资", "租金", "工钱", "分红"))  # 一个月能赚2000元|补贴家用
    if q.kind == "money" and before in vocabulary("raise"):
        return False
    if q.kind == "money" and _HANDS_OUT.fullmatch(before):
        return False
    if q.kind == "money":
        return not (after[-1] in "费款金券贷税薪债" or any(after.startswith(word) for word in vocabulary("money")))
    if q.kind == "share":
        return not re.search(r"(?:全[县市镇乡村区州旗省]|[县市镇乡村区])$", around.left)
    if q.kind == "time":
        return not after.endswith("历史")
    return q.kind == "measure" and before.endswith(_bare()) and before not in _GETS
