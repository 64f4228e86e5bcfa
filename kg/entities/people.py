"""Resolves people: one name on one page is one person, tied to the prefecture of the post or of the page."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from kg.entities.post_bodies import PostBodies
from kg.entities.post_chains import Held
from kg.lexicon.people import surname_of
from kg.mentions.scope import Reading
from kg.model import Author, Entity, Mention, Page, digest

_SITES = ("facility", "compound", "scenic")  # 公寓创办人 is no official
_RANK = ("official", "expert", "journalist", "resident")
_PUBLIC = ("party", "government", "mass")
_CAPITALS = ("11", "12", "31", "50", "81", "82", "71")  # no prefectures below these


def author_entity(page: Page, author: Author) -> Entity:
    """A reporter, tied to the city the paper is read in: the same on every page of the city's papers."""
    return person(author.name, "journalist", _tie(page.meta.city.value) if page.meta.city else "")


def person(name: str, subtype: str, tie: str) -> Entity:
    """People of one name in one prefecture are taken for one."""
    return Entity("person/" + digest((name, tie)), "person", subtype, name)


def _tie(code: str) -> str:
    """The prefecture of a division, or its province where there is none.

    >>> _tie("140827103"), _tie("110105"), _tie("44")
    ('1408', '11', '44')
    """
    return code[:2] if code.startswith(_CAPITALS) else code[:4]


def resolve(readings: Sequence[Reading]) -> list[Reading]:
    """The same readings with the entities of people filled in, one for each name of the page."""
    if not readings:
        return []
    people = _People(readings)
    return [replace(r, mentions=tuple(people.resolved(mention, r) for mention in r.mentions)) for r in readings]


class _People:
    """The people of one page by name."""

    def __init__(self, readings: Sequence[Reading]) -> None:
        self._page = readings[0].scope.page
        self._authors = {author.name for reading in readings for author in reading.scope.article.authors}
        self._subtypes: dict[str, str] = {}
        self._posts: dict[str, str] = {}
        self._names: dict[str, list[str]] = {}
        for reading in readings:
            self._read(reading)
        self._home = self._city(readings)

    def _read(self, reading: Reading) -> None:
        names = [m for m in reading.mentions if m.kind == "person"]
        for mention in names:
            if not _is_partial(mention):
                known = self._subtypes.get(mention.name, "resident")
                self._subtypes[mention.name] = min(known, mention.subtype, key=_RANK.index)
                self._names.setdefault(reading.scope.article.id, []).append(mention.name)
        if names:
            for held in PostBodies(reading).held():
                body = held.body.entity
                if body.subtype in _PUBLIC or (body.kind == "place" and body.subtype not in _SITES):
                    self._subtypes[held.person.name] = "official"
                if held.body.confidence >= 0.8 and (tie := _post_tie(held)):
                    self._posts.setdefault(held.person.name, tie)

    def _city(self, readings: Sequence[Reading]) -> str:
        if self._page.meta.city:
            return _tie(self._page.meta.city.value)
        known = (s.city or s.county for s in (reading.scope for reading in readings))
        division = next((d for d in known if d), None)
        return _tie(division.code) if division else ""

    def resolved(self, mention: Mention, reading: Reading) -> Mention:
        if mention.kind != "person" or mention.entity is not None:
            return mention
        entity = self._partial(mention, reading) if _is_partial(mention) else self._full(mention)
        return mention.meaning(entity, entity.subtype)

    def _full(self, mention: Mention) -> Entity:
        name = mention.name
        subtype = "journalist" if name in self._authors else self._subtypes.get(name, mention.subtype)
        tie = self._home if name in self._authors else self._posts.get(name, self._home)
        return person(name, subtype, tie)

    def _partial(self, mention: Mention, reading: Reading) -> Entity:
        """王大姐 is the one person of that surname in the article, else somebody of this page only."""
        surname = surname_of(mention.name)
        full = {n for n in self._names.get(reading.scope.article.id, ()) if surname_of(n) == surname}
        if len(full) == 1:
            return self._full(replace(mention, name=full.pop()))
        return person(mention.name, "resident", f"{self._home}/{self._page.digest}")


def _is_partial(mention: Mention) -> bool:
    return mention.rule.startswith("partial")


def _post_tie(held: Held) -> str:
    """The prefecture of the post's body."""
    body = held.body.entity
    key = body.key if body.kind == "place" else body.place
    code = key.removeprefix("place/")
    return _tie(code) if code.isdigit() else ""
