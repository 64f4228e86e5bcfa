"""The graph as one HTML file that opens offline."""

from __future__ import annotations

import base64
import hashlib
import json
import re
from collections.abc import Mapping
from functools import cache
from importlib.resources import files
from typing import Any

from jinja2 import ChoiceLoader, DictLoader, Environment, PackageLoader
from pyvis.network import Network

from kg.explorer.labels import labels
from kg.explorer.layout import Layout, homes, lay_out, size_of
from kg.explorer.pinyin import readings
from kg.explorer.records import RELATIONS, Records
from kg.graph import KINDS, Graph

ALL_SHOWN = 2000  # more things than that are not shown at once: places and the most told-of, the rest on demand
_OVERVIEW = 1200
_ASSETS = files("kg.explorer").joinpath("assets")
_SCRIPTS = (  # one scope, in this order
    *("words", "data", "state", "dom", "search", "filters", "look", "radial", "scene", "network", "moves", "labels"),
    *("panel", "reading", "tables", "charts", "timeline", "bars", "tree", "turtle", "downloads", "main"),
)
_STYLES = ("theme", "bar", "columns", "sides", "reading", "tables", "widths", "print")
_STATES = ("kg:planned", "kg:target", "kg:ongoing", "kg:done", "kg:denied")
_ROLES = ("kg:host", "kg:speaker", "kg:attendee", "kg:trainer", "kg:competitor", "kg:signatory", "kg:inspector")
_POSITIONS = ("kg:begins", "kg:ended", "kg:acting", "kg:approximately", "kg:atLeast", "kg:atMost", "kg:moreThan")
_TEXTS = ("kg:Event", "dcterms:date", "kg:period", "schema:value", "org:Post", "schema:NewsArticle", "kg:Page")
_SCRIPT = re.compile(r"<script>(.*?)</script>", re.S)
_STYLE = re.compile(r"<style>(.*?)</style>", re.S)


def render(graph: Graph) -> str:
    """The page as text; it holds everything it needs."""
    records = Records(graph)
    said = records.said()
    shown = _shown(records.kinds, said)
    kinds = {key: kind for key, kind in records.kinds.items() if key in shown}
    sizes = {key: size_of(said[key]) for key in kinds}
    home = homes(records.kinds, records.relations())
    layout = lay_out(kinds, sizes, home)
    page = _network(records, layout, sizes).replace("@DATA@", _embedded(_data(graph, records, layout, home)), 1)
    return page.replace("@POLICY@", _policy(page), 1)


def _shown(kinds: Mapping[str, str], said: Mapping[str, int]) -> set[str]:
    """What the overview shows: everything, or of very many things those that most is said of, places first."""
    if len(kinds) <= ALL_SHOWN:
        return set(kinds)
    ranked = sorted(kinds, key=lambda key: (-said[key] * (3 if kinds[key] == "Place" else 1), key))
    return set(ranked[:_OVERVIEW])


def _data(graph: Graph, records: Records, layout: Layout, home: Mapping[str, str]) -> dict[str, Any]:
    things = records.things()
    place = {row[0]: number for number, row in enumerate(things)}
    said = records.said()
    for row in things:
        row += [said[row[0]], place.get(home.get(row[0], ""), -1)]
    terms = {f"kg:{kind}" for kind in KINDS} | {row[2] for row in things} - {""}
    terms |= {*RELATIONS, *_STATES, *_ROLES, *_POSITIONS, *_TEXTS}
    return {
        "base": graph.base,
        "terms": labels(terms),
        "things": things,
        "facts": records.facts,
        "mentions": records.mentions,
        "rules": records.rules,
        "quotes": records.quotes(),
        "articles": records.articles(),
        "pages": records.pages(),
        "discs": [
            [round(d.x, 1), round(d.y, 1), round(d.r, 1), place.get(d.key, -1), d.kind, d.depth] for d in layout.discs
        ],
        "readings": readings(name for row in things for name in row[3]),
    }


def _embedded(data: Mapping[str, Any]) -> str:
    """JSON that cannot end the element it stands in, whatever a newspaper printed."""
    text = json.dumps(data, ensure_ascii=False, separators=(",", ":"))
    escaped = text.replace("<", "\\u003c").replace(">", "\\u003e").replace("&", "\\u0026")
    return re.sub("[\u2028\u2029\u200e\u200f\u202a-\u202e\u2066-\u2069\ud800-\udfff]", _code, escaped)


def _code(char: re.Match[str]) -> str:
    return f"\\u{ord(char[0]):04x}"


def _network(records: Records, layout: Layout, sizes: Mapping[str, float]) -> str:
    """pyvis fills our template: what is shown first, where, and the library that draws it."""
    view = Network("100%", "100%", directed=True, cdn_resources="in_line")
    view.templateEnv = _templates()
    view.path = "page.html"
    view.set_options(json.dumps(_OPTIONS))
    number = {key: place for place, key in enumerate(records.kinds)}
    for key, (x, y) in layout.spots.items():
        view.add_node(
            number[key],
            label=" ",
            shape="custom",
            size=sizes[key],
            x=round(x, 1),
            y=round(y, 1),
            group=records.kinds[key],
        )
    pairs = {(row[1], row[3]) for row in records.facts if row[3] >= 0 and row[1] != row[3]}
    drawn = set(view.node_ids)
    for subject, thing in sorted(pairs):
        if subject in drawn and thing in drawn:
            view.edges.append({"id": f"{subject}-{thing}", "from": subject, "to": thing})
    return str(view.generate_html(notebook=False))


_OPTIONS: dict[str, Any] = {
    "autoResize": True,
    "physics": {"enabled": False},
    "layout": {"improvedLayout": False},
    "nodes": {"borderWidth": 1.5, "borderWidthSelected": 3, "font": {"size": 0}, "chosen": False},
    "edges": {"smooth": False, "font": {"size": 0}, "chosen": False, "hoverWidth": 0, "selectionWidth": 0},
    "interaction": {
        "dragNodes": False,
        "hover": True,
        "hideEdgesOnDrag": True,
        "hideEdgesOnZoom": True,
        "keyboard": False,
        "tooltipDelay": 10**9,
    },
}


@cache
def _templates() -> Environment:
    """Our page, with the scripts and styles in it, beside the library that pyvis ships."""
    scripts = "\n".join(_asset(f"{name}.js") for name in _SCRIPTS)
    parts = {
        "page.html": _asset("page.html"),
        "scripts.js": f'"use strict";\n(() => {{\n{scripts}\n}})();',
        "styles.css": "".join(_asset(f"{name}.css") for name in _STYLES),
    }
    raw = DictLoader(
        {name: text if name == "page.html" else f"{{% raw %}}{text}{{% endraw %}}" for name, text in parts.items()}
    )
    return Environment(loader=ChoiceLoader([raw, PackageLoader("pyvis", "templates")]), keep_trailing_newline=True)


def _asset(name: str) -> str:
    return _ASSETS.joinpath(name).read_text("utf-8")


def _policy(page: str) -> str:
    """What the browser may run: the scripts and styles of this very page, and nothing from anywhere."""
    scripts = " ".join(_hash(text) for text in _SCRIPT.findall(page))
    styles = " ".join(_hash(text) for text in _STYLE.findall(page))
    return (
        f"default-src 'none'; script-src {scripts}; style-src {styles}; img-src data: blob:; "
        "base-uri 'none'; form-action 'none'; connect-src 'none'; frame-src 'none'; object-src 'none'"
    )


def _hash(text: str) -> str:
    return f"'sha256-{base64.b64encode(hashlib.sha256(text.encode()).digest()).decode()}'"
