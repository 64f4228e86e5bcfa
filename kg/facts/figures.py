"""Facts of figures: what is counted or measured, how much, of what, and when."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

from kg.facts import tables
from kg.facts.doer import Doers
from kg.facts.figure_nouns import (
    action_after,
    changed_noun,
    entered,
    happening_after,
    noun_after,
    noun_before,
    strip_reach,
    vocabulary,
)
from kg.facts.figure_subjects import Site, subject_of
from kg.facts.status import status_of
from kg.mentions.dates import DateExpression, find_dates
from kg.mentions.quantities import Quantity, find_quantities, with_money
from kg.mentions.scope import Reading
from kg.model import Fact, Figure, Mention, Sentence, Span

_HARD = re.compile(r"[，。；：！？]")
_SOFT = re.compile(r"[，。；：！？、+]")
_SUBJECTS = ("place", "organisation", "initiative", "event", "person")
_NAMES = ("person", "organisation", "place", "document", "event", "product")


def relate(reading: Reading) -> list[Fact | Figure]:
    """The figures of one resolved article: those of its sentences, then those of its tables."""
    by_sentence: dict[int, list[Mention]] = defaultdict(list)
    for mention in reading.mentions:
        by_sentence[mention.span.sentence].append(mention)
    doers = Doers(reading)
    found: list[Fact | Figure] = []
    for sentence in reading.scope.article.sentences:
        if sentence.role in ("body", "caption") and "\t" not in sentence.text:
            found.extend(_read_sentence(sentence, by_sentence[sentence.index], doers, reading))
    found.extend(tables.figures(reading))
    return found


def _read_sentence(
    sentence: Sentence, mentions: Sequence[Mention], doers: Doers, reading: Reading
) -> Iterator[Figure]:
    text = sentence.text
    quantities = [with_money(q) for q in find_quantities(text) if not _in_name(q, mentions, text)]
    quantities = [q for q in quantities if _measures(text, q)]
    if not quantities:
        return
    page_date = reading.scope.page.meta.date
    dates = find_dates(text, page_date.value if page_date else None)
    resolved = [m for m in mentions if m.entity is not None]
    names = _indicators(text, quantities, mentions)
    subject, reason, end = None, "", -1
    for quantity, (indicator, rule) in zip(quantities, names, strict=True):
        site = Site(sentence.index, text, quantity, resolved, doers)
        touching = subject is not None and quantity.start == end  # 670户1850名: both of the same village
        if not touching:
            subject, reason = subject_of(site)
        end = quantity.stop
        if subject is None or not indicator:
            continue
        value, change = _changed(text, quantity)
        yield Figure(
            subject,
            indicator,
            value,
            quantity.unit,
            (Span(sentence.index, *_quote(text, quantity)),),
            f"figure.{rule}.{reason}",
            confidence=_CONFIDENCE.get(reason, 0.8),
            maximum=quantity.maximum,
            bound=quantity.bound,
            change=change,
            period=_period(text, quantity, dates),
            status=status_of(text, quantity.start),
        )


_CONFIDENCE = {"notation": 0.75, "each": 0.7, "owner": 0.9, "described": 0.8, "topic": 0.85, "lasting": 0.7}


# --- which quantities count --------------------------------------------------------------------

_SUFFICES = re.compile(
    r"(?:为期|历时|用时|耗时|时长|工期|持续|再过|缩短|减少|压缩|提前|只需|仅需|需要?|不到|最长|最快|平均|服务期|有效期"
    r"|期限|长达|短短|期为|学制|压减|延长|节省|累计|不少于|至少|天数|周期|增加|时间)\D{0,6}$"
)


def _measures(text: str, q: Quantity) -> bool:
    """Whether a time is a duration and a score one that was reached, not a rule's tariff (1小时记5分)."""
    if q.kind == "time":
        return _is_duration(text, q)
    return not (q.kind == "score" and _TARIFF.search(text[: q.start]))


_TARIFF = re.compile(r"(?:[记加扣减奖]|可得|可积|记得|计)$")


def _is_duration(text: str, q: Quantity) -> bool:
    """5天 in 为期5天 measures; 3年 in 3年前 tells when, 24小时 in 24小时值守 is a manner of speaking."""
    if q.value == 24 and q.unit == "小时":
        return False
    if re.match(r"(?:前|后|来|间|内|之内|以内|之前|之后|以来|一|值|待命|在线|不)", text[q.stop :]):
        return bool(_SUFFICES.search(text[: q.start]) and text.startswith("内", q.stop))
    return bool(_SUFFICES.search(text[: q.start]))


def _in_name(q: Quantity, mentions: Sequence[Mention], text: str) -> bool:
    """Whether the number is part of a name: 第三小学, 5G产业园, 12345热线; “1名网格长+…” is none."""
    for mention in mentions:
        span = mention.span
        if not (span.start <= q.number and q.stop <= span.stop) or mention.anaphor:
            continue
        if mention.kind in _NAMES:
            if mention.kind != "document" and q.number == span.start:
                continue  # 8个村党组织: a count that was taken for part of a name
            return True
        notation = "+" in text[max(span.start, q.start - 24) : q.stop + 24]
        if mention.kind == "initiative" and not notation and text[q.start - 1 : q.start] != "”":
            return True
    return False


# --- what is counted ---------------------------------------------------------------------------


@dataclass(frozen=True)
class _Around:
    """The words before and behind a quantity, up to the next number or break."""

    left: str
    right: str
    touching: bool  # the next quantity follows without a word between
    mid: bool = False  # only words stand between the quantity before and this one


@dataclass(frozen=True)
class _Cuts:
    """Where the words for what is counted begin at the earliest: behind names of those who have or do it."""

    owners: Mapping[int, int]  # start and stop of names that may open a clause
    people: Sequence[tuple[int, int]]  # of people, wherever they stand


def _indicators(
    text: str, quantities: Sequence[Quantity], mentions: Sequence[Mention]
) -> list[tuple[str, str]]:
    """The indicator of each quantity and the rule that found it."""
    names = [m for m in mentions if m.kind in _SUBJECTS and not m.anaphor]
    numbers = {q.start for q in quantities}
    names = [m for m in names if m.span.stop not in numbers or _is_owner(m)]
    owners = {m.span.start: m.span.stop for m in sorted(names, key=lambda m: m.span.stop)}
    cuts = _Cuts(owners, [(m.span.start, m.span.stop) for m in names if m.kind == "person"])
    found: list[tuple[str, str]] = []
    for index, q in enumerate(quantities):
        around = _around(text, quantities, index, cuts)
        indicator, rule = _indicator(q, around)
        if not indicator and found and _continues(text, quantities[index - 1], q, around):
            indicator, rule = found[-1][0], "previous"
        indicator, rule = (indicator, rule) if indicator else _by_unit(q, around)
        if not indicator and q.kind == "score" and (scored := list(_SCORED.finditer(text, 0, q.start))):
            indicator, rule = noun_before(text[: scored[-1].end()]), "scored"
        found.append((indicator, rule))
    _distribute(text, quantities, found)
    for index in range(len(quantities) - 2, -1, -1):  # 670户1850名村民: the first is named by the second
        if _around(text, quantities, index, cuts).touching and found[index + 1][1] in ("after", "shared"):
            found[index] = (found[index + 1][0], "shared")
    return found


def _distribute(text: str, quantities: Sequence[Quantity], found: list[tuple[str, str]]) -> None:
    """游客8万人次、收入3亿元，分别增长18%和21%: each rate belongs to the indicator in the same place of the row."""
    for index in range(1, len(quantities)):
        between = text[quantities[index - 1].stop : quantities[index].start]
        if "分别" not in between or found[index][1] not in ("previous", "changed", "change") or "。" in between:
            continue
        row = [index]
        while row[-1] + 1 < len(quantities) and _AND.fullmatch(
            text[quantities[row[-1]].stop : quantities[row[-1] + 1].start]
        ):
            row.append(row[-1] + 1)
        named = list(dict.fromkeys(name for name, _ in found[:index] if name))[-len(row) :]
        if len(named) == len(row):
            for place, name in zip(row, named, strict=True):
                found[place] = (name, "distributed")


_AND = re.compile(r"[、和与及]|，")
_ASIDE = re.compile(r"（[^（）]*）")


_SCORED = re.compile(r"考核|考评|测评|评比|评估|竞赛|比赛|考试")


def _is_owner(mention: Mention) -> bool:
    """浮云街道12个 counts something of the street; 口袋公园6处 counts parks."""
    sites = ("facility", "scenic", "zone", "compound")
    return mention.kind in ("place", "organisation") and mention.subtype not in sites


def _continues(text: str, earlier: Quantity, q: Quantity, around: _Around) -> bool:
    """脱贫户1260户4310人, 产值5亿元，同比增长8%: the number goes on about what the one before counts."""
    between = _ASIDE.sub("", text[earlier.stop : q.start])
    if "。" in between or len(between) > 14 or len(_HARD.findall(between)) > 1:
        return False
    if changed_noun(around.left)[1]:
        return True
    return not strip_reach(around.left).strip("，、（( 和与及") and (earlier.stop == q.start or earlier.kind == q.kind)


def _by_unit(q: Quantity, around: _Around) -> tuple[str, str]:
    """15个村、4.2万人: people counted without a noun are population; a lone verb of change names itself."""
    if q.unit == "人" and not around.right and not strip_reach(around.left).strip("，、（( 和与及"):
        return "人口", "unit"
    changed = changed_noun(around.left)[1]
    return (strip_reach(around.left)[-4:], "change") if changed and strip_reach(around.left) else ("", "")


def _around(text: str, quantities: Sequence[Quantity], index: int, cuts: _Cuts) -> _Around:
    q = quantities[index]
    left_edge = quantities[index - 1].stop if index else 0
    right_edge = quantities[index + 1].start if index + 1 < len(quantities) else len(text)
    left, right = text[left_edge : q.start], text[q.stop : right_edge]
    soft = [m.end() for m in _SOFT.finditer(left) if not _in_sum(left, m)]
    hard = _HARD.search(right)
    stop = _SOFT.search(right)
    cut = stop.start() if stop and not _in_quotes(right, stop.start()) else hard.start() if hard else len(right)
    begin = left_edge + (soft[-1] if soft else 0)
    begin += 2 if text.startswith("其中", begin) else 0
    while begin < cuts.owners.get(begin, begin) <= q.start:  # 甲市乙区丙项目总投资: what has it is not what is counted
        begin = cuts.owners[begin] + text.startswith("的", cuts.owners[begin])
    touching = right == "" and index + 1 < len(quantities)
    begin = max((stop for start, stop in cuts.people if begin <= start and stop <= q.start), default=begin)
    following = quantities[index + 1] if index + 1 < len(quantities) else None
    if following and _ATTRIBUTE.fullmatch(right) and text.startswith("的", following.stop):
        right = text[following.stop :]  # 一座占地5亩的仓库
        cut = stop.start() if (stop := _SOFT.search(right)) else len(right)
    words = right[:cut]
    if following and cut == len(right):  # 在10亩建设用地投资1000万元: 投资 belongs to what follows
        words = next((words.removesuffix(word) for word in vocabulary("bare") if words.endswith(word)), words)
    return _Around(text[begin : q.start], words, touching, mid=index > 0 and begin == left_edge)


_ATTRIBUTE = re.compile(r"(?:总?投资|占地|总?面积|建筑面积|总?长|全长|宽|高|容量|可容纳|价值)(?:面积)?[约达近超为]*")


def _in_sum(left: str, match: re.Match[str]) -> bool:
    """资源性收入+经营性收入: a plus sign between words joins them; so do marks inside quotation marks."""
    if match[0] == "+":
        return not re.search(r"[“\d]", left)
    return _in_quotes(left, match.start())


def _in_quotes(text: str, position: int) -> bool:
    return text.count("“", 0, position) > text.count("”", 0, position) and "”" in text[position:]


_TIMES_UNITS = frozenset({"次", "场", "场次", "轮", "期", "批", "遍", "回", "人次"})


def _indicator(q: Quantity, around: _Around) -> tuple[str, str]:
    if q.kind == "time" and (coming := _COMING.match(around.right)):
        return coming["what"], "coming"
    grown, changed = changed_noun(around.left)
    if changed and not noun_after(around.right):
        return (grown, "changed") if grown else ("", "")
    before = noun_before(_without_lasting(around.left) if q.kind == "time" else around.left, keep_verb=q.unit == "次")
    after = noun_after(around.right, person=q.kind == "person")
    if not after and q.unit in _TIMES_UNITS and not around.right.startswith("的"):
        after = action_after(around.right)
    if q.kind == "person" and not after and before in vocabulary("verb") and (group := entered(around.right)):
        return group, "entered"
    if q.kind == "money" and around.mid and (verb := _ends_bare(around.left)):
        return verb, "before"
    if q.kind == "person" and not after and (around.mid or not before) and (fate := happening_after(around.right)):
        return fate, "happening"
    if _prefers_before(q, around, before, after):
        return before, "before"
    if after:
        return after, "after"
    if not before and q.kind == "time" and around.left.endswith(tuple(vocabulary("lasting"))):
        return around.left[-2:], "lasting"
    return (before, "before") if before else ("", "")


def _ends_bare(left: str) -> str:
    """投资 in 建设用地投资1000万元, where the land was the number before."""
    head = strip_reach(left)
    return next((word for word in sorted(vocabulary("bare"), key=len, reverse=True) if head.endswith(word)), "")


def _without_lasting(left: str) -> str:
    """培训 of 此次培训为期; what remains of a bare 为期 is itself."""
    for word in sorted(vocabulary("lasting"), key=len, reverse=True):
        if left.endswith(word):
            return left.removesuffix(word) or left
    return left


_COMING = re.compile(r"(?:即可|就可以?|便可|就能|便能|后即可|后可?)(?P<what>[^，。；、]{2,6})$")


def _prefers_before(q: Quantity, around: _Around, before: str, after: str) -> bool:
    if not before:
        return False
    if not after:
        return True
    if around.right.startswith("的"):
        return strip_reach(around.left) != around.left or before in vocabulary("bare")
    if q.kind == "money":
        return not (after[-1] in "费款金券贷税薪债" or any(after.startswith(word) for word in vocabulary("money")))
    if q.kind == "share":
        return not re.search(r"(?:全[县市镇乡村区州旗省]|[县市镇乡村区])$", around.left)
    if q.kind == "time":
        return True
    return before in vocabulary("bare") and q.kind == "measure"


# --- change, period, quote ---------------------------------------------------------------------


def _changed(text: str, q: Quantity) -> tuple[int | float, bool]:
    """增长20% is a change, 下降2% a negative one; 增长到 gives a level."""
    clause = re.split(r"[，。；：！？、]", text[: q.start])[-1]
    if q.unit not in ("%", "个百分点", "倍", "‰"):
        return q.value, False
    clause = re.sub(r"[\d.]+%(?:和|与|及)$", "", clause)
    head = re.sub(r"(?:了|近|约|超过?|达|至少|分别|各|比重?|为)+$", "", clause)
    if re.search(r"[到至为]$", clause.rstrip("约近超")) and not re.search(r"(?:增幅|增速|降幅)为$", clause):
        return q.value, False
    if any(head.endswith(word) for word in vocabulary("fall")):
        return -abs(q.value), True
    return q.value, any(head.endswith(word) for word in vocabulary("grow"))


def _period(text: str, q: Quantity, dates: Sequence[DateExpression]) -> str:
    """The date or period that governs the quantity: the last before it; 每周 only within its clause."""
    for date in reversed(dates):
        if date.stop > q.number or date.kind == "clock":
            continue
        between = text[date.stop : q.start]
        if date.kind == "repeated" and re.search("[，。；]", between):
            continue
        if date.period and (date.kind != "day" or "。" not in between):
            return date.period
    return ""


def _quote(text: str, q: Quantity) -> tuple[int, int]:
    """From the clause's beginning to the end of the noun behind the number."""
    start = max((m.end() for m in _SOFT.finditer(text, 0, q.start)), default=0)
    following = _SOFT.search(text, q.stop)
    stop = following.start() if following else len(text)
    return (start if q.start - start <= 30 else q.start), (stop if stop - q.stop <= 20 else q.stop)
