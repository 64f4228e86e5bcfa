"""Finds quotations, the run of them that shares one verb and one head, and the words around the run."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import lru_cache

import rjieba

from kg.lexicon import programmes

_QUOTE = re.compile("“((?:[^“”]|“[^“”]*”)*)”")
_INNER = re.compile("‘([^‘’“”，。！？]{2,16})’")
_SPOKEN = re.compile("[。！？]|[我咱你]们?")
_JOINT = re.compile("(?:、|和|与|及|以及|暨)?$")
_EDGES = "，。；：！？… "
_TRAILING_QUOTE = re.compile("“[^“”]*”的?$")
_REACH = 18  # a head further away than this has lost its quotation


@dataclass(frozen=True)
class Quotation:
    """`sentence[start:stop]` is the quotation with its marks, `text` what stands inside them."""

    start: int
    stop: int
    text: str


@dataclass(frozen=True)
class Run:
    """Quotations in a row (“甲”“乙”和“丙”) with the clause before them and the words after."""

    items: tuple[Quotation, ...]
    before: str  # the clause from its start to the first quotation
    after: str  # up to the end of the sentence

    @property
    def start(self) -> int:
        return self.items[0].start

    @property
    def stop(self) -> int:
        return self.items[-1].stop


@dataclass(frozen=True)
class Phrase:
    """A noun phrase that starts right after a quotation and is closed by a head: 的 + 基层治理 + 模式."""

    text: str  # without 的, 等 and count: 基层治理模式
    head: programmes.Head
    shift: int  # characters between the quotation and the phrase
    shared: bool  # after 等: the head is common to several items

    @property
    def ordinal(self) -> bool:
        """Whether the phrase is itself the name: (“甲+乙+丙”) 三级网格架构."""
        return bool(ORDINAL.match(self.text)) and len(self.text) > 4

    @property
    def length(self) -> int:
        return self.shift + len(self.text)


@lru_cache(maxsize=1024)  # the rules for names with and without marks ask for those of the same sentence
def quotations(text: str) -> tuple[Quotation, ...]:
    """The outermost quotations of a sentence; of direct speech, the names that the speaker quotes.

    >>> [q.text for q in quotations("开设“田间课堂”“乡村夜校”")]
    ['田间课堂', '乡村夜校']
    >>> [q.text for q in quotations("“我们靠‘支部+电商’增收。”他说。")]
    ['支部+电商']
    """
    if "“" not in text and "‘" not in text:
        return ()
    found: list[Quotation] = []
    for m in _QUOTE.finditer(text):
        inner = list(_INNER.finditer(text, m.start(1), m.end(1))) if _SPOKEN.search(m[1]) else []
        found += [Quotation(n.start(), n.end(), n[1]) for n in inner] or [Quotation(m.start(), m.end(), m[1])]
    if not found and "‘" in text:  # speech that began in a sentence before or ends in one behind
        found = [Quotation(n.start(), n.end(), n[1]) for n in _INNER.finditer(text)]
    return tuple(found)


@lru_cache(maxsize=1024)
def runs(text: str) -> tuple[Run, ...]:
    """The quotations of a sentence, joined where nothing or a mere 、和与 stands between them."""
    return tuple(_runs(text))


def _runs(text: str) -> Iterator[Run]:
    row: list[Quotation] = []
    for quotation in quotations(text):
        if row and not _JOINT.fullmatch(text[row[-1].stop : quotation.start]):
            yield _run(text, row)
            row = []
        row.append(quotation)
    if row:
        yield _run(text, row)


def _run(text: str, row: list[Quotation]) -> Run:
    before = _TRAILING_QUOTE.sub("", text[: row[0].start])
    edge = max(before.rfind(mark) for mark in _EDGES) + 1
    return Run(tuple(row), before[edge:], text[row[-1].stop :])


_COUNT = re.compile(
    "(?:等)?(?:[一二三四五六七八九十两\\d]+(?:个|项|大|类|种|条(?!龙|心)|级(?!\\w{0,3}(?:架构|体系|网格|责任)))|多个|多项|一系列|系列)?"
)
_LINK = re.compile("(?:这一|这个|这种)?的?")
ORDINAL = re.compile(
    "[一二三四五六七八九十两\\d]+(?:级|层|步|位一体)"
)  # 三级网格体系: what is quoted only spells it out
_ASIDE = re.compile("（[^（）]*）")
_BREAK = re.compile("[，。；：！？、“”‘’《》…\\s]")


@lru_cache(maxsize=512)  # rules for quotations and for what stands between them ask for that of the same one
def phrase_after(after: str) -> Phrase | None:
    """The phrase closed by a head that follows a quotation.

    >>> phrase_after("的治理体系，推动").text
    '治理体系'
    >>> phrase_after("志愿服务队成立") is None
    True
    """
    aside = _ASIDE.match(after)
    skipped = aside.end() if aside else 0
    after = after[skipped:]
    link = _LINK.match(after)
    shift = link.end() if link else 0
    shared = False
    if not shift:
        count = _COUNT.match(after)
        shift = count.end() if count else 0
        shared = after.startswith("等")
    rest = after[shift : shift + _REACH]
    brk = _BREAK.search(rest)
    text = rest[: brk.start()] if brk else rest
    found = _longest_headed(text)
    return Phrase(found[0], found[1], shift + skipped, shared) if found else None


_LINKS = frozenset("为和与及对从")
_MADE_OF_VERBS = ("机制", "模式", "体系", "制度", "格局")  # 推进 + 机制


def _longest_headed(text: str) -> tuple[str, programmes.Head] | None:
    """The longest start of `text` that a head closes, before any word that cannot belong to a name."""
    heads, stop, tail = programmes.heads(), programmes.name_words("stop"), programmes.name_words("tail")
    against = programmes.cues("right")
    best: tuple[str, programmes.Head] | None = None
    built = ""
    tokens = rjieba.cut(text)
    for index, token in enumerate(tokens):
        if built.endswith("队") and not token.startswith(("伍", "员", "长")):
            return best  # “小白杨”先锋队上门服务: a team and what it does
        if best and token[0].isdigit():
            return best  # “两重”攻坚行动|10月份招商项目
        following = tokens[index + 1] if index + 1 < len(tokens) else ""
        opens = index == 0 and (token == "组织" or following in _MADE_OF_VERBS)
        runs_on = token[0] in _LINKS and len(token) > 1 and not rjieba.has_word(token)  # 党委|为共富
        if (token in stop or runs_on) and not opens:  # 推进 bounds a name, but 推进模式 is a head
            whole = next((heads[w] for n in range(8, len(token), -1) if (w := text[len(built) :][:n]) in heads), None)
            return (built + whole.word, whole) if whole else best
        built += token
        head = head_of(built, heads)
        if head and (len(head.word) == 1 or head.word.endswith(("小队", "小分队"))):
            head = None  # 月, 日, 岗 and 小队 close names inside quotation marks only
        if head and following in against:  # “…”的服务理念 is an idea, no service
            best = None
            continue
        if head and following not in tail:
            best = built, head
        elif best and following == "" and token in tail:
            best = None
    return best


def head_of(text: str, heads: dict[str, programmes.Head] | None = None) -> programmes.Head | None:
    """The longest head that closes a text.

    >>> head_of("红色物业服务").word
    '服务'
    """
    table = heads if heads is not None else programmes.heads()
    for length in range(min(8, len(text)), 0, -1):
        if head := table.get(text[-length:]):
            return head
    return None
