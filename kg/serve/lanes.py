"""Runs queries in child processes that can be stopped, the quick ones ahead of the slow ones.

The engine cannot be interrupted, so each query runs in a forked child that shares the parent's store
copy-on-write. A query starts in the fast lane; one that is still running after a moment gives its place
there to the next and goes on, at a lower priority, in the slow lane, or is refused where that is full.
"""

from __future__ import annotations

import asyncio
import contextlib
import gc
import os
import resource
import signal
import tempfile
import time
from collections.abc import Callable
from dataclasses import dataclass
from typing import BinaryIO

import pyoxigraph as ox

MEGABYTE = 1 << 20
_PATIENCE = 20  # how many moments a query may wait for a busy processor before it counts as slow
_ENDING = "this endpoint is being shut down"


@dataclass(frozen=True)
class Limits:
    """What one query may take, and how many there may be."""

    seconds: float = 30.0
    rows: int = 100_000  # solutions or triples in an answer
    megabytes: int = 48  # memory of its process beside what it shares with the server
    answer_megabytes: int = 64
    query_bytes: int = MEGABYTE
    fast: int = 5  # running at a time
    slow: int = 3  # and running at a time after their first moment
    waiting: int = 200
    moment: float = 0.05  # seconds of computing that a query may spend in the fast lane

    def header(self) -> str:
        """As clients are told (a structured field: RFC 8941, dictionary)."""
        told = {
            "seconds": f"{self.seconds:g}",
            "rows": self.rows,
            "memory-mb": self.megabytes,
            "answer-mb": self.answer_megabytes,
            "query-bytes": self.query_bytes,
            "long-queries": self.slow,
            "waiting": self.waiting,
        }
        return ", ".join(f"{name}={number}" for name, number in told.items())


class Refused(Exception):
    """A request that is not answered: the HTTP status to send, and why."""

    def __init__(self, status: int, reason: str) -> None:
        super().__init__(reason)
        self.status = status


@dataclass(frozen=True)
class Reply:
    """A whole answer, in a file without a name that goes when it is closed."""

    media: str
    file: BinaryIO
    size: int


Work = Callable[[ox.Store, Limits, BinaryIO], str]  # writes the answer into the file and gives its media type


class Lanes:
    """Answers queries over one store, as many at a time as the limits allow."""

    def __init__(self, store: ox.Store, limits: Limits) -> None:
        self.store = store
        self.limits = limits
        self._fast = asyncio.Semaphore(limits.fast)
        self._slow = limits.slow
        self._waiting = 0
        self._running: set[_Child] = set()
        self._closed = False

    async def answer(self, work: Work) -> Reply:
        """What `work` writes. Raises Refused (400 to 503) instead of ever giving a part of it."""
        if self._waiting >= self.limits.waiting:
            raise Refused(503, f"more than {self.limits.waiting} queries are waiting; try again later")
        self._waiting += 1
        try:
            await self._fast.acquire()
        finally:
            self._waiting -= 1
        with _Place(self._fast) as place:
            if self._closed:
                raise Refused(503, _ENDING)
            child = _Child(self.store, self.limits, work)
            self._running.add(child)
            try:
                return await self._watched(child, place)
            except Refused as refused:
                raise Refused(503, _ENDING) if self._closed else refused from None
            finally:
                self._running.discard(child)
                child.close()

    async def _watched(self, child: _Child, place: _Place) -> Reply:
        began = time.monotonic()
        while child.computed() < self.limits.moment and time.monotonic() - began < _PATIENCE * self.limits.moment:
            if await child.wait(self.limits.moment):
                return child.reply()
        place.leave()
        if self._slow == 0:
            raise Refused(503, f"{self.limits.slow} long queries are running already; try again later or ask for less")
        self._slow -= 1
        try:
            child.slow_down()
            if await child.wait(self.limits.seconds - (time.monotonic() - began)):
                return child.reply()
            raise Refused(500, f"stopped after {self.limits.seconds:g} seconds, the time limit of this endpoint")
        finally:
            self._slow += 1

    def close(self) -> None:
        """Stops whatever runs; nothing begins any more."""
        self._closed = True
        for child in list(self._running):
            child.kill()


class _Place:
    """A place in the fast lane, left once."""

    def __init__(self, lane: asyncio.Semaphore) -> None:
        self._lane: asyncio.Semaphore | None = lane

    def __enter__(self) -> _Place:
        return self

    def __exit__(self, *_: object) -> None:
        self.leave()

    def leave(self) -> None:
        if self._lane:
            self._lane.release()
            self._lane = None


class _Child:
    """A forked process that writes its answer to a file, and `S` and its media type, or `E`, to a pipe."""

    def __init__(self, store: ox.Store, limits: Limits, work: Work) -> None:
        self._file: BinaryIO | None = tempfile.TemporaryFile(buffering=0)  # noqa: SIM115
        self._read, write = os.pipe()
        self._said = b""
        self._done: asyncio.Future[None] = asyncio.get_running_loop().create_future()
        self._pid = os.fork()
        if self._pid == 0:
            _run(write, self._file, store, limits, work)
        os.close(write)
        os.set_blocking(self._read, False)
        asyncio.get_running_loop().add_reader(self._read, self._more)

    def _more(self) -> None:
        with contextlib.suppress(BlockingIOError):
            while part := os.read(self._read, 1 << 16):
                self._said += part
            asyncio.get_running_loop().remove_reader(self._read)
            if not self._done.done():
                self._done.set_result(None)

    async def wait(self, seconds: float) -> bool:
        done, _ = await asyncio.wait([self._done], timeout=seconds)
        return bool(done)

    def computed(self) -> float:
        """Seconds of processor time so far: on a busy machine a quick query may wait long for its turn."""
        try:
            return _processor_time(self._pid)
        except ProcessLookupError:
            return 0.0

    def slow_down(self) -> None:
        with contextlib.suppress(ProcessLookupError):
            os.setpriority(os.PRIO_PROCESS, self._pid, 19)

    def reply(self) -> Reply:
        if self._said[:1] == b"S" and self._file:
            file, self._file = self._file, None
            return Reply(self._said[1:].decode(), file, os.fstat(file.fileno()).st_size)
        if self._said[:1] == b"E":
            raise Refused(int(self._said[1:4]), self._said[4:].decode("utf-8", "replace"))
        raise Refused(500, "the query needs more memory than this endpoint allows")

    def kill(self) -> None:
        with contextlib.suppress(ProcessLookupError):
            os.kill(self._pid, signal.SIGKILL)

    def close(self) -> None:
        asyncio.get_running_loop().remove_reader(self._read)
        os.close(self._read)
        if self._file:
            self._file.close()
        self.kill()
        _reap(self._pid)


def _reap(pid: int) -> None:
    """Waits for a killed process without standing still: the kernel may take a while to take its memory back."""
    done, _ = os.waitpid(pid, os.WNOHANG)
    if not done:
        asyncio.get_running_loop().call_later(0.02, _reap, pid)


def _run(pipe: int, file: BinaryIO, store: ox.Store, limits: Limits, work: Work) -> None:
    """The child: never returns."""
    code = 1
    try:
        gc.disable()  # a collection would touch, and so copy, every page that is shared
        _shut_in(pipe, file.fileno(), limits)
        try:
            said = b"S" + work(store, limits, file).encode()
        except Refused as error:
            said = b"E%03d" % error.status + str(error).encode("utf-8", "replace")
        except (SyntaxError, ValueError) as error:
            said = b"E400" + " ".join(str(error).split()).encode("utf-8", "replace")
        except MemoryError:
            said = b""
        except OSError as error:
            said = b"E500" + _trouble(error, limits).encode("utf-8", "replace")
        except RuntimeError as error:
            said = b"E500" + str(error).encode("utf-8", "replace")
        view = memoryview(said)
        while view:
            view = view[os.write(pipe, view) :]
        code = 0
    finally:
        os._exit(code)


def _trouble(error: OSError, limits: Limits) -> str:
    import errno

    if error.errno == errno.EFBIG or "File too large" in str(error):
        return f"the answer is larger than {limits.answer_megabytes} MB, the limit of this endpoint"
    return str(error)


def _shut_in(pipe: int, file: int, limits: Limits) -> None:
    """Takes from the child whatever it needs not: signals, the server's connections, memory, files, sockets."""
    signal.set_wakeup_fd(-1)
    for name in (signal.SIGINT, signal.SIGTERM):
        signal.signal(name, signal.SIG_DFL)
    nowhere = os.open(os.devnull, os.O_RDWR)
    for stream in (0, 1, 2):  # an engine that runs out of memory has a lot to say
        os.dup2(nowhere, stream)
    low, high = sorted((pipe, file))
    for first, last in ((3, low), (low + 1, high), (high + 1, os.sysconf("SC_OPEN_MAX"))):
        os.closerange(first, last)
    room = _address_space() + limits.megabytes * MEGABYTE
    cpu = int(limits.seconds) + 2  # should the parent be gone
    answer = limits.answer_megabytes * MEGABYTE
    for what, most in (
        (resource.RLIMIT_AS, room),
        (resource.RLIMIT_CPU, cpu),
        (resource.RLIMIT_FSIZE, answer),
        (resource.RLIMIT_CORE, 0),
        (resource.RLIMIT_NOFILE, 0),  # so SERVICE could not reach anybody even if it got this far
    ):
        resource.setrlimit(what, (most, most))


def _processor_time(pid: int) -> float:
    """Raises ProcessLookupError where there is no such process."""
    try:
        with open(f"/proc/{pid}/stat") as stat:
            fields = stat.read().rpartition(")")[2].split()
    except FileNotFoundError as error:
        raise ProcessLookupError(pid) from error
    return (int(fields[11]) + int(fields[12])) / os.sysconf("SC_CLK_TCK")


def _address_space() -> int:
    with open("/proc/self/statm") as statm:
        return int(statm.read().split()[0]) * resource.getpagesize()
