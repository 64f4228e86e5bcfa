"""Packing circles into a circle, so that what belongs together lies together and nothing overlaps."""

from __future__ import annotations

import math
from collections.abc import Sequence
from dataclasses import dataclass, field

Point = tuple[float, float]
_GOLDEN = math.pi * (3 - math.sqrt(5))
_MANY = 240  # more siblings than that are laid along a spiral, which takes no search
_TOUCHING = 1e-6


@dataclass(eq=False)
class _Circle:
    r: float
    x: float = 0.0
    y: float = 0.0
    after: _Circle = field(init=False, repr=False)
    before: _Circle = field(init=False, repr=False)


def pack(radii: Sequence[float]) -> tuple[list[Point], float]:
    """Centres for circles of these radii, and the radius of the circle about the origin that holds them all.

    >>> pack([1, 1])
    ([(-1.0, 0.0), (1.0, 0.0)], 2.0)
    """
    if not radii:
        return [], 0.0
    if len(radii) > _MANY:
        return _spiral(radii)
    circles = [_Circle(r) for r in radii]
    _front_chain(circles)
    return _centred(circles)


def _spiral(radii: Sequence[float]) -> tuple[list[Point], float]:
    """As the seeds of a sunflower lie; every circle gets the room of the largest."""
    step = 1.2 * max(radii)  # so that no two neighbours are nearer than twice the radius
    spots = [(step * math.sqrt(i + 0.5), i * _GOLDEN) for i in range(len(radii))]
    return [(r * math.cos(a), r * math.sin(a)) for r, a in spots], spots[-1][0] + max(radii)


def _front_chain(circles: list[_Circle]) -> None:
    """Wang and others' packing: each circle touches two of the chain that runs around those already placed."""
    a = circles[0]
    if len(circles) == 1:
        return
    b = circles[1]
    a.x, b.x = -b.r, a.r
    if len(circles) == 2:
        return
    c = circles[2]
    _touch(b, a, c)
    a.after = c.before = b
    b.after = a.before = c
    c.after = b.before = a
    for circle in circles[3:]:
        a, b = _placed(a, b, circle)


def _placed(a: _Circle, b: _Circle, circle: _Circle) -> tuple[_Circle, _Circle]:
    """Puts a circle against the chain and returns the pair nearest to the middle, where the next one is tried."""
    while True:
        _touch(a, b, circle)
        clash = _clash(a, b, circle)
        if clash is None:
            break
        a, b = clash
        a.after, b.before = b, a
    circle.before, circle.after = a, b
    a.after = b.before = circle
    nearest, best, here = a, _distance(a), circle
    while True:
        if (score := _distance(here)) < best:
            nearest, best = here, score
        here = here.after
        if here is a:
            return nearest, nearest.after


def _clash(a: _Circle, b: _Circle, circle: _Circle) -> tuple[_Circle, _Circle] | None:
    """The shorter chain to go on with, where the circle would cover one of the chain."""
    ahead, behind, so_far_ahead, so_far_behind = b.after, a.before, b.r, a.r
    while True:
        if so_far_ahead <= so_far_behind:
            if _overlap(ahead, circle):
                return a, ahead
            so_far_ahead, ahead = so_far_ahead + ahead.r, ahead.after
        else:
            if _overlap(behind, circle):
                return behind, b
            so_far_behind, behind = so_far_behind + behind.r, behind.before
        if ahead is behind.after:
            return None


def _touch(b: _Circle, a: _Circle, c: _Circle) -> None:
    """Places `c` so that it touches both."""
    dx, dy = b.x - a.x, b.y - a.y
    d2 = dx * dx + dy * dy
    if not d2:
        c.x, c.y = a.x + a.r + c.r, a.y
        return
    a2, b2 = (a.r + c.r) ** 2, (b.r + c.r) ** 2
    if a2 > b2:
        x = (d2 + b2 - a2) / (2 * d2)
        y = math.sqrt(max(0.0, b2 / d2 - x * x))
        c.x, c.y = b.x - x * dx - y * dy, b.y - x * dy + y * dx
    else:
        x = (d2 + a2 - b2) / (2 * d2)
        y = math.sqrt(max(0.0, a2 / d2 - x * x))
        c.x, c.y = a.x + x * dx - y * dy, a.y + x * dy + y * dx


def _overlap(a: _Circle, b: _Circle) -> bool:
    reach = a.r + b.r - _TOUCHING
    return reach > 0 and reach * reach > (a.x - b.x) ** 2 + (a.y - b.y) ** 2


def _distance(a: _Circle) -> float:
    """From the middle to where this circle and the next of the chain touch."""
    b = a.after
    both = a.r + b.r
    x, y = (a.x * b.r + b.x * a.r) / both, (a.y * b.r + b.y * a.r) / both
    return x * x + y * y


def _centred(circles: list[_Circle]) -> tuple[list[Point], float]:
    """Moved so that the enclosing circle, the smallest met on steps towards the farthest, is about the origin."""
    x = sum(c.x for c in circles) / len(circles)
    y = sum(c.y for c in circles) / len(circles)
    best = (math.inf, x, y)
    for step in range(1, 60):
        far = max(circles, key=lambda c: math.dist((x, y), (c.x, c.y)) + c.r)
        length = math.dist((x, y), (far.x, far.y))
        if length + far.r < best[0] - _TOUCHING:
            best = (length + far.r, x, y)
        pull = (length + far.r) / (length or 1.0) / (step + 1)
        x, y = x + (far.x - x) * pull, y + (far.y - y) * pull
    reach, x, y = best
    return [(c.x - x, c.y - y) for c in circles], reach
