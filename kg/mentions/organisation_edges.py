"""Where the name of a body begins that is known by its last word alone: 依托|丰泽柑橘种植专业合作社."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache, lru_cache

import rjieba

from kg.lexicon.body_names import heads, name_words
from kg.lexicon.tokens import tokens
from kg.mentions.place_text import boundaries

#: Parts of speech (of jieba) that may stand inside a name, beside some numbers and verbs.
_NAME_TAGS = frozenset("abghijklnsz") | frozenset(
    ("nr", "ns", "nt", "nz", "nrt", "nrfg", "ng", "ad", "an", "vn", "eng", "vg", "ag", "zg")
)
LONGEST = 26
#: Words that lead to a name, where the words were cut wrongly: 由乡|党委.
_LEADS = re.compile(
    "年度|(?<=年)度|由(?!于)|在(?!线)|对(?!外|口)|从(?![化江])|为(?!民)|被(?!服)|[把让及到]|将(?!军)|经(?![济纬贸典编络科])"
)
#: A joint after a body's last word: 合作社和|宏远公司.
_JOINTS = re.compile(
    "(?:公司|合作社|集团|银行|大学|学院|中学|小学|医院|局|协会|学会|厂|中心|委员会|研究所|研究院)[和与及]"
)
#: Particles that no name contains, save in 华为, 美的, 埃及; the words were cut wrongly around them.
_PARTICLES = re.compile(
    "[两三四五六七八九十几多余0-9]位|(?<=[县市区镇乡村州])以|(?<![华有无作])为|(?<![美目])的|(?<![埃普])及|[了是被把]|(?<![当秭回海])归(?![侨心元农])|"
    "(?:成功|妥善|有效|及时|就地)(?:化解|调解|调处|处置)|力克|击败|战胜|险胜|完胜|迎战|对阵|不敌|(?<=[镇村县乡市区]里)[托请找向跟给由让]|[叫请找喊邀派]来|(?<=户)离|(?<=[0-9])[个家所](?=[村乡镇县])"
)
#: 院长王小明作|县人民法院工作报告: whose report it is does not begin with who gives it.
_GIVES = re.compile(
    "(?:(?<![合工协操创耕著动运写制农])[作做致]|代表)(?=[省市县区州旗镇乡](?:人民|人大|政府|政协|委|法院|检察院))"
)
#: What a number ends in, unlike the 万里 of a company's name.
_COUNT = re.compile("[0-9]|.[一二三四五六七八九十百千万亿零两几多余数半个]$")
_MEASURES = frozenset("支家名个所位项只批条座处间队户人")
_INNER_MARKS = frozenset("（）·&")


def stops(text: str, verbs_pass: bool = False) -> frozenset[int]:
    """The places of a sentence whose word cannot stand inside a body's name."""
    barred, verbs = _barred(text)
    return barred if verbs_pass else barred | verbs


@lru_cache(maxsize=1024)
def _barred(text: str) -> tuple[frozenset[int], frozenset[int]]:
    """The places of words that no name contains, and those of verbs that no list has."""
    always: list[int] = []
    verbs: list[int] = []
    counted = False
    for word in tokens(text):
        bars = "always" if counted and word.text in _MEASURES else _bars(word.text, word.tag)
        if bars:
            (verbs if bars == "verb" else always).extend(range(word.start, word.stop))
        counted = word.tag == "m"
    return frozenset(always), frozenset(verbs)


@cache
def _inner_words() -> frozenset[str]:
    """What may stand inside a name, whatever it is elsewhere."""
    words = (word for use in ("name", "unit", "team") for word in heads(use) if len(word) > 1)
    return _INNER_MARKS | name_words("inside") | frozenset(words)


@lru_cache(maxsize=4096)
def _bars(printed: str, tag: str) -> str:
    """Whether a word cannot stand inside a name: "always", as a "verb", or "" where it can."""
    if printed in _inner_words():
        return ""
    if printed in name_words("stop"):
        return "always"
    if tag in _NAME_TAGS:  # as most words are
        return ""
    if tag in ("x", "w"):
        return "" if printed.isalnum() else "always"
    if tag in ("p", "c", "d") and len(printed) > 1 and not rjieba.has_word(printed):
        return ""  # no dictionary has it: a name's own word
    if tag == "m":
        return "always" if not printed.startswith("第") and _COUNT.search(printed) else ""
    if tag in ("v", "vd", "vq", "vi"):
        return "verb" if len(printed) != 1 else ""
    return "always"


@lru_cache(maxsize=1024)
def starts(text: str) -> frozenset[int]:
    """Where the words of a sentence begin."""
    return boundaries(text) - {len(text)}


def left_edge(text: str, head: int, barred: frozenset[int] | None = None) -> int:
    """Where the name begins that a head word at `head` closes, as far as the words before it allow.

    >>> left_edge("他们走进丰源蔬菜专业合作社", 7)
    4
    """
    barred, at = stops(text) if barred is None else barred, head
    while at > 0 and head - at < LONGEST and at - 1 not in barred:
        at -= 1
    for joint in (*_JOINTS.finditer(text, at, head), *_PARTICLES.finditer(text, at, head), *_given(text, at, head)):
        at = max(at, joint.end())
    while at < head - 1 and _LEADS.match(text, at):
        at += 1
    return _balanced(text, at, head)


def _given(text: str, start: int, stop: int) -> Iterator[re.Match[str]]:
    return _GIVES.finditer(text[: stop + 4], start)


def _balanced(text: str, start: int, stop: int) -> int:
    """Moves the start behind a bracket that the name does not open."""
    depth = 0
    for at in range(stop - 1, start - 1, -1):
        depth += (text[at] == "）") - (text[at] == "（")
        if depth < 0:
            return at + 1
    return start if depth == 0 else text.index("）", start) + 1


_IN_CORPS = re.compile("(?:(?:新疆)?(?:生产建设)?兵团[一-鿿0-9]{0,16}|第?[一二三四五六七八九十百零〇0-9]{1,4})[师团连]")


def is_of_corps(name: str) -> bool:
    """The corps' divisions and regiments with their chain are places, and stand as such.

    >>> is_of_corps("新疆生产建设兵团第九十师九百团"), is_of_corps("兵团第九十师法院")
    (True, False)
    """
    return bool(_IN_CORPS.fullmatch(name))
