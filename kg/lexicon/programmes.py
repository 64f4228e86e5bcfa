"""What tells a programme's name from a figure of speech: heads, cues, set phrases and nationwide names, as data."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import cache

from kg.lexicon.bigrams import Words
from kg.lexicon.patterns import alternation as alternation
from kg.lexicon.vocabulary import rows, words


@dataclass(frozen=True)
class Head:
    """A word that closes an initiative's name, such as 工作法."""

    word: str
    subtype: str
    kept: bool  # part of the name after a quotation: “门前三包”制度, but only 山水人家 of “山水人家”品牌
    plain: int  # from 0 to 3: how readily it closes a name without quotation marks


@dataclass(frozen=True)
class Cue:
    """A word beside a quotation and how far it speaks for a name."""

    word: str
    weight: float


@cache
def heads() -> dict[str, Head]:
    """All heads by word.

    >>> heads()["工作法"].subtype
    'model'
    """
    return {
        r["word"]: Head(r["word"], r["subtype"], r["kept"] == "yes", int(r["plain"])) for r in rows("initiative_heads")
    }


@cache
def cues(side: str) -> dict[str, Cue]:
    """The cues that stand `left` or `right` of a quotation, or close around it (`circumfix`)."""
    return {r["word"]: Cue(r["word"], float(r["weight"])) for r in rows("initiative_cues") if r["side"] == side}


@cache
def known() -> dict[str, str]:
    """Nationwide initiatives with their subtypes.

    >>> known()["厕所革命"]
    'campaign'
    """
    return {r["name"]: r["subtype"] for r in rows("initiative_names")}


@cache
def known_plain() -> frozenset[str]:
    """Those that mean the initiative without quotation marks too."""
    return frozenset(r["name"] for r in rows("initiative_names") if r["plain"] == "yes")


@cache
def common(plain: str) -> dict[str, str]:
    """Names that recur all over the country, each time of another runner, with their subtypes.

    >>> common("yes")["亩均效益评价"]
    'mechanism'
    """
    return {r["name"]: r["subtype"] for r in rows("initiative_common") if r["plain"] == plain}


@cache
def common_names() -> Words:
    """Those names, to be found in a text."""
    return Words((*common("yes"), *common("run")), lasting=True)


@dataclass(frozen=True)
class Shape:
    """How some names are formed, and one of the words that a text with such a name holds."""

    pattern: re.Pattern[str]
    subtype: str
    holds: tuple[str, ...]
    firsts: frozenset[str]  # the characters that these words begin with


@cache
def shapes() -> tuple[Shape, ...]:
    """How names are formed that no list can hold all of.

    >>> [shape.subtype for shape in shapes() if shape.pattern.fullmatch("四所一庭")]
    ['mechanism']
    """
    found = ((r, tuple(r["holds"].split())) for r in rows("initiative_shapes"))
    return tuple(
        Shape(re.compile(r["pattern"]), r["subtype"], holds, frozenset(word[0] for word in holds)) for r, holds in found
    )


@cache
def is_common(name: str) -> bool:
    """Whether many counties run something of this name, or of one formed so.

    >>> is_common("拿地即开工"), is_common("统一供种")
    (True, False)
    """
    listed = name in common("yes") or name in common("run") or name in known_plain()
    return listed or any(shape.pattern.fullmatch(name) for shape in shapes())


@cache
def openable() -> frozenset[str]:
    """Words for what is opened or held to serve.

    >>> "学堂" in openable()
    True
    """
    return frozenset(r["word"] for r in rows("initiative_openable"))


@cache
def slogans() -> frozenset[str]:
    """Set phrases and figures of speech.

    >>> "最后一公里" in slogans()
    True
    """
    return words("slogans")


@cache
def endings(kind: str) -> tuple[str, ...]:
    """Endings of figures of speech (`figure`) or of kinds of people (`people`)."""
    return tuple(r["word"] for r in rows("slogan_endings") if r["kind"] == kind)


@cache
def name_words(kind: str) -> frozenset[str]:
    """One kind of words of `initiative_words.tsv`: `stop`, `generic`, `tail`, `adverb`, `new`, `carry` …"""
    return frozenset(r["word"] for r in rows("initiative_words") if r["kind"] == kind)
