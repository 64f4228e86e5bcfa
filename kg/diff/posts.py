"""Who holds a post, as the dates of the pages let one know: what a post that changed hands is told from."""

from __future__ import annotations

from collections import defaultdict
from dataclasses import dataclass

from kg.diff.picture import Picture
from kg.lexicon.vocabulary import rows
from kg.model import Value

Post = tuple[str, str]  # title and body's key


@dataclass(frozen=True)
class Holding:
    """A person in a post: the last date at which a page tells it as held, and whether it has ended since."""

    post: str  # key
    last: str
    ended: bool
    planned: bool


def holdings(picture: Picture) -> dict[Post, dict[str, Holding]]:
    """All that is told of posts: by title and body, the people who hold or held them."""
    members = {post: key for key in picture.of_section("membership") for post in picture.keys(key, "kg:post")}
    found: dict[Post, dict[str, Holding]] = defaultdict(dict)
    for person in sorted(picture.of_section("person")):
        for post in picture.keys(person, "org:holds"):
            title = picture.text(post, "skos:prefLabel")
            for body in picture.keys(post, "org:postIn")[:1]:
                found[title, body][person] = _holding(picture, post, members.get(post, ""))
    return found


def _holding(picture: Picture, post: str, membership: str) -> Holding:
    held = _latest(picture, membership, ("kg:heldOn", "kg:begunBy"))
    ended = _latest(picture, membership, ("kg:endedBy",))
    tenures = picture.keys(membership, "kg:tenure")
    has_ended = ended >= held if ended else "kg:ended" in tenures and not held
    planned = bool({"kg:planned", "kg:target"}.intersection(picture.keys(membership, "kg:status")))
    return Holding(post, held, has_ended, planned and not held)


def _latest(picture: Picture, membership: str, predicates: tuple[str, ...]) -> str:
    told = (thing for predicate in predicates for thing in picture.objects(membership, predicate))
    return max((thing.text for thing in told if isinstance(thing, Value)), default="")


def sitting(title: str, known: dict[str, Holding]) -> set[str]:
    """Who holds a post last: everybody who has not left it or, of a post for one, whom the latest page tells of."""
    there = {person: holding for person, holding in known.items() if not (holding.ended or holding.planned)}
    if is_shared(title):
        return set(there)
    latest = max((holding.last for holding in there.values()), default="")
    return {person for person, holding in there.items() if holding.last == latest}


def is_shared(title: str) -> bool:
    """Whether several people hold a post of this title in one body.

    >>> [is_shared(title) for title in ("县长", "副县长", "党委委员", "县委书记")]
    [False, True, True, False]
    """
    starts = tuple(row["word"] for row in rows("shared_posts") if row["where"] == "start")
    ends = tuple(row["word"] for row in rows("shared_posts") if row["where"] == "end")
    return title.startswith(starts) or title.endswith(ends)
