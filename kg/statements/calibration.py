"""How sure a statement is: the share of a rule's statements that were right on annotated pages.

The confidence a rule states orders its own readings; `confidence.tsv`, fitted by
`python -m benchmarks.accuracy.calibrate`, says how often they were right on pages nobody had
written rules for. A rule seen too seldom there takes the share of its kind.
"""

from __future__ import annotations

from functools import cache, lru_cache

from kg.lexicon.vocabulary import rows


@cache
def _shares() -> dict[tuple[str, str], float]:
    return {(row["kind"], row["rule"]): float(row["share"]) for row in rows("confidence")}


def family(rule: str) -> str:
    """The rule without what it says of the one case.

    >>> family("quoted name: verb +2, head +1")
    'quoted name'
    """
    return rule.partition(": ")[0]


@lru_cache(maxsize=4096)
def calibrated(kind: str, rule: str, stated: float) -> float:
    """The confidence of a statement of this kind (implements, figure, entity/place …) read by this rule.

    Kinds that were never annotated keep what the rule states.
    """
    shares = _shares()
    share = shares.get((kind, family(rule)), shares.get((kind, "*")))
    return round(stated if share is None else share, 4)
