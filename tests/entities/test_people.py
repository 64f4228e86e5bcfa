"""Keys of people: the same person on every page, different people apart."""

from __future__ import annotations

from dataclasses import replace

from kg.entities.people import author_entity, resolve
from kg.lexicon.gazetteer import gazetteer
from kg.mentions import people
from kg.mentions.scope import Reading, Scope
from kg.model import Article, Author, Entity, Inferred, Page, PageMeta, Passage, Sentence


def _page(city: str, *articles: Article) -> Page:
    text = "".join(s.text for a in articles for s in a.sentences)
    return Page("page", text, articles, PageMeta(city=Inferred(city) if city else None))


def _article(text: str, number: int = 1, authors: tuple[Author, ...] = ()) -> Article:
    sentence = Sentence(0, "body", 0, Passage(text, tuple(range(len(text)))))
    return Article(f"a{number}", "feature", None, (sentence,), authors)


def _people(page: Page) -> list[Entity]:
    city = gazetteer().get(page.meta.city.value) if page.meta.city else None
    scopes = [Scope(page, article, city, use_tagger=False) for article in page.articles]
    readings = resolve([Reading(scope, tuple(people.find(scope, ()))) for scope in scopes])
    return [m.entity for reading in readings for m in reading.mentions if m.entity]


def test_one_name_on_a_page_is_one_person() -> None:
    page = _page("3505", _article("副县长林建国到会。"), _article("参加活动的有村民林建国。", 2))
    first, second = _people(page)
    assert first == second
    assert first.subtype == "official"


def test_the_same_key_on_another_page_of_the_city() -> None:
    (one,) = _people(_page("3505", _article("副县长林建国到会。")))
    (other,) = _people(_page("350525", _article("副县长林建国说，要快。")))
    assert one.key == other.key


def test_people_of_two_cities_are_two() -> None:
    (one,) = _people(_page("3505", _article("副县长林建国到会。")))
    (other,) = _people(_page("1408", _article("副县长林建国到会。")))
    assert one.key != other.key


def test_an_author_is_the_same_on_every_page_and_in_the_text() -> None:
    author = Author("林建国", "记者", Passage("林建国", (0, 1, 2)))
    page = _page("3505", _article("本报记者林建国一路走访。", 1, (author,)))
    (person,) = _people(page)
    assert person.key == author_entity(page, author).key == author_entity(replace(page, text="x"), author).key


def test_a_surname_with_a_title_of_respect_is_the_person_named_before() -> None:
    full, short = _people(_page("3505", _article("村民王秀英来了，村民王大姐笑着说。")))
    assert full == short


def test_two_unnamed_people_of_two_pages_are_two() -> None:
    (one,) = _people(_page("3505", _article("村民王大姐笑着说。")))
    (other,) = _people(_page("3505", _article("村民王大姐说。")))
    assert one.key != other.key
