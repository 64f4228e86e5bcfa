"""Countries, foreign places, and the country's well-known mountains, rivers, seas and regions."""

from __future__ import annotations

from functools import cache

from kg.lexicon.vocabulary import rows
from kg.mentions.place_ground import Found, Ground
from kg.mentions.place_text import stands_apart


@cache
def _names() -> dict[str, str]:
    """Name → subtype."""
    found: dict[str, str] = {}
    for row in rows("place_foreign"):
        subtype = "city" if row["kind"] == "city" else "country" if row["kind"] == "country" else "region"
        found.update(dict.fromkeys(row["words"].split(), subtype))
    for row in rows("place_natural"):
        subtype = "region" if row["kind"] == "region" else "natural"
        found.update(dict.fromkeys(row["words"].split(), subtype))
    return found


@cache
def _lengths() -> dict[str, tuple[int, ...]]:
    found: dict[str, set[int]] = {}
    for name in _names():
        found.setdefault(name[:2], set()).add(len(name))
    return {head: tuple(sorted(lengths, reverse=True)) for head, lengths in found.items()}


def world_name(text: str, at: int, ground: Ground) -> Found | None:
    """The longest such name that begins here and is no part of a longer word."""
    for length in _lengths().get(text[at : at + 2], ()):
        word = text[at : at + length]
        if word in _names() and stands_apart(text, at, at + length):
            return Found(at, at + length, _names()[word], "world", 0.85)
    return None
