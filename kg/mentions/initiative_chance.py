"""How likely a quotation is a name, from its signs: a logistic model with its weights as data.

The weights were fitted on annotated pages by `python -m benchmarks.accuracy.quotations`.
"""

from __future__ import annotations

from collections.abc import Mapping

import rjieba

from kg.lexicon import logistic, programmes
from kg.lexicon.tokens import tokens
from kg.mentions.initiative_quotes import Phrase, Run, head_of

NAME = 0.43  # from here on a quotation is taken for a name
_MOST = 5.0  # points beyond that say nothing more
_LONGEST = 12


def chance(signs: Mapping[str, float]) -> float:
    """The chance between 0 and 1 that a quotation with these signs names an initiative."""
    return logistic.chance("quotation_weights", signs)


def signs_of(groups: Mapping[str, float], run: Run, text: str, phrase: Phrase | None, times: int) -> dict[str, float]:
    """Every sign of the quoted text with its value; yes is 1 and no is 0.

    `groups` are the points of each group of signs, `times` how often the article quotes the same.
    """
    points = {group: max(-_MOST, min(_MOST, value)) for group, value in groups.items()}
    return {
        **points,
        "phrase against": min(0.0, points["phrase"]),
        "words against": min(0.0, points["words"]),
        **_of_text(text, phrase),
        **_of_clause(run),
        "times": min(3, times - 1),
    }


def _of_text(text: str, phrase: Phrase | None) -> dict[str, float]:
    own = head_of(text)
    return {
        "short": len(text) < 3,
        "length": min(len(text), _LONGEST),
        "clauses": ("，" in text) + ("、" in text),
        "word": bool(rjieba.has_word(text)),
        "slogan": text in programmes.slogans(),
        "own head": own is not None,
        "own head kept": own is not None and own.kept,
        "head": phrase is not None,
        "head kept": phrase is not None and phrase.head.kept,
    }


def _of_clause(run: Run) -> dict[str, float]:
    before, after = tokens(run.before), tokens(run.after[:12])
    return {
        "row": min(3, len(run.items) - 1),
        "of": bool(before) and before[-1].text == "的",
        "governed": bool(before) and before[-1].tag[:1] == "v",
        "closes": not after or after[0].text in "，。；",
        "goes on": bool(after) and after[0].tag[:1] == "n",
    }
