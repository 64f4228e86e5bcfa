"""`python -m benchmarks.accuracy.stretches [--write] PAGES…` fits how likely a stretch of text names a programme.

PAGES are folders of pages with their gold in a folder `gold` inside; the seed pages and the cases of
tests/cases/initiatives are fitted too. Printed is how the fit does on pages it was not fitted on.
Needs scikit-learn (`pip install -e '.[bench]'`).
"""

from __future__ import annotations

import argparse
import datetime
import re
from collections import Counter, defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import numpy as np
import yaml
from sklearn.linear_model import LogisticRegression  # type: ignore[import-not-found, unused-ignore]

from kg import mentions
from kg.mentions.initiative_likely import LIKELY, overlaps
from kg.mentions.initiative_lines import line_of
from kg.mentions.initiative_signs import Told, signs_of
from kg.mentions.initiative_stretches import stretches
from kg.mentions.overlaps import by_sentence
from kg.mentions.scope import scopes
from kg.model import Page
from kg.reading import Given, parse_page, read_page
from tests.marked_cases import read_cases

ROOT = Path(__file__).parents[2]
TABLE = ROOT / "kg" / "lexicon" / "data" / "stretch_weights.tsv"
RIDGE = 0.01  # the inverse strength of the penalty on standardised signs
SEED, CASE = 1.0, 0.4  # what a stretch of a seed page or of an own case counts for
FREE = 0.4  # what a name counts for that the annotators would not miss, or that they took for another kind of thing
SELDOM = 10  # a sign must be seen as often
KINDS = ("facility", "scenic", "zone", "social", "activity")  # of places, bodies and events that are read either way
Names = dict[str, set[bool]]  # plain name → whether it may be left out
_TAIL = re.compile("(模式|机制|制度|工作法|行动|活动|工程|项目|品牌|平台|体系|路径|计划|服务)$")


@dataclass(frozen=True)
class Seen:
    """One stretch, where it is, its signs, whether it is a name, and whether a rule has named something there."""

    page: str
    where: tuple[int, int, int, int]  # article, sentence, start, stop
    text: str
    values: dict[str, float]
    is_name: bool
    ruled: bool
    counts: float
    is_free: bool = False  # right, but not asked for


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("folders", nargs="+", type=Path, metavar="PAGES")
    parser.add_argument("--write", action="store_true", help=f"write {TABLE.name}")
    chosen = parser.parse_args()
    pages = [seen for folder in chosen.folders for seen in of_folder(folder, 1.0)]
    seeds = [*of_folder(ROOT / "seeds", SEED, ROOT / "tests" / "gold"), *of_cases()]
    report(pages, seeds)
    if chosen.write:
        write(fit([*pages, *seeds]), len({s.page for s in [*pages, *seeds]}))


def of_folder(folder: Path, counts: float, gold: Path | None = None) -> Iterator[Seen]:
    for path in sorted((gold or folder / "gold").glob("*.yaml")):
        page = folder / f"{path.stem}.txt"
        if page.exists():
            entities = yaml.safe_load(path.read_text("utf-8"))["entities"]
            yield from of_page(read_page(page), path.stem, names_of(entities), counts)


def of_cases() -> Iterator[Seen]:
    for case in read_cases("initiatives"):
        page = parse_page(case.where, case.page, Given(city=case.city, date=case.date))
        named: Names = defaultdict(set)
        for entity in case.entities:
            if entity.kind == "initiative":
                for name in entity.names:
                    named[plain(name)].add(entity.optional)
        yield from of_page(page, case.where, named, CASE)


def names_of(entities: Sequence[dict[str, Any]]) -> Names:
    named: Names = defaultdict(set)
    for entity in entities:
        if entity["type"] == "initiative" or entity.get("subtype") in KINDS:
            for name in (entity["name"], *entity.get("aliases", ())):
                named[plain(name)].add(entity["type"] != "initiative" or bool(entity.get("optional")))
    return named


def of_page(page: Page, name: str, named: Names, counts: float) -> Iterator[Seen]:
    """The stretches of a page with what its gold says of them."""
    for number, scope in enumerate(scopes(page, use_tagger=False)):
        found = mentions.recognise(scope).mentions
        solid = by_sentence([m for m in found if m.kind not in ("person", "initiative")])
        ours = by_sentence([m for m in found if m.kind == "initiative" and not m.rule.startswith(LIKELY)])
        told = Told(scope.article)
        for sentence in scope.article.sentences:
            line = line_of(sentence, solid.get(sentence.index, ()), ())
            for one in stretches(line):
                if any(q.start < one.stop and q.stop > one.start for q in line.quoted):
                    continue
                text = sentence.text[one.start : one.stop]
                meant = named.get(plain(text), set())
                ruled = any(overlaps(m, one.start, one.stop) for m in ours.get(sentence.index, ()))
                where, is_free = (number, sentence.index, one.start, one.stop), meant == {True}
                weight = counts * FREE if is_free else counts
                yield Seen(name, where, text, signs_of(line, one, told), bool(meant), ruled, weight, is_free)


def plain(name: str) -> str:
    return _TAIL.sub("", re.sub(r"[“”\"‘’\s+＋·—\-，、]", "", name))


def fit(seen: Sequence[Seen]) -> dict[str, float]:
    """The weight of each sign."""
    common = Counter(sign for s in seen for sign, value in s.values.items() if value)
    signs = sorted(sign for sign, times in common.items() if times >= SELDOM)
    table = np.array([[float(s.values.get(sign, 0.0)) for sign in signs] for s in seen])
    middle, spread = table.mean(axis=0), table.std(axis=0)
    spread[spread == 0] = 1.0
    spread = np.maximum(spread, 0.1)  # a sign seen seldom shall not weigh much
    model: Any = LogisticRegression(C=RIDGE, max_iter=3000)
    model.fit((table - middle) / spread, [s.is_name for s in seen], sample_weight=[s.counts for s in seen])
    weights = model.coef_[0] / spread
    always = float(model.intercept_[0] - (weights * middle).sum())
    return {"always": always, **dict(zip(signs, map(float, weights), strict=True))}


def likely(weights: dict[str, float], seen: Seen) -> float:
    total = weights["always"] + sum(weights.get(sign, 0.0) * value for sign, value in seen.values.items())
    return float(1 / (1 + np.exp(-total)))


def chosen_of(judged: Sequence[tuple[Seen, float]], least: float) -> list[Seen]:
    """The likeliest of those that overlap."""
    kept: dict[tuple[str, int, int], list[Seen]] = defaultdict(list)
    for seen, chance in sorted(judged, key=lambda j: -j[1]):
        here = kept[seen.page, *seen.where[:2]]
        if chance >= least and all(k.where[2] >= seen.where[3] or k.where[3] <= seen.where[2] for k in here):
            here.append(seen)
    return [seen for here in kept.values() for seen in here]


def report(pages: Sequence[Seen], seeds: Sequence[Seen]) -> None:
    """How the fit does on pages it was not fitted on, where no rule has named anything, each name once a page."""
    names = sorted({s.page for s in pages})
    judged = []
    for part in range(10):
        out = {name for index, name in enumerate(names) if index % 10 == part}
        weights = fit([s for s in [*pages, *seeds] if s.page not in out])
        judged += [(s, likely(weights, s)) for s in pages if s.page in out]
    asked = [s for s in pages if s.is_name and not s.is_free]
    missing = {(s.page, plain(s.text)) for s in asked} - {(s.page, plain(s.text)) for s in asked if s.ruled}
    for least in (0.25, 0.3, 0.35, 0.4, 0.45, 0.5):
        found = chosen_of([j for j in judged if not j[0].ruled], least)
        right = {(s.page, plain(s.text)) for s in found if s.is_name and not s.is_free}
        wrong = {(s.page, plain(s.text)) for s in found if not s.is_name}
        print(f"from {least}: {len(right)} right of {len(missing)} that no rule finds, {len(wrong)} wrong")


def write(weights: dict[str, float], pages: int) -> None:
    lines = [
        "# How much each sign of a stretch of text speaks for (below 0: against) its naming a programme: logistic;",
        "# the signs are those of kg/mentions/initiative_signs.py. Fitted by python -m benchmarks.accuracy.stretches",
        f"# on {pages} annotated pages of many provinces, {datetime.date.today()}.",
        "sign\tweight",
        *(f"{sign}\t{weight:.3f}" for sign, weight in weights.items()),
    ]
    TABLE.write_text("\n".join(lines) + "\n", "utf-8")


if __name__ == "__main__":
    main()
