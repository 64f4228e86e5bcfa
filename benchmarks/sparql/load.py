"""A hundred clients at one endpoint, a quarter of them hostile: `python -m benchmarks.sparql.load`.

Starts `kg serve` over a graph on loopback, sends a bounded number of requests for a bounded time, and says how
long the honest clients waited, how much memory the server and its children took, and whether all still lives.
Ends with exit code 1 where a promise is not kept.
"""

from __future__ import annotations

import argparse
import asyncio
import contextlib
import itertools
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
PREFIXES = """PREFIX kg: <https://w3id.org/xianzhi/ontology#> PREFIX skos: <http://www.w3.org/2004/02/skos/core#>
PREFIX org: <http://www.w3.org/ns/org#> PREFIX schema: <https://schema.org/> """
HONEST = (
    "SELECT ?p ?name { ?p a kg:Place ; skos:prefLabel ?name } LIMIT 50",
    "SELECT ?name ?title { ?p org:holds ?post ; skos:prefLabel ?name . ?post skos:prefLabel ?title }",
    "SELECT ?kind (COUNT(*) AS ?n) { ?s a ?kind } GROUP BY ?kind ORDER BY DESC(?n)",
    "ASK { ?s kg:locatedIn ?o }",
    'SELECT ?s { ?s skos:prefLabel|skos:altLabel "运城市"@zh }',
    "CONSTRUCT { ?s kg:locatedIn ?o } WHERE { ?s kg:locatedIn ?o } LIMIT 100",
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

PLAIN = ssl.SSLContext(ssl.PROTOCOL_TLS_CLIENT)  # never used, but each client would load its own certificates


@dataclass
class Seen:
    """What the clients met."""

    waits: list[float] = field(default_factory=list)
    statuses: Counter[str] = field(default_factory=Counter)
    peak: float = 0.0  # megabytes


async def client(server: str, hostile: bool, chance: random.Random, seen: Seen, end: float, most: int) -> None:
    limits = httpx.Limits(max_connections=1)
    options = {"timeout": 60, "limits": limits, "trust_env": False, "verify": PLAIN}
    async with httpx.AsyncClient(base_url=server, **options) as session:
        for _ in range(most):
            if time.monotonic() > end:
                return
            query = f"{chance.choice(BOMBS)} #{chance.random()}" if hostile else PREFIXES + chance.choice(HONEST)
            began = time.monotonic()
            try:
                reply = await session.post(
                    "/sparql", content=query, headers={"Content-Type": "application/sparql-query"}
                )
                said = str(reply.status_code)
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
    seen, end = Seen(), time.monotonic() + seconds
    watching = asyncio.create_task(watch(process, seen))
    chances = (random.Random(number) for number in itertools.count())
    await asyncio.gather(*(client(server, n % 4 == 0, next(chances), seen, end, most) for n in range(clients)))
    watching.cancel()
    return seen


def run(graph: Path, clients: int = 100, seconds: float = 20, most: int = 60) -> tuple[Seen, bool]:
    """What was seen, and whether the server lives, answers and has no query left behind it."""
    command = [sys.executable, "-m", "kg.cli", "serve", str(graph), "--port", "0", "--timeout", "5"]
    with subprocess.Popen(command, stdout=subprocess.PIPE, text=True) as server:
        try:
            assert server.stdout is not None
            found = re.search(r"http://\S+/", server.stdout.readline())
            assert found, "kg serve did not start"
            process = psutil.Process(server.pid)
            seen = asyncio.run(storm(found[0], process, clients, seconds, most))
            time.sleep(1)
            alive = server.poll() is None and httpx.get(f"{found[0]}sparql?query=ASK%7B%7D").status_code == 200
            own, queries = sum(process.cpu_times()[:2]), sum(process.cpu_times()[2:4])
            print(f"CPU: server {own:.1f} s, queries {queries:.1f} s, clients {time.process_time():.1f} s")
            left = [child for child in process.children() if child.status() == psutil.STATUS_RUNNING]
            return seen, alive and not left
        finally:
            server.terminate()
            server.wait(timeout=10)


def main() -> int:
    parser = argparse.ArgumentParser(description="A hundred clients, a quarter of them hostile, on loopback.")
    parser.add_argument("--graph", type=Path, default=ROOT / "exports")
    parser.add_argument("--clients", type=int, default=100)
    parser.add_argument("--seconds", type=float, default=20)
    chosen = parser.parse_args()
    seen, alive = run(chosen.graph, chosen.clients, chosen.seconds)
    waits = sorted(seen.waits)
    median, late = statistics.median(waits), waits[int(0.95 * len(waits))]
    print(f"{len(waits)} honest requests: median {median:.2f} s, 95 % within {late:.2f} s, longest {waits[-1]:.2f} s")
    print(f"peak memory {seen.peak:.0f} MB; {'all lives' if alive else 'NOT ALL LIVES'}")
    for said, count in sorted(seen.statuses.items()):
        print(f"  {said}: {count}")
    kept = {
        "a median under 2 s": median < 2,
        "memory under 500 MB": seen.peak < 500,
        "everything alive": alive,
        "every honest request answered": {s for s in seen.statuses if s.startswith("honest")} == {"honest 200"},
    }
    for promise, held in kept.items():
        print(f"{'kept  ' if held else 'BROKEN'} {promise}")
    return 0 if all(kept.values()) else 1


if __name__ == "__main__":
    sys.exit(main())
