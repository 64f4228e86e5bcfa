"""Initiatives in lists that share one head: 开展文明家庭、好邻居等评选活动."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from kg.lexicon import programmes
from kg.mentions.initiative_lines import Line, make
from kg.model import Mention

OWN_NAME = "listed before a common head, by its own name"  # 全域提升 of 全域提升、基层夯实等12个专项行动
_COMMON = re.compile(
    r"等(?:[\d一二三四五六七八九十]+(?:个|项|大))?(?P<head>评选表彰活动|评选活动|评选表彰|评选|创建活动|专项行动|专项整治行动|工作机制|机制|制度|活动)(?!中心|室)"
)
_VERB_END = re.compile(
    "(?:部署|开展|实施|推进|启动|组织|推行|建立|健全|完善|落实|深化|进行|坚持|深入开展|制定|构建|执行|包括|涵盖|推出|抓好)(?:了)?"
)


def distributed(line: Line) -> Iterator[Mention]:
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
    if text.count("“") > 1 or len(text.strip("“”")) < least or not re.fullmatch("[\u4e00-\u9fff“”+0-9A-Za-z]+", text):
        return
    if any(m.span.start <= position and m.span.stop >= position + len(text) for m in line.named):
        return
    if head in ("机制", "制度", "活动", "工作机制") and (count < 2 or "“" in text or head == "活动"):
        return
    name = text.strip("“”") if text.count("“") == 1 and text[0] == "“" and text[-1] == "”" else text
    full = name + ("评选活动" if chosen else "" if name.endswith(head) else head)
    yield make(
        line,
        position,
        position + len(text),
        full,
        "mechanism" if "制" in head else "campaign",
        OWN_NAME if "行动" in head else "listed before a common head",
        0.75,
    )


_SUMMED = re.compile(
    "(?P<list>[\u4e00-\u9fffA-Za-z0-9+]{3,24}(?:、[\u4e00-\u9fffA-Za-z0-9+]{2,14}?)+(?:(?:和|及|以及|与)[\u4e00-\u9fffA-Za-z0-9+]{2,14}?)?)"
    "(?P<open>等)?(?P<n>\\d+|[两三四五六七八九十]+)(?P<kind>大|项|个|类)"
    "(?!(?:主导|支柱|特色|优势|重点|百亿级?|千亿级?)*(?:产业|行业|领域|板块|环节|方面|集群))"
    "(?P<phrase>[\u4e00-\u9fff]{0,10}?(?P<head>专项行动|攻坚行动|提升行动|重点工程|工程|行动|机制|制度|计划|项目|工作法|体系|模式|平台|品牌|战役|攻坚战))"
    "(?![\u4e00-\u9fff]?(?:部|队|办|资金))"
)
_SUM_OF = re.compile("[\\d两三四五六七八九十][大项个类]")  # what every such list ends in, found fast
_DOING = re.compile(
    f"{_VERB_END.pattern}|(?:正|在|将|拟|要)?(?:推进|实施|建设|打好|打响|谋划|布局|形成|搭[起建]|[设建]起|完善|运行)"
)
SUM, OF_SUM = "sum of a list", "listed before its sum"
_DIGITS = "零一二三四五六七八九十"


def summed(line: Line) -> Iterator[Mention]:
    """甲恢复、乙防治、丙培育三大生态工程: the members and their sum."""
    if "、" not in line.text or not _SUM_OF.search(line.text):
        return
    for m in _SUMMED.finditer(line.text):
        verbs = list(_DOING.finditer(line.text, m.start("list"), line.text.find("、", m.start("list")) - 2))
        position = verbs[-1].end() if verbs else m.start("list")
        items = re.split("、|以及|和|及|与", line.text[position : m.end("list")])
        count = (
            int(m["n"]) if m["n"].isdigit() else _DIGITS.find("十" if len(m["n"]) > 1 else m["n"].replace("两", "二"))
        )
        if m["head"] == "项目" and m["kind"] in "个类":
            continue  # each is a project of its own
        if len(items) < 2 or len(items) > count or (len(items) != count and not m["open"]):
            continue
        if not all(3 <= len(item) <= 14 for item in items) or not line.is_free(position, m.end()):
            continue
        if m["head"] in _HEADS_IN_ROW and m["phrase"] == m["head"] and not m["open"] and len(set(map(len, items))) == 1:
            start = line.text.index(items[0], position)
            yield make(line, start, m.end(), line.text[start : m.end()], "mechanism", "steps and their sum", 0.7)
            continue  # 信息共享、联合核查、应急处置三项机制: as one
        base = m["head"][-2:] if m["head"].endswith(("工程", "行动")) else m["head"]
        subtype = programmes.heads()[base].subtype if base in programmes.heads() else "project"
        for item in items:
            start = line.text.index(item, position)
            position = start + len(item)
            name = item if item.endswith((base, "工程", "项目", "行动")) else item + base
            yield make(line, start, position, name, subtype, OF_SUM, 0.7)
        if m["kind"] == "大" or len(m["phrase"]) - len(m["head"]) > 1:
            start, stop = m.start("n"), m.end("phrase")
            yield make(line, start, stop, line.text[start:stop], subtype, SUM, 0.7)


# --- 划分责任网格 ---------------------------------------------------------------------------------

_GRID = re.compile(
    r"(?:(?<![规计筹策谋])划分|细分|(?<![规计筹策谋])划|切分?(?=[为成])|分(?=[为成])|拆(?=[为成]))(?:为|成|出)?(?:\d+|[一二三四五六七八九十百]+|若干)?(?:多|余)?个?(?P<grid>[\u4e00-\u9fff]{1,6}网格)(?!员|长|化)"
)


def grids(line: Line) -> Iterator[Mention]:
    """The grids that a place is cut into."""
    for m in _GRID.finditer(line.text):
        if line.is_free(m.start("grid"), m.end("grid")) and not m["grid"].startswith(("个", "级", "的")):
            yield make(line, m.start("grid"), m.end("grid"), m["grid"], "grid", "grids of a place", 0.7)


_HEADS_IN_ROW = ("机制", "制度", "体系", "模式")


def alongside(line: Line, found: Sequence[Mention]) -> Iterator[Mention]:
    """The other members of a list with one head in each: 责任落实机制、项目扶持机制、奖励激励机制."""
    for mention in found:
        head = mention.name[-2:]
        if head not in _HEADS_IN_ROW or not line.text.startswith(mention.name, mention.span.start):
            continue
        start, stop = mention.span.start, mention.span.stop
        while before := re.search(
            f"(?<![\u4e00-\u9fff])[\u4e00-\u9fff]{{4,12}}{head}、$", line.text[max(0, start - 16) : start]
        ):
            stop_before = start - 1
            start = stop_before - len(before[0]) + 1
            verb = max((m.end() for m in _LIST_VERB.finditer(before[0], 0, len(before[0]) - 5)), default=0)
            first = start + verb
            if stop_before - first >= 6 and line.is_free(first, stop_before):
                yield make(line, first, stop_before, line.text[first:stop_before], mention.subtype, IN_ROW, 0.6)
        while after := re.compile(f"、(?P<name>[\u4e00-\u9fff]{{4,10}}{head})(?![\u4e00-\u9fff])").match(
            line.text, stop
        ):
            stop = after.end()
            if line.is_free(*after.span("name")):
                yield make(line, *after.span("name"), after["name"], mention.subtype, IN_ROW, 0.6)


IN_ROW = "in a row with one head"
_LIST_VERB = re.compile("(?:建立|构建|推行|实行|健全|完善|形成|落实|探索)(?:健全|完善|起|了)?")


def list_start(line: Line, start: int) -> tuple[str, int] | None:
    """Verb and start of a list that one head closes: 建立领导定期研究、专班调度、干部包村机制."""
    clause = max(line.text.rfind(mark, 0, start) for mark in "，。；：！？”") + 1
    verb = _LIST_VERB.match(line.text, clause) or _LIST_VERB.search(line.text, clause, start)
    if verb is None or not line.text[:start].endswith("、") or start - verb.end() > 30:
        return None
    members = line.text[verb.end() : start].strip("、").split("、")
    if any(m.endswith(("机制", "制度", "体系", "模式")) for m in members):
        return None  # each is named in full
    return (verb[0], verb.end()) if all(3 <= len(m) <= 14 for m in members) else None
