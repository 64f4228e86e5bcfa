"""The command: arguments and what is printed, nothing else."""

from __future__ import annotations

import argparse
import sys
import traceback
from collections.abc import Sequence
from pathlib import Path

from kg import __version__
from kg.errors import InputError, XianzhiError

_PROVENANCE = "who says so: as rdf:Statement (default), as triple terms, or as a named graph for each page (.trig)"

_LIMIT = "statements that html, graphml and the like hold; of a larger graph they show a part (default: 100000)"


def main(arguments: Sequence[str] | None = None) -> int:
    """Exit code of build 0: all built; 1: some pages were skipped; 2: nothing was built."""
    parser = _parser()
    chosen, rest = parser.parse_known_args(arguments)
    if rest and not getattr(chosen, "takes_rest", False):
        parser.error(f"unrecognized arguments: {' '.join(rest)}")
    chosen.rest = rest
    try:
        code: int = chosen.run(chosen)
    except XianzhiError as error:
        print(f"kg: {error}", file=sys.stderr)
        return 2
    except KeyboardInterrupt:
        print(
            "kg: interrupted, no file written; what was read is kept, the next build goes on from there",
            file=sys.stderr,
        )
        return 130
    except BrokenPipeError:  # `kg build … --explain | head`
        sys.stderr.close()
        return 0
    except Exception:  # a defect of ours must not look like exit code 1
        traceback.print_exc()
        return 70
    return code


def _parser() -> argparse.ArgumentParser:
    parser = argparse.ArgumentParser(
        "kg", description="Knowledge graphs of Chinese local news, fact by fact with its words."
    )
    parser.add_argument("--version", action="version", version=f"xianzhi {__version__}")
    commands = parser.add_subparsers(required=True, metavar="COMMAND")
    _add_build(commands.add_parser("build", help="build the graph of page files"))
    _add_evaluate(commands.add_parser("evaluate", help="compare the graphs of gold pages with their annotation"))
    _add_validate(commands.add_parser("validate", help="check graphs against the shapes of the ontology"))
    _add_query(commands.add_parser("query", help="ask a built graph in SPARQL or by a named question"))
    _add_diff(commands.add_parser("diff", help="tell what is new, gone and changed between two builds or two dates"))
    _add_serve(commands.add_parser("serve", help="serve a built graph: SPARQL endpoint, entity pages, query editor"))
    return parser


def _add_serve(serve: argparse.ArgumentParser) -> None:
    from kg.serve.arguments import add_arguments

    add_arguments(serve)
    serve.set_defaults(run=_serve)


def _serve(chosen: argparse.Namespace) -> int:
    from kg.serve.arguments import check_system

    check_system()
    from kg.serve.command import serve

    return serve(chosen)


def _add_diff(diff: argparse.ArgumentParser) -> None:
    from kg.diff.arguments import add_arguments

    add_arguments(diff)
    diff.set_defaults(run=_diff)


def _diff(chosen: argparse.Namespace) -> int:
    from kg.diff.command import diff

    return diff(chosen)


def _add_query(query: argparse.ArgumentParser) -> None:
    add = query.add_argument
    add("query", nargs="?", metavar="QUERY", help="a named question (zh or en), a .rq file or SPARQL text")
    add("--graph", type=Path, action="append", metavar="PATH", help="graph file or build folder (default: out)")
    add("--format", choices=("table", "csv", "tsv", "json", "ttl", "sparql"), default="table")
    add("--timeout", type=float, default=60.0, metavar="SECONDS", help="stop the query after this time (default: 60)")
    add("--list", action="store_true", help="show the named questions with their parameters")
    query.set_defaults(run=_query, takes_rest=True)


def _add_build(build: argparse.ArgumentParser) -> None:
    add = build.add_argument
    add("paths", nargs="+", metavar="PATH", help="page files (.txt) or folders of them")
    add("-o", "--output", default="out", metavar="DIR", help="target folder (default: out)")
    add("--format", default="", metavar="LIST", help="write also (nt,jsonld,gexf), or only (=ttl), these formats")
    add("--date", help="date of issue (EDTF: 2025-04-22) where no sidecar gives one")
    add("--city", help="city the pages are from: name or division code")
    add("--paper", help="name of the newspaper")
    add("--base", help="base IRI of the entities")
    add("--jobs", type=_count, metavar="N", help="processes (default: as many as pay off, at most one a core)")
    add("--limit", type=_count, default=100_000, metavar="N", help=_LIMIT)
    add("--focus", metavar="ENTITY", help="html, graphml and the like show what is around this name, key or IRI")
    add("--compress", choices=("gzip", "zstd"), default="", help="pack the RDF files: graph.ttl.gz, graph.ttl.zst")
    add("--strict", action="store_true", help="stop at the first page that cannot be read")
    add("--workbench", action="store_true", help="write also workbench.html: the graph to query in a browser, offline")
    add("--explain", action="store_true", help="print every statement with its words and rule")
    add("--no-tagger", dest="tagger", action="store_false", help="do without the entity tagger")
    add("--min-confidence", type=_share, default=0.0, metavar="X", help="leave out what is less sure (0 to 1)")
    add("--provenance", choices=("reification", "rdf12", "graphs"), default="reification", help=_PROVENANCE)
    add("--engine", choices=("local", "spark"), default="local", help="where it runs (spark: see docs/scale.md)")
    add("--master", metavar="URL", help="of a Spark cluster: spark://host:7077 (default: as Spark is configured)")
    add("--no-validate", dest="validate", action="store_false", help="do not check the graph against the shapes")
    build.set_defaults(run=_build)


def _add_validate(validate: argparse.ArgumentParser) -> None:
    """Exit code 0: nothing to report; 1: warnings; 2: violations, or a graph that cannot be read."""
    add = validate.add_argument
    add("graphs", nargs="+", type=Path, metavar="GRAPH", help="graph files or build folders, checked as one graph")
    add("--format", choices=("text", "turtle", "json"), default="text")
    add("--lang", choices=("zh", "en"), default="en", help="language of the sentences (default: en)")
    validate.set_defaults(run=_validate)


def _add_evaluate(evaluate: argparse.ArgumentParser) -> None:
    add = evaluate.add_argument
    add("gold", nargs="+", type=Path, metavar="GOLD", help="gold files (.yaml)")
    add("--pages", type=Path, default=Path("seeds"), metavar="DIR", help="where the pages are (default: seeds)")
    add("--scorer", type=Path, metavar="FILE", help="the scorer (default: score.py beside the gold)")
    add("--errors", type=int, default=40, metavar="N", help="how many misses and wrong ones to list a page")
    add("--no-tagger", dest="tagger", action="store_false", help="do without the entity tagger")
    evaluate.set_defaults(run=_evaluate)


def _build(chosen: argparse.Namespace) -> int:
    if chosen.engine == "spark":  # whose paths may be URLs
        from kg.commands import build_on_spark

        _only_what_spark_does(chosen)
        return build_on_spark(chosen)
    from kg.commands import build

    if chosen.master:
        raise InputError("--master is for --engine spark")

    chosen.paths, chosen.output = list(map(Path, chosen.paths)), Path(chosen.output)
    return build(chosen)


def _only_what_spark_does(chosen: argparse.Namespace) -> None:
    for name in ("jobs", "focus", "compress", "workbench", "explain", "min_confidence"):
        if getattr(chosen, name):
            raise InputError(f"--engine spark knows no --{name.replace('_', '-')}")
    if chosen.format.removeprefix("=") not in ("", "nt") or chosen.provenance != "reification":
        raise InputError("--engine spark writes N-Triples with rdf:Statement, and Parquet, and nothing else")


def _evaluate(chosen: argparse.Namespace) -> int:
    from kg.evaluate import report

    return report(chosen.gold, chosen.pages, chosen.scorer, errors=chosen.errors, use_tagger=chosen.tagger)


def _validate(chosen: argparse.Namespace) -> int:
    from kg.rdf.validation import validate_files

    findings = validate_files(chosen.graphs)
    if text := findings.formatted(chosen.format, chosen.lang):
        print(text)
    return findings.exit_code


def _query(chosen: argparse.Namespace) -> int:
    from kg.sparql.command import query

    return query(chosen)


def _count(text: str) -> int:
    if not text.isdigit() or int(text) == 0:
        raise argparse.ArgumentTypeError(f"expected a number from 1 on, found {text!r}")
    return int(text)


def _share(text: str) -> float:
    try:
        share = float(text)
    except ValueError:
        share = -1.0
    if not 0 <= share <= 1:
        raise argparse.ArgumentTypeError(f"expected a number from 0 to 1, found {text!r}")
    return share


if __name__ == "__main__":
    sys.exit(main())
