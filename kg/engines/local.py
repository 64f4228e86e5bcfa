"""Extraction on this machine, in one process or several."""

from __future__ import annotations

import hashlib
import traceback
from collections.abc import Callable, Iterable, Iterator, Sequence
from functools import partial
from pathlib import Path, PurePath
from typing import TypeVar

from kg.engines.packing import pack
from kg.engines.pool import cores, in_order
from kg.engines.state import Entry
from kg.engines.version import rules_version
from kg.errors import PageError
from kg.model import Statement
from kg.pipeline import Options, extract, extract_file
from kg.reading import parse_page, read_page

Result = TypeVar("Result")
Outcome = tuple[Path, list[Statement] | PageError]
_WORTH_A_PROCESS = 150_000  # bytes: below that, loading the lexicon again costs more than it saves
_CHUNK = 16  # pages handed over at once
_ATTEMPTS = 3  # to read a page that somebody is writing


def extract_all(paths: Sequence[Path], options: Options, jobs: int | None = None) -> Iterator[Outcome]:
    """The outcome of each page, in the order of `paths`, as soon as it is known."""
    return _in_processes(partial(_outcome, options=options), paths, jobs)


def read_all(
    paths: Sequence[Path], options: Options, jobs: int | None = None
) -> Iterator[tuple[Path, Entry | PageError]]:
    """The same, packed as the state keeps it."""
    return _in_processes(partial(_entry, options=options), paths, jobs)


def page_key(path: Path, options: Options) -> bytes:
    """Names everything that the statements of a page file depend on. Raises PageError for a file that is not there."""
    given = options.given
    known = hashlib.sha256()
    stated = (path.stem, given.paper, given.date, given.number, given.city, rules_version(options.use_tagger))
    for part in (*(repr(value).encode("utf-8", "surrogatepass") for value in stated), *_files(path)):
        known.update(b"%d:" % len(part) + part)
    return known.digest()


def _files(path: Path) -> Iterator[bytes]:
    """The page and its sidecar as they are now."""
    try:
        yield path.read_bytes()
    except OSError as error:
        raise PageError(f"{path}: {error.strerror or error}") from error
    for ending in (".yaml", ".yml"):
        try:
            yield path.with_suffix(ending).read_bytes()
        except OSError:  # none there, or one that reading complains of
            yield b""


def processes(paths: Iterable[Path]) -> int:
    """So many as pay off for these pages."""
    sizes = [path.stat().st_size for path in paths if path.is_file()]
    return max(1, min(cores(), len(sizes), sum(sizes) // _WORTH_A_PROCESS))


def _in_processes(function: Callable[[Path], Result], paths: Sequence[Path], jobs: int | None) -> Iterator[Result]:
    jobs = jobs or processes(paths)
    if jobs > 1:
        _load()
    return in_order(function, paths, jobs, max(1, min(_CHUNK, len(paths) // jobs)))


def _load() -> None:
    """Loads the lexicon before the processes part, so that they share it."""
    extract(parse_page("none", "本报讯 6月10日，平南县大湾镇举办龙舟赛。"), use_tagger=False)


def _outcome(path: Path, options: Options) -> Outcome:
    try:
        return path, extract_file(path, options)
    except PageError as error:
        return path, error
    except Exception as error:  # a defect of ours on one page must not cost the user all others: it is reported
        return path, defect(path, error)


def _entry(path: Path, options: Options) -> tuple[Path, Entry | PageError]:
    """The key is taken before and after: a file that changes meanwhile must not stand under the wrong one."""
    try:
        for _ in range(_ATTEMPTS):
            key = page_key(path, options)
            page = read_page(path, options.given)
            statements = extract(page, options.use_tagger)
            if page_key(path, options) == key:
                return path, Entry(key, page.digest, len(statements), pack(statements))
    except PageError as error:
        return path, error
    except Exception as error:
        return path, defect(path, error)
    return path, PageError(f"{path}: changes while it is read")


def defect(path: PurePath, error: Exception) -> PageError:
    where = traceback.extract_tb(error.__traceback__)[-1]
    told = PageError(f"{path}: defect at {Path(where.filename).name}:{where.lineno}: {type(error).__name__}: {error}")
    told.__cause__ = error
    return told
