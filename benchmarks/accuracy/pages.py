"""`python -m benchmarks.accuracy.pages` reads the annotated pages of tests/pages: means of each list, counts by kind.

The means are written into the READMEs; of `eval` only figures are printed, never an error.
"""

from __future__ import annotations

import csv
import datetime
import re
from collections import Counter
from pathlib import Path
from statistics import mean

from kg.evaluate import Result, evaluate

ROOT = Path(__file__).parents[2]
PAGES = ROOT / "tests" / "pages"
SCORER = ROOT / "tests" / "gold" / "score.py"
KINDS = ("entity/all", "fact/all")
WORDS = {
    "README.md": ("pages", "entities", "facts", "when first read", "rules written with them", "not opened", "measured"),
    "README.zh.md": ("版面", "实体", "事实", "初读", "写规则时看过", "没有打开过", "测于"),
}  # fmt: skip
Listed = tuple[dict[str, str], Result]


def main() -> None:
    lines = [line for line in (PAGES / "pages.tsv").read_text("utf-8").splitlines() if not line.startswith("#")]
    read = [(row, result_of(row["page"])) for row in csv.DictReader(lines, delimiter="\t")]
    today = datetime.date.today().isoformat()
    for name, words in WORDS.items():
        readme = ROOT / name
        inside = table(read, words, today)
        written = re.sub(
            r"(<!-- pages -->\n).*?(<!-- /pages -->)", rf"\1{inside}\2", readme.read_text("utf-8"), flags=re.S
        )
        readme.write_text(written, "utf-8")
    print(table(read, WORDS["README.md"], today))
    for line in counts(read):
        print(line)


def result_of(page: str) -> Result:
    return evaluate(PAGES / "gold" / f"{page}.yaml", PAGES / f"{page}.txt", SCORER)


def table(read: list[Listed], words: tuple[str, ...], today: str) -> str:
    """Mean F1 of each list, when its pages were first read and now."""
    pages, entities, facts, first, seen, unseen, measured = words
    lines = [f"| {pages} | {entities} | {facts} | {entities}, {first} | {facts}, {first} |", "|---|" + "---:|" * 4]
    for chosen, name in (("dev", seen), ("eval", unseen)):
        own = [(row, result) for row, result in read if row["list"] == chosen]
        now = [mean(result.figures[kind]["f1"] for _, result in own) for kind in KINDS]
        then = [mean(float(row[key]) for row, _ in own) for key in ("entities", "facts")]
        cells = " | ".join(f"{figure:.3f}" for figure in (*now, *then))
        lines.append(f"| {len(own)}, {name} | {cells} |")
    return "\n".join([*lines, "", f"({measured} {today})", ""])


def counts(read: list[Listed]) -> list[str]:
    """What was found of what is there, and what was claimed, of each kind on the pages of `eval`."""
    found, there, claimed = Counter[str](), Counter[str](), Counter[str]()
    for row, result in read:
        for kind, figure in result.figures.items() if row["list"] == "eval" else ():
            found[kind] += int(figure["tp"])
            there[kind] += int(figure["gold"])
            claimed[kind] += int(figure["predicted"])
    kinds = (kind for kind in there if kind != "evidence/covered" and there[kind])
    return ["| kind | found | claimed |", "|---|---:|---:|"] + [
        f"| {kind} | {found[kind]} of {there[kind]} | {claimed[kind]} |" for kind in kinds
    ]


if __name__ == "__main__":
    main()
