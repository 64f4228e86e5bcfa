"""`kg evaluate`: gold pages built alone and compared, down to the rule behind every wrong fact."""

from __future__ import annotations

import importlib.util
import re
import tempfile
import unicodedata
from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property
from itertools import pairwise
from pathlib import Path
from types import ModuleType
from typing import Any

import yaml

from kg.building import build_graph
from kg.errors import InputError
from kg.graph import Graph
from kg.model import Statement, Value
from kg.output import write
from kg.pipeline import Options

Error = tuple[str, str, str, str]  # ("fact+", "located_in", "东山村", "西河镇")
_RELATIONS = {
    "kg:locatedIn": "located_in",
    "kg:implements": "implements",
    "kg:partOf": "part_of",
    "schema:organizer": "organised_by",
    "kg:participant": "participant",
    "kg:operatedBy": "operated_by",
    "kg:specialisesIn": "specialises_in",
    "kg:uses": "uses",
    "kg:recognisedBy": "recognised_by",
    "org:holds": "holds_post",
    "dcterms:date": "date",
    "schema:value": "figure",
}


@dataclass(frozen=True)
class Claim:
    """One scored thing the graph says: its kind, both ends as the scorer prints them, and the rule that read it."""

    kind: str
    subject: frozenset[str]  # all names, normalised
    object: frozenset[str]
    text: str
    rule: str
    words: str
    confidence: float


@dataclass(frozen=True)
class Result:
    page: str
    figures: Mapping[str, Mapping[str, float]]  # "entity/all" -> p, r, f1, tp, predicted, gold
    errors: tuple[Error, ...]
    claims: tuple[Claim, ...]
    gold: Mapping[str, Any]

    def wrong(self, claim: Claim) -> bool:
        """Whether the scorer counts the claim as false."""
        mark = "entity+" if claim.kind.startswith("entity/") else "fact+"
        kind = claim.kind.removeprefix("entity/")
        return any(e[0] == mark and e[1] == kind and _meets(claim, e, self.aliases) for e in self.errors)

    @cached_property
    def aliases(self) -> dict[str, frozenset[str]]:
        """All names of the gold entities of a name: the scorer prints the gold's name for what it matched."""
        found: dict[str, frozenset[str]] = {}
        for entity in self.gold["entities"]:
            names = frozenset(map(norm, (entity["name"], *entity.get("aliases", ()))))
            found[norm(entity["name"])] = names | found.get(norm(entity["name"]), frozenset())
        return found


def evaluate(gold: Path, page: Path, scorer: Path | None = None, use_tagger: bool = True) -> Result:
    """Builds one page alone and scores its graph."""
    judge = _load(scorer or gold.parent / "score.py")
    graph = build_graph([page], Options(use_tagger=use_tagger))
    with tempfile.TemporaryDirectory() as folder:
        (turtle,) = write(graph, Path(folder), ["ttl"])
        figures, errors = judge.score(turtle, gold, _untouched(page))
    padded = tuple((str(e[0]), str(e[1]), str(e[2]), str(e[3])) for e in errors)
    return Result(page.stem, figures, padded, tuple(claims(graph)), yaml.safe_load(gold.read_text("utf-8")))


def claims(graph: Graph) -> Iterator[Claim]:
    """Everything the scorer looks at, with its rule."""
    entities = [s for s in graph if s.predicate == "schema:mentions"]
    for statement in entities:
        key = str(statement.object)
        kind = graph.classes[key][0].removeprefix("kg:").lower()
        names = frozenset(map(norm, graph.names.get(key, ())))
        rule, words = statement.evidence.rule, _words(statement)
        sure = statement.evidence.confidence
        yield Claim(f"entity/{kind}", names, frozenset(), graph.labels.get(key, key), rule, words, sure)
    for statement in graph:
        if statement.predicate in _RELATIONS and statement.evidence.quotes:
            yield _claim(graph, statement)


def _claim(graph: Graph, statement: Statement) -> Claim:
    subject, thing = statement.subject, statement.object
    said = f"{thing.text if isinstance(thing, Value) else graph.labels.get(thing, thing)}"
    if statement.predicate == "schema:value":
        of = {s.predicate: s.object for s in graph.of(statement.subject)}
        subject = str(of["schema:observationAbout"])
        indicator, unit = (_text(of.get(p)) for p in ("schema:variableMeasured", "schema:unitText"))
        said = f"{norm(indicator)} {float(said)}{norm(unit)}"
    names = frozenset(map(norm, graph.names.get(subject, (subject,))))
    others = frozenset(map(norm, graph.names.get(thing, ()))) if isinstance(thing, str) else frozenset()
    kind = _RELATIONS[statement.predicate]
    text = f"{graph.labels.get(subject, subject)} {kind} {said}"
    evidence = statement.evidence
    return Claim(kind, names, others | {norm(said)}, text, evidence.rule, _words(statement), evidence.confidence)


def report(gold: Sequence[Path], pages: Path, scorer: Path | None, *, errors: int, use_tagger: bool) -> int:
    """Prints figures, misses and wrong ones a page, and the rules' records over all pages."""
    results = []
    for file in gold:
        result = evaluate(file, _page_of(file, pages), scorer, use_tagger)
        results.append(result)
        print(f"\n== {result.page}")
        _print_figures(result.figures)
        for line in list(listing(result))[:errors]:
            print("  ", line)
    if len(results) > 1:
        print(f"\n== mean F1 of {len(results)} pages")
        for kind in results[0].figures:
            print(f"{kind:28}{sum(r.figures[kind]['f1'] for r in results) / len(results):7.3f}")
    print(f"\nexpected calibration error {calibration_error(results):.3f}")
    for count, sure, right in calibration(results):
        print(f"  {count:6} claims   confidence {sure:.3f}   right {right:.3f}")
    print(f"\n{'rule':52}{'fired':>7}{'right':>7}")
    for (kind, rule), (fired, right) in sorted(records(results).items()):
        print(f"{kind + '  ' + rule:52}{fired:7}{right:7}")
    return 0


def records(results: Sequence[Result]) -> dict[tuple[str, str], tuple[int, int]]:
    """For every kind and rule: how often it fired, and how often the scorer did not object."""
    fired: Counter[tuple[str, str]] = Counter()
    right: Counter[tuple[str, str]] = Counter()
    for result in results:
        for claim in result.claims:
            rule = claim.rule.partition(": ")[0]  # what follows a colon weighs the one case
            fired[claim.kind, rule] += 1
            right[claim.kind, rule] += not result.wrong(claim)
    return {key: (count, right[key]) for key, count in fired.items()}


def calibration(results: Sequence[Result], bins: int = 5) -> list[tuple[int, float, float]]:
    """How sure the claims are and how often right, in bins of equal mass: (claims, mean confidence, share right)."""
    judged = [(claim.confidence, not result.wrong(claim)) for result in results for claim in result.claims]
    judged.sort(key=lambda pair: pair[0])  # ties as they came: sorting them by truth would fill whole bins with it
    edges = [round(part * len(judged) / bins) for part in range(bins + 1)]
    found = []
    for start, stop in pairwise(edges):
        part = judged[start:stop]
        if part:
            found.append((len(part), sum(c for c, _ in part) / len(part), sum(r for _, r in part) / len(part)))
    return found


def calibration_error(results: Sequence[Result]) -> float:
    """The expected calibration error: the mean distance of confidence and truth over the bins."""
    found = calibration(results)
    total = sum(count for count, _, _ in found)
    return sum(count * abs(sure - right) for count, sure, right in found) / total if total else 0.0


def listing(result: Result) -> Iterator[str]:
    """The errors, each with the sentence and the rule (wrong ones) or the gold's quote (misses)."""
    for error in result.errors:
        said = " ".join(part for part in error if part)
        if error[0].endswith("+"):
            guilty = next((c for c in result.claims if _same_kind(c, error) and _meets(c, error, result.aliases)), None)
            yield f"{said}  ← {guilty.rule}: {guilty.words}" if guilty else said
        else:
            yield f"{said}  ← {_gold_quote(result.gold, error)}"


def _same_kind(claim: Claim, error: Error) -> bool:
    return claim.kind == (f"entity/{error[1]}" if error[0].startswith("entity") else error[1])


def _meets(claim: Claim, error: Error, aliases: Mapping[str, frozenset[str]]) -> bool:
    subject, thing = norm(error[2]), norm(error[3])
    if not ({subject} | aliases.get(subject, frozenset())) & claim.subject:
        return False
    return error[0].startswith("entity") or bool(({thing} | aliases.get(thing, frozenset())) & claim.object)


def _gold_quote(gold: Mapping[str, Any], error: Error) -> str:
    names = {e["id"]: e["name"] for e in gold["entities"]}
    for fact in gold["facts"]:
        ends = names.get(fact["s"]), str(names.get(fact.get("o"), fact.get("o") or fact.get("indicator")))
        if fact["p"] == error[1] and ends[0] == error[2] and (error[3].startswith(ends[1]) or ends[1] in error[3]):
            return str(fact.get("quote", ""))
    return next((str(e.get("articles", "")) for e in gold["entities"] if e["name"] == error[2]), "")


def _page_of(gold: Path, pages: Path) -> Path:
    if not gold.is_file():
        raise InputError(f"{gold}: no such gold file")
    page = (pages if pages.is_dir() else pages.parent) / f"{gold.stem}.txt"
    if not page.is_file():
        raise InputError(f"{gold}: its page {page} is missing")
    return page


def _untouched(page: Path) -> str:
    with page.open(encoding="utf-8-sig", newline="") as file:
        return file.read()


def _load(path: Path) -> ModuleType:
    spec = importlib.util.spec_from_file_location("xianzhi_scorer", path)
    if spec is None or spec.loader is None or not path.is_file():
        raise InputError(f"{path}: no scorer")
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return module


def _print_figures(figures: Mapping[str, Mapping[str, float]]) -> None:
    print(f"{'':28}{'P':>7}{'R':>7}{'F1':>7}   found/gold  (predicted)")
    for kind, v in figures.items():
        print(f"{kind:28}{v['p']:7.3f}{v['r']:7.3f}{v['f1']:7.3f}   {v['tp']}/{v['gold']}  ({v['predicted']})")


def _words(statement: Statement) -> str:
    return "…".join(quote.exact for quote in statement.evidence.quotes[:3])


def _text(value: object) -> str:
    return value.text if isinstance(value, Value) else ""


def norm(text: str) -> str:
    """Names as the scorer compares them."""
    text = unicodedata.normalize("NFKC", text).lower()
    return re.sub(r"[\s“”\"'‘’「」《》〈〉·•—\-－_、，,。:：;；()（）【】\[\]]", "", text)
