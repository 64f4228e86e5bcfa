"""`kg build` from checked arguments to closing table."""

from __future__ import annotations

import argparse
import sys
import time
from collections import Counter
from collections.abc import Callable, Mapping
from functools import cache
from pathlib import Path
from types import MappingProxyType
from typing import NamedTuple

from kg.building import graph_of, read_into
from kg.engines.excerpt import Excerpt, excerpt
from kg.engines.rows import Tally
from kg.engines.source import source_of
from kg.engines.state import NAME, Damaged, State, open_state
from kg.errors import InputError, PageError
from kg.graph import BASE, KIND_CLASSES, Graph
from kg.output import DEFAULT_FORMATS, STREAMED, WRITERS, Target, check_target, write_streams, write_to
from kg.pipeline import Options
from kg.progress import progress_bar
from kg.reading import Given, find_pages

# So many statements are validated in about ten seconds; with more, people should choose to wait.
_VALIDATED = 200_000
# What tells a figure or a post a second time for machines, as data cubes and memberships, or names concepts.
_INTERNAL = (
    *("qb:", "sdmx-", "skos:", "kg:observation", "kg:indicator"),
    *("kg:post", "org:member", "org:organization", "kg:article", "kg:author"),
)
_SHOWN = (*sorted(KIND_CLASSES), "schema:NewsArticle", "kg:Page", "org:Post", "schema:Observation")


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
    options = Options(Given(paper=chosen.paper, date=_date(chosen.date), city=_city(chosen.city)), chosen.tagger)
    formats = _formats(f"{chosen.format},workbench" if chosen.workbench else chosen.format)
    base = _base(chosen.base)
    pages = find_pages(chosen.paths)
    check_target(chosen.output)
    skipped: list[PageError] = []
    skip = None if chosen.strict else skipped.append
    with open_state(chosen.output) as state:
        with progress_bar("reading pages") as progress:
            read = read_into(state, pages, options, jobs=chosen.jobs, skip=skip, progress=progress)
        read_at = time.perf_counter()
        target = Target(chosen.output, formats, chosen.provenance, chosen.compress, state.aside)
        built = _written(chosen, state, target, options, base)
        names = [file.name for file in built.files]
        old = state.finish(built.notes, names, f"{base} {chosen.min_confidence}")
    for name in old:
        if (chosen.output / name).is_file():
            print(f"kg: {chosen.output / name}: of an earlier build, not written by this one", file=sys.stderr)
    for error in skipped:
        print(f"kg: skipped: {error}", file=sys.stderr)
    if chosen.explain:
        from kg.explain import explain

        for line in explain(built.graph()):
            print(line)
    written_at = time.perf_counter()
    if chosen.validate:
        _validate(built)
    _closing_table(built, time.perf_counter() - began)
    known = f", {read.known} known from before" if read.known else ""
    print(f"{read.new} pages read{known}: {read_at - began:.1f} s; files written: {written_at - read_at:.1f} s")
    return 1 if skipped else 0


def build_on_spark(chosen: argparse.Namespace) -> int:
    """The same on a cluster, whose paths and files are Spark's."""
    from kg.engines import spark

    began = time.perf_counter()
    options = Options(Given(paper=chosen.paper, date=_date(chosen.date), city=_city(chosen.city)), chosen.tagger)
    built = spark.build(
        *(list(map(str, chosen.paths)), str(chosen.output), options),
        master=chosen.master,
        base=_base(chosen.base),
        strict=chosen.strict,
    )
    for error in built.skipped:
        print(f"kg: skipped: {error}", file=sys.stderr)
    print(f"{built.statements} statements, {built.triples} triples in {time.perf_counter() - began:.1f} s")
    for name in ("statements.parquet", "graph.nt"):
        print(f"wrote {str(chosen.output).rstrip('/')}/{name}")
    return 1 if built.skipped else 0


class _Built(NamedTuple):
    """What was written, and the graph or the part of it that is in memory."""

    files: list[Path]
    tally: Tally
    graph: Callable[[], Graph]
    whole: bool
    notes: Mapping[str, str] = MappingProxyType({})  # for the next build


def _written(chosen: argparse.Namespace, state: State, target: Target, options: Options, base: str) -> _Built:
    """Writes the files: at once where the whole graph may be in memory, else in streams."""
    if state.statements() > chosen.limit or chosen.focus:
        return _streamed(chosen, state, target, options, base)
    graph = graph_of(state, options, base)
    if chosen.min_confidence:
        graph = graph.above(chosen.min_confidence)
    return _Built(write_to(target, graph), counts(graph), lambda: graph, whole=True)


def _streamed(chosen: argparse.Namespace, state: State, target: Target, options: Options, base: str) -> _Built:
    from kg.engines.splicing import Splices, Stale, settings_of, spliceable
    from kg.engines.streams import Streams

    settings = settings_of(base, chosen.min_confidence)
    source = source_of(state, state.aside, base, chosen.min_confidence, chosen.jobs)

    @cache
    def part() -> Graph:
        found = excerpt(source, state.aside, chosen.limit, chosen.focus, chosen.jobs)
        _tell_part(chosen, target, found)
        shown = {s.subject for s in found.graph.statements if s.object == "kg:Page"}
        found.graph.sources = frozenset((p, options.given) for d, p in state.paths() if f"page/{d}" in shown)
        state.close()
        return found.graph

    def write_by(streams: Streams | Splices) -> _Built:
        with progress_bar("writing") as progress:
            notes = write_streams(target, streams, settings, part, progress)
        if chosen.explain:
            part()
        return _Built(list(target.files().values()), streams.tally, part, whole=False, notes=notes)

    files = {form: file for form, file in target.files().items() if form in STREAMED}
    plain = not (chosen.min_confidence or chosen.compress) and bool(files)
    if plain and spliceable(state, files, settings, len(source.sizes)):
        try:
            return write_by(Splices(source, state.aside, chosen.jobs, files, state))
        except Stale as error:
            names = " and ".join(file.name for file in files.values())
            print(f"kg: {names} cannot be made of what was there ({error}): written anew", file=sys.stderr)
    state.close()
    return write_by(Streams(source, state.aside, chosen.jobs))


def _tell_part(chosen: argparse.Namespace, target: Target, part: Excerpt) -> None:
    names = " and ".join(file.name for form, file in target.files().items() if form not in STREAMED)
    which = f"around {chosen.focus}" if chosen.focus else "most is said of (--focus NAME shows others)"
    print(
        f"kg: {names or 'what --explain prints'}: a part, {len(part.graph)} statements about {part.entities} of"
        f" {part.of} entities, those {which}; the limit is --limit {chosen.limit}",
        file=sys.stderr,
    )


def _validate(built: _Built) -> None:
    """Tells on the standard error whether the graph written breaks shapes: pages may contradict each other."""
    files, statements = built.files, built.tally.statements
    if statements > _VALIDATED:
        print(f"kg: not validated: {statements} statements; kg validate {files[0].parent} does it", file=sys.stderr)
        return
    from kg.rdf.serialise import serialise
    from kg.rdf.validation import validate_files, validate_text

    written = [file for file in files if file.suffix == ".ttl"]
    if not written and not built.whole:
        print(f"kg: not validated: --format =ttl without --compress can be: kg validate {files[0]}", file=sys.stderr)
        return
    found = validate_files(written) if written else validate_text(serialise(built.graph(), "nt").decode(), "ntriples")
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


def _closing_table(built: _Built, seconds: float) -> None:
    from rich.console import Console
    from rich.table import Table

    table = Table(title=f"{built.tally.statements} statements in {seconds:.1f} s", title_justify="left")
    table.add_column("class")
    table.add_column("count", justify="right")
    table.add_column("relation")
    table.add_column("count", justify="right")
    classes = [(name, built.tally.classes[name]) for name in _SHOWN]
    counted = {name: count for name, count in built.tally.relations.items() if not name.startswith(_INTERNAL)}
    relations = sorted(counted.items(), key=lambda r: (-r[1], r[0]))
    for row in range(max(len(classes), len(relations))):
        left = classes[row] if row < len(classes) else ("", "")
        right = relations[row] if row < len(relations) else ("", "")
        table.add_row(str(left[0]), str(left[1]), str(right[0]), str(right[1]))
    console = Console(width=None if sys.stdout.isatty() else 100)
    console.print(table)
    for file in built.files:
        console.print(f"wrote {file}", highlight=False, markup=False, soft_wrap=True)


def counts(graph: Graph) -> Tally:
    """How many nodes each class has, and how many triples each relation."""
    classes = Counter(name for known in graph.classes.values() for name in known)
    triples = {(s.subject, s.predicate, s.object) for s in graph.statements if not s.subject.startswith("statement/")}
    plain = ("rdf:type", "skos:prefLabel", "skos:altLabel")
    relations = Counter(predicate for _, predicate, _ in triples if predicate not in plain)
    return Tally(len(graph), classes, relations)
