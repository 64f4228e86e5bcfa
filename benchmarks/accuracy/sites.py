"""`python -m benchmarks.accuracy.sites [--write] PAGES…` fits how likely a phrase in plain words is to mean one site.

PAGES are folders of pages with their gold in a folder `gold` inside; the cases of tests/cases/places are fitted too.
Printed is how the fit does on pages it was not fitted on. Needs scikit-learn (`pip install -e '.[bench]'`).
"""

from __future__ import annotations

import argparse
import datetime
import re
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import numpy as np
import yaml
from sklearn.linear_model import LogisticRegression  # type: ignore[import-not-found, unused-ignore]

from kg.mentions.place_chance import SITE
from kg.mentions.place_ground import Found
from kg.mentions.place_told import Candidate, candidates
from kg.mentions.places import ground_of, places_in
from kg.mentions.scope import Scope, scopes
from kg.reading import read_page
from tests.place_cases import cases, read

ROOT = Path(__file__).parents[2]
TABLE = ROOT / "kg" / "lexicon" / "data" / "site_weights.tsv"
RIDGE = 0.1  # the inverse strength of the penalty on scaled signs
CASE, LEARNT = 1.0, 0.5  # what a phrase of an own case or of a seed page counts for
#: What the scorer takes for a site too: bodies and programmes that are places to one reader and not to another.
_TWIN = re.compile("(?:中心|站|所|馆|院|园|场|基地|酒店)$")
_SOFT = frozenset({"social", "campaign", "activity", "project", "service", "platform", "grid"})


@dataclass(frozen=True)
class Seen:
    """One phrase, its signs and whether it means one site."""

    page: str
    text: str
    values: dict[str, float]
    is_site: bool
    counts: float


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("folders", nargs="+", type=Path, metavar="PAGES")
    parser.add_argument("--write", action="store_true", help=f"write {TABLE.name}")
    parser.add_argument("--wrong", action="store_true", help="print what is read wrong")
    chosen = parser.parse_args()
    pages = [seen for folder in chosen.folders for seen in of_folder(folder, 1.0)]
    seeds = [*of_cases(), *of_folder(ROOT / "seeds", LEARNT, ROOT / "tests" / "gold")]
    names = sorted({s.page for s in pages})
    print(
        f"{len(pages)} phrases of {len(names)} pages, "
        f"{sum(s.is_site for s in pages)} sites, {len(seeds)} of cases and seed pages"
    )
    judged = []
    for page in names:
        weights = fit([s for s in [*pages, *seeds] if s.page != page])
        judged += [(s, likely(weights, s)) for s in pages if s.page == page]
    for least in (0.3, 0.35, 0.4, 0.45, SITE, 0.6):
        print(f"on pages not fitted on, sites from {least}: {scores(judged, least)}")
    for s, p in judged if chosen.wrong else ():
        if s.is_site != (p >= SITE):
            print(s.page, "missed" if s.is_site else "wrong", s.text, f"{p:.2f}")
    if chosen.write:
        write(fit([*pages, *seeds]), len(names))


def of_folder(folder: Path, counts: float, gold: Path | None = None) -> Iterator[Seen]:
    for path in sorted((gold or folder / "gold").glob("*.yaml")):
        names: dict[str, bool] = {}
        for entity in yaml.safe_load(path.read_text("utf-8"))["entities"]:
            for name in (entity["name"], *entity.get("aliases", ())) if _is_site(entity) else ():
                names[plain(name)] = names.get(plain(name), True) and bool(entity.get("optional"))
        page = read_page(folder / f"{path.stem}.txt")
        for scope in scopes(page, use_tagger=False):
            yield from of_article(scope, path.stem, names, counts)


def of_cases() -> Iterator[Seen]:
    """The phrases of tests/cases/places."""
    for case in cases():
        scope = read(case.text, city=case.city, county=case.county).scope
        names = {plain(form): False for _, words, name in case.marked for form in (words, name)}
        yield from of_article(scope, "cases", names, CASE)


def _is_site(entity: dict[str, Any]) -> bool:
    if entity["type"] in ("organisation", "initiative"):
        return entity.get("subtype") in _SOFT or bool(_TWIN.search(entity["name"]))
    return bool(entity["type"] == "place")


def of_article(scope: Scope, where: str, names: dict[str, bool], counts: float) -> Iterator[Seen]:
    """The phrases of an article; what may be left out and what is cut wrong teaches nothing."""
    ground = ground_of(scope)
    found = []
    for sentence in scope.article.sentences:
        taken = places_in(sentence.text, ground)
        for candidate in candidates(sentence.text, taken, ground.text):
            forms = [plain(form) for form in printed(sentence.text, candidate, taken)]
            known = [names[form] for form in forms if form in names]
            cut = any(plain(sentence.text[: candidate.stop]).endswith(n) and n.endswith(forms[0]) for n in names)
            if candidate.lone:
                continue
            if (known and not all(known)) or not (known or cut):
                found.append((forms[0], candidate.signs, bool(known)))
    times = Counter(text for text, _, _ in found)
    for text, signs, is_site in found:
        yield Seen(where, text, signs, is_site, counts / times[text])


def printed(text: str, candidate: Candidate, taken: Sequence[Found]) -> Iterator[str]:
    """The phrase alone, with the level and with the place before it."""
    yield text[candidate.start : candidate.stop]
    yield text[candidate.start - 1 : candidate.stop]
    for place in taken:
        if place.stop == candidate.start or (place.stop == candidate.start - 1 and text[place.stop] == "的"):
            yield text[place.start : candidate.stop]


def plain(name: str) -> str:
    return re.sub(r"[“”\"‘’\s·—\-]", "", name)


def fit(seen: Sequence[Seen]) -> dict[str, float]:
    """The weight of each sign."""
    signs = sorted({sign for s in seen for sign in s.values})
    table = np.array([[s.values.get(sign, 0.0) for sign in signs] for s in seen])
    spread = table.std(axis=0) + 0.1  # rare signs learn less
    model: Any = LogisticRegression(C=RIDGE, max_iter=5000)
    model.fit(table / spread, [s.is_site for s in seen], sample_weight=[s.counts for s in seen])
    weights = model.coef_[0] / spread
    return {"always": float(model.intercept_[0]), **dict(zip(signs, map(float, weights), strict=True))}


def likely(weights: dict[str, float], seen: Seen) -> float:
    total = weights["always"] + sum(weights.get(sign, 0.0) * value for sign, value in seen.values.items())
    return float(1 / (1 + np.exp(-total)))


def scores(judged: Sequence[tuple[Seen, float]], least: float) -> str:
    right = sum(s.counts for s, chance in judged if s.is_site and chance >= least)
    claimed = sum(s.counts for s, chance in judged if chance >= least)
    real = sum(s.counts for s, _ in judged if s.is_site)
    return f"{right:.0f} of {real:.0f}, claimed {claimed:.0f}, F1 {2 * right / (claimed + real):.3f}"


def write(weights: dict[str, float], pages: int) -> None:
    lines = [
        "# How much each sign of a phrase speaks for (below 0: against) its meaning one site: a logistic model;",
        "# the signs are those of kg/mentions/place_told.py. Fitted by python -m benchmarks.accuracy.sites",
        f"# on {pages} annotated pages of other provinces and the gold pages, {datetime.date.today()}.",
        "sign\tweight",
        *(f"{sign}\t{weight:.3f}" for sign, weight in weights.items()),
    ]
    TABLE.write_text("\n".join(lines) + "\n", "utf-8")


if __name__ == "__main__":
    main()
