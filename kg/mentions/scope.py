"""What is known before an article's mentions are found: the page, its city, the article's county."""

from __future__ import annotations

from dataclasses import dataclass

from kg.lexicon.gazetteer import Division
from kg.model import Article, Entity, Mention, Page


@dataclass(frozen=True)
class Scope:
    """One article and its surroundings; handed to every recogniser, resolver and fact rule."""

    page: Page
    article: Article
    city: Division | None = None  # what 我市 and 市委 mean
    county: Division | None = None  # what 该县 and 县委 mean here: the county the article is about
    main: Entity | None = None  # the article's main place, known once places are resolved
    use_tagger: bool = True


@dataclass(frozen=True)
class Reading:
    """An article with its mentions, as it passes from recognising to resolving to relating."""

    scope: Scope
    mentions: tuple[Mention, ...]
