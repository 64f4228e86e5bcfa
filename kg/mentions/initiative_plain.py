"""Initiatives named without quotation marks: 推行村民积分制, 实施供水管网改造工程, 打好蓝天保卫战."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import cache

import rjieba

from kg.lexicon import programmes
from kg.mentions.initiative_quotes import Quotation, quotations
from kg.mentions.initiative_score import governing_cue
from kg.model import Article, Mention, Sentence, Span

_TEXT = re.compile("[\u4e00-\u9fffA-Za-z0-9+·]+")
_ONE_DAY = re.compile(r"\d+月\d+日|近日|日前|当天")
_ABOUT_PROJECT = re.compile(
    "(?:的)?(?:\\d+月|由|投资|完成投资|新增|整治|惠及|覆盖|涵盖|现场|施工|建设现场|正在|总投资|占地|落地|建成|投产|投用|开工|竣工|完工|签约|一期|二期|正式|位于|进展|进度|落户|启动)"
)
_SHAPED = (
    "攻坚战",
    "保卫战",
    "阻击战",
    "歼灭战",
    "大会战",
    "专项斗争",
    "积分制",
    "工作法",
    "长制",
    "调解法",
    "工作模式",
    "治理模式",
)


_REFORM = re.compile("改革|建设|创新|认证|研究|规范|管理|化")  # 推进户籍制度改革 runs no mechanism
_FOUGHT = re.compile("(?:打好|打赢|打响|坚决打好|做好|抓好|建好|办好|用好|搞好|建起|搭起)(?:了)?$")


@dataclass(frozen=True)
class Word:
    """A token with its place in the sentence and its part of speech."""

    text: str
    start: int
    tag: str

    @property
    def stop(self) -> int:
        return self.start + len(self.text)


@dataclass(frozen=True)
class Line:
    """A sentence as words, with what is already taken."""

    sentence: Sentence
    words: tuple[Word, ...]
    quoted: tuple[Quotation, ...]
    taken: tuple[Mention, ...]  # places, bodies, people, documents
    named: tuple[Mention, ...]  # initiatives found before

    @property
    def text(self) -> str:
        return self.sentence.text

    def is_free(self, start: int, stop: int) -> bool:
        """Whether no quotation and no initiative lies in the stretch."""
        in_quote = any(q.start < stop and q.stop > start for q in self.quoted)
        return not in_quote and not any(m.span.start < stop and m.span.stop > start for m in self.named)


def find_plain(article: Article, taken: Sequence[Mention], named: Sequence[Mention]) -> list[Mention]:
    """Initiatives outside quotation marks, rule by rule; a later rule leaves alone what an earlier one found."""
    found: list[Mention] = []
    solid, earlier = _by_sentence([m for m in taken if m.kind != "person"]), _by_sentence(named)
    for sentence in article.sentences:
        line = _line(sentence, solid.get(sentence.index, ()), earlier.get(sentence.index, ()))
        here: list[Mention] = []
        for rule in (_grids, _distributed, _projects_at, _campaigns_to_become, _headed, _nationwide):
            for mention in rule(line):
                if not any(_clash(m, mention) for m in here):
                    here.append(mention)
        found += here
    return found


def _clash(kept: Mention, new: Mention) -> bool:
    """Whether two mentions overlap; a project's core lies inside its full name."""
    apart = kept.span.start >= new.span.stop or kept.span.stop <= new.span.start
    return not apart and not (kept.rule == CORE_OF_PROJECT and new.span.start < kept.span.start)


def _line(sentence: Sentence, taken: Sequence[Mention], named: Sequence[Mention]) -> Line:
    words, position = [], 0
    for text, tag in rjieba.tag(sentence.text):
        words.append(Word(text, position, tag))
        position += len(text)
    return Line(sentence, tuple(words), tuple(quotations(sentence.text)), tuple(taken), tuple(named))


def _by_sentence(mentions: Sequence[Mention]) -> dict[int, list[Mention]]:
    grouped: dict[int, list[Mention]] = defaultdict(list)
    for mention in mentions:
        grouped[mention.span.sentence].append(mention)
    return grouped


def _make(line: Line, start: int, stop: int, name: str, subtype: str, rule: str, confidence: float) -> Mention:
    return Mention(Span(line.sentence.index, start, stop), "initiative", subtype, name, rule, confidence)


# --- nationwide names --------------------------------------------------------------------------


@cache
def _known_pattern() -> re.Pattern[str]:
    return re.compile(f"({programmes.alternation(programmes.known_plain())})(工作|活动|行动|制度)?")


def _nationwide(line: Line) -> Iterator[Mention]:
    """厕所革命, 农村人居环境整治: known all over the country."""
    for m in _known_pattern().finditer(line.text):
        follows = line.text[m.end() : m.end() + 4]
        inside = any(t.span.start <= m.start() and m.end() <= t.span.stop for t in line.taken)
        if (
            not inside
            and line.is_free(m.start(), m.end())
            and not follows.startswith(("领导小组", "工作领导", "办公室", "专班"))
        ):
            subtype = programmes.known()[m[1]]
            if subtype != "campaign" and not _is_governed(line, m.start()):
                continue
            if subtype == "brand" and re.match(r"\d", line.text[m.end() : m.end() + 1]):
                continue
            name = m[1] + (m[2] if m[2] in ("活动", "行动") else "") if m[2] else m[1]
            yield _make(line, m.start(), m.end(), name, subtype, "nationwide name", 0.8)


def _is_governed(line: Line, start: int) -> bool:
    """Whether a running verb stands before: 实施退耕还林, but not 退耕还林面积."""
    clause = max(line.text.rfind(mark, 0, start) for mark in "，。；：！？") + 1
    cue, gap = governing_cue(line.text[clause:start])
    return cue is not None and cue.weight > 0 and len(gap) <= 6


# --- 开展星级文明户、好媳妇等评选活动 ------------------------------------------------------------

_COMMON = re.compile(
    r"等(?:[\d一二三四五六七八九十]+(?:个|项|大))?(?P<head>评选表彰活动|评选活动|评选表彰|评选|创建活动|专项行动|专项整治行动|工作机制|机制|制度|活动)(?!中心|室)"
)
_VERB_END = re.compile(
    "(?:部署|开展|实施|推进|启动|组织|推行|建立|健全|完善|落实|深化|进行|坚持|深入开展|制定|构建|执行|包括|涵盖|推出|抓好)(?:了|好)?"
)


def _distributed(line: Line) -> Iterator[Mention]:
    """The members of a list with one head for all."""
    for m in _COMMON.finditer(line.text):
        start = max(line.text.rfind(mark, 0, m.start()) for mark in "，。；：！？") + 1
        verbs = [
            v for v in _VERB_END.finditer(line.text, start, m.start()) if line.text.rfind("、", start, v.start()) < 0
        ]
        if not verbs:
            continue
        position = verbs[-1].end()
        items = re.split("、|和|及", line.text[position : m.start()])
        for item in items:
            text = line.text[position : position + len(item)]
            yield from _member(line, position, text, m["head"], len(items))
            position += len(item) + 1


def _member(line: Line, position: int, text: str, head: str, count: int) -> Iterator[Mention]:
    chosen = head.startswith("评选")
    least = 2 if chosen else 4
    if len(text.strip("“”")) < least or not re.fullmatch("[\u4e00-\u9fff“”+0-9A-Za-z]+", text):
        return
    if any(m.span.start <= position and m.span.stop >= position + len(text) for m in line.named):
        return
    if head in ("机制", "制度", "活动", "工作机制") and (count < 2 or "“" in text or head == "活动"):
        return
    name = text.strip("“”") if text.count("“") == 1 and text[0] == "“" and text[-1] == "”" else text
    full = name + ("评选活动" if chosen else "" if name.endswith(head) else head)
    yield _make(
        line,
        position,
        position + len(text),
        full,
        "mechanism" if "制" in head else "campaign",
        "listed before a common head",
        0.75,
    )


# --- 划分责任网格 ---------------------------------------------------------------------------------

_GRID = re.compile(
    r"(?:划分|细分|划)(?:为|成|出)?(?:\d+|[一二三四五六七八九十百]+|若干)?(?:多|余)?个?(?P<grid>[\u4e00-\u9fff]{2,6}网格)(?!员|长|化)"
)


def _grids(line: Line) -> Iterator[Mention]:
    """The grids that a place is cut into."""
    for m in _GRID.finditer(line.text):
        if line.is_free(m.start("grid"), m.end("grid")) and not m["grid"].startswith(("个", "级", "的")):
            yield _make(line, m.start("grid"), m.end("grid"), m["grid"], "grid", "grids of a place", 0.7)


# --- projects at a place -----------------------------------------------------------------------

_WORKS = re.compile(
    "(?P<new>新建|改建|扩建|改扩建|迁建|重建|续建)?(?P<thing>[\u4e00-\u9fff]{2,14}?)"
    "(?P<act>提档升级|改造提升|提升改造|升级改造|维修改造|改扩建|改造升级|扩容提质|提质改造|新建|扩建|改造|修缮|建设|修复|整治|治理|维修|亮化|硬化)?"
    "(?P<head>建设项目|改造项目|项目|工程)?(?=[，。；：、等和及施正总在占落已将预的“]|$)"
)


@cache
def _facilities() -> tuple[str, ...]:
    return tuple(sorted(programmes.name_words("facility")))


def _is_facility(text: str) -> bool:
    return text.endswith(_facilities())


_IN_LIST = re.compile("(?:项目|工程)")


def _projects_at(line: Line) -> Iterator[Mention]:
    """Place + 新建 + facility, or place + facility + 提档升级: 某村新建党群服务中心, 某镇敬老院改造提升项目."""
    about = bool(_IN_LIST.search(line.text)) or "施工" in line.text
    for place in [*line.taken, *_unlisted(line)]:
        if place.kind != "place" or place.anaphor:
            continue
        if place.subtype in ("facility", "scenic", "natural"):
            yield from _works_on_site(line, place)
            continue
        m = _WORKS.match(line.text, place.span.stop)
        if (
            not m
            or not _is_facility(m["thing"])
            or _has_verb(m["thing"])
            or not (m["new"] or (m["act"] and about) or m["head"])
        ):
            continue
        if not line.is_free(place.span.start, m.end()) or (m["new"] and not about and not m["head"]):
            continue
        start = place.span.start
        name = place.name + line.text[place.span.stop : m.end()]
        yield _make(line, start, m.end(), name, "project", "place, works and facility", 0.8)


_PHASE = re.compile(
    "(?:[一二三四五]期)?(?:新建|扩建|改建|改扩建|改造|迁建|提标改造|提档升级|升级改造|改造提升|综合治理|综合整治|修缮|建设)?"
    "(?:建设项目|项目|工程)(?!部|组|经理|师|队)"
)


def _works_on_site(line: Line, place: Mention) -> Iterator[Mention]:
    """Works named after the site alone: 某镇污水处理厂三期项目, 某河综合治理工程."""
    m = _PHASE.match(line.text, place.span.stop)
    if m and line.is_free(place.span.start, m.end()):
        yield _make(line, place.span.start, m.end(), place.name + m[0], "project", "works on a site", 0.75)


def _has_verb(text: str) -> bool:
    """Whether a stretch that should be a facility's name holds a verb: 实施旅游公路, 副市长带队督查工程."""
    stop, cues = programmes.name_words("stop"), programmes.cues("left")
    return any(w in stop or (w in cues and len(w) > 1 and w not in ("建设", "服务")) for w in rjieba.cut(text))


_VILLAGE = re.compile(
    "(?:^|[，。、：]|包括|推进|实施|涵盖)(?P<name>[\u4e00-\u9fff]{2,4}(?:村|社区|镇|乡))(?=新建|改建|扩建|迁建|重建)"
)


def _unlisted(line: Line) -> Iterator[Mention]:
    """A village before 新建 that no gazetteer has."""
    known = {m.span.stop for m in line.taken}
    for m in _VILLAGE.finditer(line.text):
        if m.end("name") not in known:
            span = Span(line.sentence.index, m.start("name"), m.end("name"))
            yield Mention(span, "place", "village", m["name"], "village before 新建")


# --- 创建…示范区 -------------------------------------------------------------------------------

_TITLE = re.compile(
    "(?:(?:创建|争创|创成)(?:全[省市县区旗州])?)+(?P<a>[\u4e00-\u9fff0-9A]{2,20}?(?:示范区|示范县|示范市|先行区|试验区|模范城市?|文明城市|卫生城市|卫生县城|森林城市|园林城市|先进县))"
    "|(?P<b>(?:新时代|国家|全国|全省|省级)[\u4e00-\u9fff0-9A]{2,18}?(?:示范区|示范县|示范市|先行区|试验区|文明城市|卫生城市|卫生县城|森林城市|园林城市))(?:的)?创建"
)


def _campaigns_to_become(line: Line) -> Iterator[Mention]:
    """The striving for a title: 创建全国文明城市."""
    for m in _TITLE.finditer(line.text):
        group = "a" if m["a"] else "b"
        if line.is_free(*m.span()):
            yield _make(line, m.start(), m.end(), m[group], "campaign", "striving for a title", 0.7)


# --- names closed by a head ---------------------------------------------------------------------


@cache
def _plain_heads() -> dict[str, programmes.Head]:
    return {w: h for w, h in programmes.heads().items() if h.plain and h.kept}


def _headed(line: Line) -> Iterator[Mention]:
    """A specific noun phrase that a running verb governs and a head closes."""
    words = line.words
    heads, tails = _plain_heads(), programmes.name_words("tail")
    for index, word in enumerate(words):
        head = _closing_head(line.text, word, heads)
        if head is None:
            continue
        following = words[index + 1] if index + 1 < len(words) else None
        if following and (following.text in tails or following.text in programmes.heads() or following.tag[0] == "n"):
            if not _ABOUT_PROJECT.match(line.text, word.stop):
                continue
        if head.subtype == "mechanism" and _REFORM.match(line.text, word.stop):
            continue
        first = _left_edge(line, index)
        start = words[first].start
        name = line.text[start : word.stop]
        if not line.is_free(start, word.stop) or not _is_specific(line, first, index, head):
            continue
        verb = _governor(line, first)
        if verb is None and head.word in ("机制", "制度", "体系", "模式") and (whole := _list_start(line, first)):
            verb, start = whole
            name = line.text[start : word.stop]
        place = _place_before(line, start)
        project = head.subtype == "project"
        alone = place is not None or line.text[max(0, start - 1) : start] in ("", "，", "。", "、", "；", "着", "”")
        if verb is None and not (project and alone and _ABOUT_PROJECT.match(line.text, word.stop)):
            continue
        if head.word.endswith("活动") and _ONE_DAY.search(line.text[:start]):
            continue
        if place is not None and project and _belongs(place):
            yield _make(line, start, word.stop, name, head.subtype, CORE_OF_PROJECT, 0.6)
            name = place.name + name
            start = place.span.start
        confidence = 0.75 if verb and head.plain == 2 else 0.6
        yield _make(
            line, start, word.stop, name, head.subtype, f"{verb or 'place'} + specific phrase + {head.word}", confidence
        )


@cache
def _last_characters() -> frozenset[str]:
    return frozenset(word[-1] for word in _plain_heads())


CORE_OF_PROJECT = "core of a quoted name"  # what a project is called without its village


def _belongs(place: Mention) -> bool:
    """A village or a river is part of a project's name, a county is where it stands."""
    return place.subtype in ("village", "community", "township", "natural", "scenic", "zone")


def _closing_head(text: str, word: Word, heads: dict[str, programmes.Head]) -> programmes.Head | None:
    """The head that ends with this word, be it shorter or longer than the word."""
    if word.text[-1] not in _last_characters():
        return None
    for length in range(6, 1, -1):
        head = heads.get(text[max(0, word.stop - length) : word.stop])
        if head:
            return head
    return None


def _left_edge(line: Line, index: int) -> int:
    """The first word of the phrase that word `index` closes."""
    stop = programmes.name_words("stop")
    barriers = {m.span.stop for m in line.taken}
    first = index
    while first > 0:
        before = line.words[first - 1]
        joined = (
            before.text in ("与", "及") and index - first > 0 and first > 1 and line.words[first - 2].text not in stop
        )
        inside = first == index and _works_on(line, first - 1)
        if not (joined or inside) and (not _TEXT.fullmatch(before.text) or before.text in stop or _bounds(before)):
            break
        if (
            before.stop in barriers
            or _is_verb(before, line, first - 1, index)
            or _FOUGHT.search(line.text[max(0, before.stop - 5) : before.stop])
        ):
            break
        first -= 1
    return first


def _bounds(word: Word) -> bool:
    """Whether a part of speech ends a name on its left; a season does not: 秋冬季扬尘攻坚战."""
    if word.tag == "t":
        return not re.search("[春夏秋冬]", word.text)
    if re.fullmatch("[一二三四五]期", word.text):
        return False  # 污水处理厂三期项目
    return word.tag in ("m", "q", "p", "c", "uj", "d", "r")


def _works_on(line: Line, index: int) -> bool:
    """Whether a verb stands between its object and the head: 黑土地保护性耕作推广 + 项目."""
    word = line.words[index]
    before = line.words[index - 1] if index else None
    verbal = word.tag[0] == "v" and len(word.text) == 2
    return (
        verbal
        and before is not None
        and bool(_TEXT.fullmatch(before.text))
        and (before.tag[0] in "nlb" or before.tag == "vn")
    )


def _is_verb(word: Word, line: Line, index: int, last: int) -> bool:
    """Whether the word governs what follows instead of belonging to it: 建设 in 建设光伏电站项目."""
    if index == last - 1 and _works_on(line, index):
        return False
    cue = programmes.cues("left").get(word.text)
    if cue is None or cue.weight < 1:
        return False
    if word.text not in ("建设", "管理", "学习", "发布", "试点", "参与", "优化", "规范", "创新", "创建", "开发"):
        return True
    before = line.words[index - 1] if index else None
    return (
        before is None
        or not _TEXT.fullmatch(before.text)
        or before.tag[0] in "dvpcmq"
        or before.tag in ("ns", "nt")
        or before.text in ("了", "的")
    )


def _is_specific(line: Line, first: int, index: int, head: programmes.Head) -> bool:
    words = [w.text for w in line.words[first : index + 1]]
    text = "".join(words)
    base = text[-2:] if text[-2:] in programmes.heads() else head.word
    common = programmes.heads()[base].plain < 2
    modifier = text[: len(text) - len(base)]
    if not modifier or len(text) > 24:
        return False
    generic = programmes.name_words("generic")
    kept = [w for w in rjieba.cut(modifier) if w not in generic and w not in programmes.name_words("new")]
    if head.word.endswith(_SHAPED):
        return len(modifier) >= 2
    least = 4 if common else 3
    return bool(kept) and len(modifier) >= least and len("".join(kept)) >= 2


def _governor(line: Line, first: int) -> str | None:
    """The running verb before a phrase, past adverbs, counts, 了 and a place."""
    index = first - 1
    adverbs = programmes.name_words("adverb")
    start = line.words[first].start
    if m := _FOUGHT.search(line.text[max(0, start - 5) : start]):
        return m[0]
    while index >= 0:
        word = line.words[index]
        cue = programmes.cues("left").get(word.text)
        if cue is not None and cue.weight >= 1 and word.text not in ("明确",):
            return word.text
        if cue is not None and cue.weight < 0:
            return word.text if word.text in ("打好", "打赢", "完成") else None
        if word.text in (
            "打好",
            "打赢",
            "完成",
            "新建",
            "投资",
            "谋划",
            "承接",
            "争取",
            "扎实开展",
            "建成",
            "签约",
            "做好",
            "抓好",
            "安排",
            "牵头",
        ):
            return word.text
        place = any(m.span.start <= word.start and word.stop <= m.span.stop for m in line.taken)
        if not (
            place
            or word.text in adverbs
            or (word.tag in ("m", "q", "d", "ad", "uj", "ul", "x") and word.text not in "，。；：！？、")
        ):
            return None
        index -= 1
    return None


_LIST_VERB = re.compile("(?:建立|构建|推行|实行|健全|完善|形成|落实|探索)(?:健全|完善|起|了)?")


def _list_start(line: Line, first: int) -> tuple[str, int] | None:
    """Verb and start of a list that one head closes: 建立领导定期研究、专班调度、干部包村机制."""
    start = line.words[first].start
    clause = max(line.text.rfind(mark, 0, start) for mark in "，。；：！？”") + 1
    verb = _LIST_VERB.match(line.text, clause) or _LIST_VERB.search(line.text, clause, start)
    if verb is None or not line.text[:start].endswith("、") or start - verb.end() > 30:
        return None
    members = line.text[verb.end() : start].strip("、").split("、")
    return (verb[0], verb.end()) if all(3 <= len(m) <= 14 for m in members) else None


def _place_before(line: Line, start: int) -> Mention | None:
    """The place named right before a phrase, or with 的 between."""
    for mention in line.taken:
        gap = line.text[mention.span.stop : start]
        if mention.kind == "place" and not mention.anaphor and gap in ("", "的") and mention.span.stop <= start:
            return mention
    return None
