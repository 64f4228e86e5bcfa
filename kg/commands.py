"""`kg build` from checked arguments to closing table."""

from __future__ import annotations

import argparse
import sys
import time
from collections import Counter
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from kg.building import Progress, graph_of, read_into
from kg.engines.state import NAME, Damaged, open_state
from kg.errors import InputError, PageError
from kg.graph import BASE, KIND_CLASSES, Graph
from kg.output import DEFAULT_FORMATS, WRITERS, check_target, write
from kg.pipeline import Options
from kg.reading import Given, find_pages

# So many statements are validated in about ten seconds; with more, people should choose to wait.
_VALIDATED = 200_000


def build(chosen: argparse.Namespace) -> int:
    """Builds, writes, validates and reports. Exit code 1 where pages had to be skipped."""
    try:
        return _build(chosen)
    except Damaged as error:
        print(f"kg: {chosen.output / NAME}: {error}; all pages are read again", file=sys.stderr)
        with open_state(chosen.output) as state:
            state.discard()
        return _build(chosen)


def _build(chosen: argparse.Namespace) -> int:
    began = time.perf_counter()
    formats = _formats(f"{chosen.format},workbench" if chosen.workbench else chosen.format)
    base = _base(chosen.base)
    options = Options(Given(paper=chosen.paper, date=_date(chosen.date), city=_city(chosen.city)), chosen.tagger)
    pages = find_pages(chosen.paths)
    check_target(chosen.output)
    skipped: list[PageError] = []
    skip = None if chosen.strict else skipped.append
    with open_state(chosen.output) as state:
        with _progress() as progress:
            read_into(state, pages, options, jobs=chosen.jobs, skip=skip, progress=progress)
        graph = graph_of(state, options, base)
        if chosen.min_confidence:
            graph = graph.above(chosen.min_confidence)
        files = write(graph, chosen.output, formats, chosen.provenance, state.aside)
        state.prune()
    for error in skipped:
        print(f"kg: skipped: {error}", file=sys.stderr)
    if chosen.explain:
        from kg.explain import explain

        for line in explain(graph):
            print(line)
    if chosen.validate:
        _validate(graph, files)
    _closing_table(graph, files, time.perf_counter() - began)
    return 1 if skipped else 0


def _validate(graph: Graph, files: list[Path]) -> None:
    """Tells on the standard error whether the graph written breaks shapes: pages may contradict each other."""
    if len(graph) > _VALIDATED:
        print(f"kg: not validated: {len(graph)} statements; kg validate {files[0].parent} does it", file=sys.stderr)
        return
    from kg.rdf.serialise import serialise
    from kg.rdf.validation import validate_files, validate_text

    written = [file for file in files if file.suffix == ".ttl"]
    found = validate_files(written) if written else validate_text(serialise(graph, "nt").decode(), "ntriples")
    if found.found:
        told = f"{found.count('Violation')} violations and {found.count('Warning')} warnings"
        print(f"kg: {told} of the shapes; kg validate {files[0].parent} tells each", file=sys.stderr)


def _formats(text: str) -> tuple[str, ...]:
    """`nt,gexf` adds to the default formats, `=ttl` replaces them."""
    named = [name.strip() for name in text.removeprefix("=").split(",") if name.strip()]
    for name in named:
        if name not in WRITERS:
            raise InputError(f"--format: unknown format {name!r}; known are {', '.join(WRITERS)}")
    wanted = named if text.startswith("=") else [*DEFAULT_FORMATS, *named]
    return tuple(name for name in WRITERS if name in wanted)


def _base(text: str | None) -> str:
    from kg.rdf.terms import checked_base

    return checked_base(text) if text else BASE


def _date(text: str | None) -> str | None:
    from kg.statements.edtf import is_edtf

    if text is not None and not is_edtf(text):
        raise InputError(f"--date: no EDTF date such as 2025-04-22: {text!r}")
    return text


def _city(text: str | None) -> str | None:
    """The code of the city meant, so that a misspelt one is not silently ignored."""
    from kg.lexicon.gazetteer import gazetteer

    if text is None:
        return None
    places = gazetteer()
    if places.get(text):
        return text
    levels = ("province", "city", "county")
    found = places.named(text, levels=levels) or places.short_named(text, levels=levels)
    if not found:
        raise InputError(f"--city: no division of this name or code: {text!r}")
    return found[0].code


@contextmanager
def _progress() -> Iterator[Progress]:
    """A bar on a terminal, silence in a pipe."""
    if not sys.stderr.isatty():
        yield lambda done, total: None
        return
    from rich.console import Console
    from rich.progress import Progress as Bar

    with Bar(console=Console(stderr=True), transient=True) as bar:
        task = bar.add_task("reading pages")
        yield lambda done, total: bar.update(task, completed=done, total=total)


def _closing_table(graph: Graph, files: list[Path], seconds: float) -> None:
    from rich.console import Console
    from rich.table import Table

    table = Table(title=f"{len(graph)} statements in {seconds:.1f} s", title_justify="left")
    table.add_column("class")
    table.add_column("count", justify="right")
    table.add_column("relation")
    table.add_column("count", justify="right")
    classes, relations = counts(graph)
    for row in range(max(len(classes), len(relations))):
        left = classes[row] if row < len(classes) else ("", "")
        right = relations[row] if row < len(relations) else ("", "")
        table.add_row(str(left[0]), str(left[1]), str(right[0]), str(right[1]))
    console = Console(width=None if sys.stdout.isatty() else 100)
    console.print(table)
    for file in files:
        console.print(f"wrote {file}", highlight=False, markup=False, soft_wrap=True)


def counts(graph: Graph) -> tuple[list[tuple[str, int]], list[tuple[str, int]]]:
    """How many nodes each class has, and how many triples each relation."""
    others = ("schema:NewsArticle", "kg:Page", "org:Post", "schema:Observation")
    shown = [*sorted(KIND_CLASSES), *others]
    classes = Counter(name for known in graph.classes.values() for name in known)
    triples = {(s.subject, s.predicate, s.object) for s in graph.statements if not s.subject.startswith("statement/")}
    plain = ("rdf:type", "skos:prefLabel", "skos:altLabel")
    relations = Counter(predicate for _, predicate, _ in triples if predicate not in plain)
    return [(name, classes[name]) for name in shown], sorted(relations.items(), key=lambda r: (-r[1], r[0]))
