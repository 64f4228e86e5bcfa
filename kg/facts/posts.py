"""Facts of posts: who holds, held or is to hold which title in which body."""

from __future__ import annotations

from kg.entities.post_bodies import PostBodies
from kg.entities.post_chains import Held
from kg.mentions.scope import Reading
from kg.model import Fact, Figure


def relate(reading: Reading) -> list[Fact | Figure]:
    """The facts of posts in one resolved article, one for each person, title and body."""
    facts: dict[tuple[str, str, str], Fact] = {}
    for held in PostBodies(reading).held():
        fact = _fact(held)
        if fact is None or isinstance(fact.object, str):
            continue
        key = (fact.subject.key, fact.title, fact.object.key)
        known = facts.get(key)
        if known is None:
            facts[key] = fact
    return list(facts.values())


def _fact(held: Held) -> Fact | None:
    if held.person.entity is None:
        return None
    post = held.post
    tenure = post.tenure if post.tenure in ("begins", "ended", "acting") else ""
    return Fact(
        subject=held.person.entity,
        predicate="holds_post",
        object=held.body.entity,
        spans=(held.span,),
        rule=post.rule,
        confidence=round(post.confidence * held.body.confidence, 4),
        title=held.title,
        status="planned" if post.tenure == "planned" else "",
        tenure=tenure,
    )
