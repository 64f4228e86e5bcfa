"""Processes that run queries: forked from the server, whose store they share copy-on-write, and killed at will.

The engine cannot be interrupted, so whoever runs a query must be a process of its own. A worker does one query
after the other as long as they are quick and answered; one that was slow is not used again.
"""

from __future__ import annotations

import asyncio
import contextlib
import errno
import gc
import os
import pickle
import resource
import signal
import socket
import struct
import tempfile
from collections.abc import Callable
from typing import BinaryIO

import pyoxigraph as ox

from kg.serve.limits import MEGABYTE, Limits, Refused, Reply, Work

_SMALL = MEGABYTE  # up to here an answer is taken out of the worker's file, so that the file can be used again
_LENGTH = struct.Struct("!I")


class Worker:
    """One such process. It gets pickled work over a socket, writes the answer into a file and says how it went:
    `S` and the media type, or `E`, a status and a reason."""

    def __init__(self, store: ox.Store, limits: Limits) -> None:
        self.jobs = 0
        self.fresh = False  # whether it may be given another query
        self._file: BinaryIO = tempfile.TemporaryFile(buffering=0)  # noqa: SIM115
        self._socket, other = socket.socketpair()
        self._said = b""
        self._done: asyncio.Future[None] | None = None
        self._before = 0.0
        self._pid = os.fork()
        if self._pid == 0:
            _serve(other, self._file, store, limits)
        other.close()
        self._socket.setblocking(False)
        asyncio.get_running_loop().add_reader(self._socket, self._more)

    def start(self, work: Work) -> None:
        self.jobs += 1
        self.fresh = False
        self._said = b""
        self._done = asyncio.get_running_loop().create_future()
        self._before = self._processor_time()
        self._loading = asyncio.ensure_future(self._send(pickle.dumps(work)))

    async def _send(self, content: bytes) -> None:
        with contextlib.suppress(OSError):  # a worker that has died is noticed by its silence
            await asyncio.get_running_loop().sock_sendall(self._socket, _LENGTH.pack(len(content)) + content)

    def _more(self) -> None:
        try:
            part = self._socket.recv(1 << 16)
        except BlockingIOError:
            return
        except OSError:
            part = b""
        self._said += part
        if not part:
            asyncio.get_running_loop().remove_reader(self._socket)
        if self._done and not self._done.done() and (not part or self._whole()):
            self._done.set_result(None)

    def _whole(self) -> bool:
        return len(self._said) >= 4 and len(self._said) >= 4 + _LENGTH.unpack(self._said[:4])[0]

    async def wait(self, seconds: float) -> bool:
        assert self._done
        done, _ = await asyncio.wait([self._done], timeout=seconds)
        return bool(done)

    def computed(self) -> float:
        """Seconds of processor time for this query: on a busy machine a quick one may wait long for its turn."""
        return self._processor_time() - self._before

    def slow_down(self) -> None:
        with contextlib.suppress(ProcessLookupError):
            os.setpriority(os.PRIO_PROCESS, self._pid, 19)
        self.jobs = 1 << 30

    def reply(self) -> Reply:
        """What came of the query. Raises Refused for all but a whole answer."""
        if not self._whole():
            raise Refused(500, "the query needs more memory than this endpoint allows")
        said = self._said[4:]
        if said[:1] == b"E":
            self.fresh = True
            raise Refused(int(said[1:4]), said[4:].decode("utf-8", "replace"))
        size = os.fstat(self._file.fileno()).st_size
        if size > _SMALL:
            return Reply(said[1:].decode(), os.fdopen(os.dup(self._file.fileno()), "rb"), size)
        self.fresh = True
        return Reply(said[1:].decode(), os.pread(self._file.fileno(), size, 0), size)

    def kill(self) -> None:
        with contextlib.suppress(ProcessLookupError):
            with contextlib.suppress(PermissionError):  # on a busy machine a slow one would be slow to die as well
                os.setpriority(os.PRIO_PROCESS, self._pid, 0)
            os.kill(self._pid, signal.SIGKILL)

    def close(self, then: Callable[[], None]) -> None:
        """Ends it and, when it has given its memory back, calls `then`."""
        asyncio.get_running_loop().remove_reader(self._socket)
        self._loading.cancel()
        self._socket.close()
        self._file.close()
        self.kill()
        _reap(self._pid, then)

    def _processor_time(self) -> float:
        try:
            with open(f"/proc/{self._pid}/stat") as stat:
                fields = stat.read().rpartition(")")[2].split()
        except FileNotFoundError:
            return 0.0
        return (int(fields[11]) + int(fields[12])) / os.sysconf("SC_CLK_TCK")


def _reap(pid: int, then: Callable[[], None]) -> None:
    """Waits for a killed process without standing still: the kernel may take a while to take its memory back."""
    done, _ = os.waitpid(pid, os.WNOHANG)
    if done:
        then()
    else:
        asyncio.get_running_loop().call_later(0.02, _reap, pid, then)


def _serve(link: socket.socket, file: BinaryIO, store: ox.Store, limits: Limits) -> None:
    """The worker's side: never returns."""
    code = 1
    try:
        gc.disable()  # a collection would touch, and so copy, every page that is shared
        _shut_in(link.fileno(), file.fileno(), limits)
        while True:
            (length,) = _LENGTH.unpack(_received(link, _LENGTH.size))
            work: Work = pickle.loads(_received(link, length))  # from the server that forked it
            said = _done(work, store, limits, file)
            link.sendall(_LENGTH.pack(len(said)) + said)
    except EOFError:
        code = 0
    finally:
        os._exit(code)


def _received(link: socket.socket, length: int) -> bytes:
    """Raises EOFError when the server has hung up."""
    content = b""
    while len(content) < length:
        part = link.recv(length - len(content))
        if not part:
            raise EOFError
        content += part
    return content


def _done(work: Work, store: ox.Store, limits: Limits, file: BinaryIO) -> bytes:
    spent = sum(resource.getrusage(resource.RUSAGE_SELF)[:2])
    cpu = int(spent + limits.seconds) + 2  # should the server be gone
    resource.setrlimit(resource.RLIMIT_CPU, (cpu, resource.RLIM_INFINITY))
    file.seek(0)
    file.truncate()
    try:
        return b"S" + work(store, limits, file).encode()
    except Refused as error:
        return _refusal(error.status, str(error))
    except (SyntaxError, ValueError) as error:
        return _refusal(400, " ".join(str(error).split()))
    except MemoryError:
        return _refusal(500, "the query needs more memory than this endpoint allows")
    except OSError as error:
        return _refusal(500, _trouble(error, limits))
    except RuntimeError as error:
        return _refusal(500, str(error))


def _refusal(status: int, reason: str) -> bytes:
    return b"E%03d" % status + reason.encode("utf-8", "replace")[:10_000]


def _trouble(error: OSError, limits: Limits) -> str:
    if error.errno == errno.EFBIG or "File too large" in str(error):
        return f"the answer is larger than {limits.answer_megabytes} MB, the limit of this endpoint"
    return str(error)


def _shut_in(link: int, file: int, limits: Limits) -> None:
    """Takes from the worker whatever it needs not: signals, the server's connections, memory, files, sockets."""
    signal.set_wakeup_fd(-1)
    for name in (signal.SIGINT, signal.SIGTERM):
        signal.signal(name, signal.SIG_DFL)
    nowhere = os.open(os.devnull, os.O_RDWR)
    for stream in (0, 1, 2):  # an engine that runs out of memory has a lot to say
        os.dup2(nowhere, stream)
    low, high = sorted((link, file))
    for first, last in ((3, low), (low + 1, high), (high + 1, os.sysconf("SC_OPEN_MAX"))):
        os.closerange(first, last)
    for what, most in (
        (resource.RLIMIT_AS, _address_space() + limits.megabytes * MEGABYTE),
        (resource.RLIMIT_FSIZE, limits.answer_megabytes * MEGABYTE),
        (resource.RLIMIT_CORE, 0),
        (resource.RLIMIT_NOFILE, 0),  # so SERVICE could not reach anybody even if it got this far
    ):
        resource.setrlimit(what, (most, most))


def _address_space() -> int:
    with open("/proc/self/statm") as statm:
        return int(statm.read().split()[0]) * resource.getpagesize()
