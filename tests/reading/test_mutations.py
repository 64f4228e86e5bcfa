"""The same page set otherwise: headlines and authors survive lost blank lines, new breaks and half-width marks."""

from __future__ import annotations

import random
import re
from collections.abc import Callable
from pathlib import Path

import pytest

from kg.reading import parse_page
from kg.reading.text import punctuate

CASES = sorted((Path(__file__).parent.parent / "cases" / "reading").glob("*.txt"))
Mutation = Callable[[str, random.Random], str]


def broken(text: str, chance: random.Random) -> str:
    """Blank lines in the middle of long lines, as columns leave them."""
    lines = []
    for line in text.split("\n"):
        if len(line) > 60 and "\t" not in line and chance.random() < 0.6:
            at = chance.randrange(25, len(line) - 20)
            line = f"{line[:at]}\n\n{line[at:]}"
        lines.append(line)
    return "\n".join(lines)


def without_blank_lines(text: str, chance: random.Random) -> str:
    return re.sub(r"\n\n+", "\n", text)


def evenly_spaced(text: str, chance: random.Random) -> str:
    return re.sub(r"\n+", "\n\n", text)


def half_width(text: str, chance: random.Random) -> str:
    return text.translate(str.maketrans("（），：", "(),:"))


def indented(text: str, chance: random.Random) -> str:
    return "\n".join(f"　　{line}" if line.strip() and "\t" not in line else line for line in text.split("\n"))


def windows(text: str, chance: random.Random) -> str:
    return text.replace("\n", "\r\n")


def sprinkled(text: str, chance: random.Random) -> str:
    """Zero-width spaces between any two characters."""
    return "".join(c + ("\u200b" if chance.random() < 0.05 else "") for c in text)


def told(text: str) -> tuple[set[str], set[str]]:
    page = parse_page("page", text)
    headlines = {re.sub(r"\W", "", punctuate(a.headline.text)) for a in page.articles if a.headline}
    return headlines, {u.name for a in page.articles for u in a.authors}


@pytest.mark.parametrize("path", CASES, ids=lambda p: p.stem)
@pytest.mark.parametrize(
    "mutation", [broken, without_blank_lines, evenly_spaced, half_width, indented, windows, sprinkled]
)
def test_headlines_and_authors_survive(path: Path, mutation: Mutation) -> None:
    text = path.read_text(encoding="utf-8")
    assert told(mutation(text, random.Random(path.stem))) == told(text)
