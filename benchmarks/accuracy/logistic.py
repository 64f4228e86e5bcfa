"""Fitting the logistic models of kg/lexicon/logistic.py on annotated pages. Needs scikit-learn."""

from __future__ import annotations

import datetime
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import numpy as np
from sklearn.linear_model import LogisticRegression  # type: ignore[import-not-found, unused-ignore]

from kg.lexicon.logistic import BIAS, of_weights

DATA = Path(__file__).parents[2] / "kg" / "lexicon" / "data"
RIDGE = 0.1  # the inverse strength of the penalty on scaled signs
CASE, LEARNT = 1.0, 0.5  # what a stretch of an own case or of a page the signs were written with counts for


@dataclass(frozen=True)
class Seen:
    """One stretch of text, its signs and whether it is what the model looks for."""

    page: str
    text: str
    values: dict[str, float]
    is_one: bool
    counts: float


Judged = Sequence[tuple[Seen, float]]


def fit(seen: Sequence[Seen], rare: float = 0.0) -> dict[str, float]:
    """The weight of each sign; the greater `rare`, the less is learnt from rare signs."""
    signs = sorted({sign for s in seen for sign in s.values})
    table = np.array([[float(s.values.get(sign, 0.0)) for sign in signs] for s in seen])
    spread = table.std(axis=0) + rare
    spread[spread == 0] = 1.0
    model: Any = LogisticRegression(C=RIDGE, max_iter=5000)
    model.fit(table / spread, [s.is_one for s in seen], sample_weight=[s.counts for s in seen])
    weights = model.coef_[0] / spread
    return {BIAS: float(model.intercept_[0]), **dict(zip(signs, map(float, weights), strict=True))}


def judged(pages: Sequence[Seen], others: Sequence[Seen], rare: float = 0.0) -> Iterator[tuple[Seen, float]]:
    """The chance of each stretch by the weights of all but its own page."""
    for page in sorted({s.page for s in pages}):
        weights = fit([s for s in [*pages, *others] if s.page != page], rare)
        yield from ((s, of_weights(weights, s.values)) for s in pages if s.page == page)


def scores(told: Judged, least: float) -> str:
    """How many are found and claimed where everything from `least` on is taken."""
    right = sum(s.counts for s, chance in told if s.is_one and chance >= least)
    claimed = sum(s.counts for s, chance in told if chance >= least)
    real = sum(s.counts for s, _ in told if s.is_one)
    return f"{right:.0f} of {real:.0f}, claimed {claimed:.0f}, F1 {2 * right / (claimed + real):.3f}"


def write(table: str, weights: dict[str, float], comment: str, pages: int) -> None:
    """Writes a table of weights; `comment` says in a line or two what the signs speak for and where they are."""
    today = datetime.date.today()
    lines = [
        *(f"# {line}" for line in comment.splitlines()),
        f"# Fitted on {pages} annotated pages of other provinces, the gold pages and own cases, {today}.",
        "sign\tweight",
        *(f"{sign}\t{weight:.3f}" for sign, weight in weights.items()),
    ]
    aside = DATA / f"{table}.tmp"
    aside.write_text("\n".join(lines) + "\n", "utf-8")
    aside.replace(DATA / f"{table}.tsv")
