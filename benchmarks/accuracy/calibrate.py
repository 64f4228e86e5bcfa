"""`python -m benchmarks.accuracy.calibrate [--write] PAGES…` fits and tests the confidence of statements.

PAGES are folders of pages with their gold in a folder `gold` inside. Each page is built alone and its claims
are compared with the gold. The shares of `confidence.tsv` are those of each rule, drawn towards the share of
its kind by as many claims as `PULL` says. The calibration error is printed for pages that were not fitted on:
the pages are dealt into five parts, and each part is judged by the shares of the other four.
"""

from __future__ import annotations

import argparse
import datetime
from collections import Counter
from collections.abc import Iterable, Sequence
from itertools import pairwise
from pathlib import Path

from kg.evaluate import Result, evaluate
from kg.statements.calibration import family

ROOT = Path(__file__).parents[2]
TABLE = ROOT / "kg" / "lexicon" / "data" / "confidence.tsv"
PULL = 12
PARTS = 5
Judged = tuple[str, str, bool]  # kind, rule, right


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("folders", nargs="+", type=Path, metavar="PAGES")
    parser.add_argument("--write", action="store_true", help=f"write {TABLE.name}")
    parser.add_argument("--scorer", type=Path, default=ROOT / "tests" / "gold" / "score.py")
    chosen = parser.parse_args()
    gold = sorted(g for folder in chosen.folders for g in (folder / "gold").glob("*.yaml"))
    pages = [judged(evaluate(g, g.parents[1] / f"{g.stem}.txt", chosen.scorer)) for g in gold]
    print(f"{len(pages)} pages, {sum(map(len, pages))} claims; expected calibration error {error(pages):.3f}")
    if chosen.write:
        write(pages)


def judged(result: Result) -> list[Judged]:
    return [(c.kind, family(c.rule), not result.wrong(c)) for c in result.claims]


def fit(claims: Iterable[Judged]) -> dict[tuple[str, str], tuple[float, int]]:
    """The share right and the number of claims of each kind (rule `*`) and of each rule of it."""
    fired: Counter[tuple[str, str]] = Counter()
    right: Counter[tuple[str, str]] = Counter()
    for kind, rule, was_right in claims:
        for key in ((kind, "*"), (kind, rule)):
            fired[key] += 1
            right[key] += was_right
    found = {}
    for (kind, rule), count in fired.items():
        whole = (right[kind, "*"] + 1) / (fired[kind, "*"] + 2)
        share = whole if rule == "*" else (right[kind, rule] + PULL * whole) / (count + PULL)
        found[kind, rule] = (share, count)
    return found


def error(pages: Sequence[list[Judged]], bins: int = 5) -> float:
    """The expected calibration error over bins of equal mass, each page judged by the pages of other parts."""
    said: list[tuple[float, bool]] = []
    for part in range(PARTS):
        shares = fit(c for at, page in enumerate(pages) if at % PARTS != part for c in page)
        for at, page in enumerate(pages):
            if at % PARTS == part:
                said += [(shares.get((k, r), shares.get((k, "*"), (0.7, 0)))[0], right) for k, r, right in page]
    said.sort(key=lambda pair: pair[0])  # ties as they came: sorting them by truth would fill whole bins with it
    edges = [round(part * len(said) / bins) for part in range(bins + 1)]
    parts = [said[start:stop] for start, stop in pairwise(edges) if stop > start]
    return sum(abs(sum(c for c, _ in p) - sum(right for _, right in p)) for p in parts) / len(said)


def write(pages: Sequence[list[Judged]]) -> None:
    today = datetime.date.today().isoformat()
    lines = [
        "# How often the statements of each kind and rule were right on annotated pages; rule *: all of the kind.",
        f"# Fitted by python -m benchmarks.accuracy.calibrate on {len(pages)} pages, {today}.",
        "kind\trule\tshare\tclaims",
    ]
    for (kind, rule), (share, count) in sorted(fit(c for page in pages for c in page).items()):
        lines.append(f"{kind}\t{rule}\t{share:.3f}\t{count}")
    TABLE.write_text("\n".join(lines) + "\n", "utf-8")


if __name__ == "__main__":
    main()
