"""The colours of the classes: strong on their ground, and apart from each other for every kind of colour vision."""

from __future__ import annotations

import math
import re
from importlib.resources import files
from itertools import combinations

import pytest

from kg.graph import KINDS

CSS = files("kg.explorer").joinpath("assets", "theme.css").read_text("utf-8")
Colour = tuple[float, ...]
# Machado, Oliveira and Fernandes 2009, severity 1.0, on linear RGB
VISION = {
    "normal": ((1.0, 0.0, 0.0), (0.0, 1.0, 0.0), (0.0, 0.0, 1.0)),
    "protanopia": ((0.152286, 1.052583, -0.204868), (0.114503, 0.786281, 0.099216), (-0.003882, -0.048116, 1.051998)),
    "deuteranopia": ((0.367322, 0.860646, -0.227968), (0.280085, 0.672501, 0.047413), (-0.01182, 0.04294, 0.968881)),
    "tritanopia": ((1.255528, -0.076749, -0.178779), (-0.078411, 0.930809, 0.147602), (0.004733, 0.691367, 0.3039)),
}
APART = 20  # CIE76; about 2 is the least that can be told apart side by side


def palette(theme: str) -> dict[str, Colour]:
    start = CSS.index(":root {" if theme == "light" else ':root[data-theme="dark"]')
    found = dict(re.findall(r"--(\w+): (#[0-9a-f]{6})", CSS[start : CSS.index("}", start)]))
    return {name: linear(found[name]) for name in (*KINDS, "stage")}


def linear(code: str) -> Colour:
    shares = (int(code[place : place + 2], 16) / 255 for place in (1, 3, 5))
    return tuple(c / 12.92 if c <= 0.04045 else ((c + 0.055) / 1.055) ** 2.4 for c in shares)


def luminance(c: Colour) -> float:
    return 0.2126 * c[0] + 0.7152 * c[1] + 0.0722 * c[2]


def lab(c: Colour, vision: str) -> Colour:
    r, g, b = (min(1.0, max(0.0, sum(x * y for x, y in zip(row, c, strict=True)))) for row in VISION[vision])
    xyz = (
        (0.4124 * r + 0.3576 * g + 0.1805 * b) / 0.9505,
        luminance((r, g, b)),
        (0.0193 * r + 0.1192 * g + 0.9505 * b) / 1.089,
    )
    x, y, z = (t ** (1 / 3) if t > 0.008856 else 7.787 * t + 16 / 116 for t in xyz)
    return 116 * y - 16, 500 * (x - y), 200 * (y - z)


@pytest.mark.parametrize("theme", ["light", "dark"])
def test_shapes_stand_out_from_their_ground(theme: str) -> None:
    colours = palette(theme)
    ground = luminance(colours["stage"])
    for kind in KINDS:
        low, high = sorted((luminance(colours[kind]), ground))
        assert (high + 0.05) / (low + 0.05) >= 3, kind


@pytest.mark.parametrize("vision", VISION)
@pytest.mark.parametrize("theme", ["light", "dark"])
def test_classes_are_told_apart(theme: str, vision: str) -> None:
    colours = palette(theme)
    for one, other in combinations(KINDS, 2):
        assert math.dist(lab(colours[one], vision), lab(colours[other], vision)) >= APART, (one, other)
