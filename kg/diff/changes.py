"""What is new, gone and changed between two pictures, each change told once."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Literal as OneOf
from typing import NamedTuple

from kg.diff.figures import Measured, State, figures
from kg.diff.picture import ENTITIES, Object, Picture, Words
from kg.diff.posts import Holding, holdings, sitting
from kg.graph import KIND_CLASSES, is_node

Sign = OneOf["new", "gone", "changed"]
What = OneOf["entity", "name", "type", "status", "post", "figure", "relation"]
# A thing has one of each of these, so that another one takes its place.
_ONE_EACH = frozenset(("kg:locatedIn", "kg:operatedBy", "dcterms:date", "dcterms:identifier", "kg:period"))
_TOLD_APART = frozenset(("rdf:type", "rdfs:label", "skos:prefLabel", "org:holds", "kg:status"))
_TOLD_TWICE = frozenset(("org:subOrganizationOf",))  # beside kg:partOf
_ROLES = ("host", "speaker", "attendee", "trainer", "competitor", "signatory", "inspector")
_STAGES = ("", "kg:planned", "kg:target", "kg:ongoing", "kg:done", "kg:denied")


class Amount(NamedTuple):
    """A figure as printed in a row of changes."""

    text: str
    status: str  # CURIE, where it has one


Thing = Object | Amount


@dataclass(frozen=True)
class Change:
    sign: Sign
    what: What
    home: str  # key of the thing under which it is told
    predicate: str
    old: tuple[Thing, ...] = ()
    new: tuple[Thing, ...] = ()
    detail: str = ""  # the title of a post, the indicator and period of a figure
    of: Object = ""  # of the status of a relation: the relation's object
    status: str = ""  # of a relation that came or went
    words: tuple[Words, ...] = ()

    @property
    def about(self) -> frozenset[str]:
        """Keys of all things concerned."""
        things = (self.home, self.of, *self.old, *self.new)
        return frozenset(thing for thing in things if isinstance(thing, str) and is_node(thing))


def compare(a: Picture, b: Picture) -> list[Change]:
    """All changes from one picture to the other, in an order that depends on nothing else."""
    found = [*_entities(a, b), *_relations(a, b), *_posts(a, b), *_figures(a, b)]
    return sorted(found, key=_order)


def _order(change: Change) -> tuple[int, str, int, str, str, str]:
    kind = change.home.partition("/")[0]
    place = ENTITIES.index(kind) if kind in ENTITIES else len(ENTITIES)
    what = ("entity", "name", "type", "status", "post", "relation", "figure").index(change.what)
    return place, change.home, what, change.predicate, change.detail, repr((change.of, change.old, change.new))


def _entities(a: Picture, b: Picture) -> Iterator[Change]:
    """Things that came or went, and those that are now called or classed otherwise."""
    for key in b.entities - a.entities:
        yield Change("new", "entity", key, "rdf:type", new=_classes(b, key))
    for key in a.entities - b.entities:
        yield Change("gone", "entity", key, "rdf:type", old=_classes(a, key))
    for key in a.entities & b.entities:
        if (old := _classes(a, key)) != (new := _classes(b, key)):
            yield Change("changed", "type", key, "rdf:type", old, new)
        names = [tuple(picture.objects(key, "skos:prefLabel")) for picture in (a, b)]
        if names[0] != names[1]:
            yield Change("changed", "name", key, "skos:prefLabel", names[0], names[1])
    for key in a.entities | b.entities:
        old, new = (tuple(picture.objects(key, "kg:status")) for picture in (a, b))
        if old != new:
            words = _said(b, key, *new) or _said(a, key, *old)
            yield Change(_sign(old, new), "status", key, "kg:status", old, new, words=words)


def _sign(old: tuple[Object, ...], new: tuple[Object, ...]) -> Sign:
    return "changed" if old and new else "new" if new else "gone"


def _said(picture: Picture, key: str, *things: Object, predicate: str = "kg:status") -> tuple[Words, ...]:
    return tuple(dict.fromkeys(words for thing in things for words in picture.words(key, predicate, thing)))


def _classes(picture: Picture, key: str) -> tuple[Object, ...]:
    """The subclass or, where there is none, the class."""
    classes = picture.objects(key, "rdf:type")
    return tuple([c for c in classes if c not in KIND_CLASSES] or classes)


def _relations(a: Picture, b: Picture) -> Iterator[Change]:
    for key in a.entities | b.entities:
        for predicate in {*a.said.get(key, ()), *b.said.get(key, ())} - _TOLD_APART - _TOLD_TWICE:
            old, new = _objects(a, key, predicate), _objects(b, key, predicate)
            yield from _of_predicate(a, b, key, predicate, (old, new))
            for thing in old & new:
                yield from _moved(a, b, key, predicate, thing)


def _objects(picture: Picture, key: str, predicate: str) -> set[Object]:
    """The objects of a predicate; of a participant with a role only the role is told."""
    said = picture.said.get(key, {})
    with_role: set[Object] = set()
    if predicate == "kg:participant":
        with_role = with_role.union(*(said.get(f"kg:{role}", ()) for role in _ROLES))
    names = picture.objects(key, "skos:prefLabel") if predicate == "skos:altLabel" else ()
    return set(said.get(predicate, ())) - with_role - set(names)


def _of_predicate(
    a: Picture, b: Picture, key: str, predicate: str, things: tuple[set[Object], set[Object]]
) -> Iterator[Change]:
    gone, new = (sorted(these - those, key=repr) for these, those in (things, things[::-1]))
    what: What = "name" if predicate == "skos:altLabel" else "relation"
    if predicate in _ONE_EACH and gone and new:
        words = _said(b, key, *new, predicate=predicate)
        yield Change("changed", what, key, predicate, tuple(gone), tuple(new), words=words)
        return
    for thing in gone:
        said = (_furthest(a, key, predicate, thing), a.words(key, predicate, thing))
        yield Change("gone", what, key, predicate, old=(thing,), status=said[0], words=said[1])
    for thing in new:
        said = (_furthest(b, key, predicate, thing), b.words(key, predicate, thing))
        yield Change("new", what, key, predicate, new=(thing,), status=said[0], words=said[1])


def _furthest(picture: Picture, key: str, predicate: str, thing: Object) -> str:
    """How far a relation has come; nothing where some page simply states it."""
    told = picture.statuses(key, predicate, thing)
    return "" if "" in told else max(told, key=_stage, default="")


def _moved(a: Picture, b: Picture, key: str, predicate: str, thing: Object) -> Iterator[Change]:
    """A relation that was planned and is now done: both builds state it, in another status."""
    before, after = (max(of.statuses(key, predicate, thing), key=_stage, default="") for of in (a, b))
    if before and after and before != after:
        words = b.words(key, predicate, thing)
        yield Change("changed", "status", key, predicate, (before,), (after,), of=thing, words=words)


def _stage(status: str) -> int:
    return _STAGES.index(status) if status in _STAGES else len(_STAGES)


# --- posts -----------------------------------------------------------------------------------


def _posts(a: Picture, b: Picture) -> Iterator[Change]:
    """A post with another holder than before is one change; whoever else came or went is one each."""
    before, after = holdings(a), holdings(b)
    for title, body in before.keys() | after.keys():
        old, new = before.get((title, body), {}), after.get((title, body), {})
        told = _Told(a, b, title, body, old, new)
        was, now = sitting(title, old), sitting(title, new)
        if was - now and now - was:
            yield told.handed_over(was - now, now - was)
            came = (new.keys() - old.keys()) - now
        else:
            yield from told.each("gone", was - now)
            yield from told.each("new", now - was)
            came = (new.keys() - old.keys()) - (now - was)
        yield from told.each("new", came)
        yield from told.each("gone", (old.keys() - new.keys()) - was)


@dataclass(frozen=True)
class _Told:
    a: Picture
    b: Picture
    title: str
    body: str
    old: dict[str, Holding]
    new: dict[str, Holding]

    def handed_over(self, was: set[str], now: set[str]) -> Change:
        said = (words for person in sorted(now) for words in self._words(self.b, self.new, person))
        old, new, words = tuple(sorted(was)), tuple(sorted(now)), tuple(dict.fromkeys(said))
        return Change("changed", "post", self.body, "org:holds", old, new, self.title, words=words)

    def each(self, sign: Sign, people: set[str]) -> Iterator[Change]:
        picture, known = (self.b, self.new) if sign == "new" else (self.a, self.old)
        for person in sorted(people):
            old, new = ((), (self.body,)) if sign == "new" else ((self.body,), ())
            words = self._words(picture, known, person)
            yield Change(sign, "post", person, "org:holds", old, new, self.title, words=words)

    @staticmethod
    def _words(picture: Picture, known: dict[str, Holding], person: str) -> tuple[Words, ...]:
        return picture.words(person, "org:holds", known[person].post) if person in known else ()


# --- figures ---------------------------------------------------------------------------------


def _figures(a: Picture, b: Picture) -> Iterator[Change]:
    before, after = figures(a), figures(b)
    for measured in before.keys() | after.keys():
        if before.get(measured, {}).keys() != after.get(measured, {}).keys():
            yield from _Quantity(a, b, measured, before.get(measured, {}), after.get(measured, {})).changes()


@dataclass(frozen=True)
class _Quantity:
    """What was and what is told of one quantity, with the nodes that tell it."""

    a: Picture
    b: Picture
    measured: Measured
    before: dict[State, str]
    after: dict[State, str]

    def changes(self) -> Iterator[Change]:
        """Another value, another status, or figures more and fewer."""
        gone, came = self.before.keys() - self.after.keys(), self.after.keys() - self.before.keys()
        # an undated figure need not contradict another one that still stands
        known = set(self.before) if self.measured.is_dated else gone
        for status in sorted({state.status for state in came}):
            was, now = _revised(status, gone, known), {state for state in came if state.status == status}
            what: What = "figure" if was else "status"
            was = was or _less_far(status, known)
            if was:
                gone, came = gone - was, came - now
                yield self._change("changed", what, was, now)
        for state in gone:
            yield self._change("gone", "figure", {state}, set())
        for state in came:
            yield self._change("new", "figure", set(), {state})

    def _change(self, sign: Sign, what: What, old: set[State], new: set[State]) -> Change:
        picture, nodes, told = (self.b, self.after, new) if new else (self.a, self.before, old)
        words = [w for s in sorted(told) for v in _values(picture, nodes[s]) for w in picture.words(nodes[s], *v)]
        detail = " · ".join(filter(None, (self.measured.indicator, self.measured.period)))
        was, now = (tuple(Amount(s.shown(self.measured), s.status) for s in sorted(of)) for of in (old, new))
        quotes = tuple(dict.fromkeys(words))
        return Change(sign, what, self.measured.subject, "schema:value", was, now, detail, words=quotes)


def _values(picture: Picture, node: str) -> list[tuple[str, Object]]:
    return [("schema:value", value) for value in picture.objects(node, "schema:value")]


def _revised(status: str, gone: set[State], known: set[State]) -> set[State]:
    """What was told in the same status: what is told no longer or, if it is one figure, what still is."""
    standing = {state for state in known if state.status == status}
    return {state for state in gone if state.status == status} or (standing if len(standing) == 1 else set())


def _less_far(status: str, known: set[State]) -> set[State]:
    """What was told as planned, as a target or under way, where the new status goes further."""
    reached = _STAGES.index("kg:ongoing") if not status else _stage(status)
    return {state for state in known if state.status and _stage(state.status) < reached}
