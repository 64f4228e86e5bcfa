"""Extraction on this machine, in one process or several."""

from __future__ import annotations

import os
import traceback
from collections.abc import Iterator, Sequence
from concurrent.futures import ProcessPoolExecutor
from functools import partial
from itertools import repeat
from pathlib import Path

from kg.errors import PageError
from kg.model import Statement
from kg.pipeline import Options, extract_file

Outcome = tuple[Path, list[Statement] | PageError]
_WORTH_A_PROCESS = 150_000  # bytes: below that, loading the lexicon again costs more than it saves


def extract_all(paths: Sequence[Path], options: Options, jobs: int | None = None) -> Iterator[Outcome]:
    """The outcome of each page, in the order of `paths`, as soon as it is known."""
    if jobs is None:
        jobs = max(1, min(os.cpu_count() or 1, len(paths), _size(paths) // _WORTH_A_PROCESS))
    if jobs == 1:
        yield from map(_outcome, paths, repeat(options))
        return
    with ProcessPoolExecutor(jobs) as pool:
        try:
            yield from pool.map(
                partial(_outcome, options=options), paths, chunksize=max(1, min(16, len(paths) // jobs))
            )
        finally:
            pool.shutdown(cancel_futures=True)


def _size(paths: Sequence[Path]) -> int:
    return sum(path.stat().st_size for path in paths if path.is_file())


def _outcome(path: Path, options: Options) -> Outcome:
    try:
        return path, extract_file(path, options)
    except PageError as error:
        return path, error
    except Exception as error:  # a defect of ours on one page must not cost the user all others: it is reported
        return path, _defect(path, error)


def _defect(path: Path, error: Exception) -> PageError:
    where = traceback.extract_tb(error.__traceback__)[-1]
    told = PageError(f"{path}: defect at {Path(where.filename).name}:{where.lineno}: {type(error).__name__}: {error}")
    told.__cause__ = error
    return told
