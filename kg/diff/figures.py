"""Figures as what they measure and what they say, whatever nodes they are told by."""

from __future__ import annotations

from collections import defaultdict
from typing import NamedTuple

from kg.diff.picture import Picture
from kg.model import Value

_SIGNS = {"kg:approximately": "≈", "kg:atLeast": "≥", "kg:atMost": "≤", "kg:moreThan": ">"}


class Measured(NamedTuple):
    """Two figures with the same of these speak of the same quantity."""

    subject: str
    indicator: str
    period: str  # EDTF, or the printed words
    unit: str
    is_change: bool
    is_dated: bool  # only of a dated figure another page can speak as well


class State(NamedTuple):
    value: str
    maximum: str
    bound: str
    status: str

    def shown(self, measured: Measured) -> str:
        """
        >>> State("3", "5", "kg:atLeast", "").shown(Measured("place/1", "网格", "", "个", False, False))
        '≥3–5个'
        """
        upper = f"–{self.maximum}" if self.maximum else ""
        plus = "+" if measured.is_change and not self.value.startswith("-") else ""
        return f"{_SIGNS.get(self.bound, '')}{plus}{self.value}{upper}{measured.unit}"


Figures = dict[Measured, dict[State, str]]  # with the node that tells it


def figures(picture: Picture) -> Figures:
    found: Figures = defaultdict(dict)
    for node in sorted(picture.of_section("observation")):
        for subject in picture.keys(node, "schema:observationAbout")[:1]:
            found[_measured(picture, node, subject)].setdefault(_state(picture, node), node)
    return found


def _measured(picture: Picture, node: str, subject: str) -> Measured:
    date = picture.text(node, "schema:observationDate")
    return Measured(
        subject,
        picture.text(node, "schema:variableMeasured"),
        date or picture.text(node, "kg:period"),
        picture.text(node, "schema:unitText"),
        Value("true", "boolean") in picture.objects(node, "kg:isChange"),
        bool(date),
    )


def _state(picture: Picture, node: str) -> State:
    return State(
        picture.text(node, "schema:value"),
        picture.text(node, "schema:maxValue"),
        next(iter(picture.keys(node, "kg:bound")), ""),
        next(iter(picture.keys(node, "kg:status")), ""),
    )
