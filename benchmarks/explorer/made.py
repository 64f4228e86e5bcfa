"""Graphs of any size that look like a county's: places in places, bodies, officials, initiatives, events, figures."""

from __future__ import annotations

import random
from collections.abc import Iterator

from kg.graph import Graph
from kg.model import Evidence, Quote, Statement, Value

_KINDS = ("Initiative", "Organisation", "Person", "Event", "Product")
_WEIGHTS = (40, 22, 22, 10, 6)
_CHARS = "安北昌城大东高古河华江金康兰李马南平清泉山石泰王文西新杨永云张中周朱白陈方海林刘龙梅宁潘沙唐武夏许严"
_ENDS = {"Initiative": "工程", "Organisation": "委员会", "Person": "", "Event": "推进会", "Product": "苹果"}
_RELATIONS = {
    "Initiative": "kg:implements",
    "Organisation": "kg:locatedIn",
    "Person": "kg:participant",
    "Event": "schema:organizer",
    "Product": "kg:specialisesIn",
}


def graph_of(things: int, seed: int = 1) -> Graph:
    """A graph with so many things and about 1.8 times as many relations."""
    return Graph(_statements(things, random.Random(seed)))


def _statements(things: int, dice: random.Random) -> Iterator[Statement]:
    article, page = "article/made-a1", "page/made"
    yield Statement(page, "rdf:type", "kg:Page")
    yield Statement(page, "schema:identifier", Value("made", "string"))
    yield Statement(article, "rdf:type", "schema:NewsArticle")
    yield Statement(article, "schema:isPartOf", page)
    places: list[str] = []
    for number in range(things):
        evidence = Evidence((Quote("made", article, number * 20, number * 20 + 12, _name(dice, 12)),), "made", 0.9)
        if number < 3 or number % 10 < 3:
            key = f"place/{number:012d}"
            yield from _named(key, "Place", _name(dice, 2) + ("村" if places else "县"), evidence)
            if places:
                yield Statement(key, "kg:locatedIn", places[int(len(places) * dice.random() ** 2)], evidence)
            places.append(key)
            continue
        kind = dice.choices(_KINDS, _WEIGHTS)[0]
        key = f"{kind.lower()}/{number:016x}"
        yield from _named(key, kind, _name(dice, 3) + _ENDS[kind], evidence)
        for _ in range(dice.choice((1, 1, 2, 3, 4))):
            place = places[int(len(places) * dice.random() ** 2)]
            ends = (place, key) if kind in ("Initiative", "Product") else (key, place)
            yield Statement(ends[0], _RELATIONS[kind], ends[1], evidence)


def _named(key: str, kind: str, name: str, evidence: Evidence) -> Iterator[Statement]:
    yield Statement(key, "rdf:type", f"kg:{kind}", evidence)
    yield Statement(key, "skos:prefLabel", Value(name), evidence)


def _name(dice: random.Random, length: int) -> str:
    return "".join(dice.choices(_CHARS, k=length))
