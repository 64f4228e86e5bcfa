"""A function over many items in several processes, with bounded memory: results in order, few of them under way."""

from __future__ import annotations

import gc
import multiprocessing
import os
import signal
import threading
import time
from collections import deque
from collections.abc import Callable, Iterable, Iterator
from concurrent.futures import Future, ProcessPoolExecutor
from concurrent.futures.process import BrokenProcessPool
from itertools import islice
from typing import TypeVar

from kg.engines.lock import release_inherited
from kg.errors import EngineError

Item = TypeVar("Item")
Result = TypeVar("Result")
_AHEAD = 3  # chunks under way for each process: enough that none waits, few enough that memory stays small


def cores() -> int:
    """The cores that this process may use."""
    return len(os.sched_getaffinity(0)) if hasattr(os, "sched_getaffinity") else os.cpu_count() or 1


def in_order(function: Callable[[Item], Result], items: Iterable[Item], jobs: int, chunk: int = 1) -> Iterator[Result]:
    """`map(function, items)` in `jobs` processes, handed over in chunks. Items are taken as they are needed."""
    if jobs == 1:
        yield from map(function, items)
        return
    gc.collect()
    gc.freeze()  # what is loaded stays shared with the children
    pool = ProcessPoolExecutor(jobs, _context(), _start)
    try:
        yield from _windowed(pool, function, iter(items), jobs, chunk)
    except BrokenProcessPool as error:
        raise EngineError(
            "a worker process ended before its time (out of memory?); build again: what was read is kept, "
            "and --jobs 1 takes the least memory"
        ) from error
    finally:
        pool.shutdown(cancel_futures=True)
        gc.unfreeze()


def _windowed(
    pool: ProcessPoolExecutor, function: Callable[[Item], Result], items: Iterator[Item], jobs: int, chunk: int
) -> Iterator[Result]:
    under_way: deque[Future[list[Result]]] = deque()
    while True:
        while len(under_way) < jobs * _AHEAD and (some := list(islice(items, chunk))):
            under_way.append(pool.submit(_each, function, some))
        if not under_way:
            return
        yield from under_way.popleft().result()


def _each(function: Callable[[Item], Result], items: list[Item]) -> list[Result]:
    return [function(item) for item in items]


def _context() -> multiprocessing.context.BaseContext:
    """Forks where that can be done: a fork has the lexicon that its parent loaded."""
    return multiprocessing.get_context("fork" if "fork" in multiprocessing.get_all_start_methods() else None)


def _start() -> None:
    """A worker holds no lock, leaves Ctrl-C to its parent and ends when that is gone, even if it was killed."""
    release_inherited()
    signal.signal(signal.SIGINT, signal.SIG_IGN)
    threading.Thread(target=_end_with, args=(os.getppid(),), daemon=True).start()


def _end_with(parent: int) -> None:
    while os.getppid() == parent:
        time.sleep(0.3)
    os._exit(1)
