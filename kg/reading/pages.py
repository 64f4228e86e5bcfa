"""The whole of reading: text in, page out."""

from __future__ import annotations

from kg.model import Page
from kg.reading import layout, metadata
from kg.reading.lines import split
from kg.reading.metadata import Given
from kg.reading.spacing import closed_up


def parse_page(identifier: str, text: str, given: Given | None = None) -> Page:
    """The page that `text` is, read into articles.

    >>> page = parse_page("p", "某县召开春耕会\\n\\n本报讯（记者 张三）4月2日，某县\\n\\n召开春耕会。")
    >>> page.articles[0].headline.text, page.articles[0].with_role("body")[0].text
    ('某县召开春耕会', '本报讯（记者 张三）4月2日，某县召开春耕会。')
    """
    drafts, credits = layout.arrange(split(text))
    articles = tuple(draft.finish(f"a{n}") for n, draft in enumerate(drafts, 1))
    return Page(identifier, text, articles, metadata.describe(closed_up(text), given or Given()), credits)
