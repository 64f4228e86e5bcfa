"""Typed loaders of the vocabulary of events: heads, verbs of holding, signs of the general, roles."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cache

from kg.lexicon.patterns import alternation as alternation
from kg.lexicon.vocabulary import rows


@dataclass(frozen=True)
class Head:
    """A noun that closes an event's name: 推进会 (meeting, strong)."""

    word: str
    subtype: str
    strong: bool


@dataclass(frozen=True)
class RoleWord:
    """A verb that gives a participant a role: 讲话 (speaker). Rank 1 is the strongest role."""

    word: str
    role: str
    rank: int
    who: str  # person | body | any


@cache
def heads() -> dict[str, Head]:
    """Heads by word."""
    return {r["word"]: Head(r["word"], r["subtype"], r["weight"] == "strong") for r in rows("event_heads")}


@cache
def roles() -> dict[str, RoleWord]:
    """Role words by word."""
    return {r["word"]: RoleWord(r["word"], r["role"], int(r["rank"]), r["who"]) for r in rows("event_roles")}


@cache
def generic(where: str) -> frozenset[str]:
    """Words that show many or standing occurrences, by where they stand: before, inside, whole."""
    return frozenset(r["word"] for r in rows("event_generic") if r["where"] == where)


@cache
def firm_verbs() -> frozenset[str]:
    """Verbs of holding that tell of one time."""
    return frozenset(r["word"] for r in rows("event_verbs") if r["weight"] == "firm")


@cache
def verb_words(place: str) -> frozenset[str]:
    """The verbs that stand before or after an event's name."""
    return frozenset(r["word"] for r in rows("event_verbs") if r["place"] in (place, "both"))


@cache
def verbs(place: str) -> str:
    """An alternation of these verbs, longest first."""
    return alternation(verb_words(place))


@cache
def openings(*phases: str) -> frozenset[str]:
    """How works, sites and bodies begin, are finished and come into use; of some phases or of all.

    >>> "竣工" in openings(), "竣工" in openings("begin", "open")
    (True, False)
    """
    return frozenset(r["word"] for r in rows("opening_verbs") if not phases or r["phase"] in phases)


@cache
def deeds(deed: str, weight: str = "") -> frozenset[str]:
    """Verbs that tell of one occurrence by themselves: open (揭牌), give (捐赠); of one weight or of any."""
    return frozenset(r["word"] for r in rows("event_deeds") if r["deed"] == deed and weight in ("", r["weight"]))
