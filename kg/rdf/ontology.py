"""Where the ontology's files are, in the installed package and in the checkout."""

from __future__ import annotations

from importlib.resources import files
from importlib.resources.abc import Traversable
from pathlib import Path


def ontology_file(name: str) -> Traversable:
    """One of `xianzhi.ttl`, `schemes.ttl` and `shapes.ttl`.

    >>> ontology_file("xianzhi.ttl").is_file()
    True
    """
    installed = files("kg").joinpath("ontology", name)
    return installed if installed.is_file() else Path(__file__).parents[2] / "ontology" / name
