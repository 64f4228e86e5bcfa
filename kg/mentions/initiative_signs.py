"""What speaks for a stretch of text being a programme's name, and how likely that makes it: a logistic model.

The weights were fitted on annotated pages by `python -m benchmarks.accuracy.stretches`.
"""

from __future__ import annotations

import math
import re
from bisect import bisect_left
from collections.abc import Mapping, Sequence
from functools import cache, lru_cache

import rjieba

from kg.lexicon import programmes
from kg.lexicon.tokens import Token
from kg.lexicon.vocabulary import rows
from kg.mentions.initiative_lines import Line
from kg.mentions.initiative_stretches import CLOSERS, HARD, VERBS, Stretch, all_known, closer_of, kinds, known_at
from kg.model import Article

Signs = dict[str, float]

_LENGTHS = (3, 4, 5, 7, 10, 15)
_NUMERAL = re.compile("[一二三四五六七八九十百千万双两多单]")
_PATTERN = re.compile("([一以三四五双两]).([一二三四五六七八九十包带促代换评治管]).|(.).\\3.")  # 一户一策, 互学互鉴
_VAGUE = re.compile(
    "各种|本地|当地|一系列|这|相关|有关|各项|各类|多种|良好|科学|有效|优质|高效|全方位|多元"
    "|传统|现有|原有|重要|重大|重点|主要|不同|其他|其它"
)
_PLANS = re.compile("计划|将|明年|力争|准备|打算|谋划|拟|年内|下一步|全年")
_TOLD_TO = re.compile("强调|指出|要求|希望|(?:^|[，；：])(?:要|必须|应|需要)")
_CLAUSE_ENDS = re.compile("[。；]")
_JOINTS = frozenset(("和", "与", "及", "以及"))
_ADVERBIAL = frozenset(("d", "ad", "p", "r"))
_COUNT = re.compile(r"\d|[一二三四五六七八九十百千万两]{1,3}[个家项名处条座亩人]")
_SINCE = re.compile("以来|以后|之后|后(?![续备期勤方])|推开|启动|上线|运行|覆盖|开通|推行|落地|投用|铺开")
_DONE = re.compile(
    "(?:已|将|正在?|由|累计|共|先后)?"
    "(?:完成|投资|总投资|开工|建成|完工|竣工|投产|惠及|受益|覆盖|改造|治理|办结|受理|解决|整治|发放|兑现)"
)
_HEAD_BEHIND = re.compile("的[^，。；、]{0,4}(?:办法|机制|模式|流程|体系|方式|路径|做法|思路|制度|原则|工作法|格局)")
_WHEN = re.compile(r"(?:\d+年|\d+月|[去今明前]年|年底|年初|以来)")


class Told:
    """An article as a whole: how often a name is printed in it and whether a headline has it."""

    def __init__(self, article: Article) -> None:
        self.text = "\n".join(s.text for s in article.sentences)
        self.heads = "\n".join(s.text for s in article.sentences if s.role != "body" and s.role != "caption")


def chance(signs: Mapping[str, float]) -> float:
    """The chance between 0 and 1 that a stretch with these signs names an initiative."""
    return 1 / (1 + math.exp(-_weighed(signs)))


def _weighed(signs: Mapping[str, float]) -> float:
    weights = _weights()
    return weights["always"] + sum([weights.get(s, 0.0) * v for s, v in signs.items() if v])


def chance_of(line: Line, stretch: Stretch, told: Told, least: float) -> float:
    """The chance of a stretch; 0 where it is less than `least` whatever its words be, which take longest to look at."""
    signs = _outer(line, stretch, told)
    if _weighed(signs) + _most_of_words() < math.log(least / (1 - least)):
        return 0.0
    _of_words(line.text[stretch.start : stretch.stop], words_in(line, stretch), signs)
    return chance(signs)


@cache
def _weights() -> dict[str, float]:
    return {row["sign"]: float(row["weight"]) for row in rows("stretch_weights")}


def signs_of(line: Line, stretch: Stretch, told: Told) -> Signs:
    """Every sign that the stretch has; those that it has not are left out."""
    signs = _outer(line, stretch, told)
    _of_words(line.text[stretch.start : stretch.stop], words_in(line, stretch), signs)
    return signs


def _outer(line: Line, stretch: Stretch, told: Told) -> Signs:
    """The signs without those of its single words."""
    text = line.text[stretch.start : stretch.stop]
    inner = words_in(line, stretch)
    signs: Signs = {f"way {way}": 1.0 for way in stretch.ways}
    signs["ways"] = len(stretch.ways)
    _of_verb(stretch, signs)
    _of_length(text, inner, signs)
    _of_closer(text, signs)
    signs["list inside"] = text.count("、")
    _of_places(line, stretch, signs)
    _of_surroundings(line, stretch, signs)
    if "row" in stretch.ways or "member" in stretch.ways:
        _of_row(text, signs)
    _of_pairs(signs)
    times = told.text.count(text)
    signs["times"] = min(3, times - 1)
    if told.heads and text in told.heads:
        signs["in a headline"] = 1.0
    return signs


def words_in(line: Line, stretch: Stretch) -> Sequence[Token]:
    """The words of a stretch."""
    starts = _starts(line.words)
    return line.words[bisect_left(starts, stretch.start) : bisect_left(starts, stretch.stop)]


@lru_cache(maxsize=64)
def _starts(words: tuple[Token, ...]) -> list[int]:
    return [word.start for word in words]


def _of_verb(stretch: Stretch, signs: Signs) -> None:
    if not stretch.verb:
        return
    signs["governed"] = 1.0
    for kind in kinds().get(stretch.verb, frozenset()) & VERBS:
        signs[f"verb {kind}"] = 1.0
    cue = programmes.cues("left").get(stretch.verb)
    if cue is not None:
        signs["cue"] = max(-2.0, min(2.0, cue.weight))
    if len(stretch.verb) == 1:
        signs["verb short"] = 1.0


def _of_pairs(signs: Signs) -> None:
    """A verb that fits what closes the name: 设立…基金, 推行…分级探访, 新建…生产线."""
    verb = next(
        (kind for kind in ("adopt", "set", "run", "build", "choose", "give", "use") if f"verb {kind}" in signs), "no"
    )
    for kind in ("scheme", "service", "works", "act"):
        if f"closer {kind}" in signs or f"closer one {kind}" in signs:
            signs[f"verb {verb}, closer {kind}"] = 1.0
    if "closer none" in signs and not any(f"closer one {kind}" in signs for kind in CLOSERS):
        signs[f"verb {verb}, closer no"] = 1.0
    if "way object" in signs and signs.get("ends clause"):
        signs[f"verb {verb}, whole object"] = 1.0
        signs[f"verb {verb}, short object"] = float("length 15" not in signs and "length 10" not in signs)
    if "way row" in signs:
        signs[f"verb {verb}, row"] = 1.0
    if "way member" in signs and any(f"closer {kind}" in signs for kind in ("works", "act")):
        signs["member works"] = 1.0


def _of_row(text: str, signs: Signs) -> None:
    """Whether the members of a row are alike: 住户点单、社区派单、物业接单."""
    members = text.split("、")
    if len(members) < 2:
        return
    signs["row like"] = float(len({len(m) for m in members}) == 1)
    signs["row same end"] = float(len({m[-1] for m in members}) == 1 or len({m[0] for m in members}) == 1)
    signs["row long"] = float(len(members) > 2)
    signs["row of fours"] = float(all(3 <= len(m) <= 6 for m in members))
    signs["row even"] = float(max(map(len, members)) - min(map(len, members)) < 2)


def _of_length(text: str, inner: Sequence[Token], signs: Signs) -> None:
    length = len(text)
    signs[f"length {next((n for n in reversed(_LENGTHS) if n <= length), 0)}"] = 1.0
    signs["words"] = min(6, len(inner))
    signs["singles"] = min(4, sum(len(w.text) == 1 for w in inner))


def _of_closer(text: str, signs: Signs) -> None:
    table, closer = kinds(), closer_of(text)
    one = table.get(text[-1], frozenset()) & CLOSERS
    for kind in table.get(closer, frozenset()) & CLOSERS:
        signs[f"closer {kind}"] = 1.0
    if not closer:
        signs["closer none"] = 1.0
        for kind in one:
            signs[f"closer one {kind}"] = 1.0
    head = programmes.heads().get(closer)
    if head is not None:
        signs[f"head {head.subtype}"] = 1.0
        signs[f"head plain {head.plain}"] = 1.0
        signs["head not kept"] = float(not head.kept)
    if closer:
        rest = len(text) - len(closer)
        signs["closer long"] = float(len(closer) > 2)
        signs[f"modifier {min(5, rest)}"] = 1.0


@cache
def _most_of_words() -> float:
    """The most that the signs of `_of_words` can add."""
    weights = _weights()
    one_each = [max(0.0, *(w for s, w in weights.items() if s.startswith(of))) for of in ("first ", "last ", "known")]
    return sum(one_each) + sum(most * max(0.0, weights.get(s, 0.0)) for s, most in _MOST.items())


#: What `_of_words` looks at, save parts of speech and known names, with the most that each sign can be.
_MOST = dict.fromkeys(
    (
        *("generic", "of", "digits", "numeral", "pattern", "four", "vague", "and", "adverb", "verb opens"),
        *("name of one word", "nothing of its own", "bare"),
    ),
    1,
) | {"verbs": 3, "own words": 3, "rarest": 10, "usual": 10}


def _of_words(text: str, inner: Sequence[Token], signs: Signs) -> None:
    generic = programmes.name_words("generic")
    signs["generic"] = sum(len(w.text) for w in inner if w.text in generic) / len(text)
    modifier = text.removesuffix(closer_of(text))
    edge = inner[0].start + len(modifier)
    own = [w for w in inner if w.start < edge and len(w.text) > 1 and w.text not in _empty()]
    signs["own words"] = min(3, len(own))
    if not own and not known_at(text, 0):
        signs["nothing of its own"] = 1.0
        signs["bare"] = float(len(modifier) < 4)
    signs[f"first {inner[0].tag[:1]}"] = 1.0
    signs[f"last {inner[-1].tag[:2] if inner[-1].tag == 'vn' else inner[-1].tag[:1]}"] = 1.0
    verbal = [w.tag for w in inner].count("v")
    signs["verbs"] = min(3, verbal)
    signs["of"] = float("的" in text)
    signs["digits"] = float(any(map(str.isdigit, text)))
    signs["numeral"] = float(bool(_NUMERAL.match(text)))
    signs["pattern"] = float(len(text) == 4 and bool(_PATTERN.fullmatch(text)))
    signs["four"] = float(len(text) == 4 and len(inner) > 1)
    signs["vague"] = float(bool(_VAGUE.match(text)))
    signs["and"] = float(not _JOINTS.isdisjoint([w.text for w in inner[1:-1]]))
    signs["adverb"] = float(not _ADVERBIAL.isdisjoint([w.tag for w in inner]))
    signs["verb opens"] = float(bool(kinds().get(inner[0].text, frozenset()) & VERBS))
    known = known_at(text, 0)
    signs["known"] = float(known == text)
    signs["known opens"] = float(bool(known) and known != text)
    signs["known closes"] = float(not known and any(text[n:] in all_known() for n in range(1, len(text) - 2)))
    frequencies = [_frequency(w.text) for w in inner if len(w.text) > 1]
    if frequencies:
        signs["rarest"] = min(frequencies)
        signs["usual"] = sum(frequencies) / len(frequencies)
    signs["name of one word"] = float(len(inner) == 1)


@cache
def _empty() -> frozenset[str]:
    """Words that make no name of what they stand before: 长效, 综合性, 问题."""
    kinds_of = ("generic", "vague", "stop", "new", "adverb", "carry", "visit")
    return frozenset(word for kind in kinds_of for word in programmes.name_words(kind))


@lru_cache(maxsize=65536)
def _frequency(word: str) -> float:
    """How common a word is in Chinese text at large: the logarithm of how often jieba's corpus has it."""
    return math.log10(1 + rjieba.suggest_freq(word))


def _of_places(line: Line, stretch: Stretch, signs: Signs) -> None:
    for mention in line.taken:
        start, stop = mention.span.start, mention.span.stop
        if start >= stretch.stop or stop < stretch.start - 1:
            continue
        if stretch.start <= start and stop <= stretch.stop:
            signs[f"{mention.kind} inside"] = 1.0
            if start == stretch.start:
                signs[f"opens with {mention.subtype}"] = 1.0
            if stop == stretch.stop:
                signs[f"ends in {mention.kind}"] = 1.0
        elif stop <= stretch.start:
            signs[f"{mention.kind} before"] = 1.0
        else:
            signs["crosses"] = 1.0


def _of_surroundings(line: Line, stretch: Stretch, signs: Signs) -> None:
    text, start, stop = line.text, stretch.start, stretch.stop
    after = text[stop : stop + 12]
    signs[f"role {line.sentence.role}"] = 1.0
    last, first = text[start - 1 : start], after[:1]
    signs["opens clause"] = float(not last or last in HARD)
    signs["behind of"] = float(last == "的")
    signs["behind list"] = float(last == "、")
    signs["counted"] = float(bool(last) and last in "个项条处支座所家间")
    signs["ends clause"] = float(not first or first in "，。；！")
    signs["list goes on"] = float(first == "、")
    signs["of follows"] = float(first == "的")
    signs["head behind of"] = float(bool(_HEAD_BEHIND.match(after)))
    signs["and so on"] = float(first == "等")
    signs["number follows"] = float(first.isdigit() or first in tuple("一二两三四五六七八九十"))
    signs["since"] = float(bool(_SINCE.match(after)))
    signs["done"] = float(bool(_DONE.match(after)))
    signs["plans"] = float(bool(_PLANS.search(text, max(0, start - 30), start)))
    signs["told to"] = float(start >= _told_from(text))
    signs["when"] = float(bool(_WHEN.search(text, max(0, start - 25), start)))
    ended = _CLAUSE_ENDS.search(text, stop, stop + 40)
    signs["figures after"] = min(3, len(_COUNT.findall(text, stop, ended.start() if ended else stop + 40)))
    _of_neighbours(line, stretch, signs)


@lru_cache(maxsize=256)
def _told_from(text: str) -> int:
    """Where the words end that first say that somebody is told to do something."""
    told = _TOLD_TO.search(text)
    return told.end() if told else len(text) + 1


def _of_neighbours(line: Line, stretch: Stretch, signs: Signs) -> None:
    """The parts of speech of the words right before and behind."""
    index = bisect_left(_starts(line.words), stretch.stop)
    if index < len(line.words):
        following = line.words[index]
        signs[f"then {following.tag[:1]}"] = 1.0
        if following.text in kinds() and kinds()[following.text] & CLOSERS:
            signs["closer follows"] = 1.0
        if following.text in programmes.name_words("tail"):
            signs["tail follows"] = 1.0
    index = bisect_left(_starts(line.words), stretch.start) - 1
    if index >= 0:
        signs[f"after {line.words[index].tag[:1]}"] = 1.0
