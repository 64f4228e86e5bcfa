"""`python -m benchmarks.accuracy.quotations [--write] PAGES…` fits how likely a quotation is to name an initiative.

PAGES are folders of pages with their gold in a folder `gold` inside; the cases of tests/cases/initiatives are fitted
too. Printed is how the fit does on pages it was not fitted on. Needs scikit-learn (`pip install -e '.[bench]'`).
"""

from __future__ import annotations

import argparse
import re
from collections import Counter
from collections.abc import Iterator
from pathlib import Path

import yaml

from benchmarks.accuracy.logistic import CASE, LEARNT, Seen, fit, judged, scores, write
from kg import mentions
from kg.mentions.initiative_chance import NAME
from kg.mentions.initiative_named import candidates_of, name_of
from kg.mentions.scope import scopes
from kg.model import Page
from kg.reading import Given, parse_page, read_page
from tests.marked_cases import Case, read_cases

ROOT = Path(__file__).parents[2]
TABLE = "quotation_weights"
COMMENT = """How much each sign of a quotation speaks for (below 0: against) its naming an initiative: a logistic model;
the signs are those of kg/mentions/initiative_chance.py, fitted by python -m benchmarks.accuracy.quotations."""
Names = dict[str, set[tuple[str, bool]]]  # plain name → kinds of the things so called, and whether it may be left out


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("folders", nargs="+", type=Path, metavar="PAGES")
    parser.add_argument("--write", action="store_true", help=f"write {TABLE}.tsv")
    chosen = parser.parse_args()
    pages = [seen for folder in chosen.folders for seen in of_folder(folder, 1.0)]
    others = [*of_cases(), *of_folder(ROOT / "seeds", LEARNT, ROOT / "tests" / "gold")]
    print(f"{len(pages)} quotations of {len({s.page for s in pages})} pages, {len(others)} of cases and seed pages")
    told = list(judged(pages, others))
    for least in (0.35, NAME, 0.5, 0.6):
        print(f"on pages not fitted on, names from {least}: {scores(told, least)}")
    if chosen.write:
        write(TABLE, fit([*pages, *others]), COMMENT, len({s.page for s in pages}))


def of_folder(folder: Path, counts: float, gold: Path | None = None) -> Iterator[Seen]:
    for path in sorted((gold or folder / "gold").glob("*.yaml")):
        marks = yaml.safe_load(path.read_text("utf-8"))
        names: Names = {}
        for entity in marks["entities"]:
            for name in (entity["name"], *entity.get("aliases", ())):
                names.setdefault(plain(name), set()).add((entity["type"], bool(entity.get("optional"))))
        yield from of_page(read_page(folder / f"{path.stem}.txt"), path.stem, names, counts)


def of_cases() -> Iterator[Seen]:
    for case in read_cases("initiatives"):
        page = parse_page(case.where, case.page, Given(city=case.city, date=case.date))
        yield from of_page(page, case.where, _marked(case), CASE)


def _marked(case: Case) -> Names:
    names: Names = {}
    for entity in case.entities:
        for name in entity.names:
            names.setdefault(plain(name), set()).add((entity.kind, entity.optional))
    return names


def of_page(page: Page, where: str, names: Names, counts: float) -> Iterator[Seen]:
    """The quotations of a page; what may be left out teaches nothing."""
    found = []
    for scope in scopes(page, use_tagger=False):
        taken = [m for m in mentions.recognise(scope).mentions if m.kind in ("place", "organisation", "document")]
        for candidate in candidates_of(scope.article, taken):
            text = candidate.item.text
            forms = {plain(text), plain(name_of(candidate))}
            forms |= {plain(text + candidate.phrase.text)} if candidate.phrase else set()
            meant = {kind for form in forms for kind in names.get(form, ())}
            if ("initiative", False) in meant or not any(optional for _, optional in meant):
                found.append((text, candidate.weight.values, ("initiative", False) in meant))
    times = Counter(text for text, _, _ in found)
    for text, values, is_name in found:
        yield Seen(where, text, values, is_name, counts / times[text])


def plain(name: str) -> str:
    return re.sub(r"[“”\"‘’\s+＋·—\-]", "", name)


if __name__ == "__main__":
    main()
