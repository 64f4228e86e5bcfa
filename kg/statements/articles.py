"""Pages, papers, articles, their authors and bylines."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from kg.entities.people import author_entity
from kg.model import Article, Author, Evidence, Inferred, Page, Statement, Value
from kg.statements.keys import article_key, byline_key, page_key, paper_key
from kg.statements.quotes import Quoter
from kg.statements.values import edtf, plain

_READ = Evidence(rule="reading")


def of_page(page: Page, articles: Sequence[Article]) -> Iterator[Statement]:
    """The page itself and the articles on it."""
    key = page_key(page)
    yield Statement(key, "rdf:type", "kg:Page", _READ)
    yield Statement(key, "schema:identifier", plain(page.identifier), _READ)
    yield from _metadata(page, key)
    for article in articles:
        yield from _article(page, article)


def _metadata(page: Page, key: str) -> Iterator[Statement]:
    meta = page.meta
    if meta.date:
        yield Statement(key, "schema:datePublished", edtf(meta.date.value), _inferred(meta.date))
    if meta.number:
        yield Statement(key, "schema:pagination", plain(meta.number.value), _inferred(meta.number))
    if meta.city:
        yield Statement(key, "schema:spatialCoverage", f"place/{meta.city.value}", _inferred(meta.city))
    if meta.paper:
        paper, evidence = paper_key(meta.paper.value), _inferred(meta.paper)
        yield Statement(key, "schema:isPartOf", paper, evidence)
        yield Statement(paper, "rdf:type", "schema:Newspaper", evidence)
        yield Statement(paper, "skos:prefLabel", Value(meta.paper.value), evidence)


def _inferred(meta: Inferred) -> Evidence:
    return Evidence(rule="given" if not meta.is_inferred else f"inferred: {meta.source}", confidence=meta.confidence)


def _article(page: Page, article: Article) -> Iterator[Statement]:
    key, quoter = article_key(page, article), Quoter(page, article)
    yield Statement(key, "rdf:type", "schema:NewsArticle", _READ)
    yield Statement(key, "kg:genre", plain(article.genre), _READ)
    yield Statement(key, "schema:isPartOf", page_key(page), _READ)
    if article.headline is not None:
        evidence = Evidence(quoter.passage(article.headline), "headline")
        yield Statement(key, "schema:headline", Value(article.headline.text.strip()), evidence)
    for author in article.authors:
        yield from _author(page, key, author, Evidence(quoter.passage(author.passage), "byline", 0.95))


def _author(page: Page, article: str, author: Author, evidence: Evidence) -> Iterator[Statement]:
    person, byline = author_entity(page, author), byline_key(article, author)
    yield Statement(article, "schema:author", person.key, evidence)
    yield Statement(person.key, "rdf:type", "kg:Person", evidence)
    yield Statement(person.key, "rdf:type", "kg:Journalist", evidence)
    yield Statement(person.key, "skos:prefLabel", Value(person.name), evidence)
    yield Statement(byline, "rdf:type", "kg:Byline", evidence)
    yield Statement(byline, "kg:author", person.key, evidence)
    yield Statement(byline, "kg:article", article, evidence)
    if author.role:
        yield Statement(byline, "kg:authorRole", Value(author.role), evidence)
