"""Xianzhi (县志): a knowledge graph of Chinese local news in which every fact carries the words that say it."""

from __future__ import annotations

from collections.abc import Iterable
from pathlib import Path
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from kg.graph import Graph

__version__ = "0.1.0"
__all__ = ["build"]


def build(
    paths: Iterable[Path | str] | Path | str,
    *,
    date: str | None = None,
    city: str | None = None,
    paper: str | None = None,
    base: str | None = None,
    jobs: int | None = None,
    use_tagger: bool = True,
) -> Graph:
    """The graph of page files and folders of them.

    `.statements` are its atomic records, `.networkx` is a MultiDiGraph, `.rdf` an rdflib graph;
    `one | other` merges two graphs. Raises kg.errors.InputError for a path that cannot be read.
    """
    from kg.building import build_graph
    from kg.pipeline import Options
    from kg.reading import Given

    chosen = [paths] if isinstance(paths, (str, Path)) else list(paths)
    options = Options(Given(paper=paper, date=date, city=city), use_tagger)
    return build_graph(chosen, options, base=base, jobs=jobs)
