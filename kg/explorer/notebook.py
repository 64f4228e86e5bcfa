"""The explorer inside a notebook."""

from __future__ import annotations

import html

from kg.explorer.page import render
from kg.graph import Graph


class Frame:
    """What Jupyter and its relatives show of an object: a frame that holds the whole page."""

    def __init__(self, page: str, height: int) -> None:
        self._page, self._height = page, height

    def _repr_html_(self) -> str:
        return (
            f'<iframe title="Xianzhi" width="100%" height="{self._height}" style="border:0" '
            f'sandbox="allow-scripts allow-downloads" srcdoc="{html.escape(self._page)}"></iframe>'
        )


def frame(graph: Graph, height: int = 720) -> Frame:
    """The page of a graph as something that a notebook displays."""
    return Frame(render(graph), int(height))
