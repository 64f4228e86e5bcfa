"""`python -m benchmarks.accuracy.sites [--write] PAGES…` fits how likely a phrase in plain words is to mean one site.

PAGES are folders of pages with their gold in a folder `gold` inside; the cases of tests/cases/places are fitted too.
Printed is how the fit does on pages it was not fitted on. Needs scikit-learn (`pip install -e '.[bench]'`).
"""

from __future__ import annotations

import argparse
import re
from collections import Counter
from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import Any

import yaml

from benchmarks.accuracy.logistic import CASE, LEARNT, Seen, fit, judged, scores, write
from kg.mentions.place_ground import Found
from kg.mentions.place_told import SITE, Candidate, candidates
from kg.mentions.places import ground_of, places_in
from kg.mentions.scope import Scope, scopes
from kg.reading import read_page
from tests.place_cases import cases, read

ROOT = Path(__file__).parents[2]
TABLE = "site_weights"
RARE = 0.1
#: What the scorer takes for a site too: bodies and programmes that are places to one reader and not to another.
_TWIN = re.compile("(?:中心|站|所|馆|院|园|场|基地|酒店)$")
COMMENT = """How much each sign of a phrase speaks for (below 0: against) its meaning one site: a logistic model;
the signs are those of kg/mentions/place_told.py, fitted by python -m benchmarks.accuracy.sites."""
_SOFT = frozenset({"social", "campaign", "activity", "project", "service", "platform", "grid"})


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("folders", nargs="+", type=Path, metavar="PAGES")
    parser.add_argument("--write", action="store_true", help=f"write {TABLE}.tsv")
    parser.add_argument("--wrong", action="store_true", help="print what is read wrong")
    chosen = parser.parse_args()
    pages = [seen for folder in chosen.folders for seen in of_folder(folder, 1.0)]
    seeds = [*of_cases(), *of_folder(ROOT / "seeds", LEARNT, ROOT / "tests" / "gold")]
    names = sorted({s.page for s in pages})
    print(
        f"{len(pages)} phrases of {len(names)} pages, "
        f"{sum(s.is_one for s in pages)} sites, {len(seeds)} of cases and seed pages"
    )
    told = list(judged(pages, seeds, RARE))
    for least in (0.35, 0.45, 0.6, SITE, 0.88):
        print(f"on pages not fitted on, sites from {least}: {scores(told, least)}")
    for s, p in told if chosen.wrong else ():
        if s.is_one != (p >= SITE):
            print(s.page, "missed" if s.is_one else "wrong", s.text, f"{p:.2f}")
    if chosen.write:
        write(TABLE, fit([*pages, *seeds], RARE), COMMENT, len(names))


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


if __name__ == "__main__":
    main()
