"""`python -m benchmarks.accuracy` measures the gold pages anew: tests/gold/figures.tsv and the READMEs' tables."""

from __future__ import annotations

import datetime
import re
from pathlib import Path

from kg.evaluate import Result, evaluate

ROOT = Path(__file__).parents[2]
HELD_OUT: tuple[str, ...] = ()  # pages whose gold nobody has looked at yet
WORDS = {"README.md": ("kind", "mean", "measured"), "README.zh.md": ("类别", "平均", "测于")}


def main() -> None:
    gold = [g for g in sorted((ROOT / "tests" / "gold").glob("*.yaml")) if not g.stem.startswith(HELD_OUT)]
    results = [evaluate(g, ROOT / "seeds" / f"{g.stem}.txt") for g in gold]
    kinds = [kind for kind, row in results[0].figures.items() if kind != "evidence/covered" and row["gold"]]
    today = datetime.date.today().isoformat()
    record(results, kinds, today)
    for name, words in WORDS.items():
        readme = ROOT / name
        text = readme.read_text("utf-8")
        inside = table(results, kinds, words, today)
        readme.write_text(
            re.sub(r"(<!-- figures -->\n).*?(<!-- /figures -->)", rf"\1{inside}\2", text, flags=re.S), "utf-8"
        )


def record(results: list[Result], kinds: list[str], today: str) -> None:
    lines = [f"# F1 of each gold page built alone, by tests/gold/score.py, {today}", "page\tkind\tf1"]
    for result in results:
        lines += [f"{result.page}\t{k}\t{result.figures[k]['f1']:.4f}" for k in kinds if result.figures[k]["gold"]]
    (ROOT / "tests" / "gold" / "figures.tsv").write_text("\n".join(lines) + "\n", "utf-8")


def table(results: list[Result], kinds: list[str], words: tuple[str, str, str], today: str) -> str:
    kind, mean, measured = words
    head = [
        f"| {kind} | " + " | ".join(r.page[:3] for r in results) + f" | {mean} |",
        "|---|" + "---:|" * (len(results) + 1),
    ]
    for name in [*kinds, "evidence/covered"]:
        row = [r.figures[name]["f1"] for r in results]
        head.append(f"| {name} | " + " | ".join(f"{f:.3f}" for f in row) + f" | {sum(row) / len(row):.3f} |")
    return "\n".join([*head, "", f"({measured} {today})", ""])


if __name__ == "__main__":
    main()
