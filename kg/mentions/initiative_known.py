"""Initiatives of the whole country, and the striving for its titles, without quotation marks."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache

import rjieba

from kg.lexicon import programmes
from kg.lexicon.bigrams import Words
from kg.lexicon.patterns import Listed, alternation
from kg.mentions.initiative_lines import Line, make
from kg.mentions.initiative_score import governing_cue
from kg.mentions.place_text import stands_apart
from kg.model import Mention

RECURRING = "recurring name"  # the rule of `recurring`
#: What may follow a known name and belong to it.
_TAIL = (
    "((?:提升|攻坚|专项|[一两二三四五]年)(?:提升)?(?:行动计划|行动|整治|计划|工程)"
    "|建设(?:项目|工程|行动)?|提升|攻坚战|攻坚|项目|工程|工作|活动|行动|制度)?"
)
#: The body that runs it, a show about it.
_OTHER = ("领导小组", "工作领导", "办公室", "专班", "安全网", "防护网", "节目", "演出", "展演")
_OF_MONTH = re.compile("[报份底初度均历]")  # 空气质量月|报 is no 质量月
#: What makes of the name a kind of work, of people, of money or a thing counted: 苏陕协作|资金, 骑手驿站|12个.
_OF_KIND = re.compile(
    "[0-9]|[一二两三四五六七八九十百千万]+[个条处家户项]|工作(?![法站室机])|资金|到位|经费|任务|面积|成果|成效|水平|能力|意识|"
    "[点户员队者村县区市镇站地率度量费款]|人员|单位|企业|机构|干部|对象|基地|部门|动员|启动|推进会|现场会|会议|需求|问题"
)
#: The same behind a verb of running: 开通客货邮融合线路9条 tells how many.
_OF_OTHER_KIND = re.compile(_OF_KIND.pattern.removeprefix("[0-9]|[一二两三四五六七八九十百千万]+[个条处家户项]|"))
_RUN = re.compile(
    "(?:推行|推出|推广|开通|开辟|实行|实施|试行|开展|开设|开办|新开|新办|探索|建立|启动|上线|创新|落实|首创|打造|发放|办起|设立|建成|建起|完成|引入|采取|采用|践行|搞起|推开|铺开|开行|增设|试点)了?(?:[^，。；：、]{0,4}|[^，。；：、]{0,12}的)$"
)


@cache
def _known_pattern() -> Listed:
    words = programmes.known_plain()
    return Listed(words, f"({alternation(words)}){_TAIL}")


_TAIL_OF = re.compile(_TAIL)


def nationwide(line: Line) -> Iterator[Mention]:
    """厕所革命, 农村人居环境整治: known all over the country."""
    for m in _known_pattern().finditer(line.text):
        if not _is_open(line, *m.span()) or (len(m[1]) < 3 and not stands_apart(line.text, *m.span(1))):
            continue  # 农|村超|市
        subtype = programmes.known()[m[1]]
        sure = subtype in ("campaign", "points") and line.sentence.role == "body"
        signed = _SIGNED.match(line.text, m.end()) is not None
        placed = _place_told(line, m.start(), m.end()) if subtype == "project" else None
        if placed is not None:
            name = line.text[placed : m.end()]
            yield make(line, placed, m.end(), name, subtype, "nationwide name at a place", 0.75)
            continue
        if subtype != "campaign" and not sure and not signed and not _is_governed(line, m.start()):
            continue
        if subtype == "brand" and re.match(r"\d", line.text[m.end() : m.end() + 1]):
            continue
        yield make(line, m.start(), m.end(), _called(m[1], m[2]), subtype, "nationwide name", 0.8)


_TOLD = re.compile("惠及|涉及|总投资|投资|完成|铺设|更换|新增|启动|开工|动工|竣工|完工|已|正|进入|进度|由")


def _place_told(line: Line, start: int, stop: int) -> int | None:
    """Where the place begins at which such works are told of: 柳溪街道老旧小区改造|惠及居民900户."""
    here = (p.span.start for p in line.taken if p.kind == "place" and not p.anaphor and p.span.stop == start)
    return min(here, default=None) if _TOLD.match(line.text, stop) else None


_SIGNED = re.compile("责任书|承诺书|责任牌|协议书")  # 签订门前三包责任书: what they have signed they do


def recurring(line: Line) -> Iterator[Mention]:
    """院坝会, 拿地即开工, 惠农贷: called so in many counties, each of which runs its own."""
    free, text, names, (shortest, known) = 0, line.text, programmes.common_names(), _beginnings()
    for at in names.starts(text):
        if text[at : at + shortest] not in known:
            continue
        word = text[at : names.end(text, at)]
        if at < free or not word or not (tail := _TAIL_OF.match(text, at + len(word))):
            continue
        free = tail.end()
        run = _RUN.search(text, 0, at) is not None or _is_handed_on(text, at, free)
        if not _is_open(line, at, free) or not stands_apart(text, at, free):
            continue
        if (_OF_KIND if not run else _OF_OTHER_KIND).match(text, free):
            continue
        subtype = programmes.common("yes").get(word)
        if subtype is None and run:
            subtype = programmes.common("run")[word]
        if subtype is not None:
            start, stop = _whole(line, at, free)
            name = _called(word, tail[1]) if (start, stop) == (at, free) else text[start:stop]
            free = stop
            yield make(line, start, stop, name, subtype, RECURRING, 0.7)


@cache
def _beginnings() -> tuple[int, frozenset[str]]:
    """How long the shortest common name is, and how the names begin so far: most that begin as one do not go on so."""
    names = programmes.common_names().words
    shortest = min(map(len, names))
    return shortest, frozenset(name[:shortest] for name in names)


@cache
def _ranks_by_word() -> dict[str, list[int]]:
    """The words of which one stands in every name of a shape, with the ranks of those shapes."""
    found: dict[str, list[int]] = {}
    for rank, shape in enumerate(programmes.shapes()):
        for word in shape.holds:
            found.setdefault(word, []).append(rank)
    return found


@cache
def _words_of_shapes() -> Words:
    return Words((word for word in _ranks_by_word() if len(word) > 1), lasting=True)


def _ranks_in(line: Line) -> set[int]:
    """The ranks of the shapes of which a word stands in the line."""
    text, ranks, words = line.text, _ranks_by_word(), _words_of_shapes()
    ends = ((at, stop) for at in words.starts(text) for stop in words.ends(text, at))
    here = [text[at:stop] for at, stop in ends]
    return {rank for word in (*here, *(line.chars & ranks.keys())) for rank in ranks[word]}


def shaped(line: Line) -> Iterator[Mention]:
    """四所一庭, 验收即拿证, 民情夜话: formed as such names are."""
    text, shapes = line.text, programmes.shapes()
    for shape in [shapes[rank] for rank in sorted(_ranks_in(line))]:
        for m in shape.pattern.finditer(text):
            inside = any(w.start < m.start() < w.stop and _is_word(w.text) for w in line.words)  # 老|城区同步改造
            if _is_open(line, *m.span()) and not inside and not _OF_KIND.match(text, m.end()):
                start, stop = _whole(line, *m.span())
                yield make(line, start, stop, text[start:stop], shape.subtype, "formed as names are", 0.65)


_BEHIND_VERB = re.compile(
    "(?:推行|推出|推广|开通|实行|实施|试行|开展|开设|开办|建立|启动|上线|创新|首创|打造|发放|办起|设立|推开|铺开|组织|举办|运行|开行|增设|建成|建起)(?:了|起|出)?"
    "(?P<own>[\u4e00-\u9fff]{2,6})$"
)
_GOES_ON = re.compile("(?P<own>[\u4e00-\u9fff]{2,4})(?=[，。；])")
#: What is done with a programme, and what it is in general: 推行河长制|全覆盖, 实施…|以来
_NOT_OF_IT = re.compile(
    "工作|试点|改革|建设|措施|举措|做法|办法|行动|活动|以来|过程|之后|期间|全覆盖|覆盖|制度|机制|模式|服务|管理|等|的|了|后|中|时|化$|进展|成效|方面|政策|项目|工程|业务|业态|平台"
)


def _whole(line: Line, start: int, stop: int) -> tuple[int, int]:
    """A common name with what one county has put before or behind it: 推出|塔楼一票通, 推行积分制入学，."""
    before = _BEHIND_VERB.search(line.text, max(0, start - 12), start)
    if before is not None and _belongs(line, *before.span("own")):
        return before.start("own"), stop
    governed = _RUN.search(line.text[max(0, start - 6) : start]) is not None
    if couplet := _couplet(line.text, start, stop):
        return start, couplet
    behind = _GOES_ON.match(line.text, stop) if governed else None
    if behind is not None and not _NOT_OF_IT.search(behind["own"]) and _belongs(line, *behind.span("own")):
        return start, behind.end("own")
    return start, stop


def _couplet(text: str, start: int, stop: int) -> int:
    """Where the second half of a couplet ends: 进万家门、听万家言, two halves of one length with words in common."""
    half = text[start:stop]
    second = text[stop + 1 : stop + 1 + len(half)]
    if (
        len(half) < 4
        or not text.startswith("、", stop)
        or text[stop + 1 + len(half) :][:1] not in ("，", "。", "；", "”")
    ):
        return 0
    return stop + 1 + len(half) if sum(a == b for a, b in zip(half, second, strict=False)) > 1 else 0


def _belongs(line: Line, start: int, stop: int) -> bool:
    """Whether a stretch is a noun or two, of which none names a place or a body."""
    words = [w for w in line.words if w.start < stop and w.stop > start]
    whole = bool(words) and words[0].start == start and words[-1].stop == stop
    stopped = programmes.name_words("stop") | programmes.name_words("adverb")
    free = not any(t.span.start < stop and t.span.stop > start for t in line.taken) and line.is_free(start, stop)
    return (
        whole
        and free
        and all(w.tag[:1] in "nbzj" or w.tag in ("vn", "v") for w in words)
        and not any(w.text in stopped for w in words)
    )


_HANDS_ON = re.compile("(?:把|将)[^，。；：]{0,10}$")
_HANDED_ON = re.compile("(?:纳入|列入|列为|推向|推广到|推广至|办到|办进|延伸到|延伸至|扩大到|扩面|送到|送进|嵌入|融入)")
_LEVER = re.compile("为(?:重要)?(?:抓手|载体|牵引|突破口|切入点|总抓手|依托|平台|支撑|主抓手|龙头)")


def _is_handed_on(text: str, start: int, stop: int) -> bool:
    """将银发陪诊纳入政府购买服务, 以近邻党建为抓手: what is done with a programme."""
    if _HANDED_ON.match(text, stop) is not None:
        return _HANDS_ON.search(text, max(0, start - 12), start) is not None
    return text[start - 1 : start] == "以" and _LEVER.match(text, stop) is not None


def _is_word(text: str) -> bool:
    """Whether the dictionary has it: 老城区, but not 按一长, which was only cut so."""
    return len(text) > 2 and rjieba.has_word(text)


def _is_open(line: Line, start: int, stop: int) -> bool:
    if line.text[stop - 1] == "月" and _OF_MONTH.match(line.text, stop):
        return False
    inside = any(t.span.start <= start and stop <= t.span.stop for t in line.taken)
    return not inside and line.is_free(start, stop) and not line.text.startswith(_OTHER, stop)


def _called(name: str, tail: str | None) -> str:
    return name + tail if tail and tail not in ("工作", "制度") else name


def _is_governed(line: Line, start: int) -> bool:
    """Whether a running verb stands before: 实施退耕还林, but not 退耕还林面积."""
    clause = max(line.text.rfind(mark, 0, start) for mark in "，。；：！？") + 1
    cue, gap = governing_cue(line.text[clause:start])
    return cue is not None and cue.weight > 0 and len(gap) <= 6


_POINTS = re.compile("积分制(?:管理)?(?!度)|积分化管理|积分管理(?![办细规制系平软])")
_HANDLED = re.compile("(?:作为|当作|融入|引入|纳入|运用到|嵌入)")


def points(line: Line) -> Iterator[Mention]:
    """The bare points system that somebody runs: 将积分制管理作为抓手, 推行积分制."""
    for m in _POINTS.finditer(line.text):
        handled = _HANDLED.match(line.text, m.end()) and line.text[max(0, m.start() - 1) : m.start()] in (
            "将",
            "把",
            "以",
        )
        if line.is_free(*m.span()) and (handled or _is_governed(line, m.start())):
            start, stop = _whole(line, *m.span())
            name = "积分制" if (start, stop) == m.span() else line.text[start:stop]
            yield make(line, start, stop, name, "points", "points system", 0.7)


_TITLE = re.compile(
    "(?:(?:创建|争创|创成)(?:全[省市县区旗州])?)+(?P<a>[\u4e00-\u9fff0-9A]{2,20}?(?:示范区|示范县|示范市|先行区|试验区|模范城市?|文明城市|卫生城市|卫生县城|森林城市|园林城市|先进县))"
    "|(?P<b>(?:新时代|国家|全国|全省|省级)[\u4e00-\u9fff0-9A]{2,18}?(?:示范区|示范县|示范市|先行区|试验区|文明城市|卫生城市|卫生县城|森林城市|园林城市))(?:的)?创建"
)


def campaigns_to_become(line: Line) -> Iterator[Mention]:
    """The striving for a title: 创建全国文明城市."""
    for m in _TITLE.finditer(line.text):
        group = "a" if m["a"] else "b"
        if line.is_free(*m.span()) and line.sentence.role != "kicker":
            yield make(line, m.start(), m.end(), m[group], "campaign", "striving for a title", 0.7)
