"""The graph as the rows that the page's scripts read (`assets/data.js`): things, facts, quotes, articles."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterable
from typing import Any

from kg.explorer.texts import Texts
from kg.graph import KIND_CLASSES, Graph, is_node
from kg.model import Quote, Statement, Value

RELATIONS = (
    *("kg:locatedIn", "org:holds", "kg:implements", "kg:partOf", "kg:uses", "schema:organizer", "kg:participant"),
    *("kg:operatedBy", "kg:specialisesIn", "kg:recognisedBy"),
)
_ROLES = ("host", "speaker", "attendee", "trainer", "competitor", "signatory", "inspector")
_DATES = ("dcterms:date", "kg:period")
_EXTRAS = {
    "schema:variableMeasured": "indicator",
    "schema:unitText": "unit",
    "schema:maxValue": "max",
    "schema:observationDate": "date",
    "kg:period": "period",
    "kg:bound": "bound",
    "kg:isChange": "change",
    "kg:status": "status",
}
Row = list[Any]


class Records:
    """Rows with places in each other's lists instead of keys, which keeps the page small."""

    def __init__(self, graph: Graph) -> None:
        self._graph = graph
        self._texts = Texts(graph.pages)
        self.kinds = {key: _kind(graph, key) for key in sorted(graph.subjects) if _kind(graph, key)}
        self._place = {key: place for place, key in enumerate(self.kinds)}
        self._rules: dict[str, int] = {}
        self._quotes: dict[Quote, int] = {}
        self._articles = {key: place for place, key in enumerate(self._keys("schema:NewsArticle"))}
        self._pages = {key: place for place, key in enumerate(self._keys("kg:Page"))}
        self.facts = self._facts()
        self.mentions = self._mentions()

    def _keys(self, name: str) -> list[str]:
        return sorted((k for k, classes in self._graph.classes.items() if name in classes), key=_numbered)

    # --- facts

    def _facts(self) -> list[Row]:
        """id, subject, predicate, object (-1: none), text, extras, confidence, rule, quotes."""
        rows: list[Row] = []
        for statement in self._graph:
            if statement.subject in self._place:
                rows += self._fact(statement)
            elif statement.predicate == "schema:value":
                rows += self._figure(statement)
        return rows

    def _fact(self, said: Statement) -> Iterable[Row]:
        thing = said.object
        if said.predicate == "org:holds" and isinstance(thing, str):
            yield from self._post(said, thing)
        elif said.predicate in RELATIONS and thing in self._place:
            yield self._row(said, self._place[str(thing)], "", self._relation_extras(said))
        elif said.predicate in _DATES and isinstance(thing, Value):
            yield self._row(said, -1, thing.text, {})

    def _relation_extras(self, said: Statement) -> dict[str, str]:
        extras = self._own_status(said)
        if said.predicate == "kg:participant":
            named = {s.predicate for s in self._graph.of(said.subject) if s.object == said.object}
            extras |= _first("role", [f"kg:{role}" for role in _ROLES if f"kg:{role}" in named])
        return extras

    def _own_status(self, said: Statement) -> dict[str, str]:
        return _first("status", self._objects(f"statement/{said.id}", "kg:status"))

    def _objects(self, key: str, predicate: str) -> list[str]:
        return [str(s.object) for s in self._graph.of(key) if s.predicate == predicate]

    def _post(self, said: Statement, post: str) -> Iterable[Row]:
        for more in self._graph.of(post):
            if more.predicate == "org:postIn" and more.object in self._place:
                tenure = _first("tenure", self._objects(post, "kg:tenure"))
                extras = {"key": post, **tenure, **self._own_status(said)}
                yield self._row(said, self._place[str(more.object)], self._graph.labels.get(post, ""), extras)

    def _figure(self, said: Statement) -> Iterable[Row]:
        known: dict[str, str] = {"key": said.subject}
        about: list[str] = []
        for more in self._graph.of(said.subject):
            if more.predicate == "schema:observationAbout":
                about.append(str(more.object))
            elif more.predicate in _EXTRAS:
                known[_EXTRAS[more.predicate]] = more.object.text if isinstance(more.object, Value) else more.object
        text = said.object.text if isinstance(said.object, Value) else ""
        for key in dict.fromkeys(about):
            if key in self._place:
                yield self._row(said, -1, text, known, subject=key)

    def _row(self, said: Statement, thing: int, text: str, extras: dict[str, str], subject: str = "") -> Row:
        evidence = said.evidence
        rule = self._rules.setdefault(evidence.rule, len(self._rules))
        quotes = [self._quote(quote) for quote in evidence.quotes]
        place = self._place[subject or said.subject]
        return [said.id, place, said.predicate, thing, text, extras, evidence.confidence, rule, quotes]

    def _quote(self, quote: Quote) -> int:
        return self._quotes.setdefault(quote, len(self._quotes))

    # --- mentions

    def _mentions(self) -> list[Row]:
        """thing, article, quotes."""
        found: dict[tuple[int, int], dict[int, None]] = defaultdict(dict)
        for article, place in self._articles.items():
            for said in self._graph.of(article):
                if said.predicate == "schema:mentions" and said.object in self._place:
                    quotes = found[self._place[str(said.object)], place]
                    quotes |= dict.fromkeys(self._quote(quote) for quote in said.evidence.quotes)
        return [[thing, article, list(quotes)] for (thing, article), quotes in sorted(found.items())]

    # --- the rest

    def said(self) -> dict[str, int]:
        """How much is said of each thing: its facts and its mentions."""
        keys = list(self.kinds)
        count: Counter[str] = Counter(dict.fromkeys(keys, 0))
        for row in self.facts:
            count[keys[row[1]]] += 1
            if row[3] >= 0:
                count[keys[row[3]]] += 1
        for thing, _, quotes in self.mentions:
            count[keys[thing]] += len(quotes)
        return dict(count)

    def relations(self) -> list[tuple[str, str, str]]:
        keys = list(self.kinds)
        return [(keys[row[1]], row[2], keys[row[3]]) for row in self.facts if row[3] >= 0]

    def things(self) -> list[Row]:
        """key, kind, subclass, names, code, status."""
        rows: list[Row] = []
        for key, kind in self.kinds.items():
            classes = [name for name in self._graph.classes[key] if name not in KIND_CLASSES]
            own = self._graph.of(key)
            code = next((_text(s.object) for s in own if s.predicate == "dcterms:identifier"), "")
            status = sorted({str(s.object) for s in own if s.predicate == "kg:status"})
            rows.append([key, kind, classes[0] if classes else "", self._graph.names.get(key, (key,)), code, status])
        return rows

    def pages(self) -> list[Row]:
        """key, identifier, date, paper."""
        rows = []
        for key in self._pages:
            known = {s.predicate: s.object for s in self._graph.of(key)}
            paper = self._graph.labels.get(str(known.get("schema:isPartOf", "")), "")
            identifier, date = known.get("schema:identifier", key), known.get("schema:datePublished", "")
            rows.append([key, _text(identifier), _text(date), paper])
        return rows

    def articles(self) -> list[Row]:
        """key, page, headline, genre, authors (thing and role), text."""
        roles = self._author_roles()
        rows = []
        for key in self._articles:
            own = self._graph.of(key)
            known = {s.predicate: s.object for s in own}
            authors = dict.fromkeys(str(s.object) for s in own if s.predicate == "schema:author")
            rows.append(
                [
                    key,
                    self._pages.get(str(known.get("schema:isPartOf")), -1),
                    _text(known.get("schema:headline", "")),
                    _text(known.get("kg:genre", "")),
                    [[self._place[a], roles.get((key, a), "")] for a in authors if a in self._place],
                    self._texts.of(key),
                ]
            )
        return rows

    def _author_roles(self) -> dict[tuple[str, str], str]:
        found = {}
        for key in self._keys("kg:Byline"):
            known = {s.predicate: s.object for s in self._graph.of(key)}
            role = _text(known.get("kg:authorRole", ""))
            found[str(known.get("kg:article")), str(known.get("kg:author"))] = role
        return found

    def quotes(self) -> list[Row]:
        """article, start, stop, the words, where they stand in the article's text."""
        return [
            [self._articles.get(q.article, -1), q.start, q.stop, q.exact, self._texts.marks(q)] for q in self._quotes
        ]

    @property
    def rules(self) -> list[str]:
        return list(self._rules)


def _kind(graph: Graph, key: str) -> str:
    """Place, Person …; nothing for pages, posts and figures."""
    return next((c.removeprefix("kg:") for c in graph.classes.get(key, ()) if c in KIND_CLASSES), "")


def _first(name: str, found: list[str]) -> dict[str, str]:
    return {name: found[0]} if found else {}


def _text(thing: str | Value) -> str:
    if isinstance(thing, Value):
        return thing.text
    return "" if is_node(thing) else thing


def _numbered(key: str) -> tuple[str, int, str]:
    """a2 before a10."""
    head, _, tail = key.rpartition("-a")
    return (head, int(tail), key) if head and tail.isdigit() else (key, 0, key)
