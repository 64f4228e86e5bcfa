"""Mentions of initiatives named in quotation marks, their parts, and later uses of the same names."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

import rjieba

from kg.lexicon import programmes
from kg.lexicon.products import ends_in_product
from kg.lexicon.tokens import tokens
from kg.mentions.initiative_presented import presented
from kg.mentions.initiative_quotes import Phrase, Quotation, Run, head_of, phrase_after, runs
from kg.mentions.initiative_score import Weight, weigh
from kg.mentions.overlaps import by_sentence
from kg.model import Article, Mention, Sentence, Span

_ONE_DAY = re.compile(r"\d+日|\d月\d+号|近日|日前|当天|当日|昨日|今日|上午|下午|当晚|昨天|今天")
_RECURS = re.compile("[每一][月周日季年天]")
_SURE = 0.97  # no event of the same words stands against “一月一义诊”活动
_HOLDING = ("开展", "组织开展", "举办", "举行", "组织", "启动", "主办", "承办")
_PART = re.compile("‘([^‘’]{1,8})’([\u4e00-\u9fff]{0,4})")
_TIER = re.compile("[^+＋—]+")
_SPEECH = re.compile("[。？！…]$")  # “民生无小事。”某乡民生服务党小组…
_CODE = re.compile(r"[\dNnXx+]+")
_NAME = re.compile("[\u4e00-\u9fffA-Za-z0-9]+")


@dataclass(frozen=True)
class Candidate:
    """A quotation with its surroundings and its points."""

    sentence: Sentence
    run: Run
    item: Quotation
    phrase: Phrase | None
    weight: Weight

    @property
    def alone(self) -> bool:
        return len(self.run.items) == 1 and not (self.phrase and self.phrase.shared)


def find_named(article: Article, taken: Sequence[Mention]) -> list[Mention]:
    """Initiatives in quotation marks. `taken` are places, bodies and documents, whose names stay what they are."""
    candidates = list(candidates_of(article, taken))
    chosen = [c for c in candidates if c.weight.is_name]
    parts = [m for c in chosen for m in _parts(c)]
    occasions = {(c.item.text, c.phrase.text) for c in chosen if c.phrase and _is_occasion(c)}
    mentions: list[Mention] = []
    for c in chosen:
        again = list(_part_again(c, parts))
        mentions += again or _mentions(c, occasions, taken)
    cores = {c.item.text for c in chosen if len(c.item.text) > 1 and c.item.text not in programmes.slogans()}
    for c in candidates:
        if not c.weight.is_name:
            mentions += list(_part_again(c, parts)) or list(_again(c, cores))
    return mentions + parts


def candidates_of(article: Article, taken: Sequence[Mention]) -> Iterator[Candidate]:
    """Every quotation that is not the name of something else, weighed."""
    counts = Counter(q.text for s in article.sentences for r in runs(s.text) for q in r.items)
    of_sentence = by_sentence(taken)
    for sentence in article.sentences:
        row, here = runs(sentence.text), of_sentence.get(sentence.index, [])
        for position, run in enumerate(row):
            phrase = phrase_after(run.after) or _head_of_row(sentence.text, row[position:])
            for item in run.items:
                if not item.text or _describes(run, phrase) or _is_spoken(sentence.text, item):
                    continue
                weight = weigh(run, item, phrase, counts[item.text], presented(sentence, run, item, here))
                candidate = Candidate(sentence, run, item, phrase, weight)
                if not _is_other(candidate, here):
                    yield candidate


_NEXT_OWNER = re.compile("、[\u4e00-\u9fff]{2,8}")


def _head_of_row(text: str, row: Sequence[Run]) -> Phrase | None:
    """The head behind the last of a row whose members each stand behind a place: 甲县“红色管家”、乙区“幸福里”等品牌."""
    last = 0
    while last + 1 < len(row) and _NEXT_OWNER.fullmatch(text, row[last].stop, row[last + 1].start):
        last += 1
    phrase = phrase_after(row[last].after) if last else None
    return replace(phrase, shared=True) if phrase is not None and row[last].after.startswith("等") else None


def _describes(run: Run, phrase: Phrase | None) -> bool:
    """Whether the quotation says of what kind the next one is: 扫码就能“点单”的小程序“金事通”."""
    if not run.after.startswith("的"):
        return False
    return run.after.startswith("的“") or (phrase is not None and run.after.startswith("“", phrase.length))


def _is_spoken(text: str, item: Quotation) -> bool:
    """What somebody says or writes: “民生无小事。”, 他在信里写道，“我会常回来看看”."""
    said = _WRITTEN.search(text, max(0, item.start - 4), item.start)
    return bool(_SPEECH.search(item.text) or (said and (said["sure"] or _OF_SPEAKER.match(item.text))))


#: Words of saying right before a quotation, some of which name things too: 叫作, 说.
_WRITTEN = re.compile("(?:(?P<sure>写道|写着|唱道|说道|问道|喊道|笑道|念道|感叹道)|说|唱|讲|喊|道)[，：]?$")
_OF_SPEAKER = re.compile("[我咱你您他她]们?.{3}")


def _is_other(candidate: Candidate, taken: Sequence[Mention]) -> bool:
    """Whether a recogniser before found a place, a body or a document there: “红旗公园”, “某某志愿服务队”."""
    start, stop = candidate.item.start + 1, candidate.item.stop - 1
    return any(
        m.span.sentence == candidate.sentence.index and m.span.start <= start and m.span.stop >= stop and not m.anaphor
        for m in taken
        if not (m.kind == "document" and _SET_UP_BY.search(candidate.sentence.text, m.span.start, start - 1))
        if "unlisted" not in m.rule  # a guess from the last character alone: “民约治村”
    )


#: 《关于建立“法官+村医”协作机制的意见》: the document sets up what stands in quotation marks
_SET_UP_BY = re.compile(
    "关于(?:全面|深入|在全[省市县区州旗镇乡]|试点)?(?:建立|推行|实施|开展|实行|创建|设立)(?:健全)?$"
)


def _mentions(candidate: Candidate, occasions: set[tuple[str, str]], taken: Sequence[Mention]) -> Iterator[Mention]:
    occasion = candidate.phrase is not None and (candidate.item.text, candidate.phrase.text) in occasions
    if not occasion:
        yield _whole(candidate, taken)
        if (core := _core(candidate)) is not None:
            yield core
    elif head_of(candidate.item.text):
        yield _mention(candidate, candidate.item.start, candidate.item.stop, candidate.item.text, _subtype(candidate))


def _is_occasion(candidate: Candidate) -> bool:
    """A campaign held on one day is an event: 4月22日，…举办“…”读书活动."""
    phrase = candidate.phrase
    if phrase is None or not phrase.head.word.endswith("活动") or phrase.shared:
        return False
    if _RECURS.search(candidate.item.text):
        return False  # “一村一月一义诊” goes on
    text = candidate.sentence.text[: candidate.item.start]
    return bool(_ONE_DAY.search(text)) and candidate.weight.verb in _HOLDING


def _whole(candidate: Candidate, taken: Sequence[Mention]) -> Mention:
    phrase, item = candidate.phrase, candidate.item
    start, stop = item.start, item.stop
    if phrase and candidate.alone:
        stop = candidate.run.stop + phrase.length
    name = name_of(candidate)
    prefix = _prefix(candidate, taken)
    if prefix:
        start -= len(prefix)
        name = f"{prefix}“{item.text}”" if name == item.text else prefix + name
    return _mention(candidate, start, stop, name, _subtype(candidate))


def name_of(candidate: Candidate) -> str:
    """The canonical form: without enclosing marks, 的 and words of praise; with the head where it belongs."""
    phrase, text = candidate.phrase, candidate.item.text
    if phrase is not None and phrase.shared and phrase.head.word.startswith("评选"):
        return f"{text}评选活动"
    if phrase is None or not candidate.alone:
        return text
    if phrase.ordinal:
        return phrase.text
    if _CODE.fullmatch(text):
        return f"“{text}”{without_praise(phrase.text)}"  # a number alone names nothing
    plain_brand = phrase.head.subtype == "brand" and (
        not phrase.text.endswith(_SERVICE_BRANDS) or len(ends_in_product(text)) > 1 or len(phrase.text) > _LONGEST_BRAND
    )
    if not phrase.head.kept or plain_brand or text.endswith(phrase.text):
        return text
    if text.endswith(("项目", "工程", "行动", "计划")) and phrase.text.endswith(_BEARERS):
        return text  # “新星项目”学校 take part in it
    if phrase.head.subtype == "points" and ((own := head_of(text)) is not None and own.subtype == "points"):
        return text  # “道德银行”积分 are the points of that bank
    return f"“{text}”{without_praise(phrase.text)}"


#: The brand of a service is called by what it serves: “跑快办”政务服务品牌, but 甲山大米 for “甲山大米”品牌.
_SERVICE_BRANDS = ("服务品牌", "实践品牌", "公用品牌")
_LONGEST_BRAND = 9
_BEARERS = ("学校", "基地", "企业", "医院", "合作社")


def without_praise(text: str) -> str:
    """Drops 新, 全新, 特色 … from the front of a head phrase.

    >>> without_praise("全新网格体系")
    '网格体系'
    """
    for word in sorted(programmes.name_words("new"), key=len, reverse=True):
        if text.startswith(word) and len(text) > len(word) + 1:
            return text[len(word) :]
    return text


#: Verbs that the tagger takes for nouns: 坚持和|发展“枫桥经验”
_CARRYING = frozenset(
    ("发展", "弘扬", "践行", "传承", "学习", "运用", "借鉴", "创新", "深化", "贯彻", "拓展", "丰富", "落地")
)
_NOUNLIKE = ("治理", "管理", "服务", "建设", "帮扶", "创建", "监督", "普法", "调解", "养老", "助老", "帮办", "流动")


def _prefix(candidate: Candidate, taken: Sequence[Mention]) -> str:
    """The noun between verb and quotation that belongs to the name: 建立乡风文明“红黑榜”."""
    gap, item = candidate.weight.gap, candidate.item
    if not 2 <= len(gap) <= 6 or not _NAME.fullmatch(gap) or candidate.run.items[0] != item:
        return ""
    if (
        gap in _CARRYING
        or any(t.tag == "v" and t.text not in _NOUNLIKE for t in tokens(gap))
        or gap.endswith(("同", "跟", "和", "与"))
    ):
        return ""  # 把产业调整|定为“书记项目”
    words = rjieba.cut(gap)
    refused = programmes.name_words("stop") | programmes.name_words("adverb") | programmes.name_words("new")
    if any(w in refused or w.isdigit() or re.match("[第一二三四五六七八九十两几多每该本全各我]", w) for w in words):
        return ""
    start = item.start - len(gap)
    index = candidate.sentence.index
    if any(
        m.span.sentence == index and m.span.stop > start and m.span.start < item.start and m.subtype != "natural"
        for m in taken
    ):
        return ""
    if item.text in programmes.known() and gap in ("新时代", "全国", "全省", "全市"):
        return ""
    return "" if gap.endswith(_PEOPLE) else gap


_PEOPLE = (
    "干部",
    "党员",
    "群众",
    "村民",
    "居民",
    "学校",
    "企业",
    "单位",
    "学生",
    "职工",
    "农户",
    "牧民",
    "商户",
    "老人",
)


def _core(candidate: Candidate) -> Mention | None:
    """The quotation alone, as another name of the same thing: 书香满城 for “书香满城”阅读行动."""
    item, phrase = candidate.item, candidate.phrase
    if not candidate.alone or phrase is None or name_of(candidate) == item.text or phrase.ordinal:
        return None
    return _mention(candidate, item.start, item.stop, item.text, _subtype(candidate), "core of a quoted name", 0.8)


def _parts(candidate: Candidate) -> Iterator[Mention]:
    """The members that a quoted list names: ‘一轴’带动、‘两翼’齐飞 …, or the tiers of a grid."""
    item, base = candidate.item, candidate.item.start + 1
    members = list(_PART.finditer(item.text))
    if len(members) > 1:
        for m in members:
            name = f"“{m[1]}”{m[2]}" if m[2] else m[1]
            yield _mention(candidate, base + m.start(), base + m.end(), name, "model", "part of a quoted list", 0.8)
    elif candidate.phrase and candidate.phrase.ordinal and candidate.phrase.head.subtype == "grid":
        tiers = list(_TIER.finditer(item.text))
        named = not any(re.search(r"\d[名个人]", t[0]) for t in tiers)
        named = named and all(len(t[0]) > 3 for t in tiers)
        if named and len(tiers) > 1 and sum("格" in t[0] for t in tiers) * 2 >= len(tiers):
            for t in tiers:
                yield _mention(candidate, base + t.start(), base + t.end(), t[0], "grid", "tier of a grid", 0.75)


def _subtype(candidate: Candidate) -> str:
    text, phrase = candidate.item.text, candidate.phrase
    if text in programmes.known():
        return programmes.known()[text]
    own = head_of(text)
    if phrase is not None and (phrase.head.kept or own is None or not own.kept or len(own.word) < 2):
        return phrase.head.subtype
    if (head := head_of(text)) is not None and len(text) > 2:
        return head.subtype
    return "model" if re.search(r"[+＋\d一二三四五六七八九十]", text[:1] + text[-1:]) or "+" in text else "brand"


def _part_again(candidate: Candidate, parts: Sequence[Mention]) -> Iterator[Mention]:
    """A part of a quoted list where it is taken up: 坚持“一轴”带动."""
    here = f"“{candidate.item.text}”{candidate.run.after}"
    for name in sorted({p.name for p in parts if p.name.startswith(f"“{candidate.item.text}”")}):
        if here.startswith(name):
            start = candidate.item.start
            yield _mention(candidate, start, start + len(name), name, "model", "part named again", 0.8)
            return


def _again(candidate: Candidate, cores: set[str]) -> Iterator[Mention]:
    """A quotation that would not pass alone, but names what another sentence has named."""
    text = candidate.item.text
    if text in cores and candidate.weight.points > -2.5:
        yield _mention(
            candidate, candidate.item.start, candidate.item.stop, text, _subtype(candidate), "named again", 0.7
        )


def _mention(
    candidate: Candidate, start: int, stop: int, name: str, subtype: str, rule: str = "", confidence: float = 0.0
) -> Mention:
    weight = candidate.weight
    span = Span(candidate.sentence.index, start, stop)
    sure = _SURE if _RECURS.search(candidate.item.text) and not confidence else confidence or round(weight.chance, 2)
    return Mention(span, "initiative", subtype, name, rule or weight.rule, sure)
