"""Answers queries in processes that can be stopped, the quick ones ahead of the slow ones.

A query starts in the fast lane; one that is still computing after a moment gives its place there to the next
and goes on, at a lower priority, in the slow lane, or is refused where that is full.
"""

from __future__ import annotations

import asyncio
import time

import pyoxigraph as ox

from kg.serve.limits import Limits, Refused, Reply, Work
from kg.serve.workers import Worker

_PATIENCE = 20  # how many moments a query may wait for a busy processor before it counts as slow
_JOBS = 50  # after so many a worker is replaced: page after page, it copies what it shares with the server
_ENDING = "this endpoint is being shut down"


class Lanes:
    """Answers queries over one store, as many at a time as the limits allow."""

    def __init__(self, store: ox.Store, limits: Limits) -> None:
        self.store = store
        self.limits = limits
        self._fast = asyncio.Semaphore(limits.fast)
        self._slow = limits.slow
        self._waiting = 0
        self._idle: list[Worker] = []
        self._running: set[Worker] = set()
        self._ending = 0  # killed, but not gone yet
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
            worker = await self._worker()
            self._running.add(worker)
            try:
                return await self._watched(worker, work, place)
            except Refused as refused:
                raise Refused(503, _ENDING) if self._closed else refused from None
            finally:
                self._running.discard(worker)
                if worker.fresh and worker.jobs < _JOBS and not self._closed:
                    self._idle.append(worker)
                else:
                    self._ending += 1
                    worker.close(self._ended)

    async def _worker(self) -> Worker:
        """An idle one, or a new one when those that were killed have given their memory back."""
        while self._ending > 1 and not self._idle:
            await asyncio.sleep(0.01)
        if self._closed:
            raise Refused(503, _ENDING)
        return self._idle.pop() if self._idle else Worker(self.store, self.limits)

    def _ended(self) -> None:
        self._ending -= 1

    async def _watched(self, worker: Worker, work: Work, place: _Place) -> Reply:
        began = time.monotonic()
        worker.start(work)
        while worker.computed() < self.limits.moment and time.monotonic() - began < _PATIENCE * self.limits.moment:
            if await worker.wait(self.limits.moment):
                return worker.reply()
        place.leave()
        if self._slow == 0:
            raise Refused(503, f"{self.limits.slow} long queries are running already; try again later or ask for less")
        self._slow -= 1
        try:
            worker.slow_down()
            if await worker.wait(self.limits.seconds - (time.monotonic() - began)):
                return worker.reply()
            raise Refused(500, f"stopped after {self.limits.seconds:g} seconds, the time limit of this endpoint")
        finally:
            self._slow += 1

    def close(self) -> None:
        """Stops whatever runs; nothing begins any more."""
        self._closed = True
        for worker in [*self._running, *self._idle]:
            worker.kill()


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
