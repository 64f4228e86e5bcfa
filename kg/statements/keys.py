"""Keys of the nodes that are no entities: pages, articles, bylines, posts, observations."""

from __future__ import annotations

from kg.model import Article, Author, Entity, Fact, Figure, Page, digest
from kg.statements.edtf import is_edtf


def page_key(page: Page) -> str:
    return f"page/{page.digest}"


def article_key(page: Page, article: Article) -> str:
    return f"article/{page.digest}-{article.id}"


def byline_key(article: str, author: Author) -> str:
    return f"byline/{digest((article, author.name, author.role))}"


def paper_key(name: str) -> str:
    return f"paper/{digest((name,))}"


def post_key(fact: Fact, body: Entity) -> str:
    return f"post/{digest((fact.subject.key, fact.title, body.key))}"


def observation_key(figure: Figure, page: Page) -> str:
    """One observation a meaning: the same figure for the same period is the same on every page.

    Where no date says which period is meant, two pages need not mean the same one.
    """
    where = "" if is_edtf(figure.period) else page.digest
    parts = (
        figure.subject.key,
        figure.indicator,
        *(str(part) for part in (figure.value, figure.maximum, figure.change)),
        *(figure.unit, figure.bound, figure.period, figure.status, where),
    )
    return f"observation/{digest(parts)}"
