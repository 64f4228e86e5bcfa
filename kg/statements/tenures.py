"""Who held a post when: an org:Membership for each post, with every date at which a page tells of it.

A page's date says that the post was held then, had begun by then (任命), or had ended by then (原, 免去).
Several pages add their dates to the same membership, so what is known of a term of office grows by union.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from kg.model import Entity, Evidence, Fact, Page, Statement
from kg.statements.values import edtf

_TOLD_ON = {"": "kg:heldOn", "acting": "kg:heldOn", "begins": "kg:begunBy", "ended": "kg:endedBy"}
_DATED = re.compile(r"\d{4}(?:-\d\d){0,2}")


def of_post(fact: Fact, body: Entity, post: str, page: Page, evidence: Evidence) -> Iterator[Statement]:
    """The membership behind a post of a person in a body."""
    membership = f"membership/{post.removeprefix('post/')}"
    yield Statement(membership, "rdf:type", "org:Membership", evidence)
    yield Statement(membership, "org:member", fact.subject.key, evidence)
    yield Statement(membership, "org:organization", body.key, evidence)
    yield Statement(membership, "kg:post", post, evidence)
    if fact.tenure:
        yield Statement(membership, "kg:tenure", f"kg:{fact.tenure}", evidence)
    if fact.status:
        yield Statement(membership, "kg:status", f"kg:{fact.status}", evidence)
    elif date := told_on(page):
        yield Statement(membership, _TOLD_ON[fact.tenure], edtf(date), evidence)


def told_on(page: Page) -> str:
    """The page's date as far as it can be compared with others: 2025, 2025-04 or 2025-04-22, else nothing."""
    date = page.meta.date.value if page.meta.date else ""
    known = _DATED.match(date)
    return known[0] if known and "/" not in date else ""
