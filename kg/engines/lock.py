"""One build a folder at a time: the second one is told who is at work and stops.

The lock is the kernel's (flock) and goes with the process that holds it, however that process ends; the number
in the lock file is only there to be told. Worker processes inherit the lock and must let go of it: `release_inherited`.
"""

from __future__ import annotations

import contextlib
import fcntl
import os
import time
from collections.abc import Iterator
from pathlib import Path

from kg.errors import OutputError

_held: set[int] = set()
_PATIENCE = 3.0  # seconds: so long may the workers of a killed build take to notice and end


@contextlib.contextmanager
def locked(file: Path) -> Iterator[None]:
    """Holds the lock file. Raises OutputError where a living process holds it."""
    handle = os.open(file, os.O_RDWR | os.O_CREAT, 0o666)
    try:
        _take(handle, file)
        os.truncate(handle, 0)
        os.pwrite(handle, str(os.getpid()).encode(), 0)
        _held.add(handle)
        yield
    finally:
        _held.discard(handle)
        os.close(handle)


def release_inherited() -> None:
    """For a child process: closes its copies, so that the locks end with the process that took them."""
    for handle in _held:
        with contextlib.suppress(OSError):
            os.close(handle)
    _held.clear()


def _take(handle: int, file: Path) -> None:
    until = time.monotonic() + _PATIENCE
    while True:
        try:
            fcntl.flock(handle, fcntl.LOCK_EX | fcntl.LOCK_NB)
            return
        except BlockingIOError:
            holder = os.pread(handle, 20, 0).decode("ascii", "replace").strip()
            if _lives(holder) or time.monotonic() > until:
                folder = file.parent.parent
                raise OutputError(
                    f"{folder}: another build is writing here (process {holder or 'unknown'}); "
                    "wait for it to end, or choose another folder with -o"
                ) from None
            time.sleep(0.05)


def _lives(holder: str) -> bool:
    """Whether the process that wrote its number is there; its number may not be written yet."""
    if not holder.isdigit():
        return False
    try:
        os.kill(int(holder), 0)
    except ProcessLookupError:
        return False
    except PermissionError:
        return True
    return True
