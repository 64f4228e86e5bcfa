"""A hundred clients at one endpoint, a quarter of them hostile: `python -m benchmarks.sparql.load`.

Starts `kg serve` over a graph on loopback, asks the honest questions once in quiet, sends a bounded number of
requests for a bounded time, and says how long the honest clients waited, whether they got what was answered in
quiet, how much memory the server and its children took, and whether all still lives. Ends with exit code 1 where a
promise is not kept. How long clients wait is a promise only where nobody else uses the processors: `--shared` tells
it and holds to the others.
"""

from __future__ import annotations

import argparse
import asyncio
import contextlib
import datetime
import itertools
import os
import platform
import random
import re
import ssl
import statistics
import subprocess
import sys
import time
from collections import Counter
from dataclasses import dataclass, field
from pathlib import Path

import httpx
import psutil

ROOT = Path(__file__).parents[2]
LOG = Path(__file__).parent / "load.tsv"
PREFIXES = """PREFIX kg: <https://w3id.org/xianzhi/ontology#> PREFIX skos: <http://www.w3.org/2004/02/skos/core#>
PREFIX org: <http://www.w3.org/ns/org#> PREFIX schema: <https://schema.org/> """
HONEST = (
    "SELECT ?p ?name { ?p a kg:Place ; skos:prefLabel ?name } ORDER BY ?p ?name LIMIT 50",
    "SELECT ?p ?name ?title { ?p org:holds ?post ; skos:prefLabel ?name . ?post skos:prefLabel ?title }",
    "SELECT ?kind (COUNT(*) AS ?n) { ?s a ?kind } GROUP BY ?kind ORDER BY DESC(?n)",
    "ASK { ?s kg:locatedIn ?o }",
    'SELECT ?s { ?s skos:prefLabel|skos:altLabel "运城市"@zh }',
    "CONSTRUCT { ?s kg:locatedIn ?o } WHERE { ?s kg:locatedIn ?o }",
)
BOMBS = (
    "SELECT (COUNT(*) AS ?n) { ?a ?b ?c . ?d ?e ?f . ?g ?h ?i }",
    "SELECT * { ?a ?b ?c . ?d ?e ?f } ORDER BY ?c ?f",
    'SELECT * { ?s ?p ?o . ?x ?y ?z FILTER (REGEX(STR(?o), ".*.*.*x") && REGEX(STR(?z), ".*.*y")) }',
    "SELECT (COUNT(*) AS ?n) { ?s (<a:x>|!<a:x>)* ?o }",
    "SELECT (COUNT(*) AS ?n) { ?s (<a:x>|!<a:x>)+/(<a:x>|!<a:x>)* ?o . ?o ^(<a:x>|!<a:x>)* ?q }",
    "SELECT (GROUP_CONCAT(?o) AS ?all) { ?s ?p ?o . ?x ?y ?z }",
    "ASK {} #" + "x" * 10_000_000,
)
HEADERS = {"Content-Type": "application/sparql-query", "Accept": "text/csv, application/n-triples, */*;q=0.1"}
BUSY = {"honest 503", "honest 500", "honest ReadTimeout"}  # told to come back, or stopped: no wrong answer

PLAIN = ssl.SSLContext(ssl.PROTOCOL_TLS_CLIENT)  # never used, but each client would load its own certificates


@dataclass
class Seen:
    """What the clients met."""

    answers: dict[str, list[str]] = field(default_factory=dict)  # to the honest questions, in quiet
    waits: list[float] = field(default_factory=list)
    statuses: Counter[str] = field(default_factory=Counter)
    wrong: int = 0  # honest answers that are not those given in quiet
    peak: float = 0.0  # megabytes
    alive: bool = False

    @property
    def median(self) -> float:
        return statistics.median(self.waits)


def opened(server: str) -> httpx.AsyncClient:
    limits = httpx.Limits(max_connections=1)
    return httpx.AsyncClient(base_url=server, timeout=60, limits=limits, trust_env=False, verify=PLAIN)


async def quiet(server: str, seen: Seen) -> None:
    async with opened(server) as session:
        for query in HONEST:
            reply = await session.post("/sparql", content=PREFIXES + query, headers=HEADERS)
            seen.answers[query] = sorted(reply.raise_for_status().text.splitlines())


async def client(server: str, hostile: bool, chance: random.Random, seen: Seen, end: float, most: int) -> None:
    async with opened(server) as session:
        for _ in range(most):
            if time.monotonic() > end:
                return
            query = chance.choice(BOMBS if hostile else HONEST)
            text = f"{query} #{chance.random()}" if hostile else PREFIXES + query
            began = time.monotonic()
            try:
                reply = await session.post("/sparql", content=text, headers=HEADERS)
                said = str(reply.status_code)
                if not hostile and said == "200":
                    seen.wrong += sorted(reply.text.splitlines()) != seen.answers[query]
            except httpx.HTTPError as error:  # a server may hang up on ten megabytes before it has read them
                said = type(error).__name__
            seen.statuses[f"{'bomb' if hostile else 'honest'} {said}"] += 1
            if not hostile:
                seen.waits.append(time.monotonic() - began)
            await asyncio.sleep(chance.uniform(0.0, 0.2))


async def watch(process: psutil.Process, seen: Seen) -> None:
    """Proportional memory of the server with its children, so that what they share counts once."""
    while True:
        used = 0
        for each in [process, *process.children(recursive=True)]:
            with contextlib.suppress(OSError):
                said = Path(f"/proc/{each.pid}/smaps_rollup").read_text()
                used += int(re.search(r"^Pss:\s+(\d+)", said, re.M)[1]) << 10
        seen.peak = max(seen.peak, used / (1 << 20))
        await asyncio.sleep(0.5)


async def storm(server: str, process: psutil.Process, clients: int, seconds: float, most: int) -> Seen:
    seen = Seen()
    await quiet(server, seen)
    end = time.monotonic() + seconds
    watching = asyncio.create_task(watch(process, seen))
    chances = (random.Random(number) for number in itertools.count())
    await asyncio.gather(*(client(server, n % 4 == 0, next(chances), seen, end, most) for n in range(clients)))
    watching.cancel()
    return seen


def lives(server: subprocess.Popen[str], address: str) -> bool:
    """Whether the server answers and has, after a while, no query left behind."""
    process, end = psutil.Process(server.pid), time.monotonic() + 15
    while any(child.status() == psutil.STATUS_RUNNING for child in process.children()):
        if time.monotonic() > end:
            return False
        time.sleep(0.5)
    return server.poll() is None and httpx.get(f"{address}sparql?query=ASK%7B%7D", timeout=30).status_code == 200


def run(graph: Path, clients: int = 100, seconds: float = 20, most: int = 60) -> Seen:
    command = [sys.executable, "-m", "kg.cli", "serve", str(graph), "--port", "0", "--timeout", "5"]
    with subprocess.Popen(command, stdout=subprocess.PIPE, text=True) as server:
        try:
            assert server.stdout is not None
            found = re.search(r"http://\S+/", server.stdout.readline())
            assert found, "kg serve did not start"
            process = psutil.Process(server.pid)
            seen = asyncio.run(storm(found[0], process, clients, seconds, most))
            seen.alive = lives(server, found[0])
            own, queries = sum(process.cpu_times()[:2]), sum(process.cpu_times()[2:4])
            print(f"CPU: server {own:.1f} s, queries {queries:.1f} s, clients {time.process_time():.1f} s")
            return seen
        finally:
            server.terminate()
            server.wait(timeout=30)


def promises(seen: Seen, shared: bool) -> dict[str, bool]:
    honest = {said for said in seen.statuses if said.startswith("honest")}
    kept = {
        "memory under 500 MB": seen.peak < 500,
        "everything alive": seen.alive,
        "no wrong answer": seen.wrong == 0 and seen.statuses["honest 200"] > 0,
        "every bomb refused": not any(said.startswith("bomb 2") for said in seen.statuses),
    }
    if shared:
        return kept | {"honest requests answered, or told to come back": honest <= BUSY | {"honest 200"}}
    return kept | {"a median under 2 s": seen.median < 2, "every honest request answered": honest == {"honest 200"}}


def main() -> int:
    parser = argparse.ArgumentParser(description="A hundred clients, a quarter of them hostile, on loopback.")
    parser.add_argument("--graph", type=Path, default=ROOT / "exports")
    parser.add_argument("--clients", type=int, default=100)
    parser.add_argument("--seconds", type=float, default=20)
    parser.add_argument("--shared", action="store_true", help="others use the machine: tell the waits, do not judge")
    parser.add_argument("--log", action="store_true", help=f"add a line to {LOG.name}")
    chosen = parser.parse_args()
    before = os.getloadavg()[0]
    seen = run(chosen.graph, chosen.clients, chosen.seconds)
    waits = sorted(seen.waits)
    late = waits[int(0.95 * len(waits))]
    print(f"load before {before:.1f}; {len(waits)} honest requests: median {seen.median:.2f} s, ", end="")
    print(f"95 % within {late:.2f} s, longest {waits[-1]:.2f} s; peak memory {seen.peak:.0f} MB")
    for said, count in sorted(seen.statuses.items()):
        print(f"  {said}: {count}")
    kept = promises(seen, chosen.shared)
    for promise, held in kept.items():
        print(f"{'kept  ' if held else 'BROKEN'} {promise}")
    if chosen.log:
        machine = f"{os.cpu_count()} cores {platform.machine()}, Python {platform.python_version()}"
        numbers = f"{chosen.clients}\t{len(waits)}\t{seen.median:.2f}\t{late:.2f}\t{waits[-1]:.2f}\t{seen.peak:.0f}"
        with LOG.open("a", encoding="utf-8") as log:
            log.write(f"{datetime.date.today()}\t{machine}\t{before:.1f}\t{numbers}\n")
    return 0 if all(kept.values()) else 1


if __name__ == "__main__":
    sys.exit(main())
