"""How far a long piece of work has got, how fast it goes and how long it will take, on the standard error."""

from __future__ import annotations

import sys
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager

Progress = Callable[[int, int], None]
_EVERY = 30.0  # seconds between lines where there is no terminal


@contextmanager
def progress_bar(doing: str) -> Iterator[Progress]:
    """A bar on a terminal; elsewhere nothing, or a line now and then if it takes long."""
    if not sys.stderr.isatty():
        yield _Lines(doing)
        return
    from rich.console import Console
    from rich.progress import BarColumn, MofNCompleteColumn, TextColumn, TimeRemainingColumn
    from rich.progress import Progress as Bar

    columns = (
        *(TextColumn("{task.description}"), BarColumn(), MofNCompleteColumn()),
        *(TextColumn("{task.fields[rate]}"), TimeRemainingColumn()),
    )
    with Bar(*columns, console=Console(stderr=True), transient=True) as bar:
        task = bar.add_task(doing, rate="")
        began = time.monotonic()

        def show(done: int, total: int) -> None:
            rate = done / max(1e-9, time.monotonic() - began)
            bar.update(task, completed=done, total=total, rate=f"{rate:.1f}/s")

        yield show


class _Lines:
    def __init__(self, doing: str) -> None:
        self._doing = doing
        self._began = self._told = time.monotonic()

    def __call__(self, done: int, total: int) -> None:
        now = time.monotonic()
        if now - self._told < _EVERY:
            return
        self._told = now
        rate = done / (now - self._began)
        left = f"{(total - done) / rate:.0f} s left" if rate else "no end in sight"
        print(f"kg: {self._doing}: {done} of {total}, {rate:.1f} a second, {left}", file=sys.stderr, flush=True)
