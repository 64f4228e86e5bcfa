"""A post with its body, and how the posts of one breath hang together."""

from __future__ import annotations

from collections.abc import Collection, Sequence
from dataclasses import dataclass

from kg.entities.post_signs import BEFORE_BODY, LOW_LEVEL, is_government, is_league
from kg.mentions.posts import Post, Title
from kg.model import Entity, Mention, Span


@dataclass(frozen=True)
class Body:
    """The body of a post, the body or place it is part of, and where it is printed."""

    entity: Entity
    base: Entity | None = None  # whose body it is: 教育局 of its 党组; what a later title of the chain goes to
    start: int = -1  # where the printed body begins in the sentence, -1 where it is not printed there
    confidence: float = 1.0
    modifier: str = ""  # what stands between body and title and belongs to the title: 金融学 of 金融学教授


@dataclass(frozen=True)
class Held:
    """A post with its body, in one sentence of an article."""

    person: Mention
    post: Post
    body: Body
    span: Span

    @property
    def title(self) -> str:
        """As printed; without the 镇 or 社区 that is the end of the place's name."""
        title = self.post.title
        within = 0 <= self.body.start < title.start and self.post.rule != "title after name"
        own = is_government(self.body.entity, title) or is_league(self.body.entity, title)
        printed = title.prefix + title.head if own else title.printed
        return self.body.modifier + (LOW_LEVEL.sub("", printed) if within else printed)


def named_again(text: str, title: Title, chain: Sequence[Body]) -> Body | None:
    """工作队第一书记、工作队|队长: the last words of the body's name stand for it."""
    for body in reversed(chain):
        for size in (4, 3, 2):
            words = text[title.start - size : title.start] if title.start > size else ""
            if words and body.entity.name.endswith(words) and text[title.start - size - 1] in "、和兼，":
                return Body(body.entity, body.base, confidence=0.8, modifier=words)
    return None


_JOINTS = ("、", "，", "和", "及", "以及", "与")


def goes_on(text: str, before: Held, post: Post, bare: Collection[tuple[int, int]] = ()) -> bool:
    """院长王小明、党委书记李勇: the second post is in a list with the one before; a bare body may stand between."""
    first = (post.chain[0] if post.chain else post.title).start
    start = before.person.span.stop
    joint = next((word for word in _JOINTS if text.startswith(word, start)), "")
    return bool(joint) and (start + len(joint) == first or (start + len(joint), first) in bare)


def tenure(text: str, post: Post, body: Body) -> str:
    """时任 and 原 may stand before the body: 时任县水利局局长."""
    start = body.start if 0 <= body.start < post.title.start else post.title.start
    said = BEFORE_BODY.search(text, max(0, start - 6), start)
    return next((name for name in ("ended", "acting") if said and said[name]), "")


def span(index: int, person: Mention, post: Post, body: Body) -> Span:
    """From the printed body or the title to the name."""
    starts = [person.span.start, post.title.start, *(title.start for title in post.chain)]
    if body.start >= 0:
        starts.append(body.start)
    return Span(index, min(starts), max(person.span.stop, post.title.stop))
